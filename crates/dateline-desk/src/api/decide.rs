//! One decision.

use axum::Json;
use axum::extract::State;
use dateline_store::{Action, Basis, Wish};
use serde::Deserialize;
use serde_json::{Value, json};
use utoipa::ToSchema;

use super::{named, now};
use crate::error::Error;
use crate::state::Desk;

/// What a person decides.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub(crate) struct Decide {
    /// `accept`, `reject`, `edit`, `add`, `merge`, `split`, `flag`, `note`, `revert`.
    pub(crate) action: String,
    /// The item: a joined one's id, `SOURCE#e4` for one report's, a story's id; of an addition the report; of a revert the decision.
    pub(crate) item: String,
    /// Of a merge the other item; of a split the report, or `SOURCE#e4`, that is taken out.
    pub(crate) other: Option<String>,
    /// The field that is edited; `who` and `where` hold in every report of the case.
    pub(crate) field: Option<String>,
    /// Its value; of an addition its fields as a JSON object.
    pub(crate) new: Option<String>,
    /// What it rests on.
    pub(crate) basis: Option<Rests>,
    /// Why.
    pub(crate) reason: Option<String>,
    /// Who.
    pub(crate) by: String,
}

/// What a correction rests on.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(tag = "kind", content = "value", rename_all = "snake_case")]
pub(crate) enum Rests {
    /// Words of a report.
    Quote(String),
    /// An address, `http` or `https`.
    Link(String),
    /// The person's own knowledge.
    Knowledge,
}

/// Makes a decision; answers `{id}`.
pub(crate) async fn one(State(desk): State<Desk>, Json(wanted): Json<Decide>) -> Result<Json<Value>, Error> {
    let wish = wish(&wanted, now(), desk.version())?;
    let id = desk.write(move |case| Ok(case.decide(&wish)?)).await?;
    Ok(Json(json!({"id": id})))
}

/// What the case is asked to keep.
pub(super) fn wish(wanted: &Decide, at: String, version: &str) -> Result<Wish, Error> {
    let asked = |words: &str| Error::Asked(words.to_owned());
    let action = action(&wanted.action)?;
    let given = |v: &Option<String>| v.as_ref().map(|v| v.trim().to_owned()).filter(|v| !v.is_empty());
    let basis = match &wanted.basis {
        Some(Rests::Quote(words)) if words.trim().is_empty() => return Err(asked("which words say so?")),
        Some(Rests::Quote(words)) => Some(Basis::Quote(words.clone())),
        Some(Rests::Link(link)) => {
            let link = link.trim();
            if !(link.starts_with("https://") || link.starts_with("http://")) {
                return Err(asked("a link begins with https:// or http://"));
            }
            Some(Basis::Link(link.to_owned()))
        }
        Some(Rests::Knowledge) => Some(Basis::Knowledge),
        None => None,
    };
    if matches!(action, Action::Edit | Action::Add) && basis.is_none() {
        return Err(asked("a correction needs words of a report, a link, or your own knowledge"));
    }
    if action == Action::Reject && given(&wanted.reason).is_none() {
        return Err(asked("say why it is wrong"));
    }
    Ok(Wish {
        action,
        item: wanted.item.clone(),
        other: given(&wanted.other),
        field: given(&wanted.field),
        new: given(&wanted.new),
        basis,
        reason: given(&wanted.reason),
        by: named(&wanted.by)?,
        at,
        tool_version: version.to_owned(),
    })
}

pub(super) fn action(word: &str) -> Result<Action, Error> {
    let found = Action::ALL.into_iter().find(|a| a.as_str() == word);
    found.ok_or_else(|| {
        Error::Asked(format!(
            "there is no action {word:?}; accept, reject, edit, add, merge, split, flag, note, revert"
        ))
    })
}
