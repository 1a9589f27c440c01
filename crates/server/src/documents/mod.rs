//! Documents: made from the rows and rules that the engine runs on, as a web page or a PDF.
//!
//! Making one is no act: it shows what the organisation set itself, and no subject's data. The one that does, the access report, is
//! made within the act that shows the subject their data.
#![expect(unused_qualifications, reason = "utoipa names a parameter's type with its path")]

pub(crate) mod access;
mod breach;
mod facts;
mod periods;

pub(crate) use facts::{gather, runs_itself};

use crate::app::App;
use crate::auth::SignedIn;
use crate::house_time::HouseTime;
use crate::members::breaches;
use crate::problem::Problem;
use crate::visit::pages::set_policy;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use breach::Teller;
use documents::{Facts, Fault, Format, Name, Order};
use domain::id::OrganisationId;
use domain::permission::Permission;
use locale::Locale;
use serde::Deserialize;
use std::sync::LazyLock;
use utoipa::IntoParams;

/// In which language and form.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Wanted {
    /// `de`, `en`, `pl`, `ru` or `tr`; without it the language that the organisation chose for itself.
    pub(crate) locale: Option<String>,
    /// `html` (as without it) or `pdf`.
    pub(crate) format: Option<String>,
    /// The breach that `breach-report` tells; without it the form that lies ready, not filled in.
    pub(crate) breach: Option<String>,
}

/// What a document that is a page may load: the style that stands in it, and nothing else.
static POLICY: LazyLock<String> = LazyLock::new(|| {
    let hash = STANDARD.encode(seal::sha256(documents::STYLE.as_bytes()));
    format!("default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox")
});

/// Makes a document.
#[utoipa::path(operation_id = "document_make", get, path = "/api/v1/documents/{name}", tag = "privacy", params(
    ("name" = String, Path, description = "`privacy-passage`, `processing-record`, `verbis`, `destruction-policy`, `processing-agreement`, \
     `breach-report` or `consent-overview`"), Wanted), responses(
    (status = 200, content((String = "text/html"), (Vec<u8> = "application/pdf"))), (status = 404), (status = 422)))]
pub(crate) async fn show(
    State(app): State<App>,
    who: SignedIn,
    Path(name): Path<String>,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Problem> {
    who.member.may(Permission::PrivacyRead)?;
    let (name, locale, format) = (listed(&name)?, wanted_locale(&wanted)?, wanted_format(&wanted)?);
    let (order, facts) = prepare(&app, &who, name, locale, wanted.breach.as_deref()).await?;
    let bytes = make(&app, order, facts, format).await?;
    Ok(answer(order, format, bytes))
}

/// The document of this name, as far as it is about the organisation and not about one person.
pub(crate) fn listed(name: &str) -> Result<Name, Problem> {
    Name::parse(name).filter(|name| *name != Name::AccessReport).ok_or_else(Problem::not_found)
}

/// The language that was named, by its code alone: a document is not made in a language that nobody named.
pub(crate) fn wanted_locale(wanted: &Wanted) -> Result<Option<Locale>, Problem> {
    let known = |tag: &String| Locale::ALL.into_iter().find(|locale| locale.code() == tag).ok_or_else(Problem::invalid_body);
    wanted.locale.as_ref().map(known).transpose()
}

/// The form that was named.
pub(crate) fn wanted_format(wanted: &Wanted) -> Result<Format, Problem> {
    wanted.format.as_deref().map_or(Some(Format::Html), Format::parse).ok_or_else(Problem::invalid_body)
}

/// What a document is made of today that speaks of no breach, whoever asks for it.
pub(crate) async fn of_house(
    app: &App,
    organisation: OrganisationId,
    name: Name,
    locale: Option<Locale>,
) -> Result<(Order, Facts, HouseTime), Problem> {
    let card = app.read(move |r| r.organisation(organisation)).await?.ok_or_else(Problem::not_found)?;
    let locale = locale.unwrap_or(card.default_language());
    let house = HouseTime::of(card.region, app.now());
    let order = Order { name, locale, made_on: house.today };
    let mut facts = gather(app, organisation, locale, &house).await?;
    if name == Name::ProcessingAgreement {
        facts::agreement(app, organisation, order, &mut facts).await?;
    }
    Ok((order, facts, house))
}

/// What a document is made of, today.
pub(crate) async fn prepare(
    app: &App,
    who: &SignedIn,
    name: Name,
    locale: Option<Locale>,
    breach: Option<&str>,
) -> Result<(Order, Facts), Problem> {
    let (order, mut facts, house) = of_house(app, who.member.organisation, name, locale).await?;
    let locale = order.locale;
    match (name, breach) {
        (Name::BreachReport, Some(breach)) => {
            let known = breaches::known(app, who, breaches::id(breach)?).await?;
            if known.sealed {
                // A report in which every word is missing would be taken for the whole.
                return Err(Problem::sealed());
            }
            let reasons = breaches::reasons(app, who, &known).await?;
            // A breach may be under more laws than the country: a controller abroad notifies the Board, too.
            facts.laws = periods::names(&known.breach.form.regimes);
            let teller = Teller { locale, zone: &house.zone, contact: &facts.organisation.privacy_contact };
            facts.breach = Some(teller.facts(&known, &reasons, house.at));
        }
        // The form as it lies ready: in the hour of a breach nobody looks for one.
        (Name::BreachReport, None) => facts.breach = Some(documents::facts::Breach::default()),
        _ => {}
    }
    Ok((order, facts))
}

/// Makes a document, away from the threads that serve.
pub(crate) async fn make(app: &App, order: Order, facts: Facts, format: Format) -> Result<Vec<u8>, Problem> {
    let own = app.clone();
    app.blocking(move || documents::render(&own.settings().texts, order, &facts, format)).await?.map_err(|fault| told(&fault))
}

/// Makes the body of a document, to stand in a page.
pub(crate) async fn passage(app: &App, order: Order, facts: Facts) -> Result<String, Problem> {
    let own = app.clone();
    app.blocking(move || documents::passage(&own.settings().texts, order, &facts)).await?.map_err(|fault| told(&fault))
}

/// A text that cannot be filled is ours to mend: it was tried when the server started. The fault names words of the text, no facts.
pub(crate) fn told(fault: &Fault) -> Problem {
    tracing::error!(%fault, "a document could not be made");
    Problem::internal()
}

/// A document on its way out: never kept on the way, and with nothing that a page could load.
pub(crate) fn answer(order: Order, format: Format, bytes: Vec<u8>) -> Response {
    let mut response = paper(order.locale, format, bytes);
    let how = if format == Format::Pdf { "attachment" } else { "inline" };
    let file = format!("{how}; filename=\"{}.{}.{}\"", order.name.as_str(), order.locale.code(), format.as_str());
    if let Ok(file) = HeaderValue::from_str(&file) {
        response.headers_mut().insert(header::CONTENT_DISPOSITION, file);
    }
    response
}

/// The same without a name to save it under.
pub(crate) fn paper(locale: Locale, format: Format, bytes: Vec<u8>) -> Response {
    let mut response = ([(header::CONTENT_TYPE, format.media_type())], bytes).into_response();
    set_policy(&mut response, &POLICY, "no-referrer");
    let headers = response.headers_mut();
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(locale.code()));
    response
}
