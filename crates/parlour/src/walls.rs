//! The walls as they are asked for: a certificate or a name to ask one for, proxies that are believed, how much at once.

use crate::Failed;
use crate::config::Config;
use clap::Args;
use rustix::process::{Resource, Rlimit};
use serde::Deserialize;
use server::listen::{Acme, Tls};
use server::{App, Challenging, Limits, Walls};
use std::path::{Path, PathBuf};

/// Descriptors that are kept for what is no connection: the database, files, the log.
const DESCRIPTORS_KEPT: u64 = 256;

/// What the command line says.
#[derive(Args, Clone, Default)]
pub(crate) struct Wanted {
    /// The certificate to serve over TLS, with its chain (PEM). Read again when it changes.
    #[arg(long, value_name = "FILE", requires = "tls_key", conflicts_with = "acme_domain")]
    tls_cert: Option<PathBuf>,
    /// Its key (PEM).
    #[arg(long, value_name = "FILE", requires = "tls_cert")]
    tls_key: Option<PathBuf>,
    /// Serve over TLS under this name and ask an authority for its certificate (ACME); may be repeated. Needs port 443.
    #[arg(long, value_name = "NAME")]
    acme_domain: Vec<String>,
    /// The authority's directory; Let's Encrypt without it.
    #[arg(long, value_name = "URL", requires = "acme_domain")]
    acme_directory: Option<String>,
    /// A root certificate (PEM) to trust an authority of one's own by.
    #[arg(long, value_name = "FILE", requires = "acme_domain")]
    acme_root: Option<PathBuf>,
    /// A proxy whose `Forwarded` or `X-Forwarded-For` is believed: an address or a network; may be repeated.
    #[arg(long = "trusted-proxy", value_name = "CIDR")]
    trusted_proxies: Vec<String>,
    #[arg(skip)]
    limits: AtOnce,
    #[arg(skip)]
    proof_of_work: Option<String>,
}

/// `[tls]` of the configuration file.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Files {
    certificate_file: PathBuf,
    key_file: PathBuf,
}

/// `[acme]` of the configuration file.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Names {
    domains: Vec<String>,
    directory: Option<String>,
    root: Option<PathBuf>,
}

/// `[limits]` of the configuration file.
#[derive(Clone, Copy, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct AtOnce {
    /// Connections in all.
    connections: Option<usize>,
    /// Connections from one subscriber.
    connections_of_one: Option<usize>,
    /// Requests that are worked on at once.
    requests: Option<usize>,
}

/// Where the certificate comes from.
pub(crate) enum Source {
    /// Two files.
    Files(Tls),
    /// An authority.
    Acme(Acme, Tls),
}

/// What is built from it.
pub(crate) struct Built {
    pub(crate) walls: Walls,
    pub(crate) tls: Option<Source>,
}

impl Wanted {
    /// What the command line does not say, the file does.
    pub(crate) fn or(mut self, config: &mut Config) -> Self {
        let by_line = self.tls_cert.is_some() || !self.acme_domain.is_empty();
        if let Some(files) = config.tls.take().filter(|_| !by_line) {
            (self.tls_cert, self.tls_key) = (Some(files.certificate_file), Some(files.key_file));
        }
        if let Some(names) = config.acme.take().filter(|_| !by_line) {
            (self.acme_domain, self.acme_directory, self.acme_root) = (names.domains, names.directory, names.root);
        }
        self.trusted_proxies.append(&mut config.trusted_proxies);
        self.limits = config.limits;
        self.proof_of_work = config.proof_of_work.take();
        self
    }

    /// Under which address browsers come, where the file does not say it.
    pub(crate) fn public_url(&self) -> Option<String> {
        self.acme_domain.first().map(|name| format!("https://{name}"))
    }

    /// Builds them; account and certificates of an authority lie in the data folder.
    pub(crate) fn build(&self, data: &Path, contact: Option<&str>) -> Result<Built, Failed> {
        let tls = match (&self.tls_cert, &self.tls_key, self.acme_domain.as_slice()) {
            (Some(certificate), Some(key), []) => Some(Source::Files(Tls::from_files(certificate, key)?)),
            (None, None, []) => None,
            (None, None, domains) => {
                let acme = Acme {
                    domains: domains.to_vec(),
                    directory: self.acme_directory.clone(),
                    root: self.acme_root.clone(),
                    contact: contact.map(str::to_owned),
                    folder: data.join("acme"),
                };
                let tls = acme.tls()?;
                Some(Source::Acme(acme, tls))
            }
            _ => return Err("a certificate is served from files (`[tls]`) or asked for (`[acme]`), not both".into()),
        };
        let trusted_proxies = self.trusted_proxies.iter().map(|text| network(text)).collect::<Result<_, _>>()?;
        let challenging = match self.proof_of_work.as_deref() {
            Some("off") => Challenging::Off,
            None | Some("under-load") => Challenging::UnderLoad,
            Some("always") => Challenging::Always,
            Some(_) => return Err("`proof_of_work` must be \"off\", \"under-load\" or \"always\"".into()),
        };
        Ok(Built { walls: Walls { tls: tls.is_some(), trusted_proxies, challenging, limits: self.limits.limits() }, tls })
    }
}

impl AtOnce {
    fn limits(self) -> Limits {
        let usual = Limits::default();
        let connections = self.connections.unwrap_or(usual.connections).min(descriptors());
        Limits {
            connections,
            connections_of_one: self.connections_of_one.unwrap_or(usual.connections_of_one),
            requests: self.requests.unwrap_or(usual.requests),
            ..usual
        }
    }
}

/// How many connections the machine has descriptors for. What the system lets us have at most is asked for.
fn descriptors() -> usize {
    let limit = rustix::process::getrlimit(Resource::Nofile);
    let raised = Rlimit { current: limit.maximum, maximum: limit.maximum };
    let most = if rustix::process::setrlimit(Resource::Nofile, raised).is_ok() { limit.maximum } else { limit.current };
    most.map_or(usize::MAX, |most| usize::try_from(most.saturating_sub(DESCRIPTORS_KEPT)).unwrap_or(usize::MAX))
}

/// `10.0.0.0/8`, or one address.
fn network(text: &str) -> Result<ipnet::IpNet, Failed> {
    let one = || text.parse::<std::net::IpAddr>().map(ipnet::IpNet::from);
    text.parse().or_else(|_| one()).map_err(|_| format!("`{text}` is no address or network such as 10.0.0.0/8").into())
}

impl Source {
    /// Looks after the certificate while the server runs.
    pub(crate) fn keep(self, app: &App) -> Tls {
        match self {
            Self::Files(tls) => {
                tokio::spawn(tls.clone().keep());
                tls
            }
            Self::Acme(acme, tls) => {
                tokio::spawn(acme.keep(app.clone(), tls.clone()));
                tls
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_proxy_is_an_address_or_a_network() {
        assert_eq!(network("10.0.0.0/8").unwrap().to_string(), "10.0.0.0/8");
        assert_eq!(network("192.0.2.1").unwrap().to_string(), "192.0.2.1/32");
        assert_eq!(network("2001:db8::/32").unwrap().to_string(), "2001:db8::/32");
        for bad in ["", "proxy.example", "10.0.0.0/40", "*"] {
            assert!(network(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_certificate_comes_from_one_place() {
        let both = Wanted { tls_cert: Some("a".into()), tls_key: Some("b".into()), acme_domain: vec!["c".into()], ..Wanted::default() };
        assert!(both.build(Path::new("."), None).is_err());
        let missing = Wanted { tls_cert: Some("/nowhere/a.pem".into()), tls_key: Some("/nowhere/b.pem".into()), ..Wanted::default() };
        let told = missing.build(Path::new("."), None).err().unwrap().to_string();
        assert!(told.contains("/nowhere/a.pem cannot be read"), "{told}");
    }
}
