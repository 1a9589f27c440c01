//! Requests of subjects: the list with its clocks, one with its texts, what is overdue, and of what nobody was warned.

use super::Reader;
use crate::db::{statements, values};
use crate::fault::Fault;
use crate::tables::request::{columns, read, warned_on};
use crate::tables::request_text::{self, RequestTextRow};
use crate::tables::{request, subject};
use domain::calendar;
use domain::id::{OrganisationId, RequestId, SubjectId};
use domain::request::{Kind, Request};
use jiff::civil::Date;
use uuid::Uuid;

statements! {
    OPEN = concat!("SELECT ", columns!(), ", COALESCE(due_on, 999999) FROM request WHERE organisation = ?1 AND closed_at IS NULL AND (COALESCE(due_on, 999999) > ?2 OR (COALESCE(due_on, 999999) = ?2 AND id > ?3)) ORDER BY COALESCE(due_on, 999999), id LIMIT ?4");
    CLOSED = concat!("SELECT ", columns!(), ", closed_at FROM request WHERE organisation = ?1 AND closed_at IS NOT NULL AND (closed_at < ?2 OR (closed_at = ?2 AND id < ?3)) ORDER BY closed_at DESC, id DESC LIMIT ?4");
    IN_STATE = concat!("SELECT ", columns!(), ", received_at FROM request WHERE organisation = ?1 AND state = ?5 AND (received_at < ?2 OR (received_at = ?2 AND id < ?3)) ORDER BY received_at DESC, id DESC LIMIT ?4");
    ALL = concat!("SELECT ", columns!(), ", received_at FROM request WHERE organisation = ?1 AND (received_at < ?2 OR (received_at = ?2 AND id < ?3)) ORDER BY received_at DESC, id DESC LIMIT ?4");
    PRESSING = "SELECT COUNT(*), COALESCE(SUM(CASE WHEN due_on < ?2 THEN 1 ELSE 0 END), 0) FROM request WHERE organisation = ?1 AND closed_at IS NULL";
    COUNTED = "SELECT organisation, kind, COUNT(*) FROM request WHERE closed_at IS NULL GROUP BY organisation, kind ORDER BY organisation, kind";
    OVERDUE = "SELECT kind, COUNT(*) FROM request WHERE organisation = ?1 AND closed_at IS NULL AND due_on < ?2 GROUP BY kind ORDER BY kind";
    TO_WARN = concat!("SELECT ", columns!(), " FROM request WHERE organisation = ?1 AND closed_at IS NULL AND due_on <= ?2 AND (warned_on IS NULL OR warned_on < ?3) ORDER BY due_on, id LIMIT ?4");
    DUE_UNTIL = concat!("SELECT ", columns!(), " FROM request WHERE organisation = ?1 AND closed_at IS NULL AND (due_on IS NULL OR due_on <= ?2) ORDER BY due_on IS NULL, due_on, id LIMIT ?3");
}

/// Which requests are listed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RequestFilter {
    /// Those that are to be answered, the next due first, and so the overdue ones before all others.
    ToAnswer,
    /// Those that were closed, the last first.
    Closed,
    /// Those that stand in one state, the last received first.
    State(domain::request::State),
    /// Every one, the last received first.
    All,
}

/// How many requests wait.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Pressing {
    /// To be answered.
    pub open: u64,
    /// Past their due day.
    pub overdue: u64,
}

/// A request of a page, and its place in the order of the page.
#[derive(Clone, Debug)]
pub struct Listed {
    /// The request.
    pub request: Request,
    /// By what the page is ordered.
    pub place: i64,
}

impl Reader<'_> {
    /// A page of requests. `after` is the place of the last one on the page before, and its id.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn requests_page(
        &mut self,
        organisation: OrganisationId,
        filter: RequestFilter,
        after: Option<(i64, Uuid)>,
        limit: i64,
    ) -> Result<Vec<Listed>, Fault> {
        let (first, last) = ((i64::MIN, Uuid::nil()), (i64::MAX, Uuid::max()));
        let listed = |row: &crate::db::Row<'_>| Ok(Listed { request: read(row)?, place: row.int(18)? });
        let (sql, begin) = match filter {
            RequestFilter::ToAnswer => (OPEN, first),
            RequestFilter::Closed => (CLOSED, last),
            RequestFilter::State(state) => {
                let (at, id) = after.unwrap_or(last);
                return self.db.rows(IN_STATE, values![&organisation.0, at, &id, limit, state.as_str()], listed);
            }
            RequestFilter::All => (ALL, last),
        };
        let (at, id) = after.unwrap_or(begin);
        self.db.rows(sql, values![&organisation.0, at, &id, limit], listed)
    }

    /// A request with its texts.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn request(&mut self, organisation: OrganisationId, id: RequestId) -> Result<Option<(Request, Vec<RequestTextRow>)>, Fault> {
        let Some(found) = request::get(self.db, organisation, id)? else { return Ok(None) };
        Ok(Some((found, request_text::list(self.db, id)?)))
    }

    /// A subject's requests with their texts, the oldest first.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn requests(&mut self, subject: SubjectId) -> Result<Vec<(Request, Vec<RequestTextRow>)>, Fault> {
        let requests = request::of_subject(self.db, subject)?;
        let with_texts = |found: Request| Ok((request_text::list(self.db, found.id)?, found));
        requests.into_iter().map(with_texts).map(|read| read.map(|(texts, found)| (found, texts))).collect()
    }

    /// The public half of a subject's pair.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn subject_key(&mut self, organisation: OrganisationId, id: SubjectId) -> Result<Option<[u8; 32]>, Fault> {
        subject::public_key(self.db, organisation, id)
    }

    /// How many requests wait, and how many of them are past their due day on `today`.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn requests_pressing(&mut self, organisation: OrganisationId, today: Date) -> Result<Pressing, Fault> {
        let today = i64::from(calendar::number(today));
        let counted =
            self.db.row(PRESSING, values![&organisation.0, today], |row| Ok(Pressing { open: row.u64(0)?, overdue: row.u64(1)? }));
        counted.map(Option::unwrap_or_default)
    }

    /// Requests that are to be answered, by organisation and kind.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn requests_open(&mut self) -> Result<Vec<(OrganisationId, Kind, u64)>, Fault> {
        let rows = self.db.rows(COUNTED, &[], |row| Ok((OrganisationId(row.id(0)?), row.text(1)?, row.u64(2)?)))?;
        Ok(rows.into_iter().filter_map(|(organisation, kind, n)| Some((organisation, Kind::parse(&kind)?, n))).collect())
    }

    /// Requests of an organisation that are past their due day on `today`, by kind.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn requests_overdue(&mut self, organisation: OrganisationId, today: Date) -> Result<Vec<(Kind, u64)>, Fault> {
        let today = i64::from(calendar::number(today));
        let rows = self.db.rows(OVERDUE, values![&organisation.0, today], |row| Ok((row.text(0)?, row.u64(1)?)))?;
        Ok(rows.into_iter().filter_map(|(kind, n)| Some((Kind::parse(&kind)?, n))).collect())
    }

    /// Requests that are due by a day and of which nobody was warned on `today`, each with the day of the last warning.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn requests_to_warn(
        &mut self,
        organisation: OrganisationId,
        until: Date,
        today: Date,
        limit: i64,
    ) -> Result<Vec<(Request, Option<Date>)>, Fault> {
        let (until, today) = (i64::from(calendar::number(until)), i64::from(calendar::number(today)));
        self.db.rows(TO_WARN, values![&organisation.0, until, today, limit], |row| Ok((read(row)?, warned_on(row)?)))
    }

    /// Requests that are due by a day, the next due first, and those whose every clock rests.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn requests_due(&mut self, organisation: OrganisationId, until: Date, limit: i64) -> Result<Vec<Request>, Fault> {
        self.db.rows(DUE_UNTIL, values![&organisation.0, i64::from(calendar::number(until)), limit], read)
    }
}
