//! Tests of the store, each on SQLite and, where `PARLOUR_TEST_POSTGRES` names one, on PostgreSQL.

mod erased;
mod files;
mod holds;
mod house;
mod joining;
mod logged;
mod pieces;
mod random;
mod reading;
mod requests;
mod retaining;
mod schema;
mod sites;
mod speed;
mod story;
mod sweeping;
mod tampering;
mod texts;
mod together;
mod visits;
mod writing;
