//! Who gives, who receives, for what: the phrases about a sum of money.

use dateline_lang::{Upos, Xpos};
use dateline_model::{Record, Span};

use super::families::Family;
use crate::context::Context;
use crate::inflection;
use crate::lexicon::{Class, Words};

/// The lemma; a form that the engine does not know is one of the families' verbs.
pub(super) fn lemma(a: &dateline_lang::Analysis, w: usize) -> &str {
    match a.form(w) {
        "owes" => "owe",
        "fines" => "fine",
        _ => inflection::among(a, w, Class::StakeVerb),
    }
}

/// Verbs that say how much a debt or a loss is.
fn amounts_to(lemma: &str) -> bool {
    Class::AmountsTo.has(lemma)
}

/// The words of a sentence about one amount.
pub(super) struct Scene<'a, 'c> {
    pub(super) cx: &'a Context<'c>,
    pub(super) record: &'a Record,
    /// First and last word of the amount.
    pub(super) first: usize,
    pub(super) last: usize,
    /// The sentence's words.
    pub(super) words: std::ops::Range<usize>,
}

impl Scene<'_, '_> {
    fn rel(&self, w: usize) -> &'static str {
        self.cx.analysis.words()[w].deprel.base()
    }

    /// The verb that governs the amount, among those that `wanted` takes: up the heads, else the nearest before it.
    pub(super) fn verb(&self, wanted: impl Fn(&str) -> bool) -> Option<usize> {
        let a = self.cx.analysis;
        // "sells at $4", "rose by $2bn": a price or a change, not a sum that moves.
        let before = self.first.checked_sub(1).filter(|&w| w >= self.words.start);
        if before.is_some_and(|w| matches!(a.form(w), "at" | "by" | "below" | "above")) {
            return None;
        }
        let mut at = self.first;
        for _ in 0..8 {
            let verb = a.words()[at].upos == Upos::Verb || self.cost(at);
            if verb && wanted(lemma(a, at)) && !(self.first..=self.last).contains(&at) {
                return Some(at);
            }
            // A verb with a subject of its own that moves nothing ends the clause.
            let other = a.words()[at].upos == Upos::Verb && self.says_who(at);
            match a.words()[at].head.filter(|_| !other) {
                Some(h) => at = h,
                None => break,
            }
        }
        let from = self.words.start.max(self.first.saturating_sub(8));
        (from..self.first)
            .rev()
            .take_while(|&w| !matches!(a.form(w), ";" | ":" | "while" | "but"))
            .take_while(|&w| a.words()[w].upos != Upos::Verb || wanted(lemma(a, w)) || !self.says_who(w))
            .find(|&w| (a.words()[w].upos == Upos::Verb || self.hands(w)) && wanted(lemma(a, w)))
            // "The $220 million in aid that it provided".
            .or_else(|| {
                let near = self.last + 1..(self.last + 9).min(self.words.end);
                // "A gift of $2m, which will pay for": the sum does it.
                let own = |w: usize| a.children_by(w, "nsubj").any(|s| matches!(a.form(s), "which" | "that" | "who"));
                near.into_iter()
                    .find(|&w| a.words()[w].deprel.as_str() == "acl:relcl" && wanted(lemma(a, w)) && !own(w))
            })
    }

    /// "Have cost X $2bn", where the parse takes the verb for a noun.
    fn cost(&self, w: usize) -> bool {
        let a = self.cx.analysis;
        a.form(w) == "cost"
            && w > self.words.start
            && matches!(a.form(w - 1), "have" | "has" | "had" | "will" | "would" | "may" | "could")
    }

    /// "X hands the islands $2m", where the parse takes the verb for a noun: a name before it, a noun phrase behind.
    fn hands(&self, w: usize) -> bool {
        let a = self.cx.analysis;
        let next = || a.words().get(w + 1).is_some_and(|n| matches!(n.upos, Upos::Det | Upos::Propn));
        a.words()[w].upos == Upos::Noun
            && a.words()[w].xpos == Xpos::Nns
            && w > self.words.start
            && a.words()[w - 1].upos == Upos::Propn
            && next()
    }

    /// Whose a noun is: "X's debt".
    pub(super) fn possessor(&self, noun: usize) -> Option<Span> {
        let a = self.cx.analysis;
        let p = a.children_by(noun, "nmod").find(|&c| a.words()[c].deprel.as_str() == "nmod:poss")?;
        (!(self.first..=self.last).contains(&p)).then(|| self.phrase(p))
    }

    /// Whether a verb has a subject of its own.
    fn says_who(&self, w: usize) -> bool {
        self.cx.analysis.children_by(w, "nsubj").next().is_some()
    }

    /// The subject of a verb: its own, else that of what it is joined to or hangs on.
    pub(super) fn subject(&self, verb: usize) -> Option<Span> {
        let a = self.cx.analysis;
        let mut at = verb;
        if let Some(o) = self.controller(verb) {
            return Some(self.phrase(o));
        }
        for _ in 0..5 {
            // The subject of a passive is what moves, or the one that it comes to.
            if self.is_passive(at) {
                // "X is said to have received": X.
                let told = at != verb && Class::ReportsOf.has(a.lemma(at));
                let s = a.children_by(at, "nsubj").next().filter(|_| told)?;
                let relative = matches!(a.lemma(s), "who" | "which" | "that") && self.rel(at) == "acl";
                return a.words()[at].head.filter(|_| relative).or(Some(s)).map(|s| self.phrase(s));
            }
            let own: Vec<usize> = a.children_by(at, "nsubj").filter(|&s| s < verb.max(at)).collect();
            if let (Some(&x), Some(&y)) = (own.first(), own.last()) {
                // "X, which": X, whatever the parse makes of the clause.
                let comma = || x.checked_sub(1).filter(|&c| a.form(c) == ",").and_then(|c| c.checked_sub(1));
                if (a.lemma(x) == "who" && self.rel(at) != "acl" || a.lemma(x) == "which")
                    && let Some(b) = comma().filter(|&b| a.words()[b].upos == Upos::Propn)
                {
                    let top = a.words()[b].head.filter(|&h| h < b && matches!(self.rel(b), "flat" | "compound"));
                    return Some(self.phrase(top.unwrap_or(b)));
                }
                // "who" stands for the noun before its clause.
                if matches!(a.lemma(x), "who" | "that" | "which") && self.rel(at) == "acl" {
                    return a.words()[at].head.map(|h| self.phrase(h));
                }
                let conj = a.children_by(x, "conj").chain(a.children_by(y, "conj")).filter(|&c| c < verb).max();
                let end = conj.unwrap_or(y).max(y);
                return Some(self.phrase(x).to(self.phrase(end)));
            }
            match (self.rel(at), a.words()[at].head) {
                // "X became the fourth state to give": X.
                ("acl", Some(h)) if a.words()[h].head.is_some_and(|v| a.lemma(v) == "become") => {
                    at = a.words()[h].head.unwrap_or(h);
                }
                ("acl", Some(h)) if a.words()[h].upos != Upos::Verb && a.children_by(h, "cop").next().is_none() => {
                    return Some(self.phrase(h));
                }
                ("conj" | "xcomp" | "advcl" | "acl" | "parataxis" | "ccomp", Some(h)) => at = h,
                _ => return None,
            }
        }
        None
    }

    /// Whether a verb is in the passive.
    pub(super) fn is_passive(&self, verb: usize) -> bool {
        let a = self.cx.analysis;
        a.children(verb).iter().any(|&c| matches!(a.words()[c as usize].deprel.as_str(), "aux:pass" | "nsubj:pass"))
    }

    /// "Ordered Roth to pay", "condemned her for paying": the object of the verb above does it.
    fn controller(&self, verb: usize) -> Option<usize> {
        let a = self.cx.analysis;
        let h = a.words()[verb].head.filter(|_| matches!(self.rel(verb), "xcomp" | "advcl"))?;
        let fits = match self.rel(verb) {
            "xcomp" => Class::Directs.has(a.lemma(h)),
            _ => {
                Class::JudgesDeed.has(a.lemma(h))
                    && a.children_by(verb, "mark").any(|m| matches!(a.lemma(m), "for" | "of"))
            }
        };
        // "X was ordered to pay".
        let patient = || a.children_by(h, "nsubj").next().filter(|_| self.is_passive(h));
        let misread = || a.children_by(h, "xcomp").find(|&c| c < verb && a.words()[c].upos == Upos::Propn);
        a.children_by(h, "obj").next().or_else(misread).or_else(patient).filter(|_| fits)
    }

    /// Who comes to the money in a passive: "Ebrin was given $5m".
    pub(super) fn endowed(&self, verb: usize, noun: Option<usize>) -> Option<Span> {
        let a = self.cx.analysis;
        let s = a.children_by(verb, "nsubj").find(|&s| !(self.first..=self.last).contains(&s))?;
        // "Was paid a ransom of $2m".
        let sum = |o: usize| (self.first..=self.last).contains(&o) || Some(o) == noun && o != s;
        let doubles = Class::GivesTwoObjects.has(a.lemma(verb));
        let after = doubles && verb < self.first && noun != Some(s);
        (after || a.children_by(verb, "obj").any(sum)).then(|| self.phrase(s))
    }

    /// A noun phrase without its clauses.
    pub(super) fn phrase(&self, head: usize) -> Span {
        let a = self.cx.analysis;
        let mut span = a.words()[head].span;
        let mut stack = vec![head];
        let mut n = 0;
        while let Some(w) = stack.pop() {
            n += 1;
            if n > 40 {
                break;
            }
            span = span.to(a.words()[w].span);
            for &c in a.children(w) {
                let c = c as usize;
                let keep = match self.rel(c) {
                    "det" | "amod" | "compound" | "flat" | "nummod" | "appos" | "fixed" => true,
                    "nmod" => {
                        a.words()[c].deprel.as_str() == "nmod:poss"
                            || a.children_by(c, "case").any(|k| matches!(a.lemma(k), "of" | "'s"))
                    }
                    "case" => a.lemma(c) == "'s" && w != head,
                    _ => false,
                };
                if keep
                    && !(self.first..=self.last).contains(&c)
                    && !(c > head && self.rel(c) == "appos" && c > head + 6)
                {
                    stack.push(c);
                }
            }
        }
        span
    }

    /// The phrase after a preposition that follows the amount in its clause; with the preposition's word.
    pub(super) fn after(&self, prepositions: impl Words) -> Option<(usize, Span)> {
        let a = self.cx.analysis;
        for w in self.last + 1..self.words.end {
            let word = &a.words()[w];
            let lemma = a.lemma(w);
            // "To free two drivers" is a purpose.
            let compound = a.words().get(w + 2).is_some_and(|_| a.form(w + 2) == "-");
            let purpose = lemma == "to"
                && !compound
                && (word.deprel.base() == "mark" || a.words().get(w + 1).is_some_and(|_| a.form(w + 1) == "free"));
            if prepositions.holds(lemma)
                && !purpose
                && matches!(word.upos, Upos::Adp | Upos::Sconj | Upos::Part)
                && let Some(span) = self.noun_phrase(w + 1)
            {
                return Some((w, span));
            }
            let boundary = word.upos == Upos::Sconj && !prepositions.holds(lemma)
                || matches!(lemma, "while" | "but" | ";" | ":")
                || word.upos == Upos::Verb
                    && matches!(word.xpos, Xpos::Vbd | Xpos::Vbz | Xpos::Vbp)
                    // "rifles and armoured cars": an adjective to the eye.
                    && !(matches!(a.lemma(w - 1), "and" | ",")
                        && a.words().get(w + 1).is_some_and(|n| n.upos == Upos::Noun)
                        && a.children_by(w, "nsubj").next().is_none())
                || matches!(a.form(w), "who" | "which")
                || a.form(w) == "," && a.words().get(w + 1).is_some_and(|v| matches!(v.xpos, Xpos::Vbn | Xpos::Vbg));
            if boundary {
                return None;
            }
        }
        None
    }

    /// The phrase after a preposition between a verb and the amount: "ordered 24 jets from X in a deal worth".
    pub(super) fn before(&self, verb: usize, prepositions: impl Words) -> Option<Span> {
        let a = self.cx.analysis;
        (verb + 1..self.first)
            .find(|&w| prepositions.holds(a.lemma(w)) && a.words()[w].upos == Upos::Adp)
            .and_then(|w| self.noun_phrase(w + 1))
    }

    /// The run of words from `w` that make one noun phrase, lists included; it ends at a verb, a preposition other than "of", a time.
    pub(super) fn noun_phrase(&self, w: usize) -> Option<Span> {
        let a = self.cx.analysis;
        let times = &self.record.times;
        let mut end = None;
        let mut k = w;
        while k < self.words.end && k < w + 24 {
            let word = &a.words()[k];
            let at = word.span.start;
            let next = times.partition_point(|t| t.words.span().end <= at);
            if times.get(next).is_some_and(|t| t.words.span().start <= at) {
                break;
            }
            let inside = match word.upos {
                Upos::Pron if matches!(a.lemma(k), "which" | "who" | "whom" | "that" | "what") => false,
                Upos::Noun | Upos::Propn | Upos::Pron => {
                    end = Some(k);
                    true
                }
                // A name that the engine does not know.
                Upos::X if a.form(k).starts_with(char::is_uppercase) => {
                    end = Some(k);
                    true
                }
                // "To the homeless".
                Upos::Adj
                    if k == w + 1
                        && a.form(w) == "the"
                        && a.words()
                            .get(k + 1)
                            .is_none_or(|n| matches!(n.upos, Upos::Punct | Upos::Adp | Upos::Cconj | Upos::Verb)) =>
                {
                    end = Some(k);
                    true
                }
                // "The families of the dead $15,000": an adjective for people.
                Upos::Adj if k > w + 1 && k + 1 == self.first && a.form(k - 1) == "the" && a.form(k - 2) == "of" => {
                    end = Some(k);
                    true
                }
                Upos::Adj | Upos::Num | Upos::Det | Upos::Adv | Upos::X => !matches!(a.lemma(k), "which" | "who"),
                // "To the survivors and Sorvia $3m": another's sum.
                Upos::Cconj => {
                    let sum = |w: usize| w < self.words.end && a.words()[w].upos == Upos::Sym;
                    end.is_some() && !(k + 2 < self.words.end && a.words()[k + 1].upos == Upos::Propn && sum(k + 2))
                }
                Upos::Punct => {
                    matches!(a.form(k), "," | "-" | "'" | "(" | ")") && (a.form(k) != "," || self.list_goes_on(k))
                }
                Upos::Adp => a.lemma(k) == "of" && end.is_some(),
                Upos::Part => a.form(k).ends_with('s') || matches!(a.form(k), "'" | "’"),
                // "state-owned", "guided missiles", "drought-hit"
                Upos::Verb => {
                    matches!(word.xpos, Xpos::Vbn | Xpos::Vbg) && word.deprel.base() == "amod"
                        || k > w && a.form(k - 1) == "-"
                        // "Drought-hit", "demobilised soldiers", where the parse sees a clause.
                        || k == w && k + 1 < self.words.end && a.form(k + 1) == "-"
                        || k == w
                            && a.form(k).ends_with("ed")
                            && k + 1 < self.words.end
                            && a.words()[k + 1].xpos == Xpos::Nns
                }
                _ => false,
            };
            if !inside {
                break;
            }
            k += 1;
        }
        end.map(|e| a.words()[w].span.to(a.words()[e].span))
    }

    /// Whether a comma joins the items of a list: "tanks, jets and small arms".
    fn list_goes_on(&self, comma: usize) -> bool {
        let a = self.cx.analysis;
        let rest = comma + 1..self.words.end.min(comma + 14);
        // "For the refugees, Kestria $3m": another's sum.
        if rest.clone().take(5).any(|w| a.words()[w].upos == Upos::Sym && matches!(a.form(w), "$" | "€" | "£")) {
            return false;
        }
        let next = rest.clone().find(|&w| {
            matches!(a.form(w), "," | "and")
                || matches!(a.words()[w].upos, Upos::Verb | Upos::Aux | Upos::Adp | Upos::Sconj)
        });
        next.is_some_and(|w| {
            matches!(a.form(w), "," | "and") && w > comma + 1 && self.cx.analysis.words()[comma + 1].upos != Upos::Cconj
        }) && rest.clone().any(|w| a.form(w) == "and")
    }

    /// The phrase between the verb and the amount: "handed the country some $17 billion".
    pub(super) fn between(&self, verb: usize) -> Option<Span> {
        let a = self.cx.analysis;
        // "Paid it a ransom of $2m".
        if verb + 2 < self.first
            && matches!(a.form(verb + 1), "it" | "him" | "her" | "them" | "us")
            && matches!(a.words()[verb + 2].upos, Upos::Det | Upos::Num | Upos::Sym | Upos::Adv)
        {
            return Some(a.words()[verb + 1].span);
        }
        let span = self.noun_phrase(verb + 1)?;
        // "Forgave X a debt of $2m".
        let iobj = a.children_by(verb, "iobj").find(|&i| i > verb && i < self.first);
        if let Some(i) = iobj.filter(|&i| !Class::SumNoun.has(a.lemma(i))) {
            return Some(self.phrase(i));
        }
        // "Shipped the Brigades 30 mortars": the sum is not part of it.
        let mut span = span;
        if verb + 1 < self.first && a.words_in(span).end > self.first {
            span = a.words()[verb + 1].span.to(a.words()[self.first - 1].span);
        }
        // "Promised pensioners a bonus of $150": the pensioners.
        let inside = a.words_in(span);
        let article = (inside.start + 1..inside.end).find(|&w| {
            matches!(a.form(w), "a" | "an" | "the" | "another")
                && (w + 1..(w + 5).min(self.first))
                    .any(|n| Class::SumNoun.has(a.form(n)) || Class::SumNoun.has(a.lemma(n)))
                && !matches!(a.form(w - 1), "of" | "and" | ",")
        });
        // "The villagers of Osk compensation of $12m".
        let bare = || {
            (inside.start + 1..inside.end)
                .find(|&w| Class::SumNoun.has(a.lemma(w)) && matches!(a.words()[w - 1].upos, Upos::Noun | Upos::Propn))
        };
        if let Some(w) = article.or_else(bare).filter(|_| iobj.is_none()) {
            return Some(a.words()[inside.start].span.to(a.words()[w - 1].span));
        }
        let last = a.words_in(span).next_back()?;
        // "Paid an agency in Vauxby $2m".
        let lies = || {
            let p = Some(last + 1).filter(|&p| p + 1 < self.first && matches!(a.form(p), "in" | "at" | "from"))?;
            let place = self.noun_phrase(p + 1)?;
            let end = a.words_in(place).end;
            (end >= self.first && place.start < a.words()[self.first].span.start).then_some(())
        };
        let near = lies().is_some() && matches!(a.words()[last].upos, Upos::Noun | Upos::Propn);
        // "Is costing the operator, X, $2m a day".
        let alone = |&c: &usize| a.children_by(c, "cc").next().is_none();
        let apposed = a.children_by(last, "appos").chain(a.children_by(last, "conj")).filter(alone).find(|&c| {
            let end = a.words_in(self.phrase(c)).end;
            c > last && a.form(last + 1) == "," && end + 1 == self.first && a.form(end) == ","
        });
        if let Some(c) = apposed {
            return Some(span.to(self.phrase(c)));
        }
        if !matches!(a.words()[last].upos, Upos::Noun | Upos::Propn | Upos::Pron | Upos::Adj | Upos::X)
            || last == verb + 1 && a.words()[last].upos == Upos::Adj
        {
            return None;
        }
        // "paid a fine of $2m": the sum's own noun is nobody.
        let own = a
            .words_in(span)
            .any(|w| Class::SumNoun.has(a.lemma(w)) || matches!(a.form(w), "million" | "billion" | "thousand"));
        // "Lent the bank a further $90m".
        let more = (last + 1..self.first).all(|w| matches!(a.words()[w].upos, Upos::Det | Upos::Adj | Upos::Adv));
        // "Paid the brigade a ransom of $2m", whatever the parse makes of the ransom.
        let own_noun = (last + 1..self.first).any(|w| Class::SumNoun.has(a.form(w)))
            && self.first - last < 6
            && (last + 1..self.first)
                .all(|w| a.form(w) == "of" || !matches!(a.words()[w].upos, Upos::Adp | Upos::Punct));
        // "Provided Castrel with a loan of €30m".
        let with = last + 1 < self.first && a.form(last + 1) == "with" && last + 8 > self.first;
        // "Pledged 40 generators and $2m".
        let counted = || {
            a.words_in(span).any(|w| a.words()[w].upos == Upos::Num)
                && a.words_in(span).all(|w| a.words()[w].upos != Upos::Propn)
        };
        (last < self.first && (last + 3 > self.first || with || near || more || own_noun) && !own && !counted())
            .then_some(span)
    }

    /// A noun of the family beside the amount: "in loans", "loans of $2bn", "a $2bn loan".
    pub(super) fn noun(&self, family: &Family) -> Option<usize> {
        let a = self.cx.analysis;
        let near_after = (self.last + 1..(self.last + 6).min(self.words.end))
            .take_while(|&w| {
                !matches!(a.words()[w].upos, Upos::Verb | Upos::Sconj) && !matches!(a.form(w), "," | ";" | ".")
            })
            .find(|&w| family.triggered_by(a.lemma(w)) && a.words()[w].upos == Upos::Noun);
        let from = self.words.start.max(self.first.saturating_sub(if family.make == "sale" { 14 } else { 8 }));
        // "Puts its losses at $3m".
        let put_at = |k: usize| a.form(k) == "at" && (from..k).any(|v| Class::Estimates.has(a.lemma(v)));
        // "Debts stand at $3m", "X's own contribution is $3m".
        let is = |w: usize| {
            let share = Class::SumThatIs.has(a.lemma(w));
            share
                && self.first == w + 2
                && matches!(a.form(w + 1), "is" | "was" | "were" | "are")
                && self.possessor(w).is_some()
        };
        let stands = |w: usize| (w + 1..self.first).any(|k| amounts_to(a.lemma(k))) || is(w);
        near_after.or_else(|| {
            (from..self.first)
                .rev()
                .take_while(|&w| {
                    (!matches!(a.words()[w].upos, Upos::Verb | Upos::Sconj)
                        || amounts_to(a.lemma(w))
                        || a.words()[w].xpos == Xpos::Nn)
                        && !matches!(a.form(w), ";")
                })
                .find(|&w| {
                    family.triggered_by(a.lemma(w))
                        && (a.words()[w].upos == Upos::Noun || a.words()[w].xpos == Xpos::Nn)
                        && (w + 1..self.first).any(|k| {
                            matches!(a.lemma(k), "of" | "worth" | "totalling" | "total") || stands(w) || put_at(k)
                        })
                })
        })
    }

    /// "Meridia's $2bn loan", "a Meridian $2bn loan": the owner before the amount.
    pub(super) fn owner(&self) -> Option<Span> {
        let a = self.cx.analysis;
        let poss = self.first.checked_sub(1).filter(|&w| matches!(a.form(w), "'s" | "’s") && w > self.words.start)?;
        let head = poss - 1;
        Some(self.phrase(head).to(a.words()[head].span))
    }
}
