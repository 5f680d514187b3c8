//! Zip: the files of it, by its directory.

use std::io::{Read, Seek};

use dateline_model::{Code, Problem};
use zip::ZipArchive;

use super::tar::inner_files;
use super::{FREE, MAX_FILES, MAX_RATIO, wanted};
use crate::MAX_INPUT;
use crate::take::{Options, Outcome, Outcomes, Refused, refuse, too_much};

/// What a zip can be read from.
pub(crate) trait Packed: Read + Seek {}
impl<T: Read + Seek> Packed for T {}

/// Opens a zip.
///
/// # Errors
/// Where it is damaged, or has too many files.
pub(crate) fn open<'a>(input: Box<dyn Packed + 'a>) -> Result<ZipArchive<Box<dyn Packed + 'a>>, Problem> {
    let zip = ZipArchive::new(input).map_err(|e| {
        Problem::new(Code::BadRecord, format!("the zip cannot be opened ({e})")).hint("fetch the file again")
    })?;
    if zip.len() > MAX_FILES {
        return Err(too_much(format!("a zip of {} files; at most {MAX_FILES} are read", zip.len()))
            .hint("unpack it into a folder"));
    }
    Ok(zip)
}

/// The documents of all files.
pub(crate) fn files<'a>(
    name: &str,
    mut zip: ZipArchive<Box<dyn Packed + 'a>>,
    options: &'a Options,
    depth: u8,
) -> Outcomes<'a> {
    if zip.is_empty() {
        return refuse(Problem::new(Code::Empty, "the archive holds no files"));
    }
    let name = name.to_owned();
    let (mut ready, mut at, mut any) = (Vec::<Outcome>::new(), 0, false);
    let (mut packed, mut unpacked) = (0u64, 0u64);
    Box::new(std::iter::from_fn(move || {
        loop {
            if let Some(outcome) = ready.pop() {
                any = true;
                return Some(outcome);
            }
            if at >= zip.len() {
                let nothing = !any;
                any = true;
                return nothing.then(|| Err(Problem::new(Code::Empty, "the archive holds no files to read").into()));
            }
            if unpacked > FREE && unpacked > MAX_RATIO * packed.max(1) {
                at = zip.len();
                let problem =
                    too_much(format!("unpacks to more than {MAX_RATIO} times its size; the rest was left out"));
                ready.push(Err(Refused {
                    line: None,
                    place: Some(name.clone()),
                    problem: problem.hint("unpack it by hand, if it is what it should be"),
                }));
                continue;
            }
            at += 1;
            if (at as u64) < options.from {
                continue;
            }
            let (file, body) = match member(&mut zip, at - 1) {
                Ok(Some(found)) => found,
                Ok(None) => continue,
                Err((file, problem)) => {
                    let place = Some(format!("{name}/{file}"));
                    ready.push(Err(Refused { line: None, place, problem }));
                    continue;
                }
            };
            packed += file.1;
            unpacked += body.len() as u64;
            let cut = body.len() > MAX_INPUT;
            let kept = &body[..body.len().min(MAX_INPUT)];
            ready = inner_files(&format!("{name}/{}", file.0), kept, cut, at as u64, options, depth);
        }
    }))
}

/// Name and packed size of a file, and its bytes, at most one more than the limit; nothing where it is not wanted.
type Found = Option<((String, u64), Vec<u8>)>;

fn member(zip: &mut ZipArchive<Box<dyn Packed + '_>>, at: usize) -> Result<Found, (String, Problem)> {
    let locked =
        |file: &str| (file.to_owned(), Problem::new(Code::Locked, "locked with a password").hint("unpack it by hand"));
    let damaged = |file: &str, e: &dyn std::fmt::Display| {
        (
            file.to_owned(),
            Problem::new(Code::BadRecord, format!("cannot be unpacked ({e})")).hint("fetch the archive again"),
        )
    };
    let raw = zip.by_index_raw(at).map(|f| {
        (
            f.name().map_or_else(|_| format!("#{}", at + 1), std::borrow::Cow::into_owned),
            f.encrypted(),
            f.is_dir(),
            f.compressed_size(),
        )
    });
    let (file, encrypted, folder, size) = raw.map_err(|e| damaged(&format!("#{}", at + 1), &e))?;
    if folder || !wanted(&file) {
        return Ok(None);
    }
    if encrypted {
        return Err(locked(&file));
    }
    let reader = zip.by_index(at).map_err(|e| damaged(&file, &e))?;
    let mut body = Vec::new();
    reader.take(MAX_INPUT as u64 + 1).read_to_end(&mut body).map_err(|e| damaged(&file, &e))?;
    Ok(Some(((file, size), body)))
}
