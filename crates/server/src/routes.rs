//! The whole table of routes, and what every request passes through.

use crate::app::App;
use crate::members::{
    access_log, access_reviews, agreements, breaches, bulk, canned, checkpoints, colleagues, confirmation as member_confirmation, contacts,
    conversations, drafts, edits, export, files as member_files, flows, handling, holds, identity, identity_provider as provider, imports,
    invitations, let_in, life, links, mentions, notes, notices, openings, overview, passkey_steps, passkeys, passwords, privacy_desk,
    purposes, recipients, recovery_codes, registers, requests, requests::rectify, restriction, retention, roles, search, second_step,
    security as security_events, session, sessions, sites, sockets as member_sockets, subjects, tags, tasks, teams, tokens, views, waiting,
    ways_back,
};
use crate::origin::{Languages, Origin};
use crate::problem::{self, Problem};
use crate::scim::{self, schema, users};
use crate::socket::{FRAME_BYTES_MAX, MEMBER_BUFFER_BYTES, VISITOR_BUFFER_BYTES};
use crate::visit::{
    arrive, call_back, confirmation, consents, data, files, letters, messages, pages, rating, requests as visit_requests, shop, snippet,
    sockets as visit_sockets, told,
};
use crate::{assets, auth, console, documents, forwarded, ledgers, load, openapi, readiness, record};
use axum::Router;
use axum::extract::{DefaultBodyLimit, Request, State, WebSocketUpgrade};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{delete, get, patch, post, put};
use std::time::Duration;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::timeout::TimeoutLayer;

/// How long one request may take.
const REQUEST: Duration = Duration::from_secs(30);
/// How long a request may take that brings or gets a file.
const TRANSFER: Duration = Duration::from_mins(3);

/// The server.
pub fn router(app: App) -> Router {
    let sockets = Router::new().route("/api/v1/visit/socket", get(visit_socket)).route("/api/v1/socket", get(member_socket));
    Router::new()
        .merge(visitors())
        .merge(members())
        .merge(handlers())
        .merge(texts())
        .merge(records())
        .merge(documents())
        .merge(agreed())
        .merge(recipients())
        .merge(holds())
        .merge(breach_routes())
        .merge(retaining())
        .merge(logged())
        .merge(registers())
        .merge(rights())
        .merge(signing_in())
        .merge(provisioned())
        .merge(letters())
        .merge(console::routes(&app))
        .merge(others())
        .layer(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, REQUEST))
        .merge(transfers())
        .merge(sockets)
        .fallback(|| async { Problem::not_found() })
        .method_not_allowed_fallback(|| async { Problem::new(StatusCode::METHOD_NOT_ALLOWED, "method-not-allowed") })
        .layer(DefaultBodyLimit::max(crate::json::BODY_BYTES_MAX))
        .layer(middleware::from_fn_with_state(app.clone(), own_origin))
        .layer(middleware::from_fn_with_state(app.clone(), load::shed))
        .layer(CatchPanicLayer::custom(|_| Problem::internal().into_response()))
        .layer(middleware::from_fn(problem::render))
        .layer(middleware::from_fn_with_state(app.clone(), headers))
        .layer(middleware::from_fn_with_state(app.clone(), forwarded::name_caller))
        .with_state(app)
}

/// The visitor's side: a visit token, no cookie.
fn visitors() -> Router<App> {
    Router::new()
        .route("/w/{site}", get(pages::window))
        .route("/w/{site}/imprint", get(told::imprint))
        .route("/w/{site}/preview", get(snippet::preview))
        .route("/w/{site}/privacy", get(told::privacy))
        .route("/w/{site}/snippet", get(snippet::show))
        .route("/api/v1/visits", post(arrive::begin))
        .route("/api/v1/visit", get(arrive::resume))
        .route("/api/v1/visit/messages", post(messages::say))
        .route("/api/v1/visit/messages/{id}", delete(messages::delete))
        .route("/api/v1/visit/call-back", post(call_back::ask))
        .route("/api/v1/visit/rating", post(rating::rate))
        .route("/api/v1/visit/consents", get(consents::list).post(consents::decide))
        .route("/api/v1/visit/consents/{purpose}", delete(consents::withdraw))
        .route("/api/v1/visit/data", get(data::show).merge(patch(data::correct)).merge(delete(data::erase)))
}

/// The members' side: a session.
fn members() -> Router<App> {
    Router::new()
        .route("/api/v1/session", post(session::start).delete(session::end))
        .route("/api/v1/conversations", get(conversations::list))
        .route("/api/v1/conversations/{id}", get(conversations::read).delete(conversations::delete))
        .route("/api/v1/conversations/{id}/messages", post(conversations::answer))
        .route("/api/v1/conversations/{id}/messages/{message}", delete(conversations::delete_message).merge(patch(edits::edit)))
        .route("/api/v1/conversations/{id}/take", post(conversations::take))
        .route("/api/v1/conversations/{id}/close", post(conversations::close))
        .route("/api/v1/conversations/{id}/let-in", post(let_in::ask))
        .route("/api/v1/conversations/{id}/opening", post(openings::conversation))
        .route("/api/v1/canned", get(canned::list).post(canned::create))
        .route("/api/v1/canned/{id}", patch(canned::change).delete(canned::delete))
        .route("/api/v1/contacts", get(contacts::list))
        .route("/api/v1/exports/contacts.csv", get(contacts::export))
        .route("/api/v1/imports/contacts", get(imports::template).post(imports::contacts).layer(DefaultBodyLimit::max(imports::BYTES_MAX)))
        .route("/api/v1/search", get(search::search))
        .route("/api/v1/sites", get(sites::list).post(sites::create))
        .route("/api/v1/sites/{id}", patch(sites::change))
        .route("/api/v1/subjects/{id}", delete(subjects::erase))
        .route("/api/v1/subjects/{id}/opening", post(openings::contact))
        .route("/api/v1/subjects/{id}/consents", get(subjects::consents))
        .route("/api/v1/overview", get(overview::show))
        .route("/api/v1/exports/overview.csv", get(overview::export))
        .route("/api/v1/privacy-desk", get(privacy_desk::show))
        .route("/api/v1/security-events", get(security_events::show))
        .route("/api/v1/tasks", get(tasks::list))
        .route("/api/v1/tasks/{id}/done", post(tasks::done))
        .route("/api/v1/flows", get(flows::list).post(flows::create))
        .route("/api/v1/flows/{id}/publish", post(flows::publish))
        .route("/api/v1/invitation", get(invitations::show))
        .route("/api/v1/invitation/accept", post(invitations::accept))
        .route("/api/v1/invitations", get(invitations::list))
        .route("/api/v1/invitations/{id}", delete(invitations::revoke))
}

/// What members do with conversations besides answering.
fn handlers() -> Router<App> {
    Router::new()
        .route("/api/v1/conversations/bulk", post(bulk::bulk))
        .route("/api/v1/conversations/{id}/assign", post(handling::assign))
        .route("/api/v1/conversations/{id}/draft", get(drafts::read).merge(put(drafts::keep)))
        .route("/api/v1/conversations/{id}/notes", get(notes::list).merge(post(notes::write)))
        .route("/api/v1/conversations/{id}/notes/{note}", delete(notes::delete))
        .route("/api/v1/conversations/{id}/priority", post(handling::prioritise))
        .route("/api/v1/conversations/{id}/snooze", post(handling::snooze))
        .route("/api/v1/conversations/{id}/tags", put(tags::set))
        .route("/api/v1/members", get(colleagues::list).merge(post(invitations::create)))
        .route("/api/v1/members/{id}", patch(life::change).delete(life::remove))
        .route("/api/v1/members/{id}/invitation", post(waiting::invite).merge(delete(waiting::give_up)))
        .route("/api/v1/members/{id}/keys", post(life::hand_over))
        .route("/api/v1/members/me", put(colleagues::change_me))
        .route("/api/v1/roles", get(roles::list).merge(post(roles::create)))
        .route("/api/v1/roles/{name}", patch(roles::change).merge(delete(roles::delete)))
        .route("/api/v1/exports/roles.csv", get(roles::export))
        .route("/api/v1/tokens", get(tokens::list).merge(post(tokens::create)))
        .route("/api/v1/tokens/{id}", delete(tokens::revoke))
        .route("/api/v1/mentions", get(mentions::list))
        .route("/api/v1/mentions/read", post(mentions::read))
        .route("/api/v1/subjects/{id}/links", get(links::list).merge(post(links::make)))
        .route("/api/v1/subjects/{id}/links/{other}", delete(links::undo))
        .route("/api/v1/teams", get(teams::list).merge(post(teams::make)).merge(put(teams::set_rule)))
        .route("/api/v1/teams/{id}", patch(teams::change).merge(delete(teams::delete)))
}

/// How members sign in, and for how long.
fn signing_in() -> Router<App> {
    Router::new()
        .route("/api/v1/members/me/password", put(passwords::change))
        .route("/api/v1/members/me/recovery-codes", post(recovery_codes::make))
        .route("/api/v1/members/me/signing-in", get(second_step::own))
        .route("/api/v1/members/me/totp", post(second_step::offer).merge(put(second_step::set)))
        .route("/api/v1/members/{id}/recovery", post(ways_back::help))
        .route("/api/v1/organisation/identity-provider", get(provider::read).merge(put(provider::set)).merge(delete(provider::remove)))
        .route("/api/v1/organisation/identity-provider/try", post(provider::attempt))
        .route("/api/v1/organisation/signing-in", get(second_step::show).merge(put(second_step::require)))
        .route("/api/v1/passkeys", get(passkeys::list).merge(post(passkeys::add)))
        .route("/api/v1/passkeys/options", post(passkeys::offer))
        .route("/api/v1/passkeys/{id}", patch(passkeys::rename).merge(delete(passkeys::remove)))
        .route("/api/v1/recovery", post(ways_back::use_it))
        .route("/api/v1/session/confirm", post(sessions::confirm))
        .route("/api/v1/session/passkey", post(passkey_steps::start))
        .route("/api/v1/session/passkey/options", post(passkey_steps::options))
        .route("/api/v1/sessions", get(sessions::list))
        .route("/api/v1/sessions/{id}", delete(sessions::end))
}

/// What an identity provider says of members (SCIM).
fn provisioned() -> Router<App> {
    Router::new()
        .route("/scim/v2/ServiceProviderConfig", get(schema::config))
        .route("/scim/v2/ResourceTypes", get(schema::resource_types))
        .route("/scim/v2/ResourceTypes/{id}", get(schema::resource_type))
        .route("/scim/v2/Schemas", get(schema::schemas))
        .route("/scim/v2/Schemas/{id}", get(schema::schema))
        .route("/scim/v2/Users", get(users::list).merge(post(users::create)))
        .route("/scim/v2/Users/{id}", get(users::read).merge(put(users::replace)).merge(patch(users::change)).merge(delete(users::delete)))
        .layer(DefaultBodyLimit::max(scim::BODY_BYTES_MAX))
}

/// Records and receipts of consents.
fn records() -> Router<App> {
    Router::new()
        .route("/api/v1/schemas/consent-record.json", get(record::schema))
        .route("/api/v1/subjects/{id}/consents/{purpose}/record", get(record::of_subject))
        .route("/api/v1/visit/consents/{purpose}/record", get(record::of_visitor))
}

/// What visitors are told, and what they agree to.
fn texts() -> Router<App> {
    Router::new()
        .route("/api/v1/notices", get(notices::list).merge(post(notices::publish)))
        .route("/api/v1/notices/generated", get(notices::generated))
        .route("/api/v1/organisation/identity", get(identity::read).merge(put(identity::change)))
        .route("/api/v1/organisation/checkpoint", get(checkpoints::read).merge(put(checkpoints::change)))
        .route("/api/v1/purposes", get(purposes::list).merge(post(purposes::define)))
        .route("/api/v1/purposes/{name}", patch(purposes::change))
}

/// What can be printed and signed.
fn documents() -> Router<App> {
    Router::new().route("/api/v1/documents/{name}", get(documents::show))
}

/// What a letter's links lead to, and the letter itself.
fn letters() -> Router<App> {
    Router::new()
        .route("/api/v1/confirmation", get(member_confirmation::show).put(member_confirmation::set))
        .route("/api/v1/visit/confirmation", post(confirmation::again))
        .route("/confirm", get(letters::ask).post(letters::confirm))
        .route("/withdraw/{link}", get(letters::ask_to_withdraw).post(letters::withdraw))
}

/// Agreements on processing, and whom the operator engages.
fn agreed() -> Router<App> {
    Router::new()
        .route("/api/v1/agreements", get(agreements::list).merge(post(agreements::create)))
        .route("/api/v1/agreements/{id}", get(agreements::read))
        .route("/api/v1/agreements/{id}/object", post(agreements::object))
        .route("/api/v1/agreements/{id}/object/{sub_processor}", delete(agreements::withdraw_objection))
        .route("/api/v1/agreements/{id}/sign", post(agreements::sign))
        .route("/api/v1/sub-processors", get(agreements::engaged))
}

/// Who outside is handed data.
fn recipients() -> Router<App> {
    Router::new()
        .route("/api/v1/recipients", get(recipients::list).post(recipients::create))
        .route("/api/v1/recipients/{id}", patch(recipients::change).delete(recipients::end))
}

/// Legal holds, and restriction.
fn holds() -> Router<App> {
    Router::new()
        .route("/api/v1/holds", get(holds::list).post(holds::place_hold))
        .route("/api/v1/holds/{id}", delete(holds::end_hold))
        .route("/api/v1/holds/{id}/content", get(holds::content))
        .route("/api/v1/holds/{id}/files/{file}", get(holds::file))
        .route("/api/v1/subjects/{id}/restriction", post(restriction::begin).delete(restriction::lift))
}

/// The register of breaches.
fn breach_routes() -> Router<App> {
    Router::new()
        .route("/api/v1/breaches", get(breaches::list).merge(post(breaches::acts::create)))
        .route("/api/v1/breaches/{id}", get(breaches::read).merge(patch(breaches::acts::change)))
        .route("/api/v1/breaches/{id}/affected", get(breaches::affected::list).merge(post(breaches::affected::find)))
        .route("/api/v1/breaches/{id}/affected.csv", get(breaches::affected::export))
        .route("/api/v1/breaches/{id}/close", post(breaches::acts::close))
        .route("/api/v1/breaches/{id}/confirm", post(breaches::acts::confirm))
        .route("/api/v1/breaches/{id}/dismiss", post(breaches::acts::dismiss))
        .route("/api/v1/breaches/{id}/messages", post(breaches::messages::send))
        .route("/api/v1/breaches/{id}/notifications", post(breaches::acts::notify))
        .route("/api/v1/breaches/{id}/notifications/{notification}", get(breaches::told))
        .route("/api/v1/exports/breaches.csv", get(breaches::export::csv))
        .route("/api/v1/exports/breaches.json", get(breaches::export::json))
}

/// The registers of measures.
fn registers() -> Router<App> {
    use registers::{audits, risks, trainings, undertakings};
    Router::new()
        .route("/api/v1/access-reviews", get(access_reviews::list).merge(post(access_reviews::create)))
        .route("/api/v1/audits", get(audits::list).merge(post(audits::create)))
        .route("/api/v1/audits/{id}", patch(audits::change))
        .route("/api/v1/risks", get(risks::list).merge(post(risks::create)))
        .route("/api/v1/risks/{id}", patch(risks::change))
        .route("/api/v1/trainings", get(trainings::list).merge(post(trainings::create)))
        .route("/api/v1/trainings/{id}", patch(trainings::change))
        .route("/api/v1/undertakings", get(undertakings::list).merge(post(undertakings::create)))
        .route("/api/v1/undertakings/{id}", patch(undertakings::change))
}

/// Who did what.
fn logged() -> Router<App> {
    Router::new()
        .route("/api/v1/acts", get(access_log::list))
        .route("/api/v1/exports/acts.csv", get(access_log::csv))
        .route("/api/v1/exports/acts.json", get(access_log::json))
}

/// How long what is kept, and what was destroyed.
fn retaining() -> Router<App> {
    Router::new()
        .route("/api/v1/exports/destructions.csv", get(retention::export))
        .route("/api/v1/retention/destructions", get(retention::destructions))
        .route("/api/v1/retention/preview", get(retention::preview))
        .route("/api/v1/retention-rules", get(retention::rules).merge(put(retention::change)))
}

/// Requests of subjects: from the chat window, and as members answer them.
fn rights() -> Router<App> {
    Router::new()
        .route("/api/v1/visit/requests", post(visit_requests::make))
        .route("/api/v1/visit/requests/{id}", delete(visit_requests::take_back))
        .route("/api/v1/requests", get(requests::list).merge(post(requests::create)))
        .route("/api/v1/requests/{id}", get(requests::read).merge(patch(requests::relate)))
        .route("/api/v1/requests/{id}/ask-identity", post(requests::ask_identity))
        .route("/api/v1/requests/{id}/extend", post(requests::extend))
        .route("/api/v1/requests/{id}/fulfil", post(requests::fulfil))
        .route("/api/v1/requests/{id}/rectify", post(rectify::rectify))
        .route("/api/v1/requests/{id}/refuse", post(requests::refuse))
        .route("/api/v1/requests/{id}/verify-identity", post(requests::verify_identity))
        .route("/api/v1/subjects/{id}/consents/{purpose}", delete(subjects::withdraw))
        .route("/api/v1/subjects/{id}/export", get(export::subject))
}

/// Files come and go as bytes, of whatever size their own limit allows, and may take their time.
fn transfers() -> Router<App> {
    Router::new()
        .route("/api/v1/visit/files", post(files::attach))
        .route("/api/v1/visit/files/{id}", get(files::show))
        .route("/api/v1/conversations/{id}/files", post(member_files::attach))
        .route("/api/v1/conversations/{id}/files/{file}", get(member_files::show))
        .layer(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, TRANSFER))
        .route("/api/v1/views", get(views::list).post(views::create))
        .route("/api/v1/views/{id}", delete(views::delete))
}

/// What needs no sign-in, and the ledger's hashes for any credential of the organisation.
fn others() -> Router<App> {
    Router::new()
        .route("/", get(|| async { Redirect::to("/console") }))
        .route("/api/v1/openapi.json", get(openapi::serve))
        .route("/assets/{fingerprint}/{*name}", get(assets::serve))
        .route("/demo", get(shop::start))
        .route("/demo/{page}", get(shop::page))
        .route("/ledger/{organisation}/checkpoint", get(ledgers::checkpoint))
        .route("/ledger/{organisation}/stamped/checkpoint", get(ledgers::stamped))
        .route("/ledger/{organisation}/stamped/checkpoint.tsr", get(ledgers::stamp))
        .route("/ledger/{organisation}/tile/{*path}", get(ledgers::tile))
        .route("/healthz", get(|| async { "ok\n" }))
        .route("/readyz", get(readiness::ready))
        .route("/.well-known/security.txt", get(security))
}

/// Whom to tell about a weakness (RFC 9116).
async fn security(State(app): State<App>) -> Result<impl IntoResponse, Problem> {
    let contact = app.settings().security_contact.clone().ok_or_else(Problem::not_found)?;
    let expires = app.now().saturating_add(jiff::SignedDuration::from_hours(24 * 180)).unwrap_or_else(|_| app.now());
    let text = format!("Contact: {contact}\nExpires: {expires:.0}\nPreferred-Languages: de, en, pl, ru, tr\n");
    Ok(([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text))
}

async fn visit_socket(State(app): State<App>, accept: Languages, upgrade: WebSocketUpgrade) -> Response {
    sized(upgrade, VISITOR_BUFFER_BYTES).on_upgrade(move |socket| visit_sockets::serve(app, socket, accept.0))
}

async fn member_socket(State(app): State<App>, accept: Languages, headers: HeaderMap, upgrade: WebSocketUpgrade) -> Response {
    let cookie = auth::cookie(&app, &headers).map(str::to_owned);
    sized(upgrade, MEMBER_BUFFER_BYTES).on_upgrade(move |socket| member_sockets::serve(app, socket, cookie, accept.0))
}

fn sized(upgrade: WebSocketUpgrade, buffer_bytes: usize) -> WebSocketUpgrade {
    upgrade
        .read_buffer_size(buffer_bytes)
        .write_buffer_size(MEMBER_BUFFER_BYTES)
        .max_write_buffer_size(16 * FRAME_BYTES_MAX)
        .max_message_size(FRAME_BYTES_MAX)
        .max_frame_size(FRAME_BYTES_MAX)
}

/// Calls from foreign pages end here. A visit begins from a site's own origins too; that is checked where the site is known,
/// and whatever follows it comes from the window, which is Parlour's own page.
async fn own_origin(State(app): State<App>, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let by_site = path == "/api/v1/visits" || path.starts_with("/api/v1/visit/") || path == "/api/v1/visit";
    // Pages and their files may be loaded from anywhere; the API and everything that changes something may not be called.
    let guarded = path.starts_with("/api/") || path.starts_with("/scim/") || !matches!(*request.method(), Method::GET | Method::HEAD);
    if guarded && let Err(problem) = Origin::of(request.headers()).check(&app, &[]) {
        let listed = by_site && site_lists(&app, request.headers()).await;
        if !listed {
            return problem.into_response();
        }
    }
    next.run(request).await
}

/// Whether some site lists the calling origin; which one is checked when the visit begins.
async fn site_lists(app: &App, headers: &HeaderMap) -> bool {
    let Some(origin) = headers.get(header::ORIGIN).and_then(|v| v.to_str().ok()).map(str::to_owned) else { return true };
    app.read(move |r| r.site_lists(&origin)).await.unwrap_or(false)
}

/// What may load an answer into itself. The chat window alone stands in the pages of others; what it loads, it loads from its own origin.
pub(crate) const CORP: HeaderName = HeaderName::from_static("cross-origin-resource-policy");

/// The header that says what a page may ask a browser for.
pub(crate) const PERMISSIONS_POLICY: HeaderName = HeaderName::from_static("permissions-policy");
/// What no page of ours asks a browser for; passkeys, the console alone does.
pub(crate) const PERMISSIONS: &str = "accelerometer=(), autoplay=(self), camera=(), display-capture=(), fullscreen=(), geolocation=(), gyroscope=(), magnetometer=(), \
     microphone=(), midi=(), payment=(), publickey-credentials-create=(), publickey-credentials-get=(), screen-wake-lock=(), usb=(), \
     xr-spatial-tracking=()";

/// Headers that every answer carries.
async fn headers(State(app): State<App>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    if app.settings().over_tls() {
        // Two years, as browsers' lists ask for it. Neighbouring hosts are not ours to decide about.
        response.headers_mut().insert(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=63072000"));
    }
    let defaults: [(HeaderName, &str); 7] = [
        (header::CACHE_CONTROL, "no-store"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        (PERMISSIONS_POLICY, PERMISSIONS),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (CORP, "same-origin"),
        (header::CONTENT_SECURITY_POLICY, "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"),
    ];
    for (name, value) in defaults {
        response.headers_mut().entry(name).or_insert(HeaderValue::from_static(value));
    }
    response
}
