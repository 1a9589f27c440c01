//! JSON bodies: read with a limit, and refused with a reason.

use crate::problem::Problem;
use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize};

/// The longest body, in bytes.
pub(crate) const BODY_BYTES_MAX: usize = 256 * 1024;

/// A JSON body, in or out.
pub(crate) struct Json<T>(pub(crate) T);

/// A JSON body that waits until the rights of whoever sent it are known: who may not do something is told so, whatever they sent.
pub(crate) type Sent<T> = Result<Json<T>, Problem>;

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Json<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        let kind = request.headers().get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or_default();
        if !kind.is_empty() && !kind.starts_with("application/json") {
            return Err(Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "media-type"));
        }
        let bytes = Bytes::from_request(request, state).await.map_err(|e| match e.status() {
            StatusCode::PAYLOAD_TOO_LARGE => Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "too-large"),
            _ => Problem::new(StatusCode::BAD_REQUEST, "bad-json"),
        })?;
        parse(&bytes).map(Json)
    }
}

/// Reads JSON: 400 where it is none, 422 where it is not what was asked for.
pub(crate) fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Problem> {
    serde_json::from_slice(bytes).map_err(|e| match e.classify() {
        serde_json::error::Category::Data => Problem::invalid_body(),
        _ => Problem::new(StatusCode::BAD_REQUEST, "bad-json"),
    })
}

/// Tells a field that is `null` from one that is absent.
#[expect(clippy::option_option, reason = "absent and null are two things")]
pub(crate) fn given<'de, D: Deserializer<'de>, T: Deserialize<'de>>(field: D) -> Result<Option<Option<T>>, D::Error> {
    Option::deserialize(field).map(Some)
}

impl<T: Serialize> IntoResponse for Json<T> {
    fn into_response(self) -> Response {
        match serde_json::to_vec(&self.0) {
            Ok(body) => {
                let headers = [(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, "no-store")];
                (headers, body).into_response()
            }
            Err(_) => Problem::internal().into_response(),
        }
    }
}
