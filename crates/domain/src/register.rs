//! Registers: what an organisation keeps of its own measures (GDPR art. 24, 32(1)(d), 39(1)(b); KVKK art. 12(1), 12(3); Board decision
//! 2018/10): undertakings of confidentiality, trainings, risks, audits, and the periodic review of who may read what.

use crate::act::{Act, Entry as LedgerEntry};
use crate::calendar;
use crate::contact::Format;
use crate::decision::{self, Decision, Recorded};
use crate::id::{MemberId, RecipientId, RegisterId, SubjectId};
use crate::permission::Permission;
use crate::principal::{Actor, Member};
use crate::refusal::Refusal;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};

/// The longest title of an entry, in characters.
pub const TITLE_CHARS_MAX: usize = 200;
/// The longest text of an entry, in characters: measures, findings, notes.
pub const TEXT_CHARS_MAX: usize = 4_000;
/// The longest list of the people of an entry, in characters.
pub const PEOPLE_CHARS_MAX: usize = 4_000;
/// The most entries that an organisation has open in one register at a time.
pub const OPEN_MAX: u64 = 2_000;
/// The highest likelihood, and the highest severity, of a risk; the lowest is 1.
pub const DEGREE_MAX: u8 = 5;
/// After how many months who may read what is looked at again, where no other day was said. No law names a period: "periodic" stands in
/// Board decision 2018/10, and half a year is what auditors of ISO/IEC 27001 (A.5.18) usually accept.
pub const REVIEW_MONTHS: i32 = 6;

/// One register.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Register {
    /// Undertakings of confidentiality (GDPR art. 28(3)(b), 29; KVKK art. 12(4)).
    Undertaking,
    /// Trainings (GDPR art. 39(1)(b)).
    Training,
    /// Risks and the measures against them (GDPR art. 32(1), 32(2)).
    Risk,
    /// Tests and audits (GDPR art. 32(1)(d); KVKK art. 12(3)), also of a recipient (art. 28(3)(h)).
    Audit,
    /// Reviews of who may read what (Board decision 2018/10).
    AccessReview,
}

impl Register {
    /// Every register.
    pub const ALL: [Self; 5] = [Self::Undertaking, Self::Training, Self::Risk, Self::Audit, Self::AccessReview];

    /// The name that tables, the API and the ledger use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Undertaking => "undertaking",
            Self::Training => "training",
            Self::Risk => "risk",
            Self::Audit => "audit",
            Self::AccessReview => "access-review",
        }
    }

    /// The register of this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|register| register.as_str() == name)
    }

    /// Whether an entry of it may say this.
    pub fn takes(self, field: &str) -> bool {
        match field {
            "title" | "on" | "next_on" | "text" => true,
            "people" => matches!(self, Self::Training | Self::Audit | Self::AccessReview),
            "member" => matches!(self, Self::Undertaking | Self::Risk),
            "recipient" => self == Self::Audit,
            "document" => matches!(self, Self::Undertaking | Self::Training | Self::Audit),
            "likelihood" | "severity" => self == Self::Risk,
            _ => false,
        }
    }
}

/// What stands in an entry in clear: it names nobody but by a member's id.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Facts {
    /// On which day: signed, held, noted, performed.
    pub on: Option<Date>,
    /// By which day it is looked at again: an undertaking's end, the next training, review or audit.
    pub next_on: Option<Date>,
    /// Who undertook it, or owns the risk.
    pub member: Option<MemberId>,
    /// Which recipient was audited.
    pub recipient: Option<RecipientId>,
    /// The SHA-256 of the document that proves it.
    pub document: Option<[u8; 32]>,
    /// How likely a risk is, from 1 to [`DEGREE_MAX`].
    pub likelihood: Option<u8>,
    /// How severe it would be, from 1 to [`DEGREE_MAX`].
    pub severity: Option<u8>,
}

/// What is written in an entry, and may name people: sealed to the server key.
#[derive(Clone, Copy, Debug)]
pub struct Texts<'t> {
    /// What it is about.
    pub title: &'t str,
    /// The measure, the findings, the notes.
    pub text: &'t str,
    /// Who took part, or by whom; of an access review, who was looked at.
    pub people: &'t str,
}

/// An entry as it stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entry {
    /// Which.
    pub id: RegisterId,
    /// In which register.
    pub register: Register,
    /// What it says.
    pub facts: Facts,
    /// When it was entered.
    pub opened_at: Timestamp,
    /// When it was changed last.
    pub changed_at: Timestamp,
    /// When it was closed: from then on it is only kept.
    pub closed_at: Option<Timestamp>,
}

impl Entry {
    /// The day by which something is to be done about it; `None` where nothing is.
    pub fn due(&self) -> Option<Date> {
        self.facts.next_on.filter(|_| self.closed_at.is_none())
    }

    /// Likelihood times severity, where it is a risk.
    pub fn weight(&self) -> Option<u8> {
        self.facts.likelihood.zip(self.facts.severity).map(|(likelihood, severity)| likelihood.saturating_mul(severity))
    }
}

/// What may be written. Only this file makes one: every variant is `#[non_exhaustive]`.
#[derive(Debug)]
#[expect(missing_docs, reason = "the variants say what is written; their fields are the columns, described in the inventory")]
pub enum Change {
    /// An entry is made.
    #[non_exhaustive]
    Added { id: RegisterId, register: Register, facts: Facts, sealed: Vec<u8>, by: MemberId, at: Timestamp },
    /// It says something else.
    #[non_exhaustive]
    Changed { id: RegisterId, register: Register, facts: Facts, sealed: Vec<u8>, fields: String, by: MemberId, at: Timestamp },
    /// It is only kept from now on.
    #[non_exhaustive]
    Closed { id: RegisterId, register: Register, by: MemberId, at: Timestamp },
    /// Who may read what was looked at.
    #[non_exhaustive]
    Reviewed { id: RegisterId, facts: Facts, sealed: Vec<u8>, members: u64, noted: u64, by: MemberId, at: Timestamp },
}

/// Makes an entry. `open` is how many the register has open, `sealed` are the texts, sealed.
///
/// # Refuses
/// [`Refusal::NotPermitted`] where the member may not; [`Refusal::TooLarge`] where [`OPEN_MAX`] are open; [`Refusal::InvalidValue`] with the
/// field that does not hold.
pub fn add(
    by: &Member,
    (id, register): (RegisterId, Register),
    facts: Facts,
    (texts, sealed): (Texts<'_>, Vec<u8>),
    open: u64,
    at: Timestamp,
) -> Result<Decision, Refusal> {
    by.may(Permission::RegistersWrite)?;
    if open >= OPEN_MAX {
        return Err(Refusal::TooLarge);
    }
    proper(register, &facts, texts, at)?;
    Ok(Decision::Register(Change::Added { id, register, facts, sealed, by: by.member, at }))
}

/// Changes an entry. `reworded` names the texts that are others.
///
/// # Refuses
/// As [`add`]; [`Refusal::Conflict`] where it was closed: what was closed is a record.
pub fn change(
    by: &Member,
    before: &Entry,
    facts: Facts,
    (texts, sealed, reworded): (Texts<'_>, Vec<u8>, &[&'static str]),
    at: Timestamp,
) -> Result<Option<Decision>, Refusal> {
    by.may(Permission::RegistersWrite)?;
    if before.closed_at.is_some() || before.register == Register::AccessReview {
        return Err(Refusal::Conflict);
    }
    proper(before.register, &facts, texts, at)?;
    let old = &before.facts;
    let differ = [
        ("on", old.on != facts.on),
        ("next_on", old.next_on != facts.next_on),
        ("member", old.member != facts.member),
        ("recipient", old.recipient != facts.recipient),
        ("document", old.document != facts.document),
        ("likelihood", old.likelihood != facts.likelihood),
        ("severity", old.severity != facts.severity),
    ];
    let fields: Vec<_> = differ.into_iter().filter_map(|(name, differs)| differs.then_some(name)).chain(reworded.iter().copied()).collect();
    if fields.is_empty() {
        return Ok(None);
    }
    let (id, register, fields) = (before.id, before.register, fields.join(" "));
    Ok(Some(Decision::Register(Change::Changed { id, register, facts, sealed, fields, by: by.member, at })))
}

/// Closes an entry: an undertaking that ended with the work, a risk that is no more, a training or audit with nothing left to do.
///
/// # Refuses
/// [`Refusal::NotPermitted`] where the member may not; [`Refusal::Conflict`] where it was closed before.
pub fn close(by: &Member, entry: &Entry, at: Timestamp) -> Result<Decision, Refusal> {
    by.may(Permission::RegistersWrite)?;
    if entry.closed_at.is_some() {
        return Err(Refusal::Conflict);
    }
    Ok(Decision::Register(Change::Closed { id: entry.id, register: entry.register, by: by.member, at }))
}

/// Records that somebody looked at who may read what: how many `members` there are, and about how many something was `noted`. Without a day
/// for the next it is after [`REVIEW_MONTHS`].
///
/// # Refuses
/// As [`add`].
pub fn review(
    by: &Member,
    id: RegisterId,
    (today, next_on): (Date, Option<Date>),
    (texts, sealed): (Texts<'_>, Vec<u8>),
    (members, noted): (u64, u64),
    at: Timestamp,
) -> Result<Decision, Refusal> {
    by.may(Permission::RegistersWrite)?;
    let next_on = next_on.unwrap_or_else(|| next_review(today));
    if next_on <= today {
        return Err(invalid("next_on"));
    }
    let facts = Facts { on: Some(today), next_on: Some(next_on), ..Facts::default() };
    proper(Register::AccessReview, &facts, texts, at)?;
    Ok(Decision::Register(Change::Reviewed { id, facts, sealed, members, noted, by: by.member, at }))
}

/// The day by which who may read what is looked at again, after this one.
pub fn next_review(day: Date) -> Date {
    day.saturating_add(REVIEW_MONTHS.months())
}

/// Whether an entry holds together; refused with the first field that does not.
fn proper(register: Register, facts: &Facts, texts: Texts<'_>, at: Timestamp) -> Result<(), Refusal> {
    let given = [
        ("people", !texts.people.is_empty()),
        ("member", facts.member.is_some()),
        ("recipient", facts.recipient.is_some()),
        ("document", facts.document.is_some()),
        ("likelihood", facts.likelihood.is_some()),
        ("severity", facts.severity.is_some()),
    ];
    if let Some((field, _)) = given.into_iter().find(|(field, given)| *given && !register.takes(field)) {
        return Err(invalid(field));
    }
    let titled =
        !texts.title.trim().is_empty() && texts.title.chars().count() <= TITLE_CHARS_MAX && !texts.title.chars().any(char::is_control);
    // An undertaking is named by who gave it: a member, or somebody by name.
    if !titled && (register != Register::Undertaking || !texts.title.is_empty() || facts.member.is_none()) {
        return Err(invalid("title"));
    }
    let Some(on) = facts.on else { return Err(invalid("on")) };
    // A day ahead of ours is today somewhere; nothing was signed, held or found later than that.
    if calendar::number(on) > calendar::number(at.to_zoned(TimeZone::UTC).date()) + 1 && register != Register::Training {
        return Err(invalid("on"));
    }
    if facts.next_on.is_some_and(|next| next < on) {
        return Err(invalid("next_on"));
    }
    let degree = |degree: Option<u8>| degree.is_some_and(|degree| (1..=DEGREE_MAX).contains(&degree));
    for (field, value) in [("likelihood", facts.likelihood), ("severity", facts.severity)] {
        if register == Register::Risk && !degree(value) {
            return Err(invalid(field));
        }
    }
    match (texts.text.chars().count() > TEXT_CHARS_MAX, texts.people.chars().count() > PEOPLE_CHARS_MAX) {
        (true, _) => Err(invalid("text")),
        (false, true) if register != Register::AccessReview => Err(invalid("people")),
        _ => Ok(()),
    }
}

fn invalid(field: &str) -> Refusal {
    Refusal::InvalidValue { field: field.to_owned(), format: Format::Text }
}

impl decision::Change for Change {
    fn recorded(&self) -> Recorded {
        let entry = |act, id: &RegisterId, register: &Register, by: &MemberId, at: &Timestamp| {
            LedgerEntry::new(act, *at, Actor::Member(*by)).with("entry", id).with("register", register.as_str())
        };
        let dated = |entry: LedgerEntry, facts: &Facts| facts.next_on.iter().fold(entry, |entry, day| entry.with("next_on", day));
        Recorded::Act(match self {
            Self::Added { id, register, facts, by, at, .. } => dated(entry(Act::RegisterAdded, id, register, by, at), facts),
            Self::Changed { id, register, facts, fields, by, at, .. } => {
                dated(entry(Act::RegisterChanged, id, register, by, at).with("fields", fields), facts)
            }
            Self::Closed { id, register, by, at } => entry(Act::RegisterClosed, id, register, by, at),
            Self::Reviewed { id, facts, members, noted, by, at, .. } => {
                let entry = entry(Act::AccessReviewed, id, &Register::AccessReview, by, at);
                dated(entry.with("members", members).with("noted", noted), facts)
            }
        })
    }

    fn subject(&self) -> Option<SubjectId> {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::{OrganisationId, SessionId};
    use crate::permission::Role;
    use jiff::civil::date;
    use uuid::Uuid;

    const AT: &str = "2026-11-22T10:00:00Z";

    fn member(role: Role) -> Member {
        let id = Uuid::from_u128;
        Member { organisation: OrganisationId(id(1)), member: MemberId(id(2)), session: SessionId(id(3)), role }
    }

    fn facts(register: Register) -> Facts {
        let risk = (register == Register::Risk).then_some(3);
        Facts { on: Some(date(2026, 11, 20)), likelihood: risk, severity: risk, ..Facts::default() }
    }

    fn texts(title: &str) -> Texts<'_> {
        Texts { title, text: "", people: "" }
    }

    fn tried(role: Role, register: Register, facts: Facts, texts: Texts<'_>) -> Result<(), Refusal> {
        let id = (RegisterId(Uuid::from_u128(9)), register);
        add(&member(role), id, facts, (texts, vec![]), 0, AT.parse().unwrap()).map(drop)
    }

    fn check(register: Register, facts: Facts, texts: Texts<'_>, field: &str) {
        let wanted = if field.is_empty() { Ok(()) } else { Err(invalid(field)) };
        let told = format!("{register:?} {facts:?} {texts:?}");
        assert_eq!(tried(Role::Owner, register, facts, texts), wanted, "{told}");
    }

    #[test]
    fn owner_and_privacy_officer_write_and_nobody_else() {
        for role in [Role::Owner, Role::PrivacyOfficer] {
            assert_eq!(tried(role, Register::Training, facts(Register::Training), texts("GDPR")), Ok(()));
        }
        for role in [Role::Agent, Role::Marketing, Role::Auditor] {
            assert_eq!(tried(role, Register::Training, facts(Register::Training), texts("GDPR")), Err(Refusal::NotPermitted));
        }
    }

    #[test]
    fn an_entry_says_what_its_register_asks_for_and_nothing_else() {
        use Register as R;
        for register in Register::ALL {
            check(register, facts(register), texts("A title"), "");
            check(register, facts(register), texts(&"t".repeat(TITLE_CHARS_MAX + 1)), "title");
            check(register, Facts { on: None, ..facts(register) }, texts("A title"), "on");
            check(register, Facts { next_on: Some(date(2026, 11, 19)), ..facts(register) }, texts("A title"), "next_on");
            check(register, facts(register), Texts { text: &"x".repeat(TEXT_CHARS_MAX + 1), ..texts("A title") }, "text");
        }
        let someone = Some(MemberId(Uuid::from_u128(5)));
        check(R::Undertaking, Facts { member: someone, ..facts(R::Undertaking) }, texts(""), "");
        check(R::Undertaking, facts(R::Undertaking), texts(""), "title");
        check(R::Training, Facts { member: someone, ..facts(R::Training) }, texts("GDPR"), "member");
        check(R::Risk, Facts { document: Some([1; 32]), ..facts(R::Risk) }, texts("Fire"), "document");
        check(R::Risk, facts(R::Risk), Texts { people: "Ada", ..texts("Fire") }, "people");
        check(R::Audit, Facts { severity: Some(2), ..facts(R::Audit) }, texts("Restore"), "severity");
        for degree in [None, Some(0), Some(DEGREE_MAX + 1)] {
            check(R::Risk, Facts { likelihood: degree, ..facts(R::Risk) }, texts("Fire"), "likelihood");
            check(R::Risk, Facts { severity: degree, ..facts(R::Risk) }, texts("Fire"), "severity");
        }
        let ahead = |register| Facts { on: Some(date(2026, 11, 24)), ..facts(register) };
        check(R::Audit, ahead(R::Audit), texts("Restore"), "on");
        check(R::Training, ahead(R::Training), texts("GDPR"), "");
    }

    #[test]
    fn what_was_closed_stays_as_it_is_and_is_due_no_more() {
        let now: Timestamp = AT.parse().unwrap();
        let facts = Facts { next_on: Some(date(2027, 1, 1)), ..facts(Register::Risk) };
        let open = Entry { id: RegisterId(Uuid::nil()), register: Register::Risk, facts, opened_at: now, changed_at: now, closed_at: None };
        let closed = Entry { closed_at: Some(now), ..open.clone() };
        assert_eq!((open.due(), closed.due(), open.weight()), (Some(date(2027, 1, 1)), None, Some(9)));
        let owner = member(Role::Owner);
        let same = |entry: &Entry| change(&owner, entry, entry.facts.clone(), (texts("Fire"), vec![], &[]), now);
        assert!(same(&open).unwrap().is_none(), "a change that changes nothing leaves nothing");
        assert_eq!(same(&closed).err(), Some(Refusal::Conflict));
        assert!(close(&owner, &open, now).is_ok());
        assert_eq!(close(&owner, &closed, now).err(), Some(Refusal::Conflict));
    }

    #[test]
    fn a_review_is_due_again_after_half_a_year_unless_it_says_when() {
        let (today, owner) = (date(2026, 8, 31), member(Role::Owner));
        let made = |next| {
            let id = RegisterId(Uuid::nil());
            review(&owner, id, (today, next), (texts("Access"), vec![]), (3, 1), "2026-08-31T10:00:00Z".parse().unwrap())
        };
        let Ok(Decision::Register(Change::Reviewed { facts, .. })) = made(None) else { panic!() };
        assert_eq!(facts.next_on, Some(date(2027, 2, 28)), "the last day of a month that is shorter");
        assert!(made(Some(date(2026, 9, 1))).is_ok());
        assert_eq!(made(Some(today)).err(), Some(invalid("next_on")));
    }
}
