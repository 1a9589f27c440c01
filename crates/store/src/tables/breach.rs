//! The table of breaches: the register, what is told in words sealed.

use crate::db::{Db, Row, statements, values};
use crate::fault::Fault;
use domain::breach::form::{Data, Effect, Exception, Form, Group, Number, Risk, Source, Special};
use domain::breach::signal::Signal;
use domain::breach::{Breach, Raised, Sealed, State};
use domain::id::{BreachId, MemberId, OrganisationId};
use domain::jurisdiction::Law;
use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

/// The columns of a breach, in the order in which [`read`] reads them.
macro_rules! columns {
    () => {
        "id, state, signal, opened_by, opened_at, aware_at, regimes, started_at, stopped_at, detected_at, effects, risk, exempt, source, data, special, people, persons, persons_exact, records, records_exact, trained, revision, closed_at, reminded, texts, texts_generation, texts_key"
    };
}

statements! {
    INSERT = "INSERT INTO breach (id, organisation, state, signal, signal_day, opened_by, opened_at, regimes, detected_at, effects, risk, data, special, people, persons_exact, records_exact, revision) VALUES (?1, ?2, 'draft', ?3, ?4, ?5, ?6, '', NULL, '', 'unassessed', '', '', '', ?7, ?7, 0)";
    FORM = "UPDATE breach SET regimes = ?2, started_at = ?3, stopped_at = ?4, detected_at = ?5, effects = ?6, risk = ?7, exempt = ?8, source = ?9, data = ?10, special = ?11, people = ?12, persons = ?13, persons_exact = ?14, records = ?15, records_exact = ?16, trained = ?17, revision = revision + 1 WHERE id = ?1";
    TEXTS = "UPDATE breach SET texts = ?2, texts_generation = ?3, texts_key = ?4 WHERE id = ?1";
    CONFIRM = "UPDATE breach SET state = 'confirmed', aware_at = ?2, revision = revision + 1 WHERE id = ?1";
    AWARE = "UPDATE breach SET aware_at = ?2 WHERE id = ?1";
    END = "UPDATE breach SET state = ?2, closed_at = ?3, revision = revision + 1 WHERE id = ?1";
    REMIND = "UPDATE breach SET reminded = ?2 WHERE id = ?1";
    GET = concat!("SELECT ", columns!(), " FROM breach WHERE id = ?1 AND organisation = ?2");
    LIST = concat!("SELECT ", columns!(), " FROM breach WHERE organisation = ?1 AND (opened_at < ?2 OR (opened_at = ?2 AND id < ?3)) ORDER BY opened_at DESC, id DESC LIMIT ?4");
    IN_STATE = concat!("SELECT ", columns!(), " FROM breach WHERE organisation = ?1 AND state = ?5 AND (opened_at < ?2 OR (opened_at = ?2 AND id < ?3)) ORDER BY opened_at DESC, id DESC LIMIT ?4");
    RUNNING = "SELECT organisation, id FROM breach WHERE state = 'confirmed' ORDER BY aware_at, id LIMIT ?1";
    IS_OPEN = "SELECT 1 FROM breach WHERE organisation = ?1 AND signal = ?2 AND state = 'draft' LIMIT 1";
    IS_TODAY = "SELECT 1 FROM breach WHERE organisation = ?1 AND signal = ?2 AND signal_day = ?3 LIMIT 1";
    COUNT = "SELECT state, COUNT(*) FROM breach WHERE organisation = ?1 GROUP BY state";
}

/// A breach with its texts, sealed.
#[derive(Clone, Debug)]
pub struct BreachRow {
    /// The breach.
    pub breach: Breach,
    /// Its texts, sealed; `None` where nobody has written any.
    pub texts: Option<Sealed>,
}

/// A draft, as somebody or something opens it. Its form follows.
pub(crate) fn insert(
    db: &mut Db,
    organisation: OrganisationId,
    breach: BreachId,
    by: Option<MemberId>,
    signal: Option<(Signal, Date)>,
    at: Timestamp,
) -> Result<(), Fault> {
    let by = by.map(|member| member.0);
    let (signal, day) = (signal.map(|(signal, _)| signal.as_str()), signal.map(|(_, day)| day.to_string()));
    db.execute(INSERT, values![&breach.0, &organisation.0, signal, day.as_deref(), by.as_ref(), at.as_millisecond(), false]).map(drop)
}

pub(crate) fn set_form(db: &mut Db, breach: BreachId, form: &Form) -> Result<(), Fault> {
    let ms = |at: Option<Timestamp>| at.map(Timestamp::as_millisecond);
    let number = |number: Option<Number>| number.map(|n| i64::try_from(n.count).unwrap_or(i64::MAX));
    let exact = |number: Option<Number>| number.is_some_and(|n| n.exact);
    let regimes = names(&form.regimes, Law::as_str);
    let (effects, data) = (names(&form.effects, Effect::as_str), names(&form.data, Data::as_str));
    let (special, people) = (names(&form.special, Special::as_str), names(&form.groups, Group::as_str));
    let row = values![
        &breach.0,
        &regimes,
        ms(form.started_at),
        ms(form.ended_at),
        ms(form.detected_at),
        &effects,
        form.risk.as_str(),
        form.exception.map(Exception::as_str),
        form.source.map(Source::as_str),
        &data,
        &special,
        &people,
        number(form.persons),
        exact(form.persons),
        number(form.records),
        exact(form.records),
        form.trained.map(i64::from),
    ];
    db.execute(FORM, row).map(drop)
}

pub(crate) fn set_texts(db: &mut Db, breach: BreachId, texts: &Sealed) -> Result<(), Fault> {
    db.execute(TEXTS, values![&breach.0, &texts.sealed, texts.pair_generation, &texts.for_privacy]).map(drop)
}

pub(crate) fn confirm(db: &mut Db, breach: BreachId, aware_at: Timestamp) -> Result<(), Fault> {
    db.execute(CONFIRM, values![&breach.0, aware_at.as_millisecond()]).map(drop)
}

pub(crate) fn set_aware(db: &mut Db, breach: BreachId, aware_at: Timestamp) -> Result<(), Fault> {
    db.execute(AWARE, values![&breach.0, aware_at.as_millisecond()]).map(drop)
}

pub(crate) fn end(db: &mut Db, breach: BreachId, state: State, at: Timestamp) -> Result<(), Fault> {
    db.execute(END, values![&breach.0, state.as_str(), at.as_millisecond()]).map(drop)
}

pub(crate) fn remind(db: &mut Db, breach: BreachId, hours: i64) -> Result<(), Fault> {
    db.execute(REMIND, values![&breach.0, hours]).map(drop)
}

pub(crate) fn get(db: &mut Db, organisation: OrganisationId, breach: BreachId) -> Result<Option<BreachRow>, Fault> {
    db.row(GET, values![&breach.0, &organisation.0], read)
}

/// A page of the register, the newest first.
pub(crate) fn list(
    db: &mut Db,
    organisation: OrganisationId,
    state: Option<State>,
    after: Option<(i64, Uuid)>,
    limit: i64,
) -> Result<Vec<BreachRow>, Fault> {
    let (at, id) = after.unwrap_or((i64::MAX, Uuid::max()));
    match state {
        None => db.rows(LIST, values![&organisation.0, at, &id, limit], read),
        Some(state) => db.rows(IN_STATE, values![&organisation.0, at, &id, limit, state.as_str()], read),
    }
}

/// Those whose clocks run, of every organisation; the oldest first.
pub(crate) fn running(db: &mut Db, limit: i64) -> Result<Vec<(OrganisationId, BreachId)>, Fault> {
    db.rows(RUNNING, values![limit], |row| Ok((OrganisationId(row.id(0)?), BreachId(row.id(1)?))))
}

/// What a signal has opened that still counts.
pub(crate) fn raised(db: &mut Db, organisation: OrganisationId, signal: Signal, day: Date) -> Result<Raised, Fault> {
    let open = db.row(IS_OPEN, values![&organisation.0, signal.as_str()], |_| Ok(()))?.is_some();
    let today = db.row(IS_TODAY, values![&organisation.0, signal.as_str(), &day.to_string()], |_| Ok(()))?.is_some();
    Ok(Raised { open, today })
}

/// How many there are in each state.
pub(crate) fn count(db: &mut Db, organisation: OrganisationId) -> Result<Vec<(State, u64)>, Fault> {
    db.rows(COUNT, values![&organisation.0], |row| Ok((named(&row.text(0)?, State::parse)?, row.u64(1)?)))
}

fn read(row: &Row<'_>) -> Result<BreachRow, Fault> {
    let breach = Breach {
        id: BreachId(row.id(0)?),
        state: named(&row.text(1)?, State::parse)?,
        signal: row.opt_text(2)?.map(|name| named(&name, Signal::parse)).transpose()?,
        opened_by: row.opt_id(3)?.map(MemberId),
        opened_at: row.time(4)?,
        aware_at: row.opt_time(5)?,
        form: form(row)?,
        revision: row.u64(22)?,
        ended_at: row.opt_time(23)?,
        reminded: row.opt_int(24)?,
    };
    let texts = match row.opt_bytes(25)? {
        Some(sealed) => Some(Sealed { pair_generation: row.u32(26)?, for_privacy: row.opt_bytes(27)?.unwrap_or_default(), sealed }),
        None => None,
    };
    Ok(BreachRow { breach, texts })
}

fn form(row: &Row<'_>) -> Result<Form, Fault> {
    let number = |count: usize, exact: usize| -> Result<Option<Number>, Fault> {
        let (count, exact) = (row.opt_int(count)?, row.flag(exact)?);
        Ok(count.map(|count| Number { count: u64::try_from(count).unwrap_or_default(), exact }))
    };
    Ok(Form {
        regimes: list_of(&row.text(6)?, Law::parse)?,
        started_at: row.opt_time(7)?,
        ended_at: row.opt_time(8)?,
        detected_at: row.opt_time(9)?,
        effects: list_of(&row.text(10)?, Effect::parse)?,
        risk: named(&row.text(11)?, Risk::parse)?,
        exception: row.opt_text(12)?.map(|name| named(&name, Exception::parse)).transpose()?,
        source: row.opt_text(13)?.map(|name| named(&name, Source::parse)).transpose()?,
        data: list_of(&row.text(14)?, Data::parse)?,
        special: list_of(&row.text(15)?, Special::parse)?,
        groups: list_of(&row.text(16)?, Group::parse)?,
        persons: number(17, 18)?,
        records: number(19, 20)?,
        trained: row.opt_int(21)?.map(|trained| trained != 0),
    })
}

/// A list as its column holds it.
fn names<T: Copy>(list: &[T], name: impl Fn(T) -> &'static str) -> String {
    list.iter().map(|each| name(*each)).collect::<Vec<_>>().join(" ")
}

fn list_of<T>(text: &str, parse: impl Fn(&str) -> Option<T>) -> Result<Vec<T>, Fault> {
    text.split_whitespace().map(|name| named(name, &parse)).collect()
}

/// What a name stands for.
pub(super) fn named<T>(name: &str, parse: impl Fn(&str) -> Option<T>) -> Result<T, Fault> {
    parse(name).ok_or_else(|| Fault::broken("a breach holds an unknown name"))
}
