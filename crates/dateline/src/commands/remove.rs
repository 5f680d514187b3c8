//! `dateline remove`: reports go, with all their traces.

use dateline_store::Case;

use super::add::{finish, many};
use crate::args::Remove;
use crate::commands::End;

/// Removes the reports and joins their stories without them.
pub(crate) fn run(args: &Remove) -> anyhow::Result<End> {
    let mut case = Case::open(&args.case)?;
    for report in &args.reports {
        let gone = case.remove(report)?;
        println!(
            "{} removed: {}, {}",
            gone.source,
            many(gone.versions, "text", "texts"),
            many(gone.decisions, "decision", "decisions")
        );
    }
    finish(&mut case)?;
    Ok(End::Done)
}
