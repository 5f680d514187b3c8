//! What became of each row: written, held back, left out, refused; and what of the written ones was lost or coarsened.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde::Serialize;

/// Ids kept as examples of a loss.
const EXAMPLES: usize = 5;

/// How often, and the first rows that it befell.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Times {
    /// How often.
    pub rows: u64,
    /// Ids of the first ones.
    pub examples: Vec<String>,
}

/// An account of one export.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Account {
    /// The shape.
    pub shape: String,
    /// Whether rows that would be coarsened were refused.
    pub strict: bool,
    /// Rows written, by file or kind.
    pub written: BTreeMap<String, u64>,
    /// Rows that the selection kept back, by why.
    pub held_back: BTreeMap<String, u64>,
    /// Rows that the shape cannot hold, by why.
    pub left_out: BTreeMap<String, Times>,
    /// Rows that `--strict` refused, by what would have been coarsened.
    pub refused: BTreeMap<String, Times>,
    /// What was written less finely than it is known, by what and how.
    pub coarsened: BTreeMap<String, Times>,
    /// What the shape has no room for, by field: how many rows had a value there.
    pub lost: BTreeMap<String, u64>,
    /// Columns of the shape that Dateline leaves blank.
    pub blank: Vec<String>,
    /// What a reader of the file should know.
    pub notes: Vec<String>,
}

/// What a shape does to one row.
#[derive(Clone, Debug, Default)]
pub(crate) struct Losses {
    lost: Vec<&'static str>,
    coarsened: Vec<String>,
}

impl Losses {
    /// The shape has no room for this field, if it has a value.
    pub(crate) fn lost(&mut self, field: &'static str, has: bool) {
        if has && !self.lost.contains(&field) {
            self.lost.push(field);
        }
    }
    /// This was made coarser.
    pub(crate) fn coarse(&mut self, what: impl Into<String>) {
        let what = what.into();
        if !self.coarsened.contains(&what) {
            self.coarsened.push(what);
        }
    }
}

impl Account {
    /// A row was written to this file or kind.
    pub(crate) fn wrote(&mut self, what: &str) {
        match self.written.get_mut(what) {
            Some(n) => *n += 1,
            None => drop(self.written.insert(what.to_owned(), 1)),
        }
    }

    /// So many rows were.
    pub(crate) fn wrote_many(&mut self, what: &str, rows: u64) {
        if rows > 0 {
            *self.written.entry(what.to_owned()).or_default() += rows;
        }
    }

    /// A value was lost.
    pub(crate) fn lose(&mut self, field: &str) {
        *self.lost.entry(field.to_owned()).or_default() += 1;
    }

    /// A row was kept back by the selection.
    pub(crate) fn held(&mut self, why: &str) {
        *self.held_back.entry(why.to_owned()).or_default() += 1;
    }

    /// A row cannot be written in this shape.
    pub(crate) fn left(&mut self, id: &str, why: impl Into<String>) {
        note(&mut self.left_out, why.into(), id);
    }

    /// Whether a row with these losses may be written; the losses are put down.
    pub(crate) fn admit(&mut self, id: &str, losses: Losses) -> bool {
        if self.strict && !losses.coarsened.is_empty() {
            for what in losses.coarsened {
                note(&mut self.refused, what, id);
            }
            return false;
        }
        for what in losses.coarsened {
            note(&mut self.coarsened, what, id);
        }
        for field in losses.lost {
            *self.lost.entry(field.to_owned()).or_default() += 1;
        }
        true
    }

    /// Rows written in all.
    pub fn rows(&self) -> u64 {
        self.written.values().sum()
    }

    /// Whether a row that was asked for is not in the file as it is known.
    pub fn is_whole(&self) -> bool {
        self.left_out.is_empty() && self.refused.is_empty()
    }

    /// The account in words, a line each.
    pub fn lines(&self) -> String {
        let mut out = String::new();
        let written: Vec<String> = self.written.iter().map(|(what, n)| format!("{n} {what}")).collect();
        let written = if written.is_empty() { "nothing".to_owned() } else { written.join(", ") };
        let _ = writeln!(out, "{}: wrote {written}", self.shape);
        for (why, n) in &self.held_back {
            let _ = writeln!(out, "  held back {n}: {why}");
        }
        let lists = [("left out", &self.left_out), ("refused", &self.refused), ("coarsened", &self.coarsened)];
        for (word, list) in lists {
            for (why, t) in list {
                let more = if t.rows > t.examples.len() as u64 { ", …" } else { "" };
                let _ = writeln!(out, "  {word} {}: {why} ({}{more})", t.rows, t.examples.join(", "));
            }
        }
        if !self.lost.is_empty() {
            let lost: Vec<String> = self.lost.iter().map(|(field, n)| format!("{field} of {n}")).collect();
            let _ = writeln!(out, "  no room for: {}", lost.join(", "));
        }
        if !self.blank.is_empty() {
            let _ = writeln!(out, "  left blank: {}", self.blank.join(", "));
        }
        for n in &self.notes {
            let _ = writeln!(out, "  {n}");
        }
        out
    }
}

fn note(list: &mut BTreeMap<String, Times>, what: String, id: &str) {
    let t = list.entry(what).or_default();
    t.rows += 1;
    if t.examples.len() < EXAMPLES {
        t.examples.push(id.to_owned());
    }
}
