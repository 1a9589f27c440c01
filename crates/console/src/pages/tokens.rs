//! Decides how tokens for programs are listed, made and shown once.

use askama::Template;
use domain::Purpose;
use domain::permission::{OwnRole, Permission};
use jiff::Timestamp;
use jiff::civil::Date;
use locale::{Key, Locale};

use crate::frame::{Frame, html, moment};
use crate::ticks::Ticks;
use crate::words::Words;

/// The tokens, and the form of a new one.
#[derive(Clone)]
pub struct TokensPage {
    /// The tokens that work, the oldest first.
    pub tokens: Vec<TokenRow>,
    /// The secret of a token that was just made: shown once.
    pub secret: Option<String>,
    /// The name of the new one, as it was typed.
    pub name: String,
    /// The last day of the new one, proposed or as it was typed.
    pub last_day: Date,
    /// The first day and the last on which it may end.
    pub days: (Date, Date),
    /// What the reader may give, and has ticked.
    pub ticks: Ticks,
    /// Whether a token was just taken back.
    pub ended: bool,
    /// Why the last try failed, as a sentence.
    pub problem: Option<String>,
}

/// A token.
#[derive(Clone)]
pub struct TokenRow {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What it may do.
    pub permissions: Vec<Permission>,
    /// What it reads.
    pub reads: Vec<Purpose>,
    /// What it reads and was not handed yet.
    pub waiting: Vec<Purpose>,
    /// Who made it.
    pub by: String,
    /// When it ends.
    pub until: Timestamp,
    /// When it was used last.
    pub used_at: Option<Timestamp>,
}

#[derive(Template)]
#[template(path = "tokens.html")]
struct View<'a> {
    page: &'a TokensPage,
    frame: &'a Frame,
    words: Words<'a>,
}

impl View<'_> {
    fn permissions(&self, token: &TokenRow) -> String {
        token.permissions.iter().map(|permission| self.words.t(permission.label())).collect::<Vec<_>>().join(", ")
    }

    fn pairs(&self, pairs: &[Purpose]) -> String {
        pairs.iter().map(|pair| self.words.pair(pair)).collect::<Vec<_>>().join(", ")
    }
}

impl TokensPage {
    /// The page as HTML.
    pub fn render(&self, frame: &Frame, locale: Locale) -> String {
        html(&View { page: self, frame, words: Words::new(locale, frame) })
    }

    /// A till that reads call-backs, an identity provider that never came, and a token that was just made.
    pub fn sample() -> Self {
        let till = TokenRow {
            id: "0198f2c4-0000-8000-8000-000000090001".into(),
            name: "Kasse Marktplatz".into(),
            permissions: vec![Permission::ContactsRead, Permission::ConversationsRead],
            reads: vec![Purpose::callback(), Purpose::conversation()],
            waiting: vec![Purpose::callback()],
            by: "Ada Brandt".into(),
            until: moment("2027-02-20T23:00:00Z"),
            used_at: Some(moment("2026-11-22T13:52:00Z")),
        };
        let quiet = TokenRow {
            id: "0198f2c4-0000-8000-8000-000000090002".into(),
            name: "Identity provider".into(),
            permissions: vec![Permission::MembersManage],
            reads: vec![],
            waiting: vec![],
            used_at: None,
            ..till.clone()
        };
        let secret = Some("pt1_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8".into());
        Self { tokens: vec![till, quiet], secret, ..Self::sample_none() }
    }

    /// None yet.
    pub fn sample_none() -> Self {
        let given = OwnRole::default();
        let purposes = domain::purpose::standard().into_iter().map(|rule| rule.purpose).collect();
        let day = |month, day| Date::constant(2027, month, day);
        Self {
            tokens: Vec::new(),
            secret: None,
            name: String::new(),
            last_day: day(2, 20),
            days: (Date::constant(2026, 11, 22), day(11, 22)),
            ticks: Ticks { given, permissions: Permission::ALL.to_vec(), purposes },
            ended: false,
            problem: None,
        }
    }
}
