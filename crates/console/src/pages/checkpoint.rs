//! Decides how it is shown what leaves of the ledger once a day.

use crate::frame::moment;
use jiff::Timestamp;
use locale::Key;

/// The day's checkpoint: where it goes, and how far letter and time-stamp have come.
#[derive(Clone)]
pub struct DailyCheckpoint {
    /// The address, or what was typed; empty where no letter goes.
    pub address: String,
    /// Whether the typed address was no address.
    pub wrong: bool,
    /// Whether it was just saved.
    pub saved: bool,
    /// Whether the reader may say where it goes.
    pub may_write: bool,
    /// How letters stand.
    pub mail: CheckpointWay,
    /// When the last letter went.
    pub mailed: Option<Timestamp>,
    /// How time-stamps stand.
    pub stamp: CheckpointWay,
    /// The last stamp.
    pub stamped: Option<StampedCheckpoint>,
}

/// How one of the two ways out stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CheckpointWay {
    /// Somebody takes it.
    Open,
    /// Somebody takes it, and the last time did not come to its end.
    Failing,
    /// The operator has named nobody.
    NotConfigured,
    /// No recipient of that kind may be used.
    NotRegistered,
}

/// A checkpoint that was stamped.
#[derive(Clone)]
pub struct StampedCheckpoint {
    /// When.
    pub at: Timestamp,
    /// Where the signed checkpoint is.
    pub note_url: String,
    /// Where its stamp is.
    pub stamp_url: String,
}

impl DailyCheckpoint {
    /// What stands against letters; nothing where none is wanted.
    pub(crate) fn mail_hint(&self) -> Option<Key> {
        match self.mail {
            _ if self.address.is_empty() => None,
            CheckpointWay::Open => None,
            CheckpointWay::Failing => Some(Key::ConsoleCheckpointFailing),
            CheckpointWay::NotConfigured => Some(Key::ConsoleCheckpointNoServer),
            CheckpointWay::NotRegistered => Some(Key::ConsoleCheckpointNoRecipient),
        }
    }

    /// What stands against time-stamps.
    pub(crate) fn stamp_hint(&self) -> Option<Key> {
        match self.stamp {
            CheckpointWay::Open => None,
            CheckpointWay::Failing => Some(Key::ConsoleCheckpointFailing),
            CheckpointWay::NotConfigured => Some(Key::ConsoleCheckpointNoAuthority),
            CheckpointWay::NotRegistered => Some(Key::ConsoleCheckpointAuthorityUnregistered),
        }
    }

    /// Whether registering a recipient would help.
    pub(crate) fn needs_recipient(&self) -> bool {
        let lacks = |way| way == CheckpointWay::NotRegistered;
        self.may_write && ((lacks(self.mail) && !self.address.is_empty()) || lacks(self.stamp))
    }

    /// One that goes by mail and is stamped, after a night in which the mail server was away.
    pub(crate) fn sample() -> Self {
        let of = "/ledger/0198f2c4-0000-7000-8000-0000000000aa/stamped/checkpoint";
        Self {
            address: "revision@teehaus.example".into(),
            wrong: false,
            saved: false,
            may_write: true,
            mail: CheckpointWay::Failing,
            mailed: Some(moment("2026-11-21T23:04:00Z")),
            stamp: CheckpointWay::Open,
            stamped: Some(StampedCheckpoint {
                at: moment("2026-11-21T23:04:00Z"),
                note_url: format!("{of}?size=1262"),
                stamp_url: format!("{of}.tsr?size=1262"),
            }),
        }
    }

    /// One that goes nowhere yet, with an address that is none.
    pub(crate) fn sample_wrong() -> Self {
        Self {
            address: "revision".into(),
            wrong: true,
            mail: CheckpointWay::NotRegistered,
            mailed: None,
            stamp: CheckpointWay::NotConfigured,
            stamped: None,
            ..Self::sample()
        }
    }
}
