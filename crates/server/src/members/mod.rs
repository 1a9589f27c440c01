//! The members' side: signing in, reading what their keys open, answering and handling, exporting, erasing.

pub(crate) mod bulk;
pub(crate) mod colleagues;
pub(crate) mod contacts;
pub(crate) mod conversations;
pub(crate) mod drafts;
pub(crate) mod edits;
pub(crate) mod flows;
pub(crate) mod handling;
pub(crate) mod keys;
pub(crate) mod links;
pub(crate) mod mentions;
pub(crate) mod notes;
pub(crate) mod presence;
pub(crate) mod reading;
pub(crate) mod session;
pub(crate) mod sockets;
pub(crate) mod subjects;
pub(crate) mod tags;
pub(crate) mod teams;
