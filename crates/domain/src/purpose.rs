//! Purposes: why data is collected, on which basis, and what a field or message may be collected for.

use crate::act::{Act, Entry};
use crate::category::DataCategory;
use crate::decision::{self, Decision, Recorded};
use crate::id::{MemberId, SubjectId};
use crate::jurisdiction::{Law, gdpr, kvkk};
use crate::notice::Kind;
use crate::permission::Permission;
use crate::principal::{Actor, Member};
use crate::refusal::Refusal;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use locale::{Key, Locale};
use std::fmt;

/// A purpose by its name: `conversation`, `callback`, `marketing`, `health`, or an organisation's own.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Purpose(String);

/// The longest name of a purpose, in bytes.
pub const NAME_BYTES_MAX: usize = 32;

/// Names of pairs that belong to the organisation itself. No purpose may take them: data that was collected "for a hold" would
/// be read by whoever reads holds.
const RESERVED: [&str; 2] = ["hold", "privacy"];

impl Purpose {
    /// Reads a purpose's name: lower-case ASCII letters, digits and hyphens, starting with a letter. `None` also for the names
    /// of the organisation's own pairs.
    pub fn parse(name: &str) -> Option<Self> {
        Self::of_pair(name).filter(|purpose| !purpose.is_reserved())
    }

    /// Reads the name of a key pair: a purpose's, or one of the organisation's own.
    pub fn of_pair(name: &str) -> Option<Self> {
        let starts = name.bytes().next().is_some_and(|b| b.is_ascii_lowercase());
        let plain = name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        (starts && plain && name.len() <= NAME_BYTES_MAX).then(|| Self(name.to_owned()))
    }

    /// What is said in a conversation, and the state of the bot that it was said to.
    pub fn conversation() -> Self {
        Self("conversation".to_owned())
    }

    /// Calling somebody back.
    pub fn callback() -> Self {
        Self("callback".to_owned())
    }

    /// Letters by mail.
    pub fn marketing() -> Self {
        Self(crate::confirmation::PURPOSE.to_owned())
    }

    /// How content somebody was.
    pub fn satisfaction() -> Self {
        Self(crate::satisfaction::PURPOSE.to_owned())
    }

    /// The pair to which keys are resealed while a subject is restricted (GDPR art. 18).
    pub fn privacy() -> Self {
        Self("privacy".to_owned())
    }

    /// The pair that opens what a legal hold keeps.
    pub fn hold() -> Self {
        Self("hold".to_owned())
    }

    /// The organisation's pairs that stand for no purpose.
    pub fn reserved() -> [Self; 2] {
        [Self::hold(), Self::privacy()]
    }

    /// Whether it names one of the organisation's own pairs, and no purpose.
    pub fn is_reserved(&self) -> bool {
        RESERVED.contains(&self.0.as_str())
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether this is the purpose of conversations.
    pub fn is_conversation(&self) -> bool {
        self.0 == "conversation"
    }
}

impl fmt::Display for Purpose {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Purpose {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The lawful basis of a grant (GDPR art. 6(1); KVKK art. 5).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Basis {
    /// GDPR 6(1)(a), for special categories 9(2)(a); KVKK 5(1), 6(3)(a).
    Consent,
    /// GDPR 6(1)(b); KVKK 5(2)(c).
    Contract,
    /// GDPR 6(1)(c); KVKK 5(2)(ç).
    LegalObligation,
    /// GDPR 6(1)(f); KVKK 5(2)(f).
    LegitimateInterest,
}

impl Basis {
    /// The name that tables, the API and the ledger use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Consent => "consent",
            Self::Contract => "contract",
            Self::LegalObligation => "legal-obligation",
            Self::LegitimateInterest => "legitimate-interest",
        }
    }

    /// The basis of this name.
    pub fn parse(name: &str) -> Option<Self> {
        [Self::Consent, Self::Contract, Self::LegalObligation, Self::LegitimateInterest].into_iter().find(|b| b.as_str() == name)
    }
}

/// How an organisation uses a purpose.
///
/// Whom the data is handed to stands in the register of recipients, and how long it is kept in the rules of retention; both name
/// the purpose.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PurposeRule {
    /// Which purpose.
    pub purpose: Purpose,
    /// On which basis data is taken in for it.
    pub basis: Basis,
    /// Whether it concerns special categories (GDPR art. 9, KVKK art. 6), which need explicit consent.
    pub special: bool,
    /// The article of the GDPR on which it rests, as `6(1)(a)`.
    pub gdpr: String,
    /// The article of the KVKK on which it rests, as `5(1)`.
    pub kvkk: String,
    /// Which categories of data it concerns.
    pub categories: Vec<DataCategory>,
    /// What it is called, by language; empty where it is a standard one that was given no other name.
    pub names: Vec<(Locale, String)>,
    /// For how many months a consent holds; `None` until it is withdrawn.
    pub valid_months: Option<u16>,
    /// For how many months nobody is asked again who refused; `None` for the number in [`gdpr::REASK_MONTHS`].
    pub reask_months: Option<u16>,
    /// Whether it is asked for no more. What was granted for it stays what it is.
    pub archived: bool,
}

/// The longest name of a purpose as it is shown, in characters.
pub const SHOWN_CHARS_MAX: usize = 80;
/// The longest time for which a consent holds or nobody is asked again, in months.
pub const MONTHS_MAX: u16 = 120;
/// The most purposes of one organisation.
pub const PURPOSES_MAX: usize = 40;

impl PurposeRule {
    /// A rule with the articles that follow from its basis, and nothing else said.
    pub fn new(purpose: Purpose, basis: Basis, special: bool, categories: &[DataCategory]) -> Self {
        let article = |law| basis.articles(law, special, Date::MAX).first().copied().unwrap_or_default().to_owned();
        Self {
            purpose,
            basis,
            special,
            gdpr: article(Law::Gdpr),
            kvkk: article(Law::Kvkk),
            categories: categories.to_vec(),
            names: vec![],
            valid_months: None,
            reask_months: None,
            archived: false,
        }
    }

    /// The name in a language, where the organisation gave one.
    pub fn name(&self, locale: Locale) -> Option<&str> {
        self.names.iter().find(|(language, _)| *language == locale).map(|(_, name)| name.as_str())
    }

    /// What it is called where a person reads it: as the organisation says in this language, as a standard purpose is called, else as the
    /// organisation says in another language.
    pub fn shown(&self, locale: Locale) -> &str {
        let standard = || Key::by_name(&format!("purpose-{}", self.purpose)).map(|key| locale::text(locale, key));
        let other = || self.names.first().map(|(_, name)| name.as_str());
        self.name(locale).or_else(standard).or_else(other).unwrap_or(self.purpose.as_str())
    }

    /// Which legitimate interest is pursued (GDPR art. 13(1)(d)); `None` on another basis. A purpose that the organisation rests on one is
    /// its interest, by the name that it gave it.
    pub fn interest(&self, locale: Locale) -> Option<&str> {
        let own = Key::by_name(&format!("interest-{}", self.purpose)).map(|key| locale::text(locale, key));
        (self.basis == Basis::LegitimateInterest).then(|| own.unwrap_or_else(|| self.shown(locale)))
    }

    /// For how many months nobody is asked again who refused.
    pub fn reask_months(&self, day: Date) -> u16 {
        self.reask_months.unwrap_or_else(|| gdpr::REASK_MONTHS.on(day).value)
    }

    /// The same in the form in which it is kept: articles that were left out are those of the basis.
    ///
    /// # Refuses
    /// [`Refusal::PurposeRefused`] with the field that is not right: special categories without explicit consent (GDPR art. 9(2)(a);
    /// KVKK art. 6(3)(a)), an article that is not of the basis, no category or name, a time that is none.
    pub fn proper(mut self, day: Date) -> Result<Self, Refusal> {
        let unfit = |field| Err(Refusal::PurposeRefused { field });
        if self.special && self.basis != Basis::Consent {
            return unfit("basis");
        }
        if !self.special && self.categories.iter().any(|category| category.is_special()) {
            return unfit("special");
        }
        for (law, field, article) in [(Law::Gdpr, "gdpr_article", &mut self.gdpr), (Law::Kvkk, "kvkk_article", &mut self.kvkk)] {
            let allowed = self.basis.articles(law, self.special, day);
            match allowed.first() {
                Some(first) if article.trim().is_empty() => (*first).clone_into(article),
                _ if allowed.contains(&article.as_str()) => {}
                _ => return unfit(field),
            }
        }
        self.categories.sort_unstable();
        self.categories.dedup();
        if self.categories.is_empty() {
            return unfit("categories");
        }
        for (_, name) in &mut self.names {
            *name = name.trim().to_owned();
        }
        self.names.retain(|(_, name)| !name.is_empty());
        let shown = |name: &str| name.chars().count() <= SHOWN_CHARS_MAX && !name.chars().any(char::is_control);
        let nameless = self.names.is_empty() && !is_standard(&self.purpose);
        if nameless || !self.names.iter().all(|(_, name)| shown(name)) {
            return unfit("names");
        }
        let months = |months: Option<u16>| months.is_none_or(|months| (1..=MONTHS_MAX).contains(&months));
        if !months(self.valid_months) || (self.valid_months.is_some() && self.basis != Basis::Consent) {
            return unfit("valid_months");
        }
        if !months(self.reask_months) {
            return unfit("reask_months");
        }
        if self.archived && self.purpose.is_conversation() {
            return unfit("archived");
        }
        Ok(self)
    }

    /// What differs, by the names that the API uses, and whether that is what people agree to: basis, articles or categories.
    fn differs(&self, after: &Self) -> (Vec<&'static str>, bool) {
        let agreed = [
            ("basis", self.basis != after.basis),
            ("special", self.special != after.special),
            ("gdpr_article", self.gdpr != after.gdpr),
            ("kvkk_article", self.kvkk != after.kvkk),
            ("categories", self.categories != after.categories),
        ];
        let told = [
            ("names", self.names != after.names),
            ("valid_months", self.valid_months != after.valid_months),
            ("reask_months", self.reask_months != after.reask_months),
            ("archived", self.archived != after.archived),
        ];
        let material = agreed.iter().any(|(_, differs)| *differs);
        (agreed.into_iter().chain(told).filter_map(|(name, differs)| differs.then_some(name)).collect(), material)
    }
}

impl Basis {
    /// What it is called in a notice.
    pub fn label(self) -> Key {
        match self {
            Self::Consent => Key::BasisConsent,
            Self::Contract => Key::BasisContract,
            Self::LegalObligation => Key::BasisLegalObligation,
            Self::LegitimateInterest => Key::BasisLegitimateInterest,
        }
    }

    /// The articles of a law on which a purpose of this basis may rest, the usual one first, on a day.
    pub fn articles(self, law: Law, special: bool, day: Date) -> Vec<&'static str> {
        let bases = match law {
            Law::Gdpr => gdpr::BASES.on(day).value,
            Law::Kvkk => kvkk::BASES.on(day).value,
        };
        bases.iter().filter(|(basis, needs, _)| *basis == self && *needs == special).map(|(_, _, article)| *article).collect()
    }
}

/// What may be written. Only this file makes one: every variant is `#[non_exhaustive]`.
#[derive(Debug)]
#[expect(missing_docs, reason = "the variants say what is written; their fields are the columns, described in the inventory")]
pub enum Change {
    /// Another rule stands; where it is material, consents to the old one are stale.
    #[non_exhaustive]
    Changed { rule: PurposeRule, fields: String, material: bool, by: MemberId, at: Timestamp },
}

impl decision::Change for Change {
    fn recorded(&self) -> Recorded {
        let Self::Changed { rule, fields, material, by, at } = self;
        let entry = Entry::new(Act::PurposeChanged, *at, Actor::Member(*by)).with("purpose", &rule.purpose).with("fields", fields);
        let change = if *material { Kind::Material } else { Kind::Editorial };
        Recorded::Act(entry.with("basis", rule.basis.as_str()).with("change", change.as_str()))
    }

    fn subject(&self) -> Option<SubjectId> {
        None
    }
}

/// The rule of a new purpose of an organisation, in the form in which it is kept. `present` are the ones that it has.
///
/// # Refuses
/// [`Refusal::NotPermitted`] where the member may not; [`Refusal::Conflict`] where the name is taken, also by an archived one;
/// [`Refusal::TooLarge`] where there are [`PURPOSES_MAX`]; else as [`PurposeRule::proper`].
pub fn define(by: &Member, rule: PurposeRule, present: &[PurposeRule], at: Timestamp) -> Result<PurposeRule, Refusal> {
    by.may(Permission::PurposesWrite)?;
    if present.iter().any(|other| other.purpose == rule.purpose) {
        return Err(Refusal::Conflict);
    }
    if present.len() >= PURPOSES_MAX {
        return Err(Refusal::TooLarge);
    }
    rule.proper(day(at))
}

/// Changes a purpose; `None` where that is what it is already. `after` is in the form of [`PurposeRule::proper`].
///
/// # Refuses
/// [`Refusal::NotPermitted`] where the member may not; else as [`PurposeRule::proper`].
pub fn change(by: &Member, before: &PurposeRule, after: PurposeRule, at: Timestamp) -> Result<Option<Decision>, Refusal> {
    by.may(Permission::PurposesWrite)?;
    let rule = after.proper(day(at))?;
    let (fields, material) = before.differs(&rule);
    if fields.is_empty() {
        return Ok(None);
    }
    let change = Change::Changed { rule, fields: fields.join(" "), material, by: by.member, at };
    Ok(Some(Decision::Purpose(change)))
}

/// The day of a moment, in UTC: by it, the version of a rule of the law is chosen.
fn day(at: Timestamp) -> Date {
    at.to_zoned(TimeZone::UTC).date()
}

fn is_standard(purpose: &Purpose) -> bool {
    standard().iter().any(|rule| rule.purpose == *purpose)
}

/// The purposes that every organisation starts with.
///
/// Talking to a person is asked for by the visitor, so its basis is the contract or its preparation; everything else waits
/// for consent. Health data takes explicit consent (GDPR 9(2)(a), KVKK 6(3)(a)). How content somebody was is asked once, in the
/// interest of answering better (GDPR 6(1)(f), KVKK 5(2)(f)); the line beside the question says so, and objecting is as easy.
pub fn standard() -> Vec<PurposeRule> {
    use DataCategory::{Communication, EmailAddress, Health, Name, Opinion, TelephoneNumber};
    let rule =
        |name: &str, basis, special, categories: &[DataCategory]| PurposeRule::new(Purpose(name.to_owned()), basis, special, categories);
    vec![
        rule("conversation", Basis::Contract, false, &[Communication]),
        rule("callback", Basis::Consent, false, &[Name, TelephoneNumber]),
        rule("lead", Basis::Consent, false, &[Name, EmailAddress, TelephoneNumber]),
        rule("marketing", Basis::Consent, false, &[EmailAddress]),
        rule("health", Basis::Consent, true, &[Health]),
        rule("satisfaction", Basis::LegitimateInterest, false, &[Opinion]),
    ]
}

#[cfg(test)]
mod tests;
