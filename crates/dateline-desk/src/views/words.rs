//! Words: the passages that hold them, and the items whose names or words do.

use dateline_store::{Case, Filter, Kind, Order, Page};
use serde_json::{Value, json};

use super::items::rowed;
use super::{Answer, rows};
use crate::asked::Asked;
use crate::error::Error;

/// Items of one kind at most.
const ITEMS: usize = 20;

/// Passages as `rows`, items as `items`.
pub(super) fn ask(case: &Case, asked: &Asked) -> Result<Answer, Error> {
    let q = asked.q.clone().unwrap_or_default();
    let found = case.search(&q, asked.page(Order::Weight))?;
    let mut items: Vec<Value> = Vec::new();
    if !q.trim().is_empty() {
        let filter = Filter { about: Some(q.replace('"', "").trim().to_owned()), ..Filter::default() };
        for kind in [Kind::Event, Kind::Claim, Kind::Toll, Kind::Side, Kind::Stake] {
            let page = Page { offset: 0, limit: Some(ITEMS), order: Order::Weight };
            items.extend(case.items(kind, &filter, page)?.rows.iter().map(|i| rowed(i, asked.slim())));
        }
    }
    Ok(Answer { whole: json!({"total": found.total, "rows": found.rows, "items": items}), table: rows })
}
