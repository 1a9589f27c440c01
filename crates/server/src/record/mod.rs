//! Consent records and receipts: ISO/IEC TS 27560 in JSON-LD, for the organisation that has to prove a consent and for whoever gave it.

mod gather;
mod json_ld;
mod terms;

use crate::app::App;
use crate::auth::{SignedIn, VisitToken};
use crate::members::subjects;
use crate::origin::own_url;
use crate::problem::Problem;
use crate::visit::turn;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use domain::Purpose;
use domain::id::SubjectId;
use domain::permission::Permission;
use json_ld::Profile;
use serde_json::Value;

pub(crate) use gather::terms_of;

/// The media type of JSON-LD (W3C, JSON-LD 1.1, appendix C).
const MEDIA_TYPE: &str = "application/ld+json";
/// The schema that every document of ours is valid against.
const SCHEMA: &str = include_str!("../../../../docs/api/consent-record.schema.json");

/// The record of a subject's consent for a purpose.
#[utoipa::path(operation_id = "record_of_subject", get, path = "/api/v1/subjects/{id}/consents/{purpose}/record", tag = "member",
    params(("id" = String, Path), ("purpose" = String, Path)),
    responses((status = 200, description = "JSON-LD by ISO/IEC TS 27560, valid against /api/v1/schemas/consent-record.json"), (status = 404), (status = 409)))]
pub(crate) async fn of_subject(
    State(app): State<App>,
    who: SignedIn,
    Path((id, purpose)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let (subject, purpose) = (subjects::id(&id)?, Purpose::parse(&purpose).ok_or_else(Problem::not_found)?);
    record(&app, &who, subject, &purpose, &own_url(&app, &headers)).await
}

/// The record, for a member who may read contacts.
pub(crate) async fn record(app: &App, who: &SignedIn, subject: SubjectId, purpose: &Purpose, own_url: &str) -> Result<Response, Problem> {
    who.member.may(Permission::ContactsRead)?;
    let document = gather::document(app, (who.member.organisation, subject), purpose, Profile::Record, own_url).await?;
    Ok(answer(&document))
}

/// The receipt of one's own consent for a purpose.
#[utoipa::path(operation_id = "record_of_visitor", get, path = "/api/v1/visit/consents/{purpose}/record", tag = "visitor",
    params(("purpose" = String, Path)),
    responses((status = 200, description = "JSON-LD by ISO/IEC TS 27560, valid against /api/v1/schemas/consent-record.json"), (status = 404), (status = 409)))]
pub(crate) async fn of_visitor(
    State(app): State<App>,
    token: VisitToken,
    Path(purpose): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let purpose = Purpose::parse(&purpose).ok_or_else(Problem::not_found)?;
    let visitor = turn::load(&app, token).await?.row.visitor;
    let document =
        gather::document(&app, (visitor.organisation, visitor.subject), &purpose, Profile::Receipt, &own_url(&app, &headers)).await?;
    Ok(answer(&document))
}

/// The schema of both.
#[utoipa::path(operation_id = "record_schema", get, path = "/api/v1/schemas/consent-record.json", tag = "other", responses((status = 200)))]
pub(crate) async fn schema() -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "application/schema+json")], SCHEMA)
}

fn answer(document: &Value) -> Response {
    ([(header::CONTENT_TYPE, MEDIA_TYPE)], document.to_string()).into_response()
}
