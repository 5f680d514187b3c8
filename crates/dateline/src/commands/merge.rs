//! `dateline merge`: all that another case holds comes into this one.

use dateline_store::Case;

use super::add::{finish, many};
use crate::args::Merge;
use crate::commands::End;

/// Merges the other case in and joins the stories anew.
pub(crate) fn run(args: &Merge) -> anyhow::Result<End> {
    let mut case = Case::open_or_create(&args.case)?;
    let came = case.merge(&args.other)?;
    finish(&mut case)?;
    println!(
        "{}: {} new, {} changed, {} already in, {} taken over.",
        args.case.display(),
        many(came.new, "report", "reports"),
        came.changed,
        came.known,
        many(came.decisions, "decision", "decisions")
    );
    Ok(End::Done)
}
