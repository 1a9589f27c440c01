//! HTTP to somebody else: one question, one answer, over TLS and within limits. Only [`crate::outbound`] calls it: it says who may be asked.
//!
//! Whom the operator's configuration names is asked wherever they are. An address that an organisation typed could point at a neighbour of
//! ours instead, so nobody is asked there whose number is none of the open network, but for the networks that the operator lists; and the
//! connection is made to the very number that was looked at, so that a name cannot change its mind in between.

use http_body_util::{BodyExt as _, Full, Limited};
use hyper::body::Bytes;
use hyper::client::conn::http1;
use hyper::header::{ACCEPT, AUTHORIZATION, CONNECTION, CONTENT_TYPE, HOST, HeaderValue, USER_AGENT};
use hyper::{Method, Request, Uri};
use hyper_util::rt::TokioIo;
use ipnet::IpNet;
use rustls::crypto::aws_lc_rs;
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, RootCertStore};
use std::net::{IpAddr, SocketAddr};
use std::sync::{Arc, LazyLock};
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpStream, lookup_host};
use tokio_rustls::TlsConnector;

/// How long a question may take in all: resolving, connecting, asking and reading the answer.
const PATIENCE: Duration = Duration::from_secs(10);
/// The largest head of an answer.
const HEAD_BYTES_MAX: usize = 16 * 1024;
/// The longest address that is taken from a setting.
const URL_BYTES_MAX: usize = 2_000;

/// Where a question goes. One that can be made is over TLS, or stays on this machine.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Destination {
    host: String,
    port: u16,
    tls: bool,
    /// Path and query.
    target: String,
}

/// Why an address is nowhere to ask.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Unfit {
    /// It is no address of the web.
    #[error("it must be like https://host.example/path")]
    Malformed,
    /// What is asked would cross a network in clear.
    #[error("another machine is asked over TLS: the address must begin with https://")]
    Clear,
}

impl Destination {
    /// Reads an address.
    ///
    /// # Errors
    /// [`Unfit`].
    pub fn parse(url: &str) -> Result<Self, Unfit> {
        // A name and a password before the host, and what stands behind `#`, have no place in what is asked.
        if url.len() > URL_BYTES_MAX || url.contains(['@', '#', '\\']) {
            return Err(Unfit::Malformed);
        }
        let uri: Uri = url.parse().map_err(|_| Unfit::Malformed)?;
        let tls = match uri.scheme_str() {
            Some("https") => true,
            Some("http") => false,
            _ => return Err(Unfit::Malformed),
        };
        let host = uri.host().filter(|host| !host.is_empty()).ok_or(Unfit::Malformed)?.to_ascii_lowercase();
        if !tls && !crate::origin::is_loopback(&host) {
            return Err(Unfit::Clear);
        }
        let port = uri.port_u16().unwrap_or(if tls { 443 } else { 80 });
        let target = uri.path_and_query().map_or("/", |target| target.as_str()).to_owned();
        Ok(Self { host, port, tls, target })
    }

    /// Whether it is asked over TLS.
    pub(crate) fn is_over_tls(&self) -> bool {
        self.tls
    }

    /// The host without the brackets of an IPv6 address.
    fn name(&self) -> &str {
        self.host.trim_start_matches('[').trim_end_matches(']')
    }
}

/// How far those are reached whom an organisation names.
#[derive(Clone, Debug, Default)]
pub struct Reach {
    private: Vec<IpNet>,
    own: Option<Arc<ClientConfig>>,
}

impl Reach {
    /// Besides the open network these networks of the house, and besides the authorities that this machine believes these of the house, in PEM.
    ///
    /// # Errors
    /// [`NoAuthority`] where there is none in it, or one that is none.
    pub fn new(private: Vec<IpNet>, authorities: &[u8]) -> Result<Self, NoAuthority> {
        let (mut roots, mut count) = (believed(), 0);
        for authority in CertificateDer::pem_slice_iter(authorities) {
            authority.ok().and_then(|authority| roots.add(authority).ok()).ok_or(NoAuthority)?;
            count += 1;
        }
        if count == 0 { Err(NoAuthority) } else { Ok(Self { private, own: configured(roots) }) }
    }

    /// The same without authorities of the house.
    #[must_use]
    pub fn with_private(self, private: Vec<IpNet>) -> Self {
        Self { private, ..self }
    }

    /// Whether somebody may be asked at this number.
    fn covers(&self, address: IpAddr) -> bool {
        let address = address.to_canonical();
        is_open(address) || self.private.iter().any(|net| net.contains(&address))
    }
}

/// A file holds no certificates of authorities.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("it holds no certificate of an authority (PEM), or one that is none")]
pub struct NoAuthority;

/// Whether a number is one of the open network: anybody could be asked there. Loopback, private, shared, link-local, multicast, documentation
/// and reserved numbers are not (RFC 6890), nor are those in which an IPv4 number is hidden (RFC 4291, 2.5.5; RFC 6052; RFC 3056; RFC 4380).
fn is_open(address: IpAddr) -> bool {
    const CLOSED: [&str; 27] = [
        "0.0.0.0/8",
        "10.0.0.0/8",
        "100.64.0.0/10",
        "127.0.0.0/8",
        "169.254.0.0/16",
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24",
        "192.88.99.0/24",
        "192.168.0.0/16",
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/4",
        "240.0.0.0/4",
        "::/96",
        "::ffff:0:0/96",
        "64:ff9b::/96",
        "64:ff9b:1::/48",
        "100::/64",
        "2001::/23",
        "2001:db8::/32",
        "2002::/16",
        "3fff::/20",
        "fc00::/7",
        "fe80::/10",
        "ff00::/8",
    ];
    static NETS: LazyLock<Vec<IpNet>> = LazyLock::new(|| CLOSED.iter().filter_map(|net| net.parse().ok()).collect());
    !NETS.iter().any(|net| net.contains(&address))
}

/// What is asked.
pub(crate) struct Question<'q> {
    pub(crate) method: Method,
    /// What the body is; none where there is none.
    pub(crate) content_type: Option<&'static str>,
    /// What is wanted.
    pub(crate) accept: &'static str,
    /// Who asks, where that has to be shown.
    pub(crate) authorization: Option<HeaderValue>,
    pub(crate) body: &'q [u8],
    /// The largest answer that is read.
    pub(crate) answer_bytes_max: usize,
}

/// What was answered.
pub(crate) struct Answer {
    pub(crate) status: u16,
    /// Without parameters, in lower case; empty where none was named.
    pub(crate) content_type: String,
    pub(crate) body: Vec<u8>,
}

/// Nothing was answered that counts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Unreached;

/// Asks, and reads the answer. A redirection is an answer like any other: nobody is asked whom the caller did not name.
///
/// # Errors
/// [`Unreached`] where nobody may be asked or answers there in time, TLS does not hold, or the answer is too large.
pub(crate) async fn ask(to: &Destination, question: &Question<'_>) -> Result<Answer, Unreached> {
    let asked = tokio::time::timeout(PATIENCE, asked(to, question)).await;
    asked.unwrap_or(Err(Unreached))
}

/// The same of somebody whom an organisation names: over TLS, and within reach.
///
/// # Errors
/// As [`ask`]; [`Unreached`] also where the name has no number, or any that is not within reach.
pub(crate) async fn ask_within(reach: &Reach, to: &Destination, question: &Question<'_>) -> Result<Answer, Unreached> {
    let asked = async {
        if !to.tls {
            return Err(Unreached);
        }
        let found: Vec<SocketAddr> = lookup_host((to.name(), to.port)).await.map_err(|_| Unreached)?.collect();
        if !found.iter().all(|address| reach.covers(address.ip())) {
            tracing::warn!("a name that an organisation gave leads into a network that the configuration does not list: nobody was asked");
            return Err(Unreached);
        }
        let stream = TcpStream::connect(found.as_slice()).await.map_err(|_| Unreached)?;
        over_tls(stream, reach.own.as_ref().or(TLS.as_ref()), to, question).await
    };
    tokio::time::timeout(PATIENCE, asked).await.unwrap_or(Err(Unreached))
}

async fn asked(to: &Destination, question: &Question<'_>) -> Result<Answer, Unreached> {
    let stream = TcpStream::connect((to.name(), to.port)).await.map_err(|_| Unreached)?;
    if to.tls { over_tls(stream, TLS.as_ref(), to, question).await } else { spoken(stream, to, question).await }
}

async fn over_tls(
    stream: TcpStream,
    config: Option<&Arc<ClientConfig>>,
    to: &Destination,
    question: &Question<'_>,
) -> Result<Answer, Unreached> {
    let config = config.ok_or(Unreached)?;
    let name = ServerName::try_from(to.name().to_owned()).map_err(|_| Unreached)?;
    let stream = TlsConnector::from(Arc::clone(config)).connect(name, stream).await.map_err(|_| Unreached)?;
    spoken(stream, to, question).await
}

async fn spoken(
    stream: impl AsyncRead + AsyncWrite + Unpin + Send + 'static,
    to: &Destination,
    question: &Question<'_>,
) -> Result<Answer, Unreached> {
    let (mut sender, connection) =
        http1::Builder::new().max_buf_size(HEAD_BYTES_MAX).handshake(TokioIo::new(stream)).await.map_err(|_| Unreached)?;
    // Dropped with this task's end: nothing is spoken once nobody waits.
    let mut speaking = tokio::task::JoinSet::new();
    speaking.spawn(connection);
    let response = sender.send_request(written(to, question)?).await.map_err(|_| Unreached)?;
    let status = response.status().as_u16();
    let content_type = response.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let content_type = content_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    let body = Limited::new(response.into_body(), question.answer_bytes_max).collect().await.map_err(|_| Unreached)?;
    Ok(Answer { status, content_type, body: body.to_bytes().to_vec() })
}

fn written(to: &Destination, question: &Question<'_>) -> Result<Request<Full<Bytes>>, Unreached> {
    let usual = if to.tls { 443 } else { 80 };
    let host = if to.port == usual { to.host.clone() } else { format!("{}:{}", to.host, to.port) };
    let mut request = Request::builder().method(&question.method).uri(&to.target).header(HOST, host);
    if let Some(kind) = question.content_type {
        request = request.header(CONTENT_TYPE, HeaderValue::from_static(kind));
    }
    if let Some(authorization) = &question.authorization {
        request = request.header(AUTHORIZATION, authorization);
    }
    let request = request.header(ACCEPT, question.accept).header(USER_AGENT, "Parlour").header(CONNECTION, "close");
    request.body(Full::new(Bytes::copy_from_slice(question.body))).map_err(|_| Unreached)
}

/// TLS as for who serves: version 1.3 or, where others are not so far, 1.2, and the authorities that this machine believes. `None` where it
/// believes none.
static TLS: LazyLock<Option<Arc<ClientConfig>>> = LazyLock::new(|| {
    let roots = believed();
    if roots.is_empty() {
        tracing::error!("this machine believes no authority (is `ca-certificates` installed?): nobody is asked over TLS");
        return None;
    }
    configured(roots)
});

/// The authorities that this machine believes.
fn believed() -> RootCertStore {
    let mut roots = RootCertStore::empty();
    roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    roots
}

fn configured(roots: RootCertStore) -> Option<Arc<ClientConfig>> {
    let config = ClientConfig::builder_with_provider(Arc::new(aws_lc_rs::default_provider())).with_safe_default_protocol_versions().ok()?;
    Some(Arc::new(config.with_root_certificates(roots).with_no_client_auth()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Read as _, Write as _};
    use std::net::TcpListener;
    use std::thread::JoinHandle;

    /// Somebody on this machine who answers one question with these bytes, and tells what was asked.
    fn answers(with: Vec<u8>) -> (String, JoinHandle<String>) {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}/stamp?a=b", listener.local_addr().unwrap());
        let serves = std::thread::spawn(move || {
            let (mut caller, _) = listener.accept().unwrap();
            let mut asked = vec![0; 4096];
            let read = caller.read(&mut asked).unwrap();
            let _ = caller.write_all(&with);
            String::from_utf8_lossy(&asked[..read]).into_owned()
        });
        (url, serves)
    }

    fn asks(url: &str) -> Result<Answer, Unreached> {
        let question = Question {
            method: Method::POST,
            content_type: Some("text/plain"),
            accept: "text/html",
            authorization: None,
            body: b"what",
            answer_bytes_max: 100,
        };
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(ask(&Destination::parse(url).unwrap(), &question))
    }

    #[test]
    fn one_question_has_one_answer() {
        let (url, served) = answers(b"HTTP/1.1 200 OK\r\nContent-Type: Text/HTML; charset=x\r\nContent-Length: 2\r\n\r\nhi".to_vec());
        let answer = asks(&url).unwrap();
        assert_eq!((answer.status, answer.content_type.as_str(), answer.body.as_slice()), (200, "text/html", b"hi".as_slice()));
        let asked = served.join().unwrap().to_ascii_lowercase();
        assert!(asked.starts_with("post /stamp?a=b http/1.1\r\nhost: 127.0.0.1:") && asked.ends_with("\r\n\r\nwhat"), "{asked}");
    }

    #[test]
    fn nobody_else_is_asked_than_who_was_named() {
        let moved = "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n";
        let (url, _) = answers(moved.as_bytes().to_vec());
        assert_eq!(asks(&url).map(|answer| answer.status), Ok(302), "a redirection is not followed");
    }

    #[test]
    fn an_answer_has_a_limit() {
        let long = |head: &str| [head.as_bytes(), &[b'x'; 101]].concat();
        let (url, _) = answers(long("HTTP/1.1 200 OK\r\nContent-Length: 101\r\n\r\n"));
        assert_eq!(asks(&url).map(|answer| answer.status), Err(Unreached));
        let (url, _) = answers(long("HTTP/1.1 200 OK\r\n\r\n"));
        assert_eq!(asks(&url).map(|answer| answer.status), Err(Unreached), "nor where no length is said");
        let (url, _) = answers([b"HTTP/1.1 200 OK\r\nX: ".as_slice(), &vec![b'x'; 2 * HEAD_BYTES_MAX]].concat());
        assert_eq!(asks(&url).map(|answer| answer.status), Err(Unreached), "and so has its head");
    }

    #[test]
    fn what_an_organisation_names_is_on_the_open_network_or_listed() {
        let open = |text: &str| Reach::default().covers(text.parse().unwrap());
        for closed in [
            "0.0.0.0",
            "10.1.2.3",
            "100.64.0.1",
            "127.0.0.1",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            "192.168.1.1",
            "192.0.2.1",
            "198.18.0.1",
            "198.51.100.1",
            "203.0.113.9",
            "224.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::ffff:10.0.0.1",
            "::ffff:127.0.0.1",
            "::7f00:1",
            "64:ff9b::a00:1",
            "2002:a00:1::1",
            "2001::1",
            "2001:db8::1",
            "fc00::1",
            "fd12::1",
            "fe80::1",
            "ff02::1",
        ] {
            assert!(!open(closed), "{closed}");
        }
        for far in ["9.255.255.255", "11.0.0.0", "100.128.0.1", "172.32.0.1", "1.1.1.1", "2606:4700::1111", "2a00::1", "::ffff:1.1.1.1"] {
            assert!(open(far), "{far}");
        }
        let house = Reach::default().with_private(vec!["10.1.0.0/16".parse().unwrap(), "fd12::/16".parse().unwrap()]);
        let covers = |text: &str| house.covers(text.parse().unwrap());
        assert!(covers("10.1.2.3") && covers("::ffff:10.1.2.3") && covers("fd12::1") && covers("1.1.1.1"));
        assert!(!covers("10.2.0.1") && !covers("fd13::1") && !covers("127.0.0.1"));
        let no_certificate = "-----BEGIN CERTIFICATE-----\nAQID\n-----END CERTIFICATE-----\n";
        for none in ["", "words", no_certificate] {
            assert_eq!(Reach::new(vec![], none.as_bytes()).map(drop), Err(NoAuthority), "{none}");
        }
    }

    #[test]
    fn nobody_is_asked_in_a_closed_network() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        listener.set_nonblocking(true).unwrap();
        let port = listener.local_addr().unwrap().port();
        let question =
            Question { method: Method::GET, content_type: None, accept: "*/*", authorization: None, body: b"", answer_bytes_max: 100 };
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        for host in ["127.0.0.1", "localhost"] {
            let to = Destination::parse(&format!("https://{host}:{port}/")).unwrap();
            assert_eq!(runtime.block_on(ask_within(&Reach::default(), &to, &question)).map(drop), Err(Unreached));
        }
        assert!(listener.accept().is_err(), "nobody so much as knocked");
        let clear = Destination::parse(&format!("http://127.0.0.1:{port}/")).unwrap();
        let house = Reach::default().with_private(vec!["127.0.0.0/8".parse().unwrap()]);
        assert_eq!(runtime.block_on(ask_within(&house, &clear, &question)).map(drop), Err(Unreached), "in clear");
        assert!(listener.accept().is_err());
    }

    #[test]
    fn nothing_crosses_a_network_in_clear() {
        let made = |url| Destination::parse(url).map(|to| (to.host, to.port, to.target));
        assert_eq!(made("https://Stamp.Example/tsa"), Ok(("stamp.example".into(), 443, "/tsa".into())));
        assert_eq!(made("http://[::1]:8080"), Ok(("[::1]".into(), 8080, "/".into())));
        assert_eq!(made("http://stamp.example/"), Err(Unfit::Clear));
        assert_eq!(made("http://10.0.0.1/"), Err(Unfit::Clear));
        for bad in [
            "stamp.example",
            "ftp://stamp.example/",
            "https://",
            "https://a:b@stamp.example/",
            "http://localhost@evil.example/",
            "https://a/#b",
        ] {
            assert_eq!(made(bad), Err(Unfit::Malformed), "{bad}");
        }
    }

    #[test]
    fn a_certificate_that_nobody_vouches_for_ends_it() {
        let made = rcgen::generate_simple_self_signed(vec!["localhost".to_owned()]).unwrap();
        let key = rustls::pki_types::PrivateKeyDer::try_from(made.signing_key.serialize_der()).unwrap();
        let config = rustls::ServerConfig::builder_with_provider(Arc::new(aws_lc_rs::default_provider()));
        let config = config.with_safe_default_protocol_versions().unwrap().with_no_client_auth();
        let config = Arc::new(config.with_single_cert(vec![made.cert.der().clone()], key).unwrap());
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let serves = std::thread::spawn(move || {
            let (mut caller, _) = listener.accept().unwrap();
            let mut tls = rustls::ServerConnection::new(config).unwrap();
            while tls.is_handshaking() && tls.complete_io(&mut caller).is_ok() {}
            let mut asked = Vec::new();
            let _ = rustls::Stream::new(&mut tls, &mut caller).read_to_end(&mut asked);
            asked
        });
        assert_eq!(asks(&format!("https://localhost:{port}/")).map(|answer| answer.status), Err(Unreached));
        assert_eq!(serves.join().unwrap(), b"", "and nothing is said before");
    }
}
