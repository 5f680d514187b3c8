//! One input of any length: what is a stream stays one, so that memory does not grow with it.

use std::io::{BufRead, BufReader, Cursor, Read, Seek, SeekFrom};

use dateline_model::{Code, Problem};
use flate2::read::MultiGzDecoder;

use crate::archive::{self, Packed};
use crate::take::{Options, Outcomes, Refused, refuse, too_much};
use crate::{MAX_INPUT, feed, jsonl, mail, paper, table, whole_at};

/// Bytes looked at to tell what an input is.
const HEAD: usize = 64 << 10;

/// What can be read from any place.
pub trait Anywhere: Read + Seek + Send {}
impl<T: Read + Seek + Send> Anywhere for T {}

/// Bytes to read.
pub enum Input<'a> {
    /// A file, or bytes at hand.
    File(Box<dyn Anywhere>),
    /// A pipe.
    Stream(Box<dyn Read + 'a>),
}

impl<'a> Input<'a> {
    /// Bytes at hand.
    pub fn of(bytes: impl Into<Vec<u8>>) -> Input<'a> {
        Input::File(Box::new(Cursor::new(bytes.into())))
    }
}

/// How the bytes are packed as a whole.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Packing {
    None,
    Gzip,
    Zstd,
}

impl Packing {
    fn of(head: &[u8]) -> Packing {
        match head {
            [0x1f, 0x8b, ..] => Packing::Gzip,
            [0x28, 0xb5, 0x2f, 0xfd, ..] => Packing::Zstd,
            _ => Packing::None,
        }
    }

    fn reader<'a>(self, input: Box<dyn BufRead + 'a>) -> Box<dyn BufRead + 'a> {
        match self {
            Packing::None => input,
            Packing::Gzip => Box::new(BufReader::with_capacity(HEAD, MultiGzDecoder::new(input))),
            Packing::Zstd => match zstd::stream::read::Decoder::with_buffer(input) {
                Ok(mut decoder) => {
                    // A larger window is asked for by nothing that people make.
                    let _ = decoder.window_log_max(27);
                    Box::new(BufReader::with_capacity(HEAD, decoder))
                }
                Err(_) => Box::new(std::io::empty()),
            },
        }
    }
}

/// What is taken apart as a stream.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    Web,
    Tar,
    Mbox,
    Lines,
    Table,
    Zip,
    Parquet,
    /// Everything else: one input of at most [`MAX_INPUT`] bytes.
    Whole,
}

fn shape(name: &str, head: &[u8]) -> Shape {
    let lower = name.to_ascii_lowercase();
    let plain = lower.strip_suffix(".gz").or(lower.strip_suffix(".zst")).unwrap_or(&lower);
    if archive::is_web(head) {
        Shape::Web
    } else if archive::is_tar(head) {
        Shape::Tar
    } else if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
        Shape::Zip
    } else if head.starts_with(b"PAR1") {
        Shape::Parquet
    } else if mail::is_mbox(head) {
        Shape::Mbox
    } else if plain.ends_with(".jsonl") || plain.ends_with(".ndjson") {
        Shape::Lines
    } else if plain.ends_with(".csv") || plain.ends_with(".tsv") {
        Shape::Table
    } else {
        Shape::Whole
    }
}

/// All documents of an input, made as they are asked for.
pub fn open<'a>(name: &str, input: Input<'a>, options: &'a Options) -> Outcomes<'a> {
    at_depth(name, input, options, 0)
}

/// Bytes that hold other inputs.
pub(crate) fn holds_others(name: &str, bytes: &[u8]) -> bool {
    let packing = Packing::of(bytes);
    let inner = unpacked_head(packing, bytes);
    let lower = name.to_ascii_lowercase();
    match shape(name, inner.as_deref().unwrap_or(bytes)) {
        Shape::Whole => packing == Packing::Zstd,
        Shape::Lines => false,
        Shape::Table => !lower.is_empty(),
        _ => true,
    }
}

fn unpacked_head(packing: Packing, head: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let taken = &mut out;
    match packing {
        Packing::None => return None,
        // The head may be cut: what comes before is enough.
        Packing::Gzip => drop(MultiGzDecoder::new(head).take(4096).read_to_end(taken)),
        Packing::Zstd => {
            if let Ok(mut decoder) = zstd::stream::read::Decoder::with_buffer(head) {
                let _ = decoder.window_log_max(27);
                drop(decoder.take(4096).read_to_end(taken));
            }
        }
    }
    Some(out)
}

pub(crate) fn at_depth<'a>(name: &str, input: Input<'a>, options: &'a Options, depth: u8) -> Outcomes<'a> {
    if depth > archive::MAX_NESTED {
        return refuse(
            too_much(format!("archives more than {} deep within one another", archive::MAX_NESTED))
                .hint("unpack them by hand"),
        );
    }
    let unreadable =
        |e: std::io::Error| Problem::new(Code::Unreadable, format!("cannot be read: {e}")).hint("check the file");
    let mut head = Vec::new();
    let (file, stream): (Option<Box<dyn Anywhere>>, Option<Box<dyn Read + 'a>>) = match input {
        Input::File(mut file) => {
            let read =
                (&mut *file).take(HEAD as u64).read_to_end(&mut head).and_then(|_| file.seek(SeekFrom::Start(0)));
            if let Err(e) = read {
                return refuse(unreadable(e));
            }
            (Some(file), None)
        }
        Input::Stream(mut stream) => {
            if let Err(e) = (&mut stream).take(HEAD as u64).read_to_end(&mut head) {
                return refuse(unreadable(e));
            }
            (None, Some(Box::new(Cursor::new(head.clone()).chain(stream))))
        }
    };
    let packing = Packing::of(&head);
    let inner = unpacked_head(packing, &head);
    let shape = shape(name, inner.as_deref().unwrap_or(&head));
    if packing == Packing::None && matches!(shape, Shape::Zip | Shape::Parquet) {
        let file: Box<dyn Anywhere> = match (file, stream) {
            (Some(file), _) => file,
            (None, Some(stream)) => match whole_bytes(stream) {
                Ok((bytes, false)) => Box::new(Cursor::new(bytes)),
                Ok(_) => return refuse(crate::too_large(MAX_INPUT).hint("name the file instead of piping it")),
                Err(e) => return refuse(unreadable(e)),
            },
            _ => return refuse(Problem::new(Code::Empty, "the input is empty")),
        };
        return if shape == Shape::Zip {
            zip(name, Box::new(file), options, depth)
        } else {
            table::parquet(name, file, options)
        };
    }
    // Records of a web archive can be read from any of them on.
    let mut start = 0;
    let raw: Box<dyn Read + 'a> = match (file, stream) {
        (Some(mut file), _) => {
            if options.from > 0 && shape == Shape::Web && packing != Packing::Zstd {
                start = file.seek(SeekFrom::Start(options.from)).unwrap_or(0);
            }
            Box::new(file)
        }
        (None, Some(stream)) => stream,
        (None, None) => Box::new(std::io::empty()),
    };
    let buffered: Box<dyn BufRead + 'a> = Box::new(BufReader::with_capacity(HEAD, raw));
    match shape {
        Shape::Web if packing == Packing::Gzip => archive::web(name, buffered, true, start, options, depth),
        Shape::Web => archive::web(name, packing.reader(buffered), false, start, options, depth),
        Shape::Tar => archive::tar(name, packing.reader(buffered), options, depth),
        Shape::Mbox => mail::messages(name, packing.reader(buffered), options),
        Shape::Lines => jsonl::stream(name, packing.reader(buffered), options),
        Shape::Table => table::csv(name, packing.reader(buffered), options),
        Shape::Zip | Shape::Parquet => refuse(too_much("a zip or a table packed once more").hint("unpack it by hand")),
        Shape::Whole => {
            // What is one document is kept packed as it came.
            let long = packing == Packing::Gzip && inner.as_deref().is_some_and(feed::long::is);
            let unpack = packing == Packing::Zstd || long;
            let (name, mut reader) = if unpack {
                (name.strip_suffix(".zst").unwrap_or(name), packing.reader(buffered))
            } else {
                (name, buffered)
            };
            match whole_bytes(Box::new(&mut reader)) {
                Ok((bytes, true)) if feed::long::is(&bytes) => {
                    feed::long::items(name, bytes, Box::new(reader), options)
                }
                Ok((bytes, cut)) => whole_at(name, &bytes[..bytes.len().min(MAX_INPUT)], cut, options, depth),
                Err(e) if unpack => refuse(Problem::new(Code::BadCompression, format!("cannot be unpacked: {e}"))),
                Err(e) => refuse(unreadable(e)),
            }
        }
    }
}

/// At most one byte more than [`MAX_INPUT`], and whether that was so.
fn whole_bytes(reader: Box<dyn Read + '_>) -> std::io::Result<(Vec<u8>, bool)> {
    let mut bytes = Vec::new();
    reader.take(MAX_INPUT as u64 + 1).read_to_end(&mut bytes)?;
    let cut = bytes.len() > MAX_INPUT;
    Ok((bytes, cut))
}

/// A zip: a document of an office program, or a folder.
fn zip<'a>(name: &str, file: Box<dyn Packed + 'a>, options: &'a Options, depth: u8) -> Outcomes<'a> {
    match archive::open_zip(file) {
        Ok(mut zip) => {
            if let Some(outcome) = paper::office(name, &mut zip, options) {
                return crate::take::one(outcome);
            }
            archive::zip(name, zip, options, depth)
        }
        Err(problem) => Box::new(std::iter::once(Err(Refused::from(problem)))),
    }
}
