//! Decides what each page shows, one file a screen.

pub(crate) mod canned;
pub(crate) mod contacts;
pub(crate) mod conversation;
pub(crate) mod erase;
pub(crate) mod import;
pub(crate) mod inbox;
pub(crate) mod ledger;
pub(crate) mod problem;
pub(crate) mod search;
pub(crate) mod setup;
pub(crate) mod sign_in;
