//! The table of ledger entries: the leaf, and the side entry that erasure may remove.

use crate::db::{Db, Row, statements, values};
use crate::fault::Fault;
use domain::act::Act;
use domain::id::{MemberId, OrganisationId, SubjectId};
use uuid::Uuid;

// What the access log searches by is cut out of the entries' text, word for word as migrations 25 and 28 do for its indexes: an entry begins
// {"v":"1","act":"ACT","at":"24 characters","by":"WHO","organisation":"36 characters","FIRST":"..., and no name or id of ours holds a quote.

/// The text from behind the name of the act on, to be cut: `","at":"...`.
macro_rules! from_by {
    () => {
        "substr(ltrim(substr(entry, 17), 'abcdefghijklmnopqrstuvwxyz.-')"
    };
}

/// The first 36 characters of what is named first.
macro_rules! first_thing {
    () => {
        concat!(
            "substr(ltrim(substr(ltrim(",
            from_by!(),
            ", 41), 'abcdefghijklmnopqrstuvwxyz0123456789:-'), 58), 'abcdefghijklmnopqrstuvwxyz_'), 4, 36)"
        )
    };
}

/// Entries of these positions, of one act or any (`LIKE`), and of a period.
macro_rules! logged {
    ($of:literal) => {
        concat!(
            "SELECT position, subject, entry, salt, leaf FROM ledger_entry WHERE ",
            $of,
            " AND entry LIKE ?4 AND ",
            from_by!(),
            ", 9, 24) >= ?5 AND ",
            from_by!(),
            ", 9, 24) < ?6"
        )
    };
}

statements! {
    INSERT = "INSERT INTO ledger_entry (organisation, position, subject, entry, salt, leaf) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
    EACH = "SELECT position, subject, entry, salt, leaf FROM ledger_entry WHERE organisation = ?1 AND position >= ?2 ORDER BY position LIMIT ?3";
    LAST = "SELECT position, subject, entry, salt, leaf FROM ledger_entry WHERE organisation = ?1 AND position < ?2 ORDER BY position DESC LIMIT ?3";
    LEAVES = "SELECT leaf FROM ledger_entry WHERE organisation = ?1 AND position >= ?2 AND position < ?3 ORDER BY position";
    OF_SUBJECT = "SELECT position, entry FROM ledger_entry WHERE subject = ?1 ORDER BY position";
    NAMING = "SELECT position, subject, entry, salt, leaf FROM ledger_entry WHERE organisation = ?1 AND subject IS NULL AND entry LIKE ?2 ORDER BY position DESC LIMIT ?3";
    OF_DOOMED = "SELECT subject, position, entry FROM ledger_entry WHERE subject IN (SELECT subject FROM doomed) ORDER BY subject, position";
    LARGE = "SELECT subject FROM ledger_entry WHERE subject IN (SELECT subject FROM doomed) GROUP BY subject HAVING COUNT(*) > ?1";
    COUNT_SOME = "SELECT COUNT(*) FROM (SELECT 1 FROM ledger_entry WHERE subject IN (SELECT subject FROM doomed) LIMIT ?1) AS few";
    FROM_ON = "SELECT position, entry FROM ledger_entry WHERE subject = ?1 AND position >= ?2 ORDER BY position LIMIT ?3";
    SUBJECTS = "SELECT DISTINCT subject FROM ledger_entry WHERE organisation = ?1 AND position >= ?2 AND position <= ?3 AND subject IS NOT NULL";
    REMOVE = "UPDATE ledger_entry SET subject = NULL, entry = NULL, salt = NULL WHERE organisation = ?1 AND position = ?2";

    OWNERS = "SELECT DISTINCT organisation FROM ledger_entry";
    LOGGED = concat!(logged!("organisation = ?1 AND position >= ?2 AND position < ?3"), " ORDER BY position DESC LIMIT ?7");
    LOGGED_BY = concat!(logged!("organisation = ?1 AND position >= ?2 AND position < ?3"), " AND ", from_by!(), ", 41, 7) = 'member:' AND ", from_by!(), ", 41, 43) = ?8 ORDER BY position DESC LIMIT ?7");
    LOGGED_BY_TOKEN = concat!(logged!("organisation = ?1 AND position >= ?2 AND position < ?3"), " AND ", from_by!(), ", 41, 6) = 'token:' AND ", from_by!(), ", 41, 42) = ?8 ORDER BY position DESC LIMIT ?7");
    /// Whose subject it is was found before: without the organisation no other index is taken than the subject's.
    LOGGED_OF_SUBJECT = concat!(logged!("subject = ?1 AND +position >= ?2 AND +position < ?3"), " ORDER BY +position DESC LIMIT ?7");
    LOGGED_OF_OBJECT = concat!(logged!("organisation = ?1 AND position >= ?2 AND position < ?3"), " AND subject IS NULL AND entry IS NOT NULL AND ", first_thing!(), " = ?8 ORDER BY position DESC LIMIT ?7");
    WITH_TEXT = "SELECT position, entry FROM ledger_entry WHERE organisation = ?1 AND position >= ?2 AND position < ?3 AND entry IS NOT NULL ORDER BY position LIMIT 1";
}

/// A stored entry.
#[derive(Clone, Debug)]
pub struct SideEntry {
    /// Its position.
    pub position: u64,
    /// The subject that it names.
    pub subject: Option<SubjectId>,
    /// Its text; `None` once removed.
    pub entry: Option<String>,
    /// Its salt; `None` once removed.
    pub salt: Option<Vec<u8>>,
    /// The leaf's hash.
    pub leaf: Vec<u8>,
}

pub(crate) fn insert(
    db: &mut Db,
    organisation: OrganisationId,
    position: u64,
    subject: Option<SubjectId>,
    entry: &str,
    salt: &[u8; 32],
    leaf: &[u8; 32],
) -> Result<(), Fault> {
    db.execute(INSERT, values![&organisation.0, position, subject.as_ref().map(|s| &s.0), entry, salt, leaf]).map(drop)
}

/// Entries from a position on.
pub(crate) fn from(db: &mut Db, organisation: OrganisationId, position: u64, limit: i64) -> Result<Vec<SideEntry>, Fault> {
    db.rows(EACH, values![&organisation.0, position, limit], read)
}

/// The last entries before a position, newest first.
pub(crate) fn last(db: &mut Db, organisation: OrganisationId, before: u64, limit: i64) -> Result<Vec<SideEntry>, Fault> {
    db.rows(LAST, values![&organisation.0, before, limit], read)
}

pub(crate) fn leaves(db: &mut Db, organisation: OrganisationId, from: u64, to: u64) -> Result<Vec<[u8; 32]>, Fault> {
    db.rows(LEAVES, values![&organisation.0, from, to], |row| row.hash(0))
}

/// Positions and texts of the entries that name a subject.
pub(crate) fn of_subject(db: &mut Db, subject: SubjectId) -> Result<Vec<(u64, Option<String>)>, Fault> {
    db.rows(OF_SUBJECT, values![&subject.0], |row| Ok((row.u64(0)?, row.opt_text(1)?)))
}

/// Subject, position and text of the entries that name one of the doomed.
pub(crate) fn of_doomed(db: &mut Db) -> Result<Vec<(SubjectId, u64, Option<String>)>, Fault> {
    db.rows(OF_DOOMED, &[], |row| Ok((SubjectId(row.id(0)?), row.u64(1)?, row.opt_text(2)?)))
}

/// Those of the doomed whom more than so many entries name.
pub(crate) fn large(db: &mut Db, most: u64) -> Result<Vec<SubjectId>, Fault> {
    db.rows(LARGE, values![most], |row| Ok(SubjectId(row.id(0)?)))
}

/// How many entries name one of the doomed, up to a number.
pub(crate) fn count_some(db: &mut Db, most: u64) -> Result<u64, Fault> {
    super::count_some(db, COUNT_SOME, most)
}

/// Positions and texts of the entries that name a subject, from a position on.
pub(crate) fn of_subject_from(db: &mut Db, subject: SubjectId, position: u64, most: u64) -> Result<Vec<(u64, Option<String>)>, Fault> {
    db.rows(FROM_ON, values![&subject.0, position, most], |row| Ok((row.u64(0)?, row.opt_text(1)?)))
}

/// The subjects that entries from a position to another still name.
pub(crate) fn subjects(db: &mut Db, organisation: OrganisationId, first: u64, last: u64) -> Result<Vec<SubjectId>, Fault> {
    db.rows(SUBJECTS, values![&organisation.0, first, last], |row| Ok(SubjectId(row.id(0)?)))
}

/// The newest entries about no subject whose text has a part.
pub(crate) fn naming(db: &mut Db, organisation: OrganisationId, part: &str, limit: i64) -> Result<Vec<SideEntry>, Fault> {
    db.rows(NAMING, values![&organisation.0, &format!("%{part}%"), limit], read)
}

pub(crate) fn remove(db: &mut Db, organisation: OrganisationId, position: u64) -> Result<(), Fault> {
    db.execute(REMOVE, values![&organisation.0, position]).map(drop)
}

/// Who or what is looked for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Sought {
    /// Nobody in particular.
    Anything,
    /// What a member or a token did.
    Member(MemberId),
    /// What is about a subject of the organisation.
    Subject(SubjectId),
    /// What is about something else, and about no subject.
    Object(Uuid),
}

/// Entries from a position to before another, of a period as text of times, those of one act where it is named; newest first.
pub(crate) fn logged(
    db: &mut Db,
    organisation: OrganisationId,
    (from, to): (u64, u64),
    (act, since, until): (Option<Act>, &str, &str),
    sought: Sought,
    limit: i64,
) -> Result<Vec<SideEntry>, Fault> {
    // The name of an act holds no character that LIKE knows.
    let act = act.map_or_else(|| "{%".to_owned(), |act| format!("{{\"v\":\"1\",\"act\":\"{}\"%", act.as_str()));
    let organisation = &organisation.0;
    match sought {
        Sought::Anything => db.rows(LOGGED, values![organisation, from, to, &act, since, until, limit], read),
        Sought::Member(member) => {
            let (by, sql) = (member.named(), if member.is_token() { LOGGED_BY_TOKEN } else { LOGGED_BY });
            db.rows(sql, values![organisation, from, to, &act, since, until, limit, &by], read)
        }
        Sought::Subject(subject) => db.rows(LOGGED_OF_SUBJECT, values![&subject.0, from, to, &act, since, until, limit], read),
        Sought::Object(object) => {
            let object = object.to_string();
            db.rows(LOGGED_OF_OBJECT, values![organisation, from, to, &act, since, until, limit, &object], read)
        }
    }
}

/// The first entry from a position to before another that has its text still.
pub(crate) fn with_text(db: &mut Db, organisation: OrganisationId, from: u64, to: u64) -> Result<Option<(u64, String)>, Fault> {
    db.row(WITH_TEXT, values![&organisation.0, from, to], |row| Ok((row.u64(0)?, row.text(1)?)))
}

/// Organisations that have entries.
pub(crate) fn owners(db: &mut Db) -> Result<Vec<OrganisationId>, Fault> {
    db.rows(OWNERS, &[], |row| Ok(OrganisationId(row.id(0)?)))
}

fn read(row: &Row<'_>) -> Result<SideEntry, Fault> {
    Ok(SideEntry {
        position: row.u64(0)?,
        subject: row.opt_id(1)?.map(SubjectId),
        entry: row.opt_text(2)?,
        salt: row.opt_bytes(3)?,
        leaf: row.bytes(4)?,
    })
}
