//! Recipients: who outside is handed data, where they are and what allows it; and that nothing goes to anybody else.

use crate::act::{Act, Entry};
use crate::calendar;
use crate::decision::{self, Decision, Recorded};
use crate::id::{RecipientId, SubProcessorId, SubjectId};
use crate::jurisdiction;
use crate::jurisdiction::transfer::{self, Transfer};
use crate::permission::Permission;
use crate::principal::{Actor, Member};
use crate::purpose::Purpose;
use crate::refusal::Refusal;
use crate::sub_processor;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// The longest name of a recipient, in characters.
pub const NAME_CHARS_MAX: usize = 120;
/// The longest address at which a recipient is reached, in characters.
pub const CONTACT_CHARS_MAX: usize = 200;
/// The most recipients that an organisation registers at a time; those that have ended do not count.
pub const RECIPIENTS_MAX: usize = 200;

/// What a recipient does with what it is handed.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Kind {
    /// Carries mail.
    Mail,
    /// Runs the machines.
    Hosting,
    /// Answers with a language model.
    Model,
    /// Receives events.
    Webhook,
    /// Carries messages of another channel.
    Channel,
    /// Keeps backups.
    Backup,
    /// Says when it had a hash of the ledger before it (RFC 3161). It is handed nothing of anybody's.
    TimeStamp,
    /// Says who of the organisation's own people signs in (OpenID Connect). It is handed nothing of a visitor's.
    IdentityProvider,
    /// Something else.
    Other,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 9] = [
        Self::Mail,
        Self::Hosting,
        Self::Model,
        Self::Webhook,
        Self::Channel,
        Self::Backup,
        Self::TimeStamp,
        Self::IdentityProvider,
        Self::Other,
    ];

    /// The name that tables, the API and the ledger use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Mail => "mail",
            Self::Hosting => "hosting",
            Self::Model => "model",
            Self::Webhook => "webhook",
            Self::Channel => "channel",
            Self::Backup => "backup",
            Self::TimeStamp => "time-stamp",
            Self::IdentityProvider => "identity-provider",
            Self::Other => "other",
        }
    }

    /// Whether what it is handed was collected for a purpose, so that notices name it.
    pub fn has_purposes(self) -> bool {
        !matches!(self, Self::TimeStamp | Self::IdentityProvider)
    }

    /// The kind of this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }
}

/// What an organisation registers of a recipient (GDPR art. 13(1)(e), 30(1)(d); KVKK art. 10(1)(c)).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Profile {
    /// What it does.
    pub kind: Kind,
    /// What it is called: a company, not a person.
    pub name: String,
    /// Where it is (ISO 3166).
    pub country: String,
    /// Where its office for privacy is reached; may be empty.
    pub contact: String,
    /// For which purposes it is handed data, in the order of their names.
    pub purposes: Vec<Purpose>,
    /// Whether it works for the operator (GDPR art. 28(2)), so that it stands in the agreement's list.
    pub sub_processor: bool,
    /// What allows handing data to its country, where the law asks for something.
    pub transfer: Option<Transfer>,
    /// The day by which it is looked at again whether it keeps what it promised (GDPR art. 28(1), 28(3)(h); KVKK art. 12(1), 12(3)).
    pub audit_on: Option<Date>,
    /// When the Board was told of the standard contract with it (KVKK art. 9(5)).
    pub board_told_on: Option<Date>,
}

/// A recipient as it stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Recipient {
    /// Which.
    pub id: RecipientId,
    /// What was registered of it.
    pub profile: Profile,
    /// For which of the operator's sub-processors the operator registered it, and with which it ends; `None` where the organisation did.
    pub engaged: Option<SubProcessorId>,
    /// When it was registered.
    pub added_at: Timestamp,
    /// Until when nothing goes to it: a notice of a new sub-processor is running.
    pub blocked_until: Option<Timestamp>,
    /// Since when nothing goes to it because the organisation objects to it (GDPR art. 28(2)).
    pub objected_at: Option<Timestamp>,
    /// When it ended.
    pub ended_at: Option<Timestamp>,
}

impl Recipient {
    /// Whether it may be handed anything at all now.
    pub fn is_usable(&self, now: Timestamp) -> bool {
        self.ended_at.is_none() && self.objected_at.is_none() && self.blocked_until.is_none_or(|until| until <= now)
    }

    /// The day by which the Board is to be told of the standard contract with it; `None` where it was, or need not be. The days are counted
    /// from the registration: who registers it later than it was signed has fewer.
    pub fn board_due(&self, region: &str, zone: &TimeZone) -> Option<Date> {
        let (profile, added_on) = (&self.profile, calendar::received_on(self.added_at, zone));
        if self.ended_at.is_some() || profile.board_told_on.is_some() {
            return None;
        }
        let days = transfer::told_within(region, &profile.country, profile.transfer, added_on)?;
        Some(calendar::working_days_after(region, added_on, days))
    }

    /// Whether it was registered for this purpose.
    pub fn serves(&self, purpose: &Purpose) -> bool {
        self.profile.purposes.contains(purpose)
    }
}

/// What a registration is judged by, as the transaction read it.
#[derive(Clone, Copy, Debug)]
pub struct Facts<'f> {
    /// Where the organisation is (ISO 3166).
    pub region: &'f str,
    /// Its purposes.
    pub purposes: &'f [Purpose],
    /// How many recipients stand that have not ended.
    pub standing: usize,
    /// The names that others have: [`names_taken`](crate::sub_processor::names_taken).
    pub taken: &'f [String],
}

/// What may be written. Only this file makes one: every variant is `#[non_exhaustive]`.
#[derive(Debug)]
#[expect(missing_docs, reason = "the variants say what is written; their fields are the columns, described in the inventory")]
pub enum Change {
    /// A recipient is registered.
    #[non_exhaustive]
    Added {
        recipient: RecipientId,
        profile: Profile,
        engaged: Option<SubProcessorId>,
        blocked_until: Option<Timestamp>,
        by: Actor,
        at: Timestamp,
    },
    /// Something else is registered of it.
    #[non_exhaustive]
    Changed { recipient: RecipientId, profile: Profile, fields: String, by: Actor, at: Timestamp },
    /// Nothing goes to it until then.
    #[non_exhaustive]
    Blocked { recipient: RecipientId, until: Option<Timestamp>, by: Actor, at: Timestamp },
    /// Nothing goes to it any more.
    #[non_exhaustive]
    Ended { recipient: RecipientId, by: Actor, at: Timestamp },
    /// Data of a subject is handed to it. Written before anything leaves.
    #[non_exhaustive]
    Transferred { recipient: RecipientId, purpose: Purpose, subject: SubjectId, by: Actor, at: Timestamp },
}

/// Registers a recipient; with `blocked_until` nothing goes to it before then.
///
/// # Refuses
/// [`Refusal::NotPermitted`] where the member may not; [`Refusal::TooLarge`] where [`RECIPIENTS_MAX`] stand already;
/// [`Refusal::RecipientRefused`] with the field that does not hold.
pub fn add(
    by: &Member,
    recipient: RecipientId,
    profile: Profile,
    blocked_until: Option<Timestamp>,
    facts: Facts<'_>,
    at: Timestamp,
) -> Result<Decision, Refusal> {
    by.may(Permission::RecipientsWrite)?;
    if facts.standing >= RECIPIENTS_MAX {
        return Err(Refusal::TooLarge);
    }
    let profile = proper(profile, facts, at)?;
    free(&profile.name, facts)?;
    Ok(Decision::Recipient(Change::Added { recipient, profile, engaged: None, blocked_until, by: Actor::Member(by.member), at }))
}

/// Changes what is registered of a recipient; `None` where that stands already. What it does it goes on doing: another kind is
/// another recipient.
///
/// # Refuses
/// As [`add`]; [`Refusal::Conflict`] where it has ended.
pub fn change(by: &Member, before: &Recipient, after: Profile, facts: Facts<'_>, at: Timestamp) -> Result<Option<Decision>, Refusal> {
    by.may(Permission::RecipientsWrite)?;
    if before.ended_at.is_some() {
        return Err(Refusal::Conflict);
    }
    let (old, profile) = (&before.profile, proper(after, facts, at)?);
    if profile.kind != old.kind {
        return Err(Refusal::RecipientRefused { field: "kind" });
    }
    if profile.name != old.name {
        free(&profile.name, facts)?;
    }
    let fields = [
        ("name", profile.name != old.name),
        ("country", profile.country != old.country),
        ("contact", profile.contact != old.contact),
        ("purposes", profile.purposes != old.purposes),
        ("sub_processor", profile.sub_processor != old.sub_processor),
        ("transfer", profile.transfer != old.transfer),
        ("audit_on", profile.audit_on != old.audit_on),
        ("board_told_on", profile.board_told_on != old.board_told_on),
    ];
    let fields: Vec<&str> = fields.into_iter().filter_map(|(name, differs)| differs.then_some(name)).collect();
    if fields.is_empty() {
        return Ok(None);
    }
    let (recipient, fields) = (before.id, fields.join(" "));
    Ok(Some(Decision::Recipient(Change::Changed { recipient, profile, fields, by: Actor::Member(by.member), at })))
}

/// Whether a change of these fields hands the data to somebody or somewhere else than whoever agreed knew of. Another name for the same
/// one does not.
pub fn moves(fields: &str) -> bool {
    fields.split(' ').any(|field| matches!(field, "country" | "transfer"))
}

/// Blocks a recipient until a time, as while the notice of a new sub-processor runs (GDPR art. 28(2)); `None` lets it go.
///
/// # Refuses
/// [`Refusal::Conflict`] where it has ended.
pub fn block(recipient: &Recipient, until: Option<Timestamp>, by: Actor, at: Timestamp) -> Result<Decision, Refusal> {
    if recipient.ended_at.is_some() {
        return Err(Refusal::Conflict);
    }
    Ok(Decision::Recipient(Change::Blocked { recipient: recipient.id, until, by, at }))
}

/// Registers a sub-processor whom the operator engages; until its notice is over, where one runs, nothing goes to it. What its country asks
/// for is looked at when something is to go ([`hand_over`]): the operator tells of it all the same.
pub(crate) fn engage(
    recipient: RecipientId,
    (of, profile): (SubProcessorId, Profile),
    blocked_until: Option<Timestamp>,
    at: Timestamp,
) -> Decision {
    Decision::Recipient(Change::Added { recipient, profile, engaged: Some(of), blocked_until, by: Actor::Operator, at })
}

/// Ends a sub-processor whom the operator engages no more.
pub(crate) fn disengage(recipient: &Recipient, at: Timestamp) -> Decision {
    Decision::Recipient(Change::Ended { recipient: recipient.id, by: Actor::Operator, at })
}

/// Ends a recipient. It stays in the list: whom data went to is told to whoever asks (GDPR art. 15(1)(c), 19).
///
/// # Refuses
/// [`Refusal::NotPermitted`] where the member may not; [`Refusal::Conflict`] where it has ended before.
pub fn end(by: &Member, recipient: &Recipient, at: Timestamp) -> Result<Decision, Refusal> {
    by.may(Permission::RecipientsWrite)?;
    if recipient.ended_at.is_some() {
        return Err(Refusal::Conflict);
    }
    Ok(Decision::Recipient(Change::Ended { recipient: recipient.id, by: Actor::Member(by.member), at }))
}

/// Permits that data of a subject is handed over: to who is registered for this purpose, in a country that the law allows, and now.
///
/// # Refuses
/// [`Refusal::NoRecipient`] in every other case.
pub fn hand_over(
    recipient: &Recipient,
    purpose: &Purpose,
    subject: SubjectId,
    region: &str,
    by: Actor,
    at: Timestamp,
) -> Result<Decision, Refusal> {
    let allowed = transfer::allows(region, &recipient.profile.country, recipient.profile.transfer, day(at));
    if !recipient.is_usable(at) || !recipient.serves(purpose) || !allowed {
        return Err(Refusal::NoRecipient);
    }
    Ok(Decision::Recipient(Change::Transferred { recipient: recipient.id, purpose: purpose.clone(), subject, by, at }))
}

/// Whether a recipient may be handed what is about no subject: a checkpoint of the ledger. It is asked what is asked for the data of a
/// subject, but for the purpose.
pub(crate) fn may_have(recipient: &Recipient, kind: Kind, region: &str, at: Timestamp) -> Result<(), Refusal> {
    let allowed = transfer::allows(region, &recipient.profile.country, recipient.profile.transfer, day(at));
    if recipient.profile.kind == kind && recipient.is_usable(at) && allowed { Ok(()) } else { Err(Refusal::NoRecipient) }
}

/// What was typed, trimmed and sorted; refused with the first field that does not hold.
fn proper(mut profile: Profile, facts: Facts<'_>, at: Timestamp) -> Result<Profile, Refusal> {
    let refused = |field| Err(Refusal::RecipientRefused { field });
    profile.name = profile.name.trim().to_owned();
    profile.contact = profile.contact.trim().to_owned();
    profile.purposes.sort_unstable();
    profile.purposes.dedup();
    if profile.name.is_empty() || !is_line(&profile.name, NAME_CHARS_MAX) {
        return refused("name");
    }
    if !jurisdiction::is_region(&profile.country) {
        return refused("country");
    }
    if !is_line(&profile.contact, CONTACT_CHARS_MAX) {
        return refused("contact");
    }
    if !profile.kind.has_purposes() {
        // What it is handed was collected for none, so no notice names it.
        profile.purposes.clear();
    } else if profile.purposes.is_empty() || !profile.purposes.iter().all(|purpose| facts.purposes.contains(purpose)) {
        return refused("purposes");
    }
    if !transfer::allows(facts.region, &profile.country, profile.transfer, day(at)) {
        return refused("transfer");
    }
    if profile.board_told_on.is_some_and(|told| calendar::number(told) > calendar::number(day(at)) + 1) {
        // A day ahead of ours is today somewhere; later is none on which anybody was told.
        return refused("board_told_on");
    }
    if transfer::asked(facts.region, &profile.country, day(at)) == transfer::Asked::Nothing {
        profile.transfer = None;
    }
    Ok(profile)
}

/// Whether nobody else goes by this name.
fn free(name: &str, facts: Facts<'_>) -> Result<(), Refusal> {
    let taken = facts.taken.iter().any(|other| sub_processor::is_named(other, name));
    if taken { Err(Refusal::RecipientRefused { field: "name" }) } else { Ok(()) }
}

fn day(at: Timestamp) -> Date {
    at.to_zoned(TimeZone::UTC).date()
}

fn is_line(text: &str, chars_max: usize) -> bool {
    text.chars().count() <= chars_max && !text.chars().any(char::is_control)
}

impl decision::Change for Change {
    fn recorded(&self) -> Recorded {
        let entry = |act, recipient: &RecipientId, by: &Actor, at: &Timestamp| Entry::new(act, *at, *by).with("recipient", recipient);
        let names = |purposes: &[Purpose]| purposes.iter().map(Purpose::as_str).collect::<Vec<_>>().join(" ");
        let told = |entry: Entry, profile: &Profile| {
            let transfer = profile.transfer.map_or("none", Transfer::as_str);
            let purposes = names(&profile.purposes);
            entry
                .with("kind", profile.kind.as_str())
                .with("country", &profile.country)
                .with("purposes", purposes)
                .with("transfer", transfer)
        };
        let until = |until: &Option<Timestamp>| until.map_or_else(|| "none".to_owned(), crate::act::rfc3339);
        Recorded::Act(match self {
            Self::Added { recipient, profile, blocked_until, by, at, .. } => {
                told(entry(Act::RecipientAdded, recipient, by, at), profile).with("blocked_until", until(blocked_until))
            }
            Self::Changed { recipient, profile, fields, by, at } => {
                told(entry(Act::RecipientChanged, recipient, by, at).with("fields", fields), profile)
            }
            Self::Blocked { recipient, until: time, by, at } => {
                entry(Act::RecipientChanged, recipient, by, at).with("fields", "blocked_until").with("blocked_until", until(time))
            }
            Self::Ended { recipient, by, at } => entry(Act::RecipientEnded, recipient, by, at),
            Self::Transferred { recipient, purpose, subject, by, at } => {
                entry(Act::DataTransferred, recipient, by, at).with("purpose", purpose).with("subject", subject)
            }
        })
    }

    fn subject(&self) -> Option<SubjectId> {
        match self {
            Self::Transferred { subject, .. } => Some(*subject),
            Self::Added { .. } | Self::Changed { .. } | Self::Blocked { .. } | Self::Ended { .. } => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::{MemberId, OrganisationId, SessionId};
    use crate::permission::Role;
    use jiff::SignedDuration;
    use uuid::Uuid;

    const AT: Timestamp = Timestamp::constant(1_795_000_000, 0);

    fn member(role: Role) -> Member {
        let id = Uuid::nil();
        Member { organisation: OrganisationId(id), member: MemberId(id), session: SessionId(id), role }
    }

    fn purpose(name: &str) -> Purpose {
        Purpose::parse(name).unwrap()
    }

    fn post() -> Profile {
        Profile {
            kind: Kind::Mail,
            name: " Post GmbH ".into(),
            country: "DE".into(),
            contact: String::new(),
            purposes: vec![purpose("marketing"), purpose("callback"), purpose("marketing")],
            sub_processor: true,
            transfer: None,
            audit_on: None,
            board_told_on: None,
        }
    }

    fn try_to(profile: Profile) -> Result<Profile, Refusal> {
        let purposes = [purpose("callback"), purpose("marketing")];
        let facts = Facts { region: "DE", purposes: &purposes, standing: 0, taken: &[] };
        match add(&member(Role::Owner), RecipientId(Uuid::nil()), profile, None, facts, AT)? {
            Decision::Recipient(Change::Added { profile, .. }) => Ok(profile),
            other => panic!("{other:?}"),
        }
    }

    fn registered(profile: Profile) -> Recipient {
        let profile = try_to(profile).unwrap();
        Recipient {
            id: RecipientId(Uuid::nil()),
            profile,
            engaged: None,
            added_at: AT,
            blocked_until: None,
            objected_at: None,
            ended_at: None,
        }
    }

    #[test]
    fn what_is_registered_is_proper() {
        let kept = try_to(post()).unwrap();
        assert_eq!((kept.name.as_str(), kept.purposes.len()), ("Post GmbH", 2));
        assert_eq!(try_to(Profile { transfer: Some(Transfer::Adequacy), ..post() }).unwrap().transfer, None, "none is needed at home");
        let refused = [
            ("name", Profile { name: "  ".into(), ..post() }),
            ("name", Profile { name: "x".repeat(121), ..post() }),
            ("country", Profile { country: "Germany".into(), ..post() }),
            ("contact", Profile { contact: "a\nb".into(), ..post() }),
            ("purposes", Profile { purposes: vec![], ..post() }),
            ("purposes", Profile { purposes: vec![purpose("health")], ..post() }),
            ("transfer", Profile { country: "IN".into(), ..post() }),
            ("transfer", Profile { country: "IN".into(), transfer: Some(Transfer::Adequacy), ..post() }),
        ];
        for (field, profile) in refused {
            assert_eq!(try_to(profile), Err(Refusal::RecipientRefused { field }));
        }
        let stamps = try_to(Profile { kind: Kind::TimeStamp, ..post() }).unwrap();
        assert_eq!(stamps.purposes, [], "who is handed a hash serves no purpose that a notice would name");
        assert!(try_to(Profile { country: "IN".into(), transfer: Some(Transfer::StandardClauses), ..post() }).is_ok());
    }

    #[test]
    fn who_may_register_and_how_many() {
        let purposes = [purpose("callback"), purpose("marketing")];
        let register = |role, standing| {
            let facts = Facts { region: "DE", purposes: &purposes, standing, taken: &[] };
            add(&member(role), RecipientId(Uuid::nil()), post(), None, facts, AT).map(drop)
        };
        assert_eq!(register(Role::Agent, 0), Err(Refusal::NotPermitted));
        assert_eq!(register(Role::PrivacyOfficer, RECIPIENTS_MAX - 1), Ok(()));
        assert_eq!(register(Role::Owner, RECIPIENTS_MAX), Err(Refusal::TooLarge));
    }

    #[test]
    fn nobody_is_registered_by_the_name_of_another() {
        let (purposes, taken) = ([purpose("callback"), purpose("marketing")], ["POST  gmbh".to_owned()]);
        let register = |taken: &[String]| {
            let facts = Facts { region: "DE", purposes: &purposes, standing: 1, taken };
            add(&member(Role::Owner), RecipientId(Uuid::nil()), post(), None, facts, AT).map(drop)
        };
        assert_eq!(register(&taken), Err(Refusal::RecipientRefused { field: "name" }));
        assert_eq!(register(&["Post AG".to_owned()]), Ok(()));
    }

    #[test]
    fn a_change_names_what_it_changed() {
        let purposes = [purpose("callback"), purpose("marketing")];
        let facts = Facts { region: "DE", purposes: &purposes, standing: 1, taken: &["Bote GmbH".into()] };
        let before = registered(post());
        let fields = |after: Profile| match change(&member(Role::Owner), &before, after, facts, AT) {
            Ok(None) => Ok("nothing".to_owned()),
            Ok(Some(Decision::Recipient(Change::Changed { fields, .. }))) => Ok(fields),
            Ok(Some(other)) => panic!("{other:?}"),
            Err(refusal) => Err(refusal),
        };
        assert_eq!(fields(post()), Ok("nothing".into()));
        let moved = Profile { country: "CH".into(), transfer: Some(Transfer::Adequacy), ..post() };
        assert_eq!(fields(moved), Ok("country transfer".into()));
        let audited = Profile { audit_on: Some(jiff::civil::date(2027, 3, 1)), ..post() };
        assert_eq!(fields(audited), Ok("audit_on".into()));
        assert!(!moves("audit_on") && moves("audit_on country"), "who is looked at again is still the same one");
        let renamed = |name: &str| fields(Profile { name: name.into(), ..post() });
        assert_eq!(
            (renamed("Posthorn GmbH"), renamed(" bote  GMBH")),
            (Ok("name".into()), Err(Refusal::RecipientRefused { field: "name" }))
        );
        assert_eq!(fields(Profile { kind: Kind::Model, ..post() }), Err(Refusal::RecipientRefused { field: "kind" }));
        let ended = Recipient { ended_at: Some(AT), ..before.clone() };
        assert_eq!(change(&member(Role::Owner), &ended, post(), facts, AT).map(drop), Err(Refusal::Conflict));
        assert_eq!(end(&member(Role::Owner), &ended, AT).map(drop), Err(Refusal::Conflict));
    }

    #[test]
    fn nothing_goes_to_whom_it_may_not() {
        let hand = |recipient: &Recipient, name: &str, region: &str| {
            hand_over(recipient, &purpose(name), SubjectId(Uuid::nil()), region, Actor::System, AT).map(drop)
        };
        let good = registered(post());
        let later = AT + SignedDuration::from_hours(1);
        assert_eq!(hand(&good, "marketing", "DE"), Ok(()));
        assert_eq!(hand(&good, "health", "DE"), Err(Refusal::NoRecipient), "for another purpose");
        assert_eq!(hand(&good, "marketing", "TR"), Err(Refusal::NoRecipient), "without what that region asks");
        let stopped = [
            Recipient { ended_at: Some(AT), ..good.clone() },
            Recipient { blocked_until: Some(later), ..good.clone() },
            Recipient { objected_at: Some(AT), ..good.clone() },
        ];
        for stopped in stopped {
            assert_eq!(hand(&stopped, "marketing", "DE"), Err(Refusal::NoRecipient));
        }
        assert_eq!(hand(&Recipient { blocked_until: Some(AT), ..good }, "marketing", "DE"), Ok(()), "the notice is over");
    }
}
