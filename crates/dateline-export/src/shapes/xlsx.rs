//! XLSX: a sheet a kind, rows written as they come (the library's constant memory), the header frozen. Days are Excel's own where Excel has
//! them: not before 1900. Cells end at 32,767 characters, with a mark; line ends are one character.

use std::io::{Seek, Write};

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet};

use super::{Files, Options, Sink, Writer, refused};
use crate::Result;
use crate::report::Account;
use crate::rows::tables::{Cell, Table};
use crate::rows::{Batch, day};

/// Characters of a cell, in UTF-16 units, which Excel counts.
const LONGEST: usize = 32_767;
/// Rows of a sheet.
const ROWS: u32 = 1_048_576;
/// What stands behind words that were cut.
const MARK: &str = " […]";

struct Sheet {
    table: Table,
    index: usize,
    number: u32,
    row: u32,
}

struct Xlsx {
    book: Workbook,
    sheets: Vec<Sheet>,
    count: usize,
    date: Format,
    head: Format,
    out: Sink,
}

pub(super) fn open(options: &Options, files: &mut Files<'_>) -> Result<Box<dyn Writer>> {
    let mut book = Workbook::new();
    // The same rows, the same bytes.
    let made = ExcelDateTime::from_ymd(2000, 1, 1).map_err(refused)?;
    book.set_properties(
        &DocProperties::new().set_creation_datetime(&made).set_comment(format!("dateline {}", options.release)),
    );
    let out = files("case.xlsx")?;
    let (date, head) = (Format::new().set_num_format("yyyy-mm-dd"), Format::new().set_bold());
    let mut x = Xlsx { book, sheets: Vec::new(), count: 0, date, head, out };
    for table in Table::ALL.into_iter().filter(|t| options.table.is_none_or(|w| w == *t)) {
        let index = x.add(table, 1)?;
        x.sheets.push(Sheet { table, index, number: 1, row: 1 });
    }
    Ok(Box::new(x))
}

impl Xlsx {
    /// A new sheet with its header.
    fn add(&mut self, table: Table, number: u32) -> Result<usize> {
        let index = self.count;
        self.count += 1;
        let sheet = self.book.add_worksheet_with_constant_memory().map_err(refused)?;
        let name = if number == 1 { table.name().to_owned() } else { format!("{} {number}", table.name()) };
        sheet.set_name(name).map_err(refused)?;
        sheet.set_freeze_panes(1, 0).map_err(refused)?;
        for (column, (name, _)) in table.columns().iter().enumerate() {
            sheet.write_string_with_format(0, column as u16, *name, &self.head).map_err(refused)?;
        }
        Ok(index)
    }
}

impl Writer for Xlsx {
    fn batch(&mut self, batch: &Batch, account: &mut Account, _: &mut Files<'_>) -> Result<()> {
        let mut sheets = std::mem::take(&mut self.sheets);
        for s in &mut sheets {
            s.table.each(batch, &mut |cells| -> Result<()> {
                if s.row >= ROWS {
                    s.number += 1;
                    s.index = self.add(s.table, s.number)?;
                    s.row = 1;
                }
                let sheet = self.book.worksheet_from_index(s.index).map_err(refused)?;
                for (column, cell) in cells.iter().enumerate() {
                    if !write(sheet, s.row, column as u16, cell, &self.date)? {
                        account.lose("words beyond 32,767 characters of a cell");
                    }
                }
                s.row += 1;
                account.wrote(s.table.name());
                Ok(())
            })?;
        }
        self.sheets = sheets;
        Ok(())
    }

    fn finish(mut self: Box<Self>, _: &mut Account, _: &mut Files<'_>) -> Result<()> {
        // The library goes back in its file to write sizes, which an output need not allow.
        let mut file = tempfile::tempfile()?;
        self.book.save_to_writer(&mut file).map_err(refused)?;
        file.rewind()?;
        std::io::copy(&mut file, &mut self.out)?;
        Ok(self.out.flush()?)
    }
}

/// Writes a cell; whether it is whole.
fn write(sheet: &mut Worksheet, row: u32, column: u16, cell: &Cell<'_>, date: &Format) -> Result<bool> {
    let mut whole = true;
    match cell {
        Cell::Null => Ok(sheet),
        Cell::Text(t) => {
            let (words, all) = fitting(t);
            whole = all;
            sheet.write_string(row, column, words)
        }
        Cell::Whole(n) => sheet.write_number(row, column, *n as f64),
        Cell::Real(n) => sheet.write_number(row, column, *n),
        Cell::Flag(b) => sheet.write_boolean(row, column, *b),
        Cell::Day(words) => match excel(words) {
            Some(d) => sheet.write_datetime_with_format(row, column, d, date),
            None => sheet.write_string(row, column, *words),
        },
        Cell::Moment(words) => sheet.write_string(row, column, *words),
    }
    .map_err(refused)?;
    Ok(whole)
}

/// A day as Excel has it.
fn excel(words: &str) -> Option<ExcelDateTime> {
    let d = day(words).filter(|d| (1900..=9999).contains(&d.year()))?;
    ExcelDateTime::from_ymd(d.year().unsigned_abs(), d.month().unsigned_abs(), d.day().unsigned_abs()).ok()
}

/// Words that fit into a cell, and whether they are all.
pub(crate) fn fitting(words: &str) -> (std::borrow::Cow<'_, str>, bool) {
    let plain = if words.contains('\r') {
        words.replace("\r\n", "\n").replace('\r', "\n").into()
    } else {
        std::borrow::Cow::Borrowed(words)
    };
    if plain.len() <= LONGEST || plain.encode_utf16().count() <= LONGEST {
        return (plain, true);
    }
    let mut room = LONGEST - MARK.encode_utf16().count();
    let mut cut = String::new();
    for c in plain.chars() {
        let n = c.len_utf16();
        if n > room {
            break;
        }
        room -= n;
        cut.push(c);
    }
    cut.push_str(MARK);
    (cut.into(), false)
}
