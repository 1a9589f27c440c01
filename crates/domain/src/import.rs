//! Imports: contacts whose consent was given elsewhere, with its proof, and the objections that no import overrides.

use crate::act::{Act, Entry, rfc3339};
use crate::consent::HandOver;
use crate::contact::{self, Format};
use crate::decision::{self, EXEMPT_OBJECTION, Recorded};
use crate::id::{GrantId, MemberId, SubjectId};
use crate::notice::{self, Version};
use crate::principal::Actor;
use crate::purpose::{Basis, Purpose, PurposeRule};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use locale::Locale;
use seal::Personal;

/// The columns of the file, in the order of the template.
pub const COLUMNS: [&str; 8] = ["name", "phone", "email", "purpose", "basis", "given_at", "proof", "locale"];
/// The largest file, in bytes.
pub const FILE_BYTES_MAX: usize = 5 * 1024 * 1024;
/// Rows of one file.
pub const ROWS_MAX: usize = 10_000;
/// The longest proof, in characters.
pub const PROOF_CHARS_MAX: usize = 2_000;

/// Why a row is not taken in: a word of the API, never the value.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reason {
    /// The row has not as many cells as the first one.
    Cells,
    /// Something that every row needs is missing.
    Missing,
    /// The value is not of its format.
    Invalid,
    /// The organisation has no such purpose.
    Unknown,
    /// The purpose takes in nothing by import: special categories, and conversations.
    Special,
    /// The purpose does not rest on this basis.
    Basis,
    /// The day has not come yet.
    Future,
    /// The file names the same address for the same purpose before.
    Duplicate,
    /// The address is a contact's already.
    Known,
    /// The person refused, or withdrew.
    Objected,
}

impl Reason {
    /// Every reason.
    pub const ALL: [Self; 10] = [
        Self::Cells,
        Self::Missing,
        Self::Invalid,
        Self::Unknown,
        Self::Special,
        Self::Basis,
        Self::Future,
        Self::Duplicate,
        Self::Known,
        Self::Objected,
    ];

    /// The name that the API and the report use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Cells => "cells",
            Self::Missing => "missing",
            Self::Invalid => "invalid",
            Self::Unknown => "unknown",
            Self::Special => "special",
            Self::Basis => "basis",
            Self::Future => "future",
            Self::Duplicate => "duplicate",
            Self::Known => "known",
            Self::Objected => "objected",
        }
    }
}

/// A row that is not taken in: in which column, and why.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Turned {
    /// One of [`COLUMNS`], or `address` for telephone number and e-mail address together.
    pub column: &'static str,
    /// Why.
    pub reason: Reason,
}

/// What rows are checked against.
#[derive(Clone, Copy, Debug)]
pub struct Rules<'r> {
    /// The organisation's purposes.
    pub purposes: &'r [PurposeRule],
    /// The country whose national numbers are understood.
    pub region: &'r str,
    /// The language of a row that names none.
    pub locale: Locale,
    /// Now.
    pub now: Timestamp,
}

/// A row that may be taken in, unless somebody objected.
#[derive(Clone, Debug)]
pub struct Row {
    /// What was told, by field.
    pub fields: Vec<(&'static str, Personal<String>)>,
    /// For which purpose.
    pub purpose: Purpose,
    /// On which basis.
    pub basis: Basis,
    /// When it was given, elsewhere.
    pub given_at: Timestamp,
    /// What proves it.
    pub proof: Personal<String>,
    /// In which language it was given.
    pub locale: Locale,
}

impl Row {
    /// The addresses of the person, as objections name them: the field and its value in one form.
    pub fn addresses(&self) -> impl Iterator<Item = (&'static str, Personal<String>)> {
        self.fields.iter().filter_map(|(field, value)| Some((*field, address(field, value.expose())?)))
    }
}

/// An address as objections and duplicates compare it: the number as it is kept, the e-mail address in lower case. `None` for
/// fields that are no address.
pub fn address(field: &str, value: &str) -> Option<Personal<String>> {
    match field {
        "phone" => Some(Personal::new(value.to_owned())),
        "email" => Some(Personal::new(value.to_lowercase())),
        _ => None,
    }
}

/// Checks a row by itself. `cell` gives the text of a column, trimmed; empty where the row has none.
///
/// # Errors
/// The first thing for which it is turned away; nothing of such a row is stored.
pub fn check<'c>(rules: &Rules<'_>, cell: impl Fn(&str) -> &'c str) -> Result<Row, Turned> {
    let turned = |column, reason| Turned { column, reason };
    let mut fields = Vec::new();
    for (field, format) in [("name", Format::Name), ("phone", Format::Phone), ("email", Format::Email)] {
        let value = cell(field);
        if !value.is_empty() {
            let accepted = contact::accept(field, format, value, rules.region);
            fields.push((field, accepted.map_err(|_| turned(field, Reason::Invalid))?));
        }
    }
    if !fields.iter().any(|(field, _)| *field != "name") {
        return Err(turned("address", Reason::Missing));
    }
    let rule = purpose(rules, cell("purpose"))?;
    let basis = match cell("basis") {
        "" => return Err(turned("basis", Reason::Missing)),
        named => Basis::parse(named).ok_or_else(|| turned("basis", Reason::Unknown))?,
    };
    // An organisation takes in nothing on a basis other than the one on which it asks everyone else.
    if basis != rule.basis {
        return Err(turned("basis", Reason::Basis));
    }
    let given_at = day(cell("given_at"), rules.now)?;
    let proof = cell("proof");
    if proof.is_empty() {
        return Err(turned("proof", Reason::Missing));
    }
    if proof.chars().count() > PROOF_CHARS_MAX || proof.contains('\0') {
        return Err(turned("proof", Reason::Invalid));
    }
    let locale = match cell("locale") {
        "" => rules.locale,
        named => Locale::parse(named).ok_or_else(|| turned("locale", Reason::Unknown))?,
    };
    Ok(Row { fields, purpose: rule.purpose.clone(), basis, given_at, proof: Personal::new(proof.to_owned()), locale })
}

fn purpose<'r>(rules: &Rules<'r>, name: &str) -> Result<&'r PurposeRule, Turned> {
    let turned = |reason| Turned { column: "purpose", reason };
    if name.is_empty() {
        return Err(turned(Reason::Missing));
    }
    let rule = rules.purposes.iter().find(|rule| rule.purpose.as_str() == name).ok_or_else(|| turned(Reason::Unknown))?;
    // Explicit consent to special categories is given to us or not at all; a conversation begins with a visit.
    if rule.special || rule.purpose.is_conversation() { Err(turned(Reason::Special)) } else { Ok(rule) }
}

/// A day (`2026-01-31`, at its beginning in UTC) or a moment of RFC 3339.
fn day(text: &str, now: Timestamp) -> Result<Timestamp, Turned> {
    let turned = |reason| Turned { column: "given_at", reason };
    if text.is_empty() {
        return Err(turned(Reason::Missing));
    }
    let moment = text.parse::<Timestamp>().ok();
    let begins = || text.parse::<Date>().ok()?.to_zoned(TimeZone::UTC).ok().map(|day| day.timestamp());
    let given = moment.or_else(begins).filter(|at| *at > Timestamp::UNIX_EPOCH).ok_or_else(|| turned(Reason::Invalid))?;
    if given > now { Err(turned(Reason::Future)) } else { Ok(given) }
}

/// What an import writes of one row, prepared outside the transaction.
#[derive(Clone, Debug)]
pub struct Prepared {
    /// The new subject.
    pub subject: SubjectId,
    /// The public half of a pair whose private half nobody has: no browser stands behind an imported contact.
    pub public_key: [u8; 32],
    /// The grant.
    pub grant: GrantId,
    /// For which purpose.
    pub purpose: Purpose,
    /// On which basis.
    pub basis: Basis,
    /// The notice that the organisation shows now, in the row's language.
    pub notice: Version,
    /// SHA-256 of a salt and the proof; names the proof in the ledger, and tells nothing once the salt is gone.
    pub proof_sha256: [u8; 32],
    /// The salt and the proof, sealed.
    pub proof: Vec<u8>,
    /// In which language it was given.
    pub locale: Locale,
    /// When it was given.
    pub given_at: Timestamp,
    /// The first generation of the purpose's key, sealed to the organisation.
    pub keys: HandOver,
    /// The contact fields, sealed.
    pub fields: Vec<(&'static str, Vec<u8>)>,
}

/// What may be written. Only this file makes one: every variant is `#[non_exhaustive]`.
#[derive(Debug)]
pub enum Change {
    /// A contact, with the grant that was made elsewhere.
    #[non_exhaustive]
    #[expect(missing_docs, reason = "the fields are what the columns hold")]
    Imported { row: Box<Prepared>, by: MemberId, at: Timestamp },
    /// An address of someone who refused or withdrew, as a keyed hash.
    #[non_exhaustive]
    #[expect(missing_docs, reason = "the fields are what the columns hold")]
    Objected { subject: SubjectId, purpose: Purpose, hash: [u8; 32], at: Timestamp },
}

impl decision::Change for Change {
    fn recorded(&self) -> Recorded {
        match self {
            Self::Imported { row, by, at } => Recorded::Act(
                Entry::new(Act::ConsentImported, *at, Actor::Member(*by))
                    .with("subject", row.subject)
                    .with("purpose", &row.purpose)
                    .with("grant", row.grant)
                    .with("basis", row.basis.as_str())
                    .with("notice", notice::hex(&row.notice))
                    .with("proof", notice::hex(&row.proof_sha256))
                    .with("given_at", rfc3339(row.given_at))
                    .with("locale", row.locale.code())
                    .with("how", "imported")
                    .with("generation", row.keys.generation),
            ),
            Self::Objected { .. } => Recorded::Exempt(EXEMPT_OBJECTION),
        }
    }

    fn subject(&self) -> Option<SubjectId> {
        Some(match self {
            Self::Imported { row, .. } => row.subject,
            Self::Objected { subject, .. } => *subject,
        })
    }
}

/// Decides whether a prepared row is taken in. `objected` says whether an objection to the purpose is known for one of its
/// addresses.
///
/// # Errors
/// [`Reason::Objected`]: no refusal and no withdrawal is overridden (GDPR art. 7(3), 21(3)).
pub fn take_in(row: Prepared, objected: bool, by: MemberId, at: Timestamp) -> Result<Change, Turned> {
    if objected {
        return Err(Turned { column: "address", reason: Reason::Objected });
    }
    Ok(Change::Imported { row: Box::new(row), by, at })
}

/// Keeps the keyed hash of an address whose holder has just refused or withdrawn, so that no import brings it back.
pub fn object(subject: SubjectId, purpose: Purpose, hash: [u8; 32], at: Timestamp) -> Change {
    Change::Objected { subject, purpose, hash, at }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashMap;
    use uuid::Uuid;

    const GOOD: [(&str, &str); 7] = [
        ("name", "Ada Lovelace"),
        ("phone", "030 901820"),
        ("email", "Ada@Beispiel.DE"),
        ("purpose", "marketing"),
        ("basis", "consent"),
        ("given_at", "2026-01-31"),
        ("proof", "card of the fair, no. 17"),
    ];

    fn now() -> Timestamp {
        "2026-11-22T12:00:00Z".parse().unwrap()
    }

    fn check_with(changes: &[(&'static str, &'static str)]) -> Result<Row, Turned> {
        let purposes = crate::purpose::standard();
        let mut row = HashMap::from(GOOD);
        row.extend(changes.iter().copied());
        check(&Rules { purposes: &purposes, region: "DE", locale: Locale::De, now: now() }, |column| row.get(column).copied().unwrap_or(""))
    }

    #[test]
    fn a_row_with_everything_is_taken_in() {
        let row = check_with(&[]).unwrap();
        let told: Vec<_> = row.fields.iter().map(|(f, v)| (*f, v.expose().as_str())).collect();
        assert_eq!(told, [("name", "Ada Lovelace"), ("phone", "+4930901820"), ("email", "Ada@Beispiel.DE")]);
        let addresses: Vec<_> = row.addresses().map(|(f, v)| (f, v.expose().clone())).collect();
        assert_eq!(addresses, [("phone", "+4930901820".to_owned()), ("email", "ada@beispiel.de".to_owned())]);
        assert_eq!((row.given_at.to_string().as_str(), row.locale), ("2026-01-31T00:00:00Z", Locale::De));
        assert!(check_with(&[("given_at", "2026-01-31T10:00:00+01:00"), ("locale", "tr"), ("name", "")]).is_ok());
        assert!(check_with(&[("purpose", "callback"), ("phone", ""), ("name", "=1+1")]).is_ok(), "a formula is a name like any other");
    }

    #[test]
    fn a_row_that_lacks_something_is_turned_away_and_says_where() {
        use Reason::{Basis, Future, Invalid, Missing, Special, Unknown};
        for (column, value, named, reason) in [
            ("phone", "call me", "phone", Invalid),
            ("email", "ada", "email", Invalid),
            ("purpose", "", "purpose", Missing),
            ("purpose", "tea club", "purpose", Unknown),
            ("purpose", "health", "purpose", Special),
            ("purpose", "conversation", "purpose", Special),
            ("basis", "", "basis", Missing),
            ("basis", "because", "basis", Unknown),
            ("basis", "contract", "basis", Basis),
            ("basis", "legitimate-interest", "basis", Basis),
            ("given_at", "", "given_at", Missing),
            ("given_at", "31.01.2026", "given_at", Invalid),
            ("given_at", "2026-02-31", "given_at", Invalid),
            ("given_at", "2026-11-23", "given_at", Future),
            ("proof", "", "proof", Missing),
            ("locale", "fr", "locale", Unknown),
        ] {
            assert_eq!(check_with(&[(column, value)]).unwrap_err(), Turned { column: named, reason }, "{column}={value}");
        }
        assert_eq!(check_with(&[("phone", ""), ("email", "")]).unwrap_err(), Turned { column: "address", reason: Missing });
    }

    #[test]
    fn an_objection_is_never_overridden() {
        let row = Prepared {
            subject: SubjectId(Uuid::from_u128(1)),
            public_key: [0; 32],
            grant: GrantId(Uuid::from_u128(2)),
            purpose: Purpose::parse("marketing").unwrap(),
            basis: Basis::Consent,
            notice: [1; 32],
            proof_sha256: [2; 32],
            proof: vec![],
            locale: Locale::De,
            given_at: now(),
            keys: HandOver { generation: 1, begins: true, seals: vec![], older: vec![] },
            fields: vec![],
        };
        let by = MemberId(Uuid::from_u128(3));
        assert!(take_in(row.clone(), false, by, now()).is_ok());
        assert_eq!(take_in(row, true, by, now()).unwrap_err().reason, Reason::Objected);
    }
}
