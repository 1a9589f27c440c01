//! The command line: what is run, on which data.

mod commands;
mod config;
mod data;
mod demo;
mod doctor;
mod legal;
mod output;
mod serve;
mod sweep;
mod walls;

use clap::{Args, Parser, Subcommand};
use std::path::PathBuf;
use std::process::ExitCode;

/// Customer chat in which a visitor's consent is the key.
#[derive(Parser)]
#[command(version, about)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

/// Where the installation's data lies. Every command may run beside the server.
#[derive(Args, Clone, Default)]
struct Place {
    /// Folder of the database and the server key.
    #[arg(long, global = true, value_name = "DIR")]
    data: Option<PathBuf>,
    /// `PostgreSQL` URL; without it `SQLite` in the data folder.
    #[arg(long, global = true, value_name = "URL")]
    database: Option<String>,
}

#[derive(Subcommand)]
enum Command {
    /// Serves a sample organisation with a published bot, on loopback.
    Demo {
        #[command(flatten)]
        place: Place,
        /// Address to listen on; loopback only.
        #[arg(long, default_value = "127.0.0.1:8080")]
        listen: String,
        /// Begin at this time instead of now, and run from there: years can pass in a test.
        #[arg(long, value_name = "RFC3339")]
        clock: Option<jiff::Timestamp>,
        /// Without the sample visitors who came before.
        #[arg(long)]
        empty: bool,
        /// Print one line of JSON first, for programs.
        #[arg(long)]
        json: bool,
    },
    /// Serves.
    Serve {
        #[command(flatten)]
        place: Place,
        /// Configuration file (TOML).
        #[arg(long, value_name = "FILE")]
        config: Option<PathBuf>,
        /// Address to listen on.
        #[arg(long)]
        listen: Option<String>,
        /// Folder of counsel's own texts for documents: `DIR/LANGUAGE/NAME.md`.
        #[arg(long, value_name = "DIR")]
        legal: Option<PathBuf>,
        /// Address on which the metrics are served, as numbers that name nobody; none without it.
        #[arg(long, value_name = "ADDR")]
        metrics: Option<String>,
        #[command(flatten)]
        walls: walls::Wanted,
    },
    /// Organisations.
    Organisation {
        #[command(subcommand)]
        command: OrganisationCommand,
    },
    /// The ledger.
    Ledger {
        #[command(subcommand)]
        command: LedgerCommand,
    },
    /// Destroys what is due now.
    Sweep {
        #[command(flatten)]
        place: Place,
        /// Say what would be destroyed, and destroy nothing.
        #[arg(long)]
        dry_run: bool,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Checks the installation: files, database, ledgers, sweeps, clock, mail, recipients. Fails where something must be mended.
    Doctor {
        #[command(flatten)]
        place: Place,
        /// Configuration file (TOML), as `serve` is given it: without it mail is not looked at.
        #[arg(long, value_name = "FILE")]
        config: Option<PathBuf>,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Prints a code for the operator's page, valid for twelve hours.
    Operator {
        #[command(flatten)]
        place: Place,
    },
    /// Prints the description of the API.
    Openapi,
}

#[derive(Subcommand)]
enum OrganisationCommand {
    /// Sets an organisation up; prints its recovery key once.
    Create {
        #[command(flatten)]
        place: Place,
        /// Its name, as visitors see it.
        #[arg(long)]
        name: String,
        /// ISO 3166 country, such as DE or TR.
        #[arg(long)]
        region: String,
        /// The owner's e-mail address.
        #[arg(long)]
        owner_email: String,
        /// Read the owner's password from standard input.
        #[arg(long, required = true)]
        owner_password_stdin: bool,
        /// An origin whose pages may embed the chat; may be repeated.
        #[arg(long = "origin", value_name = "ORIGIN")]
        origins: Vec<String>,
        /// Link to the privacy notice of the site.
        #[arg(long, default_value = "")]
        privacy: String,
        /// Link to the imprint of the site.
        #[arg(long, default_value = "")]
        imprint: String,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
}

#[derive(Subcommand)]
enum LedgerCommand {
    /// Computes every ledger again from its entries and compares.
    Verify {
        #[command(flatten)]
        place: Place,
        /// A checkpoint that was kept elsewhere: the ledger must continue it. May be repeated.
        #[arg(long = "checkpoint", value_name = "FILE")]
        checkpoints: Vec<PathBuf>,
    },
    /// Prints a signed checkpoint of every ledger, to be kept elsewhere.
    Checkpoint {
        #[command(flatten)]
        place: Place,
    },
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    match run(cli.command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            output::complain(&format!("parlour: {error}"));
            ExitCode::FAILURE
        }
    }
}

/// Why a command failed, in a sentence for whoever typed it.
type Failed = Box<dyn std::error::Error + Send + Sync>;

fn run(command: Command) -> Result<(), Failed> {
    match command {
        Command::Demo { place, listen, clock, empty, json } => demo::run(&place, &listen, clock, (empty, json)),
        Command::Serve { place, config, listen, legal, metrics, walls } => {
            serve::run(&place, config.as_deref(), listen, (legal, metrics), walls)
        }
        Command::Organisation {
            command: OrganisationCommand::Create { place, name, region, owner_email, origins, privacy, imprint, json, .. },
        } => {
            let new = commands::NewOrganisation { name, region, owner_email, origins, links: (privacy, imprint), json };
            commands::create_organisation(&place, new)
        }
        Command::Ledger { command: LedgerCommand::Verify { place, checkpoints } } => commands::verify(&place, &checkpoints),
        Command::Ledger { command: LedgerCommand::Checkpoint { place } } => commands::checkpoint(&place),
        Command::Sweep { place, dry_run: true, json } => sweep::preview(&place, json),
        Command::Sweep { place, dry_run: false, json } => sweep::run(&place, json),
        Command::Doctor { place, config, json } => doctor::run(&place, config.as_deref(), json),
        Command::Operator { place } => commands::operator(&place),
        Command::Openapi => output::say(&server::openapi_document()),
    }
}
