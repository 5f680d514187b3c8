//! What intake costs: `take container ARCHIVE` (payloads alone), `take documents ARCHIVE`, `take feeds FOLDER`. Prints CPU seconds, how many were
//! found, and bytes of content, as JSON.
#![allow(clippy::disallowed_methods, reason = "a measuring tool reads files")]

use std::fs;
use std::fs::File;

use dateline_intake::{Input, Options, open, payloads};

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [what, path] = args.as_slice() else {
        eprintln!("usage: take container|documents|feeds PATH");
        std::process::exit(2);
    };
    let options = Options::default();
    let file = || File::open(path).expect("a file");
    let start = cpu();
    let (mut found, mut bytes) = (0usize, 0usize);
    match what.as_str() {
        "container" => {
            for (_, body) in payloads(Box::new(file())) {
                found += 1;
                bytes += body.len();
            }
        }
        "documents" => found = open(path, Input::File(Box::new(file())), &options).flatten().count(),
        _ => {
            let mut feeds: Vec<_> = fs::read_dir(path).expect("a folder").flatten().map(|e| e.path()).collect();
            feeds.sort();
            for feed in feeds {
                let body = fs::read(&feed).expect("a file");
                bytes += body.len();
                found += open(&feed.to_string_lossy(), Input::of(body), &options).flatten().count();
            }
        }
    }
    let spent = cpu() - start;
    if what == "documents" {
        // What the pages hold is counted afterwards: it is no part of the work.
        bytes = payloads(Box::new(file())).map(|p| p.1.len()).sum();
    }
    println!("{{\"cpu\": {spent}, \"found\": {found}, \"bytes\": {bytes}}}");
}

/// CPU seconds of this process, of user and system, as Linux tells them.
fn cpu() -> f64 {
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    let ticks = |n: usize| fields.get(n).and_then(|f| f.parse::<f64>().ok()).unwrap_or(0.0);
    // Ticks are hundredths of a second on every Linux that this is run on.
    (ticks(11) + ticks(12)) / 100.0
}
