//! Of which type an event is whose two parties are known: features of the words that join them.

use std::ops::Range;

use dateline_lang::{Deprel, Upos};
use dateline_model::{PloverType, Span};

use super::{Look, Seen, class_of};
use crate::claims::{Feats, hash, mix};
use crate::events::arguments::phrase;

/// An event's sentence, with the words of its parties.
pub(crate) struct Pair<'a> {
    pub(crate) all: &'a [Seen],
    pub(crate) source: &'a [Span],
    pub(crate) target: &'a [Span],
}

/// How a verb stands to the two parties.
const OVER_SOURCE: u64 = 0;
const BELOW: u64 = 1;
const OVER_BOTH: u64 = 2;

impl Pair<'_> {
    /// The features of the pair, each once; none where neither party has a word.
    pub(crate) fn features(&self, look: &Look<'_>, out: &mut Feats) {
        out.0.clear();
        let a = look.cx.analysis;
        let head = |spans: &[Span]| spans.iter().find_map(|&s| a.head_of(s));
        let (source, target) = (head(self.source), head(self.target));
        // Where one party has no words, the other stands for both.
        let (Some(source), Some(target)) = (source.or(target), target.or(source)) else { return };
        let of = |w: usize| a.sentences()[a.words()[w].sentence].words.clone();
        let words = of(source.min(target)).start..of(source.max(target)).end;
        self.candidates(look, out);
        let top = join(look, source, target, out);
        for (place, v) in verbs(look, source, top) {
            self.verb(look, place, v, out);
        }
        self.others(look, words, out);
        out.0.sort_unstable();
        out.0.dedup();
    }

    /// Whether a word stands for the source (1) or the target (2).
    fn party(&self, look: &Look<'_>, w: usize) -> u64 {
        let at = look.cx.analysis.words()[w].span;
        let inside = |spans: &[Span]| spans.iter().any(|s| at.start < s.end && s.start < at.end);
        if inside(self.source) { 1 } else { 2 * u64::from(inside(self.target)) }
    }

    /// What the rules make of the sentence's words, and whether these parties take part in it.
    fn candidates(&self, look: &Look<'_>, out: &mut Feats) {
        let a = look.cx.analysis;
        let hit = |heads: &[usize], spans: &[Span]| {
            let one = |&w: &usize| {
                let p = phrase(a, w);
                spans.iter().any(|s| p.start < s.end && s.start < p.end)
            };
            u64::from(heads.iter().any(one))
        };
        let class = |k: Option<PloverType>| k.map_or(0, class_of) as u64;
        for c in self.all {
            let (who, whom) = (hit(&c.roles.actors, self.source), hit(&c.roles.recipients, self.target));
            let (kind, doubt) = (class(c.kind), u64::from(c.told) + 2 * u64::from(c.holds));
            out.add(20, &[kind, who, whom, doubt]);
            out.add(21, &[class(c.plain), who]);
            out.add(22, &[kind, c.status as u64, who]);
            out.add(23, &[kind, c.mode.map_or(0, hash)]);
            if who > 0 {
                out.add(24, &[look.lemma[c.word]]);
                out.add(25, &[look.like[c.word].1]);
                out.add(26, &[look.lemma[c.word], whom]);
            }
        }
    }

    /// A verb near the parties, how it is meant, and what hangs on it.
    fn verb(&self, look: &Look<'_>, place: u64, v: usize, out: &mut Feats) {
        let a = look.cx.analysis;
        let (l, (coarse, fine)) = (look.lemma[v], look.like[v]);
        out.add(50, &[place, l]);
        out.add(51, &[place, fine]);
        out.add(52, &[l]);
        out.add(53, &[place, coarse]);
        let below = || a.children(v).iter().map(|&k| k as usize);
        let not = below().any(|k| matches!(a.lemma(k), "not" | "never" | "no"));
        let passive = below().any(|k| matches!(look.deprel(k), Deprel::NsubjPass | Deprel::AuxPass));
        let to = a.children_by(v, "mark").any(|k| a.lemma(k) == "to");
        let meant = below()
            .filter(|&k| a.words()[k].upos == Upos::Aux && !matches!(a.lemma(k), "have" | "be"))
            .fold(0, |h, k| mix(h, look.lemma[k]));
        out.add(54, &[place, u64::from(not), meant, u64::from(passive), u64::from(to)]);
        out.add(55, &[l, meant]);
        out.add(56, &[place, u64::from(not)]);
        out.add(57, &[place, meant]);
        for k in below() {
            let base = look.deprel(k).base();
            if !matches!(
                base,
                "obj"
                    | "iobj"
                    | "obl"
                    | "nsubj"
                    | "xcomp"
                    | "ccomp"
                    | "advcl"
                    | "advmod"
                    | "compound"
                    | "conj"
                    | "nmod"
            ) {
                continue;
            }
            let base = hash(base);
            let case = below_by(look, k, &["case", "mark"]);
            let party = self.party(look, k);
            let (kl, (kc, kf)) = (look.lemma[k], look.like[k]);
            out.add(60, &[l, base, case]);
            out.add(61, &[l, kl]);
            out.add(62, &[base, kf]);
            out.add(63, &[base, kl]);
            out.add(64, &[fine, base, kf]);
            out.add(65, &[l, base, case, party]);
            out.add(66, &[fine, base, case, party]);
            out.add(67, &[base, party, kc]);
            out.add(68, &[l, kf]);
            for x in a.children(k).iter().map(|&x| x as usize) {
                if matches!(
                    look.deprel(x).base(),
                    "obj" | "nmod" | "amod" | "xcomp" | "compound" | "obl" | "ccomp" | "acl"
                ) {
                    out.add(69, &[base, look.lemma[x]]);
                    out.add(70, &[base, look.like[x].1]);
                    out.add(71, &[kl, look.lemma[x]]);
                    out.add(72, &[l, look.lemma[x]]);
                }
            }
        }
    }

    /// The other words of the sentence, and neighbours among them.
    fn others(&self, look: &Look<'_>, words: Range<usize>, out: &mut Feats) {
        let a = look.cx.analysis;
        let mut last: Option<usize> = None;
        for w in words {
            if matches!(a.words()[w].upos, Upos::Punct | Upos::Det) || self.party(look, w) > 0 {
                continue;
            }
            out.add(90, &[look.lemma[w]]);
            out.add(91, &[look.like[w].1]);
            out.add(92, &[look.like[w].0]);
            if let Some(p) = last.filter(|p| w - p < 4) {
                out.add(93, &[look.lemma[p], look.lemma[w]]);
            }
            last = Some(w);
        }
    }
}

/// The lemma of the first word below another by one of some relations.
fn below_by(look: &Look<'_>, w: usize, relations: &[&str]) -> u64 {
    let mut below = look.cx.analysis.children(w).iter().map(|&k| k as usize);
    below.find(|&k| relations.contains(&look.deprel(k).as_str())).map_or(0, |k| look.lemma[k])
}

/// The features of the way from source to target; the word where it turns.
fn join(look: &Look<'_>, source: usize, target: usize, out: &mut Feats) -> Option<usize> {
    let (up, down) = (look.above(source), look.above(target));
    let top = up.iter().copied().find(|x| down.contains(x));
    let mut way: Vec<usize> = up[1..].iter().copied().take_while(|&x| Some(x) != top).collect();
    way.extend(top.filter(|&x| x != source));
    let back = down[1..].iter().copied().take_while(|&x| Some(x) != top).take(if top.is_some() { 8 } else { 3 });
    let back: Vec<usize> = back.collect();
    way.extend(back.into_iter().rev());
    out.add(30, &[way.iter().fold(3, |h, &x| mix(h, look.lemma[x]))]);
    for &x in &way {
        out.add(31, &[look.lemma[x]]);
        out.add(32, &[look.like[x].1]);
        out.add(33, &[look.like[x].0]);
    }
    for x in way.windows(2) {
        out.add(34, &[look.lemma[x[0]], look.lemma[x[1]]]);
        out.add(35, &[look.like[x[0]].1, look.like[x[1]].1]);
        out.add(36, &[look.lemma[x[0]], look.like[x[1]].1]);
    }
    if let Some(t) = top {
        out.add(37, &[look.lemma[t]]);
        out.add(38, &[look.like[t].1]);
        out.add(39, &[look.upos(t), look.rel(source), look.rel(target)]);
    }
    top
}

/// The verb over the source, those that hang on it, and the word that joins both.
fn verbs(look: &Look<'_>, source: usize, top: Option<usize>) -> Vec<(u64, usize)> {
    let a = look.cx.analysis;
    let up = look.above(source);
    let verbal = |&w: &usize| matches!(a.words()[w].upos, Upos::Verb | Upos::Aux | Upos::Adj);
    let first = up[1..].iter().copied().find(verbal).unwrap_or(up[up.len() - 1]);
    let mut out = vec![(OVER_SOURCE, first)];
    for k in a.children(first).iter().map(|&k| k as usize) {
        let hangs = matches!(look.deprel(k).base(), "xcomp" | "ccomp" | "conj" | "advcl");
        if hangs && matches!(a.words()[k].upos, Upos::Verb | Upos::Noun | Upos::Adj) {
            out.push((if Some(k) == top { OVER_BOTH } else { BELOW }, k));
        }
    }
    if let Some(t) = top.filter(|&t| out.iter().all(|v| v.1 != t)) {
        out.push((OVER_BOTH, t));
    }
    out
}
