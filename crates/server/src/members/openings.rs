//! Openings: a member says why before a conversation or contact is opened to them, where their role asks for it.

use super::reading::{self, First};
use super::{conversations, subjects};
use crate::app::App;
use crate::auth::SignedIn;
use crate::json::{Json, Sent};
use crate::problem::Problem;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use domain::id::SubjectId;
use domain::permission::Permission;
use domain::reason::Reason;
use serde::Deserialize;
use utoipa::ToSchema;

/// Why something is opened.
#[derive(Deserialize, ToSchema)]
pub(crate) struct Said {
    /// `answering`, `request`, `complaint`, `quality`, `security` or `legal`.
    pub(crate) reason: String,
}

impl Said {
    pub(crate) fn reason(&self) -> Result<Reason, Problem> {
        Reason::parse(&self.reason).ok_or_else(|| Problem::invalid_body().with("field", "reason".into()))
    }
}

/// Opens a conversation for this session and says why: the act that the first showing leaves bears the reason. Repeated, it changes nothing.
#[utoipa::path(operation_id = "conversations_open", post, path = "/api/v1/conversations/{id}/opening", tag = "member", request_body = Said, params(("id" = String, Path)),
    responses((status = 204), (status = 403, description = "not-permitted, no-grant, restricted"), (status = 404), (status = 422)))]
pub(crate) async fn conversation(
    State(app): State<App>,
    who: SignedIn,
    Path(id): Path<String>,
    said: Sent<Said>,
) -> Result<StatusCode, Problem> {
    who.member.may(Permission::ConversationsRead)?;
    let Json(said) = said?;
    reading::opened(&app, &who, conversations::id(&id)?, Some(said.reason()?)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Opens the contact fields of a subject for this session and says why. Repeated, it changes nothing.
#[utoipa::path(operation_id = "subjects_open", post, path = "/api/v1/subjects/{id}/opening", tag = "member", request_body = Said, params(("id" = String, Path)),
    responses((status = 204), (status = 403, description = "not-permitted, no-grant, restricted"), (status = 404), (status = 422)))]
pub(crate) async fn contact(
    State(app): State<App>,
    who: SignedIn,
    Path(id): Path<String>,
    said: Sent<Said>,
) -> Result<StatusCode, Problem> {
    who.member.may(Permission::ContactsRead)?;
    let Json(said) = said?;
    open_contact(&app, &who, subjects::id(&id)?, said.reason()?).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Opens them.
pub(crate) async fn open_contact(app: &App, who: &SignedIn, subject: SubjectId, reason: Reason) -> Result<(), Problem> {
    let (reader, now) = (who.clone(), app.now());
    let read = app.read(move |r| {
        if !r.has_subject(reader.member.organisation, subject)? {
            return Ok(None);
        }
        let keys = reader.keys.open(subject, &r.grant_seals(subject, now)?);
        let restricted = r.restricted(reader.member.organisation, subject)?;
        Ok(Some((keys, r.shown(reader.member.session, subject.0)?, restricted)))
    });
    let (keys, shown, restricted) = read.await?.ok_or_else(Problem::not_found)?;
    if keys.is_empty() {
        return Err(reading::unreadable(restricted).into());
    }
    if shown { Ok(()) } else { reading::show_first(app, who, First::contact(subject, &keys), Some(reason)).await }
}
