//! What reading knows beforehand, with the user's own actors: from the command line, or kept in a case.

use std::path::PathBuf;

use anyhow::Context;
use dateline_intake::Given;
use dateline_read::Kit;
use dateline_store::Case;
use serde_json::{Value, json};

/// The kit with the actors of these files.
pub(crate) fn of_files(files: &[PathBuf]) -> anyhow::Result<Kit> {
    let mut kit = Kit::embedded();
    for path in files {
        let (with, problems) = kit.with_actors(&read(path)?);
        kit = with;
        report(&path.display().to_string(), &problems);
    }
    Ok(kit)
}

/// Keeps the actors of these files in the case, each under its file's name, a later one of the same name in its place.
pub(crate) fn keep(case: &mut Case, files: &[PathBuf]) -> anyhow::Result<()> {
    for path in files {
        let name = path.file_name().map_or_else(|| path.display().to_string(), |n| n.to_string_lossy().into_owned());
        case.keep_actors(&name, &read(path)?)?;
    }
    Ok(())
}

/// The kit with the actors that the case keeps.
pub(crate) fn of_case(case: &Case) -> anyhow::Result<Kit> {
    let mut kit = Kit::embedded();
    for (name, content) in case.actors()? {
        let (with, problems) = kit.with_actors(&content);
        kit = with;
        report(&name, &problems);
    }
    Ok(kit)
}

fn read(path: &PathBuf) -> anyhow::Result<String> {
    let bytes = std::fs::read(path).with_context(|| format!("{}: actors cannot be read", path.display()))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn report(name: &str, problems: &[String]) {
    for problem in problems.iter().take(5) {
        eprintln!("{name}: {problem}");
    }
    if problems.len() > 5 {
        eprintln!("{name}: {} more lines could not be read", problems.len() - 5);
    }
}

/// What was given on the command line, as the case keeps it for reading again; nothing where nothing was given.
pub(crate) fn given_words(given: &Given) -> Option<String> {
    let all =
        [("published", &given.published), ("title", &given.title), ("outlet", &given.outlet), ("url", &given.url)];
    let map: serde_json::Map<String, Value> =
        all.iter().filter_map(|(k, v)| Some(((*k).to_owned(), json!(v.as_ref()?)))).collect();
    (!map.is_empty()).then(|| Value::from(map).to_string())
}

/// The same, read back.
pub(crate) fn given_of(words: Option<&str>) -> Given {
    let value: Value = words.and_then(|w| serde_json::from_str(w).ok()).unwrap_or_default();
    let get = |k: &str| value.get(k).and_then(Value::as_str).map(str::to_owned);
    Given { published: get("published"), title: get("title"), outlet: get("outlet"), url: get("url") }
}
