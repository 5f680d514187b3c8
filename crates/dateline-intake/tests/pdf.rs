//! PDF: words by their places, in the order in which they are read; what cannot be read is refused with a code.

mod samples;

use dateline_intake::{Given, documents};
use dateline_model::{BlockKind, Code, Document, Problem};
use samples::{file, pdf};

type Piece<'a> = (f64, f64, f64, &'a str);

fn read(bytes: &[u8]) -> Result<Document, Problem> {
    documents("a.pdf", bytes, false, &Given::default()).remove(0).map_err(|r| r.problem)
}

/// Lines below one another.
fn lines<'a>(x: f64, y: f64, words: &[&'a str]) -> Vec<Piece<'a>> {
    words.iter().enumerate().map(|(n, w)| (x, y + 12.0 * n as f64, 10.0, *w)).collect()
}

fn text(doc: &Document) -> Vec<&str> {
    doc.text.as_str().split("\n\n").collect()
}

#[test]
fn two_columns_under_a_title_are_read_one_after_the_other() {
    let mut drawn: Vec<Piece> = vec![(60.0, 80.0, 22.0, "Dockers strike in Port Alder over pay")];
    let left = [
        "The dockers of Port Alder went on strike",
        "on Sunday, after talks about their pay",
        "had ended without an agreement, as the",
        "harbour union said in the evening.",
    ];
    let right = [
        "The ministry of labour called on both",
        "sides to come back to the table, and",
        "named a go-between, who is to hear",
        "the union first.",
    ];
    // Drawn row by row, as many programs do.
    for (n, (l, r)) in left.iter().zip(right).enumerate() {
        let y = 120.0 + 12.0 * n as f64;
        drawn.push((60.0, y, 10.0, l));
        drawn.push((320.0, y, 10.0, r));
    }
    let doc = read(&pdf(&[&drawn])).expect("a document");
    assert_eq!(doc.title.as_deref(), Some("Dockers strike in Port Alder over pay"));
    assert_eq!(
        text(&doc),
        [
            "The dockers of Port Alder went on strike on Sunday, after talks about their pay had ended without an agreement, as the harbour union said in the evening.",
            "The ministry of labour called on both sides to come back to the table, and named a go-between, who is to hear the union first."
        ]
    );
}

#[test]
fn words_parted_at_a_line_s_end_are_one_again() {
    let drawn = lines(
        60.0,
        100.0,
        &[
            "Police held nine demon-",
            "strators of an anti-",
            "government march on Sun-",
            "day. The anti-government",
            "march had been banned.",
        ],
    );
    let doc = read(&pdf(&[&drawn])).expect("a document");
    assert_eq!(
        text(&doc),
        [
            "Police held nine demonstrators of an anti-government march on Sunday. The anti-government march had been banned."
        ]
    );
}

#[test]
fn running_heads_and_numbers_of_pages_are_left_out_and_sentences_go_on_over_pages() {
    let heads = ["Monthly Report 12", "Monthly Report 13", "Monthly Report 14"];
    let bodies = [
        "The strike went on, and the ships in",
        "the roads of Port Alder waited for the",
        "third week, the harbour office said.",
    ];
    let pages: Vec<Vec<Piece>> = heads
        .iter()
        .zip(bodies)
        .enumerate()
        .map(|(n, (head, body))| {
            vec![(60.0, 40.0, 9.0, *head), (60.0, 100.0, 10.0, body), (300.0, 770.0, 9.0, ["1", "2", "3"][n])]
        })
        .collect();
    let pages: Vec<&[Piece]> = pages.iter().map(Vec::as_slice).collect();
    let doc = read(&pdf(&pages)).expect("a document");
    assert_eq!(
        text(&doc),
        [
            "The strike went on, and the ships in the roads of Port Alder waited for the third week, the harbour office said."
        ]
    );
    let why: Vec<&str> = doc.left_out.iter().map(|l| l.why).collect();
    assert_eq!(
        (why.iter().filter(|w| **w == "running head").count(), why.iter().filter(|w| **w == "page number").count()),
        (3, 3)
    );
}

#[test]
fn headings_paragraphs_and_items() {
    let mut drawn = vec![(60.0, 90.0, 14.0, "What is asked for")];
    drawn.extend(lines(
        60.0,
        120.0,
        &[
            "The union has asked the port for more pay since the winter, and for",
            "shorter shifts at night. It has named two points.",
        ],
    ));
    drawn.extend(lines(60.0, 170.0, &["\u{95} Ten in the hundred more pay", "\u{95} An end to the long shifts"]));
    let doc = read(&pdf(&[&drawn, &[(60.0, 90.0, 10.0, "The port has not answered so far, it was said.")]]))
        .expect("a document");
    let kinds: Vec<BlockKind> = doc.blocks.iter().map(|b| b.kind).collect();
    assert_eq!(
        kinds,
        [BlockKind::Paragraph, BlockKind::Item, BlockKind::Item, BlockKind::Paragraph],
        "{:?}",
        doc.text.as_str()
    );
    assert_eq!(doc.title.as_deref(), Some("What is asked for"));
    assert_eq!(text(&doc)[1], "Ten in the hundred more pay");
}

#[test]
fn what_a_file_says_of_itself() {
    let objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Count 1/Kids[4 0 R]>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<</Font<</F 3 0 R>>>>/Contents 5 0 R>>",
        "<</Length 70>>stream\nBT /F 10 Tf 60 700 Td (The strike in Port Alder goes on, they said.) Tj ET \nendstream",
        "<</Title(A strike in May)/Author(Ada Vey)/ModDate(D:20310504101500+02'00')>>",
    ]
    .map(str::to_owned);
    let doc = read(&file(&objects, "/Info 6 0 R")).expect("a document");
    assert_eq!((doc.title.as_deref(), doc.author.as_deref()), (Some("A strike in May"), Some("Ada Vey")));
    assert_eq!((doc.published.as_deref(), doc.modified.as_deref()), (None, Some("2031-05-04T10:15:00+02:00")));
}

#[test]
fn pictures_of_pages_locked_files_and_damage_are_refused() {
    let page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<</XObject<</I 3 0 R>>>>/Contents 5 0 R>>";
    let objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Count 1/Kids[4 0 R]>>",
        "<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>stream\nx\nendstream",
        page,
        "<</Length 30>>stream\nq 600 0 0 800 0 0 cm /I Do Q \nendstream",
    ]
    .map(str::to_owned);
    assert_eq!(read(&file(&objects, "")).expect_err("a picture").code, Code::NotText);
    let key = "x".repeat(32);
    let locked = format!("/Encrypt<</Filter/Standard/V 1/R 2/O({key})/U({key})/P -4>>/ID[(a)(a)]");
    let whole = pdf(&[&[(60.0, 90.0, 10.0, "Nobody may read this line.")]]);
    let with_lock = String::from_utf8_lossy(&whole).replace("/Root 1 0 R", &format!("/Root 1 0 R{locked}"));
    assert_eq!(read(with_lock.as_bytes()).expect_err("locked").code, Code::Locked);
    assert_eq!(read(b"%PDF-1.4\nnothing of the kind").expect_err("damaged").code, Code::BadRecord);
}

#[test]
fn a_stream_that_unpacks_without_end_is_refused_before_it_is_unpacked() {
    use std::io::Write;
    let mut packed = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    let zeros = vec![b' '; 1 << 20];
    for _ in 0..80 {
        packed.write_all(&zeros).expect("in memory");
    }
    let packed = packed.finish().expect("in memory");
    let head = format!("%PDF-1.4\n1 0 obj\n<</Filter/FlateDecode/Length {}>>stream\n", packed.len());
    let bytes = [head.as_bytes(), &packed, b"\nendstream\nendobj\n"].concat();
    assert_eq!(read(&bytes).expect_err("a bomb").code, Code::TooMuch);
}
