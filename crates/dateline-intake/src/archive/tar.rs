//! Tar, as a stream: the files of it, one after another.

use std::io::{self, BufRead, Read};

use dateline_model::{Code, Problem};

use super::{MAX_STREAM, wanted};
use crate::MAX_INPUT;
use crate::kind::inner;
use crate::take::{Options, Outcome, Outcomes, Refused, too_much};

const BLOCK: usize = 512;

/// Whether the sum over a header is the one that it names.
pub(super) fn checks(head: &[u8]) -> bool {
    let Some(block) = head.get(..BLOCK) else { return false };
    let sum: u64 =
        block.iter().enumerate().map(|(i, b)| if (148..156).contains(&i) { 32 } else { u64::from(*b) }).sum();
    octal(&block[148..156]) == Some(sum)
}

/// A number: octal digits, or the later form in bytes.
fn octal(field: &[u8]) -> Option<u64> {
    if field.first()? & 0x80 != 0 {
        return Some(field[1..].iter().fold(0u64, |n, b| n.wrapping_shl(8) | u64::from(*b)));
    }
    let digits: String = field.iter().map(|b| char::from(*b)).filter(|c| !matches!(c, ' ' | '\0')).collect();
    if digits.is_empty() { Some(0) } else { u64::from_str_radix(&digits, 8).ok() }
}

fn text(field: &[u8]) -> String {
    let end = field.iter().position(|b| *b == 0).unwrap_or(field.len());
    String::from_utf8_lossy(&field[..end]).into_owned()
}

/// One file, or why there is no more.
fn next(input: &mut dyn BufRead, taken: &mut u64) -> io::Result<Option<(String, Vec<u8>, bool)>> {
    let mut long: Option<String> = None;
    loop {
        let mut head = [0; BLOCK];
        if let Err(e) = input.read_exact(&mut head) {
            return if e.kind() == io::ErrorKind::UnexpectedEof { Ok(None) } else { Err(e) };
        }
        *taken += BLOCK as u64;
        if head.iter().all(|b| *b == 0) {
            return Ok(None);
        }
        let size = octal(&head[124..136]).filter(|_| checks(&head));
        let size = size.ok_or_else(|| io::Error::new(io::ErrorKind::InvalidData, "no header of a file"))?;
        let kind = head[156];
        let keep = match kind {
            b'L' | b'x' => size.min(1 << 16),
            b'0' | 0 | b'7' => size.min(MAX_INPUT as u64),
            _ => 0,
        };
        let mut body = Vec::new();
        (&mut *input).take(keep).read_to_end(&mut body)?;
        let padded = size.saturating_add(BLOCK as u64 - 1) / BLOCK as u64 * BLOCK as u64;
        io::copy(&mut (&mut *input).take(padded - keep), &mut io::sink())?;
        *taken += padded;
        match kind {
            b'L' => long = Some(text(&body)),
            b'x' => long = pax(&body).or(long),
            b'0' | 0 | b'7' => {
                let folder = text(&head[345..500]);
                let name = text(&head[..100]);
                let name = long
                    .take()
                    .unwrap_or_else(|| if folder.is_empty() { name.clone() } else { format!("{folder}/{name}") });
                if wanted(&name) {
                    return Ok(Some((name, body, size > keep)));
                }
            }
            _ => long = None,
        }
    }
}

/// The path of an extended header: `LENGTH path=VALUE\n`.
fn pax(body: &[u8]) -> Option<String> {
    let all = String::from_utf8_lossy(body);
    all.lines().find_map(|l| l.split_once(" path=")).map(|(_, path)| path.to_owned())
}

/// The documents of all files.
pub(crate) fn files<'a>(name: &str, mut input: Box<dyn BufRead + 'a>, options: &'a Options, depth: u8) -> Outcomes<'a> {
    let name = name.to_owned();
    let (mut ready, mut done, mut count, mut taken, mut any) = (Vec::<Outcome>::new(), false, 0, 0u64, false);
    Box::new(std::iter::from_fn(move || {
        loop {
            if let Some(outcome) = ready.pop() {
                any = true;
                return Some(outcome);
            }
            if done {
                return None;
            }
            let from = taken;
            match next(&mut *input, &mut taken) {
                Ok(Some(_)) if count >= MAX_STREAM => {
                    done = true;
                    let problem = too_much(format!("more than {MAX_STREAM} files; the rest was left out"));
                    ready.push(Err(Refused { line: None, place: Some(name.clone()), problem }));
                }
                Ok(Some((file, body, cut))) => {
                    count += 1;
                    if from < options.from {
                        continue;
                    }
                    ready = inner_files(&format!("{name}/{file}"), &body, cut, from, options, depth);
                }
                Ok(None) => {
                    done = true;
                    if !any {
                        ready.push(Err(Problem::new(Code::Empty, "the archive holds no files").into()));
                    }
                }
                Err(e) => {
                    done = true;
                    let problem = Problem::new(
                        Code::BadRecord,
                        format!("the archive breaks off or is damaged ({e}); what came before was read"),
                    );
                    ready.push(Err(Refused { line: None, place: Some(format!("{name}: byte {taken}")), problem }));
                }
            }
        }
    }))
}

/// Outcomes of one file, last first.
pub(super) fn inner_files(name: &str, body: &[u8], cut: bool, at: u64, options: &Options, depth: u8) -> Vec<Outcome> {
    // The place that was given is one of the outer archive.
    let options = Options { from: 0, ..options.clone() };
    let mut out: Vec<Outcome> = inner(name, body, &options, depth + 1)
        .map(|o| match o {
            Ok(mut taken) => {
                taken.at = Some(at);
                if cut {
                    taken.document.problems.push(crate::too_large(MAX_INPUT));
                }
                Ok(taken)
            }
            Err(mut r) => {
                let place = r.line.map_or_else(|| name.to_owned(), |n| format!("{name}:{n}"));
                r.place.get_or_insert(place);
                Err(r)
            }
        })
        .collect();
    out.reverse();
    out
}
