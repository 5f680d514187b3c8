//! What could not be settled, and the reminder that a machine made this.

use super::page::Page;

/// Problems printed one by one; more are counted.
const SHOWN: usize = 8;

pub(super) fn print(page: &mut Page<'_>) {
    let r = page.record;
    let problems = &r.document.problems;
    if !problems.is_empty() {
        page.heading("NOT SETTLED");
        for p in problems.iter().take(SHOWN) {
            page.warn(2, &format!("{} [{}]", p.message, p.code));
        }
        if problems.len() > SHOWN {
            page.warn(2, &format!("and {} more (--format json lists them)", problems.len() - SHOWN));
        }
    }
    let speakers = r.claims.iter().filter(|c| c.speaker.as_ref().is_none_or(|s| s.entity.is_none())).count();
    let dates = r.events.iter().filter(|e| e.date.as_ref().is_none_or(|d| d.from.is_none() && d.to.is_none())).count();
    let places = r.places.iter().filter(|p| p.lat.is_none()).count();
    page.blank();
    page.line(
        0,
        &format!(
            "Made by a machine; check before use. Left open: {speakers} of {} speakers, the date of {dates} of {} events, {places} of \
             {} places. `--explain ID` shows why a line is there.",
            r.claims.len(),
            r.events.len(),
            r.places.len()
        ),
    );
}
