//! Mutational fuzzing of all readers of bytes: `fuzz SECONDS [SEED]`. Each input that panics, or takes longer than five seconds, is written to
//! `target/fuzz/`; it then belongs into `tests/regressions/` with a name that says what it is.
#![allow(clippy::disallowed_methods, reason = "a tool that writes its findings")]

#[path = "../tests/samples/mod.rs"]
mod samples;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

use dateline_intake::{Input, Options, open};

/// Longest that one input may take.
const PATIENCE: Duration = Duration::from_secs(5);
/// Longest input that is made.
const LONGEST: usize = 1 << 16;

/// Words that formats hang on.
const TOKENS: &[&[u8]] = &[
    b"<item>",
    b"</item>",
    b"<!DOCTYPE a [<!ENTITY b 'c'>]>",
    b"&b;",
    b"&#0;",
    b"<![CDATA[",
    b"]]>",
    b"xmlns:x='y'",
    b"\x1f\x8b\x08",
    b"PK\x03\x04",
    b"WARC/1.0\r\n",
    b"Content-Length: 99999999999\r\n",
    b"Content-Length: -1\r\n",
    b"HTTP/1.1 200 OK\r\n\r\n",
    b"Content-Encoding: br\r\n",
    b"From a@b 2031\n",
    b"From: x\n",
    b"\r\n\r\n",
    b"--x\r\n",
    b"{\"uri\":",
    b"[[[[",
    b"stream\n",
    b"endstream",
    b"obj\n",
    b"/Kids[4 0 R]",
    b"\x00",
    b"\xff\xff\xff\xff",
    b"<w:p>",
    b"<div>",
    b"<table>",
    b"\xe2\x80\x8b",
    b"=?utf-8?q?",
    b"2031-05-04",
    b"\x16\x16\x01",
    b"\x02",
    b"\x03",
];

struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }
    fn below(&mut self, n: usize) -> usize {
        (self.next() % n.max(1) as u64) as usize
    }
}

fn mutate(bytes: &mut Vec<u8>, other: &[u8], r: &mut Random) {
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
                let room = LONGEST.saturating_sub(bytes.len()) / part.len().max(1);
                let many = part.repeat(times.min(room));
                bytes.splice(at..at, many);
            }
            4 => {
                let from = r.below(other.len());
                let to = (from + r.below(512)).min(other.len());
                bytes.splice(at..at, other[from..to].iter().copied());
            }
            _ => {
                bytes.splice(at..at, TOKENS[r.below(TOKENS.len())].iter().copied());
            }
        }
        bytes.truncate(LONGEST);
    }
}

fn main() {
    let mut args = std::env::args().skip(1);
    let seconds = args.next().and_then(|s| s.parse().ok()).unwrap_or(60);
    let mut random = Random(args.next().and_then(|s| s.parse().ok()).unwrap_or(0x5eed).max(1));
    let seeds = samples::all();
    let options = Options { keep: true, ..Options::default() };
    let until = Instant::now() + Duration::from_secs(seconds);
    let (mut runs, mut findings) = (0u64, 0);
    let mut pool: Vec<(&str, Vec<u8>)> = seeds.clone();
    std::panic::set_hook(Box::new(|_| {}));
    while Instant::now() < until {
        let (name, mut bytes) = pool[random.below(pool.len())].clone();
        let other = seeds[random.below(seeds.len())].1.clone();
        mutate(&mut bytes, &other, &mut random);
        let began = Instant::now();
        let fate =
            catch_unwind(AssertUnwindSafe(|| open(name, Input::of(bytes.clone()), &options).take(10_000).count()));
        let took = began.elapsed();
        runs += 1;
        if fate.is_err() || took > PATIENCE {
            findings += 1;
            let path = format!("target/fuzz/{}-{runs}-{name}", if fate.is_err() { "panic" } else { "slow" });
            let kept = std::fs::create_dir_all("target/fuzz").and_then(|()| std::fs::write(&path, &bytes));
            println!("{path}: {took:?}{}", if kept.is_err() { " (not written)" } else { "" });
        } else if random.below(50) == 0 {
            // What was survived is changed further.
            if pool.len() < 500 {
                pool.push((name, bytes));
            } else {
                let at = seeds.len() + random.below(pool.len() - seeds.len());
                pool[at] = (name, bytes);
            }
        }
    }
    println!("{runs} inputs, {findings} findings");
    std::process::exit(i32::from(findings > 0));
}
