//! The table of routes and the description of the API, as golden files.

use crate::golden;
use crate::table::{by_path, routes};

#[test]
fn the_table_of_routes_is_the_golden_one() {
    golden("routes.txt", &(by_path(routes()).join("\n") + "\n"));
}

#[test]
fn the_description_of_the_api_is_the_golden_one() {
    golden("openapi.v1.json", &(server::openapi_document() + "\n"));
}

#[test]
fn every_route_of_the_api_is_described() {
    let document: serde_json::Value = serde_json::from_str(&server::openapi_document()).unwrap();
    let described =
        |r: &String| r.contains(" /scim/v2/") || (r.contains(" /api/v1/") && !r.ends_with("socket") && !r.ends_with("openapi.json"));
    for route in routes().into_iter().filter(described) {
        let (method, path) = route.split_once(' ').unwrap();
        assert!(document["paths"][path][method.to_lowercase()].is_object(), "{route} is not described");
    }
}
