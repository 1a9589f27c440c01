//! The application: what every request shares.

use crate::arrivals::Arrivals;
use crate::askings::Askings;
use crate::challenge::Used;
use crate::checked_keys::CheckedKeys;
use crate::clock::Clock;
use crate::files::gate::Gate;
use crate::guesses::Guesses;
use crate::hub::Hub;
use crate::identity_provider::Providers;
use crate::load::Load;
use crate::mail::MailServer;
use crate::members::presence::Presence;
use crate::notices::Publisher;
use crate::outbound::http::{Destination, Reach};
use crate::paces::Paces;
use crate::passkeys::challenges::Challenges;
use crate::problem::Problem;
use crate::receipt::Signers;
use crate::script::Scripts;
use crate::search::stream::Searches;
use crate::signals::Noticed;
use crate::tallies::Tallies;
use crate::uses::Uses;
use crate::veil::Veil;
use crate::walls::Walls;
use crate::work::Scrubs;
use data_encoding::BASE32_NOPAD;
use jiff::Timestamp;
use seal::{Cost, Entropy, ServerKey};
use std::sync::Arc;
use store::{Fault, Reader, Store};
use tokio::sync::{Semaphore, SemaphorePermit};
use uuid::Uuid;

/// What the binary decides.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The address under which browsers reach this installation, without a path; `None` means: whatever `Host` they name.
    pub public_url: Option<String>,
    /// Whom to tell about a weakness: an address such as `mailto:security@example.org`.
    pub security_contact: Option<String>,
    /// Whether this is the demo.
    pub demo: bool,
    /// Argon2id's cost for new passwords.
    pub cost: Cost,
    /// The mail server; `None` where no letters are sent.
    pub mail: Option<MailServer>,
    /// The time-stamping authority (RFC 3161) that checkpoints may be stamped by; `None` where none is configured.
    pub time_stamp: Option<Destination>,
    /// How far those are reached whom an organisation names: its identity provider.
    pub reach: Reach,
    /// Who runs this installation, as documents name it: the processor.
    pub operator: Operator,
    /// The texts of documents: those of the house, and what counsel put in their place.
    pub texts: Arc<documents::Texts>,
    /// What stands around it.
    pub walls: Walls,
}

impl Settings {
    /// Whether browsers reach this installation over TLS, be it ours or that of a proxy.
    pub(crate) fn over_tls(&self) -> bool {
        self.walls.tls || self.public_url.as_deref().is_some_and(|url| url.starts_with("https://"))
    }
}

/// Who runs an installation (GDPR art. 28, 30(2)(a)). What was not said is empty, and marked as missing in documents.
#[derive(Clone, Debug, Default)]
pub struct Operator {
    /// The name under which it is registered.
    pub legal_name: String,
    /// Where it is, as a letter is addressed.
    pub address: String,
    /// In which country; ISO 3166.
    pub country: String,
    /// Its e-mail address.
    pub email: String,
    /// Its telephone number.
    pub phone: String,
    /// Who answers for privacy there.
    pub privacy_contact: String,
    /// The installation's region: the country in which the data is stored (ISO 3166); the operator's own where it is empty.
    pub region: String,
}

impl Operator {
    /// In which country the data is stored.
    pub fn stored_in(&self) -> &str {
        if self.region.is_empty() { &self.country } else { &self.region }
    }
}

/// What every request shares; cheap to clone.
#[derive(Clone)]
pub struct App(Arc<Shared>);

struct Shared {
    store: Store,
    server_key: ServerKey,
    entropy: Arc<dyn Entropy>,
    clock: Arc<dyn Clock>,
    settings: Settings,
    hub: Hub,
    presence: Presence,
    scripts: Scripts,
    searches: Searches,
    signers: Signers,
    guesses: Guesses,
    noticed: Noticed,
    tallies: Tallies,
    load: Load,
    used: Used,
    challenges: Challenges,
    providers: Providers,
    paces: Paces,
    veil: Veil,
    uses: Uses,
    scrubs: Scrubs,
    checked_keys: CheckedKeys,
    arrivals: Arrivals,
    askings: Askings,
    gate: Gate,
    hashing: Arc<Semaphore>,
    set_up_code: String,
    importing: Semaphore,
}

/// Passwords that are hashed at once: each takes 19 MiB, and strangers may ask for it.
const HASHING_MAX: usize = 4;

impl App {
    /// An application on a store.
    pub fn new(store: Store, server_key: ServerKey, entropy: Arc<dyn Entropy>, clock: Arc<dyn Clock>, settings: Settings) -> Self {
        let mut code = [0; 15];
        entropy.fill(&mut code);
        let paces = Paces::new(&settings.walls.limits);
        let veil = Veil::new(Arc::clone(&entropy));
        let challenges = Challenges::new(entropy.as_ref());
        Publisher::serve(&store, server_key.clone(), settings.operator.clone());
        Self(Arc::new(Shared {
            store,
            server_key,
            entropy,
            clock,
            arrivals: Arrivals::new(settings.demo, settings.walls.limits.visits_of_site),
            askings: Askings::new(settings.demo),
            gate: Gate::default(),
            hashing: Arc::new(Semaphore::new(HASHING_MAX)),
            importing: Semaphore::new(1),
            settings,
            hub: Hub::default(),
            presence: Presence::default(),
            scripts: Scripts::default(),
            searches: Searches::default(),
            signers: Signers::default(),
            guesses: Guesses::default(),
            noticed: Noticed::default(),
            tallies: Tallies::default(),
            load: Load::default(),
            used: Used::default(),
            challenges,
            providers: Providers::default(),
            paces,
            veil,
            uses: Uses::default(),
            scrubs: Scrubs::default(),
            checked_keys: CheckedKeys::default(),
            set_up_code: BASE32_NOPAD.encode(&code),
        }))
    }

    /// The store.
    pub fn store(&self) -> &Store {
        &self.0.store
    }

    /// The server key.
    pub fn server_key(&self) -> &ServerKey {
        &self.0.server_key
    }

    /// The source of randomness.
    pub fn entropy(&self) -> &Arc<dyn Entropy> {
        &self.0.entropy
    }

    /// Now.
    pub fn now(&self) -> Timestamp {
        self.0.clock.now()
    }

    /// What the binary decided.
    pub fn settings(&self) -> &Settings {
        &self.0.settings
    }

    /// A fresh id.
    pub fn id(&self) -> Uuid {
        seal::random_id(self.now().as_millisecond(), self.0.entropy.as_ref())
    }

    /// What the first organisation is set up with: whoever can see the server start. Another one after each start.
    pub fn set_up_code(&self) -> &str {
        &self.0.set_up_code
    }

    pub(crate) fn hub(&self) -> &Hub {
        &self.0.hub
    }

    pub(crate) fn presence(&self) -> &Presence {
        &self.0.presence
    }

    pub(crate) fn scripts(&self) -> &Scripts {
        &self.0.scripts
    }

    pub(crate) fn searches(&self) -> &Searches {
        &self.0.searches
    }

    pub(crate) fn signers(&self) -> &Signers {
        &self.0.signers
    }

    pub(crate) fn checked_keys(&self) -> &CheckedKeys {
        &self.0.checked_keys
    }

    pub(crate) fn arrivals(&self) -> &Arrivals {
        &self.0.arrivals
    }

    pub(crate) fn askings(&self) -> &Askings {
        &self.0.askings
    }

    pub(crate) fn gate(&self) -> &Gate {
        &self.0.gate
    }

    /// A turn to import: one file at a time, because who is known already is read before anything is written.
    pub(crate) async fn import_turn(&self) -> Result<SemaphorePermit<'_>, Problem> {
        self.0.importing.acquire().await.map_err(|_| Problem::unavailable())
    }

    pub(crate) fn guesses(&self) -> &Guesses {
        &self.0.guesses
    }

    pub(crate) fn noticed(&self) -> &Noticed {
        &self.0.noticed
    }

    pub(crate) fn tallies(&self) -> &Tallies {
        &self.0.tallies
    }

    /// Solutions that were used.
    pub(crate) fn used(&self) -> &Used {
        &self.0.used
    }

    /// What passkeys are asked.
    pub(crate) fn challenges(&self) -> &Challenges {
        &self.0.challenges
    }

    /// What is known of identity providers.
    pub(crate) fn providers(&self) -> &Providers {
        &self.0.providers
    }

    pub(crate) fn load(&self) -> &Load {
        &self.0.load
    }

    pub(crate) fn paces(&self) -> &Paces {
        &self.0.paces
    }

    /// Today's hash of what a limit counts by.
    pub(crate) fn veiled(&self, place: &str, value: &str) -> [u8; 32] {
        self.0.veil.of(place, value, self.now())
    }

    pub(crate) fn uses(&self) -> &Uses {
        &self.0.uses
    }

    pub(crate) fn scrubs(&self) -> &Scrubs {
        &self.0.scrubs
    }

    /// Reads from the store, away from the threads that serve.
    pub(crate) async fn read<T, F>(&self, read: F) -> Result<T, Problem>
    where
        T: Send + 'static,
        F: FnOnce(&mut Reader<'_>) -> Result<T, Fault> + Send + 'static,
    {
        let store = self.0.store.clone();
        Ok(tokio::task::spawn_blocking(move || store.read(read)).await.map_err(|_| Problem::internal())??)
    }

    /// Hashes a password: away from the threads that serve, and few at a time.
    pub(crate) async fn hashing<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T, Problem> {
        let turn = Arc::clone(&self.0.hashing).acquire_owned().await.map_err(|_| Problem::unavailable())?;
        // The turn goes with the work, which nothing stops: whoever asked may be gone before it is done, and the next must still wait.
        let work = move || {
            let done = work();
            drop(turn);
            done
        };
        self.blocking(work).await
    }

    /// Runs what takes long (password hashing, many keys) away from the threads that serve.
    pub(crate) async fn blocking<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T, Problem> {
        tokio::task::spawn_blocking(work).await.map_err(|_| Problem::internal())
    }
}
