//! The simulator: organisations, visitors, members and privacy officers, and years that pass in seconds. After every step the whole
//! server is compared with what the law says.
//!
//! `PARLOUR_SEED=17 cargo test -p server --test simulator` plays one seed alone. Whatever goes wrong is printed with the steps that
//! led there.

#![cfg(test)]

mod basis;
mod broken;
mod dates;
mod erased;
mod leavers;
mod ledgers;
#[expect(dead_code, reason = "the burglar of the other tests steals more than is looked at here")]
#[path = "../burglar/loot.rs"]
mod loot;
mod requests;
mod seen;
#[path = "../burglar/spec.rs"]
mod spec;
#[expect(dead_code, reason = "as above")]
#[path = "../burglar/thief.rs"]
mod thief;

use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::rc::Rc;
use std::sync::atomic::{AtomicU64, Ordering};
use testkit::simulator::{Story, World};
use testkit::{Ground, PostOffice, TestServer};

/// How many worlds are played, and on PostgreSQL.
const SEEDS: (u64, u64) = (50, 5);
/// Every so many seeds somebody breaks in with every key that there is, and so does who left, with a copy of before.
const ROBBED: u64 = 5;
/// Every so many seeds one house has letters confirmed, by a mail server of its own.
const LETTERS: u64 = 4;
/// How long each of them is.
const STEPS: usize = 40;
/// Worlds that are played at once: a world mostly waits for its own server.
const AT_ONCE: usize = 4;

/// Plays a world, and looks at everything after each step.
fn play(ground: Ground, seed: u64, story: &Story) {
    let post = (seed % LETTERS == LETTERS - 1).then(PostOffice::open);
    let server = match &post {
        Some(post) => TestServer::start_with_mail(ground, post.server()),
        None => TestServer::start_on(ground),
    };
    let mut world = World::begin(&server, seed, story);
    if let Some(post) = &post {
        world.confirm_letters(post);
    }
    let mut ledgers = ledgers::Counted::begin(&mut world);
    for _ in 0..STEPS {
        world.step();
        look(&mut world, &mut ledgers);
    }
    if seed.is_multiple_of(ROBBED) {
        // One thief is enough: trying every key on everything takes its time.
        let copies = Rc::new(RefCell::new(Vec::new()));
        world.before_leaving = Some(leavers::copying(&copies, 1));
        world.farewell();
        look(&mut world, &mut ledgers);
        erased::with_every_key(&world);
        leavers::robbed(&world, &copies.borrow());
    }
}

/// Looks at everything.
fn look(world: &mut World<'_>, ledgers: &mut ledgers::Counted) {
    basis::check(world);
    if world.swept {
        dates::check(world);
    }
    seen::check(world);
    requests::check(world);
    erased::check(world);
    leavers::check(world);
    ledgers.check(world);
}

/// Plays the seeds; answers what became of those that failed.
fn play_all(seeds: u64, ground: fn() -> Ground) {
    let chosen = std::env::var("PARLOUR_SEED").ok().map(|seed| seed.parse().expect("PARLOUR_SEED is a number"));
    let (first, last) = chosen.map_or((1, seeds), |seed: u64| (seed, seed));
    let next = AtomicU64::new(first);
    let failed = std::thread::scope(|scope| {
        let work = || {
            let mut failed = Vec::new();
            loop {
                let seed = next.fetch_add(1, Ordering::SeqCst);
                if seed > last {
                    return failed;
                }
                let story = Story::default();
                let played = catch_unwind(AssertUnwindSafe(|| play(ground(), seed, &story)));
                if played.is_err() {
                    let told = story.lock().map(|story| story.join("\n")).unwrap_or_default();
                    failed.push(format!("PARLOUR_SEED={seed} failed after\n{told}"));
                }
            }
        };
        let workers: Vec<_> = (0..AT_ONCE).map(|_| scope.spawn(work)).collect();
        workers.into_iter().flat_map(|worker| worker.join().expect("a worker catches what breaks")).collect::<Vec<_>>()
    });
    assert!(failed.is_empty(), "{} worlds of {} failed\n\n{}", failed.len(), last + 1 - first, failed.join("\n\n"));
}

#[test]
fn the_law_is_kept_in_every_world() {
    play_all(SEEDS.0, Ground::sqlite);
}

#[test]
fn the_law_is_kept_on_postgresql() {
    if Ground::postgres().is_some() {
        play_all(SEEDS.1, || Ground::postgres().expect("it was there a moment ago"));
    }
}
