//! What this server can do of SCIM, said in its own words (RFC 7643, sections 5 to 7). It is the same for everybody, so that nobody has to be known.

use super::{ROOT, Scim, USER, users};
use crate::app::App;
use crate::origin::own_url;
use crate::problem::Problem;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use serde_json::{Value, json};

/// The schema of lists (RFC 7644, section 3.4.2).
pub(crate) const LIST: &str = "urn:ietf:params:scim:api:messages:2.0:ListResponse";

/// Says what is supported.
#[utoipa::path(operation_id = "scim_config", get, path = "/scim/v2/ServiceProviderConfig", tag = "scim", responses((status = 200, content_type = "application/scim+json")))]
pub(crate) async fn config(State(app): State<App>, headers: HeaderMap) -> Scim {
    let no = json!({"supported": false});
    Scim(json!({
        "schemas": ["urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig"],
        "patch": {"supported": true},
        "bulk": {"supported": false, "maxOperations": 0, "maxPayloadSize": 0},
        "filter": {"supported": true, "maxResults": users::PAGE_MAX},
        "changePassword": no,
        "sort": no,
        "etag": no,
        "authenticationSchemes": [{
            "type": "oauthbearertoken",
            "name": "API token",
            "description": "An API token with the permission members.manage, as a bearer token",
            "primary": true,
        }],
        "meta": {"resourceType": "ServiceProviderConfig", "location": at(&app, &headers, "ServiceProviderConfig")},
    }))
}

/// Lists what there is: users.
#[utoipa::path(operation_id = "scim_resource_types", get, path = "/scim/v2/ResourceTypes", tag = "scim", responses((status = 200, content_type = "application/scim+json")))]
pub(crate) async fn resource_types(State(app): State<App>, headers: HeaderMap) -> Scim {
    list(&[user_type(&app, &headers)])
}

/// Says what a user is called and where users are.
#[utoipa::path(operation_id = "scim_resource_type", get, path = "/scim/v2/ResourceTypes/{id}", tag = "scim", params(("id" = String, Path)),
    responses((status = 200, content_type = "application/scim+json"), (status = 404)))]
pub(crate) async fn resource_type(State(app): State<App>, headers: HeaderMap, Path(id): Path<String>) -> Result<Scim, Problem> {
    if id == "User" { Ok(Scim(user_type(&app, &headers))) } else { Err(Problem::not_found()) }
}

/// Lists the schemas: that of users.
#[utoipa::path(operation_id = "scim_schemas", get, path = "/scim/v2/Schemas", tag = "scim", responses((status = 200, content_type = "application/scim+json")))]
pub(crate) async fn schemas(State(app): State<App>, headers: HeaderMap) -> Scim {
    list(&[user_schema(&app, &headers)])
}

/// Says which attributes of a user are kept. The others of RFC 7643 are taken and passed over.
#[utoipa::path(operation_id = "scim_schema", get, path = "/scim/v2/Schemas/{id}", tag = "scim", params(("id" = String, Path)),
    responses((status = 200, content_type = "application/scim+json"), (status = 404)))]
pub(crate) async fn schema(State(app): State<App>, headers: HeaderMap, Path(id): Path<String>) -> Result<Scim, Problem> {
    if id == USER { Ok(Scim(user_schema(&app, &headers))) } else { Err(Problem::not_found()) }
}

fn at(app: &App, headers: &HeaderMap, what: &str) -> String {
    format!("{}{ROOT}/{what}", own_url(app, headers))
}

fn list(items: &[Value]) -> Scim {
    Scim(json!({"schemas": [LIST], "totalResults": items.len(), "itemsPerPage": items.len(), "startIndex": 1, "Resources": items}))
}

fn user_type(app: &App, headers: &HeaderMap) -> Value {
    json!({
        "schemas": ["urn:ietf:params:scim:schemas:core:2.0:ResourceType"],
        "id": "User",
        "name": "User",
        "endpoint": "/Users",
        "description": "A member of the organisation, or somebody who was invited to become one",
        "schema": USER,
        "meta": {"resourceType": "ResourceType", "location": at(app, headers, "ResourceTypes/User")},
    })
}

fn user_schema(app: &App, headers: &HeaderMap) -> Value {
    let one = |name: &str, kind: &str, mutability: &str, says: &str| {
        json!({"name": name, "type": kind, "multiValued": false, "description": says, "required": false, "caseExact": false,
               "mutability": mutability, "returned": "default", "uniqueness": "none"})
    };
    let with = |mut attribute: Value, name: &str, value: Value| {
        if let Some(attribute) = attribute.as_object_mut() {
            attribute.insert(name.to_owned(), value);
        }
        attribute
    };
    let many = |name: &str, mutability: &str, says: &str| {
        let parts = json!([one("value", "string", mutability, says), one("primary", "boolean", mutability, "Whether it comes first")]);
        with(with(one(name, "complex", mutability, says), "multiValued", true.into()), "subAttributes", parts)
    };
    let address = with(one("userName", "string", "readWrite", "The e-mail address to sign in with"), "required", true.into());
    let known = with(one("externalId", "string", "readWrite", "The provider's id of the user"), "caseExact", true.into());
    json!({
        "schemas": ["urn:ietf:params:scim:schemas:core:2.0:Schema"],
        "id": USER,
        "name": "User",
        "description": "What is kept of a user",
        "attributes": [
            with(address, "uniqueness", "server".into()),
            known,
            one("active", "boolean", "readWrite", "Whether the user may sign in, or may join"),
            many("roles", "readWrite", "The name of the user's one role in the organisation"),
            many("emails", "readOnly", "The userName again"),
        ],
        "meta": {"resourceType": "Schema", "location": at(app, headers, &format!("Schemas/{USER}"))},
    })
}
