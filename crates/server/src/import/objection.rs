//! Objections: the keyed hashes of the addresses of whoever refuses or withdraws, so that no import brings them back.
//!
//! They are made in the visitor's own request, of what the visitor's own keys open; nothing else of an address is kept.

use crate::app::App;
use crate::bindings;
use crate::problem::Problem;
use crate::visit::snapshot::Snapshot;
use domain::Purpose;
use domain::id::OrganisationId;
use domain::import;
use seal::ServerKey;

/// The keyed hash of an address, bound to organisation and purpose: the same address for another purpose has another.
pub(crate) fn hash(key: &ServerKey, organisation: OrganisationId, purpose: &Purpose, field: &str, address: &str) -> [u8; 32] {
    key.lookup(&format!("objection.{purpose}"), &format!("{organisation} {field} {address}"))
}

/// The hashes of every address that the visitor has told and can still open themselves.
pub(crate) async fn of_visitor(app: &App, s: &mut Snapshot, purpose: &Purpose) -> Result<Vec<[u8; 32]>, Problem> {
    let (organisation, subject) = (s.row.visitor.organisation, s.row.visitor.subject);
    let fields = app.read(move |r| r.fields(subject)).await?;
    let mut hashes = Vec::new();
    for row in fields.iter().filter(|row| import::address(&row.field, "").is_some()) {
        let Some(key) = s.keys.get(&row.purpose, row.generation) else { continue };
        let cell = bindings::field(organisation, subject, &row.purpose, row.generation, &row.field);
        let Ok(value) = key.open(&cell, &row.sealed) else { continue };
        let Ok(value) = std::str::from_utf8(value.expose()) else { continue };
        if let Some(address) = import::address(&row.field, value) {
            hashes.push(hash(app.server_key(), organisation, purpose, &row.field, address.expose()));
        }
    }
    hashes.sort_unstable();
    hashes.dedup();
    Ok(hashes)
}
