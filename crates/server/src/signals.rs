//! Signals: what the server notices by itself and opens the draft of a breach for. A member says whether it is one.
//!
//! A draft holds no word of what happened beyond the kind: who it was, and when, stands in the ledger. One draft is opened a kind and
//! day, so an attack cannot bury the register.

use crate::app::App;
use crate::auth::SignedIn;
use crate::hub::{Audience, Event};
use crate::receipt::open_signing_key;
use crate::tallies::Limit;
use domain::breach::{self, signal::ENDED_GRACE, signal::Signal, signal::WITHIN};
use domain::id::{BreachId, MemberId, OrganisationId};
use jiff::Timestamp;
use std::collections::{HashMap, VecDeque};
use std::sync::Mutex;
use store::Stop;
use store::reads::LedgerKey;
use store::verify::{Continued, Failure, Verified};

/// Members of whom something is remembered at most; whoever is remembered longest is forgotten first.
const REMEMBERED_MAX: usize = 10_000;

/// Wrong passwords within the hour for all accounts of an organisation together that are no forgetting, however many work there.
const SPRAYED: usize = 40;

/// What was noticed about members lately: in memory only, as it is gone within the hour.
#[derive(Default)]
pub(crate) struct Noticed {
    members: Mutex<HashMap<(Signal, MemberId), VecDeque<Timestamp>>>,
    /// Wrong passwords for the accounts of an organisation: one or two for each, from many addresses, is how passwords are sprayed.
    organisations: Mutex<HashMap<OrganisationId, VecDeque<Timestamp>>>,
}

impl Noticed {
    /// Counts one more time; whether it was often enough to say something.
    fn again(&self, signal: Signal, member: MemberId, now: Timestamp) -> bool {
        let Ok(mut noticed) = self.members.lock() else { return false };
        let recent = |at: &Timestamp| now.duration_since(*at) < WITHIN;
        if noticed.len() >= REMEMBERED_MAX {
            noticed.retain(|_, times| times.back().is_some_and(recent));
        }
        let times = noticed.entry((signal, member)).or_default();
        times.retain(recent);
        times.push_back(now);
        let often = times.len() >= signal.times() as usize;
        if often {
            noticed.remove(&(signal, member));
        }
        often
    }

    /// Counts one more wrong password for any account of an organisation; whether there were so many that it is no forgetting.
    fn sprayed(&self, organisation: OrganisationId, now: Timestamp) -> bool {
        let Ok(mut noticed) = self.organisations.lock() else { return false };
        let times = noticed.entry(organisation).or_default();
        times.retain(|at| now.duration_since(*at) < WITHIN);
        times.push_back(now);
        let often = times.len() >= SPRAYED;
        if often {
            noticed.remove(&organisation);
        }
        often
    }
}

/// Opens the draft of a breach, unless one of the kind is open or was opened today. Nobody who called for something else is told of a
/// failure: it stands in the log.
pub(crate) async fn raise(app: &App, organisation: OrganisationId, signal: Signal) {
    let (id, at) = (BreachId(app.id()), app.now());
    let raised = app.store().act("breach.raise", organisation, move |tx| open(tx, id, signal, at)).await;
    match raised {
        Ok(true) => {
            tracing::warn!(%organisation, signal = signal.as_str(), "a signal has opened the draft of a breach");
            app.hub().tell(Audience::Members(organisation), Event::Breach { breach: id, hours: None });
        }
        Ok(false) => {}
        Err(stop) => tracing::error!(%organisation, signal = signal.as_str(), error = %stop, "a signal opened no draft"),
    }
}

fn open(tx: &mut store::Tx<'_>, id: BreachId, signal: Signal, at: Timestamp) -> Result<bool, Stop> {
    let (raised, region) = (tx.raised(signal, at)?, tx.region()?);
    let Some(decision) = breach::raise(raised, id, signal, &region, at) else { return Ok(false) };
    tx.apply(&decision)?;
    Ok(true)
}

/// A member exported something.
pub(crate) async fn exported(app: &App, who: &SignedIn) {
    if app.noticed().again(Signal::ManyExports, who.member.member, app.now()) {
        raise(app, who.member.organisation, Signal::ManyExports).await;
    }
}

/// Somebody gave a wrong password or code for an account.
pub(crate) async fn sign_in_failed(app: &App, organisation: OrganisationId, member: MemberId) {
    app.tallies().hit(Limit::SignIn, Some(organisation), app.now());
    let (of_member, of_all) =
        (app.noticed().again(Signal::SignInAttack, member, app.now()), app.noticed().sprayed(organisation, app.now()));
    if of_member || of_all {
        raise(app, organisation, Signal::SignInAttack).await;
    }
}

/// Somebody came with a key that opens nothing. Where it was one that had been taken away, they have it from somebody.
pub(crate) async fn unknown_key(app: &App, lookup: [u8; 32]) {
    let Ok(Some((organisation, ended_at))) = app.read(move |r| r.ended_key(&lookup)).await else { return };
    if app.now().duration_since(ended_at) > ENDED_GRACE {
        raise(app, organisation, Signal::EndedKey).await;
    }
}

/// Verifies every ledger; where one is wrong, its organisation is told by a draft.
///
/// # Errors
/// [`Failure`] as [`store::Reader::verify_ledgers`] has it.
pub async fn verify_ledgers(app: &App) -> Result<Vec<Verified>, Failure> {
    Ok(verify_against(app, Vec::new()).await?.0)
}

/// Verifies every ledger, and that it continues checkpoints which were kept elsewhere; where one is wrong, its organisation is told by a
/// draft.
///
/// # Errors
/// [`Failure`] as [`store::Reader::verify_ledgers`] and [`store::Reader::continues`] have it.
pub async fn verify_against(app: &App, kept: Vec<String>) -> Result<(Vec<Verified>, Vec<Continued>), Failure> {
    let reader = app.clone();
    let verified = app.blocking(move || {
        let opens = |key: &LedgerKey| {
            let signing = open_signing_key(reader.server_key(), key.organisation, &key.sealed_seed);
            signing.is_some_and(|signing| signing.verifying_key().to_vkey() == key.vkey)
        };
        let mut outcome = Ok(Default::default());
        reader.store().read(|r| {
            outcome = r.verify_ledgers(opens).and_then(|verified| {
                let continued = kept.iter().map(|note| r.continues(note)).collect::<Result<_, _>>()?;
                Ok((verified, continued))
            });
            Ok(())
        })?;
        outcome
    });
    let outcome = verified.await.unwrap_or_else(|_| Ok(Default::default()));
    if let Err(Failure::Wrong { organisation, .. }) = &outcome {
        raise(app, *organisation, Signal::LedgerBroken).await;
    }
    outcome
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::SignedDuration;
    use uuid::Uuid;

    #[test]
    fn a_member_is_noticed_who_does_it_often_within_the_hour() {
        let noticed = Noticed::default();
        let (ada, tom) = (MemberId(Uuid::from_u128(1)), MemberId(Uuid::from_u128(2)));
        let at = |minutes| Timestamp::UNIX_EPOCH + SignedDuration::from_mins(minutes);
        let times = i64::from(Signal::ManyExports.times());
        for minute in 1..times {
            assert!(!noticed.again(Signal::ManyExports, ada, at(minute)));
        }
        assert!(!noticed.again(Signal::ManyExports, tom, at(times)), "each is counted alone");
        assert!(!noticed.again(Signal::SignInAttack, ada, at(times)), "and for each thing");
        assert!(noticed.again(Signal::ManyExports, ada, at(times)));
        assert!(!noticed.again(Signal::ManyExports, ada, at(times)), "it begins anew");
        for hour in 1..30 {
            assert!(!noticed.again(Signal::ManyExports, tom, at(hour * 30)), "now and then is work");
        }
    }

    #[test]
    fn an_organisation_is_noticed_whose_accounts_are_tried_one_by_one() {
        let noticed = Noticed::default();
        let (house, other) = (OrganisationId(Uuid::from_u128(1)), OrganisationId(Uuid::from_u128(2)));
        let at = |seconds| Timestamp::UNIX_EPOCH + SignedDuration::from_secs(seconds);
        for second in 1..40 {
            assert!(!noticed.sprayed(house, at(second)));
        }
        assert!(!noticed.sprayed(other, at(40)), "each organisation for itself");
        assert!(noticed.sprayed(house, at(40)));
        for hour in 1..100 {
            assert!(!noticed.sprayed(house, at(hour * 600)), "a large house forgets six passwords an hour");
        }
    }
}
