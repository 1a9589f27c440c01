//! Decides how the controller says who it is.

use askama::Template;
use domain::identity::{Identity, People};
use locale::{Key, Locale, messages};

use crate::frame::{Frame, html};
use crate::words::Words;

/// Who is responsible.
#[derive(Clone)]
pub struct IdentityPage {
    /// As it is, or as it was typed.
    pub identity: Identity,
    /// The organisation's own name, which stands where no other is said.
    pub organisation: String,
    /// What a notice needs and this does not say, by field.
    pub missing: Vec<&'static str>,
    /// Whether the reader may change it.
    pub may_write: bool,
    /// Whether it was just saved.
    pub saved: bool,
    /// Which field is not right.
    pub wrong: Option<String>,
}

#[derive(Template)]
#[template(path = "identity.html")]
struct View<'a> {
    page: &'a IdentityPage,
    frame: &'a Frame,
    words: Words<'a>,
    locale: Locale,
}

impl IdentityPage {
    /// The page as HTML.
    pub fn render(&self, frame: &Frame, locale: Locale) -> String {
        html(&View { page: self, frame, words: Words::new(locale, frame), locale })
    }

    /// A house whose telephone number is none.
    pub fn sample() -> Self {
        let identity = Identity {
            address: "Teegasse 1\n10115 Berlin".into(),
            country: "DE".into(),
            phone: "am Tresen".into(),
            people: People { privacy_name: "Ada Brandt".into(), ..People::default() },
            ..Identity::default()
        };
        Self {
            identity,
            organisation: "Teehaus Morgenrot".into(),
            missing: vec!["email"],
            may_write: true,
            saved: false,
            wrong: Some("phone".into()),
        }
    }
}

impl View<'_> {
    fn missing(&self) -> Option<String> {
        let fields: Vec<&str> = self.page.missing.iter().map(|field| self.words.t(label(field))).collect();
        (!fields.is_empty()).then(|| messages::console_identity_missing(self.locale, &fields.join(", ")))
    }

    fn problem(&self) -> Option<String> {
        let wrong = self.page.wrong.as_ref()?;
        Some(messages::console_identity_wrong(self.locale, self.words.t(label(wrong))))
    }
}

pub(crate) fn label(field: &str) -> Key {
    match field {
        "legal_name" => Key::ConsoleIdentityLegalName,
        "address" => Key::ConsoleIdentityAddress,
        "country" => Key::ConsoleIdentityCountry,
        "email" => Key::ConsoleIdentityEmail,
        "phone" => Key::ConsoleIdentityPhone,
        "authority" => Key::ConsoleIdentityAuthority,
        "verbis" => Key::ConsoleIdentityVerbis,
        "kep" => Key::ConsoleIdentityKep,
        "representative" => Key::ConsoleIdentityRepresentative,
        "privacy_name" => Key::ConsoleIdentityPrivacyName,
        _ => Key::ConsoleIdentityPrivacyEmail,
    }
}
