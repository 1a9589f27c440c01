//! Parlour as a child process: started as anyone would start it, measured from outside, ended with the run.

pub(crate) mod database;
pub(crate) mod process;

use crate::Place;
use crate::outcome::Outcome;
use database::Database;
use serde::Deserialize;
use std::fs::File;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// How long a start may take before the run is given up.
const START_MAX: Duration = Duration::from_mins(1);
/// The file of the database, where it is SQLite.
pub(crate) const DATABASE: &str = "parlour.db";
/// How often a starting server is asked whether it is ready.
const ASK_EVERY: Duration = Duration::from_millis(2);

/// The line that `parlour demo --json` prints first.
#[derive(Clone, Deserialize)]
pub(crate) struct Demo {
    /// The demo's organisation.
    pub(crate) organisation: String,
    /// The demo's site.
    pub(crate) site: String,
    /// Whoever signs in.
    pub(crate) owner_email: String,
    /// Their password.
    pub(crate) owner_password: String,
}

/// A running demo with a data directory of its own.
pub(crate) struct Server {
    /// What it printed.
    pub(crate) demo: Demo,
    /// Where it listens.
    pub(crate) address: String,
    /// From the start of the process to the first `/readyz` that says yes.
    pub(crate) ready_after: Duration,
    binary: PathBuf,
    child: Child,
    data: TempDir,
    database: Option<Database>,
}

impl Server {
    /// Starts a demo on fresh data.
    ///
    /// # Errors
    /// Where it does not become ready; with the end of what it said.
    pub(crate) fn start(place: &Place) -> Outcome<Self> {
        let binary = find_binary(place)?;
        let data = scratch(place)?;
        let database = place.database.as_deref().map(Database::create).transpose()?;
        let address = format!("127.0.0.1:{}", TcpListener::bind("127.0.0.1:0")?.local_addr()?.port());
        let (child, demo, ready_after) = launch(&binary, data.path(), database.as_ref(), &address, &[])?;
        Ok(Self { demo, address, ready_after, binary, child, data, database })
    }

    /// Ends the process politely and starts it again on the same data.
    ///
    /// # Errors
    /// Where it does not become ready.
    pub(crate) fn restart(&mut self) -> Outcome<()> {
        process::end(&mut self.child);
        (self.child, self.demo, self.ready_after) = launch(&self.binary, self.data.path(), self.database.as_ref(), &self.address, &[])?;
        Ok(())
    }

    /// Ends the process, copies its SQLite file to a folder, and starts it again with its clock set; whether there was a file.
    ///
    /// # Errors
    /// Where it does not become ready.
    pub(crate) fn restart_at(&mut self, clock: &str, copy: &Path) -> Outcome<bool> {
        process::end(&mut self.child);
        let file = self.data.path().join(DATABASE);
        let copied = self.database.is_none() && file.is_file();
        if copied {
            std::fs::copy(&file, copy.join(DATABASE))?;
        }
        let clock = ["--clock", clock];
        (self.child, self.demo, self.ready_after) = launch(&self.binary, self.data.path(), self.database.as_ref(), &self.address, &clock)?;
        Ok(copied)
    }

    /// The process's resident memory now, in KiB.
    ///
    /// # Errors
    /// Where the process is gone.
    pub(crate) fn resident_kib(&self) -> Outcome<u64> {
        process::resident_kib(self.child.id())
    }

    /// The process's number, to watch it from another thread.
    pub(crate) fn pid(&self) -> u32 {
        self.child.id()
    }

    /// What is stored: the data directory, and the database where there is one.
    ///
    /// # Errors
    /// Where it cannot be read.
    pub(crate) fn stored_bytes(&self) -> Outcome<u64> {
        let database = self.database.as_ref().map_or(Ok(0), Database::bytes)?;
        Ok(process::folder_bytes(self.data.path())? + database)
    }

    /// The database, where it is a file.
    pub(crate) fn database_file(&self) -> Option<PathBuf> {
        self.database.is_none().then(|| self.data.path().join("parlour.db"))
    }

    /// The size of the binary.
    ///
    /// # Errors
    /// Where it is gone.
    pub(crate) fn binary_bytes(&self) -> Outcome<u64> {
        Ok(std::fs::metadata(&self.binary)?.len())
    }

    /// Runs a command of the binary beside the server, on the same data.
    ///
    /// # Errors
    /// Where it ends with an error; with what it said.
    pub(crate) fn command(&self, words: &[&str]) -> Outcome<Duration> {
        let mut command = Command::new(&self.binary);
        command.args(words).arg("--data").arg(self.data.path());
        if let Some(database) = &self.database {
            command.args(["--database", &database.url]);
        }
        let began = Instant::now();
        let output = command.output()?;
        let took = began.elapsed();
        if output.status.success() {
            return Ok(took);
        }
        Err(format!("parlour {} failed: {}", words.join(" "), String::from_utf8_lossy(&output.stderr).trim()).into())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        process::end(&mut self.child);
    }
}

/// The binary that is measured: the one that was named, or the one beside this one.
fn find_binary(place: &Place) -> Outcome<PathBuf> {
    let beside = || Ok::<_, std::io::Error>(std::env::current_exe()?.with_file_name("parlour"));
    let binary = place.binary.clone().map_or_else(beside, Ok)?;
    if binary.is_file() {
        return Ok(binary);
    }
    Err(format!("{} is not there: `cargo build --release` makes it, or name another with --binary", binary.display()).into())
}

/// A folder of its own on the disk that is measured.
///
/// # Errors
/// Where none can be made.
pub(crate) fn scratch(place: &Place) -> Outcome<TempDir> {
    let mut folder = tempfile::Builder::new();
    folder.prefix("parlour-bench-");
    Ok(match &place.scratch {
        Some(parent) => folder.tempdir_in(parent)?,
        None => folder.tempdir()?,
    })
}

fn launch(binary: &Path, data: &Path, database: Option<&Database>, address: &str, more: &[&str]) -> Outcome<(Child, Demo, Duration)> {
    // Beside the data directory, not in it: what the server stores is measured.
    let log = data.with_extension("log");
    let mut command = Command::new(binary);
    command.args(["demo", "--empty", "--json", "--listen", address]).arg("--data").arg(data).args(more);
    if let Some(database) = database {
        command.args(["--database", &database.url]);
    }
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(File::create(&log)?);
    let began = Instant::now();
    let mut child = command.spawn().map_err(|e| format!("{}: {e}", binary.display()))?;
    let waited = wait_until_ready(&mut child, address, began);
    let said = std::fs::read_to_string(&log).unwrap_or_default();
    if waited.is_err() {
        process::end(&mut child);
    }
    let _ = std::fs::remove_file(&log);
    let (demo, ready_after) = waited.map_err(|e| format!("parlour did not start: {e}\n{}", said.trim()))?;
    Ok((child, demo, ready_after))
}

fn wait_until_ready(child: &mut Child, address: &str, began: Instant) -> Outcome<(Demo, Duration)> {
    let stdout = child.stdout.take().ok_or("no standard output")?;
    let line = std::thread::spawn(move || first_line(stdout));
    loop {
        if began.elapsed() > START_MAX {
            return Err("it was not ready in time".into());
        }
        if let Some(status) = child.try_wait()? {
            return Err(format!("it ended with {status}").into());
        }
        if is_ready(address) {
            break;
        }
        std::thread::sleep(ASK_EVERY);
    }
    let ready_after = began.elapsed();
    let line = line.join().map_err(|_| "its first line was not read")??;
    Ok((serde_json::from_str(&line).map_err(|e| format!("its first line is not understood: {e}"))?, ready_after))
}

/// The first line; a thread goes on reading, so that the pipe never fills.
fn first_line(stdout: ChildStdout) -> std::io::Result<String> {
    let mut stdout = BufReader::new(stdout);
    let mut line = String::new();
    stdout.read_line(&mut line)?;
    std::thread::spawn(move || std::io::copy(&mut stdout, &mut std::io::sink()));
    Ok(line)
}

fn is_ready(address: &str) -> bool {
    let ask = || -> std::io::Result<bool> {
        let mut stream = TcpStream::connect(address)?;
        stream.set_read_timeout(Some(Duration::from_secs(5)))?;
        write!(stream, "GET /readyz HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n")?;
        let mut status = [0; 12];
        stream.read_exact(&mut status)?;
        Ok(status.ends_with(b" 200"))
    };
    ask().unwrap_or(false)
}
