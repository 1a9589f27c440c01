//! The table of saved views.

use crate::db::{Db, Row, statements, values};
use crate::fault::Fault;
use domain::id::{MemberId, OrganisationId, ViewId};
use domain::view::View;
use jiff::Timestamp;

statements! {
    INSERT = "INSERT INTO saved_view (id, organisation, member, shared, name, query, created_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
    LIST = "SELECT id, member, shared, name, query FROM saved_view WHERE organisation = ?1 AND (shared = 1 OR member = ?2) ORDER BY shared, created_at, id";
    GET = "SELECT id, member, shared, name, query FROM saved_view WHERE organisation = ?1 AND id = ?2";
    COUNT_OWN = "SELECT COUNT(*) FROM saved_view WHERE organisation = ?1 AND shared = 0 AND member = ?2";
    COUNT_SHARED = "SELECT COUNT(*) FROM saved_view WHERE organisation = ?1 AND shared = 1";
    DELETE_OWN = "DELETE FROM saved_view WHERE organisation = ?1 AND shared = 0 AND member = ?2";
    DELETE = "DELETE FROM saved_view WHERE organisation = ?1 AND id = ?2";
}

pub(crate) fn insert(db: &mut Db, organisation: OrganisationId, view: &View, at: Timestamp) -> Result<(), Fault> {
    let row = values![&view.id.0, &organisation.0, &view.member.0, view.shared, &view.name, &view.query, at.as_millisecond()];
    db.execute(INSERT, row).map(drop)
}

/// The member's own and the shared ones.
pub(crate) fn list(db: &mut Db, organisation: OrganisationId, member: MemberId) -> Result<Vec<View>, Fault> {
    db.rows(LIST, values![&organisation.0, &member.0], read)
}

pub(crate) fn get(db: &mut Db, organisation: OrganisationId, id: ViewId) -> Result<Option<View>, Fault> {
    db.row(GET, values![&organisation.0, &id.0], read)
}

/// How many there are of a kind: the member's own, or the shared ones.
pub(crate) fn count(db: &mut Db, organisation: OrganisationId, member: MemberId, shared: bool) -> Result<u64, Fault> {
    let counted = if shared {
        db.row(COUNT_SHARED, values![&organisation.0], |row| row.u64(0))
    } else {
        db.row(COUNT_OWN, values![&organisation.0, &member.0], |row| row.u64(0))
    };
    counted.map(Option::unwrap_or_default)
}

pub(crate) fn delete(db: &mut Db, organisation: OrganisationId, id: ViewId) -> Result<(), Fault> {
    db.execute(DELETE, values![&organisation.0, &id.0]).map(drop)
}

fn read(row: &Row<'_>) -> Result<View, Fault> {
    Ok(View { id: ViewId(row.id(0)?), member: MemberId(row.id(1)?), shared: row.flag(2)?, name: row.text(3)?, query: row.text(4)? })
}

/// Deletes the views that a member made for themselves.
pub(crate) fn delete_own(db: &mut Db, organisation: OrganisationId, member: MemberId) -> Result<(), Fault> {
    db.execute(DELETE_OWN, values![&organisation.0, &member.0]).map(drop)
}
