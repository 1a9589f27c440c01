//! What a visitor's request needs: their visit, their conversation, their keys, their data.

use super::Reader;
use crate::db::{Row, statements, values};
use crate::fault::Fault;
use crate::tables::{self, contact_field::FieldRow, message::MessageRow, subject_grant::GrantRow, subject_seal::VisitorSeal};
use domain::consent::MaterialChange;
use domain::conversation::State;
use domain::id::{ConversationId, FlowId, MemberId, MessageId, OrganisationId, SiteId, SubjectId, VisitId};
use domain::notice::Version;
use domain::principal::Visitor;
use jiff::Timestamp;
use locale::Locale;

statements! {
    ASKED_BY = "SELECT asked_by FROM conversation WHERE id = ?1 AND organisation = ?2 AND asked_by IS NOT NULL";
    BY_LOOKUP = "SELECT v.organisation, v.site, v.id, v.subject, v.conversation, v.locale, v.notice, c.state, c.revision, c.generation, c.granted, c.flow, c.flow_version, c.bot_generation, c.bot_state, c.last_at, c.last_seq, c.member, c.asked_by FROM visit v JOIN conversation c ON c.id = v.conversation WHERE v.lookup = ?1";
}

/// Messages that one statement reads.
const PIECE: i64 = 1_000;
const PIECE_ROWS: usize = 1_000;

/// A visit and its conversation.
#[derive(Clone, Debug)]
pub struct VisitRow {
    /// Who is asking.
    pub visitor: Visitor,
    /// The notice that was shown when the visit began.
    pub notice: Version,
    /// Where the conversation stands.
    pub state: State,
    /// The bot's revision.
    pub revision: i64,
    /// The live generation of the conversation's key; 0 while there is none.
    pub generation: u32,
    /// Whether the conversation is granted.
    pub granted: bool,
    /// The bot's flow.
    pub flow: FlowId,
    /// The version with which the conversation began.
    pub flow_version: u32,
    /// Under which generation the bot's state is sealed.
    pub bot_generation: u32,
    /// The bot's state, sealed.
    pub bot_state: Option<Vec<u8>>,
    /// The last activity.
    pub last_at: Timestamp,
    /// The last message's sequence number.
    pub last_seq: u64,
    /// The member who has it, or ended it.
    pub member: Option<MemberId>,
    /// The member who asks to be let in, and has no answer yet.
    pub asked_by: Option<MemberId>,
}

impl Reader<'_> {
    /// Whether a member has asked to be let into a conversation, and has no answer yet.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn is_asked(&mut self, organisation: OrganisationId, conversation: ConversationId) -> Result<bool, Fault> {
        Ok(self.db.row(ASKED_BY, values![&conversation.0, &organisation.0], |row| row.id(0))?.is_some())
    }

    /// The visit of a token.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn visit(&mut self, lookup: &[u8; 32]) -> Result<Option<VisitRow>, Fault> {
        self.db.row(BY_LOOKUP, values![lookup], visit)
    }

    /// A subject's keys, sealed to the visitor.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn visitor_seals(&mut self, subject: SubjectId) -> Result<Vec<VisitorSeal>, Fault> {
        tables::subject_seal::visitors(self.db, subject)
    }

    /// Messages after a sequence number, at most `limit`.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn messages(&mut self, conversation: ConversationId, after: u64, limit: i64) -> Result<Vec<MessageRow>, Fault> {
        tables::message::after(self.db, conversation, after, limit)
    }

    /// Every message after a sequence number, read in pieces.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn all_messages(&mut self, conversation: ConversationId, after: u64) -> Result<Vec<MessageRow>, Fault> {
        let mut all: Vec<MessageRow> = Vec::new();
        loop {
            let last = all.last().map_or(after, |m| m.seq);
            let piece = tables::message::after(self.db, conversation, last, PIECE)?;
            let whole = piece.len() < PIECE_ROWS;
            all.extend(piece);
            if whole {
                return Ok(all);
            }
        }
    }

    /// A subject's contact fields, sealed.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn fields(&mut self, subject: SubjectId) -> Result<Vec<FieldRow>, Fault> {
        tables::contact_field::list(self.db, subject)
    }

    /// A subject's consent records, oldest first, as they stand at this moment: one that carries no more is `stale` or `expired`.
    /// `changes` are the organisation's [material changes](Reader::material_changes).
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn grants(&mut self, subject: SubjectId, changes: &[MaterialChange], now: Timestamp) -> Result<Vec<GrantRow>, Fault> {
        let mut grants = tables::subject_grant::list(self.db, subject)?;
        for grant in &mut grants {
            grant.state = grant.stands(changes, now).to_owned();
        }
        Ok(grants)
    }

    /// The terms of this version that consents of the organisation were given to.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn terms(&mut self, organisation: OrganisationId, version: &Version) -> Result<Option<String>, Fault> {
        tables::terms::get(self.db, organisation, version)
    }

    /// The ledger's entries that name a subject, oldest first; those that were removed are left out.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn entries_of(&mut self, subject: SubjectId) -> Result<Vec<String>, Fault> {
        Ok(tables::ledger_entry::of_subject(self.db, subject)?.into_iter().filter_map(|(_, text)| text).collect())
    }
    /// The highest generation of a subject's key for each purpose, destroyed ones included: a number is never used again.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn last_generations(&mut self, subject: SubjectId) -> Result<Vec<(domain::Purpose, u32)>, Fault> {
        tables::subject_key::last_of_each(self.db, subject)
    }

    /// The message that was sent with this key before: its sequence number and id.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn said_before(&mut self, conversation: ConversationId, key: &[u8; 16]) -> Result<Option<(u64, MessageId)>, Fault> {
        tables::message::by_key(self.db, conversation, key)
    }
}

fn visit(row: &Row<'_>) -> Result<VisitRow, Fault> {
    let locale = Locale::parse(&row.text(5)?).ok_or_else(|| Fault::broken("a visit has no known language"))?;
    let visitor = Visitor {
        organisation: OrganisationId(row.id(0)?),
        site: SiteId(row.id(1)?),
        visit: VisitId(row.id(2)?),
        subject: SubjectId(row.id(3)?),
        conversation: ConversationId(row.id(4)?),
        locale,
    };
    Ok(VisitRow {
        visitor,
        notice: row.hash(6)?,
        state: State::parse(&row.text(7)?).ok_or_else(|| Fault::broken("a conversation has no known state"))?,
        revision: row.int(8)?,
        generation: row.u32(9)?,
        granted: row.flag(10)?,
        flow: FlowId(row.id(11)?),
        flow_version: row.u32(12)?,
        bot_generation: row.u32(13)?,
        bot_state: row.opt_bytes(14)?,
        last_at: row.time(15)?,
        last_seq: row.u64(16)?,
        member: row.opt_id(17)?.map(MemberId),
        asked_by: row.opt_id(18)?.map(MemberId),
    })
}
