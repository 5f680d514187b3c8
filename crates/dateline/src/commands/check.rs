//! `dateline check`: whether a case file is whole.

use dateline_store::Case;

use super::add::many;
use crate::args::Check;
use crate::commands::End;

/// Faults that are printed one by one.
const SHOWN: usize = 50;

/// Looks at all of the file and says what is wrong.
pub(crate) fn run(args: &Check) -> anyhow::Result<End> {
    let case = Case::open_read_only(&args.case)?;
    let found = case.check()?;
    println!(
        "{}: {} and {} looked at, {} found.",
        case.path().display(),
        many(found.versions, "text", "texts"),
        many(found.quotations, "quotation", "quotations"),
        many(found.faults.len(), "fault", "faults")
    );
    found.faults.iter().take(SHOWN).for_each(|f| println!("  {f}"));
    if found.faults.len() > SHOWN {
        println!("  and {} more", found.faults.len() - SHOWN);
    }
    for id in &found.orphans {
        println!("  decision {id} is an orphan: its words are nowhere any more; `dateline review` lists it");
    }
    if found.waiting > 0 {
        println!(
            "  {} still to be put together: the next `dateline add` does it",
            many(found.waiting, "report is", "reports are")
        );
    }
    Ok(if found.faults.is_empty() && found.orphans.is_empty() { End::Done } else { End::Problems })
}
