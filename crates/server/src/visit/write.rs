//! The act of a turn: facts read in the transaction, decisions by the rules, everything written or nothing.

use super::confirmation as visit_confirmation;
use super::plan::{Consent, Plan};
use crate::bindings::{self, MessagePlace};
use domain::Decision;
use domain::confirmation::{self, Pending};
use domain::consent::{self, Proof, Standing};
use domain::conversation::{self, Content, Draft};
use domain::decision::{self, set_up};
use domain::erasure::{self, Stored};
use domain::handling;
use domain::id::{ConversationId, RequestId, SubjectId, TaskId};
use domain::import;
use domain::principal::Actor;
use domain::purpose::{Basis, Purpose};
use domain::refusal::Refusal;
use domain::request::Kind;
use domain::{file, satisfaction, task, team};
use jiff::Timestamp;
use seal::Entropy;
use std::sync::Arc;
use store::reads::MessageRow;
use store::{Facts, Recorded, Stop, Tx};

/// What a turn wrote.
pub(crate) enum Written {
    /// The messages, where a consent was decided its entry, and where the conversation went.
    Done { rows: Vec<MessageRow>, recorded: Option<Recorded>, moved_to: Option<conversation::State> },
    /// Everything was erased.
    Erased { recorded: Recorded },
}

/// Writes a plan.
pub(crate) fn write(tx: &mut Tx<'_>, plan: &Plan, entropy: &Arc<dyn Entropy>) -> Result<Written, Stop> {
    let v = &plan.visitor;
    if plan.erase {
        let (_, recorded) = erase(tx, v.subject, plan.at)?;
        return Ok(Written::Erased { recorded });
    }
    let mut recorded = None;
    if let Some(purpose) = &plan.withdraw {
        let kind = stops(tx, v.subject, purpose)?;
        let standing = tx.standing(v.subject, plan.at)?;
        let withdrawn = match awaited(tx, v.subject, purpose)? {
            Some(pending) => confirmation::withdraw(&standing, &pending, plan.at)?,
            None => consent::withdraw(&standing, purpose, plan.at)?,
        };
        recorded = tx.apply(&withdrawn)?;
        tx.fulfil_for_person(v.subject, kind, Some(purpose), plan.at)?;
        remember(tx, plan, recorded.as_ref())?;
    }
    if let Some((generation, sealed)) = &plan.begin {
        let purpose = Purpose::conversation();
        let live = tx.standing(v.subject, plan.at)?.live(&purpose).map(|l| l.generation);
        let last = tx.last_generation(v.subject, &purpose)?;
        tx.apply(&decision::begin_generation(v.subject, purpose, live, last, *generation, sealed.clone(), plan.at)?)?;
    }
    if let Some(c) = &plan.consent {
        recorded = decide(tx, plan, c)?;
        remember(tx, plan, recorded.as_ref())?;
    }
    for c in &plan.collects {
        let standing = tx.standing(v.subject, plan.at)?;
        let proof = proof(tx, &standing, &c.purpose)?;
        tx.apply(&decision::collect(&proof, c.field.clone(), c.generation, c.sealed.clone(), plan.at)?)?;
        if task::promises(&c.purpose, &c.field) {
            promise(tx, &proof, v.conversation, plan.wished, plan.at)?;
        }
    }
    if let Some(letter) = &plan.letter {
        visit_confirmation::write(tx, v, letter, plan.at)?;
    }
    if let Some(score) = plan.tally {
        let standing = tx.standing(v.subject, plan.at)?;
        let proof = standing.proof(&Purpose::satisfaction())?;
        tx.apply(&satisfaction::count(&proof, v.site, score, plan.at)?)?;
    }
    if let Some(purpose) = plan.says_no_to() {
        for hash in &plan.objections {
            tx.apply(&Decision::Import(import::object(v.subject, purpose.clone(), *hash, plan.at)))?;
        }
    }
    let (rows, moved_to) = say(tx, plan, entropy)?;
    Ok(Written::Done { rows, recorded, moved_to })
}

/// What ending a grant is called: taking back a consent, or objecting to what rests on another basis (GDPR art. 7(3), 21).
pub(crate) fn stops(tx: &mut Tx<'_>, subject: SubjectId, purpose: &Purpose) -> Result<Kind, Stop> {
    let grants = tx.evidence(Some(subject))?.grants;
    let basis = grants.into_iter().find(|(granted, _)| granted == purpose).map(|(_, basis)| basis);
    Ok(if basis.is_none_or(|basis| basis == Basis::Consent) { Kind::Withdrawal } else { Kind::Objection })
}

/// The consent to a purpose that waits for its confirmation. Only one purpose can have one.
pub(crate) fn awaited(tx: &mut Tx<'_>, subject: SubjectId, purpose: &Purpose) -> Result<Option<Pending>, Stop> {
    if *purpose == Purpose::marketing() { tx.pending(subject, purpose) } else { Ok(None) }
}

/// What allows storing a field of a purpose.
pub(crate) fn proof<'f>(tx: &mut Tx<'_>, standing: &'f Standing, purpose: &Purpose) -> Result<Proof<'f>, Stop> {
    if purpose.is_conversation() {
        return Ok(standing.visit_proof()?);
    }
    Ok(match awaited(tx, standing.subject, purpose)? {
        Some(pending) => standing.pending_proof(&pending)?,
        None => standing.proof(purpose)?,
    })
}

/// Promises to call back, at the wished time where there is one.
pub(crate) fn promise(
    tx: &mut Tx<'_>,
    proof: &Proof<'_>,
    conversation: ConversationId,
    wished: Option<Timestamp>,
    at: Timestamp,
) -> Result<(), Stop> {
    let (open, id) = (tx.open_task(proof.subject())?, TaskId(tx.fresh_id(at)));
    if let Some(decision) = task::call_back(proof, open, id, conversation, wished, at)? {
        tx.apply(&decision)?;
    }
    Ok(())
}

/// Remembers a decision's entry, for a request that is sent again.
fn remember(tx: &mut Tx<'_>, plan: &Plan, recorded: Option<&Recorded>) -> Result<(), Stop> {
    match plan.remember.as_ref().zip(recorded) {
        Some((key, recorded)) => tx.remember(key, &recorded.index.to_string(), plan.at),
        None => Ok(()),
    }
}

fn decide(tx: &mut Tx<'_>, plan: &Plan, c: &Consent) -> Result<Option<Recorded>, Stop> {
    let standing = tx.standing(plan.visitor.subject, plan.at)?;
    if tx.is_restricted(plan.visitor.subject)? != plan.restricted {
        // The key was sealed to the other pair: prepare it again.
        return Err(Refusal::GenerationEnded.into());
    }
    let current = tx.notice(plan.visitor.locale)?.version();
    let mut shown = consent::Shown { notice: current, ..c.shown.clone() };
    if let Some(body) = &plan.terms {
        let (version, kept) = consent::keep_terms(body.clone(), plan.at);
        tx.apply(&kept)?;
        shown.terms = Some(version);
    }
    if !tx.has_text(&shown.wording)? {
        // Our own wording may be newer than the organisation; a flow's was published with it.
        let (purpose, text) = plan.built_in.clone().filter(|(_, text)| text.version() == shown.wording).ok_or(Refusal::Conflict)?;
        tx.apply(&set_up::text(Some(purpose), text, plan.at))?;
    }
    let decision = match &c.keys {
        Some(keys) if c.awaited => confirmation::ask(&standing, shown, c.named, keys.clone(), c.grant, plan.at)?,
        Some(keys) => consent::give(&standing, shown, c.named, keys.clone(), c.grant, plan.at)?,
        None => consent::refuse(&standing, shown, c.named, c.grant, plan.at)?,
    };
    tx.apply(&decision)
}

/// Stores the turn's messages and the bot's state, under the live generation.
fn say(tx: &mut Tx<'_>, plan: &Plan, entropy: &Arc<dyn Entropy>) -> Result<(Vec<MessageRow>, Option<conversation::State>), Stop> {
    let v = &plan.visitor;
    let count = u32::try_from(plan.lines.len()).unwrap_or(u32::MAX);
    let facts = tx.reserve(v.conversation, count, plan.at)?;
    facts.line.at_revision(plan.revision)?;
    let proof = facts.standing.visit_proof()?;
    let mut rows = Vec::with_capacity(plan.lines.len());
    for (seq, line) in (facts.line.first_seq..).zip(&plan.lines) {
        let place = MessagePlace {
            organisation: v.organisation,
            subject: v.subject,
            generation: plan.generation,
            id: line.id,
            seq,
            author: line.author,
        };
        let body = place.with(|cell| plan.key.seal(cell, &line.body.encode(), entropy.as_ref()));
        // The key names the visitor's own message: the first line of a turn that has one.
        let key = plan.idempotency.filter(|_| rows.is_empty());
        let draft = Draft { id: line.id, seq, author: line.author, content: Content::Sealed(body.clone()), key, at: plan.at };
        tx.apply(&conversation::say(&proof, &facts.line, plan.generation, draft)?)?;
        rows.push(MessageRow {
            id: line.id,
            seq,
            author: line.author,
            generation: plan.generation,
            at: plan.at,
            template: None,
            body: Some(body),
            edited_at: None,
        });
    }
    if let Some(attached) = &plan.attached {
        let held = tx.files_held(v.conversation, file::recent_since(plan.at))?;
        let parts = Arc::clone(&attached.parts);
        let draft = file::Draft { id: attached.id, message: attached.message, bytes: attached.bytes, parts, at: plan.at };
        tx.apply(&file::attach(&proof, &facts.line, held, plan.generation, draft)?)?;
    }
    if plan.state_changed || plan.begin.is_some() {
        let cell = bindings::bot_state(v.organisation, v.subject, plan.generation, v.conversation);
        let sealed = plan.key.seal(&cell, &plan.state.encode(), entropy.as_ref());
        tx.apply(&decision::keep_state(&proof, v.conversation, plan.generation, sealed)?)?;
    }
    if facts.snoozed {
        tx.apply(&handling::wake(&facts.line))?;
    }
    let moved_to = match plan.moves_to {
        Some(conversation::State::Waiting) => Some(hand_over(tx, plan, &facts)?),
        Some(state) => {
            tx.apply(&decision::return_to_bot(v.conversation))?;
            Some(state)
        }
        None => None,
    };
    Ok((rows, moved_to))
}

/// Hands the conversation over to the members: to whom its team's rule chooses, or else to whoever takes it.
fn hand_over(tx: &mut Tx<'_>, plan: &Plan, facts: &Facts) -> Result<conversation::State, Stop> {
    tx.apply(&conversation::hand_over(&facts.line, plan.at))?;
    let desk = tx.desk(facts.team, plan.visitor.site, &plan.here)?;
    let chosen = team::choose(desk.rule, &desk.candidates);
    if let Some(routed) = handling::route(&facts.line, facts.team, desk.team, chosen, plan.at) {
        tx.apply(&routed)?;
    }
    Ok(if chosen.is_some() { conversation::State::Open } else { conversation::State::Waiting })
}

/// Erases the visitor's subject.
pub(crate) fn erase(tx: &mut Tx<'_>, subject: SubjectId, at: Timestamp) -> Result<(RequestId, Recorded), Stop> {
    tx.ask_of_linked(subject, Kind::Erasure, None, at)?;
    // What stays of it says that somebody asked and was erased, and not who.
    let request = if tx.is_large(subject)? { tx.ask_erasure(subject, at)? } else { tx.fulfil(subject, Kind::Erasure, None, at)? };
    let stored = Stored { request: Some(request), ..tx.stored(subject)? };
    let recorded = tx.apply(&erasure::erase(&stored, Actor::Visitor, at))?;
    let recorded = recorded.ok_or_else(|| store::Fault::broken("an erasure left no entry"))?;
    Ok((request, recorded))
}
