//! The table of errands with checkpoints: where the day's goes by mail, and how far letter and stamp have come.

use crate::db::{Db, statements, values};
use crate::fault::Fault;
use domain::checkpoint::{Errand, Progress};
use domain::id::OrganisationId;
use jiff::Timestamp;

statements! {
    DIRECT = "INSERT INTO checkpoint_errand (organisation, kind, address) VALUES (?1, ?2, ?3) ON CONFLICT (organisation, kind) DO UPDATE SET address = excluded.address";
    TRY = "INSERT INTO checkpoint_errand (organisation, kind, tried_at) VALUES (?1, ?2, ?3) ON CONFLICT (organisation, kind) DO UPDATE SET tried_at = excluded.tried_at";
    FINISH = "UPDATE checkpoint_errand SET done_at = ?3, tried_at = ?3 WHERE organisation = ?1 AND kind = ?2";
    GET = "SELECT address, tried_at, done_at FROM checkpoint_errand WHERE organisation = ?1 AND kind = ?2";
}

/// An errand as it is stored.
#[derive(Clone, Default, Debug)]
pub struct StoredErrand {
    /// To which address, sealed to the server key.
    pub address: Option<Vec<u8>>,
    /// How far it has come.
    pub progress: Progress,
}

pub(crate) fn direct(db: &mut Db, organisation: OrganisationId, address: Option<&Vec<u8>>) -> Result<(), Fault> {
    db.execute(DIRECT, values![&organisation.0, Errand::Mail.as_str(), address]).map(drop)
}

pub(crate) fn begin(db: &mut Db, organisation: OrganisationId, errand: Errand, at: Timestamp) -> Result<(), Fault> {
    db.execute(TRY, values![&organisation.0, errand.as_str(), at.as_millisecond()]).map(drop)
}

pub(crate) fn finish(db: &mut Db, organisation: OrganisationId, errand: Errand, at: Timestamp) -> Result<(), Fault> {
    db.execute(FINISH, values![&organisation.0, errand.as_str(), at.as_millisecond()]).map(drop)
}

/// An errand; one that was never begun has come nowhere.
pub(crate) fn get(db: &mut Db, organisation: OrganisationId, errand: Errand) -> Result<StoredErrand, Fault> {
    let found = db.row(GET, values![&organisation.0, errand.as_str()], |row| {
        Ok(StoredErrand { address: row.opt_bytes(0)?, progress: Progress { tried_at: row.opt_time(1)?, done_at: row.opt_time(2)? } })
    });
    Ok(found?.unwrap_or_default())
}
