//! The table of credentials: a member's private half, wrapped once for each.

use crate::db::{Db, statements, values};
use crate::fault::Fault;
use domain::id::MemberId;
use domain::signing_in::NewPassword;
use jiff::Timestamp;

statements! {
    INSERT = "INSERT INTO credential (member, kind, salt, cost, verifier, wrapped, created_at) VALUES (?1, 'password', ?2, ?3, ?4, ?5, ?6)";
    DELETE_OF = "DELETE FROM credential WHERE member = ?1";
    CHANGE = "UPDATE credential SET salt = ?2, cost = ?3, verifier = ?4, wrapped = ?5, created_at = ?6 WHERE member = ?1 AND kind = 'password'";
    PASSWORD = "SELECT salt, cost, verifier, wrapped FROM credential WHERE member = ?1 AND kind = 'password'";
}

/// A password credential.
#[derive(Clone)]
pub struct Credential {
    /// Argon2id's salt.
    pub salt: Vec<u8>,
    /// Argon2id's parameters.
    pub cost: String,
    /// The verifier.
    pub verifier: Vec<u8>,
    /// The private half, wrapped.
    pub wrapped: Vec<u8>,
}

pub(crate) fn insert(db: &mut Db, member: MemberId, account: &domain::decision::Account, at: Timestamp) -> Result<(), Fault> {
    let row = values![&member.0, &account.salt, &account.cost, &account.verifier, &account.wrapped, at.as_millisecond()];
    db.execute(INSERT, row).map(drop)
}

/// Takes every credential from a member.
pub(crate) fn delete_of(db: &mut Db, member: MemberId) -> Result<(), Fault> {
    db.execute(DELETE_OF, values![&member.0]).map(drop)
}

/// Puts another password in the place of the one that there is.
pub(crate) fn change(db: &mut Db, member: MemberId, new: &NewPassword, at: Timestamp) -> Result<(), Fault> {
    let row = values![&member.0, &new.salt, &new.cost, &new.verifier, &new.wrapped, at.as_millisecond()];
    db.execute(CHANGE, row).map(drop)
}

pub(crate) fn password(db: &mut Db, member: MemberId) -> Result<Option<Credential>, Fault> {
    db.row(PASSWORD, values![&member.0], |row| {
        Ok(Credential { salt: row.bytes(0)?, cost: row.text(1)?, verifier: row.bytes(2)?, wrapped: row.bytes(3)? })
    })
}
