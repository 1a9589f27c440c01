//! A real mail server for tests: `aiosmtpd`, from the Debian package of that name, delivering into a scratch folder.

use data_encoding::BASE64_MIME_PERMISSIVE;
use server::{MailServer, Security};
use std::fs;
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::Duration;
use tempfile::TempDir;

/// How often it is looked whether the server answers, and how long each wait is.
const LOOKS: u32 = 200;
const LOOK: Duration = Duration::from_millis(50);

/// A mail server on a free port of this machine, and what it was given. It ends when it is dropped.
pub struct PostOffice {
    program: PathBuf,
    running: Option<Child>,
    folder: TempDir,
    port: u16,
}

/// A letter as it arrived.
#[derive(Clone, Debug)]
pub struct Letter {
    /// Its headers, each on one line.
    pub headers: String,
    /// Its words.
    pub text: String,
    /// Its HTML; empty where it has none.
    pub html: String,
    /// The files that it brings, by name.
    pub files: Vec<(String, Vec<u8>)>,
}

impl PostOffice {
    /// Opens one.
    ///
    /// # Panics
    /// Where the program is not installed: a test of letters without it would pass and have tried nothing.
    pub fn open() -> Self {
        let program = [PathBuf::from("/usr/bin/aiosmtpd")].into_iter().chain(on_path()).find(|path| path.is_file());
        let program =
            program.expect("aiosmtpd, the mail server of the tests: apt-get install python3-aiosmtpd, or cargo xtask test, which does");
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let port = listener.local_addr().expect("an address").port();
        drop(listener);
        let mut office = Self { program, running: None, folder: tempfile::tempdir().expect("a temporary directory"), port };
        office.reopen();
        office
    }

    /// Starts it again where it was closed, at the same port.
    pub fn reopen(&mut self) {
        let mut command = Command::new(&self.program);
        command.args(["-n", "-u", "-l", &format!("127.0.0.1:{}", self.port), "-c", "aiosmtpd.handlers.Mailbox"]).arg(self.boxes());
        let child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
        self.running = Some(child.expect("the mail server starts"));
        let answers = (0..LOOKS).any(|_| {
            sleep(LOOK);
            TcpStream::connect(("127.0.0.1", self.port)).is_ok()
        });
        assert!(answers, "the mail server does not answer");
    }

    /// Closes it: nobody answers any more.
    pub fn close(&mut self) {
        if let Some(mut child) = self.running.take() {
            let _ = child.kill();
            let _ = child.wait();
        }
    }

    /// What a server under test is told of it.
    pub fn server(&self) -> MailServer {
        let from = "post@teehaus.example".to_owned();
        MailServer { host: "127.0.0.1".to_owned(), port: self.port, security: Security::Loopback, from, login: None }
    }

    /// What has arrived, the oldest first.
    pub fn letters(&self) -> Vec<Letter> {
        let Ok(entries) = fs::read_dir(self.boxes().join("new")) else { return vec![] };
        let mut files: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
        files.sort_by_key(|path| number(path));
        files.iter().map(|path| Letter::read(&fs::read_to_string(path).expect("a letter is text"))).collect()
    }

    fn boxes(&self) -> PathBuf {
        self.folder.path().join("box")
    }
}

impl Drop for PostOffice {
    fn drop(&mut self) {
        self.close();
    }
}

fn on_path() -> Vec<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).map(|folder| folder.join("aiosmtpd")).collect()
}

/// The running number of a file: `Q7` in its name, as maildirs write it.
fn number(path: &Path) -> u64 {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let digits = name.rsplit_once('Q').map_or("", |(_, rest)| rest.split('.').next().unwrap_or_default());
    digits.parse().unwrap_or_default()
}

impl Letter {
    fn read(raw: &str) -> Self {
        let raw = raw.replace("\r\n", "\n");
        let (head, body) = raw.split_once("\n\n").expect("headers and a body");
        let headers = head.replace("\n ", " ").replace("\n\t", " ");
        let boundary = headers.split("boundary=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("two parts");
        let mark = format!("--{boundary}");
        let parts: Vec<_> = body.split(mark.as_str()).filter_map(|part| part.trim_start().split_once("\n\n")).collect();
        let words = |kind: &str| {
            let found = parts.iter().find(|(head, _)| head.contains(kind) && file_name(head).is_none());
            found.map(|(head, text)| String::from_utf8(decoded(head, text)).expect("UTF-8"))
        };
        let files = parts.iter().filter_map(|(head, text)| Some((file_name(head)?, decoded(head, text)))).collect();
        Self { text: words("text/plain").expect("words"), html: words("text/html").unwrap_or_default(), files, headers: headers.clone() }
    }

    /// The first address in the words that begins like this.
    pub fn link(&self, beginning: &str) -> String {
        let word = self.text.split_whitespace().find(|word| word.starts_with(beginning));
        word.unwrap_or_else(|| panic!("no {beginning} in {}", self.text)).to_owned()
    }
}

/// A part's bytes, whichever way it was encoded for its travel.
fn decoded(head: &str, text: &str) -> Vec<u8> {
    if head.contains("base64") {
        BASE64_MIME_PERMISSIVE.decode(text.trim().as_bytes()).expect("base64")
    } else if head.contains("quoted-printable") {
        quoted(&text.replace("=\n", ""))
    } else {
        text.as_bytes().to_vec()
    }
}

/// What a part is called that is a file.
fn file_name(head: &str) -> Option<String> {
    Some(head.split("filename=\"").nth(1)?.split('"').next()?.to_owned())
}

fn quoted(text: &str) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let hex = after.get(..2).filter(|_| *first == b'=').and_then(|two| u8::from_str_radix(std::str::from_utf8(two).ok()?, 16).ok());
        out.push(hex.unwrap_or(*first));
        rest = if hex.is_some() { after.get(2..).unwrap_or_default() } else { after };
    }
    out
}
