//! New visits at a steady rate, whether the server keeps up or not: from the request to the bot's first message.

use crate::histogram::Histogram;
use crate::http::Http;
use crate::outcome::Outcome;
use crate::report::Spread;
use crate::server::Server;
use crate::visitor::Visitor;
use std::cell::RefCell;
use std::rc::Rc;
use std::time::{Duration, Instant};

const A_SECOND: u32 = 100;
const SECONDS: u32 = 10;

/// How long a new visit takes. The bot's first message is in its answer.
///
/// # Errors
/// Where a visit does not begin.
pub(crate) async fn run(server: &Server) -> Outcome<Spread> {
    let idle: Rc<RefCell<Vec<Http>>> = Rc::default();
    let site: Rc<str> = server.demo.site.as_str().into();
    // Connections are open already, as they are behind a proxy.
    for _ in 0..8 {
        let mut http = Http::to(&server.address);
        Visitor::arrive(&mut http, &site).await?;
        idle.borrow_mut().push(http);
    }
    let mut beat = tokio::time::interval(Duration::from_secs(1) / A_SECOND);
    let mut coming = Vec::new();
    for _ in 0..A_SECOND * SECONDS {
        beat.tick().await;
        let http = idle.borrow_mut().pop().unwrap_or_else(|| Http::to(&server.address));
        coming.push(tokio::task::spawn_local(arrive(http, Rc::clone(&site), Rc::clone(&idle))));
    }
    let mut all = Histogram::default();
    for visit in coming {
        all.add(visit.await??);
    }
    Ok((&all).into())
}

async fn arrive(mut http: Http, site: Rc<str>, idle: Rc<RefCell<Vec<Http>>>) -> Outcome<Duration> {
    let began = Instant::now();
    Visitor::arrive(&mut http, &site).await?;
    let took = began.elapsed();
    idle.borrow_mut().push(http);
    Ok(took)
}
