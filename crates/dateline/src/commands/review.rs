//! `dateline review`: what people decide; and the list of it.

use anyhow::bail;
use dateline_store::{Action, Basis, Case, Decision, State, Wish};
use serde_json::json;

use super::add::{READ_BY, finish};
use super::view;
use crate::args::{Act, Review};
use crate::brief::sheet::{Sheet, flat, shorten};
use crate::commands::End;

/// Makes a decision and applies it, or lists those made.
pub(crate) fn run(args: &Review) -> anyhow::Result<End> {
    let Some(act) = args.action else { return list(args) };
    let (Some(item), Some(by)) = (&args.item, &args.by) else { bail!("a decision needs an item and --by WHO") };
    let mut case = Case::open(&args.case)?;
    let basis = match (&args.words, &args.link, args.own_knowledge) {
        (Some(w), ..) => Some(Basis::Quote(w.clone())),
        (_, Some(l), _) => Some(Basis::Link(l.clone())),
        (_, _, true) => Some(Basis::Knowledge),
        _ => None,
    };
    let wish = Wish {
        action: action(act),
        item: item.clone(),
        other: args.other.clone(),
        field: args.field.clone(),
        new: args.new.clone(),
        basis,
        reason: args.why.clone(),
        by: by.clone(),
        at: args.at.clone().unwrap_or_else(|| jiff::Timestamp::now().strftime("%Y-%m-%dT%H:%M:%S%.6fZ").to_string()),
        tool_version: READ_BY.to_owned(),
    };
    let id = case.decide(&wish)?;
    finish(&mut case)?;
    println!(
        "{id}: {} {item}, by {by}. `dateline review {} revert {id} --by WHO` takes it back.",
        wish.action.as_str(),
        args.case.display()
    );
    Ok(End::Done)
}

fn action(act: Act) -> Action {
    match act {
        Act::Accept => Action::Accept,
        Act::Reject => Action::Reject,
        Act::Edit => Action::Edit,
        Act::Add => Action::Add,
        Act::Merge => Action::Merge,
        Act::Split => Action::Split,
        Act::Flag => Action::Flag,
        Act::Note => Action::Note,
        Act::Revert => Action::Revert,
    }
}

fn list(args: &Review) -> anyhow::Result<End> {
    let decisions = Case::open_read_only(&args.case)?.decisions()?;
    let total = decisions.len();
    view::print(&dateline_store::Listed { total, rows: decisions }, args.format, |d| json!(d), text)?;
    Ok(End::Done)
}

fn text(sheet: &mut Sheet, decisions: &[Decision]) {
    for d in decisions {
        let mut line = format!("{} {} {}", d.at, d.action.as_str(), d.item);
        if let (Some(field), Some(new)) = (&d.field, &d.new) {
            let old = d.old.as_deref().map(|o| format!(" (was {})", shorten(&flat(o), 40))).unwrap_or_default();
            line = format!("{line}: {field} is {}{old}", shorten(&flat(new), 60));
        }
        line = format!("{line}, by {}", d.by);
        if let Some(why) = &d.reason {
            line = format!("{line}: {}", flat(why));
        }
        sheet.line(4, &format!("{line} [{}]", d.id));
        if let Some(a) = d.anchor.as_ref().filter(|a| !a.exact.is_empty()) {
            sheet.quotation(4, &a.exact, &format!("[{}]", a.source));
        }
        match d.state {
            State::InForce => {}
            State::Reverted => sheet.line(4, "    taken back"),
            State::Orphan => sheet.warn(4, "    orphan: its words are nowhere any more; please look"),
        }
    }
}
