//! Key pairs of the organisation: its own are made with it and completed at sign-ins, every one begins anew when somebody who held it goes, and is
//! handed to whoever may read it and lacks it.

use crate::app::App;
use crate::auth::SignedIn;
use crate::bindings;
use crate::members::keys::MemberKeys;
use crate::problem::Problem;
use domain::Decision;
use domain::Purpose;
use domain::id::{HolderId, MemberId, OrganisationId};
use domain::membership::HandedOver;
use domain::pair::{self, Holder, NewPair};
use domain::permission::Permission;
use domain::principal::Actor;
use domain::refusal::Refusal;
use jiff::Timestamp;
use seal::{CannotSeal, Entropy, KeyPair, PublicKey};
use std::sync::Arc;
use store::reads::{HolderRow, PurposeKey};
use store::{Stop, Tx};

/// A generation of one of the organisation's own pairs, sealed to these holders.
pub(crate) fn make(
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
pub(crate) fn first(
    organisation: OrganisationId,
    holders: &[(Holder, PublicKey)],
    entropy: &dyn Entropy,
    at: Timestamp,
) -> Result<Vec<Decision>, CannotSeal> {
    let mut decisions = Vec::new();
    let all: Vec<_> = holders.iter().map(|(holder, _)| holder.clone()).collect();
    for pair in Purpose::reserved() {
        let to: Vec<_> = holders.iter().filter(|(holder, _)| holder.reads(&pair)).map(|(holder, public)| (holder.id, *public)).collect();
        let new = make(organisation, pair, 1, &to, entropy)?;
        // A first generation that somebody holds is never refused.
        decisions.extend(pair::publish(new, 0, &all, Actor::Operator, at));
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
pub(crate) async fn complete(app: &App, organisation: OrganisationId, member: MemberId, keys: &Arc<MemberKeys>) {
    for pair in Purpose::reserved() {
        if let Err(problem) = complete_one(app, organisation, member, keys, pair).await {
            tracing::error!(%organisation, problem = problem.code(), "a pair could not be completed; the next sign-in tries again");
        }
    }
}

async fn complete_one(
    app: &App,
    organisation: OrganisationId,
    member: MemberId,
    keys: &Arc<MemberKeys>,
    pair: Purpose,
) -> Result<(), Problem> {
    let read = app.read(move |r| {
        let published = r.purpose_keys(organisation)?.into_iter().filter(|key| key.purpose == pair).collect();
        let holding = r.holding(organisation, &pair)?;
        Ok((Standing { pair, published, holding }, r.holders(organisation)?))
    });
    let (standing, rows) = read.await?;
    let all: Vec<_> = rows.iter().map(HolderRow::holder).collect();
    let newest = standing.newest();
    let holding: Vec<_> = standing.holding.iter().filter(|(_, generation)| Some(*generation) == newest).map(|(id, _)| *id).collect();
    let begins = pair::must_begin(&standing.pair, newest, &all, &holding);
    let generations: Vec<u32> = standing.published.iter().map(|key| key.generation).collect();
    let lacks = |row: &HolderRow| generations.iter().any(|generation| !standing.holds(row.id, *generation));
    let own = |generation: &u32| standing.holds(member.into(), *generation);
    let to: Vec<_> = rows.into_iter().filter(|row| row.holder().reads(&standing.pair) && (begins || lacks(row))).collect();
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
                Ok(public) if r.names_holder(organisation, &row)? => named.push((row.holder(), public)),
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
        let (last, holders) = (tx.last_of_pair(&new.pair)?, tx.holders()?);
        tx.apply(&pair::publish(new, last, &holders, Actor::System, at)?).map(drop)
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
            sealed.extend(lacking.filter_map(|key| keys.hand_over(key, holder.id, &public)).map(|seal| (holder.clone(), seal)));
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

/// New generations of these pairs, sealed to those who hold the newest one and whose role reads it once what is about to be written is: `after`
/// says how a holder stands then, `None` for one who is gone. Whoever reads it and never held it goes on waiting for somebody who hands it to
/// them ([`hand_to`]): a renewal gives nobody what they did not have.
pub(crate) async fn renewed(
    app: &App,
    organisation: OrganisationId,
    pairs: Vec<Purpose>,
    after: impl Fn(Holder) -> Option<Holder>,
) -> Result<Vec<NewPair>, Problem> {
    let names = pairs.clone();
    let read = app.read(move |r| {
        let holding = names.iter().map(|pair| r.holding(organisation, pair)).collect::<Result<Vec<_>, _>>()?;
        Ok((r.holders(organisation)?, r.purpose_keys(organisation)?, holding))
    });
    let (rows, published, holding) = read.await?;
    let holders = named(app, organisation, rows).await?;
    let holders: Vec<_> = holders.into_iter().filter_map(|(holder, public)| Some((after(holder)?, public))).collect();
    let newest = |pair: &Purpose| published.iter().filter(|key| key.purpose == *pair).map(|key| key.generation).max();
    let numbered: Vec<_> = pairs.into_iter().zip(holding).filter_map(|(pair, holding)| Some((newest(&pair)?, pair, holding))).collect();
    let entropy = Arc::clone(app.entropy());
    let made = app.blocking(move || {
        let mut made = Vec::new();
        for (newest, pair, holding) in numbered {
            let keeps = |holder: &Holder| holder.reads(&pair) && holding.contains(&(holder.id, newest));
            let to: Vec<_> = holders.iter().filter(|(holder, _)| keeps(holder)).map(|(holder, public)| (holder.id, *public)).collect();
            // What nobody else reads stays as it is: nobody is left from whom it would have to be kept.
            if !to.is_empty() {
                made.push(make(organisation, pair, newest + 1, &to, entropy.as_ref())?);
            }
        }
        Ok::<_, CannotSeal>(made)
    });
    Ok(made.await??)
}

/// Publishes pairs that [`renewed`] made, after what they follow from.
pub(crate) fn publish(tx: &mut Tx<'_>, made: Vec<NewPair>, by: Actor, at: Timestamp) -> Result<(), Stop> {
    for new in made {
        let (last, holders) = (tx.last_of_pair(&new.pair)?, tx.holders()?);
        tx.apply(&pair::publish(new, last, &holders, by, at)?)?;
    }
    Ok(())
}

/// A holder's public key, as the ledger names it; `None` where nobody of this id can hold a key.
pub(crate) async fn public_key(app: &App, organisation: OrganisationId, holder: HolderId) -> Result<Option<PublicKey>, Problem> {
    let holders = app.read(move |r| r.holders(organisation)).await?;
    let row: Vec<_> = holders.into_iter().filter(|row| row.id == holder).collect();
    Ok(named(app, organisation, row).await?.pop().map(|(_, public)| public))
}

/// Who waits for keys that their role reads: by holder, the pairs whose newest generation they lack.
pub(crate) async fn waiting(app: &App, organisation: OrganisationId) -> Result<Vec<(HolderRow, Vec<Purpose>)>, Problem> {
    app.read(move |r| r.keys_waiting(organisation)).await
}

/// Hands a holder what they wait for, as far as this session holds it; answers the pairs that it handed over.
///
/// # Refuses
/// With 403 whoever does not see the privacy desk; with 404 where nobody of this id can hold a key.
pub(crate) async fn hand_to(app: &App, who: &SignedIn, to: HolderId) -> Result<Vec<Purpose>, Problem> {
    who.member.may(Permission::PrivacyRead)?;
    let organisation = who.member.organisation;
    let read = app.read(move |r| Ok((r.holders(organisation)?, r.keys_waiting(organisation)?, r.purpose_keys(organisation)?)));
    let (holders, waiting, published) = read.await?;
    let row = holders.into_iter().find(|row| row.id == to).ok_or_else(Problem::not_found)?;
    let lacks: Vec<Purpose> = waiting.into_iter().filter(|(row, _)| row.id == to).flat_map(|(_, pairs)| pairs).collect();
    let Some((holder, public)) = named(app, organisation, vec![row]).await?.pop() else { return Err(Problem::internal()) };
    let mut handed = Vec::new();
    for key in published.into_iter().filter(|key| lacks.contains(&key.purpose)) {
        app.check_key(organisation, &key).await?;
        let keys = Arc::clone(&who.keys);
        let Some(seal) = app.blocking(move || keys.hand_over(&key, to, &public)).await? else { continue };
        let (by, holder, at, pair) = (who.member.member, holder.clone(), app.now(), seal.purpose.clone());
        settled(app.store().act("pair.hand-over", organisation, move |tx| hand(tx, by, &holder, seal, at)).await)?;
        if !handed.contains(&pair) {
            handed.push(pair);
        }
    }
    Ok(handed)
}
