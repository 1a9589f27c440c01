//! The table of recipients: who outside is handed data.

use crate::db::{Db, Row, statements, values};
use crate::fault::Fault;
use domain::calendar;
use domain::id::{OrganisationId, RecipientId, SubProcessorId};
use domain::jurisdiction::transfer::Transfer;
use domain::recipient::{Kind, Profile, Recipient};
use jiff::Timestamp;
use jiff::civil::Date;

statements! {
    INSERT = "INSERT INTO recipient (id, organisation, kind, name, country, contact, sub_processor, transfer, added_at, blocked_until, audit_on, board_told_on, engaged) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)";
    CHANGE = "UPDATE recipient SET name = ?3, country = ?4, contact = ?5, sub_processor = ?6, transfer = ?7, audit_on = ?8, board_told_on = ?9 WHERE id = ?1 AND organisation = ?2";
    BLOCK = "UPDATE recipient SET blocked_until = ?3 WHERE id = ?1 AND organisation = ?2";
    OBJECT = "UPDATE recipient SET objected_at = ?3 WHERE id = ?1 AND organisation = ?2";
    END = "UPDATE recipient SET ended_at = ?3 WHERE id = ?1 AND organisation = ?2";
    LIST = "SELECT id, kind, name, country, contact, sub_processor, transfer, added_at, blocked_until, objected_at, ended_at, audit_on, board_told_on, engaged FROM recipient WHERE organisation = ?1 ORDER BY added_at, id";
    GET = "SELECT id, kind, name, country, contact, sub_processor, transfer, added_at, blocked_until, objected_at, ended_at, audit_on, board_told_on, engaged FROM recipient WHERE id = ?1 AND organisation = ?2 {LOCK}";
    STANDING = "SELECT COUNT(*) FROM recipient WHERE organisation = ?1 AND ended_at IS NULL";
}

pub(crate) fn insert(
    db: &mut Db,
    organisation: OrganisationId,
    id: RecipientId,
    (profile, engaged): (&Profile, Option<SubProcessorId>),
    at: Timestamp,
    blocked_until: Option<Timestamp>,
) -> Result<(), Fault> {
    let row = values![
        &id.0,
        &organisation.0,
        profile.kind.as_str(),
        &profile.name,
        &profile.country,
        &profile.contact,
        profile.sub_processor,
        profile.transfer.map_or("", Transfer::as_str),
        at.as_millisecond(),
        blocked_until.map(Timestamp::as_millisecond),
        profile.audit_on.map(number),
        profile.board_told_on.map(number),
        engaged.as_ref().map(|of| &of.0),
    ];
    db.execute(INSERT, row).map(drop)
}

pub(crate) fn change(db: &mut Db, organisation: OrganisationId, id: RecipientId, profile: &Profile) -> Result<(), Fault> {
    let transfer = profile.transfer.map_or("", Transfer::as_str);
    let row = values![
        &id.0,
        &organisation.0,
        &profile.name,
        &profile.country,
        &profile.contact,
        profile.sub_processor,
        transfer,
        profile.audit_on.map(number),
        profile.board_told_on.map(number),
    ];
    db.execute(CHANGE, row).map(drop)
}

pub(crate) fn block(db: &mut Db, organisation: OrganisationId, id: RecipientId, until: Option<Timestamp>) -> Result<(), Fault> {
    db.execute(BLOCK, values![&id.0, &organisation.0, until.map(Timestamp::as_millisecond)]).map(drop)
}

/// Since when the organisation objects to it; `None` where it does not (any more).
pub(crate) fn object(db: &mut Db, organisation: OrganisationId, id: RecipientId, at: Option<Timestamp>) -> Result<(), Fault> {
    db.execute(OBJECT, values![&id.0, &organisation.0, at.map(Timestamp::as_millisecond)]).map(drop)
}

pub(crate) fn end(db: &mut Db, organisation: OrganisationId, id: RecipientId, at: Timestamp) -> Result<(), Fault> {
    db.execute(END, values![&id.0, &organisation.0, at.as_millisecond()]).map(drop)
}

/// Every recipient of the organisation, ended or not, without its purposes.
pub(crate) fn list(db: &mut Db, organisation: OrganisationId) -> Result<Vec<Recipient>, Fault> {
    db.rows(LIST, values![&organisation.0], read)
}

/// A recipient of the organisation, without its purposes.
pub(crate) fn get(db: &mut Db, organisation: OrganisationId, id: RecipientId) -> Result<Option<Recipient>, Fault> {
    db.row(GET, values![&id.0, &organisation.0], read)
}

/// How many have not ended.
pub(crate) fn standing(db: &mut Db, organisation: OrganisationId) -> Result<u64, Fault> {
    db.row(STANDING, values![&organisation.0], |row| row.u64(0)).map(Option::unwrap_or_default)
}

fn read(row: &Row<'_>) -> Result<Recipient, Fault> {
    let profile = Profile {
        kind: Kind::parse(&row.text(1)?).ok_or_else(|| Fault::broken("a recipient has no known kind"))?,
        name: row.text(2)?,
        country: row.text(3)?,
        contact: row.text(4)?,
        purposes: vec![],
        sub_processor: row.flag(5)?,
        transfer: Transfer::parse(&row.text(6)?),
        audit_on: day(row.opt_int(11)?),
        board_told_on: day(row.opt_int(12)?),
    };
    let (added_at, blocked_until, objected_at, ended_at) = (row.time(7)?, row.opt_time(8)?, row.opt_time(9)?, row.opt_time(10)?);
    let engaged = row.opt_id(13)?.map(SubProcessorId);
    Ok(Recipient { id: RecipientId(row.id(0)?), profile, engaged, added_at, blocked_until, objected_at, ended_at })
}

fn number(day: Date) -> i64 {
    i64::from(calendar::number(day))
}

fn day(number: Option<i64>) -> Option<Date> {
    number.and_then(|number| i32::try_from(number).ok()).map(calendar::day)
}
