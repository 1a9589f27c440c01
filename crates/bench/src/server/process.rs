//! What the kernel says about a process and a folder (`proc(5)`).

use crate::outcome::Outcome;
use crate::report::as_f64;
use serde::Serialize;
use std::path::Path;
use std::process::{Child, Command};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// How long a process may take to end before it is killed.
const END_MAX: Duration = Duration::from_secs(10);
/// How often a watched process is looked at.
const WATCH_EVERY: Duration = Duration::from_millis(20);
/// The kernel counts processor time in hundredths of a second on every Linux that Rust runs on.
const TICK: Duration = Duration::from_millis(10);
/// Open files that 1,000 sockets and their server need at most.
const FILES: u64 = 8_192;

/// The resident memory of a process, in KiB.
///
/// # Errors
/// Where it is gone.
pub(crate) fn resident_kib(pid: u32) -> Outcome<u64> {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status"))?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).ok_or("no resident memory in /proc")?;
    Ok(line.trim().trim_end_matches("kB").trim_end().parse()?)
}

/// Processor time that a process has used; nothing where it is gone.
fn processor_time(pid: u32) -> Duration {
    let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
    // The name in parentheses may hold spaces; utime and stime are the 12th and 13th word after it.
    let words = stat.rsplit_once(')').map_or("", |(_, rest)| rest).split_whitespace();
    TICK * words.skip(11).take(2).map(|word| word.parse::<u32>().unwrap_or(0)).sum::<u32>()
}

/// Bytes of every file below a folder.
///
/// # Errors
/// Where the folder cannot be read.
pub(crate) fn folder_bytes(folder: &Path) -> Outcome<u64> {
    let mut bytes = 0;
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let Ok(metadata) = entry.metadata() else { continue };
        bytes += if metadata.is_dir() { folder_bytes(&entry.path())? } else { metadata.len() };
    }
    Ok(bytes)
}

/// Asks a process to end, and kills it where it does not.
pub(crate) fn end(child: &mut Child) {
    let _ = Command::new("kill").arg(child.id().to_string()).status();
    let began = Instant::now();
    while began.elapsed() < END_MAX {
        if !matches!(child.try_wait(), Ok(None)) {
            return;
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    let _ = child.kill();
    let _ = child.wait();
}

/// Allows this process, and those that it starts, as many open files as 1,000 sockets need. Where that is not allowed the
/// measurement that needs them says so itself.
pub(crate) fn allow_open_files() {
    let limits = std::fs::read_to_string("/proc/self/limits").unwrap_or_default();
    let soft =
        limits.lines().find_map(|line| line.strip_prefix("Max open files")).and_then(|rest| rest.split_whitespace().next()?.parse().ok());
    if soft.is_some_and(|soft: u64| soft < FILES) {
        let _ = Command::new("prlimit").args(["--pid", &std::process::id().to_string(), &format!("--nofile={FILES}:")]).status();
    }
}

/// What a load used.
#[derive(Clone, Serialize)]
pub(crate) struct Used {
    /// The most that was resident in the server.
    pub(crate) memory_under_load_kib: u64,
    server_cpu_us_per_message: f64,
    bench_cpu_us_per_message: f64,
}

/// Watches a process's memory from a thread until it is dropped, and both processes' use of the processor.
pub(crate) struct Watch {
    pid: u32,
    before: (Duration, Duration),
    most_kib: Arc<AtomicU64>,
    stop: Arc<AtomicBool>,
}

impl Watch {
    /// Begins to watch.
    pub(crate) fn begin(pid: u32) -> Self {
        let before = (processor_time(pid), processor_time(std::process::id()));
        let watch = Self { pid, before, most_kib: Arc::default(), stop: Arc::default() };
        let (most, stop) = (Arc::clone(&watch.most_kib), Arc::clone(&watch.stop));
        std::thread::spawn(move || {
            while !stop.load(Ordering::Relaxed)
                && let Ok(resident) = resident_kib(pid)
            {
                most.fetch_max(resident, Ordering::Relaxed);
                std::thread::sleep(WATCH_EVERY);
            }
        });
        watch
    }

    /// What was used since, for so many messages.
    pub(crate) fn used(&self, messages: u64) -> Used {
        let each = |now: Duration, before| now.saturating_sub(before).as_secs_f64() * 1e6 / as_f64(messages.max(1));
        Used {
            memory_under_load_kib: self.most_kib.load(Ordering::Relaxed),
            server_cpu_us_per_message: each(processor_time(self.pid), self.before.0),
            bench_cpu_us_per_message: each(processor_time(std::process::id()), self.before.1),
        }
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn this_process_has_memory_and_used_time() {
        assert!(resident_kib(std::process::id()).unwrap() > 100);
        let began = Instant::now();
        while began.elapsed() < Duration::from_millis(60) {
            std::hint::black_box((0..10_000).sum::<u64>());
        }
        assert!(processor_time(std::process::id()) > Duration::ZERO);
    }

    #[test]
    fn a_folder_is_as_large_as_its_files() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("a")).unwrap();
        std::fs::write(folder.path().join("a/b"), [0; 700]).unwrap();
        std::fs::write(folder.path().join("c"), [0; 11]).unwrap();
        assert_eq!(folder_bytes(folder.path()).unwrap(), 711);
    }
}
