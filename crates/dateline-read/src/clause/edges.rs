//! What a word says of what hangs on it: whether a complement, an adjunct or the noun of a deed is as true as its head.

use dateline_lang::{Analysis, Deprel, Upos, Xpos};

use super::factuality::{Class, Effect, Pos, Takes, table};
use super::lexicon;
use super::stance::{Stance, StanceKind};

/// The stance that `w` gets from its head; `stances` holds those of the words above.
pub(super) fn below(a: &Analysis, head: usize, w: usize, stances: &dyn Fn(usize) -> Stance) -> Stance {
    let above = stances(head);
    let above = if lexicon::speaks(a.lemma(head)) { Stance { said: Some(head), ..above } } else { above };
    let word = &a.words()[w];
    match word.deprel.base() {
        // "Urged X to help; at home he is backed by Y": another sentence.
        "ccomp" if head < w && (head..w).rev().take(20).any(|v| a.form(v) == ";") => above.fact(),
        "punct" | "cc" | "mark" | "case" | "det" | "aux" | "cop" | "expl" | "fixed" | "flat" | "goeswith"
        | "advmod" | "nummod" | "appos" => above,
        "amod" | "compound" => above,
        "ccomp" | "csubj" | "xcomp" | "advcl" | "acl" => clause(a, head, w, above, stances),
        "parataxis" | "discourse" | "vocative" | "dislocated" | "list" | "root" => above.fact(),
        _ if word.upos == Upos::Verb || word.xpos == Xpos::Vbg && a.children_by(w, "mark").next().is_some() => {
            clause(a, head, w, above, stances)
        }
        _ => phrase(a, head, w, above),
    }
}

/// How a clause hangs on its head.
fn construction(a: &Analysis, w: usize) -> (Option<&str>, bool) {
    let mark = a.children_by(w, "mark").chain(a.children_by(w, "case")).next();
    let to = a.children_by(w, "mark").any(|m| a.lemma(m) == "to" && a.words()[m].upos == Upos::Part);
    (mark.map(|m| a.lemma(m)), to)
}

fn clause(a: &Analysis, head: usize, w: usize, above: Stance, stances: &dyn Fn(usize) -> Stance) -> Stance {
    let word = &a.words()[w];
    let (mark, to) = construction(a, w);
    let gerund = word.xpos == Xpos::Vbg;
    let base = word.deprel.base();
    let fits = |takes: &Takes| match *takes {
        Takes::To => to && word.xpos != Xpos::Vbg || mark.is_none() && base == "xcomp" && word.xpos == Xpos::Vb,
        Takes::Ing => gerund && mark.is_none() && base != "acl" && (base != "advcl" || !comma_before(a, head, w)),
        Takes::That => {
            !to && !gerund
                && matches!(base, "ccomp" | "csubj" | "acl")
                && mark.is_none_or(|m| m == "that")
                && (base != "acl" || bare_that(a, w))
        }
        Takes::Whether => matches!(mark, Some("whether" | "if")),
        Takes::Small => base == "xcomp" && mark.is_none() && !gerund && word.xpos != Xpos::Vb,
        Takes::Deed => false,
        Takes::Subject => base == "csubj",
        Takes::Preposition(p) => mark == Some(p) && (gerund || word.upos == Upos::Noun),
    };
    if let Some(class) = governing(a, head, &fits) {
        return apply(class, head, above);
    }
    // "Forced the rebels to leave", "the refusal of the guards to shoot", where the parse hangs the clause on the noun between.
    if base == "acl"
        && mark.is_some()
        && let Some((cue, class)) = further(a, head, &fits)
    {
        return apply(class, cue, stances(cue));
    }
    if let Some((cue, class)) = adverb_of(a, head, to || mark == Some("to")) {
        return apply(class, cue, above);
    }
    if let Some(x) = special(a, head, w, to, above) {
        return x;
    }
    let modal = !above.kind.is_real() && !above.kind.is_not();
    match base {
        "acl" if nobody(a, head) => above.with(StanceKind::Negated, head, "nobody"),
        "acl" if to && lexicon::ordinal_beside(a, head) => above,
        "acl" if to => above.with(StanceKind::Possible, head, "infinitive"),
        "acl" => above.fact(),
        "advcl" if to && only(a, w) => above.fact(),
        "advcl" if to => above.with(StanceKind::Planned, w, "purpose"),
        // "Could explode, killing dozens"; but "did not resign, citing" cites.
        "advcl" if mark.is_none_or(|m| matches!(m, "by" | "in")) && (gerund || word.xpos == Xpos::Vbn) && modal => {
            above
        }
        "advcl" => above.fact(),
        // "Sent troops to join the rebels".
        "xcomp" if to && a.children_by(head, "obj").any(|o| o < w) => above.with(StanceKind::Planned, head, "purpose"),
        "xcomp" if to => above.with(StanceKind::Possible, head, "infinitive"),
        "ccomp" | "csubj" if above.kind.is_not() => above.with(StanceKind::Possible, head, "not-said"),
        _ => above,
    }
}

/// Constructions that no single word makes: "has yet to", "is to", "had to", "too weak to", "is going to".
fn special(a: &Analysis, head: usize, w: usize, to: bool, above: Stance) -> Option<Stance> {
    let inverted = a.lemma(head) == "have" && a.words()[w].xpos != Xpos::Vbg && a.words()[w].deprel == Deprel::Xcomp;
    if !to && !inverted {
        return None;
    }
    let near = |x: usize| x > head.min(w).saturating_sub(2) && x < w;
    if let Some(yet) = a.children_by(head, "advmod").find(|&x| a.lemma(x) == "yet" && near(x)) {
        return Some(above.with(StanceKind::Negated, yet, "yet-to"));
    }
    if let Some(too) = a.children_by(head, "advmod").find(|&x| a.lemma(x) == "too" && x < head) {
        return Some(above.with(StanceKind::Negated, too, "too-to"));
    }
    match a.lemma(head) {
        // "Had Norland armed them", where the parse makes a verb of "had".
        "have"
            if head == a.sentences()[a.words()[head].sentence].words.start
                && a.children_by(head, "nsubj").chain(a.children_by(w, "nsubj")).any(|s| s > head && s < w) =>
        {
            Some(above.with(StanceKind::Possible, head, "inverted"))
        }
        "have" if to && a.words()[head].upos == Upos::Verb && a.words()[w].deprel == Deprel::Xcomp => {
            // "Had to leave" left; "has to leave" may.
            let past = a.words()[head].xpos == Xpos::Vbd;
            Some(if past { above } else { above.with(StanceKind::Planned, head, "have-to") })
        }
        "be" => Some(above.with(StanceKind::Planned, head, "be-to")),
        // "Became the tenth country to recognise X", where the parse hangs the infinitive on the verb.
        "become" => Some(above),
        "go" if a.words()[head].xpos == Xpos::Vbg => Some(above.with(StanceKind::Planned, head, "going-to")),
        _ => None,
    }
}

/// A noun or name under its head.
fn phrase(a: &Analysis, head: usize, w: usize, above: Stance) -> Stance {
    let word = &a.words()[w];
    let deed = lexicon::deed(a, w).is_some();
    let told = deed || super::factuality::governs_clause(a, w) || word.upos == Upos::Sym;
    let object = matches!(word.deprel, Deprel::Obj | Deprel::NsubjPass);
    // "Military action is possible", whatever the noun.
    let subject = word.deprel == Deprel::Nsubj && a.words()[head].upos == Upos::Adj;
    let subject = subject && word.upos == Upos::Noun && a.children_by(head, "xcomp").next().is_none();
    if !told && !subject {
        return above;
    }
    let case = a.children_by(w, "case").next().map(|c| a.lemma(c));
    let fits = |takes: &Takes| match *takes {
        Takes::Deed => object && told,
        Takes::Subject => word.deprel.base() == "nsubj" && !object,
        Takes::Preposition(p) => case == Some(p) && matches!(word.deprel.base(), "obl" | "nmod"),
        _ => false,
    };
    if let Some(class) = governing(a, head, &fits) {
        let stance = apply(class, head, above);
        // "Rejected reports of", "dismissed the claim": what they tell is denied.
        let tale = class.name == "reject" && table().of(a, w, Pos::Noun).any(|c| matches!(c.name, "report" | "lie"));
        return if tale && stance.kind == StanceKind::Negated {
            stance.with(StanceKind::Denied, head, "reject")
        } else {
            stance
        };
    }
    let sum = matches!(a.words()[head].upos, Upos::Sym | Upos::Num);
    if !deed || sum || case == Some("of") || above.kind == StanceKind::Claimed {
        return above;
    }
    if above.kind == StanceKind::Fact {
        return above;
    }
    // "May condemn the attack": the attack is taken as known; "may suffer an attack" is not.
    let vague = a.children_by(w, "det").any(|d| matches!(a.lemma(d), "a" | "an" | "any" | "another"));
    if vague { above } else { above.fact() }
}

/// The class of the head that takes what hangs on it so.
fn governing(a: &Analysis, head: usize, fits: &dyn Fn(&Takes) -> bool) -> Option<&'static Class> {
    let pos = match a.words()[head].upos {
        Upos::Verb | Upos::Aux => Pos::Verb,
        Upos::Noun => Pos::Noun,
        Upos::Adj => Pos::Adjective,
        _ => return None,
    };
    let of = |pos| table().of(a, head, pos).find(|c| c.takes.iter().any(fits));
    // "Is scheduled to", where the parse sees a verb or an adjective.
    let other = || match (pos, a.words()[head].xpos) {
        (Pos::Adjective, _) if a.form(head).ends_with("ed") => of(Pos::Verb),
        (Pos::Verb, _) if super::predicates::passive(a, head) => {
            table().of_form(a, head).find(|c| c.takes.iter().any(fits))
        }
        _ => None,
    };
    // Hearsay is of a passive, or of a perfect infinitive ("claims to have won").
    let told = |c: &&Class| c.name != "hearsay" || hearsay(a, head);
    of(pos).filter(told).or_else(other)
}

/// The same of the verb or noun that the head hangs on.
fn further(a: &Analysis, head: usize, fits: &dyn Fn(&Takes) -> bool) -> Option<(usize, &'static Class)> {
    let between = matches!(a.words()[head].deprel.base(), "obj" | "iobj" | "nsubj" | "obl" | "nmod");
    let up = a.words()[head].head.filter(|_| between && !super::factuality::governs_clause(a, head))?;
    Some((up, governing(a, up, fits)?))
}

/// Whether the infinitive that hangs on the object of a verb is what the verb is about ("asked the army to leave").
pub(super) fn controls(a: &Analysis, noun: usize) -> bool {
    further(a, noun, &|t| *t == Takes::To).is_some()
}

/// Whether "said to", "believed to" tells what others say: only of a passive, or with "have".
fn hearsay(a: &Analysis, head: usize) -> bool {
    super::predicates::passive(a, head)
        || matches!(a.words()[head].deprel, Deprel::Acl | Deprel::Amod)
        || a.children_by(head, "xcomp").any(|x| a.children_by(x, "aux").any(|h| a.lemma(h) == "have"))
        || a.words()[head].xpos == Xpos::Vbn
}

/// "Came close to killing": the adverb beside the head says so.
fn adverb_of(a: &Analysis, head: usize, to: bool) -> Option<(usize, &'static Class)> {
    let mut adverbs = a.children_by(head, "advmod").filter(|_| to);
    adverbs.find_map(|x| {
        let class = table().of(a, x, Pos::Adverb).find(|c| c.takes.contains(&Takes::To))?;
        Some((x, class))
    })
}

/// What a class makes of the deed, its word's own stance being `above`.
pub(super) fn apply(class: &'static Class, cue: usize, above: Stance) -> Stance {
    let effect = if above.kind.is_not() { class.fails } else { class.holds };
    match effect {
        Effect::Same => above,
        Effect::True | Effect::Kind(StanceKind::Fact) => above.fact(),
        // "May refuse to", "wants to stop": open.
        Effect::Kind(StanceKind::Negated | StanceKind::Denied) if !above.kind.is_real() && !above.kind.is_not() => {
            above.with(StanceKind::Possible, cue, class.name)
        }
        Effect::Kind(StanceKind::Claimed) if !above.kind.is_real() => above,
        Effect::Kind(kind) => above.with(kind, cue, class.name),
    }
}

/// "Nobody who backed X": the noun says that there is none.
fn nobody(a: &Analysis, head: usize) -> bool {
    super::operators::none(a, head)
}

/// "Only to find".
fn only(a: &Analysis, w: usize) -> bool {
    let mark = a.children_by(w, "mark").next();
    mark.and_then(|m| m.checked_sub(1)).is_some_and(|x| a.form(x).eq_ignore_ascii_case("only"))
}

/// Whether "that" is no relative pronoun, though the parse takes the clause for a relative one ("reports that X shelled Y").
fn bare_that(a: &Analysis, w: usize) -> bool {
    let that = a.children(w).iter().map(|&c| c as usize).find(|&c| c < w && a.lemma(c) == "that");
    that.is_some_and(|t| a.children_by(w, "nsubj").any(|s| s > t))
}

fn comma_before(a: &Analysis, head: usize, w: usize) -> bool {
    w > head
        && a.children(w).iter().chain(a.children(head)).any(|&c| {
            let c = c as usize;
            c > head && c < w && a.form(c) == ","
        })
}
