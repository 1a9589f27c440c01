//! The gate: how a file is read from a request, and how much of files is held in memory at once.

use super::Cleaned;
use crate::app::App;
use crate::bindings::FilePlace;
use crate::body::{Body, FileBody};
use crate::problem::Problem;
use axum::extract::Request;
use axum::http::{StatusCode, header};
use domain::file::{FILE_BYTES_MAX, Fault, accept_name};
use domain::id::FileId;
use domain::refusal::Refusal;
use futures_util::StreamExt as _;
use seal::SubjectKey;
use serde::Deserialize;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use utoipa::IntoParams;

/// What is held of files that are being received: so many pieces of [`PIECE_BYTES`]. While one is cleaned and sealed there are up to
/// three copies of it.
const PIECES_MAX: usize = 64;
/// How many of them one sender may have under way besides a first file.
const SENDER_PIECES_MAX: usize = 16;
const PIECE_BYTES: usize = 1024 * 1024;
/// How long a file may take to arrive: 10 MiB over a slow telephone.
const ARRIVAL: Duration = Duration::from_secs(150);
/// When to try again where there is no room, in seconds.
const AGAIN_SECONDS: u64 = 5;
/// The longest key of a message, in bytes.
const KEY_BYTES_MAX: usize = 128;

/// Lets files in.
pub(crate) struct Gate {
    pieces: Arc<Semaphore>,
    /// Pieces by sender, by the lookup id of their token: nobody fills the gate alone.
    senders: Arc<Mutex<HashMap<[u8; 32], usize>>>,
    /// Documents are read into objects, which takes many times their bytes: one at a time.
    documents: Arc<Semaphore>,
}

impl Default for Gate {
    fn default() -> Self {
        Self { pieces: Arc::new(Semaphore::new(PIECES_MAX)), senders: Arc::default(), documents: Arc::new(Semaphore::new(1)) }
    }
}

/// The pieces of one sender; they are given back when it is dropped.
struct Share {
    senders: Arc<Mutex<HashMap<[u8; 32], usize>>>,
    sender: [u8; 32],
    pieces: usize,
}

impl Gate {
    /// Takes a sender's share, or says that they have enough under way.
    fn share(&self, sender: [u8; 32], pieces: usize) -> Result<Share, Problem> {
        let mut senders = self.senders.lock().unwrap_or_else(PoisonError::into_inner);
        let held = senders.entry(sender).or_default();
        // Whoever has nothing under way may bring the largest file.
        if *held > 0 && *held + pieces > SENDER_PIECES_MAX {
            return Err(Problem::unavailable().after(AGAIN_SECONDS));
        }
        *held += pieces;
        Ok(Share { senders: Arc::clone(&self.senders), sender, pieces })
    }
}

impl Drop for Share {
    fn drop(&mut self) {
        let mut senders = self.senders.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(held) = senders.get_mut(&self.sender) {
            *held = held.saturating_sub(self.pieces);
            if *held == 0 {
                senders.remove(&self.sender);
            }
        }
    }
}

/// What a request says about the file in its body.
#[derive(Deserialize, IntoParams)]
pub(crate) struct Named {
    /// Names the message that carries the file: what is sent twice with one key is stored once.
    pub(crate) key: Option<String>,
    /// The file's name; its ending is put right.
    pub(crate) name: Option<String>,
}

impl Named {
    /// The key, which must be there.
    pub(crate) fn key(&self) -> Result<&str, Problem> {
        let key = self.key.as_deref().filter(|key| !key.is_empty() && key.len() <= KEY_BYTES_MAX);
        key.ok_or_else(|| Problem::invalid_body().with("field", "key".into()))
    }
}

/// A file that was let in: cleaned, not yet sealed. Its place at the gate is free when it is dropped.
pub(crate) struct Attachment {
    pub(crate) id: FileId,
    name: String,
    file: Cleaned,
    _place: OwnedSemaphorePermit,
    _share: Share,
}

impl Attachment {
    /// The body of the message that carries it.
    pub(crate) fn body(&self) -> Body {
        Body::File(FileBody {
            id: self.id.to_string(),
            name: self.name.clone(),
            media_type: self.file.kind.media_type().to_owned(),
            bytes: self.bytes(),
            width: self.file.size.map(|(width, _)| width),
            height: self.file.size.map(|(_, height)| height),
        })
    }

    /// How many bytes it has.
    pub(crate) fn bytes(&self) -> u64 {
        self.file.bytes.len() as u64
    }

    /// Its parts, sealed.
    pub(crate) async fn seal(self: &Arc<Self>, app: &App, place: FilePlace, key: SubjectKey) -> Result<Arc<Vec<Vec<u8>>>, Problem> {
        let (file, entropy) = (Arc::clone(self), Arc::clone(app.entropy()));
        app.blocking(move || Arc::new(super::sealing::seal(&file.file.bytes, &place, &key, entropy.as_ref()))).await
    }
}

/// Receives the file of a request, looks it through and cleans it.
///
/// # Errors
/// 413 above the limit, 415 where it is not taken, 503 where too much is held already, 408 where it does not arrive.
pub(crate) async fn receive(app: &App, sender: [u8; 32], named: &Named, request: Request) -> Result<Arc<Attachment>, Problem> {
    let declared = declared(&request)?;
    let pieces = declared.div_ceil(PIECE_BYTES).max(1);
    let gate = app.gate();
    let share = gate.share(sender, pieces)?;
    let pieces = u32::try_from(pieces).map_err(|_| Refusal::TooLarge)?;
    let place = Arc::clone(&gate.pieces).try_acquire_many_owned(pieces).map_err(|_| Problem::unavailable().after(AGAIN_SECONDS))?;
    let late = |_| Problem::new(StatusCode::REQUEST_TIMEOUT, "request-timeout");
    let bytes = tokio::time::timeout(ARRIVAL, read(request, declared)).await.map_err(late)??;
    let turn = if bytes.starts_with(b"%PDF-") {
        Some(Arc::clone(&gate.documents).acquire_owned().await.map_err(|_| Problem::unavailable())?)
    } else {
        None
    };
    // The turn and the places go with the work, which nothing stops: whoever sent it may be gone before it is done.
    let cleaned = app.blocking(move || {
        let cleaned = super::clean(&bytes);
        drop(turn);
        (cleaned, place, share)
    });
    // Where a library gives up on a file in its own way, the file is broken for us.
    let (cleaned, place, share) = cleaned.await.map_err(|_| Refusal::from(Fault::Broken))?;
    let file = cleaned.map_err(Refusal::from)?;
    if file.bytes.len() > FILE_BYTES_MAX {
        return Err(Refusal::TooLarge.into());
    }
    let name = accept_name(named.name.as_deref().unwrap_or_default(), file.kind);
    Ok(Arc::new(Attachment { id: FileId(app.id()), name, file, _place: place, _share: share }))
}

/// How many bytes the request says it brings, or the most that it may.
fn declared(request: &Request) -> Result<usize, Problem> {
    let Some(value) = request.headers().get(header::CONTENT_LENGTH) else { return Ok(FILE_BYTES_MAX) };
    let bytes = value.to_str().ok().and_then(|text| text.parse().ok()).unwrap_or(usize::MAX);
    if bytes > FILE_BYTES_MAX { Err(Refusal::TooLarge.into()) } else { Ok(bytes) }
}

/// Reads the body into one piece of memory of the size that was declared, and not a byte more.
async fn read(request: Request, declared: usize) -> Result<Vec<u8>, Problem> {
    let mut bytes = Vec::new();
    let mut body = request.into_body().into_data_stream();
    while let Some(piece) = body.next().await {
        let piece = piece.map_err(|_| Problem::from(Refusal::from(Fault::Broken)))?;
        if bytes.len() + piece.len() > declared {
            return Err(Refusal::TooLarge.into());
        }
        if bytes.capacity() < bytes.len() + piece.len() {
            // Memory is taken when bytes come, not when they are promised; twice as much each time, and never more than declared.
            bytes.reserve_exact((2 * bytes.len()).clamp(piece.len() + bytes.len(), declared) - bytes.len());
        }
        bytes.extend_from_slice(&piece);
    }
    Ok(bytes)
}
