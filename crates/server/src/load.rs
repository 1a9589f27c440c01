//! Load: how much is worked on at once. Who comes when there is too much is told to come again, before anything of theirs is begun.
//!
//! What counts is the writer: what waits for it has been taken and will be answered, so there must never be more of it than can be. New
//! visits are the first to wait, because nobody has said anything in them yet; sockets in which somebody talks are the last.

use crate::app::App;
use crate::problem::Problem;
use crate::tallies::Limit;
use axum::extract::{Request, State};
use axum::http::Method;
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use std::sync::atomic::{AtomicUsize, Ordering};

/// Which part of the limit new visits have.
const ARRIVING: usize = 4;
/// From which part of that on the installation is under load: a new visit then has to bring a little work, where its site asks for it.
const PRESSED: usize = 2;

/// Requests that are worked on.
#[derive(Default)]
pub(crate) struct Load(AtomicUsize);

/// One of them; dropping it ends it.
struct Turn<'a>(&'a AtomicUsize);

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::AcqRel);
    }
}

impl Load {
    fn begin(&self, most: usize) -> Option<Turn<'_>> {
        let turn = Turn(&self.0);
        // Counted before it is judged: many at once see one another.
        (self.0.fetch_add(1, Ordering::AcqRel) < most).then_some(turn)
    }

    /// Whether there is so much to do that new visits may be asked for a little work.
    pub(crate) fn is_pressed(&self, app: &App) -> bool {
        let limits = &app.settings().walls.limits;
        let by_requests = self.0.load(Ordering::Acquire) > limits.requests / ARRIVING / PRESSED;
        by_requests || app.store().waiting() > limits.acts / ARRIVING / PRESSED
    }
}

/// Lets a request through, or tells it to come again with 503 and `Retry-After`.
pub(crate) async fn shed(State(app): State<App>, request: Request, next: Next) -> Response {
    if is_always_answered(&request) {
        return next.run(request).await;
    }
    let limits = app.settings().walls.limits.clone();
    let (requests, acts) = if is_arrival(&request) {
        (limits.requests.div_ceil(ARRIVING), limits.acts.div_ceil(ARRIVING))
    } else {
        (limits.requests, limits.acts)
    };
    let writes = !matches!(*request.method(), Method::GET | Method::HEAD);
    let turn = app.load().begin(requests);
    if turn.is_none() || (writes && app.store().waiting() >= acts) {
        app.tallies().hit(Limit::Overload, None, app.now());
        return Problem::unavailable().into_response();
    }
    next.run(request).await
}

fn is_arrival(request: &Request) -> bool {
    request.method() == Method::POST && request.uri().path() == "/api/v1/visits"
}

/// Whoever watches the installation must hear of it also when there is much to do; and a socket is short as a request, whatever follows. The
/// path says which it is: a header anybody may add.
fn is_always_answered(request: &Request) -> bool {
    matches!(request.uri().path(), "/healthz" | "/readyz" | "/api/v1/socket" | "/api/v1/visit/socket")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_turn_that_ends_makes_room() {
        let load = Load::default();
        let (first, second) = (load.begin(2), load.begin(2));
        assert!(first.is_some() && second.is_some());
        assert!(load.begin(2).is_none(), "there are two");
        drop(first);
        assert!(load.begin(2).is_some(), "one has ended");
        assert_eq!(load.0.load(Ordering::Acquire), 1, "who was not let in is not counted");
    }
}
