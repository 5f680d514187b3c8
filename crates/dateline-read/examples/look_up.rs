//! How long a look-up in the gazetteer takes: nanoseconds for names that it has, in no order, and for names that it has not.
#![allow(clippy::disallowed_methods, clippy::print_stdout, reason = "a tool beside the library, with a clock")]

use std::hint::black_box;
use std::time::Instant;

use dateline_read::gazetteer::{Gazetteer, normalise};

/// Names looked up; a prime step through all takes them out of order.
const NAMES: usize = 50_000;
const STEP: usize = 7919;
/// Names timed at a time: the median of the slices does not know of what else the machine does.
const SLICE: usize = 500;

/// The median of the slices, nanoseconds a name.
fn median(names: &[String], mut each: impl FnMut(&str)) -> f64 {
    let mut slices: Vec<f64> = names
        .chunks(SLICE)
        .map(|slice| {
            let start = Instant::now();
            for name in slice {
                each(name);
            }
            start.elapsed().as_secs_f64() * 1e9 / slice.len() as f64
        })
        .collect();
    slices.sort_by(f64::total_cmp);
    slices[slices.len() / 2]
}

fn main() {
    let g = Gazetteer::embedded();
    let all: Vec<&str> = g.names().collect();
    let hits: Vec<String> = (0..NAMES).map(|i| all[i * STEP % all.len()].to_owned()).collect();
    let misses: Vec<String> = hits.iter().map(|n| format!("{n}qx")).collect();
    let far: Vec<String> = hits.iter().map(|n| n.chars().rev().collect()).collect();
    // What a document does: a few names over and over.
    let few: Vec<String> = hits.iter().take(200).cycle().take(NAMES).cloned().collect();
    println!("{} names; {NAMES} looked up, median of slices of {SLICE}, nanoseconds a name", all.len());
    for (what, names) in [
        ("names of the gazetteer, each once", &hits),
        ("two hundred of them, over and over", &few),
        ("a known name with two letters more", &misses),
        ("a known name backwards", &far),
    ] {
        let found = names.iter().filter(|n| g.knows(n)).count();
        let fold = median(names, |n| {
            black_box(normalise(n));
        });
        let knows = median(names, |n| {
            black_box(g.knows(n));
        });
        let rows = median(names, |n| {
            black_box(g.look_up(n));
        });
        println!(
            "{what}: {found} found; folding {fold:.0}, whether it is there {knows:.0}, all it may denote {rows:.0}"
        );
    }
}
