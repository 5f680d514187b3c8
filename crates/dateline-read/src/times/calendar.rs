//! Calendar dates: "April 30", "30 April 2019", "May 2019", "2019-04-30", "the 12th of May", "Tuesday, April 30", "June last year",
//! "since 2009", "the first week of May", "the week of March 6".
//!
//! Not the verb "may", the names April, May, June and August before or after a surname, nor "march on the capital". A bare number
//! of four digits is a year only where its neighbours allow it: "in 2009" and "the 2009 campaign", not "2,009" nor "2009 people".

use super::sense::{Day, Found, InYear, Pick, Sense, Unit, month, pick, weekday};
use crate::lexicon::Class;
use crate::numbers::{Kind, Tokens, ordinal, small, tens};

pub(super) fn find(t: &Tokens, i: usize) -> Option<Found> {
    weeks(t, i)
        .or_else(|| numeric(t, i))
        .or_else(|| with_weekday(t, i))
        .or_else(|| day(t, i).map(|(d, e)| Found::new(i, e, Sense::Day(d), "times/date")))
        .or_else(|| first_day(t, i))
        .or_else(|| second_day(t, i))
        .or_else(|| of_month(t, i))
        .or_else(|| month_of_year(t, i))
        .or_else(|| year_alone(t, i))
}

/// A month's name and the token after it, its stop included.
pub(super) fn month_name(t: &Tokens, i: usize) -> Option<(i8, usize)> {
    let m = month(t.w(i))?;
    if !t.capital(i) {
        return None;
    }
    let short = t.w(i).len() <= 4 && !t.is(i, ["may", "june", "july"]);
    if short && t.w(i + 1) == "." && t.glued(i + 1) {
        return Some((m, i + 2));
    }
    if short && t.w(i).len() == 3 && t.digits(i + 1).is_none() && t.digits(i.wrapping_sub(1)).is_none() {
        return None;
    }
    Some((m, i + 1))
}

/// A year in four digits or "nineteen ninety-four".
pub(super) fn year(t: &Tokens, i: usize) -> Option<(i16, usize)> {
    if let Some(y) = t.int(i) {
        let clings = t.glued(i + 1) && (t.kind(i + 1) == Kind::Word && t.w(i + 1) != "'s");
        return (t.w(i).len() == 4 && (1000..=2199).contains(&y) && !clings && t.w(i + 1) != "%").then_some((y, i + 1));
    }
    let century = match t.w(i) {
        "eighteen" => 1800,
        "nineteen" => 1900,
        "twenty" => 2000,
        "two" if t.w(i + 1) == "thousand" => {
            return (t.seq(i.wrapping_sub(2), &["the", "year"]) || t.w(i.wrapping_sub(1)) == "year")
                .then_some((2000, i + 2));
        }
        _ => return None,
    };
    let word = t.w(i + 1);
    let n = tens(word).or_else(|| small(word).filter(|n| *n >= 10.0))? as i16;
    let j = if t.w(i + 2) == "-" { i + 3 } else { i + 2 };
    match small(t.w(j)) {
        Some(o) if n >= 20 && (1.0..10.0).contains(&o) => Some((century + n + o as i16, j + 1)),
        _ => Some((century + n, i + 2)),
    }
}

/// The year that follows a month: ", 2019", "2019", "of this year", "last year".
pub(super) fn year_after(t: &Tokens, i: usize) -> Option<(InYear, usize)> {
    let comma = usize::from(t.w(i) == ",");
    if let Some((y, e)) = year(t, i + comma)
        && (comma == 0 || t.kind(i + 1) == Kind::Digits)
    {
        return Some((InYear::Given(y), e));
    }
    let j = i + usize::from(t.w(i) == "of");
    if let Some((y, e)) = (j > i).then(|| year(t, j)).flatten() {
        return Some((InYear::Given(y), e));
    }
    let j = j + usize::from(t.w(j) == "the");
    if t.w(j + 1) == "year" && (j == i + comma || j > i) {
        let p = match t.w(j) {
            "this" => Pick::This,
            "last" => Pick::Last,
            "next" => Pick::Next,
            "following" => Pick::Following,
            "previous" => Pick::Previous,
            "that" | "same" => Pick::Same,
            _ => return None,
        };
        return Some((InYear::Of(p), j + 2));
    }
    None
}

/// The year of a date or month at `i` of month `first`: its own, or the one that a later member of the pair gives
/// ("March and April 2030", "30 April and 1 May 2030").
fn year_of(t: &Tokens, i: usize, first: i8) -> (InYear, usize) {
    let shared = || {
        let k = t.is(i, ["and", "or", "to", "-", "through", "until"]).then_some(i + 1)?;
        let (second, k) = month_name(t, k).or_else(|| day_number(t, k).and_then(|(_, k)| month_name(t, k)))?;
        let k = day_number(t, k).map_or(k, |(_, k)| k);
        match year_after(t, k)? {
            // "December and January 2030": the first lies in the year before.
            (InYear::Given(y), _) => Some((InYear::Given(y - i16::from(first > second)), i)),
            _ => None,
        }
    };
    year_after(t, i).or_else(shared).unwrap_or((InYear::Picked(Pick::Bare), i))
}

fn day_number(t: &Tokens, i: usize) -> Option<(i8, usize)> {
    if let Some((n, e)) = ordinal(t, i) {
        return (n <= 31).then_some((n as i8, e));
    }
    let n = t.int(i).filter(|n| (1..=31).contains(n) && t.w(i).len() <= 2)?;
    let clings = t.glued(i + 1)
        && (t.kind(i + 1) == Kind::Word && t.w(i + 1) != "'s" || t.is(i + 1, ["%", ":"]) && t.digits(i + 2).is_some());
    (!clings).then_some((n as i8, i + 1))
}

/// The first day of "24 and 25 April", "from 24 to 26 April".
fn first_day(t: &Tokens, i: usize) -> Option<Found> {
    let (day, e) = day_number(t, i)?;
    let (later, k) = t.is(e, JOINTS).then(|| day_number(t, e + 1)).flatten()?;
    let (month, k) = month_name(t, k + usize::from(t.w(k) == "of")).filter(|_| later > day)?;
    let (year, _) = year_of(t, k, month);
    Some(Found::new(i, e, Sense::Day(Day::Date { year, month, day }), "times/date"))
}

const JOINTS: &[&str] = &["and", "or", "to", "-", "through", "until"];

/// The second day of "April 24 and 25", "April 24-26".
fn second_day(t: &Tokens, i: usize) -> Option<Found> {
    let (day, e) = day_number(t, i).filter(|_| t.is(i.wrapping_sub(1), JOINTS))?;
    let first = i.checked_sub(2).filter(|&f| day_number(t, f).is_some_and(|(d, end)| d < day && end == i - 1))?;
    let begin = first.checked_sub(1)?;
    let begin = begin.checked_sub(usize::from(t.w(begin) == "."))?;
    let (month, _) = month_name(t, begin).filter(|(_, end)| *end == first)?;
    let (year, e) = year_after(t, e).unwrap_or((InYear::Picked(Pick::Bare), e));
    Some(Found::new(i, e, Sense::Day(Day::Date { year, month, day }), "times/date"))
}

/// "April 30[, 2019]", "30 April [2019]", "the 30th of April", "last Oct. 23".
pub(super) fn day(t: &Tokens, i: usize) -> Option<(Day, usize)> {
    let i = i + usize::from(t.w(i) == "last" && month_name(t, i + 1).is_some());
    if let Some((m, j)) = month_name(t, i)
        && let Some((d, e)) = day_number(t, j).or_else(|| (t.w(j) == "the").then(|| ordinal_day(t, j + 1)).flatten())
        && !(t.w(j) == "second" && t.w(i) == "may")
    {
        let (year, e) = year_of(t, e, m);
        return Some((Day::Date { year, month: m, day: d }, e));
    }
    let the = usize::from(t.w(i) == "the");
    let (d, j) = day_number(t, i + the).filter(|(_, e)| the == 0 || *e > i + 2 || t.digits(i + 1).is_none())?;
    let j = j + usize::from(t.w(j) == "of");
    let (m, e) = month_name(t, j)?;
    // "100 March" never reads as a day; nor does "of May 2019" after a plain number.
    let (year, e) = year_of(t, e, m);
    Some((Day::Date { year, month: m, day: d }, e))
}

fn ordinal_day(t: &Tokens, i: usize) -> Option<(i8, usize)> {
    ordinal(t, i).filter(|(n, _)| *n <= 31).map(|(n, e)| (n as i8, e))
}

/// "Tuesday, April 30", "this coming Sunday, March eighth", "Friday Oct. 13".
fn with_weekday(t: &Tokens, i: usize) -> Option<Found> {
    let mut j = i;
    while t.is(j, ["this", "coming", "last", "next"]) && j < i + 2 {
        j += 1;
    }
    let (_, plural) = weekday(t.w(j))?;
    if plural || !t.capital(j) {
        return None;
    }
    let k = j + 1 + usize::from(t.w(j + 1) == ",");
    let k = k + usize::from(t.is(k, ["the"]));
    let (d, e) = day(t, k)?;
    Some(Found::new(i, e, Sense::Day(d), "times/date"))
}

/// "2019-04-30", "30/4/2019" (day first unless it cannot be).
fn numeric(t: &Tokens, i: usize) -> Option<Found> {
    let sep = t.w(i + 1);
    if !(sep == "-" || sep == "/") || !t.glued(i + 1) || !t.glued(i + 2) || t.w(i + 3) != sep || !t.glued(i + 4) {
        return None;
    }
    let (a, b, c) = (t.int(i)?, t.int(i + 2)?, t.int(i + 4)?);
    let (y, m, d) = if t.w(i).len() == 4 {
        (a, b, c)
    } else {
        let y = if t.w(i + 4).len() == 4 {
            c
        } else if t.w(i + 4).len() == 2 {
            if c < 50 { 2000 + c } else { 1900 + c }
        } else {
            return None;
        };
        // Month first or day first: only a number above twelve tells; else American order, as most of these are.
        if a > 12 { (y, b, a) } else { (y, a, b) }
    };
    ((1..=12).contains(&m) && (1..=31).contains(&d) && (1000..=2199).contains(&y)).then(|| {
        let day = Day::Date { year: InYear::Given(y), month: m as i8, day: d as i8 };
        Found::new(i, i + 5, Sense::Day(day), "times/numeric-date")
    })
}

/// "the first week of May", "the last week of 2018 May", "the week of March 6".
fn weeks(t: &Tokens, i: usize) -> Option<Found> {
    let j = i + usize::from(t.w(i) == "the");
    if t.seq(j, &["week", "of"]) || t.seq(j, &["week", "beginning"]) || t.seq(j, &["week", "ending"]) {
        let (d, e) = day(t, j + 2)?;
        return Some(Found::new(i, e, Sense::WeekOf(d), "times/week-of"));
    }
    let (nth, k) = if t.w(j) == "last" {
        (-1, j + 1)
    } else {
        ordinal(t, j).filter(|(n, _)| *n <= 5).map(|(n, e)| (n as i8, e))?
    };
    if !t.seq(k, &["week", "of"]) && !t.seq(k, &["week", "in"]) {
        return None;
    }
    let (m, e) = month_name(t, k + 2)?;
    let (year, e) = year_after(t, e).unwrap_or((InYear::Picked(Pick::Bare), e));
    Some(Found::new(i, e, Sense::WeekOfMonth { nth, month: m, year }, "times/week-of-month"))
}

/// "the 12th of last month"; "the 12th" alone where it stands as a date: after "on".
fn of_month(t: &Tokens, i: usize) -> Option<Found> {
    if t.w(i) != "the" {
        return None;
    }
    let (n, e) = ordinal(t, i + 1).filter(|(n, _)| (1..=31).contains(n))?;
    if t.w(e) == "of" && t.w(e + 2) == "month" {
        let p = if t.w(e + 1) == "the" { Some(Pick::Same) } else { pick(t.w(e + 1)) };
        return p.map(|p| Found::new(i, e + 3, Sense::Day(Day::OfMonth(n as i8, p)), "times/day-of-month"));
    }
    if t.digits(i + 1).is_none() || !t.is(i.wrapping_sub(1), ["on", "until", "before", "after", "by"]) {
        return None;
    }
    (t.kind(e) != Kind::Word || t.is(e, ["and", "when", "to", "with", "in", "at"]))
        .then(|| Found::new(i, e, Sense::Day(Day::OfMonth(n as i8, Pick::Same)), "times/day-of-month"))
}

/// "May 2019", "last May", "June last year", "in May".
fn month_of_year(t: &Tokens, i: usize) -> Option<Found> {
    let j = i + usize::from(t.w(i) == "this" && t.w(i + 1) == "past" || t.w(i) == "this" && t.w(i + 1) == "coming");
    if let Some(p) = pick(t.w(j)).filter(|p| matches!(p, Pick::This | Pick::Last | Pick::Next | Pick::Same))
        && t.w(j) != "current"
        && let Some((m, e)) = month_name(t, j + 1)
        && day_number(t, e).is_none()
        && !(t.w(j) == "that" && t.is(j + 1, ["may", "march"]))
    {
        return Some(Found::new(i, e, Sense::Month { month: m, year: InYear::Picked(p) }, "times/month"));
    }
    let (m, e) = month_name(t, i)?;
    if let Some((year, e)) = year_after(t, e)
        && !(matches!(year, InYear::Of(Pick::This | Pick::Same)) && t.w(e) == "and")
    {
        return Some(Found::new(i, e, Sense::Month { month: m, year }, "times/month"));
    }
    is_month(t, i, e).then(|| {
        let (year, e) = year_of(t, e, m);
        Found::new(i, e, Sense::Month { month: m, year }, "times/month")
    })
}

/// Whether a month's name that stands alone is the month. Names that are also verbs or persons' names need a neighbour that says so.
fn is_month(t: &Tokens, i: usize, e: usize) -> bool {
    let before = t.before(i, 1);
    let led = matches!(
        before,
        "in" | "since"
            | "until"
            | "till"
            | "by"
            | "of"
            | "during"
            | "from"
            | "through"
            | "between"
            | "before"
            | "after"
            | "early"
            | "late"
            | "mid"
            | "for"
            | "to"
            | "than"
            | "every"
            | "each"
            | "throughout"
            | "last"
            | "next"
            | "around"
            | "-"
    ) || (before == "-" && t.before(i, 2) == "mid");
    match t.w(i) {
        "may" => {
            led && !before.is_empty()
                && !(t.capital(e)
                    && matches!(before, "for" | "to" | "from" | "by" | "than" | "of" | "after" | "before"))
                && t.w(e) != "'s"
                || before == "the" && t.kind(e) == Kind::Word && !t.capital(e)
                || before == "a" && t.kind(e) == Kind::Word && !t.capital(e)
                || before == "and" && month(t.before(i, 2)).is_some()
        }
        "march" => {
            let marching = t.is(e, ["on", "to", "for", "by", "against", "of", "through", "from", "in", "past"]);
            (led && !(marching
                && matches!(before, "of" | "for" | "to" | "by" | "after" | "before" | "during" | "from")))
                || before == "the" && t.kind(e) == Kind::Word && !marching && !t.capital(e)
                || before == "a" && t.kind(e) == Kind::Word && !marching && !t.capital(e)
                || before == "and" && month(t.before(i, 2)).is_some()
                || before == "," && month(t.before(i, 2)).is_some()
        }
        // A name before or after a name: "April Adams", "Mr August".
        "april" | "june" | "august" => {
            let name_after = t.capital(e) && t.kind(e) == Kind::Word && !led && weekday(t.w(e)).is_none();
            let name_before = t.capital(i.wrapping_sub(1))
                && !led
                && month(before).is_none()
                && t.start(i.wrapping_sub(1)) > 0
                && !t.is(i.wrapping_sub(1), ["the", "a", "an", "its", "their", "his", "in"]);
            !name_after && !name_before
        }
        _ => !(t.w(e) == "'" && t.glued(e) && t.glued(e + 1)),
    }
}

/// The year that follows `y` behind a dash or a slash, in two digits ("2030/31") or, behind a dash, in four ("1999-2003").
fn later_year(t: &Tokens, y: i16, i: usize) -> Option<(i16, usize)> {
    if !t.is(i, ["/", "-"]) || !t.glued(i) || !t.glued(i + 1) || t.glued(i + 2) && t.kind(i + 2) != Kind::Punct {
        return None;
    }
    let n = t.int(i + 1)?;
    let last = match t.w(i + 1).len() {
        2 => y - y % 100 + n + if n < y % 100 { 100 } else { 0 },
        4 if t.w(i) == "-" => n,
        _ => return None,
    };
    // Two digits behind a slash are a season's; a month would be smaller than a year that follows.
    let fits = if t.w(i) == "/" { last == y + 1 } else { (y + 1..=y + 60).contains(&last) };
    (fits && !(t.w(i + 2) == "-" && t.glued(i + 2))).then_some((last, i + 2))
}

/// Makes of cars; a year before one tells the model.
const CARS: &[&str] = &[
    "audi",
    "bmw",
    "buick",
    "cadillac",
    "chevrolet",
    "chrysler",
    "dodge",
    "fiat",
    "ford",
    "honda",
    "hyundai",
    "jeep",
    "kia",
    "lada",
    "lexus",
    "mazda",
    "mercedes",
    "mitsubishi",
    "nissan",
    "peugeot",
    "pontiac",
    "renault",
    "subaru",
    "suzuki",
    "toyota",
    "volkswagen",
    "volvo",
];

/// "2009", "the year 2000".
fn year_alone(t: &Tokens, i: usize) -> Option<Found> {
    let j = if t.seq(i, &["the", "year"]) { i + 2 } else { i };
    let (y, e) = year(t, j)?;
    if j > i {
        return Some(Found::new(i, e, Sense::Year(y), "times/year"));
    }
    let before = t.before(i, 1);
    let led = matches!(
        before,
        "in" | "since"
            | "until"
            | "till"
            | "by"
            | "during"
            | "from"
            | "through"
            | "between"
            | "before"
            | "after"
            | "early"
            | "late"
            | "mid"
            | "throughout"
            | "circa"
            | "of"
            | "for"
    );
    let plausible = if led && before != "for" { 1100..=2150 } else { 1800..=2060 };
    if !plausible.contains(&y) || Class::CarMake.has(before) && before != "than" {
        return None;
    }
    if before == "than"
        || matches!(before, "about" | "around" | "some" | "nearly" | "almost" | "over" | "least" | "most") && !led
    {
        let counts = t.kind(e) == Kind::Word && !t.is(e, ["and", "or", "to", "when", "but"]);
        if counts {
            return None;
        }
    }
    // "2009 people", "1500 metres": a plural noun, unit or scale after it makes it a count.
    let after = t.w(e);
    if t.kind(e) == Kind::Word && !t.capital(e) {
        let unit = Unit::parse(after).is_some_and(|(u, _)| u != Unit::Year) || Class::CountedUnit.has(after);
        if unit || crate::numbers::scale(after).is_some() {
            return None;
        }
        let plural = after.ends_with('s')
            && !after.ends_with("ss")
            && !after.ends_with("us")
            && !matches!(
                after,
                "'s" | "was"
                    | "is"
                    | "has"
                    | "as"
                    | "its"
                    | "his"
                    | "sales"
                    | "elections"
                    | "talks"
                    | "earnings"
                    | "results"
                    | "protests"
                    | "games"
                    | "olympics"
                    | "levels"
                    | "riots"
                    | "attacks"
            );
        let prefixed = before == "-" && t.glued(i) && t.is(i.wrapping_sub(2), ["pre", "post"]);
        if plural && !led && !prefixed {
            return None;
        }
    }
    if !led
        && t.glued(i)
        && t.kind(i.wrapping_sub(1)) == Kind::Punct
        && !matches!(before, "(" | "[" | "\"" | "'" | "-" | "/")
    {
        return None;
    }
    // "the 2030/31 season", "in 2012–13", "from 1999-2003"
    if let Some((last, e)) = later_year(t, y, e) {
        return Some(Found::new(i, e, Sense::Years(y, last), "times/years"));
    }
    if t.glued(e) && (t.is(e, ["/", ":", "."]) && t.glued(e + 1) && t.kind(e + 1) == Kind::Digits) {
        return None;
    }
    // A capital before it without a comma names a thing by number: "Boeing 2000", "Windows 2000"; so does a hyphen: "MD-1900".
    if before == "-"
        && t.glued(i)
        && !(t.digits(i.wrapping_sub(2)).is_some() || t.is(i.wrapping_sub(2), ["mid", "pre", "post", "late", "early"]))
    {
        return None;
    }
    // "A 2003 Ford": the model of a car.
    if t.capital(e) && t.is(e, CARS) {
        return None;
    }
    // "Campaign 2000": a name that ends in a number, where no word goes on.
    let named = t.capital(i.wrapping_sub(1))
        && t.kind(i.wrapping_sub(1)) == Kind::Word
        && month(before).is_none()
        && super::seasons::code(before).is_none()
        && t.kind(e) != Kind::Word
        && !(t.is(i.wrapping_sub(2), [".", "\"", ":", ";"]) || t.kind(i.wrapping_sub(2)) == Kind::Break || i < 2);
    if named && !led {
        return None;
    }
    Some(Found::new(i, e, Sense::Year(y), "times/year"))
}
