//! Rectification by members: what a person asked to have corrected by letter is corrected in every live copy, by whoever holds the keys of
//! the purposes for which it was told (GDPR art. 16).

use super::view::Shown;
use super::{find, id, read_it};
use crate::app::App;
use crate::auth::SignedIn;
use crate::bindings;
use crate::house_time::HouseTime;
use crate::json::{Json, Sent};
use crate::members::keys::SubjectKeys;
use crate::members::reading::open_fields;
use crate::problem::Problem;
use crate::rotation;
use crate::visit::data::FIELDS_MAX;
use axum::extract::{Path, State};
use domain::Purpose;
use domain::confirmation;
use domain::contact::{self, Format};
use domain::id::{OrganisationId, SubjectId};
use domain::permission::Permission;
use domain::principal::Actor;
use domain::refusal::Refusal;
use domain::request::{self, Corrected};
use seal::Personal;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use store::Tx;
use store::reads::FieldRow;
use utoipa::ToSchema;

/// What is right instead.
#[derive(Deserialize, ToSchema)]
#[schema(as = RequestCorrection)]
#[serde(deny_unknown_fields)]
pub(crate) struct Correction {
    /// The new values, by field.
    pub(crate) contact: BTreeMap<String, String>,
}

/// Corrects contact fields for whoever asked, in every live copy; the request stays open until it is closed as fulfilled.
#[utoipa::path(operation_id = "requests_rectify", post, path = "/api/v1/requests/{id}/rectify", tag = "member", params(("id" = String, Path)),
    request_body = Correction, responses((status = 200, body = Shown), (status = 403, description = "sealed: a copy is for a purpose whose key the caller does not hold"),
    (status = 404), (status = 409, description = "conflict, consent-missing, confirmation-needed"), (status = 422, description = "invalid-value")))]
pub(crate) async fn rectify(
    State(app): State<App>,
    who: SignedIn,
    Path(id): Path<String>,
    new: Sent<Correction>,
) -> Result<Json<Shown>, Problem> {
    who.member.may(Permission::RequestsHandle)?;
    let Json(new) = new?;
    Ok(Json(correct(&app, &who, &id, &new.contact).await?))
}

/// What a member's keys open of the person who asked, by purpose and field, and what they do not.
pub(crate) struct Fields {
    rows: Vec<FieldRow>,
    keys: SubjectKeys,
    /// Every generation that lives, by purpose.
    live: Vec<(Purpose, u32)>,
    /// The values, by purpose and field.
    pub(crate) opened: BTreeMap<String, BTreeMap<String, String>>,
}

impl Fields {
    /// Whether every copy of a field says this.
    fn holds(&self, field: &str, value: &Personal<String>) -> bool {
        let mut copies = self.rows.iter().filter(|row| row.field == field);
        copies.all(|row| self.opened.get(row.purpose.as_str()).and_then(|fields| fields.get(field)) == Some(value.expose()))
    }
}

/// Reads them. A restriction does not stand against putting right what is stored (GDPR art. 18(1)(a)).
pub(crate) async fn fields(app: &App, who: &SignedIn, subject: SubjectId) -> Result<Fields, Problem> {
    let (organisation, keys, now) = (who.member.organisation, Arc::clone(&who.keys), app.now());
    let read = app.read(move |r| {
        let seals = r.grant_seals(subject, now)?;
        let mut opened = keys.open(subject, &seals);
        let private = r.privacy_seals(subject)?;
        let live: Vec<(Purpose, u32)> = seals.iter().chain(&private).map(|seal| (seal.purpose.clone(), seal.generation)).collect();
        for seal in &private {
            let Some(key) = keys.open_private(subject, seal) else { continue };
            opened.insert((seal.purpose.clone(), seal.generation), key);
        }
        let mut rows = r.fields(subject)?;
        // What waits for the end of an ended grant is nobody's to change any more.
        rows.retain(|row| live.contains(&(row.purpose.clone(), row.generation)));
        Ok((rows, opened, live))
    });
    let (rows, keys, live) = read.await?;
    let opened = open_fields(organisation, subject, &keys, &rows);
    Ok(Fields { rows, keys, live, opened })
}

/// Corrects them.
pub(crate) async fn correct(app: &App, who: &SignedIn, text: &str, new: &BTreeMap<String, String>) -> Result<Shown, Problem> {
    who.member.may(Permission::RequestsHandle)?;
    let (organisation, id) = (who.member.organisation, id(text)?);
    if new.is_empty() || new.len() > FIELDS_MAX || !new.keys().all(|field| contact::is_field_name(field)) {
        return Err(Problem::invalid_body());
    }
    let here = HouseTime::load(app, organisation).await?;
    let (request, _) = find(app, who, id).await?;
    let subject = request.subject.ok_or(Refusal::Conflict)?;
    let card = app.read(move |r| r.organisation(organisation)).await?.ok_or_else(Problem::not_found)?;
    rotation::by_member(app, who, subject).await?;
    let stored = fields(app, who, subject).await?;
    let (mut copies, mut right) = (Vec::new(), Vec::new());
    for (field, value) in new {
        let value = contact::accept(field, Format::of_field(field), value, &card.region)?;
        copies.extend(seal_copies(app, (organisation, subject), &stored, (field, value.expose()), card.confirm_email)?);
        right.push((field, value));
    }
    let (inside, by) = (here.clone(), Actor::Member(who.member.member));
    let write = move |tx: &mut Tx<'_>| {
        let (request, now) = (tx.request(id)?, inside.by(by));
        let standing = tx.standing(subject, now.at)?;
        for copy in copies {
            let proof = standing.correctable(&copy.purpose, None)?;
            tx.apply(&request::rectify(&request, &proof, copy, &now)?)?;
        }
        Ok(())
    };
    app.store().act("request.rectify", organisation, write).await?;
    crate::work::scrub_soon(app);
    let again = fields(app, who, subject).await?;
    if !right.iter().all(|(field, value)| again.holds(field, value)) {
        // They corrected it themselves in the meantime, or took the grant back.
        return Err(Refusal::Conflict.into());
    }
    read_it(app, who, id, &here).await
}

/// The new value, sealed once for every purpose under which the field is stored and granted.
fn seal_copies(
    app: &App,
    (organisation, subject): (OrganisationId, SubjectId),
    stored: &Fields,
    (field, value): (&str, &str),
    confirmed: bool,
) -> Result<Vec<Corrected>, Problem> {
    let mut copies = Vec::new();
    let purposes: BTreeSet<_> = stored.rows.iter().filter(|row| row.field == field).map(|row| row.purpose.clone()).collect();
    for purpose in purposes {
        // The newest generation takes the place of those that it followed. One copy that stays wrong would be told as right: all of them, or none.
        let newest = stored.live.iter().filter(|(live, _)| *live == purpose).map(|(_, generation)| *generation).max();
        let generation = newest.ok_or_else(Problem::sealed)?;
        let key = stored.keys.get(&(purpose.clone(), generation)).ok_or_else(Problem::sealed)?;
        if confirmed && confirmation::is_address(&purpose, field) {
            let before = stored.opened.get(purpose.as_str()).and_then(|fields| fields.get(field));
            confirmation::keeps_address(before.map(String::as_str), value)?;
        }
        let cell = bindings::field(organisation, subject, &purpose, generation, field);
        let sealed = key.seal(&cell, value.as_bytes(), app.entropy().as_ref());
        copies.push(Corrected { purpose, field: field.to_owned(), generation, sealed });
    }
    if copies.is_empty() {
        // Nothing of that name is stored under a live grant: there is no purpose for which it could be taken in.
        return Err(Refusal::ConsentMissing { purpose: Purpose::conversation() }.into());
    }
    Ok(copies)
}
