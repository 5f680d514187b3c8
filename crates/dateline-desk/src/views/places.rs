//! Where events took place, as their reports give it. What is known to a country only stays apart from what has a place.

use std::collections::HashMap;

use dateline_store::{Case, Kind, Order, Pin};
use serde_json::{Value, json};

use super::items::{one, row};
use super::{Answer, rows};
use crate::asked::Asked;
use crate::error::Error;

/// Events on the page's map at most.
const MOST: usize = 2000;

/// The events with their places.
pub(super) fn ask(case: &Case, asked: &Asked) -> Result<Answer, Error> {
    let mut page = asked.page(Order::Weight);
    if asked.slim() {
        page.limit = Some(page.limit.unwrap_or(MOST).min(MOST));
    }
    let found = if asked.slim() {
        case.outlines(Kind::Event, &asked.filter(), page)?
    } else {
        case.items(Kind::Event, &asked.filter(), page)?
    };
    let pins: HashMap<String, Pin> = case.pins(&found.rows)?.into_iter().map(|p| (p.id.clone(), p)).collect();
    let mut listed = Vec::new();
    for item in &found.rows {
        let pin = pins.get(&item.id);
        // What a person said of the place holds before what the reports give.
        let edited = item.detail.get("place").filter(|p| p.get("lat").is_some_and(Value::is_number));
        // Without the item whole, which the list beside the map does not show.
        let mut out = one(&row(item));
        out["review"] = json!(item.review);
        let part = |name: &str| edited.and_then(|e| e.get(name)).cloned().filter(|v| !v.is_null());
        out["latitude"] = part("lat").unwrap_or_else(|| json!(pin.and_then(|p| p.latitude)));
        out["longitude"] = part("lon").unwrap_or_else(|| json!(pin.and_then(|p| p.longitude)));
        out["country"] = part("country").unwrap_or_else(|| json!(pin.and_then(|p| p.country.clone())));
        out["precision"] = part("precision").unwrap_or_else(|| json!(pin.and_then(|p| p.precision.clone())));
        out["place_basis"] = part("basis").unwrap_or_else(|| json!(pin.map(|p| p.basis.clone())));
        listed.push(out);
    }
    Ok(Answer {
        whole: json!({"total": found.total, "rows": listed}),
        table: |w| {
            let plain = |mut r: Value| {
                r.as_object_mut().map(|o| o.shift_remove("review"));
                r
            };
            rows(w).into_iter().map(plain).collect()
        },
    })
}
