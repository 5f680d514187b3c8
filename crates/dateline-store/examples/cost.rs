//! What storing and putting together cost, step by step, in CPU time of this thread: `dateline read REPORTS --format jsonl > RECORDS`, then
//! `cargo run --profile quick -p dateline-store --example cost -- RECORDS CASE [RUNS]`. The records are added in so many runs, each put together
//! before the next, as a follower of a feed would add them.
#![allow(clippy::disallowed_methods, reason = "a tool")]

use std::io::{self, BufRead};

use dateline_model::Record;
use dateline_store::{Case, Original, Prepared};

/// CPU seconds of this process.
fn cpu() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/schedstat").unwrap_or_default();
    stat.split(' ').next().and_then(|n| n.parse::<f64>().ok()).unwrap_or_default() / 1e9
}

fn main() -> io::Result<()> {
    let args: Vec<String> = std::env::args().collect();
    let [_, records, file, rest @ ..] = args.as_slice() else {
        return Err(io::Error::other("usage: cost RECORDS CASE [RUNS]"));
    };
    let runs: usize = rest.first().and_then(|n| n.parse().ok()).unwrap_or(1);
    let lines: Vec<String> = io::BufReader::new(std::fs::File::open(records)?).lines().collect::<io::Result<_>>()?;
    let mut case = Case::open_or_create(file).map_err(io::Error::other)?;
    let (mut pack, mut store, mut assemble) = (0.0, 0.0, 0.0);
    let mut text = 0;
    for run in lines.chunks(lines.len().div_ceil(runs)) {
        let (mut p, mut s) = (0.0, 0.0);
        for batch in run.chunks(256) {
            let read: Vec<Record> =
                batch.iter().map(|l| serde_json::from_str(l)).collect::<Result<_, _>>().map_err(io::Error::other)?;
            let at = cpu();
            let batch: Vec<Prepared> = read
                .into_iter()
                .map(|r| {
                    text += r.document.text.len();
                    let bytes = r.document.text.as_bytes().to_vec();
                    let original = Original { name: r.document.source.clone(), line: None, given: None, bytes };
                    Prepared::new(r, original, "cost")
                })
                .collect();
            p += cpu() - at;
            let at = cpu();
            case.add(&batch).map_err(io::Error::other)?;
            s += cpu() - at;
        }
        let at = cpu();
        case.assemble(&mut |_, _| {}).map_err(io::Error::other)?;
        let a = cpu() - at;
        let n = run.len() as f64 / 1000.0;
        println!("{:6} reports: pack {:.3} store {:.3} assemble {:.3} ms a report", run.len(), p / n, s / n, a / n);
        (pack, store, assemble) = (pack + p, store + s, assemble + a);
    }
    drop(case);
    let (n, size) = (lines.len() as f64 / 1000.0, std::fs::metadata(file)?.len());
    println!(
        "together: pack {:.3} store {:.3} assemble {:.3}, {:.3} ms a report; {:.2} times the text",
        pack / n,
        store / n,
        assemble / n,
        (pack + store + assemble) / n,
        size as f64 / text as f64
    );
    Ok(())
}
