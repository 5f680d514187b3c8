//! NewsML-G2: news items, alone or in a message.

use dateline_model::{Code, Problem, Wire, WireNotice, WireStatus};

use super::{nitf, published, settle, status, urgency};
use crate::clock;
use crate::draft::{Body, Draft};
use crate::xml::{El, Part, to_html};

/// Drafts of all items, or why one is none.
pub(crate) fn drafts(source: &str, root: El<'_>) -> Vec<Result<Draft, Problem>> {
    const ITEMS: &[&str] = &["newsItem", "packageItem", "conceptItem", "planningItem", "knowledgeItem", "catalogItem"];
    let is = |e: &El<'_>| ITEMS.contains(&e.name());
    let items: Vec<El<'_>> = if is(&root) { vec![root] } else { root.below().filter(is).collect() };
    if items.is_empty() {
        return vec![Err(Problem::new(Code::NoReport, "the message holds no item"))];
    }
    let many = items.len() > 1;
    let name = |n: usize| if many { format!("{source}#{}", n + 1) } else { source.to_owned() };
    items.into_iter().enumerate().map(|(n, item)| draft(&name(n), item)).collect()
}

/// The value of a coded element: its last part, its literal, its name.
fn coded(e: El<'_>) -> Option<String> {
    let code = e.attr("literal").or_else(|| e.attr("qcode").map(|q| q.rsplit(':').next().unwrap_or(q)));
    e.words_of("name").or_else(|| code.map(str::to_owned)).or_else(|| e.words()).filter(|w| !w.is_empty())
}

fn draft(source: &str, item: El<'_>) -> Result<Draft, Problem> {
    let mut draft = Draft::new(source);
    let meta = item.child("itemMeta");
    let content = item.child("contentMeta");
    let in_meta = |name: &str| meta.and_then(|m| m.words_of(name));
    let in_content = |name: &str| content.and_then(|c| c.words_of(name));
    let headlines = || content.into_iter().flat_map(El::children).filter(|e| e.name() == "headline");
    let main = |e: &El<'_>| e.attr("role").is_none_or(|r| r.to_ascii_lowercase().contains("main"));
    draft.title = headlines()
        .filter(main)
        .find_map(El::words)
        .or_else(|| headlines().find_map(El::words))
        .or_else(|| in_meta("title"))
        .or_else(|| in_content("title"));
    let creator = || content?.children().filter(|e| e.name() == "creator").find_map(|c| c.words_of("name"));
    draft.author = in_content("by").or_else(creator);
    let owner = item.child("rightsInfo").and_then(|r| r.child("copyrightHolder")).and_then(coded);
    draft.outlet = meta.and_then(|m| m.child("provider")).and_then(coded).or(owner);
    let language = content.and_then(|c| c.child("language")).and_then(|l| l.attr("tag"));
    draft.language = language.or_else(|| item.language()).map(str::to_owned);
    let stamp = |words: Option<String>| words.as_deref().and_then(clock::read);
    let made = stamp(in_meta("firstCreated")).or_else(|| stamp(in_content("contentCreated")));
    (draft.published, draft.modified) = published(made, stamp(in_meta("versionCreated")));
    let mut wire = Wire {
        item: item.attr("guid").map(str::to_owned),
        version: item.attr("version").map(str::to_owned),
        slug: in_content("slugline"),
        urgency: in_content("urgency").as_deref().and_then(urgency),
        embargo: in_meta("embargoed").map(|w| clock::read(&w).map_or(w, |s| s.iso)),
        dateline: in_content("dateline"),
        status: meta.and_then(|m| m.child("pubStatus")).and_then(|s| s.attr("qcode")).and_then(status),
        note: in_meta("edNote"),
        ..Wire::default()
    };
    let signals =
        || meta.into_iter().flat_map(El::children).filter(|e| e.name() == "signal").filter_map(|s| s.attr("qcode"));
    let signal = signals().find(|s| s.ends_with(":correction") || s.ends_with(":kill") || s.ends_with(":cancel"));
    if signal.is_some_and(|s| !s.ends_with(":correction")) {
        wire.status = Some(WireStatus::Canceled);
    } else if signal.is_some() {
        wire.notice = Some(WireNotice::Corrected);
    }
    settle(&mut wire, &[draft.title.as_deref()]);
    draft.wire = Some(wire);
    if let Some(set) = item.child("contentSet") {
        body(set, &mut draft);
    }
    draft.caption =
        content.into_iter().flat_map(El::children).filter(|e| e.name() == "description").find_map(El::words);
    let class = meta.and_then(|m| m.child("itemClass")).and_then(coded).unwrap_or_else(|| item.name().to_owned());
    if matches!(draft.body, Body::None)
        && (item.name() != "newsItem" || draft.title.is_none() && draft.caption.is_none())
    {
        return Err(Problem::new(Code::NoReport, format!("the item ({class}) holds no words of a report")));
    }
    Ok(draft)
}

fn body(set: El<'_>, draft: &mut Draft) {
    for e in set.children().filter(|e| matches!(e.name(), "inlineXML" | "inlineData")) {
        if e.words().is_none() || e.attr("encoding").is_some() {
            continue;
        }
        if let Some(inner) = e.find("nitf") {
            nitf::fill(inner, draft);
        } else if e.parts().any(|p| matches!(p, Part::El(_))) {
            let inner = e.find("body").unwrap_or(e);
            if inner.words().is_some() {
                draft.body = Body::Html(to_html(inner));
            }
        } else {
            let text = e.text();
            let kind = e.attr("contenttype").unwrap_or_default();
            let marked = kind.contains("html") || kind.contains("nitf") || text.contains("</");
            draft.body = if marked { Body::Html(text) } else { Body::Plain(text) };
        }
        if !matches!(draft.body, Body::None) {
            return;
        }
    }
}
