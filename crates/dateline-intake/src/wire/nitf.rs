//! NITF: news as XML of one report.

use dateline_model::{Wire, WireNotice};

use super::{settle, status, urgency};
use crate::clock;
use crate::draft::{Body, Draft};
use crate::xml::{El, Part, to_html};

/// A draft of a `nitf` element.
pub(crate) fn draft(source: &str, nitf: El<'_>) -> Draft {
    let mut draft = Draft::new(source);
    fill(nitf, &mut draft);
    draft
}

/// Sets what the element says and the draft lacks.
pub(crate) fn fill(nitf: El<'_>, draft: &mut Draft) {
    let body = nitf.child("body");
    let top = body.and_then(|b| b.child("body.head"));
    let head = nitf.child("head");
    let data = head.and_then(|h| h.child("docdata"));
    let headline =
        top.and_then(|t| t.find("hl1").and_then(El::words).or_else(|| t.child("hedline").and_then(El::words)));
    let title = headline.or_else(|| head.and_then(|h| h.words_of("title")));
    draft.title = draft.title.take().or_else(|| title.clone());
    draft.author = draft.author.take().or_else(|| top.and_then(|t| t.child("byline")).and_then(byline));
    let owner = data.and_then(|d| d.child("doc.copyright")).and_then(|c| c.attr("holder")).map(str::to_owned);
    let told = top.and_then(|t| t.words_of("distributor")).or(owner).filter(|o| !o.trim().is_empty());
    draft.outlet = draft.outlet.take().or(told);
    draft.language = draft.language.take().or_else(|| nitf.language().map(str::to_owned));
    let norm = |name: &str| {
        let e = data.and_then(|d| d.child(name)).or_else(|| top.and_then(|t| t.find(name)))?;
        e.attr("norm").map(str::to_owned).or_else(|| e.words()).and_then(|w| clock::read(&w))
    };
    let (issue, release) = (norm("date.issue"), norm("date.release"));
    if draft.published.is_none() {
        draft.published = issue.clone().or_else(|| norm("story.date")).or_else(|| release.clone());
    }
    let wire = draft.wire.get_or_insert_with(Wire::default);
    let id = data.and_then(|d| d.child("doc-id")).and_then(|i| i.attr("id-string")).map(str::to_owned);
    wire.item = wire.item.take().or(id).filter(|i| !i.is_empty());
    let key = data.and_then(|d| d.child("du-key"));
    wire.version = wire.version.take().or_else(|| key.and_then(|k| k.attr("version")).map(str::to_owned));
    let slug = data.and_then(|d| d.find("keyword")).and_then(|k| k.attr("key")).map(str::to_owned);
    let meta = |name: &str| {
        let all = head.into_iter().flat_map(El::children).filter(|e| e.name() == "meta");
        all.filter(|m| m.attr("name") == Some(name)).find_map(|m| m.attr("content")).map(str::to_owned)
    };
    wire.slug = wire.slug.take().or_else(|| meta("anpa-keyword")).or(slug).filter(|s| !s.trim().is_empty());
    wire.urgency = wire.urgency.or_else(|| data.and_then(|d| d.child("urgency"))?.attr("ed-urg").and_then(urgency));
    wire.dateline = wire.dateline.take().or_else(|| top.and_then(|t| t.words_of("dateline")));
    wire.status = wire.status.or_else(|| data?.attr("management-status").and_then(status));
    // Released later than it was sent: until then it is embargoed.
    if let (None, Some(issue), Some(release)) = (&wire.embargo, issue, release)
        && release.iso > issue.iso
    {
        wire.embargo = Some(release.iso);
    }
    let message = data.and_then(|d| d.child("ed-msg"));
    let told = message.and_then(|m| m.attr("info")).filter(|i| !i.trim().is_empty()).map(str::to_owned);
    let kind = message.and_then(|m| m.attr("msg-type"));
    wire.note = wire.note.take().or(told);
    if let Some(correction) = data.and_then(|d| d.child("correction")) {
        wire.notice = Some(WireNotice::Corrected);
        wire.about = correction.attr("id-string").map(str::to_owned);
    }
    settle(wire, &[kind, title.as_deref()]);
    if matches!(draft.body, Body::None) {
        let content = body.and_then(|b| b.child("body.content")).filter(|c| c.words().is_some());
        let rest = || top.and_then(|t| t.child("abstract")).filter(|a| a.words().is_some());
        if let Some(content) = content.or_else(rest) {
            draft.body = Body::Html(to_html(content));
        }
    }
}

/// The names of a byline, without their offices.
fn byline(e: El<'_>) -> Option<String> {
    let mut out = String::new();
    for part in e.parts() {
        match part {
            Part::Text(t) => out.push_str(t),
            Part::El(e) if e.name() == "byttl" => {}
            Part::El(e) => out.push_str(&e.text()),
        }
    }
    let words = out.split_whitespace().collect::<Vec<_>>().join(" ");
    (!words.is_empty()).then_some(words)
}
