//! The published timeline: one page of the accepted facts that needs nothing else, for a newsroom's own site. It prints well.

use std::collections::HashMap;
use std::fmt::Write;

use axum::extract::{Query, State};
use axum::http::HeaderValue;
use axum::response::Response;
use dateline_store::{Case, Filter, Item, Kind, Order, Page, Report};
use serde_json::Value;

use crate::asked::Asked;
use crate::error::Error;
use crate::mask::Mask;
use crate::page;
use crate::routes::download;
use crate::state::Desk;
use crate::views::is_graphic;

const STYLE: &str = "body{font:16px/1.5 Georgia,serif;max-width:44rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}\
h1{font-size:1.6rem;line-height:1.2}h2{font-size:1.1rem;margin:1.6rem 0 .3rem;border-top:1px solid #bbb;padding-top:.5rem}\
article{margin:.6rem 0;break-inside:avoid}p{margin:.2rem 0}blockquote{margin:.3rem 0 .3rem 1rem;color:#333}\
.m{font:13px/1.4 system-ui,sans-serif;color:#555}.m b{font-weight:600}a{color:inherit}\
@media(prefers-color-scheme:dark){body{color:#e6e6e6;background:#161616}blockquote,.m{color:#b8b8b8}h2{border-color:#555}}\
@media print{body{margin:0;max-width:none;color:#000;background:#fff}a{text-decoration:none}}";

/// The page, to keep.
pub(crate) async fn file(State(desk): State<Desk>, Query(asked): Query<Asked>) -> Result<Response, Error> {
    let name = desk.name();
    let html = desk
        .read({
            let name = name.clone();
            move |case| {
                let mask = Mask::of(case, asked.masked())?;
                write(case, &name, &asked.filter(), &mask)
            }
        })
        .await?;
    let mut response = download(html.into_bytes(), "text/html; charset=utf-8", &format!("{name}-timeline.html"));
    let policy = HeaderValue::from_static("default-src 'none'; style-src 'unsafe-inline'; sandbox");
    response.headers_mut().insert("content-security-policy", policy);
    Ok(response)
}

/// What people accepted, edited or added, by day; counts and claims behind them.
fn write(case: &Case, name: &str, filter: &Filter, mask: &Mask) -> Result<String, Error> {
    let all = Page { offset: 0, limit: None, order: Order::Day };
    let accepted = |kind: Kind| -> Result<Vec<Item>, Error> {
        let mut out = Vec::new();
        for status in ["accepted", "edited", "added"] {
            out.extend(case.items(kind, &Filter { status: Some(status.to_owned()), ..filter.clone() }, all)?.rows);
        }
        out.sort_by(|a, b| {
            (a.day_from.is_none(), &a.day_from, &a.day_to, &a.id).cmp(&(
                b.day_from.is_none(),
                &b.day_from,
                &b.day_to,
                &b.id,
            ))
        });
        Ok(out)
    };
    let reports: HashMap<String, Report> =
        case.reports(&Filter::default(), all)?.rows.into_iter().map(|r| (r.source.clone(), r)).collect();
    let mut body = String::new();
    let mut count = 0;
    for (kind, heading) in [
        (Kind::Event, "What happened"),
        (Kind::Toll, "How many"),
        (Kind::Side, "Who stands with whom"),
        (Kind::Claim, "Who says what"),
        (Kind::Stake, "Money"),
    ] {
        let items = accepted(kind)?;
        if items.is_empty() {
            continue;
        }
        let _ = write!(body, "<h2>{heading}</h2>");
        let mut day = None;
        for i in &items {
            let when = when(i.day_from.as_deref(), i.day_to.as_deref());
            if kind == Kind::Event && day.as_ref() != Some(&when) {
                let _ = write!(body, "<p class=m><b>{}</b></p>", escape(&when, mask));
                day = Some(when);
            }
            article(&mut body, i, &reports, mask);
            count += 1;
        }
    }
    if count == 0 {
        body.push_str("<p>Nothing of this case has been accepted yet.</p>");
    }
    Ok(format!(
        "<!doctype html><html lang=en><head><meta charset=utf-8><meta name=viewport content='width=device-width'>\
         <meta http-equiv=content-security-policy content=\"default-src 'none'; style-src 'unsafe-inline'\">\
         <title>{0}: timeline</title><style>{STYLE}</style></head><body><h1>{0}</h1>\
         <p class=m>{count} facts, each accepted by a person. Every line shows the words that it stands on.</p>{body}</body></html>\n",
        escape(name, mask)
    ))
}

fn article(out: &mut String, i: &Item, reports: &HashMap<String, Report>, mask: &Mask) {
    let e = |s: &str| format!("<bdi>{}</bdi>", escape(s, mask));
    let mut line = String::new();
    if let Some(who) = &i.who {
        line.push_str(&e(who));
        line.push_str(" · ");
    }
    let _ = write!(line, "<b>{}</b>", e(&i.class.clone().unwrap_or_default().to_lowercase().replace('_', " ")));
    if let Some(whom) = &i.whom {
        let _ = write!(line, " → {}", e(whom));
    }
    if let Some(place) = &i.place {
        let _ = write!(line, " · {}", e(place));
    }
    if let Some(status) = i.status.as_deref().filter(|s| *s != "reported") {
        let _ = write!(line, " · {}", e(status));
    }
    let _ = write!(out, "<article><p>{line}</p>");
    if let Some(quote) = &i.quote {
        let words = format!("<blockquote dir=auto>“{}”</blockquote>", escape(quote, mask));
        if is_graphic(&i.detail) {
            let _ = write!(out, "<details><summary class=m>graphic content: show the words</summary>{words}</details>");
        } else {
            out.push_str(&words);
        }
    }
    for c in i.detail.get("counts").and_then(Value::as_array).into_iter().flatten() {
        let text = |n: &str| c.get(n).and_then(Value::as_str).unwrap_or_default();
        let day = text("published").get(..10).unwrap_or_default();
        let _ = write!(
            out,
            "<p class=m>{} says “{}” {day}</p>",
            e(if text("by").is_empty() { "a report" } else { text("by") }),
            escape(text("words"), mask)
        );
    }
    let mut seen: Vec<String> = Vec::new();
    for (source, _) in i.members() {
        let shown = reports.get(&source).map_or_else(
            || e(&source),
            |r| {
                let words = r.outlet.clone().or_else(|| r.title.clone()).unwrap_or_else(|| source.clone());
                let day = r.published.as_deref().and_then(|p| p.get(..10)).unwrap_or_default();
                e(format!("{words} {day}").trim_end())
            },
        );
        if !seen.contains(&shown) {
            seen.push(shown);
        }
    }
    let origins =
        if i.reports > 1 { format!(" ({} reports, {} independent)", i.reports, i.origins) } else { String::new() };
    let _ = write!(out, "<p class=m>{}{origins}</p></article>", seen.join("; "));
}

/// `2027-05-04`, or the span of an uncertain day.
fn when(from: Option<&str>, to: Option<&str>) -> String {
    match (from, to) {
        (Some(a), Some(b)) if a != b => format!("between {a} and {b}"),
        (Some(a), _) | (None, Some(a)) => a.to_owned(),
        (None, None) => "no date of its own".to_owned(),
    }
}

/// Text as markup shows it; what turns the direction of writing stays within its own piece by `bdi`.
fn escape(text: &str, mask: &Mask) -> String {
    let mut masked = text.to_owned();
    mask.text(&mut masked);
    page::escape(&masked)
}
