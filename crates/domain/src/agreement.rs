//! Agreements on processing: how one is drafted, signed by both parties, and replaced; and what an objection to a sub-processor does.
//!
//! GDPR art. 28(3) wants a contract, art. 28(9) lets it be in electronic form, art. 28(2) gives the controller the opportunity to object
//! to a new sub-processor. The document is made once, when it is drafted; whoever signs, signs those bytes by their SHA-256.

use crate::act::{Act, Entry};
use crate::decision::{self, Decision, Recorded};
use crate::id::{AgreementId, MemberId, ObjectionId, RecipientId, SubProcessorId, SubjectId};
use crate::notice::{Version, hex};
use crate::permission::Permission;
use crate::principal::{Actor, Member};
use crate::refusal::Refusal;
use crate::signing_in::SecondStep;
use crate::sub_processor::Notice;
use jiff::Timestamp;
use locale::Locale;

/// The longest reason of an objection, in characters.
pub const REASON_CHARS_MAX: usize = 1_000;
/// The longest name of whoever signs for the operator, in characters.
pub const NAME_CHARS_MAX: usize = 120;

/// Where an agreement stands. It only ever goes forward, from one line to the next or to the last.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum State {
    /// Made, and signed by nobody.
    Draft,
    /// Signed by the organisation, and waiting for the operator.
    SignedByOrganisation,
    /// Signed by both: in force.
    SignedByBoth,
    /// Another one took its place.
    Superseded,
}

impl State {
    /// Every state.
    pub const ALL: [Self; 4] = [Self::Draft, Self::SignedByOrganisation, Self::SignedByBoth, Self::Superseded];

    /// The name that tables and the API use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::SignedByOrganisation => "signed-by-organisation",
            Self::SignedByBoth => "signed-by-both",
            Self::Superseded => "superseded",
        }
    }

    /// The state of this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == name)
    }

    /// Whether somebody is still to sign.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Draft | Self::SignedByOrganisation)
    }
}

/// A party to an agreement.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Party {
    /// The controller.
    Organisation,
    /// The processor.
    Operator,
}

impl Party {
    /// Both, in the order in which they sign.
    pub const ALL: [Self; 2] = [Self::Organisation, Self::Operator];

    /// The name that tables and the API use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Organisation => "organisation",
            Self::Operator => "operator",
        }
    }

    /// The party of this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|party| party.as_str() == name)
    }
}

/// How it was confirmed who signs, in the very request that signs.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Method {
    /// The password, and a code of the second step.
    TwoStep,
    /// The operator's code, which only who holds the server key can make.
    OperatorCode,
}

impl Method {
    /// Every method.
    pub const ALL: [Self; 2] = [Self::TwoStep, Self::OperatorCode];

    /// The name that tables, the API and the ledger use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::TwoStep => "password+code",
            Self::OperatorCode => "operator-code",
        }
    }

    /// The method of this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|method| method.as_str() == name)
    }
}

/// An agreement as the transaction finds it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Agreement {
    /// Which.
    pub id: AgreementId,
    /// Its number: the organisation's first is 1.
    pub number: u32,
    /// Where it stands.
    pub state: State,
    /// The SHA-256 of the file that is signed.
    pub document: Version,
    /// Which list of sub-processors stands in it.
    pub annex_version: String,
    /// Days between telling of a new sub-processor and its first work.
    pub notice_days: u32,
    /// In which language it is.
    pub locale: Locale,
    /// When it was drafted.
    pub drafted_at: Timestamp,
    /// When another one took its place.
    pub ended_at: Option<Timestamp>,
}

/// An agreement as it is to be kept.
#[derive(Clone, Debug)]
pub struct Draft {
    /// Which.
    pub id: AgreementId,
    /// Its number, which stands in the document.
    pub number: u32,
    /// The SHA-256 of the file.
    pub document: Version,
    /// The SHA-256 of the web page that says the same.
    pub page: Version,
    /// Which list of sub-processors stands in it.
    pub annex_version: String,
    /// Days between telling of a new sub-processor and its first work.
    pub notice_days: u32,
    /// In which language it is.
    pub locale: Locale,
    /// What it does not say of its parties: [`unsaid`].
    pub unsaid: Vec<&'static str>,
    /// The bytes.
    pub papers: Papers,
}

/// The bytes of an agreement, each sealed to the server key: they name people.
#[derive(Clone, Debug)]
pub struct Papers {
    /// The web page.
    pub page: Vec<u8>,
    /// The file that is signed.
    pub file: Vec<u8>,
    /// What both were made from, to which the signatures are added.
    pub source: Vec<u8>,
}

/// What a draft is judged by, as the transaction read it.
#[derive(Clone, Debug, Default)]
pub struct Before {
    /// The one that is still to be signed.
    pub open: Option<Agreement>,
    /// The highest number that was given; 0 before the first.
    pub last_number: u32,
}

/// What was signed: the text that was shown, and the one that is stored.
#[derive(Clone, Debug)]
pub struct Read {
    /// The SHA-256 of what was shown.
    pub shown: Version,
    /// The SHA-256 of the stored bytes, computed anew.
    pub stored: Version,
    /// What the stored text does not say of its parties: [`unsaid`].
    pub unsaid: Vec<&'static str>,
}

/// Who a party is, as Annex I names it. What was not said is empty.
#[derive(Clone, Copy, Debug)]
pub struct Named<'a> {
    /// The name under which it is registered.
    pub legal_name: &'a str,
    /// Where it is, as a letter is addressed.
    pub address: &'a str,
    /// In which country.
    pub country: &'a str,
    /// Where it is reached.
    pub email: &'a str,
}

/// What Annex I needs of both parties and does not say (GDPR art. 28(3); 2021/915, annex I), by party and field. A contract in which a
/// party is left open binds nobody.
pub fn unsaid(organisation: Named<'_>, operator: Named<'_>) -> Vec<&'static str> {
    let fields = [
        ("organisation.legal_name", organisation.legal_name),
        ("organisation.address", organisation.address),
        ("organisation.country", organisation.country),
        ("organisation.email", organisation.email),
        ("operator.legal_name", operator.legal_name),
        ("operator.address", operator.address),
        ("operator.country", operator.country),
        ("operator.email", operator.email),
    ];
    fields.into_iter().filter(|(_, said)| said.trim().is_empty()).map(|(field, _)| field).collect()
}

/// How the member who signs was confirmed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Confirmed {
    /// By the password alone: no second step is set up.
    PasswordAlone,
    /// By the password and this second step, which it uses up.
    TwoStep(SecondStep),
}

/// What may be written. Only this file makes one: every variant is `#[non_exhaustive]`.
#[derive(Debug)]
#[expect(missing_docs, reason = "the variants say what is written; their fields are the columns, described in the inventory")]
pub enum Change {
    /// One is made.
    #[non_exhaustive]
    Drafted { draft: Draft, by: Actor, at: Timestamp },
    /// The organisation signs.
    #[non_exhaustive]
    Signed { agreement: AgreementId, document: Version, member: MemberId, method: Method, step: SecondStep, name: Vec<u8>, at: Timestamp },
    /// The operator signs.
    #[non_exhaustive]
    Countersigned { agreement: AgreementId, document: Version, method: Method, name: Vec<u8>, at: Timestamp },
    /// Another one takes its place; `None` where its list of sub-processors is true no longer.
    #[non_exhaustive]
    Superseded { agreement: AgreementId, successor: Option<AgreementId>, by: Actor, at: Timestamp },
    /// The file with both signatures is kept, as it was made first.
    #[non_exhaustive]
    Filed { agreement: AgreementId, sealed: Vec<u8> },
    /// The organisation objects to a sub-processor.
    #[non_exhaustive]
    Objected {
        objection: ObjectionId,
        agreement: AgreementId,
        sub_processor: SubProcessorId,
        recipient: RecipientId,
        reason: Vec<u8>,
        member: MemberId,
        at: Timestamp,
    },
    /// It takes that back.
    #[non_exhaustive]
    ObjectionWithdrawn { sub_processor: SubProcessorId, recipient: RecipientId, member: MemberId, at: Timestamp },
}

/// Why [`file`] leaves no entry.
pub(crate) const FILED: &str = "the signed copy follows from the agreement and its signatures";

/// Drafts an agreement. One is open at a time: what nobody, or only one party, has signed gives way.
///
/// # Refuses
/// [`Refusal::NotPermitted`] where the member may not; [`Refusal::PartyUnsaid`] where it does not say who its parties are;
/// [`Refusal::Conflict`] where the number that stands in the document was given to another one in the meantime.
pub fn draft(by: &Member, draft: Draft, before: &Before, at: Timestamp) -> Result<Vec<Decision>, Refusal> {
    by.may(Permission::AgreementsSign)?;
    parties_said(&draft.unsaid)?;
    made(draft, before, Actor::Member(by.member), at)
}

/// Drafts the next agreement of an organisation whose agreement is in force, because the sub-processors have changed. Where a party has
/// become unsaid since, the notice is given all the same; signing waits until it is said and drafted anew.
///
/// # Refuses
/// [`Refusal::Conflict`] as [`draft`].
pub fn renew(draft: Draft, before: &Before, at: Timestamp) -> Result<Vec<Decision>, Refusal> {
    made(draft, before, Actor::Operator, at)
}

fn parties_said(unsaid: &[&'static str]) -> Result<(), Refusal> {
    if unsaid.is_empty() { Ok(()) } else { Err(Refusal::PartyUnsaid { fields: unsaid.to_vec() }) }
}

fn made(draft: Draft, before: &Before, by: Actor, at: Timestamp) -> Result<Vec<Decision>, Refusal> {
    if draft.number != before.last_number + 1 {
        return Err(Refusal::Conflict);
    }
    let gives_way = before.open.as_ref().map(|open| superseded(open.id, Some(draft.id), by, at));
    Ok(gives_way.into_iter().chain([Decision::Agreement(Change::Drafted { draft, by, at })]).collect())
}

/// Ends an agreement that is still to be signed and whose list of sub-processors is true no longer.
///
/// # Refuses
/// [`Refusal::Conflict`] where nobody is to sign it any more.
pub fn outdate(open: &Agreement, at: Timestamp) -> Result<Decision, Refusal> {
    if !open.state.is_open() {
        return Err(Refusal::Conflict);
    }
    Ok(superseded(open.id, None, Actor::Operator, at))
}

fn superseded(agreement: AgreementId, successor: Option<AgreementId>, by: Actor, at: Timestamp) -> Decision {
    Decision::Agreement(Change::Superseded { agreement, successor, by, at })
}

/// Signs for the organisation. `name` is the member's, sealed.
///
/// # Refuses
/// [`Refusal::NotPermitted`] where the member may not; [`Refusal::SecondStepNeeded`] where only a password confirms who they are;
/// [`Refusal::Conflict`] where it is no draft (any more); [`Refusal::AgreementChanged`] where another text was shown than is stored;
/// [`Refusal::PartyUnsaid`] where that does not say who its parties are.
pub fn sign(
    by: &Member,
    agreement: &Agreement,
    read: &Read,
    confirmed: Confirmed,
    name: Vec<u8>,
    at: Timestamp,
) -> Result<Decision, Refusal> {
    by.may(Permission::AgreementsSign)?;
    let (method, step) = match confirmed {
        Confirmed::PasswordAlone => return Err(Refusal::SecondStepNeeded),
        Confirmed::TwoStep(step) => (Method::TwoStep, step),
    };
    signable(agreement, State::Draft, read)?;
    let (id, document) = (agreement.id, agreement.document);
    Ok(Decision::Agreement(Change::Signed { agreement: id, document, member: by.member, method, step, name, at }))
}

/// Signs for the operator: from then on it is in force, in the place of the one before. `name` is whose hand it is, sealed.
///
/// # Refuses
/// [`Refusal::Conflict`] where the organisation has not signed it, or another took its place; [`Refusal::AgreementChanged`] where another
/// text was shown than is stored; [`Refusal::PartyUnsaid`] where that does not say who its parties are.
pub fn countersign(
    agreement: &Agreement,
    in_force: Option<&Agreement>,
    read: &Read,
    name: Vec<u8>,
    at: Timestamp,
) -> Result<Vec<Decision>, Refusal> {
    signable(agreement, State::SignedByOrganisation, read)?;
    let (id, document) = (agreement.id, agreement.document);
    let gives_way = in_force.map(|before| superseded(before.id, Some(id), Actor::Operator, at));
    let method = Method::OperatorCode;
    let signed = Decision::Agreement(Change::Countersigned { agreement: id, document, method, name, at });
    Ok([signed].into_iter().chain(gives_way).collect())
}

fn signable(agreement: &Agreement, wanted: State, read: &Read) -> Result<(), Refusal> {
    if agreement.state != wanted {
        return Err(Refusal::Conflict);
    }
    if read.shown != agreement.document || read.stored != agreement.document {
        return Err(Refusal::AgreementChanged);
    }
    parties_said(&read.unsaid)
}

/// Keeps the file with both signatures.
///
/// # Refuses
/// [`Refusal::Conflict`] where not both have signed.
pub fn file(agreement: &Agreement, signatures: usize, sealed: Vec<u8>) -> Result<Decision, Refusal> {
    if agreement.state.is_open() || signatures < Party::ALL.len() {
        return Err(Refusal::Conflict);
    }
    Ok(Decision::Agreement(Change::Filed { agreement: agreement.id, sealed }))
}

/// Objects to a sub-processor while its notice runs: nothing goes to it, also after the notice, until that is resolved. `reason` is
/// sealed.
///
/// # Refuses
/// [`Refusal::NotPermitted`] where the member may not; [`Refusal::Conflict`] where the agreement is not in force, the notice is over or
/// an objection stands.
pub fn object(
    by: &Member,
    agreement: &Agreement,
    notice: &Notice,
    objection: ObjectionId,
    reason: Vec<u8>,
    at: Timestamp,
) -> Result<Decision, Refusal> {
    by.may(Permission::AgreementsSign)?;
    if agreement.state != State::SignedByBoth || !notice.runs(at) || notice.objected_at.is_some() {
        return Err(Refusal::Conflict);
    }
    Ok(Decision::Agreement(Change::Objected {
        objection,
        agreement: agreement.id,
        sub_processor: notice.sub_processor,
        recipient: notice.recipient,
        reason,
        member: by.member,
        at,
    }))
}

/// Takes an objection back; what is left of the notice goes on running.
///
/// # Refuses
/// [`Refusal::NotPermitted`] where the member may not; [`Refusal::Conflict`] where none stands.
pub fn withdraw_objection(by: &Member, notice: &Notice, at: Timestamp) -> Result<Decision, Refusal> {
    by.may(Permission::AgreementsSign)?;
    if notice.objected_at.is_none() || notice.ended_at.is_some() {
        return Err(Refusal::Conflict);
    }
    let Notice { sub_processor, recipient, .. } = *notice;
    Ok(Decision::Agreement(Change::ObjectionWithdrawn { sub_processor, recipient, member: by.member, at }))
}

/// A reason as it is kept: trimmed; `None` where it is empty, too long, or holds what is no text.
pub fn proper_reason(reason: &str) -> Option<&str> {
    let reason = reason.trim();
    let plain = !reason.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r'));
    (plain && !reason.is_empty() && reason.chars().count() <= REASON_CHARS_MAX).then_some(reason)
}

/// The name of whoever signs for the operator, trimmed; `None` where it is none.
pub fn proper_name(name: &str) -> Option<&str> {
    let name = name.trim();
    (!name.is_empty() && name.chars().count() <= NAME_CHARS_MAX && !name.chars().any(char::is_control)).then_some(name)
}

impl decision::Change for Change {
    fn recorded(&self) -> Recorded {
        let entry = |act, by, agreement: &AgreementId, at: &Timestamp| Entry::new(act, *at, by).with("agreement", agreement);
        Recorded::Act(match self {
            Self::Drafted { draft, by, at } => entry(Act::AgreementDrafted, *by, &draft.id, at)
                .with("number", draft.number)
                .with("document", hex(&draft.document))
                .with("page", hex(&draft.page))
                .with("annex", &draft.annex_version)
                .with("notice_days", draft.notice_days)
                .with("locale", draft.locale.code()),
            Self::Signed { agreement, document, member, method, at, .. } => {
                entry(Act::AgreementSigned, Actor::Member(*member), agreement, at)
                    .with("document", hex(document))
                    .with("method", method.as_str())
            }
            Self::Countersigned { agreement, document, method, at, .. } => {
                entry(Act::AgreementCountersigned, Actor::Operator, agreement, at)
                    .with("document", hex(document))
                    .with("method", method.as_str())
            }
            Self::Superseded { agreement, successor, by, at } => entry(Act::AgreementSuperseded, *by, agreement, at)
                .with("successor", successor.map_or_else(|| "none".to_owned(), |successor| successor.to_string())),
            Self::Filed { .. } => return Recorded::Exempt(FILED),
            Self::Objected { agreement, sub_processor, recipient, member, at, .. } => {
                entry(Act::AgreementObjected, Actor::Member(*member), agreement, at)
                    .with("sub_processor", sub_processor)
                    .with("recipient", recipient)
            }
            Self::ObjectionWithdrawn { sub_processor, recipient, member, at } => {
                Entry::new(Act::AgreementObjectionWithdrawn, *at, Actor::Member(*member))
                    .with("sub_processor", sub_processor)
                    .with("recipient", recipient)
            }
        })
    }

    fn subject(&self) -> Option<SubjectId> {
        None
    }
}

#[cfg(test)]
mod tests;
