//! A feed that is longer than an input may be, such as the export of a whole site: taken a few items at a time, each time with what stands before
//! the first item.

use std::io::{self, Read};

use dateline_model::{Code, Problem};
use memchr::memmem::find;

use crate::take::{Options, Outcome, Outcomes};
use crate::xml::Tree;
use crate::{MAX_INPUT, decode};

/// Bytes of items that are taken at a time.
const BATCH: usize = 1 << 20;
/// Longest part before the first item.
const FRAME: usize = 256 << 10;

/// Bytes that are read at a time.
const STEP: u64 = 256 << 10;

/// How a feed begins, and what its items are called.
struct Frame {
    /// All before the first item.
    head: Vec<u8>,
    /// `item` or `entry`.
    item: &'static str,
    /// Closes what is open before an item.
    tail: String,
}

impl Frame {
    fn of(bytes: &[u8]) -> Option<Frame> {
        let opens = |name: &str| {
            let tag = format!("<{name}");
            memchr::memmem::find_iter(bytes, &tag)
                .find(|at| matches!(bytes.get(at + tag.len()), Some(b'>' | b' ' | b'\n' | b'\r' | b'\t')))
        };
        let (at, item) = ["item", "entry"].into_iter().filter_map(|n| Some((opens(n)?, n))).min()?;
        let head = bytes[..at].to_vec();
        let root = ["rss", "rdf:RDF", "feed", "channel"]
            .into_iter()
            .find(|r| find(&head, format!("<{r}").as_bytes()).is_some())?;
        let within = root == "rss" && find(&head, b"<channel").is_some() && find(&head, b"</channel").is_none();
        let tail = if within { format!("</channel></{root}>") } else { format!("</{root}>") };
        (at <= FRAME).then_some(Frame { head, item, tail })
    }
}

/// Whether the first bytes of an input are those of a feed that can be taken apart so.
pub(crate) fn is(head: &[u8]) -> bool {
    Frame::of(head).is_some()
}

/// The documents of a feed of any length; `head` are its first bytes, which the input no longer gives.
pub(crate) fn items<'a>(name: &str, head: Vec<u8>, rest: Box<dyn Read + 'a>, options: &'a Options) -> Outcomes<'a> {
    let name = name.to_owned();
    let Some(frame) = Frame::of(&head) else { return crate::whole_at(&name, &head, true, options, 0) };
    let mut items = Items { at: frame.head.len(), bytes: head, rest, close: format!("</{}", frame.item) };
    let (mut ready, mut count, mut done) = (Vec::<Outcome>::new().into_iter(), 0, false);
    Box::new(std::iter::from_fn(move || {
        loop {
            if let Some(outcome) = ready.next() {
                return Some(outcome);
            }
            if done {
                return None;
            }
            let mut batch = frame.head.clone();
            let mut broken = None;
            while batch.len() - frame.head.len() < BATCH && !done {
                match items.next() {
                    Ok(Some(item)) => batch.extend_from_slice(item),
                    Ok(None) => done = true,
                    Err(e) => {
                        done = true;
                        let problem = Problem::new(Code::BadMarkup, format!("the feed breaks off: {e}"));
                        broken = Some(Err(problem.hint("fetch the file again").into()));
                    }
                }
            }
            let mut found = Vec::new();
            if batch.len() > frame.head.len() {
                batch.extend_from_slice(frame.tail.as_bytes());
                if let Ok((text, _)) = decode::xml(&batch) {
                    found.extend(super::items_from(&name, Tree::parse(text), options, count));
                }
            }
            count += found.len();
            found.extend(broken);
            ready = found.into_iter();
        }
    }))
}

/// The bytes of one item after another.
struct Items<'a> {
    rest: Box<dyn Read + 'a>,
    bytes: Vec<u8>,
    /// Where the next item begins in the bytes at hand.
    at: usize,
    /// How an item ends.
    close: String,
}

impl Items<'_> {
    /// The bytes up to the end of the next item; nothing where there is none.
    ///
    /// # Errors
    /// Where the input cannot be read, or an item is longer than an input may be.
    fn next(&mut self) -> io::Result<Option<&[u8]>> {
        let (mut looked, mut quoted) = (self.at, false);
        loop {
            let rest = &self.bytes[looked..];
            // What is quoted whole may hold anything.
            let end = if quoted { find(rest, b"]]>") } else { find(rest, self.close.as_bytes()) };
            let quote = if quoted { None } else { find(rest, b"<![CDATA[") };
            match (end, quote) {
                (Some(end), _) if quoted => {
                    quoted = false;
                    looked += end;
                }
                (Some(end), quote) if quote.is_none_or(|q| end < q) => {
                    if let Some(bracket) = memchr::memchr(b'>', &self.bytes[looked + end..]) {
                        let from = std::mem::replace(&mut self.at, looked + end + bracket + 1);
                        return Ok(Some(&self.bytes[from..self.at]));
                    }
                    looked += end;
                    if !self.more(&mut looked)? {
                        return Ok(None);
                    }
                }
                (_, Some(quote)) => {
                    quoted = true;
                    looked += quote + b"<![CDATA[".len();
                }
                (_, None) => {
                    // A mark may be cut between two readings.
                    looked = looked.max(self.bytes.len().saturating_sub(16));
                    if !self.more(&mut looked)? {
                        return Ok(None);
                    }
                }
            }
        }
    }

    /// Takes in more, and drops what was given; false at the end.
    fn more(&mut self, looked: &mut usize) -> io::Result<bool> {
        if self.bytes.len() - self.at > MAX_INPUT {
            return Err(io::Error::new(io::ErrorKind::InvalidData, "an item without an end"));
        }
        self.bytes.drain(..self.at);
        *looked -= self.at;
        self.at = 0;
        Ok((&mut self.rest).take(STEP).read_to_end(&mut self.bytes)? > 0)
    }
}
