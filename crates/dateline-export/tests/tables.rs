//! Workbooks and Parquet, opened by readers that are not their writers; edited tables that come back.

mod support;

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use dateline_export::edited::{self, Act};
use dateline_export::{Options, Selection, Shape, Table};
use support::{batch, export, export_of};

fn book(bytes: Vec<u8>) -> Xlsx<Cursor<Vec<u8>>> {
    Xlsx::new(Cursor::new(bytes)).expect("a workbook")
}

#[test]
fn a_workbook_has_a_sheet_a_kind_with_days_as_days() {
    let (files, _) = export(Shape::Xlsx, &Options::default(), &Selection::default());
    let mut book = book(files["case.xlsx"].clone());
    assert_eq!(book.sheet_names(), Table::ALL.map(|t| t.name().to_owned()));
    let range = book.worksheet_range("events").expect("a sheet");
    let columns = Table::Events.columns();
    let day = columns.iter().position(|c| c.0 == "day_from").expect("a column");
    let cells: Vec<&Data> = range.rows().skip(1).map(|r| &r[day]).collect();
    assert!(matches!(cells[0], Data::DateTime(_)));
    // Excel has no day before 1900.
    assert!(cells.iter().any(|c| **c == Data::String("1899-01-01".to_owned())));
    // What begins with = is words.
    let quote = columns.iter().position(|c| c.0 == "quote").expect("a column");
    assert!(range.rows().any(|r| matches!(&r[quote], Data::String(s) if s.starts_with("=Ministers"))));
}

#[test]
fn words_longer_than_a_cell_are_cut_with_a_mark() {
    let mut batch = batch();
    batch.events[0].base.tellings[0].quote = "😀".repeat(20_000);
    let (files, account) = export_of(batch, Shape::Xlsx, &Options::default(), &Selection::default());
    let range = book(files["case.xlsx"].clone()).worksheet_range("events").expect("a sheet");
    let at = Table::Events.columns().iter().position(|c| c.0 == "quote").expect("a column");
    let Data::String(cell) = &range.rows().nth(1).expect("a row")[at] else { panic!("words") };
    assert!(cell.ends_with(" […]") && cell.encode_utf16().count() <= 32_767);
    assert!(account.lost.keys().any(|k| k.contains("32,767")));
}

#[test]
fn parquet_has_plain_types() {
    use parquet::basic::{ConvertedType, LogicalType, TimeUnit, Type};
    use parquet::file::reader::{FileReader, SerializedFileReader};
    let (files, _) = export(Shape::Parquet, &Options::default(), &Selection::default());
    assert_eq!(files.len(), Table::ALL.len());
    for (name, bytes) in files {
        let reader = SerializedFileReader::new(parquet_bytes(bytes)).expect("Parquet");
        for column in reader.metadata().file_metadata().schema_descr().columns() {
            match (column.physical_type(), column.logical_type_ref(), column.converted_type()) {
                (Type::BYTE_ARRAY, _, ConvertedType::UTF8) | (Type::DOUBLE | Type::BOOLEAN, None, _) => {}
                (Type::INT64, None, _) | (Type::INT32, Some(LogicalType::Date), _) => {}
                (Type::INT64, Some(LogicalType::Timestamp(t)), _) => {
                    assert!(t.is_adjusted_to_u_t_c && t.unit == TimeUnit::MICROS)
                }
                other => panic!("{name}: {} is {other:?}", column.name()),
            }
        }
    }
}

fn parquet_bytes(bytes: Vec<u8>) -> bytes::Bytes {
    bytes.into()
}

fn sheets(shape: Shape, edit: impl Fn(&str) -> String) -> Vec<edited::Sheet> {
    let (files, _) = export(shape, &Options::default(), &Selection::default());
    let mut out = Vec::new();
    for (name, bytes) in files {
        let bytes =
            if shape == Shape::Csv { edit(&String::from_utf8(bytes).expect("UTF-8")).into_bytes() } else { bytes };
        out.extend(edited::read(name.trim_end_matches(".csv"), &bytes).expect("sheets"));
    }
    out
}

#[test]
fn what_nobody_edited_changes_nothing() {
    for shape in [Shape::Csv, Shape::Xlsx] {
        let (changes, faults) = edited::changes(&sheets(shape, str::to_owned), &batch());
        assert!(changes.is_empty() && faults.is_empty(), "{changes:?} {faults:?}");
    }
}

#[test]
fn an_edit_is_a_change_with_its_place() {
    let edit = |t: &str| {
        t.replace("harbour-times-1#e1,ASSAULT,firearms", "harbour-times-1#e1,ASSAULT,beat")
            .replace("2027-05-04,2027-05-06", "2027-05-04,2027-05-05")
    };
    let (changes, faults) = edited::changes(&sheets(Shape::Csv, edit), &batch());
    assert!(faults.is_empty(), "{faults:?}");
    let acts: Vec<(&str, &Act)> = changes.iter().map(|c| (c.item.as_str(), &c.act)).collect();
    assert_eq!(
        acts,
        [
            ("harbour-times-1#e1", &Act::Edit { field: "mode", new: "beat".to_owned() }),
            ("harbour-times-1#e3", &Act::Edit { field: "date", new: "2027-05-04/2027-05-05".to_owned() }),
        ]
    );
    assert_eq!((changes[0].sheet.as_str(), changes[0].row), ("events", 2));
}

#[test]
fn what_cannot_be_taken_says_sheet_row_and_column() {
    let edit = |t: &str| {
        t.replace("#e1,ASSAULT,firearms", "#e1,ATTACK,firearms")
            .replace("2027-05-06", "06/05/2027")
            .replace("#e2,COERCE", "#e99,COERCE")
    };
    let (changes, faults) = edited::changes(&sheets(Shape::Csv, edit), &batch());
    let lines: Vec<String> = faults.iter().map(ToString::to_string).collect();
    assert!(
        lines.iter().any(|l| l.starts_with("sheet events, row 2, column type: \"ATTACK\" is none of AGREE")),
        "{lines:?}"
    );
    assert!(
        lines.iter().any(|l| l.starts_with("sheet events, row 4, column day_to: \"06/05/2027\" is no day")),
        "{lines:?}"
    );
    assert!(lines.iter().any(|l| l.contains("column id: the case has no") && l.contains("#e99")), "{lines:?}");
    assert!(changes.is_empty(), "{changes:?}");
}

#[test]
fn semicolons_and_a_byte_order_mark_are_read() {
    let bytes = "\u{feff}id;type\r\nharbour-times-1#e3;AID\r\n".as_bytes();
    let (changes, faults) = edited::changes(&edited::read("events", bytes).expect("a sheet"), &batch());
    assert!(faults.is_empty(), "{faults:?}");
    assert_eq!(changes[0].act, Act::Edit { field: "type", new: "AID".to_owned() });
}
