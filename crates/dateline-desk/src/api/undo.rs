//! One step back: what a person decided last is taken back, a batch as a whole. Nothing is deleted; to take back is a further line.

use axum::Json;
use axum::extract::State;
use dateline_store::{Action, Decision, State as Fate, Wish};
use serde::Deserialize;
use serde_json::{Value, json};
use utoipa::ToSchema;

use super::{named, now};
use crate::error::Error;
use crate::state::Desk;

/// Whose last step is taken back.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub(crate) struct Undo {
    /// Who.
    by: String,
    /// The batch's time, where it is not the last step that is meant.
    at: Option<String>,
}

/// Takes back the last step; answers `{count, items, action}`.
pub(crate) async fn last(State(desk): State<Desk>, Json(wanted): Json<Undo>) -> Result<Json<Value>, Error> {
    let (by, at, version) = (named(&wanted.by)?, now(), desk.version().to_owned());
    desk.write(move |case| {
        let all = case.decided()?;
        let own = || all.iter().filter(|d| d.by == by && d.state == Fate::InForce && d.action != Action::Revert);
        let step = match &wanted.at {
            Some(at) => own().find(|d| d.at == *at),
            None => own().next_back(),
        };
        let Some(step) = step else { return Err(Error::Asked("there is nothing of yours to take back".to_owned())) };
        let batch: Vec<_> = own().filter(|d| d.at == step.at).collect();
        let back = |d: &&Decision| Wish {
            action: Action::Revert,
            item: d.id.clone(),
            other: None,
            field: None,
            new: None,
            basis: None,
            reason: None,
            by: by.clone(),
            at: at.clone(),
            tool_version: version.clone(),
        };
        let wishes: Vec<Wish> = batch.iter().map(back).collect();
        case.decide_all(&wishes)?;
        let items: Vec<&str> = batch.iter().map(|d| d.item.as_str()).collect();
        Ok(Json(json!({"count": batch.len(), "items": items, "action": step.action})))
    })
    .await
}
