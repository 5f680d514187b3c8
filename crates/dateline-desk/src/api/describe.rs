//! The description of all addresses (OpenAPI 3.1), out of the same list that serves them.

use utoipa::openapi::path::{HttpMethod, OperationBuilder, ParameterBuilder, ParameterIn, PathItem};
use utoipa::openapi::request_body::RequestBodyBuilder;
use utoipa::openapi::{
    ComponentsBuilder, ContentBuilder, InfoBuilder, OpenApi, OpenApiBuilder, PathsBuilder, Ref, RefOr, Required,
    ResponseBuilder, Schema,
};
use utoipa::{PartialSchema, ToSchema};

use super::bulk::Bulk;
use super::decide::{Decide, Rests};
use super::undo::Undo;
use crate::asked::Asked;
use crate::guard::KEY;
use crate::views;

/// All addresses.
pub(crate) fn all() -> OpenApi {
    let mut paths = PathsBuilder::new();
    for view in views::ALL {
        for (ending, kind, what) in
            [("json", "application/json", "total and rows"), ("csv", "text/csv", "all rows, a header line first")]
        {
            let mut get = reading(view.about, kind, what);
            for name in filters() {
                get = get.parameter(
                    ParameterBuilder::new().name(name).parameter_in(ParameterIn::Query).required(Required::False),
                );
            }
            paths = paths.path(format!("/{}.{ending}", view.name), PathItem::new(HttpMethod::Get, get));
        }
    }
    let id = || ParameterBuilder::new().name("id").parameter_in(ParameterIn::Path).required(Required::True);
    for (path, about, kind) in [
        ("/document/{id}.json", "A report, its record, the joined items behind its facts.", "application/json"),
        ("/document/{id}.csv", "The facts of a report.", "text/csv"),
        ("/item/{id}.json", "A joined item, every report's telling of it, what was decided on it.", "application/json"),
    ] {
        paths = paths.path(path, PathItem::new(HttpMethod::Get, reading(about, kind, about).parameter(id())));
    }
    for (path, about, kind) in [
        (
            "/export/{shape}",
            "The case in the shape of another tool; `only` is all, reviewed or accepted; the header x-dateline-account says what became of each row.",
            "application/octet-stream",
        ),
        (
            "/reconcile/{secret}",
            "A reconciliation service (0.2) for OpenRefine; /api/me has the address.",
            "application/json",
        ),
        ("/published.html", "A page of the accepted facts that stands alone.", "text/html"),
        ("/api", "This description.", "application/json"),
        ("/api/me", "The key that writes need, the case's name.", "application/json"),
        ("/api/live", "The state of the case, at once and at every change.", "text/event-stream"),
    ] {
        paths = paths.path(path, PathItem::new(HttpMethod::Get, reading(about, kind, about)));
    }
    for (path, about, body) in [
        ("/api/decide", "One decision.", Some("Decide")),
        ("/api/bulk", "The same decision on all that pass a filter; first without `expect`.", Some("Bulk")),
        ("/api/undo", "Takes back what a person did last, a batch as a whole.", Some("Undo")),
        ("/api/seen", "Marks all of the case as seen.", None),
    ] {
        paths = paths.path(path, PathItem::new(HttpMethod::Post, writing(about, body)));
    }
    let schemas: Vec<(String, RefOr<Schema>)> = vec![
        (Asked::name().into_owned(), Asked::schema()),
        (Decide::name().into_owned(), Decide::schema()),
        (Rests::name().into_owned(), Rests::schema()),
        (Bulk::name().into_owned(), Bulk::schema()),
        (Undo::name().into_owned(), Undo::schema()),
    ];
    OpenApiBuilder::new()
        .info(InfoBuilder::new().title("Dateline's desk").version(env!("CARGO_PKG_VERSION")).description(Some(
            "A case on loopback. Reading needs the cookie that the printed address gives; a write needs the header x-dateline as well.",
        )))
        .paths(paths)
        .components(Some(ComponentsBuilder::new().schemas_from_iter(schemas).build()))
        .build()
}

/// Names that views take behind the question mark.
fn filters() -> [&'static str; 16] {
    [
        "since", "until", "about", "place", "class", "status", "story", "happened", "q", "kind", "order", "offset",
        "limit", "each", "slim", "mask",
    ]
}

fn reading(about: &str, kind: &str, what: &str) -> OperationBuilder {
    OperationBuilder::new()
        .summary(Some(about))
        .response("200", ResponseBuilder::new().description(what).content(kind, ContentBuilder::new().build()))
}

fn writing(about: &str, body: Option<&str>) -> OperationBuilder {
    let key = ParameterBuilder::new().name(KEY).parameter_in(ParameterIn::Header).required(Required::True);
    let mut out = OperationBuilder::new()
        .summary(Some(about))
        .parameter(key)
        .response(
            "200",
            ResponseBuilder::new().description("done").content("application/json", ContentBuilder::new().build()),
        )
        .response("422", ResponseBuilder::new().description("what was asked makes no sense; `error` says why"));
    if let Some(name) = body {
        let content = ContentBuilder::new().schema(Some(Ref::from_schema_name(name))).build();
        out = out.request_body(Some(
            RequestBodyBuilder::new().content("application/json", content).required(Some(Required::True)).build(),
        ));
    }
    out
}
