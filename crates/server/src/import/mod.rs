//! Imports of contacts: from the bytes of a file to grants that were made elsewhere. [`file`] reads, [`known`] finds who is
//! there already, [`run`] checks, seals and writes, [`objection`] remembers who said no.

pub(crate) mod file;
pub(crate) mod known;
pub(crate) mod objection;
pub(crate) mod run;
