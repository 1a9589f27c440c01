//! Ways back: how a member who lost their password gets in again, by the help of another one or by the recovery key.
//!
//! Nobody can open the old pair without its password. So a new one is made, and what the member's role reads is sealed to it: by a link
//! that somebody who holds it has made, or by the recovery key. What neither holds (the hold pair) waits for a session that does.

use super::invitations::{self, all_read, resealed};
use super::keys::MemberKeys;
use super::names;
use super::session::{self, EMAIL_PLACE, LINKS_FREE, PASSWORD_BYTES_MAX};
use super::sessions::tell_ended;
use crate::account::{self, Unfit};
use crate::app::App;
use crate::auth::{self, Recent, SignedIn};
use crate::json::{Json, Sent};
use crate::origin::{Address, own_url};
use crate::problem::Problem;
use crate::signals;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use domain::breach::signal::Signal;
use domain::decision::set_up::end_session;
use domain::id::{HolderId, MemberId, OrganisationId, SessionId};
use domain::membership::{self, Leads};
use domain::permission::{Permission, Role};
use domain::signing_in::{self, Back, Locked, NewPassword};
use seal::{KeyPair, PasswordRoot, Personal, Token, TokenKind};
use serde::{Deserialize, Serialize};
use std::net::SocketAddr;
use std::sync::Arc;
use store::{Stop, Tx};
use utoipa::ToSchema;

/// How a member is helped.
#[derive(Deserialize, ToSchema)]
pub(crate) struct Help {
    /// Whether they have lost their second step as well, and set it up again.
    #[serde(default)]
    pub(crate) without_second_step: bool,
}

/// A link back in. The secret stands behind the `#` of its address, and is shown once.
#[derive(Serialize, ToSchema)]
pub(crate) struct Helped {
    pub(crate) invitation: String,
    pub(crate) recovery_url: String,
    pub(crate) expires_at: String,
}

/// Who comes back.
#[derive(Deserialize, ToSchema)]
pub(crate) struct Return {
    pub(crate) email: String,
    pub(crate) password: String,
}

/// Gives a member who lost their password a link back in. Repeated, it makes another one; each stands among the invitations.
#[utoipa::path(operation_id = "members_help", post, path = "/api/v1/members/{id}/recovery", tag = "member", params(("id" = String, Path)), request_body = Help, responses(
    (status = 201, body = Helped), (status = 403, description = "not-permitted, confirm-first"), (status = 404)))]
pub(crate) async fn help(
    State(app): State<App>,
    Recent(who): Recent,
    headers: HeaderMap,
    Path(id): Path<String>,
    how: Sent<Help>,
) -> Result<(StatusCode, Json<Helped>), Problem> {
    who.member.may(Permission::MembersManage)?;
    let Json(how) = how?;
    let (invitation, token) = help_back(&app, &who, &id, how.without_second_step).await?;
    let expires_at = app.now().saturating_add(membership::INVITED).unwrap_or_else(|_| app.now()).to_string();
    let recovery_url = link(&app, &headers, &token);
    Ok((StatusCode::CREATED, Json(Helped { invitation: invitation.to_string(), recovery_url, expires_at })))
}

/// The link back in.
pub(crate) fn link(app: &App, headers: &HeaderMap, token: &Token) -> String {
    let mut link = format!("{}/console/recover#", own_url(app, headers));
    link.push_str(token.expose());
    link
}

/// Makes a link back in: what the member's role reads is sealed to the pair of its secret by this session.
pub(crate) async fn help_back(app: &App, who: &SignedIn, id: &str, without_step: bool) -> Result<(HolderId, Token), Problem> {
    who.member.may(Permission::MembersManage)?;
    let (organisation, id) = (who.member.organisation, MemberId::parse(id).ok_or_else(Problem::not_found)?);
    let row = app.read(move |r| r.member(organisation, id)).await?.ok_or_else(Problem::not_found)?;
    let token = Token::make(TokenKind::Invitation, app.entropy().as_ref());
    let holder = invitations::new_holder(app, &token);
    let seals = resealed(app, who, &row.role, holder.id, token.key_pair().public()).await?;
    let email = invitations::seal_email(app, holder.id, &names::email(app, &row).ok_or_else(Problem::internal)?);
    let leads = if without_step { Leads::WayBackWithoutStep } else { Leads::WayBack };
    let (by, at) = (who.member.clone(), app.now());
    let helped = app.store().act("member.help", organisation, move |tx| {
        // Their role may be another one by now: then the seals do not fit, and nothing is written.
        let (row, purposes) = (tx.member(id)?, tx.pair_names()?);
        let locked = Locked { member: row.id, role: row.role, email };
        tx.apply(&signing_in::help(&by, locked, leads, holder, &purposes, seals, at)?)
    });
    helped.await?;
    Ok((holder.id, token))
}

/// Comes back with another password. The credential is the secret of a link, or the recovery key; a link works once.
#[utoipa::path(operation_id = "recovery_use", post, path = "/api/v1/recovery", tag = "member", request_body = Return, responses(
    (status = 204), (status = 401), (status = 404, description = "not-found: the secret leads nowhere (any more), or not for this address"),
    (status = 422, description = "invalid-body, weak-password"), (status = 429)))]
pub(crate) async fn use_it(
    State(app): State<App>,
    address: Address,
    headers: HeaderMap,
    typed: Sent<Return>,
) -> Result<StatusCode, Problem> {
    let secret = auth::bearer(&headers).ok_or_else(Problem::unauthorised)?;
    let secret = Secret::parse(secret).ok_or_else(Problem::unauthorised)?;
    let Json(typed) = typed?;
    let back = come_back(&app, address.0, secret, &typed.email, Personal::new(typed.password)).await?;
    back.map_err(|unfit| unfit.problem())?;
    Ok(StatusCode::NO_CONTENT)
}

/// What opens a way back.
pub(crate) enum Secret {
    Link(Token),
    RecoveryKey(Token),
}

impl Secret {
    /// Reads either.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let link = Token::parse(TokenKind::Invitation, text.trim()).map(Self::Link);
        link.or_else(|_| Token::parse(TokenKind::Recovery, text).map(Self::RecoveryKey)).ok()
    }

    fn token(&self) -> &Token {
        match self {
            Self::Link(token) | Self::RecoveryKey(token) => token,
        }
    }
}

/// Who comes back, with what their secret opens.
struct Found {
    holder: HolderId,
    is_link: bool,
    organisation: OrganisationId,
    member: MemberId,
    role: Role,
    seals: Vec<store::reads::PurposeSeal>,
}

/// Finds whom a secret lets back in.
async fn find(app: &App, secret: &Secret, email: &str) -> Result<Option<Found>, Problem> {
    let (lookup, now) = (secret.token().lookup(), app.now());
    let (by_email, is_link) = (app.server_key().lookup(EMAIL_PLACE, email), matches!(secret, Secret::Link(_)));
    app.read(move |r| {
        let Some((member, _)) = r.account(&by_email)? else { return Ok(None) };
        let holder = if is_link {
            let fits = |row: &store::reads::InvitationRow| {
                let link = &row.invitation;
                now < link.expires_at
                    && link.leads != Leads::Joining
                    && link.member == Some(member.id)
                    && row.organisation == member.organisation
            };
            r.invitation(&lookup)?.filter(fits).map(|row| row.invitation.id)
        } else {
            r.recovery_key(&lookup)?.filter(|(_, of)| *of == member.organisation).map(|(holder, _)| holder)
        };
        let Some(holder) = holder else { return Ok(None) };
        let seals = r.purpose_seals(holder)?;
        Ok(Some(Found { holder, is_link, organisation: member.organisation, member: member.id, role: member.role, seals }))
    })
    .await
}

/// Lets a member back in; says what is wrong with the new password. Attempts are slowed like sign-ins.
///
/// # Refuses
/// With 404 a secret that leads nowhere, or not for this address: which of them is not said.
pub(crate) async fn come_back(
    app: &App,
    address: Option<SocketAddr>,
    secret: Secret,
    email: &str,
    password: Personal<String>,
) -> Result<Result<(), Unfit>, Problem> {
    let email = session::normal_email(email);
    if email.len() > 320 || password.expose().len() > PASSWORD_BYTES_MAX {
        return Ok(Err(Unfit::Password));
    }
    let counted = session::slowing(app, address, "invitation");
    session::slowed(app, counted, LINKS_FREE)?;
    let Some(found) = find(app, &secret, &email).await? else { return Err(Problem::not_found()) };
    app.guesses().forget(&counted);
    let (maker, organisation, member) = (app.clone(), found.organisation, found.member);
    let made = app.hashing(move || new_password(&maker, organisation, member, &password, &email));
    let (pair, password) = match made.await? {
        Ok(made) => made,
        Err(unfit) => return Ok(Err(unfit)),
    };
    let Found { holder, is_link, role, seals, .. } = found;
    let keys = Arc::new(MemberKeys::new(organisation, holder, secret.token().key_pair(), seals));
    let seals = all_read(app, organisation, &keys, &role, member.into(), pair.public()).await?;
    let back = Back { public_key: *pair.public().as_bytes(), password, seals };
    for ended in write(app, organisation, (member, role.clone()), (holder, is_link), back).await? {
        tell_ended(app, organisation, ended);
    }
    if !is_link {
        // Whoever finds the key and knows an address could do this: the others are told, and say whether it was agreed.
        signals::raise(app, organisation, Signal::RecoveryKey).await;
    }
    crate::work::scrub_soon(app);
    session::complete(app, organisation, member, &role, &pair).await;
    Ok(Ok(()))
}

/// A new pair under a new password.
fn new_password(
    app: &App,
    organisation: OrganisationId,
    member: MemberId,
    password: &Personal<String>,
    email: &str,
) -> Result<(KeyPair, NewPassword), Unfit> {
    account::check_password(password, &[email])?;
    let (entropy, cost) = (app.entropy().as_ref(), app.settings().cost);
    let (pair, mut salt) = (KeyPair::make(entropy), [0; 16]);
    entropy.fill(&mut salt);
    let root = PasswordRoot::derive(password.expose(), &salt, &cost).map_err(|_| Unfit::Password)?;
    let wrapped = root.wrap(&pair, organisation.0, member.0, entropy);
    Ok((pair, NewPassword { salt, cost: cost.to_string(), verifier: root.verifier(), wrapped }))
}

/// Writes it, with the end of every session of the member; answers which ended.
async fn write(
    app: &App,
    organisation: OrganisationId,
    (member, role): (MemberId, Role),
    (holder, is_link): (HolderId, bool),
    back: Back,
) -> Result<Vec<SessionId>, Problem> {
    let at = app.now();
    let act = move |tx: &mut Tx<'_>| -> Result<Vec<SessionId>, Stop> {
        let (sessions, held) = (tx.sessions(member, at)?, tx.held_pairs(holder)?);
        let decision = if is_link {
            signing_in::come_back(&tx.invitation(holder)?, back, &held, at)?
        } else {
            signing_in::recover(member, &role, back, &held, at)?
        };
        tx.apply(&decision)?;
        for session in &sessions {
            tx.apply(&end_session(*session, member, at))?;
        }
        Ok(sessions)
    };
    Ok(app.store().act("member.come-back", organisation, act).await?)
}
