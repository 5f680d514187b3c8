//! Every shape of three invented records, held against a golden file: `UPDATE_GOLDEN=1 cargo test -p dateline-export --test golden` writes
//! them anew, and the change is read before it is committed.
#![allow(clippy::disallowed_methods, reason = "a test reads its own files")]

mod support;

use std::fs;

use dateline_export::{Options, Selection, Shape};
use support::{export, golden};

#[test]
fn every_shape_is_as_its_golden_files_say() {
    for &shape in Shape::ALL {
        for strict in [false, true] {
            let options = Options { strict, release: "0.0.0".to_owned(), ..Options::default() };
            let (files, account) = export(shape, &options, &Selection::default());
            let mut all: Vec<(String, Vec<u8>)> = files.into_iter().collect();
            all.push(("account.json".to_owned(), serde_json::to_vec_pretty(&account).expect("json")));
            let folder = golden().join(if strict { "strict" } else { "plain" }).join(shape.as_str());
            // What zip and Parquet make is read by their own readers, not compared byte by byte.
            all.retain(|(name, _)| !name.ends_with(".xlsx") && !name.ends_with(".parquet"));
            if std::env::var_os("UPDATE_GOLDEN").is_some() {
                let _ = fs::remove_dir_all(&folder);
                fs::create_dir_all(&folder).expect("a folder");
                for (name, bytes) in &all {
                    fs::write(folder.join(name), bytes).expect("written");
                }
            }
            let mut known: Vec<String> = fs::read_dir(&folder)
                .expect("golden files")
                .flatten()
                .map(|e| e.file_name().to_string_lossy().into_owned())
                .collect();
            known.sort();
            let mut made: Vec<String> = all.iter().map(|f| f.0.clone()).collect();
            made.sort();
            assert_eq!(known, made, "{}", shape.as_str());
            for (name, bytes) in &all {
                let golden = fs::read(folder.join(name)).expect("a golden file");
                assert!(golden == *bytes, "{}: {name} is not as its golden file says", shape.as_str());
            }
        }
    }
}

#[test]
fn the_same_rows_give_the_same_bytes() {
    for &shape in Shape::ALL {
        let options = Options { release: "0.0.0".to_owned(), ..Options::default() };
        let (one, other) =
            (export(shape, &options, &Selection::default()), export(shape, &options, &Selection::default()));
        assert!(one == other, "{}", shape.as_str());
    }
}
