//! `dateline brief`: what a case says together, on one page.

use std::io::Write;

use dateline_store::{Case, Filter, Item, Kind, Order, Page};
use serde_json::{Value, json};

use super::view::{self, Asked, whole};
use super::{claims, sides, sources, timeline, tolls};
use crate::args::{View, ViewFormat};
use crate::brief::case;
use crate::commands::End;

/// Items of a section that the text shows; a brief is read, not searched.
const SHOWN: usize = 20;

/// Prints the brief.
pub(crate) fn run(args: &View) -> anyhow::Result<End> {
    let asked = Asked::new(args, "brief", Order::Weight)?;
    let brief = case::Brief::of(&asked.case, &asked.filter, limit(args))?;
    match asked.format {
        ViewFormat::Text => {
            let mut sheet = view::sheet();
            case::print(&mut sheet, &brief);
            anstream::stdout().lock().write_all(sheet.finish().as_bytes())?;
        }
        ViewFormat::Json => println!("{}", serde_json::to_string_pretty(&data(&brief))?),
        // A table has one kind of row: the section stands in the first column.
        ViewFormat::Jsonl | ViewFormat::Csv => {
            let all = data(&brief);
            let sections = all.as_object().into_iter().flatten().filter(|(_, v)| v.is_array());
            let rows = sections.flat_map(|(name, list)| {
                list.as_array().into_iter().flatten().map(move |v| {
                    let mut row = serde_json::Map::new();
                    row.insert("section".to_owned(), name.as_str().into());
                    row.extend(v.as_object().cloned().unwrap_or_default());
                    Value::Object(row)
                })
            });
            view::rows(rows, asked.format)?;
        }
    }
    Ok(End::Done)
}

fn limit(args: &View) -> Option<usize> {
    match (args.limit, args.format) {
        (Some(0), _) => None,
        (Some(n), _) => Some(n),
        (None, ViewFormat::Text) => Some(SHOWN),
        (None, _) => None,
    }
}

/// The brief as data: a list for each section.
pub(crate) fn data(b: &case::Brief) -> Value {
    json!({
        "case": b.counts,
        "events": b.events.rows.iter().map(timeline::event_row).collect::<Vec<_>>(),
        "not_happened": b.others.rows.iter().map(timeline::event_row).collect::<Vec<_>>(),
        "claims": b.claims.rows.iter().map(whole).collect::<Vec<_>>(),
        "sides": b.sides.rows.iter().map(whole).collect::<Vec<_>>(),
        "tolls": b.tolls.rows.iter().map(whole).collect::<Vec<_>>(),
        "money": b.stakes.rows.iter().map(whole).collect::<Vec<_>>(),
        "disputed": b.disputed.iter().map(|d| json!({"id": d.id, "over": d.over})).collect::<Vec<_>>(),
        "withdrawn": b.withdrawn,
        "not_settled": b.unsettled,
        "outlets": b.outlets.rows.iter().map(|o| {
            let mut row = sources::outlet_row(o);
            row.as_object_mut().map(|m| m.remove("documents"));
            row
        }).collect::<Vec<_>>(),
    })
}

/// Lists of a section for [`case::print`].
pub(crate) mod sections {
    pub(crate) use super::{
        claims::text as claims, sides::text as sides, timeline::text as events, tolls::text as tolls,
    };
}

/// The items of a kind, main ones first.
pub(crate) fn main_items(
    case: &Case,
    kind: Kind,
    filter: &Filter,
    limit: Option<usize>,
) -> dateline_store::Result<dateline_store::Listed<Item>> {
    case.items(kind, filter, Page { offset: 0, limit, order: Order::Weight })
}
