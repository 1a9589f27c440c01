//! The description of the API, generated from the handlers.

use crate::json::Json;
use crate::members::{contacts, conversations, flows, let_in, session, sites, subjects};
use crate::visit::{arrive, call_back, consents, data, messages, rating};
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
        consents::decide,
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
        contacts::list,
        contacts::export,
        sites::list,
        sites::create,
        sites::change,
        subjects::consents,
        subjects::erase,
        flows::list,
        flows::create,
        flows::publish,
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
