//! Which measurements a command runs, on which server: each on a fresh one, so that none is coloured by another.

use crate::corpus::{self, Dialogue};
use crate::limits::{self, Limits};
use crate::outcome::Outcome;
use crate::report::{Report, progress};
use crate::server::{Server, process};
use crate::{
    Command, Place, access, dates, erase, erase_large, idle, inbox, keys, load, pdf, replay, search, sweep, targets, verify, visits,
};
use std::time::Duration;
use tokio::task::LocalSet;

/// No measurement takes longer, whatever the server does.
const MEASUREMENT_MAX: Duration = Duration::from_mins(10);
/// Senders of the targets.
const MANY: usize = 64;
/// How long the load of the table runs.
const LOAD_SECONDS: u64 = 10;

/// Runs a command.
///
/// # Errors
/// Where a measurement cannot be made.
pub(crate) fn run(command: &Command, place: &Place, report: &mut Report) -> Outcome<()> {
    process::allow_open_files();
    match command {
        Command::Replay { file, senders, repeat } => replay_file(place, report, &corpus::read(file)?, *senders, *repeat),
        Command::Load { senders, seconds } => load_beside_limits(place, report, *senders, *seconds),
        Command::Inbox => one_inbox(place, report),
        Command::Visits => one_visits(place, report),
        Command::Idle => one_idle(place, report),
        Command::Erase => one_erase(place, report),
        Command::Sweep => one_sweep(place, report),
        Command::Access => one_access(place, report),
        Command::Dates => {
            targets::dates(report, dates::run());
            Ok(())
        }
        Command::Verify => one_verify(place, report),
        Command::Keys => one_keys(place, report),
        Command::Pdf => one_pdf(place, report),
        Command::Limits => bare(place, report, &text_sizes(), MANY).map(drop),
        Command::Search { file, repeat } => one_search(place, report, &corpus::read(file)?, *repeat),
        Command::All { file } => all(place, report, &corpus::read(file)?),
    }
}

fn all(place: &Place, report: &mut Report, dialogues: &[Dialogue]) -> Outcome<()> {
    let limits = load_and_limits(place, report)?;
    one_idle(place, report)?;
    one_inbox(place, report)?;
    one_visits(place, report)?;
    one_erase(place, report)?;
    one_sweep(place, report)?;
    one_access(place, report)?;
    targets::dates(report, dates::run());
    one_verify(place, report)?;
    one_keys(place, report)?;
    one_pdf(place, report)?;
    one_search(place, report, dialogues, 10)?;
    replay_beside(place, report, dialogues, (MANY, 1), &limits)
}

fn load_and_limits(place: &Place, report: &mut Report) -> Outcome<Limits> {
    let limits = bare(place, report, &text_sizes(), MANY)?;
    progress(&format!("load: {MANY} senders, then 1"));
    let server = Server::start(place)?;
    targets::load(report, &wait(load::run(&server, MANY, Duration::from_secs(LOAD_SECONDS)))?, Some(&limits));
    targets::load_of_one(report, &wait(load::run(&server, 1, Duration::from_secs(LOAD_SECONDS / 2)))?, Some(&limits));
    Ok(limits)
}

fn load_beside_limits(place: &Place, report: &mut Report, senders: usize, seconds: u64) -> Outcome<()> {
    let limits = bare(place, report, &text_sizes(), senders.max(2))?;
    progress(&format!("load: {senders} senders"));
    let server = Server::start(place)?;
    let measured = wait(load::run(&server, senders, Duration::from_secs(seconds)))?;
    if senders == 1 {
        targets::load_of_one(report, &measured, Some(&limits));
        targets::load(report, &measured, None);
    } else {
        targets::load(report, &measured, Some(&limits));
    }
    Ok(())
}

fn replay_file(place: &Place, report: &mut Report, dialogues: &[Dialogue], senders: usize, repeat: usize) -> Outcome<()> {
    let sizes: Vec<usize> = dialogues.iter().flat_map(|d| &d.turns).map(|turn| turn.text.len()).collect();
    let limits = bare(place, report, &sizes, senders.max(2))?;
    one_idle(place, report)?;
    replay_beside(place, report, dialogues, (senders, repeat), &limits)
}

fn replay_beside(place: &Place, report: &mut Report, dialogues: &[Dialogue], how: (usize, usize), limits: &Limits) -> Outcome<()> {
    let mut server = Server::start(place)?;
    let fresh = server.ready_after;
    server.restart()?;
    targets::start(report, fresh, server.ready_after, server.binary_bytes()?);
    let played = wait(replay::run(&mut server, dialogues, how.0, how.1))?;
    targets::replay(report, &played, limits);
    Ok(())
}

fn bare(place: &Place, report: &mut Report, sizes: &[usize], many: usize) -> Outcome<Limits> {
    progress("bare limits: group commit and socket echo");
    let limits = limits::run(place, sizes, many)?;
    targets::limits(report, &limits);
    Ok(limits)
}

fn one_idle(place: &Place, report: &mut Report) -> Outcome<()> {
    progress("idle: memory at rest, and of 1,000 sockets");
    let server = Server::start(place)?;
    targets::idle(report, &wait(idle::run(&server))?);
    Ok(())
}

fn one_inbox(place: &Place, report: &mut Report) -> Outcome<()> {
    progress("inbox: a page of 50 granted conversations");
    let server = Server::start(place)?;
    targets::inbox(report, &wait(inbox::run(&server))?);
    Ok(())
}

fn one_visits(place: &Place, report: &mut Report) -> Outcome<()> {
    progress("visits: 100 a second");
    let server = Server::start(place)?;
    targets::visits(report, &wait(visits::run(&server))?);
    Ok(())
}

fn one_erase(place: &Place, report: &mut Report) -> Outcome<()> {
    progress("erase: subjects with 1,000 messages");
    let server = Server::start(place)?;
    targets::erase(report, &wait(erase::run(&server))?);
    progress("erase: subjects with 10,000 messages, beside others who write");
    let server = Server::start(place)?;
    targets::erase_large(report, &wait(erase_large::run(&server))?);
    Ok(())
}

fn one_sweep(place: &Place, report: &mut Report) -> Outcome<()> {
    let mut server = Server::start(place)?;
    targets::sweep(report, &wait(sweep::run(&mut server, place))?);
    Ok(())
}

fn one_access(place: &Place, report: &mut Report) -> Outcome<()> {
    progress("access: a subject with 10,000 messages");
    let server = Server::start(place)?;
    targets::access(report, &wait(access::run(&server))?);
    Ok(())
}

fn one_verify(place: &Place, report: &mut Report) -> Outcome<()> {
    let server = Server::start(place)?;
    targets::verify(report, &wait(verify::run(&server))?);
    Ok(())
}

fn one_keys(place: &Place, report: &mut Report) -> Outcome<()> {
    let server = Server::start(place)?;
    targets::keys(report, &wait(keys::run(&server))?);
    Ok(())
}

fn one_pdf(place: &Place, report: &mut Report) -> Outcome<()> {
    progress("pdf: making one document again and again");
    let server = Server::start(place)?;
    targets::pdf(report, &wait(pdf::run(&server))?);
    Ok(())
}

fn one_search(place: &Place, report: &mut Report, dialogues: &[Dialogue], repeat: usize) -> Outcome<()> {
    let server = Server::start(place)?;
    targets::search(report, &wait(search::run(&server, dialogues, repeat))?);
    Ok(())
}

fn text_sizes() -> Vec<usize> {
    load::TEXTS.iter().map(|text| text.len()).collect()
}

/// Runs a measurement on one thread, because the other core is the server's.
fn wait<T>(measurement: impl Future<Output = Outcome<T>>) -> Outcome<T> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let bounded = async { tokio::time::timeout(MEASUREMENT_MAX, measurement).await.map_err(|_| "the measurement took too long")? };
    runtime.block_on(LocalSet::new().run_until(bounded))
}
