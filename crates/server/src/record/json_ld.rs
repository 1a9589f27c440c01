//! Decides how a consent record is written: ISO/IEC TS 27560:2023 in JSON-LD, with terms of the Data Privacy Vocabulary 2.3 and the profile
//! of its community group (Guide for consent records, 15 February 2026).
//!
//! Every field that the guide's table calls mandatory, by ISO or under the GDPR, is there. KVKK has no terms in the vocabulary: those
//! of ours stand under `kvkk:`, by article.

use super::terms::{Party, Recipient, Terms};
use domain::act::rfc3339;
use domain::notice;
use serde_json::{Value, json};
use store::reads::{DocumentRow, GrantRow};

/// Who is handed the document: the organisation keeps a record, the subject is given a receipt of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Profile {
    Record,
    Receipt,
}

/// One event of a consent, with the texts that were shown.
pub(crate) struct Event {
    pub(crate) grant: GrantRow,
    pub(crate) notice: Option<DocumentRow>,
    pub(crate) wording: Option<DocumentRow>,
}

/// What a document is written from.
pub(crate) struct Source<'a> {
    pub(crate) profile: Profile,
    pub(crate) subject: String,
    pub(crate) terms: &'a Terms,
    /// What happened to the consent, oldest first; not empty.
    pub(crate) events: &'a [Event],
    /// Where the subject withdraws and sees their data.
    pub(crate) exercised_at: &'a str,
}

impl Profile {
    fn types(self) -> &'static [&'static str] {
        match self {
            Self::Record => &["dpv:ConsentRecord"],
            Self::Receipt => &["dpv:ConsentReceipt", "dpv:ConsentRecord"],
        }
    }

    fn conforms_to(self) -> [&'static str; 2] {
        match self {
            Self::Record => ["https://w3id.org/dpv/schema/dpv-27560#record", "https://w3id.org/dpv/schema/dpv-27560#record-eu-gdpr"],
            Self::Receipt => {
                ["https://w3id.org/dpv/schema/dpv-27560#receipt-record", "https://w3id.org/dpv/schema/dpv-27560#receipt-eu-gdpr"]
            }
        }
    }
}

/// Writes the document; `None` where nothing ever happened.
pub(crate) fn write(source: &Source<'_>) -> Option<Value> {
    let newest = source.events.last()?;
    let Source { profile, subject, terms, events, exercised_at } = source;
    let id = format!("urn:uuid:{}", newest.grant.id);
    let mut document = json!({
        "@context": context(),
        "@id": id,
        "@type": profile.types(),
        "dct:conformsTo": profile.conforms_to(),
        "dct:identifier": newest.grant.id.to_string(),
        "dpv:hasDataSubject": {"@id": format!("urn:uuid:{subject}"), "@type": "dpv:DataSubject", "dct:identifier": subject},
        "dpv:hasDataController": party(&["dpv:DataController", "dpv:LegalEntity"], &terms.controller),
        "dpv:hasAuthority": {"@type": "dpv:Authority", "dpv:hasName": terms.authority},
        "dpv:hasJurisdiction": jurisdictions(terms),
        "dpv:hasProcess": [process(terms, exercised_at)],
        "dpv:hasConsentControl": {"@type": ["dpv:WithdrawConsent"], "dpv:isExercisedAt": exercised_at},
        "dpv:hasNotice": notices(newest),
        "dpv:hasConsentStatus": events.iter().flat_map(|event| statuses(event, terms)).collect::<Vec<_>>(),
    });
    if let Some((processor, fields)) = terms.processor.as_ref().zip(document.as_object_mut()) {
        fields.insert("dpv:hasDataProcessor".to_owned(), party(&["dpv:DataProcessor", "dpv:LegalEntity"], processor));
    }
    Some(document)
}

fn context() -> Value {
    json!({
        "dpv": "https://w3id.org/dpv#",
        "eu-gdpr": "https://w3id.org/dpv/legal/eu/gdpr#",
        "pd": "https://w3id.org/dpv/pd#",
        "loc": "https://w3id.org/dpv/loc#",
        "dct": "http://purl.org/dc/terms/",
        "kvkk": "urn:parlour:kvkk:",
    })
}

fn party(types: &[&str], party: &Party) -> Value {
    let mut written = json!({
        "@type": types,
        "dct:identifier": party.name,
        "dpv:hasName": party.name,
        "dpv:hasAddress": party.address,
        "dpv:hasContact": party.contact,
    });
    if let Some(fields) = written.as_object_mut().filter(|_| !party.country.is_empty()) {
        fields.insert("dpv:hasCountry".to_owned(), country(&party.country).into());
    }
    written
}

fn recipient(recipient: &Recipient) -> Value {
    json!({
        "@type": ["dpv:Recipient", "dpv:LegalEntity"],
        "dct:identifier": recipient.name,
        "dpv:hasName": recipient.name,
        "dpv:hasCountry": country(&recipient.country),
        "dct:description": recipient.kind,
    })
}

fn country(code: &str) -> String {
    format!("loc:{code}")
}

fn jurisdictions(terms: &Terms) -> Vec<String> {
    let of = |law: &String| if law == "kvkk" { "loc:TR".to_owned() } else { "loc:EU".to_owned() };
    let mut named: Vec<_> = terms.laws.iter().map(of).collect();
    named.push(country(&terms.controller.country));
    named.dedup();
    named
}

/// What the duration is, beside what ends it before.
const LONGEST: &str = "At the latest, counted from when it was told. Earlier: 24 hours after a withdrawal, at once on request, and once nothing was \
                       heard from the person for as long as the organisation waits.";

fn process(terms: &Terms, exercised_at: &str) -> Value {
    json!({
        "@type": "dpv:Process",
        "dpv:hasPurpose": {"@type": ["dpv:Purpose", purpose(&terms.purpose)], "dct:identifier": terms.purpose, "dct:title": terms.title},
        "dpv:hasLegalBasis": legal_basis(terms),
        "dpv:hasPersonalData": terms.categories.iter().map(|category| personal_data(terms, category)).collect::<Vec<_>>(),
        "dpv:hasDataSource": {"@type": "dpv:DataSubject"},
        "dpv:hasProcessing": ["dpv:Collect", "dpv:Store", "dpv:Consult", "dpv:Erase"],
        "dpv:hasStorageCondition": [
            {"@type": "dpv:StorageDuration", "dpv:hasDuration": terms.retention, "dct:description": LONGEST},
            {"@type": "dpv:StorageLocation", "dpv:hasLocation": country(&terms.region)},
            {"@type": "dpv:StorageDeletion", "dct:description": "The key is destroyed first, then what it sealed."},
        ],
        "dpv:hasLocation": country(&terms.region),
        "dpv:hasRule": {"@type": "dpv:Prohibition", "dct:description": "No transfer to a country or recipient that is not named here."},
        "dpv:hasRecipient": terms.recipients.iter().map(recipient).collect::<Vec<_>>(),
        "dpv:hasRight": rights(terms, exercised_at),
    })
}

/// The vocabulary's purpose that ours is a case of.
fn purpose(name: &str) -> &'static str {
    match name {
        "conversation" | "callback" => "dpv:CommunicationForCustomerCare",
        "marketing" => "dpv:DirectMarketing",
        "lead" => "dpv:Marketing",
        "satisfaction" => "dpv:ImproveExistingProductsAndServices",
        _ => "dpv:RequestedServiceProvision",
    }
}

fn legal_basis(terms: &Terms) -> Value {
    let general = match terms.basis.as_str() {
        "consent" => "dpv:Consent",
        "contract" => "dpv:Contract",
        "legal-obligation" => "dpv:LegalObligation",
        _ => "dpv:LegitimateInterest",
    };
    let mut types = vec![general.to_owned()];
    types.extend(articles(&terms.gdpr_article).map(|article| format!("eu-gdpr:A{article}")));
    if terms.laws.iter().any(|law| law == "kvkk") {
        types.extend(articles(&terms.kvkk_article).map(|article| format!("kvkk:m{article}")));
    }
    json!({"@type": types})
}

/// `6(1)(a), 9(2)(a)` as `6-1-a` and `9-2-a`.
fn articles(text: &str) -> impl Iterator<Item = String> {
    let one = |article: &str| {
        let parts = article.split(['(', ')', ' ', '.']).filter(|part| !part.is_empty() && *part != "art");
        parts.collect::<Vec<_>>().join("-")
    };
    text.split([',', ';']).map(one).filter(|article| !article.is_empty())
}

fn personal_data(terms: &Terms, category: &str) -> Value {
    let mut types = vec!["dpv:PersonalData".to_owned(), category.to_owned()];
    if terms.special {
        types.push("dpv:SpecialCategoryPersonalData".to_owned());
    }
    // Nobody has to tell anything: whoever does not is not answered in that one matter.
    json!({"@type": types, "dpv:hasNecessity": "dpv:Optional"})
}

fn rights(terms: &Terms, exercised_at: &str) -> Vec<Value> {
    let mut rights = vec!["A13", "A15", "A16", "A17", "A18", "A20", "A21", "A77"];
    if terms.basis == "consent" {
        rights.insert(0, "A7-3");
    }
    let right =
        |article: &&str| json!({"@type": ["dpv:DataSubjectRight", format!("eu-gdpr:{article}")], "dpv:isExercisedAt": exercised_at});
    rights.iter().map(right).collect()
}

fn notices(event: &Event) -> Vec<Value> {
    let written = |kind: &str, version: &notice::Version, row: Option<&DocumentRow>| {
        let text = row.map(|row| &row.text);
        // A text that was published again since had been there before: then all that is known is that it was by then.
        let published = row.map_or(event.grant.at, |row| row.published_at.min(event.grant.at));
        json!({
            "@type": kind,
            "dct:identifier": format!("sha256:{}", notice::hex(version)),
            "dct:date": rfc3339(published),
            "dct:language": event.grant.locale,
            "dct:title": text.map(|text| text.title.clone()).unwrap_or_default(),
            "dct:description": text.map(|text| text.body.clone()).unwrap_or_default(),
        })
    };
    vec![
        written("dpv:PrivacyNotice", &event.grant.notice, event.notice.as_ref()),
        written("dpv:ConsentNotice", &event.grant.wording, event.wording.as_ref()),
    ]
}

/// What one stored record says happened: it was given, and may have ended; or it was refused.
fn statuses(event: &Event, terms: &Terms) -> Vec<Value> {
    let grant = &event.grant;
    let explicit = terms.basis == "consent" && terms.special;
    let given = if grant.basis == "consent" && explicit {
        vec!["dpv:ConsentGiven", "dpv:ExplicitlyExpressedConsent"]
    } else {
        vec!["dpv:ConsentGiven", "dpv:ExpressedConsent"]
    };
    let at_given = (given, rfc3339(grant.at), grant.how.as_str());
    let mut found = Vec::new();
    match grant.state.as_str() {
        "refused" => found.push((vec!["dpv:ConsentRefused"], rfc3339(grant.at), grant.how.as_str())),
        state => {
            found.push(at_given);
            let ended = grant.ended_at.map(rfc3339);
            let how_ended = match state {
                "withdrawn" => Some("dpv:ConsentWithdrawn"),
                "expired" => Some("dpv:ConsentExpired"),
                _ => None,
            };
            if let Some((kind, at)) = how_ended.zip(ended) {
                found.push((vec![kind], at, "menu"));
            }
        }
    }
    let duration = terms.valid_months.map_or_else(|| "until withdrawn".to_owned(), |months| format!("P{months}M"));
    found
        .into_iter()
        .map(|(types, at, how)| {
            json!({
                "@type": types,
                "dct:date": at,
                "dpv:isIndicatedAtTime": at,
                "dpv:isIndicatedBy": "dpv:DataSubject",
                "dpv:isImplementedByEntity": terms.controller.name,
                "dpv:hasIndicationMethod": how,
                "dct:valid": duration,
                "dct:identifier": grant.id.to_string(),
            })
        })
        .collect()
}
