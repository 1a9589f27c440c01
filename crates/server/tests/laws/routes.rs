//! The table of routes and the description of the API, as golden files.

use crate::golden;
use std::collections::BTreeSet;

const TABLE: &str = include_str!("../../src/routes.rs");
const METHODS: [&str; 5] = ["get", "post", "put", "patch", "delete"];

/// Every method and path of the table, read from its source: one line a route.
fn routes() -> BTreeSet<String> {
    let mut routes = BTreeSet::new();
    for call in TABLE.split(".route(\"").skip(1) {
        let (path, rest) = call.split_once('"').unwrap();
        let handlers = rest.split('\n').next().unwrap().split(".route(").next().unwrap();
        for method in METHODS {
            let named = handlers
                .match_indices(&format!("{method}("))
                .any(|(at, _)| !handlers[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_'));
            if named {
                routes.insert(format!("{} {path}", method.to_uppercase()));
            }
        }
    }
    routes
}

/// The routes of the API that change something.
pub(crate) fn changing() -> BTreeSet<String> {
    routes().into_iter().filter(|r| !r.starts_with("GET ") && r.contains(" /api/v1/")).collect()
}

#[test]
fn the_table_of_routes_is_the_golden_one() {
    let mut page: Vec<String> = routes().into_iter().collect();
    page.sort_by_key(|r| r.split_once(' ').map(|(method, path)| (path.to_owned(), method.to_owned())));
    golden("routes.txt", &(page.join("\n") + "\n"));
}

#[test]
fn the_description_of_the_api_is_the_golden_one() {
    golden("openapi.v1.json", &(server::openapi_document() + "\n"));
}

#[test]
fn every_route_of_the_api_is_described() {
    let document: serde_json::Value = serde_json::from_str(&server::openapi_document()).unwrap();
    for route in routes().into_iter().filter(|r| r.contains(" /api/v1/") && !r.ends_with("socket") && !r.ends_with("openapi.json")) {
        let (method, path) = route.split_once(' ').unwrap();
        assert!(document["paths"][path][method.to_lowercase()].is_object(), "{route} is not described");
    }
}
