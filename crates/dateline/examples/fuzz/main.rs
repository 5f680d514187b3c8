//! Mutational fuzzing of everything that takes bytes from elsewhere: `fuzz SECONDS [TARGET] [SEED]`, all targets without one, in equal shares.
//!
//! Each input that panics, or takes longer than its target's patience, is written to `target/fuzz/`; it then belongs into a test with a name that
//! says what it is.
#![allow(clippy::disallowed_methods, reason = "a tool that writes its findings")]

mod desk;
mod import;
mod intake;
mod mutate;
#[path = "../../../dateline-intake/tests/samples/mod.rs"]
mod samples;
mod text;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

use mutate::Random;

/// Something that takes bytes.
pub(crate) trait Target {
    /// Inputs to begin with, by name.
    fn seeds(&self) -> Vec<(String, Vec<u8>)>;
    /// Changes one, with another to take parts from.
    fn change(&self, bytes: &mut Vec<u8>, other: &[u8], r: &mut Random);
    /// Takes it.
    fn take(&mut self, name: &str, bytes: &[u8]);
    /// Longest that one input may take.
    fn patience(&self) -> Duration {
        Duration::from_secs(5)
    }
}

/// What makes a target.
type Make = fn() -> Box<dyn Target>;

const TARGETS: &[(&str, Make)] = &[
    ("intake", || Box::new(intake::Intake)),
    ("parse", || Box::new(text::Parse::new())),
    ("read", || Box::new(text::Read::new())),
    ("import", || Box::new(import::Records::new())),
    ("tables", || Box::new(import::Tables)),
    ("desk", || Box::new(desk::Requests::new())),
];

fn main() {
    let mut args = std::env::args().skip(1);
    let seconds: u64 = args.next().and_then(|s| s.parse().ok()).unwrap_or(60);
    let only = args.next().filter(|t| t != "all");
    let seed = args.next().and_then(|s| s.parse().ok()).unwrap_or(0x5eed);
    let targets: Vec<_> = TARGETS.iter().filter(|t| only.as_ref().is_none_or(|o| o == t.0)).collect();
    if targets.is_empty() {
        eprintln!("no such target; there are {}", TARGETS.iter().map(|t| t.0).collect::<Vec<_>>().join(", "));
        std::process::exit(2);
    }
    let each = Duration::from_secs_f64(seconds as f64 / targets.len() as f64);
    std::panic::set_hook(Box::new(|_| {}));
    let findings: usize = targets.iter().map(|(name, make)| run(name, make().as_mut(), each, seed)).sum();
    std::process::exit(i32::from(findings > 0));
}

/// What this thread has run so far; where the system does not tell, the time that went by. A machine that is busy otherwise makes nothing slow.
fn spent() -> Duration {
    static BEGAN: std::sync::LazyLock<Instant> = std::sync::LazyLock::new(Instant::now);
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanos = told.and_then(|t| t.split(' ').next()?.parse().ok());
    nanos.map_or_else(|| BEGAN.elapsed(), Duration::from_nanos)
}

/// Feeds one target for so long; how many findings there were.
fn run(target: &str, fed: &mut dyn Target, time: Duration, seed: u64) -> usize {
    let mut random = Random::new(seed);
    let seeds = fed.seeds();
    let mut pool = seeds.clone();
    let until = Instant::now() + time;
    let (mut runs, mut findings) = (0u64, 0);
    let mut slowest = Duration::ZERO;
    while Instant::now() < until {
        let (name, mut bytes) = random.of(&pool).clone();
        let other = random.of(&seeds).1.clone();
        fed.change(&mut bytes, &other, &mut random);
        let began = spent();
        let fate = catch_unwind(AssertUnwindSafe(|| fed.take(&name, &bytes)));
        let took = spent().saturating_sub(began);
        slowest = slowest.max(took);
        runs += 1;
        if fate.is_err() || took > fed.patience() {
            findings += 1;
            let path = format!("target/fuzz/{target}-{}-{runs}-{name}", if fate.is_err() { "panic" } else { "slow" });
            let kept = std::fs::create_dir_all("target/fuzz").and_then(|()| std::fs::write(&path, &bytes));
            println!("{path}: {took:?}{}", if kept.is_err() { " (not written)" } else { "" });
        } else if random.below(50) == 0 {
            // What was survived is changed further.
            if pool.len() < seeds.len() + 500 {
                pool.push((name, bytes));
            } else {
                let at = seeds.len() + random.below(pool.len() - seeds.len());
                pool[at] = (name, bytes);
            }
        }
    }
    println!("{target}: {runs} inputs, {findings} findings, the slowest {slowest:.1?}");
    findings
}
