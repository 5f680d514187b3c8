//! What the layer looks at: words by hash and by company, who they name, and what the rules made of each candidate.

use std::collections::HashMap;

use dateline_lang::{Deprel, NameKind, Upos};
use dateline_model::{PloverType, Record, Status};

use crate::claims::{hash, mix};
use crate::context::Context;
use crate::entities::Index;
use crate::events::arguments::{Roles, party};

/// A text of so many sentences is no report.
const LONE: usize = 2;

/// One document as the layer sees it.
pub(crate) struct Look<'a> {
    pub(crate) cx: &'a Context<'a>,
    /// Hash of each word's lemma in lower case.
    pub(crate) lemma: Vec<u64>,
    /// Coarse and fine class of each word by its company (0: unknown).
    pub(crate) like: Vec<(u64, u64)>,
    /// What each word names: a class of actors, else a kind of name, else whether it may act.
    pub(crate) who: Vec<u64>,
    /// Whether the text is a sentence or two, told by itself, and no report.
    pub(crate) lone: bool,
    /// How often each lemma of a verb or noun stands in the text, and where first.
    pub(crate) told: HashMap<u64, (u32, usize)>,
}

/// A candidate with what the rules say of it.
#[derive(Debug)]
pub(crate) struct Seen {
    pub(crate) word: usize,
    pub(crate) roles: Roles,
    pub(crate) status: Status,
    /// The type by the rules, tie-breaks done.
    pub(crate) kind: Option<PloverType>,
    /// The type that the lexicon gives.
    pub(crate) plain: Option<PloverType>,
    pub(crate) mode: Option<&'static str>,
    pub(crate) how: &'static str,
    pub(crate) told: bool,
    /// Whether the rules would code it.
    pub(crate) holds: bool,
    /// How its clause is told, and the rule that says so.
    pub(crate) stance: (u64, u64),
    /// The act and kind of the claim that it sits in; 0 for none.
    pub(crate) claim: u64,
    /// Its tense.
    pub(crate) tense: u64,
}

impl<'a> Look<'a> {
    pub(crate) fn new(cx: &'a Context<'a>, record: &Record, index: &Index) -> Look<'a> {
        let a = cx.analysis;
        let n = a.words().len();
        let classes = cx.kit.claims.classes();
        let who = |w: usize| {
            let entity = index.at_word(w).and_then(|e| record.entities.get(e.place()));
            let sector = entity.and_then(|e| e.sectors.first()).map(|s| hash(s));
            let nominal = matches!(a.words()[w].upos, Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num);
            let name = a.words()[w].name.and_then(|n| a.names().get(n)).map(|n| match n.kind {
                NameKind::Per => 11,
                NameKind::Org => 12,
                NameKind::Loc => 13,
                NameKind::Misc => 14,
            });
            if !nominal {
                return 0;
            }
            sector
                .or(name)
                .unwrap_or_else(|| u64::from(party(a, w)) + 2 * u64::from(a.words()[w].upos == Upos::Pron) + 1)
        };
        let lemma: Vec<u64> = (0..n).map(|w| hash(&a.lemma(w).to_lowercase())).collect();
        let mut told: HashMap<u64, (u32, usize)> = HashMap::new();
        for w in (0..n).filter(|&w| matches!(a.words()[w].upos, Upos::Verb | Upos::Noun)) {
            told.entry(lemma[w]).or_insert((0, w)).0 += 1;
        }
        Look {
            cx,
            lone: cx.sentences().take(LONE + 1).count() <= LONE,
            told,
            lemma,
            like: (0..n).map(|w| classes.of(&a.form(w).to_lowercase())).collect(),
            who: (0..n).map(who).collect(),
        }
    }

    pub(crate) fn upos(&self, w: usize) -> u64 {
        self.cx.analysis.words()[w].upos as u64
    }

    pub(crate) fn deprel(&self, w: usize) -> Deprel {
        self.cx.analysis.words()[w].deprel
    }

    pub(crate) fn rel(&self, w: usize) -> u64 {
        self.cx.analysis.words()[w].deprel as u64
    }

    pub(crate) fn head(&self, w: usize) -> Option<usize> {
        self.cx.analysis.words()[w].head
    }

    pub(crate) fn child(&self, w: usize, base: &'static str) -> Option<usize> {
        self.cx.analysis.children_by(w, base).next()
    }

    /// A hash of the relations from one word up and down to another, and how many there are; words far apart in the tree share one.
    pub(crate) fn path(&self, from: usize, to: usize) -> (u64, usize) {
        let up = self.above(from);
        let (mut w, mut down, mut steps) = (to, Vec::new(), 0);
        while steps < 8 {
            if let Some(k) = up.iter().position(|&x| x == w) {
                let h = up[..k].iter().fold(1, |h, &x| mix(h, self.rel(x) + 1));
                let h = down.iter().rev().fold(mix(h, 0), |h, &x| mix(h, self.rel(x) + 101));
                return (h, k + down.len());
            }
            down.push(w);
            let Some(h) = self.head(w) else { break };
            w = h;
            steps += 1;
        }
        (2, 9)
    }

    /// A word and those above it.
    pub(crate) fn above(&self, w: usize) -> Vec<usize> {
        let mut out = vec![w];
        let mut at = w;
        while let (Some(h), true) = (self.head(at), out.len() < 8) {
            out.push(h);
            at = h;
        }
        out
    }
}
