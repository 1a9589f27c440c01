//! Reads: one file for each screen. A reader sees a snapshot and writes nothing.

mod inbox;
mod ledgers;
mod members;
mod page;
mod set_up;
mod sites;
mod visits;

pub use crate::tables::contact_field::FieldRow;
pub use crate::tables::credential::Credential;
pub use crate::tables::flow::FlowRow;
pub use crate::tables::flow_version::FlowSource;
pub use crate::tables::holder::HolderRow;
pub use crate::tables::ledger_key::LedgerKey;
pub use crate::tables::member::MemberRow;
pub use crate::tables::message::MessageRow;
pub use crate::tables::organisation::Organisation;
pub use crate::tables::purpose_key::PurposeKey;
pub use crate::tables::purpose_seal::PurposeSeal;
pub use crate::tables::request::RequestRow;
pub use crate::tables::satisfaction_tally::Tally;
pub use crate::tables::session::Session;
pub use crate::tables::site::Site;
pub use crate::tables::subject_grant::GrantRow;
pub use crate::tables::subject_seal::{GrantSeal, VisitorSeal};
pub use inbox::{ContactFilter, ConversationRow, InboxFilter};
pub use page::InboxEntry;
pub use visits::VisitRow;

use crate::db::Db;

/// A snapshot to read from.
pub struct Reader<'a> {
    pub(crate) db: &'a mut Db,
}

impl<'a> Reader<'a> {
    pub(crate) fn new(db: &'a mut Db) -> Self {
        Self { db }
    }
}

/// Every statement of the reads, for the test that prepares them.
#[cfg(test)]
pub(crate) fn statements() -> Vec<&'static str> {
    [inbox::STATEMENTS, page::STATEMENTS, visits::STATEMENTS].concat()
}
