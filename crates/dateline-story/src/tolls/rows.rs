//! Which counts are of one thing, and what becomes of each.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use dateline_model::{BlockKind, Record, Span, Toll};

use super::{Correction, Count, CountStanding, JoinedToll};
use crate::cluster;
use crate::counts;
use crate::days::{self, Days};
use crate::entities::Links;
use crate::joined::JoinedEvent;
use crate::notices::{Notice, NoticeKind};
use crate::telling::{Member, Telling, id};
use crate::words::{Numbers, fold, in_both, is_empty_word, shared, stem, words};

/// One report's count, ready to be compared.
pub(super) struct Row<'a> {
    telling: usize,
    toll: &'a Toll,
    /// Index of the joined event that carries it.
    event: Option<usize>,
    days: Option<Days>,
    published: Option<i32>,
    place: Option<u32>,
    /// Stems of whom it counts; none where that is just people.
    who: Vec<u32>,
    part: bool,
    words: Vec<u32>,
    /// What its words weigh together.
    weight: i64,
    /// Who gives it: a name, or none for the report itself.
    by: Option<String>,
    /// The sentence it stands in.
    sentence: &'a str,
    /// That sentence puts a count right.
    put_right: bool,
    /// What its headline heads, where it stands in one.
    under: &'a str,
}

/// Words for people that make no group of their own.
const ANYBODY: &[&str] = &[
    "bodies",
    "body",
    "casualties",
    "civilian",
    "civilians",
    "dead",
    "death",
    "deaths",
    "life",
    "lives",
    "man",
    "men",
    "more",
    "number",
    "other",
    "others",
    "people",
    "person",
    "persons",
    "toll",
    "total",
    "victim",
    "victims",
    "women",
];

/// Words by which a count is put right, as a sentence has them.
const PUT_RIGHT: &[&str] = &[
    "correct",
    "transposed",
    "counted twice",
    "earlier count",
    "had been wrong",
    "revised",
    "lowered",
    "withdrew its",
];

/// Whether a text, folded, puts a count right.
fn puts_right(low: &str) -> bool {
    PUT_RIGHT.iter().any(|w| low.contains(w))
}

/// All tolls of the reports.
pub(super) fn all<'a>(reports: &[Telling<'a>], links: &Links, events: &[JoinedEvent]) -> (Vec<Row<'a>>, Vec<i64>) {
    let mut carried: HashMap<(&str, &str), usize> = HashMap::new();
    for (n, e) in events.iter().enumerate() {
        for m in &e.members {
            carried.insert((&m.0, &m.1), n);
        }
    }
    let mut numbers = Numbers::default();
    let mut out = Vec::new();
    for (t, report) in reports.iter().enumerate() {
        let record: &'a Record = report.record;
        let text = Sentences::of(record);
        let published = record.document.published.as_deref().and_then(days::day);
        for toll in &record.tolls {
            let span = toll.words.span();
            let carrier = record
                .events
                .iter()
                .filter(|e| !e.background && e.tolls.contains(&toll.id))
                .chain(record.events.iter().filter(|e| !e.background && e.words.span().overlaps(span)))
                .next();
            let event = carrier.and_then(|e| carried.get(&(report.id, e.id.as_str())).copied());
            let date = toll.date.as_deref().and_then(|d| record.times.iter().find(|w| w.id == d));
            let own = carrier.and_then(|e| e.date.as_ref()).and_then(|d| Days::of(d.from.as_deref(), d.to.as_deref()));
            let place = toll.place.as_deref().and_then(|p| record.places.iter().find(|x| x.id == p));
            let place = place.or_else(|| carrier.and_then(|e| record.places.get(e.place.as_ref()?.index)));
            let sentence = text.at(span);
            let near = text.nearest(record, toll, sentence);
            // What stands in the head of a report is about what the whole of it is about.
            let under = first_block(record).filter(|b| b.contains(span)).and_then(|_| lead(record));
            let alone = under.filter(|lead| !counts_others(record, toll, lead.words.span()));
            let context = words(&near).into_iter().chain(alone.into_iter().flat_map(|b| words(b.words.quote())));
            let told = context.filter(|w| !is_empty_word(w) && ANYBODY.binary_search(&w.as_str()).is_err());
            let mut stems: Vec<u32> = told.filter(|w| !counts::is_number(w)).map(|w| numbers.of(stem(&w))).collect();
            stems.sort_unstable();
            stems.dedup();
            out.push(Row {
                telling: t,
                toll,
                event,
                days: own.or_else(|| date.and_then(|w| Days::of(w.from.as_deref(), w.to.as_deref()))),
                published,
                place: place.map(|p| numbers.of(&p.name)),
                who: who(toll, &mut numbers),
                part: toll.part_of.is_some(),
                words: stems,
                weight: 0,
                by: by(t, record, toll, links),
                sentence,
                put_right: puts_right(&fold(sentence)),
                under: under.map_or("", |b| b.words.quote()),
            });
        }
    }
    let rarity = rarity(&out, numbers.len());
    for row in &mut out {
        row.weight = row.words.iter().map(|&w| rarity[w as usize]).sum();
    }
    (out, rarity)
}

/// How much each word tells, in hundredths: the fewer reports have it beside a count, the more; what only one has can be shared with none.
fn rarity(rows: &[Row<'_>], n: usize) -> Vec<i64> {
    let mut df = vec![(0usize, usize::MAX); n];
    for row in rows {
        for &w in &row.words {
            let (count, last) = &mut df[w as usize];
            if *last != row.telling {
                (*count, *last) = (*count + 1, row.telling);
            }
        }
    }
    let reports = rows.iter().map(|r| r.telling).collect::<BTreeSet<_>>().len() as f32;
    let weight =
        |d: usize| if d < 2 { 30 } else { (100.0 * ((reports + 2.0) / (d as f32 + 1.0)).ln().max(0.6)) as i64 };
    df.into_iter().map(|(d, _)| weight(d)).collect()
}

/// The headline.
fn first_block(record: &Record) -> Option<Span> {
    let first = record.document.blocks.iter().find(|b| b.kind == BlockKind::Heading)?;
    Some(first.words.span()).filter(|_| record.document.blocks.len() > 1)
}

/// The first paragraph.
fn lead(record: &Record) -> Option<&dateline_model::Block> {
    record.document.blocks.iter().find(|b| b.kind == BlockKind::Paragraph)
}

/// Whether the passage counts others of the kind as well.
fn counts_others(record: &Record, toll: &Toll, passage: Span) -> bool {
    let other = |t: &Toll| t.kind == toll.kind && (t.min, t.max) != (toll.min, toll.max) && t.max != Some(1);
    record.tolls.iter().any(|t| other(t) && passage.contains(t.words.span()))
}

/// Sentences of a text, roughly: between stops and line ends.
struct Sentences<'a> {
    text: &'a str,
    /// Byte of every code point, where the text is not ASCII.
    starts: Option<Vec<usize>>,
}

impl<'a> Sentences<'a> {
    fn of(record: &'a Record) -> Sentences<'a> {
        let text = record.document.text.as_str();
        let starts = (!text.is_ascii()).then(|| text.char_indices().map(|(i, _)| i).chain([text.len()]).collect());
        Sentences { text, starts }
    }
    fn byte(&self, at: u32) -> usize {
        match &self.starts {
            None => (at as usize).min(self.text.len()),
            Some(v) => v.get(at as usize).copied().unwrap_or(self.text.len()),
        }
    }
    fn at(&self, span: Span) -> &'a str {
        let (a, b) = (self.byte(span.start), self.byte(span.end));
        let head = self.text[..a].rfind(['\n']).map_or(0, |i| i + 1);
        let head = self.text[head..a].rfind(". ").map_or(head, |i| head + i + 2);
        let tail = self.text[b..].find(['\n']).map_or(self.text.len(), |i| b + i);
        let tail = self.text[b..tail].find(". ").map_or(tail, |i| b + i + 1);
        &self.text[head..tail]
    }
    /// The words of a sentence that stand nearer to this count than to another of its kind in it: "two died at the depot, and 14 in the
    /// market".
    fn nearest(&self, record: &Record, toll: &Toll, sentence: &str) -> String {
        let start = sentence.as_ptr() as usize - self.text.as_ptr() as usize;
        let at = |t: &Toll| (self.byte(t.words.span().start), self.byte(t.words.span().end));
        let inside = |t: &&Toll| {
            let (a, b) = at(t);
            t.kind == toll.kind
                && t.id != toll.id
                && a >= start
                && b <= start + sentence.len()
                && !t.words.span().overlaps(toll.words.span())
        };
        let others: Vec<(usize, usize)> = record.tolls.iter().filter(inside).map(at).collect();
        if others.is_empty() {
            return sentence.to_owned();
        }
        let gap = |w: usize, (a, b): (usize, usize)| a.saturating_sub(w).max(w.saturating_sub(b));
        let mut out = String::new();
        let mut from = start;
        for word in sentence.split_inclusive(' ') {
            let own = gap(from, at(toll));
            if others.iter().all(|&o| own <= gap(from, o)) {
                out.push_str(word);
            }
            from += word.len();
        }
        out
    }
}

fn who(toll: &Toll, numbers: &mut Numbers) -> Vec<u32> {
    let Some(who) = &toll.who else { return Vec::new() };
    let all = words(who.words.quote());
    let told = all.iter().filter(|w| !is_empty_word(w) && ANYBODY.binary_search(&w.as_str()).is_err());
    let mut out: Vec<u32> = told.filter(|w| !counts::is_number(w)).map(|w| numbers.of(stem(w))).collect();
    out.sort_unstable();
    out.dedup();
    out
}

/// Who gives the count.
fn by(t: usize, record: &Record, toll: &Toll, links: &Links) -> Option<String> {
    let claim = record.claims.iter().find(|c| Some(&c.id) == toll.claim.as_ref())?;
    let speaker = claim.speaker.as_ref()?;
    let linked = links.of(t, speaker.entity.as_deref());
    Some(linked.map_or_else(|| speaker.words.quote().to_owned(), |n| links.entities[n as usize].name.clone()))
}

/// How likely two counts are of one thing, in thousandths; nothing where they cannot be.
fn alike(a: &Row<'_>, b: &Row<'_>, rarity: &[i64]) -> Option<i64> {
    if a.toll.kind != b.toll.kind || a.part != b.part {
        return None;
    }
    let same_who = shared(&a.who, &b.who) > 0;
    let other_who = !a.who.is_empty() && !b.who.is_empty() && !same_who;
    let mut sum = -1_600;
    let two_events = a.event.is_some() && b.event.is_some() && a.event != b.event;
    sum += if a.event.is_some() && a.event == b.event { 1_200 } else { 0 };
    // The same number of other people in another event is a coincidence, another number likely of something else.
    sum -= if two_events && other_who { 1_500 } else { 0 };
    sum -= if two_events && a.toll.min != b.toll.min { 1_000 } else { 0 };
    sum += i64::from(same_who) * 700 - i64::from(other_who) * 900;
    sum -= i64::from(a.who.is_empty() != b.who.is_empty()) * 400;
    sum += match (a.days, b.days) {
        (Some(p), Some(q)) if p.gap(q) > 1 => -3_500,
        (Some(p), Some(q)) if p.gap(q) == 1 => -600,
        (Some(p), Some(q)) if p.len() <= 2 && q.len() <= 2 => 1_300,
        (Some(_), Some(_)) => 400,
        _ => match (a.published, b.published) {
            (Some(p), Some(q)) if p.abs_diff(q) > 21 => -1_500,
            (Some(p), Some(q)) if p.abs_diff(q) <= 2 => 500,
            _ => 0,
        },
    };
    sum += match (a.place, b.place) {
        (Some(p), Some(q)) if p == q => 900,
        (Some(_), Some(_)) => -700,
        _ => 0,
    };
    // Rare words in common: the market is one place, the depot another.
    let both: i64 = in_both(&a.words, &b.words).map(|w| rarity[w as usize]).sum();
    let least = a.weight.min(b.weight).max(500);
    sum += 5_200 * both / least;
    if 10 * both < least {
        sum -= 1_000;
    }
    let (p, q) = (a.toll.min.or(a.toll.max).unwrap_or(0), b.toll.min.or(b.toll.max).unwrap_or(0));
    sum += if p == q {
        700
    } else if p.max(q) > 4 * p.min(q).max(1) || p == 1 || q == 1 {
        -1_500
    } else {
        0
    };
    // One report gives two counts of one kind in one breath, or of two events: they are of two things, or of two sources.
    let one_breath = two_events || a.sentence.as_ptr() == b.sentence.as_ptr();
    if a.telling == b.telling && one_breath && a.by == b.by && p != q && !a.put_right {
        sum -= 4_000;
    }
    Some(sum)
}

/// Groups of counts that are of one thing.
pub(super) fn groups(rows: &[Row<'_>], rarity: &[i64]) -> Vec<Vec<u32>> {
    const REACH: usize = 60;
    let mut lists: BTreeMap<(u8, Option<usize>), Vec<u32>> = BTreeMap::new();
    for (i, r) in rows.iter().enumerate() {
        lists.entry((r.toll.kind as u8, None)).or_default().push(i as u32);
        if r.event.is_some() {
            lists.entry((r.toll.kind as u8, r.event)).or_default().push(i as u32);
        }
    }
    let mut pairs = Vec::new();
    for mut list in lists.into_values() {
        list.sort_by_key(|&i| (rows[i as usize].days.map(|d| d.from).or(rows[i as usize].published), i));
        for (n, &a) in list.iter().enumerate() {
            pairs.extend(list[n + 1..].iter().take(REACH).map(|&b| (a.min(b), a.max(b), a > b)));
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    // The earlier one first.
    let score = |(a, b, later): (u32, u32, bool)| {
        let (x, y) = if later { (b, a) } else { (a, b) };
        Some((a, b, alike(&rows[x as usize], &rows[y as usize], rarity)?))
    };
    let edges: Vec<(u32, u32, i64)> = pairs.into_iter().filter_map(score).collect();
    cluster::groups(rows.len(), &edges, &[], &rivals(rows), &[])
}

/// Counts that one report sets against each other, each on somebody's word: "the ministry says three, the hospital seven".
fn rivals(rows: &[Row<'_>]) -> Vec<(u32, u32)> {
    let mut out = Vec::new();
    for (i, a) in rows.iter().enumerate() {
        for (j, b) in rows.iter().enumerate().skip(i + 1).take_while(|(_, b)| b.telling == a.telling) {
            let against = a.toll.differs_from.contains(&b.toll.id) && a.toll.kind == b.toll.kind && !a.part && !b.part;
            if against && a.by.is_some() && b.by.is_some() && a.by != b.by {
                out.push((i as u32, j as u32));
            }
        }
    }
    out
}

/// One joined toll.
pub(super) fn toll(
    reports: &[Telling<'_>],
    group: &[u32],
    rows: &[Row<'_>],
    events: &[JoinedEvent],
    notices: &[Notice],
) -> JoinedToll {
    let published = |r: &Row<'_>| reports[r.telling].record.document.published.clone().unwrap_or_default();
    let mut order: Vec<&Row<'_>> = group.iter().map(|&i| &rows[i as usize]).collect();
    order.sort_by_key(|r| (published(r), reports[r.telling].id, r.toll.words.span()));
    let member = |r: &Row<'_>| Member::new(reports[r.telling].id, r.toll.id.as_str());
    // One line for each count of each source.
    let mut lines: Vec<(Count, Vec<&Row<'_>>)> = Vec::new();
    for r in &order {
        let same = |c: &Count| c.min == r.toll.min && c.max == r.toll.max && c.by == r.by;
        match lines.iter_mut().find(|(c, _)| same(c)) {
            Some((_, of)) => of.push(r),
            None => lines.push((
                Count {
                    min: r.toll.min,
                    max: r.toll.max,
                    hedge: r.toll.hedge.clone(),
                    by: r.by.clone(),
                    published: reports[r.telling].record.document.published.clone(),
                    words: r.toll.words.quote().to_owned(),
                    standing: CountStanding::InForce,
                    origins: 0,
                    members: Vec::new(),
                },
                vec![r],
            )),
        }
    }
    for (count, of) in &mut lines {
        count.origins = of.iter().map(|r| reports[r.telling].origin).collect::<BTreeSet<_>>().len();
        count.members = of.iter().map(|r| member(r)).collect();
    }
    let corrections = corrections(reports, &order, notices);
    standings(reports, &mut lines, &corrections, notices);
    let carriers = count_events(&order);
    let event = carriers.map(|n| &events[n]);
    let in_force = || lines.iter().map(|(c, _)| c).filter(|c| c.standing == CountStanding::InForce);
    let first = order[0];
    JoinedToll {
        id: id('l', &[reports[first.telling].id, &first.toll.id, first.toll.words.quote()]),
        kind: first.toll.kind,
        who: order.iter().find_map(|r| r.toll.who.as_ref()).map(|w| w.words.quote().to_owned()),
        event: event.map(|e| e.id.clone()),
        date: event.and_then(|e| e.date.clone()),
        place: event.and_then(|e| e.place.as_ref()).map(|p| p.name.clone()),
        min: in_force().filter_map(|c| c.min.or(c.max)).min(),
        max: if in_force().any(|c| c.max.is_none()) { None } else { in_force().filter_map(|c| c.max).max() },
        stands: stands(&lines),
        reports: order.iter().map(|r| r.telling).collect::<BTreeSet<_>>().len(),
        origins: order.iter().map(|r| reports[r.telling].origin).collect::<BTreeSet<_>>().len(),
        counts: lines.into_iter().map(|(c, _)| c).collect(),
        corrections,
    }
}

/// The joined event that most of the counts belong to.
fn count_events(order: &[&Row<'_>]) -> Option<usize> {
    let mut n: BTreeMap<usize, usize> = BTreeMap::new();
    for e in order.iter().filter_map(|r| r.event) {
        *n.entry(e).or_default() += 1;
    }
    n.into_iter().max_by_key(|&(e, n)| (n, Reverse(e))).map(|(e, _)| e)
}

/// What corrections say: a sentence that puts right, with the new count and an old one of this row in it or in its notice.
fn corrections(reports: &[Telling<'_>], order: &[&Row<'_>], notices: &[Notice]) -> Vec<Correction> {
    let mut out: Vec<Correction> = Vec::new();
    for (n, r) in order.iter().enumerate() {
        let Some(to) = r.toll.min.or(r.toll.max) else { continue };
        let id = reports[r.telling].id;
        let notice = notices.iter().find(|x| x.by == id && x.kind == NoticeKind::Corrected);
        let notice = notice.filter(|x| x.words.contains(r.sentence.trim()) || r.sentence.contains(x.words.trim()));
        let own = format!("{} {}", r.sentence, r.under);
        let text = notice.map_or(own.trim(), |x| x.words.as_str());
        let low = fold(text);
        let right = notice.is_some() || puts_right(&low);
        // "122, not 212".
        let not: Vec<u64> =
            low.split(" not ").skip(1).filter_map(|rest| counts::numbers(rest).first().copied()).collect();
        let named = counts::numbers(text);
        let old = order.iter().take(n).filter(|o| o.telling != r.telling).filter_map(|o| o.toll.min.or(o.toll.max));
        let old =
            old.rev().find(|o| *o != to && named.contains(o) && (right || text.contains(", not ") && not.contains(o)));
        if let Some(from) = old.filter(|f| !out.iter().any(|c| c.from == *f && c.to == to)) {
            out.push(Correction {
                from,
                to,
                by: r.by.clone(),
                member: Member::new(id, r.toll.id.as_str()),
                words: text.to_owned(),
            });
        }
    }
    out
}

/// What became of each line.
fn standings(
    reports: &[Telling<'_>],
    lines: &mut [(Count, Vec<&Row<'_>>)],
    corrections: &[Correction],
    notices: &[Notice],
) {
    let withdrawn: BTreeSet<&str> = notices
        .iter()
        .filter(|n| n.kind == NoticeKind::Withdrawn)
        .flat_map(|n| n.of.iter().map(String::as_str))
        .collect();
    for i in 0..lines.len() {
        let (count, of) = &lines[i];
        let value = count.min.or(count.max);
        let later = lines[i + 1..]
            .iter()
            .any(|(c, _)| c.by.is_some() && c.by == count.by && (c.min, c.max) != (count.min, count.max));
        let standing = if of.iter().all(|r| withdrawn.contains(reports[r.telling].id)) {
            CountStanding::Withdrawn
        } else if corrections.iter().any(|c| Some(c.from) == value) {
            CountStanding::Corrected
        } else if later {
            CountStanding::Superseded
        } else {
            CountStanding::InForce
        };
        lines[i].0.standing = standing;
    }
}

/// The count of the last day in force; of several the one with most origins; none where they tie.
fn stands(lines: &[(Count, Vec<&Row<'_>>)]) -> Option<u64> {
    let day = |c: &Count| c.published.as_deref().map(|p| p.get(..10).unwrap_or(p).to_owned());
    let last = |of: &[&Row<'_>]| of.iter().filter_map(|r| r.published).max();
    let live: Vec<_> = lines.iter().filter(|(c, _)| c.standing == CountStanding::InForce).collect();
    let newest = live.iter().map(|(c, of)| (day(c), last(of))).map(|(d, _)| d).max()?;
    let mut values: BTreeMap<u64, usize> = BTreeMap::new();
    for (c, _) in live.iter().filter(|(c, _)| day(c) == newest) {
        if let Some(v) = c.min.or(c.max) {
            *values.entry(v).or_default() += c.origins;
        }
    }
    let most = values.values().copied().max()?;
    let best: Vec<u64> = values.into_iter().filter(|(_, n)| *n == most).map(|(v, _)| v).collect();
    (best.len() == 1).then(|| best[0])
}
