//! Many decisions at once: first the count and five of them, then all, with one time that ties them together.

use axum::Json;
use axum::extract::State;
use dateline_store::{Action, Case, Item, Kind, Order, Page};
use serde::Deserialize;
use serde_json::{Value, json};
use utoipa::ToSchema;

use super::decide::{Decide, action, wish};
use super::now;
use crate::asked::{self, Asked};
use crate::error::Error;
use crate::state::Desk;
use crate::views::row;

/// Items shown before anything is done.
const SAMPLES: usize = 5;
/// Items that one batch may touch.
const MOST: usize = 5000;

/// What is done to all that pass a filter.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub(crate) struct Bulk {
    /// The kind of items.
    kind: String,
    /// Which of them.
    #[serde(default)]
    filter: Asked,
    /// Those that people looked at already as well.
    #[serde(default)]
    reviewed_too: bool,
    /// `accept`, `reject`, `flag` or `note`.
    action: String,
    /// Why.
    reason: Option<String>,
    /// Who.
    by: String,
    /// How many the preview counted; without it nothing is done but counting.
    expect: Option<usize>,
}

/// Without `expect` answers `{count, samples}`; with it decides, and answers `{count, at, ids}`.
pub(crate) async fn many(State(desk): State<Desk>, Json(wanted): Json<Bulk>) -> Result<Json<Value>, Error> {
    let act = action(&wanted.action)?;
    if !matches!(act, Action::Accept | Action::Reject | Action::Flag | Action::Note) {
        return Err(Error::Asked("only accept, reject, flag and note can be done to many at once".to_owned()));
    }
    let kind = asked::kind(&wanted.kind).ok_or_else(|| Error::Asked(format!("there is no kind {:?}", wanted.kind)))?;
    let Some(expect) = wanted.expect else { return desk.read(move |case| preview(case, kind, &wanted)).await };
    let (at, version) = (now(), desk.version().to_owned());
    desk.write(move |case| {
        let items = chosen(case, kind, &wanted)?;
        if items.len() != expect {
            return Err(Error::Changed(format!("{} items answer to that now, not {expect}; look again", items.len())));
        }
        let one = |item: String| Decide {
            action: wanted.action.clone(),
            item,
            other: None,
            field: None,
            new: None,
            basis: None,
            reason: wanted.reason.clone(),
            by: wanted.by.clone(),
        };
        let wishes =
            items.into_iter().map(|i| wish(&one(i.id), at.clone(), &version)).collect::<Result<Vec<_>, _>>()?;
        let ids = case.decide_all(&wishes)?;
        Ok(Json(json!({"count": ids.len(), "at": at, "ids": ids})))
    })
    .await
}

fn preview(case: &Case, kind: Kind, wanted: &Bulk) -> Result<Json<Value>, Error> {
    let items = chosen(case, kind, wanted)?;
    // From the whole length of the list, not its beginning alone.
    let shown = items.len().min(SAMPLES);
    let samples: Vec<Value> = (0..shown).map(|n| row(&items[n * items.len() / shown])).collect();
    Ok(Json(json!({"count": items.len(), "samples": samples})))
}

fn chosen(case: &Case, kind: Kind, wanted: &Bulk) -> Result<Vec<Item>, Error> {
    let all = Page { offset: 0, limit: None, order: Order::Weight };
    let mut items = case.items(kind, &wanted.filter.filter(), all)?.rows;
    items.retain(|i| wanted.reviewed_too || i.review.is_none());
    if items.len() > MOST {
        return Err(Error::Asked(format!(
            "{} items answer to that; at most {MOST} at once, filter further",
            items.len()
        )));
    }
    Ok(items)
}
