//! Tables that people edited come back: what differs from the case becomes a change, what cannot be a fault with its sheet, row and column.

mod changes;
mod sheets;

pub use changes::{Act, Change, changes};
pub use sheets::{Sheet, read};

use std::fmt;

/// Something in a table that cannot be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The sheet, or the file's name without its ending.
    pub sheet: String,
    /// The row as spreadsheets count, the header being 1; 0 for the whole sheet.
    pub row: usize,
    /// The column's name.
    pub column: Option<String>,
    /// What is wrong, and after a line break a hint.
    pub message: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "sheet {}", self.sheet)?;
        if self.row > 0 {
            write!(f, ", row {}", self.row)?;
        }
        if let Some(c) = &self.column {
            write!(f, ", column {c}")?;
        }
        write!(f, ": {}", self.message)
    }
}
