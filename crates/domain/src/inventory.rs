//! The inventory: every stored column, what it is, for how long, and what erasure does with it.
//!
//! A test of the store compares this list with the real schema of both engines. The erasure plan and the subject's export
//! are made from it.

/// What a column holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Category {
    /// Nothing about a person.
    None,
    /// A random id that stands for a subject.
    Pseudonym,
    /// Personal data, sealed under a subject key.
    Sealed,
    /// Personal data of a member, sealed to the server key.
    Account,
    /// Keys, hashes of secrets and signatures.
    Key,
    /// When something about a subject happened, and where it stands.
    Metadata,
}

/// What the erasure of a subject does with a table's rows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Erasure {
    /// The rows belong to no subject.
    Keep,
    /// Rows whose column names the subject are deleted.
    BySubject,
    /// Rows whose conversation belongs to the subject are deleted.
    ByConversation,
    /// Rows whose request is the subject's are deleted.
    ByRequest,
    /// What leads to the subject is removed; the row stays, and names nobody.
    Detached,
    /// The side entry is removed, the hash stays (see docs/spec/ledger.md).
    Ledger,
    /// The rows stay as long as a legal hold keeps them, and go with it (GDPR art. 17(3)(b) and (e)).
    Held,
}

/// How long a table's rows are kept.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kept {
    /// As long as the organisation.
    Organisation,
    /// As long as a grant lives; without one, 24 hours after the last activity.
    Grant,
    /// Until the session ends or expires.
    Session,
    /// For good: hashes and proofs.
    Proof,
    /// Until the legal hold ends.
    Hold,
    /// As long as somebody may ask whether a request was answered: three years after it was closed.
    Request,
    /// As long as an objection must be respected: 36 months; an erasure that was asked for takes it along.
    Objection,
}

/// A table of the inventory.
#[derive(Clone, Copy, Debug)]
pub struct Table {
    /// Its name.
    pub name: &'static str,
    /// What erasure does with its rows.
    pub erasure: Erasure,
    /// How long its rows are kept.
    pub kept: Kept,
    /// Its columns.
    pub columns: &'static [(&'static str, Category)],
}

use Category::{Account, Key, Metadata, None as Plain, Pseudonym, Sealed};

const fn table(name: &'static str, erasure: Erasure, kept: Kept, columns: &'static [(&'static str, Category)]) -> Table {
    Table { name, erasure, kept, columns }
}

/// Every table. Those that erasure deletes from stand in the order in which it does: keys first.
pub const TABLES: &[Table] = &[
    table(
        "subject_seal",
        Erasure::BySubject,
        Kept::Grant,
        &[
            ("subject", Pseudonym),
            ("purpose", Plain),
            ("generation", Plain),
            ("recipient", Plain),
            ("recipient_generation", Plain),
            ("grant_id", Pseudonym),
            ("sealed", Key),
        ],
    ),
    table(
        "confirmation",
        Erasure::BySubject,
        Kept::Grant,
        &[
            ("grant_id", Pseudonym),
            ("subject", Pseudonym),
            ("purpose", Plain),
            ("generation", Plain),
            ("lookup", Key),
            ("sealed", Key),
            ("asked_at", Metadata),
            ("sent_at", Metadata),
            ("expires_at", Metadata),
        ],
    ),
    table(
        "subject_key",
        Erasure::BySubject,
        Kept::Grant,
        &[
            ("subject", Pseudonym),
            ("purpose", Plain),
            ("generation", Plain),
            ("created_at", Metadata),
            ("ended_at", Metadata),
            ("destroy_at", Metadata),
        ],
    ),
    table(
        "message",
        Erasure::ByConversation,
        Kept::Grant,
        &[
            ("id", Plain),
            ("conversation", Pseudonym),
            ("seq", Plain),
            ("author", Plain),
            ("member", Plain),
            ("generation", Plain),
            ("at", Metadata),
            ("key", Key),
            ("template", Plain),
            ("body", Sealed),
            ("edited_at", Metadata),
        ],
    ),
    // What a file shows, in parts; its name and type stand in the message that carries it.
    table("file_part", Erasure::ByConversation, Kept::Grant, &[("file", Plain), ("part", Plain), ("sealed", Sealed)]),
    table(
        "file",
        Erasure::ByConversation,
        Kept::Grant,
        &[
            ("id", Plain),
            ("conversation", Pseudonym),
            ("message", Plain),
            ("generation", Plain),
            ("bytes", Metadata),
            ("parts", Metadata),
            ("at", Metadata),
        ],
    ),
    table(
        "note_mention",
        Erasure::ByConversation,
        Kept::Grant,
        &[("note", Plain), ("conversation", Pseudonym), ("member", Plain), ("at", Metadata), ("read_at", Metadata)],
    ),
    table(
        "note",
        Erasure::ByConversation,
        Kept::Grant,
        &[
            ("id", Plain),
            ("conversation", Pseudonym),
            ("member", Plain),
            ("generation", Plain),
            ("at", Metadata),
            ("key", Key),
            ("sealed", Sealed),
        ],
    ),
    table(
        "draft",
        Erasure::ByConversation,
        Kept::Grant,
        &[("conversation", Pseudonym), ("member", Plain), ("generation", Plain), ("at", Metadata), ("sealed", Sealed)],
    ),
    table("seen", Erasure::ByConversation, Kept::Grant, &[("conversation", Pseudonym), ("member", Plain), ("seq", Metadata)]),
    table(
        "subject_link",
        Erasure::BySubject,
        Kept::Grant,
        &[("id", Pseudonym), ("organisation", Plain), ("subject", Pseudonym), ("other", Pseudonym), ("member", Plain), ("at", Metadata)],
    ),
    table(
        "contact_field",
        Erasure::BySubject,
        Kept::Grant,
        &[("subject", Pseudonym), ("purpose", Plain), ("field", Plain), ("generation", Plain), ("at", Metadata), ("sealed", Sealed)],
    ),
    table(
        "subject_grant",
        Erasure::BySubject,
        Kept::Grant,
        &[
            ("id", Pseudonym),
            ("subject", Pseudonym),
            ("purpose", Plain),
            ("state", Metadata),
            ("basis", Plain),
            ("notice", Plain),
            ("wording", Plain),
            ("locale", Metadata),
            ("how", Plain),
            ("generation", Plain),
            ("at", Metadata),
            ("ended_at", Metadata),
            ("proof", Sealed),
            ("stood_on", Plain),
            ("expires_at", Metadata),
        ],
    ),
    table(
        "objection",
        Erasure::BySubject,
        Kept::Objection,
        &[("organisation", Plain), ("purpose", Plain), ("hash", Key), ("subject", Pseudonym), ("at", Metadata)],
    ),
    table("showing", Erasure::BySubject, Kept::Session, &[("session", Plain), ("object", Pseudonym), ("subject", Pseudonym)]),
    // What members wrote about a request, sealed to those who answer requests and to the subject.
    table(
        "request_text",
        Erasure::ByRequest,
        Kept::Request,
        &[
            ("id", Plain),
            ("request", Pseudonym),
            ("kind", Metadata),
            ("member", Plain),
            ("at", Metadata),
            ("pair_generation", Plain),
            ("for_privacy", Key),
            ("for_subject", Key),
            ("sealed", Sealed),
        ],
    ),
    table(
        "request",
        Erasure::Detached,
        Kept::Request,
        &[
            ("id", Plain),
            ("organisation", Plain),
            ("subject", Pseudonym),
            ("subject_gone", Metadata),
            ("kind", Metadata),
            ("purpose", Plain),
            ("channel", Metadata),
            ("state", Metadata),
            ("gdpr", Plain),
            ("kvkk", Plain),
            ("received_at", Metadata),
            ("received_on", Metadata),
            ("extended", Metadata),
            ("rests_since", Metadata),
            ("rested_days", Metadata),
            ("identity_method", Metadata),
            ("identity_at", Metadata),
            ("due_on", Metadata),
            ("warned_on", Metadata),
            ("closed_at", Metadata),
        ],
    ),
    table(
        "task",
        Erasure::BySubject,
        Kept::Grant,
        &[
            ("id", Pseudonym),
            ("organisation", Plain),
            ("subject", Pseudonym),
            ("conversation", Pseudonym),
            ("created_at", Metadata),
            ("due_at", Metadata),
            ("reminded_at", Metadata),
            ("done_at", Metadata),
            ("member", Plain),
        ],
    ),
    // Whom a breach affects. Who is erased cannot be told of it any more; the register keeps the number.
    table("breach_affected", Erasure::BySubject, Kept::Grant, &[("breach", Plain), ("subject", Pseudonym), ("told_at", Metadata)]),
    table(
        "visit",
        Erasure::BySubject,
        Kept::Grant,
        &[
            ("lookup", Key),
            ("id", Pseudonym),
            ("organisation", Plain),
            ("site", Plain),
            ("subject", Pseudonym),
            ("conversation", Pseudonym),
            ("locale", Metadata),
            ("notice", Plain),
            ("created_at", Metadata),
        ],
    ),
    table(
        "conversation",
        Erasure::BySubject,
        Kept::Grant,
        &[
            ("id", Pseudonym),
            ("organisation", Plain),
            ("site", Plain),
            ("subject", Pseudonym),
            ("state", Metadata),
            ("member", Plain),
            ("locale", Metadata),
            ("created_at", Metadata),
            ("last_at", Metadata),
            ("last_seq", Metadata),
            ("flow", Plain),
            ("flow_version", Plain),
            ("revision", Plain),
            ("generation", Plain),
            ("granted", Metadata),
            ("bot_generation", Plain),
            ("bot_state", Sealed),
            ("team", Plain),
            ("priority", Metadata),
            ("snoozed_until", Metadata),
            ("waiting_since", Metadata),
            ("first_answer_at", Metadata),
            ("closed_at", Metadata),
            ("tags_generation", Plain),
            ("tags", Sealed),
            ("asked_by", Plain),
            ("asked_at", Metadata),
        ],
    ),
    table(
        "subject",
        Erasure::BySubject,
        Kept::Grant,
        &[("id", Pseudonym), ("organisation", Plain), ("public_key", Key), ("created_at", Metadata), ("restricted_at", Metadata)],
    ),
    table(
        "hold_seal",
        Erasure::Held,
        Kept::Hold,
        &[("hold", Plain), ("subject", Pseudonym), ("purpose", Plain), ("generation", Plain), ("pair_generation", Plain), ("sealed", Key)],
    ),
    // What was destroyed everywhere else, as it was sealed, in the words of the cell that it is bound to.
    table(
        "held",
        Erasure::Held,
        Kept::Hold,
        &[
            ("organisation", Plain),
            ("subject", Pseudonym),
            ("purpose", Plain),
            ("generation", Plain),
            ("source", Plain),
            ("row_id", Pseudonym),
            ("part", Plain),
            ("seq", Metadata),
            ("author", Plain),
            ("member", Plain),
            ("at", Metadata),
            ("sealed", Sealed),
        ],
    ),
    table(
        "hold",
        Erasure::Held,
        Kept::Hold,
        &[
            ("id", Plain),
            ("organisation", Plain),
            ("subject", Pseudonym),
            ("purpose", Plain),
            ("member", Plain),
            ("created_at", Metadata),
            ("ends_at", Metadata),
            ("reason_purpose", Plain),
            ("reason_generation", Plain),
            ("reason", Sealed),
        ],
    ),
    table(
        "ledger_entry",
        Erasure::Ledger,
        Kept::Proof,
        &[("organisation", Plain), ("position", Plain), ("subject", Pseudonym), ("entry", Metadata), ("salt", Key), ("leaf", Key)],
    ),
    table("ledger_head", Erasure::Keep, Kept::Proof, &[("organisation", Plain), ("size", Plain), ("peaks", Key)]),
    table("ledger_node", Erasure::Keep, Kept::Proof, &[("organisation", Plain), ("level", Plain), ("node", Plain), ("hash", Key)]),
    table("ledger_checkpoint", Erasure::Keep, Kept::Proof, &[("organisation", Plain), ("size", Plain), ("note", Key)]),
    table("ledger_key", Erasure::Keep, Kept::Proof, &[("organisation", Plain), ("vkey", Key), ("sealed_seed", Key)]),
    table(
        "destruction",
        Erasure::Keep,
        Kept::Proof,
        &[
            ("organisation", Plain),
            ("position", Plain),
            ("act", Plain),
            ("rows_removed", Plain),
            ("at", Plain),
            ("last_position", Plain),
            ("rule", Plain),
            ("things", Plain),
            ("job", Plain),
            ("started_at", Plain),
            ("evidence", Key),
        ],
    ),
    table(
        "retention_rule",
        Erasure::Keep,
        Kept::Organisation,
        &[("organisation", Plain), ("rule", Plain), ("purpose", Plain), ("months", Plain), ("changed_at", Plain)],
    ),
    table(
        "sweep",
        Erasure::Keep,
        Kept::Proof,
        &[("kind", Plain), ("job", Plain), ("started_at", Plain), ("ended_at", Plain), ("failed", Plain)],
    ),
    table(
        "organisation",
        Erasure::Keep,
        Kept::Organisation,
        &[
            ("id", Plain),
            ("name", Plain),
            ("region", Plain),
            ("demo", Plain),
            ("languages", Plain),
            ("default_language", Plain),
            ("created_at", Plain),
            ("assignment", Plain),
            ("confirm_email", Plain),
        ],
    ),
    // Who the controller is: published with every notice. The names of people in it are sealed to the server key.
    table(
        "identity",
        Erasure::Keep,
        Kept::Organisation,
        &[
            ("organisation", Plain),
            ("legal_name", Plain),
            ("address", Plain),
            ("country", Plain),
            ("email", Plain),
            ("phone", Plain),
            ("authority", Plain),
            ("verbis", Plain),
            ("kep", Plain),
            ("people", Account),
            ("changed_at", Plain),
        ],
    ),
    table(
        "site",
        Erasure::Keep,
        Kept::Organisation,
        &[
            ("id", Plain),
            ("organisation", Plain),
            ("name", Plain),
            ("origins", Plain),
            ("flow", Plain),
            ("privacy_url", Plain),
            ("imprint_url", Plain),
            ("created_at", Plain),
            ("hours", Plain),
            ("time_zone", Plain),
            ("children", Plain),
        ],
    ),
    table(
        "recipient",
        Erasure::Keep,
        Kept::Proof,
        &[
            ("id", Plain),
            ("organisation", Plain),
            ("kind", Plain),
            ("name", Plain),
            ("country", Plain),
            ("contact", Plain),
            ("sub_processor", Plain),
            ("transfer", Plain),
            ("added_at", Plain),
            ("blocked_until", Plain),
            ("ended_at", Plain),
        ],
    ),
    table("recipient_purpose", Erasure::Keep, Kept::Proof, &[("recipient", Plain), ("purpose", Plain), ("since", Plain)]),
    table(
        "satisfaction_tally",
        Erasure::Keep,
        Kept::Organisation,
        &[("organisation", Plain), ("site", Plain), ("day", Plain), ("score", Plain), ("count", Plain)],
    ),
    table(
        "canned",
        Erasure::Keep,
        Kept::Organisation,
        &[("id", Plain), ("organisation", Plain), ("member", Plain), ("shortcut", Plain), ("changed_at", Plain)],
    ),
    table("canned_text", Erasure::Keep, Kept::Organisation, &[("canned", Plain), ("locale", Plain), ("body", Plain)]),
    table(
        "saved_view",
        Erasure::Keep,
        Kept::Organisation,
        &[
            ("id", Plain),
            ("organisation", Plain),
            ("member", Plain),
            ("shared", Plain),
            ("name", Plain),
            ("query", Plain),
            ("created_at", Plain),
        ],
    ),
    table(
        "site_look",
        Erasure::Keep,
        Kept::Organisation,
        &[("site", Plain), ("colour", Plain), ("position", Plain), ("kind", Plain), ("opening", Plain), ("opening_count", Plain)],
    ),
    table(
        "site_text",
        Erasure::Keep,
        Kept::Organisation,
        &[("site", Plain), ("locale", Plain), ("title", Plain), ("button", Plain), ("greeting", Plain)],
    ),
    table("site_logo", Erasure::Keep, Kept::Organisation, &[("site", Plain), ("format", Plain), ("bytes", Plain)]),
    table(
        "purpose",
        Erasure::Keep,
        Kept::Organisation,
        &[
            ("organisation", Plain),
            ("name", Plain),
            ("basis", Plain),
            ("special", Plain),
            ("gdpr", Plain),
            ("kvkk", Plain),
            ("categories", Plain),
            ("names", Plain),
            ("valid_months", Plain),
            ("reask_months", Plain),
            ("archived", Plain),
            ("position", Plain),
        ],
    ),
    table(
        "material_change",
        Erasure::Keep,
        Kept::Proof,
        &[("organisation", Plain), ("position", Plain), ("purpose", Plain), ("locale", Plain), ("cause", Plain), ("at", Plain)],
    ),
    table(
        "purpose_key",
        Erasure::Keep,
        Kept::Organisation,
        &[
            ("organisation", Plain),
            ("purpose", Plain),
            ("generation", Plain),
            ("public_key", Key),
            ("created_at", Plain),
            ("position", Plain),
        ],
    ),
    table(
        "purpose_seal",
        Erasure::Keep,
        Kept::Organisation,
        &[("organisation", Plain), ("purpose", Plain), ("generation", Plain), ("holder", Plain), ("sealed", Key)],
    ),
    table(
        "holder",
        Erasure::Keep,
        Kept::Organisation,
        &[
            ("id", Plain),
            ("organisation", Plain),
            ("kind", Plain),
            ("public_key", Key),
            ("lookup", Key),
            ("created_at", Plain),
            ("confirmed_at", Plain),
        ],
    ),
    table(
        "member",
        Erasure::Keep,
        Kept::Organisation,
        &[
            ("id", Plain),
            ("organisation", Plain),
            ("role", Plain),
            ("email", Account),
            ("email_lookup", Account),
            ("name", Account),
            ("totp", Key),
            ("totp_step", Plain),
            ("created_at", Plain),
            ("away", Plain),
            ("assigned_at", Plain),
        ],
    ),
    table(
        "team",
        Erasure::Keep,
        Kept::Organisation,
        &[("id", Plain), ("organisation", Plain), ("name", Plain), ("site", Plain), ("rule", Plain), ("created_at", Plain)],
    ),
    table("team_member", Erasure::Keep, Kept::Organisation, &[("team", Plain), ("member", Plain)]),
    table(
        "invitation",
        Erasure::Keep,
        Kept::Session,
        &[
            ("id", Plain),
            ("organisation", Plain),
            ("role", Plain),
            ("lookup", Key),
            ("invited_by", Plain),
            ("created_at", Plain),
            ("expires_at", Plain),
        ],
    ),
    table("first_run", Erasure::Keep, Kept::Organisation, &[("organisation", Plain), ("step", Plain), ("at", Plain)]),
    table(
        "credential",
        Erasure::Keep,
        Kept::Organisation,
        &[("member", Plain), ("kind", Plain), ("salt", Key), ("cost", Plain), ("verifier", Key), ("wrapped", Key), ("created_at", Plain)],
    ),
    table(
        "session",
        Erasure::Keep,
        Kept::Session,
        &[
            ("lookup", Key),
            ("id", Plain),
            ("organisation", Plain),
            ("member", Plain),
            ("wrapped", Key),
            ("created_at", Plain),
            ("expires_at", Plain),
        ],
    ),
    table(
        "document",
        Erasure::Keep,
        Kept::Proof,
        &[
            ("organisation", Plain),
            ("version", Plain),
            ("purpose", Plain),
            ("locale", Plain),
            ("title", Plain),
            ("body", Plain),
            ("published_at", Plain),
            ("change", Plain),
            ("about", Plain),
            ("own", Plain),
            ("position", Plain),
            ("stood_on", Plain),
        ],
    ),
    table("flow", Erasure::Keep, Kept::Organisation, &[("id", Plain), ("organisation", Plain), ("name", Plain), ("version", Plain)]),
    table(
        "flow_version",
        Erasure::Keep,
        Kept::Organisation,
        &[("flow", Plain), ("version", Plain), ("source", Plain), ("articles", Plain), ("sha256", Plain), ("published_at", Plain)],
    ),
    // What members write of a breach may name people: it is sealed to the server key, as what concerns members is.
    table(
        "breach",
        Erasure::Keep,
        Kept::Organisation,
        &[
            ("id", Plain),
            ("organisation", Plain),
            ("state", Plain),
            ("signal", Plain),
            ("signal_day", Plain),
            ("opened_by", Plain),
            ("opened_at", Plain),
            ("aware_at", Plain),
            ("regimes", Plain),
            ("started_at", Plain),
            ("stopped_at", Plain),
            ("detected_at", Plain),
            ("effects", Plain),
            ("risk", Plain),
            ("exempt", Plain),
            ("source", Plain),
            ("data", Plain),
            ("special", Plain),
            ("people", Plain),
            ("persons", Plain),
            ("persons_exact", Plain),
            ("records", Plain),
            ("records_exact", Plain),
            ("trained", Plain),
            ("texts", Account),
            ("revision", Plain),
            ("closed_at", Plain),
            ("reminded", Plain),
        ],
    ),
    table(
        "breach_notification",
        Erasure::Keep,
        Kept::Organisation,
        &[
            ("id", Plain),
            ("breach", Plain),
            ("regime", Plain),
            ("told", Plain),
            ("phase", Plain),
            ("at", Plain),
            ("reference", Plain),
            ("sha256", Key),
            ("sealed", Account),
            ("member", Plain),
            ("recorded_at", Plain),
        ],
    ),
    // 30 days from the end of the key.
    table("ended_key", Erasure::Keep, Kept::Session, &[("lookup", Key), ("organisation", Plain), ("ended_at", Plain)]),
    table("installation", Erasure::Keep, Kept::Organisation, &[("name", Plain), ("sealed", Account)]),
    table("idempotency", Erasure::Keep, Kept::Session, &[("key", Key), ("result", Plain), ("at", Plain)]),
    table("migration", Erasure::Keep, Kept::Organisation, &[("number", Plain), ("sha256", Plain)]),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_sealed_for_a_subject_is_erased_with_them() {
        for table in TABLES {
            let personal = table.columns.iter().any(|(_, c)| matches!(c, Sealed | Pseudonym));
            assert_eq!(personal, table.erasure != Erasure::Keep, "{}", table.name);
        }
    }

    #[test]
    fn keys_are_destroyed_before_what_they_open() {
        let place = |name| TABLES.iter().position(|t| t.name == name).unwrap();
        assert!(place("subject_seal") < place("message") && place("subject_key") < place("contact_field"));
        assert!(place("subject_key") < place("file_part") && place("file_part") < place("file") && place("file") < place("conversation"));
        assert!(place("message") < place("conversation"), "a message finds its subject through its conversation");
    }
}
