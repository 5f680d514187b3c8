//! What can go wrong, as the terminal and as the browser hear it.

use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::json;

/// Why the desk could not do something.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The case.
    #[error(transparent)]
    Case(#[from] dateline_store::Error),
    /// The port is taken, or may not be used.
    #[error("port {0} on this machine cannot be used ({1}); --port 0 takes a free one")]
    Port(u16, std::io::Error),
    /// The system.
    #[error(transparent)]
    System(#[from] std::io::Error),
    /// The system gives no random numbers, without which there is no safe token.
    #[error("the system gives no random numbers: {0}")]
    Random(String),
    /// What was asked makes no sense.
    #[error("{0}")]
    Asked(String),
    /// There is more, or other, than the person saw when asked.
    #[error("{0}")]
    Changed(String),
    /// There is nothing at this address.
    #[error("there is nothing at this address")]
    Nothing,
    /// A panic inside; the case is as it was.
    #[error("something failed inside; nothing was written")]
    Inside,
}

impl Error {
    fn status(&self) -> StatusCode {
        use dateline_store::Error as E;
        match self {
            Error::Case(E::NoItem(_) | E::Missing(_)) | Error::Nothing => StatusCode::NOT_FOUND,
            Error::Case(E::Ambiguous(..)) | Error::Changed(_) => StatusCode::CONFLICT,
            Error::Case(E::BadDecision(_)) | Error::Asked(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Error::Case(E::Locked(_)) => StatusCode::SERVICE_UNAVAILABLE,
            Error::Case(E::ReadOnly(_)) => StatusCode::FORBIDDEN,
            _ => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        (self.status(), Json(json!({"error": self.to_string()}))).into_response()
    }
}
