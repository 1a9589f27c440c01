//! Tests of the walls: what a connection must be like to be taken, and what is answered when there is too much.

mod acme;
#[expect(dead_code, reason = "made for the tests of the console, which look at more of an answer")]
#[path = "../console/browser.rs"]
mod browser;
mod challenge;
mod client;
mod load;
mod pages;
mod posted;
mod proxies;
mod sign_in;
mod tls;
