//! How the words of a breach are sealed: they may name people, so they are sealed to the privacy pair, under a key made for them alone.
//! Whoever may read the register without that pair sees what is ticked, dated and counted, and that there are words.

use super::wire::{TextName, Whole};
use crate::app::App;
use crate::auth::SignedIn;
use crate::bindings::BreachWords;
use crate::problem::Problem;
use crate::restriction::privacy_pair;
use data_encoding::HEXLOWER;
use domain::Purpose;
use domain::breach::Sealed;
use domain::breach::form::{Field, Texts};
use domain::id::{BreachId, NotificationId, OrganisationId};
use seal::{PublicKey, SubjectKey};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use store::reads::BreachRow;
use utoipa::ToSchema;

/// Where the texts of a breach stood, for the server key.
const TEXTS_PLACE: &str = "breach.texts";
/// Where the snapshot of a notification stood.
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

/// Seals words to the newest privacy pair, which no signed-in member needs to hold for that.
async fn seal(app: &App, organisation: OrganisationId, words: BreachWords, plain: &[u8]) -> Result<Sealed, Problem> {
    let (entropy, privacy) = (app.entropy().as_ref(), privacy_pair(app, organisation).await?);
    let (key, pair) = (SubjectKey::make(entropy), &privacy.purpose);
    let public = PublicKey::from_bytes(&privacy.public_key).map_err(|_| Problem::internal())?;
    let for_privacy = key.hand_over(&public, &words.key(organisation, pair, privacy.generation))?;
    let sealed = key.seal(&words.cell(organisation, pair), plain, entropy);
    Ok(Sealed { pair_generation: privacy.generation, for_privacy, sealed })
}

/// Opens words; `None` where no key of the reader does.
fn open(app: &App, who: &SignedIn, words: BreachWords, sealed: &Sealed) -> Result<Option<Vec<u8>>, Problem> {
    if sealed.pair_generation == 0 {
        let (place, row) = match words {
            BreachWords::Texts(id) => (TEXTS_PLACE, id.0),
            BreachWords::Held(id) => (SNAPSHOT_PLACE, id.0),
        };
        let plain = app.server_key().open(place, row, &sealed.sealed).map_err(|_| Problem::internal())?;
        return Ok(Some(plain.expose().clone()));
    }
    let (organisation, pair) = (who.member.organisation, Purpose::privacy());
    let binding = words.key(organisation, &pair, sealed.pair_generation);
    let Some(key) = who.keys.receive(&pair, sealed.pair_generation, &sealed.for_privacy, &binding) else { return Ok(None) };
    let plain = key.open(&words.cell(organisation, &pair), &sealed.sealed).map_err(|_| Problem::internal())?;
    Ok(Some(plain.expose().clone()))
}

/// Seals the texts of a breach.
pub(crate) async fn seal_texts(app: &App, organisation: OrganisationId, id: BreachId, texts: &Texts) -> Result<Sealed, Problem> {
    let named: BTreeMap<&str, &str> = texts.iter().map(|(field, text)| (field.as_str(), text.as_str())).collect();
    let plain = serde_json::to_vec(&named).map_err(|_| Problem::internal())?;
    seal(app, organisation, BreachWords::Texts(id), &plain).await
}

/// Opens the texts of a breach; `None` where no key of the reader does.
pub(crate) fn open_texts(app: &App, who: &SignedIn, row: &BreachRow) -> Result<Option<Texts>, Problem> {
    let Some(sealed) = &row.texts else { return Ok(Some(Texts::new())) };
    let Some(plain) = open(app, who, BreachWords::Texts(row.breach.id), sealed)? else { return Ok(None) };
    let named: BTreeMap<String, String> = serde_json::from_slice(&plain).map_err(|_| Problem::internal())?;
    Ok(Some(named.into_iter().filter_map(|(name, text)| Some((Field::parse(&name)?, text))).collect()))
}

/// Seals what the register holds now, for a notification; with its hash.
pub(crate) async fn seal_snapshot(
    app: &App,
    organisation: OrganisationId,
    id: NotificationId,
    reason: Option<String>,
    breach: Whole,
) -> Result<(Sealed, [u8; 32]), Problem> {
    let mut salt = [0; 32];
    app.entropy().fill(&mut salt);
    let snapshot = Snapshot { salt: HEXLOWER.encode(&salt), reason, breach };
    let plain = serde_json::to_vec(&snapshot).map_err(|_| Problem::internal())?;
    Ok((seal(app, organisation, BreachWords::Held(id), &plain).await?, seal::sha256(&plain)))
}

/// Opens what the register held at a notification; `None` where no key of the reader does.
pub(crate) fn open_snapshot(app: &App, who: &SignedIn, id: NotificationId, sealed: &Sealed) -> Result<Option<Vec<u8>>, Problem> {
    open(app, who, BreachWords::Held(id), sealed)
}

/// The texts by the names of the API.
pub(crate) fn by_name(texts: &Texts) -> BTreeMap<String, String> {
    texts.iter().map(|(field, text)| (field.api_name(), text.clone())).collect()
}
