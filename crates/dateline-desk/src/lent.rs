//! What the binary lends the desk: the shapes of other tools, which this room does not know.

use std::path::Path;

use dateline_store::Filter;
use serde::Serialize;
use serde_json::Value;

/// A shape on offer.
#[derive(Clone, Debug, Serialize)]
pub struct Shape {
    /// Its name, as on the command line.
    pub name: &'static str,
    /// What it is, in a line.
    pub what: &'static str,
}

/// What is to be written.
pub struct Wanted<'w> {
    /// The case file.
    pub case: &'w Path,
    /// The shape's name.
    pub shape: &'w str,
    /// Which items.
    pub filter: &'w Filter,
    /// What must have been decided: `all` but the rejected, `reviewed`, `accepted`.
    pub only: &'w str,
    /// Hides names in each value before it becomes a row.
    pub mask: Option<&'w dyn Fn(&mut Value)>,
}

impl std::fmt::Debug for Wanted<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Wanted").field("shape", &self.shape).field("only", &self.only).finish_non_exhaustive()
    }
}

/// What was written.
#[derive(Clone, Debug)]
pub struct Written {
    /// The file's name; of several files that of the archive they lie in.
    pub file: String,
    /// Its media type.
    pub media: &'static str,
    /// The file.
    pub bytes: Vec<u8>,
    /// What was written, held back, lost or coarsened, a line each.
    pub account: String,
}

/// The shapes and what writes them.
#[derive(Clone, Debug)]
pub struct Lent {
    /// The shapes on offer.
    pub shapes: Vec<Shape>,
    /// Writes one; an error says in words why it could not.
    pub write: fn(&Wanted<'_>) -> Result<Written, String>,
}

impl Lent {
    /// A desk without other shapes.
    pub fn nothing() -> Lent {
        Lent { shapes: Vec::new(), write: |w| Err(format!("there is no shape {:?} here", w.shape)) }
    }
}
