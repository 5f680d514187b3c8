//! `dateline export`: a case or records in the shapes that other tools take.

pub(crate) mod gather;
pub(crate) mod lent;
mod places;

use std::io::Write;

use dateline_export::{Account, Export, Options, Selection, Unit};

use crate::args::{By, Export as Args};
use crate::commands::End;

/// Writes the shape, and says on stderr what became of each row.
pub(crate) fn run(args: &Args) -> anyhow::Result<End> {
    let shape = args.to.0;
    let mut from = gather::From::open(&args.from)?;
    let unit = match args.unit {
        Some(By::Joined) => Unit::Joined,
        Some(By::Report) => Unit::Report,
        None => shape.unit(),
    };
    let selection = Selection {
        only: args.only.into(),
        since: args.since.clone(),
        until: args.until.clone(),
        about: args.about.as_deref().map_or_else(|| Ok(Vec::new()), |name| from.names(name))?,
        place: args.place.clone(),
        kind: args.kind.clone(),
        status: args.status.clone(),
    };
    let mut to = places::To::of(args)?;
    let options =
        Options { strict: args.strict, bom: args.bom, table: to.table, release: env!("CARGO_PKG_VERSION").to_owned() };
    let mut files = |name: &str| to.create(name);
    let mut export = Export::new(shape, &options, &mut files)?;
    let troubles = from.batches(unit, shape.wants_records(), None, &mut |mut batch| {
        selection.keep(&mut batch, export.account());
        Ok(export.batch(&batch, &mut files)?)
    })?;
    let account = export.finish(&mut files)?;
    say(&account, args)?;
    Ok(if troubles > 0 || !account.refused.is_empty() { End::Problems } else { End::Done })
}

/// The account: on stderr, and in the file that was asked for.
fn say(account: &Account, args: &Args) -> anyhow::Result<()> {
    use anyhow::Context;
    std::io::stderr().write_all(account.lines().as_bytes())?;
    if let Some(path) = &args.report {
        let json = serde_json::to_string_pretty(account)? + "\n";
        std::fs::write(path, json).with_context(|| format!("cannot write {}", path.display()))?;
    }
    Ok(())
}
