//! Facts to try texts with: one of everything, and nothing of anything.

use crate::facts::{Agreement, Breach, Facts, Subject};

/// The facts of an invented tea house, with one of everything; `legal/sample.json`.
pub fn facts() -> Facts {
    serde_json::from_str(include_str!("../../../legal/sample.json")).unwrap_or_default()
}

/// The same where every list is empty and nothing is known that may be unknown.
pub(crate) fn empty() -> Facts {
    let full = facts();
    Facts {
        law: full.law,
        periods: full.periods,
        destruction_interval: full.destruction_interval,
        destruction_record_years: full.destruction_record_years,
        destruction_record_period: full.destruction_record_period,
        agreement: Some(Agreement::default()),
        breach: Some(Breach::default()),
        subject: Some(Subject::default()),
        ..Facts::default()
    }
}
