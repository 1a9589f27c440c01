//! What was promised: each measured figure beside its target, most of them relative to the bare limits of the same run.

use crate::access::Handed;
use crate::erase_large::Erased;
use crate::idle::Idle;
use crate::inbox::Inbox;
use crate::keys::Kept;
use crate::limits::Limits;
use crate::load::Load;
use crate::pdf::Made;
use crate::replay::Replay;
use crate::report::Target::{AtLeast, AtMost, Zero};
use crate::report::{Report, Spread, as_f64};
use crate::search::Searched;
use crate::sweep::Swept;
use crate::verify::Verified;
use std::time::Duration;

/// A share of the bare group-commit rate that the whole path must reach: on `SQLite`, on `PostgreSQL`.
const SHARE: (f64, f64) = (0.25, 0.5);

/// The bare limits.
pub(crate) fn limits(report: &mut Report, limits: &Limits) {
    report.keep("bare", limits);
    let (engine, many) = (limits.engine, limits.commits.many.at_once);
    report.figure(format!("bare {engine} commits, 1 producer"), limits.commits.one.per_second, "/s", None);
    report.figure(format!("bare {engine} commits, {many} producers"), limits.commits.many.per_second, "/s", None);
    report.figure("bare socket echo, 1 socket", limits.echo.one.per_second, "/s", None);
    report.figure(format!("bare socket echo, {many} sockets"), limits.echo.many.per_second, "/s", None);
}

/// Messages through the whole path, by many.
pub(crate) fn load(report: &mut Report, load: &Load, limits: Option<&Limits>) {
    let many = limits.map(|l| l.commits.many.per_second * if l.engine == "SQLite" { SHARE.0 } else { SHARE.1 });
    report.keep("load", load);
    report.figure("messages through the whole path", load.per_second, "/s", many.map(AtLeast));
    report.figure("sent to acknowledged, p50", load.acknowledged.p50_us / 1e3, "ms", None);
    report.figure("sent to acknowledged, p99", load.acknowledged.p99_us / 1e3, "ms", None);
    report.figure("sent to delivered, p50", load.delivered.p50_us / 1e3, "ms", None);
    report.figure("sent to delivered, p99", load.delivered.p99_us / 1e3, "ms", Some(AtMost(25.0)));
    report.figure("acknowledged and never delivered live", as_f64(load.undelivered), "", Some(Zero));
    report.figure("member's socket cut off", as_f64(load.cut_off), "", Some(Zero));
    report.figure("delivered twice, out of order or otherwise", as_f64(load.disordered), "", Some(Zero));
    report.figure("server's memory under load", as_f64(load.used.memory_under_load_kib) / 1024.0, "MiB", None);
}

/// Messages through the whole path, by one alone: within three times a bare commit and an echo.
pub(crate) fn load_of_one(report: &mut Report, load: &Load, limits: Option<&Limits>) {
    let bare = limits.map(|l| 3.0 * (l.commits.one.mean_us + l.echo.one.mean_us) / 1e3);
    report.keep("load_of_one", load);
    report.figure("1 sender: sent to acknowledged, mean", load.acknowledged.mean_us / 1e3, "ms", bare.map(AtMost));
    report.figure("1 sender: sent to delivered, p99", load.delivered.p99_us / 1e3, "ms", Some(AtMost(25.0)));
}

/// The replay.
pub(crate) fn replay(report: &mut Report, replay: &Replay, limits: &Limits) {
    report.keep_flat(replay);
    report.keep("ratio_to_bare_commits", &(replay.messages_per_second / limits.commits.many.per_second));
    report.keep("ratio_to_bare_echo", &(replay.messages_per_second / limits.echo.many.per_second));
    report.figure("replay: lost", as_f64(replay.lost), "", Some(Zero));
    report.figure("replay: repeated", as_f64(replay.repeated), "", Some(Zero));
    report.figure("replay: out of order", as_f64(replay.out_of_order), "", Some(Zero));
    report.figure("replay: read although withdrawn", as_f64(replay.reopened), "", Some(Zero));
    report.figure("replay: never delivered live", as_f64(replay.undelivered), "", Some(Zero));
    report.figure("replay: members' sockets cut off", as_f64(replay.cut_off), "", Some(Zero));
    report.figure("replay: live twice, out of order or otherwise", as_f64(replay.live_disordered), "", Some(Zero));
    report.figure("replay: messages with arrivals and consents", replay.messages_per_second, "/s", None);
    report.figure("replay: share of bare commits", 100.0 * replay.messages_per_second / limits.commits.many.per_second, "%", None);
    report.figure("replay: share of bare echoes", 100.0 * replay.messages_per_second / limits.echo.many.per_second, "%", None);
    spread(report, "replay: sent to acknowledged", &replay.acknowledged);
    spread(report, "replay: sent to delivered", &replay.delivered);
    report.figure("replay: bytes on disk a message", replay.bytes_on_disk_per_message, "B", None);
    report.figure("replay: server's memory at rest", as_f64(replay.memory_at_rest_kib) / 1024.0, "MiB", Some(AtMost(40.0)));
    report.figure("replay: server's memory under load", as_f64(replay.used.memory_under_load_kib) / 1024.0, "MiB", None);
}

fn spread(report: &mut Report, what: &str, spread: &Spread) {
    for (name, us) in [("p50", spread.p50_us), ("p99", spread.p99_us), ("p99.9", spread.p999_us)] {
        report.figure(format!("{what}, {name}"), us / 1e3, "ms", None);
    }
}

/// What the server weighs.
pub(crate) fn idle(report: &mut Report, idle: &Idle) {
    report.keep("idle", idle);
    report.figure("server's memory at rest, demo loaded", as_f64(idle.server_kib) / 1024.0, "MiB", Some(AtMost(40.0)));
    report.figure("an idle visitor's socket, of 1,000", idle.kib_per_socket, "KiB", Some(AtMost(10.0)));
}

/// How fast it is there, and how large it is. `fresh` with the demo to be made, `again` on what is there.
pub(crate) fn start(report: &mut Report, fresh: Duration, again: Duration, binary_bytes: u64) {
    let (fresh, again) = (fresh.as_secs_f64() * 1e3, again.as_secs_f64() * 1e3);
    report.keep("start_to_ready_fresh_ms", &fresh);
    report.keep("start_to_ready_ms", &again);
    report.keep("binary_bytes", &binary_bytes);
    report.figure("start to ready, demo to be made", fresh, "ms", Some(AtMost(300.0)));
    report.figure("start to ready, on data that is there", again, "ms", Some(AtMost(300.0)));
    report.figure("binary", as_f64(binary_bytes) / 1e6, "MB", Some(AtMost(25.0)));
}

/// The inbox.
pub(crate) fn inbox(report: &mut Report, inbox: &Inbox) {
    report.keep("inbox", inbox);
    report.figure("inbox page of 50, first in a session", inbox.first_us / 1e3, "ms", None);
    report.figure("inbox page of 50, p50", inbox.opening.p50_us / 1e3, "ms", None);
    report.figure("inbox page of 50, p99", inbox.opening.p99_us / 1e3, "ms", Some(AtMost(10.0)));
}

/// New visits.
pub(crate) fn visits(report: &mut Report, visits: &Spread) {
    report.keep("visits", visits);
    report.figure("visit to first bot message at 100/s, p50", visits.p50_us / 1e3, "ms", None);
    report.figure("visit to first bot message at 100/s, p99", visits.p99_us / 1e3, "ms", Some(AtMost(5.0)));
}

/// Erasures.
pub(crate) fn erase(report: &mut Report, erasures: &Spread) {
    report.keep("erase", erasures);
    report.figure("erasing 1,000 messages, p50", erasures.p50_us / 1e3, "ms", None);
    report.figure("erasing 1,000 messages, worst of 10", erasures.max_us / 1e3, "ms", Some(AtMost(50.0)));
}

/// Erasures of much, while others write.
pub(crate) fn erase_large(report: &mut Report, erased: &Erased) {
    report.keep("erase_large", erased);
    report.figure("erasing 10,000 messages: keys gone, p50 of 5", erased.keys.p50_us / 1e3, "ms", None);
    report.figure("erasing 10,000 messages: keys gone, worst of 5", erased.keys.max_us / 1e3, "ms", Some(AtMost(10.0)));
    report.figure("erasing 10,000 messages: rows gone, worst of 5", erased.rows.max_us / 1e3, "ms", Some(AtMost(1_000.0)));
    report.figure("others, sent to acknowledged, p99, nothing erased", erased.before.p99_us / 1e3, "ms", None);
    report.figure("others, sent to acknowledged, p99, meanwhile", erased.during.p99_us / 1e3, "ms", Some(AtMost(erased.bound_ms())));
    report.figure("others, sent to acknowledged, longest, meanwhile", erased.during.max_us / 1e3, "ms", None);
}

/// How long an act of the sweep may hold the writer, in milliseconds.
const SWEEP_ACT_MS: f64 = 50.0;
/// The share of the bare deletes that the sweep must reach where it is below its rate.
const SWEEP_SHARE: f64 = 0.7;
/// Expired conversations that the sweep must destroy a second, or that share of what the same deletes cost bare.
const SWEEP_RATE: f64 = 20_000.0;

/// The sweep.
pub(crate) fn sweep(report: &mut Report, swept: &Swept) {
    report.keep("sweep", swept);
    let wanted = swept.bare_per_second.map_or(SWEEP_RATE, |bare| SWEEP_RATE.min(bare * SWEEP_SHARE));
    report.figure("sweep: conversations, in as many acts as needed", as_f64(swept.conversations), "", None);
    report.figure("sweep: acts", as_f64(swept.acts), "", None);
    report.figure("sweep: from act to act at most, some with a reading between", swept.longest_ms, "ms", Some(AtMost(SWEEP_ACT_MS)));
    if let Some(bare) = swept.bare_per_second {
        report.figure("the same deletes bare", bare, "/s", None);
        report.figure("sweep: share of the bare deletes", 100.0 * swept.per_second / bare, "%", None);
    }
    report.figure("sweep: expired conversations", swept.per_second, "/s", Some(AtLeast(wanted)));
}

/// Everything about a subject, handed out.
pub(crate) fn access(report: &mut Report, handed: &Handed) {
    report.keep("access", handed);
    report.figure("handing out 10,000 messages as JSON, worst of 5", handed.json_ms, "ms", Some(AtMost(1_000.0)));
    report.figure("handing out 10,000 messages as a table, worst of 5", handed.csv_ms, "ms", Some(AtMost(1_000.0)));
}

/// Due days.
pub(crate) fn dates(report: &mut Report, per_second: f64) {
    report.keep("due_dates_per_second", &per_second);
    report.figure("due days of requests, one core", per_second, "/s", Some(AtLeast(1_000_000.0)));
}

/// The ledger's verification.
pub(crate) fn verify(report: &mut Report, verified: &Verified) {
    report.keep("verify", verified);
    report.figure("ledger entries verified", as_f64(verified.entries), "", None);
    report.figure("ledger verify, a million entries at that rate", 1e6 / verified.entries_per_second, "s", Some(AtMost(5.0)));
    report.figure("ledger verify", verified.entries_per_second, "/s", Some(AtLeast(500_000.0)));
}

/// Subject keys that must follow a renewed pair a second.
const FOLLOW_RATE: f64 = 5_000.0;
/// How much a session and its keys may add to a request, in milliseconds.
const SESSION_MS: f64 = 1.0;

/// What keys cost.
pub(crate) fn keys(report: &mut Report, kept: &Kept) {
    report.keep("keys", kept);
    let (nobody, member) = (kept.nobody.p50_us / 1e3, kept.member.p50_us / 1e3);
    report.figure("request of nobody, p50", nobody, "ms", None);
    report.figure("request of a member with 20 purposes, p50", member, "ms", None);
    report.figure("what session and keys add, p50", member - nobody, "ms", Some(AtMost(SESSION_MS)));
    report.figure("a member's request in requests of nobody", member / nobody, "", None);
    report.figure("signing in, nearly all of it Argon2id, p50", kept.sign_in.p50_us / 1e3, "ms", None);
    report.figure("signing in, in requests of a member", kept.sign_in.p50_us / kept.member.p50_us, "", None);
    let Some(followed) = &kept.followed else { return };
    report.figure("subject keys that followed a leaver", as_f64(followed.keys), "", None);
    report.figure("bare key exchanges of as many, all cores", followed.bare_per_second, "/s", None);
    report.figure("subject keys that follow, share of bare", 100.0 * followed.per_second / followed.bare_per_second, "%", None);
    report.figure("subject keys that follow", followed.per_second, "/s", Some(AtLeast(FOLLOW_RATE)));
}

/// A document.
pub(crate) fn pdf(report: &mut Report, made: &Made) {
    report.keep("pdf", made);
    report.figure("PDF: pages", as_f64(made.pages), "", None);
    report.figure("PDF: the first after the start", made.first_us / 1e3, "ms", Some(AtMost(300.0)));
    report.figure("PDF, p50", made.making.p50_us / 1e3, "ms", None);
    report.figure("PDF, p99", made.making.p99_us / 1e3, "ms", Some(AtMost(300.0)));
}

/// The search.
pub(crate) fn search(report: &mut Report, searched: &Searched) {
    report.keep("search", searched);
    report.figure("search: messages stored", as_f64(searched.messages), "", None);
    report.figure("bare decryption of the same sizes, all cores", searched.bare_per_second, "/s", None);
    report.figure("search: messages, nothing found", searched.nothing.per_second, "/s", Some(AtLeast(200_000.0)));
    report.figure("search: share of bare decryption", 100.0 * searched.nothing.per_second / searched.bare_per_second, "%", None);
    report.figure("search: messages, two words that some hold", searched.some.per_second, "/s", Some(AtLeast(200_000.0)));
    report.figure("search: hits of these two words", as_f64(searched.some.hits), "", None);
    report.figure("search: first of 1,000 hits", searched.many.first_us / 1e3, "ms", None);
    report.figure("search: all of 1,000 hits", searched.many.all_us / 1e3, "ms", None);
}
