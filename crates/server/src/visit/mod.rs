//! The visitor's side: arriving, talking, deciding, and everything that they may see and do with their data.

pub(crate) mod arrive;
pub(crate) mod aside;
pub(crate) mod beside;
pub(crate) mod call_back;
pub(crate) mod confirmation;
pub(crate) mod consents;
pub(crate) mod data;
pub(crate) mod data_csv;
pub(crate) mod data_notes;
pub(crate) mod data_page;
pub(crate) mod files;
pub(crate) mod letters;
pub(crate) mod messages;
pub(crate) mod pages;
pub(crate) mod plan;
pub(crate) mod rating;
pub(crate) mod readers;
pub(crate) mod renewal;
pub(crate) mod requests;
pub(crate) mod shop;
pub(crate) mod snapshot;
pub(crate) mod snippet;
pub(crate) mod sockets;
pub(crate) mod told;
pub(crate) mod turn;
pub(crate) mod write;
