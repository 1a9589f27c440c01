//! The table of what was told of breaches, with what the register held then, sealed.

use super::breach::named;
use crate::db::{Db, statements, values};
use crate::fault::Fault;
use domain::breach::clock::To;
use domain::breach::form::Channel;
use domain::breach::{Notification, Phase, Sealed};
use domain::id::{BreachId, MemberId, NotificationId};
use domain::jurisdiction::Law;
use jiff::Timestamp;

statements! {
    INSERT = "INSERT INTO breach_notification (id, breach, regime, told, phase, at, reference, sha256, sealed, member, recorded_at, pair_generation, for_privacy, channel, persons) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)";
    OF = "SELECT id, regime, told, phase, at, reference, sha256, channel, persons FROM breach_notification WHERE breach = ?1 ORDER BY at, id";
    SEALED = "SELECT id, sealed, pair_generation, for_privacy FROM breach_notification WHERE breach = ?1 ORDER BY at, id";
}

pub(crate) fn insert(db: &mut Db, breach: BreachId, n: &Notification, held: &Sealed, (by, at): (MemberId, Timestamp)) -> Result<(), Fault> {
    let (law, to, phase) = (n.law.as_str(), n.to.as_str(), n.phase.as_str());
    let (told_at, recorded_at) = (n.at.as_millisecond(), at.as_millisecond());
    let row = values![
        &n.id.0,
        &breach.0,
        law,
        to,
        phase,
        told_at,
        &n.reference,
        &n.sha256,
        &held.sealed,
        &by.0,
        recorded_at,
        held.pair_generation,
        &held.for_privacy,
        n.channel.map(Channel::as_str),
        n.persons,
    ];
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
            channel: row.opt_text(7)?.map(|name| named(&name, Channel::parse)).transpose()?,
            persons: row.opt_int(8)?.map(|_| row.u64(8)).transpose()?,
            reference: row.text(5)?,
            sha256: row.hash(6)?,
        })
    })
}

/// What the register held at each notification of a breach, sealed.
pub(crate) fn sealed(db: &mut Db, breach: BreachId) -> Result<Vec<(NotificationId, Sealed)>, Fault> {
    db.rows(SEALED, values![&breach.0], |row| {
        let held = Sealed { pair_generation: row.u32(2)?, for_privacy: row.opt_bytes(3)?.unwrap_or_default(), sealed: row.bytes(1)? };
        Ok((NotificationId(row.id(0)?), held))
    })
}
