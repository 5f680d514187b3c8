//! NewsML 1: items with their components.

use dateline_model::{Code, Problem, Wire, WireStatus};

use super::{nitf, published, settle, status, urgency};
use crate::clock;
use crate::draft::{Body, Draft};
use crate::xml::{El, Part, to_html};

/// Drafts of all items, or why one is none.
pub(crate) fn drafts(source: &str, root: El<'_>) -> Vec<Result<Draft, Problem>> {
    let items: Vec<El<'_>> = root.children().filter(|e| e.name() == "NewsItem").collect();
    let many = items.len() > 1;
    let name = |n: usize| if many { format!("{source}#{}", n + 1) } else { source.to_owned() };
    items.into_iter().enumerate().map(|(n, item)| draft(&name(n), item, root)).collect()
}

fn draft(source: &str, item: El<'_>, root: El<'_>) -> Result<Draft, Problem> {
    let mut draft = Draft::new(source);
    let formal =
        |name: &str| item.find(name).and_then(|e| e.attr("FormalName").map(str::to_owned).or_else(|| e.words()));
    let words = |name: &str| item.find(name).and_then(El::words);
    draft.title = words("HeadLine").or_else(|| words("Headline"));
    draft.author = words("ByLine");
    let provider = item.find("Provider").and_then(|p| p.find("Party")).and_then(|p| p.attr("FormalName"));
    draft.outlet = provider
        .map(str::to_owned)
        .or_else(|| words("CreditLine"))
        .or_else(|| {
            item.find("Source").and_then(|s| s.find("Party")).and_then(|p| p.attr("FormalName")).map(str::to_owned)
        })
        .or_else(|| words("ProviderId"));
    draft.language =
        item.find("Language").and_then(|l| l.attr("FormalName")).or_else(|| item.language()).map(str::to_owned);
    let stamp = |name: &str| words(name).as_deref().and_then(clock::read);
    let version = stamp("ThisRevisionCreated").or_else(|| stamp("DateLineDate")).or_else(|| stamp("DateId"));
    (draft.published, draft.modified) = published(stamp("FirstCreated"), version);
    if draft.published.is_none() {
        draft.published = root.find("DateAndTime").and_then(El::words).as_deref().and_then(clock::read);
    }
    let later = item.find("StatusWillChange").filter(|s| {
        let next = s.find("FutureStatus").and_then(|f| f.attr("FormalName")).unwrap_or_default();
        next.eq_ignore_ascii_case("usable")
    });
    let instruction = item.find("Instruction").and_then(|i| i.attr("FormalName"));
    let mut wire = Wire {
        item: words("NewsItemId").or_else(|| words("PublicIdentifier")),
        version: words("RevisionId"),
        slug: words("SlugLine").or_else(|| words("NameLabel")),
        urgency: formal("Urgency").as_deref().and_then(urgency),
        embargo: later
            .and_then(|s| s.find("DateAndTime"))
            .and_then(El::words)
            .map(|w| clock::read(&w).map_or(w, |s| s.iso)),
        dateline: words("DateLine"),
        status: item.find("Status").and_then(|s| s.attr("FormalName")).and_then(status),
        note: words("InstructionText").or_else(|| words("EdNote")),
        ..Wire::default()
    };
    if let Some(told) = instruction.and_then(status).filter(|s| *s == WireStatus::Canceled) {
        wire.status = Some(told);
    }
    settle(&mut wire, &[draft.title.as_deref()]);
    draft.wire = Some(wire);
    body(item, &mut draft);
    if matches!(draft.body, Body::None) && draft.title.is_none() {
        return Err(Problem::new(Code::NoReport, "the item holds no words of a report"));
    }
    Ok(draft)
}

/// The words of the component that has most of them; a caption is one's that is a picture.
fn body(item: El<'_>, draft: &mut Draft) {
    let says = |c: El<'_>, name: &str, what: &[&str]| {
        c.children().filter(|m| m.name() == name).filter_map(|m| m.attr("FormalName").or(m.attr("Notation"))).any(|f| {
            let f = f.to_ascii_lowercase();
            what.iter().any(|w| f.contains(w))
        })
    };
    let is_text = |c: &El<'_>| {
        let media = c.children().any(|m| m.name() == "MediaType") && !says(*c, "MediaType", &["text"]);
        let style = says(*c, "MimeType", &["css", "image", "video"]) || says(*c, "Format", &["css"]);
        let packed = c
            .find("Encoding")
            .and_then(|e| e.attr("Notation"))
            .is_some_and(|n| n.to_ascii_lowercase().contains("base64"));
        !media && !style && !packed
    };
    let data = item.below().filter(|e| e.name() == "ContentItem" && is_text(e)).filter_map(|c| c.find("DataContent"));
    let longest = data.map(|d| (d.text().len(), d)).reduce(|a, b| if b.0 > a.0 { b } else { a });
    let Some(data) = longest.map(|l| l.1).filter(|d| d.words().is_some()) else { return };
    if let Some(inner) = data.find("nitf") {
        nitf::fill(inner, draft);
    } else if data.parts().any(|p| matches!(p, Part::El(_))) {
        let body = data.find("body.content").or_else(|| data.find("body")).unwrap_or(data);
        draft.body = Body::Html(to_html(body));
    } else {
        let text = data.text();
        draft.body = if text.contains("</") { Body::Html(text) } else { Body::Plain(text) };
    }
}
