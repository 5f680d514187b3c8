//! Small pieces of writing: days in words, one line that says what happened, escapes.

use jiff::civil::Date;

use crate::rows::{Event, Party, day};

/// First and last day of an event, in order, where both or one is known.
pub(super) fn days(e: &Event) -> Option<(Date, Date)> {
    let (from, to) = (e.day_from.as_deref().and_then(day), e.day_to.as_deref().and_then(day));
    let (a, b) = (from.or(to)?, to.or(from)?);
    Some((a.min(b), a.max(b)))
}

/// Whether an interval is open at one end: the text says "since" or "by".
pub(super) fn is_open(e: &Event) -> bool {
    e.day_from.as_deref().and_then(day).is_some() != e.day_to.as_deref().and_then(day).is_some()
}

/// An event's day in words: `4 May 2027`, `May 2027`, `2027`, `between 3 and 5 May 2027`, `by 7 May 2027`, `since 7 May 2027`.
pub(super) fn when(e: &Event) -> Option<String> {
    let (a, b) = days(e)?;
    let one = |d: Date| format!("{} {} {}", d.day(), month(d), d.year());
    if is_open(e) {
        let word = if e.day_from.as_deref().and_then(day).is_some() { "since" } else { "by" };
        return Some(format!("{word} {}", one(a)));
    }
    Some(if a == b {
        one(a)
    } else if a.day() == 1 && b == b.last_of_month() && (a.year(), a.month()) == (b.year(), b.month()) {
        format!("{} {}", month(a), a.year())
    } else if (a.month(), a.day(), b.month(), b.day()) == (1, 1, 12, 31) && a.year() == b.year() {
        a.year().to_string()
    } else if (a.year(), a.month()) == (b.year(), b.month()) {
        format!("between {} and {}", a.day(), one(b))
    } else {
        format!("between {} and {}", one(a), one(b))
    })
}

fn month(d: Date) -> &'static str {
    const NAMES: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    NAMES[usize::from(d.month().unsigned_abs()).saturating_sub(1).min(11)]
}

/// `Army, police: ASSAULT (firearms) against protesters`.
pub(super) fn headline(e: &Event) -> String {
    let kind = e.kind.to_lowercase();
    let mode = e.mode.as_ref().map(|m| format!(" ({m})")).unwrap_or_default();
    let who = if e.actors.is_empty() { "Unknown".to_owned() } else { names(&e.actors, ", ") };
    let whom = if e.recipients.is_empty() { String::new() } else { format!(" → {}", names(&e.recipients, ", ")) };
    let status = if e.status == "reported" { String::new() } else { format!(" [{}]", e.status) };
    format!("{who}: {kind}{mode}{whom}{status}")
}

/// Names without repetition.
pub(super) fn names(parties: &[Party], between: &str) -> String {
    let mut out: Vec<&str> = Vec::new();
    for p in parties {
        if !out.contains(&p.name.as_str()) {
            out.push(&p.name);
        }
    }
    out.join(between)
}

/// Words as they may stand in HTML, in text and in attributes.
pub(super) fn escape(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

/// Whether an address may be a link: `http` or `https`, nothing else.
pub(super) fn is_link(url: &str) -> bool {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    rest.is_some_and(|r| !r.is_empty() && !url.contains(|c: char| c.is_whitespace() || c.is_control()))
}

/// Words on one line.
pub(super) fn flat(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
