//! `dateline import`: records into a case, or an edited table back as decisions.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::{Context, bail};
use dateline_export::edited::{self, Act, Change, Sheet};
use dateline_export::{Batch, Unit};
use dateline_store::{Action, Basis, Case, Wish};

use super::add::{READ_BY, finish, many};
use super::export::gather;
use super::records;
use crate::args::Import;
use crate::commands::End;

/// Takes the files in.
pub(crate) fn run(args: &Import) -> anyhow::Result<End> {
    let mut end = End::Done;
    for path in &args.files {
        let bytes = if path == Path::new("-") {
            let mut all = Vec::new();
            std::io::Read::read_to_end(&mut std::io::stdin(), &mut all)?;
            all
        } else {
            std::fs::read(path).with_context(|| format!("cannot open {}", path.display()))?
        };
        let name = path.display().to_string();
        let one = if bytes.trim_ascii_start().starts_with(b"{") {
            records::lines(&args.case, &name, &bytes)?
        } else {
            table(args, path, &bytes)?
        };
        if one != End::Done {
            end = one;
        }
    }
    Ok(end)
}

/// An edited table: every fault is told, and with one nothing is decided.
fn table(args: &Import, path: &Path, bytes: &[u8]) -> anyhow::Result<End> {
    let stem = path.file_stem().map_or_else(|| "events".to_owned(), |s| s.to_string_lossy().into_owned());
    let Some(by) = &args.by else { bail!("decisions need a name\n  hint: --by WHO") };
    let sheets = edited::read(args.table.map_or(stem.as_str(), |t| t.0.name()), bytes)
        .map_err(|f| anyhow::anyhow!("{}: {f}", path.display()))?;
    let mut case = Case::open(&args.case)?;
    let (changes, faults) = edited::changes(&sheets, &rows(&args.case, &sheets)?);
    if !faults.is_empty() {
        for f in &faults {
            eprintln!("dateline: {}: {f}", path.display());
        }
        eprintln!("dateline: nothing was decided; {} to put right", many(faults.len(), "fault", "faults"));
        return Ok(End::Nothing);
    }
    let basis = match (&args.link, args.own_knowledge) {
        (Some(l), _) => Some(Basis::Link(l.clone())),
        (_, true) => Some(Basis::Knowledge),
        _ => None,
    };
    if basis.is_none() && changes.iter().any(|c| matches!(c.act, Act::Edit { .. })) {
        bail!("a correction needs what it rests on\n  hint: --link URL or --own-knowledge");
    }
    let at = args.at.clone().unwrap_or_else(|| jiff::Timestamp::now().strftime("%Y-%m-%dT%H:%M:%SZ").to_string());
    for c in &changes {
        if args.dry_run {
            println!("{} row {}: {} {:?}", c.sheet, c.row, c.item, c.act);
            continue;
        }
        let wish = wish(c, by, &at, basis.as_ref(), args);
        case.decide(&wish).with_context(|| format!("{}: sheet {}, row {}", path.display(), c.sheet, c.row))?;
    }
    if !args.dry_run {
        finish(&mut case)?;
    }
    let verb = if args.dry_run { "would be made" } else { "made" };
    println!("{}: {} {verb}.", args.case.display(), many(changes.len(), "decision", "decisions"));
    Ok(End::Done)
}

fn wish(c: &Change, by: &str, at: &str, basis: Option<&Basis>, args: &Import) -> Wish {
    let base = Wish {
        action: Action::Accept,
        item: c.item.clone(),
        other: None,
        field: None,
        new: None,
        basis: None,
        reason: args.why.clone(),
        by: by.to_owned(),
        at: at.to_owned(),
        tool_version: READ_BY.to_owned(),
    };
    match &c.act {
        Act::Accept => base,
        Act::Reject => Wish { action: Action::Reject, ..base },
        Act::Flag => Wish { action: Action::Flag, ..base },
        Act::Edit { field, new } => Wish {
            action: Action::Edit,
            field: Some((*field).to_owned()),
            new: Some(new.clone()),
            basis: basis.cloned(),
            ..base
        },
        Act::Add { words, fields } => {
            Wish { action: Action::Add, new: Some(fields.clone()), basis: Some(Basis::Quote(words.clone())), ..base }
        }
    }
}

/// The case's rows of the unit that the sheets' ids are of.
fn rows(case: &Path, sheets: &[Sheet]) -> anyhow::Result<Batch> {
    let mut units = BTreeSet::new();
    for s in sheets {
        let Some(id) = s.header.iter().position(|h| h == "id") else { continue };
        // `SOURCE#e4` is one report's own.
        let own = |id: &String| {
            id.rsplit_once('#').is_some_and(|(_, item)| item.get(1..).is_some_and(|n| n.parse::<u32>().is_ok()))
        };
        units.extend(s.rows.iter().filter_map(|(_, cells)| cells.get(id)).map(own));
    }
    let mut out = Batch::default();
    for own in units {
        let unit = if own { Unit::Report } else { Unit::Joined };
        gather::From::open(case)?.batches(unit, false, None, &mut |batch| {
            out.append(batch);
            Ok(())
        })?;
    }
    Ok(out)
}
