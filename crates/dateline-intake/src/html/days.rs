//! Days as pages print them: in figures, or with the month's name in the languages that reports are most often met in.

use std::sync::LazyLock;

use jiff::civil::Date;
use regex::Regex;

/// Beginnings of months' names: English, German, French, Spanish, Portuguese, Italian, Dutch, Scandinavian, Polish, Czech, Turkish, Russian,
/// Ukrainian, Arabic. The longest that fits decides.
const MONTHS: [&[&str]; 12] = [
    &["jan", "jän", "ene", "gen", "sty", "led", "oca", "янв", "січ", "يناير"],
    &["feb", "fév", "fev", "lut", "úno", "şub", "фев", "лют", "فبراير"],
    &["mar", "mär", "mrz", "maa", "bře", "мар", "бер", "مارس"],
    &["apr", "avr", "abr", "kwi", "dub", "nis", "апр", "кві", "أبريل", "ابريل"],
    &["may", "mai", "maj", "mag", "mei", "maggio", "kvě", "май", "мая", "тра", "مايو"],
    &["jun", "juin", "giu", "cze", "červn", "haz", "июн", "чер", "يونيو"],
    &["jul", "juil", "lug", "lip", "červenec", "července", "tem", "июл", "лип", "يوليو"],
    &["aug", "aoû", "aou", "ago", "sie", "srp", "ağu", "авг", "сер", "أغسطس", "اغسطس"],
    &["sep", "set", "wrz", "zář", "eyl", "сен", "вер", "سبتمبر"],
    &["oct", "okt", "ott", "out", "paź", "říj", "eki", "окт", "жов", "أكتوبر", "اكتوبر"],
    &["nov", "lis", "kas", "ноя", "лис", "نوفمبر"],
    &["dec", "dez", "dic", "déc", "gru", "pro", "ara", "дек", "гру", "ديسمبر"],
];

static DAY: LazyLock<Regex> = LazyLock::new(|| {
    let year = "(?:19|20)[0-9]{2}";
    Regex::new(&format!(
        r"(?ix)
        (?:^|[^0-9/.,-]) (?: (?P<y1>{year}) [-/.] (?P<m1>[0-9]{{1,2}}) [-/.] (?P<d1>[0-9]{{1,2}})
        | (?P<y2>{year}) \s?[年년]\s? (?P<m2>[0-9]{{1,2}}) \s?[月월]\s? (?P<d2>[0-9]{{1,2}})
        | (?P<d3>[0-9]{{1,2}}) \s?[./-]\s? (?P<m3>[0-9]{{1,2}}) \s?[./-]\s? (?P<y3>{year})
        | (?P<d4>[0-9]{{1,2}}) (?:st|nd|rd|th|er|\.|º|ª)? [\s,./-]* (?:(?:of|de|di|del|d['’])\s*)? (?P<m4>\p{{L}}{{3,12}}) \.? [\s,./-]* (?:(?:de|del)\s+)? (?P<y4>{year})
        | (?P<y6>{year}) [\s.,/-]+ (?P<m6>\p{{L}}{{3,12}}) \.? [\s,/-]+ (?P<d6>[0-9]{{1,2}})
        | (?P<d7>[0-9]{{1,2}}) \. (?P<m7>[0-9]{{1,2}}) \. (?P<y7>[0-9]{{2}})
        ) (?:$|[^0-9])
        | (?:^|[^\p{{L}}]) (?P<m5>\p{{L}}{{3,12}}) \.? \s* (?P<d5>[0-9]{{1,2}}) (?:st|nd|rd|th|\.)? [\s,]+ (?P<y5>{year}) (?:$|[^0-9])"
    ))
    .expect("a pattern")
});

/// The first day that a text prints, with the offset where it ends; a day before a month in figures, as most of the world writes it,
/// unless the figures forbid it.
pub(crate) fn first(text: &str) -> Option<(Date, usize)> {
    if text.chars().filter(|c| c.is_numeric()).take(4).count() < 4 {
        return None;
    }
    let shown = latin(text);
    let mut at = 0;
    // A number that is no day hides none behind it.
    for _ in 0..8 {
        let c = DAY.captures_at(&shown, at)?;
        let all = c.get(0)?;
        let found = (1..=7).find_map(|n| {
            let part = |x: &str| c.name(&format!("{x}{n}")).map(|m| m.as_str());
            let (y, m, d) = (part("y")?, part("m")?, part("d")?);
            let year: i16 = y.parse().ok().map(|y: i16| if y < 100 { 2000 + y } else { y })?;
            let day: i8 = d.parse().ok()?;
            match m.parse::<i8>() {
                Ok(month) => Date::new(year, month, day)
                    .ok()
                    .or_else(|| if n == 3 { Date::new(year, day, month).ok() } else { None }),
                Err(_) => Date::new(year, month(m)?, day).ok(),
            }
        });
        if let Some(date) = found.filter(|d| plausible(*d)) {
            return Some((date, all.end()));
        }
        at = all.start() + all.as_str().chars().next().map_or(1, char::len_utf8).max(1);
    }
    None
}

/// Nothing before the web, nothing far ahead.
pub(super) fn plausible(d: Date) -> bool {
    (1995..2100).contains(&d.year())
}

pub(crate) fn month(word: &str) -> Option<i8> {
    let word = word.to_lowercase();
    let mut best = (0, None);
    for (n, stems) in MONTHS.iter().enumerate() {
        for stem in *stems {
            if word.starts_with(stem) && stem.len() > best.0 {
                best = (stem.len(), Some(n as i8 + 1));
            }
        }
    }
    best.1
}

/// Digits of other scripts as ours.
fn latin(text: &str) -> String {
    let digit = |c: char| match c {
        '\u{660}'..='\u{669}' => Some(c as u32 - 0x660),
        '\u{6f0}'..='\u{6f9}' => Some(c as u32 - 0x6f0),
        '\u{966}'..='\u{96f}' => Some(c as u32 - 0x966),
        '\u{9e6}'..='\u{9ef}' => Some(c as u32 - 0x9e6),
        _ => None,
    };
    text.chars().map(|c| digit(c).and_then(|d| char::from_digit(d, 10)).unwrap_or(c)).collect()
}

static ADDRESS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?:^|[/_.=-]|[a-zA-Z])((?:19|20)[0-9]{2})[/_-]?(0[1-9]|1[0-2])[/_-]?([0-2][0-9]|3[01])(?:[/_.?&#T-]|$)|(?:^|[/_-])([0-2][0-9]|3[01])[-_.]?(0[1-9]|1[0-2])[-_.]?((?:19|20)[0-9]{2})(?:[/_.?&#-]|$)|/((?:19|20)[0-9]{2})/([a-z]{3})/([0-3]?[0-9])/",
    )
    .expect("a pattern")
});

/// A day in an address: `/2031/05/04/`, `2031-05-04`, `04-05-2031`, `/2031/may/04/`.
pub(super) fn in_address(url: &str) -> Option<Date> {
    // A page in an archive has the archive's clock first.
    let url = url.rfind("://").map_or(url, |at| &url[at..]);
    let c = ADDRESS.captures(url)?;
    let get = |n: usize| c.get(n).map(|m| m.as_str());
    let found = if let (Some(y), Some(m), Some(d)) = (get(1), get(2), get(3)) {
        Date::new(y.parse().ok()?, m.parse().ok()?, d.parse().ok()?)
    } else if let (Some(d), Some(m), Some(y)) = (get(4), get(5), get(6)) {
        Date::new(y.parse().ok()?, m.parse().ok()?, d.parse().ok()?)
    } else {
        Date::new(get(7)?.parse().ok()?, month(get(8)?)?, get(9)?.parse().ok()?)
    };
    found.ok().filter(|d| plausible(*d))
}

#[cfg(test)]
mod tests {
    use super::{first, in_address};

    #[test]
    fn days_are_read_in_many_forms() {
        for (text, day) in [
            ("Published on 7 May 2031 at 09.00", "2031-05-07"),
            ("07/05/2031 - 08:10", "2031-05-07"),
            ("Wednesday May 7th, 2031 10:05 am", "2031-05-07"),
            ("miércoles, 7 de mayo de 2031", "2031-05-07"),
            ("mercredi 7 août 2031", "2031-08-07"),
            ("Środa, 7 maja 2031", "2031-05-07"),
            ("7 июня 2031 г.", "2031-06-07"),
            ("7 سبتمبر 2031", "2031-09-07"),
            ("2031年5月7日", "2031-05-07"),
            ("Stand: 7. Mär. 2031", "2031-03-07"),
            ("05/17/2031", "2031-05-17"),
            ("Nr. 17/2031 vom 7.5.2031", "2031-05-07"),
        ] {
            assert_eq!(first(text).map(|d| d.0.to_string()).as_deref(), Some(day), "{text}");
        }
        for text in ["12 dockers in 2031", "99.99.2031", "tel. 040 2031 12", "Article 12-2031", "7 May"] {
            assert_eq!(first(text), None, "{text}");
        }
    }

    #[test]
    fn days_are_read_in_addresses() {
        for (url, day) in [
            ("https://a.example/2031/05/07/dockers", Some("2031-05-07")),
            ("https://a.example/news/07-05-2031-dockers", Some("2031-05-07")),
            ("https://a.example/2031/may/07/dockers", Some("2031-05-07")),
            ("https://archive.example/web/20300101120000/http://a.example/20310507_dockers.html", Some("2031-05-07")),
            ("https://a.example/story-20319907", None),
            ("https://a.example/id/12031050744", None),
        ] {
            assert_eq!(in_address(url).map(|d| d.to_string()).as_deref(), day, "{url}");
        }
    }
}
