//! Pages that print tables of the code print them as they are.
#![allow(clippy::disallowed_methods, reason = "a test, not reading")]

use std::path::Path;

#[test]
fn the_page_of_claims_prints_the_cue_lemmas() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/claims.md");
    let page = std::fs::read_to_string(page).expect("docs/claims.md");
    let table = dateline_read::training::cue_table();
    assert!(page.contains(&table), "docs/claims.md should hold this table:\n{table}");
}
