//! Values by position: numbers in LEB128, words with their length, spans without their words.
//!
//! Words and spans lie apart from the rest, since like beside like packs closer: first the words of all values, then where spans begin (from the span
//! before) and how long they are, then everything else.

use dateline_model::{Pieces, Quoted, Record, Span, Text};

/// What can be packed.
pub(super) trait Pack: Sized {
    /// Writes the value.
    fn put(&self, out: &mut Out);
    /// Reads it back; null where the bytes are no such value.
    fn get(r: &mut Reader<'_>) -> Option<Self>;
}

/// What is being written.
#[derive(Default)]
pub(super) struct Out {
    rest: Vec<u8>,
    words: Vec<u8>,
    starts: Vec<u8>,
    lengths: Vec<u8>,
    /// Where the last span began.
    last: u32,
}

impl Out {
    pub(super) fn push(&mut self, byte: u8) {
        self.rest.push(byte);
    }

    /// The lengths of the first parts, then all parts.
    fn close(self) -> Vec<u8> {
        let parts = [self.words, self.starts, self.lengths, self.rest];
        let mut out = Vec::with_capacity(parts.iter().map(Vec::len).sum::<usize>() + 12);
        for p in &parts[..3] {
            number(p.len() as u64, &mut out);
        }
        for p in &parts {
            out.extend(p);
        }
        out
    }
}

/// A record, its text first.
pub(super) fn write(record: &Record) -> Vec<u8> {
    let mut out = Out::default();
    record.document.text.put(&mut out);
    record.put(&mut out);
    // What documents gained since stands behind the record.
    if record.document.wire.is_some() {
        record.document.wire.put(&mut out);
    }
    out.close()
}

/// The record that [`write`] wrote.
pub(super) fn read(bytes: &[u8]) -> Option<Record> {
    let mut r = Reader::new(bytes);
    let lengths: [usize; 3] = [usize::get(&mut r)?, usize::get(&mut r)?, usize::get(&mut r)?];
    let parts =
        Parts { words: r.take(lengths[0])?, starts: r.take(lengths[1])?, lengths: r.take(lengths[2])?, last: 0 };
    r.parts = Some(parts);
    whole(r)
}

/// A record as earlier releases wrote it: all in one, spans from the text's beginning.
pub(super) fn read_first(bytes: &[u8]) -> Option<Record> {
    whole(Reader::new(bytes))
}

fn whole(mut r: Reader<'_>) -> Option<Record> {
    r.text = Text::new(String::get(&mut r)?);
    let mut record = Record::get(&mut r)?;
    if !r.rest().is_empty() {
        record.document.wire = Pack::get(&mut r)?;
    }
    Some(record)
}

/// Bytes that are being read, and the text that spans point into.
pub(super) struct Reader<'a> {
    bytes: &'a [u8],
    /// What lies apart, but in the first form.
    parts: Option<Parts<'a>>,
    text: Text,
}

/// What lies apart.
struct Parts<'a> {
    words: &'a [u8],
    starts: &'a [u8],
    lengths: &'a [u8],
    /// Where the last span began.
    last: u32,
}

impl<'a> Reader<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Reader<'a> {
        Reader { bytes, parts: None, text: Text::new("") }
    }

    /// The text of the record.
    pub(super) fn text(&self) -> &str {
        self.text.as_str()
    }

    /// What is not yet read.
    pub(super) fn rest(&self) -> &'a [u8] {
        self.bytes
    }

    pub(super) fn byte(&mut self) -> Option<u8> {
        let (&b, rest) = self.bytes.split_first()?;
        self.bytes = rest;
        Some(b)
    }

    pub(super) fn number(&mut self) -> Option<u64> {
        take_number(&mut self.bytes)
    }

    fn take(&mut self, n: usize) -> Option<&'a [u8]> {
        let (head, rest) = self.bytes.split_at_checked(n)?;
        self.bytes = rest;
        Some(head)
    }
}

/// Reads a number in LEB128.
fn take_number(bytes: &mut &[u8]) -> Option<u64> {
    let mut n = 0u64;
    for shift in (0..64).step_by(7) {
        let (&b, rest) = bytes.split_first()?;
        *bytes = rest;
        n |= u64::from(b & 0x7f) << shift;
        if b < 0x80 {
            return Some(n);
        }
    }
    None
}

/// Writes a number in LEB128.
pub(super) fn number(mut n: u64, out: &mut Vec<u8>) {
    while n >= 0x80 {
        out.push(n as u8 | 0x80);
        n >>= 7;
    }
    out.push(n as u8);
}

macro_rules! numbers {
    ($($t:ty),+) => {$(
        impl Pack for $t {
            fn put(&self, out: &mut Out) {
                number(u64::from(*self), &mut out.rest);
            }
            fn get(r: &mut Reader<'_>) -> Option<Self> {
                <$t>::try_from(r.number()?).ok()
            }
        }
    )+};
}

numbers!(u8, u32, u64);

impl Pack for usize {
    fn put(&self, out: &mut Out) {
        number(*self as u64, &mut out.rest);
    }
    fn get(r: &mut Reader<'_>) -> Option<Self> {
        usize::try_from(r.number()?).ok()
    }
}

impl Pack for bool {
    fn put(&self, out: &mut Out) {
        out.push(u8::from(*self));
    }
    fn get(r: &mut Reader<'_>) -> Option<Self> {
        Some(r.byte()? != 0)
    }
}

impl Pack for f64 {
    fn put(&self, out: &mut Out) {
        out.rest.extend(self.to_le_bytes());
    }
    fn get(r: &mut Reader<'_>) -> Option<Self> {
        Some(f64::from_le_bytes(r.take(8)?.try_into().ok()?))
    }
}

impl Pack for String {
    fn put(&self, out: &mut Out) {
        number(self.len() as u64, &mut out.rest);
        out.words.extend(self.as_bytes());
    }
    fn get(r: &mut Reader<'_>) -> Option<Self> {
        let n = usize::get(r)?;
        let words = match &mut r.parts {
            None => r.take(n)?,
            Some(parts) => {
                let (head, rest) = parts.words.split_at_checked(n)?;
                parts.words = rest;
                head
            }
        };
        String::from_utf8(words.to_vec()).ok()
    }
}

impl<T: Pack> Pack for Option<T> {
    fn put(&self, out: &mut Out) {
        match self {
            None => out.push(0),
            Some(v) => {
                out.push(1);
                v.put(out);
            }
        }
    }
    fn get(r: &mut Reader<'_>) -> Option<Self> {
        match r.byte()? {
            0 => Some(None),
            _ => Some(Some(T::get(r)?)),
        }
    }
}

impl<T: Pack> Pack for Vec<T> {
    fn put(&self, out: &mut Out) {
        number(self.len() as u64, &mut out.rest);
        for v in self {
            v.put(out);
        }
    }
    fn get(r: &mut Reader<'_>) -> Option<Self> {
        let n = usize::get(r)?;
        // Damaged bytes may claim any number; every value takes a byte at least.
        let mut out = Vec::with_capacity(n.min(r.bytes.len()));
        for _ in 0..n {
            out.push(T::get(r)?);
        }
        Some(out)
    }
}

impl Pack for Span {
    fn put(&self, out: &mut Out) {
        // Forth and back in turn: 0, -1, 1, -2.
        let step = i64::from(self.start) - i64::from(out.last);
        number((step << 1 ^ step >> 63) as u64, &mut out.starts);
        number(u64::from(self.len()), &mut out.lengths);
        out.last = self.start;
    }
    fn get(r: &mut Reader<'_>) -> Option<Self> {
        if let Some(parts) = &mut r.parts {
            let step = take_number(&mut parts.starts)?;
            let step = (step >> 1) as i64 ^ -((step & 1) as i64);
            let start = u32::try_from(i64::from(parts.last).checked_add(step)?).ok()?;
            parts.last = start;
            let length = u32::try_from(take_number(&mut parts.lengths)?).ok()?;
            return Some(Span::new(start, start.checked_add(length)?));
        }
        let start = u32::get(r)?;
        Some(Span::new(start, start.checked_add(u32::get(r)?)?))
    }
}

impl Pack for Quoted {
    fn put(&self, out: &mut Out) {
        self.span().put(out);
    }
    fn get(r: &mut Reader<'_>) -> Option<Self> {
        let span = Span::get(r)?;
        Some(r.text.quote(span))
    }
}

impl Pack for Pieces {
    fn put(&self, out: &mut Out) {
        self.spans().to_vec().put(out);
    }
    fn get(r: &mut Reader<'_>) -> Option<Self> {
        let spans = Vec::<Span>::get(r)?;
        Some(r.text.pieces(spans))
    }
}
