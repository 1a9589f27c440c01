//! Decides what a consent was given to: the terms of its purpose on that day, kept by their bytes and named by their hash.
//!
//! What an organisation says of a purpose may change; what somebody agreed to does not. So a grant names the terms that stood when it
//! was made, as it names notice and wording, and its record is written from them (GDPR art. 7(1); ISO/IEC TS 27560, 6.2.2).

use serde::{Deserialize, Serialize};

/// What a grant for one purpose was given to.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(crate) struct Terms {
    pub(crate) controller: Party,
    /// Who runs the installation for the controller (GDPR art. 4(8)); absent where nobody else is named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) processor: Option<Party>,
    /// The authority that complaints go to; empty where the controller has not said.
    pub(crate) authority: String,
    /// The laws in force: `gdpr`, `kvkk`.
    pub(crate) laws: Vec<String>,
    /// The country in which the data lie; ISO 3166.
    pub(crate) region: String,
    pub(crate) purpose: String,
    pub(crate) title: String,
    /// The basis by its name, and by the articles of both laws.
    pub(crate) basis: String,
    pub(crate) gdpr_article: String,
    pub(crate) kvkk_article: String,
    pub(crate) special: bool,
    /// Categories of data, by their terms in the Data Privacy Vocabulary.
    pub(crate) categories: Vec<String>,
    pub(crate) recipients: Vec<Recipient>,
    /// After how long without activity it is destroyed; ISO 8601.
    pub(crate) retention: String,
    /// How long the consent itself is valid, in months; absent where it has no end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) valid_months: Option<u16>,
}

/// A party, as a letter would be addressed.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Party {
    pub(crate) name: String,
    pub(crate) address: String,
    pub(crate) country: String,
    pub(crate) contact: String,
}

impl Party {
    fn completed(self, now: &Self) -> Self {
        Self {
            address: said(self.address, &now.address),
            country: said(self.country, &now.country),
            contact: said(self.contact, &now.contact),
            ..self
        }
    }
}

/// Somebody outside who is handed data.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(crate) struct Recipient {
    pub(crate) name: String,
    pub(crate) country: String,
    pub(crate) kind: String,
}

impl Terms {
    /// The bytes that are kept and hashed.
    pub(crate) fn body(&self) -> String {
        // Strings and flags have no form that JSON cannot write.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Reads what [`Terms::body`] wrote.
    pub(crate) fn parse(body: &str) -> Option<Self> {
        let mut terms: Self = serde_json::from_str(body).ok()?;
        // Earlier terms named the controller where nobody runs the installation for it.
        terms.processor = terms.processor.filter(|processor| *processor != terms.controller);
        Some(terms)
    }

    /// The same with what had not been said of the parties, as it is said now. What was said stays as it was.
    #[must_use]
    pub(crate) fn completed(self, now: &Self) -> Self {
        let processor = match (self.processor, &now.processor) {
            (Some(then), Some(now)) if then.name == now.name => Some(then.completed(now)),
            (then, _) => then,
        };
        Self { authority: said(self.authority, &now.authority), controller: self.controller.completed(&now.controller), processor, ..self }
    }

    /// What a record must say of the parties and nobody has said yet, by the fields of the API (ISO/IEC TS 27560: address, contact;
    /// GDPR art. 77: the authority).
    pub(crate) fn unsaid(&self) -> Vec<&'static str> {
        let mut unsaid = vec![
            ("address", &self.controller.address),
            ("country", &self.controller.country),
            ("email", &self.controller.contact),
            ("authority", &self.authority),
        ];
        if let Some(processor) = &self.processor {
            unsaid.extend([("operator.address", &processor.address), ("operator.email", &processor.contact)]);
        }
        unsaid.into_iter().filter(|(_, said)| said.is_empty()).map(|(field, _)| field).collect()
    }
}

/// What was said then, else what is said now.
fn said(then: String, now: &str) -> String {
    if then.is_empty() { now.to_owned() } else { then }
}
