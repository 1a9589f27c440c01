//! Notices and wordings: the texts that people were shown, immutable and named by their hash; and what a new one means for those who
//! agreed to the one before.

use crate::act::{Act, Entry};
use crate::contact::Format;
use crate::decision::{self, Decision, Recorded};
use crate::id::SubjectId;
use crate::permission::Permission;
use crate::principal::{Actor, Member};
use crate::purpose::{PURPOSES_MAX, Purpose, PurposeRule};
use crate::refusal::Refusal;
use jiff::Timestamp;
use locale::Locale;

pub mod difference;
pub mod generated;

/// The SHA-256 of a text's canonical bytes: its version and its name.
pub type Version = [u8; 32];

/// A text that was shown: the notice (GDPR art. 13, KVKK art. 10) or the wording of one consent.
///
/// Notice and consent are two texts and two acts (KVKK Board 2025/1072); both are kept, byte for byte (GDPR art. 7(1)).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Text {
    /// In which language.
    pub locale: Locale,
    /// Its heading; empty for a wording.
    pub title: String,
    /// What it says.
    pub body: String,
}

impl Text {
    /// The canonical bytes that are hashed: language, title and body, each ended by a line feed.
    pub fn bytes(&self) -> Vec<u8> {
        format!("{}\n{}\n{}\n", self.locale.code(), self.title, self.body).into_bytes()
    }

    /// The version.
    pub fn version(&self) -> Version {
        seal::sha256(&self.bytes())
    }
}

/// A version in hexadecimal, as the API and the ledger write it.
pub fn hex(version: &Version) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |nibble: u8| char::from(DIGITS.get(usize::from(nibble)).copied().unwrap_or_default());
    version.iter().flat_map(|b| [digit(b >> 4), digit(b & 15)]).collect()
}

/// Reads a version from its 64 hexadecimal digits.
pub fn parse(text: &str) -> Option<Version> {
    if text.len() != 64 || !text.is_ascii() {
        return None;
    }
    let mut version = [0; 32];
    for (byte, pair) in version.iter_mut().zip(text.as_bytes().chunks(2)) {
        *byte = u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()?;
    }
    Some(version)
}

/// The longest title of a notice, in characters.
pub const TITLE_CHARS_MAX: usize = 120;
/// The longest notice, in characters.
pub const NOTICE_CHARS_MAX: usize = 20_000;
/// The longest wording of a consent, in characters: it is read before a button is pressed.
pub const WORDING_CHARS_MAX: usize = 2_000;

/// What a new text means for those who agreed to the one before.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// There was none before, or it stands beside others: another bot asks in its own words.
    First,
    /// The same, said better: consents stand, and nobody is asked again.
    Editorial,
    /// Something else: consents are stale until they are given again.
    Material,
}

impl Kind {
    /// The name that tables, the API and the ledger use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Editorial => "editorial",
            Self::Material => "material",
        }
    }

    /// The kind of this name.
    pub fn parse(name: &str) -> Option<Self> {
        [Self::First, Self::Editorial, Self::Material].into_iter().find(|kind| kind.as_str() == name)
    }
}

/// A text that is to be published. A new version is said to be what it is: there is no default.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Publication {
    /// Whose consent it words; `None` for the notice.
    pub purpose: Option<Purpose>,
    /// The text.
    pub text: Text,
    /// What it means for those who agreed to the one before.
    pub kind: Kind,
    /// Which purposes a material change of the notice is about; empty for all of them.
    pub about: Vec<Purpose>,
    /// Whether the organisation wrote it; Parlour's own texts give way to it.
    pub own: bool,
}

/// What stands before a text is published.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Before {
    /// The version of the text that it would follow.
    pub current: Option<Version>,
    /// Whether the same words stand there for something else: a version names one text.
    pub taken: bool,
    /// Whether what people agree to (basis, articles, categories, recipients) has changed since the current text.
    pub changed: bool,
}

/// What may be written. Only this file makes one: every variant is `#[non_exhaustive]`.
#[derive(Debug)]
#[expect(missing_docs, reason = "the variants say what is written; their fields are the columns, described in the inventory")]
pub enum Change {
    /// A notice or, for a purpose, the wording of its consent.
    #[non_exhaustive]
    Published { publication: Publication, by: Actor, at: Timestamp },
}

impl decision::Change for Change {
    fn recorded(&self) -> Recorded {
        let Self::Published { publication, by, at } = self;
        let (version, locale) = (hex(&publication.text.version()), publication.text.locale.code());
        let entry = match &publication.purpose {
            None => Entry::new(Act::NoticePublished, *at, *by).with("notice", version),
            Some(purpose) => Entry::new(Act::WordingPublished, *at, *by).with("wording", version).with("purpose", purpose),
        };
        let entry = entry.with("locale", locale).with("change", publication.kind.as_str());
        if publication.about.is_empty() {
            return Recorded::Act(entry);
        }
        let about: Vec<&str> = publication.about.iter().map(Purpose::as_str).collect();
        Recorded::Act(entry.with("about", about.join(" ")))
    }

    fn subject(&self) -> Option<SubjectId> {
        None
    }
}

/// Whether the generated notice is made of what a decision changes: who the controller is, purposes, recipients, periods, the imprint.
pub fn is_made_of(decision: &Decision) -> bool {
    use crate::{organisation, recipient, retention};
    matches!(
        decision,
        Decision::OrganisationCreated { .. }
            | Decision::PurposePublished { .. }
            | Decision::SiteAdded { .. }
            | Decision::Identity(_)
            | Decision::Purpose(_)
            | Decision::Site(_)
            | Decision::Organisation(organisation::Change::Changed { .. } | organisation::Change::SiteTold { .. })
            | Decision::Recipient(recipient::Change::Added { .. } | recipient::Change::Changed { .. } | recipient::Change::Ended { .. })
            | Decision::Retention(retention::Change::RuleChanged { .. })
    )
}

/// Publishes a text that Parlour wrote, or that came with a flow.
pub fn publish_ours(purpose: Option<Purpose>, text: Text, kind: Kind, at: Timestamp) -> Decision {
    let publication = Publication { purpose, text, kind, about: vec![], own: false };
    Decision::Notice(Change::Published { publication, by: Actor::Operator, at })
}

/// Publishes a text of the organisation's own. `purposes` are the ones that it has.
///
/// # Refuses
/// [`Refusal::NotPermitted`] where the member may not; [`Refusal::NotFound`] for a purpose that is none of theirs;
/// [`Refusal::InvalidValue`] where title or text are empty, too long or hold what is no text; [`Refusal::Conflict`] where the text is
/// the current one, or stands there for something else; [`Refusal::NotEditorial`] where it is said to be a mere correction although
/// what people agree to has changed.
pub fn publish(
    by: &Member,
    publication: Publication,
    before: &Before,
    purposes: &[PurposeRule],
    at: Timestamp,
) -> Result<Decision, Refusal> {
    by.may(Permission::PurposesWrite)?;
    let known = |purpose: &Purpose| purposes.iter().any(|rule| rule.purpose == *purpose && !rule.archived);
    if !publication.purpose.iter().chain(&publication.about).all(known) {
        return Err(Refusal::NotFound);
    }
    proper(&publication)?;
    if before.taken || before.current == Some(publication.text.version()) {
        return Err(Refusal::Conflict);
    }
    if publication.kind != Kind::Material && before.changed {
        return Err(Refusal::NotEditorial);
    }
    let kind = if before.current.is_none() { Kind::First } else { publication.kind };
    let publication = Publication { kind, own: true, ..publication };
    Ok(Decision::Notice(Change::Published { publication, by: Actor::Member(by.member), at }))
}

/// Whether title and text are ones. A wording has no title: it is one question.
fn proper(publication: &Publication) -> Result<(), Refusal> {
    let Text { title, body, .. } = &publication.text;
    let unfit = |field: &str| Err(Refusal::InvalidValue { field: field.to_owned(), format: Format::Text });
    let (title_max, body_max) = match publication.purpose {
        None => (TITLE_CHARS_MAX, NOTICE_CHARS_MAX),
        Some(_) => (0, WORDING_CHARS_MAX),
    };
    let titled = title.is_empty() == publication.purpose.is_some();
    if !titled || title.trim() != title || title.chars().count() > title_max || title.chars().any(char::is_control) {
        return unfit("title");
    }
    let is_text = |c: char| !c.is_control() || c == '\n';
    if body.is_empty() || body.trim() != body || body.chars().count() > body_max || !body.chars().all(is_text) {
        return unfit("text");
    }
    if publication.about.len() > PURPOSES_MAX || (publication.purpose.is_some() && !publication.about.is_empty()) {
        return unfit("about");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::{MemberId, OrganisationId, SessionId};
    use crate::permission::Role;
    use uuid::Uuid;

    fn publication(purpose: Option<&str>, title: &str, body: &str, kind: Kind) -> Publication {
        let text = Text { locale: Locale::De, title: title.into(), body: body.into() };
        Publication { purpose: purpose.and_then(Purpose::parse), text, kind, about: vec![], own: false }
    }

    /// What is published, as its entry says it; or why not.
    fn check(role: Role, publication: Publication, before: &Before) -> Result<String, Refusal> {
        let id = Uuid::nil();
        let by = Member { organisation: OrganisationId(id), member: MemberId(id), session: SessionId(id), role };
        let decided = publish(&by, publication, before, &crate::purpose::standard(), Timestamp::UNIX_EPOCH)?;
        let Recorded::Act(entry) = decided.recorded() else { panic!("an act") };
        Ok(entry.text(OrganisationId(id)))
    }

    fn follows() -> Before {
        Before { current: Some([7; 32]), ..Before::default() }
    }

    #[test]
    fn the_ledger_keeps_what_the_editor_said_it_was() {
        let entry = |kind| check(Role::PrivacyOfficer, publication(None, "Hinweis", "Wir fragen.", kind), &follows()).unwrap();
        assert!(
            entry(Kind::Editorial).contains("\"act\":\"notice.published\"") && entry(Kind::Editorial).contains("\"change\":\"editorial\"")
        );
        assert!(entry(Kind::Material).contains("\"change\":\"material\""));
        let about = Publication { about: vec![Purpose::callback()], ..publication(None, "Hinweis", "Wir fragen.", Kind::Material) };
        assert!(check(Role::Owner, about, &follows()).unwrap().contains("\"about\":\"callback\""));
        let wording = check(Role::Owner, publication(Some("callback"), "", "Dürfen wir?", Kind::Material), &follows()).unwrap();
        assert!(wording.contains("wording.published") && wording.contains("\"purpose\":\"callback\""));
        let first = check(Role::Owner, publication(None, "Hinweis", "Wir fragen.", Kind::Material), &Before::default()).unwrap();
        assert!(first.contains("\"change\":\"first\""), "nobody agreed to anything before");
    }

    #[test]
    fn a_change_of_what_people_agree_to_is_no_correction() {
        let changed = Before { changed: true, ..follows() };
        let publish = |kind| check(Role::Owner, publication(None, "Hinweis", "Wir fragen.", kind), &changed).map(drop);
        assert_eq!(publish(Kind::Editorial), Err(Refusal::NotEditorial));
        assert_eq!(publish(Kind::Material), Ok(()));
    }

    #[test]
    fn a_text_is_published_once_for_one_thing_by_whoever_may() {
        let text = || publication(None, "Hinweis", "Wir fragen.", Kind::Editorial);
        let same = Before { current: Some(text().text.version()), ..Before::default() };
        assert_eq!(check(Role::Owner, text(), &same), Err(Refusal::Conflict));
        assert_eq!(check(Role::Owner, text(), &Before { taken: true, ..follows() }), Err(Refusal::Conflict));
        assert_eq!(check(Role::Agent, text(), &follows()), Err(Refusal::NotPermitted));
        assert_eq!(
            check(Role::Owner, publication(Some("astrology"), "", "Dürfen wir?", Kind::Material), &follows()),
            Err(Refusal::NotFound)
        );
    }

    #[test]
    fn a_text_that_nobody_can_read_is_not_published() {
        let field =
            |purpose, title: &str, body: &str| match check(Role::Owner, publication(purpose, title, body, Kind::Material), &follows()) {
                Err(Refusal::InvalidValue { field, .. }) => field,
                other => panic!("{other:?}"),
            };
        assert_eq!(field(None, "", "Wir fragen."), "title");
        assert_eq!(field(Some("callback"), "Rückruf", "Dürfen wir?"), "title", "a wording is one question");
        assert_eq!(field(None, &"x".repeat(TITLE_CHARS_MAX + 1), "Wir fragen."), "title");
        assert_eq!(field(None, "Hinweis", ""), "text");
        assert_eq!(field(None, "Hinweis", "nul\0"), "text");
        assert_eq!(field(Some("callback"), "", &"x".repeat(WORDING_CHARS_MAX + 1)), "text");
    }

    #[test]
    fn the_version_covers_every_part() {
        let text = Text { locale: Locale::De, title: "Hinweis".into(), body: "Wir fragen zuerst.".into() };
        let other = [
            Text { locale: Locale::En, ..text.clone() },
            Text { title: "Hinweise".into(), ..text.clone() },
            Text { body: "Wir fragen zuerst!".into(), ..text.clone() },
        ];
        assert!(other.iter().all(|o| o.version() != text.version()));
        assert_eq!(parse(&hex(&text.version())), Some(text.version()));
        assert_eq!(parse("zz"), None);
        assert_eq!(parse(&"g".repeat(64)), None);
    }
}
