//! The columns themselves.

use std::borrow::Cow;

use super::super::{Base, Claim, Count, Entity, Event, Media, Place, Report, Side, Stake, Toll};
use super::{Cell, Column, Seat, Type, Wording};

macro_rules! columns {
    ($($name:literal $of:ident $cell:expr;)+) => { &[$(Column { name: $name, of: Type::$of, cell: $cell }),+] };
}

pub(super) const BASE: &[Column<Base>] = columns! {
    "story" Text |b, _| Cell::maybe(b.story.as_ref());
    "reports" Whole |b, _| Cell::whole(Some(b.reports));
    "origins" Whole |b, _| Cell::whole(Some(b.origins));
    "review" Text |b, _| Cell::maybe(b.review.state.as_ref());
    "reviewer" Text |b, _| Cell::maybe(b.review.by.as_ref());
    "reviewed_at" Text |b, _| Cell::maybe(b.review.at.as_ref());
    "quote" Text |b, _| b.main().map_or(Cell::Null, |t| Cell::text(&t.quote));
    "span_start" Whole |b, _| Cell::whole(b.main().map(|t| u64::from(t.span.start)));
    "span_end" Whole |b, _| Cell::whole(b.main().map(|t| u64::from(t.span.end)));
    "source" Text |b, _| b.main().map_or(Cell::Null, |t| Cell::text(&t.source));
    "item" Text |b, _| b.main().map_or(Cell::Null, |t| Cell::text(&t.item));
    "text_sha256" Text |_, r| r.map_or(Cell::Null, |r| Cell::text(&r.sha256));
    "outlet" Text |_, r| Cell::maybe(r.and_then(|r| r.outlet.as_ref()));
    "published" Text |_, r| Cell::maybe(r.and_then(|r| r.published.as_ref()));
    "url" Text |_, r| Cell::maybe(r.and_then(|r| r.url.as_ref()));
    "rules" Text |b, _| Cell::list(&b.rules);
};

pub(super) const EVENTS: &[Column<Event>] = columns! {
    "id" Text |e, _| Cell::text(&e.base.id);
    "type" Text |e, _| Cell::text(&e.kind);
    "mode" Text |e, _| Cell::maybe(e.mode.as_ref());
    "contexts" Text |e, _| Cell::list(&e.contexts);
    "status" Text |e, _| Cell::text(&e.status);
    "background" Flag |e, _| Cell::Flag(e.background);
    "day_from" Day |e, _| Cell::day(e.day_from.as_ref());
    "day_to" Day |e, _| Cell::day(e.day_to.as_ref());
    "day_basis" Text |e, _| Cell::maybe(e.day_basis.as_ref());
    "place" Text |e, _| e.place.as_ref().map_or(Cell::Null, |p| Cell::text(&p.name));
    "latitude" Real |e, _| Cell::real(e.place.as_ref().and_then(Place::point).map(|p| p.0));
    "longitude" Real |e, _| Cell::real(e.place.as_ref().and_then(Place::point).map(|p| p.1));
    "country" Text |e, _| Cell::maybe(e.place.as_ref().and_then(|p| p.country.as_ref()));
    "admin1" Text |e, _| Cell::maybe(e.place.as_ref().and_then(|p| p.admin1.as_ref()));
    "geonames" Whole |e, _| Cell::whole(e.place.as_ref().and_then(|p| p.geonames).map(u64::from));
    "place_precision" Text |e, _| Cell::maybe(e.place.as_ref().and_then(|p| p.precision.as_ref()));
    "place_basis" Text |e, _| Cell::maybe(e.place.as_ref().and_then(|p| p.basis.as_ref()));
    "actors" Text |e, _| Cell::names(&e.actors);
    "recipients" Text |e, _| Cell::names(&e.recipients);
    "killed_least" Whole |e, _| Cell::whole(e.toll().0);
    "killed_most" Whole |e, _| Cell::whole(e.toll().1);
    "counts" Text |e, _| counts(&e.counts);
    "weapons" Text |e, _| Cell::list(&e.weapons);
    "trigger" Text |e, _| Cell::maybe(e.trigger.as_ref());
    "speaker" Text |e, _| Cell::maybe(e.speaker.as_ref());
    "claim" Text |e, _| Cell::maybe(e.claim.as_ref());
    "weight" Whole |e, _| e.weight.map_or(Cell::Null, Cell::Whole);
};

pub(super) const PARTICIPANTS: &[(&str, Type)] = &[
    ("event", Type::Text),
    ("role", Type::Text),
    ("name", Type::Text),
    ("kind", Type::Text),
    ("country", Type::Text),
    ("sectors", Type::Text),
    ("code", Type::Text),
    ("entity", Type::Text),
    ("words", Type::Text),
    ("span_start", Type::Whole),
];

impl Seat<'_> {
    /// Its cells, in the order of [`PARTICIPANTS`].
    pub(super) fn cells(&self) -> Vec<Cell<'_>> {
        vec![
            Cell::text(&self.event.base.id),
            Cell::text(self.role),
            Cell::text(&self.party.name),
            Cell::maybe(self.party.kind.as_ref()),
            Cell::maybe(self.party.country.as_ref()),
            Cell::list(&self.party.sectors),
            Cell::maybe(self.party.code.as_ref()),
            Cell::maybe(self.party.entity.as_ref()),
            Cell::text(&self.party.words),
            Cell::whole(self.party.start.map(u64::from)),
        ]
    }
}

pub(super) const CLAIMS: &[Column<Claim>] = columns! {
    "id" Text |c, _| Cell::text(&c.base.id);
    "speaker" Text |c, _| c.speaker.as_ref().map_or(Cell::Null, |p| Cell::text(&p.name));
    "speaker_code" Text |c, _| Cell::maybe(c.speaker.as_ref().and_then(|p| p.code.as_ref()));
    "act" Text |c, _| Cell::text(&c.act);
    "content" Text |c, _| Cell::text(&c.content);
    "kind" Text |c, _| Cell::maybe(c.kind.as_ref());
    "cue" Text |c, _| Cell::maybe(c.cue.as_ref());
    "evidence" Text |c, _| Cell::maybe(c.evidence.as_ref());
    "standing" Text |c, _| Cell::maybe(c.standing.as_ref());
    "addressee" Text |c, _| Cell::maybe(c.addressee.as_ref());
    "venue" Text |c, _| Cell::maybe(c.venue.as_ref());
    "day" Day |c, _| Cell::day(c.day.as_ref());
    "within" Text |c, _| Cell::maybe(c.within.as_ref());
};

pub(super) const SIDES: &[Column<Side>] = columns! {
    "id" Text |s, _| Cell::text(&s.base.id);
    "who" Text |s, _| Cell::text(&s.from.name);
    "who_code" Text |s, _| Cell::maybe(s.from.code.as_ref());
    "relation" Text |s, _| Cell::text(&s.relation);
    "whom" Text |s, _| Cell::text(&s.to.name);
    "whom_code" Text |s, _| Cell::maybe(s.to.code.as_ref());
    "since" Day |s, _| Cell::day(s.since.as_ref());
    "until" Day |s, _| Cell::day(s.until.as_ref());
    "status" Text |s, _| Cell::maybe(s.status.as_ref());
    "basis" Text |s, _| Cell::maybe(s.basis.as_ref());
    "claim" Text |s, _| Cell::maybe(s.claim.as_ref());
};

pub(super) const TOLLS: &[Column<Toll>] = columns! {
    "id" Text |t, _| Cell::text(&t.base.id);
    "kind" Text |t, _| Cell::text(&t.kind);
    "who" Text |t, _| Cell::maybe(t.who.as_ref());
    "least" Whole |t, _| Cell::whole(t.least);
    "most" Whole |t, _| Cell::whole(t.most);
    "stands" Whole |t, _| Cell::whole(t.stands);
    "hedge" Text |t, _| Cell::maybe(t.hedge.as_ref());
    "counts" Text |t, _| counts(&t.counts);
    "event" Text |t, _| Cell::maybe(t.event.as_ref());
    "day_from" Day |t, _| Cell::day(t.day_from.as_ref());
    "day_to" Day |t, _| Cell::day(t.day_to.as_ref());
    "place" Text |t, _| Cell::maybe(t.place.as_ref());
    "status" Text |t, _| Cell::maybe(t.status.as_ref());
};

pub(super) const STAKES: &[Column<Stake>] = columns! {
    "id" Text |s, _| Cell::text(&s.base.id);
    "giver" Text |s, _| s.giver.as_ref().map_or(Cell::Null, |p| Cell::text(&p.name));
    "receiver" Text |s, _| s.receiver.as_ref().map_or(Cell::Null, |p| Cell::text(&p.name));
    "least" Real |s, _| Cell::real(s.least);
    "most" Real |s, _| Cell::real(s.most);
    "unit" Text |s, _| Cell::maybe(s.unit.as_ref());
    "hedge" Text |s, _| Cell::maybe(s.hedge.as_ref());
    "purpose" Text |s, _| Cell::maybe(s.purpose.as_ref());
    "status" Text |s, _| Cell::maybe(s.status.as_ref());
    "day_from" Day |s, _| Cell::day(s.day_from.as_ref());
    "day_to" Day |s, _| Cell::day(s.day_to.as_ref());
    "claim" Text |s, _| Cell::maybe(s.claim.as_ref());
};

pub(super) const MEDIA: &[Column<Media>] = columns! {
    "id" Text |m, _| Cell::text(&m.base.id);
    "kind" Text |m, _| Cell::text(&m.kind);
    "shows" Text |m, _| Cell::list(&m.shows);
    "made_by" Text |m, _| Cell::maybe(m.by.as_ref());
    "published_in" Text |m, _| Cell::maybe(m.published_in.as_ref());
};

pub(super) const PLACES: &[Column<Place>] = columns! {
    "id" Text |p, _| Cell::text(&p.base.id);
    "name" Text |p, _| Cell::text(&p.name);
    "geonames" Whole |p, _| Cell::whole(p.geonames.map(u64::from));
    "latitude" Real |p, _| Cell::real(p.point().map(|p| p.0));
    "longitude" Real |p, _| Cell::real(p.point().map(|p| p.1));
    "country" Text |p, _| Cell::maybe(p.country.as_ref());
    "admin1" Text |p, _| Cell::maybe(p.admin1.as_ref());
    "precision" Text |p, _| Cell::maybe(p.precision.as_ref());
    "basis" Text |p, _| Cell::maybe(p.basis.as_ref());
};

pub(super) const ENTITIES: &[Column<Entity>] = columns! {
    "id" Text |e, _| Cell::text(&e.base.id);
    "name" Text |e, _| Cell::text(&e.name);
    "other_names" Text |e, _| Cell::list(&e.names);
    "kind" Text |e, _| Cell::text(&e.kind);
    "country" Text |e, _| Cell::maybe(e.country.as_ref());
    "sectors" Text |e, _| Cell::list(&e.sectors);
    "code" Text |e, _| Cell::maybe(e.code.as_ref());
    "roles" Text |e, _| Cell::list(&e.roles);
};

pub(super) const REPORTS: &[Column<Report>] = columns! {
    "source" Text |r, _| Cell::text(&r.source);
    "title" Text |r, _| Cell::maybe(r.title.as_ref());
    "outlet" Text |r, _| Cell::maybe(r.outlet.as_ref());
    "author" Text |r, _| Cell::maybe(r.author.as_ref());
    "published" Text |r, _| Cell::maybe(r.published.as_ref());
    "published_day" Day |r, _| Cell::day(r.published.as_ref());
    "published_at" Moment |r, _| r.published.as_ref().filter(|p| p.len() > 10).map_or(Cell::Null, |p| Cell::Moment(p));
    "published_basis" Text |r, _| Cell::maybe(r.published_basis.as_ref());
    "language" Text |r, _| Cell::maybe(r.language.as_ref());
    "url" Text |r, _| Cell::maybe(r.url.as_ref());
    "story" Text |r, _| Cell::maybe(r.story.as_ref());
    "copy_of" Text |r, _| Cell::maybe(r.copy_of.as_ref());
    "withdrawn_by" Text |r, _| Cell::maybe(r.withdrawn_by.as_ref());
    "characters" Whole |r, _| Cell::whole(Some(r.length));
    "problems" Text |r, _| Cell::list(&r.problems);
    "text_sha256" Text |r, _| Cell::text(&r.sha256);
};

pub(super) const TELLINGS: &[(&str, Type)] = &[
    ("kind", Type::Text),
    ("id", Type::Text),
    ("number", Type::Whole),
    ("source", Type::Text),
    ("item", Type::Text),
    ("span_start", Type::Whole),
    ("span_end", Type::Whole),
    ("quote", Type::Text),
];

impl Wording<'_> {
    /// Its cells, in the order of [`TELLINGS`].
    pub(super) fn cells(&self) -> Vec<Cell<'_>> {
        vec![
            Cell::text(self.kind),
            Cell::text(self.id),
            Cell::Whole(self.number),
            Cell::text(&self.telling.source),
            Cell::text(&self.telling.item),
            Cell::Whole(i64::from(self.telling.span.start)),
            Cell::Whole(i64::from(self.telling.span.end)),
            Cell::text(&self.telling.quote),
        ]
    }
}

/// `killed 4 (city hospital); at least 7 (doctors)`.
fn counts(list: &[Count]) -> Cell<'_> {
    use std::fmt::Write;
    let mut out = String::new();
    for c in list {
        let number = match (c.least, c.most) {
            (Some(a), Some(b)) if a == b => a.to_string(),
            (Some(a), Some(b)) => format!("{a} to {b}"),
            (Some(a), None) => format!("{a} or more"),
            (None, Some(b)) => format!("up to {b}"),
            (None, None) => c.hedge.clone().unwrap_or_else(|| "?".to_owned()),
        };
        let sep = if out.is_empty() { "" } else { "; " };
        let _ = write!(out, "{sep}{} {number}", c.kind.replace('_', " "));
        if let Some(by) = &c.by {
            let _ = write!(out, " ({by})");
        }
        if !c.in_force {
            out.push_str(" [not in force]");
        }
    }
    if out.is_empty() { Cell::Null } else { Cell::Text(Cow::Owned(out)) }
}
