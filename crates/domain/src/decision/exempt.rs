//! Why some decisions leave no entry in the ledger.

use crate::{
    agreement, breach, confirmation, consent, handling, request, restriction, rotation, satisfaction, signing_in, sub_processor, task, team,
};

/// The reasons for which a decision leaves no entry, as `golden/exempt.txt` lists them.
pub const EXEMPT: [&str; 25] = [
    "a message is its own record",
    "the bot's state follows from the messages",
    "a key without a grant is the visitor's own",
    "a site is set up by the organisation's first act",
    consent::TERMS,
    task::REMINDER,
    breach::REMINDER,
    confirmation::LETTER,
    handling::ORDER,
    handling::NOTE,
    handling::DRAFT,
    handling::SEEN,
    team::AWAY,
    satisfaction::TALLY,
    restriction::RESEALED,
    request::AT_ONCE,
    request::WARNING,
    "a step of the first run that is put aside says nothing of anybody",
    EXEMPT_OBJECTION,
    EXEMPT_VIEW,
    rotation::FOLLOWED,
    rotation::RESEALED,
    agreement::FILED,
    sub_processor::LISTED,
    signing_in::USED,
];

/// Why [`crate::import::object`] leaves no entry.
pub(crate) const EXEMPT_OBJECTION: &str = "an objection's hash follows from the refusal or withdrawal";
/// Why [`crate::view`] leaves no entries.
pub(crate) const EXEMPT_VIEW: &str = "a saved view is a filter with a name";
