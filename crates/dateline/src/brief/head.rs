//! Title, outlet, date and how it is known; then how much there is of each kind.

use dateline_model::PublishedBasis;

use super::page::{Page, day, flat};

pub(super) fn print(page: &mut Page<'_>) {
    let doc = &page.record.document;
    let title = doc.title.as_deref().map_or_else(|| doc.source.clone(), flat);
    page.title(&title);
    let mut parts = vec![doc.outlet.clone().unwrap_or_else(|| "outlet not known".to_owned())];
    parts.push(match doc.published.as_deref() {
        None => "date not known: relative dates stay relative".to_owned(),
        Some(iso) => {
            let date = day(iso).map_or_else(|| iso.to_owned(), |d| d.strftime("%-d %B %Y").to_string());
            let basis = match doc.published_basis {
                Some(PublishedBasis::Given) => " (as given)",
                Some(PublishedBasis::Metadata) => " (page metadata)",
                Some(PublishedBasis::Dateline) => " (its dateline)",
                Some(PublishedBasis::Text) => " (from the text)",
                Some(PublishedBasis::Address) => " (from its address)",
                Some(PublishedBasis::Picture) => " (from its picture's address)",
                None => "",
            };
            format!("{date}{basis}")
        }
    });
    if let Some(author) = &doc.author {
        parts.push(author.clone());
    }
    let words = doc.text.split_whitespace().count();
    parts.push(format!("{words} words"));
    let repeats = doc.blocks.iter().filter(|b| b.repeats.is_some()).count();
    if repeats > 0 {
        parts.push(format!("{repeats} repeated {} left out", if repeats == 1 { "block" } else { "blocks" }));
    }
    page.line(0, &parts.join(" · "));

    let r = page.record;
    let differ = r.tolls.iter().filter(|t| !t.differs_from.is_empty()).count();
    let tolls = if differ > 0 {
        format!("TOLLS {} ({differ} differ)", r.tolls.len())
    } else {
        format!("TOLLS {}", r.tolls.len())
    };
    let counts = format!(
        "EVENTS {}  CLAIMS {}  SIDES {}  {tolls}  STAKES {}  MEDIA {}",
        r.events.len(),
        r.claims.len(),
        r.sides.len(),
        r.stakes.len(),
        r.media.len()
    );
    page.line(0, &counts);
}
