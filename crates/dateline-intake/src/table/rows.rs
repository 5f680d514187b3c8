//! CSV and TSV, row by row.

use std::io::{BufRead, Read};

use csv::{ReaderBuilder, StringRecord};
use dateline_model::{Code, Problem};

use super::{fields, row};
use crate::MAX_INPUT;
use crate::take::{Options, Outcomes, Refused, refuse};

/// A reader that ends a row that is too long, instead of taking it in.
struct Bounded<R> {
    inner: R,
    /// Bytes since the last line's end.
    run: usize,
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, out: &mut [u8]) -> std::io::Result<usize> {
        let n = self.inner.read(out)?;
        match out[..n].iter().rposition(|b| *b == b'\n') {
            Some(at) => self.run = n - at,
            None => self.run += n,
        }
        if self.run > MAX_INPUT {
            return Err(std::io::Error::new(std::io::ErrorKind::InvalidData, "a row without an end"));
        }
        Ok(n)
    }
}

/// The documents of a table with a head line.
pub(crate) fn csv<'a>(name: &str, mut input: Box<dyn BufRead + 'a>, options: &'a Options) -> Outcomes<'a> {
    let head = input.fill_buf().map(<[u8]>::to_vec).unwrap_or_default();
    let first = head.split(|b| *b == b'\n').next().unwrap_or_default();
    let count = |c: u8| first.split(|b| *b == c).count() - 1;
    let delimiter =
        [b'\t', b';', b'|', b','].into_iter().max_by_key(|c| count(*c)).filter(|c| count(*c) > 0).unwrap_or(b',');
    let mut reader =
        ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(Bounded { inner: input, run: 0 });
    let columns: Vec<String> = match reader.byte_headers() {
        Ok(head) => {
            head.iter().map(|c| String::from_utf8_lossy(c).trim_start_matches('\u{feff}').trim().to_owned()).collect()
        }
        Err(e) => return refuse(Problem::new(Code::BadRecord, format!("the table has no head line ({e})"))),
    };
    if columns.iter().all(String::is_empty) {
        return refuse(Problem::new(Code::Empty, "the table is empty"));
    }
    let kinds = match fields(&columns, options) {
        Ok(kinds) => kinds,
        Err(problem) => return refuse(problem),
    };
    let name = name.to_owned();
    let mut record = csv::ByteRecord::new();
    let mut done = false;
    Box::new(std::iter::from_fn(move || {
        while !done {
            let read = reader.read_byte_record(&mut record);
            let line = record.position().map_or(0, |p| p.line() as usize);
            match read {
                Ok(true) if (line as u64) < options.from => {}
                Ok(true) => {
                    let text = StringRecord::from_byte_record_lossy(record.clone());
                    let values =
                        kinds.iter().zip(text.iter()).filter_map(|(kind, value)| Some(((*kind)?, value.to_owned())));
                    let values = values.collect();
                    return Some(row(&name, line, values, options));
                }
                Ok(false) => done = true,
                Err(e) => {
                    done = true;
                    let problem = Problem::new(Code::BadRecord, format!("the table breaks off or is damaged ({e})"));
                    return Some(Err(Refused { line: Some(reader.position().line() as usize), place: None, problem }));
                }
            }
        }
        None
    }))
}
