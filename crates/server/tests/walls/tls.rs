//! TLS as a client meets it: version, protocols, cookies, sockets, and a certificate that changes under open connections.

use crate::client::{Pair, ask_2, connect, speak_2};
use futures_util::{SinkExt as _, StreamExt as _};
use rustls::version::{TLS12, TLS13};
use serde_json::{Value, json};
use server::Walls;
use server::listen::{Tls, Unfit};
use std::time::Duration;
use testkit::{Ground, TestServer};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio_tungstenite::tungstenite::Message;

struct Secured {
    server: TestServer,
    pair: Pair,
    folder: tempfile::TempDir,
    tls: Tls,
    runtime: tokio::runtime::Runtime,
}

fn secured() -> Secured {
    let folder = tempfile::tempdir().unwrap();
    let pair = Pair::make(folder.path());
    let tls = Tls::from_files(&pair.certificate, &pair.key).unwrap();
    let walls = Walls { tls: true, ..Walls::default() };
    let server = TestServer::start_behind(Ground::sqlite(), walls, Some(tls.clone()));
    Secured { server, pair, folder, tls, runtime: tokio::runtime::Runtime::new().unwrap() }
}

#[test]
fn only_the_newest_tls_is_spoken() {
    let Secured { server, pair, runtime, .. } = secured();
    runtime.block_on(async {
        let stream = connect(server.address(), &pair.der, &[&TLS13, &TLS12], &["h2", "http/1.1"]).await.unwrap();
        let connection = stream.get_ref().1;
        assert_eq!(connection.protocol_version(), Some(rustls::ProtocolVersion::TLSv1_3));
        assert_eq!(connection.alpn_protocol(), Some(b"h2".as_slice()), "what is newer is taken first");
        assert!(connect(server.address(), &pair.der, &[&TLS12], &["http/1.1"]).await.is_err(), "TLS 1.2 is history");
        assert!(connect(server.address(), &pair.der, &[&TLS13], &["spdy/3"]).await.is_err(), "a protocol that is not spoken");
    });
}

#[test]
fn http_2_and_1_answer_the_same_and_tell_browsers_to_stay() {
    let Secured { server, pair, runtime, .. } = secured();
    let url = format!("https://localhost:{}", server.address().port());
    runtime.block_on(async {
        let mut sender = speak_2(connect(server.address(), &pair.der, &[&TLS13], &["h2"]).await.unwrap()).await;
        let health = ask_2(&mut sender, "GET", &format!("{url}/healthz"), &[], "").await;
        assert_eq!((health.status, health.body.as_ref()), (200, b"ok\n".as_slice()));
        assert_eq!(health.headers["strict-transport-security"], "max-age=63072000");

        let sign_in = ask_2(&mut sender, "GET", &format!("{url}/console/sign-in"), &[], "").await;
        let cookie = sign_in.headers["set-cookie"].to_str().unwrap();
        assert!(cookie.starts_with("__Host-parlour-form=") && cookie.contains("; Secure"), "{cookie}");
        // The host stands in the target over HTTP/2: whose page calls is known by it all the same.
        let own = ask_2(&mut sender, "POST", &format!("{url}/api/v1/session"), &[("origin", &url)], "{}").await;
        assert_ne!(own.status, 403, "{:?}", own.body);
        let strange = ask_2(&mut sender, "POST", &format!("{url}/api/v1/session"), &[("origin", "https://evil.example")], "{}").await;
        assert_eq!(strange.status, 403);

        let mut stream = connect(server.address(), &pair.der, &[&TLS13], &["http/1.1"]).await.unwrap();
        stream.write_all(b"GET /healthz HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n").await.unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).await.unwrap();
        assert!(answer.starts_with("HTTP/1.1 200 OK\r\n") && answer.ends_with("ok\n"), "{answer}");
    });
}

#[test]
fn a_socket_works_over_tls() {
    let Secured { server, pair, runtime, .. } = secured();
    let url = format!("https://localhost:{}", server.address().port());
    let house = server.organisation("Teehaus");
    runtime.block_on(async {
        let mut sender = speak_2(connect(server.address(), &pair.der, &[&TLS13], &["h2"]).await.unwrap()).await;
        let visit = json!({"site": house.site.to_string(), "locale": "en"}).to_string();
        let headers = [("content-type", "application/json")];
        let begun = ask_2(&mut sender, "POST", &format!("{url}/api/v1/visits"), &headers, &visit).await;
        assert_eq!(begun.status, 201, "{:?}", begun.body);
        let begun: Value = serde_json::from_slice(&begun.body).unwrap();

        let stream = connect(server.address(), &pair.der, &[&TLS13], &["http/1.1"]).await.unwrap();
        let address = format!("wss://localhost:{}/api/v1/visit/socket", server.address().port());
        let (mut socket, _) = tokio_tungstenite::client_async(address, stream).await.unwrap();
        let hello = json!({"type": "hello", "protocol": 1, "token": begun["token"]}).to_string();
        socket.send(Message::text(hello)).await.unwrap();
        let welcome = socket.next().await.unwrap().unwrap().into_text().unwrap();
        assert_eq!(serde_json::from_str::<Value>(&welcome).unwrap()["type"], "welcome", "{welcome}");
        socket.send(Message::text(json!({"type": "message", "key": "1", "choice": "human"}).to_string())).await.unwrap();
        let mut acknowledged = false;
        while !acknowledged {
            let frame = tokio::time::timeout(Duration::from_secs(10), socket.next()).await.unwrap().unwrap().unwrap();
            acknowledged = frame.into_text().is_ok_and(|text| text.contains("\"ack\""));
        }
    });
}

#[test]
fn a_new_certificate_is_served_and_nobody_is_cut_off() {
    let Secured { server, pair, folder, tls, runtime } = secured();
    runtime.spawn(tls.keep());
    runtime.block_on(async {
        let url = format!("https://localhost:{}/healthz", server.address().port());
        let mut before = speak_2(connect(server.address(), &pair.der, &[&TLS13], &["h2"]).await.unwrap()).await;
        // Half of the change: the old pair goes on.
        let new = Pair::make(tempfile::tempdir_in(folder.path()).unwrap().keep().as_path());
        std::fs::copy(&new.certificate, &pair.certificate).unwrap();
        tokio::time::sleep(Duration::from_secs(3)).await;
        assert!(connect(server.address(), &pair.der, &[&TLS13], &["h2"]).await.is_ok(), "the certificate without its key");
        std::fs::copy(&new.key, &pair.key).unwrap();
        let mut served = false;
        for _ in 0..50 {
            tokio::time::sleep(Duration::from_millis(200)).await;
            served = connect(server.address(), &new.der, &[&TLS13], &["h2"]).await.is_ok();
            if served {
                break;
            }
        }
        assert!(served, "the new certificate");
        assert!(connect(server.address(), &pair.der, &[&TLS13], &["h2"]).await.is_err(), "not the old one");
        assert_eq!(ask_2(&mut before, "GET", &url, &[], "").await.status, 200, "who was connected goes on");
    });
}

#[test]
fn what_does_not_fit_is_told_at_the_start() {
    let (one, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (one, other) = (Pair::make(one.path()), Pair::make(other.path()));
    let told = |certificate, key| Tls::from_files(certificate, key).err();
    assert!(matches!(told(&one.certificate, &other.key), Some(Unfit::Mismatch { .. } | Unfit::Unreadable { .. })));
    assert!(told(&one.key, &one.certificate).is_some());
}
