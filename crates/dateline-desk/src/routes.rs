//! Addresses: each view as a page, as `.json` and as `.csv`; below `/api` what writes, and the description of all of it.

use axum::Router;
use axum::extract::{DefaultBodyLimit, Path, Query, State};
use axum::http::header;
use axum::http::{HeaderMap, Uri};
use axum::middleware::from_fn_with_state;
use axum::response::{IntoResponse, Json, Response};
use axum::routing::{get, post};
use serde_json::{Value, json};

use crate::asked::Asked;
use crate::error::Error;
use crate::mask::Mask;
use crate::state::Desk;
use crate::views::{self, Answer, View};
use crate::{api, exported, guard, live, page, published, reconcile, table};

/// Bytes of a request at most.
const BODY: usize = 1 << 20;

/// What to write an answer as.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    Json,
    Csv,
}

/// All addresses of a desk, guarded.
pub fn router(desk: Desk) -> Router {
    let mut router = Router::new();
    for view in views::ALL {
        for (ending, shape) in [("json", Shape::Json), ("csv", Shape::Csv)] {
            let ask = move |State(desk): State<Desk>, Query(asked): Query<Asked>| answer(desk, view, asked, shape);
            router = router.route(&format!("/{}.{ending}", view.name), get(ask));
        }
    }
    router
        .route("/document/{id}", get(document))
        .route("/item/{id}", get(item))
        .route("/published.html", get(published::file))
        .route("/export/{shape}", get(exported::file))
        .nest("/reconcile/{secret}", reconcile::routes())
        .route("/api", get(description))
        .route("/api/me", get(me))
        .route("/api/live", get(live::stream))
        .route("/api/decide", post(api::decide::one))
        .route("/api/bulk", post(api::bulk::many))
        .route("/api/undo", post(api::undo::last))
        .route("/api/seen", post(api::seen))
        .fallback(async |uri: Uri, headers: HeaderMap| page::file(uri.path(), &headers))
        .layer(DefaultBodyLimit::max(BODY))
        .layer(from_fn_with_state(desk.clone(), guard::check))
        .with_state(desk)
}

async fn answer(desk: Desk, view: &'static View, asked: Asked, shape: Shape) -> Result<Response, Error> {
    let name = format!("{}-{}", desk.name(), view.name);
    desk.read(move |case| {
        let answer = (view.ask)(case, &asked)?;
        let mask = Mask::of(case, asked.masked())?;
        shaped(answer, &mask, shape, &name)
    })
    .await
}

fn shaped(mut answer: Answer, mask: &Mask, shape: Shape, name: &str) -> Result<Response, Error> {
    mask.value(&mut answer.whole);
    if shape == Shape::Json {
        return Ok(Json(answer.whole).into_response());
    }
    Ok(download(table::csv(&(answer.table)(&answer.whole))?, "text/csv; charset=utf-8", &format!("{name}.csv")))
}

/// A file to keep, under a plain name.
pub(crate) fn download(bytes: Vec<u8>, kind: &'static str, name: &str) -> Response {
    let plain: String =
        name.chars().map(|c| if c.is_ascii_alphanumeric() || "-_.".contains(c) { c } else { '_' }).collect();
    let headers = [
        (header::CONTENT_TYPE, kind.to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{plain}\"")),
    ];
    (headers, bytes).into_response()
}

/// A report: its page, `.json` or `.csv`.
async fn document(
    State(desk): State<Desk>,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let (id, shape) = match (id.strip_suffix(".json"), id.strip_suffix(".csv")) {
        (Some(id), _) => (id.to_owned(), Shape::Json),
        (_, Some(id)) => (id.to_owned(), Shape::Csv),
        _ => return Ok(page::file("/", &headers)),
    };
    desk.read(move |case| shaped(views::document(case, &id)?, &Mask::of(case, asked.masked())?, shape, &id)).await
}

/// An item: its page or `.json`.
async fn item(
    State(desk): State<Desk>,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let Some(id) = id.strip_suffix(".json").map(str::to_owned) else { return Ok(page::file("/", &headers)) };
    desk.read(move |case| {
        let mut whole = views::item(case, &id)?;
        Mask::of(case, asked.masked())?.value(&mut whole);
        Ok(Json(whole).into_response())
    })
    .await
}

/// What the page needs to know of itself: the key of its writes, the case's name, the release.
async fn me(State(desk): State<Desk>) -> Json<Value> {
    Json(json!({"key": desk.gate().key(), "case": desk.name(), "version": desk.version(), "shapes": desk.lent().shapes,
                "reconcile": desk.gate().reconcile()}))
}

/// The OpenAPI description.
async fn description() -> Json<utoipa::openapi::OpenApi> {
    Json(api::describe::all())
}
