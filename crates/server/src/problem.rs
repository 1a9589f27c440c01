//! Problems: every error on the wire is a document of RFC 9457, made here, in the reader's language.

use crate::scim;
use axum::body::Body;
use axum::extract::Request;
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use domain::Refusal;
use locale::{Key, Locale};
use serde_json::{Map, Value, json};
use store::{Fault, Stop};

/// An error as the caller sees it.
#[derive(Clone, Debug)]
pub(crate) struct Problem {
    status: StatusCode,
    code: &'static str,
    extra: Map<String, Value>,
    retry_after: Option<u64>,
}

impl Problem {
    pub(crate) fn new(status: StatusCode, code: &'static str) -> Self {
        Self { status, code, extra: Map::new(), retry_after: None }
    }

    pub(crate) fn internal() -> Self {
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, "internal")
    }

    pub(crate) fn unavailable() -> Self {
        Self::new(StatusCode::SERVICE_UNAVAILABLE, "unavailable").after(2)
    }

    pub(crate) fn not_found() -> Self {
        Refusal::NotFound.into()
    }

    pub(crate) fn unauthorised() -> Self {
        Refusal::Unauthorised.into()
    }

    /// No key of the reader opens it, and no consent would change that.
    pub(crate) fn sealed() -> Self {
        Self::new(StatusCode::FORBIDDEN, "sealed")
    }

    pub(crate) fn invalid_body() -> Self {
        Self::new(StatusCode::UNPROCESSABLE_ENTITY, "invalid-body")
    }

    /// Says when to try again, in seconds.
    #[must_use]
    pub(crate) fn after(mut self, seconds: u64) -> Self {
        self.retry_after = Some(seconds);
        self
    }

    /// Adds a member to the document.
    #[must_use]
    pub(crate) fn with(mut self, name: &str, value: Value) -> Self {
        self.extra.insert(name.to_owned(), value);
        self
    }

    /// The stable code.
    pub(crate) fn code(&self) -> &'static str {
        self.code
    }

    /// The field that it names, where it names one.
    pub(crate) fn field(&self) -> Option<&str> {
        self.extra.get("field").and_then(Value::as_str)
    }

    /// What a browser is asked of a passkey that would do as well.
    pub(crate) fn passkey(&self) -> Option<&Value> {
        self.extra.get("passkey")
    }

    /// What reading again found, where that is the problem.
    pub(crate) fn finding(&self) -> Option<&str> {
        self.extra.get("finding").and_then(Value::as_str)
    }

    /// The status, as HTTP says it.
    pub(crate) fn status(&self) -> StatusCode {
        self.status
    }

    /// When to try again, in seconds.
    pub(crate) fn retry_after(&self) -> Option<u64> {
        self.retry_after
    }

    /// The type, as documents and socket frames name it.
    pub(crate) fn type_uri(&self) -> String {
        format!("/problems/{}", self.code)
    }

    /// The title in a language.
    pub(crate) fn title(&self, locale: Locale) -> &'static str {
        self.text(locale, "title")
    }

    /// What to do, in a language.
    pub(crate) fn detail(&self, locale: Locale) -> &'static str {
        self.text(locale, "detail")
    }

    fn text(&self, locale: Locale, part: &str) -> &'static str {
        let key = Key::by_name(&format!("problem-{}-{part}", self.code)).unwrap_or(Key::ProblemInternalTitle);
        locale::text(locale, key)
    }

    fn document(&self, locale: Locale) -> Value {
        let mut document = self.extra.clone();
        document.insert("type".to_owned(), self.type_uri().into());
        document.insert("title".to_owned(), self.title(locale).into());
        document.insert("status".to_owned(), self.status.as_u16().into());
        document.insert("detail".to_owned(), self.detail(locale).into());
        Value::Object(document)
    }

    fn response(&self, locale: Locale) -> Response {
        let mut response = Response::new(Body::from(self.document(locale).to_string()));
        *response.status_mut() = self.status;
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        headers.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(locale.code()));
        if let Some(seconds) = self.retry_after {
            headers.insert(header::RETRY_AFTER, seconds.into());
        }
        if self.status == StatusCode::UNAUTHORIZED {
            headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        response
    }
}

/// Writes problems in the caller's language, and turns what the framework refused by itself into one.
pub(crate) async fn render(request: Request, next: Next) -> Response {
    let locale = reader_locale(&request);
    let written = if scim::error::speaks(request.uri().path()) { scim::error::response } else { Problem::response };
    let response = next.run(request).await;
    if let Some(problem) = response.extensions().get::<Problem>() {
        return written(problem, locale);
    }
    if is_page(&response) {
        return response;
    }
    let code = match response.status() {
        StatusCode::NOT_FOUND => "not-found",
        StatusCode::METHOD_NOT_ALLOWED => "method-not-allowed",
        StatusCode::PAYLOAD_TOO_LARGE => "too-large",
        StatusCode::UNSUPPORTED_MEDIA_TYPE => "media-type",
        StatusCode::REQUEST_TIMEOUT => "request-timeout",
        StatusCode::BAD_REQUEST | StatusCode::UPGRADE_REQUIRED => "bad-json",
        status if status.is_server_error() => "internal",
        _ => return response,
    };
    let allow = response.headers().get(header::ALLOW).cloned();
    let mut document = written(&Problem::new(response.status(), code), locale);
    if let Some(allow) = allow {
        document.headers_mut().insert(header::ALLOW, allow);
    }
    document
}

/// Whether a person reads the answer: the console tells problems on pages of its own.
pub(crate) fn is_page(response: &Response) -> bool {
    response.headers().get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"))
}

pub(crate) fn reader_locale(request: &Request) -> Locale {
    let named = request.headers().get(header::ACCEPT_LANGUAGE).and_then(|v| v.to_str().ok());
    named.and_then(Locale::from_accept_language).unwrap_or(Locale::En)
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        // The body is written by `render`, which knows the reader's language.
        let mut response = Response::new(Body::empty());
        *response.status_mut() = self.status;
        response.extensions_mut().insert(self);
        response
    }
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        let status = match &refusal {
            Refusal::ChoiceUnknown
            | Refusal::FlowRefused { .. }
            | Refusal::InvalidValue { .. }
            | Refusal::PeriodRefused { .. }
            | Refusal::ProviderRefused { .. }
            | Refusal::PurposeRefused { .. }
            | Refusal::RecipientRefused { .. }
            | Refusal::SiteRefused { .. } => StatusCode::UNPROCESSABLE_ENTITY,
            Refusal::AgePending
            | Refusal::AgreementChanged
            | Refusal::BreachOpen { .. }
            | Refusal::Conflict
            | Refusal::ConfirmationNeeded
            | Refusal::ConsentMissing { .. }
            | Refusal::ConsentPending { .. }
            | Refusal::ConsentStale
            | Refusal::GenerationEnded
            | Refusal::GuardianNeeded
            | Refusal::LastOwner
            | Refusal::LastSecondStep
            | Refusal::NoExtension
            | Refusal::NoRecipient
            | Refusal::NotEditorial
            | Refusal::NotFulfilled { .. }
            | Refusal::PartyUnsaid { .. }
            | Refusal::Repeated
            | Refusal::TooManyPasskeys => StatusCode::CONFLICT,
            Refusal::FileRefused { .. } => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Refusal::NoGrant
            | Refusal::NotPermitted
            | Refusal::OwnStepNeeded
            | Refusal::ReasonFirst
            | Refusal::Restricted
            | Refusal::SecondStepNeeded => StatusCode::FORBIDDEN,
            Refusal::NotFound => StatusCode::NOT_FOUND,
            Refusal::TooLarge | Refusal::TooManyFiles => StatusCode::PAYLOAD_TOO_LARGE,
            Refusal::Unauthorised => StatusCode::UNAUTHORIZED,
        };
        let problem = Self::new(status, refusal.code());
        let problem = match refusal.citation() {
            Some(citation) => problem.with("citation", citation.into()),
            None => problem,
        };
        match refusal {
            Refusal::ConsentMissing { purpose } | Refusal::ConsentPending { purpose } => problem.with("purpose", purpose.as_str().into()),
            Refusal::InvalidValue { field, format } => problem.with("field", field.into()).with("format", format.as_str().into()),
            Refusal::PartyUnsaid { fields } => problem.with("missing", json!(fields)),
            Refusal::BreachOpen { left } => problem.with("left", json!(left)),
            Refusal::FileRefused { fault } => problem.with("reason", fault.as_str().into()),
            Refusal::FlowRefused { findings } => problem.with("findings", json!(findings)),
            Refusal::PeriodRefused { rule, least, most, .. } => {
                problem.with("rule", rule.into()).with("least", least.into()).with("most", most.into())
            }
            Refusal::NotFulfilled { finding } => problem.with("finding", finding.as_str().into()),
            Refusal::ProviderRefused { field }
            | Refusal::PurposeRefused { field }
            | Refusal::RecipientRefused { field }
            | Refusal::SiteRefused { field } => problem.with("field", field.into()),
            _ => problem,
        }
    }
}

impl From<Fault> for Problem {
    fn from(fault: Fault) -> Self {
        tracing::error!(error = %fault, "a request failed");
        match fault {
            Fault::Unavailable(_) => Self::unavailable(),
            Fault::Broken(_) => Self::internal(),
        }
    }
}

impl From<Stop> for Problem {
    fn from(stop: Stop) -> Self {
        match stop {
            Stop::Refused(refusal) => refusal.into(),
            Stop::Failed(fault) => fault.into(),
        }
    }
}

impl From<seal::CannotSeal> for Problem {
    fn from(_: seal::CannotSeal) -> Self {
        tracing::error!("a key could not be sealed");
        Self::internal()
    }
}
