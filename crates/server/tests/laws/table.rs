//! The tables of routes, read from the source that makes the router: a route that is not here is not served.

use std::collections::BTreeSet;

/// The table of routes.
const TABLE: &str = include_str!("../../src/routes.rs");
/// The console's.
const CONSOLE: &str = include_str!("../../src/console/mod.rs");
const METHODS: [&str; 5] = ["get", "post", "put", "patch", "delete"];

/// Every method and path of a table: one line a route.
fn read(table: &str) -> BTreeSet<String> {
    let mut routes = BTreeSet::new();
    for call in table.split(".route(\"").skip(1) {
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

/// The routes of visitors, of the API, and of nobody.
pub(crate) fn routes() -> BTreeSet<String> {
    read(TABLE)
}

/// The routes of the console.
pub(crate) fn console() -> BTreeSet<String> {
    read(CONSOLE)
}

/// The routes of the API that change something.
pub(crate) fn changing() -> BTreeSet<String> {
    routes().into_iter().filter(|r| !r.starts_with("GET ") && r.contains(" /api/v1/")).collect()
}

/// Sorted by path, and then by method.
pub(crate) fn by_path(routes: BTreeSet<String>) -> Vec<String> {
    let mut page: Vec<String> = routes.into_iter().collect();
    page.sort_by_key(|r| r.split_once(' ').map(|(method, path)| (path.to_owned(), method.to_owned())));
    page
}
