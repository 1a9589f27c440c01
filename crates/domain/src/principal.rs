//! Principals: who is asking, once the server has checked it.

use crate::id::{ConversationId, MemberId, OrganisationId, SessionId, SiteId, SubjectId, VisitId};
use crate::permission::{Permission, Role};
use crate::refusal::Refusal;
use locale::Locale;

/// A visitor, known by the visit token alone.
#[derive(Clone, Debug)]
pub struct Visitor {
    /// The organisation whose chat it is.
    pub organisation: OrganisationId,
    /// On which site.
    pub site: SiteId,
    /// The visit.
    pub visit: VisitId,
    /// Who is talking.
    pub subject: SubjectId,
    /// In which conversation.
    pub conversation: ConversationId,
    /// In which language.
    pub locale: Locale,
}

/// A signed-in member, or a program by a token of the organisation's ([`crate::token`]).
#[derive(Clone, Debug)]
pub struct Member {
    /// The organisation for which the member works.
    pub organisation: OrganisationId,
    /// Who.
    pub member: MemberId,
    /// In which session; a token's are made by the clock ([`crate::token::session`]).
    pub session: SessionId,
    /// In which role.
    pub role: Role,
}

impl Member {
    /// Checks a permission.
    ///
    /// # Refuses
    /// [`Refusal::NotPermitted`] where the role does not have it.
    pub fn may(&self, permission: Permission) -> Result<(), Refusal> {
        if self.role.may(permission) { Ok(()) } else { Err(Refusal::NotPermitted) }
    }
}

/// Who did an act, as the ledger names it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Actor {
    /// The visitor themselves.
    Visitor,
    /// A member, or a token: the id says which.
    Member(MemberId),
    /// The bot, acting for the visitor who is there.
    Bot,
    /// A rule that ran by itself.
    System,
    /// Whoever runs the installation, by a command.
    Operator,
}
