//! Values by position: numbers in LEB128, words with their length, spans without their words.

use dateline_model::{Pieces, Quoted, Record, Span, Text};

/// What can be packed.
pub(super) trait Pack: Sized {
    /// Writes the value.
    fn put(&self, out: &mut Vec<u8>);
    /// Reads it back; null where the bytes are no such value.
    fn get(r: &mut Reader<'_>) -> Option<Self>;
}

/// A record, its text first.
pub(super) fn write(record: &Record) -> Vec<u8> {
    let mut out = Vec::with_capacity(record.document.text.len() * 4);
    record.document.text.put(&mut out);
    record.put(&mut out);
    // What documents gained since stands behind the record.
    if record.document.wire.is_some() {
        record.document.wire.put(&mut out);
    }
    out
}

/// The record that [`write`] wrote.
pub(super) fn read(bytes: &[u8]) -> Option<Record> {
    let mut r = Reader::new(bytes);
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
    text: Text,
}

impl<'a> Reader<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Reader<'a> {
        Reader { bytes, text: Text::new("") }
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
        let mut n = 0u64;
        for shift in (0..64).step_by(7) {
            let b = self.byte()?;
            n |= u64::from(b & 0x7f) << shift;
            if b < 0x80 {
                return Some(n);
            }
        }
        None
    }

    fn take(&mut self, n: usize) -> Option<&'a [u8]> {
        let (head, rest) = self.bytes.split_at_checked(n)?;
        self.bytes = rest;
        Some(head)
    }
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
            fn put(&self, out: &mut Vec<u8>) {
                number(u64::from(*self), out);
            }
            fn get(r: &mut Reader<'_>) -> Option<Self> {
                <$t>::try_from(r.number()?).ok()
            }
        }
    )+};
}

numbers!(u8, u32, u64);

impl Pack for usize {
    fn put(&self, out: &mut Vec<u8>) {
        number(*self as u64, out);
    }
    fn get(r: &mut Reader<'_>) -> Option<Self> {
        usize::try_from(r.number()?).ok()
    }
}

impl Pack for bool {
    fn put(&self, out: &mut Vec<u8>) {
        out.push(u8::from(*self));
    }
    fn get(r: &mut Reader<'_>) -> Option<Self> {
        Some(r.byte()? != 0)
    }
}

impl Pack for f64 {
    fn put(&self, out: &mut Vec<u8>) {
        out.extend(self.to_le_bytes());
    }
    fn get(r: &mut Reader<'_>) -> Option<Self> {
        Some(f64::from_le_bytes(r.take(8)?.try_into().ok()?))
    }
}

impl Pack for String {
    fn put(&self, out: &mut Vec<u8>) {
        number(self.len() as u64, out);
        out.extend(self.as_bytes());
    }
    fn get(r: &mut Reader<'_>) -> Option<Self> {
        let n = usize::get(r)?;
        String::from_utf8(r.take(n)?.to_vec()).ok()
    }
}

impl<T: Pack> Pack for Option<T> {
    fn put(&self, out: &mut Vec<u8>) {
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
    fn put(&self, out: &mut Vec<u8>) {
        number(self.len() as u64, out);
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
    fn put(&self, out: &mut Vec<u8>) {
        number(u64::from(self.start), out);
        number(u64::from(self.len()), out);
    }
    fn get(r: &mut Reader<'_>) -> Option<Self> {
        let start = u32::get(r)?;
        Some(Span::new(start, start.checked_add(u32::get(r)?)?))
    }
}

impl Pack for Quoted {
    fn put(&self, out: &mut Vec<u8>) {
        self.span().put(out);
    }
    fn get(r: &mut Reader<'_>) -> Option<Self> {
        let span = Span::get(r)?;
        Some(r.text.quote(span))
    }
}

impl Pack for Pieces {
    fn put(&self, out: &mut Vec<u8>) {
        self.spans().to_vec().put(out);
    }
    fn get(r: &mut Reader<'_>) -> Option<Self> {
        let spans = Vec::<Span>::get(r)?;
        Some(r.text.pieces(spans))
    }
}
