//! Searching real dialogues: every message that was granted is decrypted and looked at, beside what decrypting alone would
//! take on the same machine.

use crate::corpus::Dialogue;
use crate::http::Http;
use crate::member;
use crate::outcome::Outcome;
use crate::report::{as_f64, micros, progress};
use crate::server::Server;
use crate::visitor::{Visitor, fresh_key};
use aws_lc_rs::aead::{AES_256_GCM, Aad, LessSafeKey, Nonce, UnboundKey};
use serde::Serialize;
use serde_json::{Value, json};
use std::cell::RefCell;
use std::hint::black_box;
use std::num::NonZero;
use std::rc::Rc;
use std::time::{Duration, Instant};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;

/// Visitors who write at once while the store is filled.
const WRITERS: usize = 16;
/// How often each search runs; the best counts, because the first reads a cold file and the others share the machine.
const RUNS: usize = 7;
/// What is looked for: what nobody says, what some say, and what many say.
const NOBODY: &str = "zzyzx%20qwv";
const MANY: &str = "the";
const SOME: &str = "wifi%20hotel";
/// Bytes that a message's body has around its text.
const ENVELOPE_BYTES: usize = 11;
/// Bytes of a message's associated data.
const BOUND_BYTES: usize = 230;
/// How long decrypting alone is measured.
const BARE_FOR: Duration = Duration::from_secs(2);

/// What searching comes to.
#[derive(Clone, Serialize)]
pub(crate) struct Searched {
    /// Messages that are stored and granted.
    pub(crate) messages: u64,
    /// Where nothing is found, so that everything is read.
    pub(crate) nothing: Search,
    /// Two words that some messages hold.
    pub(crate) some: Search,
    /// A word that very many hold: it ends with the limit.
    pub(crate) many: Search,
    /// Decrypting the same messages from memory, on all cores.
    pub(crate) bare_per_second: f64,
}

/// One search, at its best.
#[derive(Clone, Serialize)]
pub(crate) struct Search {
    /// Messages that were decrypted.
    pub(crate) searched: u64,
    pub(crate) hits: u64,
    pub(crate) per_second: f64,
    /// From the request to the first line.
    pub(crate) first_us: f64,
    pub(crate) all_us: f64,
}

/// Fills the store with dialogues and searches them.
///
/// # Errors
/// Where the server refuses, or a search does not read every message.
pub(crate) async fn run(server: &Server, dialogues: &[Dialogue], repeat: usize) -> Outcome<Searched> {
    let messages = fill(server, dialogues, repeat).await?;
    let mut http = Http::to(&server.address);
    let token = member::sign_in(&mut http, &server.demo).await?;
    progress("search: what nobody, some and many say");
    let nothing = best(server, &token, NOBODY).await?;
    if (nothing.searched, nothing.hits) != (messages, 0) {
        return Err(format!("{} of {messages} messages were searched, with {} hits", nothing.searched, nothing.hits).into());
    }
    let (some, many) = (best(server, &token, SOME).await?, best(server, &token, MANY).await?);
    let sizes: Vec<usize> = dialogues.iter().flat_map(|d| &d.turns).map(|turn| turn.text.len() + ENVELOPE_BYTES).collect();
    Ok(Searched { messages, nothing, some, many, bare_per_second: bare(&sizes)? })
}

/// Every turn as a message of the visitor, in a conversation that is granted; answers how many there are.
async fn fill(server: &Server, dialogues: &[Dialogue], repeat: usize) -> Outcome<u64> {
    let all: Vec<Dialogue> = (0..repeat).flat_map(|_| dialogues.iter().cloned()).collect();
    progress(&format!("search: writing {} conversations", all.len()));
    let left = Rc::new(RefCell::new(all.into_iter()));
    let writers: Vec<_> = (0..WRITERS)
        .map(|_| tokio::task::spawn_local(write(Http::to(&server.address), server.demo.site.clone(), Rc::clone(&left))))
        .collect();
    let mut messages = 0;
    for writer in writers {
        messages += writer.await??;
    }
    Ok(messages)
}

async fn write(mut http: Http, site: String, left: Rc<RefCell<std::vec::IntoIter<Dialogue>>>) -> Outcome<u64> {
    let mut messages = 0;
    loop {
        let dialogue = left.borrow_mut().next();
        let Some(dialogue) = dialogue else { return Ok(messages) };
        let visitor = Visitor::arrive_for_a_person(&mut http, &site).await?;
        // The choice is a message of the visitor's, too.
        messages += 1;
        for turn in &dialogue.turns {
            let body = json!({"key": fresh_key().to_string(), "text": turn.text});
            http.post("/api/v1/visit/messages", Some(&visitor.token), &body).await?.good("a message")?;
            messages += 1;
        }
    }
}

async fn best(server: &Server, token: &str, query: &str) -> Outcome<Search> {
    let mut best: Option<Search> = None;
    for _ in 0..RUNS {
        let search = search(server, token, query).await?;
        if best.as_ref().is_none_or(|best| search.all_us < best.all_us) {
            best = Some(search);
        }
    }
    best.ok_or_else(|| "no search ran".into())
}

/// One search, read line by line as a console does it. HTTP/1.0, so that the lines come without chunks around them.
async fn search(server: &Server, token: &str, query: &str) -> Outcome<Search> {
    let (began, mut hits, mut first) = (Instant::now(), 0, None);
    let mut stream = TcpStream::connect(&server.address).await?;
    let request =
        format!("GET /api/v1/search?limit=1000&q={query} HTTP/1.0\r\nHost: {}\r\nAuthorization: Bearer {token}\r\n\r\n", server.address);
    stream.write_all(request.as_bytes()).await?;
    let mut lines = BufReader::new(stream).lines();
    while let Some(line) = lines.next_line().await? {
        if !line.starts_with('{') {
            continue;
        }
        first.get_or_insert_with(|| began.elapsed());
        if !line.starts_with("{\"done\"") {
            hits += 1;
            continue;
        }
        let took = began.elapsed();
        let done: Value = serde_json::from_str(&line)?;
        let searched = done.get("searched").and_then(Value::as_u64).ok_or("a search that does not say how much it searched")?;
        let per_second = as_f64(searched) / took.as_secs_f64();
        return Ok(Search { searched, hits, per_second, first_us: micros(first.unwrap_or(took)), all_us: micros(took) });
    }
    Err("a search did not come to its end".into())
}

/// Decrypts messages of these sizes from memory, on all cores.
fn bare(sizes: &[usize]) -> Outcome<f64> {
    let threads = std::thread::available_parallelism().map_or(1, NonZero::get);
    let began = Instant::now();
    let counts: Vec<_> = std::thread::scope(|scope| {
        let working: Vec<_> = (0..threads).map(|_| scope.spawn(|| decrypt(sizes, began + BARE_FOR))).collect();
        working.into_iter().map(|thread| thread.join().unwrap_or(None)).collect()
    });
    let count: u64 = counts.into_iter().sum::<Option<u64>>().ok_or("a message did not decrypt")?;
    Ok(as_f64(count) / began.elapsed().as_secs_f64())
}

fn decrypt(sizes: &[usize], until: Instant) -> Option<u64> {
    let key = LessSafeKey::new(UnboundKey::new(&AES_256_GCM, &[7; 32]).ok()?);
    let (nonce, bound) = (|| Nonce::assume_unique_for_key([3; 12]), [5; BOUND_BYTES]);
    let seal = |size: &usize| {
        let mut sealed = vec![b'a'; *size];
        key.seal_in_place_append_tag(nonce(), Aad::from(&bound), &mut sealed).ok().map(|()| sealed)
    };
    let sealed: Vec<Vec<u8>> = sizes.iter().map(seal).collect::<Option<_>>()?;
    let mut buffer = Vec::new();
    let mut count = 0;
    while Instant::now() < until {
        for message in &sealed {
            buffer.clear();
            buffer.extend_from_slice(message);
            black_box(key.open_in_place(nonce(), Aad::from(&bound), &mut buffer).ok()?);
        }
        count += sealed.len() as u64;
    }
    Some(count)
}
