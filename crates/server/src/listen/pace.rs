//! Paces: how slowly the other side may take what we send, and for how long nothing at all may move.

use super::crowd::Seat;
use std::future::Future as _;
use std::io::{Error, ErrorKind, IoSlice, Result};
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::time::{Instant, Sleep};

/// How slow is too slow.
#[derive(Clone, Copy)]
struct Pace {
    /// How long a connection on which nothing moves is kept. Sockets are asked every thirty seconds whether they live, which moves.
    still: Duration,
    /// Over which time a reader that makes us wait is watched.
    watched: Duration,
    /// What it must take in that time, in bytes.
    taken_min: usize,
}

/// 512 bytes a second: a tenth of the slowest modem.
const PACE: Pace = Pace { still: Duration::from_mins(2), watched: Duration::from_secs(30), taken_min: 15 * 1024 };

/// A stream that ends where the other side is too slow, and the place that its connection takes.
pub(super) struct Paced<S> {
    stream: S,
    pace: Pace,
    /// When nothing has moved for too long.
    still: Pin<Box<Sleep>>,
    moved: bool,
    /// While the reader makes us wait: until when it is watched, and what it has taken since.
    watch: Option<(Pin<Box<Sleep>>, usize)>,
    waiting: bool,
    _seat: Seat,
}

impl<S> Paced<S> {
    pub(super) fn new(stream: S, seat: Seat) -> Self {
        Self::at(PACE, stream, seat)
    }

    fn at(pace: Pace, stream: S, seat: Seat) -> Self {
        Self { stream, pace, still: Box::pin(tokio::time::sleep(pace.still)), moved: false, watch: None, waiting: false, _seat: seat }
    }

    /// Whether nothing has moved for too long. Movement is noted, and the timer put forward when it rings: setting it at each byte would cost.
    fn is_still(&mut self, cx: &mut Context<'_>) -> bool {
        while self.still.as_mut().poll(cx).is_ready() {
            if !std::mem::take(&mut self.moved) {
                return true;
            }
            self.still.as_mut().reset(Instant::now() + self.pace.still);
        }
        false
    }

    /// The reader took something.
    fn took(&mut self, bytes: usize) {
        (self.moved, self.waiting) = (true, false);
        if let Some((_, taken)) = &mut self.watch {
            *taken = taken.saturating_add(bytes);
        }
    }

    /// The reader takes nothing now: whether it has been too slow for too long.
    fn is_too_slow(&mut self, cx: &mut Context<'_>) -> bool {
        let begins = !std::mem::replace(&mut self.waiting, true);
        // A wait begins after an earlier one is long over: what was watched then says nothing.
        if begins && self.watch.as_ref().is_some_and(|(until, _)| until.is_elapsed() || until.deadline() <= Instant::now()) {
            self.watch = None;
        }
        let Pace { watched, taken_min, .. } = self.pace;
        let (until, taken) = self.watch.get_or_insert_with(|| (Box::pin(tokio::time::sleep(watched)), 0));
        while until.as_mut().poll(cx).is_ready() {
            if *taken < taken_min {
                return true;
            }
            *taken = 0;
            until.as_mut().reset(Instant::now() + watched);
        }
        false
    }
}

fn too_slow<T>() -> Poll<Result<T>> {
    Poll::Ready(Err(Error::from(ErrorKind::TimedOut)))
}

impl<S: AsyncRead + Unpin> AsyncRead for Paced<S> {
    fn poll_read(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<Result<()>> {
        let this = self.get_mut();
        if let Poll::Ready(read) = Pin::new(&mut this.stream).poll_read(cx, buf) {
            this.moved = true;
            return Poll::Ready(read);
        }
        if this.is_still(cx) { too_slow() } else { Poll::Pending }
    }
}

impl<S: AsyncWrite + Unpin> Paced<S> {
    fn paced(&mut self, cx: &mut Context<'_>, wrote: Poll<Result<usize>>) -> Poll<Result<usize>> {
        if let Poll::Ready(wrote) = wrote {
            self.took(*wrote.as_ref().unwrap_or(&0));
            return Poll::Ready(wrote);
        }
        if self.is_too_slow(cx) { too_slow() } else { Poll::Pending }
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Paced<S> {
    fn poll_write(self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<Result<usize>> {
        let this = self.get_mut();
        let wrote = Pin::new(&mut this.stream).poll_write(cx, bytes);
        this.paced(cx, wrote)
    }

    fn poll_write_vectored(self: Pin<&mut Self>, cx: &mut Context<'_>, parts: &[IoSlice<'_>]) -> Poll<Result<usize>> {
        let this = self.get_mut();
        let wrote = Pin::new(&mut this.stream).poll_write_vectored(cx, parts);
        this.paced(cx, wrote)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<()>> {
        Pin::new(&mut self.get_mut().stream).poll_flush(cx)
    }

    fn poll_shutdown(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<()>> {
        Poll::Ready(ready!(Pin::new(&mut self.get_mut().stream).poll_shutdown(cx)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::listen::crowd::Crowd;
    use crate::walls::Walls;
    use std::net::Ipv4Addr;
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _, DuplexStream};

    const MS: Duration = Duration::from_millis(1);
    const QUICK: Pace = Pace { still: Duration::from_millis(400), watched: Duration::from_millis(100), taken_min: 2_000 };

    fn paced() -> (Paced<DuplexStream>, DuplexStream) {
        let (ours, theirs) = tokio::io::duplex(1_024);
        let seat = Crowd::new(Walls::default()).enter(Ipv4Addr::LOCALHOST.into()).unwrap();
        (Paced::at(QUICK, ours, seat), theirs)
    }

    #[tokio::test]
    async fn a_reader_that_takes_nothing_is_left() {
        let (mut ours, _theirs) = paced();
        let begun = Instant::now();
        let ended = ours.write_all(&vec![0; 100_000]).await.unwrap_err();
        assert_eq!(ended.kind(), ErrorKind::TimedOut);
        assert!(begun.elapsed() >= QUICK.watched && begun.elapsed() < QUICK.still, "{:?}", begun.elapsed());
    }

    #[tokio::test]
    async fn a_reader_that_sips_is_left_and_one_that_is_slow_is_not() {
        for (sip, stays) in [(16, false), (1_024, true)] {
            let (mut ours, mut theirs) = paced();
            let reader = tokio::spawn(async move {
                let mut sipped = vec![0; sip];
                while theirs.read_exact(&mut sipped).await.is_ok() {
                    tokio::time::sleep(10 * MS).await;
                }
            });
            let wrote = ours.write_all(&vec![0; 40_000]).await;
            assert_eq!(wrote.is_ok(), stays, "{sip} bytes at a time");
            reader.abort();
        }
    }

    #[tokio::test]
    async fn a_pause_between_two_waits_is_no_slowness() {
        let (mut ours, mut theirs) = paced();
        for _ in 0..3 {
            let reader = tokio::spawn(async move {
                tokio::time::sleep(20 * MS).await;
                let mut taken = [0; 1_500];
                theirs.read_exact(&mut taken).await.unwrap();
                theirs
            });
            ours.write_all(&[0; 1_500]).await.unwrap();
            theirs = reader.await.unwrap();
            tokio::time::sleep(150 * MS).await;
        }
    }

    #[tokio::test]
    async fn where_nothing_moves_the_connection_ends() {
        let (mut ours, mut theirs) = paced();
        let begun = Instant::now();
        tokio::spawn(async move {
            tokio::time::sleep(300 * MS).await;
            theirs.write_all(b"x").await.unwrap();
            std::future::pending::<()>().await;
        });
        let mut read = Vec::new();
        let ended = ours.read_to_end(&mut read).await.unwrap_err();
        assert_eq!((ended.kind(), read.as_slice()), (ErrorKind::TimedOut, b"x".as_slice()));
        assert!(begun.elapsed() > QUICK.still, "what moved counts");
    }
}
