//! Shares of a hundred: "26 percent", "7.2%", "5 to 7 per cent", "between 5 and 7 percent", "twenty-six percent", "10 percentage points".

use dateline_model::AmountKind;

use super::found::Found;
use crate::numbers::{Kind, Number, Tokens, number, range};

pub(super) fn find(t: &Tokens, i: usize) -> Option<Found> {
    if t.kind(i) == Kind::Digits && t.glued(i) && t.is(i.wrapping_sub(1), ["$", "£", "€"]) {
        return None;
    }
    let mut n = number(t, i)?;
    let mut j = n.end;
    j += usize::from(t.w(j) == "%" && t.is(j + 1, ["to", "-"]));
    if let Some(r) = range(t, i, &Number { end: j, ..n }) {
        (n, j) = (r, r.end);
    }
    let j = j + usize::from(t.w(j) == "-" && t.glued(j));
    let end = match t.w(j) {
        "%" | "percent" | "pct" => j + 1,
        "per" if t.w(j + 1) == "cent" => j + 2,
        "percentage" if t.is(j + 1, ["point", "points"]) => j + 2,
        _ => return None,
    };
    Some(Found {
        start: i,
        end,
        kind: AmountKind::Percent,
        value: n.value,
        min: n.min,
        max: n.max,
        unit: Some("%".to_owned()),
        plain_dollar: false,
        hedge: None,
        rule: "amounts/percent",
        note: None,
    })
}
