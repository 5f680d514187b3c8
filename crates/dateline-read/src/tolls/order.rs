//! Fates told in the order of the words, whatever the parse made of them: a count of people, words that link, a fate ("another 30 were rushed
//! to two clinics", "four of his aides were taken into custody", "two nurses and a newborn lost their lives"), which `fates` tells, or a verb
//! before a count ("abducting two"), which `harm` tells.
//!
//! The count need not be an amount of the record: a bare number will do where the fate can only be that of people.

use dateline_lang::{Analysis, Upos, Xpos};
use dateline_model::TollKind;

use super::count::{Count, of_amount};
use super::frame::people;
use super::{Hit, Page, push};
use crate::context::Context;
use crate::lexicon::Class;
use crate::numbers::number;

pub(super) fn find(page: Page<'_, '_>, s: usize, hits: &mut Vec<Hit>, since: usize) {
    let cx = page.cx;
    let a = cx.analysis;
    let words = a.sentences()[s].words.clone();
    let look = Look { page, end: words.end };
    let mut w = words.start;
    while w < words.end {
        if let Some((count, end)) = look.counted(w) {
            let mut all = vec![count];
            let mut at = end;
            while let Some((next, end)) = look.joined(at) {
                all.push(next);
                at = end;
            }
            let at = look.aside(at);
            if let Some((kind, trigger, rule)) = look.linked_to(at, all.len() > 1) {
                for count in all {
                    // Only the living are killed, whatever they are called; other things move, gather and are damaged too.
                    let harm = matches!(kind, TollKind::Killed | TollKind::Abducted);
                    if count.unsure && !harm {
                        continue;
                    }
                    // A lone person in a march is no toll.
                    if count.individual && matches!(kind, TollKind::TookPart | TollKind::Displaced) {
                        continue;
                    }
                    tell(hits, since, Tell { kind, count, trigger, rule }, cx);
                }
            }
            w = at.max(w + 1);
            continue;
        }
        if let Some((kind, count)) = look.done_to(w) {
            tell(hits, since, Tell { kind, count, trigger: w, rule: "tolls/harm-before" }, cx);
        }
        w += 1;
    }
}

/// What the order of the words tells.
pub(super) struct Tell {
    pub(super) kind: TollKind,
    pub(super) count: Count,
    pub(super) trigger: usize,
    pub(super) rule: &'static str,
}

/// Adds a toll that the parse has not told already.
pub(super) fn tell(hits: &mut Vec<Hit>, since: usize, told: Tell, cx: &Context<'_>) {
    let Tell { kind, count, trigger, rule } = told;
    let known = |h: &Hit| {
        h.count.who.overlaps(count.who)
            && (h.kind == kind
                || h.kind == TollKind::Killed && kind == TollKind::Injured
                || h.count.amount == count.amount)
    };
    if hits[since..].iter().any(known) {
        return;
    }
    let words = count.who.to(cx.analysis.words()[trigger].span);
    push(hits, since, Hit { kind, count, words, trigger, rule, added: false });
}

/// One sentence under reading.
pub(super) struct Look<'a, 'c> {
    pub(super) page: Page<'a, 'c>,
    pub(super) end: usize,
}

impl Look<'_, '_> {
    pub(super) fn a(&self) -> &Analysis {
        self.page.cx.analysis
    }

    pub(super) fn form(&self, w: usize) -> &str {
        if w < self.end { self.a().form(w) } else { "" }
    }

    /// The count of people that begins at a word, and the word after its phrase.
    pub(super) fn counted(&self, w: usize) -> Option<(Count, usize)> {
        if w >= self.end {
            return None;
        }
        let a = self.a();
        if let Some(k) = self.page.amounts.at(w) {
            let inside = a.words_in(self.page.record.amounts[k].words.span());
            if inside.start != w {
                return None;
            }
            if let Some(count) = of_amount(self.page.record, k) {
                return Some((count, self.tail(inside.end).0));
            }
        }
        self.bare(w)
    }

    /// A number with what it counts, where that is people or is not said.
    fn bare(&self, w: usize) -> Option<(Count, usize)> {
        let a = self.a();
        let i = self.page.t.within(a.words()[w].span).start;
        let n = number(self.page.t, i).filter(|_| !self.page.t.is(i, ["many", "few"]))?;
        let value = n.value.or(n.min).filter(|v| *v >= 1.0 && *v < 1e9)?;
        let from = self.a().sentences()[a.words()[w].sentence].words.start;
        let lowered: Vec<String> = (1..3)
            .map(|k| w.checked_sub(k).filter(|&b| b >= from).map_or(String::new(), |b| a.form(b).to_lowercase()))
            .collect();
        let before = |k: usize| lowered[k - 1].as_str();
        // "Said that nine of them".
        let that = w > from && a.form(w - 1) == "that" && a.words()[w - 1].upos == Upos::Sconj;
        let no_count = [
            "aged", "age", "no.", "$", "€", "£", "at", "by", "in", "since", "article", "section", "no", "this", "that",
            "every", "each", "any",
        ];
        let hedged = matches!((before(2), before(1)), ("at", "least"));
        if no_count.contains(&before(1)) && !hedged && !that || before(1) == "-" {
            return None;
        }
        let last = a.words_in(self.page.t.span(i, n.end)).end;
        // "One of six miners shot dead": six.
        if self.form(last) == "of" && a.words().get(last + 1).is_some_and(|x| x.upos == Upos::Num) {
            return None;
        }
        if matches!(self.form(last), "%" | "percent" | "-" | "years" | "days" | "per") {
            return None;
        }
        let (end, head) = self.tail(last);
        let who = a.words()[w].span.to(a.words()[end - 1].span);
        let living = |h: usize| {
            a.words()[h].xpos == Xpos::Nns && n.value.is_some() && !Class::NotPeople.has(a.lemma(h)) && end > last
        };
        let unsure = head.is_some_and(|h| !self.people(h) && living(h));
        let unit = match head {
            Some(h) if end > last && (self.people(h) || unsure) => a.lemma(h).to_owned(),
            Some(_) => return None,
            None if n.digits && (1900.0..2100.0).contains(&value) && end == last => return None,
            None => "person".to_owned(),
        };
        // "No more than 15".
        let no_more = w > from + 2
            && matches!((before(2), before(1)), ("more", "than"))
            && a.form(w - 3).eq_ignore_ascii_case("no");
        let no_fewer = w > from + 2 && a.form(w - 3).eq_ignore_ascii_case("no");
        let (open, below) = match (before(2), before(1)) {
            ("more", "than") if no_more => (false, true),
            ("fewer", "than") if no_fewer => (true, false),
            ("at", "least") | ("more" | "fewer" | "less", "than") if before(2) != "fewer" && before(2) != "less" => {
                (true, false)
            }
            ("fewer" | "less", "than") | ("up" | "close", "to") | (_, "nearly" | "almost") => (false, true),
            (_, "over") => (true, false),
            _ => (false, false),
        };
        let hedge = match (before(2), before(1)) {
            ("at", "least") => Some("at least"),
            ("more", "than") if no_more => Some("no more than"),
            ("more", "than") => Some("more than"),
            (_, h @ ("nearly" | "almost" | "over" | "about" | "around" | "some")) => Some(h),
            (_, "estimated") => Some("estimated"),
            _ => None,
        };
        let whole = |v: Option<f64>| v.map(|v| v as u64);
        let count = Count {
            min: if below { None } else { whole(n.min) },
            max: if open { None } else { whole(n.max) },
            hedge: hedge.map(str::to_owned),
            who,
            amount: None,
            individual: whole(Some(value)) == Some(1) && hedge.is_none(),
            noun: unit,
            basis: None,
            unsure,
        };
        Some((count, end))
    }

    /// Where the noun phrase that goes on at a word ends, and its noun.
    fn tail(&self, from: usize) -> (usize, Option<usize>) {
        let a = self.a();
        let (mut end, mut head) = (from, None);
        while end < self.end && end < from + 8 {
            let word = &a.words()[end];
            let inside = match word.upos {
                Upos::Noun | Upos::Propn => {
                    head = Some(end);
                    true
                }
                Upos::Adj | Upos::Num => !Class::FateAfter.has(a.form(end)),
                Upos::Det | Upos::Part => {
                    head.is_some() || self.form(end.wrapping_sub(1)) == "of" || a.form(end) == "'s"
                }
                Upos::Pron => self.form(end.wrapping_sub(1)) == "of" || matches!(a.form(end), "others" | "more"),
                Upos::Adp => a.form(end) == "of" && end + 1 < self.end || self.passer_by(end),
                Upos::Punct => self.passer_by(end + 1),
                _ => false,
            };
            if !inside {
                break;
            }
            end += 1;
        }
        // "Two of the dead" is a part of others: nothing that is counted here.
        let broken = end > from && matches!(a.words()[end - 1].upos, Upos::Adp | Upos::Det) && !self.passer_by(end - 1);
        (if broken { from } else { end }, head.filter(|_| !broken).or(broken.then_some(from)))
    }

    /// "Passers-by" in three words.
    fn passer_by(&self, w: usize) -> bool {
        w > 1 && self.form(w) == "by" && self.form(w - 1) == "-" && matches!(self.form(w - 2), "passers" | "passer")
    }

    /// Whether a noun counts people.
    pub(super) fn people(&self, w: usize) -> bool {
        people(self.a(), w)
    }

    /// ", most of them students,": what stands between two commas.
    fn aside(&self, at: usize) -> usize {
        if self.form(at) != "," {
            return at;
        }
        let close = (at + 2..(at + 9).min(self.end)).find(|&w| self.form(w) == ",");
        close.filter(|&c| (at..c).any(|w| self.form(w) == "them")).map_or(at, |c| c + 1)
    }

    /// "And a boy", "and two nurses": the next count of the row.
    fn joined(&self, at: usize) -> Option<(Count, usize)> {
        let a = self.a();
        if self.form(at) != "and" {
            return None;
        }
        if let Some(hit) = self.counted(at + 1) {
            return Some(hit);
        }
        let article = matches!(self.form(at + 1), "a" | "an" | "his" | "her");
        let (end, head) = self.tail(at + 2);
        let head = head.filter(|&h| article && a.words()[h].xpos == Xpos::Nn && self.people(h))?;
        let who = a.words()[at + 1].span.to(a.words()[head].span);
        let count = Count {
            min: Some(1),
            max: Some(1),
            hedge: None,
            who,
            amount: None,
            individual: true,
            noun: a.lemma(head).to_owned(),
            basis: Some("one person".to_owned()),
            unsure: false,
        };
        Some((count, end))
    }
}
