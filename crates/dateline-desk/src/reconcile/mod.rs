//! A reconciliation service (protocol 0.2), so that a researcher can match a table of people, groups and places in OpenRefine to who and what the
//! case knows: candidates with a score, suggestions, a preview, and values to fetch into the table.
//!
//! It lies behind an address with a secret in it, which the page shows; it reads alone.

mod index;

use axum::Router;
use axum::extract::{Form, Query, State};
use axum::http::header::{self, HeaderName, HeaderValue};
use axum::middleware::map_response;
use axum::response::{Html, Json, Response};
use axum::routing::get;
use serde::Deserialize;
use serde_json::{Map, Value, json};

pub(crate) use index::Index;
use index::Known;

use crate::error::Error;
use crate::page::escape;
use crate::state::Desk;

/// Kinds that a name can be of.
const KINDS: &[(&str, &str)] = &[
    ("person", "Person"),
    ("group", "Group"),
    ("organisation", "Organisation"),
    ("state", "State"),
    ("armed_force", "Armed force"),
    ("outlet", "Outlet"),
    ("place", "Place"),
    ("other", "Other"),
];
/// What can be fetched of one that is matched.
const PROPERTIES: &[(&str, &str)] = &[
    ("names", "All its names"),
    ("kind", "Kind"),
    ("country", "Country (ISO 3166 alpha-3)"),
    ("code", "Actor's code"),
    ("reports", "Reports that name it"),
    ("latitude", "Degrees north"),
    ("longitude", "Degrees east"),
];
/// Candidates, unless fewer are asked for.
const MOST: usize = 10;
/// Names asked for at once.
const BATCH: usize = 200;

/// What may be asked.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Asked {
    queries: Option<String>,
    extend: Option<String>,
    prefix: Option<String>,
    id: Option<String>,
    #[serde(rename = "type")]
    kind: Option<String>,
}

/// All addresses of the service.
pub(crate) fn routes() -> Router<Desk> {
    Router::new()
        .route("/", get(service).post(posted))
        .route("/suggest/entity", get(entities))
        .route("/suggest/type", get(async |Query(q): Query<Asked>| listed(KINDS, &q)))
        .route("/suggest/property", get(async |Query(q): Query<Asked>| listed(PROPERTIES, &q)))
        .route("/properties", get(properties))
        .route("/preview", get(preview))
        .route("/view", get(view))
        .layer(map_response(opened))
}

/// Who knows the secret may ask from a page of its own.
async fn opened(mut response: Response) -> Response {
    let any = HeaderValue::from_static("*");
    response.headers_mut().insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, any);
    response
}

async fn service(State(desk): State<Desk>, Query(asked): Query<Asked>) -> Result<Json<Value>, Error> {
    answer(desk, asked).await
}

async fn posted(State(desk): State<Desk>, Form(asked): Form<Asked>) -> Result<Json<Value>, Error> {
    answer(desk, asked).await
}

async fn answer(desk: Desk, asked: Asked) -> Result<Json<Value>, Error> {
    let parsed =
        |text: &str| serde_json::from_str::<Value>(text).map_err(|e| Error::Asked(format!("that is no JSON: {e}")));
    if let Some(text) = &asked.queries {
        let queries = parsed(text)?;
        let index = known(&desk).await?;
        let queries = queries.as_object().cloned().unwrap_or_default();
        let all = queries.iter().take(BATCH).map(|(key, q)| (key.clone(), json!({"result": candidates(&index, q)})));
        return Ok(Json(Value::Object(all.collect())));
    }
    if let Some(text) = &asked.extend {
        let wanted = parsed(text)?;
        return Ok(Json(extended(&*known(&desk).await?, &wanted)));
    }
    Ok(Json(manifest(&desk)))
}

async fn known(desk: &Desk) -> Result<std::sync::Arc<Index>, Error> {
    let own = desk.clone();
    desk.read(move |case| own.known(case)).await
}

fn manifest(desk: &Desk) -> Value {
    let here = desk.gate().reconcile();
    let suggest = |what: &str| json!({"service_url": here, "service_path": format!("/suggest/{what}")});
    json!({
        "versions": ["0.1", "0.2"],
        "name": format!("Dateline: {}", desk.name()),
        "identifierSpace": "urn:dateline:entity",
        "schemaSpace": "urn:dateline:kind",
        "serviceVersion": desk.version(),
        "view": {"url": format!("{here}/view?id={{{{id}}}}")},
        "defaultTypes": pairs(KINDS),
        "preview": {"url": format!("{here}/preview?id={{{{id}}}}"), "width": 360, "height": 160},
        "suggest": {"entity": suggest("entity"), "type": suggest("type"), "property": suggest("property")},
        "extend": {"propose_properties": {"service_url": here, "service_path": "/properties"}, "property_settings": []},
    })
}

fn pairs(list: &[(&str, &str)]) -> Value {
    list.iter().map(|(id, name)| json!({"id": id, "name": name})).collect()
}

fn kind_of(k: &Known) -> Value {
    let name = KINDS.iter().find(|(id, _)| *id == k.kind).map_or(k.kind.as_str(), |(_, name)| name);
    json!([{"id": k.kind, "name": name}])
}

/// What tells it from others of its name.
fn described(k: &Known) -> String {
    let mut out: Vec<String> = k.country.iter().cloned().collect();
    if k.names.len() > 1 {
        out.push(format!("also {}", k.names[1..].iter().take(3).cloned().collect::<Vec<_>>().join(", ")));
    }
    out.push(format!("in {} {}", k.reports, if k.reports == 1 { "report" } else { "reports" }));
    out.join("; ")
}

/// The candidates of one query, the likest first. Certain is the same name, where no other of the kinds asked for bears it.
fn candidates(index: &Index, query: &Value) -> Vec<Value> {
    let kinds: Vec<String> = match query.get("type") {
        Some(Value::String(one)) if !one.is_empty() => vec![one.clone()],
        Some(Value::Array(many)) => many.iter().filter_map(|t| t.as_str().map(str::to_owned)).collect(),
        _ => Vec::new(),
    };
    let country = query.get("properties").and_then(Value::as_array).into_iter().flatten().find_map(|p| {
        let value = p.get("v")?;
        let text = value.as_str().or_else(|| value.get("id")?.as_str()).or_else(|| value.get(0)?.as_str());
        text.filter(|_| p["pid"] == "country")
    });
    let most = query.get("limit").and_then(Value::as_f64).map_or(MOST, |n| (n as usize).clamp(1, 50));
    let name = query.get("query").and_then(Value::as_str).unwrap_or_default();
    let found = index.like(name, &kinds, country, most.max(2));
    let certain = found.iter().filter(|l| l.score >= 100.0).count() == 1;
    let one = |l: &index::Like| {
        let k = &index.all[l.at];
        let same = l.score >= 100.0;
        json!({
            "id": k.id, "name": k.name, "description": described(k), "type": kind_of(k), "score": l.score, "match": same && certain,
            "features": [{"id": "name_similarity", "value": l.score}, {"id": "same_name", "value": same}],
        })
    };
    found.iter().take(most).map(one).collect()
}

async fn entities(State(desk): State<Desk>, Query(asked): Query<Asked>) -> Result<Json<Value>, Error> {
    let index = known(&desk).await?;
    let kinds: Vec<String> = asked.kind.into_iter().filter(|k| !k.is_empty()).collect();
    let found = index.like(&asked.prefix.unwrap_or_default(), &kinds, None, MOST);
    let one = |l: &index::Like| {
        let k = &index.all[l.at];
        json!({"id": k.id, "name": k.name, "description": described(k), "notable": kind_of(k)})
    };
    Ok(Json(json!({"result": found.iter().map(one).collect::<Vec<_>>()})))
}

/// Of a list those that begin with what was typed.
fn listed(list: &[(&str, &str)], asked: &Asked) -> Json<Value> {
    let prefix = asked.prefix.as_deref().unwrap_or_default().to_lowercase();
    let found: Vec<(&str, &str)> = list
        .iter()
        .filter(|(id, name)| id.starts_with(&prefix) || name.to_lowercase().starts_with(&prefix))
        .copied()
        .collect();
    Json(json!({"result": pairs(&found)}))
}

async fn properties(Query(asked): Query<Asked>) -> Json<Value> {
    Json(json!({"type": asked.kind, "properties": pairs(PROPERTIES)}))
}

/// Values of those that are matched; what is not known is an empty list.
fn extended(index: &Index, wanted: &Value) -> Value {
    let list = |n: &str| wanted.get(n).and_then(Value::as_array).cloned().unwrap_or_default();
    let asked: Vec<&(&str, &str)> = list("properties")
        .iter()
        .filter_map(|p| PROPERTIES.iter().find(|(id, _)| p.get("id").and_then(Value::as_str) == Some(id)))
        .collect();
    let mut rows = Map::new();
    for id in list("ids").iter().filter_map(Value::as_str) {
        let values = asked.iter().map(|(p, _)| ((*p).to_owned(), index.get(id).map_or(json!([]), |k| value(k, p))));
        rows.insert(id.to_owned(), Value::Object(values.collect()));
    }
    let meta: Vec<Value> = asked.iter().map(|(id, name)| json!({"id": id, "name": name})).collect();
    json!({"meta": meta, "rows": rows})
}

fn value(k: &Known, property: &str) -> Value {
    let word = |v: &Option<String>| v.iter().map(|v| json!({"str": v})).collect::<Value>();
    match property {
        "names" => k.names.iter().map(|n| json!({"str": n})).collect(),
        "kind" => json!([{"str": k.kind}]),
        "country" => word(&k.country),
        "code" => word(&k.code),
        "reports" => json!([{"int": k.reports}]),
        "latitude" => k.point.iter().map(|p| json!({"float": p.0})).collect(),
        "longitude" => k.point.iter().map(|p| json!({"float": p.1})).collect(),
        _ => json!([]),
    }
}

/// A few lines for the frame that OpenRefine shows beside a candidate.
async fn preview(State(desk): State<Desk>, Query(asked): Query<Asked>) -> Result<Response, Error> {
    let index = known(&desk).await?;
    let k = index.get(asked.id.as_deref().unwrap_or_default()).ok_or(Error::Nothing)?;
    let html = format!(
        "<!doctype html><html lang=en><meta charset=utf-8><title>Preview</title><style>body{{font:13px/1.4 sans-serif;margin:8px}}</style>\
         <p><b><bdi>{}</bdi></b><br>{}<br><bdi>{}</bdi></p></html>",
        escape(&k.name),
        escape(&k.kind.replace('_', " ")),
        escape(&described(k)),
    );
    let mut response = axum::response::IntoResponse::into_response(Html(html));
    let policy =
        "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors http://127.0.0.1:* http://localhost:*";
    response.headers_mut().insert(HeaderName::from_static("content-security-policy"), HeaderValue::from_static(policy));
    Ok(response)
}

/// On to the item, or to what the case tells of that name: by a page of this desk, since its cookie does not come along from elsewhere.
async fn view(State(desk): State<Desk>, Query(asked): Query<Asked>) -> Result<Html<String>, Error> {
    let index = known(&desk).await?;
    let k = index.get(asked.id.as_deref().unwrap_or_default()).ok_or(Error::Nothing)?;
    let address = match k.kind.as_str() {
        _ if !k.id.contains(':') => format!("/item/{}", k.id),
        "place" => format!("/timeline?place={}", coded(&k.name)),
        _ => format!("/timeline?about={}", coded(&k.name)),
    };
    Ok(Html(format!(
        "<!doctype html><html lang=en><meta charset=utf-8><title>Dateline</title><meta http-equiv=refresh content='0;url={address}'>\
         <a href='{address}'>To the desk</a></html>"
    )))
}

/// Letters and digits alone; the rest as `%20`.
fn coded(words: &str) -> String {
    words
        .bytes()
        .map(|b| if b.is_ascii_alphanumeric() { char::from(b).to_string() } else { format!("%{b:02X}") })
        .collect()
}
