//! Decides how the ledger is shown and how its reader is told to verify it.

use askama::Template;
use jiff::Timestamp;
use locale::{Key, Locale};

use crate::frame::{Frame, html, moment};
use crate::words::Words;

/// The ledger's present state and its latest acts.
#[derive(Clone)]
pub struct LedgerPage {
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
    /// The latest acts, newest first.
    pub acts: Vec<Act>,
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
}

/// Who acted: a kind, since the ledger names nobody.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum By {
    /// A visitor.
    Visitor,
    /// A member.
    Member,
    /// The installation itself.
    Machine,
}

impl By {
    pub(crate) fn label(self) -> Key {
        match self {
            Self::Visitor => Key::ConsoleByVisitor,
            Self::Member => Key::ConsoleByMember,
            Self::Machine => Key::ConsoleByMachine,
        }
    }
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

    pub(crate) fn short_root(&self) -> &str {
        self.root.get(..12).unwrap_or(&self.root)
    }

    /// A ledger after a busy morning.
    pub fn sample() -> Self {
        let act = |position, name: &str, at, by| Act { position, name: name.into(), at: moment(at), by };
        let root = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=";
        let origin = "parlour.example/0198f2c4-0000-7000-8000-0000000000aa";
        Self {
            origin: origin.into(),
            size: 1285,
            root: root.into(),
            checkpoint: format!("{origin}\n1285\n{root}\n\n— {origin} Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJ\n"),
            checkpoint_url: "/ledger/0198f2c4-0000-7000-8000-0000000000aa/checkpoint".into(),
            acts: vec![
                act(1284, "subject.erased", "2026-11-22T14:05:00Z", By::Visitor),
                act(1283, "conversation.shown", "2026-11-22T13:52:00Z", By::Member),
                act(1282, "consent.given", "2026-11-22T13:44:00Z", By::Visitor),
                act(1281, "purpose-key.rotated", "2026-11-21T03:00:00Z", By::Machine),
            ],
        }
    }
}
