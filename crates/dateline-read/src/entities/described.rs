//! Whom a description means: who has that role, others of the same words, or somebody new.

use dateline_lang::Upos;
use dateline_model::{EntityKind, MentionKind};

use super::draft::Draft;
use super::{Finder, MEMORY, Recent, nominals, owner, telling};

impl Finder<'_, '_> {
    pub(super) fn nominal(&mut self, n: &nominals::Nominal) {
        let cx = self.cx;
        // "Russia, which is a staunch ally": said of the subject, whose role it is.
        let beside = |r: &&Recent, subject: usize| {
            let relative = matches!(cx.analysis.form(subject).to_lowercase().as_str(), "who" | "which" | "that");
            r.head == subject || (relative && r.head < subject && subject - r.head <= 4)
        };
        if let Some(subject) = n.predicate
            && let Some(at) = self.recent.iter().rev().take(MEMORY).find(|r| beside(r, subject)).map(|r| r.draft)
        {
            if self.drafts[at].roles.len() < 24 {
                self.drafts[at].roles.push(n.span);
            }
            return;
        }
        if n.noun.class == "government" {
            self.government(n);
            return;
        }
        if let Some(at) = self.same(n) {
            self.mention(at, n.span, MentionKind::Nominal, n.head);
            return;
        }
        let name = cx.slice(cx.text.trim(n.span));
        let mut d = Draft::new(name.split_whitespace().collect::<Vec<_>>().join(" "), n.kind());
        d.plural = n.plural;
        d.class = n.noun.class;
        d.female = n.female();
        // What they are loyal to does not say what they are.
        let loyal = n.tail.as_deref().is_some_and(|t| t.starts_with("loyal"));
        if !n.noun.sector.is_empty() {
            d.read_words(cx, n.own, "its words");
        } else {
            d.read_words(cx, if loyal { n.own } else { n.span }, "its words");
        }
        if d.sectors.is_empty() {
            d.add_sector(n.noun.sector);
        }
        // "A government opponent" is none of the government's.
        if matches!(n.lemma.as_str(), "opponent" | "critic") {
            d.sectors = vec!["CVL".to_owned(), "OPP".to_owned()];
        }
        d.set_country(owner(cx, n.first), "whose it is");
        // "Tashev supporters", "Dorvane's security forces": country and camp of the one whose they are.
        if let Some(of) = self.within(n) {
            let (country, opposition) =
                (self.drafts[of].country.clone(), self.drafts[of].sectors.iter().any(|s| s == "OPP"));
            d.set_country(country, "whose it is");
            if opposition && n.noun.sector == "CVL" {
                d.add_sector("OPP");
            }
        }
        self.drafts.push(d);
        let at = self.drafts.len() - 1;
        if n.joins() {
            self.by_words.insert(n.key.clone(), at);
        }
        self.mention(at, n.span, MentionKind::Nominal, n.head);
    }

    /// The person named inside a description.
    pub(super) fn within(&self, n: &nominals::Nominal) -> Option<usize> {
        let inside = |r: &&Recent| {
            let d = &self.drafts[r.draft];
            d.kind == EntityKind::Person && d.named && n.span.contains(self.cx.analysis.words()[r.head].span)
        };
        self.recent.iter().rev().take(MEMORY).find(inside).map(|r| r.draft)
    }

    /// A government by any of its words: one to a country.
    pub(super) fn government(&mut self, n: &nominals::Nominal) {
        let cx = self.cx;
        let own = n.country.clone().or_else(|| owner(cx, n.first));
        let of = self.within(n).and_then(|d| self.drafts[d].country.clone());
        let (country, basis) = match (own, of) {
            (Some(c), _) => (Some(c), "its words"),
            (None, Some(c)) => (Some(c), "whose it is"),
            _ if n.some => (None, ""),
            _ => (self.home.clone(), "the country that the report is mostly about"),
        };
        let k = format!("government of {}", country.clone().unwrap_or_else(|| n.key.clone()));
        let at = match self.by_words.get(&k) {
            Some(&at) => at,
            None => {
                let name = cx.slice(n.span).split_whitespace().collect::<Vec<_>>().join(" ");
                let mut d = Draft::new(name, EntityKind::State);
                d.add_sector("GOV");
                d.class = n.noun.class;
                d.set_country(country, basis);
                self.drafts.push(d);
                self.by_words.insert(k, self.drafts.len() - 1);
                self.drafts.len() - 1
            }
        };
        self.mention(at, n.span, MentionKind::Nominal, n.head);
    }

    /// "Her minister": she is not that minister.
    fn possessor(&self, n: &nominals::Nominal) -> Option<usize> {
        let a = self.cx.analysis;
        let his = |w: usize| matches!(a.form(w).to_lowercase().as_str(), "his" | "her" | "its" | "their");
        let inside = |r: &&Recent| n.span.contains(a.words()[r.head].span) && r.head < n.head && his(r.head);
        self.recent.iter().rev().take(4).find(inside).map(|r| r.draft)
    }

    /// Who a description stands for, where it stands for somebody already mentioned.
    pub(super) fn same(&self, n: &nominals::Nominal) -> Option<usize> {
        if n.definite && !n.plural && n.noun.kind == EntityKind::Group {
            // A person who has that role: "the opposition leader".
            let mut seen = 0;
            let owner = self.possessor(n);
            for r in self.recent.iter().rev().filter(|r| Some(r.draft) != owner) {
                let d = &self.drafts[r.draft];
                let has = |w: &String| d.role_words.contains(w);
                let country = n.country.as_ref().is_none_or(|c| d.country.as_ref() == Some(c));
                // "The League spokesman" is not the rebels'.
                let a = self.cx.analysis;
                let body = (n.first..n.head).all(|x| {
                    let name = a.words()[x].upos == Upos::Propn && a.form(x).starts_with(char::is_uppercase);
                    !name || n.country.is_some() || has(&a.lemma(x).to_lowercase())
                });
                if d.kind == EntityKind::Person
                    && d.named
                    && country
                    && body
                    && has(&n.lemma)
                    && n.modifiers.iter().all(|m| has(m) || !telling(m))
                {
                    return Some(r.draft);
                }
                if d.kind == EntityKind::Person && !d.named && !d.plural && d.class == n.noun.class {
                    return Some(r.draft);
                }
                seen += 1;
                if seen > MEMORY {
                    break;
                }
            }
        }
        if !n.joins() {
            return None;
        }
        if let Some(&at) = self.by_words.get(&n.key) {
            return Some(at);
        }
        // "The people" are the nation's, not those counted before.
        let nation = matches!(n.lemma.as_str(), "people" | "person");
        if n.plural && !nation && n.modifiers.is_empty() && n.country.is_none() && n.tail.is_none() {
            // "The protesters" after "anti-government protesters".
            return self
                .recent
                .iter()
                .rev()
                .take(MEMORY)
                .find(|r| {
                    let d = &self.drafts[r.draft];
                    !d.named && d.plural && d.class == n.noun.class
                })
                .map(|r| r.draft);
        }
        None
    }
}
