//! Words per second of standard input on one thread, time to the first sentence, and peak memory (where `/proc` tells it).
//!
//! `cargo run --release -p dateline-lang --example throughput < text.txt`; an argument repeats the text so many times.
#![allow(clippy::disallowed_methods, reason = "a measurement reads the clock")]

use std::io::Read;
use std::time::{Duration, Instant};

use dateline_lang::English;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut text = String::new();
    std::io::stdin().lock().read_to_string(&mut text)?;
    let times: usize = std::env::args().nth(1).map_or(Ok(1), |a| a.parse())?;

    let start = Instant::now();
    let english = English::embedded()?;
    let words = english.analyse("Police in Port Alder arrested nine dockers on Tuesday.").words().len();
    println!("first sentence ({words} words) after {:.1} ms", start.elapsed().as_secs_f64() * 1e3);

    let (wall, before) = (Instant::now(), cpu());
    let (mut words, mut sentences, mut names) = (0, 0, 0);
    for _ in 0..times {
        let analysis = english.analyse(text.as_str());
        words += analysis.words().len();
        sentences += analysis.sentences().len();
        names += analysis.names().len();
    }
    let wall = wall.elapsed();
    let used = cpu().zip(before).map_or(wall, |(a, b)| a.saturating_sub(b));
    println!(
        "{words} words, {sentences} sentences, {names} names in {:.3} CPU-s, {:.3} s",
        used.as_secs_f64(),
        wall.as_secs_f64()
    );
    println!("{:.0} words per CPU-second", words as f64 / used.as_secs_f64());
    if let Some(peak) = proc("status").and_then(|s| Some(s.lines().find(|l| l.starts_with("VmHWM"))?.to_owned())) {
        println!("peak memory: {}", peak.trim_start_matches("VmHWM:").trim());
    }
    Ok(())
}

fn proc(file: &str) -> Option<String> {
    std::fs::read_to_string(format!("/proc/self/{file}")).ok()
}

/// CPU time of this thread so far.
fn cpu() -> Option<Duration> {
    proc("schedstat")?.split(' ').next()?.parse().ok().map(Duration::from_nanos)
}
