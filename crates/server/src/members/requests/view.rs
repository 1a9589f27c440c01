//! How a request is shown: its words, its clock, and what was written about it.

use crate::house_time::HouseTime;
use crate::request_texts::Written;
use domain::calendar::Terms;
use domain::request::{Identity, Request};
use jiff::civil::Date;
use serde::Serialize;
use utoipa::ToSchema;

/// A request.
#[derive(Clone, Serialize, ToSchema)]
#[schema(as = SubjectRequest)]
pub(crate) struct Shown {
    pub(crate) id: String,
    /// `access`, `rectification`, `erasure`, `portability`, `restriction`, `objection` or `withdrawal`.
    pub(crate) kind: &'static str,
    /// The purpose, where one was named.
    pub(crate) purpose: Option<String>,
    /// `letter`, `email`, `phone`, `chat` or `api`.
    pub(crate) channel: &'static str,
    /// `open`, `extended`, `fulfilled`, `refused` or `withdrawn`.
    pub(crate) state: &'static str,
    /// `null` where nobody of whom anything is stored was found to be them, or where they were erased since.
    pub(crate) subject: Option<String>,
    /// Whether everything about the subject was destroyed since.
    pub(crate) subject_gone: bool,
    pub(crate) received_at: String,
    /// The day of it, where the organisation is.
    pub(crate) received_on: String,
    pub(crate) regimes: Vec<&'static str>,
    /// The day by which it is to be answered: the earliest of the laws in force, without roll-over.
    pub(crate) due: String,
    /// The last day that each law allows.
    pub(crate) legal_maximum: LegalMaximum,
    /// The days on which members are warned.
    pub(crate) warnings: Vec<String>,
    /// Whole days until `due`; negative once it has passed. `null` where it was answered.
    pub(crate) days_left: Option<i32>,
    pub(crate) overdue: bool,
    pub(crate) identity: IdentityShown,
    pub(crate) closed_at: Option<String>,
    /// What was written about it; absent in lists.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) texts: Option<Vec<Written>>,
}

/// The last day that each law allows.
#[derive(Clone, Serialize, ToSchema)]
pub(crate) struct LegalMaximum {
    /// With the roll-over over weekends and holidays; `null` where the GDPR is not in force.
    pub(crate) gdpr: Option<String>,
    /// `null` where the KVKK is not in force.
    pub(crate) kvkk: Option<String>,
}

/// How far the identity of whoever asks is known.
#[derive(Clone, Serialize, ToSchema)]
#[schema(as = RequestIdentity)]
pub(crate) struct IdentityShown {
    /// `undoubted`, `asked` or `verified`.
    pub(crate) state: &'static str,
    pub(crate) method: Option<String>,
    pub(crate) at: Option<String>,
    /// Since when the clock of the GDPR rests.
    pub(crate) rests_since: Option<String>,
}

impl LegalMaximum {
    pub(crate) fn new(terms: &Terms) -> Self {
        Self { gdpr: terms.gdpr.map(text), kvkk: terms.kvkk.map(text) }
    }
}

impl Shown {
    pub(crate) fn new(request: &Request, here: &HouseTime, texts: Option<Vec<Written>>) -> Self {
        let terms = request.clock.terms(&here.region, here.today);
        let left = request.state.is_open().then(|| terms.days_left(here.today));
        Self {
            id: request.id.to_string(),
            kind: request.kind.as_str(),
            purpose: request.purpose.as_ref().map(ToString::to_string),
            channel: request.channel.as_str(),
            state: request.state.as_str(),
            subject: request.subject.map(|subject| subject.to_string()),
            subject_gone: request.subject_gone,
            received_at: domain::act::rfc3339(request.received_at),
            received_on: text(request.clock.received_on),
            regimes: request.clock.regimes.laws().map(domain::jurisdiction::Law::as_str).collect(),
            due: text(terms.due),
            legal_maximum: LegalMaximum::new(&terms),
            warnings: terms.warnings().map(text).to_vec(),
            days_left: left,
            overdue: left.is_some_and(|days| days < 0),
            identity: IdentityShown::new(request),
            closed_at: request.closed_at.map(domain::act::rfc3339),
            texts,
        }
    }
}

impl IdentityShown {
    fn new(request: &Request) -> Self {
        let rests_since = request.clock.rests_since.map(text);
        let (state, method, at) = match &request.identity {
            Identity::Undoubted => ("undoubted", None, None),
            Identity::Asked => ("asked", None, None),
            Identity::Verified { method, at } => ("verified", Some(method.clone()), Some(domain::act::rfc3339(*at))),
        };
        Self { state, method, at, rests_since }
    }
}

fn text(day: Date) -> String {
    day.to_string()
}
