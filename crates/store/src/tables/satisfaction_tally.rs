//! The table of tallies: how often each score was given on a day. It names nobody.

use crate::db::{Db, statements, values};
use crate::fault::Fault;
use domain::id::{OrganisationId, SiteId};

statements! {
    COUNT_ONE = "INSERT INTO satisfaction_tally (organisation, site, day, score, count) VALUES (?1, ?2, ?3, ?4, 1) ON CONFLICT (organisation, site, day, score) DO UPDATE SET count = satisfaction_tally.count + 1";
    SINCE = "SELECT site, day, score, count FROM satisfaction_tally WHERE organisation = ?1 AND day >= ?2 ORDER BY day, site, score";
}

/// How often a score was given on a site on a day.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Tally {
    /// On which site.
    pub site: SiteId,
    /// The day, in days since 1970 (UTC).
    pub day: i64,
    /// The score, 1 to 5.
    pub score: u32,
    /// How often.
    pub count: u64,
}

pub(crate) fn count_one(db: &mut Db, organisation: OrganisationId, site: SiteId, day: i64, score: u8) -> Result<(), Fault> {
    db.execute(COUNT_ONE, values![&organisation.0, &site.0, day, i64::from(score)]).map(drop)
}

/// The tallies from a day on.
pub(crate) fn since(db: &mut Db, organisation: OrganisationId, day: i64) -> Result<Vec<Tally>, Fault> {
    db.rows(SINCE, values![&organisation.0, day], |row| {
        Ok(Tally { site: SiteId(row.id(0)?), day: row.int(1)?, score: row.u32(2)?, count: row.u64(3)? })
    })
}
