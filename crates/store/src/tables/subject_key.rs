//! The table of subject key generations: that they exist, and when they end. The keys stand only in their seals.

use crate::db::{Db, statements, values};
use crate::fault::Fault;
use domain::consent::{Health, Live, Standing};
use domain::id::{GrantId, OrganisationId, SubjectId};
use domain::purpose::Purpose;
use jiff::Timestamp;

statements! {
    INSERT = "INSERT INTO subject_key (subject, purpose, generation, created_at) VALUES (?1, ?2, ?3, ?4)";
    LIVE = "SELECT k.purpose, k.generation, s.grant_id, CAST(CASE WHEN s.recipient_generation IS NOT NULL AND (k.exposed = 1 OR s.recipient_generation < (SELECT MAX(p.generation) FROM subject x JOIN purpose_key p ON p.organisation = x.organisation WHERE x.id = k.subject AND p.purpose = CASE WHEN s.recipient = 'privacy' THEN 'privacy' ELSE k.purpose END)) THEN 1 ELSE 0 END AS BIGINT) FROM subject_key k LEFT JOIN subject_seal s ON s.subject = k.subject AND s.purpose = k.purpose AND s.generation = k.generation AND s.recipient <> 'visitor' WHERE k.subject = ?1 AND k.ended_at IS NULL ORDER BY k.purpose, k.generation, s.recipient_generation";
    EXPOSE = "UPDATE subject_key SET exposed = 1 WHERE subject = ?1 AND purpose = ?2 AND generation = ?3 AND exposed = 0 AND EXISTS (SELECT 1 FROM subject_seal s JOIN subject x ON x.id = s.subject WHERE s.subject = ?1 AND s.purpose = ?2 AND s.generation = ?3 AND s.recipient <> 'visitor' AND s.recipient_generation < (SELECT MAX(p.generation) FROM purpose_key p WHERE p.organisation = x.organisation AND p.purpose = CASE WHEN s.recipient = 'privacy' THEN 'privacy' ELSE s.purpose END))";
    CLOSE = "UPDATE subject_key SET exposed = 1 WHERE subject = ?1 AND purpose = ?2 AND generation = ?3";
    LAST = "SELECT COALESCE(MAX(generation), 0) FROM subject_key WHERE subject = ?1 AND purpose = ?2";
    LAST_OF_EACH = "SELECT purpose, MAX(generation) FROM subject_key WHERE subject = ?1 GROUP BY purpose";
    END = "UPDATE subject_key SET ended_at = ?4, destroy_at = ?5 WHERE subject = ?1 AND purpose = ?2 AND generation <= ?3 AND ended_at IS NULL";
    DESTROYED = "UPDATE subject_key SET ended_at = COALESCE(ended_at, ?4), destroy_at = NULL WHERE subject = ?1 AND purpose = ?2 AND generation = ?3";
    DUE = "SELECT k.subject, k.purpose, k.generation FROM subject_key k CROSS JOIN subject s WHERE s.id = k.subject AND s.organisation = ?1 AND k.destroy_at IS NOT NULL AND k.destroy_at <= ?2 ORDER BY k.destroy_at LIMIT ?3";
    COUNT_DUE = "SELECT COUNT(*), MIN(k.destroy_at) FROM subject_key k CROSS JOIN subject s WHERE s.id = k.subject AND s.organisation = ?1 AND k.destroy_at IS NOT NULL AND k.destroy_at <= ?2";
    IS_DUE = "SELECT destroy_at FROM subject_key WHERE subject = ?1 AND purpose = ?2 AND generation = ?3 AND destroy_at <= ?4";
    COUNT = "SELECT COUNT(*) FROM subject_key WHERE subject IN (SELECT subject FROM doomed)";
    DELETE = "DELETE FROM subject_key WHERE subject IN (SELECT subject FROM doomed)";
    WAIT = "UPDATE subject_key SET destroy_at = ?4 WHERE subject = ?1 AND purpose = ?2 AND generation = ?3 AND ended_at IS NULL";
}

/// A generation whose time is over.
#[derive(Clone, Debug)]
pub(crate) struct Due {
    pub(crate) subject: SubjectId,
    pub(crate) purpose: Purpose,
    pub(crate) generation: u32,
}

pub(crate) fn insert(db: &mut Db, subject: SubjectId, purpose: &Purpose, generation: u32, at: Timestamp) -> Result<(), Fault> {
    db.execute(INSERT, values![&subject.0, purpose.as_str(), generation, at.as_millisecond()]).map(drop)
}

/// How a subject stands, as far as its keys say it: whether a grant still carries is not theirs to know.
pub(crate) fn standing(db: &mut Db, subject: SubjectId) -> Result<Standing, Fault> {
    let mut live: Vec<Live> = db.rows(LIVE, values![&subject.0], |row| {
        Ok(Live {
            purpose: super::purpose_of(&row.text(0)?)?,
            generation: row.u32(1)?,
            grant: row.opt_id(2)?.map(GrantId),
            health: Health::Live,
            renewed: row.flag(3)?,
        })
    })?;
    // Where a key is sealed to two generations of a pair, the newer one, which comes later, says how it stands.
    live.dedup_by(|later, kept| {
        let same = later.purpose == kept.purpose && later.generation == kept.generation;
        if same {
            std::mem::swap(later, kept);
        }
        same
    });
    Ok(Standing { subject, live })
}

/// Notes of a generation that is sealed to an older generation of its pair that somebody who is gone could have had it. Called before that seal
/// goes: afterwards nothing would tell.
pub(crate) fn expose(db: &mut Db, subject: SubjectId, purpose: &Purpose, generation: u32) -> Result<(), Fault> {
    db.execute(EXPOSE, values![&subject.0, purpose.as_str(), generation]).map(drop)
}

/// Has a generation take nothing new any more: it goes to another pair, and whoever held the one it comes from is not who holds the other.
pub(crate) fn close(db: &mut Db, subject: SubjectId, purpose: &Purpose, generation: u32) -> Result<(), Fault> {
    db.execute(CLOSE, values![&subject.0, purpose.as_str(), generation]).map(drop)
}

/// The highest generation that ever was, 0 where none was.
pub(crate) fn last(db: &mut Db, subject: SubjectId, purpose: &Purpose) -> Result<u32, Fault> {
    db.row(LAST, values![&subject.0, purpose.as_str()], |row| row.u32(0)).map(Option::unwrap_or_default)
}

/// The highest generation that ever was of each purpose, destroyed ones included.
pub(crate) fn last_of_each(db: &mut Db, subject: SubjectId) -> Result<Vec<(Purpose, u32)>, Fault> {
    db.rows(LAST_OF_EACH, values![&subject.0], |row| Ok((super::purpose_of(&row.text(0)?)?, row.u32(1)?)))
}

/// Ends a generation, and those that it followed under the same grant.
pub(crate) fn end(
    db: &mut Db,
    subject: SubjectId,
    purpose: &Purpose,
    generation: u32,
    at: Timestamp,
    destroy_at: Timestamp,
) -> Result<(), Fault> {
    db.execute(END, values![&subject.0, purpose.as_str(), generation, at.as_millisecond(), destroy_at.as_millisecond()]).map(drop)
}

/// Has a live generation destroyed at a time, or keeps it: what waits for a confirmation has an end, what is granted has none.
pub(crate) fn wait(db: &mut Db, subject: SubjectId, purpose: &Purpose, generation: u32, until: Option<Timestamp>) -> Result<(), Fault> {
    let until = until.map(Timestamp::as_millisecond);
    db.execute(WAIT, values![&subject.0, purpose.as_str(), generation, until]).map(drop)
}

/// Marks a generation as destroyed. The row stays, so that its number is never used again.
pub(crate) fn destroyed(db: &mut Db, subject: SubjectId, purpose: &Purpose, generation: u32, at: Timestamp) -> Result<u64, Fault> {
    db.execute(DESTROYED, values![&subject.0, purpose.as_str(), generation, at.as_millisecond()])
}

pub(crate) fn due(db: &mut Db, organisation: OrganisationId, now: Timestamp, limit: i64) -> Result<Vec<Due>, Fault> {
    db.rows(DUE, values![&organisation.0, now.as_millisecond(), limit], |row| {
        Ok(Due { subject: SubjectId(row.id(0)?), purpose: super::purpose_of(&row.text(1)?)?, generation: row.u32(2)? })
    })
}

/// How many generations are due, and since when the first of them is.
pub(crate) fn count_due(db: &mut Db, organisation: OrganisationId, now: Timestamp) -> Result<(u64, Option<Timestamp>), Fault> {
    let found = db.row(COUNT_DUE, values![&organisation.0, now.as_millisecond()], |row| Ok((row.u64(0)?, row.opt_time(1)?)))?;
    Ok(found.unwrap_or_default())
}

/// Since when a generation is due; `None` where it is not, or not any more.
pub(crate) fn is_due(db: &mut Db, due: &Due, now: Timestamp) -> Result<Option<Timestamp>, Fault> {
    db.row(IS_DUE, values![&due.subject.0, due.purpose.as_str(), due.generation, now.as_millisecond()], |row| row.time(0))
}

pub(crate) fn count(db: &mut Db) -> Result<u64, Fault> {
    super::count(db, COUNT)
}

pub(crate) fn delete(db: &mut Db) -> Result<u64, Fault> {
    db.execute(DELETE, &[])
}
