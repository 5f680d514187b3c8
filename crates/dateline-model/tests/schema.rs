//! The JSON Schema of the record is fresh. `UPDATE_SCHEMA=1 cargo test -p dateline-model` writes it anew.
#![allow(clippy::disallowed_methods, reason = "a test of a file")]

use std::fs;
use std::path::Path;

#[test]
fn the_schema_is_fresh() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("schema/record.json");
    let fresh =
        serde_json::to_string_pretty(&schemars::schema_for!(dateline_model::Record)).expect("a schema is JSON") + "\n";
    if std::env::var("UPDATE_SCHEMA").is_ok() {
        fs::write(&path, &fresh).expect("the schema is written");
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == fresh, "{} is stale: UPDATE_SCHEMA=1 cargo test -p dateline-model", path.display());
}
