//! Texts about requests: what members note of a request, and the reasons that they give. Each has a key of its own, sealed to the pair of
//! those who answer requests and, where the subject is known, to the subject, whose data it is (GDPR art. 12(4), 15).

use crate::app::App;
use crate::bindings;
use crate::members::keys::MemberKeys;
use crate::problem::Problem;
use crate::visit::snapshot::VisitorKeys;
use domain::Purpose;
use domain::id::{OrganisationId, RequestId, RequestTextId, SubjectId};
use domain::request::{SealedText, TextKind};
use seal::{PublicKey, SubjectKey};
use serde::Serialize;
use store::reads::{PurposeKey, RequestTextRow};
use utoipa::ToSchema;

/// The pair to which they are sealed: its holders are those who answer requests.
fn pair() -> Purpose {
    Purpose::privacy()
}

/// A text as its reader may see it.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = RequestText)]
pub(crate) struct Written {
    /// `note`, `extension` or `refusal`.
    pub(crate) kind: &'static str,
    pub(crate) at: String,
    /// Who wrote it; for members.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) member: Option<String>,
    /// `null` where no key of the reader opens it.
    pub(crate) text: Option<String>,
}

/// To whom the texts of one request are sealed.
pub(crate) struct Readers {
    organisation: OrganisationId,
    privacy: PurposeKey,
    subject: Option<(SubjectId, PublicKey)>,
}

impl Readers {
    /// Reads their public keys, and checks the organisation's one against the ledger.
    pub(crate) async fn load(app: &App, organisation: OrganisationId, subject: Option<SubjectId>) -> Result<Self, Problem> {
        let read = app.read(move |r| {
            let keys = r.purpose_keys(organisation)?;
            let public = subject.map(|subject| r.subject_key(organisation, subject)).transpose()?.flatten();
            Ok((keys, public))
        });
        let (keys, public) = read.await?;
        let newest = keys.into_iter().filter(|key| key.purpose == pair()).max_by_key(|key| key.generation);
        // An organisation of before gets its pair with the next sign-in of whoever may hold it.
        let privacy = newest.ok_or_else(Problem::unavailable)?;
        app.check_key(organisation, &privacy).await?;
        let subject = match (subject, public) {
            (Some(subject), Some(bytes)) => Some((subject, PublicKey::from_bytes(&bytes).map_err(|_| Problem::internal())?)),
            _ => None,
        };
        Ok(Self { organisation, privacy, subject })
    }

    /// Seals a text.
    pub(crate) fn seal(&self, app: &App, request: RequestId, kind: TextKind, text: &str) -> Result<SealedText, Problem> {
        let entropy = app.entropy().as_ref();
        let (id, key) = (RequestTextId(app.id()), SubjectKey::make(entropy));
        let (organisation, pair) = (self.organisation, &self.privacy.purpose);
        let public = PublicKey::from_bytes(&self.privacy.public_key).map_err(|_| Problem::internal())?;
        let for_privacy = key.hand_over(&public, &bindings::request_key(organisation, pair, self.privacy.generation, id))?;
        let for_subject = match &self.subject {
            Some((subject, public)) => Some(key.hand_over(public, &bindings::request_key_of_subject(organisation, pair, *subject, id))?),
            None => None,
        };
        let sealed = key.seal(&bindings::request_text(organisation, pair, request, id), text.as_bytes(), entropy);
        Ok(SealedText { id, kind, pair_generation: self.privacy.generation, for_privacy, for_subject, sealed })
    }
}

/// The texts of a request, as far as a member's keys open them.
pub(crate) fn for_member(organisation: OrganisationId, keys: &MemberKeys, request: RequestId, rows: &[RequestTextRow]) -> Vec<Written> {
    let pair = pair();
    let key = |text: &SealedText| {
        let binding = bindings::request_key(organisation, &pair, text.pair_generation, text.id);
        keys.receive(&pair, text.pair_generation, &text.for_privacy, &binding)
    };
    let show = |row: &RequestTextRow| Written {
        kind: row.text.kind.as_str(),
        at: domain::act::rfc3339(row.at),
        member: row.member.map(|member| member.to_string()),
        text: key(&row.text).and_then(|key| open(organisation, &pair, request, &row.text, &key)),
    };
    rows.iter().map(show).collect()
}

/// The texts of a request, as the subject may see them: those that were written while it was known whose they are.
pub(crate) fn for_subject(
    organisation: OrganisationId,
    keys: &VisitorKeys,
    subject: SubjectId,
    request: RequestId,
    rows: &[RequestTextRow],
) -> Vec<Written> {
    let pair = pair();
    let show = |row: &RequestTextRow| {
        let binding = bindings::request_key_of_subject(organisation, &pair, subject, row.text.id);
        let key = keys.receive(row.text.for_subject.as_ref()?, &binding)?;
        let text = open(organisation, &pair, request, &row.text, &key);
        Some(Written { kind: row.text.kind.as_str(), at: domain::act::rfc3339(row.at), member: None, text })
    };
    rows.iter().filter_map(show).collect()
}

fn open(organisation: OrganisationId, pair: &Purpose, request: RequestId, text: &SealedText, key: &SubjectKey) -> Option<String> {
    let plain = key.open(&bindings::request_text(organisation, pair, request, text.id), &text.sealed).ok()?;
    String::from_utf8(plain.expose().clone()).ok()
}
