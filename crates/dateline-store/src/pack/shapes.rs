//! The fields of the record's types, in the order in which they are packed.
//!
//! A field that the record gains goes to the end of its list, behind the semicolon: files that lack it give its default. No line is ever
//! taken out or moved, nor a word of an enum.

use dateline_model::document::{Block, BlockKind, Code, Problem, PublishedBasis, Wire, WireNotice, WireStatus};
use dateline_model::record::{DocumentPart, SCHEMA};
use dateline_model::{
    Act, Amount, AmountKind, Candidate, Claim, ClaimKind, Cue, Entity, EntityKind, Event, EventDate, EventPlace,
    Evidence, EvidenceStatus, Media, MediaKind, Mention, MentionKind, Participant, Party, Place, PloverType, Precision,
    Quoted, Record, Relation, Role, Side, SideBasis, Speaker, Stake, StakeStatus, Status, Telling, Time, TimeKind,
    Toll, TollKind, Trigger, Until, Venue, Weapon, Who, Why,
};

use super::codec::{Out, Pack, Reader};

/// The number of fields, then each.
macro_rules! fields {
    ($t:ident: $($f:ident),+ $(; $($later:ident),+)?) => {
        impl Pack for $t {
            fn put(&self, out: &mut Out) {
                out.push([$(stringify!($f)),+ $(, $(stringify!($later)),+)?].len() as u8);
                $(self.$f.put(out);)+
                $($(self.$later.put(out);)+)?
            }
            fn get(r: &mut Reader<'_>) -> Option<Self> {
                let first = [$(stringify!($f)),+].len() as u8;
                #[allow(unused_variables, unused_mut, reason = "used where there are later fields")]
                let mut left = r.byte()?.checked_sub(first)?;
                Some($t {
                    $($f: Pack::get(r)?,)+
                    $($($later: later(r, &mut left)?,)+)?
                })
            }
        }
    };
}

/// A field that older files lack.
fn later<T: Pack + Default>(r: &mut Reader<'_>, left: &mut u8) -> Option<T> {
    match left.checked_sub(1) {
        Some(rest) => {
            *left = rest;
            T::get(r)
        }
        None => Some(T::default()),
    }
}

/// The place of the word in the list.
macro_rules! words {
    ($t:ident: $($word:ident),+) => {
        impl Pack for $t {
            fn put(&self, out: &mut Out) {
                // The match holds the list complete, the look-up gives the place.
                let word = match self {
                    $($t::$word => stringify!($word)),+
                };
                let at = [$(stringify!($word)),+].iter().position(|w| *w == word);
                out.push(at.unwrap_or_default() as u8);
            }
            fn get(r: &mut Reader<'_>) -> Option<Self> {
                [$($t::$word),+].get(usize::from(r.byte()?)).copied()
            }
        }
    };
}

fields!(Block: words, kind, repeats);
fields!(Wire: item, version, slug, urgency, embargo, dateline, status, note, notice, about);
fields!(Problem: code, message, hint, span);
fields!(Entity: id, name, words, kind, country, sectors, code, roles, mentions, why);
fields!(Role: text, words);
fields!(Mention: words, kind);
fields!(Time: id, words, kind, value, from, to, basis, why);
fields!(Place: id, words, name, geonames, lat, lon, country, admin1, candidates, precision, basis, why);
fields!(Candidate: geonames, name, lat, lon, country, admin1);
fields!(Amount: id, words, kind, value, min, max, unit, hedge, why);
fields!(Claim: id, words, speaker, cue, content, kind, addressee, venue, date, act, evidence, variant_of, within, why);
fields!(Speaker: words, entity, speaker_words);
fields!(Cue: words, lemma);
fields!(Venue: words, entity);
fields!(Evidence: status, words, by);
fields!(Participant: words, entity, code; country_basis);
fields!(Trigger: words, lemma);
fields!(EventDate: from, to, basis, words);
fields!(EventPlace: index, basis);
fields!(Weapon: words, kind, holder);
fields!(Side: id, words, from, to, relation, date, basis, claim, why; until, status);
fields!(Until: words, time);
fields!(Party: words, entity);
fields!(Toll: id, words, kind, min, max, hedge, who, date, place, claim, part_of, differs_from, why);
fields!(Who: words, entity);
fields!(Stake: id, words, amount, giver, receiver, purpose, period, status, claim, why);
fields!(Media: id, words, kind, shows, by, where_published, why);
fields!(Why: rule, words, note);

words!(PublishedBasis: Given, Metadata, Dateline, Text, Address, Picture);
words!(WireStatus: Usable, Withheld, Canceled);
words!(WireNotice: Withdrawn, Corrected);
words!(BlockKind: Heading, Paragraph, Item, Caption, Boilerplate, Foreign);
words!(EntityKind: Person, Group, Organisation, State, ArmedForce, Outlet, Place, Other);
words!(MentionKind: Name, Nominal, Pronoun);
words!(TimeKind: Date, Time, Duration, Set);
words!(Precision: Site, Town, District, Admin2, Admin1, Country, Region);
words!(AmountKind: Money, People, Things, Percent);
words!(ClaimKind: Direct, Indirect, Mixed);
words!(Act: Said, Claimed, Denied, Asked, Answered, Promised, Threatened, Ordered, Urged, Warned, Confirmed, Announced, Accused, Condemned,
       Praised, Agreed, Refused, Believed, Intended, Supported, Perceived, Showed, Wrote, Reported, Suggested);
words!(EvidenceStatus: Unstated, NoneGiven, Cited, Confirmed, Disputed);
words!(PloverType: Agree, Consult, Support, Concede, Cooperate, Aid, Retreat, Request, Accuse, Reject, Threaten, Protest, Sanction,
       Mobilize, Coerce, Assault);
words!(Status: Reported, Claimed, Denied, Threatened, Planned, Possible, Negated);
words!(Relation: Recognises, Supports, AlliedWith, Opposes, Condemns, Sanctions, DemandsExitOf);
words!(SideBasis: List, Statement, Phrase);
words!(TollKind: Killed, Injured, Detained, Missing, Displaced, Defected, SoughtAsylum, TookPart, Abducted, Released);
words!(StakeStatus: Given, Lent, Invested, Paid, Owed, Pledged, AtRisk);
words!(MediaKind: Photo, Video, Audio, Letter, Post, Map);

/// A record. What only refers to a deed was a list of its own before `dateline/2`; its place stays, empty.
impl Pack for Record {
    fn put(&self, out: &mut Out) {
        out.push(RECORD_FIELDS);
        self.schema.put(out);
        self.document.put(out);
        self.entities.put(out);
        self.times.put(out);
        self.places.put(out);
        self.amounts.put(out);
        self.claims.put(out);
        self.events.put(out);
        Vec::<Event>::new().put(out);
        self.sides.put(out);
        self.tolls.put(out);
        self.stakes.put(out);
        self.media.put(out);
    }
    fn get(r: &mut Reader<'_>) -> Option<Self> {
        (r.byte()? == RECORD_FIELDS).then_some(())?;
        let mut record = Record {
            schema: Pack::get(r)?,
            document: Pack::get(r)?,
            entities: Pack::get(r)?,
            times: Pack::get(r)?,
            places: Pack::get(r)?,
            amounts: Pack::get(r)?,
            claims: Pack::get(r)?,
            events: {
                let mut events: Vec<Event> = Pack::get(r)?;
                let referred: Vec<Event> = Pack::get(r)?;
                events.extend(referred.into_iter().map(|e| Event { background: true, ..e }));
                events
            },
            sides: Pack::get(r)?,
            tolls: Pack::get(r)?,
            stakes: Pack::get(r)?,
            media: Pack::get(r)?,
        };
        if record.schema == "dateline/1" {
            SCHEMA.clone_into(&mut record.schema);
        }
        Some(record)
    }
}

/// The number of a record's fields.
const RECORD_FIELDS: u8 = 13;

/// An event. Its further tellings had no trigger at first: those follow at the end.
impl Pack for Event {
    fn put(&self, out: &mut Out) {
        out.push(EVENT_FIELDS + 2);
        self.id.put(out);
        self.words.put(out);
        self.kind.put(out);
        self.mode.put(out);
        self.contexts.put(out);
        self.actors.put(out);
        self.recipients.put(out);
        self.trigger.put(out);
        self.date.put(out);
        self.place.put(out);
        self.weapons.put(out);
        self.status.put(out);
        self.claim.put(out);
        self.tolls.put(out);
        self.also.iter().map(|t| t.words.clone()).collect::<Vec<Quoted>>().put(out);
        self.why.put(out);
        self.background.put(out);
        self.also.iter().map(|t| t.trigger.clone()).collect::<Vec<Option<Trigger>>>().put(out);
    }
    fn get(r: &mut Reader<'_>) -> Option<Self> {
        let mut left = r.byte()?.checked_sub(EVENT_FIELDS)?;
        let mut event = Event {
            id: Pack::get(r)?,
            words: Pack::get(r)?,
            kind: Pack::get(r)?,
            mode: Pack::get(r)?,
            contexts: Pack::get(r)?,
            actors: Pack::get(r)?,
            recipients: Pack::get(r)?,
            trigger: Pack::get(r)?,
            date: Pack::get(r)?,
            place: Pack::get(r)?,
            weapons: Pack::get(r)?,
            status: Pack::get(r)?,
            claim: Pack::get(r)?,
            tolls: Pack::get(r)?,
            also: Vec::<Quoted>::get(r)?.into_iter().map(|words| Telling { words, trigger: None }).collect(),
            why: Pack::get(r)?,
            background: later(r, &mut left)?,
        };
        let triggers: Vec<Option<Trigger>> = later(r, &mut left)?;
        for (telling, trigger) in event.also.iter_mut().zip(triggers) {
            telling.trigger = trigger;
        }
        Some(event)
    }
}

/// The number of an event's first fields.
const EVENT_FIELDS: u8 = 16;

/// A code by its number, which never changes.
impl Pack for Code {
    fn put(&self, out: &mut Out) {
        out.push(self.as_str()[2..].parse().unwrap_or_default());
    }
    fn get(r: &mut Reader<'_>) -> Option<Self> {
        let n = r.byte()?;
        Code::ALL.iter().copied().find(|c| c.as_str()[2..].parse() == Ok(n))
    }
}

/// The document without its text, which stands in front of the record.
impl Pack for DocumentPart {
    fn put(&self, out: &mut Out) {
        for words in [&self.id, &self.source] {
            words.put(out);
        }
        for words in [&self.title, &self.outlet, &self.author, &self.published] {
            words.put(out);
        }
        self.published_basis.put(out);
        self.modified.put(out);
        self.language.put(out);
        self.url.put(out);
        self.blocks.put(out);
        self.problems.put(out);
    }
    fn get(r: &mut Reader<'_>) -> Option<Self> {
        Some(DocumentPart {
            id: Pack::get(r)?,
            source: Pack::get(r)?,
            title: Pack::get(r)?,
            outlet: Pack::get(r)?,
            author: Pack::get(r)?,
            published: Pack::get(r)?,
            published_basis: Pack::get(r)?,
            modified: Pack::get(r)?,
            language: Pack::get(r)?,
            url: Pack::get(r)?,
            wire: None,
            text: r.text().to_owned(),
            blocks: Pack::get(r)?,
            problems: Pack::get(r)?,
        })
    }
}
