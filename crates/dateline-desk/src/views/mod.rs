//! The views: what each answers, as data. The page draws nothing that is not in here.

mod brief;
mod document;
mod fresh;
mod item;
mod items;
mod places;
mod reports;
mod said;
mod words;

use dateline_store::{Case, Kind, Order};
use serde_json::Value;

use crate::asked::Asked;
use crate::error::Error;

pub(crate) use document::document;
pub(crate) use fresh::VIEW as FRESH;
pub(crate) use item::item;
pub(crate) use items::{is_graphic, row};

/// What a view answers: a whole for `.json`, rows for `.csv`.
pub(crate) struct Answer {
    pub(crate) whole: Value,
    /// How the rows of the whole become those of a table.
    pub(crate) table: fn(&Value) -> Vec<Value>,
}

/// A view: its name in the address, what it is, how it is asked.
pub(crate) struct View {
    pub(crate) name: &'static str,
    pub(crate) about: &'static str,
    pub(crate) ask: fn(&Case, &Asked) -> Result<Answer, Error>,
}

/// All views that have no id in their address.
pub(crate) const ALL: &[View] = &[
    View { name: "brief", about: "What the case says on one page, and how good the machine is.", ask: brief::ask },
    View {
        name: "timeline",
        about: "What happened: joined events by day.",
        ask: |c, a| items::ask(c, a, Kind::Event, Order::Day),
    },
    View { name: "map", about: "Where: each event with the place that its reports give.", ask: places::ask },
    View { name: "sides", about: "Who stands with whom.", ask: |c, a| items::ask(c, a, Kind::Side, Order::Weight) },
    View { name: "claims", about: "Who says what.", ask: |c, a| items::ask(c, a, Kind::Claim, Order::Weight) },
    View { name: "tolls", about: "How many, by whose count.", ask: |c, a| items::ask(c, a, Kind::Toll, Order::Weight) },
    View { name: "money", about: "What is at stake.", ask: |c, a| items::ask(c, a, Kind::Stake, Order::Weight) },
    View {
        name: "people",
        about: "Who goes by several names or is in several reports.",
        ask: |c, a| items::ask(c, a, Kind::Entity, Order::Weight),
    },
    View { name: "sources", about: "The reports by outlet, copies folded, with their origins.", ask: reports::ask },
    View { name: "search", about: "Passages and items that hold words.", ask: words::ask },
    View { name: "new", about: "What came since you last looked.", ask: fresh::ask },
    View { name: "decisions", about: "All that people decided, in its order.", ask: said::ask },
    View { name: "facets", about: "Values that the filters of a kind offer.", ask: items::facets },
    View { name: "days", about: "On which days how many items of a kind fall.", ask: items::days },
];

/// The list `rows` of a whole.
fn rows(whole: &Value) -> Vec<Value> {
    whole.get("rows").and_then(Value::as_array).cloned().unwrap_or_default()
}
