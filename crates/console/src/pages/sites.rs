//! Decides how sites are listed, added and set up: addresses, links, look, texts, logo.

use askama::Template;
use locale::{Key, Locale};

use crate::frame::{Frame, html};
use crate::words::Words;

/// The sites of the organisation, and the form of another one.
#[derive(Clone)]
pub struct SitesPage {
    /// The sites.
    pub rows: Vec<SiteRow>,
    /// Whether the reader may add one.
    pub may_write: bool,
    /// What was typed of another one.
    pub typed: NewSite,
    /// Why the last try failed, as a sentence.
    pub problem: Option<String>,
}

/// One site of the list.
#[derive(Clone)]
pub struct SiteRow {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The addresses that may embed it.
    pub origins: Vec<String>,
    /// Whether both links are there.
    pub linked: bool,
}

/// Another site, as typed.
#[derive(Clone, Default)]
pub struct NewSite {
    /// Its name.
    pub name: String,
    /// Addresses, one a line.
    pub origins: String,
    /// The privacy notice's address.
    pub privacy: String,
    /// The imprint's address.
    pub imprint: String,
}

/// One site's settings, as typed or as stored.
#[expect(clippy::struct_excessive_bools, reason = "each is a box of the form, or what the reader may do")]
#[derive(Clone)]
pub struct SitePage {
    /// Its id.
    pub id: String,
    /// Name, addresses and links.
    pub site: NewSite,
    /// Business hours by weekday: `mo` to `su`, and what stands in the field.
    pub days: Vec<(&'static str, String)>,
    /// The dates on which nobody is there, as typed.
    pub closed: String,
    /// The names of time zones to choose from.
    pub zones: Vec<String>,
    /// The one that is chosen.
    pub time_zone: String,
    /// Whether children may use it.
    pub children: bool,
    /// `#rrggbb`.
    pub colour: String,
    /// The contrast of the text on it, such as `4.58`.
    pub contrast: String,
    /// Whether that text is white; else it is black.
    pub white: bool,
    /// `right` or `left`.
    pub position: String,
    /// The kind of snippet.
    pub kind: String,
    /// `at-once`, `seconds` or `scrolled`.
    pub opening: String,
    /// Seconds or per cent, as typed.
    pub count: String,
    /// By language.
    pub texts: Vec<SiteTexts>,
    /// The logo as a `data:` address.
    pub logo: Option<String>,
    /// Fingerprinted address of `sites.js`.
    pub script_url: String,
    /// Whether the reader may change it.
    pub may_write: bool,
    /// Whether it has just been saved.
    pub saved: bool,
    /// Why the last try failed, as a sentence.
    pub problem: Option<String>,
}

/// A site's own words in one language, and those of the house that stand where it has none.
#[derive(Clone)]
pub struct SiteTexts {
    /// The language's tag.
    pub tag: &'static str,
    /// What the language calls itself.
    pub language: &'static str,
    /// Title, own and of the house.
    pub title: (String, &'static str),
    /// Label of the button, own and of the house.
    pub button: (String, &'static str),
    /// Greeting; the house has none.
    pub greeting: String,
}

#[derive(Template)]
#[template(path = "sites.html")]
struct SitesView<'a> {
    page: &'a SitesPage,
    frame: &'a Frame,
    words: Words<'a>,
}

#[derive(Template)]
#[template(path = "site.html")]
struct SiteView<'a> {
    page: &'a SitePage,
    frame: &'a Frame,
    words: Words<'a>,
}

/// The kinds of snippet, as addresses and as people call them.
pub(crate) const KINDS: [(&str, Key); 5] = [
    ("bubble", Key::ConsoleSiteKindBubble),
    ("button", Key::ConsoleSiteKindButton),
    ("popup", Key::ConsoleSiteKindPopup),
    ("slide-in", Key::ConsoleSiteKindSlideIn),
    ("inline", Key::ConsoleSiteKindInline),
];
const POSITIONS: [(&str, Key); 2] = [("right", Key::ConsoleSitePositionRight), ("left", Key::ConsoleSitePositionLeft)];
const OPENINGS: [(&str, Key); 3] = [
    ("at-once", Key::ConsoleSiteOpeningAtOnce),
    ("seconds", Key::ConsoleSiteOpeningSeconds),
    ("scrolled", Key::ConsoleSiteOpeningScrolled),
];

impl SitesPage {
    /// The page as HTML.
    pub fn render(&self, frame: &Frame, locale: Locale) -> String {
        html(&SitesView { page: self, frame, words: Words::new(locale, frame) })
    }

    /// Two sites, one of them not finished.
    pub fn sample() -> Self {
        let row = |id: &str, name: &str, origins: &[&str], linked| SiteRow {
            id: format!("0198f2c4-0000-7000-8000-0000000001{id}"),
            name: name.into(),
            origins: origins.iter().map(ToString::to_string).collect(),
            linked,
        };
        Self {
            rows: vec![row("01", "Teehaus", &["https://teehaus.example"], true), row("02", "Werkstatt", &[], false)],
            may_write: true,
            typed: NewSite { name: "Café".into(), origins: "cafe.example".into(), ..NewSite::default() },
            problem: Some("Die Adressen sind nicht richtig.".into()),
        }
    }
}

impl SitePage {
    /// The page as HTML.
    pub fn render(&self, frame: &Frame, locale: Locale) -> String {
        html(&SiteView { page: self, frame, words: Words::new(locale, frame) })
    }

    #[expect(clippy::unused_self, reason = "templates ask the page")]
    pub(crate) fn day(&self, day: &str) -> Key {
        match day {
            "mo" => Key::ConsoleSiteDayMo,
            "tu" => Key::ConsoleSiteDayTu,
            "we" => Key::ConsoleSiteDayWe,
            "th" => Key::ConsoleSiteDayTh,
            "fr" => Key::ConsoleSiteDayFr,
            "sa" => Key::ConsoleSiteDaySa,
            _ => Key::ConsoleSiteDaySu,
        }
    }

    pub(crate) fn ink(&self) -> Key {
        if self.white { Key::ConsoleSiteInkWhite } else { Key::ConsoleSiteInkBlack }
    }

    /// A site in German and English words of its own.
    pub fn sample() -> Self {
        let texts = Locale::ALL.map(|locale| SiteTexts {
            tag: locale.code(),
            language: locale.name(),
            title: (String::new(), locale::text(locale, Key::SnippetTitle)),
            button: (if locale == Locale::De { "Fragen Sie uns" } else { "" }.into(), locale::text(locale, Key::SnippetButton)),
            greeting: String::new(),
        });
        Self {
            id: "0198f2c4-0000-7000-8000-000000000101".into(),
            site: NewSite {
                name: "Teehaus".into(),
                origins: "https://teehaus.example\nhttps://www.teehaus.example".into(),
                privacy: "https://teehaus.example/datenschutz".into(),
                imprint: "https://teehaus.example/impressum".into(),
            },
            days: ["mo", "tu", "we", "th", "fr"].map(|day| (day, "09:00-12:30, 14:00-18:00".to_owned())).to_vec(),
            closed: "2026-12-24".into(),
            zones: ["Europe/Berlin", "Europe/Istanbul"].map(String::from).to_vec(),
            time_zone: "Europe/Berlin".into(),
            children: false,
            colour: "#1f5c4d".into(),
            contrast: "7.95".into(),
            white: true,
            position: "right".into(),
            kind: "bubble".into(),
            opening: "seconds".into(),
            count: "10".into(),
            texts: texts.to_vec(),
            logo: Some("data:image/png;base64,iVBORw0KGgo=".into()),
            script_url: "sites.js".into(),
            may_write: true,
            saved: true,
            problem: None,
        }
    }
}
