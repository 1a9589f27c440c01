//! Decides what each page shows, one file a screen.

pub(crate) mod contacts;
pub(crate) mod conversation;
pub(crate) mod erase;
pub(crate) mod inbox;
pub(crate) mod ledger;
pub(crate) mod list;
pub(crate) mod log;
pub(crate) mod panel;
pub(crate) mod private;
pub(crate) mod problem;
pub(crate) mod setup;
pub(crate) mod sign_in;
