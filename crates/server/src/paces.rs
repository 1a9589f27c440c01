//! Paces: how fast one account, one organisation and one visit may call. Counted by random ids, in memory only.

use crate::app::App;
use crate::problem::Problem;
use crate::tallies::Limit;
use crate::walls::Limits;
use axum::http::StatusCode;
use domain::id::OrganisationId;
use domain::principal::Member;
use governor::clock::{Clock as _, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use seal::Token;
use std::num::NonZeroU32;

/// Who is remembered before the quiet ones are forgotten.
const KEPT_MAX: usize = 100_000;

type Limiter = DefaultKeyedRateLimiter<[u8; 32]>;

/// Who called lately.
pub(crate) struct Paces {
    members: Limiter,
    organisations: Limiter,
    visits: Limiter,
}

impl Paces {
    pub(crate) fn new(limits: &Limits) -> Self {
        let limiter = |per_minute| RateLimiter::keyed(Quota::per_minute(NonZeroU32::new(per_minute).unwrap_or(NonZeroU32::MIN)));
        Self {
            members: limiter(limits.calls_of_member),
            organisations: limiter(limits.calls_of_organisation),
            visits: limiter(limits.messages_of_visit),
        }
    }

    /// Counts a call of a member, and of their organisation.
    ///
    /// # Errors
    /// 429 `too-many-requests` with the seconds to wait.
    pub(crate) fn call(&self, app: &App, member: &Member) -> Result<(), Problem> {
        count(app, member.organisation, &self.members, member.member.0.as_bytes())?;
        count(app, member.organisation, &self.organisations, member.organisation.0.as_bytes())
    }

    /// Counts a message of a visitor.
    ///
    /// # Errors
    /// As [`Paces::call`].
    pub(crate) fn say(&self, app: &App, whose: OrganisationId, token: &Token) -> Result<(), Problem> {
        count(app, whose, &self.visits, &token.lookup())
    }
}

fn count(app: &App, whose: OrganisationId, limiter: &Limiter, who: &[u8]) -> Result<(), Problem> {
    if limiter.len() > KEPT_MAX {
        limiter.retain_recent();
    }
    limiter.check_key(&seal::sha256(who)).map_err(|wait| {
        app.tallies().hit(Limit::Paces, Some(whose), app.now());
        let seconds = wait.wait_time_from(DefaultClock::default().now()).as_secs();
        Problem::new(StatusCode::TOO_MANY_REQUESTS, "too-many-requests").after(seconds.max(1))
    })
}
