//! The ledger over HTTP, for whoever follows it: a signed checkpoint, and tiles of hashes (C2SP tlog-tiles).

use crate::app::App;
use crate::auth::{SignedIn, VisitToken};
use crate::checkpoints;
use crate::problem::Problem;
use axum::extract::{FromRequestParts, Path, Query, State};
use axum::http::header;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use domain::id::OrganisationId;
use ledger::Checkpoint;
use ledger::tile::TilePath;
use serde::Deserialize;

/// Whoever holds a credential of the organisation: a member, or a visitor.
pub(crate) struct Anyone(OrganisationId);

impl FromRequestParts<App> for Anyone {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        if let Ok(who) = SignedIn::from_request_parts(parts, app).await {
            return Ok(Self(who.member.organisation));
        }
        let lookup = VisitToken::from_request_parts(parts, app).await?.token.lookup();
        let visit = app.read(move |r| r.visit(&lookup)).await?.ok_or_else(Problem::unauthorised)?;
        Ok(Self(visit.visitor.organisation))
    }
}

impl Anyone {
    /// The organisation that the path names; another's is not there.
    fn ledger(&self, text: &str) -> Result<OrganisationId, Problem> {
        let named = OrganisationId::parse(text).filter(|named| *named == self.0);
        named.ok_or_else(Problem::not_found)
    }
}

/// A checkpoint of the tree as it stands now. It is kept, so that a later verification holds the tree to it.
pub(crate) async fn checkpoint(State(app): State<App>, who: Anyone, Path(text): Path<String>) -> Result<Response, Problem> {
    let (note, _) = signed(&app, who.ledger(&text)?).await?;
    Ok(([(header::CONTENT_TYPE, "text/plain; charset=utf-8"), (header::CACHE_CONTROL, "no-cache")], note).into_response())
}

/// Signs and keeps a checkpoint.
pub(crate) async fn signed(app: &App, organisation: OrganisationId) -> Result<(String, Checkpoint), Problem> {
    let signer = app.signer(organisation).await?;
    let tree = app.read(move |r| r.ledger_head(organisation)).await?;
    let checkpoint = Checkpoint { origin: crate::receipt::origin(organisation), size: tree.size(), root: tree.root() };
    let note = checkpoint.sign(&signer);
    let kept = note.clone();
    app.store().act("ledger.checkpoint", organisation, move |tx| tx.keep_checkpoint(tree.size(), &kept)).await?;
    Ok((note, checkpoint))
}

/// Which stamped checkpoint is wanted.
#[derive(Deserialize)]
pub(crate) struct OfSize {
    /// Of how many entries; the last without it.
    size: Option<u64>,
}

/// The signed checkpoint that was stamped, byte for byte as it was.
pub(crate) async fn stamped(
    State(app): State<App>,
    who: Anyone,
    Path(text): Path<String>,
    Query(of): Query<OfSize>,
) -> Result<Response, Problem> {
    let (_, note) = checkpoints::kept(&app, who.ledger(&text)?, of.size).await?;
    Ok(([(header::CONTENT_TYPE, "text/plain; charset=utf-8"), (header::CACHE_CONTROL, "no-cache")], note).into_response())
}

/// What the time-stamping authority answered over it, as `openssl ts -verify` takes it.
pub(crate) async fn stamp(
    State(app): State<App>,
    who: Anyone,
    Path(text): Path<String>,
    Query(of): Query<OfSize>,
) -> Result<Response, Problem> {
    let (row, _) = checkpoints::kept(&app, who.ledger(&text)?, of.size).await?;
    let name = format!("attachment; filename=\"checkpoint-{}.tsr\"", row.size);
    let headers = [
        (header::CONTENT_TYPE, "application/timestamp-reply"),
        (header::CACHE_CONTROL, "no-cache"),
        (header::CONTENT_DISPOSITION, name.as_str()),
    ];
    Ok((headers, row.answer).into_response())
}

/// A tile: hashes only, never an entry.
pub(crate) async fn tile(State(app): State<App>, who: Anyone, Path((text, path)): Path<(String, String)>) -> Result<Response, Problem> {
    let organisation = who.ledger(&text)?;
    let tile = TilePath::parse(&path).map_err(|_| Problem::not_found())?;
    let read = app.read(move |r| {
        if !tile.is_available(r.ledger_head(organisation)?.size()) {
            return Ok(None);
        }
        let from = tile.index * u64::from(ledger::tile::FULL_WIDTH);
        r.tile(organisation, tile.level, from, from + u64::from(tile.width)).map(Some)
    });
    let hashes = read.await?.ok_or_else(Problem::not_found)?;
    let headers = [(header::CONTENT_TYPE, "application/octet-stream"), (header::CACHE_CONTROL, "private, max-age=31536000, immutable")];
    Ok((headers, hashes.concat()).into_response())
}
