//! Mail: invented messages in, documents out.

use dateline_intake::{Given, documents};
use dateline_model::{BlockKind, Code, Document};

fn read(name: &str, input: &str) -> Vec<Document> {
    documents(name, input.as_bytes(), false, &Given::default()).into_iter().map(|d| d.expect("a document")).collect()
}

const HEAD: &str = "From: Ada Vey <ada@wire.example>\r\nTo: desk@gazette.example\r\nSubject: =?utf-8?q?Dockers=E2=80=99_strike?=\r\nMessage-ID: <1@wire.example>\r\n";

#[test]
fn a_flowed_mail_with_a_reply_and_a_signature() {
    let mail = format!(
        "{HEAD}Date: Sun, 4 May 2031 10:00:00 +0200\r\nContent-Type: text/plain; charset=utf-8; format=flowed\r\n\r\nDockers struck in \r\nPort Alder on Sunday.\r\n\r\n\
         On 3 May 2031, the desk wrote:\r\n> Is there \r\n> a strike?\r\n\r\n-- \r\nAda Vey\r\nMeridian Wire\r\n"
    );
    let doc = read("m.eml", &mail).remove(0);
    assert_eq!((doc.title.as_deref(), doc.author.as_deref()), (Some("Dockers’ strike"), Some("Ada Vey")));
    assert_eq!(doc.published.as_deref(), Some("2031-05-04T10:00:00+02:00"));
    let read: Vec<&str> = doc.blocks.iter().filter(|b| b.kind.is_read()).map(|b| b.words.quote()).collect();
    assert_eq!(read, ["Dockers struck in Port Alder on Sunday."]);
    assert!(doc.blocks.iter().any(|b| b.kind == BlockKind::Boilerplate && b.words.quote() == "Is there a strike?"));
}

#[test]
fn a_zone_without_a_meaning_leaves_the_day_doubtful() {
    let mail = |zone: &str| format!("{HEAD}Date: Sun, 4 May 2031 23:00:00 {zone}\r\n\r\nDockers struck.\r\n");
    let known = read("m.eml", &mail("EST")).remove(0);
    assert_eq!(known.published.as_deref(), Some("2031-05-04T23:00:00-05:00"));
    let unknown = read("m.eml", &mail("CET")).remove(0);
    assert_eq!(unknown.published.as_deref(), Some("2031-05-04T23:00:00"));
    assert!(unknown.problems.iter().any(|p| p.code == Code::DoubtfulDay));
}

#[test]
fn html_alone_keeps_its_blocks_and_its_quotations_apart() {
    let mail = format!(
        "{HEAD}Date: Sun, 4 May 2031 10:00:00 GMT\r\nMIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n<div>Nine are dead</div><div>4 are hurt</div><blockquote type=cite><p>How many?</p></blockquote>"
    );
    let doc = read("m", &mail).remove(0);
    assert_eq!(doc.text.as_str(), "Nine are dead\n\n4 are hurt\n\nHow many?");
    assert_eq!(doc.blocks.last().map(|b| b.kind), Some(BlockKind::Boilerplate));
}

#[test]
fn an_mbox_with_a_bad_message_between() {
    let one = |n: usize| {
        format!(
            "From ada@wire.example Sun May  4 10:00:0{n} 2031\nFrom: Ada <a@b.example>\nSubject: Number {n}\nDate: Sun, 4 May 2031 10:00:0{n} +0000\n\n>From here dockers marched.\n\n"
        )
    };
    let mbox = format!("{}From x Sun May  4 10:00:00 2031\n\n{}", one(1), one(2));
    let found = documents("m.mbox", mbox.as_bytes(), false, &Given::default());
    let read: Vec<&Document> = found.iter().flatten().collect();
    assert_eq!(
        read.iter().map(|d| d.title.as_deref().unwrap_or_default()).collect::<Vec<_>>(),
        ["Number 1", "Number 2"]
    );
    assert_eq!(read[0].text.as_str().trim(), "From here dockers marched.");
}
