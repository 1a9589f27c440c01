//! The organisation's own time: its country, the zone in which its days are counted, and which day it is there.

use crate::app::App;
use crate::problem::Problem;
use domain::calendar;
use domain::id::OrganisationId;
use domain::principal::Actor;
use domain::request::Now;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// A moment where an organisation is.
#[derive(Clone)]
pub(crate) struct HouseTime {
    /// Its country (ISO 3166).
    pub(crate) region: String,
    /// The zone in which its days are counted.
    pub(crate) zone: TimeZone,
    /// The moment.
    pub(crate) at: Timestamp,
    /// The civil day of it there.
    pub(crate) today: Date,
}

impl HouseTime {
    /// The present moment in a country.
    pub(crate) fn of(region: String, at: Timestamp) -> Self {
        let zone = TimeZone::get(calendar::zone(&region)).unwrap_or(TimeZone::UTC);
        let today = calendar::received_on(at, &zone);
        Self { region, zone, at, today }
    }

    /// The present moment where an organisation is.
    pub(crate) async fn load(app: &App, organisation: OrganisationId) -> Result<Self, Problem> {
        let card = app.read(move |r| r.organisation(organisation)).await?.ok_or_else(Problem::not_found)?;
        Ok(Self::of(card.region, app.now()))
    }

    /// The same for the rules of requests.
    pub(crate) fn by(&self, by: Actor) -> Now<'_> {
        Now { by, at: self.at, today: self.today, region: &self.region }
    }
}
