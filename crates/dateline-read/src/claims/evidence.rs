//! What a claim rests on, as the report itself puts it.
//!
//! - `none_given`: "gave no evidence", "did not provide details", "without offering proof", "unsupported claims".
//! - `cited`: the claim cites a document, a recording, figures ("citing hospital records", "the report says").
//! - `confirmed`, `disputed`: somebody else confirms it, or denies or rejects it.
//!
//! Words that speak of a claim in another sentence are tied by their subject: "he gave no evidence" to what "he" said last. It is
//! not decided here whether a claim is true.

use std::collections::HashSet;
use std::sync::LazyLock;

use dateline_lang::Upos;
use dateline_model::{Claim, Evidence, EvidenceStatus, Record, Span, Speaker, Why};

use super::layer::Found;
use super::layer::frame::Frame;
use super::speakers::Who;
use crate::context::Context;

static GIVE: Words = LazyLock::new(|| {
    "give offer provide present produce cite supply show have furnish release share specify add"
        .split_whitespace()
        .collect()
});
static PROOF: Words = LazyLock::new(|| {
    "evidence proof detail specific source documentation substantiation basis corroboration"
        .split_whitespace()
        .collect()
});
static BARE: Words = LazyLock::new(|| {
    "unsupported unsubstantiated baseless unfounded unverified groundless uncorroborated unproven evidence-free unsourced".split_whitespace().collect()
});
static CLAIM: Words = LazyLock::new(|| {
    "claim allegation accusation assertion report statement account charge remark comment letter suggestion rumour rumor".split_whitespace().collect()
});
static CONFIRM: Words = LazyLock::new(|| "confirm verify corroborate authenticate".split_whitespace().collect());
static DISPUTE: Words = LazyLock::new(|| {
    "deny dispute reject dismiss contradict refute rebut debunk challenge question".split_whitespace().collect()
});
static DOCUMENT: Words = LazyLock::new(|| {
    "report study poll survey document record video footage letter transcript memo data figure statistic document \
    photo image recording filing census email"
        .split_whitespace()
        .collect()
});

/// Lemmas.
type Words = LazyLock<HashSet<&'static str>>;

fn among(list: &Words, w: &str) -> bool {
    list.contains(w)
}

/// Settles the evidence of all claims. `heads` are the cue words of the claims, in their order.
pub(crate) fn settle(cx: &Context<'_>, f: &Frame<'_>, found: &[Found], who: &Who, record: &mut Record) {
    for (claim, at) in record.claims.iter_mut().zip(found) {
        cited(f, at, claim);
    }
    for s in cx.sentences() {
        let range = cx.analysis.sentences()[s].words.clone();
        for w in range.clone() {
            let lemma = cx.analysis.lemma(w).to_lowercase();
            if among(&PROOF, &lemma) && f.quoted[w].is_none() {
                if let Some((span, verb)) = none_given(f, w) {
                    tie_none(f, who, record, found, span, verb, w);
                }
            } else if among(&BARE, &lemma) && f.quoted[w].is_none() {
                if let Some(noun) = f.head(w).filter(|&h| among(&CLAIM, &cx.analysis.lemma(h).to_lowercase())) {
                    let words = cx.analysis.words();
                    tie_none(f, who, record, found, words[w].span.to(words[noun].span), noun, noun);
                }
            } else if lemma == "elaborate" && negated(f, w) && f.quoted[w].is_none() {
                let words = cx.analysis.words();
                let from = (range.start..w)
                    .rev()
                    .take_while(|&i| f.head(i) == Some(w) && f.deprel(i).base() != "nsubj")
                    .last()
                    .unwrap_or(w);
                tie_none(f, who, record, found, words[from].span.to(words[w].span), w, w);
            } else if (among(&CONFIRM, &lemma) || among(&DISPUTE, &lemma))
                && f.upos(w) == Upos::Verb
                && f.quoted[w].is_none()
            {
                borne_out(f, who, record, found, w, among(&CONFIRM, &lemma));
            }
        }
    }
}

/// "gave no evidence", "did not provide details", "without offering proof", "without evidence": the words, and their verb.
fn none_given(f: &Frame<'_>, noun: usize) -> Option<(Span, usize)> {
    let a = f.cx.analysis;
    let words = a.words();
    let lemma = |w: usize| a.lemma(w).to_lowercase();
    let no = a
        .children(noun)
        .iter()
        .map(|&c| c as usize)
        .find(|&c| matches!(lemma(c).as_str(), "no" | "any" | "little" | "zero"));
    let bare = |w: usize| matches!(a.form(w).to_lowercase().as_str(), "no" | "little" | "zero");
    if let Some(case) = f.child(noun, "case").filter(|&c| lemma(c) == "without") {
        return Some((words[case].span.to(words[noun].span), noun));
    }
    // Up through what is offered: "gave no further details", "did not provide evidence".
    let mut verb = f.head(noun)?;
    if f.deprel(noun).base() == "conj" {
        verb = f.head(verb)?;
    }
    if !among(&GIVE, &lemma(verb)) || verb > noun && f.deprel(noun).as_str() != "nsubj:pass" {
        return None;
    }
    let without = f.child(verb, "mark").filter(|&m| lemma(m) == "without");
    let not = a
        .children(verb)
        .iter()
        .map(|&c| c as usize)
        .find(|&c| matches!(lemma(c).as_str(), "not" | "n't" | "never") || a.form(c) == "n't");
    let start = match (no.filter(|&n| bare(n)), without, not) {
        (_, Some(m), _) => m,
        (_, _, Some(n)) => a.children_by(verb, "aux").filter(|&x| x < n).min().unwrap_or(n),
        (Some(n), ..) => verb.min(n),
        _ => return None,
    };
    Some((words[start].span.to(words[noun.max(verb)].span), verb))
}

/// Whether a verb only says that no evidence was given: that is no claim.
pub(crate) fn is_about(f: &Frame<'_>, verb: usize) -> bool {
    let a = f.cx.analysis;
    f.upos(verb) == Upos::Verb
        && among(&GIVE, &a.lemma(verb).to_lowercase())
        && a.children_by(verb, "obj").any(|o| among(&PROOF, &a.lemma(o).to_lowercase()) && none_given(f, o).is_some())
}

fn negated(f: &Frame<'_>, verb: usize) -> bool {
    let a = f.cx.analysis;
    let not = |w: usize| {
        a.children(w)
            .iter()
            .any(|&c| matches!(a.lemma(c as usize), "not" | "never" | "n't") || a.form(c as usize) == "n't")
    };
    // "did not elaborate", "declined to elaborate".
    not(verb)
        || f.head(verb).is_some_and(|h| f.deprel(verb).base() == "xcomp" && matches!(a.lemma(h), "decline" | "refuse"))
}

/// Ties words about missing evidence to the claims that they speak of.
fn tie_none(f: &Frame<'_>, who: &Who, record: &mut Record, found: &[Found], span: Span, verb: usize, at: usize) {
    let a = f.cx.analysis;
    let subject = subject_of(f, verb);
    let entity = subject.and_then(|s| who.at(s));
    let plural = f
        .sentence(at)
        .any(|w| a.form(w).eq_ignore_ascii_case("claims") || a.form(w).eq_ignore_ascii_case("allegations"));
    let sentence = a.words()[at].sentence;
    let pronoun = subject.is_some_and(|s| f.upos(s) == Upos::Pron);
    let words = f.cx.text.quote(span);
    // A claim in the same sentence first, then those before it, nearest first.
    let past = found.partition_point(|x| a.words()[x.cue].sentence <= sentence);
    let same = (0..past).rev().take_while(|&i| a.words()[found[i].cue].sentence == sentence).find(|&i| {
        record.claims[i].within.is_none()
            && !speaks_of(found, i, verb, at)
            && subject.is_none_or(|s| speaker_is(record, i, found, s, entity.as_deref()))
    });
    let mut tied = 0;
    let before =
        (0..found.partition_point(|x| x.cue < at)).rev().filter(|&i| Some(i) != same && !speaks_of(found, i, verb, at));
    for i in same.into_iter().chain(before.take(60)) {
        let c = &record.claims[i];
        if c.within.is_some()
            || c.evidence.status != EvidenceStatus::Unstated
            || f.cx.block_at(c.words.span().start).is_none()
        {
            continue;
        }
        let own = match (&entity, c.speaker.as_ref().and_then(|s| s.entity.as_ref())) {
            (Some(x), Some(y)) => x == y,
            // Nobody is named: the claim right before.
            (None, _) => subject.is_none() || pronoun,
            _ => false,
        };
        if Some(i) != same && !own {
            continue;
        }
        let status = EvidenceStatus::NoneGiven;
        record.claims[i].evidence = Evidence { status, words: Some(words.clone()), by: None };
        record.claims[i].why.push(Why::rule("claims/no-evidence").on(words.clone()));
        tied += 1;
        if !plural || entity.is_none() || tied >= 6 {
            return;
        }
    }
}

/// Whether a claim is itself the words about evidence.
fn speaks_of(found: &[Found], i: usize, verb: usize, at: usize) -> bool {
    found[i].cue == verb
        || (found[i].cue != at
            && found[i].pieces.iter().any(|&(x, y)| (x..=y).contains(&at) && y < at + 8 && x + 8 > at))
}

fn speaker_is(record: &Record, i: usize, found: &[Found], subject: usize, entity: Option<&str>) -> bool {
    let by_entity = record.claims[i].speaker.as_ref().and_then(|s| s.entity.as_deref());
    found[i].source.is_some_and(|(h, a, b)| h == subject || (a..=b).contains(&subject))
        || (entity.is_some() && by_entity == entity)
}

/// The subject of a verb, or of the verb that it hangs from.
fn subject_of(f: &Frame<'_>, verb: usize) -> Option<usize> {
    let mut at = verb;
    for _ in 0..4 {
        if let Some(s) = f.cx.analysis.children_by(at, "nsubj").find(|&s| f.deprel(s).as_str() == "nsubj") {
            return Some(s);
        }
        at = f.head(at)?;
    }
    None
}

/// "The report was confirmed by the ministry", "the army denied the claim".
fn borne_out(f: &Frame<'_>, who: &Who, record: &mut Record, found: &[Found], verb: usize, confirms: bool) {
    let a = f.cx.analysis;
    let claimlike = |w: usize| among(&CLAIM, &a.lemma(w).to_lowercase());
    let passive = a.children(verb).iter().map(|&c| c as usize).find(|&c| f.deprel(c).as_str() == "nsubj:pass");
    let what = passive.or_else(|| f.child(verb, "obj")).filter(|&o| claimlike(o));
    let Some(what) = what else { return };
    let by = if passive.is_some() {
        a.children_by(verb, "obl").find(|&o| f.child(o, "case").is_some_and(|c| a.lemma(c) == "by"))
    } else {
        f.child(verb, "nsubj")
    };
    let Some(by) = by else { return };
    let by_entity = who.at(by);
    // Whose claim: "Maro's claim", "the letter" (written), or the one said last by somebody else.
    let owner = a.children_by(what, "nmod").find(|&p| f.deprel(p).as_str() == "nmod:poss").and_then(|p| who.at(p));
    let letter = a.lemma(what) == "letter";
    let target = (0..found.partition_point(|x| x.cue < verb)).rev().take(30).find(|&i| {
        let c = &record.claims[i];
        let speaker = c.speaker.as_ref().and_then(|s| s.entity.clone());
        c.within.is_none()
            && found[i].cue != verb
            && (owner.is_none() || owner == speaker)
            && (by_entity.is_none() || by_entity != speaker)
            && (!letter
                || matches!(c.act, dateline_model::Act::Wrote)
                || c.venue.as_ref().is_some_and(|v| v.words.quote().contains("letter")))
    });
    let Some(i) = target else { return };
    let words = a.words();
    let span = words[what].span.to(words[verb].span).to(words[by].span);
    let quoted = f.cx.text.quote(span);
    let (x, y) = super::layer::source::span(f, by, verb);
    let speaker =
        Speaker { words: f.cx.text.quote(words[x].span.to(words[y].span)), entity: by_entity, speaker_words: None };
    let status = if confirms { EvidenceStatus::Confirmed } else { EvidenceStatus::Disputed };
    record.claims[i].why.push(Why::rule("claims/borne-out").on(quoted.clone()));
    record.claims[i].evidence = Evidence { status, words: Some(quoted), by: Some(speaker) };
}

/// "citing hospital records", "pointing to video": beside the cue; or a source that is itself a document.
fn cited(f: &Frame<'_>, at: &Found, claim: &mut Claim) {
    let a = f.cx.analysis;
    let inside = |w: usize| at.pieces.iter().any(|&(x, y)| x <= w && w <= y);
    let words = a.words();
    for w in f.sentence(at.cue) {
        let lemma = a.lemma(w).to_lowercase();
        let cites = matches!(lemma.as_str(), "cite" | "quote") && a.words()[w].xpos == dateline_lang::Xpos::Vbg;
        if cites && (!inside(w) || (f.quoted[w].is_none() && w > at.cue)) && w != at.cue {
            if let Some(o) = f.child(w, "obj") {
                let span = words[w].span.to(words[(f.reach[o].1 as usize).max(w)].span);
                claim.evidence =
                    Evidence { status: EvidenceStatus::Cited, words: Some(f.cx.text.quote(span)), by: None };
                return;
            }
        }
    }
    if let Some((_, x, y)) = at.source.filter(|s| among(&DOCUMENT, &a.lemma(s.0).to_lowercase())) {
        let span = words[x].span.to(words[y].span);
        claim.evidence = Evidence { status: EvidenceStatus::Cited, words: Some(f.cx.text.quote(span)), by: None };
    }
}
