//! Decides how purposes are listed, and how one is defined or changed.

use askama::Template;
use domain::category::DataCategory;
use domain::permission::Role;
use domain::purpose::{Basis, PurposeRule, standard};
use locale::{Key, Locale, messages};

use crate::frame::{Frame, html};
use crate::privacy::Tab;
use crate::words::Words;

/// The bases, in the order in which they are offered.
const BASES: [Basis; 4] = [Basis::Consent, Basis::Contract, Basis::LegalObligation, Basis::LegitimateInterest];

/// The purposes of the organisation.
#[derive(Clone)]
pub struct PurposesPage {
    /// Every one, archived ones too.
    pub rules: Vec<PurposeRule>,
    /// Every role that there is.
    pub roles: Vec<Role>,
    /// Whether the reader may change them.
    pub may_write: bool,
    /// Whether one was just saved.
    pub saved: bool,
}

#[derive(Template)]
#[template(path = "purposes.html")]
struct List<'a> {
    page: &'a PurposesPage,
    frame: &'a Frame,
    words: Words<'a>,
    locale: Locale,
}

impl PurposesPage {
    /// The page as HTML.
    pub fn render(&self, frame: &Frame, locale: Locale) -> String {
        html(&List { page: self, frame, words: Words::new(locale, frame), locale })
    }

    /// The standard ones, and one of the house that is asked for no more.
    pub fn sample() -> Self {
        let rules = standard().into_iter().chain([PurposeRule { archived: true, ..PurposePage::sample().rule }]).collect();
        Self { rules, roles: Role::STANDARD.to_vec(), may_write: true, saved: true }
    }
}

impl List<'_> {
    fn readers(&self, rule: &PurposeRule) -> String {
        let reading = self.page.roles.iter().filter(|role| role.reads(&rule.purpose));
        reading.map(|role| self.words.role(role)).collect::<Vec<_>>().join(", ")
    }

    fn categories(&self, rule: &PurposeRule) -> String {
        rule.categories.iter().map(|category| self.words.t(category.label())).collect::<Vec<_>>().join(", ")
    }
}

/// A purpose as its form shows it.
#[derive(Clone)]
pub struct PurposePage {
    /// The rule as it is, or as it was typed.
    pub rule: PurposeRule,
    /// The short name as typed, of one that is new; `None` where it exists.
    pub new: Option<String>,
    /// Both numbers of months as typed.
    pub months: (String, String),
    /// The usual number of months of rest after a refusal.
    pub usual_rest: u16,
    /// Why the last try failed, as a sentence.
    pub problem: Option<String>,
}

#[derive(Template)]
#[template(path = "purpose.html")]
struct Form<'a> {
    page: &'a PurposePage,
    frame: &'a Frame,
    words: Words<'a>,
    locale: Locale,
}

impl PurposePage {
    /// The page as HTML.
    pub fn render(&self, frame: &Frame, locale: Locale) -> String {
        html(&Form { page: self, frame, words: Words::new(locale, frame), locale })
    }

    /// Repairs, whose articles do not fit.
    pub fn sample() -> Self {
        let purpose = domain::Purpose::parse("repair").unwrap_or_else(domain::Purpose::callback);
        let rule = PurposeRule::new(purpose, Basis::Consent, false, &[DataCategory::Name, DataCategory::TelephoneNumber]);
        Self {
            rule: PurposeRule { names: vec![(Locale::De, "Reparatur".into())], ..rule },
            new: None,
            months: ("12".into(), String::new()),
            usual_rest: 6,
            problem: Some("Dieser Artikel gehört nicht zur Grundlage.".into()),
        }
    }

    /// A new one.
    pub fn sample_new() -> Self {
        Self { new: Some(String::new()), months: (String::new(), String::new()), problem: None, ..Self::sample() }
    }
}

impl Form<'_> {
    fn title(&self) -> String {
        match self.page.new {
            Some(_) => self.words.t(Key::ConsolePurposesNew).to_owned(),
            None => messages::console_purposes_edit(self.locale, self.page.rule.shown(self.locale)),
        }
    }

    fn action(&self) -> String {
        let name = if self.page.new.is_some() { "new" } else { self.page.rule.purpose.as_str() };
        format!("/console/privacy/purposes/{name}")
    }

    fn is_standard(&self) -> bool {
        self.page.new.is_none() && standard().iter().any(|rule| rule.purpose == self.page.rule.purpose)
    }

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "templates hand over what they loop over by reference")]
    fn name(&self, locale: &Locale) -> &str {
        self.page.rule.name(*locale).unwrap_or_default()
    }

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "templates hand over what they loop over by reference")]
    fn rests_on(&self, basis: &Basis) -> bool {
        self.page.rule.basis == *basis
    }

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "templates hand over what they loop over by reference")]
    fn concerns(&self, category: &DataCategory) -> bool {
        self.page.rule.categories.contains(category)
    }

    fn rest_hint(&self) -> String {
        messages::console_purposes_reask_hint(self.locale, &self.page.usual_rest.to_string())
    }
}

/// What a basis is called in the console.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "templates hand over what they loop over by reference")]
pub(crate) fn basis_label(basis: &Basis) -> Key {
    match basis {
        Basis::Consent => Key::ConsoleBasisConsent,
        Basis::Contract => Key::ConsoleBasisContract,
        Basis::LegalObligation => Key::ConsoleBasisLegalObligation,
        Basis::LegitimateInterest => Key::ConsoleBasisLegitimateInterest,
    }
}
