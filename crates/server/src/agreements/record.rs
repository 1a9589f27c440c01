//! Decides how signatures are told: in words of the agreement's language, each with the proof that it stands in the ledger.

use super::Known;
use crate::app::App;
use crate::problem::Problem;
use crate::receipt::Receipt;
use ::documents::facts::Signature;
use ::documents::{Record, Signed};
use domain::agreement::{Method, Party};
use domain::id::{AgreementId, OrganisationId};
use domain::notice::hex;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use locale::{Key, Locale, date, messages, text};
use store::reads::SignatureRow;

/// Where the name of whoever signed is sealed, for the server key.
pub(super) const NAME_PLACE: &str = "agreement_signature.name";

/// The name of whoever signed, as it was then.
pub(crate) fn name(app: &App, agreement: AgreementId, row: &SignatureRow) -> String {
    let opened = app.server_key().open(NAME_PLACE, agreement.0, &row.name).ok();
    opened.and_then(|name| String::from_utf8(name.expose().clone()).ok()).unwrap_or_default()
}

/// That a signature stands in the ledger: proven in the tree right after it, so the proof is the same whenever it is asked for.
pub(crate) async fn proof(app: &App, organisation: OrganisationId, row: &SignatureRow) -> Result<Receipt, Problem> {
    app.receipt_then(organisation, row.position).await
}

/// Both signatures, as the signed file tells them.
pub(super) async fn of(app: &App, organisation: OrganisationId, known: &Known) -> Result<Record, Problem> {
    let (locale, id) = (known.agreement.locale, known.agreement.id);
    let mut signed = Vec::with_capacity(known.signatures.len());
    for row in &known.signatures {
        let receipt = proof(app, organisation, row).await?;
        let (party, role) = match row.party {
            Party::Organisation => (Key::DocumentController, Key::ConsoleMembersRoleOwner),
            Party::Operator => (Key::DocumentProcessor, Key::DocumentRecordOperator),
        };
        let signature = Signature {
            party: text(locale, party).to_owned(),
            name: name(app, id, row),
            role: text(locale, role).to_owned(),
            method: text(locale, method(row.method)).to_owned(),
            at: moment(locale, row.at),
            proof: messages::console_agreement_position(locale, &row.position.to_string()),
        };
        signed.push(Signed { signature, entry: receipt.ledger.entry, salt: receipt.ledger.salt, proof: receipt.ledger.proof });
    }
    Ok(Record { document: hex(&known.agreement.document), signed })
}

/// What a way to confirm is called.
pub(crate) fn method(method: Method) -> Key {
    match method {
        Method::TwoStep => Key::ConsoleAgreementMethodTwoStep,
        Method::OperatorCode => Key::ConsoleAgreementMethodOperatorCode,
    }
}

/// A moment in a contract stands in UTC: it says nothing about where somebody was.
fn moment(locale: Locale, at: Timestamp) -> String {
    format!("{} UTC", date::date_time(locale, &at.to_zoned(TimeZone::UTC)))
}
