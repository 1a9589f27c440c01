//! Errors: a problem becomes a page in the reader's language, and the lack of a session a way to the sign-in.

use super::forms::{self, STALE_FORM};
use super::page;
use crate::problem::Problem;
use axum::extract::Request;
use axum::http::request::Parts;
use axum::http::uri::{PathAndQuery, Uri};
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use console::{Frame, ProblemPage};
use locale::{Key, Locale};
use std::sync::{Arc, OnceLock};

/// What a page of problems needs, left by whoever knew it first.
#[derive(Clone, Default)]
pub(crate) struct Outline(Arc<OnceLock<Drawn>>);

/// The frame of the page that was asked for.
pub(crate) struct Drawn {
    pub(crate) frame: Frame,
    pub(crate) locale: Locale,
    /// The cookie of the forms before sign-in, where the browser has none yet.
    pub(crate) cookie: Option<HeaderValue>,
}

impl Outline {
    /// Leaves the frame for whatever the request comes to.
    pub(crate) fn draw(parts: &Parts, drawn: Drawn) {
        if let Some(outline) = parts.extensions.get::<Self>() {
            // Drawn once: a request has one frame.
            let _ = outline.0.set(drawn);
        }
    }
}

/// Turns problems into pages, and gives the browser its cookie for forms.
pub(crate) async fn pages(mut request: Request, next: Next) -> Response {
    let outline = Outline::default();
    request.extensions_mut().insert(outline.clone());
    let locale = forms::language(request.headers());
    let (wanted, again) = (wanted(&request), again(&request));
    let response = next.run(request).await;
    let drawn = outline.0.get();
    let mut response = match problem_of(&response) {
        None => response,
        Some(problem) if problem.code() == "unauthorised" => Redirect::to(&wanted).into_response(),
        Some(problem) if problem.code() == "second-step-first" => Redirect::to("/console/settings/signing-in").into_response(),
        Some(problem) if problem.code() == "confirm-first" => {
            Redirect::to(&format!("/console/confirm?next={}", forms::encode(&again))).into_response()
        }
        Some(problem) => match drawn {
            Some(drawn) => problem_page(&problem, &drawn.frame, drawn.locale),
            None => problem_page(&problem, &bare(), locale),
        },
    };
    if let Some(cookie) = drawn.and_then(|drawn| drawn.cookie.clone()) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}

/// The address of the sign-in, which keeps in mind what was wanted where that can be asked for again.
fn wanted(request: &Request) -> String {
    let path = request.uri().path_and_query().map(PathAndQuery::as_str).and_then(forms::own_path);
    match path {
        Some(path) if matches!(*request.method(), Method::GET | Method::HEAD) => format!("/console/sign-in?next={}", forms::encode(path)),
        _ => "/console/sign-in".to_owned(),
    }
}

/// Where somebody goes on who has to say first who they are: the page that was asked for, or the one with the form.
fn again(request: &Request) -> String {
    let path = |uri: &Uri| uri.path_and_query().map(PathAndQuery::as_str).and_then(forms::own_path).map(str::to_owned);
    let form = || {
        let page: Uri = request.headers().get(header::REFERER)?.to_str().ok()?.parse().ok()?;
        path(&page).filter(|page| page.starts_with("/console"))
    };
    let found = if matches!(*request.method(), Method::GET | Method::HEAD) { path(request.uri()) } else { form() };
    found.unwrap_or_else(|| "/console".to_owned())
}

/// The problem that a handler returned, or what the framework refused by itself.
fn problem_of(response: &Response) -> Option<Problem> {
    if let Some(problem) = response.extensions().get::<Problem>() {
        return Some(problem.clone());
    }
    let code = match response.status() {
        StatusCode::PAYLOAD_TOO_LARGE => "too-large",
        StatusCode::BAD_REQUEST | StatusCode::UNPROCESSABLE_ENTITY | StatusCode::UNSUPPORTED_MEDIA_TYPE => "invalid-body",
        _ => return None,
    };
    (!crate::problem::is_page(response)).then(|| Problem::new(response.status(), code))
}

fn problem_page(problem: &Problem, frame: &Frame, locale: Locale) -> Response {
    let (title, sentence) = words(problem, locale);
    let shown = ProblemPage { title: title.to_owned(), sentence: sentence.to_owned(), back: "/console".to_owned() };
    let mut response = page(problem.status(), shown.render(frame, locale));
    if let Some(seconds) = problem.retry_after() {
        response.headers_mut().insert(header::RETRY_AFTER, seconds.into());
    }
    response
}

/// What is said of a problem: the console's own words for what happens to people, else the interface's.
fn words(problem: &Problem, locale: Locale) -> (&'static str, &'static str) {
    let text = |key| locale::text(locale, key);
    match problem.code() {
        "not-found" => (text(Key::ConsoleNotFoundTitle), text(Key::ConsoleErrorNotFound)),
        "not-permitted" => (problem.title(locale), text(Key::ConsoleErrorNotPermitted)),
        "invalid-body" | STALE_FORM => (text(Key::ConsoleErrorTitle), text(Key::ConsoleErrorStale)),
        _ => (problem.title(locale), problem.detail(locale)),
    }
}

/// The frame of a failure that came before anything was known.
fn bare() -> Frame {
    Frame {
        organisation: String::new(),
        member: None,
        away: None,
        overdue_requests: 0,
        demo: false,
        active: console::Nav::None,
        style_url: crate::assets::url("console/style.css"),
        script_url: crate::assets::url("console/console.js"),
        csrf: String::new(),
        here: "/console".to_owned(),
        now: jiff::Timestamp::UNIX_EPOCH,
        zone: jiff::tz::TimeZone::UTC,
    }
}
