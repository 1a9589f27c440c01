//! Names: what members are called, by colleagues and by visitors.

use super::tokens;
use crate::app::App;
use crate::auth::SignedIn;
use crate::members::session::EMAIL_PLACE;
use crate::problem::Problem;
use domain::id::{MemberId, OrganisationId};
use domain::membership;
use std::collections::HashMap;
use store::reads::MemberRow;

/// Where a name is sealed, for the server key.
pub(crate) const NAME_PLACE: &str = "member.name";

/// What the members of an organisation are called, and its tokens.
pub(crate) struct MemberNames(HashMap<MemberId, Called>);

struct Called {
    public: Option<String>,
    email: Option<String>,
}

impl MemberNames {
    /// What colleagues call a member: the name, else the e-mail address.
    pub(crate) fn shown(&self, member: MemberId) -> Option<&str> {
        let called = self.0.get(&member)?;
        called.public.as_deref().or(called.email.as_deref())
    }

    /// What visitors see: the name, where the member has said one. Never the address.
    pub(crate) fn public(&self, member: MemberId) -> Option<&str> {
        self.0.get(&member)?.public.as_deref()
    }
}

impl App {
    /// What the members of an organisation are called.
    pub(crate) async fn member_names(&self, organisation: OrganisationId) -> Result<MemberNames, Problem> {
        let (rows, tokens) = self.read(move |r| Ok((r.members_ever(organisation)?, r.tokens_ever(organisation)?))).await?;
        let members = rows.iter().map(|row| (row.id, Called { public: public(self, row), email: email(self, row) }));
        let tokens = tokens.iter().map(|row| (row.id, Called { public: tokens::name(self, row), email: None }));
        Ok(MemberNames(members.chain(tokens).collect()))
    }
}

/// What colleagues call a member: the name, else the e-mail address.
pub(crate) fn called(app: &App, row: &MemberRow) -> Option<String> {
    public(app, row).or_else(|| email(app, row))
}

/// The name alone, where there is one.
pub(crate) fn public(app: &App, row: &MemberRow) -> Option<String> {
    opened(app, NAME_PLACE, row, row.name.as_deref()?)
}

/// The address alone.
pub(crate) fn email(app: &App, row: &MemberRow) -> Option<String> {
    opened(app, EMAIL_PLACE, row, &row.email)
}

fn opened(app: &App, place: &str, row: &MemberRow, sealed: &[u8]) -> Option<String> {
    let value = app.server_key().open(place, row.id.0, sealed).ok()?;
    String::from_utf8(value.expose().clone()).ok()
}

/// Says what the member who is signed in is called; an empty name takes it away. False where it is no name.
pub(crate) async fn rename(app: &App, who: &SignedIn, name: &str) -> Result<bool, Problem> {
    let member = who.member.member;
    let sealed = match (name.trim().is_empty(), membership::proper_name(name)) {
        (true, _) => None,
        (false, None) => return Ok(false),
        (false, Some(name)) => Some(app.server_key().seal(NAME_PLACE, member.0, name.as_bytes(), app.entropy().as_ref())),
    };
    let at = app.now();
    app.store().act("member.name", who.member.organisation, move |tx| tx.apply(&membership::name(member, sealed, at))).await?;
    Ok(true)
}
