//! The table of identity providers: through whom an organisation's members may come.

use crate::db::{Db, Row, statements, values};
use crate::fault::Fault;
use domain::id::{IdentityProviderId, OrganisationId};
use domain::identity_provider::{Profile, Provider};
use jiff::Timestamp;

statements! {
    PUT = "INSERT INTO identity_provider (organisation, id, issuer, client_id, client_secret, changed_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (organisation) DO UPDATE SET issuer = excluded.issuer, client_id = excluded.client_id, client_secret = excluded.client_secret, changed_at = excluded.changed_at";
    GET = "SELECT organisation, id, issuer, client_id, client_secret FROM identity_provider WHERE organisation = ?1";
    BY_ID = "SELECT organisation, id, issuer, client_id, client_secret FROM identity_provider WHERE id = ?1";
    DELETE = "DELETE FROM identity_provider WHERE organisation = ?1";
}

pub(crate) fn put(db: &mut Db, organisation: OrganisationId, provider: &Provider, at: Timestamp) -> Result<(), Fault> {
    let Profile { issuer, client_id, secret } = &provider.profile;
    db.execute(PUT, values![&organisation.0, &provider.id.0, issuer, client_id, secret.as_ref(), at.as_millisecond()]).map(drop)
}

pub(crate) fn get(db: &mut Db, organisation: OrganisationId) -> Result<Option<Provider>, Fault> {
    Ok(db.row(GET, values![&organisation.0], read)?.map(|(_, provider)| provider))
}

/// The provider of a link, and whose it is.
pub(crate) fn by_id(db: &mut Db, id: IdentityProviderId) -> Result<Option<(OrganisationId, Provider)>, Fault> {
    db.row(BY_ID, values![&id.0], read)
}

pub(crate) fn delete(db: &mut Db, organisation: OrganisationId) -> Result<(), Fault> {
    db.execute(DELETE, values![&organisation.0]).map(drop)
}

fn read(row: &Row<'_>) -> Result<(OrganisationId, Provider), Fault> {
    let profile = Profile { issuer: row.text(2)?, client_id: row.text(3)?, secret: row.opt_bytes(4)? };
    Ok((OrganisationId(row.id(0)?), Provider { id: IdentityProviderId(row.id(1)?), profile }))
}
