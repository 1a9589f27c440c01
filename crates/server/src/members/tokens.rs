//! API tokens: programs that work for the organisation. Each is made by a member who gives it keys that they hold, shown once, and ended like a
//! member who leaves.

use super::access_log::moment;
use super::access_reviews::READING;
use super::conversations::Page;
use super::life::{self, Left};
use super::{invitations, roles, sessions};
use crate::app::App;
use crate::auth::{Recent, SignedIn};
use crate::house_time::HouseTime;
use crate::json::{Json, Sent};
use crate::pairs;
use crate::problem::Problem;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use domain::contact::Format;
use domain::id::{MemberId, OrganisationId};
use domain::membership::{self, NewHolder};
use domain::permission::{OwnRole, Permission, Role};
use domain::principal::Actor;
use domain::purpose::Purpose;
use domain::refusal::Refusal;
use domain::token::{self, Standing};
use seal::{Token, TokenKind};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use store::Stop;
use store::reads::TokenRow;
use utoipa::ToSchema;

/// Where a token's name is sealed, for the server key.
const PLACE: &str = "api_token.name";
/// Tokens that are ended in one look because their time is over; the next one ends the others.
const EXPIRED_MAX: i64 = 100;

/// A new token.
#[derive(Deserialize, ToSchema)]
pub(crate) struct NewToken {
    /// What members, the log and, beside what it writes, visitors call it; at most 80 characters.
    pub(crate) name: String,
    /// Of those that its maker has.
    #[serde(default)]
    pub(crate) permissions: Vec<String>,
    /// The purposes whose keys it is handed; of those that its maker reads.
    #[serde(default)]
    pub(crate) reads: Vec<String>,
    /// RFC 3339, or the last day on which it works, where the organisation is. At most a year ahead.
    pub(crate) expires_at: String,
}

/// A token that was just made. The secret is shown this once.
#[derive(Serialize, ToSchema)]
pub(crate) struct MadeToken {
    pub(crate) token: String,
    pub(crate) id: String,
    pub(crate) expires_at: String,
}

/// A token, as members see it.
#[derive(Serialize, ToSchema)]
#[schema(as = ApiToken)]
pub(crate) struct Listed {
    pub(crate) id: String,
    pub(crate) name: String,
    /// What it was given. What whoever made it may not do themselves any more, it may not do either.
    pub(crate) permissions: Vec<&'static str>,
    pub(crate) reads: Vec<String>,
    /// Pairs that it reads and was not handed yet.
    pub(crate) waiting: Vec<String>,
    /// The member who made it, and what they are called.
    pub(crate) made_by: String,
    pub(crate) made_by_name: Option<String>,
    pub(crate) created_at: String,
    pub(crate) expires_at: String,
    /// To the minute.
    pub(crate) used_at: Option<String>,
}

/// Lists the tokens that work.
#[utoipa::path(operation_id = "tokens_list", get, path = "/api/v1/tokens", tag = "member", responses((status = 200, body = Page<Listed>), (status = 403)))]
pub(crate) async fn list(State(app): State<App>, who: SignedIn) -> Result<Json<Page<Listed>>, Problem> {
    Ok(Json(Page { items: listed(&app, &who).await?, next: None }))
}

/// Makes a token. Its secret is in the answer, and nowhere else.
#[utoipa::path(operation_id = "tokens_create", post, path = "/api/v1/tokens", tag = "member", request_body = NewToken, responses(
    (status = 201, body = MadeToken), (status = 403, description = "not-permitted: more than its maker has; no-grant: a key that its maker waits for; confirm-first"),
    (status = 413, description = "too-large: there are too many"), (status = 422, description = "invalid-value, with its field")))]
pub(crate) async fn create(
    State(app): State<App>,
    Recent(who): Recent,
    new: Sent<NewToken>,
) -> Result<(StatusCode, Json<MadeToken>), Problem> {
    who.member.may(Permission::TokensManage)?;
    let Json(new) = new?;
    Ok((StatusCode::CREATED, Json(make(&app, &who, new).await?)))
}

/// Takes a token back: it works no more at once, what was sealed to it goes, and every pair that it held begins anew.
#[utoipa::path(operation_id = "tokens_revoke", delete, path = "/api/v1/tokens/{id}", tag = "member", params(("id" = String, Path)),
    responses((status = 200, body = Left), (status = 403), (status = 404)))]
pub(crate) async fn revoke(State(app): State<App>, Recent(who): Recent, Path(id): Path<String>) -> Result<Json<Left>, Problem> {
    Ok(Json(revoke_it(&app, &who, &id).await?))
}

/// The tokens that work, for who manages them.
pub(crate) async fn listed(app: &App, who: &SignedIn) -> Result<Vec<Listed>, Problem> {
    who.member.may(Permission::TokensManage)?;
    let organisation = who.member.organisation;
    let (rows, waiting) = app.read(move |r| Ok((r.tokens(organisation)?, r.keys_waiting(organisation)?))).await?;
    let names = app.member_names(organisation).await?;
    let listed = |row: TokenRow| {
        let waits = waiting.iter().filter(|(holder, _)| holder.id == row.id.into()).flat_map(|(_, pairs)| pairs);
        Listed {
            id: row.id.to_string(),
            name: names.shown(row.id).unwrap_or_default().to_owned(),
            permissions: row.given.permissions.iter().map(|p| p.as_str()).collect(),
            reads: row.given.reads.iter().map(ToString::to_string).collect(),
            waiting: waits.map(ToString::to_string).collect(),
            made_by: row.made_by.to_string(),
            made_by_name: names.shown(row.made_by).map(str::to_owned),
            created_at: row.created_at.to_string(),
            expires_at: row.expires_at.to_string(),
            used_at: row.used_at.map(|at| at.to_string()),
        }
    };
    Ok(rows.into_iter().map(listed).collect())
}

/// Makes a token: what it reads is sealed to the pair of its secret by this session.
pub(crate) async fn make(app: &App, who: &SignedIn, new: NewToken) -> Result<MadeToken, Problem> {
    who.member.may(Permission::TokensManage)?;
    let organisation = who.member.organisation;
    let name = membership::proper_name(&new.name).ok_or_else(|| invalid("name"))?;
    let zone = HouseTime::load(app, organisation).await?.zone;
    let expires_at = moment(new.expires_at.trim(), true, &zone).ok_or_else(|| invalid("expires_at"))?;
    let given = OwnRole {
        name: token::ROLE.to_owned(),
        permissions: roles::permissions(&new.permissions)?,
        reads: roles::reads(&new.reads)?,
        ..OwnRole::default()
    };
    let (secret, id) = (Token::make(TokenKind::Api, app.entropy().as_ref()), MemberId::of_token(app.id()));
    let public = secret.key_pair().public();
    let holder = NewHolder { id: id.into(), public_key: *public.as_bytes(), lookup: secret.lookup() };
    let seals = invitations::resealed(app, who, &Role::Own(Arc::new(given.clone())), holder.id, public).await?;
    let name = app.server_key().seal(PLACE, id.0, name.as_bytes(), app.entropy().as_ref());
    let (by, at, made) = (who.member.clone(), app.now(), token::NewToken { holder, name, given, expires_at });
    let write = app.store().act("token.create", organisation, move |tx| {
        let (pairs, present) = (tx.pair_names()?, tx.tokens()?);
        tx.apply(&token::create(&by, made, &pairs, seals, present, at)?)
    });
    write.await?;
    Ok(MadeToken { token: secret.expose().to_owned(), id: id.to_string(), expires_at: expires_at.to_string() })
}

/// Takes a token back, and says what that means.
pub(crate) async fn revoke_it(app: &App, who: &SignedIn, id: &str) -> Result<Left, Problem> {
    who.member.may(Permission::TokensManage)?;
    let (organisation, id) = (who.member.organisation, MemberId::parse(id).ok_or_else(Problem::not_found)?);
    let last = app.read(move |r| r.last_done(organisation, id, &READING)).await?;
    let (by, at) = (who.member.clone(), app.now());
    let held = end(app, organisation, id, Actor::Member(by.member), move |token| token::revoke(&by, token, at)).await?;
    life::left(app, who, &held, last).await
}

/// Ends the tokens whose time is over.
pub(crate) async fn expire(app: &App) {
    let now = app.now();
    let Ok(due) = app.read(move |r| r.tokens_due(now, EXPIRED_MAX)).await else { return };
    for row in due {
        // Revoked or expired by another process in the meantime, or handed a pair: the next look sees it as it is then.
        if let Err(problem) = end(app, row.organisation, row.id, Actor::System, move |token| token::expire(token, now)).await {
            tracing::warn!(token = %row.id, code = problem.code(), "a token whose time is over was not ended; it is tried again");
        }
    }
}

/// Ends a token as it is decided, with new generations of the pairs that it held; answers those. Public keys are all that it takes, so that
/// nobody has to be signed in.
async fn end(
    app: &App,
    organisation: OrganisationId,
    id: MemberId,
    by: Actor,
    decide: impl FnOnce(&Standing) -> Result<domain::Decision, Refusal> + Send + 'static,
) -> Result<Vec<Purpose>, Problem> {
    let held = app.read(move |r| r.held_by(organisation, id)).await?;
    let renewed = pairs::renewed(app, organisation, held.clone(), |holder| (holder.id != id.into()).then_some(holder)).await?;
    let (prepared, at) = (held.clone(), app.now());
    let ended = app.store().act("token.end", organisation, move |tx| {
        let token = tx.token(id)?;
        if token.held != prepared {
            return Err(Stop::from(Refusal::Conflict));
        }
        tx.apply(&decide(&token)?)?;
        pairs::publish(tx, renewed, by, at)
    });
    ended.await?;
    tell_ended(app, organisation, id);
    crate::work::scrub_soon(app);
    Ok(held)
}

/// Ends what goes on under a token that has ended.
pub(super) fn tell_ended(app: &App, organisation: OrganisationId, id: MemberId) {
    let now = app.now();
    // What goes on may have begun before the clock began another session.
    for at in [now, now.saturating_sub(domain::signing_in::SESSION).unwrap_or(now)] {
        sessions::tell_ended(app, organisation, token::session(id, at));
    }
}

/// What a token is called.
pub(crate) fn name(app: &App, row: &TokenRow) -> Option<String> {
    let value = app.server_key().open(PLACE, row.id.0, &row.name).ok()?;
    String::from_utf8(value.expose().clone()).ok()
}

fn invalid(field: &'static str) -> Problem {
    Refusal::InvalidValue { field: field.to_owned(), format: Format::Text }.into()
}
