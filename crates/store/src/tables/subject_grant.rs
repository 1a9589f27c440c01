//! The table of consent records: given, refused, withdrawn.

use crate::db::{Db, statements, values};
use crate::fault::Fault;
use domain::confirmation::Pending;
use domain::consent::{self, Ground, MaterialChange, Shown};
use domain::id::{GrantId, OrganisationId, SubjectId};
use domain::import::Prepared;
use domain::notice::Version;
use domain::purpose::{Basis, Purpose};
use jiff::Timestamp;
use locale::Locale;

statements! {
    INSERT = "INSERT INTO subject_grant (id, subject, purpose, state, basis, notice, wording, locale, how, generation, at, stood_on, expires_at, terms) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)";
    INSERT_IMPORTED = "INSERT INTO subject_grant (id, subject, purpose, state, basis, notice, wording, locale, how, generation, at, proof, stood_on, expires_at) VALUES (?1, ?2, ?3, 'given', ?4, ?5, ?6, ?7, 'imported', ?8, ?9, ?10, ?11, ?12)";
    FORGET_PROOF = "UPDATE subject_grant SET proof = NULL WHERE subject = ?1 AND purpose = ?2 AND generation = ?3";
    END = "UPDATE subject_grant SET state = ?2, ended_at = ?3 WHERE id = ?1";
    GROUNDS = "SELECT id, purpose, basis, locale, stood_on, expires_at FROM subject_grant WHERE subject = ?1 AND state = 'given'";
    OVER = "SELECT g.subject, g.purpose FROM subject_grant g JOIN subject s ON s.id = g.subject WHERE s.organisation = ?1 AND g.state = 'given' AND g.expires_at <= ?2 ORDER BY g.expires_at, g.id LIMIT ?3";
    LIST = "SELECT id, purpose, state, basis, notice, wording, locale, how, at, ended_at, generation, proof, stood_on, expires_at, terms FROM subject_grant WHERE subject = ?1 ORDER BY at, CASE WHEN state = 'given' THEN 3 WHEN state = 'renewed' THEN 0 WHEN ended_at IS NULL THEN 2 ELSE 1 END, id";
    CONFIRM = "UPDATE subject_grant SET state = 'given', how = 'confirmed', at = ?2 WHERE id = ?1";
    PENDING = "SELECT id, generation FROM subject_grant WHERE subject = ?1 AND purpose = ?2 AND state = 'pending' ORDER BY at DESC, id DESC LIMIT 1";
    FORGET_PENDING = "DELETE FROM subject_grant WHERE subject = ?1 AND purpose = ?2 AND generation = ?3 AND state = 'pending'";
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
    /// `given`, `stale`, `expired`, `refused`, `withdrawn`, `pending` where a click in a letter is awaited or, where a later consent took
    /// its place, `renewed`.
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
    /// When it ended.
    pub ended_at: Option<Timestamp>,
    /// Which generation it granted.
    pub generation: u32,
    /// What proves it where it was made elsewhere, sealed.
    pub proof: Option<Vec<u8>>,
    /// How many material changes there had been when it was made.
    pub stood_on: u64,
    /// Until when it holds; `None` until it is withdrawn.
    pub expires_at: Option<Timestamp>,
    /// The terms that it was given to; `None` where none were kept.
    pub terms: Option<Version>,
}

impl GrantRow {
    /// Whether it has not ended, even if it carries no more.
    pub fn has_not_ended(&self) -> bool {
        self.ended_at.is_none() && self.state != "refused"
    }

    /// Whether it waits for a click in a letter, and counts as not given.
    pub fn is_pending(&self) -> bool {
        self.state == "pending"
    }

    /// What it stood on; `None` where no grant stands, or its basis or language is none that this version knows.
    pub fn ground(&self) -> Option<Ground> {
        let standing = matches!(self.state.as_str(), "given" | "stale" | "expired");
        let (basis, locale) = Basis::parse(&self.basis).zip(Locale::parse(&self.locale)).filter(|_| standing)?;
        Some(Ground { purpose: self.purpose.clone(), basis, locale, stood_on: self.stood_on, expires_at: self.expires_at })
    }

    /// How it stands after these changes: its state, or `stale` or `expired` where it carries no more.
    pub(crate) fn stands(&self, changes: &[MaterialChange], now: Timestamp) -> &str {
        self.ground().and_then(|ground| consent::health(&ground, changes, now).lapsed()).unwrap_or(&self.state)
    }
}

/// Since when a grant stands, and until when.
#[derive(Clone, Copy)]
pub(crate) struct Term {
    /// How many material changes there had been.
    pub(crate) stood_on: u64,
    /// Until when it holds.
    pub(crate) expires_at: Option<Timestamp>,
}

pub(crate) fn insert(
    db: &mut Db,
    id: GrantId,
    subject: SubjectId,
    state: &str,
    shown: &Shown,
    generation: u32,
    (at, term): (Timestamp, Term),
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
        at.as_millisecond(),
        term.stood_on,
        term.expires_at.map(Timestamp::as_millisecond),
        shown.terms.as_ref()
    ];
    db.execute(INSERT, row).map(drop)
}

/// A grant that was made elsewhere. Its wording is what the ledger knows of its proof.
pub(crate) fn insert_imported(db: &mut Db, row: &Prepared, term: Term) -> Result<(), Fault> {
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
        &row.proof,
        term.stood_on,
        term.expires_at.map(Timestamp::as_millisecond)
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

/// Ends a grant, in this state.
pub(crate) fn end(db: &mut Db, id: GrantId, state: &str, at: Timestamp) -> Result<(), Fault> {
    db.execute(END, values![&id.0, state, at.as_millisecond()]).map(drop)
}

/// What each grant of a subject that stands was made on.
pub(crate) fn grounds(db: &mut Db, subject: SubjectId) -> Result<Vec<(GrantId, Ground)>, Fault> {
    db.rows(GROUNDS, values![&subject.0], |row| {
        let basis = Basis::parse(&row.text(2)?).ok_or_else(|| Fault::broken("a grant has no known basis"))?;
        let locale = Locale::parse(&row.text(3)?).ok_or_else(|| Fault::broken("a grant has no known language"))?;
        let purpose = super::purpose_of(&row.text(1)?)?;
        let ground = Ground { purpose, basis, locale, stood_on: row.u64(4)?, expires_at: row.opt_time(5)? };
        Ok((GrantId(row.id(0)?), ground))
    })
}

/// Grants whose time is over.
pub(crate) fn over(db: &mut Db, organisation: OrganisationId, now: Timestamp, limit: i64) -> Result<Vec<(SubjectId, Purpose)>, Fault> {
    let row = values![&organisation.0, now.as_millisecond(), limit];
    db.rows(OVER, row, |row| Ok((SubjectId(row.id(0)?), super::purpose_of(&row.text(1)?)?)))
}

/// Every record of a subject, oldest first; what was renewed stands before what took its place, even within one millisecond.
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
            stood_on: row.u64(12)?,
            expires_at: row.opt_time(13)?,
            terms: row.opt_hash(14)?,
        })
    })
}

pub(crate) fn count(db: &mut Db) -> Result<u64, Fault> {
    super::count(db, COUNT)
}

pub(crate) fn delete(db: &mut Db) -> Result<u64, Fault> {
    db.execute(DELETE, &[])
}
