//! The console's routes: forms in, pages out.

use crate::app::App;
use axum::Router;

/// The console.
pub(crate) fn routes() -> Router<App> {
    Router::new()
}
