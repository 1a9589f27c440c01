//! Decides how the company's own sign-in is set, and what is asked behind it.

use askama::Template;
use locale::{Key, Locale};

use super::sign_in::SAMPLE_OPTIONS;
use crate::frame::{Frame, html};
use crate::words::Words;

/// Through which provider members may come.
#[derive(Clone, Default)]
pub struct IdentityProviderPage {
    /// Who it is, or what was typed.
    pub issuer: String,
    /// As whom Parlour asks there.
    pub client_id: String,
    /// Whether the client has no secret.
    pub public: bool,
    /// The link with which members begin, once there is a provider.
    pub start_url: Option<String>,
    /// What the provider is told as the address to come back to.
    pub redirect_uri: String,
    /// Whether a recipient of its kind is registered.
    pub registered: bool,
    /// Whether something was just saved.
    pub saved: bool,
    /// That it can be used, as a sentence, where that was just tried.
    pub works: Option<String>,
    /// What is wrong, as a sentence.
    pub problem: Option<String>,
}

#[derive(Template)]
#[template(path = "identity_provider.html")]
struct View<'a> {
    page: &'a IdentityProviderPage,
    frame: &'a Frame,
    words: Words<'a>,
}

impl IdentityProviderPage {
    /// The page as HTML.
    pub fn render(&self, frame: &Frame, locale: Locale) -> String {
        html(&View { page: self, frame, words: Words::new(locale, frame) })
    }

    /// A provider that works.
    pub fn sample() -> Self {
        Self {
            issuer: "https://login.teehaus.example/realms/tea".into(),
            client_id: "parlour".into(),
            public: false,
            start_url: Some("https://chat.teehaus.example/console/sign-in/with/0198f2c4-0000-7000-8000-0000000000cc".into()),
            redirect_uri: "https://chat.teehaus.example/console/sign-in/back".into(),
            registered: true,
            saved: false,
            works: Some("Der Anbieter ist erreichbar und passt.".into()),
            problem: None,
        }
    }

    /// None yet, nobody registered, and an address that is none.
    pub fn sample_wrong() -> Self {
        Self {
            issuer: "login.teehaus.example".into(),
            start_url: None,
            registered: false,
            works: None,
            problem: Some("Die Adresse muss mit https:// beginnen.".into()),
            ..Self::sample()
        }
    }
}

/// What is asked behind the word of a provider: the password, and the first time the member's own second step.
#[derive(Clone, Default)]
pub struct UnlockPage {
    /// What the provider said, sealed for the server.
    pub word: String,
    /// Whether a code is asked for as well.
    pub needs_code: bool,
    /// What the browser is asked of a passkey in the place of the code, where one would do.
    pub step: Option<String>,
    /// Why the last try failed, as a sentence.
    pub problem: Option<String>,
}

#[derive(Template)]
#[template(path = "unlock.html")]
struct UnlockView<'a> {
    page: &'a UnlockPage,
    frame: &'a Frame,
    words: Words<'a>,
}

impl UnlockPage {
    /// The page as HTML.
    pub fn render(&self, frame: &Frame, locale: Locale) -> String {
        html(&UnlockView { page: self, frame, words: Words::new(locale, frame) })
    }

    /// The first time, of somebody with a second step of their own.
    pub fn sample() -> Self {
        Self {
            word: "SAMPLE".into(),
            needs_code: true,
            step: Some(SAMPLE_OPTIONS.into()),
            problem: Some("Das Passwort stimmt. Es fehlt der Code.".into()),
        }
    }
}
