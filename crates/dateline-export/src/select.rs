//! Which rows an export takes: by day, name, place, kind, status and what people made of them.

use crate::report::Account;
use crate::rows::{Base, Batch, Party};

/// What must have been decided of a row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Only {
    /// Accepted, or added by a person.
    Accepted,
    /// Looked at by a person, whatever they made of it short of rejecting it.
    Reviewed,
    /// All but the rejected.
    #[default]
    All,
}

/// Which rows are wanted; what is left open lets all pass.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// What must have been decided.
    pub only: Only,
    /// Not over before this day (ISO 8601).
    pub since: Option<String>,
    /// Not begun after this day (ISO 8601).
    pub until: Option<String>,
    /// In which one of these names takes part.
    pub about: Vec<String>,
    /// At this place.
    pub place: Option<String>,
    /// An event's type, a toll's kind, a side's relation, a claim's act.
    pub kind: Option<String>,
    /// Of this status.
    pub status: Option<String>,
}

/// What of a row the selection asks.
struct Face<'r> {
    from: Option<&'r str>,
    to: Option<&'r str>,
    names: Vec<&'r str>,
    place: Option<&'r str>,
    kind: &'r str,
    status: Option<&'r str>,
}

impl Selection {
    /// Whether all rows but the rejected pass.
    pub fn is_open(&self) -> bool {
        *self == Selection::default()
    }

    /// Keeps of a batch what is wanted, and puts down what was held back.
    pub fn keep(&self, batch: &mut Batch, account: &mut Account) {
        let before = batch.rows();
        batch.events.retain(|e| {
            let mut names = names(e.actors.iter().chain(&e.recipients));
            names.extend(e.speaker.as_deref());
            let face = Face {
                from: e.day_from.as_deref(),
                to: e.day_to.as_deref(),
                names,
                place: e.place.as_ref().map(|p| p.name.as_str()),
                kind: &e.kind,
                status: Some(&e.status),
            };
            self.takes(&e.base, &face, account)
        });
        batch.claims.retain(|c| {
            let mut names = names(c.speaker.iter());
            names.extend(c.addressee.as_deref());
            let status = c.standing.as_deref().or(c.evidence.as_deref());
            let day = c.day.as_deref();
            let face = Face { from: day, to: day, names, place: None, kind: &c.act, status };
            self.takes(&c.base, &face, account)
        });
        batch.sides.retain(|s| {
            let face = Face {
                from: s.since.as_deref(),
                // A side without an end stands.
                to: s.until.as_deref().or(s.since.as_ref().map(|_| "9999-12-31")),
                names: names([&s.from, &s.to].into_iter()),
                place: None,
                kind: &s.relation,
                status: s.status.as_deref(),
            };
            self.takes(&s.base, &face, account)
        });
        batch.tolls.retain(|t| {
            let face = Face {
                from: t.day_from.as_deref(),
                to: t.day_to.as_deref(),
                names: t.who.iter().map(String::as_str).collect(),
                place: t.place.as_deref(),
                kind: &t.kind,
                status: t.status.as_deref(),
            };
            self.takes(&t.base, &face, account)
        });
        batch.stakes.retain(|s| {
            let face = Face {
                from: s.day_from.as_deref(),
                to: s.day_to.as_deref(),
                names: names(s.giver.iter().chain(&s.receiver)),
                place: None,
                kind: s.unit.as_deref().unwrap_or_default(),
                status: s.status.as_deref(),
            };
            self.takes(&s.base, &face, account)
        });
        batch.entities.retain(|e| {
            let names: Vec<&str> = std::iter::once(&e.name).chain(&e.names).map(String::as_str).collect();
            let face = Face { from: None, to: None, names, place: None, kind: &e.kind, status: None };
            self.about.is_empty() && self.unread(account)
                || !self.about.is_empty() && self.takes(&e.base, &face, account)
        });
        batch.places.retain(|p| {
            let wanted = self.place.as_ref().is_none_or(|w| holds(&p.name, w));
            wanted && self.unread(account)
        });
        batch.media.retain(|_| self.unread(account));
        if batch.rows() < before && !batch.records.is_empty() {
            cut(batch);
        }
    }

    /// Kinds that nobody reviews pass where nothing but the undecided is asked for.
    fn unread(&self, account: &mut Account) -> bool {
        if self.only != Only::All {
            account.held("of a kind that is not reviewed");
            return false;
        }
        true
    }

    fn takes(&self, base: &Base, face: &Face<'_>, account: &mut Account) -> bool {
        let why = self.against(base, face);
        if let Some(why) = why {
            account.held(why);
        }
        why.is_none()
    }

    /// What speaks against a row.
    fn against(&self, base: &Base, face: &Face<'_>) -> Option<&'static str> {
        let state = base.review.state.as_deref();
        if state == Some("rejected") {
            return Some("rejected by a person");
        }
        let decided = match self.only {
            Only::Accepted => matches!(state, Some("accepted" | "added")),
            Only::Reviewed => state.is_some(),
            Only::All => true,
        };
        if !decided {
            return Some("not decided so far");
        }
        if let Some(since) = &self.since {
            if face.to.or(face.from).is_none_or(|d| head(d) < since.as_str()) {
                return Some("before --since, or without a day");
            }
        }
        if let Some(until) = &self.until {
            // A month or a year reaches to its end.
            if face.from.or(face.to).is_none_or(|d| d.get(..until.len()).unwrap_or(d) > until.as_str()) {
                return Some("after --until, or without a day");
            }
        }
        if !self.about.is_empty() {
            let named = self.about.iter().any(|n| face.names.iter().any(|m| holds(m, n)) || holds(base.quote(), n));
            if !named {
                return Some("not about that name");
            }
        }
        if self.place.as_ref().is_some_and(|p| !face.place.is_some_and(|f| holds(f, p))) {
            return Some("not at that place");
        }
        if self.kind.as_ref().is_some_and(|k| !face.kind.eq_ignore_ascii_case(k)) {
            return Some("of another kind");
        }
        let own = matches!(self.status.as_deref(), Some("accepted" | "edited" | "added" | "flagged" | "differ"));
        let status = if own { state } else { face.status };
        if self.status.as_ref().is_some_and(|s| !status.is_some_and(|f| f.eq_ignore_ascii_case(s))) {
            return Some("of another status");
        }
        None
    }
}

/// Leaves of whole records what of their items was kept, with the claims that these sit in.
fn cut(batch: &mut Batch) {
    use std::collections::HashSet;
    let mut kept: HashSet<(&str, &str)> = HashSet::new();
    macro_rules! note {
        ($($list:ident),+) => { $(for x in &batch.$list {
            kept.extend(x.base.tellings.iter().map(|t| (t.source.as_str(), t.item.as_str())));
        })+ };
    }
    note!(events, claims, sides, tolls, stakes, media);
    for r in &mut batch.records {
        let source = r.document.source.clone();
        let has = |id: &str| kept.contains(&(source.as_str(), id));
        r.events.retain(|x| has(&x.id));
        r.sides.retain(|x| has(&x.id));
        r.tolls.retain(|x| has(&x.id));
        r.stakes.retain(|x| has(&x.id));
        r.media.retain(|x| has(&x.id));
        let mut wanted: HashSet<String> = HashSet::new();
        let mut open: Vec<String> = Vec::new();
        open.extend(r.claims.iter().filter(|c| has(&c.id)).map(|c| c.id.clone()));
        open.extend(r.events.iter().filter_map(|e| e.claim.clone()));
        open.extend(r.sides.iter().filter_map(|s| s.claim.clone()));
        open.extend(r.tolls.iter().filter_map(|t| t.claim.clone()));
        open.extend(r.stakes.iter().filter_map(|s| s.claim.clone()));
        while let Some(id) = open.pop() {
            if let Some(c) = r.claims.iter().find(|c| c.id == id) {
                open.extend(c.within.iter().chain(&c.variant_of).filter(|w| !wanted.contains(*w)).cloned());
            }
            wanted.insert(id);
        }
        r.claims.retain(|c| wanted.contains(&c.id));
        let tolls: HashSet<&str> = r.tolls.iter().map(|t| t.id.as_str()).collect();
        r.events.iter_mut().for_each(|e| e.tolls.retain(|t| tolls.contains(t.as_str())));
        let ids: HashSet<String> = r.tolls.iter().map(|t| t.id.clone()).collect();
        for t in &mut r.tolls {
            t.part_of = t.part_of.take().filter(|p| ids.contains(p));
            t.differs_from.retain(|d| ids.contains(d));
        }
    }
}

fn names<'r>(parties: impl Iterator<Item = &'r Party>) -> Vec<&'r str> {
    parties.flat_map(|p| [p.name.as_str(), p.words.as_str()]).collect()
}

/// The day of a day or moment.
fn head(day: &str) -> &str {
    day.get(..10).unwrap_or(day)
}

/// Whether words hold others, letter case apart.
fn holds(words: &str, wanted: &str) -> bool {
    words.to_lowercase().contains(&wanted.to_lowercase())
}
