//! Asking a time-stamping authority (RFC 3161, 3.4). [`crate::outbound`] says whether it may be asked.

use super::http::{self, Destination, Question, Unreached};
use hyper::Method;
use ledger::stamp::ANSWER_BYTES_MAX;

/// Asks; the answer is not checked yet.
///
/// # Errors
/// [`Unreached`] where nobody answers as an authority does.
pub(super) async fn ask(authority: &Destination, question: &[u8]) -> Result<Vec<u8>, Unreached> {
    let question = Question {
        method: Method::POST,
        content_type: Some("application/timestamp-query"),
        accept: "application/timestamp-reply",
        authorization: None,
        body: question,
        answer_bytes_max: ANSWER_BYTES_MAX,
    };
    let answer = http::ask(authority, &question).await?;
    let fits = answer.status == 200 && answer.content_type == "application/timestamp-reply";
    if fits { Ok(answer.body) } else { Err(Unreached) }
}
