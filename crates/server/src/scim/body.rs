//! Bodies of SCIM: JSON objects, in and out, under the media type of RFC 7644 (section 8.1).

use crate::problem::Problem;
use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Map, Value};

/// The longest body, in bytes. A user as Entra ID or Okta sends them takes two thousand.
pub(crate) const BODY_BYTES_MAX: usize = 64 * 1024;

/// The media type of everything that is answered.
pub(crate) const MEDIA_TYPE: &str = "application/scim+json";

/// An answer.
pub(crate) struct Scim(pub(crate) Value);

impl IntoResponse for Scim {
    fn into_response(self) -> Response {
        let headers = [(header::CONTENT_TYPE, MEDIA_TYPE), (header::CACHE_CONTROL, "no-store")];
        (headers, self.0.to_string()).into_response()
    }
}

/// A body that waits until the rights of whoever sent it are known.
pub(crate) type Sent = Result<Object, Problem>;

/// A JSON object that was sent, whatever is in it.
pub(crate) struct Object(pub(crate) Map<String, Value>);

impl<S: Send + Sync> FromRequest<S> for Object {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        let kind = request.headers().get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or_default();
        let kind = kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        if !["", MEDIA_TYPE, "application/json"].contains(&kind.as_str()) {
            return Err(Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "media-type"));
        }
        let bytes = Bytes::from_request(request, state).await.map_err(|e| match e.status() {
            StatusCode::PAYLOAD_TOO_LARGE => Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "too-large"),
            _ => Problem::new(StatusCode::BAD_REQUEST, "bad-json"),
        })?;
        serde_json::from_slice(&bytes).map(Self).map_err(|_| Problem::new(StatusCode::BAD_REQUEST, "bad-json"))
    }
}
