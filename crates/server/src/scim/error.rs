//! Errors of SCIM (RFC 7644, section 3.12): the same problems as everywhere, in the form that identity providers read and show to their administrators.

use super::{MEDIA_TYPE, ROOT};
use crate::problem::Problem;
use axum::body::Body;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use locale::Locale;
use serde_json::{Map, Value, json};

/// The schema of errors.
const ERROR: &str = "urn:ietf:params:scim:api:messages:2.0:Error";

/// Whether a path is answered in this form.
pub(crate) fn speaks(path: &str) -> bool {
    path.strip_prefix(ROOT).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// What RFC 7644 (section 3.12, table 9) calls a problem; `None` where it has no word for it.
fn scim_type(problem: &Problem) -> Option<&'static str> {
    Some(match problem.code() {
        "bad-json" => "invalidSyntax",
        "scim-filter" => "invalidFilter",
        "scim-fixed" => "mutability",
        "scim-path" => "invalidPath",
        "scim-taken" => "uniqueness",
        "scim-value" => "invalidValue",
        _ => return None,
    })
}

/// The problem as SCIM says it.
pub(crate) fn response(problem: &Problem, locale: Locale) -> Response {
    let status = problem.status();
    let mut document = Map::new();
    document.insert("schemas".to_owned(), json!([ERROR]));
    document.insert("status".to_owned(), status.as_str().into());
    if let Some(kind) = scim_type(problem) {
        document.insert("scimType".to_owned(), kind.into());
    }
    document.insert("detail".to_owned(), problem.detail(locale).into());
    let mut response = Response::new(Body::from(Value::Object(document).to_string()));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(MEDIA_TYPE));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(locale.code()));
    if let Some(seconds) = problem.retry_after() {
        headers.insert(header::RETRY_AFTER, seconds.into());
    }
    if status == StatusCode::UNAUTHORIZED {
        headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
    }
    response
}

#[cfg(test)]
mod tests {
    use super::speaks;

    #[test]
    fn only_its_own_paths_are_answered_in_its_form() {
        for own in ["/scim/v2", "/scim/v2/Users", "/scim/v2/Users/1"] {
            assert!(speaks(own), "{own}");
        }
        for other in ["/", "/scim", "/scim/v20/Users", "/api/v1/members"] {
            assert!(!speaks(other), "{other}");
        }
    }
}
