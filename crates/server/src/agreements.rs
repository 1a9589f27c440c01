//! Agreements on processing: how one is made of the rows of today, and how its bytes are sealed, read again and signed.
//!
//! The file is made once, when the agreement is drafted. What is signed is its SHA-256; the file with both signatures is made once more,
//! right after the second one, from what the first was made from, and kept as well. So both parties get the same bytes for good.

pub(crate) mod record;
pub(crate) mod sign;
pub(crate) mod sub_processors;

use crate::app::{App, Operator};
use crate::documents;
use crate::problem::Problem;
use ::documents::facts::{Facts, Identity};
use ::documents::{Format, Kept, Name};
use domain::agreement::{self, Agreement, Draft, Named, Papers, Party};
use domain::id::{AgreementId, OrganisationId};
use domain::principal::Member;
use locale::Locale;
use store::reads::{PapersRow, SignatureRow};

/// Where the bytes are sealed, for the server key.
const PAGE_PLACE: &str = "agreement.page";
const FILE_PLACE: &str = "agreement.file";
const SOURCE_PLACE: &str = "agreement.source";
const SIGNED_PLACE: &str = "agreement.signed";

/// Makes an agreement from the settings of today, in a language; without one in that of the organisation.
pub(crate) async fn draft(app: &App, by: &Member, locale: Option<Locale>) -> Result<Agreement, Problem> {
    let (id, organisation) = (AgreementId(app.id()), by.organisation);
    let made = make(app, organisation, id, locale).await?;
    let (by, at) = (by.clone(), app.now());
    let drafted = app.store().act("agreement.draft", organisation, move |tx| {
        let before = tx.agreements_before()?;
        for decision in agreement::draft(&by, made, &before, at)? {
            tx.apply(&decision)?;
        }
        tx.agreement(id)
    });
    Ok(drafted.await?)
}

/// Makes the bytes of an agreement, and seals them.
async fn make(app: &App, organisation: OrganisationId, id: AgreementId, locale: Option<Locale>) -> Result<Draft, Problem> {
    let (order, mut facts, _) = documents::of_house(app, organisation, Name::ProcessingAgreement, locale).await?;
    let number = next_number(app, organisation).await?;
    let agreement = facts.agreement.get_or_insert_default();
    agreement.number = number.to_string();
    let (annex_version, notice_days) = (agreement.annex_version.clone(), agreement.notice_days);
    let inside = app.clone();
    let unsaid = unsaid(&facts);
    let made = app.blocking(move || {
        let kept = Kept::new(&inside.settings().texts, order, facts);
        Ok((kept.render(None, Format::Html)?, kept.render(None, Format::Pdf)?, kept))
    });
    let (page, file, kept) = made.await?.map_err(|fault| documents::told(&fault))?;
    let source = serde_json::to_vec(&kept).map_err(|_| Problem::internal())?;
    let seal = |place, bytes: &[u8]| app.server_key().seal(place, id.0, bytes, app.entropy().as_ref());
    Ok(Draft {
        id,
        number,
        document: seal::sha256(&file),
        page: seal::sha256(&page),
        annex_version,
        notice_days,
        locale: order.locale,
        unsaid,
        papers: Papers { page: seal(PAGE_PLACE, &page), file: seal(FILE_PLACE, &file), source: seal(SOURCE_PLACE, &source) },
    })
}

/// The number of the next one: of what is made now, and of what is shown before it is made.
pub(crate) async fn next_number(app: &App, organisation: OrganisationId) -> Result<u32, Problem> {
    let last = app.read(move |r| Ok(r.agreements(organisation)?.first().map(|newest| newest.number).unwrap_or_default()));
    Ok(last.await? + 1)
}

/// What an agreement of these facts does not say of its parties.
fn unsaid(facts: &Facts) -> Vec<&'static str> {
    agreement::unsaid(named(&facts.organisation), named(&facts.operator))
}

fn named(said: &Identity) -> Named<'_> {
    Named { legal_name: &said.legal_name, address: &said.address, country: &said.country, email: &said.email }
}

/// What an agreement that is made today would not say of its parties.
pub(crate) async fn unsaid_today(app: &App, organisation: OrganisationId) -> Result<Vec<&'static str>, Problem> {
    let (_, facts, _) = documents::of_house(app, organisation, Name::ProcessingAgreement, None).await?;
    Ok(unsaid(&facts))
}

/// What it would not say of the operator.
pub(crate) fn unsaid_of_operator(app: &App) -> Vec<&'static str> {
    let Operator { legal_name, address, country, email, .. } = &app.settings().operator;
    let operator = Named { legal_name, address, country, email };
    // A party that is said: only the other one is looked at.
    agreement::unsaid(operator, operator).into_iter().filter(|field| field.starts_with(Party::Operator.as_str())).collect()
}

/// What one that is made does not say of them.
pub(crate) fn unsaid_in(app: &App, known: &Known) -> Result<Vec<&'static str>, Problem> {
    Ok(unsaid(kept(app, known)?.facts()))
}

/// An agreement of the organisation, with who has signed it.
pub(crate) struct Known {
    pub(crate) agreement: Agreement,
    pub(crate) signatures: Vec<SignatureRow>,
    papers: PapersRow,
}

impl Known {
    /// Whether both have signed it, at whatever time.
    pub(crate) fn is_signed(&self) -> bool {
        self.signatures.len() == Party::ALL.len()
    }
}

/// Finds one.
pub(crate) async fn known(app: &App, organisation: OrganisationId, id: AgreementId) -> Result<Known, Problem> {
    let read = app.read(move |r| {
        let agreement = r.agreements(organisation)?.into_iter().find(|agreement| agreement.id == id);
        Ok((agreement, r.agreement_papers(organisation, id)?, r.agreement_signatures(organisation, id)?))
    });
    let (agreement, papers, signatures) = read.await?;
    let (agreement, papers) = agreement.zip(papers).ok_or_else(Problem::not_found)?;
    Ok(Known { agreement, signatures, papers })
}

/// What is wanted of an agreement.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Edition {
    /// As it was signed: without the signatures.
    Plain,
    /// With both signatures, where both have signed.
    Newest,
}

/// The bytes of an agreement.
pub(crate) async fn bytes(
    app: &App,
    organisation: OrganisationId,
    known: &Known,
    edition: Edition,
    format: Format,
) -> Result<Vec<u8>, Problem> {
    let (id, papers) = (known.agreement.id, &known.papers);
    if edition == Edition::Plain || !known.is_signed() {
        return match format {
            Format::Html => open(app, PAGE_PLACE, id, &papers.page),
            Format::Pdf => open(app, FILE_PLACE, id, &papers.file),
        };
    }
    if format == Format::Html {
        let (kept, record) = (kept(app, known)?, record::of(app, organisation, known).await?);
        return app.blocking(move || kept.render(Some(&record), Format::Html)).await?.map_err(|fault| documents::told(&fault));
    }
    if let Some(signed) = &papers.signed {
        return open(app, SIGNED_PLACE, id, signed);
    }
    file(app, organisation, known).await
}

/// What an agreement says, to stand in a page of the console.
pub(crate) async fn passage(app: &App, organisation: OrganisationId, known: &Known) -> Result<String, Problem> {
    let kept = kept(app, known)?;
    let record = if known.is_signed() { Some(record::of(app, organisation, known).await?) } else { None };
    app.blocking(move || kept.passage(record.as_ref())).await?.map_err(|fault| documents::told(&fault))
}

/// Makes the file with both signatures and keeps it. Where somebody else was faster, theirs stays: it is the same.
pub(crate) async fn file(app: &App, organisation: OrganisationId, known: &Known) -> Result<Vec<u8>, Problem> {
    let (id, kept, record) = (known.agreement.id, kept(app, known)?, record::of(app, organisation, known).await?);
    let made = app.blocking(move || kept.render(Some(&record), Format::Pdf)).await?.map_err(|fault| documents::told(&fault))?;
    let sealed = app.server_key().seal(SIGNED_PLACE, id.0, &made, app.entropy().as_ref());
    app.store()
        .act("agreement.file", organisation, move |tx| {
            let (agreement, signatures) = (tx.agreement(id)?, tx.signatures_under(id)?);
            tx.apply(&agreement::file(&agreement, signatures, sealed)?).map(drop)
        })
        .await?;
    let papers = app.read(move |r| r.agreement_papers(organisation, id)).await?.ok_or_else(Problem::not_found)?;
    papers.signed.map_or(Ok(made), |signed| open(app, SIGNED_PLACE, id, &signed))
}

fn kept(app: &App, known: &Known) -> Result<Kept, Problem> {
    let source = open(app, SOURCE_PLACE, known.agreement.id, &known.papers.source)?;
    serde_json::from_slice(&source).map_err(|_| Problem::internal())
}

fn open(app: &App, place: &str, id: AgreementId, sealed: &[u8]) -> Result<Vec<u8>, Problem> {
    let opened = app.server_key().open(place, id.0, sealed).map_err(|_| {
        tracing::error!(agreement = %id, "an agreement does not open: is the server key another one?");
        Problem::internal()
    })?;
    Ok(opened.expose().clone())
}
