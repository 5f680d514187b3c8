//! What an expression means before it is placed on the calendar.

use crate::lexicon::Class;
use jiff::civil::Weekday;

/// Units of the calendar and the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Weekend,
    Week,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
}

impl Unit {
    /// The unit that a word names, and whether the word is a plural.
    pub(super) fn parse(w: &str) -> Option<(Unit, bool)> {
        Some(match w {
            "second" | "sec" => (Unit::Second, false),
            "seconds" | "secs" => (Unit::Second, true),
            "minute" | "min" => (Unit::Minute, false),
            "minutes" | "mins" => (Unit::Minute, true),
            "hour" | "hr" => (Unit::Hour, false),
            "hours" | "hrs" => (Unit::Hour, true),
            "day" => (Unit::Day, false),
            "days" => (Unit::Day, true),
            "weekend" => (Unit::Weekend, false),
            "weekends" => (Unit::Weekend, true),
            "week" | "fortnight" => (Unit::Week, false),
            "weeks" | "fortnights" => (Unit::Week, true),
            "month" => (Unit::Month, false),
            "months" => (Unit::Month, true),
            "quarter" => (Unit::Quarter, false),
            "quarters" => (Unit::Quarter, true),
            "year" | "yr" => (Unit::Year, false),
            "years" | "yrs" => (Unit::Year, true),
            "decade" => (Unit::Decade, false),
            "decades" => (Unit::Decade, true),
            "century" => (Unit::Century, false),
            "centuries" => (Unit::Century, true),
            _ => return None,
        })
    }

    /// Letter in a TIMEX3 period, and how many of it the unit is.
    pub(super) fn letter(self) -> (&'static str, f64) {
        match self {
            Unit::Second => ("S", 1.0),
            Unit::Minute => ("M", 1.0),
            Unit::Hour => ("H", 1.0),
            Unit::Day => ("D", 1.0),
            Unit::Weekend => ("WE", 1.0),
            Unit::Week => ("W", 1.0),
            Unit::Month => ("M", 1.0),
            Unit::Quarter => ("Q", 1.0),
            Unit::Year => ("Y", 1.0),
            Unit::Decade => ("Y", 10.0),
            Unit::Century => ("Y", 100.0),
        }
    }

    /// `P2D`, `PT4H`, `P2Y6M`; with no count `PXD`.
    pub(super) fn period(self, count: Option<f64>) -> String {
        let (letter, times) = self.letter();
        let t = if self <= Unit::Hour { "T" } else { "" };
        let Some(n) = count else {
            return match self {
                Unit::Decade => "PXE".to_owned(),
                Unit::Century => "PXC".to_owned(),
                _ => format!("P{t}X{letter}"),
            };
        };
        let n = n * times;
        if n.fract() == 0.0 {
            return format!("P{t}{n}{letter}");
        }
        let whole = n.trunc();
        let rest = |per: f64, small: &str| {
            let r = (n.fract() * per).round();
            if whole == 0.0 { format!("P{t}{r}{small}") } else { format!("P{t}{whole}{letter}{r}{small}") }
        };
        match self {
            Unit::Year | Unit::Decade | Unit::Century => rest(12.0, "M"),
            Unit::Hour => rest(60.0, "M"),
            Unit::Minute => rest(60.0, "S"),
            _ => format!("P{t}{n}{letter}"),
        }
    }
}

/// Parts of a day, TIMEX3 codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Morning,
    Midday,
    Afternoon,
    Evening,
    Night,
    Daytime,
}

impl Part {
    pub(super) fn parse(w: &str) -> Option<Part> {
        Some(match w {
            word if Class::MorningWord.has(word) => Part::Morning,
            "lunchtime" => Part::Midday,
            "afternoon" | "afternoons" => Part::Afternoon,
            word if Class::EveningWord.has(word) => Part::Evening,
            "night" | "nights" => Part::Night,
            "daytime" => Part::Daytime,
            _ => return None,
        })
    }
    pub(super) fn code(self) -> &'static str {
        match self {
            Part::Morning => "TMO",
            Part::Midday => "TMI",
            Part::Afternoon => "TAF",
            Part::Evening => "TEV",
            Part::Night => "TNI",
            Part::Daytime => "TDT",
        }
    }
}

/// How a unit, a month or a weekday is picked out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pick {
    /// No word: the tense decides.
    Bare,
    /// This, the current.
    This,
    /// Last, the past.
    Last,
    /// Next, the coming.
    Next,
    /// The following, the next after what was told.
    Following,
    /// The previous, the one before what was told.
    Previous,
    /// That, the same.
    Same,
    /// "the year before last": two back.
    BeforeLast,
}

/// Which year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum InYear {
    Given(i16),
    /// The one in which the month, feast or quarter is that is picked: "last May".
    Picked(Pick),
    /// A year that is picked itself: "May last year".
    Of(Pick),
}

/// Which day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Day {
    /// Month and day, the year given or to be found.
    Date {
        year: InYear,
        month: i8,
        day: i8,
    },
    /// "the 12th", "the 12th of next month"
    OfMonth(i8, Pick),
    Weekday(Weekday, Pick),
    /// Days from the day of publication.
    FromNow(i32),
    /// Days from the day that the text speaks of.
    FromThen(i32),
    Holiday(super::holidays::Feast, InYear),
    /// Told from an event that has no date here.
    Undated,
}

/// What an expression means.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Sense {
    Day(Day),
    /// So many days from a day that is named.
    Beside(Day, i32),
    Part(Option<Day>, Part),
    Clock {
        day: Option<Day>,
        hour: i8,
        minute: Option<i8>,
        zone: Option<&'static str>,
    },
    Month {
        month: i8,
        year: InYear,
    },
    /// The nth week of a month.
    WeekOfMonth {
        nth: i8,
        month: i8,
        year: InYear,
    },
    /// The week that holds a day.
    WeekOf(Day),
    Year(i16),
    /// From one year to another.
    Years(i16, i16),
    /// `199` for the 1990s.
    Decade(i16),
    /// `19` for the 20th century.
    Century(i16),
    Season {
        code: &'static str,
        year: InYear,
    },
    /// A quarter; `None` is the one that the text speaks of.
    Quarter {
        nth: Option<u8>,
        year: InYear,
    },
    Half {
        nth: u8,
        year: InYear,
    },
    /// One unit, picked.
    Unit(Unit, Pick),
    /// So many units before or after now or then; without a count no more than past or future.
    Shift {
        count: Option<f64>,
        unit: Unit,
        back: bool,
        then: bool,
    },
    /// "a year earlier" as a comparison: the same period a year before.
    YearBefore,
    Duration(String),
    Set(String),
    /// `PRESENT_REF`, `PAST_REF`, `FUTURE_REF`.
    Ref(&'static str),
}

/// One expression found in the tokens.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Found {
    /// First token.
    pub(super) start: usize,
    /// The token after the last.
    pub(super) end: usize,
    pub(super) sense: Sense,
    /// Name of the rule.
    pub(super) rule: &'static str,
    /// What a modifier says: `early`, `late`, `mid`, ...
    pub(super) part: Option<&'static str>,
}

impl Found {
    pub(super) fn new(start: usize, end: usize, sense: Sense, rule: &'static str) -> Found {
        Found { start, end, sense, rule, part: None }
    }
}

/// The pick that a determiner or adjective makes.
pub(super) fn pick(w: &str) -> Option<Pick> {
    Some(match w {
        "this" | "current" => Pick::This,
        "last" | "past" => Pick::Last,
        "next" | "coming" | "upcoming" => Pick::Next,
        "following" | "ensuing" | "subsequent" => Pick::Following,
        "previous" | "preceding" | "prior" => Pick::Previous,
        "that" | "same" => Pick::Same,
        _ => return None,
    })
}

/// Month by its name or usual abbreviation.
pub(crate) fn month(w: &str) -> Option<i8> {
    const NAMES: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    if let Some(n) = NAMES.iter().position(|x| *x == w) {
        return Some(n as i8 + 1);
    }
    if w == "sept" {
        return Some(9);
    }
    (w.len() == 3 && w != "may").then(|| NAMES.iter().position(|x| x.starts_with(w))).flatten().map(|n| n as i8 + 1)
}

/// Weekday by its name (or, before a stop, its abbreviation), and whether it is a plural.
pub(super) fn weekday(w: &str) -> Option<(Weekday, bool)> {
    const NAMES: [(&str, Weekday); 7] = [
        ("monday", Weekday::Monday),
        ("tuesday", Weekday::Tuesday),
        ("wednesday", Weekday::Wednesday),
        ("thursday", Weekday::Thursday),
        ("friday", Weekday::Friday),
        ("saturday", Weekday::Saturday),
        ("sunday", Weekday::Sunday),
    ];
    let plural = w.ends_with("days");
    let one = if plural { &w[..w.len() - 1] } else { w };
    NAMES.iter().find(|(n, _)| *n == one).map(|(_, d)| (*d, plural))
}
