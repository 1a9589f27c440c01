//! The table of data-subject requests. Days are civil days, counted from 1 January 1970.

use crate::db::{Db, Row, statements, values};
use crate::fault::Fault;
use domain::calendar::{self, Clock, Regimes};
use domain::id::{OrganisationId, RequestId, SubjectId};
use domain::purpose::Purpose;
use domain::request::{Channel, Identity, Kind, Request, State};
use jiff::Timestamp;
use jiff::civil::Date;

/// The columns of a request, in the order in which [`read`] reads them.
macro_rules! columns {
    () => {
        "id, subject, subject_gone, kind, purpose, channel, state, gdpr, kvkk, received_at, received_on, extended, rests_since, rested_days, identity_method, identity_at, warned_on, closed_at"
    };
}
pub(crate) use columns;

statements! {
    INSERT = "INSERT INTO request (id, organisation, subject, subject_gone, kind, purpose, channel, state, gdpr, kvkk, received_at, received_on, extended, rested_days, due_on, closed_at) VALUES (?1, ?2, ?3, 0, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, 0, 0, ?12, ?13)";
    GET = concat!("SELECT ", columns!(), " FROM request WHERE id = ?1 AND organisation = ?2");
    OF_SUBJECT = concat!("SELECT ", columns!(), " FROM request WHERE subject = ?1 ORDER BY received_at, id");
    OPEN_OF = concat!("SELECT ", columns!(), " FROM request WHERE subject = ?1 AND kind = ?2 AND closed_at IS NULL ORDER BY received_at LIMIT 1");
    RELATE = "UPDATE request SET subject = ?2 WHERE id = ?1";
    ASK_IDENTITY = "UPDATE request SET rests_since = ?2, due_on = ?3, identity_method = '' WHERE id = ?1";
    VERIFY = "UPDATE request SET rests_since = NULL, rested_days = ?2, due_on = ?3, identity_method = ?4, identity_at = ?5 WHERE id = ?1";
    EXTEND = "UPDATE request SET state = 'extended', extended = 1, due_on = ?2, warned_on = NULL WHERE id = ?1";
    CLOSE = "UPDATE request SET state = ?2, closed_at = ?3 WHERE id = ?1";
    WARN = "UPDATE request SET warned_on = ?2 WHERE id = ?1";
    OLD = "SELECT id FROM request WHERE organisation = ?1 AND closed_at < ?2 ORDER BY closed_at LIMIT ?3";
    DELETE_ONE = "DELETE FROM request WHERE organisation = ?1 AND id = ?2";
    COUNT = "SELECT COUNT(*) FROM request WHERE subject IN (SELECT subject FROM doomed)";
    DETACH = "UPDATE request SET subject = NULL, subject_gone = 1 WHERE subject IN (SELECT subject FROM doomed)";
}

fn opt_number(day: Option<Date>) -> Option<i64> {
    day.map(|day| i64::from(calendar::number(day)))
}

pub(crate) fn insert(db: &mut Db, organisation: OrganisationId, request: &Request, due: Option<Date>) -> Result<(), Fault> {
    let row = values![
        &request.id.0,
        &organisation.0,
        request.subject.as_ref().map(|s| &s.0),
        request.kind.as_str(),
        request.purpose.as_ref().map(Purpose::as_str),
        request.channel.as_str(),
        request.state.as_str(),
        request.clock.regimes.gdpr,
        request.clock.regimes.kvkk,
        request.received_at.as_millisecond(),
        i64::from(calendar::number(request.clock.received_on)),
        opt_number(due),
        request.closed_at.map(Timestamp::as_millisecond),
    ];
    db.execute(INSERT, row).map(drop)
}

pub(crate) fn get(db: &mut Db, organisation: OrganisationId, id: RequestId) -> Result<Option<Request>, Fault> {
    db.row(GET, values![&id.0, &organisation.0], read)
}

/// A subject's requests, the oldest first.
pub(crate) fn of_subject(db: &mut Db, subject: SubjectId) -> Result<Vec<Request>, Fault> {
    db.rows(OF_SUBJECT, values![&subject.0], read)
}

/// A subject's request of a kind that is still to be answered.
pub(crate) fn open_of(db: &mut Db, subject: SubjectId, kind: Kind) -> Result<Option<Request>, Fault> {
    db.row(OPEN_OF, values![&subject.0, kind.as_str()], read)
}

pub(crate) fn relate(db: &mut Db, id: RequestId, subject: SubjectId) -> Result<(), Fault> {
    db.execute(RELATE, values![&id.0, &subject.0]).map(drop)
}

pub(crate) fn ask_identity(db: &mut Db, id: RequestId, rests_since: Option<Date>, due: Option<Date>) -> Result<(), Fault> {
    db.execute(ASK_IDENTITY, values![&id.0, opt_number(rests_since), opt_number(due)]).map(drop)
}

pub(crate) fn verify(
    db: &mut Db,
    id: RequestId,
    (method, at): (&str, Timestamp),
    rested_days: i32,
    due: Option<Date>,
) -> Result<(), Fault> {
    db.execute(VERIFY, values![&id.0, i64::from(rested_days), opt_number(due), method, at.as_millisecond()]).map(drop)
}

pub(crate) fn extend(db: &mut Db, id: RequestId, due: Option<Date>) -> Result<(), Fault> {
    db.execute(EXTEND, values![&id.0, opt_number(due)]).map(drop)
}

pub(crate) fn close(db: &mut Db, id: RequestId, state: State, at: Timestamp) -> Result<(), Fault> {
    db.execute(CLOSE, values![&id.0, state.as_str(), at.as_millisecond()]).map(drop)
}

pub(crate) fn warn(db: &mut Db, id: RequestId, on: Date) -> Result<(), Fault> {
    db.execute(WARN, values![&id.0, i64::from(calendar::number(on))]).map(drop)
}

/// Requests that were closed before `before`, the oldest first.
pub(crate) fn old(db: &mut Db, organisation: OrganisationId, before: Timestamp, limit: i64) -> Result<Vec<RequestId>, Fault> {
    db.rows(OLD, values![&organisation.0, before.as_millisecond(), limit], |row| Ok(RequestId(row.id(0)?)))
}

pub(crate) fn delete_one(db: &mut Db, organisation: OrganisationId, id: RequestId) -> Result<u64, Fault> {
    db.execute(DELETE_ONE, values![&organisation.0, &id.0])
}

pub(crate) fn count(db: &mut Db) -> Result<u64, Fault> {
    super::count(db, COUNT)
}

/// Takes away what leads to the doomed. That a request was made and answered stays (GDPR art. 5(2)).
pub(crate) fn detach(db: &mut Db) -> Result<u64, Fault> {
    db.execute(DETACH, &[])
}

/// Reads a request from its columns.
pub(crate) fn read(row: &Row<'_>) -> Result<Request, Fault> {
    let broken = |what: &str| Fault::broken(format!("a request has no known {what}"));
    let rests_since = opt_day(row, 12)?;
    let identity = match (row.opt_text(14)?, row.opt_time(15)?) {
        (Some(method), Some(at)) => Identity::Verified { method, at },
        (Some(_), None) => Identity::Asked,
        (None, _) => Identity::Undoubted,
    };
    Ok(Request {
        id: RequestId(row.id(0)?),
        subject: row.opt_id(1)?.map(SubjectId),
        subject_gone: row.flag(2)?,
        kind: Kind::parse(&row.text(3)?).ok_or_else(|| broken("kind"))?,
        purpose: row.opt_text(4)?.as_deref().map(super::purpose_of).transpose()?,
        channel: Channel::parse(&row.text(5)?).ok_or_else(|| broken("channel"))?,
        state: State::parse(&row.text(6)?).ok_or_else(|| broken("state"))?,
        received_at: row.time(9)?,
        clock: Clock {
            received_on: day(row.int(10)?)?,
            regimes: Regimes { gdpr: row.flag(7)?, kvkk: row.flag(8)? },
            extended: row.flag(11)?,
            rested_days: small(row.int(13)?)?,
            rests_since,
        },
        identity,
        closed_at: row.opt_time(17)?,
    })
}

/// The day on which members were warned last, of a row of [`columns`].
pub(crate) fn warned_on(row: &Row<'_>) -> Result<Option<Date>, Fault> {
    opt_day(row, 16)
}

fn opt_day(row: &Row<'_>, column: usize) -> Result<Option<Date>, Fault> {
    row.opt_int(column)?.map(day).transpose()
}

fn day(number: i64) -> Result<Date, Fault> {
    small(number).map(calendar::day)
}

fn small(number: i64) -> Result<i32, Fault> {
    i32::try_from(number).map_err(|_| Fault::broken("a day is out of range"))
}
