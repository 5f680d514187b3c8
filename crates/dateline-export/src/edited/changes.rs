//! What people changed: each row against the case's, by its id.

use std::collections::HashMap;

use serde_json::{Map, Value};

use super::{Fault, Sheet};
use crate::rows::tables::Table;
use crate::rows::{Batch, day};
use crate::shapes;

/// What a change does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// It is right.
    Accept,
    /// It is wrong.
    Reject,
    /// To be looked at.
    Flag,
    /// A field is this; the names are those of `dateline review`.
    Edit {
        /// The field.
        field: &'static str,
        /// Its value.
        new: String,
    },
    /// The machine missed it.
    Add {
        /// The words of the report that say so.
        words: String,
        /// The fields, a JSON object.
        fields: String,
    },
}

/// One change, with its place in the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The item's id; of an addition the report's source; of a name that holds everywhere the entity's id.
    pub item: String,
    /// What to do.
    pub act: Act,
    /// The sheet.
    pub sheet: String,
    /// The row as spreadsheets count.
    pub row: usize,
}

/// How a column may be changed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    /// As the field of this name.
    Field(&'static str),
    /// One of these words, as the field of this name.
    Word(&'static str, &'static [&'static str]),
    /// A day, as the field of this name.
    Day(&'static str),
    /// Half of the field `date`.
    From,
    /// The other half.
    To,
    /// A number, as the field of this name.
    Number(&'static str),
    /// What people made of it.
    Review,
}

const TYPES: &[&str] = &[
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
];
const STATUS: &[&str] = &["reported", "claimed", "denied", "threatened", "planned", "possible", "negated", "withdrawn"];
const STANDING: &[&str] = &["open", "confirmed", "disputed", "reversed", "withdrawn"];
const RELATIONS: &[&str] =
    &["recognises", "supports", "allied_with", "opposes", "condemns", "sanctions", "demands_exit_of"];
const TOLLS: &[&str] = &[
    "killed",
    "injured",
    "abducted",
    "detained",
    "released",
    "missing",
    "displaced",
    "defected",
    "sought_asylum",
    "took_part",
];
const STAKES: &[&str] = &["given", "lent", "invested", "paid", "owed", "pledged", "at_risk"];
const REVIEW: &[&str] = &["accepted", "rejected", "flagged"];

/// How a column of a table may be changed; none: not at all.
fn way(table: Table, column: &str) -> Option<Way> {
    use Way::{Day, Field, From, Number, Review, To, Word};
    Some(match (table, column) {
        (Table::Participants | Table::Reports | Table::Tellings | Table::Media | Table::Places, _) => return None,
        (Table::Entities, "name") => Field("who"),
        (Table::Entities, _) => return None,
        (_, "review") => Review,
        (Table::Events, "type") => Word("type", TYPES),
        (Table::Events, "mode") => Field("mode"),
        (Table::Events, "status") => Word("status", STATUS),
        (Table::Events | Table::Tolls, "day_from") => From,
        (Table::Events | Table::Tolls, "day_to") => To,
        (Table::Events | Table::Tolls, "place") => Field("place"),
        (Table::Events, "actors") => Field("actors"),
        (Table::Events, "recipients") => Field("recipients"),
        (Table::Claims, "speaker") => Field("speaker"),
        (Table::Claims, "act") => Field("act"),
        (Table::Claims, "standing") => Word("standing", STANDING),
        (Table::Sides, "who") => Field("from"),
        (Table::Sides, "whom") => Field("to"),
        (Table::Sides, "relation") => Word("relation", RELATIONS),
        (Table::Sides, "since") => Day("since"),
        (Table::Sides, "until") => Day("until"),
        (Table::Tolls, "kind") => Word("kind", TOLLS),
        (Table::Tolls, "least") => Number("min"),
        (Table::Tolls, "most") => Number("max"),
        (Table::Tolls, "stands") => Number("stands"),
        (Table::Stakes, "giver") => Field("giver"),
        (Table::Stakes, "receiver") => Field("receiver"),
        (Table::Stakes, "status") => Word("status", STAKES),
        (Table::Stakes, "purpose") => Field("purpose"),
        _ => return None,
    })
}

/// What differs between the sheets and a batch of the case's rows, and what cannot be taken. Rows and columns that a sheet lacks say nothing.
pub fn changes(sheets: &[Sheet], case: &Batch) -> (Vec<Change>, Vec<Fault>) {
    let (mut out, mut faults) = (Vec::new(), Vec::new());
    for sheet in sheets {
        // A table that goes over several sheets: `events 2`.
        let name = sheet.name.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end();
        let Some(table) = Table::of(name) else {
            let names: Vec<&str> = Table::ALL.iter().map(|t| t.name()).collect();
            let message =
                format!("is no table of an export\n  hint: sheets, and files of CSV, are named {}", names.join(", "));
            faults.push(Fault { sheet: sheet.name.clone(), row: 0, column: None, message });
            continue;
        };
        One::new(sheet, table, case).all(&mut out, &mut faults);
    }
    (out, faults)
}

/// A sheet under comparison.
struct One<'a> {
    sheet: &'a Sheet,
    table: Table,
    columns: Vec<&'static str>,
    /// The case's rows by id, cells as words.
    rows: HashMap<String, Vec<String>>,
}

impl<'a> One<'a> {
    fn new(sheet: &'a Sheet, table: Table, case: &Batch) -> One<'a> {
        let columns: Vec<&'static str> = table.columns().into_iter().map(|c| c.0).collect();
        let mut rows = HashMap::new();
        let id = columns.iter().position(|c| *c == "id");
        let _ = table.each(case, &mut |cells| -> Result<(), ()> {
            let words: Vec<String> = cells.iter().map(|c| shapes::words(c).into_owned()).collect();
            if let Some(id) = id.and_then(|i| words.get(i)) {
                rows.insert(id.clone(), words);
            }
            Ok(())
        });
        One { sheet, table, columns, rows }
    }

    fn fault(&self, row: usize, column: Option<&str>, message: impl Into<String>) -> Fault {
        Fault { sheet: self.sheet.name.clone(), row, column: column.map(str::to_owned), message: message.into() }
    }

    fn all(&self, out: &mut Vec<Change>, faults: &mut Vec<Fault>) {
        // Nothing in these tables has an id of its own that a decision could name.
        if matches!(self.table, Table::Participants | Table::Reports | Table::Tellings | Table::Media | Table::Places) {
            return;
        }
        let Some(id) = self.sheet.header.iter().position(|h| h == "id") else {
            faults.push(self.fault(1, Some("id"), "is missing: rows are told by their ids"));
            return;
        };
        for h in self.sheet.header.iter().filter(|h| !h.is_empty() && !self.columns.contains(&h.as_str())) {
            faults.push(self.fault(
                1,
                Some(h),
                "is no column of this table\n  hint: remarks belong in columns without a name, or in another file",
            ));
        }
        for (number, cells) in &self.sheet.rows {
            let key = cells.get(id).map_or("", String::as_str);
            if key.is_empty() {
                self.added(*number, cells, out, faults);
            } else if let Some(known) = self.rows.get(key) {
                self.row(*number, key, cells, known, out, faults);
            } else {
                faults.push(self.fault(*number, Some("id"), format!("the case has no {key} in {}", self.table.name())));
            }
        }
    }

    /// One row against the case's.
    fn row(
        &self,
        number: usize,
        id: &str,
        cells: &[String],
        known: &[String],
        out: &mut Vec<Change>,
        faults: &mut Vec<Fault>,
    ) {
        let mut days: (Option<String>, Option<String>) = (None, None);
        let mut dated = false;
        let change = |act: Act| Change { item: id.to_owned(), act, sheet: self.sheet.name.clone(), row: number };
        for (column, was) in self.columns.iter().zip(known) {
            let way = way(self.table, column);
            let now = self.sheet.header.iter().position(|h| h == column).and_then(|i| cells.get(i));
            match way {
                Some(Way::From) => days.0 = Some(now.unwrap_or(was).clone()),
                Some(Way::To) => days.1 = Some(now.unwrap_or(was).clone()),
                _ => {}
            }
            let Some(now) = now.filter(|n| !same(n, was)) else { continue };
            let Some(way) = way else {
                faults.push(self.fault(
                    number,
                    Some(column),
                    "cannot be changed here\n  hint: `dateline review` corrects, merges and splits",
                ));
                continue;
            };
            match Self::act(way, now) {
                Ok(None) => dated = true,
                Ok(Some(act)) => out.push(change(act)),
                Err(message) => faults.push(self.fault(number, Some(column), message)),
            }
        }
        if dated {
            let (from, to) = (days.0.unwrap_or_default(), days.1.unwrap_or_default());
            if from > to {
                faults.push(self.fault(number, Some("day_to"), format!("{to} is before {from}")));
            } else {
                let new = if from == to { from } else { format!("{from}/{to}") };
                out.push(change(Act::Edit { field: "date", new }));
            }
        }
    }

    /// What a new value does; nothing yet where it is half of a date.
    fn act(way: Way, now: &str) -> Result<Option<Act>, String> {
        let edit = |field, new: &str| Ok(Some(Act::Edit { field, new: new.to_owned() }));
        if now.is_empty() && way != Way::Review {
            return Err("cannot be emptied\n  hint: `rejected` in the column review takes the row away".to_owned());
        }
        let iso = |now: &str| day(now).filter(|_| now.len() == 10).map(|d| d.to_string());
        match way {
            Way::Field(field) => edit(field, now),
            Way::Word(field, words) if words.contains(&now) => edit(field, now),
            Way::Word(_, words) => Err(format!("{now:?} is none of {}", words.join(", "))),
            Way::Day(field) => edit(field, &iso(now).ok_or_else(|| no_day(now))?),
            Way::From | Way::To => iso(now).map(|_| None).ok_or_else(|| no_day(now)),
            Way::Number(field) => match now.parse::<u64>() {
                Ok(n) => edit(field, &n.to_string()),
                Err(_) => Err(format!("{now:?} is no whole number")),
            },
            Way::Review => match now {
                "accepted" => Ok(Some(Act::Accept)),
                "rejected" => Ok(Some(Act::Reject)),
                "flagged" => Ok(Some(Act::Flag)),
                "" => Err("a decision is taken back by `dateline review CASE revert`, not by an empty cell".to_owned()),
                other => Err(format!("{other:?} is none of {}", REVIEW.join(", "))),
            },
        }
    }

    /// A row without an id is an event that the machine missed.
    fn added(&self, number: usize, cells: &[String], out: &mut Vec<Change>, faults: &mut Vec<Fault>) {
        let cell = |name: &str| {
            let at = self.sheet.header.iter().position(|h| h == name)?;
            cells.get(at).filter(|c| !c.is_empty()).cloned()
        };
        if self.table != Table::Events {
            faults.push(self.fault(number, Some("id"), "only events can be added by a row without an id"));
            return;
        }
        let (Some(source), Some(words), Some(kind)) = (cell("source"), cell("quote"), cell("type")) else {
            let message = "a new event needs source (the report), quote (its words there) and type";
            faults.push(self.fault(number, Some("id"), message));
            return;
        };
        if !TYPES.contains(&kind.as_str()) {
            faults.push(self.fault(number, Some("type"), format!("{kind:?} is none of {}", TYPES.join(", "))));
            return;
        }
        let mut fields = Map::new();
        fields.insert("type".to_owned(), kind.into());
        for name in ["mode", "status", "place", "actors", "recipients"] {
            if let Some(v) = cell(name) {
                fields.insert(name.to_owned(), v.into());
            }
        }
        let days = (cell("day_from"), cell("day_to"));
        for (name, d) in [("day_from", &days.0), ("day_to", &days.1)] {
            if d.as_ref().is_some_and(|d| day(d).is_none() || d.len() != 10) {
                faults.push(self.fault(number, Some(name), no_day(d.as_deref().unwrap_or_default())));
                return;
            }
        }
        let date = match days {
            (Some(a), Some(b)) if a != b => Some(format!("{a}/{b}")),
            (a, b) => a.or(b),
        };
        fields.extend(date.map(|d| ("date".to_owned(), Value::from(d))));
        let fields = Value::Object(fields).to_string();
        out.push(Change { item: source, act: Act::Add { words, fields }, sheet: self.sheet.name.clone(), row: number });
    }
}

fn no_day(words: &str) -> String {
    format!(
        "{words:?} is no day\n  hint: days look like 2031-05-04; a spreadsheet may have turned them into its own form"
    )
}

/// Whether a cell says what it said: line ends, blanks at the ends and the way a number is written apart, and what was cut to fit a cell.
fn same(now: &str, was: &str) -> bool {
    if now.trim() == was.trim() {
        return true;
    }
    if let (Ok(a), Ok(b)) = (now.parse::<f64>(), was.parse::<f64>()) {
        return (a - b).abs() <= f64::EPSILON * a.abs().max(b.abs());
    }
    now.eq_ignore_ascii_case(was) && matches!(was, "true" | "false") || now == shapes::fitting(was).0
}
