//! The table of conversations.

use crate::db::{Db, Row, statements, values};
use crate::fault::Fault;
use domain::consent::{Health, Live, Standing};
use domain::conversation::{Line, State};
use domain::handling::Priority;
use domain::id::{ConversationId, FlowId, GrantId, MemberId, OrganisationId, SubjectId, TeamId};
use domain::principal::Visitor;
use domain::purpose::Purpose;
use jiff::Timestamp;
use uuid::Uuid;

/// Of whom nothing withdrawn is still theirs to read. Looking ahead to `?3`: or will not be then, for a sweep destroys that first.
macro_rules! no_pending {
    () => {
        "NOT EXISTS (SELECT 1 FROM subject_key k WHERE k.subject = c.subject AND k.ended_at IS NOT NULL AND k.destroy_at IS NOT NULL)"
    };
    (ahead) => {
        "NOT EXISTS (SELECT 1 FROM subject_key k WHERE k.subject = c.subject AND k.ended_at IS NOT NULL AND k.destroy_at > ?3)"
    };
}

/// Of whom nothing is granted.
macro_rules! no_grant {
    () => {
        "NOT EXISTS (SELECT 1 FROM subject_seal s WHERE s.subject = c.subject AND s.recipient <> 'visitor')"
    };
}

/// Subjects of an organisation who were last active before `?2`, in whichever conversation. With `again`, of the doomed alone: what
/// is compared there is no column, so that no engine reads everybody who is due in order to look at a few.
macro_rules! silent {
    () => {
        "c.organisation = ?1 AND c.last_at < ?2 AND NOT EXISTS (SELECT 1 FROM conversation o WHERE o.subject = c.subject AND o.last_at >= ?2)"
    };
    (again) => {
        "c.subject IN (SELECT subject FROM doomed) AND COALESCE(c.organisation, c.subject) = ?1 AND c.last_at + 0 < ?2 AND NOT EXISTS (SELECT 1 FROM conversation o WHERE o.subject = c.subject AND o.last_at + 0 >= ?2)"
    };
}

/// Those who are inactive.
macro_rules! inactive {
    (ahead) => {
        concat!(silent!(), " AND ", no_pending!(ahead))
    };
    ($($again:ident)?) => {
        concat!(silent!($($again)?), " AND ", no_pending!())
    };
}

/// Those of whom nothing may stay: nothing is granted, and nothing withdrawn is still theirs to read.
macro_rules! private {
    (ahead) => {
        concat!(silent!(), " AND c.granted = 0 AND ", no_grant!(), " AND ", no_pending!(ahead))
    };
    ($($again:ident)?) => {
        concat!(silent!($($again)?), " AND c.granted = 0 AND ", no_grant!(), " AND ", no_pending!())
    };
}

/// Those of whom something else is granted or to be read, and whose conversation nobody was let into: its key alone goes.
macro_rules! beside {
    ($($ahead:ident)?) => {
        concat!(silent!(), " AND c.granted = 0 AND c.generation > 0 AND NOT (", no_grant!(), " AND ", no_pending!($($ahead)?), ")")
    };
}

/// The longest silent first, from a place on.
macro_rules! from_place {
    () => {
        " AND (c.last_at > ?4 OR (c.last_at = ?4 AND c.id > ?5)) ORDER BY c.last_at, c.id LIMIT ?6"
    };
}

statements! {
    INSERT = "INSERT INTO conversation (id, organisation, site, subject, state, locale, created_at, last_at, last_seq, flow, flow_version, revision, generation, granted, bot_generation) VALUES (?1, ?2, ?3, ?4, 'bot', ?5, ?6, ?6, 0, ?7, ?8, 0, 1, 0, 0)";
    RESERVE = "UPDATE conversation SET last_seq = last_seq + ?3, last_at = ?4 WHERE id = ?1 AND organisation = ?2 RETURNING subject, state, member, revision, last_seq, generation, granted, team, snoozed_until";
    FACTS = "SELECT subject, state, member, revision, last_seq, generation, granted, team, snoozed_until FROM conversation WHERE id = ?1 AND organisation = ?2 {LOCK}";
    STEPPED = "UPDATE conversation SET revision = revision + 1, bot_generation = ?2, bot_state = ?3 WHERE id = ?1";
    WAIT = "UPDATE conversation SET state = 'waiting', member = NULL, waiting_since = ?2, first_answer_at = NULL, closed_at = NULL, snoozed_until = NULL WHERE id = ?1";
    TAKE = "UPDATE conversation SET state = 'open', member = ?2, closed_at = NULL WHERE id = ?1";
    RELEASE = "UPDATE conversation SET state = CASE WHEN state = 'open' THEN 'waiting' ELSE state END, waiting_since = CASE WHEN state = 'open' THEN last_at ELSE waiting_since END, member = CASE WHEN state = 'open' THEN NULL ELSE member END WHERE organisation = ?1 AND member = ?2";
    CLOSE = "UPDATE conversation SET state = 'closed', member = ?2, closed_at = ?3, snoozed_until = NULL WHERE id = ?1";
    RETURN = "UPDATE conversation SET state = 'bot', member = NULL, snoozed_until = NULL WHERE id = ?1";
    ASSIGN = "UPDATE conversation SET state = ?2, member = ?3, team = ?4, waiting_since = CASE WHEN ?2 = 'waiting' THEN COALESCE(waiting_since, ?5) ELSE waiting_since END, closed_at = CASE WHEN ?2 = 'closed' THEN closed_at ELSE NULL END WHERE id = ?1";
    LEAVE_TEAM = "UPDATE conversation SET team = NULL WHERE organisation = ?1 AND team = ?2";
    PRIORITISE = "UPDATE conversation SET priority = ?2 WHERE id = ?1";
    SNOOZE = "UPDATE conversation SET snoozed_until = ?2 WHERE id = ?1";
    TAG = "UPDATE conversation SET tags_generation = ?2, tags = ?3 WHERE id = ?1";
    FORGET_TAGS = "UPDATE conversation SET tags_generation = 0, tags = NULL WHERE subject = ?1 AND tags_generation = ?2";
    ANSWERED = "UPDATE conversation SET first_answer_at = ?2 WHERE id = ?1 AND first_answer_at IS NULL";
    ASK_IN = "UPDATE conversation SET asked_by = ?2, asked_at = ?3 WHERE id = ?1";
    ASKED_AT = "SELECT asked_at FROM conversation WHERE id = ?1";
    LET_IN_ANSWERED = "UPDATE conversation SET asked_by = NULL WHERE subject = ?1 AND asked_by IS NOT NULL";
    KEY = "UPDATE conversation SET generation = ?2, granted = ?3 WHERE subject = ?1";
    END_KEY = "UPDATE conversation SET generation = 0, granted = 0 WHERE subject = ?1 AND generation = ?2";
    FORGET = "UPDATE conversation SET bot_generation = 0, bot_state = NULL, revision = revision + 1 WHERE subject = ?1 AND bot_generation = ?2";
    INACTIVE = concat!("SELECT DISTINCT c.subject, c.last_at FROM conversation c WHERE ", inactive!(), " ORDER BY c.last_at LIMIT ?3");
    STILL_INACTIVE = concat!("SELECT DISTINCT c.subject FROM conversation c WHERE ", inactive!(again));
    COUNT_INACTIVE = concat!("SELECT COUNT(*), MIN(c.last_at) FROM conversation c WHERE ", inactive!(ahead));
    PRIVATE = concat!("SELECT DISTINCT c.subject, c.last_at FROM conversation c WHERE ", private!(), " ORDER BY c.last_at LIMIT ?3");
    STILL_PRIVATE = concat!("SELECT DISTINCT c.subject FROM conversation c WHERE ", private!(again));
    COUNT_PRIVATE = concat!("SELECT COUNT(*), MIN(c.last_at) FROM conversation c WHERE ", private!(ahead));
    BESIDE = concat!("SELECT DISTINCT c.subject, c.last_at FROM conversation c WHERE ", beside!(), " ORDER BY c.last_at LIMIT ?3");
    IS_BESIDE = concat!("SELECT 1 FROM conversation c WHERE c.subject = ?3 AND ", beside!());
    COUNT_BESIDE = concat!("SELECT COUNT(*), MIN(c.last_at) FROM conversation c WHERE ", beside!(ahead));
    LIST_INACTIVE = concat!("SELECT c.id, c.subject, c.last_at FROM conversation c WHERE ", inactive!(ahead), from_place!());
    LIST_PRIVATE = concat!("SELECT c.id, c.subject, c.last_at FROM conversation c WHERE ", private!(ahead), from_place!());
    LIST_BESIDE = concat!("SELECT c.id, c.subject, c.last_at FROM conversation c WHERE ", beside!(ahead), from_place!());
    LARGE = "SELECT subject FROM conversation WHERE subject IN (SELECT subject FROM doomed) GROUP BY subject HAVING CAST(SUM(last_seq) AS BIGINT) > ?1";
    COUNT = "SELECT COUNT(*) FROM conversation WHERE subject IN (SELECT subject FROM doomed)";
    DELETE = "DELETE FROM conversation WHERE subject IN (SELECT subject FROM doomed)";
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
    /// To which team it belongs.
    pub team: Option<TeamId>,
    /// Whether it is out of the members' sight until a time.
    pub snoozed: bool,
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
    let live = if generation == 0 {
        vec![]
    } else {
        vec![Live { purpose: Purpose::conversation(), generation, grant, health: Health::Live, renewed: false }]
    };
    Ok(Facts {
        line: Line { conversation, subject, state, member, revision: row.int(3)?, first_seq },
        standing: Standing { subject, live },
        team: row.opt_id(7)?.map(TeamId),
        snoozed: row.opt_int(8)?.is_some(),
    })
}

pub(crate) fn stepped(db: &mut Db, id: ConversationId, generation: u32, sealed: &[u8]) -> Result<(), Fault> {
    db.execute(STEPPED, values![&id.0, generation, sealed]).map(drop)
}

/// It waits for a person, from now on, and is in everybody's sight.
pub(crate) fn wait(db: &mut Db, id: ConversationId, at: Timestamp) -> Result<(), Fault> {
    db.execute(WAIT, values![&id.0, at.as_millisecond()]).map(drop)
}

pub(crate) fn take(db: &mut Db, id: ConversationId, member: MemberId) -> Result<(), Fault> {
    db.execute(TAKE, values![&id.0, &member.0]).map(drop)
}

/// It has ended; `member` is who ended it last.
pub(crate) fn close(db: &mut Db, id: ConversationId, member: Option<MemberId>, at: Timestamp) -> Result<(), Fault> {
    db.execute(CLOSE, values![&id.0, member.as_ref().map(|m| &m.0), at.as_millisecond()]).map(drop)
}

pub(crate) fn return_to_bot(db: &mut Db, id: ConversationId) -> Result<(), Fault> {
    db.execute(RETURN, values![&id.0]).map(drop)
}

/// It belongs to a member and a team, as far as there are any.
pub(crate) fn assign(
    db: &mut Db,
    id: ConversationId,
    state: State,
    (member, team): (Option<MemberId>, Option<TeamId>),
    at: Timestamp,
) -> Result<(), Fault> {
    let (member, team) = (member.as_ref().map(|m| &m.0), team.as_ref().map(|t| &t.0));
    db.execute(ASSIGN, values![&id.0, state.as_str(), member, team, at.as_millisecond()]).map(drop)
}

/// The conversations of a team belong to none.
pub(crate) fn leave_team(db: &mut Db, organisation: OrganisationId, team: TeamId) -> Result<(), Fault> {
    db.execute(LEAVE_TEAM, values![&organisation.0, &team.0]).map(drop)
}

pub(crate) fn prioritise(db: &mut Db, id: ConversationId, priority: Priority) -> Result<(), Fault> {
    db.execute(PRIORITISE, values![&id.0, priority.as_str()]).map(drop)
}

pub(crate) fn snooze(db: &mut Db, id: ConversationId, until: Option<Timestamp>) -> Result<(), Fault> {
    db.execute(SNOOZE, values![&id.0, until.map(Timestamp::as_millisecond)]).map(drop)
}

/// Its tags, sealed; none where there are none.
pub(crate) fn tag(db: &mut Db, id: ConversationId, generation: u32, sealed: Option<&[u8]>) -> Result<(), Fault> {
    db.execute(TAG, values![&id.0, sealed.map_or(0, |_| generation), sealed]).map(drop)
}

/// Forgets the tags that were sealed under a generation which is destroyed.
pub(crate) fn forget_tags(db: &mut Db, subject: SubjectId, generation: u32) -> Result<(), Fault> {
    db.execute(FORGET_TAGS, values![&subject.0, generation]).map(drop)
}

/// A member answered; only the first answer after a hand-over counts.
pub(crate) fn answered(db: &mut Db, id: ConversationId, at: Timestamp) -> Result<(), Fault> {
    db.execute(ANSWERED, values![&id.0, at.as_millisecond()]).map(drop)
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
pub(crate) fn let_in_answered(db: &mut Db, subject: SubjectId) -> Result<(), Fault> {
    db.execute(LET_IN_ANSWERED, values![&subject.0]).map(drop)
}

/// What a member had open waits for another one.
pub(crate) fn release_of(db: &mut Db, organisation: OrganisationId, member: MemberId) -> Result<(), Fault> {
    db.execute(RELEASE, values![&organisation.0, &member.0]).map(drop)
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

/// How a kind of due subjects is found and checked again: two statements over one condition.
#[derive(Clone, Copy)]
pub(crate) struct DueKind {
    pub(super) find: &'static str,
    pub(super) still: &'static str,
}

/// Those who were last active too long ago, granted or not.
pub(crate) const DUE_INACTIVE: DueKind = DueKind { find: INACTIVE, still: STILL_INACTIVE };
/// Those of whom nothing was granted.
pub(crate) const DUE_PRIVATE: DueKind = DueKind { find: PRIVATE, still: STILL_PRIVATE };

impl DueKind {
    /// Those who were last active before `before`, the longest silent first.
    pub(crate) fn find(self, db: &mut Db, organisation: OrganisationId, before: Timestamp, limit: i64) -> Result<Vec<SubjectId>, Fault> {
        db.rows(self.find, values![&organisation.0, before.as_millisecond(), limit], |row| Ok(SubjectId(row.id(0)?)))
    }

    /// Those of the doomed of whom that still holds.
    pub(crate) fn still(self, db: &mut Db, organisation: OrganisationId, before: Timestamp) -> Result<Vec<SubjectId>, Fault> {
        db.rows(self.still, values![&organisation.0, before.as_millisecond()], |row| Ok(SubjectId(row.id(0)?)))
    }
}

/// How many there are, and the last activity of the one who has been silent longest.
pub(crate) type Counted = (u64, Option<Timestamp>);

fn counted(db: &mut Db, sql: &'static str, organisation: OrganisationId, before: Timestamp, at: Timestamp) -> Result<Counted, Fault> {
    let values = values![&organisation.0, before.as_millisecond(), at.as_millisecond()];
    Ok(db.row(sql, values, |row| Ok((row.u64(0)?, row.opt_time(1)?)))?.unwrap_or_default())
}

/// Those whom a sweep at `at` finds inactive.
pub(crate) fn count_inactive(db: &mut Db, organisation: OrganisationId, before: Timestamp, at: Timestamp) -> Result<Counted, Fault> {
    counted(db, COUNT_INACTIVE, organisation, before, at)
}

/// Those of whom nothing is granted by then.
pub(crate) fn count_private(db: &mut Db, organisation: OrganisationId, before: Timestamp, at: Timestamp) -> Result<Counted, Fault> {
    counted(db, COUNT_PRIVATE, organisation, before, at)
}

/// Those whose conversation is nobody's but their own by then, beside something that stays.
pub(crate) fn count_beside(db: &mut Db, organisation: OrganisationId, before: Timestamp, at: Timestamp) -> Result<Counted, Fault> {
    counted(db, COUNT_BESIDE, organisation, before, at)
}

/// Subjects whose conversation is nobody's but their own, beside something that stays.
pub(crate) fn beside(db: &mut Db, organisation: OrganisationId, before: Timestamp, limit: i64) -> Result<Vec<SubjectId>, Fault> {
    db.rows(BESIDE, values![&organisation.0, before.as_millisecond(), limit], |row| Ok(SubjectId(row.id(0)?)))
}

/// Whether that still holds of one subject.
pub(crate) fn is_beside(db: &mut Db, organisation: OrganisationId, before: Timestamp, subject: SubjectId) -> Result<bool, Fault> {
    Ok(db.row(IS_BESIDE, values![&organisation.0, before.as_millisecond(), &subject.0], |_| Ok(()))?.is_some())
}

/// A conversation that is due by its last activity: its id, its subject, and when that was.
pub(crate) type DueConversation = (ConversationId, SubjectId, Timestamp);

/// Conversations that are due: inactive since `inactive`, or ungranted since `ungranted`. The longest silent first, from a place on.
/// They are found by the conditions by which a sweep at `at` destroys them.
pub(crate) fn due(
    db: &mut Db,
    organisation: OrganisationId,
    (inactive, ungranted, at): (Timestamp, Timestamp, Timestamp),
    after: (i64, Uuid),
    limit: i64,
) -> Result<Vec<DueConversation>, Fault> {
    let mut found = Vec::new();
    for (sql, before) in [(LIST_INACTIVE, inactive), (LIST_PRIVATE, ungranted), (LIST_BESIDE, ungranted)] {
        let values = values![&organisation.0, before.as_millisecond(), at.as_millisecond(), after.0, &after.1, limit];
        found.extend(db.rows(sql, values, |row| Ok((ConversationId(row.id(0)?), SubjectId(row.id(1)?), row.time(2)?)))?);
    }
    found.sort_unstable_by_key(|(id, _, last_at)| (*last_at, *id));
    found.dedup();
    found.truncate(usize::try_from(limit).unwrap_or_default());
    Ok(found)
}

/// Those of the doomed in whose conversations more than so much was said, deleted or not.
pub(crate) fn large(db: &mut Db, most: u64) -> Result<Vec<SubjectId>, Fault> {
    db.rows(LARGE, values![most], |row| Ok(SubjectId(row.id(0)?)))
}

pub(crate) fn count(db: &mut Db) -> Result<u64, Fault> {
    super::count(db, COUNT)
}

pub(crate) fn delete(db: &mut Db) -> Result<u64, Fault> {
    db.execute(DELETE, &[])
}
