//! Restriction of processing: keys are resealed to the privacy pair by whoever restricts, or by the next session that can.

use crate::app::App;
use crate::auth::SignedIn;
use crate::bindings::{self, ByGrant};
use crate::hub::Event;
use crate::members::announce;
use crate::members::keys::MemberKeys;
use crate::problem::Problem;
use crate::receipt::Receipt;
use crate::visit::snapshot::Snapshot;
use domain::id::{MessageId, OrganisationId, SubjectId};
use domain::permission::Permission;
use domain::refusal::Refusal;
use domain::restriction::{self, Resealed};
use domain::{Decision, Purpose};
use seal::{CannotSeal, PublicKey, SubjectKey};
use std::collections::BTreeMap;
use std::sync::Arc;
use store::reads::{GrantSeal, PurposeKey};
use store::{Fault, Stop, Tx};

/// Said in the conversation of whom a member has restricted (GDPR art. 12(3)).
const TOLD: &str = "holds-told-restricted";
/// Said before a restriction is lifted (GDPR art. 18(3)).
const TOLD_LIFTED: &str = "holds-told-lifted";
/// The bot answers whoever restricts themselves.
const UNTOLD: &str = "";

/// How often it is prepared again because a grant came or went in between.
const TRIES: u32 = 4;
/// Subjects whose keys one sign-in reseals; the next takes the others.
const WAITING_MAX: i64 = 200;

/// Restricts a subject for whoever asked by letter or telephone.
///
/// # Refuses
/// With 403 whoever may not; with 404 where there is no such subject; with 409 where they are restricted already.
pub(crate) async fn by_member(app: &App, who: &SignedIn, subject: SubjectId) -> Result<Receipt, Problem> {
    who.member.may(Permission::RequestsHandle)?;
    let (organisation, at) = (who.member.organisation, app.now());
    let pair = privacy_pair(app, organisation).await?;
    for _ in 0..TRIES {
        let seals = granted(app, organisation, subject).await?;
        let (keys, to) = (Arc::clone(&who.keys), pair.clone());
        let keys = app.blocking(move || reseal_all(organisation, subject, &to, &seals, |seal| keys.open_one(subject, seal)));
        let (by, keys) = (who.member.clone(), keys.await??);
        let done = write(app, (organisation, subject), "subject.restrict", TOLD, move |tx| {
            let (standing, restricted) = (tx.standing(subject, at)?, tx.is_restricted(subject)?);
            Ok(restriction::impose(&by, &standing, restricted, keys, at)?)
        });
        if let Some(receipt) = done.await? {
            return Ok(receipt);
        }
    }
    Err(Problem::unavailable())
}

/// Restricts the visitor at their own wish: their own keys are at hand, so that nothing waits.
///
/// # Refuses
/// With 409 where they are restricted already.
pub(crate) async fn by_visitor(app: &App, s: &mut Snapshot) -> Result<Receipt, Problem> {
    let (organisation, subject, at) = (s.row.visitor.organisation, s.row.visitor.subject, app.now());
    let pair = privacy_pair(app, organisation).await?;
    for _ in 0..TRIES {
        let seals = granted(app, organisation, subject).await?;
        let keys = reseal_all(organisation, subject, &pair, &seals, |seal| s.keys.get(&seal.purpose, seal.generation))?;
        let done = write(app, (organisation, subject), "subject.restrict", UNTOLD, move |tx| {
            let (standing, restricted) = (tx.standing(subject, at)?, tx.is_restricted(subject)?);
            Ok(restriction::ask(&standing, restricted, keys, at)?)
        });
        if let Some(receipt) = done.await? {
            *s = s.again(app).await?;
            return Ok(receipt);
        }
        *s = s.again(app).await?;
    }
    Err(Problem::unavailable())
}

/// Lifts a restriction: every granted key goes back to its purpose's pair. The person is told of it before, in the same act.
///
/// # Refuses
/// With 403 whoever may not, and whose session cannot open a key; with 409 where none stands.
pub(crate) async fn lift(app: &App, who: &SignedIn, subject: SubjectId) -> Result<Receipt, Problem> {
    who.member.may(Permission::RequestsHandle)?;
    let (organisation, at) = (who.member.organisation, app.now());
    for _ in 0..TRIES {
        let read = app.read(move |r| {
            if !r.has_subject(organisation, subject)? {
                return Ok(None);
            }
            Ok(Some((r.privacy_seals(subject)?, r.unresealed(subject)?, r.purpose_keys(organisation)?)))
        });
        let (private, open, published) = read.await?.ok_or_else(Problem::not_found)?;
        let pairs = newest(published);
        for seal in private.iter().chain(&open) {
            app.check_key(organisation, pairs.get(&seal.purpose).ok_or(Refusal::NotFound)?).await?;
        }
        let keys = Arc::clone(&who.keys);
        let keys = app.blocking(move || -> Result<Vec<Resealed>, Problem> {
            let opened = private.iter().map(|seal| (seal, keys.open_private(subject, seal)));
            let opened = opened.chain(open.iter().map(|seal| (seal, keys.open_one(subject, seal))));
            let mut back: Vec<Resealed> = Vec::new();
            for (seal, key) in opened {
                let (Some(key), Some(pair)) = (key, pairs.get(&seal.purpose)) else { continue };
                if !back.iter().any(|done| done.purpose == seal.purpose && done.generation == seal.generation) {
                    back.push(give_back(organisation, subject, pair, seal, &key)?);
                }
            }
            Ok(back)
        });
        let (by, keys) = (who.member.clone(), keys.await??);
        let done = write(app, (organisation, subject), "subject.unrestrict", TOLD_LIFTED, move |tx| {
            let (standing, restricted) = (tx.standing(subject, at)?, tx.is_restricted(subject)?);
            Ok(restriction::lift(&by, &standing, restricted, keys, at)?)
        });
        if let Some(receipt) = done.await? {
            return Ok(receipt);
        }
    }
    Err(Problem::unavailable())
}

/// Reseals what waits since somebody restricted a subject whose keys they could not open. The member is let in whether this
/// succeeds or not.
pub(crate) async fn reseal_waiting(app: &App, organisation: OrganisationId, keys: &Arc<MemberKeys>) {
    if let Err(problem) = reseal(app, organisation, keys).await {
        tracing::error!(%organisation, problem = problem.code(), "restricted keys were not resealed; the next sign-in tries again");
    }
}

async fn reseal(app: &App, organisation: OrganisationId, keys: &Arc<MemberKeys>) -> Result<(), Problem> {
    let waiting = app.read(move |r| r.to_reseal(organisation, WAITING_MAX)).await?;
    if waiting.is_empty() {
        return Ok(());
    }
    let (pair, at) = (privacy_pair(app, organisation).await?, app.now());
    for subject in waiting {
        let seals = granted(app, organisation, subject).await?;
        let (keys, to) = (Arc::clone(keys), pair.clone());
        let keys = app.blocking(move || reseal_all(organisation, subject, &to, &seals, |seal| keys.open_one(subject, seal))).await??;
        if keys.is_empty() {
            continue;
        }
        let done = app.store().act("subject.reseal", organisation, move |tx| {
            let (standing, restricted) = (tx.standing(subject, at)?, tx.is_restricted(subject)?);
            tx.apply(&restriction::reseal(&standing, restricted, keys)?).map(drop)
        });
        match done.await {
            // Lifted, withdrawn or erased in the meantime.
            Err(Stop::Refused(_)) | Ok(()) => {}
            Err(stop) => return Err(stop.into()),
        }
    }
    crate::work::scrub_soon(app);
    Ok(())
}

/// Writes an act of restriction, and before it what the person is told of it. `None` where the keys were prepared for what does not stand any more.
async fn write(
    app: &App,
    (organisation, subject): (OrganisationId, SubjectId),
    name: &'static str,
    told: &'static str,
    decide: impl FnOnce(&mut Tx<'_>) -> Result<Decision, Stop> + Send + 'static,
) -> Result<Option<Receipt>, Problem> {
    let talks = app.read(move |r| r.conversations_of(organisation, subject)).await?;
    let talk = talks.into_iter().max_by_key(|row| row.last_at).map(|row| row.id);
    let (message, at) = (MessageId(app.id()), app.now());
    let written = app.store().act(name, organisation, move |tx| {
        let said = announce::tell(tx, talk, message, told, at)?;
        let decision = decide(tx)?;
        let recorded = tx.apply(&decision)?.ok_or_else(|| Fault::broken("a restriction left no entry"))?;
        Ok::<_, Stop>((recorded, said))
    });
    let (recorded, said) = match written.await {
        Err(Stop::Refused(Refusal::GenerationEnded)) => return Ok(None),
        written => written?,
    };
    // Whoever reads or listens holds keys that they may not use any more; what was resealed stands in the WAL until it is scrubbed.
    app.hub().evict(organisation, subject);
    if let (Some(conversation), Some(row)) = (talk, said) {
        app.hub().tell_both(organisation, conversation, Event::Message { conversation, subject, row });
    }
    crate::work::scrub_soon(app);
    app.receipt(recorded).await.map(Some)
}

/// The privacy pair that keys are sealed to, compared with the ledger.
pub(crate) async fn privacy_pair(app: &App, organisation: OrganisationId) -> Result<PurposeKey, Problem> {
    let published = app.read(move |r| r.purpose_keys(organisation)).await?;
    let pair = newest(published).remove(&Purpose::privacy()).ok_or_else(|| {
        tracing::error!(%organisation, "there is no privacy pair yet: its owner signs in, and it is made");
        Problem::unavailable()
    })?;
    app.check_key(organisation, &pair).await?;
    Ok(pair)
}

/// The newest generation of each pair.
fn newest(published: Vec<PurposeKey>) -> BTreeMap<Purpose, PurposeKey> {
    let mut pairs: BTreeMap<Purpose, PurposeKey> = BTreeMap::new();
    for key in published {
        if pairs.get(&key.purpose).is_none_or(|known| known.generation < key.generation) {
            pairs.insert(key.purpose.clone(), key);
        }
    }
    pairs
}

/// The granted keys that are sealed to purposes' pairs.
async fn granted(app: &App, organisation: OrganisationId, subject: SubjectId) -> Result<Vec<GrantSeal>, Problem> {
    let read = app.read(move |r| if r.has_subject(organisation, subject)? { r.unresealed(subject).map(Some) } else { Ok(None) });
    read.await?.ok_or_else(Problem::not_found)
}

/// Seals to the privacy pair what `open` opens, each key once.
fn reseal_all(
    organisation: OrganisationId,
    subject: SubjectId,
    pair: &PurposeKey,
    seals: &[GrantSeal],
    mut open: impl FnMut(&GrantSeal) -> Option<SubjectKey>,
) -> Result<Vec<Resealed>, Problem> {
    let to = PublicKey::from_bytes(&pair.public_key).map_err(|_| Problem::internal())?;
    let mut resealed: Vec<Resealed> = Vec::new();
    for seal in seals {
        let known = resealed.iter().any(|done| done.purpose == seal.purpose && done.generation == seal.generation);
        let Some(key) = (!known).then(|| open(seal)).flatten() else { continue };
        let binding = bindings::to_privacy(organisation, subject, &seal.purpose, seal.generation, &by_grant(seal, pair.generation));
        resealed.push(moved(seal, pair.generation, key.hand_over(&to, &binding)?));
    }
    Ok(resealed)
}

fn give_back(
    organisation: OrganisationId,
    subject: SubjectId,
    pair: &PurposeKey,
    seal: &GrantSeal,
    key: &SubjectKey,
) -> Result<Resealed, CannotSeal> {
    let to = PublicKey::from_bytes(&pair.public_key).map_err(|_| CannotSeal)?;
    let binding = bindings::to_purpose(organisation, subject, &seal.purpose, seal.generation, &by_grant(seal, pair.generation));
    Ok(moved(seal, pair.generation, key.hand_over(&to, &binding)?))
}

fn by_grant(seal: &GrantSeal, pair_generation: u32) -> ByGrant {
    ByGrant { pair_generation, grant: seal.grant, notice: seal.notice, wording: seal.wording }
}

fn moved(seal: &GrantSeal, pair_generation: u32, sealed: Vec<u8>) -> Resealed {
    Resealed { purpose: seal.purpose.clone(), generation: seal.generation, grant: seal.grant, pair_generation, sealed }
}
