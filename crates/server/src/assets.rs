//! The browser's files: embedded, named by one fingerprint, cached for good.

use crate::problem::Problem;
use axum::extract::Path;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};

struct File {
    name: &'static str,
    kind: &'static str,
    plain: &'static [u8],
    gzip: &'static [u8],
}

include!(concat!(env!("OUT_DIR"), "/assets.rs"));

/// The address of a file.
pub(crate) fn url(name: &str) -> String {
    format!("/assets/{FINGERPRINT}/{name}")
}

/// Serves a file of this build.
pub(crate) async fn serve(Path((fingerprint, name)): Path<(String, String)>, headers: HeaderMap) -> Result<Response, Problem> {
    let file = FILES.iter().find(|f| f.name == name && fingerprint == FINGERPRINT).ok_or_else(Problem::not_found)?;
    let accepts = headers.get(header::ACCEPT_ENCODING).and_then(|v| v.to_str().ok()).is_some_and(|v| v.contains("gzip"));
    let mut response = if accepts { file.gzip.into_response() } else { file.plain.into_response() };
    let out = response.headers_mut();
    out.insert(header::CONTENT_TYPE, HeaderValue::from_static(file.kind));
    out.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable"));
    out.insert(header::VARY, HeaderValue::from_static("Accept-Encoding"));
    if accepts {
        out.insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
    }
    Ok(response)
}
