//! The rules, pure: what may be done with which data, and why. No I/O, no clock, no randomness.
//!
//! A rule takes facts (read by the store in the transaction of the act) and returns a [`Decision`] or a [`Refusal`]. Only
//! this crate makes decisions: their types are `#[non_exhaustive]`, so nobody else can write one down.

pub mod access_log;
pub mod act;
pub mod agreement;
pub mod availability;
pub mod breach;
pub mod calendar;
pub mod canned;
pub mod category;
pub mod checkpoint;
pub mod confirmation;
pub mod consent;
pub mod contact;
pub mod conversation;
pub mod decision;
pub mod desk;
pub mod erasure;
pub mod file;
#[cfg(test)]
mod golden;
pub mod handling;
pub mod hold;
pub mod id;
pub mod identity;
pub mod identity_provider;
pub mod import;
pub mod inventory;
pub mod jurisdiction;
pub mod member;
pub mod membership;
pub mod notice;
pub mod organisation;
pub mod overview;
pub mod pair;
pub mod passkey;
pub mod permission;
pub mod principal;
pub mod provisioning;
pub mod purpose;
pub mod reason;
pub mod recipient;
pub mod refusal;
pub mod register;
pub mod request;
pub mod restriction;
pub mod retention;
pub mod role;
pub mod rotation;
pub mod satisfaction;
pub mod signing_in;
pub mod site;
pub mod sub_processor;
pub mod task;
pub mod team;
pub mod token;
pub mod view;

pub use decision::Decision;
pub use purpose::Purpose;
pub use refusal::Refusal;
