//! The organisation's own pairs: made with it, completed where it is older than they are, and handed to whoever came since.

use crate::app::App;
use crate::bindings;
use crate::members::keys::MemberKeys;
use crate::problem::Problem;
use domain::Decision;
use domain::Purpose;
use domain::id::{HolderId, MemberId, OrganisationId};
use domain::membership::HandedOver;
use domain::pair::{self, Holder, NewPair};
use domain::principal::Actor;
use domain::refusal::Refusal;
use jiff::Timestamp;
use seal::{CannotSeal, Entropy, KeyPair, PublicKey};
use std::sync::Arc;
use store::reads::{HolderRow, PurposeKey};
use store::{Stop, Tx};

/// A generation of one of the organisation's own pairs, sealed to these holders.
pub(super) fn make(
    organisation: OrganisationId,
    pair: Purpose,
    generation: u32,
    holders: &[(HolderId, PublicKey)],
    entropy: &dyn Entropy,
) -> Result<NewPair, CannotSeal> {
    let made = KeyPair::make(entropy);
    let mut seals = Vec::new();
    for (holder, public) in holders {
        seals.push((*holder, made.hand_over(public, &bindings::to_holder(organisation, &pair, generation, *holder))?));
    }
    Ok(NewPair { pair, generation, public_key: *made.public().as_bytes(), seals })
}

/// The pairs with which an organisation begins: sealed to those of these holders whose role reads them.
pub(super) fn first(
    organisation: OrganisationId,
    holders: &[(Holder, PublicKey)],
    entropy: &dyn Entropy,
    at: Timestamp,
) -> Result<Vec<Decision>, CannotSeal> {
    let mut decisions = Vec::new();
    for pair in Purpose::reserved() {
        let to: Vec<_> = holders.iter().filter(|(holder, _)| holder.reads(&pair)).map(|(holder, public)| (holder.id, *public)).collect();
        let new = make(organisation, pair, 1, &to, entropy)?;
        // A first generation that somebody holds is never refused.
        decisions.extend(pair::publish(new, 0, Actor::Operator, at));
    }
    Ok(decisions)
}

/// What stands of one pair.
struct Standing {
    pair: Purpose,
    published: Vec<PurposeKey>,
    holding: Vec<(HolderId, u32)>,
}

impl Standing {
    fn newest(&self) -> Option<u32> {
        self.published.iter().map(|key| key.generation).max()
    }

    fn holds(&self, holder: HolderId, generation: u32) -> bool {
        self.holding.contains(&(holder, generation))
    }
}

/// Completes the organisation's own pairs with what a session that has just begun can do: begins a generation where nobody who is
/// there could use the newest, and hands what it holds to those whose role reads it and who lack it. The member is let in whether
/// this succeeds or not.
pub(crate) async fn complete_pairs(app: &App, organisation: OrganisationId, member: MemberId, keys: &Arc<MemberKeys>) {
    for pair in Purpose::reserved() {
        if let Err(problem) = complete(app, organisation, member, keys, pair).await {
            tracing::error!(%organisation, problem = problem.code(), "a pair could not be completed; the next sign-in tries again");
        }
    }
}

async fn complete(app: &App, organisation: OrganisationId, member: MemberId, keys: &Arc<MemberKeys>, pair: Purpose) -> Result<(), Problem> {
    let read = app.read(move |r| {
        let published = r.purpose_keys(organisation)?.into_iter().filter(|key| key.purpose == pair).collect();
        let holding = r.holding(organisation, &pair)?;
        Ok((Standing { pair, published, holding }, r.holders(organisation)?))
    });
    let (standing, rows) = read.await?;
    let holder = |row: &HolderRow| Holder { id: row.id, role: row.role };
    let all: Vec<_> = rows.iter().map(holder).collect();
    let newest = standing.newest();
    let holding: Vec<_> = standing.holding.iter().filter(|(_, generation)| Some(*generation) == newest).map(|(id, _)| *id).collect();
    let begins = pair::must_begin(&standing.pair, newest, &all, &holding);
    let generations: Vec<u32> = standing.published.iter().map(|key| key.generation).collect();
    let lacks = |row: &HolderRow| generations.iter().any(|generation| !standing.holds(row.id, *generation));
    let own = |generation: &u32| standing.holds(member.into(), *generation);
    let to: Vec<_> = rows.into_iter().filter(|row| holder(row).reads(&standing.pair) && (begins || lacks(row))).collect();
    if begins {
        return begin(app, organisation, standing.pair, named(app, organisation, to).await?).await;
    }
    if to.is_empty() || !generations.iter().any(own) {
        return Ok(());
    }
    hand_over(app, (organisation, member), keys, standing, named(app, organisation, to).await?).await
}

/// Those whose public key is the one that the ledger names: nothing is sealed to another.
async fn named(app: &App, organisation: OrganisationId, rows: Vec<HolderRow>) -> Result<Vec<(Holder, PublicKey)>, Problem> {
    let read = app.read(move |r| {
        let mut named = Vec::new();
        for row in rows {
            match PublicKey::from_bytes(&row.public_key) {
                Ok(public) if r.names_holder(organisation, &row)? => named.push((Holder { id: row.id, role: row.role }, public)),
                _ => tracing::error!(%organisation, holder = %row.id, "a holder's public key is not the one that the ledger names"),
            }
        }
        Ok(named)
    });
    read.await
}

async fn begin(app: &App, organisation: OrganisationId, pair: Purpose, holders: Vec<(Holder, PublicKey)>) -> Result<(), Problem> {
    let (entropy, at, name) = (Arc::clone(app.entropy()), app.now(), pair.clone());
    let last =
        app.read(move |r| Ok(r.purpose_keys(organisation)?.iter().filter(|k| k.purpose == name).map(|k| k.generation).max())).await?;
    let to: Vec<_> = holders.into_iter().map(|(holder, public)| (holder.id, public)).collect();
    let generation = last.unwrap_or_default() + 1;
    let new = app.blocking(move || make(organisation, pair, generation, &to, entropy.as_ref())).await??;
    let begun = app.store().act("pair.begin", organisation, move |tx| {
        let last = tx.last_of_pair(&new.pair)?;
        tx.apply(&pair::publish(new, last, Actor::System, at)?).map(drop)
    });
    settled(begun.await)
}

async fn hand_over(
    app: &App,
    (organisation, by): (OrganisationId, MemberId),
    keys: &Arc<MemberKeys>,
    standing: Standing,
    to: Vec<(Holder, PublicKey)>,
) -> Result<(), Problem> {
    for key in &standing.published {
        app.check_key(organisation, key).await?;
    }
    let keys = Arc::clone(keys);
    let sealed = app.blocking(move || {
        let mut sealed: Vec<(Holder, HandedOver)> = Vec::new();
        for (holder, public) in to {
            let lacking = standing.published.iter().filter(|key| !standing.holds(holder.id, key.generation));
            sealed.extend(lacking.filter_map(|key| keys.hand_over(key, holder.id, &public)).map(|seal| (holder, seal)));
        }
        sealed
    });
    let at = app.now();
    for (holder, seal) in sealed.await? {
        let handed = app.store().act("pair.hand-over", organisation, move |tx| hand(tx, by, &holder, seal, at));
        settled(handed.await)?;
    }
    Ok(())
}

fn hand(tx: &mut Tx<'_>, by: MemberId, to: &Holder, seal: HandedOver, at: Timestamp) -> Result<(), Stop> {
    let holds = tx.holds_pair(to.id, &seal.purpose, seal.generation)?;
    tx.apply(&pair::hand_over(by, to, seal, holds, at)?).map(drop)
}

/// What another session did in the meantime need not be done.
fn settled(done: Result<(), Stop>) -> Result<(), Problem> {
    match done {
        Err(Stop::Refused(Refusal::Conflict | Refusal::Repeated)) => Ok(()),
        done => Ok(done?),
    }
}
