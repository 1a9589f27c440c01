//! Decides how the ledger is shown, how acts are looked for in it, and how its reader is told to verify it.

use askama::Template;
use jiff::Timestamp;
use locale::{Key, Locale};

use crate::frame::{Frame, html, moment};
use crate::pages::checkpoint::DailyCheckpoint;
use crate::person::Named;
use crate::words::Words;

/// The ledger's present state and its acts; or the acts of one member.
#[derive(Clone)]
pub struct LedgerPage {
    /// The state of the whole ledger; `None` for who sees their own acts alone.
    pub state: Option<LedgerState>,
    /// What leaves of it once a day; `None` for who sees their own acts alone.
    pub daily: Option<DailyCheckpoint>,
    /// By what the acts were chosen.
    pub chosen: ChosenActs,
    /// The acts that fit, newest first.
    pub acts: Vec<Act>,
    /// The query of the next page.
    pub next: Option<String>,
    /// The query by which this choice is exported.
    pub export: String,
}

/// The ledger under a signed checkpoint.
#[derive(Clone)]
pub struct LedgerState {
    /// The log's origin line.
    pub origin: String,
    /// How many entries it has.
    pub size: u64,
    /// The root hash in Base64.
    pub root: String,
    /// The signed checkpoint, as it is published.
    pub checkpoint: String,
    /// Where the checkpoint is published.
    pub checkpoint_url: String,
}

/// A choice of acts, as its form has it: what is empty was not chosen.
#[derive(Clone, Default)]
pub struct ChosenActs {
    /// The act's name.
    pub act: String,
    /// The member's id.
    pub member: String,
    /// The id of what it is about.
    pub object: String,
    /// The first day.
    pub since: String,
    /// The last day.
    pub before: String,
    /// The members to choose from.
    pub members: Vec<Named>,
}

impl ChosenActs {
    fn is_any(&self) -> bool {
        [&self.act, &self.member, &self.object, &self.since, &self.before].into_iter().any(|text| !text.is_empty())
    }
}

/// One entry of the ledger.
#[derive(Clone)]
pub struct Act {
    /// Its index, from 0.
    pub position: u64,
    /// The act, as the ledger names it.
    pub name: String,
    /// When.
    pub at: Timestamp,
    /// Who acted.
    pub by: By,
    /// What the member who acted is called.
    pub member: Option<String>,
    /// What it is about: what the ledger calls it, and its id or name.
    pub about: Option<(String, String)>,
    /// Why, where that had to be said.
    pub reason: Option<String>,
}

impl Act {
    /// What it is called; an act that no text knows yet has its name alone.
    pub(crate) fn label(&self) -> Option<Key> {
        label(&self.name)
    }

    /// What that is called which it is about.
    pub(crate) fn kind(&self) -> Option<Key> {
        let (kind, _) = self.about.as_ref()?;
        Key::by_name(&format!("log-kind-{}", kind.replace('_', "-")))
    }

    /// The end of the id, or the name: enough to tell it from others.
    pub(crate) fn short_about(&self) -> Option<&str> {
        let (_, id) = self.about.as_ref()?;
        Some(if id.len() == 36 { id.get(28..).unwrap_or(id) } else { id })
    }
}

/// What an act is called.
fn label(name: &str) -> Option<Key> {
    Key::by_name(&format!("act-{}", name.replace('.', "-")))
}

/// Who acted: a kind, since the ledger names nobody.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum By {
    /// A visitor.
    Visitor,
    /// A member.
    Member,
    /// A program, by a token.
    Token,
    /// The installation itself.
    Machine,
}

impl By {
    pub(crate) fn label(self) -> Key {
        match self {
            Self::Visitor => Key::ConsoleByVisitor,
            Self::Member => Key::ConsoleByMember,
            Self::Token => Key::ConsoleByToken,
            Self::Machine => Key::ConsoleByMachine,
        }
    }
}

/// Every act by what it is called, in the order of the alphabet.
pub(crate) fn kinds(words: &Words<'_>) -> Vec<(&'static str, &'static str)> {
    let named = |act: &domain::act::Act| (act.as_str(), label(act.as_str()).map_or(act.as_str(), |key| words.t(key)));
    let mut kinds: Vec<_> = domain::act::Act::ALL.iter().map(named).collect();
    kinds.sort_by_key(|(_, text)| text.to_lowercase());
    kinds
}

#[derive(Template)]
#[template(path = "ledger.html")]
struct View<'a> {
    page: &'a LedgerPage,
    frame: &'a Frame,
    words: Words<'a>,
}

impl LedgerPage {
    /// The page as HTML.
    pub fn render(&self, frame: &Frame, locale: Locale) -> String {
        html(&View { page: self, frame, words: Words::new(locale, frame) })
    }

    pub(crate) fn href(&self) -> &'static str {
        if self.state.is_some() { "/console/ledger" } else { "/console/acts" }
    }

    /// A ledger after a busy morning.
    pub fn sample() -> Self {
        let id = |tag: &str| format!("0198f2c4-0000-7000-8000-0000000000{tag}");
        let act = |position, name: &str, at, by, about: Option<(&str, &str)>| Act {
            position,
            name: name.into(),
            at: moment(at),
            by,
            member: (by == By::Member).then(|| "Ada Brandt".into()),
            about: about.map(|(kind, tag)| (kind.into(), if kind == "purpose" { tag.into() } else { id(tag) })),
            reason: None,
        };
        let root = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=";
        let origin = "parlour.example/0198f2c4-0000-7000-8000-0000000000aa";
        Self {
            state: Some(LedgerState {
                origin: origin.into(),
                size: 1285,
                root: root.into(),
                checkpoint: format!("{origin}\n1285\n{root}\n\n— {origin} Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJ\n"),
                checkpoint_url: "/ledger/0198f2c4-0000-7000-8000-0000000000aa/checkpoint".into(),
            }),
            daily: Some(DailyCheckpoint::sample()),
            chosen: ChosenActs {
                members: vec![Named { id: id("b1"), name: "Ada Brandt".into() }, Named { id: id("b2"), name: "Tom Yıldız".into() }],
                ..ChosenActs::default()
            },
            acts: vec![
                act(1284, "subject.erased", "2026-11-22T14:05:00Z", By::Visitor, Some(("subject", "c1"))),
                act(1283, "conversation.opened", "2026-11-22T13:52:00Z", By::Member, Some(("conversation", "c2"))),
                act(1282, "consent.given", "2026-11-22T13:44:00Z", By::Visitor, Some(("subject", "c3"))),
                act(1281, "key.published", "2026-11-21T03:00:00Z", By::Machine, Some(("purpose", "callback"))),
                act(1280, "purpose-key.unheard-of", "2026-11-21T03:00:00Z", By::Machine, None),
            ],
            next: Some("after=1280".into()),
            export: String::new(),
        }
    }

    /// The same with an address that is none, where nothing has left yet.
    pub fn sample_daily_wrong() -> Self {
        Self { daily: Some(DailyCheckpoint::sample_wrong()), acts: vec![], next: None, ..Self::sample() }
    }

    /// What a member sees of their own acts, none of which fits.
    pub fn sample_own() -> Self {
        let chosen = ChosenActs { act: "contacts.exported".into(), since: "2026-11-01".into(), ..ChosenActs::default() };
        Self { state: None, daily: None, chosen, acts: vec![], next: None, export: "act=contacts.exported&since=2026-11-01".into() }
    }
}

impl LedgerState {
    pub(crate) fn short_root(&self) -> &str {
        self.root.get(..12).unwrap_or(&self.root)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_act_has_a_name() {
        let nameless: Vec<_> = domain::act::Act::ALL.iter().map(|act| act.as_str()).filter(|name| label(name).is_none()).collect();
        assert!(nameless.is_empty(), "locales/*/log.ftl lacks them: {nameless:?}");
    }
}
