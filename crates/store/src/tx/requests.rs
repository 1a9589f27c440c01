//! Facts for requests of subjects: the request as it stands, and what reading again finds about who asked.

use super::Tx;
use crate::fault::{Fault, Stop};
use crate::tables;
use domain::Decision;
use domain::act::{self, Act};
use domain::calendar::{self, Regimes};
use domain::id::{RequestId, RequestTextId, SubjectId};
use domain::jurisdiction;
use domain::purpose::{Basis, Purpose};
use domain::refusal::Refusal;
use domain::request::{self, Channel, Evidence, Kind, Received, Request};
use jiff::Timestamp;
use jiff::tz::TimeZone;

impl Tx<'_> {
    /// A request by its id.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] where the organisation has no such request.
    pub fn request(&mut self, request: RequestId) -> Result<Request, Stop> {
        tables::request::get(self.db, self.organisation, request)?.ok_or_else(|| Refusal::NotFound.into())
    }

    /// A subject's request of a kind that is still to be answered.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn open_request(&mut self, subject: SubjectId, kind: Kind) -> Result<Option<Request>, Stop> {
        Ok(tables::request::open_of(self.db, subject, kind)?)
    }

    /// How many texts a request has.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn request_texts(&mut self, request: RequestId) -> Result<u64, Stop> {
        Ok(tables::request_text::count_of(self.db, request)?)
    }

    /// A fresh id for a text about a request.
    pub fn fresh_text(&self, at: Timestamp) -> RequestTextId {
        RequestTextId(self.fresh_id(at))
    }

    /// Whether the organisation has such a subject.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] where it has none.
    pub fn has_subject(&mut self, subject: SubjectId) -> Result<(), Stop> {
        tables::subject::public_key(self.db, self.organisation, subject)?.ok_or(Refusal::NotFound)?;
        Ok(())
    }

    /// What is stored about a subject that bears on their request, read again in this transaction.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn evidence(&mut self, subject: Option<SubjectId>) -> Result<Evidence, Stop> {
        let Some(subject) = subject else { return Ok(Evidence::default()) };
        if tables::subject::public_key(self.db, self.organisation, subject)?.is_none() {
            return Ok(Evidence::default());
        }
        let grants = tables::subject_grant::list(self.db, subject)?;
        let live = grants.into_iter().filter(|grant| grant.state == "given");
        let grants = live.map(|grant| {
            let basis = Basis::parse(&grant.basis).ok_or_else(|| Fault::broken("a grant has no known basis"))?;
            Ok((grant.purpose, basis))
        });
        let grants = grants.collect::<Result<_, Fault>>()?;
        let restricted = tables::subject::is_restricted(self.db, subject)?;
        let mut evidence = Evidence { there: true, grants, restricted, ..Evidence::default() };
        for (_, text) in tables::ledger_entry::of_subject(self.db, subject)? {
            let Some((act, at)) = text.as_deref().and_then(|text| Some((act::named(text)?, act::done_at(text)?))) else { continue };
            match act {
                Act::DataShown | Act::DataExported => evidence.handed_out_at = evidence.handed_out_at.max(Some(at)),
                Act::ContactCorrected => evidence.corrected_at = evidence.corrected_at.max(Some(at)),
                _ => {}
            }
        }
        Ok(evidence)
    }

    /// The organisation's country.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] where it is not there.
    pub fn region(&mut self) -> Result<String, Stop> {
        Ok(tables::organisation::get(self.db, self.organisation)?.ok_or(Refusal::NotFound)?.region)
    }

    /// Records a request of a subject that the act which it stands in fulfils, under the laws of the organisation's country.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn fulfil(&mut self, subject: SubjectId, kind: Kind, purpose: Option<&Purpose>, at: Timestamp) -> Result<RequestId, Stop> {
        let region = self.region()?;
        let zone = zone(&region);
        let id = RequestId(self.fresh_id(at));
        let new = Received {
            id,
            subject: Some(subject),
            kind,
            purpose: purpose.cloned(),
            channel: Channel::Chat,
            regimes: Regimes::of(jurisdiction::laws(&region)),
            received_at: at,
            received_on: calendar::received_on(at, &zone),
        };
        let decision: Decision = request::at_once(new, at);
        self.apply(&decision)?;
        Ok(id)
    }
}

/// The zone in which an organisation's days are counted.
fn zone(region: &str) -> TimeZone {
    TimeZone::get(calendar::zone(region)).unwrap_or(TimeZone::UTC)
}
