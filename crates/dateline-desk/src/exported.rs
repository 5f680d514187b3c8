//! The case in the shape of another tool, as a file to keep: the same as `dateline export` writes, and its account.

use axum::extract::{Path, Query, State};
use axum::http::{HeaderName, HeaderValue};
use axum::response::Response;

use crate::asked::Asked;
use crate::error::Error;
use crate::lent::Wanted;
use crate::mask::Mask;
use crate::routes::download;
use crate::state::Desk;

/// The header in which the account stands, percent-encoded.
const ACCOUNT: HeaderName = HeaderName::from_static("x-dateline-account");

/// The file of a shape.
pub(crate) async fn file(
    State(desk): State<Desk>,
    Path(shape): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Error> {
    if !desk.lent().shapes.iter().any(|s| s.name == shape) {
        return Err(Error::Nothing);
    }
    let only = asked.only.clone().unwrap_or_else(|| "all".to_owned());
    if !["all", "reviewed", "accepted"].contains(&only.as_str()) {
        return Err(Error::Asked(format!("there is no selection {only:?}; all, reviewed, accepted")));
    }
    let (lent, path, name) = (desk.lent().write, desk.case_path().to_owned(), desk.name());
    desk.read(move |case| {
        let mask = Mask::of(case, asked.masked())?;
        let hide = |value: &mut serde_json::Value| mask.value(value);
        let wanted = Wanted {
            case: &path,
            shape: &shape,
            filter: &asked.filter(),
            only: &only,
            mask: asked.masked().then_some(&hide),
        };
        let written = lent(&wanted).map_err(Error::Asked)?;
        let mut response = download(written.bytes, written.media, &format!("{name}-{}", written.file));
        if let Ok(account) = HeaderValue::from_str(&encoded(&written.account)) {
            response.headers_mut().insert(ACCOUNT, account);
        }
        Ok(response)
    })
    .await
}

/// What a header may not hold, as `%0A`.
fn encoded(words: &str) -> String {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b" .,;:()-_/#".contains(&b);
    words.bytes().map(|b| if plain(b) { char::from(b).to_string() } else { format!("%{b:02X}") }).collect()
}
