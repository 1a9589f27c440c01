//! What stands beside the bot, through the public API: who is here, being let in, satisfaction, a call back, and who read what.

#![cfg(test)]

mod call_back;
mod children;
mod let_in;
mod limits;
mod presence;
mod rating;
mod readers;

use serde_json::{Value, json};
use testkit::{Organisation, TestServer, Value as Column, Visitor};

/// Monday to Friday, 09:00 to 17:00 in Berlin. Every test begins on a Monday at 13:00 there.
const OFFICE: &str = "mo-fr 09:00-17:00";

/// Sets a site's hours behind the server's back.
fn open(server: &TestServer, house: &Organisation, hours: &str) {
    let row = [Column::Text(hours.to_owned()), Column::Bytes(house.site.0.as_bytes().to_vec())];
    server.ground().execute("UPDATE site SET hours = ?1, time_zone = 'Europe/Berlin' WHERE id = ?2", &row);
}

/// The visit, as after a reload.
fn reload(visitor: &Visitor<'_>) -> Value {
    visitor.call("GET", "/api/v1/visit", None).ok(200).json()
}

/// Answers a consent that stands beside the bot.
fn decide(visitor: &mut Visitor<'_>, purpose: &str, decision: &str) -> testkit::Reply {
    let notice = visitor.visit["notice"]["version"].clone();
    let body = json!({"purpose": purpose, "decision": decision, "notice": notice});
    visitor.call("POST", "/api/v1/visit/consents", Some(&body))
}
