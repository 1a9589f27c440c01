//! How a measurement fails: with one sentence, because nobody recovers from it.

/// What a step of a measurement comes to. A failure ends the run.
pub(crate) type Outcome<T> = Result<T, Box<dyn std::error::Error + Send + Sync>>;
