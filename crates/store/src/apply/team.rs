//! Decides which rows a change of [`domain::team`] writes.

use crate::fault::Stop;
use crate::tables;
use crate::tx::Tx;
use domain::team::Change;

pub(super) fn apply(tx: &mut Tx<'_>, change: &Change) -> Result<(), Stop> {
    let (db, organisation) = (&mut *tx.db, tx.organisation);
    match change {
        Change::Set { team, at, .. } => {
            tables::team::put(db, organisation, team, *at)?;
            tables::team_member::set(db, team.id, &team.members)?;
        }
        Change::Deleted { team, .. } => {
            tables::conversation::leave_team(db, organisation, *team)?;
            tables::team_member::clear(db, *team)?;
            tables::team::delete(db, organisation, *team)?;
        }
        Change::RuleSet { rule, .. } => tables::organisation::set_assignment(db, organisation, *rule)?,
        Change::Away { member, away, .. } => tables::member::set_away(db, organisation, *member, *away)?,
    }
    Ok(())
}
