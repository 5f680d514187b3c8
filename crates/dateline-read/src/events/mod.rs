//! Events: who did what to whom, coded by PLOVER.
//!
//! [`trigger`] finds the words that events hang on, by the lexicon of each type in [`events`]; [`arguments`] reads actors and recipients off the
//! tree; [`status`] tells deeds from threats, plans, denials and hearsay; [`when`] and [`place`] give day and place, [`contexts`] what it is about; [`genre`] and [`parties`]
//! refuse what is no deed of politics; [`merge`] makes one of
//! a threat and what is threatened. [`violence`] reads further who takes part in an assault, and [`background`] keeps assaults that are only referred to.

mod answerable;
mod arguments;
mod background;
mod bystanders;
mod contexts;
mod country;
mod genre;
mod layer;
mod merge;
mod parties;
mod place;
mod scene;
mod standing;
mod status;
mod trigger;
mod types;
mod violence;
mod weapons;
pub(crate) mod when;

use dateline_lang::{Analysis, Deprel, Upos, Xpos};
use dateline_model::{Document, Event, Participant, PloverType, Record, Span, Status, Trigger, Why};

use crate::claims::{Feats, hash};
use crate::context::Context;
use crate::entities::Index;
use crate::kit::Kit;
use crate::lexicon::Class;
use arguments::Roles;
pub(crate) use arguments::clause;
pub use layer::{Asked, EventExamples, EventGold, Taught};
use layer::{Casting, Pair, Seen, Told, Verdict};
pub(crate) use layer::{Layer, Look};
pub(crate) use scene::{Named, Scene};
use trigger::{Candidate, Hit};
pub(crate) use when::ahead;

/// So sure must the layer be of an event of a report whose parties are not named.
const SURE_WITHOUT_PARTIES: f32 = 0.6;
/// And so likely must a deed be that a report only refers to.
const LIKELY_REFERRED: f32 = 0.35;

/// Adds events to the record.
pub(crate) fn find(cx: &Context<'_>, record: &mut Record) {
    let index = Index::new(cx, record);
    let scene = scene::Scene::new(cx, record);
    let genre = genre::Genre::new(cx, record);
    let look = Look::new(cx, record, &index);
    let mut feats = Feats::default();
    let reader = Reader { cx, record, index: &index, scene: &scene, genre: &genre, look: &look };
    let mut found = Vec::new();
    for list in trigger::candidates(cx) {
        let seen: Vec<Seen> = list.iter().map(|c| see(cx, record, c)).collect();
        let (mut told, mut referred) = (Vec::new(), Vec::new());
        for (i, c) in list.iter().enumerate() {
            if denies(&look, &seen, c.word) {
                continue;
            }
            match reader.coded(c, &seen, i, &mut feats) {
                Some(e) => told.push((c.word, e)),
                None if cx.kit.events.likely(&look, &seen, i, &mut feats) >= LIKELY_REFERRED => {
                    referred.extend(reader.referred(c));
                }
                None => {}
            }
        }
        found.extend(merge::one_threat(cx.analysis, told));
        found.extend(referred);
        found.extend(background::further(cx, &list).iter().filter_map(|c| reader.referred(c)));
    }
    found.sort_by_key(|e| e.trigger.words.span().start);
    record.events = found;
}

/// Dates and places by the narrative those events whose own words give none.
pub(crate) fn settle(cx: &Context<'_>, record: &mut Record) {
    when::carry(cx, record);
    place::carry(cx, record);
}

/// What a candidate is judged by.
struct Reader<'a> {
    cx: &'a Context<'a>,
    record: &'a Record,
    index: &'a Index,
    scene: &'a scene::Scene,
    genre: &'a genre::Genre,
    look: &'a Look<'a>,
}

impl Reader<'_> {
    /// The event that a candidate is, by the rules and the layer.
    fn coded(&self, c: &Candidate, seen: &[Seen], i: usize, feats: &mut Feats) -> Option<Event> {
        let verdict = self.cx.kit.events.judge(self.look, seen, i, feats).or_else(|| vowed(self.cx, c))?;
        let (hit, roles) = take_part(self.look, c, verdict, feats)?;
        let other = if self.look.lone { retyped(self.look, seen, &roles, verdict, feats) } else { None };
        let retaken = other.and_then(|v| Some((v, take_part(self.look, c, v, feats)?)));
        let (verdict, (hit, mut roles)) = retaken.unwrap_or((verdict, (hit, roles)));
        // Who denies a deed does not do it.
        let disowns = matches!(self.cx.analysis.lemma(c.word), "deny" | "refute");
        if disowns && !matches!(verdict.kind, PloverType::Reject | PloverType::Accuse) {
            return None;
        }
        // "It was not known how many were killed" tells of nobody.
        if roles.recipients.iter().chain(&roles.actors).any(|&w| asked_how_many(self.cx.analysis, w)) {
            return None;
        }
        // A report's reader takes what it is sure of without its parties.
        let sure = !self.look.lone && verdict.trust >= SURE_WITHOUT_PARTIES;
        if !trigger::holds(&hit, &roles) && !sure {
            return None;
        }
        if hit.lexicon.kind == PloverType::Assault {
            violence::complete(self.cx.analysis, &hit, &mut roles);
        }
        self.event(&hit, &roles, verdict)
    }

    /// The deed of violence that a candidate only refers to.
    fn referred(&self, c: &Candidate) -> Option<Event> {
        let (hit, roles) = background::of(self.cx, self.record, c)?;
        let mut e = self.event(hit, &roles, Verdict { kind: hit.lexicon.kind, trust: 1.0, ruled: true })?;
        e.why.insert(0, Why::rule("events/background"));
        e.background = true;
        Some(e)
    }

    /// The event of a hit, if it is a deed of politics that its participants can do and suffer.
    fn event(&self, hit: &Hit, roles: &Roles, verdict: Verdict) -> Option<Event> {
        let (cx, record) = (self.cx, self.record);
        let mut settled = roles.clone();
        bystanders::settle(cx, record, self.index, (verdict.kind, hit.word), &mut settled);
        let (mut e, told) = event(cx, record, self.index, self.scene, hit, &settled, verdict);
        let status = cx.kit.events.status(self.look, &told, &mut Feats::default());
        if status != e.status {
            e.status = status;
            e.why.extend([Why::rule("events/status/learned")]);
        }
        let acts = e.actors.iter().any(|p| parties::public(record, p));
        let public = acts || e.recipients.iter().any(|p| parties::public(record, p));
        let kept =
            self.genre.refuses(cx, hit, public).is_none() && parties::plausible(cx, self.index, hit, roles, acts);
        kept.then_some(e)
    }
}

/// Who takes part in a candidate that is an event of some type: by the rules, and by the layer.
fn take_part(look: &Look<'_>, c: &Candidate, verdict: Verdict, feats: &mut Feats) -> Option<(Hit, Roles)> {
    let cx = look.cx;
    let hit = trigger::hit(cx.analysis, c, verdict.kind, verdict.ruled)?;
    let mut roles = arguments::roles(cx, &hit);
    held(cx.analysis, &hit, &mut roles);
    let casting =
        Casting { word: c.word, kind: verdict.kind, object: hit.object, mutual: hit.lexicon.reciprocal, roles: &roles };
    let (actor, recipient) = cx.kit.events.cast(look, &casting, feats);
    // "According to the hospital": who tells of a deed did not do it.
    let tells =
        |w: usize| cx.analysis.children_by(w, "case").any(|c| cx.analysis.form(c).eq_ignore_ascii_case("according"));
    // "Followed up on reports of three people injured": who is above does not do it.
    let suffers = cx.analysis.words()[c.word].deprel == Deprel::Acl && cx.analysis.words()[c.word].xpos == Xpos::Vbn;
    let aside = |&w: &usize| !(suffers && roles.actors.is_empty() && w < c.word);
    if let Some(w) = actor.filter(|&w| !tells(w)).filter(aside) {
        roles.cast_actor(cx.analysis, w);
    }
    let weapon = |w: usize| weapons::names(cx.slice(arguments::phrase(cx.analysis, w)));
    let instead =
        |&w: &usize| hit.lexicon.kind != PloverType::Assault || !weapon(w) && violence::yields(cx.analysis, &roles, w);
    if let Some(w) = recipient.filter(instead) {
        roles.cast_recipient(cx.analysis, w);
    }
    Some((hit, roles))
}

/// "How many civilians".
fn asked_how_many(a: &Analysis, w: usize) -> bool {
    let many = |c: usize| matches!(a.lemma(c), "many" | "much");
    let asks = |c: usize| c > 0 && a.form(c - 1).eq_ignore_ascii_case("how");
    a.children(w).iter().map(|&c| c as usize).any(|c| many(c) && asks(c)) || many(w) && asks(w)
}

/// "Under house arrest", "in custody": its subject is held.
fn held(a: &Analysis, hit: &Hit, roles: &mut Roles) {
    let w = hit.word;
    let under = matches!(arguments::case(a, w), Some("under" | "in"));
    if hit.lexicon.kind != PloverType::Coerce || hit.how != "noun" || !under || !roles.recipients.is_empty() {
        return;
    }
    let above = a.words()[w].head.into_iter().flat_map(|h| a.children_by(h, "nsubj"));
    let subject = a.children_by(w, "nsubj").chain(above).next();
    if let Some(s) = subject {
        roles.drop_actors(&|&x: &usize| x == s);
        roles.recipient(a, "path/held", s);
        roles.happens = true;
    }
}

/// "Vowed to attack X" threatens, whatever the layer makes of so few words.
fn vowed(cx: &Context<'_>, c: &Candidate) -> Option<Verdict> {
    let a = cx.analysis;
    let hit = c.hit.as_ref().filter(|h| h.lexicon.kind == PloverType::Assault)?;
    let kind = trigger::retold(hit, Status::Planned, false).0;
    is_vow(a, c.word).then_some(Verdict { kind, trust: 0.5, ruled: true })
}

fn is_vow(a: &Analysis, w: usize) -> bool {
    let word = &a.words()[w];
    word.deprel.base() == "xcomp" && word.head.is_some_and(|h| matches!(a.lemma(h), "swear" | "vow"))
}

/// What the layer says of an event once both its parties are known, where that is another type.
fn retyped(look: &Look<'_>, all: &[Seen], roles: &Roles, verdict: Verdict, feats: &mut Feats) -> Option<Verdict> {
    let spans = |heads: &[usize]| -> Vec<Span> {
        heads.iter().take(8).map(|&w| arguments::phrase(look.cx.analysis, w)).collect()
    };
    let (source, target) = (spans(&roles.actors), spans(&roles.recipients));
    if source.is_empty() || target.is_empty() {
        return None;
    }
    let pair = Pair { all, source: &source, target: &target };
    look.cx.kit.events.retype(look, &pair, verdict.kind, feats)
}

/// Whether a word only denies a deed that is coded as denied.
fn denies(look: &Look<'_>, seen: &[Seen], word: usize) -> bool {
    let a = look.cx.analysis;
    // "Rejected X's agreement" refuses it; "rejected reports of a raid" denies it.
    let of_claims = || {
        a.children_by(word, "ccomp").next().is_some()
            || a.children_by(word, "obj").any(|o| Class::ReportNoun.has(a.lemma(o)))
    };
    (matches!(a.lemma(word), "deny" | "refute") || matches!(a.lemma(word), "dismiss" | "reject") && of_claims())
        && seen
            .iter()
            .any(|s| s.status == Status::Denied && s.holds && s.word != word && look.above(s.word).contains(&word))
}

/// The words of a threat: with what is threatened.
fn threat(cx: &Context<'_>, word: usize) -> Span {
    let a = cx.analysis;
    let of = |w: usize| {
        let mut below = a.children(w).iter().map(|&c| c as usize).filter(move |&c| c > w && c < w + 8);
        below.find(|&c| {
            matches!(a.words()[c].deprel.base(), "xcomp" | "ccomp" | "acl") || a.words()[c].deprel == Deprel::Obj
        })
    };
    let first = of(word);
    let verbal = |w: usize| a.words()[w].upos == Upos::Verb;
    let second = first.filter(|&w| !verbal(w)).and_then(of).filter(|&w| verbal(w));
    let last = second.or(first.filter(|&w| verbal(w) || threatens_with(a.lemma(w))));
    a.words()[word].span.to(a.words()[last.unwrap_or(word)].span)
}

/// Whether a word only says what something was done for.
fn purpose(cx: &Context<'_>, word: usize) -> bool {
    cx.clauses.stance(word).rule == "purpose"
}

/// What the rules say of a candidate.
fn see(cx: &Context<'_>, record: &Record, c: &Candidate) -> Seen {
    let open = trigger::open(cx.analysis, c.word);
    let hit = c.hit.as_ref();
    let mut roles = arguments::roles(cx, hit.unwrap_or(&open));
    held(cx.analysis, hit.unwrap_or(&open), &mut roles);
    let status = status::of(cx, record, c.word).0.0;
    Seen {
        word: c.word,
        status,
        kind: hit.map(|h| trigger::retold(h, status, purpose(cx, c.word)).0),
        plain: hit.map(|h| h.lexicon.kind),
        mode: hit.and_then(|h| h.mode),
        how: hit.map_or("", |h| h.how),
        told: c.told,
        holds: hit.is_some_and(|h| trigger::holds(h, &roles)),
        stance: (cx.clauses.stance(c.word).kind as u64, hash(cx.clauses.stance(c.word).rule)),
        claim: cx
            .claim_around(record, cx.analysis.words()[c.word].span)
            .map_or(0, |k| k.act as u64 * 4 + k.kind as u64 + 1),
        tense: cx.clauses.around(c.word).map_or(0, |k| k.tense.kind as u64 + 1),
        roles,
    }
}

fn event(
    cx: &Context<'_>,
    record: &Record,
    index: &Index,
    scene: &scene::Scene,
    hit: &Hit,
    roles: &Roles,
    verdict: Verdict,
) -> (Event, Told) {
    let (mut status, words) = status::of(cx, record, hit.word);
    let (mut kind, mut mode, mut rule) = trigger::retold(hit, status.0, purpose(cx, hit.word));
    if kind != verdict.kind {
        (kind, mode, rule) = (verdict.kind, None, "events/learned");
    }
    let weapons = weapons::near(cx, hit.word);
    if kind == PloverType::Assault && matches!(mode, None | Some("explosives")) {
        mode = weapons::mode(&weapons).or(mode);
    }
    let clause = cx.text.trim(arguments::clause(cx, hit.word));
    let own = cx.analysis.words()[hit.word].span;
    let threat = if hit.lexicon.kind == PloverType::Threaten { threat(cx, hit.word) } else { own };
    if threat != own && status.0 == Status::Reported {
        (status.0, status.1) = (Status::Threatened, "threatened");
    }
    if kind == PloverType::Threaten && status.0 == Status::Planned && is_vow(cx.analysis, hit.word) {
        (status.0, status.1) = (Status::Threatened, "threatened");
    }
    let trigger = cx.text.quote(threat);
    let note = format!("{} “{}”, {:.2}", hit.how, cx.analysis.lemma(hit.word), verdict.trust);
    let mut why = vec![
        Why::rule(rule).on(trigger.clone()).note(note),
        Why { rule: format!("events/status/{}", status.1), words, note: None },
    ];
    why.extend(roles.why(cx));
    let participants = |list: &[usize]| standing::participants(cx, record, index, list);
    let (actors, mut recipients) = (participants(&roles.actors), participants(&roles.recipients));
    // Nobody does it to himself.
    recipients.retain(|r| r.entity.is_none() || actors.iter().all(|a| a.entity != r.entity));
    let place = place::own(cx, scene, kind, hit.word, roles);
    country::suffering(record, kind, place.as_ref().map(|p| p.index), &actors, &mut recipients);
    let told = telling(cx, record, (hit.word, kind, mode, status.0), &actors);
    let event = Event {
        id: String::new(),
        words: cx.text.quote(clause),
        kind,
        mode: mode.map(str::to_owned),
        contexts: contexts::of(cx, hit.word, kind, &actors, &recipients),
        actors,
        recipients,
        trigger: Trigger { words: trigger, lemma: cx.analysis.lemma(hit.word).to_owned() },
        date: when::own(cx, record, scene, hit.word),
        place,
        weapons,
        status: status.0,
        claim: status.2,
        tolls: Vec::new(),
        background: false,
        also: Vec::new(),
        why,
    };
    (event, told)
}

/// What the layer weighs for the status of a telling.
fn telling(
    cx: &Context<'_>,
    record: &Record,
    (word, kind, mode, status): (usize, PloverType, Option<&'static str>, Status),
    actors: &[Participant],
) -> Told {
    let claim = cx.claim_around(record, cx.analysis.words()[word].span);
    let own = match claim.map(|c| c.speaker.as_ref()) {
        None => 0,
        Some(None) => 3,
        Some(Some(_)) if actors.is_empty() => 4,
        Some(Some(s)) => {
            let same = |p: &Participant| {
                p.entity.is_some() && p.entity == s.entity
                    || p.words.span().overlaps(s.words.span())
                    || matches!(p.words.quote(), "I" | "We" | "we")
            };
            1 + u64::from(actors.iter().any(same))
        }
    };
    let claim = claim.map(|c| (c.act, c.kind as u64));
    Told { word, kind, mode, status, claim, own, acted: !actors.is_empty() }
}

/// Adds one annotated document to the examples that the layer learns from; gives the tellings of a report, each with the number of its event.
pub fn learn_events(
    examples: &mut EventExamples,
    fold: Option<usize>,
    doc: &Document,
    analysis: &Analysis,
    kit: &Kit,
    gold: &[EventGold],
) -> (Record, Vec<(usize, Event)>) {
    let mut record = crate::read(doc, analysis, kit);
    record.events.clear();
    let cx = Context::new(doc, analysis, kit);
    let index = Index::new(&cx, &record);
    let scene = scene::Scene::new(&cx, &record);
    let look = Look::new(&cx, &record, &index);
    let mut feats = Feats::default();
    let (mut lists, mut tellings, mut statuses) = (Vec::new(), Vec::new(), Vec::new());
    for list in trigger::candidates(&cx) {
        let seen: Vec<Seen> = list.iter().map(|c| see(&cx, &record, c)).collect();
        if gold.iter().any(|g| g.clause.is_some()) {
            for (i, label) in layer::labels(&look, &seen, gold).into_iter().enumerate() {
                let Some(deed) = label.deed else { continue };
                let told = label.class.filter(|&c| c > 0);
                // What is only part of a telling is one that the layer may still take for one of its own.
                let Some(class) = told.or(seen[i].kind.map(layer::class_of)) else { continue };
                let verdict = layer::verdict(&seen[i], class);
                let Some((hit, mut roles)) = take_part(&look, &list[i], verdict, &mut feats) else { continue };
                if hit.lexicon.kind == PloverType::Assault {
                    violence::complete(analysis, &hit, &mut roles);
                }
                let (e, telling) = event(&cx, &record, &index, &scene, &hit, &roles, verdict);
                if let Some(s) = gold[deed].status.filter(|_| told.is_some()) {
                    layer::status_features(&look, &telling, &mut feats);
                    statuses.push((layer::status_number(s), feats.0.clone()));
                }
                tellings.push((deed, e));
            }
        }
        lists.push(seen);
    }
    examples.add(fold, &look, &lists, gold, statuses);
    (record, tellings)
}

/// Nouns of what one threatens with.
fn threatens_with(lemma: &str) -> bool {
    Class::HostileNoun.has(lemma)
}

/// The words of a text that may tell an event, sentence by sentence: what a teacher who reads better than the layer is asked about.
#[doc(hidden)]
pub fn may_tell(doc: &Document, analysis: &Analysis, kit: &Kit, gold: &[EventGold]) -> Vec<Asked> {
    let mut out = Vec::new();
    each_sentence(doc, analysis, kit, |look, seen| out.extend(layer::asked(look, seen, gold)));
    out
}

/// Adds what a teacher made of the words of a text.
#[doc(hidden)]
pub fn learn_taught(examples: &mut EventExamples, doc: &Document, analysis: &Analysis, kit: &Kit, taught: &[Taught]) {
    each_sentence(doc, analysis, kit, |look, seen| examples.learn_from(layer::lessons(look, seen, taught)));
}

/// Shows the candidates of each sentence as the layer sees them.
fn each_sentence(doc: &Document, analysis: &Analysis, kit: &Kit, mut show: impl FnMut(&Look<'_>, &[Seen])) {
    let mut record = crate::read(doc, analysis, kit);
    record.events.clear();
    let cx = Context::new(doc, analysis, kit);
    let index = Index::new(&cx, &record);
    let look = Look::new(&cx, &record, &index);
    for list in trigger::candidates(&cx) {
        let seen: Vec<Seen> = list.iter().map(|c| see(&cx, &record, c)).collect();
        show(&look, &seen);
    }
}
