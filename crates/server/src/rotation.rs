//! Rotation: what a subject's keys do when the pair that opens them has a new generation, because somebody who held it has gone, and when a
//! restriction or its end sealed them to another pair.
//!
//! Whoever writes next, the visitor or a member, begins a new generation of the subject's key first ([`by_visitor`], [`by_member`]); the rules take
//! nothing under the old one any more. The keys of before are sealed to the new pair by the next session that opens them ([`reseal`]).

use crate::app::App;
use crate::auth::SignedIn;
use crate::bindings::{self, ByGrant};
use crate::members::keys::MemberKeys;
use crate::problem::Problem;
use crate::visit::snapshot::Snapshot;
use domain::Purpose;
use domain::decision::{KeySeal, SealedTo};
use domain::id::{OrganisationId, SubjectId};
use domain::refusal::Refusal;
use domain::restriction::Resealed;
use domain::rotation::{self, Following};
use futures_util::future::{try_join, try_join_all};
use jiff::Timestamp;
use seal::{CannotSeal, Entropy, PublicKey, SubjectKey};
use std::collections::BTreeMap;
use std::num::NonZero;
use std::sync::Arc;
use store::reads::{GrantSeal, Outdated, PurposeKey, Reader};
use store::{Fault, Stop, Tx};

/// How often a key is prepared again because somebody else was quicker.
const TRIES: u32 = 4;
/// Keys that are resealed in one act: everyone who writes waits for it.
const PIECE: i64 = 256;

/// A live key of a subject whose pair was renewed, and what its follower is prepared from.
struct Renewed {
    /// The seal that the grant made: its grant, notice and wording go on.
    seal: GrantSeal,
    /// The newest generation of the pair.
    pair: PurposeKey,
    /// The highest generation of the key that ever was.
    last: u32,
}

/// What must go on, and the stored public half of the visitor's pair.
type Found = (Vec<Renewed>, [u8; 32]);

/// Begins new generations of a visitor's keys where they must, and reads the visit again.
pub(crate) async fn by_visitor(app: &App, snapshot: Snapshot) -> Result<Snapshot, Problem> {
    let (organisation, subject) = (snapshot.row.visitor.organisation, snapshot.row.visitor.subject);
    if !may_be_renewed(&snapshot) || !follow(app, organisation, subject, Some(snapshot.keys.public())).await? {
        return Ok(snapshot);
    }
    snapshot.again(app).await
}

/// Begins new generations of a subject's keys where they must, before a member writes; answers whether it did.
pub(crate) async fn by_member(app: &App, who: &SignedIn, subject: SubjectId) -> Result<bool, Problem> {
    follow(app, who.member.organisation, subject, None).await
}

/// Whether some pair has a second generation at all, or some key went from one pair to another: most never do.
fn may_be_renewed(snapshot: &Snapshot) -> bool {
    snapshot.purpose_keys.iter().any(|key| key.generation > 1) || snapshot.keys.some_closed()
}

async fn follow(app: &App, organisation: OrganisationId, subject: SubjectId, visitor: Option<PublicKey>) -> Result<bool, Problem> {
    for _ in 0..TRIES {
        let found = app.read(move |r| renewed(r, organisation, subject)).await?;
        let Some((renewed, stored)) = found else { return Ok(false) };
        for one in &renewed {
            app.check_key(organisation, &one.pair).await?;
        }
        let visitor = visitor.or_else(|| PublicKey::from_bytes(&stored).ok()).ok_or_else(Problem::internal)?;
        let (entropy, at) = (Arc::clone(app.entropy()), app.now());
        let following = app.blocking(move || {
            renewed.iter().map(|one| next(organisation, subject, one, &visitor, entropy.as_ref())).collect::<Result<Vec<_>, _>>()
        });
        let following = following.await??;
        let done = app.store().act("key.follow", organisation, move |tx| write(tx, subject, following, at)).await;
        match done {
            Err(Stop::Refused(Refusal::GenerationEnded)) => {}
            done => return Ok(done.map(|()| true)?),
        }
    }
    Err(Problem::unavailable())
}

fn write(tx: &mut Tx<'_>, subject: SubjectId, following: Vec<Following>, at: Timestamp) -> Result<(), Stop> {
    for new in following {
        let (standing, last) = (tx.standing(subject, at)?, tx.last_generation(subject, &new.purpose)?);
        tx.apply(&rotation::follow(&standing, new, last, at)?)?;
    }
    Ok(())
}

/// The keys of a subject that must go on under a new generation, and the public half of the visitor's pair.
fn renewed(r: &mut Reader<'_>, organisation: OrganisationId, subject: SubjectId) -> Result<Option<Found>, Fault> {
    let live = r.renewed(subject)?;
    let Some(stored) = r.subject_key(organisation, subject)?.filter(|_| !live.is_empty()) else { return Ok(None) };
    let newest = newest(r.purpose_keys(organisation)?);
    let (open, private, last) = (r.unresealed(subject)?, r.privacy_seals(subject)?, r.last_generations(subject)?);
    let mut found = Vec::new();
    for (seals, pair) in [(&open, None), (&private, Some(Purpose::privacy()))] {
        for live in &live {
            let of_live = |seal: &&GrantSeal| seal.purpose == live.purpose && seal.generation == live.generation;
            let seal = seals.iter().filter(of_live).max_by_key(|seal| seal.pair_generation);
            let pair = newest.get(pair.as_ref().unwrap_or(&live.purpose));
            let last = last.iter().find(|(purpose, _)| *purpose == live.purpose).map(|(_, generation)| *generation);
            if let (Some(seal), Some(pair), Some(last)) = (seal, pair, last) {
                found.push(Renewed { seal: seal.clone(), pair: pair.clone(), last });
            }
        }
    }
    Ok((!found.is_empty()).then_some((found, stored)))
}

/// The next generation of a key, sealed to the visitor and to the newest pair, by the grant that stands.
fn next(
    organisation: OrganisationId,
    subject: SubjectId,
    of: &Renewed,
    visitor: &PublicKey,
    entropy: &dyn Entropy,
) -> Result<Following, CannotSeal> {
    let (key, purpose, generation) = (SubjectKey::make(entropy), of.seal.purpose.clone(), of.last + 1);
    let for_visitor = key.hand_over(visitor, &bindings::to_visitor(organisation, subject, &purpose, generation))?;
    let seal = GrantSeal { generation, ..of.seal.clone() };
    let (to, sealed) = sealed_to(organisation, subject, &of.pair, &seal, &key)?;
    let seals = vec![KeySeal { to: SealedTo::Visitor, sealed: for_visitor }, KeySeal { to, sealed }];
    Ok(Following { purpose, after: of.seal.generation, generation, seals })
}

/// A subject's key, sealed to a generation of a purpose's pair or of the privacy pair, by the grant that its seal names.
fn sealed_to(
    organisation: OrganisationId,
    subject: SubjectId,
    pair: &PurposeKey,
    seal: &GrantSeal,
    key: &SubjectKey,
) -> Result<(SealedTo, Vec<u8>), CannotSeal> {
    let public = PublicKey::from_bytes(&pair.public_key).map_err(|_| CannotSeal)?;
    let by = ByGrant { pair_generation: pair.generation, grant: seal.grant, notice: seal.notice, wording: seal.wording };
    let (binding, to) = if pair.purpose == Purpose::privacy() {
        (bindings::to_privacy(organisation, subject, &seal.purpose, seal.generation, &by), SealedTo::Privacy(pair.generation))
    } else {
        (bindings::to_purpose(organisation, subject, &seal.purpose, seal.generation, &by), SealedTo::Purpose(pair.generation))
    };
    Ok((to, key.hand_over(&public, &binding)?))
}

/// Seals the keys of before to the newest pairs, as far as these keys open them, beside whatever else goes on. What they do not open waits for
/// another session.
pub(crate) fn reseal_beside(app: &App, organisation: OrganisationId, keys: Arc<MemberKeys>) {
    let app = app.clone();
    tokio::spawn(async move {
        if let Err(problem) = reseal(&app, organisation, &keys).await {
            tracing::error!(%organisation, problem = problem.code(), "keys were not resealed; the next sign-in tries again");
        }
    });
}

/// Seals the keys of before to the newest pairs, as far as these keys open them; answers how many it did.
pub(crate) async fn reseal(app: &App, organisation: OrganisationId, keys: &Arc<MemberKeys>) -> Result<u64, Problem> {
    let published = app.read(move |r| r.purpose_keys(organisation)).await?;
    let mut done = 0;
    for pair in newest(published).into_values().filter(|pair| pair.generation > 1 && pair.purpose != Purpose::hold()) {
        app.check_key(organisation, &pair).await?;
        let reseal = Reseal { app, organisation, keys, pair: &pair };
        let mut next = reseal.prepare(SubjectId(uuid::Uuid::nil())).await?;
        while let Some(Piece { resealed, after }) = next {
            // Key exchanges of the next piece go on while this one is written.
            let following = async {
                match after {
                    Some(after) => reseal.prepare(after).await,
                    None => Ok(None),
                }
            };
            let written;
            (written, next) = try_join(reseal.write(resealed), following).await?;
            done += written;
        }
    }
    if done > 0 {
        crate::work::scrub_soon(app);
    }
    Ok(done)
}

/// Resealing to one pair, with the keys of a session.
struct Reseal<'a> {
    app: &'a App,
    organisation: OrganisationId,
    keys: &'a Arc<MemberKeys>,
    pair: &'a PurposeKey,
}

/// Keys that one act writes, and after which subject the next ones are; `None` where these are the last.
struct Piece {
    resealed: BTreeMap<SubjectId, Vec<Resealed>>,
    after: Option<SubjectId>,
}

impl Reseal<'_> {
    /// Prepares the keys that come after a subject; `None` where there are none.
    async fn prepare(&self, after: SubjectId) -> Result<Option<Piece>, Problem> {
        let (organisation, name, generation) = (self.organisation, self.pair.purpose.clone(), self.pair.generation);
        let found = self.app.read(move |r| r.outdated(organisation, &name, generation, after, PIECE)).await?;
        let Some(last) = found.last().map(|one| one.subject) else { return Ok(None) };
        // A subject whose seals are cut by the limit comes again, unless it is the only one.
        let only = found.first().is_none_or(|one| one.subject == last);
        let whole = i64::try_from(found.len()).unwrap_or(PIECE) < PIECE;
        let taken: Vec<_> = found.into_iter().filter(|one| whole || only || one.subject != last).collect();
        let after = taken.last().map(|one| one.subject).filter(|_| !whole);
        Ok(Some(Piece { resealed: self.seal(taken).await?, after }))
    }

    /// Seals keys to the pair, as far as the session's keys open them: two key exchanges for each, and every core does its share.
    async fn seal(&self, found: Vec<Outdated>) -> Result<BTreeMap<SubjectId, Vec<Resealed>>, Problem> {
        let share = found.len().div_ceil(std::thread::available_parallelism().map_or(1, NonZero::get)).max(1);
        let shares = found.chunks(share).map(|some| {
            let (organisation, keys, pair, some) = (self.organisation, Arc::clone(self.keys), self.pair.clone(), some.to_vec());
            self.app.blocking(move || some.into_iter().filter_map(|one| following(organisation, &keys, &pair, one)).collect::<Vec<_>>())
        });
        let mut resealed: BTreeMap<SubjectId, Vec<Resealed>> = BTreeMap::new();
        for (subject, key) in try_join_all(shares).await?.into_iter().flatten() {
            resealed.entry(subject).or_default().push(key);
        }
        Ok(resealed)
    }

    /// Writes them; answers how many it did.
    async fn write(&self, resealed: BTreeMap<SubjectId, Vec<Resealed>>) -> Result<u64, Problem> {
        let (at, restricted) = (self.app.now(), self.pair.purpose == Purpose::privacy());
        let written = self.app.store().act("keys.reseal", self.organisation, move |tx| {
            let mut done = 0;
            for (subject, keys) in resealed {
                let (standing, now_restricted) = (tx.standing(subject, at)?, tx.is_restricted(subject)?);
                let count = keys.len() as u64;
                // Withdrawn, erased, restricted or resealed in the meantime: then there is nothing to do, or another turn does it.
                if now_restricted == restricted
                    && let Ok(decision) = rotation::reseal(&standing, restricted, keys)
                {
                    tx.apply(&decision)?;
                    done += count;
                }
            }
            Ok(done)
        });
        Ok(written.await?)
    }
}

/// A key of before, sealed to a newer pair; `None` where these keys do not open it.
fn following(organisation: OrganisationId, keys: &MemberKeys, pair: &PurposeKey, one: Outdated) -> Option<(SubjectId, Resealed)> {
    let Outdated { subject, seal } = one;
    let key = if pair.purpose == Purpose::privacy() { keys.open_private(subject, &seal) } else { keys.open_one(subject, &seal) };
    let (_, sealed) = sealed_to(organisation, subject, pair, &seal, &key?).ok()?;
    let GrantSeal { purpose, generation, grant, .. } = seal;
    Some((subject, Resealed { purpose, generation, grant, pair_generation: pair.generation, sealed }))
}

/// The newest generation of each pair.
fn newest(published: Vec<PurposeKey>) -> BTreeMap<Purpose, PurposeKey> {
    // The list is in the order of generations.
    published.into_iter().map(|key| (key.purpose.clone(), key)).collect()
}
