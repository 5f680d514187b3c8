//! Rows as comma-separated values.

use serde_json::{Map, Value};

use crate::error::Error;

/// A header of all names that the rows have, in their order; lists in a cell stand with `; ` between.
pub(crate) fn csv(rows: &[Value]) -> Result<Vec<u8>, Error> {
    let rows: Vec<&Map<String, Value>> = rows.iter().filter_map(Value::as_object).collect();
    let mut names: Vec<&String> = Vec::new();
    for name in rows.iter().flat_map(|r| r.keys()) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let mut writer = csv::Writer::from_writer(Vec::new());
    let failed = |e: csv::Error| Error::Asked(e.to_string());
    writer.write_record(&names).map_err(failed)?;
    for row in rows {
        writer.write_record(names.iter().map(|n| safe(row.get(*n).map(cell).unwrap_or_default()))).map_err(failed)?;
    }
    writer.into_inner().map_err(|e| Error::System(std::io::Error::other(e.to_string())))
}

/// A spreadsheet takes a cell that begins like a formula for one; an apostrophe before it makes it text.
fn safe(cell: String) -> String {
    let mut chars = cell.chars();
    let formula = match chars.next() {
        Some('=' | '+' | '@' | '\t' | '\r') => true,
        Some('-') => chars.next().is_none_or(|c| !c.is_ascii_digit()),
        _ => false,
    };
    if formula { format!("'{cell}") } else { cell }
}

fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(s) => s.clone(),
        Value::Array(a) => a.iter().map(cell).collect::<Vec<_>>().join("; "),
        v => v.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    #[test]
    fn a_cell_that_looks_like_a_formula_is_text() {
        let rows = [json!({"a": "=cmd|'x'", "b": -3, "c": "-x", "d": ["u", "v"], "e": null})];
        let out = String::from_utf8(super::csv(&rows).expect("a table")).expect("text");
        assert_eq!(out, "a,b,c,d,e\n'=cmd|'x',-3,'-x,u; v,\n");
    }
}
