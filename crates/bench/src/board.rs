//! The board: what was acknowledged and what arrived at members' sockets, matched by conversation and place.

use crate::histogram::Histogram;
use crate::socket::Line;
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::time::Instant;
use uuid::Uuid;

/// What every listening member must be told once.
#[derive(Default)]
pub(crate) struct Board {
    listeners: usize,
    sent: HashMap<(Uuid, u64), Sent>,
    early: HashMap<(Uuid, u64), Vec<(u64, Instant)>>,
    /// From sending to the arrival at a member's socket.
    pub(crate) delivered: Histogram,
    /// Frames that did not follow the one before in their conversation, or came again.
    pub(crate) disordered: u64,
    /// Frames whose text is not the one that was sent.
    pub(crate) garbled: u64,
    /// How often a listener was cut off.
    pub(crate) cut_off: u64,
}

struct Sent {
    text: u64,
    at: Instant,
    seen: usize,
}

impl Board {
    /// One more listener. To be called before anything is sent.
    pub(crate) fn join(&mut self) {
        self.listeners += 1;
    }

    /// A message was acknowledged: every listener must be told.
    pub(crate) fn sent(&mut self, conversation: Uuid, seq: u64, text: &str, at: Instant) {
        let place = (conversation, seq);
        let early = self.early.remove(&place).unwrap_or_default();
        self.sent.insert(place, Sent { text: fingerprint(text), at, seen: 0 });
        for (text, arrived) in early {
            self.see(place, text, arrived);
        }
    }

    /// A frame arrived at a listener, sometimes before the acknowledgement at the sender.
    pub(crate) fn arrived(&mut self, conversation: Uuid, line: &Line, follows: bool, at: Instant) {
        self.disordered += u64::from(!follows);
        if let ("visitor" | "member", Some(text)) = (line.from.as_str(), &line.text) {
            let (place, text) = ((conversation, line.seq), fingerprint(text));
            if self.sent.contains_key(&place) {
                self.see(place, text, at);
            } else {
                self.early.entry(place).or_default().push((text, at));
            }
        }
    }

    /// A grant was withdrawn: whoever was not told yet is rightly never told.
    pub(crate) fn withdrawn(&mut self, conversation: Uuid) {
        self.sent.retain(|(of, _), _| *of != conversation);
    }

    /// How many deliveries are still missing.
    pub(crate) fn missing(&self) -> u64 {
        self.sent.values().map(|sent| self.listeners.saturating_sub(sent.seen) as u64).sum()
    }

    /// Forgets what was measured, not what is missing.
    pub(crate) fn begin_measuring(&mut self) {
        self.delivered = Histogram::default();
        self.early.clear();
    }

    fn see(&mut self, place: (Uuid, u64), text: u64, arrived: Instant) {
        let Some(sent) = self.sent.get_mut(&place) else { return };
        self.garbled += u64::from(sent.text != text);
        self.delivered.add(arrived.saturating_duration_since(sent.at));
        sent.seen += 1;
        if sent.seen >= self.listeners {
            self.sent.remove(&place);
        }
    }
}

fn fingerprint(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(seq: u64, text: &str) -> Line {
        Line { seq, from: "visitor".to_owned(), text: Some(text.to_owned()) }
    }

    #[test]
    fn what_did_not_arrive_everywhere_is_missing() {
        let (mut board, now, conversation) = (Board::default(), Instant::now(), Uuid::from_u128(1));
        board.join();
        board.join();
        board.arrived(conversation, &line(1, "a"), true, now);
        board.sent(conversation, 1, "a", now);
        assert_eq!((board.missing(), board.delivered.count()), (1, 1));
        board.arrived(conversation, &line(1, "a"), true, now);
        assert_eq!((board.missing(), board.disordered, board.garbled), (0, 0, 0));
        board.sent(conversation, 2, "b", now);
        assert_eq!(board.missing(), 2);
    }

    #[test]
    fn other_words_and_other_orders_are_counted() {
        let (mut board, now, conversation) = (Board::default(), Instant::now(), Uuid::from_u128(1));
        board.join();
        board.sent(conversation, 1, "a", now);
        board.arrived(conversation, &line(1, "b"), false, now);
        assert_eq!((board.garbled, board.disordered), (1, 1));
    }
}
