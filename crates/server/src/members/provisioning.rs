//! Provisioning: what a company's identity provider wants of members ([`crate::scim`]) becomes the acts that members do by hand.
//!
//! A user of the provider is a member, or somebody who is to be one and waits under the id that they will have: with an open invitation, or, where no
//! letter could be sent or its time is over, for an administrator to make one.

use super::invitations::{self, Prepared};
use super::session::{EMAIL_PLACE, normal_email};
use super::{life, names};
use crate::app::App;
use crate::auth::SignedIn;
use crate::house_time::HouseTime;
use crate::problem::Problem;
use crate::scim::wish::Wish;
use crate::{letter, outbound};
use axum::http::StatusCode;
use domain::contact::{self, Format};
use domain::id::{HolderId, MemberId, OrganisationId, RecipientId};
use domain::member;
use domain::membership::{self, Leads};
use domain::permission::Role;
use domain::provisioning::{self, Expected, Named};
use domain::refusal::Refusal;
use seal::{Personal, Token};
use std::collections::BTreeMap;
use store::reads::{InvitationRow, MemberRow, ProvisionedRow};

/// Where the address of somebody who waits is sealed, for the server key.
const WAITING_PLACE: &str = "provisioned.email";
/// Where a provider's id is sealed, for the server key.
const EXTERNAL_PLACE: &str = "provisioned.external_id";
/// The role of whoever was named without one.
const ROLE: Role = Role::Agent;

/// A user of an identity provider.
#[derive(Clone)]
pub(crate) struct User {
    /// The id under which they are a member, or will be.
    pub(crate) id: MemberId,
    pub(crate) email: String,
    pub(crate) role: Role,
    /// Whether they may sign in, or may join.
    pub(crate) active: bool,
    /// By which id the provider knows them.
    pub(crate) external_id: Option<String>,
    pub(crate) is_member: bool,
    /// Whether a provider named them.
    pub(crate) is_named: bool,
    /// The open links that lead them in.
    pub(crate) links: Vec<HolderId>,
}

impl User {
    fn of_member(app: &App, row: &MemberRow, named: Option<&ProvisionedRow>) -> Option<Self> {
        Some(Self {
            id: row.id,
            email: names::email(app, row)?,
            role: row.role.clone(),
            active: row.suspended_at.is_none(),
            external_id: named.and_then(|row| external_id(app, row)),
            is_member: true,
            is_named: named.is_some(),
            links: vec![],
        })
    }

    fn who_waits(app: &App, row: &ProvisionedRow) -> Option<Self> {
        let email = app.server_key().open(WAITING_PLACE, row.member.0, row.email.as_ref()?).ok()?;
        Some(Self {
            id: row.member,
            email: String::from_utf8(email.expose().clone()).ok()?,
            role: row.role.clone()?,
            active: row.active,
            external_id: external_id(app, row),
            is_member: false,
            is_named: true,
            links: vec![],
        })
    }

    fn invited(app: &App, row: &InvitationRow) -> Option<Self> {
        Some(Self {
            id: row.invitation.member?,
            email: invitations::email_of(app, row)?,
            role: row.invitation.role.clone(),
            active: true,
            external_id: None,
            is_member: false,
            is_named: false,
            links: vec![row.invitation.id],
        })
    }
}

fn external_id(app: &App, row: &ProvisionedRow) -> Option<String> {
    let opened = app.server_key().open(EXTERNAL_PLACE, row.member.0, row.external_id.as_ref()?).ok()?;
    String::from_utf8(opened.expose().clone()).ok()
}

/// Everybody who is a member or is to be one, by their ids.
pub(crate) async fn users(app: &App, organisation: OrganisationId) -> Result<Vec<User>, Problem> {
    let (opener, now) = (app.clone(), app.now());
    let read = app.read(move |r| {
        let named: BTreeMap<_, _> = r.provisioned(organisation)?.into_iter().map(|row| (row.member, row)).collect();
        let members = r.members(organisation)?;
        let mut users: BTreeMap<MemberId, User> =
            named.values().filter_map(|row| User::who_waits(&opener, row)).map(|user| (user.id, user)).collect();
        let open = |row: &InvitationRow| row.invitation.leads == Leads::Joining && now < row.invitation.expires_at;
        for invited in r.invitations(organisation)?.iter().filter(|row| open(row)).filter_map(|row| User::invited(&opener, row)) {
            match users.get_mut(&invited.id) {
                // The last invitation says for which role they are invited now.
                Some(user) => {
                    user.role = invited.role;
                    user.links.extend(invited.links);
                }
                None => drop(users.insert(invited.id, invited)),
            }
        }
        let members = members.iter().filter_map(|row| User::of_member(&opener, row, named.get(&row.id)));
        users.extend(members.map(|user| (user.id, user)));
        Ok(users.into_values().collect())
    });
    read.await
}

/// The user of an id.
///
/// # Errors
/// 404 where the organisation has none.
pub(crate) async fn user(app: &App, organisation: OrganisationId, id: &str) -> Result<User, Problem> {
    let id = MemberId::parse(id).ok_or_else(Problem::not_found)?;
    users(app, organisation).await?.into_iter().find(|user| user.id == id).ok_or_else(Problem::not_found)
}

/// The user of an address: an invitation to it leads to the same id, so that what the provider says of one is said of the other.
pub(crate) async fn user_of(app: &App, organisation: OrganisationId, email: &str) -> Result<Option<User>, Problem> {
    Ok(users(app, organisation).await?.into_iter().find(|user| user.email == email && !user.is_member))
}

/// What is wanted, checked: nothing of it is written before all of it holds.
struct Wanted {
    email: Option<String>,
    role: Option<Role>,
    active: Option<bool>,
    /// An empty one takes it away.
    external_id: Option<String>,
}

impl Wanted {
    /// # Errors
    /// 400 `scim-value` for an address that is none and a role that there is not; 409 `scim-taken` for an address that somebody has.
    async fn of(app: &App, organisation: OrganisationId, user: Option<&User>, wish: Wish) -> Result<Self, Problem> {
        let email = match wish.user_name {
            Some(email) => Some(normal_email(&email)).filter(|email| user.is_none_or(|user| user.email != *email)),
            None => None,
        };
        if let Some(email) = &email {
            may_have(app, organisation, user, email).await?;
        }
        let role = match wish.role {
            Some(name) => Some(app.read(move |r| r.role(organisation, &name)).await?.ok_or_else(bad_value)?),
            None => None,
        };
        Ok(Self {
            email,
            role: role.filter(|role| user.is_none_or(|user| user.role != *role)),
            active: wish.active.filter(|active| user.is_none_or(|user| user.active != *active)),
            external_id: wish.external_id.filter(|id| user.is_none_or(|user| user.external_id.as_deref().unwrap_or_default() != id)),
        })
    }

    fn is_nothing(&self) -> bool {
        self.email.is_none() && self.role.is_none() && self.active.is_none() && self.external_id.is_none()
    }
}

/// Whether somebody may have an address. That an account of another organisation has it is only seen where a member gets it: whoever waits for a link
/// finds that it leads nowhere.
async fn may_have(app: &App, organisation: OrganisationId, user: Option<&User>, email: &str) -> Result<(), Problem> {
    let card = app.read(move |r| r.organisation(organisation)).await?.ok_or_else(Problem::not_found)?;
    contact::accept("email", Format::Email, email, &card.region).map_err(|_| bad_value())?;
    let taken = || Problem::new(StatusCode::CONFLICT, "scim-taken");
    let id = user.map(|user| user.id);
    if users(app, organisation).await?.iter().any(|other| other.email == email && Some(other.id) != id) {
        return Err(taken());
    }
    if user.is_some_and(|user| user.is_member) {
        let lookup = app.server_key().lookup(EMAIL_PLACE, email);
        if app.read(move |r| r.account(&lookup)).await?.is_some() {
            return Err(taken());
        }
    }
    Ok(())
}

fn bad_value() -> Problem {
    Problem::new(StatusCode::BAD_REQUEST, "scim-value")
}

/// Makes a user who is to be a member.
pub(crate) async fn create(app: &App, who: &SignedIn, wish: Wish) -> Result<User, Problem> {
    let organisation = who.member.organisation;
    let wanted = Wanted::of(app, organisation, None, wish).await?;
    let user = User {
        id: MemberId(app.id()),
        email: wanted.email.ok_or_else(bad_value)?,
        role: wanted.role.unwrap_or(ROLE),
        active: wanted.active.unwrap_or(true),
        external_id: wanted.external_id.filter(|id| !id.is_empty()),
        is_member: false,
        is_named: true,
        links: vec![],
    };
    provisioning::appoints(&who.member, [&user.role])?;
    keep(app, who, &user, None, true).await?;
    Ok(user)
}

/// Changes a user. What takes something away comes first: where a later act is refused, the provider asks again, and nobody has more in between.
pub(crate) async fn change(app: &App, who: &SignedIn, user: User, wish: Wish) -> Result<(), Problem> {
    let wanted = Wanted::of(app, who.member.organisation, Some(&user), wish).await?;
    if wanted.is_nothing() {
        return Ok(());
    }
    // Asked before the first of several acts.
    provisioning::appoints(&who.member, [&user.role].into_iter().chain(wanted.role.as_ref()))?;
    if user.is_member {
        return change_member(app, who, &user, wanted).await;
    }
    let anew = wanted.email.is_some() || wanted.role.is_some() || wanted.active.is_some();
    let changed = User {
        email: wanted.email.unwrap_or_else(|| user.email.clone()),
        role: wanted.role.unwrap_or_else(|| user.role.clone()),
        active: wanted.active.unwrap_or(user.active),
        external_id: wanted.external_id.or_else(|| user.external_id.clone()).filter(|id| !id.is_empty()),
        ..user.clone()
    };
    keep(app, who, &changed, Some(&user), anew).await
}

async fn change_member(app: &App, who: &SignedIn, user: &User, wanted: Wanted) -> Result<(), Problem> {
    let id = user.id.to_string();
    if wanted.active == Some(false) {
        life::suspend(app, who, &id, true).await?;
    }
    if let Some(role) = &wanted.role {
        life::change_role(app, who, &id, role.as_str()).await?;
    }
    if let Some(email) = &wanted.email {
        readdress(app, who, user.id, email).await?;
    }
    if let Some(external_id) = wanted.external_id {
        let sealed = Some(external_id).filter(|id| !id.is_empty()).map(|known| seal_external_id(app, user.id, &known));
        let (by, member, at) = (who.member.clone(), user.id, app.now());
        let known = app.store().act("member.know", by.organisation, move |tx| {
            let standing = tx.member_standing(member)?;
            tx.apply(&provisioning::know(&by, member, &standing.role, sealed, at)?)
        });
        known.await?;
    }
    if wanted.active == Some(true) {
        life::suspend(app, who, &id, false).await?;
    }
    Ok(())
}

/// Gives a member another address to sign in with.
async fn readdress(app: &App, who: &SignedIn, id: MemberId, email: &str) -> Result<(), Problem> {
    let (key, entropy) = (app.server_key(), app.entropy().as_ref());
    let (sealed, lookup) = (key.seal(EMAIL_PLACE, id.0, email.as_bytes(), entropy), key.lookup(EMAIL_PLACE, email));
    let (by, at) = (who.member.clone(), app.now());
    let changed = app.store().act("member.readdress", by.organisation, move |tx| {
        let (standing, taken) = (tx.member_standing(id)?, tx.email_taken(&lookup)?);
        tx.apply(&member::readdress(&by, &standing, (sealed, lookup), taken, at)?)
    });
    changed.await?;
    Ok(())
}

/// Removes a member, or ends the waiting of somebody who is none: their invitations end, and what was sealed to them goes.
pub(crate) async fn end(app: &App, who: &SignedIn, user: &User) -> Result<(), Problem> {
    provisioning::appoints(&who.member, [&user.role])?;
    if user.is_member {
        return life::remove_it(app, who, &user.id.to_string()).await.map(drop);
    }
    let (by, id, role, at) = (who.member.clone(), user.id, user.role.clone(), app.now());
    let ended = app.store().act("member.unprovision", by.organisation, move |tx| {
        for link in tx.links_to(id)? {
            let invitation = tx.invitation(link)?;
            tx.apply(&membership::revoke(&by, &invitation, at)?)?;
        }
        match tx.provisioned(id)? {
            Some(_) => tx.apply(&provisioning::end(&by, id, &role, at)?).map(drop),
            None => Ok(()),
        }
    });
    ended.await?;
    crate::work::scrub_soon(app);
    Ok(())
}

/// Keeps somebody who waits as they are to be from now on. `anew` ends the links of before and, where letters can be sent, sends another one.
async fn keep(app: &App, who: &SignedIn, user: &User, before: Option<&User>, anew: bool) -> Result<(), Problem> {
    let organisation = who.member.organisation;
    let postman = if anew && user.active { outbound::postman(app, organisation).await? } else { None };
    let prepared = match postman {
        Some(to) => Some((to, invitations::prepare(app, who, user.id, &user.role, &user.email).await?)),
        None => None,
    };
    let (named, account) = (named(app, organisation, user), app.server_key().lookup(EMAIL_PLACE, &user.email));
    let (by, role, was, at) = (who.member.clone(), user.role.clone(), before.map(|before| before.role.clone()), app.now());
    let was_named = before.is_some_and(|before| before.is_named);
    let (invites, sends) = match prepared {
        Some((to, Prepared { token, holder, invitee, seals })) => (Some((holder, invitee, seals)), Some((to, holder.id, token))),
        None => (None, None),
    };
    let kept = app.store().act("member.provision", organisation, move |tx| {
        // Whoever joined or was given up in the meantime does not wait any more: the provider asks again, and is told so.
        if tx.has_member(named.member)? || (was_named && tx.provisioned(named.member)?.is_none()) {
            return Err(Refusal::Conflict.into());
        }
        let links = if anew { tx.links_to(named.member)? } else { vec![] };
        for link in links {
            let invitation = tx.invitation(link)?;
            tx.apply(&membership::revoke(&by, &invitation, at)?)?;
        }
        let lookup = named.expected.as_ref().map(|expected| expected.lookup).unwrap_or_default();
        let others = tx.others_who_wait(named.member, &lookup, &account)?;
        tx.apply(&provisioning::expect(&by, was.as_ref(), named, others, at)?)?;
        if let Some((holder, invitee, seals)) = invites {
            let pairs = tx.pair_names()?;
            tx.apply(&membership::invite(&by, (holder, invitee), role, &pairs, seals, at)?)?;
        }
        Ok(())
    });
    kept.await?;
    if anew {
        crate::work::scrub_soon(app);
    }
    match sends {
        Some((to, invitation, token)) => send(app, who, user, (to, invitation, token)).await,
        None => Ok(()),
    }
}

/// Sends an invitation to whoever it is for. One that does not leave is ended: nobody has its secret, and an administrator makes another one.
async fn send(app: &App, who: &SignedIn, user: &User, (to, invitation, token): (RecipientId, HolderId, Token)) -> Result<(), Problem> {
    let organisation = who.member.organisation;
    let card = app.read(move |r| r.organisation(organisation)).await?.ok_or_else(Problem::not_found)?;
    let here = HouseTime::of(card.region.clone(), app.now());
    let letter = letter::invitation(app, &card, &here, Personal::new(user.email.clone()), &token);
    let sent = match letter {
        Some(letter) => outbound::mail_invitation(app, to, &who.member, invitation, &letter).await,
        None => Err(outbound::not_sent()),
    };
    if let Err(problem) = sent {
        tracing::warn!(member = %user.id, code = problem.code(), "an invitation was not sent; it waits for an administrator");
        invitations::end(app, who, &invitation.to_string()).await?;
    }
    Ok(())
}

/// Somebody who waits, as they are stored.
fn named(app: &App, organisation: OrganisationId, user: &User) -> Named {
    let (key, entropy) = (app.server_key(), app.entropy().as_ref());
    let expected = Expected {
        email: key.seal(WAITING_PLACE, user.id.0, user.email.as_bytes(), entropy),
        lookup: key.lookup(WAITING_PLACE, &format!("{organisation} {}", user.email)),
        role: user.role.clone(),
    };
    let external_id = user.external_id.as_ref().map(|known| seal_external_id(app, user.id, known));
    Named { member: user.id, expected: Some(expected), external_id, active: user.active }
}

fn seal_external_id(app: &App, id: MemberId, known: &str) -> Vec<u8> {
    app.server_key().seal(EXTERNAL_PLACE, id.0, known.as_bytes(), app.entropy().as_ref())
}
