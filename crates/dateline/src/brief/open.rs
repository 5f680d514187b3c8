//! What could not be settled, and the reminder that a machine made this.

use super::page::Page;

/// Problems printed one by one; more are counted.
const SHOWN: usize = 8;

pub(super) fn print(page: &mut Page<'_>) {
    let r = page.record;
    let problems = &r.document.problems;
    if !problems.is_empty() {
        page.heading("NOT SETTLED");
        // The same trouble in several places is told once.
        let mut told: Vec<(String, usize)> = Vec::new();
        for p in problems.iter().take(1000) {
            let line = format!("{} [{}]", p.message, p.code);
            match told.iter().position(|(l, _)| *l == line) {
                Some(at) => told[at].1 += 1,
                None => told.push((line, 1)),
            }
        }
        for (line, n) in told.iter().take(SHOWN) {
            page.warn(2, &if *n > 1 { format!("{line}, {n} times") } else { line.clone() });
        }
        if told.len() > SHOWN {
            page.warn(2, &format!("and {} more (--format json lists them)", told.len() - SHOWN));
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
