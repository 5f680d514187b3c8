//! Packs rows of `knowledge/gazetteer/` into a file that the gazetteer reads in place: `pack_gazetteer OUT < rows.tsv`.
//!
//! A row: id, name, latitude, longitude, kind, population, country, first-order division, aliases (`|` between them). The order of
//! rows and names is that of the input; same input, same bytes. `dateline_read::gazetteer` says how the file is laid out.
#![allow(clippy::disallowed_methods, reason = "a tool beside the library")]

use std::collections::{BTreeMap, HashMap};
use std::io::{self, Read};

use dateline_read::gazetteer::{MAGIC, normalise};

/// Places kept of one name; the smallest of the seventy towns called San Pedro are left out.
const LONGEST: usize = 60;

/// A number for each text, in the order in which texts first come.
#[derive(Default)]
struct Numbered {
    seen: HashMap<String, u32>,
    order: Vec<u32>,
}

impl Numbered {
    fn number(&mut self, text: &str, at: u32) -> u32 {
        if let Some(&n) = self.seen.get(text) {
            return n;
        }
        self.order.push(at);
        let n = u32::try_from(self.order.len()).unwrap_or(u32::MAX);
        self.seen.insert(text.to_owned(), n);
        n
    }
}

/// Names one after the other, each once.
#[derive(Default)]
struct Names {
    bytes: Vec<u8>,
    at: HashMap<String, u32>,
}

impl Names {
    fn add(&mut self, name: &str) -> u32 {
        if let Some(&at) = self.at.get(name) {
            return at;
        }
        let at = u32::try_from(self.bytes.len()).unwrap_or(u32::MAX);
        self.bytes.extend_from_slice(name.as_bytes());
        self.bytes.push(b'\n');
        self.at.insert(name.to_owned(), at);
        at
    }
}

fn kind(word: &str) -> u8 {
    match word {
        "country" => 0,
        "admin1" => 1,
        "town" => 3,
        "region" => 4,
        "capital" => 5,
        "site" => 6,
        _ => 2,
    }
}

/// Countries before divisions and regions, these before what they hold.
fn rank(kind: u8) -> u8 {
    match kind {
        0 => 0,
        1 | 4 => 1,
        2 => 2,
        _ => 3,
    }
}

fn number<T: std::str::FromStr>(field: &str, line: &str) -> io::Result<T> {
    field.parse().map_err(|_| io::Error::other(format!("no number “{field}” in: {line}")))
}

fn main() -> io::Result<()> {
    let out = std::env::args().nth(1).ok_or_else(|| io::Error::other("usage: pack_gazetteer OUT < rows.tsv"))?;
    let mut text = String::new();
    io::stdin().read_to_string(&mut text)?;
    let (mut rows, mut names) = (Vec::<u8>::new(), Names::default());
    let (mut countries, mut codes) = (Numbered::default(), Vec::<u8>::new());
    let mut divisions = Numbered::default();
    let mut lists: BTreeMap<String, Vec<(u8, u32, u32)>> = BTreeMap::new();
    for (i, line) in (0u32..).zip(text.lines()) {
        let f: Vec<&str> = line.split('\t').collect();
        let [id, name, lat, lon, what, people, country, division, aliases] = f[..] else {
            return Err(io::Error::other(format!("not nine fields: {line}")));
        };
        let (kind, people) = (kind(what), number::<u32>(people, line)?);
        let at = names.add(name);
        rows.extend(number::<u32>(id, line)?.to_le_bytes());
        rows.extend(number::<f32>(lat, line)?.to_le_bytes());
        rows.extend(number::<f32>(lon, line)?.to_le_bytes());
        rows.extend(people.to_le_bytes());
        rows.extend(at.to_le_bytes());
        let nation = if country.is_empty() { 0 } else { countries.number(country, 0) };
        if codes.len() < nation as usize * 3 {
            codes.extend(country.bytes().take(3));
        }
        let part = if division.is_empty() { 0 } else { divisions.number(division, names.add(division)) };
        rows.push(kind);
        rows.push(u8::try_from(nation).map_err(|_| io::Error::other("more than 255 countries"))?);
        rows.extend(u16::try_from(part).map_err(|_| io::Error::other("too many divisions"))?.to_le_bytes());
        // A site is looked up by what reporting says before its word for a site.
        let own = (what != "site").then_some(name);
        for key in own.into_iter().chain(aliases.split('|')).map(normalise).filter(|k| !k.is_empty()) {
            let list = lists.entry(key).or_default();
            let entry = (rank(kind), u32::MAX - people, i);
            if !list.contains(&entry) {
                list.push(entry);
            }
        }
    }
    let (mut packed, mut map) = (Vec::<u32>::new(), fst::MapBuilder::memory());
    for (key, list) in &mut lists {
        list.sort_unstable();
        list.truncate(LONGEST);
        map.insert(key, packed.len() as u64).map_err(io::Error::other)?;
        packed.push(u32::try_from(list.len()).unwrap_or(u32::MAX));
        packed.extend(list.iter().map(|e| e.2));
    }
    let map = map.into_inner().map_err(io::Error::other)?;
    let size = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let head = [
        MAGIC,
        size(rows.len() / 24),
        size(names.bytes.len()),
        size(divisions.order.len()),
        size(codes.len() / 3),
        size(packed.len()),
        size(map.len()),
        0,
    ];
    let mut file: Vec<u8> = head.iter().flat_map(|n| n.to_le_bytes()).collect();
    file.extend(rows);
    file.extend(names.bytes);
    file.extend(divisions.order.iter().flat_map(|n| n.to_le_bytes()));
    file.extend(codes);
    file.extend(packed.iter().flat_map(|n| n.to_le_bytes()));
    file.extend(map);
    std::fs::write(out, file)
}
