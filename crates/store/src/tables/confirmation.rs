//! The table of letters that wait for their click, each with the key of what it confirms, sealed to its secret.

use crate::db::{Db, Row, statements, values};
use crate::fault::Fault;
use domain::confirmation::{Letter, Pending, Waiting};
use domain::consent::{How, Shown};
use domain::id::{GrantId, OrganisationId, SubjectId};
use domain::purpose::{Basis, Purpose};
use jiff::Timestamp;
use locale::Locale;

statements! {
    PUT = "INSERT INTO confirmation (grant_id, subject, purpose, generation, lookup, sealed, asked_at, expires_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT (grant_id) DO UPDATE SET lookup = excluded.lookup, sealed = excluded.sealed, asked_at = excluded.asked_at, sent_at = NULL, expires_at = excluded.expires_at";
    SENT = "UPDATE confirmation SET sent_at = ?3 WHERE grant_id = ?1 AND lookup = ?2";
    SPEND = "UPDATE confirmation SET sealed = NULL WHERE grant_id = ?1";
    GET = "SELECT s.organisation, c.grant_id, c.subject, c.purpose, c.generation, c.sealed, c.expires_at, g.state, g.basis, g.notice, g.wording, g.locale FROM confirmation c JOIN subject s ON s.id = c.subject JOIN subject_grant g ON g.id = c.grant_id WHERE c.lookup = ?1";
    OF_GRANT = "SELECT sent_at, expires_at FROM confirmation WHERE grant_id = ?1 AND sealed IS NOT NULL";
    DELETE_ONE = "DELETE FROM confirmation WHERE grant_id = ?1";
    FORGET_LETTER = "DELETE FROM confirmation WHERE subject = ?1 AND purpose = ?2 AND sealed IS NOT NULL";
    DELETE_GENERATION = "DELETE FROM confirmation WHERE subject = ?1 AND purpose = ?2 AND generation = ?3";
    COUNT = "SELECT COUNT(*) FROM confirmation WHERE subject IN (SELECT subject FROM doomed)";
    DELETE = "DELETE FROM confirmation WHERE subject IN (SELECT subject FROM doomed)";
}

/// A letter whose secret somebody shows.
#[derive(Clone, Debug)]
pub struct LetterRow {
    /// Whose letter it was.
    pub organisation: OrganisationId,
    /// How the consent stands: `pending`, or `given` after the click.
    pub state: String,
    /// What it confirms.
    pub waiting: Waiting,
    /// The subject key, sealed to the secret; `None` after the click.
    pub sealed: Option<Vec<u8>>,
}

pub(crate) fn put(
    db: &mut Db,
    subject: SubjectId,
    pending: &Pending,
    letter: &Letter,
    at: Timestamp,
    expires_at: Timestamp,
) -> Result<(), Fault> {
    let row = values![
        &pending.grant.0,
        &subject.0,
        pending.purpose.as_str(),
        pending.generation,
        &letter.lookup,
        &letter.sealed,
        at.as_millisecond(),
        expires_at.as_millisecond()
    ];
    db.execute(PUT, row).map(drop)
}

/// A mail server took the letter; nothing where another one was written in the meantime.
pub(crate) fn sent(db: &mut Db, grant: GrantId, lookup: &[u8; 32], at: Timestamp) -> Result<(), Fault> {
    db.execute(SENT, values![&grant.0, lookup, at.as_millisecond()]).map(drop)
}

/// The click came: the seal is gone.
pub(crate) fn spend(db: &mut Db, grant: GrantId) -> Result<(), Fault> {
    db.execute(SPEND, values![&grant.0]).map(drop)
}

/// The letter of a secret, by its lookup id.
pub(crate) fn get(db: &mut Db, lookup: &[u8; 32]) -> Result<Option<LetterRow>, Fault> {
    db.row(GET, values![lookup], read)
}

/// When the letter of a grant was taken by a mail server, and until when its click counts; `None` where none waits.
pub(crate) fn of_grant(db: &mut Db, grant: GrantId) -> Result<Option<(Option<Timestamp>, Timestamp)>, Fault> {
    db.row(OF_GRANT, values![&grant.0], |row| Ok((row.opt_time(0)?, row.time(1)?)))
}

pub(crate) fn delete_one(db: &mut Db, grant: GrantId) -> Result<u64, Fault> {
    db.execute(DELETE_ONE, values![&grant.0])
}

/// A letter that still waits confirms nothing any more.
pub(crate) fn forget_letter(db: &mut Db, subject: SubjectId, purpose: &Purpose) -> Result<u64, Fault> {
    db.execute(FORGET_LETTER, values![&subject.0, purpose.as_str()])
}

pub(crate) fn delete_generation(db: &mut Db, subject: SubjectId, purpose: &Purpose, generation: u32) -> Result<u64, Fault> {
    db.execute(DELETE_GENERATION, values![&subject.0, purpose.as_str(), generation])
}

pub(crate) fn count(db: &mut Db) -> Result<u64, Fault> {
    super::count(db, COUNT)
}

pub(crate) fn delete(db: &mut Db) -> Result<u64, Fault> {
    db.execute(DELETE, &[])
}

fn read(row: &Row<'_>) -> Result<LetterRow, Fault> {
    let shown = Shown {
        purpose: super::purpose_of(&row.text(3)?)?,
        basis: Basis::parse(&row.text(8)?).ok_or_else(|| Fault::broken("a consent has no known basis"))?,
        notice: row.hash(9)?,
        wording: row.hash(10)?,
        locale: Locale::parse(&row.text(11)?).ok_or_else(|| Fault::broken("a consent has no known language"))?,
        how: How::Confirmed,
        // Until when it holds was settled when it was asked.
        valid_months: None,
        terms: None,
    };
    let (grant, subject) = (GrantId(row.id(1)?), SubjectId(row.id(2)?));
    let waiting = Waiting { grant, subject, shown, generation: row.u32(4)?, expires_at: row.time(6)? };
    Ok(LetterRow { organisation: OrganisationId(row.id(0)?), state: row.text(7)?, waiting, sealed: row.opt_bytes(5)? })
}
