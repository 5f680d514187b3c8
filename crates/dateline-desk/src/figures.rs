//! How good each kind is, measured: data that the first screen and `docs/desk.md` both state.

use serde_json::Value;

/// The figures: `[{kind, set, precision, recall}]`, in hundredths; null where that was not measured alone.
pub(crate) fn all() -> Value {
    serde_json::from_str(include_str!("../data/figures.json")).unwrap_or_default()
}
