//! What the inbox shows besides the conversations: notes, mentions, drafts, links, teams, and how many wait.

use super::Reader;
use crate::db::{statements, values};
use crate::fault::Fault;
use crate::tables::{self, draft::DraftRow, note::NoteRow, note_mention::MentionRow, subject_link::LinkRow};
use domain::id::{ConversationId, MemberId, MessageId, NoteId, OrganisationId, SubjectId};
use domain::team::{Rule, Team};
use jiff::Timestamp;

statements! {
    WAITING = "SELECT COUNT(*) FROM conversation WHERE organisation = ?1 AND state = 'waiting' AND (snoozed_until IS NULL OR snoozed_until <= ?2)";
}

/// Notes of one conversation that are read.
const NOTES_MAX: i64 = 1_000;

impl Reader<'_> {
    /// How many conversations wait for somebody to take them, without those that are out of sight.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn waiting(&mut self, organisation: OrganisationId, now: Timestamp) -> Result<u64, Fault> {
        self.db.row(WAITING, values![&organisation.0, now.as_millisecond()], |row| row.u64(0)).map(Option::unwrap_or_default)
    }

    /// A conversation's notes, oldest first.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn notes(&mut self, conversation: ConversationId) -> Result<Vec<NoteRow>, Fault> {
        tables::note::list(self.db, conversation, NOTES_MAX)
    }

    /// The note that was written with this key before.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn noted_before(&mut self, conversation: ConversationId, key: &[u8; 16]) -> Result<Option<NoteRow>, Fault> {
        tables::note::by_key(self.db, conversation, key)
    }

    /// Which notes of a conversation mention whom.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn mentioned(&mut self, conversation: ConversationId) -> Result<Vec<(NoteId, MemberId)>, Fault> {
        tables::note_mention::of_conversation(self.db, conversation)
    }

    /// Where a member is mentioned and has not read it, the newest first.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn mentions(&mut self, member: MemberId, limit: i64) -> Result<Vec<MentionRow>, Fault> {
        tables::note_mention::unread(self.db, member, limit)
    }

    /// What a member has begun to write.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn draft(&mut self, conversation: ConversationId, member: MemberId) -> Result<Option<DraftRow>, Fault> {
        tables::draft::get(self.db, conversation, member)
    }

    /// Up to which message a member has read a conversation; 0 where they have not.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn seen(&mut self, conversation: ConversationId, member: MemberId) -> Result<u64, Fault> {
        tables::seen::get(self.db, conversation, member)
    }

    /// One message of a conversation.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn message(&mut self, conversation: ConversationId, message: MessageId) -> Result<Option<super::MessageRow>, Fault> {
        tables::message::get(self.db, conversation, message)
    }

    /// Who else a subject is, as members said.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn links(&mut self, organisation: OrganisationId, subject: SubjectId) -> Result<Vec<LinkRow>, Fault> {
        tables::subject_link::list(self.db, organisation, subject)
    }

    /// The organisation's teams with their members.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn teams(&mut self, organisation: OrganisationId) -> Result<Vec<Team>, Fault> {
        let mut teams = tables::team::list(self.db, organisation)?;
        for (team, member) in tables::team_member::list(self.db, organisation)? {
            if let Some(team) = teams.iter_mut().find(|t| t.id == team) {
                team.members.push(member);
            }
        }
        Ok(teams)
    }

    /// By which rule conversations of no team find their member.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn assignment(&mut self, organisation: OrganisationId) -> Result<Rule, Fault> {
        tables::organisation::assignment(self.db, organisation)
    }

    /// The organisation's members who said that they are away.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn away(&mut self, organisation: OrganisationId) -> Result<Vec<MemberId>, Fault> {
        tables::member::away(self.db, organisation)
    }
}
