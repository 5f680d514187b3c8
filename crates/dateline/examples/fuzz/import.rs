//! Import: records with changed fields into a case, and edited tables.

use std::time::Duration;

use dateline_export::{Batch, edited};
use dateline_intake::Given;
use dateline_lang::English;
use dateline_model::{Document, Record, Text};
use dateline_read::Kit;
use dateline_store::{Case, Filter, Kind, Order, Original, Page, Prepared};
use serde_json::Value;
use tempfile::TempDir;

use crate::Target;
use crate::mutate::{self, Random};

const REPORTS: &[&str] = &[
    "Two die in Port Alder\n\nPORT ALDER, May 4 (Alder Wire) — Police fired tear gas at dockworkers in Port Alder on Tuesday. Two people were killed, the \
     harbour hospital said. \"We saw it,\" said Lena Orr.\n",
    "Clashes at the docks\n\nPolice in Port Alder fired tear gas at striking dockworkers on Tuesday, witnesses said. Seven people were killed, the union \
     said. The mayor, Lena Orr, asked for calm and promised $2 million for the families.\n",
    "Velmora backs talks\n\nVelmora's president said on Monday that her government supports the ceasefire. Rebels denied that they had shelled Castrel.\n",
];

/// Records as `read` makes them.
pub(crate) fn records() -> Vec<Record> {
    let (engine, kit) = (English::embedded().expect("the model"), Kit::embedded());
    let read = |(n, text): (usize, &&str)| {
        let given = Given { published: Some(format!("2031-05-0{}", n + 4)), ..Given::default() };
        let doc = dateline_intake::plain(&format!("r{n}.txt"), text, &given);
        dateline_read::read(&doc, &engine.analyse(&doc.text), &kit)
    };
    REPORTS.iter().enumerate().map(read).collect()
}

/// Takes a record as `import` does: its text must be the one that its id names.
fn prepared(record: Record) -> Option<Prepared> {
    let document = Document::new("", Text::new(record.document.text.as_str()));
    if record.schema != dateline_model::record::SCHEMA || document.id != record.document.id {
        return None;
    }
    let bytes = record.document.text.as_bytes().to_vec();
    let original = Original { name: "x.jsonl".to_owned(), line: Some(1), given: None, bytes };
    Some(Prepared::new(record, original, "fuzz"))
}

const ALL: Page = Page { offset: 0, limit: None, order: Order::Weight };

pub(crate) struct Records {
    folder: TempDir,
    case: Case,
    number: usize,
}

impl Records {
    pub(crate) fn new() -> Records {
        let folder = TempDir::new().expect("a folder");
        let case = Case::open_or_create(folder.path().join("0.db")).expect("a case");
        Records { folder, case, number: 0 }
    }
}

impl Target for Records {
    fn seeds(&self) -> Vec<(String, Vec<u8>)> {
        records().iter().map(|r| ("record.json".to_owned(), serde_json::to_vec(r).expect("JSON"))).collect()
    }

    fn change(&self, bytes: &mut Vec<u8>, _: &[u8], r: &mut Random) {
        let mut value: Value = serde_json::from_slice(bytes).unwrap_or_default();
        mutate::json(&mut value, r);
        // Most changes to the text would be refused at once; one in two is given the id that goes with it.
        if r.below(2) == 0
            && let Some(text) = value["document"]["text"].as_str().map(str::to_owned)
        {
            value["document"]["id"] = Document::new("", Text::new(text)).id.into();
        }
        *bytes = value.to_string().into_bytes();
    }

    fn take(&mut self, _: &str, bytes: &[u8]) {
        self.number += 1;
        if self.number.is_multiple_of(64) {
            self.case = Case::open_or_create(self.folder.path().join(format!("{}.db", self.number))).expect("a case");
        }
        let Some(prepared) = serde_json::from_slice::<Record>(bytes).ok().and_then(prepared) else { return };
        if self.case.add(&[prepared]).is_err() {
            return;
        }
        let _ = self.case.assemble(&mut |_, _| {});
        for kind in [Kind::Event, Kind::Claim, Kind::Side, Kind::Toll, Kind::Stake] {
            let _ = self.case.items(kind, &Filter::default(), ALL);
        }
        let _ = self.case.reports(&Filter::default(), ALL);
        let _ = self.case.check();
    }

    fn patience(&self) -> Duration {
        Duration::from_secs(20)
    }
}

/// Tables as people send them back.
pub(crate) struct Tables;

const TOKENS: &[&[u8]] = &[
    b",",
    b"\"",
    b"\r\n",
    b"\n",
    b"id",
    b"decision",
    b"accept",
    b"reject",
    b"=1+1",
    b"2031-05-04",
    b"PK\x03\x04",
    b"\xff",
    b"<c r=\"A1\">",
    b"9999999",
];

impl Target for Tables {
    fn seeds(&self) -> Vec<(String, Vec<u8>)> {
        let csv = "id,type,date_from,date_to,place,status,decision,note\nj1,PROTEST,2031-05-04,2031-05-04,Castrel,reported,accept,\n+,ASSAULT,2031-05-05,,Port Alder,,,\"two, at least\"\n";
        let sheet = "<worksheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><sheetData><row r='1'><c r='A1' t='inlineStr'><is><t>id</t></is></c><c r='B1' t='inlineStr'><is><t>decision</t></is></c></row><row r='2'><c r='A2' t='inlineStr'><is><t>j1</t></is></c><c r='B2' t='inlineStr'><is><t>reject</t></is></c></row></sheetData></worksheet>";
        let book = "<workbook xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main' xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'><sheets><sheet name='events' sheetId='1' r:id='rId1'/></sheets></workbook>";
        let links = "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'><Relationship Id='rId1' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet' Target='worksheets/sheet1.xml'/></Relationships>";
        let xlsx = crate::samples::zip(&[
            ("xl/workbook.xml", book.as_bytes()),
            ("xl/_rels/workbook.xml.rels", links.as_bytes()),
            ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
        ]);
        vec![("events".to_owned(), csv.into()), ("events".to_owned(), xlsx)]
    }

    fn change(&self, bytes: &mut Vec<u8>, other: &[u8], r: &mut Random) {
        mutate::bytes(bytes, other, TOKENS, 1 << 14, r);
    }

    fn take(&mut self, name: &str, bytes: &[u8]) {
        if let Ok(sheets) = edited::read(name, bytes) {
            edited::changes(&sheets, &Batch::default());
        }
    }
}
