//! An invented sample of every form that intake reads: what the tests read whole, and fuzzing takes apart.
#![allow(dead_code, clippy::format_push_string, reason = "each user takes some of them")]

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;

/// A page.
pub(crate) fn page(title: &str, words: &str) -> String {
    format!(
        "<!doctype html><html><head><title>{title}</title></head><body><article><h1>{title}</h1><p>{words}</p></article></body></html>"
    )
}

pub(crate) fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut out = GzEncoder::new(Vec::new(), Compression::default());
    out.write_all(bytes).expect("in memory");
    out.finish().expect("in memory")
}

/// An answer of a server.
pub(crate) fn answer(fields: &str, body: &[u8]) -> Vec<u8> {
    [format!("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n{fields}\r\n").as_bytes(), body].concat()
}

/// A record of a WARC.
pub(crate) fn record(kind: &str, uri: &str, body: &[u8]) -> Vec<u8> {
    let head = format!(
        "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {uri}\r\nWARC-Date: 2031-05-05T00:00:00Z\r\nContent-Type: application/http; msgtype={kind}\r\nContent-Length: {}\r\n\r\n",
        body.len()
    );
    [head.as_bytes(), body, b"\r\n\r\n"].concat()
}

/// A line of ARC with its answer.
pub(crate) fn arc(uri: &str, body: &[u8]) -> Vec<u8> {
    [format!("{uri} 9.9.9.9 20310505000000 text/html {}\n", body.len()).as_bytes(), body, b"\n"].concat()
}

/// A tar of some files.
pub(crate) fn tar(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut out = Vec::new();
    for (name, bytes) in files {
        let mut head = [0u8; 512];
        head[..name.len()].copy_from_slice(name.as_bytes());
        head[124..135].copy_from_slice(format!("{:011o}", bytes.len()).as_bytes());
        head[156] = b'0';
        head[257..262].copy_from_slice(b"ustar");
        head[148..156].copy_from_slice(b"        ");
        let sum: u32 = head.iter().map(|b| u32::from(*b)).sum();
        head[148..155].copy_from_slice(format!("{sum:06o}\0").as_bytes());
        out.extend(head);
        out.extend(*bytes);
        out.resize(out.len().div_ceil(512) * 512, 0);
    }
    out.resize(out.len() + 1024, 0);
    out
}

/// A zip of some files.
pub(crate) fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut out = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let packed = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    for (name, bytes) in files {
        out.start_file(*name, packed).expect("in memory");
        out.write_all(bytes).expect("in memory");
    }
    out.finish().expect("in memory").into_inner()
}

/// A DOCX with this body.
pub(crate) fn docx(body: &str) -> Vec<u8> {
    let document = format!(
        "<?xml version='1.0' encoding='UTF-8'?><w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body>{body}</w:body></w:document>"
    );
    let core = "<cp:coreProperties xmlns:cp='http://schemas.openxmlformats.org/package/2006/metadata/core-properties' xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:dcterms='http://purl.org/dc/terms/'><dc:title>Notes on the strike</dc:title><dc:creator>Ada Vey</dc:creator><dcterms:modified>2031-05-06T10:00:00Z</dcterms:modified></cp:coreProperties>";
    zip(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("word/document.xml", document.as_bytes()),
        ("docProps/core.xml", core.as_bytes()),
    ])
}

/// A PDF of some pages in Helvetica: each piece of text with its place, from the upper left, in points, and its size.
pub(crate) fn pdf(pages: &[&[(f64, f64, f64, &str)]]) -> Vec<u8> {
    let kids: Vec<String> = (0..pages.len()).map(|n| format!("{} 0 R", 4 + 2 * n)).collect();
    let mut objects = vec![
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        format!("<</Type/Pages/Count {}/Kids[{}]>>", pages.len(), kids.join(" ")),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_owned(),
    ];
    for (n, page) in pages.iter().enumerate() {
        let mut drawn = String::new();
        for (x, y, size, words) in *page {
            let words: String = words
                .chars()
                .map(|c| match c {
                    '(' | ')' | '\\' => format!("\\{c}"),
                    c if !c.is_ascii() => format!("\\{:03o}", u32::from(c)),
                    c => c.to_string(),
                })
                .collect();
            drawn += &format!("BT /F {size} Tf 1 0 0 1 {x} {} Tm ({words}) Tj ET\n", 800.0 - y);
        }
        let next = 5 + 2 * n;
        objects.push(format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<</Font<</F 3 0 R>>>>/Contents {next} 0 R>>"
        ));
        objects.push(format!("<</Length {}>>stream\n{drawn}\nendstream", drawn.len() + 1));
    }
    file(&objects, "")
}

/// A PDF of these objects, the first of them its catalogue.
pub(crate) fn file(objects: &[String], trailer: &str) -> Vec<u8> {
    let mut out = String::from("%PDF-1.7\n");
    let mut places = String::from("0000000000 65535 f \n");
    for (n, object) in objects.iter().enumerate() {
        places += &format!("{:010} 00000 n \n", out.len());
        out += &format!("{} 0 obj\n{object}\nendobj\n", n + 1);
    }
    let (at, size) = (out.len(), objects.len() + 1);
    out += &format!("xref\n0 {size}\n{places}trailer\n<</Size {size}/Root 1 0 R{trailer}>>\nstartxref\n{at}\n%%EOF\n");
    out.into_bytes()
}

/// A Parquet file with columns of strings.
pub(crate) fn parquet(columns: &[&str], rows: &[&[&str]]) -> Vec<u8> {
    use parquet::data_type::{ByteArray, ByteArrayType};
    use parquet::file::properties::WriterProperties;
    let fields: String = columns.iter().map(|c| format!("required binary {c} (UTF8); ")).collect();
    let schema = parquet::schema::parser::parse_message_type(&format!("message x {{ {fields} }}")).expect("a schema");
    let packing = parquet::basic::Compression::SNAPPY;
    let properties = WriterProperties::builder().set_compression(packing).build();
    let mut out = Vec::new();
    let mut writer = parquet::file::writer::SerializedFileWriter::new(&mut out, schema.into(), properties.into())
        .expect("in memory");
    let mut group = writer.next_row_group().expect("in memory");
    for at in 0..columns.len() {
        let mut column = group.next_column().expect("in memory").expect("a column");
        let values: Vec<ByteArray> = rows.iter().map(|r| ByteArray::from(r[at])).collect();
        column.typed::<ByteArrayType>().write_batch(&values, None, None).expect("in memory");
        column.close().expect("in memory");
    }
    group.close().expect("in memory");
    writer.close().expect("in memory");
    out
}

/// One of each, by name.
pub(crate) fn all() -> Vec<(&'static str, Vec<u8>)> {
    let rss = "<?xml version='1.0'?><rss version='2.0'><channel><title>Gazette</title><item><title>Rain</title><link>https://g.example/1</link><pubDate>Sun, 04 May 2031 10:00:00 GMT</pubDate><description>&lt;p&gt;It rained in Velmora.&lt;/p&gt;</description></item></channel></rss>";
    let atom = "<feed xmlns='http://www.w3.org/2005/Atom'><entry><id>urn:1</id><title type='html'>A &amp;amp; b</title><updated>2031-05-04T10:00:00Z</updated><content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>Talks.</p></div></content></entry></feed>";
    let nitf = "<nitf><head><docdata><urgency ed-urg='3'/><date.issue norm='20310504T100000Z'/></docdata></head><body><body.head><hedline><hl1>Talks</hl1></hedline></body.head><body.content><p>Talks began.</p></body.content></body></nitf>";
    let g2 = "<newsItem xmlns='http://iptc.org/std/nar/2006-10-01/' guid='urn:1' version='2'><itemMeta><versionCreated>2031-05-04T10:00:00Z</versionCreated><pubStatus qcode='stat:usable'/></itemMeta><contentMeta><headline>Talks</headline></contentMeta><contentSet><inlineData contenttype='text/html'>&lt;p&gt;Talks.&lt;/p&gt;</inlineData></contentSet></newsItem>";
    let newsml = "<NewsML><NewsItem><NewsManagement><ThisRevisionCreated>20310504T100000Z</ThisRevisionCreated><Status FormalName='Usable'/></NewsManagement><NewsComponent><NewsLines><HeadLine>Talks</HeadLine></NewsLines><ContentItem><DataContent><p>Talks.</p></DataContent></ContentItem></NewsComponent></NewsItem></NewsML>";
    let ninjs = r#"{"uri": "urn:1", "type": "text", "versioncreated": "2031-05-04T10:00:00Z", "headline": "Talks", "body_xhtml": "<p>Talks.</p>"}"#;
    let json = r#"{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": 7, "content_text": "Talks.", "date_published": "2031-05-04"}]}"#;
    let anpa = "\u{16}\u{16}\u{1}W1\u{1f}x\r\nu i\u{13}\u{11} BC-Talks     05-04 0120\r\n\u{2}^BC-Talks,12<\r\n^Talks begin<\r\n^By ADA VEY=\r\n\t   CASTREL (MW) _ Talks.\r\n\u{3}MW-WF-05-04-31 1010GMT<\r\n\u{4}";
    let iptc = "\u{1}mwa012 3 i 120 mw 017\r\n\r\nVelmora/\r\n\u{2}Talks begin =\r\n\r\nCastrel (mw) - Talks.\r\n\u{3}041010 GMT May 31\r\n";
    let mail = "From: Ada <a@b.example>\r\nDate: Sun, 4 May 2031 10:00:00 CET\r\nSubject: =?utf-8?q?Talks?=\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain; format=flowed\r\n\r\nTalks \r\nbegan.\r\n> old\r\n-- \r\nAda\r\n--x--\r\n";
    let mbox = format!(
        "From a@b Sun May  4 10:00:00 2031\n{0}\n\nFrom a@b Sun May  4 10:00:00 2031\n{0}\n",
        mail.replace("\r\n", "\n")
    );
    let html = page(
        "Talks begin",
        "Talks began in Castrel on Sunday, the ministry said, after a week of strikes at the port.",
    );
    let chunked =
        answer("Transfer-Encoding: chunked\r\n", format!("{:x}\r\n{html}\r\n0\r\n\r\n", html.len()).as_bytes());
    let packed = answer("Content-Encoding: gzip\r\n", &gzip(html.as_bytes()));
    let warc =
        [record("response", "https://g.example/1", &chunked), record("response", "<https://g.example/2>", &packed)]
            .concat();
    let arc = [
        arc("filedesc://x.arc", b"1 0 test\nURL IP-address Archive-date Content-type Archive-length\n"),
        arc("https://g.example/a b", &answer("", html.as_bytes())),
    ]
    .concat();
    let docx = docx(
        "<w:p><w:r><w:t>Talks </w:t></w:r><w:ins w:author='A'><w:r><w:t>began.</w:t></w:r></w:ins><w:del w:author='A'><w:r><w:delText>ended.</w:delText></w:r></w:del></w:p>",
    );
    vec![
        ("a.xml", rss.into()),
        ("b.xml", atom.into()),
        ("c.xml", nitf.into()),
        ("d.xml", g2.into()),
        ("e.xml", newsml.into()),
        ("f.json", ninjs.into()),
        ("g.json", json.into()),
        ("h.anpa", anpa.into()),
        ("i.iptc", iptc.into()),
        ("j.eml", mail.into()),
        ("k.mbox", mbox.into()),
        ("l.html", html.clone().into()),
        ("m.warc", warc.clone()),
        ("n.warc.gz", [gzip(&warc[..warc.len() / 2]), gzip(&warc[warc.len() / 2..])].concat()),
        ("o.arc", arc),
        ("p.tar", tar(&[("a/x.txt", b"Talks began in Castrel.\n"), ("a/y.html", html.as_bytes())])),
        ("q.tar.gz", gzip(&tar(&[("x.txt", b"Talks began in Castrel.\n")]))),
        ("r.zip", zip(&[("x.txt", b"Talks began in Castrel.\n"), ("y.html", html.as_bytes())])),
        ("s.docx", docx),
        (
            "t.pdf",
            pdf(&[
                &[
                    (72.0, 90.0, 20.0, "Talks begin in Castrel"),
                    (72.0, 120.0, 10.0, "Talks began in Castrel on Sun-"),
                    (72.0, 132.0, 10.0, "day, they said."),
                ],
                &[(72.0, 90.0, 10.0, "The second page goes on for a while.")],
            ]),
        ),
        (
            "w.parquet",
            parquet(
                &["text", "published"],
                &[&["Talks began, they said.", "2031-05-04"], &["More talks.", "2031-05-05"]],
            ),
        ),
        ("u.csv", "text,published\n\"Talks began, they said.\",2031-05-04\n".into()),
        ("v.jsonl", "{\"text\": \"Talks began.\"}\n{\"html\": \"<p>Talks.</p>\"}\n".into()),
        ("w.txt", "Talks begin\n\nCASTREL, May 4, 2031 (MW) — Talks began.\n".into()),
    ]
}
