//! The laws of the house (DESIGN.md, section 4), through the public API: each is tried to be broken.

#![cfg(test)]

mod access_log;
mod acts;
mod agreements;
mod basis;
mod beginnings;
mod breaches;
mod canned;
mod checkpoints;
mod company;
mod confirmations;
mod desk;
mod documents;
mod erased;
mod files;
mod flows;
mod handling;
mod holds;
mod imports;
mod kept;
mod ledgers;
mod members;
mod notes;
mod notices;
mod passkeys;
mod races;
mod reasons;
mod recipients;
mod records;
mod rectification;
mod registers;
mod requests;
mod rest;
mod retention;
mod reviewed;
mod rights;
mod routes;
mod scim;
mod search;
mod showing;
mod signing_in;
mod sites;
mod sweep;
#[expect(dead_code, reason = "the coverage reads the console's table as well")]
mod table;
mod tasks;
mod texts;
mod tiles;
mod together;
mod tokens;
mod walls;

use std::path::Path;

/// Compares with a golden file; `PARLOUR_GEN=1` writes it.
fn golden(name: &str, actual: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name);
    if std::env::var_os("PARLOUR_GEN").is_some() {
        std::fs::write(&path, actual).unwrap();
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(actual, expected, "{name} differs; PARLOUR_GEN=1 writes it anew");
}
