//! Sites: how the chat looks there, what it says, and when somebody is there.

use crate::act::{Act, Entry};
use crate::availability::Hours;
use crate::decision::{self, Decision, Recorded};
use crate::id::{FlowId, MemberId, SiteId, SubjectId};
use crate::principal::Actor;
use crate::refusal::Refusal;
use jiff::Timestamp;
use locale::Locale;
use std::collections::BTreeMap;

pub mod colour;
pub mod logo;
mod origin;

pub use colour::Colour;
pub use logo::Logo;

/// The longest name, in characters.
pub const NAME_CHARS_MAX: usize = 80;
/// The longest link, in bytes.
pub const LINK_BYTES_MAX: usize = 500;
/// Most origins of one site: each stands in a header of every window.
pub const ORIGINS_MAX: usize = 20;
/// The longest title, in characters.
pub const TITLE_CHARS_MAX: usize = 60;
/// The longest label of a button, in characters.
pub const BUTTON_CHARS_MAX: usize = 30;
/// The longest greeting, in characters.
pub const GREETING_CHARS_MAX: usize = 300;
/// The longest wait of an opening rule, in seconds.
pub const SECONDS_MAX: u16 = 600;

/// What may be written. Only this file makes one: every variant is `#[non_exhaustive]`.
#[derive(Debug)]
#[expect(missing_docs, reason = "the variants say what is written; their fields are the columns, described in the inventory")]
pub enum Change {
    /// Another site of the organisation.
    #[non_exhaustive]
    Added { site: SiteId, settings: Settings, flow: FlowId, by: MemberId, at: Timestamp },
    /// A site's settings; `parts` names those that differ from before.
    #[non_exhaustive]
    Changed { site: SiteId, settings: Settings, parts: Vec<&'static str>, by: MemberId, at: Timestamp },
    /// A site's logo, or that it has none any more.
    #[non_exhaustive]
    LogoChanged { site: SiteId, logo: Option<Logo>, by: MemberId, at: Timestamp },
}

impl decision::Change for Change {
    fn recorded(&self) -> Recorded {
        let entry = |act, site: &SiteId, by: &MemberId, at: &Timestamp| Entry::new(act, *at, Actor::Member(*by)).with("site", site);
        Recorded::Act(match self {
            Self::Added { site, by, at, .. } => entry(Act::SiteAdded, site, by, at),
            Self::Changed { site, parts, by, at, .. } => entry(Act::SiteChanged, site, by, at).with("parts", parts.join(" ")),
            Self::LogoChanged { site, by, at, .. } => entry(Act::SiteChanged, site, by, at).with("parts", "logo"),
        })
    }

    fn subject(&self) -> Option<SubjectId> {
        None
    }
}

/// Everything about a site that its organisation chooses, but for the logo.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Settings {
    /// Its name, as members see it.
    pub name: String,
    /// The origins whose pages may embed the chat window.
    pub origins: Vec<String>,
    /// Where its privacy notice is; empty while nobody has said.
    pub privacy_url: String,
    /// Where its imprint is; empty while nobody has said.
    pub imprint_url: String,
    /// Its business hours, as [`Hours`] reads them; empty where none are set.
    pub hours: String,
    /// The IANA name of their time zone.
    pub time_zone: String,
    /// Whether children may use it: then their age is asked before anything else (GDPR art. 8).
    pub children: bool,
    /// How it looks and opens.
    pub look: Look,
    /// What it says instead of the texts of the house, by language.
    pub texts: BTreeMap<Locale, Texts>,
}

/// How a site's chat looks and when its placeholder shows.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Look {
    /// The accent colour.
    pub colour: Colour,
    /// At which edge it stands.
    pub position: Position,
    /// Which snippet is offered first.
    pub kind: Kind,
    /// When the placeholder shows.
    pub opening: Opening,
}

/// What a site says before the chat is loaded. What is empty is said in the words of the house.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Texts {
    /// The question's title.
    pub title: String,
    /// The label of the button that asks the question.
    pub button: String,
    /// A greeting in front of the sentence that says what will be loaded and stored; that one always stays.
    pub greeting: String,
}

impl Texts {
    /// Whether all of it is said in the words of the house.
    pub fn is_empty(&self) -> bool {
        self.title.is_empty() && self.button.is_empty() && self.greeting.is_empty()
    }
}

/// At which edge of the page the chat stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Position {
    /// At the right.
    #[default]
    Right,
    /// At the left.
    Left,
}

impl Position {
    /// Every position.
    pub const ALL: [Self; 2] = [Self::Right, Self::Left];

    /// The name that tables, styles and the API use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Right => "right",
            Self::Left => "left",
        }
    }

    /// The position of this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|each| each.as_str() == name)
    }

    /// The opposite edge.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Right => Self::Left,
            Self::Left => Self::Right,
        }
    }
}

/// The shape of a snippet.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Kind {
    /// A button in the text; the chat opens at the lower edge.
    Button,
    /// A place in the flow of the page.
    Inline,
    /// A tab at the side; the chat slides in.
    SlideIn,
    /// A button in the text; the chat opens in the middle, over the page.
    Popup,
    /// A round button at the lower edge.
    #[default]
    Bubble,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 5] = [Self::Button, Self::Inline, Self::SlideIn, Self::Popup, Self::Bubble];

    /// The name that tables, addresses and the API use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Button => "button",
            Self::Inline => "inline",
            Self::SlideIn => "slide-in",
            Self::Popup => "popup",
            Self::Bubble => "bubble",
        }
    }

    /// The kind of this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|each| each.as_str() == name)
    }
}

/// When the placeholder shows. It only shows: whatever the rule, nothing is loaded before the visitor's second click.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Opening {
    /// With the page.
    #[default]
    AtOnce,
    /// After so many seconds.
    Seconds(u16),
    /// When so much of the page was scrolled, in per cent.
    Scrolled(u16),
}

impl Opening {
    /// The name that tables and the API use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::AtOnce => "at-once",
            Self::Seconds(_) => "seconds",
            Self::Scrolled(_) => "scrolled",
        }
    }

    /// The number that belongs to it; 0 where none does.
    pub fn count(self) -> u16 {
        match self {
            Self::AtOnce => 0,
            Self::Seconds(count) | Self::Scrolled(count) => count,
        }
    }

    /// The rule of this name and number.
    pub fn parse(name: &str, count: i64) -> Option<Self> {
        let count = u16::try_from(count).ok();
        match name {
            "at-once" => Some(Self::AtOnce),
            "seconds" => count.filter(|n| (1..=SECONDS_MAX).contains(n)).map(Self::Seconds),
            "scrolled" => count.filter(|n| (1..=100).contains(n)).map(Self::Scrolled),
            _ => None,
        }
    }
}

fn refused<T>(field: &'static str) -> Result<T, Refusal> {
    Err(Refusal::SiteRefused { field })
}

fn line(text: &str, chars_max: usize) -> Option<String> {
    let text = text.trim();
    (text.chars().count() <= chars_max && !text.chars().any(char::is_control)).then(|| text.to_owned())
}

/// Checks settings as they were typed, and gives them the form in which they are stored.
///
/// # Refuses
/// [`Refusal::SiteRefused`] with the field that is not right.
pub fn check(typed: Settings, demo: bool) -> Result<Settings, Refusal> {
    let Some(name) = line(&typed.name, NAME_CHARS_MAX).filter(|name| !name.is_empty()) else { return refused("name") };
    let Some(origins) = origins(&typed.origins) else { return refused("origins") };
    let Some(privacy_url) = link(&typed.privacy_url, demo) else { return refused("privacy") };
    let Some(imprint_url) = link(&typed.imprint_url, demo) else { return refused("imprint") };
    let (hours, time_zone) = hours(&typed.hours, &typed.time_zone)?;
    let mut texts = BTreeMap::new();
    for (locale, text) in typed.texts {
        let checked = (line(&text.title, TITLE_CHARS_MAX), line(&text.button, BUTTON_CHARS_MAX), line(&text.greeting, GREETING_CHARS_MAX));
        let (Some(title), Some(button), Some(greeting)) = checked else { return refused("texts") };
        let text = Texts { title, button, greeting };
        if !text.is_empty() {
            texts.insert(locale, text);
        }
    }
    Ok(Settings { name, origins, privacy_url, imprint_url, hours, time_zone, children: typed.children, look: typed.look, texts })
}

/// Hours in the one form of equal hours; without any, no zone either.
fn hours(typed: &str, zone: &str) -> Result<(String, String), Refusal> {
    let (typed, zone) = (typed.trim(), zone.trim());
    if typed.is_empty() {
        return Ok((String::new(), String::new()));
    }
    match Hours::parse(typed, zone) {
        Ok(hours) => Ok((hours.text(), zone.to_owned())),
        Err(Refusal::InvalidValue { field, .. }) if field == "time_zone" => refused("time_zone"),
        Err(_) => refused("hours"),
    }
}

/// Origins, each once and in the form in which browsers name them; empty lines are passed over.
fn origins(typed: &[String]) -> Option<Vec<String>> {
    let mut origins = Vec::new();
    for text in typed.iter().map(|text| text.trim()).filter(|text| !text.is_empty()) {
        let origin = origin::normal(text)?;
        if !origins.contains(&origin) {
            origins.push(origin);
        }
    }
    (origins.len() <= ORIGINS_MAX).then_some(origins)
}

/// A link over TLS, or nothing yet. The demo's own links are paths of the installation.
fn link(typed: &str, demo: bool) -> Option<String> {
    let link = typed.trim();
    let plain = link.len() <= LINK_BYTES_MAX && link.chars().all(|c| !c.is_whitespace() && !c.is_control() && !"\"'<>\\".contains(c));
    let path = demo && link.starts_with('/') && !link.starts_with("//");
    let over_tls = link.strip_prefix("https://").is_some_and(|rest| !rest.is_empty() && !rest.starts_with('/'));
    (plain && (link.is_empty() || path || over_tls)).then(|| link.to_owned())
}

/// Adds a site to an organisation that has one already; it begins with that one's bot.
///
/// # Refuses
/// [`Refusal::SiteRefused`] with the field that is not right.
pub fn add(site: SiteId, typed: Settings, demo: bool, flow: FlowId, by: MemberId, at: Timestamp) -> Result<Decision, Refusal> {
    Ok(Decision::Site(Change::Added { site, settings: check(typed, demo)?, flow, by, at }))
}

/// Changes a site's settings; `None` where nothing differs from before, so that no act is recorded for nothing.
///
/// # Refuses
/// [`Refusal::SiteRefused`] with the field that is not right.
pub fn change(
    site: SiteId,
    before: &Settings,
    typed: Settings,
    demo: bool,
    by: MemberId,
    at: Timestamp,
) -> Result<Option<Decision>, Refusal> {
    let settings = check(typed, demo)?;
    let differs = [
        ("name", before.name != settings.name),
        ("origins", before.origins != settings.origins),
        ("links", (&before.privacy_url, &before.imprint_url) != (&settings.privacy_url, &settings.imprint_url)),
        ("hours", (&before.hours, &before.time_zone) != (&settings.hours, &settings.time_zone)),
        ("children", before.children != settings.children),
        ("look", before.look != settings.look),
        ("texts", before.texts != settings.texts),
    ];
    let parts: Vec<_> = differs.into_iter().filter_map(|(part, differs)| differs.then_some(part)).collect();
    Ok((!parts.is_empty()).then_some(Decision::Site(Change::Changed { site, settings, parts, by, at })))
}

/// Changes a site's logo. The file is checked by [`Logo::read`].
pub fn change_logo(site: SiteId, logo: Option<Logo>, by: MemberId, at: Timestamp) -> Decision {
    Decision::Site(Change::LogoChanged { site, logo, by, at })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings() -> Settings {
        Settings {
            name: "Shop".into(),
            origins: vec!["https://shop.example".into()],
            privacy_url: "https://shop.example/privacy".into(),
            imprint_url: String::new(),
            hours: String::new(),
            time_zone: String::new(),
            children: false,
            look: Look::default(),
            texts: BTreeMap::new(),
        }
    }

    fn field(typed: Settings) -> Option<&'static str> {
        match check(typed, false) {
            Err(Refusal::SiteRefused { field }) => Some(field),
            Err(other) => panic!("{other:?}"),
            Ok(_) => None,
        }
    }

    #[test]
    fn a_field_is_right_or_named() {
        assert_eq!(field(settings()), None);
        assert_eq!(field(Settings { name: "  ".into(), ..settings() }), Some("name"));
        assert_eq!(field(Settings { name: "x".repeat(81), ..settings() }), Some("name"));
        assert_eq!(field(Settings { origins: vec!["https://a.example/path".into()], ..settings() }), Some("origins"));
        assert_eq!(field(Settings { origins: (0..21).map(|n| format!("https://a{n}.example")).collect(), ..settings() }), Some("origins"));
        for link in
            ["http://a.example", "//a.example", "/demo#privacy", "https://", "https:///a", "javascript:alert(1)", "https://a.example/\"x"]
        {
            assert_eq!(field(Settings { privacy_url: link.into(), ..settings() }), Some("privacy"), "{link}");
            assert_eq!(field(Settings { imprint_url: link.into(), ..settings() }), Some("imprint"), "{link}");
        }
        assert_eq!(field(Settings { hours: "mo 9-5".into(), time_zone: "Europe/Berlin".into(), ..settings() }), Some("hours"));
        assert_eq!(field(Settings { hours: "mo 09:00-17:00".into(), time_zone: "Moon/Base".into(), ..settings() }), Some("time_zone"));
        let long = Texts { button: "x".repeat(31), ..Texts::default() };
        assert_eq!(field(Settings { texts: BTreeMap::from([(Locale::De, long)]), ..settings() }), Some("texts"));
        let lines = Texts { greeting: "two\nlines".into(), ..Texts::default() };
        assert_eq!(field(Settings { texts: BTreeMap::from([(Locale::De, lines)]), ..settings() }), Some("texts"));
    }

    #[test]
    fn what_is_stored_is_normal() {
        let typed = Settings {
            name: " Shop ".into(),
            origins: vec!["HTTPS://Shop.Example/".into(), String::new(), "https://shop.example:443".into(), "http://localhost:8080".into()],
            imprint_url: " https://shop.example/imprint ".into(),
            hours: " mo-tu 09:00-17:00 ".into(),
            time_zone: "Europe/Berlin".into(),
            texts: BTreeMap::from([(Locale::De, Texts::default())]),
            ..settings()
        };
        let stored = check(typed, false).unwrap();
        assert_eq!(stored.name, "Shop");
        assert_eq!(stored.origins, ["https://shop.example", "http://localhost:8080"]);
        assert_eq!(stored.imprint_url, "https://shop.example/imprint");
        assert_eq!((&*stored.hours, &*stored.time_zone), ("mo 09:00-17:00; tu 09:00-17:00", "Europe/Berlin"));
        assert!(stored.texts.is_empty());
        assert_eq!(check(Settings { privacy_url: "/demo#privacy".into(), ..settings() }, true).unwrap().privacy_url, "/demo#privacy");
    }

    #[test]
    fn only_what_differs_is_an_act() {
        let (site, by) = (SiteId(uuid::Uuid::nil()), MemberId(uuid::Uuid::nil()));
        let at = Timestamp::UNIX_EPOCH;
        assert!(change(site, &settings(), settings(), false, by, at).unwrap().is_none());
        let look = Look { position: Position::Left, ..Look::default() };
        let changed = change(site, &settings(), Settings { name: "Other".into(), look, ..settings() }, false, by, at).unwrap().unwrap();
        let Recorded::Act(entry) = changed.recorded() else { panic!("it leaves an entry") };
        let text = entry.text(crate::id::OrganisationId(uuid::Uuid::nil()));
        assert!(text.contains("\"act\":\"site.changed\"") && text.contains("\"parts\":\"name look\""), "{text}");
        assert!(!text.contains("Other"), "what was typed stays out of the ledger");
    }

    #[test]
    fn a_rule_has_its_number_within_its_limits() {
        for (name, count, expected) in [
            ("at-once", 0, Some(Opening::AtOnce)),
            ("at-once", 9, Some(Opening::AtOnce)),
            ("seconds", 10, Some(Opening::Seconds(10))),
            ("seconds", 0, None),
            ("seconds", 601, None),
            ("seconds", -1, None),
            ("scrolled", 100, Some(Opening::Scrolled(100))),
            ("scrolled", 101, None),
            ("load", 1, None),
        ] {
            assert_eq!(Opening::parse(name, count), expected, "{name} {count}");
        }
        for kind in Kind::ALL {
            assert_eq!(Kind::parse(kind.as_str()), Some(kind));
        }
        for position in Position::ALL {
            assert_eq!(Position::parse(position.as_str()), Some(position));
        }
    }
}
