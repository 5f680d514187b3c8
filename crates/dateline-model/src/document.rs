//! What intake makes of one input.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::text::{Quoted, Span, Text};

/// One document: clean text, its blocks, what is known about it, and what was wrong with it.
///
/// `text` is immutable and every offset of the record counts its code points.
#[derive(Clone, Debug)]
pub struct Document {
    /// `sha256:` of the text.
    pub id: String,
    /// Path, URL, or the input line's id.
    pub source: String,
    /// Headline.
    pub title: Option<String>,
    /// Newspaper, agency, site.
    pub outlet: Option<String>,
    /// As printed.
    pub author: Option<String>,
    /// ISO 8601 date or date-time.
    pub published: Option<String>,
    /// How `published` is known.
    pub published_basis: Option<PublishedBasis>,
    /// Day or moment of the last change, ISO 8601, where the input names one.
    pub modified: Option<String>,
    /// ISO 639-1 of the language that the input names, else null.
    pub language: Option<String>,
    /// The address it came from, where known.
    pub url: Option<String>,
    /// What an agency's format says of the item beside its text.
    pub wire: Option<Wire>,
    /// The text itself.
    pub text: Text,
    /// Blocks in text order; they do not overlap, and only white space lies between them.
    pub blocks: Vec<Block>,
    /// What was wrong.
    pub problems: Vec<Problem>,
    /// What of a page is not in `text`, in the page's order; no part of the record.
    pub left_out: Vec<LeftOut>,
}

/// Words of a page that are no part of the report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// Why: "comments", "menu", "other stories".
    pub why: &'static str,
    /// White space folded.
    pub words: String,
}

impl Document {
    /// A document of this text with nothing known about it and no blocks.
    pub fn new(source: impl Into<String>, text: Text) -> Document {
        let digest = Sha256::digest(text.as_str().as_bytes());
        let mut id = String::from("sha256:");
        for b in digest {
            use fmt::Write;
            let _ = write!(id, "{b:02x}");
        }
        Document {
            id,
            source: source.into(),
            title: None,
            outlet: None,
            author: None,
            published: None,
            published_basis: None,
            modified: None,
            language: None,
            url: None,
            wire: None,
            text,
            blocks: Vec::new(),
            problems: Vec::new(),
            left_out: Vec::new(),
        }
    }
}

/// How the publication date is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PublishedBasis {
    /// The user said so.
    Given,
    /// The page's own metadata.
    Metadata,
    /// The dateline at the head of the text.
    Dateline,
    /// Words on the page or elsewhere in the text.
    Text,
    /// The address of the page.
    Address,
    /// The path of the report's own picture: the day it was put there.
    Picture,
}

/// What an agency's item says of itself beside its text: ninjs, NewsML, NITF, ANPA, IPTC 7901.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Wire {
    /// The item's own id, the same in all its versions: a `guid`, a `uri`, a sequence number.
    pub item: Option<String>,
    /// Version, as printed.
    pub version: Option<String>,
    /// Slug or keyword line.
    pub slug: Option<String>,
    /// Urgency, from 1, the highest.
    pub urgency: Option<u8>,
    /// Not to be published before this day or moment, ISO 8601.
    pub embargo: Option<String>,
    /// Place, day and agency as the format keeps them apart from the text.
    pub dateline: Option<String>,
    /// Whether it may be used.
    pub status: Option<WireStatus>,
    /// The agency's word to editors.
    pub note: Option<String>,
    /// The agency takes the item back, or puts an earlier version right.
    pub notice: Option<WireNotice>,
    /// Id of the item that the notice is about, where it names another one.
    pub about: Option<String>,
}

/// Whether an agency's item may be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum WireStatus {
    /// It may.
    Usable,
    /// Not now.
    Withheld,
    /// Never again: it was taken back.
    Canceled,
}

/// What an agency's item does to an earlier one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum WireNotice {
    /// It takes it back: a kill.
    Withdrawn,
    /// It puts it right.
    Corrected,
}

/// One block of the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Block {
    /// Its words, without the white space round them.
    #[serde(flatten)]
    pub words: Quoted,
    /// What kind of block.
    pub kind: BlockKind,
    /// Index of the earlier block that it repeats, exactly or but for white space.
    pub repeats: Option<usize>,
}

/// Kinds of blocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum BlockKind {
    /// Title or crosshead.
    Heading,
    /// Running text.
    Paragraph,
    /// One item of a list.
    Item,
    /// Words to a picture or a video.
    Caption,
    /// Words of the page rather than of the report, such as a lone "Advertisement".
    Boilerplate,
    /// Words in another language than English: kept, and not read.
    Foreign,
}

impl BlockKind {
    /// Whether facts may be taken from such a block.
    pub fn is_read(self) -> bool {
        !matches!(self, BlockKind::Boilerplate | BlockKind::Foreign)
    }
}

/// Something that was wrong, or could not be settled, with its place and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Problem {
    /// The kind of problem.
    pub code: Code,
    /// What is wrong.
    pub message: String,
    /// What may help.
    pub hint: Option<String>,
    /// Where in the text, where it is a matter of the text.
    pub span: Option<Span>,
}

impl Problem {
    /// A problem with its message.
    pub fn new(code: Code, message: impl Into<String>) -> Problem {
        Problem { code, message: message.into(), hint: None, span: None }
    }
    /// With a hint.
    pub fn hint(mut self, hint: impl Into<String>) -> Problem {
        self.hint = Some(hint.into());
        self
    }
    /// With a place in the text.
    pub fn at(mut self, span: Span) -> Problem {
        self.span = Some(span);
        self
    }
}

macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $name:ident = $code:literal,)+) => {
        /// Kinds of problems. The numbers are stable; `docs/problems.md` explains each.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
        pub enum Code {
            $($(#[doc = $doc])+ #[serde(rename = $code)] $name,)+
        }
        impl Code {
            /// All codes, in order.
            pub const ALL: &'static [Code] = &[$(Code::$name,)+];
            /// The stable name, such as `DL001`.
            pub fn as_str(self) -> &'static str {
                match self { $(Code::$name => $code,)+ }
            }
        }
    };
}

codes! {
    /// The input cannot be opened or read.
    Unreadable = "DL001",
    /// The input holds no text.
    Empty = "DL002",
    /// The input is not text: binary data.
    NotText = "DL003",
    /// Some bytes are not valid in the detected encoding and were replaced.
    Undecodable = "DL004",
    /// The input is larger than the limit; the rest was left out.
    TooLarge = "DL005",
    /// The page nests deeper than the limit.
    TooDeep = "DL006",
    /// Reading took longer than the limit and was stopped.
    TooSlow = "DL007",
    /// A compressed input breaks off or is damaged.
    BadCompression = "DL008",
    /// A line of JSONL is no JSON object.
    BadJson = "DL009",
    /// A line of JSONL lacks `text` and `html`, or a field has the wrong type.
    BadField = "DL010",
    /// A date given for the document is no ISO 8601 date.
    BadDate = "DL011",
    /// The main text of a page could not be told from the rest; all of its text was taken.
    NoMainText = "DL012",
    /// The publication date is not known; relative dates stay relative.
    NoDate = "DL013",
    /// A time expression could not be settled.
    UnsettledTime = "DL014",
    /// A place could not be settled; its candidates are kept.
    UnsettledPlace = "DL015",
    /// The speaker of a claim could not be settled; their words are kept.
    UnsettledSpeaker = "DL016",
    /// Two counts of the same thing differ.
    DifferingTolls = "DL017",
    /// A quotation mark opens and nothing closes it.
    OpenQuotation = "DL018",
    /// The text, or a part of it, is not English, which alone is read; it was kept and left unread.
    NotEnglish = "DL019",
    /// Reading this document failed inside; nothing of it was kept.
    Internal = "DL020",
    /// Less than half of the running text on a page was taken to be its report.
    PartOfPage = "DL021",
    /// Markup is not well formed; what came before the place was read.
    BadMarkup = "DL022",
    /// One record of a container is damaged; it was passed over, and the others were read.
    BadRecord = "DL023",
    /// Something goes beyond what intake takes apart: too much, too deep, too often packed.
    TooMuch = "DL024",
    /// The format is known, and what it holds is no report: a picture, a plan, a list of feeds.
    NoReport = "DL025",
    /// The day of publication may be off by one: its time zone is not known.
    DoubtfulDay = "DL026",
    /// The agency asks that the item not be published before a given time.
    Embargoed = "DL027",
    /// The agency took the item back.
    Withdrawn = "DL028",
    /// Changes of the document were tracked; the text was read as if all were accepted.
    TrackedChanges = "DL029",
    /// The input is locked with a password.
    Locked = "DL030",
    /// Something could not be fetched, or may not be.
    NotFetched = "DL031",
}

impl Code {
    /// Whether it tells what was wrong with an input, rather than what reading could not settle, or what is only worth knowing.
    pub fn of_input(self) -> bool {
        self < Code::NoDate || matches!(self, Code::BadMarkup | Code::BadRecord | Code::TooMuch)
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
