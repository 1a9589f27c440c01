//! The table of the installation's sub-processors: whom the operator engages. It belongs to no organisation.

use crate::db::{Db, Row, statements, values};
use crate::fault::Fault;
use domain::id::SubProcessorId;
use domain::jurisdiction::transfer::Transfer;
use domain::purpose::Purpose;
use domain::recipient::Kind;
use domain::sub_processor::{Profile, SubProcessor};
use jiff::Timestamp;

statements! {
    INSERT = "INSERT INTO sub_processor (id, name, country, kind, service, contact, purposes, transfer, since) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
    REMOVE = "UPDATE sub_processor SET removed_at = ?2 WHERE id = ?1";
    LIST = "SELECT id, name, country, kind, service, contact, purposes, transfer, since, removed_at FROM sub_processor ORDER BY since, id";
    GET = "SELECT id, name, country, kind, service, contact, purposes, transfer, since, removed_at FROM sub_processor WHERE id = ?1 {LOCK}";
}

pub(crate) fn insert(db: &mut Db, id: SubProcessorId, profile: &Profile, at: Timestamp) -> Result<(), Fault> {
    let purposes = profile.purposes.iter().map(Purpose::as_str).collect::<Vec<_>>().join(" ");
    let row = values![
        &id.0,
        &profile.name,
        &profile.country,
        profile.kind.as_str(),
        &profile.service,
        &profile.contact,
        &purposes,
        profile.transfer.map_or("", Transfer::as_str),
        at.as_millisecond()
    ];
    db.execute(INSERT, row).map(drop)
}

pub(crate) fn remove(db: &mut Db, id: SubProcessorId, at: Timestamp) -> Result<(), Fault> {
    db.execute(REMOVE, values![&id.0, at.as_millisecond()]).map(drop)
}

/// All of them, those that have left among them.
pub(crate) fn list(db: &mut Db) -> Result<Vec<SubProcessor>, Fault> {
    db.rows(LIST, &[], read)
}

pub(crate) fn get(db: &mut Db, id: SubProcessorId) -> Result<Option<SubProcessor>, Fault> {
    db.row(GET, values![&id.0], read)
}

fn read(row: &Row<'_>) -> Result<SubProcessor, Fault> {
    let purposes = row.text(6)?;
    let profile = Profile {
        name: row.text(1)?,
        country: row.text(2)?,
        kind: Kind::parse(&row.text(3)?).ok_or_else(|| Fault::broken("a sub-processor has no known kind"))?,
        service: row.text(4)?,
        contact: row.text(5)?,
        purposes: purposes.split_whitespace().map(super::purpose_of).collect::<Result<_, _>>()?,
        transfer: Transfer::parse(&row.text(7)?),
    };
    Ok(SubProcessor { id: SubProcessorId(row.id(0)?), profile, since: row.time(8)?, removed_at: row.opt_time(9)? })
}
