//! TLS: version 1.3 alone, with aws-lc-rs, and a certificate that can be changed while it is served.

use crate::app::App;
use rustls::crypto::{CryptoProvider, aws_lc_rs};
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::server::{ClientHello, ResolvesServerCert};
use rustls::sign::CertifiedKey;
use rustls::{ServerConfig, version};
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, RwLock};
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::server::TlsStream;
use x509_parser::prelude::{FromDer as _, X509Certificate};

/// HTTP/2, as ALPN names it.
pub(super) const H2: &[u8] = b"h2";
/// HTTP/1.1.
const H1: &[u8] = b"http/1.1";
/// A validation of ACME (RFC 8737).
pub(super) const ACME: &[u8] = b"acme-tls/1";
/// How often the files are looked at.
const LOOK: Duration = Duration::from_secs(2);

/// Why a certificate and its key cannot be served.
#[derive(Debug, thiserror::Error)]
pub enum Unfit {
    /// A file that cannot be read.
    #[error("{} cannot be read: {error}", path.display())]
    Unreadable {
        /// Which one.
        path: PathBuf,
        /// Why.
        error: std::io::Error,
    },
    /// A file without a certificate.
    #[error("{} holds no certificate in PEM", .0.display())]
    NoCertificate(PathBuf),
    /// A file without a key.
    #[error("{} holds no private key in PEM", .0.display())]
    NoKey(PathBuf),
    /// A key that belongs to another certificate, or of a kind that nobody serves with.
    #[error("{} is not the key of the certificate: {error}", path.display())]
    Mismatch {
        /// The key's file.
        path: PathBuf,
        /// What rustls says.
        error: rustls::Error,
    },
    /// TLS cannot be set up at all.
    #[error("TLS cannot be set up: {0}")]
    Library(#[from] rustls::Error),
}

/// What connections are answered with over TLS. Clones share the certificate.
#[derive(Clone)]
pub struct Tls {
    acceptor: TlsAcceptor,
    shown: Arc<Shown>,
    files: Option<Files>,
}

#[derive(Clone)]
struct Files {
    certificate: PathBuf,
    key: PathBuf,
    seen: Arc<Mutex<[u8; 32]>>,
}

impl Tls {
    /// Serves the certificate of two files. They are read again when they change ([`Tls::keep`]).
    ///
    /// # Errors
    /// [`Unfit`] where they are no certificate with its key.
    pub fn from_files(certificate: &Path, key: &Path) -> Result<Self, Unfit> {
        let files = Files { certificate: certificate.to_owned(), key: key.to_owned(), seen: Arc::default() };
        let tls = Self { files: Some(files.clone()), ..Self::bare()? };
        let (pair, seen) = files.read()?;
        files.note(seen);
        tls.shown.show(pair);
        Ok(tls)
    }

    /// Serves no certificate yet.
    pub(super) fn bare() -> Result<Self, Unfit> {
        let shown = Arc::new(Shown::default());
        let mut config = ServerConfig::builder_with_provider(Arc::new(aws_lc_rs::default_provider()))
            .with_protocol_versions(&[&version::TLS13])?
            .with_no_client_auth()
            .with_cert_resolver(Arc::clone(&shown) as Arc<dyn ResolvesServerCert>);
        config.alpn_protocols = [H2, H1, ACME].map(<[u8]>::to_vec).to_vec();
        Ok(Self { acceptor: TlsAcceptor::from(Arc::new(config)), shown, files: None })
    }

    /// Shows a certificate from now on; connections that are open go on with the one that they began with.
    pub(super) fn shown(&self) -> &Shown {
        &self.shown
    }

    pub(super) async fn accept<S: AsyncRead + AsyncWrite + Unpin>(&self, stream: S) -> std::io::Result<TlsStream<S>> {
        self.acceptor.accept(stream).await
    }

    /// Looks at the files for as long as the server runs. A pair that does not fit is told in the log, and the one before goes on.
    pub async fn keep(self) {
        let Some(files) = self.files.clone() else { return };
        let mut told = false;
        loop {
            tokio::time::sleep(LOOK).await;
            match files.read() {
                Ok((pair, seen)) if files.seen() != Some(seen) => {
                    files.note(seen);
                    self.shown.show(pair);
                    tracing::info!("a new certificate is served");
                    told = false;
                }
                // Two files do not change at the same moment: once is enough to say it.
                Err(error) if !told => {
                    tracing::error!(%error, "the certificate before is served on");
                    told = true;
                }
                _ => {}
            }
        }
    }
}

impl Files {
    fn read(&self) -> Result<(CertifiedKey, [u8; 32]), Unfit> {
        let read = |path: &Path| std::fs::read(path).map_err(|error| Unfit::Unreadable { path: path.to_owned(), error });
        let (certificate, key) = (read(&self.certificate)?, read(&self.key)?);
        let seen = seal::sha256(&[seal::sha256(&certificate), seal::sha256(&key)].concat());
        Ok((pair(&certificate, &key, (&self.certificate, &self.key))?, seen))
    }

    fn seen(&self) -> Option<[u8; 32]> {
        self.seen.lock().ok().map(|seen| *seen)
    }

    fn note(&self, now: [u8; 32]) {
        if let Ok(mut seen) = self.seen.lock() {
            *seen = now;
        }
    }
}

/// A certificate with its key, both in PEM; `paths` name them in errors.
pub(super) fn pair(certificate: &[u8], key: &[u8], (at, key_at): (&Path, &Path)) -> Result<CertifiedKey, Unfit> {
    let chain: Vec<_> = CertificateDer::pem_slice_iter(certificate).filter_map(Result::ok).collect();
    if chain.is_empty() {
        return Err(Unfit::NoCertificate(at.to_owned()));
    }
    let key = PrivateKeyDer::from_pem_slice(key).map_err(|_| Unfit::NoKey(key_at.to_owned()))?;
    CertifiedKey::from_der(chain, key, &provider()).map_err(|error| Unfit::Mismatch { path: key_at.to_owned(), error })
}

pub(super) fn provider() -> CryptoProvider {
    aws_lc_rs::default_provider()
}

/// From when until when a certificate holds, in seconds since 1970.
pub(super) fn holds(pair: &CertifiedKey) -> Option<(i64, i64)> {
    let (_, certificate) = X509Certificate::from_der(pair.cert.first()?).ok()?;
    let validity = certificate.validity();
    Some((validity.not_before.timestamp(), validity.not_after.timestamp()))
}

/// The certificate that is shown now, and the one of a validation while it lasts.
#[derive(Debug, Default)]
pub(super) struct Shown {
    now: RwLock<Option<Arc<CertifiedKey>>>,
    validations: RwLock<HashMap<String, Arc<CertifiedKey>>>,
}

impl Shown {
    pub(super) fn show(&self, pair: CertifiedKey) {
        if let Ok(mut now) = self.now.write() {
            *now = Some(Arc::new(pair));
        }
    }

    /// Shows this to whoever validates a name.
    pub(super) fn validate(&self, name: String, pair: CertifiedKey) {
        if let Ok(mut validations) = self.validations.write() {
            validations.insert(name, Arc::new(pair));
        }
    }

    /// The validations are over.
    pub(super) fn validated(&self) {
        if let Ok(mut validations) = self.validations.write() {
            validations.clear();
        }
    }

    pub(super) fn now(&self) -> Option<Arc<CertifiedKey>> {
        self.now.read().ok()?.clone()
    }
}

impl ResolvesServerCert for Shown {
    fn resolve(&self, hello: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        let validates = hello.alpn().is_some_and(|mut names| names.any(|name| name == ACME));
        if validates { self.validations.read().ok()?.get(hello.server_name()?).cloned() } else { self.now() }
    }
}

/// Says in the log when the certificate will have expired soon, so that nobody learns it from visitors.
pub(super) fn warn_of_end(app: &App, tls: &Tls) {
    let left = tls.shown().now().and_then(|pair| holds(&pair)).map(|(_, until)| until - app.now().as_second());
    match left {
        Some(left) if left <= 0 => tracing::error!("the certificate has expired"),
        Some(left) if left < 7 * 86_400 => tracing::warn!(days = left / 86_400, "the certificate expires soon"),
        _ => {}
    }
}
