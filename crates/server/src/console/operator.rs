//! The operator's page: organisations, sizes, health and versions.

use super::desk::Doorway;
use super::{Bare, forms, keep, page};
use crate::problem::Problem;
use crate::{App, operator};
use axum::extract::{Form, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use console::{OperatorDoorPage, OperatorPage, OperatorRow};
use domain::id::OrganisationId;
use serde::Deserialize;

/// What the operator typed.
#[derive(Deserialize)]
pub(crate) struct Typed {
    code: String,
    csrf: String,
}

/// The page, or the question for a code.
pub(crate) async fn show(State(app): State<App>, door: Doorway) -> Result<Response, Problem> {
    let known = forms::operator_code(&app, &door.headers).is_some_and(|code| operator::opens(&app, code));
    if !known {
        return Ok(page(StatusCode::OK, OperatorDoorPage { wrong: false }.render(&door.frame("/operator"), door.locale)));
    }
    let read = app.read(|r| {
        let mut rows = Vec::new();
        for card in r.organisations()? {
            let id = card.id;
            let confirmed = r.recovery(id)?.is_some_and(|recovery| recovery.confirmed_at.is_some());
            rows.push((r.sizes(id)?, r.ledger_head(id)?.size(), r.ledger_key(id)?, confirmed, card));
        }
        Ok((rows, r.database()?, r.last_sweep()?, r.agreements_waiting()?.len() as u64))
    });
    let (rows, database, swept, waiting) = read.await?;
    let row = |(sizes, entries, key, confirmed, card): (
        store::reads::Sizes,
        u64,
        Option<store::reads::LedgerKey>,
        bool,
        store::reads::Organisation,
    )| {
        OperatorRow {
            name: card.name,
            region: card.region,
            demo: card.demo,
            sizes: [sizes.members, sizes.sites, sizes.subjects, sizes.conversations, sizes.messages, entries],
            sockets: app.hub().members_connected(card.id) as u64,
            signs: key.is_some_and(|key| opens(&app, card.id, &key.sealed_seed)),
            recovery_confirmed: confirmed,
        }
    };
    let shown = OperatorPage {
        rows: rows.into_iter().map(row).collect(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        assets: crate::assets::FINGERPRINT.to_owned(),
        engine: database.engine.to_owned(),
        bytes: database.bytes,
        migrations: database.migrations,
        waiting,
        swept_at: swept.and_then(|sweep| sweep.ended_at),
    };
    Ok(page(StatusCode::OK, shown.render(&door.frame("/operator"), door.locale)))
}

fn opens(app: &App, organisation: OrganisationId, sealed: &[u8]) -> bool {
    crate::open_signing_key(app.server_key(), organisation, sealed).is_some()
}

/// Takes the code; the browser keeps it for as long as it is valid.
pub(crate) async fn enter(State(app): State<App>, door: Doorway, Form(typed): Form<Typed>) -> Result<Response, Problem> {
    door.check(&typed.csrf)?;
    if !operator::opens(&app, &typed.code) {
        let again = OperatorDoorPage { wrong: true }.render(&door.frame("/operator"), door.locale);
        return Ok(page(StatusCode::FORBIDDEN, again));
    }
    let mut response = Redirect::to("/operator").into_response();
    keep(&mut response, forms::operator_cookie(&app, typed.code.trim()));
    Ok(response)
}

/// Takes it back.
pub(crate) async fn leave(State(app): State<App>, door: Doorway, Form(form): Form<Bare>) -> Result<Response, Problem> {
    door.check(&form.csrf)?;
    let mut response = Redirect::to("/operator").into_response();
    keep(&mut response, forms::no_operator_cookie(&app));
    Ok(response)
}
