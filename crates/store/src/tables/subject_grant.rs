//! The table of consent records: given, refused, withdrawn.

use crate::db::{Db, statements, values};
use crate::fault::Fault;
use domain::confirmation::Pending;
use domain::consent::Shown;
use domain::id::{GrantId, SubjectId};
use domain::import::Prepared;
use domain::notice::Version;
use domain::purpose::Purpose;
use jiff::Timestamp;

statements! {
    INSERT = "INSERT INTO subject_grant (id, subject, purpose, state, basis, notice, wording, locale, how, generation, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)";
    INSERT_IMPORTED = "INSERT INTO subject_grant (id, subject, purpose, state, basis, notice, wording, locale, how, generation, at, proof) VALUES (?1, ?2, ?3, 'given', ?4, ?5, ?6, ?7, 'imported', ?8, ?9, ?10)";
    CONFIRM = "UPDATE subject_grant SET state = 'given', how = 'confirmed', at = ?2 WHERE id = ?1";
    PENDING = "SELECT id, generation FROM subject_grant WHERE subject = ?1 AND purpose = ?2 AND state = 'pending' ORDER BY at DESC, id DESC LIMIT 1";
    FORGET_PENDING = "DELETE FROM subject_grant WHERE subject = ?1 AND purpose = ?2 AND generation = ?3 AND state = 'pending'";
    FORGET_PROOF = "UPDATE subject_grant SET proof = NULL WHERE subject = ?1 AND purpose = ?2 AND generation = ?3";
    WITHDRAW = "UPDATE subject_grant SET state = 'withdrawn', ended_at = ?2 WHERE id = ?1";
    LIST = "SELECT id, purpose, state, basis, notice, wording, locale, how, at, ended_at, generation, proof FROM subject_grant WHERE subject = ?1 ORDER BY at, id";
    COUNT = "SELECT COUNT(*) FROM subject_grant WHERE subject IN (SELECT subject FROM doomed)";
    DELETE = "DELETE FROM subject_grant WHERE subject IN (SELECT subject FROM doomed)";
}

/// A consent record.
#[derive(Clone, Debug)]
pub struct GrantRow {
    /// Its id.
    pub id: GrantId,
    /// For which purpose.
    pub purpose: Purpose,
    /// `given`, `refused`, `withdrawn`, or `pending` where a click in a letter is awaited.
    pub state: String,
    /// On which basis.
    pub basis: String,
    /// The notice that was shown.
    pub notice: Version,
    /// The wording that was shown.
    pub wording: Version,
    /// In which language.
    pub locale: String,
    /// By which control.
    pub how: String,
    /// When it was given or refused.
    pub at: Timestamp,
    /// When it was withdrawn.
    pub ended_at: Option<Timestamp>,
    /// Which generation it granted.
    pub generation: u32,
    /// What proves it where it was made elsewhere, sealed.
    pub proof: Option<Vec<u8>>,
}

pub(crate) fn insert(
    db: &mut Db,
    id: GrantId,
    subject: SubjectId,
    state: &str,
    shown: &Shown,
    generation: u32,
    at: Timestamp,
) -> Result<(), Fault> {
    let row = values![
        &id.0,
        &subject.0,
        shown.purpose.as_str(),
        state,
        shown.basis.as_str(),
        &shown.notice,
        &shown.wording,
        shown.locale.code(),
        shown.how.as_str(),
        generation,
        at.as_millisecond()
    ];
    db.execute(INSERT, row).map(drop)
}

/// A grant that was made elsewhere. Its wording is what the ledger knows of its proof.
pub(crate) fn insert_imported(db: &mut Db, row: &Prepared) -> Result<(), Fault> {
    let row = values![
        &row.grant.0,
        &row.subject.0,
        row.purpose.as_str(),
        row.basis.as_str(),
        &row.notice,
        &row.proof_sha256,
        row.locale.code(),
        row.keys.generation,
        row.given_at.as_millisecond(),
        &row.proof
    ];
    db.execute(INSERT_IMPORTED, row).map(drop)
}

/// A consent that waited was confirmed.
pub(crate) fn confirm(db: &mut Db, id: GrantId, at: Timestamp) -> Result<(), Fault> {
    db.execute(CONFIRM, values![&id.0, at.as_millisecond()]).map(drop)
}

/// The consent of a subject that waits for its confirmation.
pub(crate) fn pending(db: &mut Db, subject: SubjectId, purpose: &Purpose) -> Result<Option<Pending>, Fault> {
    db.row(PENDING, values![&subject.0, purpose.as_str()], |row| {
        Ok(Pending { grant: GrantId(row.id(0)?), purpose: purpose.clone(), generation: row.u32(1)? })
    })
}

/// A generation is destroyed, and with it the consent that still waited: nothing was ever granted.
pub(crate) fn forget_pending(db: &mut Db, subject: SubjectId, purpose: &Purpose, generation: u32) -> Result<u64, Fault> {
    db.execute(FORGET_PENDING, values![&subject.0, purpose.as_str(), generation])
}

/// A generation is destroyed, and with it what proved its grant.
pub(crate) fn forget_proof(db: &mut Db, subject: SubjectId, purpose: &Purpose, generation: u32) -> Result<(), Fault> {
    db.execute(FORGET_PROOF, values![&subject.0, purpose.as_str(), generation]).map(drop)
}

pub(crate) fn withdraw(db: &mut Db, id: GrantId, at: Timestamp) -> Result<(), Fault> {
    db.execute(WITHDRAW, values![&id.0, at.as_millisecond()]).map(drop)
}

/// Every record of a subject, oldest first.
pub(crate) fn list(db: &mut Db, subject: SubjectId) -> Result<Vec<GrantRow>, Fault> {
    db.rows(LIST, values![&subject.0], |row| {
        Ok(GrantRow {
            id: GrantId(row.id(0)?),
            purpose: super::purpose_of(&row.text(1)?)?,
            state: row.text(2)?,
            basis: row.text(3)?,
            notice: row.hash(4)?,
            wording: row.hash(5)?,
            locale: row.text(6)?,
            how: row.text(7)?,
            at: row.time(8)?,
            ended_at: row.opt_time(9)?,
            generation: row.u32(10)?,
            proof: row.opt_bytes(11)?,
        })
    })
}

pub(crate) fn count(db: &mut Db) -> Result<u64, Fault> {
    super::count(db, COUNT)
}

pub(crate) fn delete(db: &mut Db) -> Result<u64, Fault> {
    db.execute(DELETE, &[])
}
