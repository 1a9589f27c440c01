//! Decides how an organisation's name and languages, and a member's own name, are changed.

use askama::Template;
use locale::{Key, Locale};

use crate::frame::{Frame, html};
use crate::words::Words;

/// Which languages are offered to visitors, and which one stands in for all others.
#[derive(Clone)]
pub struct LanguageForm {
    /// The offered ones.
    pub offered: Vec<Locale>,
    /// The one that stands in.
    pub default: Locale,
}

impl LanguageForm {
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "templates hand over what they loop over by reference")]
    pub(crate) fn offers(&self, locale: &Locale) -> bool {
        self.offered.contains(locale)
    }

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "templates hand over what they loop over by reference")]
    pub(crate) fn is_default(&self, locale: &Locale) -> bool {
        self.default == *locale
    }
}

/// How consents to letters are confirmed, and whether letters can be sent.
#[derive(Clone, Copy)]
pub struct ConfirmationForm {
    /// Whether they wait for a click in a letter.
    pub email: bool,
    /// Whether the installation has a mail server.
    pub server: bool,
    /// Whether one is registered as a recipient for letters.
    pub recipient: bool,
}

/// The organisation's name and languages.
#[derive(Clone)]
pub struct OrganisationPage {
    /// The name as typed.
    pub name: String,
    /// The country code.
    pub region: String,
    /// The languages.
    pub languages: LanguageForm,
    /// How consents to letters are confirmed.
    pub confirmation: ConfirmationForm,
    /// Whether it was just saved.
    pub saved: bool,
    /// Why the last try failed, as a sentence.
    pub problem: Option<String>,
}

#[derive(Template)]
#[template(path = "organisation.html")]
struct View<'a> {
    page: &'a OrganisationPage,
    frame: &'a Frame,
    words: Words<'a>,
}

impl OrganisationPage {
    /// The page as HTML.
    pub fn render(&self, frame: &Frame, locale: Locale) -> String {
        html(&View { page: self, frame, words: Words::new(locale, frame) })
    }

    pub(crate) fn country(&self) -> &str {
        crate::regions::REGIONS.iter().find(|(code, _)| *code == self.region).map_or(self.region.as_str(), |(_, name)| name)
    }

    /// A house with two languages, just saved.
    pub fn sample() -> Self {
        Self {
            name: "Teehaus Morgenrot".into(),
            region: "DE".into(),
            languages: LanguageForm { offered: vec![Locale::De, Locale::Tr], default: Locale::De },
            confirmation: ConfirmationForm { email: true, server: true, recipient: false },
            saved: true,
            problem: None,
        }
    }
}

/// What a member is called.
#[derive(Clone)]
pub struct ProfilePage {
    /// The name as typed; empty where none is said.
    pub name: String,
    /// Whether it was just saved.
    pub saved: bool,
    /// Why the last try failed, as a sentence.
    pub problem: Option<String>,
}

#[derive(Template)]
#[template(path = "profile.html")]
struct ProfileView<'a> {
    page: &'a ProfilePage,
    frame: &'a Frame,
    words: Words<'a>,
}

impl ProfilePage {
    /// The page as HTML.
    pub fn render(&self, frame: &Frame, locale: Locale) -> String {
        html(&ProfileView { page: self, frame, words: Words::new(locale, frame) })
    }

    /// A name that is too long.
    pub fn sample() -> Self {
        Self { name: "Ada Brandt".into(), saved: false, problem: Some("Bitte geben Sie einen Namen mit höchstens 80 Zeichen ein.".into()) }
    }
}
