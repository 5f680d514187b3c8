//! Holds the shape of the reading rooms: how many of their files import one another in a circle, and how long a function may be.
#![allow(clippy::disallowed_methods, reason = "a test of the files themselves")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The most files that import one another in a circle. It only goes down.
const CIRCLE: usize = 29;
/// The longest function, in lines from its signature to its closing brace, and how many pass that. Both only go down.
const LONGEST: usize = 120;
const LONGER: usize = 12;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../dateline-read/src")
}

/// Modules of the crate (`a::b`), each with the text of its file, tests left out.
fn modules() -> BTreeMap<String, String> {
    let mut out = BTreeMap::new();
    let mut folders = vec![root()];
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(folder).expect("a folder").flatten().map(|e| e.path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") {
                let name = path.strip_prefix(root()).expect("inside").with_extension("");
                let name = name.to_string_lossy().replace(['/', '\\'], "::");
                let name = name.strip_suffix("::mod").map_or(name.clone(), str::to_owned);
                let text = fs::read_to_string(&path).expect("a file");
                let code: Vec<&str> = text
                    .lines()
                    .take_while(|l| !l.starts_with("#[cfg(test)]"))
                    .filter(|l| !l.trim_start().starts_with("//"))
                    .collect();
                out.insert(name, code.join("\n"));
            }
        }
    }
    out
}

/// The modules that a module's code names. A parent that only re-exports a child's item is passed through to that child.
fn imports(modules: &BTreeMap<String, String>) -> BTreeMap<&str, BTreeSet<&str>> {
    let mut out = BTreeMap::new();
    for (name, text) in modules.iter().filter(|m| m.0 != "lib") {
        let mut to = BTreeSet::new();
        for (at, _) in text.match_indices("::") {
            for path in paths(modules, name, text, at) {
                to.extend(target(modules, name, &path).filter(|t| t != name));
            }
        }
        out.insert(name.as_str(), to);
    }
    out
}

/// All paths that start at `crate::`, `super::`, `self::` or a child, groups in braces taken apart, where `at` is the first `::`.
fn paths(modules: &BTreeMap<String, String>, from: &str, text: &str, at: usize) -> Vec<Vec<String>> {
    let head: String = text[..at].chars().rev().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    let head: String = head.chars().rev().collect();
    let child = modules.contains_key(&format!("{from}::{head}"));
    // `pub(in crate::a)` says who may see it.
    if text[..at - head.len()].ends_with("(in ") {
        return Vec::new();
    }
    if !child && !matches!(head.as_str(), "crate" | "super" | "self") || text[..at - head.len()].ends_with("::") {
        return Vec::new();
    }
    let mut out = Vec::new();
    let mut stack = vec![vec![head]];
    let mut now = stack[0].clone();
    let mut word = String::new();
    let mut rest = text[at..].chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            ':' if rest.peek() == Some(&':') => {
                rest.next();
                if !word.is_empty() {
                    now.push(std::mem::take(&mut word));
                }
            }
            '{' if word.is_empty() => stack.push(now.clone()),
            ',' | '}' if stack.len() > 1 => {
                if !word.is_empty() {
                    now.push(std::mem::take(&mut word));
                    out.push(now);
                }
                if c == '}' {
                    stack.pop();
                }
                now = stack.last().cloned().unwrap_or_default();
                if stack.len() == 1 {
                    return out;
                }
            }
            c if c.is_alphanumeric() || c == '_' => word.push(c),
            c if c.is_whitespace() && stack.len() > 1 => {}
            _ => break,
        }
    }
    if !word.is_empty() {
        now.push(word);
    }
    out.push(now);
    out
}

/// The module that a path leads to from a module: the longest beginning of it that is one.
fn target<'m>(modules: &'m BTreeMap<String, String>, from: &str, path: &[String]) -> Option<&'m str> {
    let mut base: Vec<&str> = from.split("::").collect();
    let mut rest = path;
    if path.first()? == "crate" {
        base.clear();
    }
    while let Some((first, more)) = rest.split_first() {
        match first.as_str() {
            "super" => drop(base.pop()),
            "crate" | "self" => {}
            _ => break,
        }
        rest = more;
    }
    let mut best = modules.get_key_value(&base.join("::")).map(|m| m.0.as_str());
    for step in rest {
        base.push(step);
        if let Some(found) = modules.get_key_value(&base.join("::")) {
            best = Some(found.0);
            continue;
        }
        // "pub(super) use child::{Item, Other}": the child's.
        let parent = &base[..base.len() - 1].join("::");
        if let Some(child) = modules.get(parent).and_then(|text| exported(text, step))
            && let Some(found) = modules.get_key_value(&format!("{parent}::{child}"))
        {
            best = Some(found.0);
        }
        break;
    }
    best
}

/// The child whose item a module's code hands on under its own name.
fn exported(text: &str, item: &str) -> Option<String> {
    text.split(';').map(str::trim).find_map(|line| {
        let (_, from) = line.rsplit_once("use ").filter(|(before, _)| !before.contains('='))?;
        let (child, names) = from.split_once("::")?;
        let named = names.split(|c: char| !c.is_alphanumeric() && c != '_').any(|n| n == item);
        (named && child.chars().all(|c| c.is_alphanumeric() || c == '_')).then(|| child.to_owned())
    })
}

/// The largest set of modules each of which is reached from each other.
fn circle<'m>(edges: &BTreeMap<&'m str, BTreeSet<&'m str>>) -> BTreeSet<&'m str> {
    let reach = |from: &'m str| {
        let (mut seen, mut todo) = (BTreeSet::new(), vec![from]);
        while let Some(m) = todo.pop() {
            for &next in edges.get(m).into_iter().flatten() {
                if seen.insert(next) {
                    todo.push(next);
                }
            }
        }
        seen
    };
    let all: BTreeMap<&str, BTreeSet<&str>> = edges.keys().map(|&m| (m, reach(m))).collect();
    let around = |m: &'m str| -> BTreeSet<&'m str> {
        all[m].iter().copied().filter(|o| all.get(o).is_some_and(|r| r.contains(m))).collect()
    };
    edges.keys().map(|&m| around(m)).max_by_key(BTreeSet::len).unwrap_or_default()
}

#[test]
fn files_import_one_another_in_no_larger_circle() {
    let modules = modules();
    let found = circle(&imports(&modules));
    assert!(
        found.len() <= CIRCLE,
        "{} files import one another in a circle; the cap is {CIRCLE}:\n{}",
        found.len(),
        found.into_iter().collect::<Vec<_>>().join("\n")
    );
}

#[test]
fn functions_stay_short() {
    let mut long = Vec::new();
    for (name, text) in modules() {
        let mut open: Option<(usize, usize, &str)> = None;
        for (n, line) in text.lines().enumerate() {
            let indent = line.len() - line.trim_start().len();
            let signature = line.trim_start();
            let starts =
                ["fn ", "pub fn ", "pub(crate) fn ", "pub(super) fn "].iter().any(|s| signature.starts_with(s));
            if open.is_none() && starts {
                open = Some((n, indent, signature));
            }
            if let Some((from, _, what)) = open.filter(|o| signature.starts_with('}') && o.1 == indent) {
                if n + 1 - from > LONGEST {
                    long.push(format!("{name}: {what} {} lines", n + 1 - from));
                }
                open = None;
            }
        }
    }
    assert!(
        long.len() <= LONGER,
        "{} functions pass {LONGEST} lines; the cap is {LONGER}:\n{}",
        long.len(),
        long.join("\n")
    );
}
