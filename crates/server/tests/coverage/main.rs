//! The coverage: every route is called by everybody who could call it, and what each is answered is a page that a person can read.
//!
//! `tests/golden/coverage.txt` has a line for each route of the API and of the console and a column for each caller. Who may do something
//! does it, with a body that holds and to a thing that is made for that call alone. Beside the page, the code says what must hold of all
//! of it: what is refused for want of rights is refused before the body is looked at and before it is known whether the thing exists, and
//! another organisation's thing is answered byte for byte as one that never was.

#![cfg(test)]

mod acts;
mod bodies;
mod callers;
mod page;
#[expect(dead_code, reason = "the acts read what changes the API alone")]
#[path = "../laws/table.rs"]
mod table;
mod world;

use callers::{Caller, Callers};
use page::{Answer, Page};
use std::collections::BTreeSet;
use testkit::{Reply, TestServer};
use world::{Object, World};

/// Whether a route changes something.
fn changes(route: &str) -> bool {
    !route.starts_with("GET ")
}

/// The routes by path; those last that end the session of whoever calls them.
fn routes() -> Vec<String> {
    let (last, mut all): (Vec<_>, Vec<_>) = table::by_path(table::routes().into_iter().chain(table::console()).collect())
        .into_iter()
        .partition(|r| bodies::ENDS.contains(&&**r));
    all.extend(last);
    all
}

#[test]
fn whoever_calls_is_answered_as_the_page_says() {
    // What is answered is decided above the store, and PostgreSQL would answer the same more slowly.
    let server = TestServer::start();
    let callers = Callers::gather(&server);
    let mut world = World::of(&server, &callers);
    let mut page = Page::new(&callers.all.iter().map(|caller| caller.name).collect::<Vec<_>>());
    let mut wrong = Vec::new();
    for route in routes() {
        let line: Vec<Answer> = callers.all.iter().map(|caller| answer(&mut world, &route, caller, &mut wrong)).collect();
        page.line(&route, line);
    }
    assert!(wrong.is_empty(), "{} answers are wrong:\n{}", wrong.len(), wrong.join("\n"));
    page.compare("coverage.txt");
}

/// Calls a route as somebody, and looks whether more is told than may be.
fn answer(world: &mut World<'_>, route: &str, caller: &Caller, wrong: &mut Vec<String>) -> Answer {
    let own = world.object(route);
    if caller.is_stranger_to(route) && own.is_somebodys() {
        tells_nothing(world, route, caller, &own, wrong);
    }
    let reply = world.call(route, caller, &own);
    let answer = Answer::of(&reply);
    if changes(route) && reply.status < 400 {
        world.spend(route);
    }
    if answer.is_for_want_of_rights() && !caller.is_like_nobody() && !bodies::OF_THE_THING.contains(&route) {
        asks_who_first(world, route, caller, (&own, &answer), wrong);
    }
    answer
}

/// What belongs to somebody else is answered like what never was, with a body that holds and without one.
fn tells_nothing(world: &mut World<'_>, route: &str, caller: &Caller, own: &Object, wrong: &mut Vec<String>) {
    let never = own.never();
    let there = [world.call(route, caller, own), world.call_with(route, caller, own, b"{}".to_vec())].map(|reply| without(&reply, own));
    let nowhere =
        [world.call(route, caller, &never), world.call_with(route, caller, &never, b"{}".to_vec())].map(|reply| without(&reply, &never));
    if there != nowhere {
        // Pages are long: what differs between them is what matters.
        let differs = there.iter().zip(&nowhere).find(|(one, other)| one != other);
        let lines = differs.map(|(one, other)| one.1.lines().zip(other.1.lines()).find(|(one, other)| one != other));
        let statuses = differs.map(|(one, other)| (one.0, other.0));
        wrong.push(format!("{route}: as {}, another's is told from what never was: {statuses:?} {lines:?}", caller.name));
    }
}

/// Who may not is told so, whatever they sent and whether or not the thing exists.
fn asks_who_first(world: &mut World<'_>, route: &str, caller: &Caller, (own, answer): (&Object, &Answer), wrong: &mut Vec<String>) {
    if changes(route) && route.contains(" /api/") {
        for body in ["{}", "{", ""] {
            let other = Answer::of(&world.call_with(route, caller, own, body.into()));
            if other != *answer {
                wrong.push(format!("{route}: as {}, `{body}` is judged before the rights: {other}, not {answer}", caller.name));
            }
        }
    }
    let never = Answer::of(&world.call(route, caller, &own.never()));
    if never != *answer {
        wrong.push(format!("{route}: as {}, what never was is answered before the rights: {never}, not {answer}", caller.name));
    }
}

/// What an answer says, without what was asked for.
fn without(reply: &Reply, object: &Object) -> (u16, String, String) {
    // Who comes without a cookie is given another secret each time.
    let text: Vec<_> = reply.text().lines().filter(|line| !line.contains("name=\"csrf\"")).map(|line| object.taken_out_of(line)).collect();
    (reply.status, text.join("\n"), object.taken_out_of(reply.header("location").unwrap_or_default()))
}

#[test]
fn every_route_that_changes_something_is_named_with_its_act() {
    let known: BTreeSet<String> = table::routes().into_iter().chain(table::console()).filter(|route| changes(route)).collect();
    golden("acts-of-routes.txt", &acts::page(&known));
}

/// Compares with a golden file; `PARLOUR_GEN=1` writes it.
fn golden(name: &str, actual: &str) {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name);
    if std::env::var_os("PARLOUR_GEN").is_some() {
        std::fs::write(&path, actual).unwrap();
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(actual, expected, "{name} differs; PARLOUR_GEN=1 writes it anew");
}
