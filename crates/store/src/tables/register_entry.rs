//! The table of the registers of measures.

use crate::db::{Db, Row, statements, values};
use crate::fault::Fault;
use domain::calendar;
use domain::id::{MemberId, OrganisationId, RecipientId, RegisterId};
use domain::register::{Entry, Facts, Register};
use jiff::Timestamp;
use jiff::civil::Date;

statements! {
    INSERT = "INSERT INTO register_entry (id, organisation, register, entered_on, next_on, member, recipient, document, likelihood, severity, texts, opened_at, changed_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?12)";
    CHANGE = "UPDATE register_entry SET entered_on = ?3, next_on = ?4, member = ?5, recipient = ?6, document = ?7, likelihood = ?8, severity = ?9, texts = ?10, changed_at = ?11 WHERE id = ?1 AND organisation = ?2";
    CLOSE = "UPDATE register_entry SET closed_at = ?3 WHERE id = ?1 AND organisation = ?2";
    GET = "SELECT id, register, entered_on, next_on, member, recipient, document, likelihood, severity, texts, opened_at, changed_at, closed_at FROM register_entry WHERE id = ?1 AND organisation = ?2";
    LIST = "SELECT id, register, entered_on, next_on, member, recipient, document, likelihood, severity, texts, opened_at, changed_at, closed_at FROM register_entry WHERE organisation = ?1 AND register = ?2 AND id < ?3 ORDER BY id DESC LIMIT ?4";
    DUE = "SELECT id, register, entered_on, next_on, member, recipient, document, likelihood, severity, texts, opened_at, changed_at, closed_at FROM register_entry WHERE organisation = ?1 AND closed_at IS NULL AND next_on <= ?2 AND register <> 'access-review' ORDER BY next_on, id LIMIT ?3";
    OPEN = "SELECT COUNT(*) FROM register_entry WHERE organisation = ?1 AND register = ?2 AND closed_at IS NULL";
}

/// An entry with its texts, sealed to the server key.
#[derive(Clone, Debug)]
pub struct RegisterRow {
    /// The entry.
    pub entry: Entry,
    /// The texts.
    pub texts: Vec<u8>,
}

pub(crate) fn insert(
    db: &mut Db,
    organisation: OrganisationId,
    (id, register): (RegisterId, Register),
    facts: &Facts,
    texts: &[u8],
    at: Timestamp,
) -> Result<(), Fault> {
    let row = values![
        &id.0,
        &organisation.0,
        register.as_str(),
        facts.on.map(number),
        facts.next_on.map(number),
        facts.member.as_ref().map(|id| &id.0),
        facts.recipient.as_ref().map(|id| &id.0),
        facts.document.as_ref(),
        facts.likelihood.map(u32::from),
        facts.severity.map(u32::from),
        texts,
        at.as_millisecond(),
    ];
    db.execute(INSERT, row).map(drop)
}

pub(crate) fn change(
    db: &mut Db,
    organisation: OrganisationId,
    id: RegisterId,
    facts: &Facts,
    texts: &[u8],
    at: Timestamp,
) -> Result<(), Fault> {
    let row = values![
        &id.0,
        &organisation.0,
        facts.on.map(number),
        facts.next_on.map(number),
        facts.member.as_ref().map(|id| &id.0),
        facts.recipient.as_ref().map(|id| &id.0),
        facts.document.as_ref(),
        facts.likelihood.map(u32::from),
        facts.severity.map(u32::from),
        texts,
        at.as_millisecond(),
    ];
    db.execute(CHANGE, row).map(drop)
}

pub(crate) fn close(db: &mut Db, organisation: OrganisationId, id: RegisterId, at: Timestamp) -> Result<(), Fault> {
    db.execute(CLOSE, values![&id.0, &organisation.0, at.as_millisecond()]).map(drop)
}

pub(crate) fn get(db: &mut Db, organisation: OrganisationId, id: RegisterId) -> Result<Option<RegisterRow>, Fault> {
    db.row(GET, values![&id.0, &organisation.0], read)
}

/// The entries of a register before one, the newest first.
pub(crate) fn list(
    db: &mut Db,
    organisation: OrganisationId,
    register: Register,
    before: RegisterId,
    limit: i64,
) -> Result<Vec<RegisterRow>, Fault> {
    db.rows(LIST, values![&organisation.0, register.as_str(), &before.0, limit], read)
}

/// Open entries that are to be looked at by a day, the first due first; reviews of access are not among them: of those the last counts.
pub(crate) fn due(db: &mut Db, organisation: OrganisationId, until: Date, limit: i64) -> Result<Vec<RegisterRow>, Fault> {
    db.rows(DUE, values![&organisation.0, number(until), limit], read)
}

/// How many entries of a register are open.
pub(crate) fn open(db: &mut Db, organisation: OrganisationId, register: Register) -> Result<u64, Fault> {
    db.row(OPEN, values![&organisation.0, register.as_str()], |row| row.u64(0)).map(Option::unwrap_or_default)
}

fn read(row: &Row<'_>) -> Result<RegisterRow, Fault> {
    let degree = |i| row.opt_int(i).map(|degree| degree.and_then(|degree| u8::try_from(degree).ok()));
    let facts = Facts {
        on: day(row.opt_int(2)?),
        next_on: day(row.opt_int(3)?),
        member: row.opt_id(4)?.map(MemberId),
        recipient: row.opt_id(5)?.map(RecipientId),
        document: row.opt_hash(6)?,
        likelihood: degree(7)?,
        severity: degree(8)?,
    };
    let register = Register::parse(&row.text(1)?).ok_or_else(|| Fault::broken("an entry is in no known register"))?;
    let (opened_at, changed_at, closed_at) = (row.time(10)?, row.time(11)?, row.opt_time(12)?);
    Ok(RegisterRow { entry: Entry { id: RegisterId(row.id(0)?), register, facts, opened_at, changed_at, closed_at }, texts: row.bytes(9)? })
}

fn number(day: Date) -> i64 {
    i64::from(calendar::number(day))
}

fn day(number: Option<i64>) -> Option<Date> {
    number.and_then(|number| i32::try_from(number).ok()).map(calendar::day)
}
