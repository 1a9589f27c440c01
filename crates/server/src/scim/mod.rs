//! SCIM 2.0 for users (RFC 7643, RFC 7644): a company's identity provider says who is a member, and who is none any more.
//!
//! What it says ends in the acts that members do by hand ([`crate::members::provisioning`], [`crate::members::life`]), under the name of its token.

mod body;
pub(crate) mod error;
pub(crate) mod filter;
pub(crate) mod schema;
pub(crate) mod users;
pub(crate) mod wish;

pub(crate) use body::{BODY_BYTES_MAX, MEDIA_TYPE, Scim, Sent};

/// The schema of users (RFC 7643, section 4.1).
pub(crate) const USER: &str = "urn:ietf:params:scim:schemas:core:2.0:User";
/// Under which path everything of it stands.
pub(crate) const ROOT: &str = "/scim/v2";
