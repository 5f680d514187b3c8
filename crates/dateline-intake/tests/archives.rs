//! Archives, papers and tables: invented samples in, documents out; damage costs what is damaged.

mod samples;

use std::io::Cursor;

use dateline_intake::{Given, Input, Options, Outcome, Refused, open};
use dateline_model::{BlockKind, Code, Document};
use samples::{answer, arc, docx, gzip, page, record, tar, zip};

fn read(name: &str, bytes: Vec<u8>) -> Vec<Outcome> {
    open(name, Input::of(bytes), &Options::default()).collect()
}

fn documents(name: &str, bytes: Vec<u8>) -> Vec<Document> {
    read(name, bytes).into_iter().map(|o| o.expect("a document").document).collect()
}

fn refusals(outcomes: &[Outcome]) -> Vec<&Refused> {
    outcomes.iter().filter_map(|o| o.as_ref().err()).collect()
}

const WORDS: &str =
    "Dockers in Port Alder struck on Sunday, the harbour master said, and no ship left the quay before the evening.";

#[test]
fn every_sample_is_read_and_made_again_from_what_is_kept() {
    let options = Options { keep: true, ..Options::default() };
    for (name, bytes) in samples::all() {
        let found: Vec<_> = open(name, Input::of(bytes), &options).collect();
        assert!(!found.is_empty());
        for outcome in found {
            let taken = outcome.unwrap_or_else(|r| panic!("{name} is refused: {}", r.problem.message));
            let again = match taken.line {
                Some(n) => vec![dateline_intake::line(&taken.name, n, &taken.bytes, &Given::default())],
                None => dateline_intake::documents(&taken.name, &taken.bytes, false, &Given::default()),
            };
            let same = again.iter().flatten().find(|d| d.source == taken.document.source);
            let same = same.unwrap_or_else(|| panic!("{name}: {} is not made again", taken.document.source));
            assert_eq!(
                (&same.id, &same.title, &same.published),
                (&taken.document.id, &taken.document.title, &taken.document.published),
                "{name}"
            );
        }
    }
}

#[test]
fn a_web_archive_with_all_that_servers_do() {
    let html = page("Strike", WORDS);
    let chunked = format!("{:x}\r\n{}\r\n{:x};x=y\r\n{}\r\n0\r\n\r\n", 20, &html[..20], html.len() - 20, &html[20..]);
    let mut brotli = Vec::new();
    // A brotli stream of stored bytes, as a compressor at its laziest writes it.
    stored_brotli(html.as_bytes(), &mut brotli);
    let zstd = zstd_of(html.as_bytes());
    let records = [
        record("warcinfo", "urn:x", b"software: x\r\n"),
        record("request", "https://g.example/0", b"GET / HTTP/1.1\r\n\r\n"),
        record("response", "https://g.example/1", &answer("Transfer-Encoding: chunked\r\n", chunked.as_bytes())),
        record("response", "<https://g.example/2>", &answer("content-encoding: GZIP\r\n", &gzip(html.as_bytes()))),
        record("response", "https://g.example/3", &answer("Content-Encoding: br\r\n", &brotli)),
        record("response", "https://g.example/4", &answer("Content-Encoding: zstd\r\n", &zstd)),
        record("response", "https://g.example/5", &answer("Transfer-Encoding: chunked\r\n", html.as_bytes())),
        record("response", "https://g.example/x.png", b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG"),
        record(
            "response",
            "https://g.example/404",
            b"HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<html><body>no</body></html>",
        ),
        record("revisit", "https://g.example/1", b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"),
        String::from_utf8_lossy(&record("response", "https://g.example/6", &answer("", html.as_bytes())))
            .replace("WARC-Type", "warc-type")
            .replace("Content-Length: ", "content-length:")
            .into_bytes(),
    ];
    let sources: Vec<String> = (1..=6).map(|n| format!("https://g.example/{n}")).collect();
    let plain = records.concat();
    let members: Vec<u8> = records.iter().flat_map(|r| gzip(r)).collect();
    for (name, bytes) in [("a.warc", plain.clone()), ("a.warc.gz", members), ("b.warc.gz", gzip(&plain))] {
        let found = documents(name, bytes);
        assert_eq!(found.iter().map(|d| d.source.clone()).collect::<Vec<_>>(), sources, "{name}");
        for doc in &found {
            assert_eq!((doc.text.as_str(), doc.title.as_deref()), (WORDS, Some("Strike")), "{name}: {}", doc.source);
            assert_eq!(doc.url.as_ref(), Some(&doc.source));
        }
    }
}

fn zstd_of(bytes: &[u8]) -> Vec<u8> {
    zstd::bulk::compress(bytes, 1).expect("in memory")
}

/// Brotli of uncompressed meta-blocks (RFC 7932, 9.2), window of 16 bits.
fn stored_brotli(bytes: &[u8], out: &mut Vec<u8>) {
    let (mut bits, mut n) = (0u64, 0u32);
    let mut put = |value: u64, count: u32, out: &mut Vec<u8>| {
        bits |= value << n;
        n += count;
        while n >= 8 {
            out.push(bits as u8);
            bits >>= 8;
            n -= 8;
        }
    };
    put(0, 1, out);
    put(0, 1, out);
    put(0, 2, out);
    put(bytes.len() as u64 - 1, 16, out);
    put(1, 1, out);
    put(0, 3, out);
    out.extend(bytes);
    out.push(3);
}

#[test]
fn damage_costs_one_record() {
    let one =
        |n: usize| record("response", &format!("https://g.example/{n}"), &answer("", page("Strike", WORDS).as_bytes()));
    let bad = String::from_utf8(one(2)).expect("text").replace("Content-Length", "Content-Size").into_bytes();
    let plain = read("a.warc", [one(1), bad, one(3)].concat());
    assert_eq!(plain.iter().flatten().count(), 2);
    let refused = refusals(&plain);
    assert_eq!((refused.len(), refused[0].problem.code), (1, Code::BadRecord));
    assert_eq!(refused[0].place.as_deref(), Some(&*format!("a.warc: record at byte {}", one(1).len())));

    let mut second = gzip(&one(2));
    let middle = second.len() / 2;
    second[middle..middle + 8].fill(0xff);
    let first = gzip(&one(1));
    let at = first.len();
    let packed = read("a.warc.gz", [first, second, gzip(&one(3)), gzip(&one(4))].concat());
    let sources: Vec<&str> = packed.iter().flatten().map(|t| t.document.source.as_str()).collect();
    assert_eq!(sources, ["https://g.example/1", "https://g.example/3", "https://g.example/4"]);
    assert_eq!(refusals(&packed)[0].place.as_deref(), Some(&*format!("a.warc.gz: record at byte {at}")));

    let whole = one(1);
    let short = documents("a.warc", whole[..whole.len() - 60].to_vec());
    assert!(short[0].problems.iter().any(|p| p.code == Code::BadRecord));
}

#[test]
fn an_archive_goes_on_from_a_byte() {
    let one =
        |n: usize| record("response", &format!("https://g.example/{n}"), &answer("", page("Strike", WORDS).as_bytes()));
    let from = one(1).len() as u64;
    let options = Options { from, ..Options::default() };
    let found: Vec<String> =
        open("a.warc", Input::of([one(1), one(2)].concat()), &options).flatten().map(|t| t.document.source).collect();
    assert_eq!(found, ["https://g.example/2"]);
}

#[test]
fn arc_with_blanks_in_an_address() {
    let bytes = [
        arc("filedesc://x.arc", b"1 0 test\nURL IP-address Archive-date Content-type Archive-length\n"),
        arc("https://g.example/a b", &answer("", page("Strike", WORDS).as_bytes())),
    ]
    .concat();
    assert_eq!(documents("x.arc", bytes)[0].source, "https://g.example/a b");
}

#[test]
fn folders_in_zip_and_tar() {
    let html = page("Strike", WORDS);
    let inner = gzip(&tar(&[("deep.txt", b"Ships left Port Alder.\n")]));
    let files: &[(&str, &[u8])] = &[
        ("a/one.txt", b"Dockers struck.\n"),
        (".hidden", b"x"),
        ("b.html", html.as_bytes()),
        ("c.tar.gz", &inner),
        ("noise.bin", &[0, 1, 2, 3, 4, 5, 6, 7]),
    ];
    for (name, bytes) in [("x.zip", zip(files)), ("x.tar", tar(files)), ("x.tar.gz", gzip(&tar(files)))] {
        let found = read(name, bytes);
        let sources: Vec<&str> = found.iter().flatten().map(|t| t.document.source.as_str()).collect();
        assert_eq!(
            sources,
            [format!("{name}/a/one.txt"), format!("{name}/b.html"), format!("{name}/c.tar.gz/deep.txt")]
        );
        assert_eq!(refusals(&found)[0].place.as_deref(), Some(&*format!("{name}/noise.bin")));
    }
}

#[test]
fn archives_too_deep_and_bombs_end() {
    let mut bytes = zip(&[("x.txt", b"Dockers struck.\n")]);
    for _ in 0..6 {
        bytes = zip(&[("x.zip", &bytes)]);
    }
    let found = read("x.zip", bytes);
    assert_eq!(refusals(&found)[0].problem.code, Code::TooMuch);
    let zeros = vec![b'a'; 20 << 20];
    let files: Vec<(String, &[u8])> = (0..30).map(|n| (format!("{n}.bin"), zeros.as_slice())).collect();
    let named: Vec<(&str, &[u8])> = files.iter().map(|f| (f.0.as_str(), f.1)).collect();
    let found = read("bomb.zip", zip(&named));
    assert!(refusals(&found).iter().any(|r| r.problem.code == Code::TooMuch), "it ends before its last file");
}

#[test]
fn docx_as_if_all_changes_were_accepted() {
    let body = "<w:p><w:pPr><w:pStyle w:val='Heading1'/></w:pPr><w:r><w:t>Toll</w:t></w:r></w:p>\
        <w:p><w:r><w:t xml:space='preserve'>Nine</w:t></w:r><w:ins w:id='1' w:author='A'><w:r><w:t xml:space='preserve'> or ten</w:t></w:r></w:ins>\
        <w:del w:id='2' w:author='A'><w:r><w:delText> or twelve</w:delText></w:r></w:del><w:r><w:t xml:space='preserve'> dockers were </w:t></w:r>\
        <w:hyperlink><w:r><w:t>hurt</w:t></w:r></w:hyperlink><w:sdt><w:sdtContent><w:r><w:t> on Sunday</w:t></w:r></w:sdtContent></w:sdt>\
        <w:moveFrom w:id='3' w:author='A'><w:r><w:t> in May</w:t></w:r></w:moveFrom><w:r><w:t>.</w:t></w:r></w:p>\
        <w:tbl><w:tr><w:tc><w:p><w:r><w:t>Port</w:t><w:tab/><w:t>Alder</w:t></w:r></w:p></w:tc></w:tr></w:tbl>\
        <w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>First</w:t></w:r></w:p>";
    let doc = documents("n.docx", docx(body)).remove(0);
    assert_eq!(doc.text.as_str(), "Toll\n\nNine or ten dockers were hurt on Sunday.\n\nPort Alder\n\nFirst");
    let kinds: Vec<BlockKind> = doc.blocks.iter().map(|b| b.kind).collect();
    assert_eq!((kinds[0], kinds[1], kinds[3]), (BlockKind::Heading, BlockKind::Paragraph, BlockKind::Item));
    assert_eq!((doc.title.as_deref(), doc.author.as_deref()), (Some("Notes on the strike"), Some("Ada Vey")));
    assert_eq!((doc.published.as_deref(), doc.modified.as_deref()), (None, Some("2031-05-06T10:00:00Z")));
    assert!(doc.problems.iter().any(|p| p.code == Code::TrackedChanges));
    let sheet = read("s.xlsx", zip(&[("[Content_Types].xml", b"<Types/>"), ("xl/workbook.xml", b"<workbook/>")]));
    assert_eq!(refusals(&sheet)[0].problem.code, Code::NoReport);
}

#[test]
fn tables_with_named_columns() {
    let table = "date;body;who\n2031-05-04;\"Dockers struck; they want more pay.\";Ada\n04.05.2031;;Ada\n";
    let options = Options {
        columns: vec![("text".to_owned(), "body".to_owned()), ("published".to_owned(), "date".to_owned())],
        ..Options::default()
    };
    let found: Vec<Outcome> = open("t.csv", Input::of(table), &options).collect();
    let doc = &found[0].as_ref().expect("a row").document;
    assert_eq!(
        (doc.text.as_str(), doc.published.as_deref()),
        ("Dockers struck; they want more pay.", Some("2031-05-04"))
    );
    assert_eq!((refusals(&found)[0].line, refusals(&found)[0].problem.code), (Some(3), Code::Empty));
    let unnamed = read("t.csv", table.as_bytes().to_vec());
    assert_eq!(refusals(&unnamed)[0].problem.code, Code::BadField);
}

#[test]
fn a_pipe_is_read_as_a_file_is() {
    for (name, bytes) in samples::all() {
        let file: Vec<String> =
            open(name, Input::of(bytes.clone()), &Options::default()).flatten().map(|t| t.document.id).collect();
        let pipe: Vec<String> = open(name, Input::Stream(Box::new(Cursor::new(bytes))), &Options::default())
            .flatten()
            .map(|t| t.document.id)
            .collect();
        assert_eq!(file, pipe, "{name}");
    }
}

#[test]
fn parquet_with_named_columns_goes_on_from_a_row() {
    let table = samples::parquet(
        &["body", "date", "rest"],
        &[
            &["Dockers struck.", "4 May 2031", "x"],
            &["", "2031-05-05", "x"],
            &["Ships left Port Alder.", "2031-05-06", "x"],
        ],
    );
    let columns = vec![("text".to_owned(), "body".to_owned()), ("published".to_owned(), "date".to_owned())];
    let options = Options { columns, keep: true, ..Options::default() };
    let found: Vec<Outcome> = open("t.parquet", Input::of(table.clone()), &options).collect();
    let first = found[0].as_ref().expect("a row");
    assert_eq!(
        (first.document.text.as_str(), first.document.published.as_deref(), first.document.source.as_str()),
        ("Dockers struck.", Some("2031-05-04"), "t.parquet:1")
    );
    let again = dateline_intake::line(&first.name, 1, &first.bytes, &options.given).expect("read again");
    assert_eq!(again.id, first.document.id);
    assert_eq!((refusals(&found)[0].line, refusals(&found)[0].problem.code), (Some(2), Code::Empty));
    let options = Options { from: 3, ..options };
    let found: Vec<Outcome> = open("t.parquet", Input::of(table.clone()), &options).collect();
    assert_eq!((found.len(), found[0].as_ref().expect("a row").at), (1, Some(3)));
    let unnamed = read("t.parquet", table.clone());
    assert_eq!(refusals(&unnamed)[0].problem.code, Code::BadField);
    for cut in [5, table.len() / 2, table.len() - 9] {
        let broken = read("t.parquet", table[..cut].to_vec());
        assert_eq!(refusals(&broken)[0].problem.code, Code::BadRecord);
    }
}

#[test]
fn every_record_can_be_gone_on_from() {
    let html = page("Strike", WORDS);
    let files: &[(&str, &[u8])] =
        &[("a.txt", b"Dockers struck.\n"), ("b.html", html.as_bytes()), ("c.txt", b"Ships left.\n")];
    let one = |n: usize| record("response", &format!("https://g.example/{n}"), &answer("", html.as_bytes()));
    let mail = |n: usize| {
        format!(
            "From a@b Sun May  4 10:00:00 2031\nFrom: a@b.example\nSubject: No {n}\nMessage-Id: <{n}@x>\n\nDockers struck.\n\n"
        )
    };
    let inputs: Vec<(&str, Vec<u8>)> = vec![
        ("x.warc", [one(1), one(2), one(3)].concat()),
        ("x.warc.gz", [gzip(&one(1)), gzip(&one(2)), gzip(&one(3))].concat()),
        ("x.tar", tar(files)),
        ("x.tar.gz", gzip(&tar(files))),
        ("x.zip", zip(files)),
        ("x.mbox", [mail(1), mail(2), mail(3)].concat().into_bytes()),
        ("x.jsonl", b"{\"text\": \"One.\"}\n{\"text\": \"Two.\"}\n{\"text\": \"Three.\"}\n".to_vec()),
        ("x.csv", b"text\nOne.\nTwo.\nThree.\n".to_vec()),
    ];
    for (name, bytes) in inputs {
        let all: Vec<_> = open(name, Input::of(bytes.clone()), &Options::default()).map(|o| o.expect(name)).collect();
        assert_eq!(all.len(), 3, "{name}");
        for (n, taken) in all.iter().enumerate() {
            let options = Options { from: taken.at.expect(name), ..Options::default() };
            let rest: Vec<String> =
                open(name, Input::of(bytes.clone()), &options).map(|o| o.expect(name).document.source).collect();
            let expected: Vec<String> = all[n..].iter().map(|t| t.document.source.clone()).collect();
            assert_eq!(rest, expected, "{name}");
        }
    }
}
