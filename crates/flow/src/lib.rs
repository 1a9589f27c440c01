//! The bot engine: parse a flow, check it, and take one step. Pure: no I/O, no clock, no randomness.
//!
//! A flow is a script of blocks, written in TOML. [`check`] is the gate before publication: it refuses a flow in which any
//! path asks for personal data without the basis for it. [`step`] takes what the visitor did and says what follows. Words
//! that ask for access or deletion are understood before any flow sees them, in every state; no flow can remove them.

mod age;
mod articles;
mod block;
mod check;
mod effect;
mod finding;
mod fold;
mod paths;
pub mod rights;
mod source;
mod state;
mod step;

pub use articles::{Articles, parse_articles};
pub use block::{Block, Choosable, Flow, Texts, Wanted, asked_together, label, text, wording, wordings};
pub use check::check;
pub use effect::{Ask, Effect, Label, Speech, Utterance};
pub use finding::Finding;
pub use source::parse;
pub use state::{Facts, Input, State};
pub use step::{BLOCKS_PER_STEP_MAX, Stepped, ask, step};
