//! The console's routes: forms in, pages out.

mod acts;
mod agreements;
mod breaches;
mod canned;
mod company;
mod contacts;
mod conversation;
mod desk;
mod documents;
mod erase;
mod error;
mod first_run;
pub(crate) mod forms;
mod holds;
mod identity;
mod identity_provider;
mod import;
mod inbox;
mod join;
mod ledger;
mod list;
mod member;
mod members;
mod openings;
mod operator;
mod operator_agreements;
mod overview;
mod panel;
mod passkeys;
mod people;
mod posted;
mod privacy;
mod purposes;
mod recipients;
mod recover;
mod registers;
mod requests;
mod retention;
mod roles;
mod search;
mod security;
mod set_up;
mod settings;
mod sign_in;
mod signing_in;
mod site_hours;
mod sites;
mod snooze;
mod tasks;
mod teams;
mod texts;
mod ticks;
mod tokens;
mod upload;
mod views;

use crate::app::App;
use crate::problem::Problem;
use crate::routes::{PERMISSIONS, PERMISSIONS_POLICY};
use crate::visit::pages::set_policy;
use axum::extract::{DefaultBodyLimit, Form, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum::{Extension, Router, middleware};
use desk::{Desk, Doorway};
use locale::Locale;
use serde::Deserialize;
use std::sync::LazyLock;

/// What a page may load and do: its own files, and forms to this host.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; \
                      form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// The console.
pub(crate) fn routes(app: &App) -> Router<App> {
    Router::new()
        .route("/console", get(start))
        .route("/console/", get(start))
        .route("/console/sign-in", get(sign_in::ask).post(sign_in::enter))
        .route("/console/sign-in/passkey", post(sign_in::enter_by_passkey))
        .route("/console/sign-in/with/{id}", get(company::leave))
        .route("/console/sign-in/back", get(company::come_back))
        .route("/console/sign-in/unlock", get(company::nothing_to_unlock).post(company::unlock))
        .route("/console/sign-out", post(sign_in::leave))
        .route("/console/language", post(choose_language))
        .route("/console/inbox", get(inbox::list))
        .route("/console/away", post(people::away))
        .route("/console/views", post(views::save))
        .route("/console/views/{id}/delete", post(views::delete))
        .route("/console/contacts", get(contacts::list))
        .route("/console/contacts/import", get(import::ask).post(import::take).layer(DefaultBodyLimit::max(import::FORM_BYTES_MAX)))
        .route("/console/contacts/import/template.csv", get(import::template))
        .route("/console/exports/contacts.csv", get(contacts::export))
        .route("/console/search", get(search::show))
        .route("/console/settings/canned", get(canned::list))
        .route("/console/settings/canned/new", get(canned::begin).post(canned::create))
        .route("/console/settings/canned/{id}", get(canned::edit).post(canned::change))
        .route("/console/settings/canned/{id}/delete", post(canned::delete))
        .route("/console/subjects/{id}/consents/{purpose}/record", get(people::record))
        .route("/console/subjects/{id}/erase", get(erase::ask).post(erase::erase))
        .route("/console/subjects/{id}/opening", get(openings::ask).post(openings::contact))
        .route("/console/subjects/{id}/links", post(people::link))
        .route("/console/subjects/{id}/links/{other}/delete", post(people::unlink))
        .route("/console/acts", get(ledger::own))
        .route("/console/exports/acts.csv", get(ledger::csv))
        .route("/console/exports/acts.json", get(ledger::json))
        .route("/console/ledger", get(ledger::show))
        .route("/console/ledger/checkpoint", post(ledger::direct))
        .route("/console/overview", get(overview::show))
        .route("/console/exports/overview.csv", get(overview::export))
        .route("/console/tasks", get(tasks::list))
        .route("/console/tasks/{id}/done", post(tasks::done))
        .merge(conversation_routes())
        .merge(site_routes())
        .merge(privacy_routes())
        .merge(breach_routes())
        .merge(settings_routes())
        .merge(holds_routes())
        .merge(documents_routes())
        .merge(agreements_routes())
        .merge(recipients_routes())
        .merge(texts_routes())
        .route("/console/privacy/retention", get(retention::show).post(retention::change))
        .route("/console/privacy/retention/destructions.csv", get(retention::export))
        .route("/console/{*rest}", get(nothing))
        .route("/operator", get(operator::show).post(operator::enter))
        .route("/operator/leave", post(operator::leave))
        .route("/setup", get(set_up::ask).post(set_up::create))
        .route("/setup/confirm", post(set_up::confirm))
        .layer(Extension(set_up::Pending::default()))
        .layer(middleware::from_fn_with_state(app.clone(), posted::ours))
        .layer(middleware::from_fn(error::pages))
}

/// One conversation, or many at once.
fn conversation_routes() -> Router<App> {
    Router::new()
        .route("/console/conversations/{id}", get(conversation::read))
        .route("/console/conversations/{id}/messages", post(conversation::answer))
        .route("/console/conversations/{id}/messages/{message}", post(acts::reword))
        .route("/console/conversations/{id}/messages/{message}/delete", post(acts::delete_message))
        .route("/console/conversations/{id}/notes/{note}/delete", post(acts::delete_note))
        .route("/console/conversations/{id}/take", post(acts::take))
        .route("/console/conversations/{id}/assign", post(acts::assign))
        .route("/console/conversations/{id}/priority", post(acts::prioritise))
        .route("/console/conversations/{id}/snooze", post(acts::put_aside))
        .route("/console/conversations/{id}/tags", post(acts::tag))
        .route("/console/conversations/{id}/close", post(acts::close))
        .route("/console/conversations/bulk", post(inbox::many))
        .route("/console/conversations/{id}/let-in", post(acts::let_in))
        .route("/console/conversations/{id}/opening", post(openings::conversation))
}

/// Where the chat stands, and how it looks there.
fn site_routes() -> Router<App> {
    Router::new()
        .route("/console/settings/sites", get(sites::list).post(sites::create))
        .route("/console/settings/sites/{id}", get(sites::read).post(sites::save))
        .route("/console/settings/sites/{id}/install", get(sites::install))
        .route("/console/settings/sites/{id}/logo", post(sites::logo))
        .route("/console/settings/sites/{id}/no-logo", post(sites::no_logo))
}

/// The privacy desk and what belongs to it.
fn privacy_routes() -> Router<App> {
    Router::new()
        .route("/console/privacy", get(privacy::show))
        .route("/console/privacy/calendar", get(privacy::calendar))
        .route("/console/privacy/requests", get(requests::list).post(requests::create))
        .route("/console/privacy/requests/{id}", get(requests::read))
        .route("/console/privacy/requests/{id}/ask-identity", post(requests::ask_identity))
        .route("/console/privacy/requests/{id}/end", post(requests::end))
        .route("/console/privacy/requests/{id}/extend", post(requests::extend))
        .route("/console/privacy/requests/{id}/fulfil", post(requests::fulfil))
        .route("/console/privacy/requests/{id}/rectify", post(requests::rectify))
        .route("/console/privacy/requests/{id}/refuse", post(requests::refuse))
        .route("/console/privacy/requests/{id}/relate", post(requests::relate))
        .route("/console/privacy/requests/{id}/verify-identity", post(requests::verify_identity))
        .route("/console/subjects/{id}/export", get(requests::export_subject))
}

/// Legal holds.
fn holds_routes() -> Router<App> {
    Router::new()
        .route("/console/privacy/holds", get(holds::list).post(holds::place))
        .route("/console/privacy/holds/{id}", post(holds::open))
        .route("/console/privacy/holds/{id}/end", post(holds::end))
}

/// What can be printed and signed.
fn documents_routes() -> Router<App> {
    Router::new()
        .route("/console/privacy/documents", get(documents::list))
        .route("/console/privacy/documents/{name}", get(documents::show))
        .route("/console/privacy/documents/{name}/file", get(documents::file))
}

/// Agreements on processing: the organisation's side and the operator's.
fn agreements_routes() -> Router<App> {
    Router::new()
        .route("/console/privacy/agreements", get(agreements::list).post(agreements::create))
        .route("/console/privacy/agreements/{id}", get(agreements::read).post(agreements::sign))
        .route("/console/privacy/agreements/{id}/file", get(agreements::file))
        .route("/console/privacy/agreements/sub-processors/{id}/object", post(agreements::object))
        .route("/console/privacy/agreements/sub-processors/{id}/withdraw", post(agreements::withdraw))
        .route("/operator/agreements", get(operator_agreements::show))
        .route("/operator/agreements/{organisation}/{id}", post(operator_agreements::sign))
        .route("/operator/agreements/{organisation}/{id}/file", get(operator_agreements::file))
        .route("/operator/sub-processors", post(operator_agreements::announce))
        .route("/operator/sub-processors/{id}/remove", post(operator_agreements::remove))
}

/// Who outside is handed data.
fn recipients_routes() -> Router<App> {
    Router::new()
        .route("/console/privacy/recipients", get(recipients::list).post(recipients::create))
        .route("/console/privacy/recipients/{id}", post(recipients::set))
        .route("/console/privacy/registers", get(registers::list))
        .route("/console/privacy/registers/{register}", post(registers::create))
        .route("/console/privacy/registers/{register}/{id}", post(registers::set))
}

/// The register of breaches.
fn breach_routes() -> Router<App> {
    Router::new()
        .route("/console/privacy/breaches", get(breaches::list).post(breaches::create))
        .route("/console/privacy/breaches/register.csv", get(breaches::register_csv))
        .route("/console/privacy/breaches/register.json", get(breaches::register_json))
        .route("/console/privacy/breaches/{id}", get(breaches::read).post(breaches::describe))
        .route("/console/privacy/breaches/{id}/affected", post(breaches::find))
        .route("/console/privacy/breaches/{id}/affected.csv", get(breaches::affected_csv))
        .route("/console/privacy/breaches/{id}/close", post(breaches::close))
        .route("/console/privacy/breaches/{id}/confirm", post(breaches::confirm))
        .route("/console/privacy/breaches/{id}/dismiss", post(breaches::dismiss))
        .route("/console/privacy/breaches/{id}/messages", post(breaches::message))
        .route("/console/privacy/breaches/{id}/notifications", post(breaches::notify))
        .route("/console/privacy/breaches/{id}/notifications/{notification}", get(breaches::held))
}

/// What visitors are told, and what they agree to.
fn texts_routes() -> Router<App> {
    Router::new()
        .route("/console/privacy/identity", get(identity::show).post(identity::save))
        .route("/console/privacy/purposes", get(purposes::list))
        .route("/console/privacy/purposes/new", get(purposes::begin).post(purposes::create))
        .route("/console/privacy/purposes/{name}", get(purposes::edit).post(purposes::change))
        .route("/console/privacy/texts", get(texts::list))
        .route("/console/privacy/texts/edit", get(texts::edit).post(texts::write))
}

/// The settings, and the first run.
fn settings_routes() -> Router<App> {
    Router::new()
        .route("/console/join", get(join::ask).post(join::enter))
        .route("/console/recover", get(recover::ask).post(recover::enter))
        .route("/console/settings", get(settings::list))
        .route("/console/settings/organisation", get(settings::organisation).post(settings::change_organisation))
        .route("/console/settings/confirmation", post(settings::set_confirmation))
        .route("/console/settings/profile", get(settings::profile).post(settings::rename))
        .route("/console/settings/members", get(members::list).post(members::invite))
        .route("/console/settings/members/{id}", get(member::show))
        .route("/console/settings/members/{id}/keys", post(member::hand_over))
        .route("/console/settings/members/{id}/remove", post(member::remove))
        .route("/console/settings/members/{id}/role", post(member::change_role))
        .route("/console/settings/members/{id}/suspend", post(member::suspend))
        .route("/console/settings/roles", get(roles::list).post(roles::make))
        .route("/console/settings/roles.csv", get(roles::export))
        .route("/console/settings/roles/{name}", post(roles::change))
        .route("/console/settings/members/invitations/{id}/revoke", post(members::revoke))
        .route("/console/settings/members/awaited/{id}/end", post(members::give_up))
        .route("/console/settings/members/awaited/{id}/link", post(members::make_link))
        .route("/console/settings/security", get(security::show))
        .route("/console/settings/identity-provider", get(identity_provider::show).post(identity_provider::set))
        .route("/console/settings/identity-provider/remove", post(identity_provider::remove))
        .route("/console/settings/identity-provider/try", post(identity_provider::attempt))
        .route("/console/settings/members/{id}/help", post(members::help))
        .route("/console/confirm", get(signing_in::ask).post(signing_in::confirm))
        .route("/console/settings/signing-in", get(signing_in::show))
        .route("/console/settings/signing-in/codes", post(signing_in::make_codes))
        .route("/console/settings/signing-in/passkey", get(passkeys::offer).post(passkeys::add))
        .route("/console/settings/signing-in/passkeys/{id}/remove", post(passkeys::remove))
        .route("/console/settings/signing-in/passkeys/{id}/rename", post(passkeys::rename))
        .route("/console/settings/signing-in/password", post(signing_in::change_password))
        .route("/console/settings/signing-in/required", post(signing_in::require))
        .route("/console/settings/signing-in/sessions/{id}/end", post(signing_in::end))
        .route("/console/settings/signing-in/totp", get(signing_in::offer).post(signing_in::take))
        .route("/console/settings/teams", get(teams::list).post(teams::make))
        .route("/console/settings/teams/{id}", post(teams::set))
        .route("/console/settings/tokens", get(tokens::list).post(tokens::make))
        .route("/console/settings/tokens/{id}/keys", post(tokens::hand_over))
        .route("/console/settings/tokens/{id}/revoke", post(tokens::revoke))
        .route("/console/setup", get(first_run::overview))
        .route("/console/setup/{step}", get(first_run::ask).post(first_run::answer))
        .route("/console/setup/recovery/confirm", post(first_run::keep_recovery))
        .route("/console/setup/later", post(first_run::later))
        .route("/console/setup/finish", post(first_run::finish))
}

/// What pages of the console may ask a browser for: what every page may, and passkeys.
static MAY_ASK: LazyLock<Option<HeaderValue>> = LazyLock::new(|| {
    let own = |feature: &str| (format!("{feature}=()"), format!("{feature}=(self)"));
    let features = ["publickey-credentials-create", "publickey-credentials-get"].map(own);
    let text = features.iter().fold(PERMISSIONS.to_owned(), |text, (nobody, own)| text.replace(nobody, own));
    HeaderValue::from_str(&text).ok()
});

/// A page, with the headers that every page has.
///
/// Its referrer policy is not `no-referrer`: under that, browsers send `Origin: null` with forms (Fetch, 3.2), which is
/// refused like any foreign origin.
fn page(status: StatusCode, html: String) -> Response {
    let mut response = (status, Html(html)).into_response();
    set_policy(&mut response, POLICY, "same-origin");
    if let Some(may_ask) = MAY_ASK.clone() {
        response.headers_mut().insert(PERMISSIONS_POLICY, may_ask);
    }
    if status == StatusCode::UNAUTHORIZED {
        // RFC 9110, 15.5.2. No browser asks anybody for a bearer token.
        response.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
    }
    response
}

/// A form that needs nothing but the proof that it is ours.
#[derive(Deserialize)]
struct Bare {
    csrf: String,
}

/// The start: the member's own page, the sign-in, or the set-up of the first organisation.
async fn start(desk: Result<Desk, Problem>, door: Doorway) -> Redirect {
    match desk {
        // Where the first run cannot be read, the work begins as it always does.
        Ok(desk) if first_run::is_open(&desk).await.unwrap_or(false) => Redirect::to("/console/setup"),
        Ok(desk) => Redirect::to(desk.home()),
        Err(_) if door.organisations == 0 => Redirect::to("/setup"),
        Err(_) => Redirect::to("/console/sign-in"),
    }
}

/// What is nowhere, in the frame of whoever asks.
async fn nothing(_desk: Result<Desk, Problem>, _door: Doorway) -> Problem {
    Problem::not_found()
}

/// A choice of language, and the page on which it was made.
#[derive(Deserialize)]
struct Choice {
    language: String,
    back: String,
    csrf: String,
}

async fn choose_language(
    State(app): State<App>,
    headers: HeaderMap,
    _desk: Result<Desk, Problem>,
    _door: Doorway,
    Form(choice): Form<Choice>,
) -> Result<Response, Problem> {
    forms::check_either(&app, &headers, &choice.csrf)?;
    let locale = Locale::parse(&choice.language).ok_or_else(Problem::invalid_body)?;
    let mut response = Redirect::to(forms::own_path(&choice.back).unwrap_or("/console")).into_response();
    keep(&mut response, forms::language_cookie(&app, locale));
    Ok(response)
}

/// Has the browser keep a cookie.
fn keep(response: &mut Response, cookie: Option<HeaderValue>) {
    if let Some(cookie) = cookie {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
}
