//! Too much at once: who is told to come again, that nothing acknowledged is lost by it, and who is ended for being slow.

use serde_json::json;
use server::{Challenging, Limits, Walls};
use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};
use testkit::{Ground, TestServer};

fn limited(ground: Ground, limits: Limits) -> TestServer {
    TestServer::start_behind(ground, Walls { limits, challenging: Challenging::Off, ..Walls::default() }, None)
}

/// Sends messages from many threads into a server that works on few at once; what is refused is sent again with its key.
fn everything_acknowledged_is_there(ground: Ground) {
    let mut server = limited(ground, Limits { requests: 3, ..Limits::generous() });
    let house = server.organisation("Teehaus");
    let tokens: Vec<_> = (0..12).map(|_| server.visit(&house).token.clone()).collect();
    let shed = AtomicUsize::new(0);
    let say = |token: &str, key: &str| {
        let body = json!({"key": key, "text": format!("message {key}")});
        loop {
            let reply = server.call("POST", "/api/v1/visit/messages", Some(token), Some(&body));
            match reply.status {
                200 => return,
                503 => {
                    let wait: u64 = reply.header("retry-after").expect("when to come again").parse().unwrap();
                    assert!((1..=60).contains(&wait));
                    shed.fetch_add(1, Ordering::Relaxed);
                    std::thread::sleep(Duration::from_millis(5));
                }
                other => panic!("{other}: {}", reply.text()),
            }
        }
    };
    let say = &say;
    std::thread::scope(|scope| {
        for (number, token) in tokens.iter().enumerate() {
            scope.spawn(move || (0..10).for_each(|n| say(token, &format!("{number}-{n}"))));
        }
    });
    // As if somebody had pulled the plug: only what is durable counts.
    server.restart();
    for (number, token) in tokens.iter().enumerate() {
        let visit = server.call("GET", "/api/v1/visit", Some(token), None).ok(200).json();
        let texts: Vec<_> = visit["messages"].as_array().unwrap().iter().filter(|m| m["from"] == "visitor").collect();
        let texts: Vec<_> = texts.iter().map(|m| m["text"].as_str().unwrap().to_owned()).collect();
        let expected: Vec<_> = (0..10).map(|n| format!("message {number}-{n}")).collect();
        assert_eq!(texts, expected, "each once, in order");
    }
    assert!(shed.into_inner() > 0, "it was never too much: this test tells nothing");
}

#[test]
fn too_much_loses_nothing() {
    everything_acknowledged_is_there(Ground::sqlite());
    if let Some(ground) = Ground::postgres() {
        everything_acknowledged_is_there(ground);
    }
}

#[test]
fn when_nothing_more_is_taken_the_watch_still_hears_of_it() {
    let server = limited(Ground::sqlite(), Limits { requests: 0, ..Limits::generous() });
    assert_eq!(server.call("GET", "/healthz", None, None).status, 200);
    assert_eq!(server.call("GET", "/readyz", None, None).status, 200);
    let refused = server.call("GET", "/console/sign-in", None, None);
    assert_eq!((refused.status, refused.header("retry-after")), (503, Some("2")));
}

#[test]
fn one_visitor_talks_no_faster_than_people_do() {
    let server = limited(Ground::sqlite(), Limits { messages_of_visit: 10, ..Limits::generous() });
    let house = server.organisation("Teehaus");
    let (one, other) = (server.visit(&house), server.visit(&house));
    let say =
        |token: &str, n: u32| server.call("POST", "/api/v1/visit/messages", Some(token), Some(&json!({"key": n.to_string(), "text": "x"})));
    let statuses: Vec<_> = (0..12).map(|n| say(&one.token, n).status).collect();
    assert_eq!((statuses[9], statuses[11]), (200, 429), "{statuses:?}");
    assert_eq!(say(&other.token, 0).status, 200, "each for themselves");
}

#[test]
fn one_account_calls_no_faster_than_its_limit() {
    let server = limited(Ground::sqlite(), Limits { calls_of_member: 15, ..Limits::generous() });
    let house = server.organisation("Teehaus");
    let other = server.organisation("Nachbarhaus");
    let (owner, stranger) = (house.owner.sign_in(&server), other.owner.sign_in(&server));
    let statuses: Vec<_> = (0..18).map(|_| owner.call("GET", "/api/v1/sites", None).status).collect();
    assert_eq!((statuses[10], statuses[17]), (200, 429), "{statuses:?}");
    assert_eq!(stranger.call("GET", "/api/v1/sites", None).status, 200);
}

/// Sends bytes and says how long it took until the server closed the connection, and what it answered.
fn held(address: SocketAddr, bytes: &[u8]) -> (Duration, String) {
    let mut stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(Duration::from_mins(1))).unwrap();
    let begun = Instant::now();
    let _ = stream.write_all(bytes);
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer);
    (begun.elapsed(), String::from_utf8_lossy(&answer).into_owned())
}

#[test]
fn a_head_that_does_not_end_is_not_waited_for() {
    let server = TestServer::start();
    let (lasted, _) = held(server.address(), b"GET / HTTP/1.1\r\nhost: localhost\r\nx-slow: ");
    assert!((15..30).contains(&lasted.as_secs()), "{lasted:?}");
}

#[test]
fn a_head_that_is_too_long_is_refused() {
    let server = TestServer::start();
    let long = format!("GET / HTTP/1.1\r\nhost: localhost\r\nx-long: {}\r\n\r\n", "x".repeat(64 * 1024));
    let (_, answer) = held(server.address(), long.as_bytes());
    assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 431"), "{answer}");
    let many = (0..200).map(|n| format!("x-{n}: y\r\n")).collect::<Vec<_>>().concat();
    let (_, answer) = held(server.address(), format!("GET / HTTP/1.1\r\nhost: localhost\r\n{many}\r\n").as_bytes());
    assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 431"), "{answer}");
}

#[test]
fn a_connection_too_many_is_not_taken() {
    let server = limited(Ground::sqlite(), Limits { connections: 3, ..Limits::generous() });
    let seats: Vec<_> = (0..3).map(|_| TcpStream::connect(server.address()).unwrap()).collect();
    std::thread::sleep(Duration::from_millis(100));
    let (_, refused) = held(server.address(), b"GET /healthz HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n");
    assert_eq!(refused, "");
    drop(seats);
    std::thread::sleep(Duration::from_millis(100));
    let (_, answered) = held(server.address(), b"GET /healthz HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n");
    assert!(answered.starts_with("HTTP/1.1 200"), "{answered}");
}
