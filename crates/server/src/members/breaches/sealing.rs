//! How the words of a breach are sealed. They may name people, so nothing of them stands in clear; a draft that a signal opened has none.

use super::wire::{TextName, Whole};
use crate::app::App;
use crate::problem::Problem;
use data_encoding::HEXLOWER;
use domain::breach::form::{Field, Texts};
use domain::id::{BreachId, NotificationId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use store::reads::BreachRow;
use utoipa::ToSchema;

/// Where the texts of a breach stand, for the server key.
const TEXTS_PLACE: &str = "breach.texts";
/// Where the snapshot of a notification stands.
const SNAPSHOT_PLACE: &str = "breach_notification.sealed";

/// What the register held when somebody was told.
#[derive(Serialize, Deserialize, ToSchema)]
#[schema(as = BreachSnapshot)]
pub(crate) struct Snapshot {
    /// 32 random bytes in hexadecimal: nobody guesses what stands here from its hash.
    pub(crate) salt: String,
    /// Why it was told late.
    pub(crate) reason: Option<String>,
    /// The breach as it was known then.
    pub(crate) breach: Whole,
}

/// Seals the texts of a breach.
pub(crate) fn seal_texts(app: &App, id: BreachId, texts: &Texts) -> Result<Vec<u8>, Problem> {
    let named: BTreeMap<&str, &str> = texts.iter().map(|(field, text)| (field.as_str(), text.as_str())).collect();
    let plain = serde_json::to_vec(&named).map_err(|_| Problem::internal())?;
    Ok(app.server_key().seal(TEXTS_PLACE, id.0, &plain, app.entropy().as_ref()))
}

/// Opens the texts of a breach.
pub(crate) fn open_texts(app: &App, row: &BreachRow) -> Result<Texts, Problem> {
    let Some(sealed) = &row.texts else { return Ok(Texts::new()) };
    let plain = app.server_key().open(TEXTS_PLACE, row.breach.id.0, sealed).map_err(|_| Problem::internal())?;
    let named: BTreeMap<String, String> = serde_json::from_slice(plain.expose()).map_err(|_| Problem::internal())?;
    Ok(named.into_iter().filter_map(|(name, text)| Some((Field::parse(&name)?, text))).collect())
}

/// Seals what the register holds now, for a notification; with its hash.
pub(crate) fn seal_snapshot(app: &App, id: NotificationId, reason: Option<String>, breach: Whole) -> Result<(Vec<u8>, [u8; 32]), Problem> {
    let mut salt = [0; 32];
    app.entropy().fill(&mut salt);
    let snapshot = Snapshot { salt: HEXLOWER.encode(&salt), reason, breach };
    let plain = serde_json::to_vec(&snapshot).map_err(|_| Problem::internal())?;
    let sealed = app.server_key().seal(SNAPSHOT_PLACE, id.0, &plain, app.entropy().as_ref());
    Ok((sealed, seal::sha256(&plain)))
}

/// Opens what the register held at a notification.
pub(crate) fn open_snapshot(app: &App, id: NotificationId, sealed: &[u8]) -> Result<Vec<u8>, Problem> {
    let plain = app.server_key().open(SNAPSHOT_PLACE, id.0, sealed).map_err(|_| Problem::internal())?;
    Ok(plain.expose().clone())
}

/// The texts by the names of the API.
pub(crate) fn by_name(texts: &Texts) -> BTreeMap<String, String> {
    texts.iter().map(|(field, text)| (field.api_name(), text.clone())).collect()
}
