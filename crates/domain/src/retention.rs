//! Retention: how long what may stay, and when it is destroyed.

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, ToSpan as _};

/// What stays ungranted is destroyed this long after its last activity (DESIGN.md, section 2; GDPR art. 5(1)(e)).
pub const UNGRANTED: SignedDuration = SignedDuration::from_hours(24);

/// What was withdrawn stays readable by the visitor for this long, whatever goes on beside it.
pub const WITHDRAWN: SignedDuration = SignedDuration::from_hours(24);

/// Months after which an inactive subject is destroyed, granted or not. The notice says so (GDPR art. 5(1)(e), 13(2)(a)).
pub const INACTIVE_MONTHS: i32 = 12;

/// Months for which the keyed hash of an objecting address is kept: as long as claims about unwanted letters can be made
/// (GDPR art. 6(1)(f), 21(3); three years, as in § 195 BGB).
pub const OBJECTION_MONTHS: i32 = 36;

/// The objection before which its hash is due.
pub fn objection_before(now: Timestamp) -> Timestamp {
    now.to_zoned(TimeZone::UTC).saturating_sub(OBJECTION_MONTHS.months()).timestamp()
}

/// The last activity before which a subject counts as inactive: the same day, [`INACTIVE_MONTHS`] earlier.
pub fn inactive_before(now: Timestamp) -> Timestamp {
    now.to_zoned(TimeZone::UTC).saturating_sub(INACTIVE_MONTHS.months()).timestamp()
}

/// Until when a subject is kept whose last activity was at `last_activity`: the same day, [`INACTIVE_MONTHS`] later.
pub fn inactive_until(last_activity: Timestamp) -> Timestamp {
    last_activity.to_zoned(TimeZone::UTC).saturating_add(INACTIVE_MONTHS.months()).timestamp()
}

/// When what a withdrawn grant covered is destroyed.
pub fn after_withdrawal(at: Timestamp) -> Timestamp {
    at.saturating_add(WITHDRAWN).unwrap_or(Timestamp::MAX)
}

/// The last activity before which something ungranted is due.
pub fn ungranted_before(now: Timestamp) -> Timestamp {
    now.saturating_sub(UNGRANTED).unwrap_or(Timestamp::MIN)
}

/// Until when ungranted content is kept, if nothing more happens.
pub fn ungranted_until(last_activity: Timestamp) -> Timestamp {
    last_activity.saturating_add(UNGRANTED).unwrap_or(Timestamp::MAX)
}
