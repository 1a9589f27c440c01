//! The facts that a document is made of. Their names are the contract with the texts in `legal/`, see `legal/README.md`.
//!
//! Whatever a person reads is a text in the document's language already: who fills the facts knows rows and rules, the texts do
//! not. What is not known is empty, and the texts mark it as yet to be completed.

use serde::{Deserialize, Serialize};

/// Everything that a document may speak of.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Facts {
    /// The laws in force: `gdpr`, `kvkk`.
    pub laws: Vec<String>,
    /// The terms of those laws.
    pub law: Terms,
    /// The periods that no rule changes.
    pub periods: Periods,
    /// The controller.
    pub organisation: Identity,
    /// The processor: who runs the installation.
    pub operator: Identity,
    /// Whether what is stored leaves the area of the organisation's law, or may: nobody said where the operator is.
    /// What was kept before there was this fact has it not.
    #[serde(default)]
    pub stored_abroad: bool,
    /// Whether anything is handed out of that area, to whoever stores it or to a recipient.
    #[serde(default)]
    pub handed_abroad: bool,
    /// On what storing it there rests.
    #[serde(default)]
    pub storing_rests: String,
    /// Whether the controller runs the installation itself.
    #[serde(default)]
    pub runs_itself: bool,
    /// Where the chat is embedded.
    pub sites: Vec<Site>,
    /// Why data is collected.
    pub purposes: Vec<Purpose>,
    /// Who is handed data.
    pub recipients: Vec<Recipient>,
    /// What is kept for how long.
    pub retention: Vec<Retention>,
    /// How often what is due is destroyed.
    pub destruction_interval: String,
    /// For how many years records of destruction are kept.
    pub destruction_record_years: i32,
    /// The same with its unit.
    pub destruction_record_period: String,
    /// What protects the data.
    pub measures: Vec<Measure>,
    /// Where data is recorded.
    pub media: Vec<Medium>,
    /// Who works with the data.
    pub roles: Vec<Role>,
    /// Changes of the rules, the last first.
    pub changes: Vec<Changed>,
    /// What kinds of data there are.
    pub data_categories: Vec<DataCategory>,
    /// Whose data it is.
    pub subject_groups: Vec<String>,
    /// What people may ask for.
    pub rights: Vec<Right>,
    /// How many agreed to what.
    pub consents: Consents,
    /// The notices and wordings in force.
    pub texts: Vec<Published>,
    /// The agreement on processing, where the document is one.
    pub agreement: Option<Agreement>,
    /// The breach, where the document reports one.
    pub breach: Option<Breach>,
    /// The person, where the document tells them what is stored.
    pub subject: Option<Subject>,
}

/// The terms of the laws, as they stand by themselves: `1 month`, `72 hours`. Never empty.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the fields name the duty and the law")]
pub struct Terms {
    pub answer_gdpr: String,
    pub extension_gdpr: String,
    pub answer_kvkk: String,
    pub breach_gdpr: String,
    pub breach_kvkk: String,
    pub complaint_answer_kvkk: String,
    pub complaint_application_kvkk: String,
    pub standard_contract_kvkk: String,
}

/// The periods that no rule changes. Never empty.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Periods {
    /// What nobody released is destroyed this long after the last activity.
    pub ungranted: String,
    /// What was withdrawn is destroyed this long afterwards.
    pub withdrawn: String,
}

/// A notice or wording in force.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Published {
    /// The purpose that it asks for; empty for the notice.
    pub purpose: String,
    /// Notice or wording, a text.
    pub kind: String,
    /// In which language, a text.
    pub locale: String,
    /// Its SHA-256 in hexadecimal.
    pub version: String,
    /// Since when it is in force.
    pub published_at: String,
}

/// Who somebody is, before the law.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the fields are the words of the law, see legal/README.md")]
pub struct Identity {
    pub legal_name: String,
    pub address: String,
    pub country: String,
    pub email: String,
    pub phone: String,
    pub representative: String,
    pub privacy_contact: String,
    pub authority: String,
    pub verbis_number: String,
    pub kep: String,
    pub region: String,
}

/// A place on the web where the chat is embedded.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Site {
    /// Its name.
    pub name: String,
    /// Its addresses.
    pub origins: String,
}

/// Why data is collected.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Purpose {
    /// Its name in tables and the API.
    pub name: String,
    /// Its name for people.
    pub title: String,
    /// The lawful basis.
    pub basis: String,
    /// The article of the GDPR.
    pub gdpr_article: String,
    /// The article of the KVKK.
    pub kvkk_article: String,
    /// Whether it concerns special categories.
    pub special: bool,
    /// Which kinds of data.
    pub categories: Vec<String>,
    /// Who is handed them.
    pub recipients: Vec<HandedTo>,
    /// For how long they are kept, one sentence.
    pub retention: String,
    /// Whether people consent to it, and so may withdraw it.
    #[serde(default)]
    pub consent: bool,
    /// After how many months a consent expires; 0 where it does not.
    pub valid_months: u32,
    /// Which legitimate interest is pursued; empty on another basis.
    #[serde(default)]
    pub interest: String,
}

/// Who is handed the data of a purpose.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct HandedTo {
    /// Their name.
    pub name: String,
    /// Their country's name.
    pub country: String,
    /// What they do.
    pub kind: String,
}

/// Somebody outside who is handed data.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Recipient {
    /// Their name.
    pub name: String,
    /// What they do.
    pub kind: String,
    /// Their country, ISO 3166.
    pub country: String,
    /// Its name.
    pub country_name: String,
    /// How they are reached.
    pub contact: String,
    /// For which purposes, by title.
    pub purposes: Vec<String>,
    /// Whether they process on the operator's behalf.
    pub sub_processor: bool,
    /// On what a transfer abroad rests.
    pub transfer: String,
}

/// One row of the table of periods.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Retention {
    /// What is kept.
    pub category: String,
    /// For which purpose.
    pub purpose: String,
    /// For how long.
    pub period: String,
    /// From when it counts.
    pub start: String,
    /// Why.
    pub basis: String,
}

/// What protects the data.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Measure {
    /// Its name, which does not change with the language.
    pub id: String,
    /// `technical`, `organisational` or `destruction`.
    pub kind: String,
    /// Its heading.
    pub title: String,
    /// What is done.
    pub text: String,
}

/// Where data is recorded.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Medium {
    /// What it is.
    pub name: String,
    /// What stands on it.
    pub text: String,
}

/// Who works with the data.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Role {
    /// Its name.
    pub name: String,
    /// What the role is there for.
    pub tasks: String,
    /// How many people have it.
    pub members_count: u64,
}

/// A change of the rules.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Changed {
    /// When.
    pub at: String,
    /// What was changed.
    pub text: String,
}

/// A kind of data.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct DataCategory {
    /// Its name.
    pub title: String,
    /// Whether it is a special category.
    pub special: bool,
    /// What is meant.
    pub examples: String,
}

/// What people may ask for.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Right {
    /// Its name.
    pub name: String,
    /// What it gives them.
    pub text: String,
    /// The article of the GDPR.
    pub gdpr_article: String,
    /// The article of the KVKK.
    pub kvkk_article: String,
}

/// How many agreed to what.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Consents {
    /// By purpose.
    pub by_purpose: Vec<ConsentCount>,
    /// All of them.
    pub total: u64,
}

/// So many people; in words where so few that they could be told.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Count {
    /// So many.
    Exactly(u64),
    /// Fewer than are counted out.
    Words(String),
}

impl Default for Count {
    fn default() -> Self {
        Self::Exactly(0)
    }
}

/// Consents of one purpose, by state.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the fields are the states of a consent")]
pub struct ConsentCount {
    pub purpose: String,
    pub given: Count,
    pub refused: Count,
    pub withdrawn: Count,
    pub expired: Count,
    pub stale: Count,
}

/// The agreement on processing.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Agreement {
    /// Its number.
    pub number: String,
    /// Days between naming a new sub-processor and its first work.
    pub notice_days: u32,
    /// The version of its annexes.
    pub annex_version: String,
    /// Who has signed; empty before.
    pub signed: Vec<Signature>,
}

/// A signature that was given online.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Signature {
    /// For whom.
    pub party: String,
    /// By whom.
    pub name: String,
    /// As what.
    pub role: String,
    /// How it was confirmed.
    pub method: String,
    /// When.
    pub at: String,
    /// Where the ledger proves it.
    pub proof: String,
}

/// A breach, as its notification tells it.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the fields are those of GDPR art. 33(3) and of the form of KVKK Board decision 2019/10")]
pub struct Breach {
    pub title: String,
    pub reference: String,
    pub aware_at: String,
    #[serde(default)]
    pub detected_at: String,
    pub started_at: String,
    pub ended_at: String,
    pub detected_how: String,
    pub nature: String,
    pub effect: Vec<String>,
    pub source: String,
    pub categories: Vec<String>,
    pub special_categories: Vec<String>,
    pub persons: String,
    pub records: String,
    pub groups: Vec<String>,
    pub consequences: String,
    pub consequences_organisation: String,
    pub measures_before: String,
    pub measures_after: String,
    pub people_told: String,
    pub delay_reason: String,
    pub contact: String,
    pub preparer: String,
    pub tracks: Vec<Track>,
    pub other_authorities: String,
    pub training: String,
    pub foreign_authorities: String,
    pub advice: String,
    /// The controller as this notification names it; empty where it is the organisation as it stands.
    #[serde(default)]
    pub controller: String,
    #[serde(default)]
    pub attachments: String,
    #[serde(default)]
    pub risk: String,
    /// Why no risk is likely (GDPR art. 33(1)).
    #[serde(default)]
    pub risk_reason: String,
    /// Why people are not told one by one (GDPR art. 34(3)), and why that applies.
    #[serde(default)]
    pub exception: String,
    #[serde(default)]
    pub exception_reason: String,
}

/// What one law asks for after a breach.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Track {
    /// `gdpr` or `kvkk`.
    pub regime: String,
    /// Who is to be told.
    pub to: String,
    /// By when.
    pub due: String,
    /// Whether they must be told.
    pub required: bool,
    /// Where it stands.
    pub state: String,
    /// Why it is late, or why nobody must be told.
    pub reason: String,
    /// What was sent.
    pub notifications: Vec<Notification>,
}

/// A notification that was sent.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Notification {
    /// When.
    pub at: String,
    /// The first, a later or the last one.
    pub phase: String,
    /// By which way; empty where nobody noted it.
    #[serde(default)]
    pub channel: String,
    /// How many people, in words; empty where nobody noted it.
    #[serde(default)]
    pub persons: String,
    /// The authority's reference.
    pub reference: String,
}

/// Everything about one person.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Subject {
    /// Their id.
    pub id: String,
    /// Where what is known comes from.
    pub source: String,
    /// What they told about themselves.
    pub contact: Vec<Field>,
    /// What was said.
    pub conversations: Vec<Conversation>,
    /// What members noted about them.
    pub notes: Vec<Note>,
    /// What members call their conversations.
    pub tags: Vec<String>,
    /// When members said that they are the same person as somebody else.
    pub links: Vec<String>,
    /// Since when they are restricted; empty where they are not.
    pub restricted: String,
    /// Legal holds on what is theirs.
    pub holds: Vec<Hold>,
    /// What they decided.
    pub consents: Vec<Decided>,
    /// What they asked for.
    pub requests: Vec<Asked>,
    /// Who has read it.
    pub readers: Vec<Reader>,
    /// Who was handed it.
    pub recipients: Vec<String>,
    /// Until when it is kept.
    pub kept_until: String,
}

/// A field of a contact.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the fields say what they are")]
pub struct Field {
    pub field: String,
    pub purpose: String,
    pub value: String,
    pub at: String,
}

/// A conversation.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Conversation {
    /// Its id.
    pub id: String,
    /// When it began.
    pub started_at: String,
    /// What was said.
    pub messages: Vec<Message>,
}

/// A message.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the fields say what they are")]
pub struct Message {
    pub from: String,
    pub at: String,
    pub text: String,
}

/// A note that a member wrote.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the fields say what they are")]
pub struct Note {
    pub role: String,
    pub at: String,
    pub text: String,
}

/// A legal hold.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Hold {
    /// For which purpose; empty for everything that was readable when it was placed.
    pub purpose: String,
    /// Since when.
    pub since: String,
    /// Until when.
    pub until: String,
}

/// A decision of a person about a purpose.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Decided {
    /// About which purpose.
    pub purpose: String,
    /// Where it stands.
    pub state: String,
    /// On which basis.
    pub basis: String,
    /// When it was decided.
    pub at: String,
    /// The version of the notice.
    pub notice: String,
    /// The version of the wording.
    pub wording: String,
}

/// A request of a person.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the fields say what they are")]
pub struct Asked {
    pub kind: String,
    pub received_at: String,
    pub due: String,
    pub state: String,
}

/// Who has read what a person said.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Reader {
    /// In which role.
    pub role: String,
    /// When.
    pub at: String,
}
