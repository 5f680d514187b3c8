//! Makes the layer's weights from annotated sentences and from what a teacher, a larger network that is not shipped, made of others. Not part of reading.

use dateline_model::{PloverType, Span, Status};
use serde::{Deserialize, Serialize};

use super::status::{STATUSES, number};
use super::{CLASSES, Casting, Look, Pair, Seen, class_of, relation, share, trigger};
use crate::claims::Feats;
use crate::events::arguments::phrase;
use crate::loglinear::{Learner, Wanted, shuffled, softmax};

/// The event that annotators saw in a sentence. Which word it hangs on they do not say.
#[derive(Clone, Debug)]
pub struct EventGold {
    /// Its type; CONCEDE stands for RETREAT too.
    pub kind: PloverType,
    /// Who.
    pub source: Vec<Span>,
    /// Whom.
    pub target: Vec<Span>,
    /// Its number, for scorers.
    pub row: u64,
    /// The word it hangs on, where that is marked; then all events of the text are.
    pub trigger: Option<Span>,
    /// Other types that could be defended.
    pub others: Vec<PloverType>,
    /// In a report: the clause that tells it first.
    pub clause: Option<Span>,
    /// In a report: what else tells it.
    pub again: Vec<Span>,
    /// Whether it happened, where that is marked.
    pub status: Option<Status>,
    /// In a report: whether it is one of its main events.
    pub main: bool,
    /// In a report: its first and last day; null where the report does not say.
    pub days: Option<(String, String)>,
}

impl EventGold {
    /// An event of which nothing is marked.
    pub fn of(kind: PloverType) -> EventGold {
        EventGold {
            kind,
            source: Vec::new(),
            target: Vec::new(),
            row: 0,
            trigger: None,
            others: Vec::new(),
            clause: None,
            again: Vec::new(),
            status: None,
            main: false,
            days: None,
        }
    }
}

/// What annotators made of one candidate of a report.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Label {
    /// Its class; null where it is better not learnt from.
    pub(crate) class: Option<usize>,
    /// Which event it tells.
    pub(crate) deed: Option<usize>,
    weight: f32,
}

/// What the candidates of one sentence of a report are labelled.
pub(crate) fn labels(look: &Look<'_>, list: &[Seen], gold: &[EventGold]) -> Vec<Label> {
    let a = look.cx.analysis;
    let span = |w: usize| a.words()[w].span;
    let meets = |w: usize, s: Span| s.start < span(w).end && span(w).start < s.end;
    let below = |w: usize, inside: &dyn Fn(usize) -> bool| {
        look.above(w)[1..].iter().any(|&h| inside(h) && list.iter().any(|o| o.word == h))
    };
    let rule = |c: &Seen| c.kind.filter(|_| c.holds).map(class_of);
    let class = |c: &Seen, g: &EventGold| {
        let own = |r: &usize| *r == class_of(g.kind) || g.others.iter().any(|&k| class_of(k) == *r);
        rule(c).filter(own).unwrap_or(class_of(g.kind))
    };
    let one = |c: &Seen| {
        let w = c.word;
        let named = |g: &&(usize, &EventGold)| g.1.trigger.is_some_and(|t| meets(w, t));
        let all: Vec<(usize, &EventGold)> = gold.iter().enumerate().collect();
        let fits = |g: &&(usize, &EventGold)| rule(c) == Some(class_of(g.1.kind));
        if let Some(&(n, g)) = all.iter().filter(named).find(fits).or(all.iter().find(named)) {
            let trigger = g.trigger.unwrap_or(span(w));
            let part = below(w, &|h| meets(h, trigger)) && rule(c) != Some(class_of(g.kind));
            let label = if part { (0, 0.4) } else { (class(c, g), 1.2) };
            return Label { class: Some(label.0), deed: Some(n), weight: label.1 };
        }
        let within = |s: &Span| s.start <= span(w).start + 1 && span(w).end <= s.end + 1;
        let further =
            all.iter().flat_map(|&(n, g)| g.again.iter().filter(|s| within(s)).map(move |s| (s.len(), n, *s)));
        if let Some((_, n, region)) = further.min() {
            let part = below(w, &|h| meets(h, region)) && rule(c).is_none();
            let other = rule(c).is_some_and(|r| r != class(c, &gold[n]));
            let label = if part { (0, 0.4) } else { (class(c, &gold[n]), 0.7) };
            return Label { class: Some(label.0).filter(|_| !other), deed: Some(n), weight: label.1 };
        }
        if let Some(&(n, g)) = all.iter().find(|(_, g)| g.clause.as_ref().is_some_and(within)) {
            let own = rule(c) == Some(class_of(g.kind));
            let lost = g.trigger.is_some_and(|t| !list.iter().any(|o| meets(o.word, t)));
            let top = lost && !below(w, &|h| g.clause.is_some_and(|s| meets(h, s)));
            let (class, weight) = if top { (class(c, g), 0.6) } else { (0, if own { 0.3 } else { 0.6 }) };
            return Label { class: Some(class), deed: (top || own).then_some(n), weight };
        }
        Label { class: Some(0), deed: None, weight: 1.0 }
    };
    list.iter().map(one).collect()
}

/// One candidate of an annotated sentence.
struct Candidate {
    feats: Vec<u32>,
    /// Class by its mark; null where it is better not learnt from.
    mark: Option<usize>,
    /// Which event it tells, in a report.
    deed: Option<usize>,
    /// What it counts.
    weight: f32,
    /// Class by the rules.
    rule: usize,
    /// For each event of the sentence how well the candidate's participants fit, from 0 to 2.
    fit: Vec<f32>,
    /// For each event of the sentence: rows of the words that may be its actor, which are right; the same for its recipient.
    parties: Vec<[Choice; 2]>,
}

struct Choice {
    rows: Vec<Vec<u32>>,
    right: Vec<bool>,
}

struct Sentence {
    /// None: it is learnt from whichever fold is left out.
    fold: Option<usize>,
    /// A whole report, all of whose events are marked.
    report: bool,
    /// Only the type of one of its events is known, and no words.
    story: bool,
    classes: Vec<usize>,
    /// Whether the words of its events are marked.
    marked: bool,
    candidates: Vec<Candidate>,
    /// For each event whose parties have words: its number, class and features.
    given: Vec<(u64, usize, Vec<u32>)>,
    /// For each telling in a report: its status and features.
    statuses: Vec<(usize, Vec<u32>)>,
}

/// Annotated sentences as the layer sees them.
#[derive(Default)]
pub struct EventExamples {
    sentences: Vec<Sentence>,
    /// What a teacher made of candidates that nobody annotated.
    lessons: Vec<Lesson>,
}

impl std::fmt::Debug for EventExamples {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let n: usize = self.sentences.iter().map(|s| s.candidates.len()).sum();
        write!(f, "{} sentences, {n} candidates", self.sentences.len())
    }
}

impl EventExamples {
    /// Adds the candidates of one document, all of whose events are given. A document of several sentences has its events in any.
    pub(crate) fn add(
        &mut self,
        fold: Option<usize>,
        look: &Look<'_>,
        lists: &[Vec<Seen>],
        gold: &[EventGold],
        statuses: Vec<(usize, Vec<u32>)>,
    ) {
        let a = look.cx.analysis;
        let report = gold.iter().any(|g| g.clause.is_some());
        let marked = report || gold.iter().any(|g| g.trigger.is_some());
        let story = !gold.is_empty() && !marked && gold.iter().all(|g| g.source.is_empty() && g.target.is_empty());
        let mut feats = Feats::default();
        let hits = |w: usize, spans: &[Span]| {
            let p = phrase(a, w);
            spans.iter().any(|s| p.start < s.end && s.start < p.end)
        };
        let mut candidates = Vec::new();
        for list in lists {
            let labels = if report { labels(look, list, gold) } else { Vec::new() };
            for (i, seen) in list.iter().enumerate() {
                trigger::features(look, list, i, &mut feats);
                let own = feats.0.clone();
                let fit = gold.iter().map(|g| {
                    let part =
                        |heads: &[usize], spans: &[Span]| f32::from(u8::from(heads.iter().any(|&w| hits(w, spans))));
                    part(&seen.roles.actors, &g.source) + part(&seen.roles.recipients, &g.target)
                });
                let told = labels.get(i).copied().unwrap_or_default();
                // In a report only of the event that it tells.
                let its = |n: usize| !report || told.deed == Some(n) && told.class.is_some_and(|c| c > 0);
                let parties = gold.iter().enumerate().filter(|_| !story).map(|(n, g)| {
                    if !its(n) {
                        return [(); 2].map(|()| Choice { rows: Vec::new(), right: Vec::new() });
                    }
                    let scene =
                        Casting { word: seen.word, kind: g.kind, object: None, mutual: false, roles: &seen.roles };
                    [(false, &g.source), (true, &g.target)].map(|(recipient, spans)| {
                        let list = scene.candidates(look);
                        let rows = list.iter().map(|&w| {
                            scene.features(look, w, recipient, &mut feats);
                            feats.0.clone()
                        });
                        Choice { rows: rows.collect(), right: list.iter().map(|&w| hits(w, spans)).collect() }
                    })
                });
                let at = a.words()[seen.word].span;
                let mark = gold.iter().find(|g| g.trigger.is_some_and(|t| t.start < at.end && at.start < t.end));
                let mark = if report { told.class } else { Some(mark.map_or(0, |g| class_of(g.kind))) };
                let weight = if report { told.weight } else { OWN };
                let rule = seen.kind.filter(|_| seen.holds).map_or(0, class_of);
                let (fit, parties) = (fit.collect(), parties.collect());
                candidates.push(Candidate { feats: own, mark, deed: told.deed, weight, rule, fit, parties });
            }
        }
        let told = gold.iter().filter(|g| !(report || g.source.is_empty() && g.target.is_empty()));
        let given = told.map(|g| {
            let shares = |list: &&Vec<Seen>| list.first().is_some_and(|s| holds(look, s.word, &g.source));
            let all = lists.iter().find(shares).or(lists.first()).map_or(&[][..], Vec::as_slice);
            Pair { all, source: &g.source, target: &g.target }.features(look, &mut feats);
            (g.row, class_of(g.kind), feats.0.clone())
        });
        let given = given.collect();
        let classes = gold.iter().map(|g| class_of(g.kind)).collect();
        self.sentences.push(Sentence { fold, report, story, classes, marked, candidates, given, statuses });
    }

    /// Adds what a teacher made of candidates.
    pub(crate) fn learn_from(&mut self, lessons: Vec<Lesson>) {
        self.lessons.extend(lessons);
    }

    /// The types of the events of one fold where both spans are given, learnt from the other folds: number and type of each.
    pub fn given(&self, fold: usize) -> Vec<(u64, PloverType)> {
        let model = self.learn_relation(Some(fold));
        let rows = self.sentences.iter().filter(|s| s.fold == Some(fold)).flat_map(|s| &s.given);
        let likeliest = |feats: &[u32]| {
            let p = relation(&model.scores(feats), feats.len());
            (1..CLASSES).max_by(|&a, &b| p[a].total_cmp(&p[b]).then(b.cmp(&a))).unwrap_or(1)
        };
        rows.map(|(row, _, feats)| (*row, super::KINDS[likeliest(feats)])).collect()
    }

    /// Learns the types of events by their parties. Rare types count more, for each to be known as well.
    fn learn_relation(&self, without: Option<usize>) -> Learner {
        let train = self.sentences.iter().filter(|s| s.fold.is_none() || s.fold != without);
        let rows: Vec<&(u64, usize, Vec<u32>)> = train.flat_map(|s| &s.given).collect();
        let mut counts = [0usize; CLASSES];
        for r in &rows {
            counts[r.1] += 1;
        }
        let even = rows.len() as f32 / (CLASSES - 1) as f32;
        let weight = |class: usize| (even / counts[class].max(1) as f32).sqrt();
        let mut model = Learner::new(CLASSES);
        model.prepare(rows.iter().map(|r| r.2.as_slice()), 2);
        for epoch in 0..EPOCHS_OF_RELATION {
            for i in shuffled(rows.len(), epoch) {
                let (_, class, feats) = rows[i];
                let share = share(feats.len());
                let mut p = relation(&model.scores(feats), feats.len());
                p[*class] -= 1.0;
                for p in &mut p {
                    *p *= weight(*class) * share;
                }
                model.steps += 1.0;
                model.step(feats, &p);
            }
        }
        model.finish();
        model
    }

    /// Learns the weights from all folds but one: those for sentences by themselves, then those for reports, which learn from both.
    pub fn learn(&self, without: Option<usize>) -> Vec<u8> {
        let train: Vec<&Sentence> = self.sentences.iter().filter(|s| s.fold.is_none() || s.fold != without).collect();
        let (reports, sentences): (Vec<&Sentence>, Vec<&Sentence>) = train.iter().partition(|s| s.report);
        let (model, mut rows) = events(&sentences);
        let mut out = Vec::new();
        model.write(&mut out);
        parties(&sentences, &model, &mut out);
        rows.extend(reports.iter().flat_map(|s| &s.candidates).filter_map(marked));
        let taught: Vec<Row<'_>> =
            self.lessons.iter().map(|l| (l.feats.as_slice(), Wanted::Shares(&l.shares), TAUGHT)).collect();
        classifier(&rows, &taught, EPOCHS_OF_REPORTS).write(&mut out);
        parties(&train, &model, &mut out);
        self.learn_relation(without).write(&mut out);
        let told: Vec<Row<'_>> =
            reports.iter().flat_map(|s| &s.statuses).map(|(k, f)| (f.as_slice(), Wanted::Class(*k), 1.0)).collect();
        let mut status = Learner::new(STATUSES);
        status.prepare(told.iter().map(|r| r.0), 2);
        status.fit(&told, EPOCHS);
        status.write(&mut out);
        out
    }
}

/// A candidate's features, its class and what it counts.
type Row<'a> = (&'a [u32], Wanted<'a>, f32);

/// A candidate whose class is marked.
fn marked(c: &Candidate) -> Option<Row<'_>> {
    Some((&c.feats, Wanted::Class(c.mark?), c.weight))
}

/// A model of the classes of candidates, of annotated ones and of those that a teacher labelled.
fn classifier(rows: &[Row<'_>], taught: &[Row<'_>], epochs: usize) -> Learner {
    let mut model = Learner::new(CLASSES);
    model.prepare(rows.iter().map(|r| r.0), 3);
    model.prepare(taught.iter().map(|r| r.0), OFTEN);
    model.fit_in_orders(&[rows, taught].concat(), epochs, if taught.is_empty() { 1 } else { ORDERS });
    model
}

/// Learns whether a candidate is an event, and of which type, from sentences that do not say which word an event hangs on: in three rounds.
fn events<'s>(train: &[&'s Sentence]) -> (Learner, Vec<Row<'s>>) {
    let mut model = Learner::new(CLASSES);
    let mut rows: Vec<Row<'s>> = Vec::new();
    for round in 0..3 {
        // For each sentence and event the candidate that it most likely hangs on.
        rows.clear();
        for s in train {
            let p: Vec<Vec<f32>> = if round > 0 && !s.story {
                s.candidates.iter().map(|c| softmax(&model.scores(&c.feats))).collect()
            } else {
                Vec::new()
            };
            if s.story {
                let right = s.candidates.iter().filter(|c| s.classes.contains(&c.rule));
                rows.extend(right.map(|c| (c.feats.as_slice(), Wanted::Class(c.rule), WEAK)));
                continue;
            }
            if s.marked {
                rows.extend(s.candidates.iter().filter_map(marked));
                continue;
            }
            let mut label = vec![Some(0); s.candidates.len()];
            for (g, &class) in s.classes.iter().enumerate() {
                let prior = |c: &Candidate| c.fit[g] + if c.rule == class { 3.0 } else { 0.0 };
                let score =
                    |i: usize| prior(&s.candidates[i]) + if round > 0 { p[i][class].max(1e-6).ln() } else { 0.0 };
                let best = (0..s.candidates.len()).max_by(|&x, &y| score(x).total_cmp(&score(y)).then(y.cmp(&x)));
                let Some(best) = best else { continue };
                for (i, c) in s.candidates.iter().enumerate() {
                    if i == best && prior(c) >= 1.0 {
                        label[i] = Some(class);
                    } else if c.rule == class && label[i] == Some(0) {
                        label[i] = None;
                    }
                }
            }
            let told = s.candidates.iter().zip(label);
            rows.extend(told.filter_map(|(c, l)| Some((c.feats.as_slice(), Wanted::Class(l?), 1.0))));
        }
        model = classifier(&rows, &[], EPOCHS);
    }
    (model, rows)
}

/// Learns who did it, then whom it was done to.
fn parties(train: &[&Sentence], model: &Learner, out: &mut Vec<u8>) {
    for role in 0..2 {
        let mut choices: Vec<&Choice> = Vec::new();
        for s in train.iter().filter(|s| !s.story) {
            for (g, &class) in s.classes.iter().enumerate() {
                if s.report {
                    let told = s.candidates.iter().filter(|c| c.deed == Some(g) && c.mark.is_some_and(|m| m > 0));
                    choices.extend(told.map(|c| &c.parties[g][role]).filter(|c| c.right.contains(&true)));
                    continue;
                }
                let score = |c: &Candidate| {
                    c.fit[g] + if c.rule == class { 3.0 } else { 0.0 } + softmax(&model.scores(&c.feats))[class]
                };
                let best = s.candidates.iter().max_by(|x, y| score(x).total_cmp(&score(y)));
                choices.extend(best.map(|c| &c.parties[g][role]).filter(|c| c.right.contains(&true)));
            }
        }
        let mut learner = Learner::new(1);
        learner.prepare(choices.iter().flat_map(|c| c.rows.iter().map(Vec::as_slice)), 3);
        for epoch in 0..EPOCHS {
            for i in shuffled(choices.len(), epoch) {
                learner.choose(&choices[i].rows, &choices[i].right, 1.0);
            }
        }
        learner.finish();
        learner.write(out);
    }
}

/// A word that may tell an event, with what annotators made of it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Asked {
    /// The word.
    pub at: Span,
    /// Its sentence.
    pub sentence: Span,
    /// What the rules make of it: the class of the type that they give, times four, and one more where they hold it for told by another, two where they would code it.
    pub rule: usize,
    /// Its class; null where it is better not learnt from.
    pub class: Option<usize>,
    /// What that counts.
    pub weight: f32,
    /// The number of its event's status.
    pub status: Option<usize>,
    /// The words that may take part.
    pub words: Vec<Span>,
    /// Which of them did it; null where it tells no event.
    pub actor: Option<Vec<usize>>,
    /// Whom it was done to.
    pub recipient: Option<Vec<usize>>,
}

/// The candidates of one sentence.
pub(crate) fn asked(look: &Look<'_>, list: &[Seen], gold: &[EventGold]) -> Vec<Asked> {
    let a = look.cx.analysis;
    let hits = |w: usize, spans: &[Span]| {
        let p = phrase(a, w);
        spans.iter().any(|s| p.start < s.end && s.start < p.end)
    };
    let labels = labels(look, list, gold);
    let one = |(seen, label): (&Seen, &Label)| {
        let word = &a.words()[seen.word];
        let deed = label.deed.filter(|_| label.class.is_some_and(|c| c > 0));
        let scene =
            Casting { word: seen.word, kind: PloverType::Agree, object: None, mutual: false, roles: &seen.roles };
        let words = scene.candidates(look);
        let right = |spans: &[Span]| (0..words.len()).filter(|&i| hits(words[i], spans)).collect::<Vec<_>>();
        Asked {
            at: word.span,
            sentence: a.sentences()[word.sentence].span,
            rule: 4 * seen.kind.map_or(0, class_of) + usize::from(seen.told) + 2 * usize::from(seen.holds),
            class: label.class,
            weight: label.weight,
            status: deed.and_then(|n| gold[n].status).map(number),
            actor: deed.map(|n| right(&gold[n].source)),
            recipient: deed.map(|n| right(&gold[n].target)),
            words: words.iter().map(|&w| a.words()[w].span).collect(),
        }
    };
    list.iter().zip(&labels).map(one).collect()
}

/// What a teacher makes of one word of a text.
#[derive(Clone, Debug, Deserialize)]
pub struct Taught {
    /// Where the word begins.
    pub at: u32,
    /// How likely each class is.
    pub p: Vec<f32>,
}

/// What the layer learns from one such word.
pub(crate) struct Lesson {
    feats: Vec<u32>,
    shares: Vec<f32>,
}

/// What is learnt from those of a sentence's candidates that a teacher was asked about; `taught` in the order of the text.
pub(crate) fn lessons(look: &Look<'_>, list: &[Seen], taught: &[Taught]) -> Vec<Lesson> {
    let a = look.cx.analysis;
    let mut feats = Feats::default();
    let one = |(i, seen): (usize, &Seen)| {
        let told = taught.binary_search_by_key(&a.words()[seen.word].span.start, |t| t.at).ok()?;
        trigger::features(look, list, i, &mut feats);
        Some(Lesson { feats: feats.0.clone(), shares: taught[told].p.clone() })
    };
    list.iter().enumerate().filter_map(one).collect()
}

/// Whether spans lie in the sentence of a word.
fn holds(look: &Look<'_>, word: usize, spans: &[Span]) -> bool {
    let a = look.cx.analysis;
    let sentence = a.words()[word].sentence;
    spans.iter().any(|&s| a.head_of(s).is_some_and(|h| a.words()[h].sentence == sentence))
}

const EPOCHS: usize = 12;
const EPOCHS_OF_REPORTS: usize = 8;
const EPOCHS_OF_RELATION: usize = 30;
/// What a story counts of which only the type is known.
const WEAK: f32 = 0.1;
/// What a sentence counts whose events are marked.
const OWN: f32 = 1.5;
/// Where a teacher's labels are at hand, a report's candidates are learnt in so many orders.
const ORDERS: usize = 5;
/// What one counts that a teacher labelled.
const TAUGHT: f32 = 3.0;
/// Features of what a teacher labelled are seen at least so often.
const OFTEN: u32 = 12;
