//! One conversation as it is played: which consents are asked on the way, who speaks when, what each waits for.

use super::audit::Said;
use crate::board::Board;
use crate::corpus::{Dialogue, Side, Turn};
use crate::histogram::Histogram;
use crate::http::Http;
use crate::member;
use crate::outcome::Outcome;
use crate::socket::{Socket, Told};
use crate::visitor::{Visitor, fresh_key};
use std::cell::RefCell;
use std::rc::Rc;
use std::time::{Duration, Instant};
use uuid::Uuid;

/// How long an acknowledgement or a delivery may take before it counts as missing.
const PATIENCE: Duration = Duration::from_secs(10);

/// What every conversation is played on.
pub(super) struct Stage {
    pub(super) address: String,
    pub(super) site: String,
    /// Tokens of the members who answer in turn.
    pub(super) members: Vec<String>,
    pub(super) board: Rc<RefCell<Board>>,
}

/// What happens along the way; decided by the conversation's number, so that every run does the same.
pub(super) struct Script {
    /// Asks to be called back, and refuses the consent for it.
    pub(super) refuses: bool,
    /// Asks to be called back, consents, and tells name and number.
    pub(super) gives: bool,
    /// Takes the conversation's grant back before this turn, and grants anew.
    pub(super) withdraws_at: Option<usize>,
    /// Loses the connection before this turn; a member speaks meanwhile where it is theirs.
    pub(super) reconnects_at: Option<usize>,
}

impl Script {
    fn of(number: usize, turns: usize) -> Self {
        let middle = |happens: bool| happens.then_some(turns / 2);
        Self {
            refuses: number % 10 == 3,
            gives: number % 10 == 6,
            withdraws_at: middle(number % 12 == 5),
            reconnects_at: middle(number % 20 == 11),
        }
    }
}

/// A conversation that was played to its end.
pub(super) struct Played {
    pub(super) visitor: Visitor,
    pub(super) conversation: Uuid,
    pub(super) said: Vec<Said>,
    pub(super) script: Script,
}

/// How long things took, and what the visitors' sockets did wrong.
#[derive(Default)]
pub(super) struct Timings {
    pub(super) acknowledged: Histogram,
    pub(super) answered: Histogram,
    pub(super) delivered: Histogram,
    pub(super) undelivered: u64,
    pub(super) disordered: u64,
}

impl Timings {
    pub(super) fn merge(&mut self, other: &Self) {
        self.acknowledged.merge(&other.acknowledged);
        self.answered.merge(&other.answered);
        self.delivered.merge(&other.delivered);
        self.undelivered += other.undelivered;
        self.disordered += other.disordered;
    }
}

/// Plays a conversation from the visitor's arrival to the last word.
pub(super) async fn play(stage: &Stage, number: usize, dialogue: &Dialogue, http: &mut Http, timings: &mut Timings) -> Outcome<Played> {
    let script = Script::of(number, dialogue.turns.len());
    let mut visitor = Visitor::arrive(http, &stage.site).await?;
    for (happens, decision) in [(script.refuses, "refused"), (script.gives, "given")] {
        if happens {
            visitor.choose(http, "callback").await?;
            visitor.decide(http, decision).await?;
        }
    }
    visitor.choose(http, "human").await?;
    let mut window = Window { socket: Some(visitor.socket(&stage.address, 0).await?), conversation: None, seen: 0 };
    let conversation = window.learn_conversation(timings).await?;
    let member = stage.members.get(number % stage.members.len()).ok_or("nobody is signed in")?;
    let mut talk = Talk { stage, member, conversation, window, said: Vec::with_capacity(dialogue.turns.len()), last: None };
    for (at, turn) in dialogue.turns.iter().enumerate() {
        if script.withdraws_at == Some(at) {
            visitor.withdraw(http).await?;
            talk.said.iter_mut().for_each(|said| said.granted = false);
            stage.board.borrow_mut().withdrawn(conversation);
            visitor.choose(http, "human").await?;
        }
        if script.reconnects_at == Some(at) {
            talk.window.socket = None;
        }
        match turn.from {
            Side::Visitor => talk.visitor_says(&visitor, turn, timings).await?,
            Side::Member => talk.member_says(turn, http, timings).await?,
        }
    }
    talk.reconnect(&visitor, timings).await?;
    Ok(Played { visitor, conversation, said: talk.said, script })
}

struct Talk<'a> {
    stage: &'a Stage,
    member: &'a str,
    conversation: Uuid,
    window: Window,
    said: Vec<Said>,
    /// What the visitor said last, and under which key.
    last: Option<(Uuid, String)>,
}

impl Talk<'_> {
    async fn visitor_says(&mut self, visitor: &Visitor, turn: &Turn, timings: &mut Timings) -> Outcome<()> {
        self.reconnect(visitor, timings).await?;
        let key = fresh_key();
        let sent = Instant::now();
        let seq = self.window.say(key, &turn.text, timings).await?;
        timings.acknowledged.add(sent.elapsed());
        self.last = Some((key, turn.text.clone()));
        self.keep(turn, seq, sent);
        Ok(())
    }

    async fn member_says(&mut self, turn: &Turn, http: &mut Http, timings: &mut Timings) -> Outcome<()> {
        let sent = Instant::now();
        let named = member::answer(http, self.member, self.conversation, &turn.text).await?;
        timings.answered.add(sent.elapsed());
        let seq = if self.window.socket.is_some() {
            let arrived = self.window.arrival_of(&turn.text, named, timings).await?;
            match arrived {
                Some(_) => timings.delivered.add(sent.elapsed()),
                None => timings.undelivered += 1,
            }
            named.or(arrived)
        } else {
            named
        };
        self.keep(turn, seq.ok_or("a member's message has no place")?, sent);
        Ok(())
    }

    /// Where the connection was lost: opens it anew, reads what was missed, and sends the last message once more with its
    /// old key, as the chat window does when it does not know whether it arrived.
    async fn reconnect(&mut self, visitor: &Visitor, timings: &mut Timings) -> Outcome<()> {
        if self.window.socket.is_some() {
            return Ok(());
        }
        self.window.socket = Some(visitor.socket(&self.stage.address, self.window.seen).await?);
        let missed = self.said.iter().filter(|s| s.from == Side::Member && s.seq > self.window.seen).map(|s| s.seq).max();
        if let Some(seq) = missed {
            timings.undelivered += u64::from(self.window.arrival_of("", Some(seq), timings).await?.is_none());
        }
        if let Some((key, text)) = &self.last {
            self.window.say(*key, text, timings).await?;
        }
        Ok(())
    }

    fn keep(&mut self, turn: &Turn, seq: u64, sent: Instant) {
        self.stage.board.borrow_mut().sent(self.conversation, seq, &turn.text, sent);
        self.said.push(Said { from: turn.from, text: turn.text.clone(), seq, granted: true });
    }
}

/// The visitor's chat window: its socket, and how far it has seen.
struct Window {
    socket: Option<Socket>,
    conversation: Option<Uuid>,
    seen: u64,
}

impl Window {
    /// The next frame, noted; `None` after too long a wait.
    async fn next(&mut self, timings: &mut Timings) -> Outcome<Option<Told>> {
        let socket = self.socket.as_mut().ok_or("the visitor is not connected")?;
        let Ok(told) = tokio::time::timeout(PATIENCE, socket.told()).await else { return Ok(None) };
        let told = told?;
        match &told {
            Told::Said { conversation, line } => {
                timings.disordered += u64::from(line.seq <= self.seen);
                self.seen = self.seen.max(line.seq);
                self.conversation = Some(*conversation);
            }
            Told::Problem(problem) => return Err(problem.clone().into()),
            _ => {}
        }
        Ok(Some(told))
    }

    /// Frames name their conversation; the bot has spoken before, so one is on its way.
    async fn learn_conversation(&mut self, timings: &mut Timings) -> Outcome<Uuid> {
        while self.conversation.is_none() {
            self.next(timings).await?.ok_or("the visitor's socket is silent")?;
        }
        self.conversation.ok_or_else(|| "no frame names its conversation".into())
    }

    async fn say(&mut self, key: Uuid, text: &str, timings: &mut Timings) -> Outcome<u64> {
        self.socket.as_mut().ok_or("the visitor is not connected")?.say(key, text).await?;
        loop {
            match self.next(timings).await?.ok_or("a message was not acknowledged")? {
                Told::Ack { key: acknowledged, seq } if acknowledged == key => return Ok(seq),
                _ => {}
            }
        }
    }

    /// Waits for a member's message: the one at this place or, where no place is known, with this text.
    async fn arrival_of(&mut self, text: &str, seq: Option<u64>, timings: &mut Timings) -> Outcome<Option<u64>> {
        if seq.is_some_and(|seq| seq <= self.seen) {
            return Ok(seq);
        }
        while let Some(told) = self.next(timings).await? {
            if let Told::Said { line, .. } = told
                && line.from == Side::Member.word()
                && seq.map_or_else(|| line.text.as_deref() == Some(text), |seq| line.seq == seq)
            {
                return Ok(Some(line.seq));
            }
        }
        Ok(None)
    }
}
