//! Decides who is told of the operator's sub-processors, and when: every organisation whose agreement is in force and does not name them.
//!
//! The list is written first, then each organisation is told in an act of its own. Where that is cut off, the work that runs by itself
//! goes on: whoever was not told yet is handed nothing new, because nobody new is a recipient of theirs.

use super::make;
use crate::app::App;
use crate::auth::SignedIn;
use crate::problem::Problem;
use domain::agreement::{self, Agreement};
use domain::id::{AgreementId, ObjectionId, OrganisationId, RecipientId, SubProcessorId};
use domain::permission::Permission;
use domain::purpose::Purpose;
use domain::refusal::Refusal;
use domain::sub_processor::{self, Notice, Profile, SubProcessor};
use jiff::Timestamp;
use store::{Stop, Tx};
use uuid::Uuid;

/// Where the reason of an objection is sealed, for the server key.
const REASON_PLACE: &str = "agreement_objection.reason";

/// The installation's own list is written as nobody's: no organisation has this id.
const INSTALLATION: OrganisationId = OrganisationId(Uuid::nil());

/// Takes a sub-processor into the list and tells everybody whom it concerns.
pub(crate) async fn announce(app: &App, profile: Profile) -> Result<SubProcessorId, Problem> {
    let (id, at) = (SubProcessorId(app.id()), app.now());
    app.store()
        .act("sub-processor.list", INSTALLATION, move |tx| {
            let standing: Vec<_> = tx.sub_processors()?.into_iter().filter(|each| each.removed_at.is_none()).collect();
            tx.apply(&sub_processor::list(id, profile, &standing, at)?).map(drop)
        })
        .await?;
    tell(app).await?;
    Ok(id)
}

/// Takes one out of the list, ends its recipients and tells everybody who knew of it.
pub(crate) async fn remove(app: &App, id: SubProcessorId) -> Result<(), Problem> {
    let at = app.now();
    app.store()
        .act("sub-processor.delist", INSTALLATION, move |tx| {
            let of = tx.sub_processor(id)?;
            tx.apply(&sub_processor::delist(&of, at)?).map(drop)
        })
        .await?;
    tell(app).await
}

/// Tells every organisation what it has not been told yet. One that cannot be told holds up nobody behind it; the first problem is
/// answered when all have had their turn.
pub(crate) async fn tell(app: &App) -> Result<(), Problem> {
    let organisations = app.read(|r| Ok(r.organisations()?.into_iter().map(|card| card.id).collect::<Vec<_>>())).await?;
    let mut told = Ok(());
    for organisation in organisations {
        if let Err(problem) = tell_one(app, organisation).await {
            tracing::error!(organisation = %organisation.0, "an organisation could not be told of the sub-processors");
            told = told.and(Err(problem));
        }
    }
    told
}

/// What an organisation is still to be told.
struct News {
    in_force: Option<Agreement>,
    /// Whom the agreement in force names and nobody registered.
    to_register: Vec<SubProcessorId>,
    to_announce: Vec<SubProcessorId>,
    to_remove: Vec<SubProcessorId>,
    /// Whether what is still to be signed names other sub-processors than there are, or what is in force one that has left.
    outdated: bool,
}

async fn tell_one(app: &App, organisation: OrganisationId) -> Result<(), Problem> {
    let news = app.read(move |r| {
        let purposes: Vec<Purpose> = r.purposes(organisation)?.into_iter().map(|rule| rule.purpose).collect();
        let (listed, notices) = (r.sub_processors()?, r.sub_processor_notices(organisation)?);
        let agreements = r.agreements(organisation)?;
        let in_force = agreements.iter().find(|each| each.state == agreement::State::SignedByBoth).cloned();
        let noticed = |of: &SubProcessor| notices.iter().find(|notice| notice.sub_processor == of.id);
        let is_new = |of: &&SubProcessor| {
            in_force.as_ref().is_some_and(|agreement| sub_processor::is_to_tell(of, agreement, noticed(of), &purposes))
        };
        let recipients = r.recipients(organisation)?;
        let is_named = |of: &&SubProcessor| {
            in_force.as_ref().is_some_and(|agreement| sub_processor::is_to_register(of, agreement, &recipients, &purposes))
        };
        let has_left = |of: &&SubProcessor| sub_processor::has_left(of, noticed(of), &recipients);
        let changed = listed.iter().filter(|of| !sub_processor::concerns(&of.profile, &purposes).is_empty());
        let changed = changed.map(|of| of.removed_at.unwrap_or(of.since)).max();
        let open = agreements.iter().find(|each| each.state.is_open());
        let still_named = listed.iter().any(|of| {
            let names = |agreement: &Agreement| sub_processor::still_names(agreement, of, &purposes);
            in_force.as_ref().is_some_and(names) && open.is_none_or(|open| Some(open.drafted_at) < of.removed_at)
        });
        Ok(News {
            to_register: listed.iter().filter(is_named).map(|of| of.id).collect(),
            to_announce: listed.iter().filter(is_new).map(|of| of.id).collect(),
            to_remove: listed.iter().filter(has_left).map(|of| of.id).collect(),
            outdated: still_named || open.zip(changed).is_some_and(|(open, changed)| open.drafted_at < changed),
            in_force,
        })
    });
    let news = news.await?;
    let changed = !news.to_announce.is_empty() || !news.to_remove.is_empty() || news.outdated;
    if !changed && news.to_register.is_empty() {
        return Ok(());
    }
    let at = app.now();
    let next = match &news.in_force {
        Some(agreement) if changed => Some(make(app, organisation, AgreementId(app.id()), Some(agreement.locale)).await?),
        _ => None,
    };
    let written = app.store().act("sub-processor.tell", organisation, move |tx| {
        for of in news.to_register {
            register_one(tx, of, at)?;
        }
        for of in news.to_announce {
            announce_one(tx, of, at)?;
        }
        for of in news.to_remove {
            remove_one(tx, of, at)?;
        }
        let before = tx.agreements_before()?;
        let decisions = match (next, &before.open) {
            (Some(next), _) => agreement::renew(next, &before, at)?,
            (None, Some(open)) if changed => vec![agreement::outdate(open, at)?],
            (None, _) => vec![],
        };
        decisions.iter().try_for_each(|decision| tx.apply(decision).map(drop))
    });
    match written.await {
        // Somebody drafted or signed in between: the next look finds what stands then.
        Err(Stop::Refused(Refusal::Conflict)) => Ok(()),
        other => Ok(other?),
    }
}

/// Registers for an organisation whom the agreement names that has just come into force. Where that fails, [`tell`] makes up for it.
pub(super) async fn register(app: &App, organisation: OrganisationId) {
    if tell_one(app, organisation).await.is_err() {
        tracing::error!(organisation = %organisation.0, "whom the agreement names could not be registered yet");
    }
}

fn register_one(tx: &mut Tx<'_>, of: SubProcessorId, at: Timestamp) -> Result<(), Stop> {
    let (of, agreement) = (tx.sub_processor(of)?, tx.agreement_in_force()?.ok_or(Refusal::Conflict)?);
    let purposes: Vec<Purpose> = tx.purposes()?.into_iter().map(|rule| rule.purpose).collect();
    let (recipients, fresh) = (tx.recipients()?, RecipientId(tx.fresh_id(at)));
    tx.apply(&sub_processor::register(&of, &agreement, (&purposes, &recipients), fresh, at)?).map(drop)
}

fn announce_one(tx: &mut Tx<'_>, of: SubProcessorId, at: Timestamp) -> Result<(), Stop> {
    let (of, notice) = (tx.sub_processor(of)?, tx.sub_processor_notice(of)?);
    let agreement = tx.agreement_in_force()?.ok_or(Refusal::Conflict)?;
    let purposes: Vec<Purpose> = tx.purposes()?.into_iter().map(|rule| rule.purpose).collect();
    let (recipients, fresh) = (tx.recipients()?, RecipientId(tx.fresh_id(at)));
    for decision in sub_processor::announce(&of, &agreement, notice.as_ref(), (&purposes, &recipients), fresh, at)? {
        tx.apply(&decision)?;
    }
    Ok(())
}

fn remove_one(tx: &mut Tx<'_>, of: SubProcessorId, at: Timestamp) -> Result<(), Stop> {
    let (of, notice, recipients) = (tx.sub_processor(of)?, tx.sub_processor_notice(of)?, tx.recipients()?);
    for decision in sub_processor::remove(&of, notice.as_ref(), &recipients, at)? {
        tx.apply(&decision)?;
    }
    Ok(())
}

/// Objects to a sub-processor.
pub(crate) async fn object(app: &App, who: &SignedIn, id: AgreementId, of: SubProcessorId, reason: &str) -> Result<(), Problem> {
    who.member.may(Permission::AgreementsSign)?;
    let reason = agreement::proper_reason(reason).ok_or_else(|| Problem::invalid_body().with("field", "reason".into()))?;
    let objection = ObjectionId(app.id());
    let sealed = app.server_key().seal(REASON_PLACE, objection.0, reason.as_bytes(), app.entropy().as_ref());
    let (by, at) = (who.member.clone(), app.now());
    app.store()
        .act("agreement.object", who.member.organisation, move |tx| {
            let (agreement, notice) = (tx.agreement(id)?, tx.sub_processor_notice(of)?.ok_or(Refusal::NotFound)?);
            tx.apply(&agreement::object(&by, &agreement, &notice, objection, sealed, at)?).map(drop)
        })
        .await?;
    Ok(())
}

/// Takes an objection back.
pub(crate) async fn withdraw_objection(app: &App, who: &SignedIn, id: AgreementId, of: SubProcessorId) -> Result<(), Problem> {
    who.member.may(Permission::AgreementsSign)?;
    let (by, at) = (who.member.clone(), app.now());
    app.store()
        .act("agreement.withdraw-objection", who.member.organisation, move |tx| {
            tx.agreement(id)?;
            let notice = tx.sub_processor_notice(of)?.ok_or(Refusal::NotFound)?;
            tx.apply(&agreement::withdraw_objection(&by, &notice, at)?).map(drop)
        })
        .await?;
    Ok(())
}

/// A sub-processor as an organisation sees it.
pub(crate) struct Seen {
    pub(crate) of: SubProcessor,
    /// What the organisation was told; `None` where its agreement names it, or none is in force.
    pub(crate) notice: Option<Notice>,
    /// What it has against it, as it stands.
    pub(crate) reason: Option<String>,
}

/// The sub-processors that concern an organisation, and those that have left since it was told of them.
pub(crate) async fn seen(app: &App, organisation: OrganisationId) -> Result<Vec<Seen>, Problem> {
    let read = app.read(move |r| {
        let purposes: Vec<Purpose> = r.purposes(organisation)?.into_iter().map(|rule| rule.purpose).collect();
        Ok((purposes, r.sub_processors()?, r.sub_processor_notices(organisation)?, r.agreement_objections(organisation)?))
    });
    let (purposes, listed, notices, objections) = read.await?;
    let reason = |of: &SubProcessor| {
        let objection = objections.iter().find(|objection| objection.sub_processor == of.id)?;
        let opened = app.server_key().open(REASON_PLACE, objection.id.0, &objection.reason).ok();
        Some(opened.and_then(|reason| String::from_utf8(reason.expose().clone()).ok()).unwrap_or_default())
    };
    let seen = listed.into_iter().filter_map(|mut of| {
        let notice = notices.iter().find(|notice| notice.sub_processor == of.id).copied();
        let concerned = sub_processor::concerns(&of.profile, &purposes);
        let is_shown = notice.is_some() || (of.removed_at.is_none() && !concerned.is_empty());
        let reason = reason(&of);
        of.profile.purposes = concerned;
        is_shown.then_some(Seen { of, notice, reason })
    });
    Ok(seen.collect())
}
