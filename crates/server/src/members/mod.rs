//! The members' side: signing in, reading what their keys open, answering, exporting, erasing.

pub(crate) mod announce;
pub(crate) mod contacts;
pub(crate) mod conversations;
pub(crate) mod flows;
pub(crate) mod keys;
pub(crate) mod let_in;
pub(crate) mod reading;
pub(crate) mod session;
pub(crate) mod sites;
pub(crate) mod sockets;
pub(crate) mod subjects;
