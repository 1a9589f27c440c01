//! Repetition: a request that creates something may carry an `Idempotency-Key`; sent again, it answers what was made before.

use crate::problem::Problem;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use seal::Token;

/// The longest key, in bytes.
const KEY_BYTES_MAX: usize = 128;

/// The request's key, where it has one.
pub(crate) struct Repetition(Option<String>);

impl<S: Sync> FromRequestParts<S> for Repetition {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let Some(value) = parts.headers.get("idempotency-key") else { return Ok(Self(None)) };
        let key = value.to_str().ok().filter(|k| !k.is_empty() && k.len() <= KEY_BYTES_MAX);
        let key = key.ok_or_else(|| Problem::invalid_body().with("field", "Idempotency-Key".into()))?;
        Ok(Self(Some(format!("{} {key}", parts.uri.path()))))
    }
}

impl Repetition {
    /// A form, which a browser sends again only when its reader wants to.
    pub(crate) fn none() -> Self {
        Self(None)
    }

    /// The key, bound to the path, as the name of a message that the request leaves.
    pub(crate) fn key(&self) -> Option<&str> {
        self.0.as_deref()
    }

    /// What is stored of it: a hash keyed from the caller's token, bound to the path and to `what` was asked for.
    pub(crate) fn hash(&self, token: &Token, what: &str) -> Option<[u8; 16]> {
        self.0.as_deref().map(|key| token.idempotency(&format!("{what} {key}")))
    }
}
