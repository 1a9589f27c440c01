//! Decides which text a document has in a language: the one of the house, or counsel's in its place.

use crate::name::Name;
use crate::template::{self, Fault};
use locale::Locale;
use std::collections::HashMap;

/// Names the files of one language, in the order of [`Name::ALL`].
macro_rules! house {
    ($language:literal) => {
        house!(@ $language, "privacy-passage", "processing-record", "verbis", "destruction-policy", "processing-agreement",
            "breach-report", "access-report", "consent-overview")
    };
    (@ $language:literal, $($name:literal),*) => {
        [$(include_str!(concat!("../../../legal/", $language, "/", $name, ".md"))),*]
    };
}

const DE: [&str; 8] = house!("de");
const EN: [&str; 8] = house!("en");
const PL: [&str; 8] = house!("pl");
const RU: [&str; 8] = house!("ru");
const TR: [&str; 8] = house!("tr");

/// The texts of all documents.
#[derive(Clone, Debug, Default)]
pub struct Texts {
    replaced: HashMap<(Name, Locale), String>,
}

impl Texts {
    /// Takes counsel's text in the place of the one of the house, after trying it with facts where everything is filled in, and with
    /// facts where every list is empty.
    ///
    /// # Errors
    /// [`Fault`] where the text cannot be read or names a fact that does not exist. What was there stays.
    pub fn replace(&mut self, name: Name, locale: Locale, text: String) -> Result<(), Fault> {
        let before = self.replaced.insert((name, locale), text);
        let tried = template::try_out(self, name, locale);
        if tried.is_err() {
            match before {
                Some(before) => self.replaced.insert((name, locale), before),
                None => self.replaced.remove(&(name, locale)),
            };
        }
        tried
    }

    /// Whether a text is not the one of the house.
    pub fn is_replaced(&self, name: Name, locale: Locale) -> bool {
        self.replaced.contains_key(&(name, locale))
    }

    /// The text.
    pub(crate) fn get(&self, name: Name, locale: Locale) -> &str {
        let house = match locale {
            Locale::De => &DE,
            Locale::En => &EN,
            Locale::Pl => &PL,
            Locale::Ru => &RU,
            Locale::Tr => &TR,
        };
        let [passage, record, verbis, policy, agreement, breach, access, consents] = house;
        let house = match name {
            Name::PrivacyPassage => passage,
            Name::ProcessingRecord => record,
            Name::Verbis => verbis,
            Name::DestructionPolicy => policy,
            Name::ProcessingAgreement => agreement,
            Name::BreachReport => breach,
            Name::AccessReport => access,
            Name::ConsentOverview => consents,
        };
        self.replaced.get(&(name, locale)).map_or(*house, String::as_str)
    }
}
