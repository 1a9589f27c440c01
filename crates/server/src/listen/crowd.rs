//! Crowds: how many connections there may be, in all and from one subscriber.
//!
//! A subscriber is known by a hash of their address prefix under a key that is drawn at the start and kept nowhere. This machine itself
//! and the proxies that are listed carry the connections of many, and are not counted alone.

use crate::arrivals::prefix;
use crate::walls::Walls;
use std::collections::HashMap;
use std::collections::hash_map::RandomState;
use std::hash::BuildHasher as _;
use std::net::IpAddr;
use std::sync::{Arc, Mutex};

/// Who is connected.
#[derive(Clone)]
pub(super) struct Crowd(Arc<Inner>);

struct Inner {
    walls: Walls,
    veil: RandomState,
    taken: Mutex<Taken>,
}

#[derive(Default)]
struct Taken {
    all: usize,
    by_prefix: HashMap<u64, usize>,
}

/// One connection's place; dropping it leaves.
pub(super) struct Seat {
    crowd: Arc<Inner>,
    prefix: Option<u64>,
}

impl Crowd {
    pub(super) fn new(walls: Walls) -> Self {
        Self(Arc::new(Inner { walls, veil: RandomState::new(), taken: Mutex::default() }))
    }

    /// A place for a connection from this address; `None` where there is none left.
    pub(super) fn enter(&self, address: IpAddr) -> Option<Seat> {
        let walls = &self.0.walls;
        let alone = !address.to_canonical().is_loopback() && !walls.trusts(address);
        let prefix = alone.then(|| self.0.veil.hash_one(prefix(address)));
        let mut taken = self.0.taken.lock().ok()?;
        if taken.all >= walls.limits.connections {
            return None;
        }
        if let Some(prefix) = prefix {
            let of_one = taken.by_prefix.entry(prefix).or_default();
            if *of_one >= walls.limits.connections_of_one {
                return None;
            }
            *of_one += 1;
        }
        taken.all += 1;
        Some(Seat { crowd: Arc::clone(&self.0), prefix })
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        let Ok(mut taken) = self.crowd.taken.lock() else { return };
        taken.all = taken.all.saturating_sub(1);
        if let Some(prefix) = self.prefix
            && let Some(of_one) = taken.by_prefix.get_mut(&prefix)
        {
            *of_one = of_one.saturating_sub(1);
            if *of_one == 0 {
                taken.by_prefix.remove(&prefix);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::walls::Limits;

    fn crowd() -> Crowd {
        let limits = Limits { connections: 4, connections_of_one: 2, ..Limits::default() };
        Crowd::new(Walls { limits, trusted_proxies: vec!["198.51.100.0/24".parse().unwrap()], ..Walls::default() })
    }

    fn ip(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    #[test]
    fn one_subscriber_takes_its_part_and_no_more() {
        let crowd = crowd();
        let first = crowd.enter(ip("2001:db8::1"));
        let _second = crowd.enter(ip("2001:db8::2"));
        assert!(crowd.enter(ip("2001:db8::3")).is_none(), "the same subscriber");
        let other = crowd.enter(ip("192.0.2.1"));
        assert!(other.is_some(), "somebody else");
        drop(first);
        assert!(crowd.enter(ip("2001:db8::3")).is_some(), "a place has become free");
    }

    #[test]
    fn a_listed_proxy_and_this_machine_are_many() {
        for many in ["198.51.100.7", "127.0.0.1", "::1", "::ffff:127.0.0.1"] {
            let crowd = crowd();
            let seats: Vec<_> = (0..4).filter_map(|_| crowd.enter(ip(many))).collect();
            assert_eq!(seats.len(), 4, "{many}");
            assert!(crowd.enter(ip(many)).is_none(), "all together have their limit");
        }
    }
}
