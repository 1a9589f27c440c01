//! Decides what each page shows, one file a screen.

pub(crate) mod canned;
pub(crate) mod contacts;
pub(crate) mod conversation;
pub(crate) mod erase;
pub(crate) mod first_run;
pub(crate) mod import;
pub(crate) mod inbox;
pub(crate) mod install;
pub(crate) mod ledger;
pub(crate) mod list;
pub(crate) mod log;
pub(crate) mod members;
pub(crate) mod operator;
pub(crate) mod organisation;
pub(crate) mod overview;
pub(crate) mod panel;
pub(crate) mod private;
pub(crate) mod problem;
pub(crate) mod requests;
pub(crate) mod search;
pub(crate) mod settings;
pub(crate) mod setup;
pub(crate) mod sign_in;
pub(crate) mod sites;
pub(crate) mod tasks;
pub(crate) mod teams;
