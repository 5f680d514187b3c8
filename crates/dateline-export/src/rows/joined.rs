//! Rows of what many reports say together: joined items, with what only the single reports know (spans, codes, precision) put back.

use std::collections::HashMap;

use dateline_store::{Item, Kind};
use serde_json::Value;

use super::{Base, Batch, Claim, Count, Entity, Event, Party, Place, Review, Side, Stake, Telling, Toll};

/// The rows of joined items. `single` holds the rows of their reports; its reports, places and media are taken over.
pub fn rows(items: &[Item], single: Batch) -> Batch {
    let behind = Behind::of(&single);
    let mut out = Batch::default();
    for item in items {
        match item.kind {
            Kind::Event => out.events.push(behind.event(item)),
            Kind::Claim => out.claims.push(behind.claim(item)),
            Kind::Side => out.sides.push(behind.side(item)),
            Kind::Toll => out.tolls.push(behind.toll(item)),
            Kind::Stake => out.stakes.push(behind.stake(item)),
            Kind::Entity => out.entities.push(behind.entity(item)),
        }
    }
    let tolls: HashMap<&str, &Toll> = out.tolls.iter().map(|t| (t.base.id.as_str(), t)).collect();
    for (e, item) in out.events.iter_mut().zip(items.iter().filter(|i| i.kind == Kind::Event)) {
        let ids = texts(item.detail.get("tolls"));
        e.counts = ids.iter().filter_map(|id| tolls.get(id.as_str())).flat_map(|t| t.counts.iter().cloned()).collect();
    }
    (out.reports, out.places, out.media, out.records) = (single.reports, single.places, single.media, single.records);
    out
}

/// What people made of the items of single reports, from the joined ones that they stand behind.
pub fn reviews(items: &[Item]) -> HashMap<(String, String), Review> {
    let reviewed = items.iter().filter(|i| i.review.is_some());
    reviewed.flat_map(|i| i.members().into_iter().map(|m| (m, review(i)))).collect()
}

/// The rows of single reports by source and item.
struct Behind<'a> {
    events: HashMap<(&'a str, &'a str), &'a Event>,
    claims: HashMap<(&'a str, &'a str), &'a Claim>,
    sides: HashMap<(&'a str, &'a str), &'a Side>,
    tolls: HashMap<(&'a str, &'a str), &'a Toll>,
    stakes: HashMap<(&'a str, &'a str), &'a Stake>,
    entities: HashMap<(&'a str, &'a str), &'a Entity>,
}

/// Rows by source and item.
macro_rules! index {
    ($list:expr) => {
        $list.iter().filter_map(|x| x.base.main().map(|t| ((t.source.as_str(), t.item.as_str()), x))).collect()
    };
}

/// The rows of an item's members, the one with the item's words first.
macro_rules! members {
    ($self:ident . $list:ident, $item:expr) => {{
        let item = $item;
        let mut found: Vec<_> =
            item.members().iter().filter_map(|(s, i)| $self.$list.get(&(s.as_str(), i.as_str())).copied()).collect();
        let words = item.quote.as_deref().unwrap_or_default();
        found.sort_by_key(|x| x.base.quote() != words);
        found
    }};
}

impl<'a> Behind<'a> {
    fn of(single: &'a Batch) -> Behind<'a> {
        Behind {
            events: index!(single.events),
            claims: index!(single.claims),
            sides: index!(single.sides),
            tolls: index!(single.tolls),
            stakes: index!(single.stakes),
            entities: index!(single.entities),
        }
    }

    fn event(&self, item: &Item) -> Event {
        let members = members!(self.events, item);
        let first = members.first();
        let place = item.detail.get("place").filter(|p| p.is_object()).map(|p| {
            let name = text(p, "name").unwrap_or_default();
            let like = members.iter().filter_map(|m| m.place.as_ref()).find(|m| m.name == name);
            let mut base = base(item, std::iter::empty());
            match like {
                Some(m) => base.clone_from(&m.base),
                // A place that a person set has no words in a report.
                None => base.tellings.clear(),
            }
            Place {
                base,
                name,
                geonames: p.get("geonames").and_then(Value::as_u64).and_then(|n| u32::try_from(n).ok()),
                lat: p.get("lat").and_then(Value::as_f64),
                lon: p.get("lon").and_then(Value::as_f64),
                country: text(p, "country"),
                admin1: text(p, "admin1"),
                precision: like.and_then(|m| m.precision.clone()),
                basis: like.and_then(|m| m.basis.clone()),
            }
        });
        let mut contexts: Vec<String> = members.iter().flat_map(|m| m.contexts.iter().cloned()).collect();
        contexts.sort();
        contexts.dedup();
        let mut weapons: Vec<String> = Vec::new();
        for w in members.iter().flat_map(|m| &m.weapons) {
            if !weapons.contains(w) {
                weapons.push(w.clone());
            }
        }
        let party = |list: &str, of: fn(&Event) -> &Vec<Party>| -> Vec<Party> {
            let known = || members.iter().flat_map(|m| of(m));
            let parties = item.detail.get(list).and_then(Value::as_array).into_iter().flatten();
            parties.map(|p| joined_party(p, known())).collect()
        };
        let day = |of: fn(&Event) -> &Option<String>, value: &Option<String>| {
            members.iter().find(|m| of(m) == value).and_then(|m| m.day_basis.clone())
        };
        Event {
            base: base(item, members.iter().flat_map(|m| m.base.tellings.clone())).ruled(first.map(|m| &m.base)),
            kind: item.class.clone().unwrap_or_default(),
            mode: text(&item.detail, "mode"),
            contexts,
            status: item.status.clone().unwrap_or_default(),
            background: members.iter().all(|m| m.background) && first.is_some(),
            day_basis: item.day_from.as_ref().and_then(|_| day(|m| &m.day_from, &item.day_from)),
            day_from: item.day_from.clone(),
            day_to: item.day_to.clone(),
            place_basis: first.and_then(|m| m.place_basis.clone()).filter(|_| place.is_some()),
            place,
            actors: party("actors", |e| &e.actors),
            recipients: party("recipients", |e| &e.recipients),
            weapons,
            trigger: first.and_then(|m| m.trigger.clone()),
            claim: first.and_then(|m| m.claim.clone()),
            speaker: first.and_then(|m| m.speaker.clone()),
            weight: Some(item.weight),
            counts: Vec::new(),
        }
    }

    fn claim(&self, item: &Item) -> Claim {
        let members = members!(self.claims, item);
        let first = members.first();
        let speaker = item.who.as_ref().map(|name| Party {
            name: name.clone(),
            ..first.and_then(|m| m.speaker.clone()).unwrap_or_else(|| named(name))
        });
        Claim {
            base: base(item, members.iter().flat_map(|m| m.base.tellings.clone())).ruled(first.map(|m| &m.base)),
            speaker,
            cue: first.and_then(|m| m.cue.clone()),
            content: item.quote.clone().unwrap_or_default(),
            kind: first.and_then(|m| m.kind.clone()),
            act: item.class.clone().unwrap_or_default(),
            evidence: first.and_then(|m| m.evidence.clone()),
            standing: item.status.clone(),
            addressee: first.and_then(|m| m.addressee.clone()),
            venue: first.and_then(|m| m.venue.clone()),
            day: item.day_from.clone(),
            within: first.and_then(|m| m.within.clone()),
        }
    }

    fn side(&self, item: &Item) -> Side {
        let members = members!(self.sides, item);
        let first = members.first();
        let end = |name: Option<&String>, of: fn(&Side) -> &Party| {
            let name = name.cloned().unwrap_or_default();
            let known = first.map_or_else(|| named(&name), |m| of(m).clone());
            Party { name, ..known }
        };
        Side {
            base: base(item, members.iter().flat_map(|m| m.base.tellings.clone())).ruled(first.map(|m| &m.base)),
            from: end(item.who.as_ref(), |s| &s.from),
            relation: item.class.clone().unwrap_or_default(),
            to: end(item.whom.as_ref(), |s| &s.to),
            since: item.day_from.clone(),
            until: item.day_to.clone(),
            status: item.status.clone(),
            basis: first.and_then(|m| m.basis.clone()),
            claim: first.and_then(|m| m.claim.clone()),
        }
    }

    fn toll(&self, item: &Item) -> Toll {
        let members = members!(self.tolls, item);
        let first = members.first();
        let number = |v: &Value, name: &str| v.get(name).and_then(Value::as_u64);
        let count = |c: &Value| Count {
            toll: item.id.clone(),
            kind: item.class.clone().unwrap_or_default(),
            least: number(c, "min"),
            most: number(c, "max"),
            hedge: text(c, "hedge"),
            who: item.who.clone(),
            by: text(c, "by"),
            origins: number(c, "origins").unwrap_or(1),
            in_force: text(c, "standing").is_none_or(|s| s == "in_force"),
        };
        let list = item.detail.get("counts").and_then(Value::as_array);
        Toll {
            base: base(item, members.iter().flat_map(|m| m.base.tellings.clone())).ruled(first.map(|m| &m.base)),
            kind: item.class.clone().unwrap_or_default(),
            least: number(&item.detail, "min"),
            most: number(&item.detail, "max"),
            stands: number(&item.detail, "stands"),
            hedge: first.and_then(|m| m.hedge.clone()),
            who: item.who.clone(),
            event: text(&item.detail, "event"),
            day_from: item.day_from.clone(),
            day_to: item.day_to.clone(),
            place: item.place.clone(),
            status: item.status.clone(),
            counts: list.into_iter().flatten().map(count).collect(),
        }
    }

    fn stake(&self, item: &Item) -> Stake {
        let members = members!(self.stakes, item);
        let first = members.first();
        let end = |name: Option<&String>, of: fn(&Stake) -> &Option<Party>| {
            name.map(|name| {
                let known = first.and_then(|m| of(m).clone()).unwrap_or_else(|| named(name));
                Party { name: name.clone(), ..known }
            })
        };
        let number = |name: &str| item.detail.get(name).and_then(Value::as_f64);
        Stake {
            base: base(item, members.iter().flat_map(|m| m.base.tellings.clone())).ruled(first.map(|m| &m.base)),
            giver: end(item.who.as_ref(), |s| &s.giver),
            receiver: end(item.whom.as_ref(), |s| &s.receiver),
            least: number("min"),
            most: number("max"),
            unit: item.class.clone(),
            hedge: text(&item.detail, "hedge"),
            purpose: text(&item.detail, "purpose"),
            status: item.status.clone(),
            // The file's day of a stake is that of its first report; its own is told by the reports.
            day_from: first.and_then(|m| m.day_from.clone()),
            day_to: first.and_then(|m| m.day_to.clone()),
            claim: first.and_then(|m| m.claim.clone()),
        }
    }

    fn entity(&self, item: &Item) -> Entity {
        let members = members!(self.entities, item);
        let mut roles: Vec<String> = members.iter().flat_map(|m| m.roles.iter().cloned()).collect();
        roles.sort();
        roles.dedup();
        let name = item.who.clone().unwrap_or_default();
        Entity {
            base: base(item, members.iter().filter_map(|m| m.base.main().cloned())),
            names: texts(item.detail.get("names")).into_iter().filter(|n| *n != name).collect(),
            name,
            kind: item.class.clone().unwrap_or_default(),
            country: text(&item.detail, "country"),
            sectors: members.iter().find(|m| !m.sectors.is_empty()).map(|m| m.sectors.clone()).unwrap_or_default(),
            code: text(&item.detail, "code"),
            roles,
        }
    }
}

impl Base {
    /// With the rules of its main telling.
    fn ruled(mut self, main: Option<&Base>) -> Base {
        self.rules = main.map(|b| b.rules.clone()).unwrap_or_default();
        self
    }
}

fn base(item: &Item, tellings: impl Iterator<Item = Telling>) -> Base {
    let mut tellings: Vec<Telling> = tellings.collect();
    if tellings.is_empty() {
        // What a person added stands on words of a report, but is no item of its record.
        let words = item.quote.clone().unwrap_or_default();
        tellings.extend(item.members().into_iter().take(1).map(|(source, id)| Telling {
            source,
            item: id,
            span: dateline_model::Span::new(0, 0),
            quote: words.clone(),
        }));
    }
    Base {
        id: item.id.clone(),
        story: Some(item.story.clone()),
        reports: item.reports.max(0) as u64,
        origins: item.origins.max(0) as u64,
        review: review(item),
        rules: Vec::new(),
        tellings,
    }
}

fn review(item: &Item) -> Review {
    let last = item.detail.get("decisions").and_then(Value::as_array).and_then(|d| d.last());
    Review { state: item.review.clone(), by: last.and_then(|d| text(d, "by")), at: last.and_then(|d| text(d, "at")) }
}

fn named(name: &str) -> Party {
    Party { name: name.to_owned(), words: name.to_owned(), ..Party::default() }
}

/// A party of a joined event, with what a telling knows of one with its code or name.
fn joined_party<'a>(p: &Value, mut known: impl Iterator<Item = &'a Party>) -> Party {
    let (name, code) = (text(p, "name").unwrap_or_default(), text(p, "code"));
    let like = known.find(|k| k.name == name || code.is_some() && k.code == code).cloned();
    Party { entity: text(p, "entity"), code, name: name.clone(), ..like.unwrap_or_else(|| named(&name)) }
}

fn text(v: &Value, name: &str) -> Option<String> {
    v.get(name).and_then(Value::as_str).map(str::to_owned)
}

fn texts(v: Option<&Value>) -> Vec<String> {
    v.and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}
