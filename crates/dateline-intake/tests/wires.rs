//! What agencies send: invented samples in, documents out.

use dateline_intake::{Given, documents};
use dateline_model::{BlockKind, Code, Document, WireNotice, WireStatus};

fn read(name: &str, input: &str) -> Document {
    documents(name, input.as_bytes(), false, &Given::default()).remove(0).expect("a document")
}

#[test]
fn ninjs_of_all_versions() {
    let first = r#"{"uri": "urn:w:1", "type": "text", "versioncreated": "2031-05-04T10:00:00Z", "headline": "Dockers strike", "byline": "By Ada Vey",
        "slugline": "Velmora-Strike", "urgency": 2, "pubstatus": "usable", "embargoed": "2031-05-04T12:00:00Z", "language": "en",
        "body_xhtml": "<p>Dockers struck in Port Alder.</p>", "ednote": "Adds detail"}"#;
    let third = r#"{"uri": "urn:w:1", "standard": {"name": "ninjs", "version": "3.0"}, "type": "text", "versionCreated": "2031-05-04T10:00:00Z",
        "headlines": [{"role": "summary", "value": "x"}, {"role": "main", "value": "Dockers strike"}], "by": "Ada Vey", "slugline": "Velmora-Strike", "urgency": 2,
        "pubStatus": "usable", "embargoed": "2031-05-04T12:00:00Z", "language": "en", "edNote": "Adds detail",
        "bodies": [{"role": "main", "contentType": "text/html", "value": "<p>Dockers struck in Port Alder.</p>"}]}"#;
    for (name, input) in [("1.json", first), ("3.json", third)] {
        let doc = read(name, input);
        assert_eq!((doc.title.as_deref(), doc.author.as_deref()), (Some("Dockers strike"), Some("Ada Vey")), "{name}");
        assert_eq!(
            (doc.text.as_str(), doc.published.as_deref()),
            ("Dockers struck in Port Alder.", Some("2031-05-04T10:00:00Z"))
        );
        let wire = doc.wire.expect("a wire");
        assert_eq!(
            (wire.urgency, wire.slug.as_deref(), wire.item.as_deref()),
            (Some(2), Some("Velmora-Strike"), Some("urn:w:1"))
        );
        assert_eq!((wire.status, wire.embargo.as_deref()), (Some(WireStatus::Usable), Some("2031-05-04T12:00:00Z")));
        assert!(doc.problems.iter().any(|p| p.code == Code::Embargoed));
    }
}

#[test]
fn a_killed_story_says_so() {
    let killed = read(
        "k.json",
        r#"{"uri": "urn:w:1", "type": "text", "version": "2", "pubstatus": "canceled", "headline": "Dockers strike"}"#,
    );
    let wire = killed.wire.expect("a wire");
    assert_eq!((wire.notice, wire.status), (Some(WireNotice::Withdrawn), Some(WireStatus::Canceled)));
    assert!(killed.problems.iter().any(|p| p.code == Code::Withdrawn));
    let told = read(
        "n.json",
        r#"{"uri": "urn:w:2", "ednote": "Please kill the story on dockers.", "headline": "Advisory", "body_text": "It is wrong."}"#,
    );
    assert_eq!(told.wire.and_then(|w| w.notice), Some(WireNotice::Withdrawn));
    let told_of = read(
        "d.json",
        r#"{"uri": "urn:w:3", "headline": "Gunmen kill the mayor", "ednote": "UPDATES with three killed", "body_text": "They fled."}"#,
    );
    assert_eq!(told_of.wire.and_then(|w| w.notice), None, "a deed is no notice");
}

#[test]
fn nitf_with_its_head() {
    let doc = read(
        "s.xml",
        "<?xml version='1.0'?><nitf><head><title>Slug</title><docdata management-status='usable'><doc-id id-string='w-7'/><urgency ed-urg='3'/>\
         <date.issue norm='20310504T100000+0200'/><date.release norm='20310504T180000+0200'/><ed-msg info='Updates'/><doc.copyright holder='Meridian Wire'/></docdata></head>\
         <body><body.head><hedline><hl1>Talks in Castrel</hl1></hedline><byline>By <person>Ada Vey</person><byttl>Staff</byttl></byline>\
         <dateline><location>CASTREL</location></dateline></body.head><body.content><block><p>Talks began.</p><hl2>Terms</hl2><p>Nine points were read.</p>\
         <media media-type='image'><media-reference source='x.jpg'/><media-caption>The hall, on Sunday.</media-caption></media></block></body.content></body></nitf>",
    );
    assert_eq!(
        (doc.title.as_deref(), doc.author.as_deref(), doc.outlet.as_deref()),
        (Some("Talks in Castrel"), Some("Ada Vey"), Some("Meridian Wire"))
    );
    assert_eq!(doc.published.as_deref(), Some("2031-05-04T10:00:00+02:00"));
    let kinds: Vec<BlockKind> = doc.blocks.iter().map(|b| b.kind).collect();
    assert_eq!(kinds, [BlockKind::Paragraph, BlockKind::Heading, BlockKind::Paragraph, BlockKind::Caption]);
    let wire = doc.wire.expect("a wire");
    assert_eq!(
        (wire.embargo.as_deref(), wire.dateline.as_deref()),
        (Some("2031-05-04T18:00:00+02:00"), Some("CASTREL"))
    );
}

#[test]
fn newsml_of_both_generations() {
    let one = read(
        "1.xml",
        "<NewsML><NewsEnvelope><DateAndTime>20310504T100000Z</DateAndTime></NewsEnvelope><NewsItem><Identification><NewsIdentifier><NewsItemId>I7</NewsItemId>\
         <RevisionId>2</RevisionId></NewsIdentifier></Identification><NewsManagement><FirstCreated>20310504T090000+0000</FirstCreated>\
         <ThisRevisionCreated>20310504T100000+0000</ThisRevisionCreated><Status FormalName='Canceled'/><Urgency FormalName='1'/></NewsManagement>\
         <NewsComponent><NewsLines><HeadLine>Talks fail</HeadLine><ByLine>By Ada Vey</ByLine></NewsLines><AdministrativeMetadata><Provider><Party FormalName='MW'/></Provider></AdministrativeMetadata>\
         <ContentItem><MediaType FormalName='Text'/><DataContent><p>Talks failed.</p></DataContent></ContentItem></NewsComponent></NewsItem></NewsML>",
    );
    assert_eq!(
        (one.text.as_str(), one.outlet.as_deref(), one.author.as_deref()),
        ("Talks failed.", Some("MW"), Some("Ada Vey"))
    );
    assert_eq!(one.wire.and_then(|w| w.notice), Some(WireNotice::Withdrawn));
    let two = read(
        "2.xml",
        "<newsMessage xmlns='http://iptc.org/std/nar/2006-10-01/'><itemSet><newsItem guid='urn:x:9' version='3'><itemMeta><provider literal='mw'/>\
         <versionCreated>\n  2031-05-04T10:00:00Z\n </versionCreated><pubStatus qcode='stat:usable'/><signal qcode='sig:correction'/></itemMeta>\
         <contentMeta><urgency>4</urgency><headline>Talks fail</headline><by>By Ada Vey</by></contentMeta>\
         <contentSet><inlineXML><html xmlns='http://www.w3.org/1999/xhtml'><head><title>x</title></head><body><p>Talks failed.</p></body></html></inlineXML></contentSet></newsItem></itemSet></newsMessage>",
    );
    assert_eq!((two.text.as_str(), two.published.as_deref()), ("Talks failed.", Some("2031-05-04T10:00:00Z")));
    assert_eq!(two.wire.and_then(|w| w.notice), Some(WireNotice::Corrected));
}

#[test]
fn wires_of_lines() {
    let anpa = "\u{16}\u{16}\u{1}W1234\u{1f}world\r\nu i\u{13}\u{11} BC-Velmora-Strike     05-04 0120\r\n\u{2}^BC-Velmora-Strike,120<\r\n^Dockers strike in Port Alder<\r\n\
        ^Eds: Adds detail.<\r\n^By ADA VEY=\r\n^Meridian Wire=\r\n\t   PORT ALDER, Velmora (MW) _ Dockers struck on Sunday. ``We stay,'' one said.\r\n\
        \t   They want more pay.\r\n\u{3}MW-WF-05-04-31 1010GMT<\r\n\u{4}";
    let doc = read("w.anpa", anpa);
    assert_eq!((doc.title.as_deref(), doc.author.as_deref()), (Some("Dockers strike in Port Alder"), Some("ADA VEY")));
    assert_eq!(doc.published.as_deref(), Some("2031-05-04T10:10:00Z"));
    assert!(
        doc.text.as_str().contains("Velmora (MW) — Dockers struck on Sunday. “We stay,” one said."),
        "{}",
        doc.text.as_str()
    );
    let wire = doc.wire.expect("a wire");
    assert_eq!(
        (wire.urgency, wire.slug.as_deref(), wire.note.as_deref()),
        (Some(3), Some("BC-Velmora-Strike"), Some("Adds detail."))
    );
    let iptc = "\u{1}mwa012 3 i 120 mw 017\r\n\r\nVelmora-strike/\r\n\u{2}KILL\r\nDockers strike in Port Alder\r\nBy Ada Vey, mw =\r\n\r\nPort Alder (mw) - Dockers struck\r\non Sunday.\r\n\r\n# mw NOTEBOOK\r\n\r\n## Contacts\r\nTel 1\r\n\u{3}041010 GMT May 31\r\n";
    let doc = read("w.iptc", iptc);
    assert_eq!(
        (doc.title.as_deref(), doc.published.as_deref()),
        (Some("Dockers strike in Port Alder"), Some("2031-05-04T10:10:00Z"))
    );
    assert_eq!(doc.text.as_str(), "Port Alder (mw) - Dockers struck\non Sunday.");
    assert_eq!(doc.wire.and_then(|w| w.notice), Some(WireNotice::Withdrawn));
    assert!(doc.left_out.iter().any(|l| l.why == "notes to editors"));
}

#[test]
fn words_to_editors_are_not_read() {
    let item = |body: &str, status: &str| {
        format!(
            "{{\"uri\": \"urn:1\", \"type\": \"text\", \"pubstatus\": \"{status}\", \"headline\": \"Talks\", \"body_xhtml\": \"{body}\"}}"
        )
    };
    let kinds = |body: &str, status: &str| -> Vec<BlockKind> {
        let found = documents("a.json", item(body, status).as_bytes(), false, &Given::default());
        found.into_iter().flatten().next().expect("an item").blocks.iter().map(|b| b.kind).collect()
    };
    let kill = "<p>EDITORS: Please kill the story on nine dockers, it is wrong.</p><p>Kill this item.</p><p>Police killed nobody.</p>";
    assert_eq!(kinds(kill, "canceled"), [BlockKind::Boilerplate, BlockKind::Boilerplate, BlockKind::Paragraph]);
    let usable = "<p>Editors of three papers were held on Sunday.</p><p>They said: kill the story or we go to prison.</p><p>Editors' note: a picture follows.</p>";
    assert_eq!(kinds(usable, "usable"), [BlockKind::Paragraph, BlockKind::Paragraph, BlockKind::Boilerplate]);
}
