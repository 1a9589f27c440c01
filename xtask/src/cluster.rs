//! Which `PostgreSQL` the tests use: the one that is named, one that answers, or a private one for the length of the run.

use crate::tools;
use std::env;
use std::fs;
use std::io::{self, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// The variable in which tests find their database.
pub(crate) const VARIABLE: &str = "PARLOUR_TEST_POSTGRES";

/// How long a probe waits for each answer.
const PATIENCE: Duration = Duration::from_secs(2);
/// How long a cluster may take to start.
const STARTING: Duration = Duration::from_secs(30);

/// A database for the tests. Dropping it stops the cluster, where it is ours.
pub(crate) struct Database {
    pub(crate) url: String,
    /// Where it comes from, for the person who reads along.
    pub(crate) origin: &'static str,
    _cluster: Option<Cluster>,
}

impl Database {
    /// Finds or starts one.
    ///
    /// # Errors
    /// A sentence where there is none and none can be installed or started.
    pub(crate) fn open() -> Result<Self, String> {
        if let Some(url) = env::var(VARIABLE).ok().filter(|url| !url.is_empty()) {
            return Ok(Self { url, origin: "named by PARLOUR_TEST_POSTGRES", _cluster: None });
        }
        let usual = SocketAddr::from(([127, 0, 0, 1], 5432));
        if let Some(user) = ["postgres", "root"].into_iter().find(|user| trusts(usual, user, "test").unwrap_or(false)) {
            return Ok(Self { url: format!("postgres://{user}@{usual}/test"), origin: "answers on this machine", _cluster: None });
        }
        if programs().is_none() {
            tools::install("PostgreSQL", &["postgresql"])?;
        }
        let cluster = Cluster::start(&programs().ok_or("PostgreSQL was installed and its initdb is not there.")?)?;
        Ok(Self { url: format!("postgres://postgres@{}/test", cluster.address), origin: "started for this run", _cluster: Some(cluster) })
    }
}

/// The folder of the newest installed `initdb`. Debian keeps it off the path, and Homebrew and others on it.
fn programs() -> Option<PathBuf> {
    let versions = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let bins = versions.map(|version| version.path().join("bin")).filter(|bin| bin.join("initdb").is_file());
    let number = |bin: &PathBuf| bin.parent().and_then(Path::file_name).and_then(|name| name.to_str()?.parse::<u32>().ok());
    bins.max_by_key(number).or_else(|| tools::find(&["initdb"])?.parent().map(Path::to_path_buf))
}

/// A private cluster in a temporary folder.
struct Cluster {
    address: SocketAddr,
    bin: PathBuf,
    folder: PathBuf,
    server: Child,
}

impl Cluster {
    fn start(bin: &Path) -> Result<Self, String> {
        let folder = env::temp_dir().join(format!("parlour-postgres-{}", std::process::id()));
        Self::start_in(&folder, bin).inspect_err(|_| {
            let _ = fs::remove_dir_all(&folder);
        })
    }

    fn start_in(folder: &Path, bin: &Path) -> Result<Self, String> {
        let data = folder.join("data");
        tools::run_quietly(as_database_user(Path::new("mkdir")).args(["-m", "700"]).arg(folder))?;
        let initdb = ["--auth=trust", "--username=postgres", "--encoding=UTF8", "--locale=C", "--no-sync"];
        tools::run_quietly(as_database_user(&bin.join("initdb")).args(initdb).arg("-D").arg(&data))?;
        let address = free_address().map_err(|e| format!("No free port for PostgreSQL: {e}."))?;
        // A child of ours, not a daemon: an interrupt from the keyboard ends it too. What it holds need not survive.
        let mut command = as_database_user(&bin.join("postgres"));
        command.arg("-D").arg(&data).arg("-k").arg(folder).args(["-h", "127.0.0.1", "-p", &address.port().to_string()]);
        command.args(["-c", "fsync=off", "-c", "max_connections=200"]).stdin(Stdio::null()).stdout(Stdio::null());
        let log = fs::File::create(log_of(folder)).map_err(|e| format!("PostgreSQL gets no log: {e}."))?;
        let server = command.stderr(log).spawn().map_err(|e| format!("PostgreSQL cannot be started: {e}."))?;
        let mut cluster = Self { address, bin: bin.to_path_buf(), folder: folder.to_path_buf(), server };
        cluster.wait()?;
        let user = ["--username=postgres", "--host=127.0.0.1", "--port"];
        tools::run_quietly(Command::new(bin.join("createdb")).args(user).arg(address.port().to_string()).arg("test"))?;
        Ok(cluster)
    }

    fn wait(&mut self) -> Result<(), String> {
        let begun = Instant::now();
        while !trusts(self.address, "postgres", "postgres").unwrap_or(false) {
            if let Ok(Some(status)) = self.server.try_wait() {
                let said = fs::read_to_string(log_of(&self.folder)).unwrap_or_default();
                return Err(format!("PostgreSQL ended while starting ({status}): {}", said.trim()));
            }
            if begun.elapsed() > STARTING {
                return Err(format!("PostgreSQL did not answer within {} seconds.", STARTING.as_secs()));
            }
            thread::sleep(Duration::from_millis(50));
        }
        Ok(())
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        // By its own command: `runuser`, which stands between us and it as root, passes no signal on.
        let mut command = as_database_user(&self.bin.join("pg_ctl"));
        let ended = tools::run_quietly(command.args(["stop", "--mode=fast", "-D"]).arg(self.folder.join("data")));
        if ended.is_err() {
            let _ = self.server.kill();
        }
        let _ = self.server.wait();
        let _ = fs::remove_dir_all(&self.folder);
        let _ = fs::remove_file(log_of(&self.folder));
    }
}

/// `PostgreSQL` refuses to run as root; its package brings a user of its own.
fn as_database_user(program: &Path) -> Command {
    if !tools::is_root() {
        return Command::new(program);
    }
    let mut command = Command::new("runuser");
    command.current_dir("/").args(["-u", "postgres", "--"]).arg(program);
    command
}

/// Beside the cluster's folder, which belongs to another user.
fn log_of(folder: &Path) -> PathBuf {
    folder.with_extension("log")
}

fn free_address() -> io::Result<SocketAddr> {
    TcpListener::bind(("127.0.0.1", 0))?.local_addr()
}

/// Whether the server at `address` lets `user` into `database` without a password.
///
/// Speaks the start of its protocol (version 3.0): a start-up message, then answers until "ready for query".
fn trusts(address: SocketAddr, user: &str, database: &str) -> io::Result<bool> {
    let mut stream = TcpStream::connect_timeout(&address, PATIENCE)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.write_all(&start_up(user, database))?;
    loop {
        let mut head = [0; 5];
        stream.read_exact(&mut head)?;
        let [kind, length @ ..] = head;
        let rest = u64::from(u32::from_be_bytes(length)).saturating_sub(4);
        let mut body = Vec::new();
        Read::by_ref(&mut stream).take(rest).read_to_end(&mut body)?;
        match kind {
            b'Z' => {
                stream.write_all(&[b'X', 0, 0, 0, 4])?;
                return Ok(true);
            }
            // An error, or an authentication that asks for something.
            b'E' => return Ok(false),
            b'R' if body != [0; 4] => return Ok(false),
            _ => {}
        }
    }
}

fn start_up(user: &str, database: &str) -> Vec<u8> {
    let mut body = 0x0003_0000_u32.to_be_bytes().to_vec();
    for text in ["user", user, "database", database, ""] {
        body.extend_from_slice(text.as_bytes());
        body.push(0);
    }
    let length = u32::try_from(body.len() + 4).unwrap_or(u32::MAX);
    [length.to_be_bytes().as_slice(), &body].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A server that answers a start-up message with `answer`.
    fn probed(answer: &'static [u8]) -> bool {
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let address = listener.local_addr().unwrap();
        let server = thread::spawn(move || {
            let mut stream = listener.accept().unwrap().0;
            let mut message = [0; 37];
            stream.read_exact(&mut message).unwrap();
            assert_eq!(&message, b"\0\0\0\x25\0\x03\0\0user\0postgres\0database\0test\0\0");
            stream.write_all(answer).unwrap();
        });
        let trusted = trusts(address, "postgres", "test").unwrap_or(false);
        server.join().unwrap();
        trusted
    }

    #[test]
    fn only_a_server_that_is_ready_without_a_password_is_used() {
        assert!(probed(b"R\0\0\0\x08\0\0\0\0S\0\0\0\x08a\0b\0Z\0\0\0\x05I"));
        assert!(!probed(b"R\0\0\0\x08\0\0\0\x03"), "asks for a password");
        assert!(!probed(b"R\0\0\0\x08\0\0\0\0E\0\0\0\x05\0"), "has no such database");
        assert!(!probed(b"HTTP/1.1 400 Bad Request\r\n\r\n"), "is something else");
    }

    #[test]
    fn where_nobody_listens_there_is_no_server() {
        assert!(trusts(free_address().unwrap(), "postgres", "test").is_err());
    }

    #[test]
    fn a_private_cluster_starts_and_leaves_nothing() {
        let Some(bin) = programs() else {
            eprintln!("PostgreSQL is not installed here: its private cluster was not tried.");
            return;
        };
        let cluster = Cluster::start(&bin).unwrap();
        assert!(trusts(cluster.address, "postgres", "test").unwrap());
        let (address, folder) = (cluster.address, cluster.folder.clone());
        drop(cluster);
        assert!(TcpStream::connect(address).is_err());
        assert!(!folder.exists() && !log_of(&folder).exists());
    }
}
