//! Puts the built page into the crate: every file of `web/dist`, compressed; where there is none, an empty list.
#![allow(clippy::disallowed_methods, reason = "a build script reads files")]

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR").unwrap_or_default()).join("../../web/dist");
    let out = PathBuf::from(env::var("OUT_DIR").unwrap_or_default());
    println!("cargo:rerun-if-changed=build.rs");
    // A folder that is not there yet is looked for again at the next build.
    println!("cargo:rerun-if-changed={}", root.display());
    let mut files = Vec::new();
    if env::var_os("CARGO_FEATURE_PAGE").is_some() {
        walk(&root, &mut files);
    }
    files.sort();
    let mut code = String::from("pub(super) const FILES: &[(&str, &[u8])] = &[\n");
    for (n, file) in files.iter().enumerate() {
        println!("cargo:rerun-if-changed={}", file.display());
        let name = file.strip_prefix(&root).unwrap_or(file).to_string_lossy().replace('\\', "/");
        let packed = out.join(format!("page-{n}.gz"));
        let mut gz = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        gz.write_all(&fs::read(file).expect("a file of the page")).expect("compressed");
        fs::write(&packed, gz.finish().expect("compressed")).expect("written");
        writeln!(code, "    ({name:?}, include_bytes!({:?})),", packed.to_string_lossy()).expect("a line");
    }
    code.push_str("];\n");
    fs::write(out.join("page.rs"), code).expect("written");
}

fn walk(folder: &Path, files: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for path in entries.flatten().map(|e| e.path()) {
        if path.is_dir() {
            walk(&path, files);
        } else {
            files.push(path);
        }
    }
}
