//! The server: routes, who may call them, and what runs between a request and the store.

mod app;
mod arrivals;
mod askings;
pub mod assets;
mod auth;
mod availability;
mod bindings;
mod body;
mod checked_keys;
mod clock;
mod console;
mod guesses;
mod hub;
mod json;
mod ledgers;
mod members;
mod openapi;
mod origin;
mod problem;
mod receipt;
mod repetition;
mod routes;
mod script;
pub mod set_up;
mod show;
mod socket;
mod template;
mod visit;
mod work;

pub use app::{App, Settings};
pub use clock::{Clock, SystemClock};
pub use openapi::document as openapi_document;
pub use receipt::{open_signing_key, origin as ledger_origin};
pub use routes::router;
pub use work::start as start_work;
