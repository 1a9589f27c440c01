//! Who is there already: the addresses of a file among the contacts that the importing member's keys open.

use crate::auth::SignedIn;
use crate::members::reading;
use domain::Purpose;
use domain::id::SubjectId;
use domain::import::{self, Reason};
use jiff::Timestamp;
use std::collections::{HashMap, HashSet};
use store::reads::{ContactFilter, SEARCH_PAGE};
use store::{Fault, Reader};

/// An address: its field, and its value as objections compare it.
pub(crate) type Address = (&'static str, String);

/// The contacts that have addresses of the file, and how they stand.
#[derive(Default)]
pub(crate) struct Known {
    by_address: HashMap<Address, Vec<SubjectId>>,
    states: HashMap<(SubjectId, Purpose), String>,
}

impl Known {
    /// Looks through every contact that the member's keys open. Nothing of it leaves but that an address is known.
    ///
    /// # Errors
    /// [`Fault`] where the database fails.
    pub(crate) fn find(r: &mut Reader<'_>, who: &SignedIn, wanted: &HashSet<Address>) -> Result<Self, Fault> {
        let (mut known, mut after) = (Self::default(), None);
        loop {
            let filter = ContactFilter { after, ..ContactFilter::default() };
            let page = r.contacts(who.member.organisation, &filter, i64::try_from(SEARCH_PAGE).unwrap_or(i64::MAX))?;
            let Some(last) = page.last() else { return Ok(known) };
            after = Some(last.0);
            known.look(r, who, &page, wanted)?;
        }
    }

    fn look(&mut self, r: &mut Reader<'_>, who: &SignedIn, page: &[SubjectId], wanted: &HashSet<Address>) -> Result<(), Fault> {
        let organisation = who.member.organisation;
        // Who is still stored is known, even where their consent's time is over.
        let (seals, mut fields) = (r.seals_of(page, Timestamp::MIN)?, r.fields_of(page)?);
        let mut matched = false;
        for subject in page {
            let Some(mut rows) = fields.remove(subject) else { continue };
            rows.retain(|row| import::address(&row.field, "").is_some());
            let needed =
                |seal: &&store::reads::GrantSeal| rows.iter().any(|row| row.purpose == seal.purpose && row.generation == seal.generation);
            let seals: Vec<_> = seals.get(subject).into_iter().flatten().filter(needed).cloned().collect();
            let keys = who.keys.open(*subject, &seals);
            for (field, value) in reading::open_fields(organisation, *subject, &keys, &rows).into_values().flatten() {
                let name = import::COLUMNS.into_iter().find(|name| *name == field);
                let Some((name, value)) = name.zip(import::address(&field, &value)) else { continue };
                let address = (name, value.into_inner());
                if wanted.contains(&address) {
                    self.by_address.entry(address).or_default().push(*subject);
                    matched = true;
                }
            }
        }
        if matched {
            self.states.extend(r.states_of(page)?);
        }
        Ok(())
    }

    /// Why an address is not taken in for a purpose; `None` where nobody known has it.
    pub(crate) fn against(&self, address: &Address, purpose: &Purpose) -> Option<Reason> {
        let subjects = self.by_address.get(address)?;
        let said_no = |subject: &SubjectId| {
            self.states.get(&(*subject, purpose.clone())).is_some_and(|state| state == "refused" || state == "withdrawn")
        };
        Some(if subjects.iter().any(said_no) { Reason::Objected } else { Reason::Known })
    }
}
