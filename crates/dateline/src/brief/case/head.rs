//! How many reports by whom, over which time; then how much there is of each kind.

use super::Brief;
use crate::brief::sheet::{Sheet, days};
use crate::commands::add::many;

pub(super) fn print(sheet: &mut Sheet, b: &Brief) {
    let copies: i64 = b.outlets.rows.iter().map(|o| o.copies).sum();
    let named = b.outlets.rows.iter().filter(|o| o.outlet.is_some()).count();
    let mut title = many(b.counts.documents, "report", "reports");
    if named > 0 {
        title = format!("{title} by {}", many(named, "outlet", "outlets"));
    }
    sheet.title(&title);
    let mut parts = vec![many(b.counts.stories, "story", "stories")];
    parts.extend(days(b.from.as_deref(), b.to.as_deref()).map(|d| format!("published {d}")));
    if copies > 0 {
        parts.push(many(copies as usize, "copy of another", "copies of others"));
    }
    if !b.withdrawn.is_empty() {
        parts.push(format!("{} withdrawn", b.withdrawn.len()));
    }
    sheet.line(0, &parts.join(" · "));
    let events = b.events.total + b.others.total;
    let counts = format!(
        "EVENTS {events} (told {} times)  CLAIMS {}  SIDES {}  TOLLS {}  STAKES {}",
        b.counts.events, b.claims.total, b.sides.total, b.tolls.total, b.stakes.total
    );
    sheet.line(0, &counts);
}
