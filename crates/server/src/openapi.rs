//! The description of the API, generated from the handlers.

use crate::json::Json;
use crate::members::{
    bulk, canned, colleagues, confirmation as member_confirmation, contacts, conversations, drafts, edits, files as member_files, flows,
    handling, imports, invitations, let_in, links, mentions, notes, overview, recipients, search, session, sites, subjects, tags, tasks,
    teams, views,
};
use crate::visit::{arrive, call_back, confirmation, consents, data, files, messages, rating};
use utoipa::OpenApi;
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};

#[derive(OpenApi)]
#[openapi(
    info(title = "Parlour", description = "Customer chat in which a visitor's consent is the key. Errors are RFC 9457 documents."),
    paths(
        arrive::begin,
        arrive::resume,
        call_back::ask,
        rating::rate,
        messages::say,
        messages::delete,
        files::attach,
        files::show,
        confirmation::again,
        consents::decide,
        member_confirmation::set,
        member_confirmation::show,
        consents::list,
        consents::withdraw,
        data::show,
        data::correct,
        data::erase,
        session::start,
        session::end,
        conversations::list,
        conversations::read,
        conversations::answer,
        conversations::take,
        conversations::close,
        let_in::ask,
        conversations::delete,
        conversations::delete_message,
        edits::edit,
        bulk::bulk,
        handling::assign,
        handling::prioritise,
        handling::snooze,
        tags::set,
        notes::list,
        notes::write,
        notes::delete,
        drafts::read,
        drafts::keep,
        mentions::list,
        mentions::read,
        links::list,
        links::make,
        links::undo,
        teams::list,
        teams::make,
        teams::set_rule,
        teams::change,
        teams::delete,
        colleagues::list,
        colleagues::change_me,
        member_files::attach,
        member_files::show,
        canned::list,
        canned::create,
        canned::change,
        canned::delete,
        contacts::list,
        contacts::export,
        sites::list,
        sites::create,
        sites::change,
        subjects::consents,
        subjects::erase,
        overview::export,
        overview::show,
        recipients::change,
        recipients::create,
        recipients::end,
        recipients::list,
        tasks::done,
        tasks::list,
        imports::template,
        imports::contacts,
        search::search,
        views::list,
        views::create,
        views::delete,
        flows::list,
        flows::create,
        flows::publish,
        invitations::list,
        invitations::create,
        invitations::accept,
        invitations::revoke,
    )
)]
struct Api;

/// The document, OpenAPI 3.1.
pub fn document() -> String {
    let mut api = Api::openapi();
    let bearer = SecurityScheme::Http(HttpBuilder::new().scheme(HttpAuthScheme::Bearer).build());
    api.components.get_or_insert_default().add_security_scheme("token", bearer);
    api.to_pretty_json().unwrap_or_default()
}

/// Serves it.
pub(crate) async fn serve() -> Json<serde_json::Value> {
    Json(serde_json::from_str(&document()).unwrap_or_default())
}
