//! Documents out of the inputs that the command line names, in their order.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Context;
use dateline_intake::{Given, plain};
use dateline_model::Document;
use serde_json::Value;

/// All documents.
pub(crate) fn documents(paths: &[PathBuf], given: &Given) -> anyhow::Result<Vec<Document>> {
    let mut out = Vec::new();
    for path in paths {
        let text = fs::read_to_string(path).with_context(|| path.display().to_string())?;
        if path.extension().is_some_and(|e| e == "jsonl") {
            lines(path, &text, given, &mut out)?;
        } else {
            out.push(plain(&path.display().to_string(), &text, given));
        }
    }
    Ok(out)
}

fn lines(path: &Path, text: &str, given: &Given, out: &mut Vec<Document>) -> anyhow::Result<()> {
    for (n, line) in text.lines().enumerate().filter(|(_, l)| !l.trim().is_empty()) {
        let v: Value = serde_json::from_str(line).with_context(|| format!("{}:{}", path.display(), n + 1))?;
        let field = |k: &str| v[k].as_str().map(str::to_owned);
        let own = Given {
            published: field("published").or_else(|| given.published.clone()),
            title: field("title").or_else(|| given.title.clone()),
            outlet: field("outlet").or_else(|| given.outlet.clone()),
        };
        out.push(plain(
            &field("id").unwrap_or_else(|| format!("{}:{}", path.display(), n + 1)),
            &field("text").unwrap_or_default(),
            &own,
        ));
    }
    Ok(())
}
