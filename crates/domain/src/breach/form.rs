//! Decides what is written down of a breach: the fields of GDPR art. 33(3) and 34(2), of the Board's form (decision 2019/10) and of the
//! minimum for people (decision 2019/271), each typed, with the check-lists as vocabularies.

use crate::contact::Format;
use crate::jurisdiction::{self, Law};
use crate::refusal::Refusal;
use jiff::Timestamp;
use std::collections::BTreeMap;

/// Declares a check-list: an enum whose names tables, the API and the texts of the console use.
macro_rules! vocabulary {
    ($($(#[$doc:meta])* $name:ident { $($(#[$item:meta])* $variant:ident = $text:literal),* $(,)? })*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum $name {
            $($(#[$item])* $variant),*
        }

        impl $name {
            /// Every one, in the order of the form.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The name that tables and the API use.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $text),*
                }
            }

            /// The one of this name.
            pub fn parse(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|each| each.as_str() == name)
            }
        }
    )*};
}

vocabulary! {
    /// What happened to the data (GDPR art. 4(12); the form's type of effect).
    Effect {
        /// Others came to know it.
        Confidentiality = "confidentiality",
        /// It was changed.
        Integrity = "integrity",
        /// It was lost, or could not be reached.
        Availability = "availability",
    }
    /// How likely people are to suffer from it (GDPR art. 33(1), 34(1)).
    Risk {
        /// Nobody has said yet.
        Unassessed = "unassessed",
        /// Unlikely to result in a risk.
        Unlikely = "unlikely",
        /// A risk, not a high one.
        Some = "risk",
        /// A high risk.
        High = "high",
    }
    /// Why people need not be told one by one although the risk is high (GDPR art. 34(3)).
    Exception {
        /// (a): what was taken cannot be understood, encrypted for example.
        Protected = "protected",
        /// (b): what was done since keeps the high risk from coming true.
        Averted = "averted",
        /// (c): it would take disproportionate effort; they are told in public instead.
        Disproportionate = "disproportionate",
    }
    /// Where it came from (the form of decision 2019/10).
    Source {
        /// A device or document was stolen or lost.
        TheftOrLoss = "theft-or-loss",
        /// Data stood where others could reach it.
        InsecureStorage = "insecure-storage",
        /// Malicious software.
        Malware = "malware",
        /// Ransomware.
        Ransomware = "ransomware",
        /// An attack on availability.
        DenialOfService = "denial-of-service",
        /// Somebody was deceived.
        SocialEngineering = "social-engineering",
        /// Sabotage.
        Sabotage = "sabotage",
        /// An accident, or negligence.
        Accident = "accident",
        /// Something else.
        Other = "other",
    }
    /// Categories of personal data (the categories of VERBIS, and what a chat holds).
    Data {
        /// Who somebody is.
        Identity = "identity",
        /// How somebody is reached.
        Contact = "contact",
        /// What was written in a conversation, with its files.
        Conversation = "conversation",
        /// Where somebody is.
        Location = "location",
        /// Orders, bookings, complaints.
        Transactions = "transactions",
        /// Employment.
        Employment = "employment",
        /// Proceedings and claims.
        Legal = "legal",
        /// Access to premises.
        Premises = "premises",
        /// Passwords, addresses of devices, logs.
        Security = "security",
        /// What is needed to manage risks.
        RiskManagement = "risk-management",
        /// Accounts, cards, debts.
        Finance = "finance",
        /// Education and experience.
        Experience = "experience",
        /// What is used to advertise.
        Marketing = "marketing",
        /// Pictures and recordings.
        Audiovisual = "audiovisual",
    }
    /// Special categories (GDPR art. 9, 10; KVKK art. 6(1)).
    Special {
        /// Race and ethnic origin.
        Origin = "origin",
        /// Political opinions.
        Politics = "politics",
        /// Religious, philosophical and other beliefs.
        Belief = "belief",
        /// Appearance and dress.
        Dress = "dress",
        /// Membership of associations and foundations.
        Association = "association",
        /// Membership of trade unions.
        Union = "union",
        /// Health.
        Health = "health",
        /// Sexual life.
        SexualLife = "sexual-life",
        /// Criminal convictions.
        Criminal = "criminal",
        /// Biometric data.
        Biometric = "biometric",
        /// Genetic data.
        Genetic = "genetic",
    }
    /// Groups of people.
    Group {
        /// Visitors and users.
        Users = "users",
        /// Customers.
        Customers = "customers",
        /// Members of an association or a programme.
        Members = "members",
        /// Employees.
        Employees = "employees",
        /// Patients.
        Patients = "patients",
        /// Children.
        Children = "children",
        /// Other people who need protection.
        Vulnerable = "vulnerable",
        /// Others.
        Others = "others",
    }
    /// By which way somebody was told (GDPR art. 34(3)(c); decision 2019/271).
    Channel {
        /// In their chat.
        Chat = "chat",
        /// By letter.
        Letter = "letter",
        /// By e-mail.
        Email = "email",
        /// By telephone.
        Phone = "phone",
        /// On the authority's own portal or form.
        Portal = "portal",
        /// In public, on the website for example.
        Public = "public",
    }
    /// What is told in words. It may name people, so it is stored sealed.
    Field {
        /// What the incident is called.
        Title = "title",
        /// What happened (GDPR art. 33(3)(a)).
        Nature = "nature",
        /// How it was found.
        Found = "found",
        /// What it may lead to for people (GDPR art. 33(3)(c)).
        Consequences = "consequences",
        /// What it may lead to for the organisation.
        Impact = "impact",
        /// What protected the data before.
        MeasuresBefore = "measures-before",
        /// What was done or will be (GDPR art. 33(3)(d)).
        MeasuresAfter = "measures-after",
        /// What people can do themselves.
        Advice = "advice",
        /// Whom to ask: the privacy officer, a page, a telephone number (GDPR art. 33(3)(b); decision 2019/271).
        Contact = "contact",
        /// The controller's title and address.
        Controller = "controller",
        /// Who fills the form in: name, role, e-mail address, telephone, and a power of attorney where they are not of the house.
        Preparer = "preparer",
        /// Why an authority is told after its hours (GDPR art. 33(1); decision 2019/10).
        DelayReason = "delay-reason",
        /// Other bodies of the country that were told.
        Bodies = "bodies",
        /// Authorities of other countries that were told.
        ForeignAuthorities = "foreign-authorities",
        /// What is attached to the notification.
        Attachments = "attachments",
        /// Why no risk is likely (GDPR art. 33(1)).
        RiskReason = "risk-reason",
        /// Why an exception applies (GDPR art. 34(3)).
        ExceptionReason = "exception-reason",
        /// Why it is no breach.
        Dismissal = "dismissal",
    }
}

/// The longest title, in characters.
pub const TITLE_CHARS_MAX: usize = 200;
/// The longest text of any other field, in characters.
pub const FIELD_CHARS_MAX: usize = 4_000;
/// The largest number of people or records that may be told.
pub const NUMBER_MAX: u64 = 100_000_000_000;

impl Field {
    /// The longest text, in characters.
    pub fn chars_max(self) -> usize {
        if self == Self::Title { TITLE_CHARS_MAX } else { FIELD_CHARS_MAX }
    }
}

/// What is told in words, by field; none of them is empty.
pub type Texts = BTreeMap<Field, String>;

/// A number of people or records.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Number {
    /// How many.
    pub count: u64,
    /// Whether they were counted; else it is an estimate.
    pub exact: bool,
}

/// What is ticked, dated and counted.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Form {
    /// The laws in whose tracks it runs: at least those of the organisation's country.
    pub regimes: Vec<Law>,
    /// When it began.
    pub started_at: Option<Timestamp>,
    /// When it ended.
    pub ended_at: Option<Timestamp>,
    /// When it was noticed, perhaps before it was understood.
    pub detected_at: Option<Timestamp>,
    /// What happened to the data; empty where nobody has said yet.
    pub effects: Vec<Effect>,
    /// How likely people are to suffer from it.
    pub risk: Risk,
    /// Why people need not be told one by one.
    pub exception: Option<Exception>,
    /// Where it came from.
    pub source: Option<Source>,
    /// Which personal data.
    pub data: Vec<Data>,
    /// Which special categories.
    pub special: Vec<Special>,
    /// Which people.
    pub groups: Vec<Group>,
    /// How many people.
    pub persons: Option<Number>,
    /// How many records.
    pub records: Option<Number>,
    /// Whether those who were involved were trained within the last year.
    pub trained: Option<bool>,
}

impl Form {
    /// A form in which nothing is said yet, in the tracks of the country's laws.
    pub fn empty(region: &str) -> Self {
        Self {
            regimes: jurisdiction::laws(region).to_vec(),
            started_at: None,
            ended_at: None,
            detected_at: None,
            effects: Vec::new(),
            risk: Risk::Unassessed,
            exception: None,
            source: None,
            data: Vec::new(),
            special: Vec::new(),
            groups: Vec::new(),
            persons: None,
            records: None,
            trained: None,
        }
    }

    /// Checks a form with its texts, in an organisation of this country.
    ///
    /// # Refuses
    /// [`Refusal::InvalidValue`] with the field where a time lies ahead or they are out of order, a law of the country is left out, a
    /// number is beyond [`NUMBER_MAX`], or a reason is missing that the law asks for (GDPR art. 33(1), 34(3)); [`Refusal::TooLarge`]
    /// where a text is too long.
    pub fn check(&self, texts: &Texts, region: &str, now: Timestamp) -> Result<(), Refusal> {
        let times = [("started_at", self.started_at), ("ended_at", self.ended_at), ("detected_at", self.detected_at)];
        if let Some((field, _)) = times.iter().find(|(_, at)| at.is_some_and(|at| at > now)) {
            return Err(invalid(field, Format::Time));
        }
        if let (Some(started), Some(ended)) = (self.started_at, self.ended_at)
            && ended < started
        {
            return Err(invalid("ended_at", Format::Time));
        }
        if !jurisdiction::laws(region).iter().all(|law| self.regimes.contains(law)) {
            return Err(invalid("regimes", Format::Text));
        }
        for (field, number) in [("persons", self.persons), ("records", self.records)] {
            if number.is_some_and(|number| number.count > NUMBER_MAX) {
                return Err(invalid(field, Format::Text));
            }
        }
        if texts.iter().any(|(field, text)| text.chars().count() > field.chars_max()) {
            return Err(Refusal::TooLarge);
        }
        if self.risk == Risk::Unlikely && !texts.contains_key(&Field::RiskReason) {
            return Err(invalid(Field::RiskReason.as_str(), Format::Text));
        }
        if self.exception.is_some() && !texts.contains_key(&Field::ExceptionReason) {
            return Err(invalid(Field::ExceptionReason.as_str(), Format::Text));
        }
        Ok(())
    }
}

/// A value that does not hold.
pub(super) fn invalid(field: &str, format: Format) -> Refusal {
    Refusal::InvalidValue { field: field.to_owned(), format }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::SignedDuration;

    fn at(hours: i64) -> Timestamp {
        Timestamp::UNIX_EPOCH + SignedDuration::from_hours(hours)
    }

    /// The field that is refused of a form in a country, at hour 10; empty where none is.
    fn check(region: &str, fill: impl Fn(&mut Form, &mut Texts)) -> String {
        let (mut form, mut texts) = (Form::empty(region), Texts::new());
        fill(&mut form, &mut texts);
        match form.check(&texts, region, at(10)) {
            Ok(()) => String::new(),
            Err(Refusal::InvalidValue { field, .. }) => field,
            Err(other) => other.code().to_owned(),
        }
    }

    #[test]
    fn a_form_may_be_empty_and_may_not_be_wrong() {
        let said = |texts: &mut Texts, field| drop(texts.insert(field, "because".to_owned()));
        assert_eq!(check("DE", |_, _| ()), "");
        assert_eq!(check("DE", |form, _| form.started_at = Some(at(11))), "started_at");
        assert_eq!(check("DE", |form, _| form.detected_at = Some(at(11))), "detected_at");
        assert_eq!(check("DE", |form, _| (form.started_at, form.ended_at) = (Some(at(5)), Some(at(4)))), "ended_at");
        assert_eq!(check("DE", |form, _| (form.started_at, form.ended_at) = (Some(at(4)), Some(at(4)))), "");
        assert_eq!(check("DE", |form, _| form.regimes.push(Law::Kvkk)), "", "people in Turkey may be affected from anywhere");
        assert_eq!(check("DE", |form, _| form.regimes.clear()), "regimes");
        assert_eq!(check("TR", |form, _| form.regimes = vec![Law::Gdpr]), "regimes");
        assert_eq!(check("DE", |form, _| form.persons = Some(Number { count: NUMBER_MAX + 1, exact: false })), "persons");
        assert_eq!(check("DE", |form, _| form.risk = Risk::Unlikely), "risk-reason");
        let unlikely = |form: &mut Form, texts: &mut Texts| {
            form.risk = Risk::Unlikely;
            said(texts, Field::RiskReason);
        };
        assert_eq!(check("DE", unlikely), "");
        assert_eq!(check("DE", |form, _| form.exception = Some(Exception::Protected)), "exception-reason");
        assert_eq!(check("DE", |_, texts| drop(texts.insert(Field::Title, "x".repeat(TITLE_CHARS_MAX + 1)))), "too-large");
    }

    #[test]
    fn every_name_is_read_again() {
        assert!(Field::ALL.iter().all(|field| Field::parse(field.as_str()) == Some(*field)));
        assert!(Data::ALL.iter().all(|data| Data::parse(data.as_str()) == Some(*data)));
        assert_eq!(Risk::parse("risk"), Some(Risk::Some));
        assert_eq!(Risk::parse("none"), None);
    }
}
