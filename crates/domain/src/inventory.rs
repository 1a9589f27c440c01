//! The inventory: every stored column, what it is, for how long, and what erasure does with it.
//!
//! A test of the store compares this list with the real schema of both engines. The erasure plan and the subject's export
//! are made from it.

mod others;
mod subjects;

use std::sync::LazyLock;

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
    /// What members write and what may name people, sealed to a pair of the organisation.
    Written,
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
    /// Until the erasure has come to its end: seconds after it began.
    Erasure,
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

const fn table(name: &'static str, erasure: Erasure, kept: Kept, columns: &'static [(&'static str, Category)]) -> Table {
    Table { name, erasure, kept, columns }
}

/// Every table. Those that erasure deletes from stand in the order in which it does: keys first.
pub static TABLES: LazyLock<Vec<Table>> = LazyLock::new(|| [subjects::TABLES, others::TABLES].concat());

#[cfg(test)]
mod tests {
    use super::*;
    use Category::{Pseudonym, Sealed};

    #[test]
    fn what_is_sealed_for_a_subject_is_erased_with_them() {
        for table in TABLES.iter() {
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
