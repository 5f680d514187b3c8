//! Sheets out of CSV and XLSX: every cell as words, whatever the spreadsheet made of it.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};

use super::Fault;

/// A sheet: its header and its rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// The columns' names.
    pub header: Vec<String>,
    /// The rows, each with its number as spreadsheets count.
    pub rows: Vec<(usize, Vec<String>)>,
}

/// The sheets of an edited file: XLSX, or CSV under its file's name. Commas, semicolons and tabs are told apart by the header.
pub fn read(name: &str, bytes: &[u8]) -> Result<Vec<Sheet>, Fault> {
    if bytes.starts_with(b"PK") { xlsx(name, bytes) } else { csv(name, bytes).map(|s| vec![s]) }
}

fn fault(sheet: &str, row: usize, message: impl Into<String>) -> Fault {
    Fault { sheet: sheet.to_owned(), row, column: None, message: message.into() }
}

fn csv(name: &str, bytes: &[u8]) -> Result<Sheet, Fault> {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let text = std::str::from_utf8(bytes)
        .map_err(|_| fault(name, 0, "is not UTF-8\n  hint: save it as “CSV UTF-8”, or as an Excel workbook"))?;
    let head = text.lines().next().unwrap_or_default();
    let count = |c: char| head.matches(c).count();
    let delimiter = [',', ';', '\t'].into_iter().max_by_key(|c| (count(*c), *c == ',')).unwrap_or(',');
    let mut reader =
        ::csv::ReaderBuilder::new().delimiter(delimiter as u8).has_headers(false).flexible(true).from_reader(bytes);
    let mut out = Sheet { name: name.to_owned(), ..Sheet::default() };
    for (n, record) in reader.records().enumerate() {
        let record = record.map_err(|e| fault(name, n + 1, format!("is no CSV: {e}")))?;
        let cells: Vec<String> = record.iter().map(plain).collect();
        if n == 0 {
            out.header = cells;
        } else if cells.iter().any(|c| !c.is_empty()) {
            out.rows.push((n + 1, cells));
        }
    }
    Ok(out)
}

fn xlsx(name: &str, bytes: &[u8]) -> Result<Vec<Sheet>, Fault> {
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|e| fault(name, 0, format!("is no workbook: {e}")))?;
    let mut out = Vec::new();
    for sheet in book.sheet_names() {
        let range = book.worksheet_range(&sheet).map_err(|e| fault(&sheet, 0, format!("cannot be read: {e}")))?;
        let first = range.start().map_or(0, |s| s.0 as usize);
        let mut made = Sheet { name: sheet, ..Sheet::default() };
        for (n, row) in range.rows().enumerate() {
            let cells: Vec<String> = row.iter().map(words).collect();
            if n == 0 {
                made.header = cells;
            } else if cells.iter().any(|c| !c.is_empty()) {
                made.rows.push((first + n + 1, cells));
            }
        }
        out.push(made);
    }
    Ok(out)
}

/// Line ends of one character.
fn plain(words: &str) -> String {
    words.replace("\r\n", "\n").replace('\r', "\n")
}

/// A cell as words: days as ISO 8601, whole numbers without a point.
fn words(cell: &Data) -> String {
    match cell {
        Data::Empty => String::new(),
        Data::String(s) => plain(&s.replace("_x000D_", "")),
        Data::Float(f) => f.to_string(),
        Data::Int(i) => i.to_string(),
        Data::Bool(b) => b.to_string(),
        Data::DateTime(d) => {
            let (year, month, day, hour, minute, second, _) = d.to_ymd_hms_milli();
            let date = format!("{year:04}-{month:02}-{day:02}");
            if (hour, minute, second) == (0, 0, 0) { date } else { format!("{date}T{hour:02}:{minute:02}:{second:02}") }
        }
        Data::DateTimeIso(s) => s.strip_suffix("T00:00:00").unwrap_or(s).to_owned(),
        other => plain(&other.to_string()),
    }
}
