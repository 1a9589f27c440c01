//! Handling: who is given a conversation, how urgent it is, and until when it is out of sight.

use super::conversations::id;
use crate::app::App;
use crate::auth::SignedIn;
use crate::hub::{Audience, Event};
use crate::json::{Json, Sent};
use crate::problem::Problem;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use domain::Decision;
use domain::conversation::State as Stands;
use domain::handling::{self, Priority, Wish};
use domain::id::{ConversationId, MemberId, OrganisationId, TeamId};
use domain::permission::Permission;
use domain::refusal::Refusal;
use jiff::Timestamp;
use serde::Deserialize;
use store::{Stop, Tx};
use utoipa::ToSchema;

/// To whom a conversation is given. What is absent stays as it is; `null` takes it away.
#[derive(Clone, Deserialize, Default, ToSchema)]
pub(crate) struct Assign {
    #[serde(default, deserialize_with = "crate::json::given")]
    #[schema(value_type = Option<String>)]
    #[expect(clippy::option_option, reason = "absent and null are two things")]
    pub(crate) member: Option<Option<String>>,
    #[serde(default, deserialize_with = "crate::json::given")]
    #[schema(value_type = Option<String>)]
    #[expect(clippy::option_option, reason = "absent and null are two things")]
    pub(crate) team: Option<Option<String>>,
}

/// How urgent it is.
#[derive(Deserialize, ToSchema)]
pub(crate) struct Urgency {
    /// `low`, `normal`, `high` or `urgent`.
    pub(crate) priority: String,
}

/// Until when it is out of sight.
#[derive(Deserialize, ToSchema)]
pub(crate) struct Snooze {
    /// RFC 3339; `null` brings it back.
    pub(crate) until: Option<String>,
}

impl Assign {
    /// The wish that the body states; an id that is none is not found.
    pub(crate) fn wish(&self) -> Result<Wish, Problem> {
        let member = |id: &Option<String>| id.as_deref().map(|id| MemberId::parse(id).ok_or_else(Problem::not_found)).transpose();
        let team = |id: &Option<String>| id.as_deref().map(|id| TeamId::parse(id).ok_or_else(Problem::not_found)).transpose();
        Ok(Wish { member: self.member.as_ref().map(member).transpose()?, team: self.team.as_ref().map(team).transpose()? })
    }
}

/// Gives a conversation to a member or a team, or takes it from them.
#[utoipa::path(operation_id = "conversations_assign", post, path = "/api/v1/conversations/{id}/assign", tag = "member", request_body = Assign, params(("id" = String, Path)),
    responses((status = 204), (status = 403, description = "no-grant"), (status = 409, description = "conflict: the member's role does not answer")))]
pub(crate) async fn assign(
    State(app): State<App>,
    who: SignedIn,
    Path(text): Path<String>,
    body: Sent<Assign>,
) -> Result<StatusCode, Problem> {
    who.member.may(Permission::ConversationsAnswer)?;
    let Json(body) = body?;
    assign_it(&app, &who, id(&text)?, body.wish()?).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Gives it, and tells everyone.
pub(crate) async fn assign_it(app: &App, who: &SignedIn, id: ConversationId, wish: Wish) -> Result<(), Problem> {
    who.member.may(Permission::ConversationsAnswer)?;
    let (member, at) = (who.member.clone(), app.now());
    let (before, after) = app
        .store()
        .act("conversation.assign", member.organisation, move |tx| {
            let facts = tx.conversation(id)?;
            let proof = facts.standing.proof(&domain::Purpose::conversation()).map_err(|_| Refusal::NoGrant)?;
            if let Some(Some(member)) = wish.member {
                tx.answers(member)?;
            }
            if let Some(Some(team)) = wish.team {
                tx.team(team)?;
            }
            if let Some(assigned) = handling::assign(&proof, &facts.line, facts.team, wish, member.member, at)? {
                tx.apply(&assigned)?;
            }
            Ok::<_, Stop>((facts.line.state, tx.conversation(id)?.line.state))
        })
        .await?;
    tell(app, who.member.organisation, id, after, before != after);
    Ok(())
}

/// Sets how urgent a conversation is.
#[utoipa::path(operation_id = "conversations_prioritise", post, path = "/api/v1/conversations/{id}/priority", tag = "member", request_body = Urgency, params(("id" = String, Path)),
    responses((status = 204), (status = 404), (status = 422)))]
pub(crate) async fn prioritise(
    State(app): State<App>,
    who: SignedIn,
    Path(text): Path<String>,
    body: Sent<Urgency>,
) -> Result<StatusCode, Problem> {
    who.member.may(Permission::ConversationsAnswer)?;
    let Json(body) = body?;
    let id = id(&text)?;
    let priority = Priority::parse(&body.priority).ok_or_else(Problem::invalid_body)?;
    prioritise_it(&app, &who, id, priority).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Sets it, and tells the members.
pub(crate) async fn prioritise_it(app: &App, who: &SignedIn, id: ConversationId, priority: Priority) -> Result<(), Problem> {
    who.member.may(Permission::ConversationsAnswer)?;
    order(app, who, id, move |line| Ok(handling::prioritise(line, priority))).await
}

/// Puts a conversation out of sight until a time, or until its visitor writes.
#[utoipa::path(operation_id = "conversations_snooze", post, path = "/api/v1/conversations/{id}/snooze", tag = "member", request_body = Snooze, params(("id" = String, Path)),
    responses((status = 204), (status = 404), (status = 409, description = "conflict: that time is over"), (status = 422)))]
pub(crate) async fn snooze(
    State(app): State<App>,
    who: SignedIn,
    Path(text): Path<String>,
    body: Sent<Snooze>,
) -> Result<StatusCode, Problem> {
    who.member.may(Permission::ConversationsAnswer)?;
    let Json(body) = body?;
    let id = id(&text)?;
    snooze_it(&app, &who, id, time(body.until.as_deref())?).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Snoozes it, and tells the members.
pub(crate) async fn snooze_it(app: &App, who: &SignedIn, id: ConversationId, until: Option<Timestamp>) -> Result<(), Problem> {
    who.member.may(Permission::ConversationsAnswer)?;
    let now = app.now();
    order(app, who, id, move |line| handling::snooze(line, until, now)).await
}

/// A time of RFC 3339.
pub(crate) fn time(text: Option<&str>) -> Result<Option<Timestamp>, Problem> {
    text.map(|text| text.parse().map_err(|_| Problem::invalid_body())).transpose()
}

/// An act that orders the members' work: it needs no key.
async fn order(
    app: &App,
    who: &SignedIn,
    id: ConversationId,
    decide: impl FnOnce(&domain::conversation::Line) -> Result<Decision, Refusal> + Send + 'static,
) -> Result<(), Problem> {
    let organisation = who.member.organisation;
    let act = move |tx: &mut Tx<'_>| {
        let facts = tx.conversation(id)?;
        tx.apply(&decide(&facts.line)?)?;
        Ok::<_, Stop>(facts.line.state)
    };
    let state = app.store().act("conversation.order", organisation, act).await?;
    tell(app, organisation, id, state, false);
    Ok(())
}

/// Tells the members how a conversation is handled, and its visitor where its state is another.
pub(crate) fn tell(app: &App, organisation: OrganisationId, conversation: ConversationId, state: Stands, visitor_too: bool) {
    let event = Event::Conversation { conversation, state };
    if visitor_too {
        app.hub().tell_both(organisation, conversation, event);
    } else {
        app.hub().tell(Audience::Members(organisation), event);
    }
}
