//! The performance lab: starts Parlour as anyone would, loads it through its public sockets, and puts what it measures
//! beside the bare limits of the same machine in the same run.

mod access;
mod board;
mod corpus;
mod dates;
mod erase;
mod erase_large;
mod histogram;
mod http;
mod idle;
mod inbox;
mod keys;
mod limits;
mod load;
mod member;
mod outcome;
mod pdf;
mod replay;
mod report;
mod run;
mod search;
mod server;
mod socket;
mod sweep;
mod targets;
mod verify;
mod visitor;
mod visits;

use clap::{Parser, Subcommand};
use std::path::PathBuf;
use std::process::ExitCode;

/// The performance lab of Parlour.
#[derive(Parser)]
#[command(name = "bench")]
struct Cli {
    #[command(subcommand)]
    command: Command,
    #[command(flatten)]
    place: Place,
    /// Prints everything as one JSON line, last.
    #[arg(long, global = true)]
    json: bool,
}

/// Which Parlour is measured, and where.
#[derive(clap::Args, Clone)]
struct Place {
    /// Parlour's binary; otherwise the one beside this one.
    #[arg(long, global = true)]
    binary: Option<PathBuf>,
    /// `PostgreSQL` to measure on; a database of its own is made there and dropped afterwards.
    #[arg(long, global = true)]
    database: Option<String>,
    /// The folder on whose disk everything lies; otherwise the system's temporary folder.
    #[arg(long, global = true)]
    scratch: Option<PathBuf>,
}

#[derive(Subcommand)]
enum Command {
    /// Plays conversations through the public sockets, reads them back, and counts what is missing.
    Replay {
        /// Conversations as JSON lines, compressed with gzip.
        file: PathBuf,
        /// Conversations at once.
        #[arg(long, default_value_t = 64)]
        senders: usize,
        /// How often the file is played.
        #[arg(long, default_value_t = 1)]
        repeat: usize,
    },
    /// Messages through the whole path: each sender waits for its acknowledgement before it sends again.
    Load {
        /// Visitors who send at once.
        #[arg(long, default_value_t = 64)]
        senders: usize,
        /// For how long.
        #[arg(long, default_value_t = 10)]
        seconds: u64,
    },
    /// Opening an inbox page of 50 granted conversations.
    Inbox,
    /// A hundred new visits a second, to the bot's first message.
    Visits,
    /// Memory at rest, and of an idle visitor's socket.
    Idle,
    /// Erasing subjects with 1,000 messages, and with 10,000 while others write.
    Erase,
    /// Sweeping 20,000 expired conversations, beside the same deletes bare.
    Sweep,
    /// Handing out everything about a subject with 10,000 messages.
    Access,
    /// Due days of requests, counted on one core.
    Dates,
    /// `parlour ledger verify` on a long ledger.
    Verify,
    /// What a session costs a request, a password a sign-in, and a leaver the keys of subjects.
    Keys,
    /// Making a document as a PDF.
    Pdf,
    /// The machine's bare limits alone.
    Limits,
    /// Searching real dialogues, beside decrypting alone.
    Search {
        /// Conversations as JSON lines, compressed with gzip.
        file: PathBuf,
        /// How often the file is written first.
        #[arg(long, default_value_t = 10)]
        repeat: usize,
    },
    /// Everything, as one table against the targets.
    All {
        /// Conversations as JSON lines, compressed with gzip.
        file: PathBuf,
    },
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    let mut report = report::Report::default();
    match run::run(&cli.command, &cli.place, &mut report) {
        Ok(()) => report.finish(cli.json),
        Err(failure) => {
            report.finish(cli.json);
            report::complain(&format!("bench: {failure}"));
            ExitCode::FAILURE
        }
    }
}
