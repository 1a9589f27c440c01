//! The table of logos.

use crate::db::{Db, Row, statements, values};
use crate::fault::Fault;
use domain::id::SiteId;
use domain::site::Logo;

statements! {
    PUT = "INSERT INTO site_logo (site, format, bytes) VALUES (?1, ?2, ?3) ON CONFLICT (site) DO UPDATE SET format = excluded.format, bytes = excluded.bytes";
    DELETE = "DELETE FROM site_logo WHERE site = ?1";
    GET = "SELECT bytes FROM site_logo WHERE site = ?1";
}

pub(crate) fn put(db: &mut Db, site: SiteId, logo: &Logo) -> Result<(), Fault> {
    db.execute(PUT, values![&site.0, logo.format().as_str(), logo.bytes()]).map(drop)
}

pub(crate) fn delete(db: &mut Db, site: SiteId) -> Result<(), Fault> {
    db.execute(DELETE, values![&site.0]).map(drop)
}

pub(crate) fn get(db: &mut Db, site: SiteId) -> Result<Option<Logo>, Fault> {
    db.row(GET, values![&site.0], read)
}

fn read(row: &Row<'_>) -> Result<Logo, Fault> {
    // Checked again: what stands in the pages of others is not taken from the database unseen.
    Logo::read(row.bytes(0)?).map_err(|_| Fault::broken("a site's logo is none"))
}
