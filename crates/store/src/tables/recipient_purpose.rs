//! The table of the purposes for which recipients are handed data, and since when.

use crate::db::{Db, statements, values};
use crate::fault::Fault;
use domain::id::{OrganisationId, RecipientId};
use domain::purpose::Purpose;
use jiff::Timestamp;

statements! {
    PUT = "INSERT INTO recipient_purpose (recipient, purpose, since) VALUES (?1, ?2, ?3) ON CONFLICT (recipient, purpose) DO NOTHING";
    DELETE = "DELETE FROM recipient_purpose WHERE recipient = ?1 AND purpose = ?2";
    OF_ONE = "SELECT purpose FROM recipient_purpose WHERE recipient = ?1 ORDER BY purpose";
    OF_ALL = "SELECT p.recipient, p.purpose FROM recipient_purpose p JOIN recipient r ON r.id = p.recipient WHERE r.organisation = ?1 ORDER BY p.purpose";
}

/// Has a recipient serve these purposes and no others; those that it served before keep their time. Answers the new ones.
pub(crate) fn set(db: &mut Db, recipient: RecipientId, purposes: &[Purpose], at: Timestamp) -> Result<Vec<Purpose>, Fault> {
    for gone in of_one(db, recipient)?.iter().filter(|purpose| !purposes.contains(purpose)) {
        db.execute(DELETE, values![&recipient.0, gone.as_str()])?;
    }
    let mut new = Vec::new();
    for purpose in purposes {
        if db.execute(PUT, values![&recipient.0, purpose.as_str(), at.as_millisecond()])? == 1 {
            new.push(purpose.clone());
        }
    }
    Ok(new)
}

/// The purposes of a recipient.
pub(crate) fn of_one(db: &mut Db, recipient: RecipientId) -> Result<Vec<Purpose>, Fault> {
    db.rows(OF_ONE, values![&recipient.0], |row| super::purpose_of(&row.text(0)?))
}

/// The purposes of every recipient of the organisation.
pub(crate) fn of_all(db: &mut Db, organisation: OrganisationId) -> Result<Vec<(RecipientId, Purpose)>, Fault> {
    db.rows(OF_ALL, values![&organisation.0], |row| Ok((RecipientId(row.id(0)?), super::purpose_of(&row.text(1)?)?)))
}
