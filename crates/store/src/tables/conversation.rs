//! The table of conversations.

use crate::db::{Db, Row, statements, values};
use crate::fault::Fault;
use domain::consent::{Live, Standing};
use domain::conversation::{Line, State};
use domain::id::{ConversationId, FlowId, GrantId, MemberId, OrganisationId, SubjectId};
use domain::principal::Visitor;
use domain::purpose::Purpose;
use jiff::Timestamp;
use uuid::Uuid;

/// Conversations that were last active before `?1` and of which something stands that nobody was granted: a live key, or the
/// rows of a subject of whom nothing is granted and nothing withdrawn is still theirs to read.
macro_rules! ungranted {
    ($rest:literal) => {
        concat!(
            "SELECT c.organisation, c.subject FROM conversation c WHERE c.last_at < ?1 AND c.granted = 0 ",
            "AND (c.generation > 0 OR (NOT EXISTS (SELECT 1 FROM subject_seal s WHERE s.subject = c.subject AND s.recipient = 'purpose') ",
            "AND NOT EXISTS (SELECT 1 FROM subject_key k WHERE k.subject = c.subject AND k.destroy_at IS NOT NULL))) ",
            $rest
        )
    };
}

statements! {
    INSERT = "INSERT INTO conversation (id, organisation, site, subject, state, locale, created_at, last_at, last_seq, flow, flow_version, revision, generation, granted, bot_generation) VALUES (?1, ?2, ?3, ?4, 'bot', ?5, ?6, ?6, 0, ?7, ?8, 0, 1, 0, 0)";
    RESERVE = "UPDATE conversation SET last_seq = last_seq + ?3, last_at = ?4 WHERE id = ?1 AND organisation = ?2 RETURNING subject, state, member, revision, last_seq, generation, granted";
    FACTS = "SELECT subject, state, member, revision, last_seq, generation, granted FROM conversation WHERE id = ?1 AND organisation = ?2 {LOCK}";
    STEPPED = "UPDATE conversation SET revision = revision + 1, bot_generation = ?2, bot_state = ?3 WHERE id = ?1";
    STATE = "UPDATE conversation SET state = ?2, member = ?3 WHERE id = ?1";
    ASK_IN = "UPDATE conversation SET asked_by = ?2, asked_at = ?3 WHERE id = ?1";
    ASKED_AT = "SELECT asked_at FROM conversation WHERE id = ?1";
    ANSWERED = "UPDATE conversation SET asked_by = NULL WHERE subject = ?1 AND asked_by IS NOT NULL";
    KEY = "UPDATE conversation SET generation = ?2, granted = ?3 WHERE subject = ?1";
    END_KEY = "UPDATE conversation SET generation = 0, granted = 0 WHERE subject = ?1 AND generation = ?2";
    FORGET = "UPDATE conversation SET bot_generation = 0, bot_state = NULL, revision = revision + 1 WHERE subject = ?1 AND bot_generation = ?2";
    UNGRANTED = ungranted!("ORDER BY c.last_at LIMIT ?2");
    IS_UNGRANTED = ungranted!("AND c.subject = ?2");
    IS_INACTIVE = "SELECT 1 FROM conversation WHERE subject = ?1 AND organisation = ?2 AND last_at < ?3 AND NOT EXISTS (SELECT 1 FROM subject_key k WHERE k.subject = conversation.subject AND k.destroy_at IS NOT NULL)";
    INACTIVE = "SELECT organisation, subject FROM conversation WHERE last_at < ?1 AND NOT EXISTS (SELECT 1 FROM subject_key k WHERE k.subject = conversation.subject AND k.destroy_at IS NOT NULL) ORDER BY last_at LIMIT ?2";
    COUNT = "SELECT COUNT(*) FROM conversation WHERE subject = ?1";
    DELETE = "DELETE FROM conversation WHERE subject = ?1";
}

pub(crate) fn insert(db: &mut Db, v: &Visitor, flow: FlowId, flow_version: u32, at: Timestamp) -> Result<(), Fault> {
    let row =
        values![&v.conversation.0, &v.organisation.0, &v.site.0, &v.subject.0, v.locale.code(), at.as_millisecond(), &flow.0, flow_version];
    db.execute(INSERT, row).map(drop)
}

/// A conversation as an act found it: its line, and how its subject stands for the purpose `conversation`.
#[derive(Clone, Debug)]
pub struct Facts {
    /// Where it stands.
    pub line: Line,
    /// The conversation's live generation and whether it is granted.
    pub standing: Standing,
}

/// Reserves the next sequence numbers and reads the facts, in one statement that also locks the row.
pub(crate) fn reserve(
    db: &mut Db,
    organisation: OrganisationId,
    id: ConversationId,
    count: u32,
    at: Timestamp,
) -> Result<Option<Facts>, Fault> {
    // Whole seconds: the index of the inbox is then rewritten once a second, not with every message.
    db.row(RESERVE, values![&id.0, &organisation.0, count, at.as_second() * 1_000], |row| facts(id, row, u64::from(count)))
}

pub(crate) fn read(db: &mut Db, organisation: OrganisationId, id: ConversationId) -> Result<Option<Facts>, Fault> {
    db.row(FACTS, values![&id.0, &organisation.0], |row| facts(id, row, 0))
}

fn facts(conversation: ConversationId, row: &Row<'_>, reserved: u64) -> Result<Facts, Fault> {
    let subject = SubjectId(row.id(0)?);
    let state = State::parse(&row.text(1)?).ok_or_else(|| Fault::broken("a conversation has no known state"))?;
    let member = row.opt_id(2)?.map(MemberId);
    let first_seq = (row.u64(4)? + 1).saturating_sub(reserved);
    let (generation, granted) = (row.u32(5)?, row.flag(6)?);
    // Which grant it was does not matter for a message, only that one lives.
    let grant = granted.then_some(GrantId(Uuid::nil()));
    let live = if generation == 0 { vec![] } else { vec![Live { purpose: Purpose::conversation(), generation, grant }] };
    Ok(Facts {
        line: Line { conversation, subject, state, member, revision: row.int(3)?, first_seq },
        standing: Standing { subject, live },
    })
}

pub(crate) fn stepped(db: &mut Db, id: ConversationId, generation: u32, sealed: &[u8]) -> Result<(), Fault> {
    db.execute(STEPPED, values![&id.0, generation, sealed]).map(drop)
}

pub(crate) fn set_state(db: &mut Db, id: ConversationId, state: State, member: Option<MemberId>) -> Result<(), Fault> {
    db.execute(STATE, values![&id.0, state.as_str(), member.as_ref().map(|m| &m.0)]).map(drop)
}

/// A member asks to be let in.
pub(crate) fn ask_in(db: &mut Db, id: ConversationId, member: MemberId, at: Timestamp) -> Result<(), Fault> {
    db.execute(ASK_IN, values![&id.0, &member.0, at.as_millisecond()]).map(drop)
}

/// When a member asked last.
pub(crate) fn asked_at(db: &mut Db, id: ConversationId) -> Result<Option<Timestamp>, Fault> {
    Ok(db.row(ASKED_AT, values![&id.0], |row| row.opt_time(0))?.flatten())
}

/// Whoever asks to be let into a subject's conversation has their answer; when they asked is kept, so that nobody is pressed.
pub(crate) fn answered(db: &mut Db, subject: SubjectId) -> Result<(), Fault> {
    db.execute(ANSWERED, values![&subject.0]).map(drop)
}

/// Follows the live generation of the conversation's key; 0 while there is none.
pub(crate) fn follow_key(db: &mut Db, subject: SubjectId, generation: u32, granted: bool) -> Result<(), Fault> {
    db.execute(KEY, values![&subject.0, generation, granted]).map(drop)
}

/// The conversation's key of this generation is gone.
pub(crate) fn end_key(db: &mut Db, subject: SubjectId, generation: u32) -> Result<(), Fault> {
    db.execute(END_KEY, values![&subject.0, generation]).map(drop)
}

/// Forgets the bot's state that was sealed under a generation which is destroyed.
pub(crate) fn forget_bot_state(db: &mut Db, subject: SubjectId, generation: u32) -> Result<(), Fault> {
    db.execute(FORGET, values![&subject.0, generation]).map(drop)
}

/// Subjects whose conversation is ungranted and was last active before `before`.
pub(crate) fn ungranted(db: &mut Db, before: Timestamp, limit: i64) -> Result<Vec<(OrganisationId, SubjectId)>, Fault> {
    db.rows(UNGRANTED, values![before.as_millisecond(), limit], |row| Ok((OrganisationId(row.id(0)?), SubjectId(row.id(1)?))))
}

/// Whether that still holds of one subject.
pub(crate) fn is_ungranted(db: &mut Db, before: Timestamp, subject: SubjectId) -> Result<bool, Fault> {
    Ok(db.row(IS_UNGRANTED, values![before.as_millisecond(), &subject.0], |_| Ok(()))?.is_some())
}

/// Whether a subject's conversation was last active before `before`.
pub(crate) fn is_inactive(db: &mut Db, organisation: OrganisationId, subject: SubjectId, before: Timestamp) -> Result<bool, Fault> {
    Ok(db.row(IS_INACTIVE, values![&subject.0, &organisation.0, before.as_millisecond()], |_| Ok(()))?.is_some())
}

/// Subjects whose conversation was last active before `before`, granted or not.
pub(crate) fn inactive(db: &mut Db, before: Timestamp, limit: i64) -> Result<Vec<(OrganisationId, SubjectId)>, Fault> {
    db.rows(INACTIVE, values![before.as_millisecond(), limit], |row| Ok((OrganisationId(row.id(0)?), SubjectId(row.id(1)?))))
}

pub(crate) fn count(db: &mut Db, subject: SubjectId) -> Result<u64, Fault> {
    super::count(db, COUNT, subject)
}

pub(crate) fn delete(db: &mut Db, subject: SubjectId) -> Result<u64, Fault> {
    db.execute(DELETE, values![&subject.0])
}
