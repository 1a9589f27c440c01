//! Identity providers: what this process knows of each, and how one is asked (OpenID Connect Core 1.0, Discovery 1.0).
//!
//! `turn.rs` decides whose answer an answer is: that it comes back to the browser that was sent, once and in time. What the provider says
//! is judged by the crate `openid`; what follows from it is `members/company.rs`.

pub(crate) mod turn;

use crate::app::App;
use crate::outbound;
use crate::outbound::http::{Destination, Question};
use crate::problem::Problem;
use axum::http::{HeaderValue, Method};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use domain::id::{IdentityProviderId, OrganisationId};
use domain::identity_provider::{Errand, Provider};
use jiff::{SignedDuration, Timestamp};
use openid::{ANSWER_BYTES_MAX, Expected, KeySet, Metadata, Refused, Unfit};
use seal::Personal;
use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use zeroize::Zeroizing;

/// Where a client's secret is sealed, for the server key.
pub(crate) const SECRET_PLACE: &str = "identity_provider.client_secret";
/// Where a person at a provider is looked up, for the server key.
const PERSON_PLACE: &str = "bound_member.person";
/// For how long what a provider said of itself is believed.
const KNOWN: SignedDuration = SignedDuration::from_hours(1);
/// How soon keys are asked for again, for a token by one that is not known; and how soon a provider that did not answer is asked again.
const AGAIN: SignedDuration = SignedDuration::from_secs(30);
/// Questions to the provider of one organisation at once: strangers may ask for them, and one that is slow holds up nobody else's.
const QUESTIONS_MAX: usize = 8;

/// What is known of the providers, by organisation: one entry for each that has one.
#[derive(Default)]
pub(crate) struct Providers {
    known: Mutex<HashMap<OrganisationId, Known>>,
    questions: Mutex<HashMap<OrganisationId, usize>>,
}

impl Providers {
    /// A question's place among those of an organisation; `None` where there are as many as there may be.
    fn place(&self, organisation: OrganisationId) -> Option<Place<'_>> {
        let mut questions = self.questions.lock().ok()?;
        let count = questions.entry(organisation).or_default();
        (*count < QUESTIONS_MAX).then(|| {
            *count += 1;
            Place { providers: self, organisation }
        })
    }
}

/// A question that is under way, until it is dropped.
struct Place<'p> {
    providers: &'p Providers,
    organisation: OrganisationId,
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        let Ok(mut questions) = self.providers.questions.lock() else { return };
        if let Some(count) = questions.get_mut(&self.organisation) {
            *count = count.saturating_sub(1);
        }
    }
}

/// What is known of one, as the issuer and client that it was asked for.
#[derive(Clone)]
struct Known {
    provider: Provider,
    metadata: Result<Arc<Metadata>, Trouble>,
    keys: Option<(Arc<KeySet>, Timestamp)>,
    asked_at: Timestamp,
}

/// Why a provider cannot be used now. It names nothing of anybody's.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Trouble {
    /// No recipient of its kind may be used.
    NotRegistered,
    /// Nobody answers there, or nobody who may be asked.
    Unreached,
    /// It answers, and cannot be used.
    Unfit(Unfit),
    /// It shows no keys that are believed.
    NoKeys,
    /// It does not take the code or the client, or what it says is not believed.
    Refused,
    /// We failed, or are too busy.
    Failed,
}

impl Trouble {
    /// A short name, as pages and tests tell it apart.
    pub(crate) fn as_str(&self) -> &'static str {
        match self {
            Self::NotRegistered => "not-registered",
            Self::Unreached => "unreached",
            Self::Unfit(unfit) => unfit.as_str(),
            Self::NoKeys => "no-keys",
            Self::Refused => "refused",
            Self::Failed => "failed",
        }
    }
}

impl From<Problem> for Trouble {
    fn from(problem: Problem) -> Self {
        match problem.code() {
            "no-recipient" => Self::NotRegistered,
            "not-sent" => Self::Unreached,
            _ => Self::Failed,
        }
    }
}

/// An organisation's provider.
#[derive(Clone)]
pub(crate) struct Company {
    pub(crate) organisation: OrganisationId,
    pub(crate) provider: Provider,
}

impl Company {
    /// The one whose link this is.
    ///
    /// # Refuses
    /// With 404 a link that leads nowhere (any more).
    pub(crate) async fn of_link(app: &App, id: &str) -> Result<Self, Problem> {
        let id = IdentityProviderId::parse(id).ok_or_else(Problem::not_found)?;
        let found = app.read(move |r| r.identity_provider_of_link(id)).await?;
        let (organisation, provider) = found.ok_or_else(Problem::not_found)?;
        Ok(Self { organisation, provider })
    }

    /// What its answer to a question is held against.
    pub(crate) fn expecting<'e>(&'e self, nonce: &'e str, now: i64) -> Expected<'e> {
        let profile = &self.provider.profile;
        Expected { issuer: &profile.issuer, client_id: &profile.client_id, nonce, now, signed_in_since: None }
    }

    /// As whom a person there is stored.
    pub(crate) fn person(&self, app: &App, subject: &str) -> [u8; 32] {
        app.server_key().lookup(PERSON_PLACE, &format!("{}\n{}\n{subject}", self.organisation, self.provider.profile.issuer))
    }

    /// Where it is asked what: as it said within the hour, or asked now. One that did not answer just now is not asked again.
    pub(crate) async fn metadata(&self, app: &App) -> Result<Arc<Metadata>, Trouble> {
        if let Some(known) = self.known(app) {
            let age = app.now().duration_since(known.asked_at);
            if age < if known.metadata.is_ok() { KNOWN } else { AGAIN } {
                return known.metadata;
            }
        }
        self.discover(app).await
    }

    /// Asks it where it is asked what.
    pub(crate) async fn discover(&self, app: &App) -> Result<Arc<Metadata>, Trouble> {
        let profile = &self.provider.profile;
        let url = openid::metadata_url(&profile.issuer);
        let answered = self.get(app, Errand::Discovery, &url).await;
        let read = |body: Vec<u8>| Metadata::read(&body, &profile.issuer, profile.secret.is_some()).map_err(Trouble::Unfit);
        let metadata = answered.and_then(read).map(Arc::new);
        if let Err(trouble) = &metadata {
            tracing::warn!(organisation = %self.organisation, reason = trouble.as_str(), "an identity provider cannot be used");
        }
        let known = Known { provider: self.provider.clone(), metadata: metadata.clone(), keys: None, asked_at: app.now() };
        if let Ok(mut all) = app.providers().known.lock() {
            all.insert(self.organisation, known);
        }
        metadata
    }

    /// With which keys it signs. `fresh` wants them newer than those that are known, at a bounded pace.
    pub(crate) async fn keys(&self, app: &App, metadata: &Metadata, fresh: bool) -> Result<Arc<KeySet>, Trouble> {
        if let Some((keys, at)) = self.known(app).and_then(|known| known.keys) {
            let age = app.now().duration_since(at);
            if age < if fresh { AGAIN } else { KNOWN } {
                return Ok(keys);
            }
        }
        let body = self.get(app, Errand::Keys, &metadata.jwks_uri).await?;
        let keys = Arc::new(KeySet::read(&body).map_err(|_| Trouble::NoKeys)?);
        if let Ok(mut all) = app.providers().known.lock()
            && let Some(known) = all.get_mut(&self.organisation).filter(|known| known.provider == self.provider)
        {
            known.keys = Some((Arc::clone(&keys), app.now()));
        }
        Ok(keys)
    }

    /// What is known of it, where it is still the same one.
    fn known(&self, app: &App) -> Option<Known> {
        let all = app.providers().known.lock().ok()?;
        all.get(&self.organisation).filter(|known| known.provider == self.provider).cloned()
    }

    async fn get(&self, app: &App, errand: Errand, url: &str) -> Result<Vec<u8>, Trouble> {
        self.asked(app, errand, url, Method::GET, None, b"").await
    }

    /// Redeems a code (RFC 6749, 4.1.3; RFC 7636, 4.5); answers the ID token.
    pub(crate) async fn redeem(&self, app: &App, metadata: &Metadata, redeemed: &Redeemed<'_>) -> Result<String, Trouble> {
        let encode = crate::console::forms::encode;
        let mut body = format!(
            "grant_type=authorization_code&code={}&redirect_uri={}&code_verifier={}",
            encode(redeemed.code),
            encode(redeemed.redirect_uri),
            encode(redeemed.verifier)
        );
        let client = &self.provider.profile.client_id;
        let authorization = if let Some(secret) = self.secret(app)? {
            // RFC 6749, 2.3.1: both are encoded as in a form first.
            let mut both = Zeroizing::new(encode(client));
            both.push(':');
            both.push_str(&Zeroizing::new(encode(secret.expose())));
            let mut shown = Zeroizing::new("Basic ".to_owned());
            shown.push_str(&Zeroizing::new(STANDARD.encode(both.as_bytes())));
            let mut value = HeaderValue::try_from(shown.as_str()).map_err(|_| Trouble::Failed)?;
            value.set_sensitive(true);
            Some(value)
        } else {
            body.push_str("&client_id=");
            body.push_str(&encode(client));
            None
        };
        let answer = self.asked(app, Errand::Code, &metadata.token_endpoint, Method::POST, authorization, body.as_bytes()).await?;
        openid::id_token_of(&answer).map_err(|refused| self.disbelieved(refused))
    }

    /// Says in the log why what a provider said is not believed.
    pub(crate) fn disbelieved(&self, refused: Refused) -> Trouble {
        tracing::warn!(organisation = %self.organisation, reason = %refused, "what an identity provider said is not believed");
        Trouble::Refused
    }

    fn secret(&self, app: &App) -> Result<Option<Personal<String>>, Trouble> {
        let Some(sealed) = &self.provider.profile.secret else { return Ok(None) };
        let plain = app.server_key().open(SECRET_PLACE, self.organisation.0, sealed).map_err(|_| Trouble::Failed)?;
        String::from_utf8(plain.expose().clone()).map(|text| Some(Personal::new(text))).map_err(|_| Trouble::Failed)
    }

    async fn asked(
        &self,
        app: &App,
        errand: Errand,
        url: &str,
        method: Method,
        authorization: Option<HeaderValue>,
        body: &[u8],
    ) -> Result<Vec<u8>, Trouble> {
        let to = Destination::parse(url).ok().filter(Destination::is_over_tls).ok_or(Trouble::Unfit(Unfit::Endpoint))?;
        let Some(_place) = app.providers().place(self.organisation) else { return Err(Trouble::Failed) };
        let content_type = (method == Method::POST).then_some("application/x-www-form-urlencoded");
        let question =
            Question { method, content_type, accept: "application/json", authorization, body, answer_bytes_max: ANSWER_BYTES_MAX };
        let answer = outbound::ask_provider(app, self.organisation, errand, &to, &question).await?;
        match (answer.status, errand) {
            (200, _) => Ok(answer.body),
            // Elsewhere is nobody whom the organisation named, and an error page is no document.
            (_, Errand::Discovery) => Err(Trouble::Unfit(Unfit::Malformed)),
            (_, Errand::Keys) => Err(Trouble::NoKeys),
            (status, Errand::Code) => {
                tracing::warn!(organisation = %self.organisation, status, "an identity provider did not take a code");
                Err(Trouble::Refused)
            }
        }
    }
}

/// What is redeemed, and what shows that it is ours.
pub(crate) struct Redeemed<'r> {
    pub(crate) code: &'r str,
    pub(crate) verifier: &'r str,
    pub(crate) redirect_uri: &'r str,
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn a_slow_provider_holds_up_its_own_organisation_alone() {
        let (tea, coffee) = (OrganisationId(Uuid::from_u128(1)), OrganisationId(Uuid::from_u128(2)));
        let providers = Providers::default();
        let mut under_way: Vec<_> = (0..QUESTIONS_MAX).map(|_| providers.place(tea).unwrap()).collect();
        assert!(providers.place(tea).is_none() && providers.place(coffee).is_some());
        under_way.pop();
        assert!(providers.place(tea).is_some());
    }
}
