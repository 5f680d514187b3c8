//! Rows of one report: its record taken apart.

use std::collections::HashMap;

use dateline_model::{Pieces, Quoted, Record, Why};

use super::{
    Base, Batch, Claim, Count, Entity, Event, Media, Party, Place, Report, Review, Side, Stake, Telling, Toll, word,
};

/// What is known of a report and its items beside its record.
#[derive(Clone, Debug, Default)]
pub struct Known<'a> {
    /// Its story.
    pub story: Option<&'a str>,
    /// The report that it copies.
    pub copy_of: Option<&'a str>,
    /// The report that withdrew it.
    pub withdrawn_by: Option<&'a str>,
    /// What people made of its items, by their ids.
    pub reviews: HashMap<String, Review>,
}

/// The rows of a record. The record itself is put into the batch where `keep` says so.
pub fn rows(record: Record, known: &Known<'_>, keep: bool) -> Batch {
    let one = One::of(&record, known);
    let mut out = Batch {
        reports: vec![one.report()],
        events: one.events(),
        claims: one.claims(),
        sides: one.sides(),
        tolls: one.tolls(),
        stakes: one.stakes(),
        media: one.media(),
        places: record.places.iter().map(|p| one.place(p)).collect(),
        entities: one.entities(),
        records: Vec::new(),
    };
    if keep {
        out.records.push(record);
    }
    out
}

struct One<'a> {
    record: &'a Record,
    known: &'a Known<'a>,
    entities: HashMap<&'a str, &'a dateline_model::Entity>,
    claims: HashMap<&'a str, &'a dateline_model::Claim>,
    times: HashMap<&'a str, &'a dateline_model::Time>,
    places: HashMap<&'a str, &'a dateline_model::Place>,
    tolls: HashMap<&'a str, &'a dateline_model::Toll>,
    /// The event of each toll.
    events: HashMap<&'a str, &'a str>,
}

impl<'a> One<'a> {
    fn of(record: &'a Record, known: &'a Known<'a>) -> One<'a> {
        macro_rules! by_id {
            ($list:ident) => {
                record.$list.iter().map(|x| (x.id.as_str(), x)).collect()
            };
        }
        let mut events = HashMap::new();
        for e in &record.events {
            for t in &e.tolls {
                events.entry(t.as_str()).or_insert(e.id.as_str());
            }
        }
        One {
            record,
            known,
            entities: by_id!(entities),
            claims: by_id!(claims),
            times: by_id!(times),
            places: by_id!(places),
            tolls: by_id!(tolls),
            events,
        }
    }
}

impl One<'_> {
    fn report(&self) -> Report {
        let d = &self.record.document;
        Report {
            source: d.source.clone(),
            sha256: d.id.trim_start_matches("sha256:").to_owned(),
            title: d.title.clone(),
            outlet: d.outlet.clone(),
            author: d.author.clone(),
            published: d.published.clone(),
            published_basis: d.published_basis.as_ref().map(word),
            language: d.language.clone(),
            url: d.url.clone(),
            length: d.text.chars().count() as u64,
            story: self.known.story.map(str::to_owned),
            copy_of: self.known.copy_of.map(str::to_owned),
            withdrawn_by: self.known.withdrawn_by.map(str::to_owned),
            problems: d.problems.iter().map(|p| p.code.as_str().to_owned()).collect(),
        }
    }

    fn id(&self, item: &str) -> String {
        format!("{}#{item}", self.record.document.source)
    }

    fn link(&self, item: Option<&str>) -> Option<String> {
        item.map(|i| self.id(i))
    }

    fn telling(&self, item: &str, words: &Quoted) -> Telling {
        Telling {
            source: self.record.document.source.clone(),
            item: item.to_owned(),
            span: words.span(),
            quote: words.quote().to_owned(),
        }
    }

    fn base(&self, item: &str, words: &Quoted, why: &[Why]) -> Base {
        let mut rules: Vec<String> = Vec::new();
        for w in why {
            if !rules.contains(&w.rule) {
                rules.push(w.rule.clone());
            }
        }
        Base {
            id: self.id(item),
            story: self.known.story.map(str::to_owned),
            reports: 1,
            origins: 1,
            review: self.known.reviews.get(item).cloned().unwrap_or_default(),
            rules,
            tellings: vec![self.telling(item, words)],
        }
    }

    fn party(&self, words: &Quoted, entity: Option<&str>, code: Option<&str>) -> Party {
        let e = entity.and_then(|id| self.entities.get(id));
        Party {
            name: e.map_or_else(|| words.quote().to_owned(), |e| e.name.clone()),
            words: words.quote().to_owned(),
            entity: self.link(entity),
            kind: e.map(|e| word(&e.kind)),
            country: e.and_then(|e| e.country.clone()),
            sectors: e.map(|e| e.sectors.clone()).unwrap_or_default(),
            code: code.map(str::to_owned).or_else(|| e.and_then(|e| e.code.clone())),
            start: Some(words.span().start),
        }
    }

    fn speaker(&self, claim: Option<&str>) -> Option<String> {
        let claim = self.claims.get(claim?)?;
        let s = claim.speaker.as_ref()?;
        Some(self.party(&s.words, s.entity.as_deref(), None).name)
    }

    /// First and last day of a time.
    fn days(&self, time: Option<&str>) -> (Option<String>, Option<String>) {
        let t = time.and_then(|t| self.times.get(t));
        (t.and_then(|t| t.from.clone()), t.and_then(|t| t.to.clone()))
    }

    fn events(&self) -> Vec<Event> {
        let event = |e: &dateline_model::Event| {
            let mut base = self.base(&e.id, &e.words, &e.why);
            base.tellings.extend(e.also.iter().map(|t| self.telling(&e.id, &t.words)));
            let parties = |list: &[dateline_model::Participant]| {
                list.iter().map(|p| self.party(&p.words, p.entity.as_deref(), p.code.as_deref())).collect()
            };
            Event {
                base,
                kind: word(&e.kind),
                mode: e.mode.clone(),
                contexts: e.contexts.clone(),
                status: word(&e.status),
                background: e.background,
                day_from: e.date.as_ref().and_then(|d| d.from.clone()),
                day_to: e.date.as_ref().and_then(|d| d.to.clone()),
                day_basis: e.date.as_ref().map(|d| d.basis.clone()),
                place: e.place.as_ref().and_then(|p| self.record.places.get(p.index)).map(|p| self.place(p)),
                place_basis: e.place.as_ref().map(|p| p.basis.clone()),
                actors: parties(&e.actors),
                recipients: parties(&e.recipients),
                weapons: e.weapons.iter().map(|w| w.words.quote().to_owned()).collect(),
                trigger: Some(e.trigger.words.quote().to_owned()),
                claim: self.link(e.claim.as_deref()),
                speaker: self.speaker(e.claim.as_deref()),
                weight: None,
                counts: e.tolls.iter().filter_map(|t| self.tolls.get(t.as_str())).map(|t| self.count(t)).collect(),
            }
        };
        self.record.events.iter().map(event).collect()
    }

    fn count(&self, t: &dateline_model::Toll) -> Count {
        Count {
            toll: self.id(&t.id),
            kind: word(&t.kind),
            least: t.min,
            most: t.max,
            hedge: t.hedge.clone(),
            who: t.who.as_ref().map(|w| w.words.quote().to_owned()),
            by: self.speaker(t.claim.as_deref()),
            origins: 1,
            // A part is not the whole.
            in_force: t.part_of.is_none(),
        }
    }

    fn claims(&self) -> Vec<Claim> {
        let claim = |c: &dateline_model::Claim| Claim {
            base: self.base(&c.id, &c.words, &c.why),
            speaker: c.speaker.as_ref().map(|s| self.party(&s.words, s.entity.as_deref(), None)),
            cue: c.cue.as_ref().map(|q| q.words.quote().to_owned()),
            content: pieces(&c.content),
            kind: Some(word(&c.kind)),
            act: word(&c.act),
            evidence: Some(word(&c.evidence.status)),
            standing: None,
            addressee: c.addressee.as_ref().map(|s| self.party(&s.words, s.entity.as_deref(), None).name),
            venue: c.venue.as_ref().map(|v| self.party(&v.words, v.entity.as_deref(), None).name),
            day: self.days(c.date.as_deref()).0,
            within: self.link(c.within.as_deref()),
        };
        self.record.claims.iter().map(claim).collect()
    }

    fn sides(&self) -> Vec<Side> {
        let side = |s: &dateline_model::Side| Side {
            base: self.base(&s.id, &s.words, &s.why),
            from: self.party(&s.from.words, s.from.entity.as_deref(), None),
            relation: word(&s.relation),
            to: self.party(&s.to.words, s.to.entity.as_deref(), None),
            since: self.days(s.date.as_deref()).0,
            until: s.until.as_ref().and_then(|u| self.days(u.time.as_deref()).0),
            status: Some(match (&s.status, &s.until) {
                (Some(status), _) => word(status),
                (None, Some(_)) => "ended".to_owned(),
                (None, None) => "standing".to_owned(),
            }),
            basis: Some(word(&s.basis)),
            claim: self.link(s.claim.as_deref()),
        };
        self.record.sides.iter().map(side).collect()
    }

    fn tolls(&self) -> Vec<Toll> {
        let toll = |t: &dateline_model::Toll| {
            let (day_from, day_to) = self.days(t.date.as_deref());
            let event = self.events.get(t.id.as_str());
            let place = t.place.as_deref().and_then(|p| self.places.get(p));
            Toll {
                base: self.base(&t.id, &t.words, &t.why),
                kind: word(&t.kind),
                least: t.min,
                most: t.max,
                stands: t.min.filter(|n| Some(*n) == t.max && t.differs_from.is_empty()),
                hedge: t.hedge.clone(),
                who: t.who.as_ref().map(|w| w.words.quote().to_owned()),
                event: event.map(|e| self.id(e)),
                day_from,
                day_to,
                place: place.map(|p| p.name.clone()),
                status: None,
                counts: vec![self.count(t)],
            }
        };
        self.record.tolls.iter().map(toll).collect()
    }

    fn stakes(&self) -> Vec<Stake> {
        let party = |p: Option<&dateline_model::Party>| p.map(|p| self.party(&p.words, p.entity.as_deref(), None));
        let stake = |s: &dateline_model::Stake| {
            let amount = s.amount.and_then(|i| self.record.amounts.get(i));
            let (day_from, day_to) = self.days(s.period.as_deref());
            Stake {
                base: self.base(&s.id, &s.words, &s.why),
                giver: party(s.giver.as_ref()),
                receiver: party(s.receiver.as_ref()),
                least: amount.and_then(|a| a.min),
                most: amount.and_then(|a| a.max),
                unit: amount.and_then(|a| a.unit.clone()),
                hedge: amount.and_then(|a| a.hedge.clone()),
                purpose: s.purpose.as_ref().map(|q| q.quote().to_owned()),
                status: s.status.as_ref().map(word),
                day_from,
                day_to,
                claim: self.link(s.claim.as_deref()),
            }
        };
        self.record.stakes.iter().map(stake).collect()
    }

    fn media(&self) -> Vec<Media> {
        let name = |p: Option<&dateline_model::Party>| p.map(|p| self.party(&p.words, p.entity.as_deref(), None).name);
        let media = |m: &dateline_model::Media| Media {
            base: self.base(&m.id, &m.words, &m.why),
            kind: word(&m.kind),
            shows: m.shows.iter().map(|s| self.id(s)).collect(),
            by: name(m.by.as_ref()),
            published_in: name(m.where_published.as_ref()),
        };
        self.record.media.iter().map(media).collect()
    }

    fn place(&self, p: &dateline_model::Place) -> Place {
        Place {
            base: self.base(&p.id, &p.words, &p.why),
            name: p.name.clone(),
            geonames: p.geonames,
            lat: p.lat,
            lon: p.lon,
            country: p.country.clone(),
            admin1: p.admin1.clone(),
            precision: p.precision.as_ref().map(word),
            basis: Some(p.basis.clone()),
        }
    }

    fn entities(&self) -> Vec<Entity> {
        let entity = |e: &dateline_model::Entity| {
            let mut base = self.base(&e.id, &e.words, &e.why);
            let first = e.words.span();
            base.tellings
                .extend(e.mentions.iter().filter(|m| m.words.span() != first).map(|m| self.telling(&e.id, &m.words)));
            Entity {
                base,
                name: e.name.clone(),
                names: Vec::new(),
                kind: word(&e.kind),
                country: e.country.clone(),
                sectors: e.sectors.clone(),
                code: e.code.clone(),
                roles: e.roles.iter().map(|r| r.text.clone()).collect(),
            }
        };
        self.record.entities.iter().map(entity).collect()
    }
}

fn pieces(p: &Pieces) -> String {
    p.quotes().join(" … ")
}
