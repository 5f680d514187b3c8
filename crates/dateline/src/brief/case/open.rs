//! What could not be settled, and the reminder that a machine made this.

use super::Brief;
use crate::brief::sheet::Sheet;

pub(super) fn print(sheet: &mut Sheet, b: &Brief) {
    if !b.unsettled.is_empty() {
        sheet.heading("NOT SETTLED");
        for u in &b.unsettled {
            let times = if u.times > 1 { format!(", {} times", u.times) } else { String::new() };
            sheet.warn(2, &format!("  {} [{}]{times}", u.message, u.code));
        }
    }
    sheet.blank();
    sheet.line(
        0,
        &format!(
            "Made by a machine; check before use. {} of {} items reviewed. `dateline show CASE ID` gives the reports and the words behind a \
             line.",
            b.reviewed,
            b.events.total + b.others.total + b.claims.total + b.sides.total + b.tolls.total + b.stakes.total
        ),
    );
}
