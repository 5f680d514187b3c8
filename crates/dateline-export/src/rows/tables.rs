//! The columns of each kind of row, where a shape is a table: names, types, values. Names and order are part of what users rely on.

mod columns;

use std::borrow::Cow;

use super::{Base, Batch, Event, Party, Report, Telling};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Type {
    /// Words.
    Text,
    /// A whole number.
    Whole,
    /// A number.
    Real,
    /// Yes or no.
    Flag,
    /// A day, ISO 8601.
    Day,
    /// A moment with its zone, ISO 8601.
    Moment,
}

/// A value.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell<'a> {
    /// Unknown.
    Null,
    /// Words.
    Text(Cow<'a, str>),
    /// A whole number.
    Whole(i64),
    /// A number.
    Real(f64),
    /// Yes or no.
    Flag(bool),
    /// What should be a day.
    Day(&'a str),
    /// What should be a moment.
    Moment(&'a str),
}

impl<'a> Cell<'a> {
    fn text(words: &'a str) -> Cell<'a> {
        Cell::Text(Cow::Borrowed(words))
    }
    fn maybe(words: Option<&'a String>) -> Cell<'a> {
        words.map_or(Cell::Null, |w| Cell::text(w))
    }
    fn list(words: &'a [String]) -> Cell<'a> {
        match words {
            [] => Cell::Null,
            [one] => Cell::text(one),
            many => Cell::Text(Cow::Owned(many.join("; "))),
        }
    }
    fn names(parties: &'a [Party]) -> Cell<'a> {
        match parties {
            [] => Cell::Null,
            [one] => Cell::text(&one.name),
            many => Cell::Text(Cow::Owned(many.iter().map(|p| p.name.as_str()).collect::<Vec<_>>().join("; "))),
        }
    }
    fn whole(n: Option<u64>) -> Cell<'a> {
        n.and_then(|n| i64::try_from(n).ok()).map_or(Cell::Null, Cell::Whole)
    }
    fn real(n: Option<f64>) -> Cell<'a> {
        n.filter(|n| n.is_finite()).map_or(Cell::Null, Cell::Real)
    }
    fn day(words: Option<&'a String>) -> Cell<'a> {
        words.map_or(Cell::Null, |w| Cell::Day(w.get(..10).unwrap_or(w)))
    }
}

/// A column of rows of this type; the second argument of `cell` is the report of the row's main telling.
struct Column<R> {
    name: &'static str,
    of: Type,
    cell: for<'a> fn(&'a R, Option<&'a Report>) -> Cell<'a>,
}

/// The kinds of rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "as in `Batch`")]
pub enum Table {
    Events,
    Participants,
    Claims,
    Sides,
    Tolls,
    Stakes,
    Media,
    Places,
    Entities,
    Reports,
    Tellings,
}

impl Table {
    /// All, in the order in which they are written.
    pub const ALL: [Table; 11] = [
        Table::Events,
        Table::Participants,
        Table::Claims,
        Table::Sides,
        Table::Tolls,
        Table::Stakes,
        Table::Media,
        Table::Places,
        Table::Entities,
        Table::Reports,
        Table::Tellings,
    ];

    /// The name of its file or sheet.
    pub fn name(self) -> &'static str {
        match self {
            Table::Events => "events",
            Table::Participants => "participants",
            Table::Claims => "claims",
            Table::Sides => "sides",
            Table::Tolls => "tolls",
            Table::Stakes => "stakes",
            Table::Media => "media",
            Table::Places => "places",
            Table::Entities => "entities",
            Table::Reports => "reports",
            Table::Tellings => "tellings",
        }
    }

    /// The table of this name.
    pub fn of(name: &str) -> Option<Table> {
        Table::ALL.into_iter().find(|t| t.name() == name)
    }

    /// Its columns: names and types.
    pub fn columns(self) -> Vec<(&'static str, Type)> {
        fn list<R>(own: &[Column<R>]) -> Vec<(&'static str, Type)> {
            own.iter().map(|c| (c.name, c.of)).collect()
        }
        let mut out = match self {
            Table::Events => list(columns::EVENTS),
            Table::Participants => return columns::PARTICIPANTS.to_vec(),
            Table::Claims => list(columns::CLAIMS),
            Table::Sides => list(columns::SIDES),
            Table::Tolls => list(columns::TOLLS),
            Table::Stakes => list(columns::STAKES),
            Table::Media => list(columns::MEDIA),
            Table::Places => list(columns::PLACES),
            Table::Entities => list(columns::ENTITIES),
            Table::Reports => return list(columns::REPORTS),
            Table::Tellings => return columns::TELLINGS.to_vec(),
        };
        out.extend(list(columns::BASE));
        out
    }

    /// Hands each row of a batch to `take`, its cells in the order of [`Table::columns`].
    ///
    /// # Errors
    /// Those of `take`.
    pub fn each<E>(self, batch: &Batch, take: &mut dyn FnMut(&[Cell<'_>]) -> Result<(), E>) -> Result<(), E> {
        let sources = batch.by_source();
        let report = |b: &Base| b.main().and_then(|t| sources.get(t.source.as_str()).copied());
        /// Rows with the columns that every item has behind their own.
        macro_rules! items {
            ($list:ident, $own:expr) => {
                for x in &batch.$list {
                    let r = report(&x.base);
                    let own = $own.iter().map(|c| (c.cell)(x, r));
                    let cells: Vec<Cell<'_>> = own.chain(columns::BASE.iter().map(|c| (c.cell)(&x.base, r))).collect();
                    take(&cells)?;
                }
            };
        }
        match self {
            Table::Events => items!(events, columns::EVENTS),
            Table::Claims => items!(claims, columns::CLAIMS),
            Table::Sides => items!(sides, columns::SIDES),
            Table::Tolls => items!(tolls, columns::TOLLS),
            Table::Stakes => items!(stakes, columns::STAKES),
            Table::Media => items!(media, columns::MEDIA),
            Table::Places => items!(places, columns::PLACES),
            Table::Entities => items!(entities, columns::ENTITIES),
            Table::Reports => {
                for r in &batch.reports {
                    let cells: Vec<Cell<'_>> = columns::REPORTS.iter().map(|c| (c.cell)(r, None)).collect();
                    take(&cells)?;
                }
            }
            Table::Participants => {
                for e in &batch.events {
                    for (role, list) in [("actor", &e.actors), ("recipient", &e.recipients)] {
                        for party in list {
                            let seat = Seat { event: e, role, party };
                            take(&seat.cells())?;
                        }
                    }
                }
            }
            Table::Tellings => wordings(batch, &mut |w| take(&w.cells()))?,
        }
        Ok(())
    }
}

/// One who takes part in an event.
struct Seat<'s> {
    event: &'s Event,
    role: &'static str,
    party: &'s Party,
}

/// One wording of an item.
struct Wording<'s> {
    kind: &'static str,
    id: &'s str,
    number: i64,
    telling: &'s Telling,
}

/// Every wording of every item.
fn wordings<E>(batch: &Batch, take: &mut dyn FnMut(&Wording<'_>) -> Result<(), E>) -> Result<(), E> {
    macro_rules! each {
        ($($list:ident: $kind:literal),+) => {
            $(for x in &batch.$list {
                for (n, telling) in x.base.tellings.iter().enumerate() {
                    take(&Wording { kind: $kind, id: &x.base.id, number: n as i64 + 1, telling })?;
                }
            })+
        };
    }
    each!(events: "event", claims: "claim", sides: "side", tolls: "toll", stakes: "stake", media: "media", places: "place", entities: "entity");
    Ok(())
}
