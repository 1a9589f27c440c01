//! The bare writer: producers hand rows to one thread that commits whatever waits and then answers; nothing else.

use super::Rate;
use crate::histogram::Histogram;
use crate::outcome::Outcome;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::time::{Duration, Instant};
use tokio::sync::oneshot;
use tokio::task::LocalSet;

/// Rows that share one commit at most; the same as Parlour's writer.
const GROUP_MAX: usize = 1_024;

/// A row as wide as one of Parlour's messages.
pub(super) struct Row {
    pub(super) id: [u8; 16],
    pub(super) conversation: [u8; 16],
    pub(super) seq: i64,
    pub(super) key: [u8; 16],
    pub(super) at: i64,
    pub(super) body: Vec<u8>,
}

struct Job {
    row: Row,
    done: oneshot::Sender<()>,
}

/// Commits a group of rows durably.
pub(super) type Commit = Box<dyn FnMut(&[Row]) -> Outcome<()> + Send>;

/// Producers that each wait for their commit before they send the next row, for a time.
pub(super) fn measure(commit: Commit, producers: usize, time: Duration, bodies: &[usize]) -> Outcome<Rate> {
    let (jobs, waiting) = sync_channel(8_192);
    let writer = std::thread::spawn(move || write(commit, &waiting));
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build()?;
    let bodies: Arc<[usize]> = bodies.into();
    let began = Instant::now();
    let each = runtime.block_on(LocalSet::new().run_until(produce_all(jobs, producers, began + time, bodies)));
    let took = began.elapsed();
    writer.join().map_err(|_| "the bare writer panicked")??;
    Ok(Rate::of(producers, took, &each?))
}

async fn produce_all(jobs: SyncSender<Job>, producers: usize, until: Instant, bodies: Arc<[usize]>) -> Outcome<Histogram> {
    let start = |number| tokio::task::spawn_local(produce(jobs.clone(), number, until, Arc::clone(&bodies)));
    let running: Vec<_> = (0..producers).map(start).collect();
    drop(jobs);
    let mut all = Histogram::default();
    for producer in running {
        all.merge(&producer.await??);
    }
    Ok(all)
}

async fn produce(jobs: SyncSender<Job>, number: usize, until: Instant, bodies: Arc<[usize]>) -> Outcome<Histogram> {
    let mut each = Histogram::default();
    for (seq, body) in (1..).zip(bodies.iter().copied().cycle().skip(number * 97 % bodies.len().max(1))) {
        let sent = Instant::now();
        if sent >= until {
            break;
        }
        let (done, answer) = oneshot::channel();
        jobs.try_send(Job { row: row(number as u128, seq, body), done }).map_err(|_| "the bare writer is gone")?;
        answer.await.map_err(|_| "a bare commit failed")?;
        each.add(sent.elapsed());
    }
    Ok(each)
}

fn row(producer: u128, seq: i64, body: usize) -> Row {
    let place = (u128::try_from(seq).unwrap_or(0) << 32) | producer;
    Row {
        id: place.to_be_bytes(),
        conversation: (producer << 64).to_be_bytes(),
        seq,
        key: place.wrapping_mul(0x9E37_79B9_7F4A_7C15_F39C_C060_5CED_C835).to_be_bytes(),
        at: 1_790_000_000_000 + seq,
        body: vec![0xA5; body],
    }
}

fn write(mut commit: Commit, waiting: &Receiver<Job>) -> Outcome<()> {
    let (mut rows, mut answers) = (Vec::with_capacity(GROUP_MAX), Vec::with_capacity(GROUP_MAX));
    while let Ok(first) = waiting.recv() {
        let mut next = Some(first);
        while let Some(Job { row, done }) = next {
            rows.push(row);
            answers.push(done);
            next = if rows.len() < GROUP_MAX { waiting.try_recv().ok() } else { None };
        }
        commit(&rows)?;
        rows.clear();
        for answer in answers.drain(..) {
            let _ = answer.send(());
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicU64, Ordering};

    #[test]
    fn every_acknowledged_row_was_committed() {
        let (rows, groups) = (Arc::new(AtomicU64::new(0)), Arc::new(AtomicU64::new(0)));
        let (r, g) = (Arc::clone(&rows), Arc::clone(&groups));
        let commit = move |group: &[Row]| {
            r.fetch_add(group.len() as u64, Ordering::SeqCst);
            g.fetch_add(1, Ordering::SeqCst);
            std::thread::sleep(Duration::from_millis(1));
            Ok(())
        };
        let rate = measure(Box::new(commit), 8, Duration::from_millis(60), &[10, 20]).unwrap();
        assert_eq!(rate.count, rows.load(Ordering::SeqCst));
        assert!(groups.load(Ordering::SeqCst) < rate.count, "nothing shared a commit");
    }

    #[test]
    fn a_failed_commit_ends_the_run() {
        assert!(measure(Box::new(|_| Err("disk".into())), 2, Duration::from_millis(50), &[1]).is_err());
    }
}
