//! The table of recovery codes: one row for each that was not used, by its keyed hash.

use crate::db::{Db, statements, values};
use crate::fault::Fault;
use domain::id::{MemberId, OrganisationId};

statements! {
    INSERT = "INSERT INTO recovery_code (member, hash) VALUES (?1, ?2)";
    FORGET = "DELETE FROM recovery_code WHERE member = ?1";
    SPEND = "DELETE FROM recovery_code WHERE member = ?1 AND hash = ?2";
    HAS = "SELECT COUNT(*) FROM recovery_code WHERE member = ?1 AND hash = ?2";
    LEFT = "SELECT COUNT(*) FROM recovery_code WHERE member = ?1";
    LEFT_OF_ALL = "SELECT c.member, COUNT(*) FROM recovery_code c JOIN member m ON m.id = c.member WHERE m.organisation = ?1 GROUP BY c.member";
}

/// Puts new codes in the place of those that are left.
pub(crate) fn replace(db: &mut Db, member: MemberId, hashes: &[[u8; 32]]) -> Result<(), Fault> {
    forget(db, member)?;
    for hash in hashes {
        db.execute(INSERT, values![&member.0, hash])?;
    }
    Ok(())
}

pub(crate) fn forget(db: &mut Db, member: MemberId) -> Result<(), Fault> {
    db.execute(FORGET, values![&member.0]).map(drop)
}

/// Uses a code up; false where there is none such (any more).
pub(crate) fn spend(db: &mut Db, member: MemberId, hash: &[u8; 32]) -> Result<bool, Fault> {
    Ok(db.execute(SPEND, values![&member.0, hash])? == 1)
}

/// Whether a member has a code that was not used.
pub(crate) fn has(db: &mut Db, member: MemberId, hash: &[u8; 32]) -> Result<bool, Fault> {
    Ok(db.row(HAS, values![&member.0, hash], |row| row.u64(0))?.unwrap_or_default() > 0)
}

/// How many a member has left.
pub(crate) fn left(db: &mut Db, member: MemberId) -> Result<u64, Fault> {
    Ok(db.row(LEFT, values![&member.0], |row| row.u64(0))?.unwrap_or_default())
}

/// How many each member of an organisation has left who has any.
pub(crate) fn left_of_all(db: &mut Db, organisation: OrganisationId) -> Result<Vec<(MemberId, u64)>, Fault> {
    db.rows(LEFT_OF_ALL, values![&organisation.0], |row| Ok((MemberId(row.id(0)?), row.u64(1)?)))
}
