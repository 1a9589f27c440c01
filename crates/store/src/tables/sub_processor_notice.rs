//! The table of the notices of sub-processors: which organisation was told of whom, and until when nothing goes there.

use crate::db::{Db, Row, statements, values};
use crate::fault::Fault;
use domain::id::{OrganisationId, RecipientId, SubProcessorId};
use domain::sub_processor::Notice;
use jiff::Timestamp;

statements! {
    INSERT = "INSERT INTO sub_processor_notice (organisation, sub_processor, recipient, announced_at, ends_at) VALUES (?1, ?2, ?3, ?4, ?5)";
    END = "UPDATE sub_processor_notice SET ended_at = ?3 WHERE organisation = ?1 AND sub_processor = ?2";
    LIST = "SELECT n.sub_processor, n.recipient, n.announced_at, n.ends_at, n.ended_at, (SELECT MAX(o.at) FROM agreement_objection o WHERE o.organisation = n.organisation AND o.sub_processor = n.sub_processor AND o.ended_at IS NULL) FROM sub_processor_notice n WHERE n.organisation = ?1 ORDER BY n.announced_at, n.sub_processor";
    GET = "SELECT n.sub_processor, n.recipient, n.announced_at, n.ends_at, n.ended_at, (SELECT MAX(o.at) FROM agreement_objection o WHERE o.organisation = n.organisation AND o.sub_processor = n.sub_processor AND o.ended_at IS NULL) FROM sub_processor_notice n WHERE n.organisation = ?1 AND n.sub_processor = ?2";
}

pub(crate) fn insert(db: &mut Db, organisation: OrganisationId, notice: &Notice) -> Result<(), Fault> {
    let (told, ends) = (notice.announced_at.as_millisecond(), notice.ends_at.as_millisecond());
    db.execute(INSERT, values![&organisation.0, &notice.sub_processor.0, &notice.recipient.0, told, ends]).map(drop)
}

pub(crate) fn end(db: &mut Db, organisation: OrganisationId, sub_processor: SubProcessorId, at: Timestamp) -> Result<(), Fault> {
    db.execute(END, values![&organisation.0, &sub_processor.0, at.as_millisecond()]).map(drop)
}

/// Of whom the organisation was told, the first told first.
pub(crate) fn list(db: &mut Db, organisation: OrganisationId) -> Result<Vec<Notice>, Fault> {
    db.rows(LIST, values![&organisation.0], read)
}

pub(crate) fn get(db: &mut Db, organisation: OrganisationId, of: SubProcessorId) -> Result<Option<Notice>, Fault> {
    db.row(GET, values![&organisation.0, &of.0], read)
}

fn read(row: &Row<'_>) -> Result<Notice, Fault> {
    Ok(Notice {
        sub_processor: SubProcessorId(row.id(0)?),
        recipient: RecipientId(row.id(1)?),
        announced_at: row.time(2)?,
        ends_at: row.time(3)?,
        ended_at: row.opt_time(4)?,
        objected_at: row.opt_time(5)?,
    })
}
