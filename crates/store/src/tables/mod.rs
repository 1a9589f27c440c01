//! The tables: one file each, and no other file writes to them.

pub(crate) mod agreement;
pub(crate) mod agreement_objection;
pub(crate) mod agreement_signature;
pub(crate) mod api_token;
pub(crate) mod bound_member;
pub(crate) mod breach;
pub(crate) mod breach_affected;
pub(crate) mod breach_notification;
pub(crate) mod canned;
pub(crate) mod canned_text;
pub(crate) mod checkpoint_errand;
pub(crate) mod checkpoint_stamp;
pub(crate) mod confirmation;
pub(crate) mod contact_field;
pub(crate) mod conversation;
pub(crate) mod credential;
pub(crate) mod destruction;
pub(crate) mod document;
pub(crate) mod doomed;
pub(crate) mod doomed_conversation;
pub(crate) mod draft;
pub(crate) mod ended_key;
pub(crate) mod erasing;
pub(crate) mod erasing_conversation;
pub(crate) mod file;
pub(crate) mod file_part;
pub(crate) mod first_run;
pub(crate) mod flow;
pub(crate) mod flow_version;
pub(crate) mod held;
pub(crate) mod hold;
pub(crate) mod hold_seal;
pub(crate) mod holder;
pub(crate) mod idempotency;
pub(crate) mod identity;
pub(crate) mod identity_provider;
pub(crate) mod installation;
pub(crate) mod invitation;
pub(crate) mod ledger_checkpoint;
pub(crate) mod ledger_entry;
pub(crate) mod ledger_head;
pub(crate) mod ledger_key;
pub(crate) mod ledger_node;
pub(crate) mod material_change;
pub(crate) mod member;
pub(crate) mod message;
pub(crate) mod note;
pub(crate) mod note_mention;
pub(crate) mod objection;
pub(crate) mod organisation;
pub(crate) mod own_role;
pub(crate) mod passkey;
pub(crate) mod provisioned;
pub(crate) mod purpose;
pub(crate) mod purpose_key;
pub(crate) mod purpose_seal;
pub(crate) mod recipient;
pub(crate) mod recipient_purpose;
pub(crate) mod recovery_code;
pub(crate) mod register_entry;
pub(crate) mod request;
pub(crate) mod request_text;
pub(crate) mod retention_rule;
pub(crate) mod satisfaction_tally;
pub(crate) mod saved_view;
pub(crate) mod seen;
pub(crate) mod session;
pub(crate) mod showing;
pub(crate) mod site;
pub(crate) mod site_logo;
pub(crate) mod site_look;
pub(crate) mod site_text;
pub(crate) mod sub_processor;
pub(crate) mod sub_processor_notice;
pub(crate) mod subject;
pub(crate) mod subject_grant;
pub(crate) mod subject_key;
pub(crate) mod subject_link;
pub(crate) mod subject_seal;
pub(crate) mod sweep;
pub(crate) mod task;
pub(crate) mod team;
pub(crate) mod team_member;
pub(crate) mod terms;
pub(crate) mod visit;

use crate::db::{Db, values};
use crate::fault::Fault;

pub(crate) use purpose::stored as purpose_of;

/// Counts rows of the doomed, up to a number.
fn count_some(db: &mut Db, sql: &'static str, most: u64) -> Result<u64, Fault> {
    db.row(sql, values![most], |row| row.u64(0)).map(Option::unwrap_or_default)
}

/// Counts the rows of the doomed.
fn count(db: &mut Db, sql: &'static str) -> Result<u64, Fault> {
    db.row(sql, &[], |row| row.u64(0)).map(Option::unwrap_or_default)
}

type Count = fn(&mut Db) -> Result<u64, Fault>;
type Delete = fn(&mut Db) -> Result<u64, Fault>;

/// What erasure does with the rows of the [`doomed`], table by table, in the inventory's order: keys first. A test compares the two.
pub(crate) const ERASED: &[(&str, Count, Delete)] = &[
    ("subject_seal", subject_seal::count, subject_seal::delete),
    ("confirmation", confirmation::count, confirmation::delete),
    ("subject_key", subject_key::count, subject_key::delete),
    ("message", message::count, message::delete),
    ("file_part", file_part::count, file_part::delete),
    ("file", file::count, file::delete),
    ("note_mention", note_mention::count, note_mention::delete),
    ("note", note::count, note::delete),
    ("draft", draft::count, draft::delete),
    ("seen", seen::count, seen::delete),
    ("subject_link", subject_link::count, subject_link::delete),
    ("contact_field", contact_field::count, contact_field::delete),
    ("subject_grant", subject_grant::count, subject_grant::delete),
    ("objection", objection::count, objection::delete),
    ("showing", showing::count, showing::delete),
    ("request_text", request_text::count, request_text::delete),
    ("request", request::count, request::detach),
    ("task", task::count, task::delete),
    ("breach_affected", breach_affected::count, breach_affected::delete),
    ("visit", visit::count, visit::delete),
    ("conversation", conversation::count, conversation::delete),
    ("subject", subject::count, subject::delete),
    ("erasing_conversation", erasing_conversation::count, erasing_conversation::delete),
    ("erasing", erasing::count, erasing::delete),
];

/// What the first act of an erasure in pieces leaves: what there may be any number of with what leads to it, and the requests, which
/// are not answered before nothing is left.
pub(crate) const LEFT_FOR_LATER: [&str; 7] = ["message", "file_part", "file", "note", "request", "erasing_conversation", "erasing"];

/// Every statement of every table, for the test that prepares them.
#[cfg(test)]
#[expect(clippy::too_many_lines, reason = "a line for each table")]
pub(crate) fn statements() -> Vec<&'static str> {
    [
        agreement::STATEMENTS,
        agreement_objection::STATEMENTS,
        agreement_signature::STATEMENTS,
        api_token::STATEMENTS,
        bound_member::STATEMENTS,
        breach::STATEMENTS,
        breach_affected::STATEMENTS,
        breach_notification::STATEMENTS,
        canned::STATEMENTS,
        canned_text::STATEMENTS,
        checkpoint_errand::STATEMENTS,
        checkpoint_stamp::STATEMENTS,
        confirmation::STATEMENTS,
        contact_field::STATEMENTS,
        conversation::STATEMENTS,
        credential::STATEMENTS,
        destruction::STATEMENTS,
        document::STATEMENTS,
        doomed::STATEMENTS,
        doomed_conversation::STATEMENTS,
        draft::STATEMENTS,
        ended_key::STATEMENTS,
        erasing::STATEMENTS,
        erasing_conversation::STATEMENTS,
        file::STATEMENTS,
        file_part::STATEMENTS,
        first_run::STATEMENTS,
        flow::STATEMENTS,
        flow_version::STATEMENTS,
        held::STATEMENTS,
        hold::STATEMENTS,
        hold_seal::STATEMENTS,
        holder::STATEMENTS,
        idempotency::STATEMENTS,
        identity::STATEMENTS,
        identity_provider::STATEMENTS,
        installation::STATEMENTS,
        invitation::STATEMENTS,
        ledger_checkpoint::STATEMENTS,
        ledger_entry::STATEMENTS,
        ledger_head::STATEMENTS,
        ledger_key::STATEMENTS,
        ledger_node::STATEMENTS,
        material_change::STATEMENTS,
        member::STATEMENTS,
        message::STATEMENTS,
        note::STATEMENTS,
        note_mention::STATEMENTS,
        objection::STATEMENTS,
        organisation::STATEMENTS,
        own_role::STATEMENTS,
        passkey::STATEMENTS,
        provisioned::STATEMENTS,
        purpose::STATEMENTS,
        purpose_key::STATEMENTS,
        purpose_seal::STATEMENTS,
        recipient::STATEMENTS,
        recipient_purpose::STATEMENTS,
        recovery_code::STATEMENTS,
        register_entry::STATEMENTS,
        request::STATEMENTS,
        retention_rule::STATEMENTS,
        request_text::STATEMENTS,
        seen::STATEMENTS,
        satisfaction_tally::STATEMENTS,
        saved_view::STATEMENTS,
        session::STATEMENTS,
        showing::STATEMENTS,
        site::STATEMENTS,
        site_logo::STATEMENTS,
        site_look::STATEMENTS,
        site_text::STATEMENTS,
        sub_processor::STATEMENTS,
        sub_processor_notice::STATEMENTS,
        subject::STATEMENTS,
        subject_grant::STATEMENTS,
        subject_key::STATEMENTS,
        subject_link::STATEMENTS,
        subject_seal::STATEMENTS,
        sweep::STATEMENTS,
        task::STATEMENTS,
        team::STATEMENTS,
        team_member::STATEMENTS,
        terms::STATEMENTS,
        visit::STATEMENTS,
    ]
    .concat()
}
