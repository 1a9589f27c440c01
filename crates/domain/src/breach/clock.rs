//! Decides who must be told of a breach, by which law, and until when: two tracks that do not know of each other.

use super::form::{Effect, Exception, Form, Risk};
use super::{Breach, Notification, State};
use crate::jurisdiction::{Law, gdpr, kvkk};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

/// Who is told.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum To {
    /// The supervisory authority; for the KVKK the Board.
    Authority,
    /// The people whose data it is.
    People,
}

impl To {
    /// Both, in the order in which they are told.
    pub const ALL: [Self; 2] = [Self::Authority, Self::People];

    /// The name that tables and the API use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Authority => "authority",
            Self::People => "people",
        }
    }

    /// The one of this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|to| to.as_str() == name)
    }
}

/// Whether somebody must be told, and why.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Duty {
    /// They must.
    Tell,
    /// They must, in public instead of one by one (GDPR art. 34(3)(c)).
    TellInPublic,
    /// That depends on the risk, which nobody has assessed yet.
    Undecided,
    /// No risk is likely (GDPR art. 33(1)).
    RiskUnlikely,
    /// The risk is not high (GDPR art. 34(1)).
    RiskNotHigh,
    /// What was taken cannot be understood (GDPR art. 34(3)(a)).
    Protected,
    /// The high risk is not likely to come true any more (GDPR art. 34(3)(b)).
    Averted,
    /// Nobody obtained the data (KVKK art. 12(5)).
    NotObtained,
}

impl Duty {
    /// The name that the API uses.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Tell => "tell",
            Self::TellInPublic => "tell-in-public",
            Self::Undecided => "undecided",
            Self::RiskUnlikely => "risk-unlikely",
            Self::RiskNotHigh => "risk-not-high",
            Self::Protected => "protected",
            Self::Averted => "averted",
            Self::NotObtained => "not-obtained",
        }
    }

    /// Whether it must be told.
    pub fn required(self) -> bool {
        matches!(self, Self::Tell | Self::TellInPublic)
    }

    /// Where the law says so.
    pub fn source(self, law: Law, to: To) -> &'static str {
        match (self, law, to) {
            (Self::TellInPublic, ..) => "GDPR art. 34(3)(c)",
            (Self::Protected, ..) => "GDPR art. 34(3)(a)",
            (Self::Averted, ..) => "GDPR art. 34(3)(b)",
            (_, Law::Gdpr, To::Authority) => "GDPR art. 33(1)",
            (_, Law::Gdpr, To::People) => "GDPR art. 34(1)",
            (_, Law::Kvkk, To::Authority) => "KVKK art. 12(5); Board decision 2019/10",
            (_, Law::Kvkk, To::People) => "KVKK art. 12(5); Board decisions 2019/10, 2019/271",
        }
    }
}

/// Whether somebody must be told of a breach that is described like this.
///
/// The GDPR counts any breach, by its risk (art. 33(1), 34(1), 34(3)). The KVKK knows no threshold, but only data that others have
/// *obtained* by unlawful means (art. 12(5)): what was merely lost, changed or out of reach starts no clock there. Until somebody has
/// said what happened to the data it is taken to have been obtained.
pub fn duty(law: Law, to: To, form: &Form) -> Duty {
    match (law, to) {
        (Law::Gdpr, To::Authority) if form.risk == Risk::Unlikely => Duty::RiskUnlikely,
        (Law::Gdpr, To::People) => match (form.risk, form.exception) {
            (Risk::Unassessed, _) => Duty::Undecided,
            (Risk::Unlikely | Risk::Some, _) => Duty::RiskNotHigh,
            (Risk::High, None) => Duty::Tell,
            (Risk::High, Some(Exception::Disproportionate)) => Duty::TellInPublic,
            (Risk::High, Some(Exception::Protected)) => Duty::Protected,
            (Risk::High, Some(Exception::Averted)) => Duty::Averted,
        },
        (Law::Kvkk, _) if !form.effects.is_empty() && !form.effects.contains(&Effect::Confidentiality) => Duty::NotObtained,
        (Law::Gdpr, To::Authority) | (Law::Kvkk, _) => Duty::Tell,
    }
}

/// Until when, from becoming aware. Hours are counted as they pass, through nights, weekends and changes of the clock
/// (Regulation 1182/71 art. 3(4) rolls over only what is not in hours). For people no law counts hours: they are told without undue
/// delay (GDPR art. 34(1)), as soon as they are known (decision 2019/10). The authority's hours are the latest that the house takes that
/// to mean.
pub fn due(law: Law, aware_at: Timestamp) -> Timestamp {
    let day = aware_at.to_zoned(TimeZone::UTC).date();
    let hours = match law {
        Law::Gdpr => gdpr::BREACH_HOURS.on(day).value,
        Law::Kvkk => kvkk::BREACH_HOURS.on(day).value,
    };
    aware_at.saturating_add(SignedDuration::from_hours(hours)).unwrap_or(Timestamp::MAX)
}

/// How a clock stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Standing {
    /// There is time left.
    Running,
    /// They were told in time.
    Met,
    /// They were told too late.
    Late,
    /// They were not told, and the time is over.
    Overdue,
    /// They need not be told.
    NotRequired,
    /// Whether they must be told is not known yet.
    Undecided,
}

impl Standing {
    /// The name that the API uses.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Running => "running",
            Self::Met => "met",
            Self::Late => "late",
            Self::Overdue => "overdue",
            Self::NotRequired => "not-required",
            Self::Undecided => "undecided",
        }
    }

    /// Whether something is still to be done.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Running | Self::Overdue | Self::Undecided)
    }
}

/// One clock of a breach.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Clock {
    /// By which law.
    pub law: Law,
    /// Who is told.
    pub to: To,
    /// Until when.
    pub due: Timestamp,
    /// Whether they must be.
    pub duty: Duty,
    /// How it stands.
    pub standing: Standing,
    /// When they were told first.
    pub told_at: Option<Timestamp>,
}

/// The clocks of a breach: none before it is confirmed, as nobody is aware of it then, and none of what is no breach.
pub fn clocks(breach: &Breach, notifications: &[Notification], now: Timestamp) -> Vec<Clock> {
    let Some(aware_at) = breach.aware_at.filter(|_| matches!(breach.state, State::Confirmed | State::Closed)) else { return Vec::new() };
    let pairs = breach.form.regimes.iter().flat_map(|law| To::ALL.map(|to| (*law, to)));
    let clock = |(law, to)| {
        let (due, duty) = (due(law, aware_at), duty(law, to, &breach.form));
        let told_at = notifications.iter().filter(|n| n.law == law && n.to == to).map(|n| n.at).min();
        let standing = match (told_at, duty) {
            (Some(at), _) if at > due => Standing::Late,
            (Some(_), _) => Standing::Met,
            (None, Duty::Undecided) => Standing::Undecided,
            (None, duty) if !duty.required() => Standing::NotRequired,
            (None, _) if now > due => Standing::Overdue,
            (None, _) => Standing::Running,
        };
        Clock { law, to, due, duty, standing, told_at }
    };
    pairs.map(clock).collect()
}

#[cfg(test)]
mod tests {
    use super::super::form::Form;
    use super::*;

    /// The duties of a form as `gdpr-authority gdpr-people kvkk-authority kvkk-people`.
    fn check(effects: &[Effect], risk: Risk, exception: Option<Exception>) -> String {
        let form = Form { effects: effects.to_vec(), risk, exception, ..Form::empty("TR") };
        let words = |law| To::ALL.map(|to| duty(law, to, &form).as_str());
        Law::ALL.map(words).concat().join(" ")
    }

    #[test]
    fn who_is_told_follows_from_trigger_risk_and_regime() {
        use Effect::{Availability, Confidentiality, Integrity};
        use Exception::{Averted, Disproportionate, Protected};
        // Nothing said yet: both authorities, and the people whom the KVKK wants told in any case.
        assert_eq!(check(&[], Risk::Unassessed, None), "tell undecided tell tell");
        assert_eq!(check(&[Confidentiality], Risk::Unassessed, None), "tell undecided tell tell");
        assert_eq!(check(&[Confidentiality], Risk::Unlikely, None), "risk-unlikely risk-not-high tell tell");
        assert_eq!(check(&[Confidentiality], Risk::Some, None), "tell risk-not-high tell tell");
        assert_eq!(check(&[Confidentiality], Risk::High, None), "tell tell tell tell");
        assert_eq!(check(&[Confidentiality], Risk::High, Some(Protected)), "tell protected tell tell");
        assert_eq!(check(&[Confidentiality], Risk::High, Some(Averted)), "tell averted tell tell");
        assert_eq!(check(&[Confidentiality], Risk::High, Some(Disproportionate)), "tell tell-in-public tell tell");
        // An exception of art. 34(3) is for a high risk alone.
        assert_eq!(check(&[Confidentiality], Risk::Some, Some(Protected)), "tell risk-not-high tell tell");
        // What nobody obtained is none of the KVKK's, however high the risk.
        assert_eq!(check(&[Availability], Risk::High, None), "tell tell not-obtained not-obtained");
        assert_eq!(check(&[Integrity], Risk::Some, None), "tell risk-not-high not-obtained not-obtained");
        assert_eq!(check(&[Availability, Integrity], Risk::Unlikely, None), "risk-unlikely risk-not-high not-obtained not-obtained");
        assert_eq!(check(&[Availability, Confidentiality], Risk::Unlikely, None), "risk-unlikely risk-not-high tell tell");
    }

    #[test]
    fn hours_pass_through_weekends_nights_and_changes_of_the_clock() {
        let hours = |aware: &str| {
            let aware: jiff::Zoned = aware.parse().unwrap();
            due(Law::Gdpr, aware.timestamp()).to_zoned(aware.time_zone().clone()).to_string()
        };
        // Friday evening: Monday evening, not Wednesday.
        assert_eq!(hours("2026-11-20T18:00+01:00[Europe/Berlin]"), "2026-11-23T18:00:00+01:00[Europe/Berlin]");
        // The last Sunday of March has 23 hours, the last of October 25: 72 hours are 72 all the same.
        assert_eq!(hours("2026-03-27T18:00+01:00[Europe/Berlin]"), "2026-03-30T19:00:00+02:00[Europe/Berlin]");
        assert_eq!(hours("2026-10-23T18:00+02:00[Europe/Berlin]"), "2026-10-26T17:00:00+01:00[Europe/Berlin]");
        // 29 February, and the turn of the year.
        assert_eq!(hours("2028-02-27T08:30+00:00[UTC]"), "2028-03-01T08:30:00+00:00[UTC]");
        assert_eq!(hours("2026-12-30T23:59+03:00[Europe/Istanbul]"), "2027-01-02T23:59:00+03:00[Europe/Istanbul]");
        let aware = "2026-05-01T00:00Z".parse().unwrap();
        assert_eq!(due(Law::Gdpr, aware), due(Law::Kvkk, aware), "both laws give 72 hours today");
    }
}
