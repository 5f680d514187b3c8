//! Pages in, documents out: what stands in the text, what is left out, the day, the author. Every page is invented.

use dateline_intake::{Given, documents};
use dateline_model::{BlockKind, Code, Document, PublishedBasis};

const ONE: &str = "Police arrested 14 striking dockers at the gate of Port Alder on Tuesday after a night of clashes, the interior ministry said.";
const TWO: &str = "Union leader Mira Tashev told reporters that the strike would go on until the port authority paid the wages that it owed.";
const THREE: &str = "The port authority denied that it owed the dockers any money. Talks had broken down on Monday night, its spokesman said.";
const FOUR: &str =
    "Ships from Halvia were being sent on to other harbours, and traders said that grain prices had risen by a tenth.";

fn page(head: &str, body: &str) -> Document {
    let html = format!(
        "<!doctype html><html lang=\"en\"><head><title>Dockers held</title>{head}</head><body>{body}</body></html>"
    );
    documents("page.html", html.as_bytes(), false, &Given::default()).remove(0).expect("a document")
}

fn report() -> String {
    format!("<p>{ONE}</p><p>{TWO}</p><p>{THREE}</p>")
}

/// Pages whose text must hold some words and must not hold others.
fn holds(body: &str, with: &[&str], without: &[&str]) {
    let doc = page("", body);
    for w in with {
        assert!(
            doc.text.as_str().contains(w),
            "lost {w:?} of {body}\n{}\nleft out: {:?}",
            doc.text.as_str(),
            doc.left_out
        );
    }
    for w in without {
        assert!(!doc.text.as_str().contains(w), "kept {w:?} of {body}\n{}", doc.text.as_str());
    }
}

#[test]
fn text_in_several_sections_is_one_report() {
    let parts = |open: &str, close: &str| [ONE, TWO, THREE, FOUR].map(|p| format!("{open}<p>{p}</p>{close}")).concat();
    for (open, close) in [
        ("<section class=a><div class=body>", "</div></section>"),
        ("<div class='row'><div class='col'><div class='text-module'>", "</div></div></div>"),
        ("<section>", "</section>"),
        ("<div data-block='text'>", "</div><div class=ad>Advertisement</div>"),
    ] {
        let body = format!("<h1>Dockers held</h1><div id=w>{}</div>", parts(open, close));
        holds(&body, &[ONE, TWO, THREE, FOUR], &["Advertisement"]);
    }
    // A section of other stories is none of it.
    let body = format!(
        "<main><h1>Dockers held</h1><article>{}</article><section class=related><h2>Related stories</h2><p><a href=x>{FOUR}</a></p></section></main>",
        report()
    );
    holds(&body, &[ONE, TWO, THREE], &[FOUR, "Related"]);
}

#[test]
fn a_page_that_yields_less_than_it_holds_says_so() {
    let many = |n: usize| (0..n).map(|i| format!("<p>Report {i} of the day: {FOUR}</p>")).collect::<String>();
    let body = format!(
        "<div class='entry-content'>{}</div><div class='entry-content'>{}</div><div class='entry-content'>{}</div><div class='entry-content'>{}</div>",
        many(3),
        many(3),
        many(3),
        many(3)
    );
    let doc = page("", &format!("<table><tr><td>{body}</td></tr></table>"));
    let all = doc.text.as_str().matches("Report 2").count();
    assert!(all == 4 || doc.problems.iter().any(|p| p.code == Code::PartOfPage), "{all} {:?}", doc.problems);
    let doc = page("", &format!("<article>{}</article>", report()));
    assert!(doc.problems.iter().all(|p| p.code != Code::PartOfPage), "{:?}", doc.problems);
}

#[test]
fn the_next_story_is_not_joined_on() {
    for next in [
        format!(
            "<article><h1>Grain dearer</h1><span class=date>6 May 2031</span><p>{FOUR}</p><p>{FOUR} Again.</p><p>{FOUR} And again.</p><p>{FOUR} Once more.</p></article>"
        ),
        format!(
            "<div class=story><h1>Grain dearer</h1><div class=byline>By Oskar Brandt</div><p>{FOUR}</p><p>{FOUR} Again.</p><p>{FOUR} And again.</p><p>{FOUR} Once more.</p></div>"
        ),
        format!("<div class='next-article'><h2><a href=x>Grain dearer</a></h2><p>{FOUR}</p></div>"),
        format!("<aside><h2>More from Halvia</h2><ul><li><a href=x>{FOUR}</a></li></ul></aside>"),
    ] {
        let body = format!(
            "<div id=wall><article><h1>Dockers held</h1><span class=date>7 May 2031</span>{}<p>{ONE} So it was.</p></article>{next}</div>",
            report()
        );
        holds(&body, &[ONE, TWO, THREE], &["Grain dearer", FOUR]);
    }
    // Crossheads of one report are no headlines of others.
    let body = format!(
        "<article><h1>Dockers held</h1><p>{ONE}</p><h1>Grain</h1><p>{FOUR}</p><h1>Talks</h1><p>{THREE}</p></article>"
    );
    holds(&body, &[ONE, FOUR, THREE, "Grain", "Talks"], &[]);
}

#[test]
fn furniture_is_left_out_and_listed() {
    for (furniture, why) in [
        ("<p>Read more: Grain prices rise in Halvia</p>", "set phrase"),
        ("<p>Lesen Sie auch: Getreide wird teurer</p>", "set phrase"),
        ("<p>Das könnte Sie auch interessieren</p>", "set phrase"),
        ("<p>Lea también: Sube el precio del grano</p>", "set phrase"),
        ("<p>À lire aussi : le prix du grain</p>", "set phrase"),
        ("<p>Czytaj także: Zboże drożeje</p>", "set phrase"),
        ("<p>Foto: Ada Marsh / Alder Picture</p>", "set phrase"),
        ("<p>Image 2 of 5</p>", "set phrase"),
        (
            "<div class=newsletter><p>You agree to receive occasional updates and offers from the Alder Star and its partners.</p></div>",
            "promotion",
        ),
        ("<div class=share-bar><a href=x>Mail</a> this</div>", "sharing"),
        (
            "<div class=author-bio><p>Juli Clove has written about ports and those who work in them since 2019.</p></div>",
            "about the author",
        ),
    ] {
        let body = format!("<article><h1>Dockers held</h1><p>{ONE}</p><p>{TWO}</p>{furniture}<p>{THREE}</p></article>");
        let doc = page("", &body);
        let left = doc.left_out.iter().find(|l| furniture.contains(&l.words) || l.words.contains("Mail"));
        assert_eq!(left.map(|l| l.why), Some(why), "{furniture}: {}\n{:?}", doc.text.as_str(), doc.left_out);
        assert!(doc.text.as_str().contains(THREE));
    }
    for kept in [
        "<p>Read the statement in full, the minister told parliament, and you will find no promise in it.</p>",
        "<p>Share prices fell by a tenth in the hour after the arrests, traders in Halvia said on Tuesday.</p>",
        "<p>Fotos der Verhaftung zeigten nach Angaben der Union zwei verletzte Männer am Tor des Hafens.</p>",
        "<p>Subscribers to the union’s fund have given 40,000 crowns.</p>",
    ] {
        let body = format!("<article><h1>Dockers held</h1><p>{ONE}</p>{kept}<p>{THREE}</p></article>");
        holds(&body, &[kept.trim_start_matches("<p>").trim_end_matches("</p>")], &[]);
    }
}

#[test]
fn datelines_in_their_own_element_stay() {
    for dateline in [
        "<div class=dateline>PORT ALDER, Halvia</div>",
        "<span class='article-dateline'>PORT ALDER, Halvia</span>",
        "<p class=location>PORT ALDER, Halvia</p>",
        "<div>PORT ALDER, Halvia —</div>",
    ] {
        let body = format!("<article><h1>Dockers held</h1>{dateline}{}</article>", report());
        holds(&body, &["PORT ALDER, Halvia", ONE], &[]);
    }
    let body = format!("<article><h1>Dockers held</h1><div class=kicker>Harbours</div>{}</article>", report());
    holds(&body, &[ONE], &["Harbours"]);
}

#[test]
fn soft_hyphens_break_no_word() {
    let soft = |s: &str| {
        s.replace("arrested", "arres\u{ad}ted")
            .replace("Tuesday", "Tues&shy;day")
            .replace("ministry", "mini\u{200b}stry")
            .replace("dockers", "dock&#173;ers")
    };
    let doc = page("", &format!("<article>{}</article>", soft(&report())));
    assert!(doc.text.as_str().contains(ONE), "{}", doc.text.as_str());
    let plain =
        documents("x.txt", "Po\u{ad}lice arres\u{ad}ted 14 dock\u{ad}ers.".as_bytes(), false, &Given::default())
            .remove(0)
            .expect("a document");
    assert_eq!(plain.text.as_str(), "Police arrested 14 dockers.");
    // A hyphen that is seen stays, and so does what joins letters of other scripts.
    let plain = documents("x.txt", "A take-over of the می\u{200c}خواهم station.".as_bytes(), false, &Given::default())
        .remove(0)
        .expect("a document");
    assert_eq!(plain.text.as_str(), "A take-over of the می\u{200c}خواهم station.");
}

#[test]
fn a_headline_printed_twice_is_the_title() {
    for title in [
        "Halvia Says 12 Nurses Have Been Released",
        "Dockers Held at Port Alder",
        "What the Union Wants",
        "Orlo: “We stay”",
    ] {
        for gap in ["\n\n", "\n"] {
            let text = format!(
                "{title}{gap}{title}\nHalvian President Karl Orlo says 12 nurses have been released after talks."
            );
            let doc = documents("x.txt", text.as_bytes(), false, &Given::default()).remove(0).expect("a document");
            assert_eq!(doc.title.as_deref(), Some(title), "{:?}", doc.blocks);
            assert!(doc.blocks.iter().all(|b| b.kind != BlockKind::Caption), "{:?}", doc.blocks);
        }
    }
    // The words to a picture, printed twice within the report, stay a caption.
    let text = format!(
        "Dockers held\n\n{ONE}\n\nDockers wait at the gate of Port Alder\n\nDockers wait at the gate of Port Alder\n\n{TWO}\n"
    );
    let doc = documents("x.txt", text.as_bytes(), false, &Given::default()).remove(0).expect("a document");
    assert_eq!(doc.blocks.iter().filter(|b| b.kind == BlockKind::Caption).count(), 2, "{:?}", doc.blocks);
}

/// The day, its basis, and the author of a page.
fn dated(head: &str, body: &str, day: Option<&str>, basis: Option<PublishedBasis>) {
    let doc = page(head, body);
    assert_eq!(doc.published.as_deref(), day, "{head} {body}");
    assert_eq!(doc.published_basis, basis, "{head} {body}");
}

#[test]
fn the_day_beside_the_headline_is_read() {
    for line in [
        "<p>Published on 7 May 2031 at 09.00</p>",
        "<p class=tagline>07/05/2031 - 08:10</p>",
        "<h5>07.05.2031</h5>",
        "<div class='published-date'>miércoles, 7 de mayo de 2031</div>",
        "<div class=created>7 مايو 2031</div>",
        "<ul><li><span>Datum:</span> 7. Mai 2031</li></ul>",
        "<small>środa, 7 maja 2031 | 13:10</small>",
    ] {
        dated(
            "",
            &format!("<article><h1>Dockers held</h1>{line}{}</article>", report()),
            Some("2031-05-07"),
            Some(PublishedBasis::Text),
        );
    }
    // A day within the report is not that of its publication.
    let old = "<p>The union had struck before, when the authority broke its word and closed the gate of the port on 3 March 2029.</p>";
    dated("", &format!("<article><h1>Dockers held</h1>{}{old}</article>", report()), None, None);
}

#[test]
fn a_comment_or_another_story_gives_no_day() {
    let comment = "<div id=comments><div class=comment><span class=date>12 May 2031 at 10:09 am</span><p>Well done.</p></div></div>";
    let byline = "<div class=byline>Wednesday May 7, 2031 10:05 am by Juli Clove</div>";
    let doc = page("", &format!("<article><h1>Dockers held</h1>{byline}{}</article>{comment}", report()));
    assert_eq!((doc.published.as_deref(), doc.author.as_deref()), (Some("2031-05-07"), Some("Juli Clove")));
    for foreign in [
        comment,
        "<section class='comment-list'><time datetime='2031-05-12T10:09:00Z'>12 May</time><p>Well done.</p></section>",
        "<aside class=sidebar><ul><li><a href=x>Grain dearer</a> <span class=date>12.05.2031</span></li></ul></aside>",
        "<div class=related-posts><time datetime='2031-05-12'>12 May</time> <a href=x>Grain dearer</a></div>",
    ] {
        dated("", &format!("<article><h1>Dockers held</h1>{}</article>{foreign}", report()), None, None);
    }
    let own = "<time datetime='2031-05-07T09:00:00+02:00'>7 May</time>";
    dated(
        "",
        &format!("<article><h1>Dockers held</h1>{own}{}</article>{comment}", report()),
        Some("2031-05-07T09:00:00+02:00"),
        Some(PublishedBasis::Metadata),
    );
}

#[test]
fn the_local_day_is_kept() {
    let utc = "<meta property='article:published_time' content='2031-05-05T01:30:00Z'>";
    let article = |line: &str| format!("<article><h1>Dockers held</h1>{line}{}</article>", report());
    // The same moment, with its own offset.
    dated(
        utc,
        &article("<time datetime='2031-05-04T21:30:00-04:00'>May 4</time>"),
        Some("2031-05-04T21:30:00-04:00"),
        Some(PublishedBasis::Metadata),
    );
    dated(
        &format!("{utc}<meta property='og:url' content='https://star.example/2031/05/04/dockers'>"),
        &article(""),
        Some("2031-05-04"),
        Some(PublishedBasis::Metadata),
    );
    dated(utc, &article("<p class=date>Sunday, May 4, 2031</p>"), Some("2031-05-04"), Some(PublishedBasis::Metadata));
    // No town is a day behind at two in the afternoon UTC, and a clock with an offset is local as it is.
    let noon = utc.replace("01:30", "14:30");
    dated(
        &noon,
        &article("<p class=date>Sunday, May 4, 2031</p>"),
        Some("2031-05-05T14:30:00Z"),
        Some(PublishedBasis::Metadata),
    );
    let offset = utc.replace('Z', "+02:00");
    dated(
        &offset,
        &article("<p class=date>Sunday, May 4, 2031</p>"),
        Some("2031-05-05T01:30:00+02:00"),
        Some(PublishedBasis::Metadata),
    );
}

#[test]
fn days_in_addresses_remarks_and_pictures_are_read() {
    let article = format!("<article><h1>Dockers held</h1>{}</article>", report());
    dated(
        "<link rel=canonical href='https://star.example/2031/05/07/dockers'>",
        &article,
        Some("2031-05-07"),
        Some(PublishedBasis::Address),
    );
    let remark = "<!-- <rdf:Description dc:title='Dockers held' dc:date=\"2031-05-07T09:00:00+02:00\" /> -->";
    dated("", &format!("{article}{remark}"), Some("2031-05-07T09:00:00+02:00"), Some(PublishedBasis::Metadata));
    let image = "<meta property='og:image' content='https://star.example/uploads/2031/05/IMG-20310507-gate.jpg'>";
    dated(image, &article, Some("2031-05-07"), Some(PublishedBasis::Picture));
    dated("<meta property='og:image' content='https://star.example/uploads/12031050744.jpg'>", &article, None, None);
}

#[test]
fn the_last_change_is_kept_apart() {
    let head = "<meta property='article:published_time' content='2031-05-07T09:00:00+02:00'><meta property='article:modified_time' content='2031-05-09T10:00:00+02:00'>";
    let doc = page(head, &format!("<article>{}</article>", report()));
    assert_eq!(doc.published.as_deref(), Some("2031-05-07T09:00:00+02:00"));
    assert_eq!(doc.modified.as_deref(), Some("2031-05-09T10:00:00+02:00"));
}

#[test]
fn tags_in_scripts_are_no_elements() {
    let tags = "<div>".repeat(500);
    for quiet in [
        format!("<script>document.write('{tags}');</script>"),
        format!("<script type='text/template'>{tags}</script>"),
        format!("<!-- {tags} -->"),
        format!("<style>/* {tags} */</style>"),
    ] {
        let doc = page("", &format!("{quiet}<article>{}</article>", report()));
        assert!(doc.problems.iter().all(|p| p.code != Code::TooDeep), "{:?}", doc.problems);
        assert!(doc.text.as_str().contains(TWO));
    }
    let doc = page("", &format!("{tags}<p>{ONE}</p>"));
    assert!(doc.problems.iter().any(|p| p.code == Code::TooDeep));
}

#[test]
fn captions_and_items_are_blocks() {
    let body = format!(
        "<article><h1>Dockers held</h1><p>{ONE}</p><figure><img src=a.jpg><figcaption>Dockers wait at the gate of Port Alder on Tuesday.</figcaption></figure><p>{TWO}</p><p>The union asks for:</p><ul><li>back pay since January</li><li>a new gate</li></ul><p>{THREE}</p></article>"
    );
    let doc = page("", &body);
    let kinds: Vec<BlockKind> = doc.blocks.iter().map(|b| b.kind).collect();
    assert_eq!(kinds.iter().filter(|k| **k == BlockKind::Item).count(), 2, "{:?}", doc.blocks);
    assert_eq!(kinds.iter().filter(|k| **k == BlockKind::Caption).count(), 1, "{:?}", doc.blocks);
}

#[test]
fn a_page_of_scripts_gives_the_text_of_its_own_account() {
    let ld = format!(
        "<script type='application/ld+json'>{{\"@type\": \"NewsArticle\", \"datePublished\": \"2031-05-07\", \"author\": [{{\"name\": \"Juli Clove\"}}, {{\"name\": \"Oskar Brandt\"}}], \"articleBody\": \"{ONE}\\n{TWO}\\n{THREE}\"}}</script>"
    );
    let doc = page(&ld, "<div id=app>Loading</div>");
    assert!(doc.text.as_str().contains(TWO) && doc.text.as_str().contains(ONE), "{}", doc.text.as_str());
    assert_eq!(doc.author.as_deref(), Some("Juli Clove, Oskar Brandt"));
    // Where the page shows the report, its own words count.
    let doc = page(&ld, &format!("<article>{}</article>", report().replace("14", "15")));
    assert!(doc.text.as_str().contains("15 striking") && !doc.text.as_str().contains("14 striking"));
}

#[test]
fn what_is_not_english_is_kept_unread() {
    let german = "Die Polizei hat am Dienstag nach Angaben des Innenministeriums vierzehn streikende Hafenarbeiter am Tor des Hafens festgenommen, und die Union nannte das eine Provokation.";
    let french = "La police a arrêté mardi quatorze dockers en grève devant la porte du port, selon le ministère de l’intérieur, et le syndicat a dénoncé une provocation dans un communiqué.";
    let russian = "Полиция задержала во вторник четырнадцать бастующих докеров у ворот порта, сообщило министерство внутренних дел, а профсоюз назвал это провокацией и пообещал продолжать забастовку до выплаты.";
    let polish = "We wtorek policja zatrzymała czternastu strajkujących dokerów przy bramie portu, podało ministerstwo, a związek nazwał to prowokacją i zapowiedział, że strajk się nie skończy, ale potrwa do wypłaty.";
    let plain =
        |text: &str| documents("x.txt", text.as_bytes(), false, &Given::default()).remove(0).expect("a document");
    for text in [german, french, russian, polish] {
        let doc = plain(&format!("Dockers\n\n{text}\n"));
        assert!(doc.problems.iter().any(|p| p.code == Code::NotEnglish), "{text}");
        assert!(doc.blocks.iter().all(|b| b.kind == BlockKind::Foreign), "{:?}", doc.blocks);
        assert!(doc.text.as_str().contains(text));
        // A mixed text: the English is read.
        let doc = plain(&format!("Dockers held\n\n{ONE}\n\n{text}\n\n{TWO}\n\n{THREE}\n"));
        let kinds: Vec<BlockKind> = doc.blocks.iter().map(|b| b.kind).collect();
        assert_eq!(kinds.iter().filter(|k| **k == BlockKind::Foreign).count(), 1, "{:?}", doc.blocks);
        assert!(doc.problems.iter().any(|p| p.code == Code::NotEnglish));
    }
    // Headlines alone, lists of names, English full of foreign names: nothing is said.
    for text in [
        "Frente Amplio gana en La Paz",
        "Ilan de la Cruz, Maria del Mar, Karl von der Aue, Jan van den Berg, Rosa da Silva, Omar el Fares, Juan de los Santos, Ana di Luca",
        &format!(
            "{ONE} The paper Die Zeit der Arbeit and the weekly La Voz de los Obreros said that the union Unión de los Obreros del Puerto was to blame for it."
        ),
    ] {
        let doc = plain(text);
        assert!(doc.blocks.iter().all(|b| b.kind != BlockKind::Foreign), "{text}");
    }
}
