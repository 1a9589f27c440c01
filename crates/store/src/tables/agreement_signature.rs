//! The table of signatures under agreements: by whom, how it was confirmed, and where the ledger says so.

use crate::db::{Db, statements, values};
use crate::fault::Fault;
use domain::agreement::{Method, Party};
use domain::id::{AgreementId, MemberId, OrganisationId};
use jiff::Timestamp;

statements! {
    INSERT = "INSERT INTO agreement_signature (agreement, party, signer, name, method, at, position) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
    LIST = "SELECT s.party, s.signer, s.name, s.method, s.at, s.position FROM agreement_signature s JOIN agreement a ON a.id = s.agreement WHERE s.agreement = ?1 AND a.organisation = ?2 ORDER BY s.position";
    COUNT = "SELECT COUNT(*) FROM agreement_signature WHERE agreement = ?1";
}

/// A signature.
#[derive(Clone, Debug)]
pub struct SignatureRow {
    /// For whom.
    pub party: Party,
    /// Which member signed; `None` where the operator did.
    pub signer: Option<MemberId>,
    /// Their name at that time, sealed to the server key.
    pub name: Vec<u8>,
    /// How it was confirmed.
    pub method: Method,
    /// When.
    pub at: Timestamp,
    /// The position of its entry in the organisation's ledger.
    pub position: u64,
}

pub(crate) fn insert(db: &mut Db, agreement: AgreementId, row: &SignatureRow) -> Result<(), Fault> {
    let row = values![
        &agreement.0,
        row.party.as_str(),
        row.signer.as_ref().map(|signer| &signer.0),
        &row.name,
        row.method.as_str(),
        row.at.as_millisecond(),
        row.position
    ];
    db.execute(INSERT, row).map(drop)
}

/// The signatures under an agreement of the organisation, in the order in which they were given.
pub(crate) fn list(db: &mut Db, organisation: OrganisationId, agreement: AgreementId) -> Result<Vec<SignatureRow>, Fault> {
    db.rows(LIST, values![&agreement.0, &organisation.0], |row| {
        Ok(SignatureRow {
            party: Party::parse(&row.text(0)?).ok_or_else(|| Fault::broken("a signature is of no known party"))?,
            signer: row.opt_id(1)?.map(MemberId),
            name: row.bytes(2)?,
            method: Method::parse(&row.text(3)?).ok_or_else(|| Fault::broken("a signature was confirmed in no known way"))?,
            at: row.time(4)?,
            position: row.u64(5)?,
        })
    })
}

/// How many have signed.
pub(crate) fn count(db: &mut Db, agreement: AgreementId) -> Result<u64, Fault> {
    db.row(COUNT, values![&agreement.0], |row| row.u64(0)).map(Option::unwrap_or_default)
}
