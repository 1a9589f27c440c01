//! Sweeps what ends by itself: sessions with what was shown in them, invitations, keys of repeated requests.

use super::{READ, Sweep, Times};
use crate::fault::Stop;
use crate::tables;
use crate::tx::Tx;
use domain::breach::signal::ENDED_KNOWN;
use domain::id::{HolderId, OrganisationId};
use domain::retention;
use jiff::Timestamp;

/// Sessions that have expired, and keys of requests that nobody repeats any more. The latter belong to no organisation.
pub(super) fn expired(sweep: &mut Sweep<'_>) -> Result<(), Stop> {
    let (now, store) = (sweep.times().due, sweep.store);
    for organisation in store.read(|r| tables::session::expired(r.db, now))? {
        let ended = sweep.act("sweep.sessions", organisation, move |tx| {
            tables::showing::delete_expired(tx.db, organisation, now)?;
            Ok(tables::session::delete_expired(tx.db, organisation, now)?)
        });
        sweep.swept.sessions += ended.unwrap_or_default();
    }
    let known = now.saturating_sub(ENDED_KNOWN).unwrap_or(Timestamp::MIN);
    for organisation in store.read(|r| tables::ended_key::old(r.db, known))? {
        // Nobody is expected to come with a key any more that was taken away so long ago.
        sweep.act("sweep.ended-keys", organisation, move |tx| Ok(tables::ended_key::delete_old(tx.db, organisation, known)?));
    }
    let before = retention::ungranted_before(now);
    if store.read(|r| tables::idempotency::has_old(r.db, before))? {
        store.act_of_nobody("sweep.idempotency", move |tx| Ok(tables::idempotency::delete_old(tx.db, before).map(drop)?))?;
    }
    Ok(())
}

/// Invitations that nobody accepted in time.
pub(super) fn invitations(sweep: &mut Sweep<'_>, organisation: OrganisationId) -> Result<(), Stop> {
    let now = sweep.times().due;
    sweep.until_none(
        |r| tables::invitation::expired(r.db, organisation, now, READ),
        |sweep, due| {
            let ended = sweep.in_pieces("sweep.invitation", organisation, &due, revoke).into_iter().sum();
            sweep.swept.invitations += ended;
            ended
        },
    )
}

fn revoke(tx: &mut Tx<'_>, due: &[HolderId], times: Times) -> Result<u64, Stop> {
    let mut ended = 0;
    for id in due {
        // Another sweep, or whoever invited, may have come between.
        let Some(found) = tables::invitation::get(tx.db, tx.organisation, *id)? else { continue };
        tx.apply(&domain::membership::expire(&found.invitation, times.due)?)?;
        ended += 1;
    }
    Ok(ended)
}
