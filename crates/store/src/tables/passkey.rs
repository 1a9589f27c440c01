//! The table of passkeys: public keys, and a member's private half wrapped once for each that opens it.

use crate::db::{Db, Row, statements, values};
use crate::fault::Fault;
use domain::id::{MemberId, OrganisationId, PasskeyId};
use domain::passkey::{NewPasskey, Use};
use jiff::Timestamp;

statements! {
    INSERT = "INSERT INTO passkey (id, organisation, member, credential, public_key, counter, name, wrapped, created_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
    OF_MEMBER = "SELECT id, organisation, member, credential, public_key, counter, name, wrapped, created_at, used_at FROM passkey WHERE organisation = ?1 AND member = ?2 ORDER BY created_at, id";
    BY_CREDENTIAL = "SELECT id, organisation, member, credential, public_key, counter, name, wrapped, created_at, used_at FROM passkey WHERE credential = ?1";
    USE = "UPDATE passkey SET counter = ?4, used_at = ?5 WHERE id = ?1 AND organisation = ?2 AND member = ?3 AND (counter < ?4 OR (counter = 0 AND ?4 = 0))";
    RENAME = "UPDATE passkey SET name = ?4 WHERE id = ?1 AND organisation = ?2 AND member = ?3";
    DELETE = "DELETE FROM passkey WHERE id = ?1 AND organisation = ?2 AND member = ?3";
    DELETE_OF = "DELETE FROM passkey WHERE organisation = ?1 AND member = ?2";
    FORGET_WRAPPED = "UPDATE passkey SET wrapped = NULL WHERE organisation = ?1 AND member = ?2";
}

/// A passkey.
#[derive(Clone, Debug)]
pub struct PasskeyRow {
    /// Which.
    pub id: PasskeyId,
    /// For whom its member works.
    pub organisation: OrganisationId,
    /// Whose.
    pub member: MemberId,
    /// The id by which authenticators know it.
    pub credential: Vec<u8>,
    /// The public key, in COSE.
    pub public_key: Vec<u8>,
    /// How often it has signed; zero where it does not count.
    pub counter: u32,
    /// What the member calls it, sealed to the server key.
    pub name: Vec<u8>,
    /// The member's private half, wrapped; `None` where the passkey is a second step alone.
    pub wrapped: Option<Vec<u8>>,
    /// Since when there is one.
    pub created_at: Timestamp,
    /// When it was used last, to the minute; `None` where it never was.
    pub used_at: Option<Timestamp>,
}

pub(crate) fn insert(db: &mut Db, organisation: OrganisationId, new: &NewPasskey, at: Timestamp) -> Result<(), Fault> {
    let row = values![
        &new.id.0,
        &organisation.0,
        &new.member.0,
        &new.credential,
        &new.public_key,
        i64::from(new.counter),
        &new.name,
        new.wrapped.as_ref(),
        at.as_millisecond()
    ];
    db.execute(INSERT, row).map(drop)
}

/// A member's passkeys, the oldest first.
pub(crate) fn of_member(db: &mut Db, organisation: OrganisationId, member: MemberId) -> Result<Vec<PasskeyRow>, Fault> {
    db.rows(OF_MEMBER, values![&organisation.0, &member.0], read)
}

pub(crate) fn by_credential(db: &mut Db, credential: &[u8]) -> Result<Option<PasskeyRow>, Fault> {
    db.row(BY_CREDENTIAL, values![credential], read)
}

/// Notes a use; false where the passkey is gone, or its counter did not go on (any more).
pub(crate) fn note_use(db: &mut Db, organisation: OrganisationId, member: MemberId, used: Use, at: Timestamp) -> Result<bool, Fault> {
    let row = values![&used.id.0, &organisation.0, &member.0, i64::from(used.counter), at.as_millisecond()];
    Ok(db.execute(USE, row)? == 1)
}

/// Renames a passkey; false where the member has no such one.
pub(crate) fn rename(db: &mut Db, organisation: OrganisationId, member: MemberId, id: PasskeyId, name: &[u8]) -> Result<bool, Fault> {
    Ok(db.execute(RENAME, values![&id.0, &organisation.0, &member.0, name])? == 1)
}

/// Deletes a passkey; false where the member has no such one.
pub(crate) fn delete(db: &mut Db, organisation: OrganisationId, member: MemberId, id: PasskeyId) -> Result<bool, Fault> {
    Ok(db.execute(DELETE, values![&id.0, &organisation.0, &member.0])? == 1)
}

/// Takes every passkey from a member.
pub(crate) fn delete_of(db: &mut Db, organisation: OrganisationId, member: MemberId) -> Result<(), Fault> {
    db.execute(DELETE_OF, values![&organisation.0, &member.0]).map(drop)
}

/// A member has another pair: what their passkeys wrapped opens nothing any more.
pub(crate) fn forget_wrapped(db: &mut Db, organisation: OrganisationId, member: MemberId) -> Result<(), Fault> {
    db.execute(FORGET_WRAPPED, values![&organisation.0, &member.0]).map(drop)
}

fn read(row: &Row<'_>) -> Result<PasskeyRow, Fault> {
    Ok(PasskeyRow {
        id: PasskeyId(row.id(0)?),
        organisation: OrganisationId(row.id(1)?),
        member: MemberId(row.id(2)?),
        credential: row.bytes(3)?,
        public_key: row.bytes(4)?,
        counter: row.u32(5)?,
        name: row.bytes(6)?,
        wrapped: row.opt_bytes(7)?,
        created_at: row.time(8)?,
        used_at: row.opt_time(9)?,
    })
}
