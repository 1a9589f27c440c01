//! The inbox, one conversation, and the contacts.

use super::Reader;
use crate::db::{Row, statements, values};
use crate::fault::Fault;
use crate::tables::{self, subject_seal::GrantSeal};
use domain::conversation::State;
use domain::handling::Priority;
use domain::id::{ConversationId, FlowId, MemberId, OrganisationId, SiteId, SubjectId, TeamId};
use jiff::Timestamp;
use locale::Locale;
use uuid::Uuid;

statements! {
    CONVERSATION = concat!("SELECT ", conversation_columns!(), " FROM conversation WHERE id = ?1 AND organisation = ?2");
    OF_SUBJECT = concat!("SELECT ", conversation_columns!(), " FROM conversation WHERE subject = ?1 AND organisation = ?2 ORDER BY id");
    CONTACTS = "SELECT s.id FROM subject s WHERE s.organisation = ?1 AND s.restricted_at IS NULL AND s.id < ?2 AND (?3 = '' OR ?4 = '' OR COALESCE((SELECT g.state FROM subject_grant g WHERE g.subject = s.id AND g.purpose = ?3 AND g.state <> 'renewed' ORDER BY g.at DESC, CASE WHEN g.state = 'given' THEN 1 ELSE 0 END DESC, g.id DESC LIMIT 1), 'none') = ?4) AND (?3 <> '' OR ?4 = '' OR EXISTS (SELECT 1 FROM subject_grant g WHERE g.subject = s.id AND g.state = ?4)) ORDER BY s.id DESC LIMIT ?5";
    SUBJECT = "SELECT 1 FROM subject WHERE id = ?1 AND organisation = ?2";
}

/// A conversation's row.
#[derive(Clone, Debug)]
pub struct ConversationRow {
    /// Its id.
    pub id: ConversationId,
    /// Whose.
    pub subject: SubjectId,
    /// On which site.
    pub site: SiteId,
    /// Where it stands.
    pub state: State,
    /// Who took it.
    pub member: Option<MemberId>,
    /// Whether it is granted to the organisation.
    pub granted: bool,
    /// The last activity.
    pub last_at: Timestamp,
    /// The visitor's language.
    pub locale: Locale,
    /// The bot's flow.
    pub flow: FlowId,
    /// Its version.
    pub flow_version: u32,
    /// When it began.
    pub created_at: Timestamp,
    /// To which team it belongs.
    pub team: Option<TeamId>,
    /// How urgent it is.
    pub priority: Priority,
    /// Until when it is out of sight; the time may be over.
    pub snoozed_until: Option<Timestamp>,
    /// Since when the visitor waited, or waits, for a person: their last hand-over.
    pub waiting_since: Option<Timestamp>,
    /// When a member first answered after that.
    pub first_answer_at: Option<Timestamp>,
    /// Under which generation the tags are sealed.
    pub tags_generation: u32,
    /// The tags, sealed.
    pub tags: Option<Vec<u8>>,
}

/// Which list of conversations.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum InboxView {
    /// Every conversation.
    #[default]
    All,
    /// Open ones that the reader has taken.
    Mine,
    /// Waiting ones that belong to no team either.
    Unassigned,
    /// Waiting ones.
    Waiting,
    /// Those that are out of sight now. The three lists above do not have them.
    Snoozed,
    /// Those that nobody was granted.
    Private,
}

impl InboxView {
    /// The view of this name.
    pub fn parse(name: &str) -> Option<Self> {
        Some(match name {
            "all" => Self::All,
            "mine" => Self::Mine,
            "unassigned" => Self::Unassigned,
            "waiting" => Self::Waiting,
            "snoozed" => Self::Snoozed,
            "private" => Self::Private,
            _ => return None,
        })
    }
}

/// Which conversations to list.
#[derive(Clone, Debug, Default)]
pub struct InboxFilter {
    /// Which list.
    pub view: InboxView,
    /// For whom: whose own ones are listed, and what is unread to whom.
    pub reader: Option<MemberId>,
    /// What is out of sight at this time.
    pub now: Timestamp,
    /// Only those of this team.
    pub team: Option<TeamId>,
    /// Only those of this urgency.
    pub priority: Option<Priority>,
    /// Only these.
    pub state: Option<State>,
    /// Only granted ones, or only private ones.
    pub granted: Option<bool>,
    /// After this one (its last activity in milliseconds, and its id).
    pub after: Option<(i64, Uuid)>,
}

/// Which contacts to list.
#[derive(Clone, Debug, Default)]
pub struct ContactFilter {
    /// The purpose that `state` speaks of.
    pub purpose: String,
    /// `given`, `refused`, `withdrawn`, `none`, or empty for all.
    pub state: String,
    /// After this subject.
    pub after: Option<Uuid>,
}

impl Reader<'_> {
    /// One conversation of the organisation.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn conversation(&mut self, organisation: OrganisationId, id: ConversationId) -> Result<Option<ConversationRow>, Fault> {
        self.db.row(CONVERSATION, values![&id.0, &organisation.0], conversation)
    }

    /// The conversations of a subject.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn conversations_of(&mut self, organisation: OrganisationId, subject: SubjectId) -> Result<Vec<ConversationRow>, Fault> {
        self.db.rows(OF_SUBJECT, values![&subject.0, &organisation.0], conversation)
    }

    /// A subject's keys, sealed to the organisation by grants that live at this moment.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn grant_seals(&mut self, subject: SubjectId, now: Timestamp) -> Result<Vec<GrantSeal>, Fault> {
        tables::subject_seal::organisations(self.db, subject, now)
    }

    /// A page of subjects, the newest first; whoever is restricted is left out.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn contacts(&mut self, organisation: OrganisationId, filter: &ContactFilter, limit: i64) -> Result<Vec<SubjectId>, Fault> {
        let after = filter.after.unwrap_or(Uuid::max());
        let row = values![&organisation.0, &after, &filter.purpose, &filter.state, limit];
        self.db.rows(CONTACTS, row, |row| Ok(SubjectId(row.id(0)?)))
    }

    /// Whether the organisation has such a subject.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn has_subject(&mut self, organisation: OrganisationId, subject: SubjectId) -> Result<bool, Fault> {
        Ok(self.db.row(SUBJECT, values![&subject.0, &organisation.0], |_| Ok(()))?.is_some())
    }

    /// Whether something was shown in a session before.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn shown(&mut self, session: domain::id::SessionId, object: Uuid) -> Result<bool, Fault> {
        tables::showing::shown(self.db, session, object)
    }
}

/// A conversation of a row of its columns.
pub(super) fn conversation(row: &Row<'_>) -> Result<ConversationRow, Fault> {
    Ok(ConversationRow {
        id: ConversationId(row.id(0)?),
        subject: SubjectId(row.id(1)?),
        site: SiteId(row.id(2)?),
        state: State::parse(&row.text(3)?).ok_or_else(|| Fault::broken("a conversation has no known state"))?,
        member: row.opt_id(4)?.map(MemberId),
        granted: row.flag(5)?,
        last_at: row.time(6)?,
        locale: Locale::parse(&row.text(7)?).ok_or_else(|| Fault::broken("a conversation has no known language"))?,
        flow: FlowId(row.id(8)?),
        flow_version: row.u32(9)?,
        created_at: row.time(10)?,
        team: row.opt_id(11)?.map(TeamId),
        priority: Priority::parse(&row.text(12)?).ok_or_else(|| Fault::broken("a conversation has no known priority"))?,
        snoozed_until: row.opt_time(13)?,
        waiting_since: row.opt_time(14)?,
        first_answer_at: row.opt_time(15)?,
        tags_generation: row.u32(16)?,
        tags: row.opt_bytes(17)?,
    })
}
