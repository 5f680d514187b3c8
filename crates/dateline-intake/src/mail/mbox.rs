//! Messages of an mbox, one after another.

use std::io::{BufRead, Read};

use dateline_model::{Code, Problem};

use super::draft_or;
use crate::MAX_INPUT;
use crate::take::{Options, Outcomes, Refused, part, taken};

/// Whether bytes are an mbox.
pub(crate) fn is(head: &[u8]) -> bool {
    let Some(rest) = head.strip_prefix(b"From ") else { return false };
    let line = rest.split(|b| *b == b'\n').next().unwrap_or_default();
    let digits = line.iter().filter(|b| b.is_ascii_digit()).count();
    let next = &rest[(line.len() + 1).min(rest.len())..];
    digits >= 4 && (super::is(next) || next.starts_with(b">From") || next.starts_with(b"From"))
}

/// The documents of an mbox.
pub(crate) fn messages<'a>(name: &str, input: impl BufRead + 'a, options: &'a Options) -> Outcomes<'a> {
    let name = name.to_owned();
    let mut reader = Messages { input, offset: 0, next: None, done: false };
    let mut number = 0;
    Box::new(std::iter::from_fn(move || {
        loop {
            let (offset, bytes, cut) = match reader.next()? {
                Ok(found) => found,
                Err(e) => {
                    let problem = Problem::new(Code::Unreadable, format!("cannot be read further: {e}"));
                    return Some(Err(Refused {
                        line: None,
                        place: Some(format!("{name}: byte {}", reader.offset)),
                        problem,
                    }));
                }
            };
            number += 1;
            if bytes.trim_ascii().is_empty() || offset < options.from {
                continue;
            }
            let place = format!("{name}: message {number} at byte {offset}");
            return Some(match draft_or(&format!("{name}#{number}"), &bytes) {
                Ok(mut draft) => {
                    if cut {
                        draft.problems.push(crate::too_large(MAX_INPUT));
                    }
                    taken(draft, options, place, || part(&format!("{name}#{number}"), bytes)).map(|mut t| {
                        t.at = Some(offset);
                        t
                    })
                }
                Err(problem) => Err(Refused { line: None, place: Some(place), problem }),
            });
        }
    }))
}

struct Messages<R> {
    input: R,
    offset: u64,
    /// Where the next message begins, once its `From ` line was read.
    next: Option<u64>,
    done: bool,
}

impl<R: BufRead> Messages<R> {
    /// Offset of the message's `From ` line, its bytes without it, and whether they were cut.
    fn next(&mut self) -> Option<std::io::Result<(u64, Vec<u8>, bool)>> {
        if self.done {
            return None;
        }
        let mut start = self.next.take();
        let (mut bytes, mut cut) = (Vec::new(), false);
        let mut blank = true;
        let mut line = Vec::new();
        loop {
            line.clear();
            // A line of any length is taken in pieces.
            match (&mut self.input).take(1 << 16).read_until(b'\n', &mut line) {
                Ok(0) => {
                    self.done = true;
                    return start.map(|s| Ok((s, bytes, cut)));
                }
                Ok(n) => {
                    let at = self.offset;
                    self.offset += n as u64;
                    if blank && line.starts_with(b"From ") {
                        if let Some(start) = start.replace(at) {
                            self.next = Some(at);
                            return Some(Ok((start, bytes, cut)));
                        }
                        blank = false;
                        continue;
                    }
                    blank = line == b"\n" || line == b"\r\n";
                    let quoted = line.iter().take_while(|b| **b == b'>').count();
                    let kept = if quoted > 0 && line[quoted..].starts_with(b"From ") { &line[1..] } else { &line[..] };
                    if bytes.len() + kept.len() > MAX_INPUT {
                        cut = true;
                    } else {
                        bytes.extend_from_slice(kept);
                    }
                }
                Err(e) => {
                    self.done = true;
                    return Some(Err(e));
                }
            }
        }
    }
}
