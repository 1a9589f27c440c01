//! Decides how a controller's identity is read and changed: its people are sealed to the server key between.

use crate::app::App;
use crate::auth::SignedIn;
use crate::problem::Problem;
use domain::id::OrganisationId;
use domain::identity::{self, Identity, People};
use seal::ServerKey;
use serde::{Deserialize, Serialize};
use store::reads::{Organisation, StoredIdentity};

/// Where the people are sealed, for the server key.
const PEOPLE_PLACE: &str = "identity.people";

/// The people, as they are sealed.
#[derive(Serialize, Deserialize)]
struct Sealed {
    representative: String,
    privacy_name: String,
    privacy_email: String,
}

impl App {
    /// Who the controller says it is; a field that was not said is empty.
    pub(crate) async fn stated_identity(&self, organisation: OrganisationId) -> Result<Identity, Problem> {
        let stored = self.read(move |r| r.identity(organisation)).await?;
        Ok(stored.map(|stored| opened(self.server_key(), organisation, &stored)).unwrap_or_default())
    }

    /// Who the controller is, for whatever is printed: what it did not say of name and country stands in the organisation's profile.
    pub(crate) async fn identity(&self, organisation: OrganisationId) -> Result<Identity, Problem> {
        let (stored, card) = self.read(move |r| Ok((r.identity(organisation)?, r.organisation(organisation)?))).await?;
        Ok(printed(self.server_key(), &card.ok_or_else(Problem::not_found)?, stored.as_ref()))
    }
}

/// [`App::identity`], of what was read already.
pub(crate) fn printed(key: &ServerKey, card: &Organisation, stored: Option<&StoredIdentity>) -> Identity {
    let mut identity = stored.map(|stored| opened(key, card.id, stored)).unwrap_or_default();
    if identity.legal_name.is_empty() {
        identity.legal_name.clone_from(&card.name);
    }
    if identity.country.is_empty() {
        identity.country.clone_from(&card.region);
    }
    identity
}

/// A stored identity with its people. What was sealed by a server key that is gone reads as if it were not said.
fn opened(key: &ServerKey, organisation: OrganisationId, stored: &StoredIdentity) -> Identity {
    let people = key.open(PEOPLE_PLACE, organisation.0, &stored.people).ok();
    let people = people.and_then(|people| serde_json::from_slice::<Sealed>(people.expose()).ok()).map(|sealed| People {
        representative: sealed.representative,
        privacy_name: sealed.privacy_name,
        privacy_email: sealed.privacy_email,
    });
    Identity { people: people.unwrap_or_default(), ..stored.identity.clone() }
}

/// Changes who the controller says it is. The answer is what is kept.
pub(crate) async fn change(app: &App, who: &SignedIn, typed: Identity) -> Result<Identity, Problem> {
    let organisation = who.member.organisation;
    let card = app.read(move |r| r.organisation(organisation)).await?.ok_or_else(Problem::not_found)?;
    let after = typed.proper(&card.region)?;
    let people = Sealed {
        representative: after.people.representative.clone(),
        privacy_name: after.people.privacy_name.clone(),
        privacy_email: after.people.privacy_email.clone(),
    };
    let plain = serde_json::to_vec(&people).map_err(|_| Problem::internal())?;
    let sealed = app.server_key().seal(PEOPLE_PLACE, organisation.0, &plain, app.entropy().as_ref());
    let (by, at, inside, kept) = (who.member.clone(), app.now(), app.clone(), after.clone());
    let changed = app.store().act("identity.change", organisation, move |tx| {
        let before = tx.identity()?.map(|stored| opened(inside.server_key(), organisation, &stored)).unwrap_or_default();
        let Some(decision) = identity::change(&by, &before, kept, sealed, at)? else { return Ok(()) };
        tx.apply(&decision).map(drop)
    });
    changed.await?;
    Ok(after)
}
