//! What tests of the server start from: a real server on a database of its own, a clock to set, and drivers that do what
//! a visitor's browser and a member's do. Nothing here judges: the tests do.
//!
//! Everything blocks, so that a test reads from top to bottom; where two things happen at once, it starts threads.
//!
//! ```no_run
//! let server = testkit::TestServer::start();
//! let house = server.organisation("Teehaus");
//! let mut visitor = server.visit(&house);
//! visitor.choose("human").expect(200);
//! visitor.say("hello").expect(200);
//! let member = house.owner.sign_in(&server);
//! assert!(member.find("hello").is_some());
//! ```

#![expect(clippy::expect_used, clippy::panic, clippy::missing_panics_doc, reason = "a kit for tests fails by panicking")]

mod authenticator;
mod authority;
mod clock;
mod ground;
mod http;
mod identity_provider;
mod logs;
mod mail;
mod member;
mod operator;
mod organisation;
pub mod samples;
mod server;
pub mod simulator;
mod socket;
mod visitor;

pub use authenticator::{Authenticator, PRESENT, VERIFIED};
pub use authority::Authority;
pub use clock::{AdjustableClock, FixedClock};
pub use ground::{Ground, Rows, Value};
pub use http::Reply;
pub use identity_provider::{Behaviour, CLIENT, CLIENT_SECRET, IdentityProvider, Person, percent_encoded};
pub use logs::Logs;
pub use mail::{Letter, PostOffice};
pub use member::Member;
pub use operator::Operator;
pub use organisation::{Account, Organisation, SITE_ORIGIN, code_of};
pub use server::{TestServer, on_each_engine};
pub use socket::Socket;
pub use visitor::{Visitor, fresh_key};
