//! What comes out of an input: documents with what each was made of, or why there is none.

use dateline_model::{Code, Document, Problem};

use crate::draft::Draft;
use crate::given::Given;

/// What could not become a document.
#[derive(Clone, Debug)]
pub struct Refused {
    /// Line of the input, from 1, where it is a matter of one line.
    pub line: Option<usize>,
    /// Where in the input, where that is no line: a member's name, `item 3`, `record at byte 1024`.
    pub place: Option<String>,
    /// What is wrong.
    pub problem: Problem,
}

impl From<Problem> for Refused {
    fn from(problem: Problem) -> Refused {
        Refused { line: None, place: None, problem }
    }
}

/// A document with what it was made of, such that [`crate::documents`], or for a line [`crate::line`], makes it again.
#[derive(Clone, Debug)]
pub struct Taken {
    /// The document.
    pub document: Document,
    /// Name of the input, or of what is packed in it.
    pub name: String,
    /// The line, from 1, where the document is one of a file of lines.
    pub line: Option<usize>,
    /// The input, or the part of it; empty where [`Options::keep`] is not set.
    pub bytes: Vec<u8>,
    /// The address that goes with `bytes`, where they do not hold it themselves.
    pub url: Option<String>,
    /// Where the record of a container begins that it is of, such that [`Options::from`] goes on there.
    pub at: Option<u64>,
}

/// What the caller says.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// About every document.
    pub given: Given,
    /// Columns of tables: (field, column), as in `text=body`.
    pub columns: Vec<(String, String)>,
    /// Whether the bytes that documents are made of are wanted.
    pub keep: bool,
    /// Records that begin before this place are passed over: a byte of a web archive, a tar or an mbox, the number of a file of a zip, a line of
    /// JSONL or of a table, a row of Parquet.
    pub from: u64,
}

/// A document, or why there is none.
pub type Outcome = Result<Taken, Refused>;

/// Documents in the order of the input, made as they are asked for.
pub type Outcomes<'a> = Box<dyn Iterator<Item = Outcome> + 'a>;

/// Nothing but a reason.
pub(crate) fn refuse<'a>(problem: Problem) -> Outcomes<'a> {
    one(Err(problem.into()))
}

/// One outcome.
pub(crate) fn one<'a>(outcome: Outcome) -> Outcomes<'a> {
    Box::new(std::iter::once(outcome))
}

/// Bytes of a part of an input, under its name.
pub(crate) fn part(name: &str, bytes: Vec<u8>) -> (String, Option<usize>, Vec<u8>) {
    (name.to_owned(), None, bytes)
}

/// Finishes one item of a container. What the item says of itself goes before what is given for all.
pub(crate) fn taken(
    draft: Draft,
    options: &Options,
    place: String,
    original: impl FnOnce() -> (String, Option<usize>, Vec<u8>),
) -> Outcome {
    let given = Given {
        published: options.given.published.clone().filter(|_| draft.published.is_none()),
        title: options.given.title.clone().filter(|_| draft.title.is_none()),
        outlet: options.given.outlet.clone().filter(|_| draft.outlet.is_none()),
        url: options.given.url.clone().filter(|_| draft.url.is_none()),
    };
    match draft.finish(&given) {
        Ok(document) => {
            let (name, line, bytes) = if options.keep { original() } else { (String::new(), None, Vec::new()) };
            Ok(Taken { document, name, line, bytes, url: None, at: None })
        }
        Err(problem) => Err(Refused { line: None, place: Some(place), problem }),
    }
}

/// A limit that was met.
pub(crate) fn too_much(message: impl Into<String>) -> Problem {
    Problem::new(Code::TooMuch, message)
}
