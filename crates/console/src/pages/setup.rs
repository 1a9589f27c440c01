//! Decides how the first organisation is set up: its form, then the recovery key, shown once.

use askama::Template;
use locale::{Key, Locale};

use crate::frame::{Frame, html};
use crate::words::Words;

/// The form of the first organisation.
#[derive(Clone)]
pub struct SetupPage {
    /// The set-up code as typed; the printed address's script puts it in.
    pub code: String,
    /// The organisation's name as typed.
    pub name: String,
    /// The country code that is chosen; where it is empty or none of ours, the first of the list stands there.
    pub region: String,
    /// What the owner wants to be called, as typed.
    pub owner_name: String,
    /// The owner's address as typed.
    pub email: String,
    /// The shortest password that is accepted, in characters.
    pub password_min: u8,
    /// Why the last try failed, as a sentence.
    pub problem: Option<String>,
}

#[derive(Template)]
#[template(path = "setup.html")]
struct SetupView<'a> {
    page: &'a SetupPage,
    frame: &'a Frame,
    words: Words<'a>,
}

impl SetupPage {
    /// The page as HTML.
    pub fn render(&self, frame: &Frame, locale: Locale) -> String {
        html(&SetupView { page: self, frame, words: Words::new(locale, frame) })
    }

    /// The form after two different passwords.
    pub fn sample() -> Self {
        Self {
            code: "SAMPLE".into(),
            owner_name: "Ada Brandt".into(),
            name: "Teehaus Morgenrot".into(),
            region: "DE".into(),
            email: "ada@teehaus.example".into(),
            password_min: 12,
            problem: Some("Die beiden Passwörter sind verschieden.".into()),
        }
    }
}

/// The recovery key and the second factor: shown once, confirmed by typing the key's last group.
#[derive(Clone)]
pub struct RecoveryPage {
    /// The set-up that is confirmed.
    pub setup: String,
    /// The recovery key, its groups parted by `-`.
    pub recovery_key: String,
    /// The `otpauth:` address.
    pub totp_uri: String,
    /// The same as an inline SVG, made by the server (no `style`, no script).
    pub qr_svg: String,
    /// Why the last try failed, as a sentence.
    pub problem: Option<String>,
}

#[derive(Template)]
#[template(path = "recovery.html")]
struct RecoveryView<'a> {
    page: &'a RecoveryPage,
    frame: &'a Frame,
    words: Words<'a>,
}

impl RecoveryPage {
    /// The page as HTML.
    pub fn render(&self, frame: &Frame, locale: Locale) -> String {
        html(&RecoveryView { page: self, frame, words: Words::new(locale, frame) })
    }

    pub(crate) fn groups(&self) -> impl Iterator<Item = &str> {
        self.recovery_key.split('-')
    }

    /// A key that opens nothing.
    pub fn sample() -> Self {
        Self {
            setup: "0198f2c4-0000-7000-8000-000000000001".into(),
            recovery_key: "K7QF-2MXN-R4TD-9HWB-PL3C-V8ZE-6YJA-N5SG".into(),
            totp_uri: "otpauth://totp/Parlour:ada%40teehaus.example?secret=SAMPLESAMPLESAMPLE&issuer=Parlour".into(),
            qr_svg: SAMPLE_QR.into(),
            problem: None,
        }
    }
}

pub(super) const SAMPLE_QR: &str = r##"<svg viewBox="0 0 9 9" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h9v9H0z"/><path d="M1 1h3v1H1zM1 2h1v2H1zM3 2h1v2H3zM2 3h1v1H2zM5 1h1v2H5zM6 3h2v1H6zM1 5h2v1H1zM4 5h1v3H4zM6 5h1v1H6zM7 6h1v2H7zM2 7h1v1H2z"/></svg>"##;
