//! Invitations: a link whose secret opens what a role reads, made by who holds it, and used once by who joins.

use super::keys::MemberKeys;
use super::provisioning;
use super::recovery_codes::Codes;
use super::roles;
use super::session::{self, EMAIL_PLACE, LINKS_FREE};
use super::waiting::{self, Awaited};
use crate::account::{self, NewAccount, TotpSecret, Unfit};
use crate::app::App;
use crate::auth::{self, Recent, SignedIn};
use crate::json::{Json, Sent};
use crate::origin::{Address, own_url};
use crate::problem::Problem;
use axum::extract::{ConnectInfo, FromRequestParts, Path, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode};
use domain::contact::{self, Format};
use domain::id::{HolderId, MemberId, OrganisationId};
use domain::membership::{self, HandedOver, Invitee, Joining, Leads, NewHolder};
use domain::permission::{Permission, Role};
use domain::purpose::Purpose;
use domain::refusal::Refusal;
use domain::signing_in;
use seal::{KeyPair, Personal, PublicKey, Token, TokenKind};
use serde::{Deserialize, Serialize};
use std::net::SocketAddr;
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
    /// For whom it is; `null` of one that was made before that was asked, which nobody can accept any more.
    pub(crate) email: Option<String>,
    /// `joining`, or `way-back` and `way-back-without-step` for a member who lost their password.
    pub(crate) leads: &'static str,
    /// Who invited.
    pub(crate) by: String,
    pub(crate) expires_at: String,
}

/// Every invitation of the organisation.
#[derive(Serialize, ToSchema)]
pub(crate) struct Invitations {
    pub(crate) items: Vec<Listed>,
    /// Whom an identity provider named and who did not join yet, with a link or without.
    pub(crate) awaited: Vec<Awaited>,
}

/// Who is invited, and into which role.
#[derive(Deserialize, ToSchema)]
pub(crate) struct NewMembership {
    pub(crate) email: String,
    /// The name of a role.
    pub(crate) role: String,
}

/// A new invitation. The secret stands behind the `#` of its address, and is shown once.
#[derive(Serialize, ToSchema)]
pub(crate) struct Invited {
    /// The id under which whoever accepts it will be a member.
    pub(crate) member: String,
    pub(crate) invitation: String,
    pub(crate) invitation_url: String,
    pub(crate) expires_at: String,
}

/// An invitation, as whoever holds its secret sees it.
#[derive(Serialize, ToSchema)]
pub(crate) struct Opened {
    pub(crate) organisation: String,
    pub(crate) role: String,
    pub(crate) email: String,
    pub(crate) expires_at: String,
}

/// Who joins.
#[derive(Deserialize, ToSchema)]
pub(crate) struct Acceptance {
    pub(crate) password: String,
    /// What visitors and colleagues call them; it can be said later.
    pub(crate) name: Option<String>,
}

/// The new member, with their second step for an authenticator app and what stands in for it. All of it is shown once.
#[derive(Serialize, ToSchema)]
pub(crate) struct Joined {
    pub(crate) member: String,
    pub(crate) totp_uri: String,
    pub(crate) recovery_codes: Vec<String>,
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
        email: email_of(&app, &row),
        leads: row.invitation.leads.as_str(),
        by: row.invitation.by.to_string(),
        expires_at: row.invitation.expires_at.to_string(),
    };
    let awaited = waiting::list(&app, &who).await?.iter().map(Awaited::from).collect();
    Ok(Json(Invitations { items: rows.into_iter().map(listed).collect(), awaited }))
}

/// Invites somebody. Repeated, it makes another invitation: each is listed and can be revoked. Whether the address has an account
/// is not said.
#[utoipa::path(operation_id = "members_invite", post, path = "/api/v1/members", tag = "member", request_body = NewMembership, responses(
    (status = 201, body = Invited), (status = 403, description = "not-permitted, confirm-first"),
    (status = 409, description = "conflict: an identity provider says that they may not join"), (status = 422)))]
pub(crate) async fn create(
    State(app): State<App>,
    Recent(who): Recent,
    headers: HeaderMap,
    new: Sent<NewMembership>,
) -> Result<(StatusCode, Json<Invited>), Problem> {
    who.member.may(Permission::MembersManage)?;
    let Json(new) = new?;
    let role = roles::named(&app, who.member.organisation, &new.role).await?;
    let made = invite(&app, &who, role, &new.email).await?.map_err(|unfit| unfit.problem())?;
    let expires_at = app.now().saturating_add(membership::INVITED).unwrap_or_else(|_| app.now()).to_string();
    let (member, invitation) = (made.member.to_string(), made.invitation.to_string());
    Ok((StatusCode::CREATED, Json(Invited { member, invitation, invitation_url: link(&app, &headers, &made.token), expires_at })))
}

/// The link of an invitation. What stands behind the `#` no browser sends with a request, so it is in no log on the way.
pub(crate) fn link(app: &App, headers: &HeaderMap, token: &Token) -> String {
    let mut link = format!("{}/console/join#", own_url(app, headers));
    link.push_str(token.expose());
    link
}

/// Ends an invitation.
#[utoipa::path(operation_id = "invitations_revoke", delete, path = "/api/v1/invitations/{id}", tag = "member", params(("id" = String, Path)), responses((status = 204)))]
pub(crate) async fn revoke(State(app): State<App>, who: SignedIn, Path(id): Path<String>) -> Result<StatusCode, Problem> {
    end(&app, &who, &id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// An invitation's secret, from the header that carries credentials.
pub(crate) struct Bearer(Token);

impl FromRequestParts<App> for Bearer {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let address = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|info| info.0);
        let token = auth::bearer(&parts.headers).ok_or_else(Problem::unauthorised)?;
        let token = Token::parse(TokenKind::Invitation, token).map_err(|_| Problem::unauthorised());
        if token.is_err() {
            session::slowed(app, session::slowing(app, address, "invitation"), LINKS_FREE)?;
        }
        token.map(Self)
    }
}

/// Says what an invitation leads to, to whoever holds its secret.
#[utoipa::path(operation_id = "invitation_show", get, path = "/api/v1/invitation", tag = "member", responses(
    (status = 200, body = Opened), (status = 404, description = "not-found: used, revoked, expired, never there, or not for this address"), (status = 429)))]
pub(crate) async fn show(State(app): State<App>, address: Address, Bearer(token): Bearer) -> Result<Json<Opened>, Problem> {
    let found = find(&app, address.0, &token).await?;
    let Found { row, name, email, .. } = found;
    let expires_at = row.invitation.expires_at.to_string();
    Ok(Json(Opened { organisation: name, role: row.invitation.role.as_str().to_owned(), email, expires_at }))
}

/// Joins. It needs no sign-in: the secret is the credential, and works once.
#[utoipa::path(operation_id = "invitation_accept", post, path = "/api/v1/invitation/accept", tag = "member", request_body = Acceptance, responses(
    (status = 201, body = Joined), (status = 404, description = "not-found: used, revoked, expired, never there, or not for this address"),
    (status = 422, description = "invalid-body, weak-password"), (status = 429)))]
pub(crate) async fn accept(
    State(app): State<App>,
    address: Address,
    Bearer(token): Bearer,
    Json(typed): Json<Acceptance>,
) -> Result<(StatusCode, Json<Joined>), Problem> {
    let totp = account::new_totp(&app);
    let found = find(&app, address.0, &token).await?;
    let uri = account::totp_uri(&found.name, &found.email, &totp);
    let new = NewMember { name: typed.name, password: Personal::new(typed.password), totp };
    let joined = join(&app, token, found, new).await?.map_err(|unfit| unfit.problem())?;
    let (member, recovery_codes) = (joined.member.to_string(), joined.codes.shown());
    Ok((StatusCode::CREATED, Json(Joined { member, totp_uri: uri.expose().clone(), recovery_codes })))
}

/// An invitation that was just made.
pub(crate) struct Made {
    pub(crate) invitation: HolderId,
    pub(crate) member: MemberId,
    pub(crate) token: Token,
}

/// Makes an invitation: what its role reads is sealed to the pair of its secret by this session.
pub(crate) async fn invite(app: &App, who: &SignedIn, role: Role, email: &str) -> Result<Result<Made, Unfit>, Problem> {
    who.member.may(Permission::MembersManage)?;
    let (organisation, email) = (who.member.organisation, session::normal_email(email));
    let card = app.read(move |r| r.organisation(organisation)).await?.ok_or_else(Problem::not_found)?;
    if contact::accept("email", Format::Email, &email, &card.region).is_err() {
        return Ok(Err(Unfit::Email));
    }
    // Whoever is awaited under an id joins under it, whoever invites them.
    let member = provisioning::user_of(app, organisation, &email).await?.map_or_else(|| MemberId(app.id()), |user| user.id);
    invite_as(app, who, member, role, &email, false).await.map(Ok)
}

/// Invites whoever will be this member; `alone` ends the links of before.
pub(crate) async fn invite_as(app: &App, who: &SignedIn, member: MemberId, role: Role, email: &str, alone: bool) -> Result<Made, Problem> {
    let Prepared { token, holder, invitee, seals } = prepare(app, who, member, &role, email).await?;
    let (by, at) = (who.member.clone(), app.now());
    let invited = app.store().act("member.invite", by.organisation, move |tx| {
        // An identity provider that says that somebody may not join is not passed by.
        if tx.provisioned(member)?.is_some_and(|row| !row.active) {
            return Err(Refusal::Conflict.into());
        }
        for link in if alone { tx.links_to(member)? } else { vec![] } {
            let invitation = tx.invitation(link)?;
            tx.apply(&membership::revoke(&by, &invitation, at)?)?;
        }
        let purposes = tx.pair_names()?;
        tx.apply(&membership::invite(&by, (holder, invitee), role, &purposes, seals, at)?)
    });
    invited.await?;
    Ok(Made { invitation: holder.id, member, token })
}

/// An invitation that is not written yet.
pub(crate) struct Prepared {
    pub(crate) token: Token,
    pub(crate) holder: NewHolder,
    pub(crate) invitee: Invitee,
    pub(crate) seals: Vec<HandedOver>,
}

/// Prepares an invitation: what its role reads is sealed to the pair of a new secret.
pub(crate) async fn prepare(app: &App, who: &SignedIn, member: MemberId, role: &Role, email: &str) -> Result<Prepared, Problem> {
    let token = Token::make(TokenKind::Invitation, app.entropy().as_ref());
    let holder = new_holder(app, &token);
    let invitee = Invitee { member, email: seal_email(app, holder.id, email) };
    let seals = resealed(app, who, role, holder.id, token.key_pair().public()).await?;
    Ok(Prepared { token, holder, invitee, seals })
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
    member: MemberId,
    /// The organisation's name.
    pub(crate) name: String,
    /// The address of whoever it is for.
    pub(crate) email: String,
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
/// With 404 one that was used, revoked, has ended or never was, and one for an address that has an account: whoever holds the link is
/// not told which. With 429 whoever tries too many.
pub(crate) async fn find(app: &App, address: Option<SocketAddr>, token: &Token) -> Result<Found, Problem> {
    let counted = session::slowing(app, address, "invitation");
    session::slowed(app, counted, LINKS_FREE)?;
    let (lookup, now, opener) = (token.lookup(), app.now(), app.clone());
    let read = app.read(move |r| {
        let live = |row: &InvitationRow| now < row.invitation.expires_at && row.invitation.leads == Leads::Joining;
        let Some(row) = r.invitation(&lookup)?.filter(live) else { return Ok(None) };
        let (Some(member), Some(email)) = (row.invitation.member, email_of(&opener, &row)) else { return Ok(None) };
        if r.account(&opener.server_key().lookup(EMAIL_PLACE, &email))?.is_some() {
            return Ok(None);
        }
        let seals = r.purpose_seals(row.invitation.id)?;
        let card = r.organisation(row.organisation)?;
        Ok(card.map(|card| Found { row, member, name: card.name, email, region: card.region, seals }))
    });
    let found = read.await?;
    match &found {
        Some(_) => app.guesses().forget(&counted),
        None => crate::signals::unknown_key(app, lookup).await,
    }
    found.ok_or_else(Problem::not_found)
}

/// What somebody who joins has typed.
pub(crate) struct NewMember {
    pub(crate) name: Option<String>,
    pub(crate) password: Personal<String>,
    pub(crate) totp: TotpSecret,
}

/// Who has joined.
pub(crate) struct HasJoined {
    pub(crate) member: MemberId,
    pub(crate) pair: KeyPair,
    pub(crate) codes: Codes,
}

/// Makes the member: opens what is sealed to the invitation with its own pair, and seals it to the new one. The invitation
/// goes in the same act.
pub(crate) async fn join(app: &App, token: Token, found: Found, new: NewMember) -> Result<Result<HasJoined, Unfit>, Problem> {
    let Found { row, member, region, seals, email, .. } = found;
    let (organisation, invitation) = (row.organisation, row.invitation);
    let maker = app.clone();
    let made = app.hashing(move || {
        account::check(&email, new.name.as_deref(), &new.password, &region)?;
        let typed = NewAccount { email: &email, name: new.name.as_deref(), password: &new.password, totp: Some(&new.totp) };
        account::make(&maker, organisation, member, &typed).map_err(|_| Unfit::Password)
    });
    let (pair, account) = match made.await? {
        Ok(made) => made,
        Err(unfit) => return Ok(Err(unfit)),
    };
    let keys = Arc::new(MemberKeys::new(organisation, invitation.id, token.key_pair(), seals));
    let role = invitation.role.clone();
    let seals = all_read(app, organisation, &keys, &role, member.into(), pair.public()).await?;
    let codes = Codes::make(app, member);
    let (lookup, hashes) = (account.email_lookup, codes.hashes.clone());
    let joining = Joining { public_key: *pair.public().as_bytes(), account, seals };
    let at = app.now();
    let joined = app.store().act("member.join", organisation, move |tx| {
        // Read again: another request may have used it, or its maker revoked it.
        let (invitation, held) = (tx.invitation(invitation.id)?, tx.held_pairs(invitation.id)?);
        let taken = tx.email_taken(&lookup)?;
        tx.apply(&membership::join(&invitation, joining, &held, taken, at)?)?;
        tx.apply(&signing_in::make_codes(member, hashes, at)?)
    });
    joined.await?;
    crate::work::scrub_soon(app);
    session::complete(app, organisation, member, &role, &pair).await;
    Ok(Ok(HasJoined { member, pair, codes }))
}

/// Where the address of whoever is invited is sealed, for the server key.
const PLACE: &str = "invitation.email";

/// Seals the address of whoever an invitation is for.
pub(crate) fn seal_email(app: &App, invitation: HolderId, email: &str) -> Vec<u8> {
    app.server_key().seal(PLACE, invitation.0, email.as_bytes(), app.entropy().as_ref())
}

/// The address that an invitation is for; `None` of one that was made before that was asked.
pub(crate) fn email_of(app: &App, row: &InvitationRow) -> Option<String> {
    let opened = app.server_key().open(PLACE, row.invitation.id.0, row.email.as_ref()?).ok()?;
    String::from_utf8(opened.expose().clone()).ok()
}

/// What both roles read, out of a session's keys, sealed to another holder: the newest generation of each pair, and the older ones as far as
/// the session has them. Each pair is compared with the key that the ledger names.
pub(crate) async fn resealed(app: &App, who: &SignedIn, role: &Role, to: HolderId, public: PublicKey) -> Result<Vec<HandedOver>, Problem> {
    let by = who.member.role.clone();
    let carried = pairs(app, who.member.organisation, |pair| by.hands_on(role, pair)).await?;
    handed_over(app, &who.keys, carried, to, public).await
}

/// What a role reads, out of the keys of a link or of the recovery key, sealed to another holder.
pub(crate) async fn all_read(
    app: &App,
    organisation: OrganisationId,
    keys: &Arc<MemberKeys>,
    role: &Role,
    to: HolderId,
    public: PublicKey,
) -> Result<Vec<HandedOver>, Problem> {
    let carried = pairs(app, organisation, |pair| role.reads(pair)).await?;
    handed_over(app, keys, carried, to, public).await
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
