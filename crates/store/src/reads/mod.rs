//! Reads: one file for each screen. A reader sees a snapshot and writes nothing.

/// The columns of a conversation's row, in the order in which [`inbox::conversation`] reads them.
macro_rules! conversation_columns {
    () => {
        "id, subject, site, state, member, granted, last_at, locale, flow, flow_version, created_at, team, priority, snoozed_until, waiting_since, first_answer_at, tags_generation, tags"
    };
}

mod access_log;
mod agreements;
mod breaches;
mod checkpoints;
mod confirmations;
mod desk;
pub(crate) mod due;
mod files;
mod first_run;
mod handling;
mod holds;
mod identity_providers;
mod inbox;
mod installation;
mod ledgers;
mod members;
mod overview;
mod page;
mod provisioning;
mod recipients;
mod registers;
mod replies;
mod requests;
mod retention;
mod rotation;
mod search;
mod set_up;
mod sites;
mod tasks;
mod tokens;
mod visits;

pub use crate::tables::agreement::PapersRow;
pub use crate::tables::agreement_objection::ObjectionRow;
pub use crate::tables::agreement_signature::SignatureRow;
pub use crate::tables::api_token::{TokenInUse, TokenRow};
pub use crate::tables::breach::BreachRow;
pub use crate::tables::checkpoint_errand::StoredErrand;
pub use crate::tables::checkpoint_stamp::StampRow;
pub use crate::tables::confirmation::LetterRow;
pub use crate::tables::contact_field::FieldRow;
pub use crate::tables::credential::Credential;
pub use crate::tables::destruction::DestructionRow;
pub use crate::tables::document::DocumentRow;
pub use crate::tables::draft::DraftRow;
pub use crate::tables::file::FileRow;
pub use crate::tables::flow::FlowRow;
pub use crate::tables::flow_version::FlowSource;
pub use crate::tables::held::HeldRow;
pub use crate::tables::hold::HoldRow;
pub use crate::tables::holder::HolderRow;
pub use crate::tables::holder::Recovery;
pub use crate::tables::identity::StoredIdentity;
pub use crate::tables::invitation::InvitationRow;
pub use crate::tables::ledger_key::LedgerKey;
pub use crate::tables::member::MemberRow;
pub use crate::tables::message::MessageRow;
pub use crate::tables::note::NoteRow;
pub use crate::tables::note_mention::MentionRow;
pub use crate::tables::organisation::Organisation;
pub use crate::tables::passkey::PasskeyRow;
pub use crate::tables::provisioned::ProvisionedRow;
pub use crate::tables::purpose_key::PurposeKey;
pub use crate::tables::purpose_seal::PurposeSeal;
pub use crate::tables::register_entry::RegisterRow;
pub use crate::tables::request_text::RequestTextRow;
pub use crate::tables::satisfaction_tally::Tally;
pub use crate::tables::session::{Session, SessionRow};
pub use crate::tables::site::Site;
pub use crate::tables::subject_grant::GrantRow;
pub use crate::tables::subject_link::LinkRow;
pub use crate::tables::subject_seal::{GrantSeal, VisitorSeal};
pub use crate::tables::sweep::SweepRow;
pub use access_log::LogFilter;
pub use breaches::{Running, Wanted as AffectedBy};
pub use confirmations::LinkedGrant;
pub use due::Due;
pub use inbox::{ContactFilter, ConversationRow, InboxFilter, InboxView};
pub use installation::{Database, Sizes};
pub use overview::{Counted, Present};
pub use page::InboxEntry;
pub use requests::{Listed as ListedRequest, Pressing, RequestFilter};
pub use retention::DueConversation;
pub use rotation::Outdated;
pub use search::{PAGE as SEARCH_PAGE, Said, Searchable};
pub use set_up::NoticeFacts;
pub use tasks::TaskRow;
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
    #[rustfmt::skip] // A line each, so that two additions do not meet.
    let all = [
        access_log::STATEMENTS,
        breaches::STATEMENTS,
        desk::STATEMENTS,
        due::STATEMENTS,
        confirmations::STATEMENTS,
        first_run::STATEMENTS,
        handling::STATEMENTS,
        holds::STATEMENTS,
        inbox::STATEMENTS,
        installation::STATEMENTS,
        overview::STATEMENTS,
        page::STATEMENTS,
        retention::STATEMENTS,
        rotation::STATEMENTS,
        requests::STATEMENTS,
        search::STATEMENTS,
        tasks::STATEMENTS,
        visits::STATEMENTS,
    ];
    all.concat()
}
