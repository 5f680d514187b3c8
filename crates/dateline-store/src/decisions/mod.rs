//! What people decide: lines that are added and never changed, each keyed by the words it is about, so that it outlives a new reading.

mod anchor;
mod decide;

use rusqlite::{Connection, Row};
use serde::{Deserialize, Serialize};

pub use anchor::Anchor;
pub(crate) use anchor::resolve;
pub use decide::{Basis, Wish};

use crate::case::Case;
use crate::error::Result;

/// What a person does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// It is right.
    Accept,
    /// It is wrong; views leave it out.
    Reject,
    /// One field of it is another.
    Edit,
    /// The machine missed it.
    Add,
    /// Two are one.
    Merge,
    /// One telling is of something else.
    Split,
    /// To be looked at.
    Flag,
    /// A remark.
    Note,
    /// An earlier decision is taken back.
    Revert,
}

impl Action {
    /// All, in order.
    pub const ALL: [Action; 9] = [
        Action::Accept,
        Action::Reject,
        Action::Edit,
        Action::Add,
        Action::Merge,
        Action::Split,
        Action::Flag,
        Action::Note,
        Action::Revert,
    ];

    /// The word in the file.
    pub fn as_str(self) -> &'static str {
        match self {
            Action::Accept => "accept",
            Action::Reject => "reject",
            Action::Edit => "edit",
            Action::Add => "add",
            Action::Merge => "merge",
            Action::Split => "split",
            Action::Flag => "flag",
            Action::Note => "note",
            Action::Revert => "revert",
        }
    }
}

/// What has become of a decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// It holds.
    InForce,
    /// A later line takes it back.
    Reverted,
    /// The words that it was keyed by are nowhere in its report any more, or nothing of its kind stands there: it waits for a person.
    Orphan,
}

/// One line of what was decided.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Decision {
    /// Its id.
    pub id: String,
    /// The item, as it was named then.
    pub item: String,
    /// What the item is: `event`, `toll`, ..., `story`, `name`, `place`.
    pub kind: String,
    /// The words that it is keyed by.
    pub anchor: Option<Anchor>,
    /// Of a merge the other item, of a split those that it is taken from.
    pub others: Vec<Anchor>,
    /// What was done.
    pub action: Action,
    /// Which field.
    pub field: Option<String>,
    /// The value before.
    pub old: Option<String>,
    /// The value since; of a revert the decision that it takes back.
    pub new: Option<String>,
    /// `quote`, `link` or `knowledge`.
    pub basis: Option<String>,
    /// The words or the link.
    pub evidence: Option<String>,
    /// Why, in the person's words.
    pub reason: Option<String>,
    /// Who.
    pub by: String,
    /// When (ISO 8601).
    pub at: String,
    /// With which release.
    pub tool_version: String,
    /// What has become of it.
    pub state: State,
}

const COLUMNS: &str = "id, item, kind, source, exact, prefix, suffix, starts, ends, text_sha256, others, action, field, old, new, basis, \
                       evidence, reason, \"by\", \"at\", tool_version";

fn decision(r: &Row<'_>) -> rusqlite::Result<Decision> {
    let text = |i: usize| r.get::<_, Option<String>>(i);
    let anchor = match (text(3)?, text(4)?) {
        (Some(source), Some(exact)) => Some(Anchor {
            source,
            kind: r.get(2)?,
            exact,
            prefix: text(5)?.unwrap_or_default(),
            suffix: text(6)?.unwrap_or_default(),
            start: r.get::<_, Option<u32>>(7)?.unwrap_or_default(),
            end: r.get::<_, Option<u32>>(8)?.unwrap_or_default(),
            text_sha256: text(9)?.unwrap_or_default(),
        }),
        _ => None,
    };
    let action: String = r.get(11)?;
    Ok(Decision {
        id: r.get(0)?,
        item: r.get(1)?,
        kind: r.get(2)?,
        anchor,
        others: text(10)?.and_then(|o| serde_json::from_str(&o).ok()).unwrap_or_default(),
        action: Action::ALL.into_iter().find(|a| a.as_str() == action).unwrap_or(Action::Note),
        field: text(12)?,
        old: text(13)?,
        new: text(14)?,
        basis: text(15)?,
        evidence: text(16)?,
        reason: text(17)?,
        by: r.get(18)?,
        at: r.get(19)?,
        tool_version: r.get(20)?,
        state: State::InForce,
    })
}

/// All decisions in the order in which they were made, those that were taken back marked so. Whether one is an orphan is not looked at.
pub(crate) fn all(db: &Connection) -> rusqlite::Result<Vec<Decision>> {
    let mut find = db.prepare_cached(&format!("SELECT {COLUMNS} FROM decisions ORDER BY key"))?;
    let mut out: Vec<Decision> = find.query_map([], decision)?.collect::<rusqlite::Result<_>>()?;
    // A revert can itself be taken back: the last word comes first.
    for i in (0..out.len()).rev() {
        if out[i].action == Action::Revert && out[i].state == State::InForce {
            let target = out[i].new.clone();
            if let Some(d) = out.iter_mut().find(|d| Some(&d.id) == target.as_ref()) {
                d.state = State::Reverted;
            }
        }
    }
    Ok(out)
}

impl Case {
    /// All decisions in the order in which they were made, each with what has become of it.
    pub fn decisions(&self) -> Result<Vec<Decision>> {
        let run = || -> rusqlite::Result<Vec<Decision>> {
            let mut out = all(&self.db)?;
            for d in out.iter_mut().filter(|d| d.state == State::InForce) {
                let Some(anchor) = &d.anchor else { continue };
                if !anchor::stands(&self.db, anchor)? {
                    d.state = State::Orphan;
                }
            }
            Ok(out)
        };
        run().map_err(|e| self.error(e))
    }
}
