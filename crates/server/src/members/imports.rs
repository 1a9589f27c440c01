//! Imports by API: a table in, what came of each row out, by number.
#![expect(unused_qualifications, reason = "utoipa names a parameter's type with its path")]

use crate::app::App;
use crate::auth::SignedIn;
use crate::import::{file, run};
use crate::json::Json;
use crate::origin::Languages;
use crate::problem::Problem;
use axum::body::Bytes;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::permission::Permission;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

/// The largest file, in bytes.
pub(crate) use domain::import::FILE_BYTES_MAX as BYTES_MAX;

/// Whether to write.
#[derive(Deserialize, IntoParams)]
pub(crate) struct How {
    /// Only says what would come of it.
    #[serde(default)]
    pub(crate) trial: bool,
}

/// What came of a file. Nothing of what stands in it is repeated.
#[derive(Serialize, ToSchema)]
#[schema(as = ImportReport)]
pub(crate) struct Reported {
    /// Rows that were taken in; in a trial, that would be.
    pub(crate) imported: u64,
    /// Rows that were not.
    pub(crate) refused: Vec<Refused>,
}

/// A row that was not taken in; nothing of it was stored.
#[derive(Serialize, ToSchema)]
#[schema(as = RefusedRow)]
pub(crate) struct Refused {
    /// Its number in the file; the head is row 1.
    pub(crate) row: u64,
    /// A column, `address` for telephone number and e-mail address together, or empty.
    pub(crate) column: &'static str,
    /// `cells`, `missing`, `invalid`, `unknown`, `special`, `basis`, `future`, `duplicate`, `known` or `objected`.
    pub(crate) reason: &'static str,
}

/// The empty table to fill in.
#[utoipa::path(operation_id = "imports_template", get, path = "/api/v1/imports/contacts", tag = "member", responses((status = 200, content_type = "text/csv", body = String)))]
pub(crate) async fn template(who: SignedIn) -> Result<Response, Problem> {
    who.member.may(Permission::ContactsImport)?;
    Ok(sheet("contacts-import.csv", file::template()))
}

/// Takes contacts in whose consent was given elsewhere, with its proof. A row without everything that it needs is not stored.
/// Sent again, its rows are `known`.
#[utoipa::path(operation_id = "imports_contacts", post, path = "/api/v1/imports/contacts", tag = "member", params(How), request_body(content = String, content_type = "text/csv"), responses(
    (status = 200, body = Reported), (status = 413, description = "too-large"), (status = 422, description = "not-utf8, import-header, bad-csv")))]
pub(crate) async fn contacts(
    State(app): State<App>,
    who: SignedIn,
    languages: Languages,
    Query(how): Query<How>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Json<Reported>, Problem> {
    who.member.may(Permission::ContactsImport)?;
    let kind = headers.get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or_default();
    if !kind.starts_with("text/csv") {
        return Err(Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "media-type"));
    }
    let report = run::run(&app, &who, &body, languages.0, how.trial).await?;
    let refused = |(row, turned): (u64, domain::import::Turned)| Refused { row, column: turned.column, reason: turned.reason.as_str() };
    Ok(Json(Reported { imported: report.taken, refused: report.turned.into_iter().map(refused).collect() }))
}

/// A table to download.
pub(crate) fn sheet(name: &str, text: String) -> Response {
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    (headers, text).into_response()
}
