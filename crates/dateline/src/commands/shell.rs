//! `dateline completions` and `dateline man`: made from the definition of the command line.

use clap::CommandFactory;

use crate::args::{Args, Completions};
use crate::commands::End;

/// Prints a completion script.
pub(crate) fn completions(args: &Completions) -> End {
    clap_complete::generate(args.shell, &mut Args::command(), "dateline", &mut std::io::stdout());
    End::Done
}

/// Prints the manual page.
pub(crate) fn man() -> anyhow::Result<End> {
    let mut out = std::io::stdout().lock();
    let command = Args::command();
    clap_mangen::Man::new(command.clone()).render(&mut out)?;
    for sub in command.get_subcommands() {
        clap_mangen::Man::new(sub.clone()).render(&mut out)?;
    }
    Ok(End::Done)
}
