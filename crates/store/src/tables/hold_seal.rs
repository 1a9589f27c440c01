//! The table of subject keys that legal holds keep, sealed to the hold pair.

use crate::db::{Db, statements, values};
use crate::fault::Fault;
use domain::hold::HeldKey;
use domain::id::{HoldId, OrganisationId, SubjectId};
use domain::purpose::Purpose;

statements! {
    INSERT = "INSERT INTO hold_seal (hold, subject, purpose, generation, pair_generation, sealed) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
    OF_HOLD = "SELECT purpose, generation, pair_generation, sealed FROM hold_seal WHERE hold = ?1 ORDER BY purpose, generation";
    STANDING = "SELECT COUNT(DISTINCT hold) FROM hold_seal WHERE subject = ?1";
    STANDING_ON = "SELECT COUNT(*) FROM hold_seal WHERE subject = ?1 AND purpose = ?2 AND generation = ?3";
    STANDING_ON_LIVE = "SELECT COUNT(DISTINCT s.hold) FROM hold_seal s JOIN subject_key k ON k.subject = s.subject AND k.purpose = s.purpose AND k.generation = s.generation WHERE s.subject = ?1 AND s.purpose = ?2 AND k.ended_at IS NULL";
    STRANDED = "SELECT COUNT(DISTINCT s.hold) FROM hold_seal s JOIN hold h ON h.id = s.hold WHERE h.organisation = ?1 AND NOT EXISTS (SELECT 1 FROM purpose_seal p LEFT JOIN member m ON m.id = p.holder WHERE p.organisation = h.organisation AND p.purpose = 'hold' AND p.generation = s.pair_generation AND (m.id IS NOT NULL OR p.holder = ?2))";
    DOOMED = "SELECT DISTINCT subject FROM hold_seal WHERE subject IN (SELECT subject FROM doomed) ORDER BY subject";
    DELETE = "DELETE FROM hold_seal WHERE hold = ?1";
}

pub(crate) fn insert(db: &mut Db, hold: HoldId, subject: SubjectId, key: &HeldKey) -> Result<(), Fault> {
    let row = values![&hold.0, &subject.0, key.purpose.as_str(), key.generation, key.pair_generation, &key.sealed];
    db.execute(INSERT, row).map(drop)
}

/// The keys that a hold keeps.
pub(crate) fn of_hold(db: &mut Db, hold: HoldId) -> Result<Vec<HeldKey>, Fault> {
    db.rows(OF_HOLD, values![&hold.0], |row| {
        Ok(HeldKey {
            purpose: super::purpose_of(&row.text(0)?)?,
            generation: row.u32(1)?,
            pair_generation: row.u32(2)?,
            sealed: row.bytes(3)?,
        })
    })
}

/// How many holds keep something of a subject.
pub(crate) fn standing(db: &mut Db, subject: SubjectId) -> Result<u64, Fault> {
    db.row(STANDING, values![&subject.0], |row| row.u64(0)).map(Option::unwrap_or_default)
}

/// How many holds keep a generation of a subject's key.
pub(crate) fn standing_on(db: &mut Db, subject: SubjectId, purpose: &Purpose, generation: u32) -> Result<u64, Fault> {
    db.row(STANDING_ON, values![&subject.0, purpose.as_str(), generation], |row| row.u64(0)).map(Option::unwrap_or_default)
}

/// How many holds keep a generation that lives.
pub(crate) fn standing_on_live(db: &mut Db, subject: SubjectId, purpose: &Purpose) -> Result<u64, Fault> {
    db.row(STANDING_ON_LIVE, values![&subject.0, purpose.as_str()], |row| row.u64(0)).map(Option::unwrap_or_default)
}

/// How many holds nobody could open any more if this were the only recovery key.
pub(crate) fn stranded(db: &mut Db, organisation: OrganisationId, recovery: domain::id::HolderId) -> Result<u64, Fault> {
    db.row(STRANDED, values![&organisation.0, &recovery.0], |row| row.u64(0)).map(Option::unwrap_or_default)
}

/// Who of the doomed is held.
pub(crate) fn doomed(db: &mut Db) -> Result<Vec<SubjectId>, Fault> {
    db.rows(DOOMED, &[], |row| Ok(SubjectId(row.id(0)?)))
}

pub(crate) fn delete(db: &mut Db, hold: HoldId) -> Result<u64, Fault> {
    db.execute(DELETE, values![&hold.0])
}
