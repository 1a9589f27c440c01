//! Decides what a member sees before signing in.

use askama::Template;
use locale::{Key, Locale};

use crate::frame::{Frame, html};
use crate::words::Words;

/// The sign-in form. With script, the code is asked for in place and the password stays in its field.
#[derive(Clone, Default)]
pub struct SignInPage {
    /// The address that was typed, on a second try.
    pub email: String,
    /// Whether the account asks for a code as well.
    pub needs_code: bool,
    /// What the browser is asked of a passkey in the place of the code, where one would do.
    pub step: Option<String>,
    /// What it is asked of a passkey alone, where browsers have any here.
    pub alone: Option<String>,
    /// The way in through the company, where there is one to name here.
    pub company: Option<String>,
    /// Something to say that is no error: signed out, session ended.
    pub note: Option<String>,
    /// Why the last try failed, as a sentence.
    pub problem: Option<String>,
}

/// What a browser is asked, in samples.
pub(crate) const SAMPLE_OPTIONS: &str = r#"{"challenge":"SAMPLE"}"#;

#[derive(Template)]
#[template(path = "sign_in.html")]
struct View<'a> {
    page: &'a SignInPage,
    frame: &'a Frame,
    words: Words<'a>,
}

impl SignInPage {
    /// The page as HTML.
    pub fn render(&self, frame: &Frame, locale: Locale) -> String {
        html(&View { page: self, frame, words: Words::new(locale, frame) })
    }

    /// A second try that asks for the code.
    pub fn sample() -> Self {
        Self {
            email: "ada@teehaus.example".into(),
            needs_code: true,
            step: Some(SAMPLE_OPTIONS.into()),
            alone: Some(SAMPLE_OPTIONS.into()),
            company: Some("/console/sign-in/with/0198f2c4-0000-7000-8000-0000000000cc".into()),
            note: None,
            problem: Some("Das Passwort stimmt. Es fehlt der Code.".into()),
        }
    }
}
