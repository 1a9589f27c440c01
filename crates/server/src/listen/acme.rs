//! ACME (RFC 8555): the certificate is asked for, proved by TLS-ALPN-01 (RFC 8737) on the address that is served, and renewed.
//!
//! What leaves is the name of the host and an account key that was made for it: nothing of anybody's. Account and certificate lie beside
//! the database, readable by their owner alone.

use super::tls::{self, Tls, Unfit};
use crate::app::App;
use instant_acme::{
    Account, AccountCredentials, AuthorizationStatus, ChallengeType, Identifier, NewAccount, NewOrder, OrderStatus, RetryPolicy,
};
use rcgen::{CertificateParams, CustomExtension, KeyPair};
use rustls::pki_types::PrivateKeyDer;
use rustls::sign::CertifiedKey;
use std::fs::{self, DirBuilder, OpenOptions};
use std::io::Write as _;
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Let's Encrypt, where no other authority is named.
const AUTHORITY: &str = "https://acme-v02.api.letsencrypt.org/directory";
/// How often we look whether it is time to renew.
const LOOK: Duration = Duration::from_hours(1);
/// The wait after the first failure; it doubles with each further one. The authorities count failures by the hour.
const WAIT: Duration = Duration::from_mins(2);
/// The longest wait.
const WAIT_MAX: Duration = Duration::from_hours(6);
/// How long one order may take.
const ORDER: Duration = Duration::from_mins(5);

/// Whose certificate is asked for, and of whom.
#[derive(Clone, Debug)]
pub struct Acme {
    /// The names, the first as which the installation is known.
    pub domains: Vec<String>,
    /// The authority's directory; Let's Encrypt without it.
    pub directory: Option<String>,
    /// A root to trust the authority by (PEM), where the machine's own do not.
    pub root: Option<PathBuf>,
    /// Whom the authority may write to: `mailto:security@example.org`.
    pub contact: Option<String>,
    /// The folder in which account and certificate lie.
    pub folder: PathBuf,
}

/// Why there is no new certificate.
#[derive(Debug, thiserror::Error)]
enum Unasked {
    #[error(transparent)]
    Acme(#[from] instant_acme::Error),
    #[error(transparent)]
    Certificate(#[from] rcgen::Error),
    #[error(transparent)]
    Unfit(#[from] Unfit),
    #[error(transparent)]
    File(#[from] std::io::Error),
    #[error("the stored account cannot be read: {0}")]
    Account(#[from] serde_json::Error),
    #[error("the authority says {0:?}")]
    Refused(OrderStatus),
    #[error("the authority offers no tls-alpn-01")]
    NoChallenge,
    #[error("it took too long")]
    TooLong,
}

impl Acme {
    /// TLS with the certificate that is stored, and none yet where there is none: the first one comes within seconds of [`Acme::keep`].
    ///
    /// # Errors
    /// [`Unfit`] where TLS cannot be set up.
    pub fn tls(&self) -> Result<Tls, Unfit> {
        let tls = Tls::bare()?;
        if let Some(pair) = self.stored() {
            tls.shown().show(pair);
        }
        Ok(tls)
    }

    /// Asks, and renews, for as long as the server runs.
    pub async fn keep(self, app: App, tls: Tls) {
        let mut wait = WAIT;
        loop {
            if !is_due(&app, &tls) {
                tokio::time::sleep(LOOK).await;
                continue;
            }
            let asked = tokio::time::timeout(ORDER, self.ask(&tls)).await.unwrap_or(Err(Unasked::TooLong));
            tls.shown().validated();
            match asked {
                Ok(pair) => {
                    tls.shown().show(pair);
                    tracing::info!("a new certificate is served");
                    wait = WAIT;
                }
                Err(error) => {
                    tracing::error!(%error, minutes = wait.as_secs() / 60, "the authority gave no certificate; it is asked again");
                    tls::warn_of_end(&app, &tls);
                    tokio::time::sleep(wait).await;
                    wait = (wait * 2).min(WAIT_MAX);
                }
            }
        }
    }

    async fn ask(&self, tls: &Tls) -> Result<CertifiedKey, Unasked> {
        let account = self.account().await?;
        let names: Vec<_> = self.domains.iter().cloned().map(Identifier::Dns).collect();
        let mut order = account.new_order(&NewOrder::new(&names)).await?;
        let mut authorizations = order.authorizations();
        while let Some(authorization) = authorizations.next().await {
            let mut authorization = authorization?;
            if authorization.status == AuthorizationStatus::Valid {
                continue;
            }
            let mut challenge = authorization.challenge(ChallengeType::TlsAlpn01).ok_or(Unasked::NoChallenge)?;
            let name = challenge.identifier().to_string();
            let proof = proof(&name, challenge.key_authorization().digest().as_ref())?;
            tls.shown().validate(name, proof);
            challenge.set_ready().await?;
        }
        let status = order.poll_ready(&RetryPolicy::default()).await?;
        if status != OrderStatus::Ready {
            return Err(Unasked::Refused(status));
        }
        let key = order.finalize().await?;
        let chain = order.poll_certificate(&RetryPolicy::default()).await?;
        let place = self.certificate_file();
        let pair = tls::pair(chain.as_bytes(), key.as_bytes(), (&place, &place))?;
        self.write(&place, format!("{key}{chain}").as_bytes())?;
        Ok(pair)
    }

    async fn account(&self) -> Result<Account, Unasked> {
        let builder = || match &self.root {
            Some(root) => Account::builder_with_root(root),
            None => Account::builder(),
        };
        let directory = self.directory.clone().unwrap_or_else(|| AUTHORITY.to_owned());
        // An account belongs to one authority.
        let place = self.folder.join(format!("account-{}.json", short(&directory)));
        if let Ok(text) = fs::read(&place) {
            let credentials: AccountCredentials = serde_json::from_slice(&text)?;
            return Ok(builder()?.from_credentials(credentials).await?);
        }
        let contact: Vec<_> = self.contact.iter().map(String::as_str).filter(|contact| contact.starts_with("mailto:")).collect();
        let new = NewAccount { contact: &contact, terms_of_service_agreed: true, only_return_existing: false };
        let (account, credentials) = builder()?.create(&new, directory, None).await?;
        self.write(&place, &serde_json::to_vec(&credentials)?)?;
        Ok(account)
    }

    fn stored(&self) -> Option<CertifiedKey> {
        let place = self.certificate_file();
        let text = fs::read(&place).ok()?;
        tls::pair(&text, &text, (&place, &place)).ok()
    }

    /// A certificate belongs to the names that it was asked for.
    fn certificate_file(&self) -> PathBuf {
        self.folder.join(format!("certificate-{}.pem", short(&self.domains.join("\n"))))
    }

    /// Writes a file aside and moves it into place, so that nobody ever finds half of it.
    fn write(&self, place: &Path, bytes: &[u8]) -> Result<(), std::io::Error> {
        DirBuilder::new().recursive(true).mode(0o700).create(&self.folder)?;
        let aside = place.with_extension("new");
        let _ = fs::remove_file(&aside);
        let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&aside)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        fs::rename(&aside, place)
    }
}

/// Whether there is none yet, or two thirds of its time are over.
fn is_due(app: &App, tls: &Tls) -> bool {
    let Some((from, until)) = tls.shown().now().and_then(|pair| tls::holds(&pair)) else { return true };
    app.now().as_second() >= from + (until - from) / 3 * 2
}

/// The certificate that proves a name (RFC 8737, section 3).
fn proof(name: &str, digest: &[u8]) -> Result<CertifiedKey, Unasked> {
    let key = KeyPair::generate()?;
    let mut params = CertificateParams::new(vec![name.to_owned()])?;
    params.custom_extensions = vec![CustomExtension::new_acme_identifier(digest)];
    let certificate = params.self_signed(&key)?;
    // Not compared with its key: webpki reads no certificate with a critical extension that it does not know.
    let secret = PrivateKeyDer::try_from(key.serialize_der()).map_err(|_| Unasked::NoChallenge)?;
    let secret = tls::provider().key_provider.load_private_key(secret).map_err(Unfit::from)?;
    Ok(CertifiedKey::new(vec![certificate.der().clone()], secret))
}

/// A name for a file.
fn short(text: &str) -> String {
    data_encoding::HEXLOWER.encode(seal::sha256(text.as_bytes()).get(..8).unwrap_or_default())
}
