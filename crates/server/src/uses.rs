//! Uses of sessions: which of them were noted this minute, so that many requests at once are one write.

use domain::id::SessionId;
use jiff::Timestamp;
use std::collections::HashSet;
use std::sync::Mutex;

/// Sessions that are remembered at most within a minute; beyond that a write too many does no harm.
const KEPT_MAX: usize = 100_000;

/// The sessions that were noted in the present minute.
#[derive(Default)]
pub(crate) struct Uses(Mutex<(i64, HashSet<SessionId>)>);

impl Uses {
    /// Whether this is the first use of a session in this minute.
    pub(crate) fn is_first(&self, session: SessionId, now: Timestamp) -> bool {
        let Ok(mut noted) = self.0.lock() else { return false };
        let minute = now.as_second().div_euclid(60);
        if noted.0 != minute || noted.1.len() >= KEPT_MAX {
            *noted = (minute, HashSet::new());
        }
        noted.1.insert(session)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn a_session_is_noted_once_a_minute() {
        let (uses, session) = (Uses::default(), SessionId(Uuid::nil()));
        let at = |second: i64| Timestamp::from_second(1_800_000_000 + second).unwrap();
        assert!(uses.is_first(session, at(0)) && !uses.is_first(session, at(59)));
        assert!(uses.is_first(SessionId(Uuid::max()), at(59)), "each for itself");
        assert!(uses.is_first(session, at(60)));
    }
}
