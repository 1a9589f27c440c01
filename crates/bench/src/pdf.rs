//! Making a PDF: the agreement on processing, which has more pages than any other document of the demo, as a member gets it.

use crate::histogram::Histogram;
use crate::http::Http;
use crate::member;
use crate::outcome::Outcome;
use crate::report::{Spread, micros};
use crate::server::Server;
use serde::Serialize;
use std::time::{Duration, Instant};

const DOCUMENT: &str = "/api/v1/documents/processing-agreement?locale=de&format=pdf";
const TIMES: usize = 50;

/// What making it comes to.
#[derive(Clone, Serialize)]
pub(crate) struct Made {
    /// How many pages it has.
    pub(crate) pages: u64,
    pub(crate) bytes: usize,
    /// The first one after the start.
    pub(crate) first_us: f64,
    /// Those after it.
    pub(crate) making: Spread,
}

/// Makes it again and again.
///
/// # Errors
/// Where what comes is no PDF.
pub(crate) async fn run(server: &Server) -> Outcome<Made> {
    let mut http = Http::to(&server.address);
    let token = member::sign_in(&mut http, &server.demo).await?;
    let (first, file) = make(&mut http, &token).await?;
    let mut all = Histogram::default();
    for _ in 0..TIMES {
        all.add(make(&mut http, &token).await?.0);
    }
    let pages = pages(&file).ok_or("a PDF that does not say how many pages it has")?;
    Ok(Made { pages, bytes: file.len(), first_us: micros(first), making: (&all).into() })
}

async fn make(http: &mut Http, token: &str) -> Outcome<(Duration, Vec<u8>)> {
    let began = Instant::now();
    let reply = http.get(DOCUMENT, Some(token)).await?;
    let took = began.elapsed();
    if reply.status != 200 || !reply.body.starts_with(b"%PDF-") {
        return Err(format!("{} in place of a PDF", reply.status).into());
    }
    Ok((took, reply.body))
}

/// What the file says of itself: the first `/Count` is that of its pages.
fn pages(file: &[u8]) -> Option<u64> {
    let mark = b"/Count ";
    let at = file.windows(mark.len()).position(|window| window == mark)? + mark.len();
    let digits: String = file.iter().skip(at).map(|byte| char::from(*byte)).take_while(char::is_ascii_digit).collect();
    digits.parse().ok()
}
