//! Decides what a member sees of how they sign in: the second step, recovery codes, the password, their sessions, and who is there.

use askama::Template;
use jiff::Timestamp;
use locale::{Key, Locale};

use super::sign_in::SAMPLE_OPTIONS;
use crate::frame::{Frame, html, moment};
use crate::words::Words;

/// How a member signs in.
#[derive(Clone)]
pub struct SigningInPage {
    /// Whether an authenticator app is set up.
    pub totp: bool,
    /// Their passkeys.
    pub passkeys: Passkeys,
    /// Whether the member has to set one up before anything else.
    pub needed: bool,
    /// How many recovery codes were not used.
    pub codes_left: u64,
    /// The shortest password that is accepted, in characters.
    pub password_min: u8,
    /// Where they are signed in, the newest first.
    pub sessions: Vec<SessionRow>,
    /// Whether everybody signs in in two steps; `None` for who does not decide that.
    pub required: Option<bool>,
    /// Whether something was just saved.
    pub saved: bool,
    /// Why the last try failed, as a sentence.
    pub problem: Option<String>,
}

/// The passkeys of a member.
#[derive(Clone, Default)]
pub struct Passkeys {
    /// The oldest first.
    pub rows: Vec<PasskeyRow>,
    /// Whether browsers have passkeys for this address.
    pub work: bool,
}

/// A passkey.
#[derive(Clone)]
pub struct PasskeyRow {
    /// Its id.
    pub id: String,
    /// What the member calls it.
    pub name: String,
    /// Since when there is one.
    pub added: Timestamp,
    /// When it was used last.
    pub used: Option<Timestamp>,
    /// Whether it is enough to sign in.
    pub opens_keys: bool,
}

impl PasskeyRow {
    /// One that is used daily, or one that lies in a drawer.
    fn sample(opens_keys: bool) -> Self {
        Self {
            id: format!("0198f2c4-0000-7000-8000-0000000000f{}", u8::from(opens_keys)),
            name: if opens_keys { "Laptop" } else { "Schlüsselbund" }.into(),
            added: moment("2026-11-02T09:15:00Z"),
            used: opens_keys.then(|| moment("2026-11-22T13:02:00Z")),
            opens_keys,
        }
    }
}

/// A session.
#[derive(Clone)]
pub struct SessionRow {
    /// Its id.
    pub id: String,
    /// When it began.
    pub began: Timestamp,
    /// When it was used last.
    pub used: Timestamp,
    /// Whether the page was asked for in it.
    pub current: bool,
    /// Whether it was begun through the company.
    pub company: bool,
}

#[derive(Template)]
#[template(path = "signing_in.html")]
struct View<'a> {
    page: &'a SigningInPage,
    frame: &'a Frame,
    words: Words<'a>,
}

impl SigningInPage {
    /// The page as HTML.
    pub fn render(&self, frame: &Frame, locale: Locale) -> String {
        html(&View { page: self, frame, words: Words::new(locale, frame) })
    }

    /// An owner with an app, some codes and two sessions.
    pub fn sample() -> Self {
        let session = |id: &str, began, used, current| SessionRow {
            id: id.into(),
            began: moment(began),
            used: moment(used),
            current,
            company: !current,
        };
        Self {
            totp: true,
            passkeys: Passkeys { rows: vec![PasskeyRow::sample(true), PasskeyRow::sample(false)], work: true },
            needed: false,
            codes_left: 7,
            password_min: 12,
            sessions: vec![
                session("0198f2c4-0000-7000-8000-0000000000e1", "2026-11-22T13:02:00Z", "2026-11-22T14:00:00Z", true),
                session("0198f2c4-0000-7000-8000-0000000000e2", "2026-11-22T08:31:00Z", "2026-11-22T12:47:00Z", false),
            ],
            required: Some(true),
            saved: true,
            problem: None,
        }
    }

    /// Somebody who has to set up their second step first.
    pub fn sample_needed() -> Self {
        let mut page = Self::sample();
        page.sessions.truncate(1);
        Self {
            totp: false,
            passkeys: Passkeys::default(),
            needed: true,
            codes_left: 0,
            required: None,
            saved: false,
            problem: Some("Das Passwort ist zu kurz.".into()),
            ..page
        }
    }
}

/// A secret for an authenticator app, which counts once its code is typed.
#[derive(Clone)]
pub struct TotpPage {
    /// The `otpauth:` address.
    pub totp_uri: String,
    /// The address as an inline SVG.
    pub qr_svg: String,
    /// The secret as it comes back with the form, sealed.
    pub offer: String,
    /// Why the last try failed, as a sentence.
    pub problem: Option<String>,
}

#[derive(Template)]
#[template(path = "totp.html")]
struct TotpView<'a> {
    page: &'a TotpPage,
    frame: &'a Frame,
    words: Words<'a>,
}

impl TotpPage {
    /// The page as HTML.
    pub fn render(&self, frame: &Frame, locale: Locale) -> String {
        html(&TotpView { page: self, frame, words: Words::new(locale, frame) })
    }

    /// A second try.
    pub fn sample() -> Self {
        Self {
            totp_uri: "otpauth://totp/Parlour?secret=SAMPLESAMPLESAMPLE&issuer=Parlour".into(),
            qr_svg: super::setup::SAMPLE_QR.into(),
            offer: "SAMPLE".into(),
            problem: Some("Die sechs Ziffern stimmen nicht.".into()),
        }
    }
}

/// Recovery codes, shown once.
#[derive(Clone)]
pub struct CodesPage {
    /// The codes.
    pub codes: Vec<String>,
    /// Where it goes on.
    pub next: String,
}

#[derive(Template)]
#[template(path = "codes.html")]
struct CodesView<'a> {
    page: &'a CodesPage,
    frame: &'a Frame,
    words: Words<'a>,
}

impl CodesPage {
    /// The page as HTML.
    pub fn render(&self, frame: &Frame, locale: Locale) -> String {
        html(&CodesView { page: self, frame, words: Words::new(locale, frame) })
    }

    /// Ten of them.
    pub fn sample() -> Self {
        Self { codes: (0..10).map(|n| format!("SAMP-LE0{n}-CODE")).collect(), next: "/console/settings/signing-in".into() }
    }
}

/// The form in which a passkey is made.
#[derive(Clone)]
pub struct PasskeyPage {
    /// What the browser is asked to make, as JSON.
    pub options: String,
    /// The name that was typed, on a second try.
    pub name: String,
    /// Why the last try failed, as a sentence.
    pub problem: Option<String>,
}

#[derive(Template)]
#[template(path = "passkey.html")]
struct PasskeyView<'a> {
    page: &'a PasskeyPage,
    frame: &'a Frame,
    words: Words<'a>,
}

impl PasskeyPage {
    /// The page as HTML.
    pub fn render(&self, frame: &Frame, locale: Locale) -> String {
        html(&PasskeyView { page: self, frame, words: Words::new(locale, frame) })
    }

    /// A second try.
    pub fn sample() -> Self {
        Self { options: SAMPLE_OPTIONS.into(), name: "Laptop".into(), problem: Some("Der Passkey wurde nicht angenommen.".into()) }
    }
}

/// The question who is there.
#[derive(Clone)]
pub struct ConfirmPage {
    /// Whether a second step is asked for.
    pub needs_code: bool,
    /// What the browser is asked of a passkey in the place of the code, where one would do.
    pub step: Option<String>,
    /// Where it goes on.
    pub next: String,
    /// Why the last try failed, as a sentence.
    pub problem: Option<String>,
}

#[derive(Template)]
#[template(path = "confirm.html")]
struct ConfirmView<'a> {
    page: &'a ConfirmPage,
    frame: &'a Frame,
    words: Words<'a>,
}

impl ConfirmPage {
    /// The page as HTML.
    pub fn render(&self, frame: &Frame, locale: Locale) -> String {
        html(&ConfirmView { page: self, frame, words: Words::new(locale, frame) })
    }

    /// A second try.
    pub fn sample() -> Self {
        Self {
            needs_code: true,
            step: Some(SAMPLE_OPTIONS.into()),
            next: "/console/settings/members".into(),
            problem: Some("Das Passwort oder der Code stimmt nicht.".into()),
        }
    }
}

/// What somebody fills in who lost their password.
#[derive(Clone)]
pub struct RecoverPage {
    /// The link's secret or the recovery key, as typed.
    pub secret: String,
    /// The address as typed.
    pub email: String,
    /// The shortest password that is accepted, in characters.
    pub password_min: u8,
    /// Why the last try failed, as a sentence.
    pub problem: Option<String>,
}

#[derive(Template)]
#[template(path = "recover.html")]
struct RecoverView<'a> {
    page: &'a RecoverPage,
    frame: &'a Frame,
    words: Words<'a>,
}

impl RecoverPage {
    /// The page as HTML.
    pub fn render(&self, frame: &Frame, locale: Locale) -> String {
        html(&RecoverView { page: self, frame, words: Words::new(locale, frame) })
    }

    /// A second try.
    pub fn sample() -> Self {
        Self {
            secret: "pi1_SAMPLE".into(),
            email: "tom@teehaus.example".into(),
            password_min: 12,
            problem: Some("Der Link oder der Schlüssel gilt nicht.".into()),
        }
    }
}
