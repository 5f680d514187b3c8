//! Who took part in an event: the features of a word as its actor or as its recipient.

use dateline_lang::Upos;
use dateline_model::PloverType;

use super::{Look, class_of};
use crate::claims::{Feats, bucket};
use crate::events::arguments::{Roles, temporal};

/// An event whose participants are looked for.
pub(crate) struct Scene<'a> {
    pub(crate) word: usize,
    pub(crate) kind: PloverType,
    /// What makes the phrase of a verb, and seldom takes part.
    pub(crate) object: Option<usize>,
    /// Whether all who take part are actors.
    pub(crate) mutual: bool,
    /// Those that the rules found.
    pub(crate) roles: &'a Roles,
}

impl Scene<'_> {
    /// Words that may take part.
    pub(crate) fn candidates(&self, look: &Look<'_>) -> Vec<usize> {
        let a = look.cx.analysis;
        let s = a.sentences()[a.words()[self.word].sentence].words.clone();
        let near = s.start.max(self.word.saturating_sub(45))..s.end.min(self.word + 45);
        let nominal = |&w: &usize| {
            let word = &a.words()[w];
            w != self.word
                && matches!(word.upos, Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num)
                && !matches!(word.deprel.base(), "flat" | "nummod" | "fixed")
                && !temporal(a, w)
        };
        near.filter(nominal).collect()
    }

    /// The features of a word.
    pub(crate) fn features(&self, look: &Look<'_>, w: usize, recipient: bool, out: &mut Feats) {
        out.0.clear();
        let a = look.cx.analysis;
        let t = self.word;
        let (own, other) = if recipient {
            (&self.roles.recipients, &self.roles.actors)
        } else {
            (&self.roles.actors, &self.roles.recipients)
        };
        let place = |list: &[usize]| list.iter().position(|&x| x == w).map_or(0, |p| p.min(2) as u64 + 1);
        let rule = place(own) + 10 * place(other) + 100 * u64::from(own.is_empty()) + 200 * u64::from(other.is_empty());
        let kind = class_of(self.kind) as u64;
        let (path, steps) = look.path(t, w);
        let (rel, who, l) = (look.rel(w), look.who[w], look.lemma[t]);
        let side = u64::from(w > t);
        let case = look.child(w, "case").map_or(0, |c| look.lemma[c]);
        let (lo, hi) = (w.min(t), w.max(t));
        let between =
            (lo + 1..hi).filter(|&i| matches!(a.words()[i].upos, Upos::Noun | Upos::Propn | Upos::Pron)).count();
        out.add(1, &[rule]);
        out.add(2, &[rule, kind]);
        out.add(3, &[rule, who]);
        out.add(4, &[path]);
        out.add(5, &[path, kind]);
        out.add(6, &[path, l]);
        out.add(7, &[path, who]);
        out.add(8, &[who]);
        out.add(9, &[who, kind]);
        out.add(10, &[side, rel]);
        out.add(11, &[side, rel, kind]);
        out.add(12, &[side, rel, who]);
        out.add(13, &[case, kind]);
        out.add(14, &[case, l]);
        out.add(15, &[case, who, side]);
        out.add(16, &[side, bucket(between)]);
        out.add(17, &[steps as u64, side]);
        out.add(18, &[look.like[w].0]);
        out.add(19, &[look.like[w].1]);
        out.add(20, &[look.lemma[w]]);
        out.add(21, &[look.like[w].0, kind]);
        out.add(22, &[rule, look.like[w].0]);
        out.add(23, &[rule, side, bucket(between)]);
        out.add(24, &[look.upos(w), who]);
        out.add(25, &[a.words()[t].upos as u64, path]);
        out.add(26, &[rule, rel]);
        if let Some(h) = look.head(w) {
            out.add(27, &[rel, look.lemma[h]]);
            out.add(28, &[rel, case, u64::from(own.contains(&h)), u64::from(other.contains(&h)), who]);
            out.add(29, &[rel, look.upos(h), who]);
        }
        let s = a.sentences()[a.words()[t].sentence].words.clone();
        let first = (s.start..w).all(|i| !matches!(a.words()[i].upos, Upos::Noun | Upos::Propn | Upos::Pron));
        out.add(30, &[u64::from(first), side, who]);
        let with = a.children(w).len();
        out.add(31, &[bucket(with), who]);
    }
}
