//! Tests of the walls: what a connection must be like to be taken, and what is answered when there is too much.

#[cfg(test)]
mod acme;
#[expect(dead_code, reason = "made for the tests of the console, which look at more of an answer")]
#[path = "../console/browser.rs"]
mod browser;
#[cfg(test)]
mod challenge;
#[cfg(test)]
mod client;
#[cfg(test)]
mod load;
#[cfg(test)]
mod pages;
#[cfg(test)]
mod posted;
#[cfg(test)]
mod proxies;
#[cfg(test)]
mod sign_in;
#[cfg(test)]
mod tls;
