//! The table of agreements on processing, with their bytes.

use crate::db::{Db, Row, statements, values};
use crate::fault::Fault;
use domain::agreement::{Agreement, Draft, State};
use domain::id::{AgreementId, OrganisationId};
use jiff::Timestamp;

statements! {
    INSERT = "INSERT INTO agreement (id, organisation, number, state, document, annex_version, notice_days, locale, drafted_at, page, file, source) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)";
    STATE = "UPDATE agreement SET state = ?3 WHERE id = ?1 AND organisation = ?2";
    END = "UPDATE agreement SET state = ?3, ended_at = ?4 WHERE id = ?1 AND organisation = ?2";
    KEEP_SIGNED = "UPDATE agreement SET signed = ?3 WHERE id = ?1 AND organisation = ?2 AND signed IS NULL";
    LIST = "SELECT id, number, state, document, annex_version, notice_days, locale, drafted_at, ended_at FROM agreement WHERE organisation = ?1 ORDER BY number DESC";
    GET = "SELECT id, number, state, document, annex_version, notice_days, locale, drafted_at, ended_at FROM agreement WHERE id = ?1 AND organisation = ?2 {LOCK}";
    IN_STATE = "SELECT id, number, state, document, annex_version, notice_days, locale, drafted_at, ended_at FROM agreement WHERE organisation = ?1 AND state = ?2 ORDER BY number DESC {LOCK}";
    LAST = "SELECT MAX(number) FROM agreement WHERE organisation = ?1";
    WAITING = "SELECT organisation, id FROM agreement WHERE state = ?1 ORDER BY drafted_at, id";
    PAPERS = "SELECT page, file, source, signed FROM agreement WHERE id = ?1 AND organisation = ?2";
}

/// The bytes of an agreement, sealed to the server key.
#[derive(Clone, Debug)]
pub struct PapersRow {
    /// The web page.
    pub page: Vec<u8>,
    /// The file that is signed.
    pub file: Vec<u8>,
    /// What both were made from.
    pub source: Vec<u8>,
    /// The file with both signatures, once it was made.
    pub signed: Option<Vec<u8>>,
}

pub(crate) fn insert(db: &mut Db, organisation: OrganisationId, draft: &Draft, at: Timestamp) -> Result<(), Fault> {
    let row = values![
        &draft.id.0,
        &organisation.0,
        draft.number,
        State::Draft.as_str(),
        &draft.document,
        &draft.annex_version,
        draft.notice_days,
        draft.locale.code(),
        at.as_millisecond(),
        &draft.papers.page,
        &draft.papers.file,
        &draft.papers.source
    ];
    db.execute(INSERT, row).map(drop)
}

pub(crate) fn set_state(db: &mut Db, organisation: OrganisationId, id: AgreementId, state: State) -> Result<(), Fault> {
    db.execute(STATE, values![&id.0, &organisation.0, state.as_str()]).map(drop)
}

pub(crate) fn supersede(db: &mut Db, organisation: OrganisationId, id: AgreementId, at: Timestamp) -> Result<(), Fault> {
    db.execute(END, values![&id.0, &organisation.0, State::Superseded.as_str(), at.as_millisecond()]).map(drop)
}

/// Keeps the file with both signatures, where none is kept yet.
pub(crate) fn keep_signed(db: &mut Db, organisation: OrganisationId, id: AgreementId, sealed: &[u8]) -> Result<(), Fault> {
    db.execute(KEEP_SIGNED, values![&id.0, &organisation.0, sealed]).map(drop)
}

/// Every agreement of the organisation, the newest first.
pub(crate) fn list(db: &mut Db, organisation: OrganisationId) -> Result<Vec<Agreement>, Fault> {
    db.rows(LIST, values![&organisation.0], read)
}

pub(crate) fn get(db: &mut Db, organisation: OrganisationId, id: AgreementId) -> Result<Option<Agreement>, Fault> {
    db.row(GET, values![&id.0, &organisation.0], read)
}

/// The newest agreement in a state.
pub(crate) fn in_state(db: &mut Db, organisation: OrganisationId, state: State) -> Result<Option<Agreement>, Fault> {
    Ok(db.rows(IN_STATE, values![&organisation.0, state.as_str()], read)?.into_iter().next())
}

/// The highest number of the organisation; 0 where it has none.
pub(crate) fn last_number(db: &mut Db, organisation: OrganisationId) -> Result<u32, Fault> {
    let last = db.row(LAST, values![&organisation.0], |row| row.opt_int(0))?.flatten();
    Ok(last.and_then(|last| u32::try_from(last).ok()).unwrap_or_default())
}

/// Agreements of any organisation that the operator is to sign, the oldest first.
pub(crate) fn waiting(db: &mut Db) -> Result<Vec<(OrganisationId, AgreementId)>, Fault> {
    let wanted = State::SignedByOrganisation.as_str();
    db.rows(WAITING, values![wanted], |row| Ok((OrganisationId(row.id(0)?), AgreementId(row.id(1)?))))
}

pub(crate) fn papers(db: &mut Db, organisation: OrganisationId, id: AgreementId) -> Result<Option<PapersRow>, Fault> {
    db.row(PAPERS, values![&id.0, &organisation.0], |row| {
        Ok(PapersRow { page: row.bytes(0)?, file: row.bytes(1)?, source: row.bytes(2)?, signed: row.opt_bytes(3)? })
    })
}

fn read(row: &Row<'_>) -> Result<Agreement, Fault> {
    let locale = row.text(6)?;
    let known = locale::Locale::ALL.into_iter().find(|known| known.code() == locale);
    Ok(Agreement {
        id: AgreementId(row.id(0)?),
        number: row.u32(1)?,
        state: State::parse(&row.text(2)?).ok_or_else(|| Fault::broken("an agreement is in no known state"))?,
        document: row.hash(3)?,
        annex_version: row.text(4)?,
        notice_days: row.u32(5)?,
        locale: known.ok_or_else(|| Fault::broken("an agreement is in no known language"))?,
        drafted_at: row.time(7)?,
        ended_at: row.opt_time(8)?,
    })
}
