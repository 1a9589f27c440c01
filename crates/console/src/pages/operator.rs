//! Decides what the operator of an installation is shown: whose it is, how big, whether it is well. Never content.

use askama::Template;
use jiff::Timestamp;
use locale::{Key, Locale};

use crate::frame::{Frame, html, moment};
use crate::words::Words;

/// The question for the operator's code.
#[derive(Clone, Copy)]
pub struct OperatorDoorPage {
    /// Whether the last code did not open.
    pub wrong: bool,
}

#[derive(Template)]
#[template(path = "operator_door.html")]
struct DoorView<'a> {
    page: &'a OperatorDoorPage,
    frame: &'a Frame,
    words: Words<'a>,
}

impl OperatorDoorPage {
    /// The page as HTML.
    pub fn render(&self, frame: &Frame, locale: Locale) -> String {
        html(&DoorView { page: self, frame, words: Words::new(locale, frame) })
    }
}

/// The installation.
#[derive(Clone)]
pub struct OperatorPage {
    /// Its organisations.
    pub rows: Vec<OperatorRow>,
    /// The version of Parlour.
    pub version: String,
    /// The fingerprint of the browser's files.
    pub assets: String,
    /// The database's engine.
    pub engine: String,
    /// Its size on the disk.
    pub bytes: u64,
    /// Migrations that were applied.
    pub migrations: u64,
    /// Agreements that wait for the operator's signature.
    pub waiting: u64,
    /// When the last sweep ended; `None` where none ran since the start.
    pub swept_at: Option<Timestamp>,
}

/// One organisation.
#[derive(Clone)]
pub struct OperatorRow {
    /// Its name.
    pub name: String,
    /// Its region.
    pub region: String,
    /// Whether it is the demo.
    pub demo: bool,
    /// Members, sites, subjects, conversations, messages, entries of the ledger.
    pub sizes: [u64; 6],
    /// Sockets of members that are connected now.
    pub sockets: u64,
    /// Whether the server key opens the key that signs its ledger.
    pub signs: bool,
    /// Whether its recovery key was confirmed to be kept.
    pub recovery_confirmed: bool,
}

/// What the sizes are called, in their order.
const SIZES: [Key; 6] = [
    Key::ConsoleOperatorMembers,
    Key::ConsoleOperatorSites,
    Key::ConsoleOperatorSubjects,
    Key::ConsoleOverviewConversations,
    Key::ConsoleOperatorMessages,
    Key::ConsoleOperatorEntries,
];

#[derive(Template)]
#[template(path = "operator.html")]
struct View<'a> {
    page: &'a OperatorPage,
    frame: &'a Frame,
    words: Words<'a>,
}

impl OperatorPage {
    /// The page as HTML.
    pub fn render(&self, frame: &Frame, locale: Locale) -> String {
        html(&View { page: self, frame, words: Words::new(locale, frame) })
    }

    /// The size in the unit that fits.
    pub(crate) fn size(&self) -> String {
        let (mib, gib) = (self.bytes.div_ceil(1 << 20), self.bytes >> 30);
        if gib > 9 { format!("{gib} GiB") } else { format!("{mib} MiB") }
    }

    /// Two organisations, one of which was not finished.
    pub fn sample() -> Self {
        let row = |name: &str, region: &str, demo, sizes, signs, recovery_confirmed| OperatorRow {
            name: name.into(),
            region: region.into(),
            demo,
            sizes,
            sockets: 3,
            signs,
            recovery_confirmed,
        };
        Self {
            rows: vec![
                row("Teehaus Morgenrot", "DE", true, [4, 1, 1_204, 1_187, 23_412, 9_310], true, true),
                row("Diş Kliniği Marmara", "TR", false, [1, 1, 0, 0, 0, 41], true, false),
            ],
            version: "0.1.0".into(),
            assets: "3f9a6344b1c20d7e".into(),
            engine: "SQLite".into(),
            bytes: 48 << 20,
            migrations: 8,
            waiting: 1,
            swept_at: Some(moment("2026-11-22T14:00:00Z")),
        }
    }
}

impl OperatorRow {
    /// What there is, and how many.
    pub(crate) fn counts(&self) -> Vec<(Key, u64)> {
        SIZES.into_iter().zip(self.sizes).collect()
    }
}
