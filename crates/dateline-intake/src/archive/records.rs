//! Records of WARC and ARC, one after another, at constant memory.

use std::io::{self, BufRead, Read};

use super::Members;
use crate::MAX_INPUT;

/// Longest head of a record, in bytes.
const MAX_HEAD: usize = 64 << 10;

/// One record.
#[derive(Default)]
pub(super) struct Record {
    /// Where it begins: a byte of the file; of gzip, of its member.
    pub(super) offset: u64,
    /// Its head as it came.
    pub(super) head: Vec<u8>,
    /// Names in small letters, values.
    pub(super) fields: Vec<(String, String)>,
    /// ARC has no other kind.
    pub(super) arc: bool,
    pub(super) body: Vec<u8>,
    /// Whether there was more than is kept.
    pub(super) cut: bool,
    /// Whether it breaks off before the length that it names.
    pub(super) short: bool,
}

impl Record {
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|f| f.0 == name).map(|f| f.1.as_str())
    }
}

/// What stands in the way of a record.
pub(super) struct Damage {
    pub(super) offset: u64,
    pub(super) message: String,
}

/// A source of records: bytes with the place that they have in the file.
pub(super) enum Source<R: BufRead> {
    Plain(R),
    Gzip(io::BufReader<Members<R>>),
}

impl<R: BufRead> Source<R> {
    fn buffer(&mut self) -> &mut dyn BufRead {
        match self {
            Source::Plain(r) => r,
            Source::Gzip(r) => r,
        }
    }
}

pub(super) struct Records<R: BufRead> {
    source: Source<R>,
    /// Bytes taken of a plain file.
    taken: u64,
    done: bool,
}

/// How a line was read.
enum Line {
    End,
    Read,
    TooLong,
}

impl<R: BufRead> Records<R> {
    /// The source begins at the byte `start` of the file.
    pub(super) fn new(source: Source<R>, start: u64) -> Records<R> {
        Records { source, taken: start, done: false }
    }

    fn offset(&self) -> u64 {
        match &self.source {
            Source::Plain(_) => self.taken,
            Source::Gzip(r) => r.get_ref().start,
        }
    }

    /// The next record; its body is read where `wants` says so of its head.
    pub(super) fn next(&mut self, wants: &dyn Fn(&Record) -> bool) -> Option<Result<Record, Damage>> {
        if self.done {
            return None;
        }
        match self.record(wants) {
            Ok(found) => {
                self.done = found.is_none();
                found
            }
            Err(e) => {
                let offset = self.offset();
                // A damaged member costs its own records alone.
                let more = match &mut self.source {
                    Source::Gzip(r) => {
                        let rest = r.buffer().len();
                        r.consume(rest);
                        r.get_mut().recover().unwrap_or(false)
                    }
                    Source::Plain(_) => false,
                };
                self.done = !more;
                Some(Err(Damage { offset, message: format!("cannot be unpacked or read ({e})") }))
            }
        }
    }

    fn record(&mut self, wants: &dyn Fn(&Record) -> bool) -> io::Result<Option<Result<Record, Damage>>> {
        let mut line = Vec::new();
        // Empty lines end the record before.
        loop {
            line.clear();
            match self.line(&mut line)? {
                Line::End => return Ok(None),
                _ if line.trim_ascii().is_empty() => {}
                _ => break,
            }
        }
        let mut record = Record { offset: self.offset(), ..Record::default() };
        if let Source::Plain(_) = self.source {
            record.offset -= line.len() as u64;
        }
        record.head.extend_from_slice(&line);
        let length = if line.starts_with(b"WARC/") { self.warc(&mut record)? } else { arc(&line, &mut record) };
        let Some(length) = length else {
            let offset = record.offset;
            self.resync()?;
            return Ok(Some(Err(Damage {
                offset,
                message: "no head of a record, or one without a length".to_owned(),
            })));
        };
        let keep = if wants(&record) { length.min(MAX_INPUT as u64) } else { 0 };
        let got = self.source.buffer().take(keep).read_to_end(&mut record.body)? as u64;
        self.taken += got;
        record.cut = keep > 0 && length > keep;
        record.short = got < keep || self.skip(length - keep)? < length - keep;
        Ok(Some(Ok(record)))
    }

    /// The named fields of a WARC record, up to the empty line; its length.
    fn warc(&mut self, record: &mut Record) -> io::Result<Option<u64>> {
        let mut line = Vec::new();
        loop {
            line.clear();
            if matches!(self.line(&mut line)?, Line::End | Line::TooLong) || record.head.len() + line.len() > MAX_HEAD {
                return Ok(None);
            }
            record.head.extend_from_slice(&line);
            let words = line.trim_ascii_end();
            if words.is_empty() {
                break;
            }
            let text = String::from_utf8_lossy(words);
            if words[0] == b' ' || words[0] == b'\t' {
                if let Some(last) = record.fields.last_mut() {
                    last.1.push(' ');
                    last.1.push_str(text.trim());
                }
            } else if let Some((name, value)) = text.split_once(':') {
                record.fields.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
            }
        }
        Ok(record.get("content-length").and_then(|l| l.parse().ok()))
    }

    fn line(&mut self, line: &mut Vec<u8>) -> io::Result<Line> {
        let n = self.source.buffer().take(MAX_HEAD as u64).read_until(b'\n', line)?;
        self.taken += n as u64;
        Ok(match n {
            0 => Line::End,
            _ if !line.ends_with(b"\n") && n >= MAX_HEAD => Line::TooLong,
            _ => Line::Read,
        })
    }

    fn skip(&mut self, mut left: u64) -> io::Result<u64> {
        let mut skipped = 0;
        while left > 0 {
            let buffer = self.source.buffer();
            let n = buffer.fill_buf()?.len().min(usize::try_from(left).unwrap_or(usize::MAX));
            if n == 0 {
                break;
            }
            buffer.consume(n);
            self.taken += n as u64;
            skipped += n as u64;
            left -= n as u64;
        }
        Ok(skipped)
    }

    /// Passes over lines up to one that begins a record, which is left unread where it can be.
    fn resync(&mut self) -> io::Result<()> {
        loop {
            let buffer = self.source.buffer();
            let bytes = buffer.fill_buf()?;
            if bytes.is_empty() {
                return Ok(());
            }
            if bytes.starts_with(b"WARC/1") {
                return Ok(());
            }
            let n = match bytes.windows(7).position(|w| w == b"\nWARC/1") {
                Some(at) => at + 1,
                None if bytes.len() > 6 => bytes.len() - 6,
                None => bytes.len(),
            };
            buffer.consume(n);
            self.taken += n as u64;
        }
    }
}

/// Whether bytes begin with the head of an ARC record.
pub(super) fn is_arc(head: &[u8]) -> bool {
    let line = head[..head.len().min(4096)].split(|b| *b == b'\n').next().unwrap_or_default();
    line.len() < head.len() && arc(line, &mut Record::default()).is_some()
}

/// The one line of an ARC record's head: address, IP, time, kind, length; the address may have blanks.
fn arc(line: &[u8], record: &mut Record) -> Option<u64> {
    let text = String::from_utf8_lossy(line);
    let mut fields = text.trim_end().rsplitn(5, ' ');
    let length = fields.next()?.parse().ok()?;
    let kind = fields.next()?;
    let time = fields.next()?;
    let ip = fields.next()?;
    let address = fields.next()?;
    let digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
    if !digits(time)
        || !(8..=14).contains(&time.len())
        || !(ip.contains('.') || ip.contains(':'))
        || !address.contains(':')
    {
        return None;
    }
    record.arc = true;
    let kind = if address.starts_with("filedesc:") { "filedesc" } else { kind };
    record.fields =
        vec![("warc-target-uri".to_owned(), address.to_owned()), ("content-type".to_owned(), kind.to_owned())];
    Some(length)
}
