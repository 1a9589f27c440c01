//! The table of identities: who each controller is.

use crate::db::{Db, statements, values};
use crate::fault::Fault;
use domain::id::OrganisationId;
use domain::identity::{Identity, People};
use jiff::Timestamp;

statements! {
    PUT = "INSERT INTO identity (organisation, legal_name, address, country, email, phone, authority, verbis, kep, people, changed_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11) ON CONFLICT (organisation) DO UPDATE SET legal_name = excluded.legal_name, address = excluded.address, country = excluded.country, email = excluded.email, phone = excluded.phone, authority = excluded.authority, verbis = excluded.verbis, kep = excluded.kep, people = excluded.people, changed_at = excluded.changed_at";
    GET = "SELECT legal_name, address, country, email, phone, authority, verbis, kep, people, changed_at FROM identity WHERE organisation = ?1";
}

/// Who a controller is, as it is stored.
#[derive(Clone, Debug)]
pub struct StoredIdentity {
    /// Everything but its people, which are empty here.
    pub identity: Identity,
    /// Its people, sealed to the server key.
    pub people: Vec<u8>,
    /// When it was changed last.
    pub changed_at: Timestamp,
}

pub(crate) fn put(db: &mut Db, organisation: OrganisationId, identity: &Identity, people: &[u8], at: Timestamp) -> Result<(), Fault> {
    let row = values![
        &organisation.0,
        &identity.legal_name,
        &identity.address,
        &identity.country,
        &identity.email,
        &identity.phone,
        &identity.authority,
        &identity.verbis,
        &identity.kep,
        people,
        at.as_millisecond()
    ];
    db.execute(PUT, row).map(drop)
}

pub(crate) fn get(db: &mut Db, organisation: OrganisationId) -> Result<Option<StoredIdentity>, Fault> {
    db.row(GET, values![&organisation.0], |row| {
        let identity = Identity {
            legal_name: row.text(0)?,
            address: row.text(1)?,
            country: row.text(2)?,
            email: row.text(3)?,
            phone: row.text(4)?,
            authority: row.text(5)?,
            verbis: row.text(6)?,
            kep: row.text(7)?,
            people: People::default(),
        };
        Ok(StoredIdentity { identity, people: row.bytes(8)?, changed_at: row.time(9)? })
    })
}
