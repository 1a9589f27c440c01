//! Arrivals: how many visits one address may begin. The address is kept as a hash under a key of the day (`veil.rs`), in memory only.

use crate::app::App;
use crate::problem::Problem;
use crate::tallies::Limit;
use axum::http::StatusCode;
use domain::id::{OrganisationId, SiteId};
use governor::clock::{Clock as _, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use std::net::{IpAddr, SocketAddr};
use std::num::NonZeroU32;

/// Visits that one address may begin in a minute: an office, or a school behind one address, must get through.
const PER_MINUTE: u32 = 240;
/// The same in the demo, which is measured on one machine.
const PER_MINUTE_DEMO: u32 = 1_000_000;
/// Addresses that are remembered before the quiet ones are forgotten.
const KEPT_MAX: usize = 100_000;

/// Who arrived lately.
pub(crate) struct Arrivals {
    addresses: DefaultKeyedRateLimiter<[u8; 32]>,
    /// By the random ids of sites.
    sites: DefaultKeyedRateLimiter<SiteId>,
}

impl Arrivals {
    pub(crate) fn new(demo: bool, of_site: u32) -> Self {
        let per_minute = NonZeroU32::new(if demo { PER_MINUTE_DEMO } else { PER_MINUTE }).unwrap_or(NonZeroU32::MIN);
        let of_site = NonZeroU32::new(of_site).unwrap_or(NonZeroU32::MIN);
        Self { addresses: RateLimiter::keyed(Quota::per_minute(per_minute)), sites: RateLimiter::keyed(Quota::per_minute(of_site)) }
    }

    /// Counts a visit of a site; whether more of them come than usual.
    pub(crate) fn crowds(&self, site: SiteId) -> bool {
        self.sites.check_key(&site).is_err()
    }

    /// Counts a visit.
    ///
    /// # Errors
    /// 429 `too-many-requests` with the seconds to wait.
    pub(crate) fn admit(&self, app: &App, whose: OrganisationId, address: Option<SocketAddr>) -> Result<(), Problem> {
        let Some(address) = address else { return Ok(()) };
        if self.addresses.len() > KEPT_MAX {
            self.addresses.retain_recent();
        }
        let who = app.veiled("arrival", &prefix(address.ip()));
        self.addresses.check_key(&who).map_err(|wait| {
            app.tallies().hit(Limit::Arrivals, Some(whose), app.now());
            let seconds = wait.wait_time_from(DefaultClock::default().now()).as_secs();
            Problem::new(StatusCode::TOO_MANY_REQUESTS, "too-many-requests").after(seconds.max(1))
        })
    }
}

/// The part of an address that one subscriber has: IPv4 whole, IPv6 its first 64 bits.
pub(crate) fn prefix(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(v4) => v4.to_string(),
        IpAddr::V6(v6) => format!("{:x}", v6.to_bits() >> 64),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ipv6_subscriber_is_one_address() {
        let ip = |text: &str| text.parse::<IpAddr>().unwrap();
        assert_eq!(prefix(ip("2001:db8:1:2::1")), prefix(ip("2001:db8:1:2:ffff::9")));
        assert_ne!(prefix(ip("2001:db8:1:2::1")), prefix(ip("2001:db8:1:3::1")));
        assert_eq!(prefix(ip("::ffff:192.0.2.1")), prefix(ip("192.0.2.1")));
    }
}
