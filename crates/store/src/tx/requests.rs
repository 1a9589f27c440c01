//! Facts for requests of subjects: the request as it stands, and what reading again finds about who asked.

use super::Tx;
use crate::fault::{Fault, Stop};
use crate::tables;
use crate::tables::contact_field::FieldRow;
use domain::Decision;
use domain::act::{self, Act};
use domain::calendar::{self, Regimes};
use domain::contact::Format;
use domain::id::{RequestId, RequestTextId, SubjectId};
use domain::jurisdiction;
use domain::principal::Actor;
use domain::purpose::{Basis, Purpose};
use domain::refusal::Refusal;
use domain::request::{self, Channel, Evidence, Kind, Now, Received, Request};
use jiff::Timestamp;
use jiff::tz::TimeZone;

/// Subjects that one person is at most: a chain of links is followed no further.
const PERSON_MAX: usize = 100;

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
            // Nobody reads it any more; but it is there until the erasure has come to its end.
            let there = tables::erasing::get(self.db, self.organisation, subject)?.is_some();
            return Ok(Evidence { there, ..Evidence::default() });
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
        let fields = tables::contact_field::list(self.db, subject)?;
        for (_, text) in tables::ledger_entry::of_subject(self.db, subject)? {
            let Some((act, at)) = text.as_deref().and_then(|text| Some((act::named(text)?, act::done_at(text)?))) else { continue };
            match act {
                Act::DataShown | Act::DataExported => evidence.handed_out_at = evidence.handed_out_at.max(Some(at)),
                Act::ContactCorrected if text.as_deref().is_some_and(|text| stands(text, at, &fields)) => {
                    evidence.corrected_at = evidence.corrected_at.max(Some(at));
                }
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
        let new = self.asked(subject, kind, purpose, at)?.0;
        let id = new.id;
        let decision: Decision = request::at_once(new, at);
        self.apply(&decision)?;
        Ok(id)
    }

    /// Records the same of a person: what is known of them under other subjects is for members to answer.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn fulfil_for_person(
        &mut self,
        subject: SubjectId,
        kind: Kind,
        purpose: Option<&Purpose>,
        at: Timestamp,
    ) -> Result<RequestId, Stop> {
        self.ask_of_linked(subject, kind, purpose, at)?;
        self.fulfil(subject, kind, purpose, at)
    }

    /// Takes a request in, and the same for each other subject that is this person.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] where the organisation has no such subject; [`Refusal::InvalidValue`] where it has no such purpose; those of
    /// [`request::receive`].
    pub fn receive(&mut self, new: &Received, now: &Now<'_>) -> Result<(), Stop> {
        if let Some(subject) = new.subject {
            self.has_subject(subject)?;
        }
        if let Some(purpose) = &new.purpose
            && !self.purposes()?.iter().any(|rule| rule.purpose == *purpose)
        {
            return Err(Refusal::InvalidValue { field: "purpose".to_owned(), format: Format::Text }.into());
        }
        self.apply(&request::receive(new.clone(), now)?)?;
        self.receive_for_linked(new, now)
    }

    /// Takes a request in for each other subject that is this person, of whom something is left to do and who does not wait for the same
    /// already. Whoever erases one of them takes the link along, so that nobody could know of the others later.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn receive_for_linked(&mut self, new: &Received, now: &Now<'_>) -> Result<(), Stop> {
        let Some(subject) = new.subject else { return Ok(()) };
        let mut others = Vec::new();
        for other in self.linked(subject)? {
            if !tables::request::of_subject(self.db, other)?.iter().any(|request| request.asks_for(new)) {
                others.push((RequestId(self.fresh_id(now.at)), other, self.evidence(Some(other))?));
            }
        }
        for sibling in request::for_linked(new, others) {
            self.apply(&request::receive(sibling, now)?)?;
        }
        Ok(())
    }

    /// Every subject that is this person by a chain of links, without the subject itself.
    fn linked(&mut self, subject: SubjectId) -> Result<Vec<SubjectId>, Stop> {
        let mut person = vec![subject];
        let mut looked_at = 0;
        while let Some(one) = person.get(looked_at).copied().filter(|_| person.len() <= PERSON_MAX) {
            looked_at += 1;
            for link in tables::subject_link::list(self.db, self.organisation, one)? {
                if !person.contains(&link.other) {
                    person.push(link.other);
                }
            }
        }
        Ok(person.split_off(1))
    }

    /// Says that somebody who asks for something is known under other subjects too: for each of them members get a request to decide on,
    /// because it was a member, not the visitor, who said that they are one.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn ask_of_linked(&mut self, subject: SubjectId, kind: Kind, purpose: Option<&Purpose>, at: Timestamp) -> Result<(), Stop> {
        let (new, region) = self.asked(subject, kind, purpose, at)?;
        let now = Now { by: Actor::System, at, today: new.received_on, region: &region };
        self.receive_for_linked(&new, &now)
    }

    /// Records a subject's request to be erased that is not fulfilled before nothing is left of them.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub fn ask_erasure(&mut self, subject: SubjectId, at: Timestamp) -> Result<RequestId, Stop> {
        let (new, region) = self.asked(subject, Kind::Erasure, None, at)?;
        let (id, now) = (new.id, Now { by: Actor::Visitor, at, today: new.received_on, region: &region });
        self.apply(&request::receive(new, &now)?)?;
        Ok(id)
    }

    /// Closes a request for an erasure that has come to its end, after reading again; nothing where somebody closed it otherwise.
    pub(crate) fn answer_erasure(&mut self, id: RequestId, at: Timestamp) -> Result<(), Stop> {
        let (request, region) = (self.request(id)?, self.region()?);
        if !request.state.is_open() {
            return Ok(());
        }
        let evidence = self.evidence(request.subject)?;
        let today = calendar::received_on(at, &zone(&region));
        let now = Now { by: Actor::System, at, today, region: &region };
        self.apply(&request::fulfil(&request, &evidence, &now)?).map(drop)
    }

    /// A request of a subject in their chat, and the organisation's country, whose laws it is under.
    fn asked(&mut self, subject: SubjectId, kind: Kind, purpose: Option<&Purpose>, at: Timestamp) -> Result<(Received, String), Stop> {
        let region = self.region()?;
        let new = Received {
            id: RequestId(self.fresh_id(at)),
            subject: Some(subject),
            kind,
            purpose: purpose.cloned(),
            channel: Channel::Chat,
            regimes: Regimes::of(jurisdiction::laws(&region)),
            received_at: at,
            received_on: calendar::received_on(at, &zone(&region)),
        };
        Ok((new, region))
    }
}

/// Whether what an entry says was corrected is stored as it was then, or newer: in the generation under which it was sealed.
fn stands(entry: &str, at: Timestamp, fields: &[FieldRow]) -> bool {
    let named =
        |row: &FieldRow| act::field(entry, "purpose") == Some(row.purpose.as_str()) && act::field(entry, "field") == Some(&row.field);
    let generation = |row: &FieldRow| act::field(entry, "generation") == Some(row.generation.to_string().as_str());
    fields.iter().any(|row| named(row) && generation(row) && row.at >= at)
}

/// The zone in which an organisation's days are counted.
fn zone(region: &str) -> TimeZone {
    TimeZone::get(calendar::zone(region)).unwrap_or(TimeZone::UTC)
}
