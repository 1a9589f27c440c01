//! A subject for members: the consent records, and erasure for a person who asked for it.

use super::keys::SubjectKeys;
use super::reading::{self, First};
use crate::app::App;
use crate::auth::SignedIn;
use crate::bindings;
use crate::hub::{Audience, Event};
use crate::import::run::SALT_BYTES;
use crate::json::Json;
use crate::problem::Problem;
use crate::receipt::Receipt;
use crate::visit::consents::Receipted;
use axum::extract::{Path, State};
use domain::consent;
use domain::decision;
use domain::erasure;
use domain::id::{OrganisationId, SubjectId};
use domain::notice;
use domain::permission::Permission;
use domain::principal::Actor;
use domain::purpose::Purpose;
use serde::Serialize;
use std::sync::Arc;
use store::Stop;
use store::reads::GrantRow;
use utoipa::ToSchema;

/// A consent record: what was asked, shown and answered.
#[derive(Serialize, ToSchema)]
pub(crate) struct Record {
    pub(crate) id: String,
    pub(crate) purpose: String,
    /// `given`, `stale` (what was agreed to has changed since: nothing new is taken in), `expired`, `refused`, `withdrawn`, or `renewed` (a
    /// later consent took its place).
    pub(crate) state: String,
    pub(crate) basis: String,
    pub(crate) locale: String,
    pub(crate) how: String,
    pub(crate) at: String,
    pub(crate) ended_at: Option<String>,
    /// Until when it holds; `null` until it is withdrawn.
    pub(crate) expires_at: Option<String>,
    pub(crate) notice: Shown,
    pub(crate) wording: Shown,
    /// What proves a consent that was given elsewhere, as far as the reader's keys open it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) proof: Option<String>,
}

/// A text that was shown, with its bytes.
#[derive(Clone, Serialize, ToSchema)]
pub(crate) struct Shown {
    pub(crate) version: String,
    pub(crate) title: String,
    pub(crate) text: String,
}

/// A list.
#[derive(Serialize, ToSchema)]
pub(crate) struct Records {
    pub(crate) items: Vec<Record>,
}

pub(crate) fn id(text: &str) -> Result<SubjectId, Problem> {
    SubjectId::parse(text).ok_or_else(Problem::not_found)
}

/// The consent records of a subject.
#[utoipa::path(operation_id = "subjects_consents", get, path = "/api/v1/subjects/{id}/consents", tag = "member", params(("id" = String, Path)), responses((status = 200, body = Records), (status = 404)))]
pub(crate) async fn consents(State(app): State<App>, who: SignedIn, Path(text): Path<String>) -> Result<Json<Records>, Problem> {
    who.member.may(Permission::ContactsRead)?;
    Ok(Json(Records { items: records(&app, &who, id(&text)?).await? }))
}

/// The records, oldest first.
pub(crate) async fn records(app: &App, who: &SignedIn, subject: SubjectId) -> Result<Vec<Record>, Problem> {
    let (organisation, keys, mark, now) = (who.member.organisation, Arc::clone(&who.keys), app.hub().mark(), app.now());
    let read = app.read(move |r| {
        if !r.has_subject(organisation, subject)? {
            return Ok(None);
        }
        let changes = r.material_changes(organisation)?;
        let (mut records, grants) = (Vec::new(), r.grants(subject, &changes, now)?);
        let needed = |grant: &GrantRow| grant.proof.is_some();
        let seals = if grants.iter().any(needed) { r.grant_seals(subject, now)? } else { vec![] };
        let keys = keys.open(subject, &seals);
        for grant in grants {
            let texts = (r.text(organisation, &grant.notice)?, r.text(organisation, &grant.wording)?);
            let proof = open_proof(organisation, subject, &keys, &grant);
            records.push((grant, texts, proof));
        }
        Ok(Some((records, keys)))
    });
    let (mut rows, keys) = read.await?.ok_or_else(Problem::not_found)?;
    if rows.iter().any(|(.., proof)| proof.is_some()) {
        // A proof says something about a person, as their contact fields do.
        let ended = reading::record_showings(app, who, vec![First::contact(subject, &keys)]).await?;
        if !ended.is_empty() || app.hub().evicted_since(mark, subject) {
            for (.., proof) in &mut rows {
                *proof = None;
            }
        }
    }
    let shown = |version: &notice::Version, text: Option<notice::Text>| {
        let (title, text) = text.map(|t| (t.title, t.body)).unwrap_or_default();
        Shown { version: notice::hex(version), title, text }
    };
    let record = |(g, (n, w), proof): (GrantRow, (Option<notice::Text>, Option<notice::Text>), Option<String>)| Record {
        id: g.id.to_string(),
        purpose: g.purpose.to_string(),
        state: g.state,
        basis: g.basis,
        locale: g.locale,
        how: g.how,
        at: domain::act::rfc3339(g.at),
        ended_at: g.ended_at.map(domain::act::rfc3339),
        expires_at: g.expires_at.map(domain::act::rfc3339),
        notice: shown(&g.notice, n),
        wording: shown(&g.wording, w),
        proof,
    };
    Ok(rows.into_iter().map(record).collect())
}

/// The proof of an imported grant, without its salt.
fn open_proof(organisation: OrganisationId, subject: SubjectId, keys: &SubjectKeys, grant: &GrantRow) -> Option<String> {
    let key = keys.get(&(grant.purpose.clone(), grant.generation))?;
    let cell = bindings::proof(organisation, subject, &grant.purpose, grant.generation, grant.id);
    let plain = key.open(&cell, grant.proof.as_ref()?).ok()?;
    String::from_utf8(plain.expose().get(SALT_BYTES..)?.to_vec()).ok()
}

/// Records that a subject withdrew a consent, or objected, by letter or telephone. A consent is never recorded for them.
#[utoipa::path(operation_id = "subjects_withdraw", delete, path = "/api/v1/subjects/{id}/consents/{purpose}", tag = "member",
    params(("id" = String, Path), ("purpose" = String, Path)), responses((status = 200, body = Receipted), (status = 404), (status = 409, description = "consent-missing")))]
pub(crate) async fn withdraw(
    State(app): State<App>,
    who: SignedIn,
    Path((text, purpose)): Path<(String, String)>,
) -> Result<Json<Receipted>, Problem> {
    who.member.may(Permission::RequestsHandle)?;
    let purpose = Purpose::parse(&purpose).ok_or_else(Problem::not_found)?;
    Ok(Json(Receipted { receipt: withdraw_it(&app, &who, id(&text)?, purpose).await? }))
}

/// Ends the grant, and takes its keys from every socket before it is acknowledged.
pub(crate) async fn withdraw_it(app: &App, who: &SignedIn, subject: SubjectId, purpose: Purpose) -> Result<Receipt, Problem> {
    who.member.may(Permission::RequestsHandle)?;
    let (member, organisation, at) = (who.member.member, who.member.organisation, app.now());
    let talks = app.read(move |r| r.conversations_of(organisation, subject)).await?;
    let talks: Vec<_> = talks.into_iter().map(|talk| talk.id).filter(|_| purpose.is_conversation()).collect();
    let write = app.store().act("consent.withdraw", organisation, move |tx| {
        let standing = tx.standing(subject, at)?;
        let recorded = tx.apply(&consent::withdraw_by(&standing, &purpose, Actor::Member(member), at)?)?;
        for talk in talks {
            tx.apply(&decision::return_to_bot(talk))?;
        }
        recorded.ok_or_else(|| Stop::Failed(store::Fault::broken("a withdrawal left no entry")))
    });
    let recorded = write.await?;
    app.hub().evict(organisation, subject);
    crate::work::scrub_soon(app);
    app.receipt(recorded).await
}

/// Erases a subject who asked for it by letter or telephone.
#[utoipa::path(operation_id = "subjects_erase", delete, path = "/api/v1/subjects/{id}", tag = "member", params(("id" = String, Path)), responses((status = 200, body = Receipted), (status = 404)))]
pub(crate) async fn erase(State(app): State<App>, who: SignedIn, Path(text): Path<String>) -> Result<Json<Receipted>, Problem> {
    let receipt = erase_it(&app, &who, id(&text)?).await?;
    Ok(Json(Receipted { receipt }))
}

/// Erases, and tells whoever is connected.
pub(crate) async fn erase_it(app: &App, who: &SignedIn, subject: SubjectId) -> Result<Receipt, Problem> {
    who.member.may(Permission::SubjectsErase)?;
    let (member, at) = (who.member.clone(), app.now());
    let organisation = member.organisation;
    let conversations = app.read(move |r| r.conversations_of(organisation, subject)).await?;
    let recorded = app
        .store()
        .act("subject.erase", organisation, move |tx| {
            let stored = tx.stored(subject)?;
            let recorded = tx.apply(&erasure::erase(&stored, Actor::Member(member.member), at))?;
            recorded.ok_or_else(|| Stop::Failed(store::Fault::broken("an erasure left no entry")))
        })
        .await?;
    app.hub().evict(organisation, subject);
    crate::work::scrub_soon(app);
    let receipt = app.receipt(recorded).await?;
    let told: Arc<str> = serde_json::to_string(&receipt).unwrap_or_default().into();
    for conversation in conversations {
        app.hub().tell(Audience::Visitor(conversation.id), Event::Erased { receipt: told.clone() });
    }
    Ok(receipt)
}
