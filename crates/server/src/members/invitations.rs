//! Invitations: a link whose secret opens what a role reads, made by who holds it, and used once by who joins.

use super::keys::MemberKeys;
use super::{roles, session};
use crate::account::{self, NewAccount, TotpSecret, Unfit};
use crate::app::App;
use crate::auth::SignedIn;
use crate::json::Json;
use crate::problem::Problem;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use domain::id::{HolderId, MemberId, OrganisationId};
use domain::membership::{self, HandedOver, Joining, NewHolder};
use domain::permission::{Permission, Role};
use domain::purpose::Purpose;
use seal::{KeyPair, Personal, PublicKey, Token, TokenKind};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use store::reads::{InvitationRow, PurposeKey};
use utoipa::ToSchema;

/// An invitation that is open, or whose time is over.
#[derive(Serialize, ToSchema)]
#[schema(as = Invitation)]
pub(crate) struct Listed {
    pub(crate) id: String,
    /// The name of a role.
    pub(crate) role: String,
    /// Who invited.
    pub(crate) by: String,
    pub(crate) expires_at: String,
}

/// Every invitation of the organisation.
#[derive(Serialize, ToSchema)]
pub(crate) struct Invitations {
    pub(crate) items: Vec<Listed>,
}

/// Into which role.
#[derive(Deserialize, ToSchema)]
pub(crate) struct NewInvitation {
    /// The name of a role.
    pub(crate) role: String,
}

/// A new invitation. Its token is shown once: it stands behind `/console/join#`.
#[derive(Serialize, ToSchema)]
pub(crate) struct Invited {
    pub(crate) id: String,
    pub(crate) token: String,
    pub(crate) expires_at: String,
}

/// Who joins.
#[derive(Deserialize, ToSchema)]
pub(crate) struct Acceptance {
    /// The invitation's token.
    pub(crate) invitation: String,
    /// What visitors and colleagues call them.
    pub(crate) name: String,
    pub(crate) email: String,
    pub(crate) password: String,
}

/// The new member, and their second step for an authenticator app.
#[derive(Serialize, ToSchema)]
pub(crate) struct Joined {
    pub(crate) member: String,
    pub(crate) totp_uri: String,
}

/// Lists invitations.
#[utoipa::path(operation_id = "invitations_list", get, path = "/api/v1/invitations", tag = "member", responses((status = 200, body = Invitations)))]
pub(crate) async fn list(State(app): State<App>, who: SignedIn) -> Result<Json<Invitations>, Problem> {
    who.member.may(Permission::MembersManage)?;
    let organisation = who.member.organisation;
    let rows = app.read(move |r| r.invitations(organisation)).await?;
    let listed = |row: InvitationRow| Listed {
        id: row.invitation.id.to_string(),
        role: row.invitation.role.as_str().to_owned(),
        by: row.invitation.by.to_string(),
        expires_at: row.invitation.expires_at.to_string(),
    };
    Ok(Json(Invitations { items: rows.into_iter().map(listed).collect() }))
}

/// Invites somebody. Repeated, it makes another invitation: each is listed and can be revoked.
#[utoipa::path(operation_id = "invitations_create", post, path = "/api/v1/invitations", tag = "member", request_body = NewInvitation, responses((status = 201, body = Invited)))]
pub(crate) async fn create(
    State(app): State<App>,
    who: SignedIn,
    Json(new): Json<NewInvitation>,
) -> Result<(StatusCode, Json<Invited>), Problem> {
    let role = roles::named(&app, who.member.organisation, &new.role).await?;
    let (id, token) = invite(&app, &who, role).await?;
    let expires_at = app.now().saturating_add(membership::INVITED).unwrap_or_else(|_| app.now()).to_string();
    Ok((StatusCode::CREATED, Json(Invited { id: id.to_string(), token: token.expose().to_owned(), expires_at })))
}

/// Ends an invitation.
#[utoipa::path(operation_id = "invitations_revoke", delete, path = "/api/v1/invitations/{id}", tag = "member", params(("id" = String, Path)), responses((status = 204)))]
pub(crate) async fn revoke(State(app): State<App>, who: SignedIn, Path(id): Path<String>) -> Result<StatusCode, Problem> {
    end(&app, &who, &id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Joins. It needs no sign-in: the token is the credential, and works once.
#[utoipa::path(operation_id = "invitations_accept", post, path = "/api/v1/invitations/accept", tag = "member", request_body = Acceptance, responses(
    (status = 201, body = Joined), (status = 404, description = "not-found: used, revoked, expired or never there"), (status = 409), (status = 422)))]
pub(crate) async fn accept(State(app): State<App>, Json(typed): Json<Acceptance>) -> Result<(StatusCode, Json<Joined>), Problem> {
    let token = Token::parse(TokenKind::Invitation, &typed.invitation).map_err(|_| Problem::not_found())?;
    let totp = account::new_totp(&app);
    let found = find(&app, &token).await?;
    let uri = account::totp_uri(&found.name, &session::normal_email(&typed.email), &totp);
    let new = NewMember { name: typed.name, email: typed.email, password: Personal::new(typed.password), totp };
    let (member, _) = join(&app, token, found, new).await?.map_err(|unfit| {
        let field = match unfit {
            Unfit::Name => "name",
            Unfit::Email => "email",
            Unfit::Password => "password",
        };
        Problem::invalid_body().with("field", field.into())
    })?;
    Ok((StatusCode::CREATED, Json(Joined { member: member.to_string(), totp_uri: uri.expose().clone() })))
}

/// Makes an invitation: what its role reads is sealed to the pair of its secret by this session.
pub(crate) async fn invite(app: &App, who: &SignedIn, role: Role) -> Result<(HolderId, Token), Problem> {
    who.member.may(Permission::MembersManage)?;
    let token = Token::make(TokenKind::Invitation, app.entropy().as_ref());
    let holder = new_holder(app, &token);
    let seals = resealed(app, who, &role, holder.id, token.key_pair().public()).await?;
    let (by, at) = (who.member.clone(), app.now());
    let invited = app.store().act("member.invite", by.organisation, move |tx| {
        let purposes = tx.pair_names()?;
        tx.apply(&membership::invite(&by, holder, role, &purposes, seals, at)?)
    });
    invited.await?;
    Ok((holder.id, token))
}

/// The holder of a secret.
pub(crate) fn new_holder(app: &App, token: &Token) -> NewHolder {
    NewHolder { id: HolderId(app.id()), public_key: *token.key_pair().public().as_bytes(), lookup: token.lookup() }
}

/// Ends an invitation of the member's organisation.
pub(crate) async fn end(app: &App, who: &SignedIn, id: &str) -> Result<(), Problem> {
    who.member.may(Permission::MembersManage)?;
    let id = HolderId::parse(id).ok_or_else(Problem::not_found)?;
    let (by, at) = (who.member.clone(), app.now());
    let ended = app.store().act("invitation.revoke", by.organisation, move |tx| {
        let invitation = tx.invitation(id)?;
        tx.apply(&membership::revoke(&by, &invitation, at)?)
    });
    ended.await?;
    // The keys that the link opened stand in the WAL until then.
    crate::work::scrub_soon(app);
    Ok(())
}

/// An invitation that was found by its secret, with what is sealed to it.
pub(crate) struct Found {
    row: InvitationRow,
    /// The organisation's name.
    pub(crate) name: String,
    region: String,
    seals: Vec<store::reads::PurposeSeal>,
}

impl Found {
    /// Into which organisation it leads.
    pub(crate) fn organisation(&self) -> OrganisationId {
        self.row.organisation
    }
}

/// Finds the invitation of a token.
///
/// # Refuses
/// With 404 one that was used, revoked, has ended or never was.
pub(crate) async fn find(app: &App, token: &Token) -> Result<Found, Problem> {
    let (lookup, now) = (token.lookup(), app.now());
    let read = app.read(move |r| {
        let Some(row) = r.invitation(&lookup)?.filter(|row| now < row.invitation.expires_at) else { return Ok(None) };
        let seals = r.purpose_seals(row.invitation.id)?;
        Ok(r.organisation(row.organisation)?.map(|card| Found { row, name: card.name, region: card.region, seals }))
    });
    let found = read.await?;
    if found.is_none() {
        crate::signals::unknown_key(app, lookup).await;
    }
    found.ok_or_else(Problem::not_found)
}

/// What somebody who joins has typed.
pub(crate) struct NewMember {
    pub(crate) name: String,
    pub(crate) email: String,
    pub(crate) password: Personal<String>,
    pub(crate) totp: TotpSecret,
}

/// Makes the member: opens what is sealed to the invitation with its own pair, and seals it to the new one. The invitation
/// goes in the same act.
pub(crate) async fn join(app: &App, token: Token, found: Found, new: NewMember) -> Result<Result<(MemberId, KeyPair), Unfit>, Problem> {
    let Found { row, region, seals, .. } = found;
    let (organisation, invitation) = (row.organisation, row.invitation);
    if let Err(unfit) = account::check(&new.email, Some(&new.name), &new.password, &region) {
        return Ok(Err(unfit));
    }
    let member = MemberId(app.id());
    let maker = app.clone();
    let made = app.hashing(move || {
        let typed = NewAccount { email: &new.email, name: Some(&new.name), password: &new.password, totp: Some(&new.totp) };
        account::make(&maker, organisation, member, &typed)
    });
    let Ok((pair, account)) = made.await? else { return Ok(Err(Unfit::Password)) };
    let keys = Arc::new(MemberKeys::new(organisation, invitation.id, token.key_pair(), seals));
    let role = invitation.role.clone();
    let carried = pairs(app, organisation, |pair| role.reads(pair)).await?;
    let seals = handed_over(app, &keys, carried, member.into(), pair.public()).await?;
    let lookup = account.email_lookup;
    let joining = Joining { member, public_key: *pair.public().as_bytes(), account, seals };
    let at = app.now();
    let joined = app.store().act("member.join", organisation, move |tx| {
        // Read again: another request may have used it, or its maker revoked it.
        let (invitation, held) = (tx.invitation(invitation.id)?, tx.held_pairs(invitation.id)?);
        let taken = tx.email_taken(&lookup)?;
        tx.apply(&membership::join(&invitation, joining, &held, taken, at)?)
    });
    joined.await?;
    crate::work::scrub_soon(app);
    session::complete(app, organisation, member, &role, &pair).await;
    Ok(Ok((member, pair)))
}

/// What both roles read, out of a session's keys, sealed to another holder: the newest generation of each pair, and the older ones as far as
/// the session has them. Each pair is compared with the key that the ledger names.
pub(crate) async fn resealed(app: &App, who: &SignedIn, role: &Role, to: HolderId, public: PublicKey) -> Result<Vec<HandedOver>, Problem> {
    let by = who.member.role.clone();
    let carried = pairs(app, who.member.organisation, |pair| by.hands_on(role, pair)).await?;
    handed_over(app, &who.keys, carried, to, public).await
}

/// The published generations of these pairs, each compared with the ledger.
async fn pairs(app: &App, organisation: OrganisationId, carries: impl Fn(&Purpose) -> bool) -> Result<Vec<PurposeKey>, Problem> {
    let published: Vec<PurposeKey> = app.read(move |r| r.purpose_keys(organisation)).await?;
    let carried: Vec<_> = published.into_iter().filter(|key| carries(&key.purpose)).collect();
    for key in &carried {
        app.check_key(organisation, key).await?;
    }
    Ok(carried)
}

async fn handed_over(
    app: &App,
    keys: &Arc<MemberKeys>,
    carried: Vec<PurposeKey>,
    to: HolderId,
    public: PublicKey,
) -> Result<Vec<HandedOver>, Problem> {
    let keys = Arc::clone(keys);
    let sealed = app.blocking(move || carried.iter().filter_map(|key| keys.hand_over(key, to, &public)).collect());
    sealed.await
}
