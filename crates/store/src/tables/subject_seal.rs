//! The table of subject keys, sealed: to the visitor, and by a grant to the organisation.

use crate::db::{Db, Row, statements, values};
use crate::fault::Fault;
use domain::decision::{KeySeal, SealedTo};
use domain::id::{GrantId, SubjectId};
use domain::purpose::Purpose;
use jiff::Timestamp;

statements! {
    INSERT = "INSERT INTO subject_seal (subject, purpose, generation, recipient, recipient_generation, grant_id, sealed) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
    VISITORS = "SELECT s.purpose, s.generation, s.sealed, k.ended_at, k.exposed FROM subject_seal s JOIN subject_key k ON k.subject = s.subject AND k.purpose = s.purpose AND k.generation = s.generation WHERE s.subject = ?1 AND s.recipient = 'visitor' ORDER BY s.purpose, s.generation";
    ORGANISATIONS = "SELECT s.purpose, s.generation, s.recipient_generation, s.sealed, s.grant_id, g.notice, g.wording FROM subject_seal s JOIN subject_grant g ON g.id = s.grant_id WHERE s.subject = ?1 AND s.recipient = 'purpose' AND g.state = 'given' AND (g.expires_at IS NULL OR g.expires_at > ?2) AND NOT EXISTS (SELECT 1 FROM subject x WHERE x.id = s.subject AND x.restricted_at IS NOT NULL)";
    TO_PURPOSES = "SELECT s.purpose, s.generation, s.recipient_generation, s.sealed, s.grant_id, g.notice, g.wording FROM subject_seal s JOIN subject_grant g ON g.id = s.grant_id WHERE s.subject = ?1 AND s.recipient = 'purpose' AND g.state = 'given' ORDER BY s.purpose, s.generation, s.recipient_generation";
    TO_PRIVACY = "SELECT s.purpose, s.generation, s.recipient_generation, s.sealed, s.grant_id, g.notice, g.wording FROM subject_seal s JOIN subject_grant g ON g.id = s.grant_id WHERE s.subject = ?1 AND s.recipient = 'privacy' AND g.state = 'given' ORDER BY s.purpose, s.generation, s.recipient_generation";
    DELETE_ORGANISATIONS = "DELETE FROM subject_seal WHERE subject = ?1 AND purpose = ?2 AND generation = ?3 AND recipient <> 'visitor'";
    DELETE_TO_ORGANISATION = "DELETE FROM subject_seal WHERE subject = ?1 AND purpose = ?2 AND generation <= ?3 AND recipient <> 'visitor'";
    DELETE_ONE = "DELETE FROM subject_seal WHERE subject = ?1 AND purpose = ?2 AND generation = ?3";
    COUNT = "SELECT COUNT(*) FROM subject_seal WHERE subject IN (SELECT subject FROM doomed)";
    DELETE = "DELETE FROM subject_seal WHERE subject IN (SELECT subject FROM doomed)";
}

/// A subject key, sealed to the visitor.
#[derive(Clone, Debug)]
pub struct VisitorSeal {
    /// For which purpose.
    pub purpose: Purpose,
    /// Which generation.
    pub generation: u32,
    /// The seal.
    pub sealed: Vec<u8>,
    /// Whether the generation still lives.
    pub live: bool,
    /// Whether nothing new is sealed under it, because it went to another pair, or somebody who is gone could have had it.
    pub closed: bool,
}

/// A subject key, sealed to the organisation by a grant that lives.
#[derive(Clone, Debug)]
pub struct GrantSeal {
    /// For which purpose.
    pub purpose: Purpose,
    /// Which generation of the subject key.
    pub generation: u32,
    /// To which generation of the purpose's pair, or of the privacy pair.
    pub pair_generation: u32,
    /// The seal.
    pub sealed: Vec<u8>,
    /// By which grant.
    pub grant: GrantId,
    /// The notice that the grant names.
    pub notice: [u8; 32],
    /// Its wording.
    pub wording: [u8; 32],
}

pub(crate) fn insert(
    db: &mut Db,
    subject: SubjectId,
    purpose: &Purpose,
    generation: u32,
    grant: Option<GrantId>,
    seal: &KeySeal,
) -> Result<(), Fault> {
    let (recipient, pair, grant) = match seal.to {
        SealedTo::Visitor => ("visitor", 0, None),
        SealedTo::Purpose(pair) => ("purpose", pair, grant),
        SealedTo::Privacy(pair) => ("privacy", pair, grant),
    };
    let grant = grant.as_ref().map(|g| &g.0);
    db.execute(INSERT, values![&subject.0, purpose.as_str(), generation, recipient, pair, grant, &seal.sealed]).map(drop)
}

pub(crate) fn visitors(db: &mut Db, subject: SubjectId) -> Result<Vec<VisitorSeal>, Fault> {
    db.rows(VISITORS, values![&subject.0], |row| {
        Ok(VisitorSeal {
            purpose: super::purpose_of(&row.text(0)?)?,
            generation: row.u32(1)?,
            sealed: row.bytes(2)?,
            live: row.opt_int(3)?.is_none(),
            closed: row.flag(4)?,
        })
    })
}

/// The seals that live grants made, for everyday reading: none while the subject is restricted, and none of a consent whose time is over,
/// swept or not.
pub(crate) fn organisations(db: &mut Db, subject: SubjectId, now: Timestamp) -> Result<Vec<GrantSeal>, Fault> {
    db.rows(ORGANISATIONS, values![&subject.0, now.as_millisecond()], grant_seal)
}

/// The same, restricted or not: for whoever reseals them.
pub(crate) fn to_purposes(db: &mut Db, subject: SubjectId) -> Result<Vec<GrantSeal>, Fault> {
    db.rows(TO_PURPOSES, values![&subject.0], grant_seal)
}

/// The seals to the privacy pair that a restriction made.
pub(crate) fn to_privacy(db: &mut Db, subject: SubjectId) -> Result<Vec<GrantSeal>, Fault> {
    db.rows(TO_PRIVACY, values![&subject.0], grant_seal)
}

/// A seal of a row that begins with its columns.
pub(crate) fn grant_seal(row: &Row<'_>) -> Result<GrantSeal, Fault> {
    Ok(GrantSeal {
        purpose: super::purpose_of(&row.text(0)?)?,
        generation: row.u32(1)?,
        pair_generation: row.u32(2)?,
        sealed: row.bytes(3)?,
        grant: GrantId(row.id(4)?),
        notice: row.hash(5)?,
        wording: row.hash(6)?,
    })
}

/// Takes a generation away from everyone but the visitor.
pub(crate) fn delete_organisations(db: &mut Db, subject: SubjectId, purpose: &Purpose, generation: u32) -> Result<u64, Fault> {
    db.execute(DELETE_ORGANISATIONS, values![&subject.0, purpose.as_str(), generation])
}

/// Takes a generation, and those that it followed, away from everyone but the visitor.
pub(crate) fn take_back(db: &mut Db, subject: SubjectId, purpose: &Purpose, generation: u32) -> Result<u64, Fault> {
    db.execute(DELETE_TO_ORGANISATION, values![&subject.0, purpose.as_str(), generation])
}

pub(crate) fn delete_one(db: &mut Db, subject: SubjectId, purpose: &Purpose, generation: u32) -> Result<u64, Fault> {
    db.execute(DELETE_ONE, values![&subject.0, purpose.as_str(), generation])
}

pub(crate) fn count(db: &mut Db) -> Result<u64, Fault> {
    super::count(db, COUNT)
}

pub(crate) fn delete(db: &mut Db) -> Result<u64, Fault> {
    db.execute(DELETE, &[])
}
