//! What writes: decisions, one or many at once, taken back one by one or by the batch; and how far the case was looked at.

pub(crate) mod bulk;
pub(crate) mod decide;
pub(crate) mod describe;
pub(crate) mod undo;

use axum::Json;
use axum::extract::State;
use serde_json::{Value, json};

use crate::error::Error;
use crate::state::Desk;
use crate::views;

/// Marks all that is in the case as seen.
pub(crate) async fn seen(State(desk): State<Desk>) -> Result<Json<Value>, Error> {
    let before = desk.write(|case| Ok(case.look(views::FRESH)?)).await?;
    Ok(Json(json!({"before": before})))
}

/// Now, to the microsecond: what is decided together has the same time, what is not has another.
fn now() -> String {
    jiff::Timestamp::now().strftime("%Y-%m-%dT%H:%M:%S%.6fZ").to_string()
}

/// A name that is not empty.
fn named(by: &str) -> Result<String, Error> {
    let by = by.trim();
    if by.is_empty() {
        return Err(Error::Asked("a decision needs the name of who makes it".to_owned()));
    }
    Ok(by.to_owned())
}
