//! ACME against a real authority for tests: Pebble (Debian's package `pebble`). Without it this test says so and ends.

use crate::client::{Pair, connect_as};
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject as _;
use rustls::version::TLS13;
use server::Walls;
use server::listen::Acme;
use std::net::{SocketAddr, TcpListener};
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;
use testkit::{Ground, TestServer};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

const NAME: &str = "chat.parlour.example";

/// A program that ends with the test.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn run(program: &str, arguments: &[&str]) -> Option<Running> {
    let mut command = Command::new(program);
    command.args(arguments).env("PEBBLE_VA_NOSLEEP", "1").env("PEBBLE_WFE_NONCEREJECT", "0");
    command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().ok().map(Running)
}

fn free() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

struct Authority {
    directory: String,
    management: SocketAddr,
    own: Pair,
    _programs: [Running; 2],
}

/// An authority that looks for every name on this machine, at one port.
fn authority(folder: &Path, port: u16) -> Option<Authority> {
    let (dns, answers, listen, management) = (free(), free(), free(), free());
    let names = run(
        "pebble-challtestsrv",
        &[
            "-defaultIPv4",
            "127.0.0.1",
            "-defaultIPv6",
            "",
            "-http01",
            "",
            "-https01",
            "",
            "-tlsalpn01",
            "",
            "-dns01",
            &format!("127.0.0.1:{dns}"),
            "-management",
            &format!("127.0.0.1:{answers}"),
        ],
    )?;
    let own = Pair::make(folder);
    let config = serde_json::json!({"pebble": {
        "listenAddress": format!("127.0.0.1:{listen}"), "managementListenAddress": format!("127.0.0.1:{management}"),
        "certificate": own.certificate, "privateKey": own.key, "httpPort": 1, "tlsPort": port,
    }});
    let place = folder.join("pebble.json");
    std::fs::write(&place, config.to_string()).unwrap();
    let pebble = run("pebble", &["-config", place.to_str()?, "-dnsserver", &format!("127.0.0.1:{dns}")])?;
    let management = SocketAddr::from(([127, 0, 0, 1], management));
    Some(Authority { directory: format!("https://localhost:{listen}/dir"), management, own, _programs: [names, pebble] })
}

impl Authority {
    /// The root that it signs with, once it is there.
    async fn root(&self) -> CertificateDer<'static> {
        for _ in 0..100 {
            tokio::time::sleep(Duration::from_millis(100)).await;
            let Ok(mut stream) = connect_as("localhost", self.management, &self.own.der, &[&TLS13], &[]).await else { continue };
            stream.write_all(b"GET /roots/0 HTTP/1.0\r\nhost: localhost\r\n\r\n").await.unwrap();
            let mut answer = String::new();
            let _ = stream.read_to_string(&mut answer).await;
            return CertificateDer::from_pem_slice(answer.as_bytes()).unwrap();
        }
        panic!("the authority does not answer");
    }
}

#[test]
fn a_certificate_is_asked_for_proved_stored_and_served() {
    let folder = tempfile::tempdir().unwrap();
    let acme = |directory: Option<String>, root| Acme {
        domains: vec![NAME.to_owned()],
        directory,
        root,
        contact: Some("mailto:security@parlour.example".to_owned()),
        folder: folder.path().join("acme"),
    };
    let tls = acme(None, None).tls().unwrap();
    let server = TestServer::start_behind(Ground::sqlite(), Walls { tls: true, ..Walls::default() }, Some(tls.clone()));
    let Some(authority) = authority(folder.path(), server.address().port()) else {
        println!("left out: no pebble here (Debian's package `pebble`)");
        return;
    };
    let acme = acme(Some(authority.directory.clone()), Some(authority.own.certificate.clone()));
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let root = authority.root().await;
        assert!(connect_as(NAME, server.address(), &root, &[&TLS13], &["h2"]).await.is_err(), "there is none yet");
        tokio::spawn(acme.clone().keep(server.app().clone(), tls));
        let mut served = false;
        for _ in 0..100 {
            tokio::time::sleep(Duration::from_millis(200)).await;
            served = connect_as(NAME, server.address(), &root, &[&TLS13], &["h2"]).await.is_ok();
            if served {
                break;
            }
        }
        assert!(served, "a certificate that the authority's root vouches for");
    });
    let stored: Vec<_> = std::fs::read_dir(&acme.folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert_eq!(stored.len(), 2, "account and certificate: {stored:?}");
    for path in stored {
        assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600, "{}", path.display());
    }
    assert_eq!(std::fs::metadata(&acme.folder).unwrap().permissions().mode() & 0o777, 0o700);

    // After a restart it is there before anybody is asked.
    let again = TestServer::start_behind(Ground::sqlite(), Walls { tls: true, ..Walls::default() }, Some(acme.tls().unwrap()));
    runtime.block_on(async {
        let root = authority.root().await;
        connect_as(NAME, again.address(), &root, &[&TLS13], &["h2"]).await.unwrap();
    });
}
