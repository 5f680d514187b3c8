//! Changes made at random: of bytes, and of JSON as values.

use serde_json::{Map, Value};

/// Numbers that follow one another without rule, the same for the same seed.
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Random {
        Random(seed.max(1))
    }
    pub(crate) fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }
    pub(crate) fn below(&mut self, n: usize) -> usize {
        (self.next() % n.max(1) as u64) as usize
    }
    pub(crate) fn of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }
}

/// Changes bytes in a few places: bits, whole bytes, parts left out, repeated, taken from another input, tokens put in.
pub(crate) fn bytes(bytes: &mut Vec<u8>, other: &[u8], tokens: &[&[u8]], longest: usize, r: &mut Random) {
    for _ in 0..=r.below(6) {
        let at = r.below(bytes.len() + 1);
        let end = (at + 1 + r.below(64)).min(bytes.len());
        match r.below(7) {
            0 if at < bytes.len() => bytes[at] ^= 1 << r.below(8),
            1 if at < bytes.len() => bytes[at] = r.next() as u8,
            2 => drop(bytes.drain(at..end.max(at))),
            3 => {
                let part = bytes[at..end.max(at)].to_vec();
                let top = r.below(10);
                let times = 1 + r.below(1 << top);
                let room = longest.saturating_sub(bytes.len()) / part.len().max(1);
                let many = part.repeat(times.min(room));
                bytes.splice(at..at, many);
            }
            4 => {
                let from = r.below(other.len());
                let to = (from + r.below(512)).min(other.len());
                bytes.splice(at..at, other[from..to].iter().copied());
            }
            _ => {
                bytes.splice(at..at, r.of(tokens).iter().copied());
            }
        }
        bytes.truncate(longest);
    }
}

/// Strings that a field is not expected to hold.
const ODD: &[&str] = &[
    "",
    "\u{0}",
    "2031-13-45",
    "9999999999999-01-01",
    "é\u{301}",
    "\u{202e}x",
    "DL999",
    "e0",
    "j",
    "sha256:",
    "'; --",
    "%00",
    "\u{fffd}",
];
/// The same of numbers.
const NUMBERS: &[i64] = &[0, -1, 1, 255, 65_536, u32::MAX as i64, i64::MAX, i64::MIN];

/// Changes values of a JSON document in a few places.
pub(crate) fn json(value: &mut Value, r: &mut Random) {
    for _ in 0..=r.below(4) {
        let n = count(value);
        let donor = nth(value, r.below(n)).cloned().unwrap_or_default();
        let at = r.below(n);
        if let Some(place) = nth_mut(value, at) {
            match (r.below(8), &mut *place) {
                (0, _) => *place = donor,
                (1, _) => *place = Value::Null,
                (2, _) => *place = Value::from(*r.of(NUMBERS)),
                (3, _) => *place = Value::from(*r.of(ODD)),
                (4, Value::Array(list)) if !list.is_empty() => {
                    let which = r.below(list.len());
                    list.remove(which);
                }
                (5, Value::Array(list)) if !list.is_empty() => {
                    let copy = r.of(list).clone();
                    list.push(copy);
                }
                (4 | 5, Value::Object(fields)) if !fields.is_empty() => {
                    let key = fields.keys().nth(r.below(fields.len())).cloned().unwrap_or_default();
                    fields.shift_remove(&key);
                }
                (_, Value::Number(number)) => {
                    let was = number.as_i64().unwrap_or_default();
                    *place = Value::from(was.wrapping_add(r.below(40) as i64 - 20));
                }
                (_, Value::String(words)) => {
                    let cut = words.chars().count();
                    *words = words.chars().skip(r.below(cut + 1)).take(r.below(cut + 1)).collect();
                }
                (_, place @ Value::Null) => *place = Value::Object(Map::new()),
                _ => {}
            }
        }
    }
}

fn count(value: &Value) -> usize {
    1 + match value {
        Value::Array(list) => list.iter().map(count).sum(),
        Value::Object(fields) => fields.values().map(count).sum(),
        _ => 0,
    }
}

fn nth(value: &Value, n: usize) -> Option<&Value> {
    fn walk<'v>(value: &'v Value, left: &mut usize) -> Option<&'v Value> {
        if *left == 0 {
            return Some(value);
        }
        *left -= 1;
        match value {
            Value::Array(list) => list.iter().find_map(|v| walk(v, left)),
            Value::Object(fields) => fields.values().find_map(|v| walk(v, left)),
            _ => None,
        }
    }
    walk(value, &mut { n })
}

fn nth_mut(value: &mut Value, n: usize) -> Option<&mut Value> {
    fn walk<'v>(value: &'v mut Value, left: &mut usize) -> Option<&'v mut Value> {
        if *left == 0 {
            return Some(value);
        }
        *left -= 1;
        match value {
            Value::Array(list) => list.iter_mut().find_map(|v| walk(v, left)),
            Value::Object(fields) => fields.values_mut().find_map(|v| walk(v, left)),
            _ => None,
        }
    }
    walk(value, &mut { n })
}
