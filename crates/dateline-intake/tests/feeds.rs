//! Feeds: invented samples in, items out.

mod samples;

use dateline_intake::{Given, documents, feeds};
use dateline_model::{Code, Document};

fn read(name: &str, input: &str) -> Vec<Document> {
    documents(name, input.as_bytes(), false, &Given::default()).into_iter().map(|d| d.expect("a document")).collect()
}

fn rss(items: &str) -> String {
    format!(
        "<?xml version='1.0'?><rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/' xmlns:dc='http://purl.org/dc/elements/1.1/'>\
         <channel><title>Castrel Gazette</title><link>https://gazette.example/</link><language>en-gb</language>{items}</channel></rss>"
    )
}

#[test]
fn an_item_of_rss() {
    let found = read(
        "feed.xml",
        &rss(
            "<item><title>Dockers &amp; the port</title><link>/2031/05/04/dockers</link><guid isPermaLink='false'>g-17</guid>\
              <pubDate>Sun, 04 May 2031 23:30:00 -0500</pubDate><dc:creator>Ada Vey</dc:creator>\
              <description>Short.</description><content:encoded><![CDATA[<p>Dockers in Port Alder struck.</p><div>They want more pay.</div>]]></content:encoded></item>",
        ),
    );
    let doc = &found[0];
    assert_eq!(doc.title.as_deref(), Some("Dockers & the port"));
    assert_eq!(doc.text.as_str(), "Dockers in Port Alder struck.\n\nThey want more pay.");
    assert_eq!(doc.published.as_deref(), Some("2031-05-04T23:30:00-05:00"));
    assert_eq!((doc.author.as_deref(), doc.outlet.as_deref()), (Some("Ada Vey"), Some("Castrel Gazette")));
    assert_eq!(
        (doc.language.as_deref(), doc.source.as_str()),
        (Some("en"), "https://gazette.example/2031/05/04/dockers")
    );
}

#[test]
fn the_full_text_is_read_wherever_it_stands() {
    let full = "<content:encoded>&lt;p&gt;The whole report on the strike.&lt;/p&gt;</content:encoded>";
    for body in [format!("<description>Short.</description>{full}"), format!("{full}<description>Short.</description>")]
    {
        let found = read("feed.xml", &rss(&format!("<item><title>A</title>{body}</item>")));
        assert_eq!(found[0].text.as_str(), "The whole report on the strike.");
    }
}

#[test]
fn days_of_items() {
    let dated = |dates: &str| read("feed.xml", &rss(&format!("<item><title>A strike</title>{dates}</item>"))).remove(0);
    assert_eq!(dated("<dc:date>2031-05-04T10:00Z</dc:date>").published.as_deref(), Some("2031-05-04T10:00:00Z"));
    let both = "<dc:date>2031-05-09</dc:date><pubDate>Sun, 4 May 2031 10:00:00 GMT</pubDate>";
    assert_eq!(dated(both).published.as_deref(), Some("2031-05-04T10:00:00Z"), "pubDate comes first");
    let cet = dated("<pubDate>Sun, 04 May 2031 23:30:00 CET</pubDate>");
    assert_eq!(cet.published.as_deref(), Some("2031-05-04T23:30:00"));
    assert!(cet.problems.iter().any(|p| p.code == Code::DoubtfulDay));
    let month = dated("<dc:date>2031-05</dc:date>");
    assert_eq!(month.published, None, "a month is no day");
    assert!(month.problems.iter().any(|p| p.code == Code::BadDate));
}

#[test]
fn items_of_atom_and_rss_1() {
    let atom = "<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='en'><title>Meridian Wire</title><author><name>Desk</name></author>\
        <entry><id>tag:wire.example,2031:1</id><title type='html'>Talks &amp;amp; terms</title><updated>2031-05-05T08:00:00Z</updated>\
        <published>2031-05-04T08:00:00+02:00</published><link rel='self' href='https://wire.example/self'/><link href='https://wire.example/1'/>\
        <content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>Talks began in <b>Castrel</b>.</p><ul><li>Terms</li></ul></div></content></entry></feed>";
    let doc = read("feed.atom", atom).remove(0);
    assert_eq!((doc.title.as_deref(), doc.text.as_str()), (Some("Talks & terms"), "Talks began in Castrel.\n\nTerms"));
    assert_eq!((doc.source.as_str(), doc.url.as_deref()), ("tag:wire.example,2031:1", Some("https://wire.example/1")));
    assert_eq!(doc.published.as_deref(), Some("2031-05-04T08:00:00+02:00"));
    assert_eq!(doc.modified.as_deref(), Some("2031-05-05T08:00:00Z"));
    assert_eq!(doc.author.as_deref(), Some("Desk"));
    let rdf = "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/' xmlns:d='http://purl.org/dc/elements/1.1/'>\
        <channel rdf:about='https://g.example/'><title>Gazette</title></channel><item rdf:about='https://g.example/1'><title>Rain</title>\
        <link>https://g.example/1</link><d:date>2031-05-04</d:date><description>It rained in Velmora.</description></item></rdf:RDF>";
    let doc = read("feed.rdf", rdf).remove(0);
    assert_eq!((doc.outlet.as_deref(), doc.published.as_deref()), (Some("Gazette"), Some("2031-05-04")));
}

#[test]
fn a_json_feed_with_a_number_for_an_id() {
    let feed = r#"{"version": "https://jsonfeed.org/version/1.1", "title": "Gazette", "items": [
        {"id": 7, "title": "Strike ends", "date_published": "2031-05-04T10:00Z", "content_text": "The strike in Port Alder ended."},
        {"id": "8", "content_html": "<p>It began again.</p>", "authors": [{"name": "Ada Vey"}]}]}"#;
    let found = read("feed.json", feed);
    assert_eq!(
        (found[0].source.as_str(), found[0].published.as_deref()),
        ("feed.json#7", Some("2031-05-04T10:00:00Z"))
    );
    assert_eq!((found[1].text.as_str(), found[1].author.as_deref()), ("It began again.", Some("Ada Vey")));
}

#[test]
fn a_broken_feed_gives_what_came_before() {
    let broken = format!(
        "{}<item><title>Unclosed & odd",
        rss("<item><title>One</title><description>It held.</description></item>").replace("</channel></rss>", "")
    );
    let found = documents("feed.xml", broken.as_bytes(), false, &Given::default());
    assert_eq!(found[0].as_ref().map(|d| d.text.as_str()).ok(), Some("It held."));
    let none = documents("feed.xml", rss("").as_bytes(), false, &Given::default());
    assert_eq!(none[0].as_ref().err().map(|r| r.problem.code), Some(Code::NoReport));
}

#[test]
fn a_list_of_feeds_is_for_the_watch() {
    let opml = "<opml version='2.0'><body><outline text='Region'><outline type='rss' text='Gazette' xmlUrl='https://g.example/rss'/>\
        <outline text='Wire' xmlUrl='https://w.example/atom'/><outline type='link' url='https://x.example/'/></outline></body></opml>";
    let found = feeds(opml.as_bytes()).expect("a list");
    assert_eq!(
        found.iter().map(|f| f.url.as_str()).collect::<Vec<_>>(),
        ["https://g.example/rss", "https://w.example/atom"]
    );
    assert_eq!(found[0].title.as_deref(), Some("Gazette"));
    let read = documents("list.opml", opml.as_bytes(), false, &Given::default());
    assert_eq!(read[0].as_ref().err().map(|r| r.problem.code), Some(Code::NoReport));
}

#[test]
fn a_feed_longer_than_an_input_may_be_is_read_to_its_end() {
    let words = "Dockers in Port Alder struck for more pay, the union said. ".repeat(300);
    let item = |n: usize| {
        format!(
            "<item><title>No {n}</title><description><![CDATA[<p>{n}: {words} </item> is no end</p>]]></description></item>\n"
        )
    };
    let mut feed = String::from(
        "<?xml version='1.0'?><rss version='2.0'><channel><title>Gazette</title><link>https://g.example/</link>",
    );
    let many = 1100;
    for n in 0..many {
        feed += &item(n);
    }
    feed += "</channel></rss>";
    assert!(feed.len() > dateline_intake::MAX_INPUT);
    let options = dateline_intake::Options::default();
    let input = dateline_intake::Input::of(samples::gzip(feed.as_bytes()));
    let found: Vec<_> =
        dateline_intake::open("f.xml.gz", input, &options).map(|o| o.expect("an item").document).collect();
    assert_eq!(found.len(), many);
    let last = &found[many - 1];
    assert_eq!(last.source, "f.xml.gz#1100");
    assert_eq!((last.title.as_deref(), last.outlet.as_deref()), (Some("No 1099"), Some("Gazette")));
    assert!(last.text.as_str().starts_with("1099: Dockers"), "{}", last.source);
}
