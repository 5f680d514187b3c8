//! Text and its units. An offset says in its type what it counts, and one place converts.

use std::ops::Range;
use std::sync::Arc;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};

/// A half-open range of Unicode code points of one document's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First code point.
    pub start: u32,
    /// One past the last code point.
    pub end: u32,
}

impl Span {
    /// A span from `start` to `end`; an inverted range becomes empty at `start`.
    pub fn new(start: u32, end: u32) -> Span {
        Span { start, end: end.max(start) }
    }
    /// Length in code points.
    pub fn len(self) -> u32 {
        self.end - self.start
    }
    /// Whether it covers nothing.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }
    /// Whether `other` lies wholly inside.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }
    /// Whether the two share a code point.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }
    /// The smallest span that covers both.
    pub fn to(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

impl Serialize for Span {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        (self.start, self.end).serialize(s)
    }
}

impl<'de> Deserialize<'de> for Span {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Span, D::Error> {
        let (start, end) = <(u32, u32)>::deserialize(d)?;
        if start > end {
            return Err(serde::de::Error::custom("a span ends before it starts"));
        }
        Ok(Span { start, end })
    }
}

impl JsonSchema for Span {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Span".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "array", "prefixItems": [{"type": "integer", "minimum": 0}, {"type": "integer", "minimum": 0}],
            "minItems": 2, "maxItems": 2,
            "description": "Half-open range of Unicode code points of document.text"
        })
    }
}

/// A half-open range of UTF-8 bytes. Internal: tokenisers and regular expressions count so; nothing public does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ByteSpan {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl From<Range<usize>> for ByteSpan {
    fn from(r: Range<usize>) -> ByteSpan {
        ByteSpan { start: r.start, end: r.end.max(r.start) }
    }
}

/// Immutable text that converts between code points and bytes. Clones share it.
#[derive(Clone, Debug)]
pub struct Text(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    text: String,
    /// Byte offset of every code point and of the end; `None` where all is ASCII and the two units agree.
    starts: Option<Vec<u32>>,
}

impl Text {
    /// Takes the text as it is. Longer than `u32::MAX` bytes is cut at a character (intake's limit lies far below).
    pub fn new(text: impl Into<String>) -> Text {
        let mut text: String = text.into();
        if text.len() > u32::MAX as usize {
            let mut cut = u32::MAX as usize;
            while !text.is_char_boundary(cut) {
                cut -= 1;
            }
            text.truncate(cut);
        }
        let starts = if text.is_ascii() {
            None
        } else {
            let mut v: Vec<u32> = Vec::with_capacity(text.len() + 1);
            v.extend(text.char_indices().map(|(i, _)| i as u32));
            v.push(text.len() as u32);
            Some(v)
        };
        Text(Arc::new(Inner { text, starts }))
    }

    /// The whole text.
    pub fn as_str(&self) -> &str {
        &self.0.text
    }

    /// Length in code points.
    pub fn len(&self) -> u32 {
        match &self.0.starts {
            None => self.0.text.len() as u32,
            Some(v) => v.len() as u32 - 1,
        }
    }

    /// Whether there is no text.
    pub fn is_empty(&self) -> bool {
        self.0.text.is_empty()
    }

    /// The whole text's span.
    pub fn span(&self) -> Span {
        Span::new(0, self.len())
    }

    /// The bytes of a span; what lies outside the text is cut off. Constant time.
    pub fn bytes_of(&self, span: Span) -> ByteSpan {
        let n = self.len();
        let (a, b) = (span.start.min(n), span.end.min(n));
        match &self.0.starts {
            None => ByteSpan { start: a as usize, end: b as usize },
            Some(v) => ByteSpan { start: v[a as usize] as usize, end: v[b as usize] as usize },
        }
    }

    /// The code points of a byte range; a bound inside a character moves back to its start. Logarithmic time.
    pub fn span_of(&self, bytes: impl Into<ByteSpan>) -> Span {
        let bytes = bytes.into();
        Span::new(self.point_at(bytes.start), self.point_at(bytes.end))
    }

    fn point_at(&self, byte: usize) -> u32 {
        match &self.0.starts {
            None => byte.min(self.0.text.len()) as u32,
            Some(v) => v.partition_point(|&s| s as usize <= byte).saturating_sub(1) as u32,
        }
    }

    /// The words of a span. Constant time.
    pub fn slice(&self, span: Span) -> &str {
        let b = self.bytes_of(span);
        &self.0.text[b.start..b.end]
    }

    /// The character at a code point.
    pub fn char_at(&self, at: u32) -> Option<char> {
        self.slice(Span::new(at, at.saturating_add(1))).chars().next()
    }

    /// The span with white space cut from both ends.
    pub fn trim(&self, span: Span) -> Span {
        let s = self.slice(span);
        let head = s.chars().take_while(|c| c.is_whitespace()).count() as u32;
        if head == span.len() {
            return Span::new(span.start, span.start);
        }
        let tail = s.chars().rev().take_while(|c| c.is_whitespace()).count() as u32;
        Span::new(span.start + head, span.end.saturating_sub(tail))
    }

    /// The words of a span, tied to it. The only way to make a [`Quoted`] from text.
    pub fn quote(&self, span: Span) -> Quoted {
        let n = self.len();
        let span = Span::new(span.start.min(n), span.end.min(n));
        Quoted { span, quote: self.slice(span).to_owned() }
    }

    /// Several pieces of wording.
    pub fn pieces(&self, spans: impl IntoIterator<Item = Span>) -> Pieces {
        let (spans, quotes) = spans.into_iter().map(|s| self.quote(s)).map(|q| (q.span, q.quote)).unzip();
        Pieces { spans, quotes }
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Text {
        Text::new(text)
    }
}

impl From<String> for Text {
    fn from(text: String) -> Text {
        Text::new(text)
    }
}

impl From<&Text> for Text {
    fn from(text: &Text) -> Text {
        text.clone()
    }
}

/// A span and its very characters: `quote == text[span]` by construction.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Quoted {
    span: Span,
    quote: String,
}

impl Quoted {
    /// Where the words stand.
    pub fn span(&self) -> Span {
        self.span
    }
    /// The words.
    pub fn quote(&self) -> &str {
        &self.quote
    }
}

/// Wording in several pieces, in text order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Pieces {
    spans: Vec<Span>,
    quotes: Vec<String>,
}

impl Pieces {
    /// Where the pieces stand.
    pub fn spans(&self) -> &[Span] {
        &self.spans
    }
    /// The pieces' words.
    pub fn quotes(&self) -> &[String] {
        &self.quotes
    }
    /// From the first piece's start to the last one's end.
    pub fn hull(&self) -> Option<Span> {
        self.spans.iter().copied().reduce(Span::to)
    }
}
