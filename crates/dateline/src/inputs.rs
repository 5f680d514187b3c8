//! From what the command line names to documents, in order: files, folders, globs, standard input, lines of JSONL.
//!
//! Files are read as they are needed, archives record by record, so memory grows neither with their number nor with their length.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

use dateline_intake::{Input, Options, Refused};
use dateline_model::{Code, Document, Problem};
use globset::Glob;
use walkdir::WalkDir;

/// Something that could not be read, and where.
#[derive(Debug)]
pub(crate) struct Trouble {
    /// `FILE` or `FILE:LINE`.
    pub(crate) place: String,
    pub(crate) problem: Problem,
}

impl Trouble {
    pub(crate) fn new(place: impl Into<String>, problem: Problem) -> Trouble {
        Trouble { place: place.into(), problem }
    }

    /// Says it on stderr.
    pub(crate) fn report(&self) {
        eprintln!("dateline: {}: {} [{}]", self.place, self.problem.message, self.problem.code);
        if let Some(hint) = &self.problem.hint {
            eprintln!("  hint: {hint}");
        }
    }
}

/// A document with the input that it was made of.
#[derive(Debug)]
pub(crate) struct Taken {
    pub(crate) document: Document,
    /// The file as it came, or the line of JSONL.
    pub(crate) bytes: Vec<u8>,
    /// The file's name.
    pub(crate) name: String,
    /// The line, from 1, where the document is one of a file's.
    pub(crate) line: Option<usize>,
    /// Where its record begins, for `--from`.
    pub(crate) at: Option<u64>,
}

impl Taken {
    /// Bytes of memory that it takes.
    pub(crate) fn weight(&self) -> usize {
        self.bytes.len() + 2 * self.document.text.as_str().len()
    }
}

/// A document, or why there is none.
pub(crate) type Outcome = Result<Taken, Trouble>;

/// All documents of the inputs, in their order.
pub(crate) fn stream<'a>(inputs: &'a [PathBuf], options: &'a Options) -> impl Iterator<Item = Outcome> + 'a {
    expand(inputs).into_iter().flat_map(move |path| match path {
        Ok(path) => open(&path, options),
        Err(trouble) => one(Err(trouble)),
    })
}

type Outcomes<'a> = Box<dyn Iterator<Item = Outcome> + 'a>;

fn one<'a>(outcome: Outcome) -> Outcomes<'a> {
    Box::new(std::iter::once(outcome))
}

/// Folders and globs become their files, sorted.
pub(crate) fn expand(inputs: &[PathBuf]) -> Vec<Result<PathBuf, Trouble>> {
    let mut out = Vec::new();
    for input in inputs {
        let name = input.to_string_lossy();
        if input.is_dir() {
            let before = out.len();
            out.extend(files(input, None).map(Ok));
            if out.len() == before {
                let problem = Problem::new(Code::Empty, "the folder holds no files")
                    .hint("name a file, or a folder with files in it");
                out.push(Err(Trouble::new(name, problem)));
            }
        } else if !input.exists() && name.contains(['*', '?', '[']) {
            let root = input
                .ancestors()
                .find(|a| !a.to_string_lossy().contains(['*', '?', '[']))
                .unwrap_or(Path::new(""))
                .to_owned();
            let root = if root.as_os_str().is_empty() { PathBuf::from(".") } else { root };
            let before = out.len();
            match Glob::new(&name) {
                Ok(glob) => out.extend(files(&root, Some(&glob.compile_matcher())).map(Ok)),
                Err(e) => out
                    .push(Err(Trouble::new(name.clone(), Problem::new(Code::Unreadable, format!("not a glob: {e}"))))),
            }
            if out.len() == before {
                out.push(Err(Trouble::new(
                    name,
                    Problem::new(Code::Unreadable, "nothing matches").hint("put the glob in quotation marks"),
                )));
            }
        } else {
            out.push(Ok(input.clone()));
        }
    }
    out
}

fn files<'a>(root: &Path, glob: Option<&'a globset::GlobMatcher>) -> impl Iterator<Item = PathBuf> + 'a {
    let hidden = |e: &walkdir::DirEntry| e.depth() > 0 && e.file_name().to_string_lossy().starts_with('.');
    let walk = WalkDir::new(root).sort_by_file_name().into_iter().filter_entry(move |e| !hidden(e)).flatten();
    walk.filter(|e| e.file_type().is_file())
        .map(|e| e.path().strip_prefix("./").unwrap_or(e.path()).to_owned())
        .filter(move |p| glob.is_none_or(|g| g.is_match(p)))
}

fn open<'a>(path: &Path, options: &'a Options) -> Outcomes<'a> {
    let stdin = path == Path::new("-");
    let name = if stdin { "<stdin>".to_owned() } else { path.to_string_lossy().into_owned() };
    let input = if stdin {
        Input::Stream(Box::new(io::stdin()))
    } else {
        match File::open(path) {
            // Only of a file the directory at a zip's end can be looked up.
            Ok(file) if file.metadata().is_ok_and(|m| m.is_file()) => Input::File(Box::new(file)),
            Ok(pipe) => Input::Stream(Box::new(pipe)),
            Err(e) => return one(Err(unreadable(&name, &e))),
        }
    };
    let found = dateline_intake::open(&name, input, options);
    Box::new(found.map(move |o| taken(&name, o)))
}

/// A document of the library's, or where and why there is none.
pub(crate) fn taken(name: &str, outcome: dateline_intake::Outcome) -> Outcome {
    let t = outcome.map_err(|r| place(name, r))?;
    Ok(Taken { document: t.document, bytes: t.bytes, name: t.name, line: t.line, at: t.at })
}

fn place(name: &str, refused: Refused) -> Trouble {
    let line = refused.line.map_or_else(|| name.to_owned(), |n| format!("{name}:{n}"));
    Trouble::new(refused.place.unwrap_or(line), refused.problem)
}

fn unreadable(name: &str, e: &io::Error) -> Trouble {
    let hint = match e.kind() {
        io::ErrorKind::NotFound => "check the name; globs need quotation marks",
        io::ErrorKind::PermissionDenied => "check who may read it",
        _ => "check the file",
    };
    Trouble::new(name, Problem::new(Code::Unreadable, format!("cannot be read: {e}")).hint(hint))
}
