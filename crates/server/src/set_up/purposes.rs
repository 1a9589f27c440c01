//! Purposes of an organisation: the standard ones at its beginning, and those that a later version of Parlour knows besides.

use crate::app::App;
use crate::bindings;
use crate::problem::Problem;
use domain::Decision;
use domain::decision::set_up;
use domain::id::{HolderId, OrganisationId};
use domain::principal::{Actor, Member};
use domain::purpose::{self, PurposeRule};
use jiff::Timestamp;
use seal::{CannotSeal, Entropy, KeyPair, PublicKey};
use std::sync::Arc;
use store::reads::HolderRow;
use store::{Fault, Reader};

/// A purpose with a new key pair, whose private half is sealed to these holders.
pub(super) fn publish(
    organisation: OrganisationId,
    rule: PurposeRule,
    position: u32,
    holders: &[(HolderId, PublicKey)],
    entropy: &dyn Entropy,
    by: Actor,
    at: Timestamp,
) -> Result<Decision, CannotSeal> {
    let pair = KeyPair::make(entropy);
    let mut seals = Vec::new();
    for (holder, public) in holders {
        let binding = bindings::to_holder(organisation, &rule.purpose, 1, *holder);
        seals.push((*holder, pair.hand_over(public, &binding)?));
    }
    Ok(set_up::purpose(rule, position, 1, *pair.public().as_bytes(), seals, by, at))
}

/// Publishes the standard purposes that an organisation lacks because it is older than they are, each sealed to everyone present
/// whose role reads it and to the recovery key. Called when its owner signs in, who is let in whether this succeeds or not.
pub(crate) async fn complete_purposes(app: &App, organisation: OrganisationId) {
    if let Err(problem) = complete(app, organisation).await {
        tracing::error!(%organisation, problem = problem.code(), "purposes could not be completed; the next sign-in tries again");
    }
}

/// What is missing, and whoever may hold it.
type Missing = (Vec<(u32, PurposeRule)>, Vec<HolderRow>);

async fn complete(app: &App, organisation: OrganisationId) -> Result<(), Problem> {
    let read = app.read(move |r| {
        let missing = missing(&r.purposes(organisation)?);
        let holders = if missing.is_empty() { vec![] } else { named_holders(r, organisation)? };
        Ok((missing, holders))
    });
    let found: Missing = read.await?;
    if found.0.is_empty() {
        return Ok(());
    }
    let (entropy, at) = (Arc::clone(app.entropy()), app.now());
    let decisions = app.blocking(move || sealed(organisation, found, entropy.as_ref(), Actor::Operator, at)).await??;
    let write = app.store().act("purposes.complete", organisation, move |tx| {
        // Another sign-in may have come between.
        let still = missing(&tx.purposes()?);
        for (rule, decision) in &decisions {
            if still.iter().any(|(_, s)| s.purpose == rule.purpose) {
                tx.apply(decision)?;
            }
        }
        Ok(())
    });
    Ok(write.await?)
}

/// Everyone who can hold a key, as far as their public key is the one that the ledger names: it is compared before anything is sealed to
/// it.
fn named_holders(r: &mut Reader<'_>, organisation: OrganisationId) -> Result<Vec<HolderRow>, Fault> {
    let mut named = Vec::new();
    for holder in r.holders(organisation)? {
        if r.names_holder(organisation, &holder)? {
            named.push(holder);
        } else {
            tracing::error!(%organisation, holder = %holder.id, "a holder's public key is not the one that the ledger names");
        }
    }
    Ok(named)
}

/// Adds a purpose of the organisation's own, with a key pair that is sealed at once to everyone whose role reads it and to the recovery
/// key. An organisation's own purposes are read by its owner and its privacy officer (see [`Role::reads`](domain::permission::Role)).
pub(crate) async fn define(app: &App, by: &Member, rule: PurposeRule, key: Option<[u8; 16]>) -> Result<PurposeRule, Problem> {
    let (organisation, member, at) = (by.organisation, by.clone(), app.now());
    let (present, holders) = app.read(move |r| Ok((r.purposes(organisation)?, named_holders(r, organisation)?))).await?;
    let repeated = match key {
        Some(key) => app.read(move |r| r.repeated(&key)).await?,
        None => None,
    };
    if let Some(before) = present.iter().find(|rule| Some(rule.purpose.as_str()) == repeated.as_deref()) {
        return Ok(before.clone());
    }
    let rule = purpose::define(by, rule, &present, at)?;
    let position = u32::try_from(present.len()).unwrap_or(u32::MAX);
    let (entropy, wanted, actor) = (Arc::clone(app.entropy()), rule.clone(), Actor::Member(by.member));
    let missing = (vec![(position, wanted)], holders);
    let decisions = app.blocking(move || sealed(organisation, missing, entropy.as_ref(), actor, at)).await??;
    let write = app.store().act("purpose.define", organisation, move |tx| {
        for (rule, decision) in &decisions {
            // Somebody may have taken the name in the meantime.
            purpose::define(&member, rule.clone(), &tx.purposes()?, at)?;
            tx.apply(decision)?;
            if let Some(key) = &key {
                tx.remember(key, rule.purpose.as_str(), at)?;
            }
        }
        Ok(())
    });
    write.await?;
    Ok(rule)
}

/// The standard purposes that are not among these, with their positions.
fn missing(present: &[PurposeRule]) -> Vec<(u32, PurposeRule)> {
    let lacks = |rule: &PurposeRule| present.iter().all(|p| p.purpose != rule.purpose);
    let first = u32::try_from(present.len()).unwrap_or(u32::MAX);
    (first..).zip(purpose::standard().into_iter().filter(lacks)).collect()
}

fn sealed(
    organisation: OrganisationId,
    (missing, holders): Missing,
    entropy: &dyn Entropy,
    by: Actor,
    at: Timestamp,
) -> Result<Vec<(PurposeRule, Decision)>, Problem> {
    let mut decisions = Vec::new();
    for (position, rule) in missing {
        let mut to = Vec::new();
        // A recovery key has no role, and holds everything.
        for holder in holders.iter().filter(|h| h.holder().reads(&rule.purpose)) {
            to.push((holder.id, PublicKey::from_bytes(&holder.public_key).map_err(|_| Problem::internal())?));
        }
        decisions.push((rule.clone(), publish(organisation, rule, position, &to, entropy, by, at)?));
    }
    Ok(decisions)
}
