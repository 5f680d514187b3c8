//! The questions of docs/case.md run on a case, and the tables are what it says.
#![allow(clippy::disallowed_methods, reason = "a test of files")]

use assert_cmd::Command;
use regex::Regex;
use rusqlite::Connection;
use tempfile::TempDir;

fn root(path: &str) -> String {
    format!("{}/../../{path}", env!("CARGO_MANIFEST_DIR"))
}

fn case(folder: &TempDir) -> Connection {
    let path = folder.path().join("case.db");
    let mut add = Command::cargo_bin("dateline").expect("the binary");
    add.args([
        "add",
        &path.to_string_lossy(),
        &root("examples/castrel-gazette.txt"),
        &root("examples/meridian-wire.html"),
    ]);
    add.arg(root("examples/feed.jsonl")).args(["--date", "2027-05-05"]);
    assert!(add.output().expect("runs").status.success());
    Connection::open(path).expect("opens")
}

#[test]
fn the_ten_questions_have_answers() {
    let folder = TempDir::new().expect("a folder");
    let db = case(&folder);
    let page = std::fs::read_to_string(root("docs/case.md")).expect("the page");
    let block = Regex::new("(?s)```sql\n(.*?)```").expect("a pattern");
    let questions: Vec<&str> = block.captures_iter(&page).filter_map(|c| c.get(1)).map(|m| m.as_str()).collect();
    assert_eq!(questions.len(), 10);
    let mut answered = 0;
    for sql in questions {
        let mut ask = db.prepare(sql).unwrap_or_else(|e| panic!("{sql}\n{e}"));
        let mut rows = ask.query([]).expect("rows");
        answered += usize::from(rows.next().unwrap_or_else(|e| panic!("{sql}\n{e}")).is_some());
    }
    assert!(answered >= 8, "only {answered} find something in the examples");
}

#[test]
fn every_column_that_the_page_names_is_there() {
    let folder = TempDir::new().expect("a folder");
    let db = case(&folder);
    let page = std::fs::read_to_string(root("docs/case.md")).expect("the page");
    let name = Regex::new("`([a-z_0-9]+)`").expect("a pattern");
    let mut tables = 0;
    let brackets = Regex::new(r"\([^)]*\)").expect("a pattern");
    for line in page.lines().filter(|l| l.starts_with("| `")) {
        let cells: Vec<&str> = line.trim_matches('|').split('|').collect();
        let table = cells[0].trim().trim_matches('`');
        tables += 1;
        let columns = brackets.replace_all(cells[cells.len() - 1], "").into_owned();
        for column in name.captures_iter(&columns) {
            let sql = format!("SELECT \"{}\" FROM {table} LIMIT 1", &column[1]);
            assert!(db.prepare(&sql).is_ok_and(|s| s.column_count() == 1), "{table} has no {}", &column[1]);
            let known: i64 = db
                .query_row("SELECT count(*) FROM pragma_table_xinfo(?) WHERE name = ?", [table, &column[1]], |r| {
                    r.get(0)
                })
                .expect("a count");
            assert_eq!(known, 1, "{table} has no {}", &column[1]);
        }
    }
    assert!(tables > 20);
}

#[test]
fn datasette_finds_the_search_tables() {
    let folder = TempDir::new().expect("a folder");
    let db = case(&folder);
    for table in ["passages", "claims"] {
        let found: i64 = db
            .query_row(
                "SELECT count(*) FROM sqlite_master WHERE rootpage = 0 AND sql LIKE ?",
                [format!("%VIRTUAL TABLE%USING FTS%content=\"{table}\"%")],
                |r| r.get(0),
            )
            .expect("a count");
        assert_eq!(found, 1, "{table}");
    }
}
