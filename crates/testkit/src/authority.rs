//! A real time-stamping authority for tests: `openssl ts` behind a listener that speaks as much HTTP as it takes.

use server::Destination;
use std::fs;
use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use tempfile::TempDir;

/// What OpenSSL is told of the authority.
const SETTINGS: &str = "[tsa]\ndefault_tsa = ours\n[ours]\nserial = serial\ndefault_policy = 1.2.3.4.1\ndigests = sha256\n\
                        ess_cert_id_alg = sha256\n[req]\ndistinguished_name = dn\n[dn]\n";

/// An authority on a free port of this machine. It ends with the process.
pub struct Authority {
    port: u16,
    folder: Arc<TempDir>,
    asked: Arc<AtomicUsize>,
    instead: Arc<Mutex<Option<Vec<u8>>>>,
}

impl Authority {
    /// Opens one with a certificate of its own; `None`, and a line that says so, where there is no OpenSSL.
    #[expect(clippy::print_stderr, reason = "a test that tries nothing says so")]
    pub fn open() -> Option<Self> {
        let folder = Arc::new(tempfile::tempdir().expect("a temporary directory"));
        fs::write(folder.path().join("settings"), SETTINGS).expect("a file");
        fs::write(folder.path().join("serial"), "01").expect("a file");
        let made = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "key", "-out", "certificate", "-days", "3650"];
        let of = ["-subj", "/CN=authority", "-config", "settings", "-addext", "extendedKeyUsage=critical,timeStamping"];
        if !openssl(folder.path(), &[made.as_slice(), &of].concat()) {
            eprintln!("not tried: time-stamps, because there is no openssl on this machine");
            return None;
        }
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let port = listener.local_addr().expect("an address").port();
        let authority = Self { port, folder, asked: Arc::default(), instead: Arc::default() };
        let (folder, asked, instead) = (Arc::clone(&authority.folder), Arc::clone(&authority.asked), Arc::clone(&authority.instead));
        std::thread::spawn(move || {
            for caller in listener.incoming().map_while(Result::ok) {
                asked.fetch_add(1, Ordering::SeqCst);
                let instead = instead.lock().expect("nobody panicked").clone();
                answer(caller, folder.path(), instead);
            }
        });
        Some(authority)
    }

    /// Where it is asked.
    pub fn destination(&self) -> Destination {
        Destination::parse(&format!("http://127.0.0.1:{}/stamp", self.port)).expect("an address")
    }

    /// How often it was asked.
    pub fn asked(&self) -> usize {
        self.asked.load(Ordering::SeqCst)
    }

    /// Answers this from now on, or again what it ought to.
    pub fn answer_instead(&self, answer: Option<Vec<u8>>) {
        *self.instead.lock().expect("nobody panicked") = answer;
    }

    /// Whether OpenSSL finds that an answer is a stamp of this authority over these bytes.
    pub fn verifies(&self, answer: &[u8], of: &str) -> bool {
        let folder = self.folder.path();
        fs::write(folder.join("kept"), of).expect("a file");
        fs::write(folder.join("kept.tsr"), answer).expect("a file");
        openssl(folder, &["ts", "-verify", "-data", "kept", "-in", "kept.tsr", "-CAfile", "certificate"])
    }
}

fn openssl(folder: &Path, arguments: &[&str]) -> bool {
    let mut command = Command::new("openssl");
    command.args(arguments).current_dir(folder).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}

/// Answers one question.
fn answer(mut caller: TcpStream, folder: &Path, instead: Option<Vec<u8>>) {
    let Some(question) = question(&mut caller) else { return };
    let answer = instead.or_else(|| stamped(folder, &question)).unwrap_or_default();
    let head = format!("HTTP/1.1 200 OK\r\nContent-Type: application/timestamp-reply\r\nContent-Length: {}\r\n\r\n", answer.len());
    let _ = caller.write_all(head.as_bytes()).and_then(|()| caller.write_all(&answer));
}

/// The body of a question of the right kind.
fn question(caller: &mut TcpStream) -> Option<Vec<u8>> {
    let (mut read, mut part) = (Vec::new(), [0; 1024]);
    loop {
        let text = String::from_utf8_lossy(&read).to_ascii_lowercase();
        if let Some(end) = read.windows(4).position(|four| four == b"\r\n\r\n") {
            assert!(text.contains("content-type: application/timestamp-query"), "{text}");
            let length: usize = text.split("content-length: ").nth(1)?.split("\r\n").next()?.parse().ok()?;
            if read.len() >= end + 4 + length {
                return Some(read.split_off(end + 4));
            }
        }
        let more = caller.read(&mut part).ok().filter(|more| *more > 0)?;
        read.extend_from_slice(part.get(..more)?);
    }
}

fn stamped(folder: &Path, question: &[u8]) -> Option<Vec<u8>> {
    fs::write(folder.join("question"), question).ok()?;
    let asked = ["ts", "-reply", "-config", "settings", "-queryfile", "question", "-sha256"];
    let by = ["-signer", "certificate", "-inkey", "key", "-out", "answer"];
    let answered: PathBuf = folder.join("answer");
    openssl(folder, &[asked.as_slice(), &by].concat()).then(|| fs::read(answered).ok()).flatten()
}
