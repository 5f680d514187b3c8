//! What stands beside a predicate and says whether it holds: negation, "nobody", modals, conditions, "almost", "reportedly", questions.

use std::ops::Range;

use dateline_lang::{Analysis, Deprel, Upos, Xpos};

use super::factuality::{Pos, Takes, lower, table};
use super::lexicon;
use super::stance::{Stance, StanceKind};

/// The stance of a word that starts with `start`, by what stands beside it.
pub(super) fn beside(a: &Analysis, w: usize, start: Stance) -> Stance {
    let word = &a.words()[w];
    let predicate = word.upos == Upos::Verb
        || word.xpos == Xpos::Vb
        || a.children(w).iter().any(|&c| matches!(a.words()[c as usize].deprel.base(), "cop" | "aux" | "mark"));
    if predicate {
        let marked = mark(a, w, start);
        return negated(a, w, modal(a, w, hedged(a, w, marked)));
    }
    if word.upos == Upos::Noun {
        return noun(a, w, start);
    }
    start
}

/// The noun of a deed or of a tale: "the foiled attack", "no reports".
fn noun(a: &Analysis, w: usize, start: Stance) -> Stance {
    if lexicon::deed(a, w).is_none() && !super::factuality::governs_clause(a, w) {
        return start;
    }
    if let Some(no) = a.children_by(w, "det").find(|&d| no(a, d)) {
        return start.with(StanceKind::Negated, no, "no");
    }
    // "Reports that X shelled Y are false", where the parse hangs the adjective on the noun.
    let said_of = |c: usize| a.children_by(c, "cop").next().is_some();
    for c in a.children(w).iter().map(|&c| c as usize) {
        let modifies = matches!(a.words()[c].deprel, Deprel::Amod | Deprel::Compound);
        let mut classes = table().of(a, c, Pos::Modifier);
        if let Some(class) = classes.find(|_| modifies && c < w && start.kind.is_real()) {
            return super::edges::apply(class, c, start);
        }
        let mut classes = table().of(a, c, Pos::Adjective);
        if let Some(class) = classes.find(|k| k.takes.contains(&Takes::Subject) && c > w && said_of(c)) {
            return super::edges::apply(class, c, start);
        }
    }
    start
}

/// Conditions and "without": the words before a clause.
fn mark(a: &Analysis, w: usize, start: Stance) -> Stance {
    if inverted(a, w) {
        return start.with(StanceKind::Possible, w, "inverted");
    }
    for m in a.children(w).iter().map(|&c| c as usize).take_while(|&c| c < w) {
        if !matches!(a.words()[m].deprel.base(), "mark" | "case" | "advmod" | "cc") {
            continue;
        }
        // "Rather than", "short of": the two words may hang together or apart.
        let here = table().of(a, m, Pos::Mark).next();
        let before = || m.checked_sub(1).and_then(|b| table().of(a, b, Pos::Mark).find(|_| two(a, b)));
        if let Some(class) = here.or_else(before) {
            let open = start.kind.is_real() || class.holds == super::factuality::Effect::Kind(StanceKind::Negated);
            return if open {
                super::edges::apply(class, m, Stance { kind: StanceKind::Fact, ..start })
            } else {
                start
            };
        }
    }
    start
}

/// Whether a word starts one of the pairs of words before a clause.
fn two(a: &Analysis, b: usize) -> bool {
    table().entries(&lower(a.form(b))).iter().any(|e| e.particle.is_some())
}

/// "Had Norland attacked", "were X to attack", "should X attack".
fn inverted(a: &Analysis, w: usize) -> bool {
    let starts = |x: usize| x == a.sentences()[a.words()[x].sentence].words.start || a.form(x - 1) == ",";
    let aux = a
        .children_by(w, "aux")
        .chain(a.children_by(w, "cop"))
        .find(|&x| matches!(a.form(x), "Had" | "had" | "Were" | "were" | "Should" | "should") && starts(x));
    aux.is_some_and(|x| a.children_by(w, "nsubj").any(|s| s > x && s < w))
}

/// "Will", "might", "would have".
fn modal(a: &Analysis, w: usize, start: Stance) -> Stance {
    let before = |x: usize| x < w || a.words()[w].upos != Upos::Verb;
    let auxiliaries = || a.children_by(w, "aux").filter(|&x| before(x));
    // "Will back X", where the parse hangs the modal on what follows.
    let beside = || w.checked_sub(1).filter(|&x| a.words()[w].xpos == Xpos::Vb && a.words()[x].xpos == Xpos::Md);
    let Some(x) = auxiliaries()
        .find(|&x| a.words()[x].xpos == Xpos::Md || !matches!(a.lemma(x), "be" | "have" | "do" | "get"))
        .or_else(beside)
    else {
        return meant(a, w, start);
    };
    if !start.kind.is_real() {
        return start;
    }
    let perfect = a.words()[w].xpos == Xpos::Vbn && auxiliaries().any(|h| a.lemma(h) == "have" && h > x);
    let condition =
        || a.children_by(w, "advcl").any(|c| a.children_by(c, "mark").any(|m| matches!(a.lemma(m), "if" | "unless")));
    match a.lemma(x) {
        // "Would have given", "should have given": it was not.
        "would" | "should" if perfect => start.with(StanceKind::Negated, x, "would-have"),
        // "Said that it would give": the future told in the past.
        "would" if start.said.is_some() && !condition() => start.with(StanceKind::Planned, x, "will"),
        "would" if later(a, w) => start,
        "will" | "shall" if condition() => start.with(StanceKind::Possible, x, "will"),
        _ => match table().of(a, x, Pos::Modal).next() {
            Some(class) => super::edges::apply(class, x, start),
            None => start,
        },
    }
}

/// "He would later back X" tells what came; not "would sooner".
fn later(a: &Analysis, w: usize) -> bool {
    a.children_by(w, "advmod").any(|x| {
        matches!(a.lemma(x), "later" | "eventually" | "soon" | "subsequently" | "ultimately") && a.form(x) != "sooner"
    })
}

/// "Is to send", "was due to send", where the parse makes the infinitive the head.
fn meant(a: &Analysis, w: usize, start: Stance) -> Stance {
    if !start.kind.is_real() || !a.children_by(w, "mark").any(|m| a.lemma(m) == "to") {
        return start;
    }
    let be = a.children(w).iter().map(|&c| c as usize).take_while(|&c| c < w).find(|&c| {
        a.words()[c].deprel == Deprel::Cop && a.lemma(c) == "be"
            || matches!(a.lemma(c), "due" | "set" | "scheduled" | "about")
    });
    be.map_or(start, |x| start.with(StanceKind::Planned, x, "be-to"))
}

/// "Almost", "reportedly", "perhaps".
fn hedged(a: &Analysis, w: usize, start: Stance) -> Stance {
    if !start.kind.is_real() {
        return start;
    }
    for x in a.children_by(w, "advmod") {
        let lemma = a.lemma(x);
        let mut classes = table().of(a, x, Pos::Adverb);
        let Some(class) = classes.find(|c| c.takes.contains(&Takes::Deed)) else { continue };
        // "Nearly killed": of the verb, not of a number after it.
        let near = x + 1 == w || lemma == "all" && x + 2 == w;
        if class.name == "almost" && !near {
            continue;
        }
        let stance = super::edges::apply(class, x, start);
        if stance.kind != StanceKind::Claimed || start.kind == StanceKind::Fact {
            return stance;
        }
    }
    start
}

/// "Not", "never", "nobody", "no longer", "by no means".
fn negated(a: &Analysis, w: usize, start: Stance) -> Stance {
    let Some(cue) = negation(a, w) else { return start };
    let may = start.cue.is_some_and(|x| matches!(a.lemma(x), "may" | "might")) && start.rule == "may";
    match start.kind {
        // "May not come".
        StanceKind::Possible if may => start,
        StanceKind::Negated | StanceKind::Denied => start.with(StanceKind::Possible, cue, "not"),
        // "Did not leave until Tuesday" left then.
        StanceKind::Fact | StanceKind::Claimed if until(a, w) => start,
        _ => start.with(StanceKind::Negated, cue, "not"),
    }
}

/// The word that negates a predicate.
pub(super) fn negation(a: &Analysis, w: usize) -> Option<usize> {
    a.children(w).iter().map(|&c| c as usize).find(|&c| {
        let rel = a.words()[c].deprel.base();
        match rel {
            "advmod" | "cc" | "det" | "discourse" | "mark" => not(a, c),
            "nsubj" => none(a, c),
            "obj" | "iobj" => c > w && none(a, c),
            "obl" => c > w && nobody(a, c) || by_no_means(a, c),
            _ => false,
        }
    })
}

/// "Not", "never", "no longer"; not "not only".
fn not(a: &Analysis, x: usize) -> bool {
    let next = a.words().get(x + 1).map_or("", |_| a.form(x + 1));
    match &*lower(a.form(x)) {
        "not" | "n't" | "n’t" => !matches!(next, "only" | "just" | "merely" | "simply" | "least"),
        "never" | "nor" | "neither" | "hardly" | "scarcely" | "nowhere" => true,
        "longer" => x > 0 && a.form(x - 1).eq_ignore_ascii_case("no"),
        "no" => {
            a.words()[x].deprel.base() == "advmod"
                && !matches!(next, "longer" | "fewer" | "less" | "more" | "later" | "sooner")
        }
        _ => false,
    }
}

/// "Nobody", "none", "no soldier", "neither side", "not one".
pub(super) fn none(a: &Analysis, s: usize) -> bool {
    nobody(a, s)
        || a.children(s).iter().map(|&c| c as usize).any(|c| match a.words()[c].deprel.base() {
            "det" | "cc" | "advmod" => no(a, c),
            _ => false,
        })
}

fn nobody(a: &Analysis, s: usize) -> bool {
    let next = a.words().get(s + 1).map_or("", |_| a.form(s + 1));
    matches!(&*lower(a.form(s)), "nobody" | "none" | "nothing" | "neither") && !matches!(next, "but" | "other" | "less")
        || a.lemma(s) == "one" && a.children_by(s, "det").any(|d| no(a, d))
}

/// "No", "neither", "not a single" before a noun; not "no fewer than".
fn no(a: &Analysis, d: usize) -> bool {
    let next = a.words().get(d + 1).map_or("", |_| a.form(d + 1));
    matches!(&*lower(a.form(d)), "no" | "neither" | "not")
        && !matches!(next, "fewer" | "less" | "more" | "other" | "later" | "sooner" | "only" | "just" | "least" | "all")
}

/// "By no means", "under no circumstances".
fn by_no_means(a: &Analysis, x: usize) -> bool {
    matches!(
        a.lemma(x),
        "means"
            | "mean"
            | "way"
            | "circumstance"
            | "circumstances"
            | "time"
            | "point"
            | "stage"
            | "account"
            | "condition"
    ) && a.children_by(x, "det").any(|d| no(a, d))
}

/// "Not until".
fn until(a: &Analysis, w: usize) -> bool {
    let marked = |c: usize| a.children_by(c, "case").chain(a.children_by(c, "mark")).any(|m| a.lemma(m) == "until");
    a.children_by(w, "obl").chain(a.children_by(w, "advcl")).any(marked)
}

/// Whether a verb shares the auxiliaries and the negation of the one that it is joined to.
pub(super) fn shares(a: &Analysis, w: usize, h: usize) -> bool {
    if a.words()[w].upos != Upos::Verb {
        // "No raid or attack".
        return a.words()[h].upos == a.words()[w].upos;
    }
    let own = a
        .children(w)
        .iter()
        .any(|&c| matches!(a.words()[c as usize].deprel.base(), "nsubj" | "aux" | "cop" | "mark" | "expl"));
    let cc = a.children_by(w, "cc").next();
    let but = cc.is_some_and(|c| matches!(a.lemma(c), "but" | "yet"));
    let or = cc.is_some_and(|c| matches!(a.lemma(c), "or" | "nor"));
    // A participle beside one without an auxiliary is a past tense.
    let past = a.words()[w].xpos == Xpos::Vbn && a.children_by(h, "aux").next().is_none();
    let finite = past || matches!(a.words()[w].xpos, Xpos::Vbd | Xpos::Vbz | Xpos::Vbp);
    let same = a.words()[w].xpos == a.words()[h].xpos;
    // "Never backed or funded" shares; "did not fire but fled" does not.
    let negated = negation(a, h).is_some();
    let apart = negated && (but || finite && !or);
    !own && same && !apart
}

/// "Demanded that X surrender and recognised Y", "wants to flee and backs Y": a finite verb after a bare one goes on with what governs that.
pub(super) fn resumes(a: &Analysis, w: usize, h: usize) -> bool {
    let bare = match a.words()[w].xpos {
        Xpos::Vbd => matches!(a.words()[h].xpos, Xpos::Vb | Xpos::Vbp),
        Xpos::Vbz => a.words()[h].xpos == Xpos::Vb,
        _ => false,
    };
    bare && matches!(a.words()[h].deprel.base(), "ccomp" | "xcomp" | "advcl" | "acl")
        && a.children_by(w, "nsubj").chain(a.children_by(w, "mark")).next().is_none()
}

/// Whether a sentence asks something that is not taken as known: a question mark, and no "who", "why" at its head.
pub(super) fn asks(a: &Analysis, words: Range<usize>) -> bool {
    let mark = words.clone().rev().take(2).any(|w| a.form(w) == "?");
    let wh = |w: usize| {
        matches!(&*lower(a.form(w)), "who" | "what" | "why" | "when" | "where" | "how" | "which" | "whose" | "whom")
    };
    mark && !words.take(3).any(wh)
}

/// Whether a word is a predicate that a question asks about.
pub(super) fn tells(a: &Analysis, w: usize) -> bool {
    matches!(a.words()[w].upos, Upos::Verb | Upos::Adj) || lexicon::deed(a, w).is_some()
}
