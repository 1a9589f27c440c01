//! The table of legal holds: on whom, why, by whom, and until when.

use crate::db::{Db, Row, statements, values};
use crate::fault::Fault;
use domain::hold::{Hold, Placing, Reason};
use domain::id::{HoldId, MemberId, OrganisationId, SubjectId};
use domain::purpose::Purpose;
use jiff::Timestamp;

statements! {
    INSERT = "INSERT INTO hold (id, organisation, subject, purpose, member, created_at, ends_at, reason_purpose, reason_generation, reason) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";
    GET = "SELECT h.id, h.subject, h.purpose, h.member, h.created_at, h.ends_at, h.reason_purpose, h.reason_generation, h.reason, (SELECT COUNT(*) FROM subject s WHERE s.id = h.subject) FROM hold h WHERE h.id = ?1 AND h.organisation = ?2";
    OF_SUBJECT = "SELECT COUNT(*) FROM hold WHERE subject = ?1";
    DELETE = "DELETE FROM hold WHERE id = ?1 AND organisation = ?2";
}

/// A hold, as it is listed.
#[derive(Clone, Debug)]
pub struct HoldRow {
    /// Its id.
    pub id: HoldId,
    /// On whom.
    pub subject: SubjectId,
    /// For which purpose; `None` for all that its author read.
    pub purpose: Option<Purpose>,
    /// Who placed it.
    pub member: MemberId,
    /// When.
    pub created_at: Timestamp,
    /// When it ends.
    pub ends_at: Timestamp,
    /// Why, sealed under a held key.
    pub reason: Reason,
    /// Whether the subject was erased since: what the hold keeps is all that there is.
    pub erased: bool,
}

impl HoldRow {
    /// What the rules ask of it.
    pub fn hold(&self) -> Hold {
        Hold { id: self.id, subject: self.subject, ends_at: self.ends_at }
    }
}

pub(crate) fn insert(db: &mut Db, organisation: OrganisationId, placing: &Placing, member: MemberId, at: Timestamp) -> Result<(), Fault> {
    let Placing { hold, subject, purpose, reason, ends_at, .. } = placing;
    let row = values![
        &hold.0,
        &organisation.0,
        &subject.0,
        purpose.as_ref().map_or("", Purpose::as_str),
        &member.0,
        at.as_millisecond(),
        ends_at.as_millisecond(),
        reason.purpose.as_str(),
        reason.generation,
        &reason.sealed
    ];
    db.execute(INSERT, row).map(drop)
}

pub(crate) fn get(db: &mut Db, organisation: OrganisationId, id: HoldId) -> Result<Option<HoldRow>, Fault> {
    db.row(GET, values![&id.0, &organisation.0], read)
}

/// How many stand on a subject.
pub(crate) fn of_subject(db: &mut Db, subject: SubjectId) -> Result<u64, Fault> {
    db.row(OF_SUBJECT, values![&subject.0], |row| row.u64(0)).map(Option::unwrap_or_default)
}

pub(crate) fn delete(db: &mut Db, organisation: OrganisationId, id: HoldId) -> Result<u64, Fault> {
    db.execute(DELETE, values![&id.0, &organisation.0])
}

/// A hold of a row that begins with its columns.
pub(crate) fn read(row: &Row<'_>) -> Result<HoldRow, Fault> {
    let purpose = row.text(2)?;
    Ok(HoldRow {
        id: HoldId(row.id(0)?),
        subject: SubjectId(row.id(1)?),
        purpose: if purpose.is_empty() { None } else { Some(super::purpose_of(&purpose)?) },
        member: MemberId(row.id(3)?),
        created_at: row.time(4)?,
        ends_at: row.time(5)?,
        reason: Reason { purpose: super::purpose_of(&row.text(6)?)?, generation: row.u32(7)?, sealed: row.bytes(8)? },
        erased: row.u64(9)? == 0,
    })
}
