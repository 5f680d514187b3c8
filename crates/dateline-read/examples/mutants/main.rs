//! Writes a copy of this library in which each condition asks a switch, so that one build serves all mutants.
//!
//! `cargo run -p dateline-read --example mutants -- FOLDER` writes the copy, with `run.txt` as its program and `sites.tsv` as the list of its
//! switches. `make mutants` does that, builds the copy and runs it; `eval/mutants/README.md` says what comes of it.
#![allow(clippy::disallowed_methods, reason = "a tool that reads and writes the library's files")]

mod sites;

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

fn main() -> Result<()> {
    let top = PathBuf::from(std::env::args().nth(1).context("usage: mutants FOLDER")?);
    let folder = top.join("crates/dateline-read");
    let home = Path::new(env!("CARGO_MANIFEST_DIR"));
    // What the code embeds from beside the crates.
    for beside in ["models", "knowledge"] {
        for from in walk(&home.join("../..").join(beside))?
            .iter()
            .filter(|p| p.extension().is_some_and(|e| e == "bin" || e == "tsv"))
        {
            let to = top.join(from.strip_prefix(home.join("../.."))?);
            fs::create_dir_all(to.parent().context("a folder")?)?;
            fs::copy(from, to)?;
        }
    }
    let mut sites = sites::Sites::default();
    for path in sources(home)? {
        let name = path.strip_prefix(home)?.to_string_lossy().into_owned();
        let text = fs::read_to_string(&path)?;
        // What learns the weights, and what is no code.
        let read = name.starts_with("src/") && name.ends_with(".rs") && !name.ends_with("/train.rs");
        let copy = if read { sites.instrument(&name, &text).with_context(|| name.clone())? } else { text };
        put(&folder.join(&name), &copy)?;
    }
    for data in others(home)? {
        let to = folder.join(data.strip_prefix(home)?);
        fs::create_dir_all(to.parent().context("a folder")?)?;
        fs::copy(&data, to)?;
    }
    let mut lib = fs::read_to_string(folder.join("src/lib.rs"))?;
    lib.push_str(include_str!("door.txt"));
    put(&folder.join("src/lib.rs"), &lib)?;
    put(
        &folder.join("src/mutant.rs"),
        &include_str!("switches.txt").replace("{SITES}", &sites.list.len().to_string()),
    )?;
    put(&folder.join("examples/run.rs"), include_str!("run.txt"))?;
    put(&folder.join("Cargo.toml"), &manifest(home)?)?;
    let mut table = String::new();
    for (n, s) in sites.list.iter().enumerate() {
        let text: String = s.text.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(160).collect();
        writeln!(table, "{n}\t{}\t{}\t{}\t{}\t{}\t{}\t{text}", s.kind, s.file, s.line, s.lines, s.function, s.draw)?;
    }
    put(&top.join("sites.tsv"), &table)?;
    eprintln!("{} switches", sites.list.len());
    Ok(())
}

/// Files of code, in order.
fn sources(home: &Path) -> Result<Vec<PathBuf>> {
    Ok(walk(&home.join("src"))?.into_iter().filter(|p| p.extension().is_some_and(|e| e == "rs")).collect())
}

/// What the code embeds, and the cases with their reader.
fn others(home: &Path) -> Result<Vec<PathBuf>> {
    let mut all = walk(&home.join("src"))?;
    all.retain(|p| p.extension().is_none_or(|e| e != "rs"));
    for folder in ["cases", "tests", "data"] {
        all.extend(walk(&home.join(folder))?);
    }
    Ok(all)
}

fn walk(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut out = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() { out.extend(walk(&path)?) } else { out.push(path) }
    }
    out.sort();
    Ok(out)
}

/// Writes only what changed, so that a build need not start anew.
fn put(path: &Path, text: &str) -> Result<()> {
    if fs::read_to_string(path).is_ok_and(|old| old == text) {
        return Ok(());
    }
    fs::create_dir_all(path.parent().context("a folder")?)?;
    Ok(fs::write(path, text)?)
}

/// The library's manifest with the workspace's entries written out.
fn manifest(home: &Path) -> Result<String> {
    let root = home.join("../..").canonicalize()?;
    let workspace: toml::Table = fs::read_to_string(root.join("Cargo.toml"))?.parse()?;
    let own: toml::Table = fs::read_to_string(home.join("Cargo.toml"))?.parse()?;
    let shared = workspace["workspace"]["dependencies"].as_table().context("shared dependencies")?;
    let mut dependencies = toml::Table::new();
    for part in ["dependencies", "dev-dependencies"] {
        for name in own[part].as_table().context("dependencies")?.keys() {
            let mut entry = shared.get(name).context("an entry of the workspace")?.clone();
            if let Some(path) = entry.get_mut("path") {
                *path = toml::Value::String(root.join(path.as_str().context("a path")?).to_string_lossy().into_owned());
            }
            dependencies.insert(name.clone(), entry);
        }
    }
    let mut out = toml::Table::new();
    let package = [("name", "dateline-read"), ("version", "0.0.0"), ("edition", "2024")];
    let package = package.into_iter().map(|(k, v)| (k.to_owned(), toml::Value::String(v.to_owned()))).collect();
    out.insert("package".to_owned(), toml::Value::Table(package));
    out.insert("dependencies".to_owned(), toml::Value::Table(dependencies));
    out.insert("workspace".to_owned(), toml::Value::Table(toml::Table::new()));
    out.insert("profile".to_owned(), workspace["profile"].clone());
    Ok(toml::to_string(&out)?)
}
