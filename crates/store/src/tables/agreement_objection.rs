//! The table of objections to sub-processors: what an organisation has against one, and until when it stood by that.

use crate::db::{Db, statements, values};
use crate::fault::Fault;
use domain::id::{AgreementId, MemberId, ObjectionId, OrganisationId, SubProcessorId};
use jiff::Timestamp;

statements! {
    INSERT = "INSERT INTO agreement_objection (id, organisation, sub_processor, agreement, member, reason, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
    END = "UPDATE agreement_objection SET ended_at = ?3 WHERE organisation = ?1 AND sub_processor = ?2 AND ended_at IS NULL";
    OPEN = "SELECT id, sub_processor, reason, at FROM agreement_objection WHERE organisation = ?1 AND ended_at IS NULL ORDER BY at, id";
}

/// An objection that stands.
#[derive(Clone, Debug)]
pub struct ObjectionRow {
    /// Which.
    pub id: ObjectionId,
    /// To whom.
    pub sub_processor: SubProcessorId,
    /// Why, sealed to the server key.
    pub reason: Vec<u8>,
    /// Since when.
    pub at: Timestamp,
}

pub(crate) fn insert(
    db: &mut Db,
    organisation: OrganisationId,
    agreement: AgreementId,
    member: MemberId,
    row: &ObjectionRow,
) -> Result<(), Fault> {
    let row = values![&row.id.0, &organisation.0, &row.sub_processor.0, &agreement.0, &member.0, &row.reason, row.at.as_millisecond()];
    db.execute(INSERT, row).map(drop)
}

/// Ends what stands against one.
pub(crate) fn end(db: &mut Db, organisation: OrganisationId, sub_processor: SubProcessorId, at: Timestamp) -> Result<(), Fault> {
    db.execute(END, values![&organisation.0, &sub_processor.0, at.as_millisecond()]).map(drop)
}

/// What the organisation has against whom, as it stands.
pub(crate) fn open(db: &mut Db, organisation: OrganisationId) -> Result<Vec<ObjectionRow>, Fault> {
    db.rows(OPEN, values![&organisation.0], |row| {
        let (id, sub_processor) = (ObjectionId(row.id(0)?), SubProcessorId(row.id(1)?));
        Ok(ObjectionRow { id, sub_processor, reason: row.bytes(2)?, at: row.time(3)? })
    })
}
