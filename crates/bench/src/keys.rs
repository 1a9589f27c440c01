//! Keys: what a session and its keys add to a request, what a password costs, and how fast the keys of subjects follow a pair that begins
//! anew because somebody has gone.

use crate::histogram::Histogram;
use crate::http::Http;
use crate::member;
use crate::outcome::Outcome;
use crate::report::{Spread, as_f64, progress};
use crate::server::Server;
use crate::visitor::Visitor;
use aws_lc_rs::agreement::{self, EphemeralPrivateKey, PrivateKey, UnparsedPublicKey, X25519};
use aws_lc_rs::rand::SystemRandom;
use rusqlite::{Connection, OpenFlags};
use serde::Serialize;
use serde_json::{Value, json};
use std::hint::black_box;
use std::num::NonZero;
use std::path::Path;
use std::time::{Duration, Instant};
use tokio::time::sleep;

/// Purposes that the organisation has when a request is measured.
const PURPOSES: usize = 20;
/// Requests of each kind.
const REQUESTS: usize = 2_000;
/// Sign-ins: each costs as much as a guess is to cost.
const SIGN_INS: usize = 8;
/// Subjects whose keys follow.
const SUBJECTS: u64 = 5_000;
/// How often it is looked how far they are, and for how long at most.
const LOOK: Duration = Duration::from_millis(20);
const FOLLOW_MAX: Duration = Duration::from_mins(3);
/// How long key exchanges alone are measured.
const BARE_FOR: Duration = Duration::from_secs(2);
/// A route that asks who calls and answers an empty table, and one that answers a text to anybody.
const ASKS_WHO: &str = "/api/v1/imports/contacts";
const ASKS_NOBODY: &str = "/api/v1/schemas/consent-record.json";

/// What keys come to.
#[derive(Clone, Serialize)]
pub(crate) struct Kept {
    /// From the request to the answer, for whoever calls.
    pub(crate) nobody: Spread,
    /// The same for a member whose session holds the pairs of so many purposes.
    pub(crate) member: Spread,
    /// A whole sign-in: Argon2id with the parameters of every day, and what is opened and stored.
    pub(crate) sign_in: Spread,
    /// How the keys of subjects followed; nothing on PostgreSQL, where nobody can look from outside.
    pub(crate) followed: Option<Followed>,
}

/// Keys that were sealed again.
#[derive(Clone, Serialize)]
pub(crate) struct Followed {
    pub(crate) keys: u64,
    pub(crate) per_second: f64,
    /// The key exchanges of as many, and nothing else, on all cores.
    pub(crate) bare_per_second: f64,
}

/// Measures all of it.
///
/// # Errors
/// Where the server refuses, or keys do not follow.
pub(crate) async fn run(server: &Server) -> Outcome<Kept> {
    let mut http = Http::to(&server.address);
    let mut sign_in = Histogram::default();
    progress("keys: signing in");
    for _ in 0..SIGN_INS {
        let began = Instant::now();
        member::sign_in(&mut http, &server.demo).await?;
        sign_in.add(began.elapsed());
    }
    let token = member::sign_in(&mut http, &server.demo).await?;
    purposes(&mut http, &token).await?;
    // Newly published pairs are in the session's hands from the next sign-in on.
    let token = member::sign_in(&mut http, &server.demo).await?;
    progress(&format!("keys: requests with and without a session, {PURPOSES} purposes"));
    let nobody = ask(&mut http, ASKS_NOBODY, None).await?;
    let member = ask(&mut http, ASKS_WHO, Some(&token)).await?;
    let followed = match server.database_file() {
        Some(file) => Some(follow(server, &mut http, &file).await?),
        None => None,
    };
    Ok(Kept { nobody: (&nobody).into(), member: (&member).into(), sign_in: (&sign_in).into(), followed })
}

/// Defines purposes until there are so many.
async fn purposes(http: &mut Http, token: &str) -> Outcome<()> {
    let listed = http.get("/api/v1/purposes", Some(token)).await?.good("the purposes")?;
    let present = listed.get("items").and_then(Value::as_array).map_or(0, Vec::len);
    for number in present..PURPOSES {
        let name = format!("purpose-{number}");
        let new = json!({"name": name, "basis": "consent", "names": {"en": name}, "categories": ["Name"]});
        http.post("/api/v1/purposes", Some(token), &new).await?.good("a purpose")?;
    }
    Ok(())
}

async fn ask(http: &mut Http, path: &str, token: Option<&str>) -> Outcome<Histogram> {
    let mut all = Histogram::default();
    for number in 0..REQUESTS + REQUESTS / 10 {
        let began = Instant::now();
        let reply = http.get(path, token).await?;
        // The first ones warm what stays warm.
        if number >= REQUESTS / 10 {
            all.add(began.elapsed());
        }
        if reply.status != 200 {
            return Err(format!("{path} was answered with {}", reply.status).into());
        }
    }
    Ok(all)
}

/// Somebody who read conversations goes; the session that removed them seals the keys of all subjects again.
async fn follow(server: &Server, http: &mut Http, file: &Path) -> Outcome<Followed> {
    progress(&format!("keys: {SUBJECTS} visitors who agree to be read"));
    for _ in 0..SUBJECTS {
        Visitor::arrive_for_a_person(http, &server.demo.site).await?;
    }
    let token = member::sign_in(http, &server.demo).await?;
    let leaver = colleague(http, &token).await?;
    progress("keys: a colleague goes, and the keys follow");
    let began = Instant::now();
    http.delete(&format!("/api/v1/members/{leaver}"), Some(&token)).await?.good("removing a member")?;
    let db = Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    loop {
        let (keys, left) = counted(&db)?;
        if left == 0 && keys >= SUBJECTS {
            let per_second = as_f64(keys) / began.elapsed().as_secs_f64();
            return Ok(Followed { keys, per_second, bare_per_second: bare()? });
        }
        if began.elapsed() > FOLLOW_MAX {
            return Err(format!("{left} keys did not follow, {keys} did").into());
        }
        sleep(LOOK).await;
    }
}

/// How many keys of conversations are sealed to the newest pair, and how many wait for it.
fn counted(db: &Connection) -> Outcome<(u64, u64)> {
    let of = "SELECT count(*) FROM subject_seal a WHERE purpose = 'conversation' AND recipient = 'purpose'";
    let newest = "EXISTS (SELECT 1 FROM subject_seal b WHERE b.subject = a.subject AND b.purpose = a.purpose AND b.generation = a.generation \
                  AND b.recipient = 'purpose' AND b.recipient_generation > 1)";
    let count = |sql: &str| db.query_row(sql, [], |row| row.get::<_, i64>(0)).map(i64::unsigned_abs);
    Ok((count(&format!("{of} AND recipient_generation > 1"))?, count(&format!("{of} AND recipient_generation = 1 AND NOT {newest}"))?))
}

/// A colleague who reads conversations; answers who it is.
async fn colleague(http: &mut Http, token: &str) -> Outcome<String> {
    let invite = json!({"email": "leaver@bench.example", "role": "agent"});
    let invited = http.post("/api/v1/members", Some(token), &invite).await?.good("an invitation")?;
    let url = invited.get("invitation_url").and_then(Value::as_str).ok_or("an invitation without its link")?;
    let (_, secret) = url.split_once('#').ok_or("a link without its secret")?;
    let joins = json!({"name": "Lea", "password": "a long row of several good words"});
    let joined = http.post("/api/v1/invitation/accept", Some(secret), &joins).await?.good("accepting an invitation")?;
    Ok(joined.get("member").and_then(Value::as_str).ok_or("a member without an id")?.to_owned())
}

/// The key exchanges of resealing, and nothing else: one to open, a new pair and one more to seal; on all cores.
fn bare() -> Outcome<f64> {
    let threads = std::thread::available_parallelism().map_or(1, NonZero::get);
    let began = Instant::now();
    let counts: Vec<_> = std::thread::scope(|scope| {
        let working: Vec<_> = (0..threads).map(|_| scope.spawn(|| exchange(began + BARE_FOR))).collect();
        working.into_iter().map(|thread| thread.join().unwrap_or(None)).collect()
    });
    let count: u64 = counts.into_iter().sum::<Option<u64>>().ok_or("a key exchange failed")?;
    Ok(as_f64(count) / began.elapsed().as_secs_f64())
}

fn exchange(until: Instant) -> Option<u64> {
    let (random, own) = (SystemRandom::new(), PrivateKey::generate(&X25519).ok()?);
    let public = own.compute_public_key().ok()?;
    let to = || UnparsedPublicKey::new(&X25519, public.as_ref());
    let shared = |secret: &[u8]| Ok::<_, ()>(secret.first().copied());
    let mut count = 0;
    while Instant::now() < until {
        black_box(agreement::agree(&own, to(), (), shared).ok()?);
        let once = EphemeralPrivateKey::generate(&X25519, &random).ok()?;
        black_box(once.compute_public_key().ok()?);
        black_box(agreement::agree_ephemeral(once, to(), (), shared).ok()?);
        count += 1;
    }
    Some(count)
}
