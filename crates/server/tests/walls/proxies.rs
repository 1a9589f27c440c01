//! Proxies: whose address counts. Attempts to sign in are slowed by account and address, which shows it from outside.

use serde_json::json;
use server::Walls;
use testkit::{Ground, TestServer};

fn behind(trusted: &[&str]) -> TestServer {
    let trusted_proxies = trusted.iter().map(|net| net.parse().unwrap()).collect();
    TestServer::start_behind(Ground::sqlite(), Walls { trusted_proxies, ..Walls::default() }, None)
}

/// The status of a wrong password that is said to come from `caller`.
fn guess(server: &TestServer, field: (&str, &str)) -> u16 {
    let body = json!({"email": "owner@teehaus.example", "password": "wrong"}).to_string().into_bytes();
    server.send("POST", "/api/v1/session", &[("content-type", "application/json"), field], Some(body)).status
}

#[test]
fn callers_behind_a_listed_proxy_are_told_apart() {
    let server = behind(&["127.0.0.0/8"]);
    server.organisation("Teehaus");
    for _ in 0..8 {
        assert_eq!(guess(&server, ("x-forwarded-for", "198.51.100.1")), 401);
    }
    assert_eq!(guess(&server, ("x-forwarded-for", "203.0.113.7, 198.51.100.1")), 429, "what stands further left is not believed");
    assert_eq!(guess(&server, ("forwarded", "for=198.51.100.1")), 429, "the same caller, told by the standard");
    assert_eq!(guess(&server, ("x-forwarded-for", "198.51.100.2")), 401, "somebody else");
}

#[test]
fn a_proxy_that_is_not_listed_is_not_believed() {
    let server = behind(&["10.0.0.0/8"]);
    server.organisation("Teehaus");
    for last in 1..=8 {
        assert_eq!(guess(&server, ("x-forwarded-for", &format!("198.51.100.{last}"))), 401);
    }
    assert_eq!(guess(&server, ("x-forwarded-for", "198.51.100.9")), 429);
}
