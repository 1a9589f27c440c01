//! The table of what was told of breaches, with what the register held then, sealed.

use super::breach::named;
use crate::db::{Db, statements, values};
use crate::fault::Fault;
use domain::breach::clock::To;
use domain::breach::{Notification, Phase};
use domain::id::{BreachId, MemberId, NotificationId};
use domain::jurisdiction::Law;
use jiff::Timestamp;

statements! {
    INSERT = "INSERT INTO breach_notification (id, breach, regime, told, phase, at, reference, sha256, sealed, member, recorded_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)";
    OF = "SELECT id, regime, told, phase, at, reference, sha256 FROM breach_notification WHERE breach = ?1 ORDER BY at, id";
    SEALED = "SELECT id, sealed FROM breach_notification WHERE breach = ?1 ORDER BY at, id";
}

pub(crate) fn insert(db: &mut Db, breach: BreachId, n: &Notification, sealed: &[u8], (by, at): (MemberId, Timestamp)) -> Result<(), Fault> {
    let (law, to, phase) = (n.law.as_str(), n.to.as_str(), n.phase.as_str());
    let told_at = n.at.as_millisecond();
    let row = values![&n.id.0, &breach.0, law, to, phase, told_at, &n.reference, &n.sha256, sealed, &by.0, at.as_millisecond()];
    db.execute(INSERT, row).map(drop)
}

/// What was told of a breach, the first first.
pub(crate) fn of(db: &mut Db, breach: BreachId) -> Result<Vec<Notification>, Fault> {
    db.rows(OF, values![&breach.0], |row| {
        Ok(Notification {
            id: NotificationId(row.id(0)?),
            law: named(&row.text(1)?, Law::parse)?,
            to: named(&row.text(2)?, To::parse)?,
            phase: named(&row.text(3)?, Phase::parse)?,
            at: row.time(4)?,
            reference: row.text(5)?,
            sha256: row.hash(6)?,
        })
    })
}

/// What the register held at each notification of a breach, sealed.
pub(crate) fn sealed(db: &mut Db, breach: BreachId) -> Result<Vec<(NotificationId, Vec<u8>)>, Fault> {
    db.rows(SEALED, values![&breach.0], |row| Ok((NotificationId(row.id(0)?), row.bytes(1)?)))
}
