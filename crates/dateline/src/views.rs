//! A case for callers that want values and no printed page: the rows of each view, the same as its `--format json`; records and decisions
//! into it.

use std::path::Path;

use anyhow::bail;
use dateline_lang::Analysis;
use dateline_model::Record;
use dateline_store::{Case, Filter, Kind, Order, Page, Wish};
use serde_json::{Value, json};

use crate::commands::{add, brief, parse, records, sources, stories, timeline, view};

/// Views that [`rows`] answers.
pub const VIEWS: [&str; 9] =
    ["timeline", "stories", "sides", "tolls", "claims", "stakes", "entities", "sources", "decisions"];

/// The rows of a view as JSON objects, `limit` at most.
///
/// # Errors
/// Where the file is no case, or no view has this name.
pub fn rows(case: &Path, name: &str, filter: &Filter, limit: Option<usize>) -> anyhow::Result<Vec<Value>> {
    let case = Case::open_read_only(case)?;
    let page = |order| Page { offset: 0, limit, order };
    let items = |kind, order, row: fn(&dateline_store::Item) -> Value| -> anyhow::Result<Vec<Value>> {
        Ok(case.items(kind, filter, page(order))?.rows.iter().map(row).collect())
    };
    Ok(match name {
        "timeline" => items(Kind::Event, Order::Day, timeline::event_row)?,
        "sides" => items(Kind::Side, Order::Weight, view::whole)?,
        "tolls" => items(Kind::Toll, Order::Weight, view::whole)?,
        "claims" => items(Kind::Claim, Order::Weight, view::whole)?,
        "stakes" => items(Kind::Stake, Order::Weight, view::whole)?,
        "entities" => items(Kind::Entity, Order::Weight, view::whole)?,
        "stories" => case.stories(filter, page(Order::Weight))?.rows.iter().map(stories::story_row).collect(),
        "sources" => case.outlets(filter, page(Order::Weight), None)?.rows.iter().map(sources::outlet_row).collect(),
        "decisions" => case.decisions()?.iter().map(|d| json!(d)).collect(),
        _ => bail!("no view is called {name:?}\n  hint: {}", VIEWS.join(", ")),
    })
}

/// What the case says together, a list for each section.
///
/// # Errors
/// As [`rows`].
pub fn summary(case: &Path, filter: &Filter, limit: Option<usize>) -> anyhow::Result<Value> {
    let case = Case::open_read_only(case)?;
    Ok(brief::data(&crate::brief::case::Brief::of(&case, filter, limit)?))
}

/// Passages that hold all the words; best first.
///
/// # Errors
/// As [`rows`].
pub fn search(case: &Path, words: &str, limit: Option<usize>) -> anyhow::Result<Vec<Value>> {
    let page = Page { offset: 0, limit, order: Order::Weight };
    Ok(Case::open_read_only(case)?.search(words, page)?.rows.iter().map(|h| json!(h)).collect())
}

/// One item, story or report with all that stands behind it.
///
/// # Errors
/// As [`rows`], or where nothing has this id.
pub fn show(case: &Path, id: &str) -> anyhow::Result<Value> {
    Ok(serde_json::to_value(Case::open_read_only(case)?.show(id)?)?)
}

/// What the engine sees, as `dateline parse --format json` prints it.
pub fn parsed(analysis: &Analysis, source: &str) -> String {
    parse::json_line(analysis, source)
}

/// Keeps records as they were read, and puts their stories together; how many are new, changed, and were there already. The case is made where
/// there is none.
///
/// # Errors
/// Where the file cannot be written, or a record is of another release; what was stored before it stays.
pub fn keep(case: &Path, given: impl Iterator<Item = anyhow::Result<Record>>) -> anyhow::Result<[usize; 3]> {
    let mut inbox = records::Inbox::new(Case::open_or_create(case)?);
    for (n, record) in given.enumerate() {
        let record = records::whole(record?).map_err(|e| anyhow::anyhow!("record {}: {e}", n + 1))?;
        inbox.take(records::prepared(record, "records", n + 1))?;
    }
    let (mut case, counts) = inbox.close()?;
    add::finish(&mut case)?;
    Ok(counts)
}

/// Makes a decision, applies it, and gives its id.
///
/// # Errors
/// Where the item is not there, the wish is not whole, or the file cannot be written.
pub fn decide(case: &Path, wish: &Wish) -> anyhow::Result<String> {
    let mut case = Case::open(case)?;
    let id = case.decide(wish)?;
    add::finish(&mut case)?;
    Ok(id)
}
