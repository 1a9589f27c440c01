//! The plan of a turn: what the engine's effects mean in keys, seals and sealed values, prepared outside the transaction.

use super::confirmation::{self as visit_confirmation, Prepared};
use super::snapshot::Snapshot;
use crate::app::App;
use crate::availability;
use crate::bindings::{self, ByGrant, FilePlace};
use crate::body::Body;
use crate::files::gate::Attachment;
use crate::files::sealing;
use crate::problem::Problem;
use domain::Purpose;
use domain::availability::Hours;
use domain::confirmation;
use domain::consent::{Answer, HandOver, How, Shown};
use domain::conversation::{Author, State};
use domain::decision::{KeySeal, SealedTo};
use domain::id::{FileId, GrantId, MemberId, MessageId};
use domain::notice::{Text, Version};
use domain::principal::Visitor;
use domain::refusal::Refusal;
use domain::satisfaction::Score;
use flow::{Effect, Speech};
use jiff::Timestamp;
use seal::{PublicKey, SubjectKey};
use std::collections::HashSet;
use std::sync::Arc;
use store::reads::PurposeKey;

/// Everything that one turn writes.
#[expect(clippy::struct_excessive_bools, reason = "each says of one thing whether this turn does it")]
pub(crate) struct Plan {
    pub(crate) at: Timestamp,
    pub(crate) visitor: Visitor,
    /// Whether they are restricted: what is granted is sealed to the privacy pair.
    pub(crate) restricted: bool,
    /// The site's hours.
    pub(crate) hours: Hours,
    pub(crate) revision: i64,
    pub(crate) idempotency: Option<[u8; 16]>,
    /// Under which key the decision's entry is remembered, for a request that is sent again.
    pub(crate) remember: Option<[u8; 16]>,
    /// A new generation of the conversation's key, where none lives.
    pub(crate) begin: Option<(u32, Vec<u8>)>,
    pub(crate) generation: u32,
    pub(crate) key: SubjectKey,
    pub(crate) withdraw: Option<Purpose>,
    pub(crate) consent: Option<Consent>,
    pub(crate) collects: Vec<Collect>,
    pub(crate) lines: Vec<Line>,
    /// A file that the first line carries.
    pub(crate) attached: Option<Attached>,
    pub(crate) state: flow::State,
    pub(crate) state_changed: bool,
    /// Where the conversation goes: to a person, or back to the bot.
    pub(crate) moves_to: Option<State>,
    /// The members who are connected, where it goes to a person.
    pub(crate) here: HashSet<MemberId>,
    pub(crate) erase: bool,
    /// Whether the visitor asked to be restricted.
    pub(crate) restrict: bool,
    /// Whether it answers what stands beside the bot.
    pub(crate) aside: bool,
    /// What whoever asked to be let in was answered.
    pub(crate) let_in: Option<bool>,
    /// Our own wording of a decision, published with it where it never was.
    pub(crate) built_in: Option<(Purpose, Text)>,
    /// The terms of the purpose that is decided on, to be kept with the consent.
    pub(crate) terms: Option<String>,
    /// A score to count.
    pub(crate) tally: Option<Score>,
    /// When whoever leaves a number wishes to be called.
    pub(crate) wished: Option<Timestamp>,
    /// Keyed hashes of the addresses of whoever refuses or withdraws in this turn.
    pub(crate) objections: Vec<[u8; 32]>,
    /// The letter that a click is awaited from.
    pub(crate) letter: Option<Prepared>,
}

/// A consent that is given or refused in this turn.
pub(crate) struct Consent {
    pub(crate) grant: GrantId,
    pub(crate) named: Version,
    pub(crate) shown: Shown,
    /// The keys to hand over; `None` for a refusal.
    pub(crate) keys: Option<HandOver>,
    /// Whether it waits for a click in a letter: nothing is handed to the organisation yet.
    pub(crate) awaited: bool,
}

/// A contact field that is told in this turn.
pub(crate) struct Collect {
    pub(crate) field: String,
    pub(crate) purpose: Purpose,
    pub(crate) generation: u32,
    pub(crate) sealed: Vec<u8>,
}

/// A message of this turn; its sequence number comes from the transaction.
pub(crate) struct Line {
    pub(crate) id: MessageId,
    pub(crate) author: Author,
    pub(crate) body: Body,
}

/// A file that is sent in this turn, sealed.
pub(crate) struct Attached {
    pub(crate) id: FileId,
    pub(crate) message: MessageId,
    pub(crate) bytes: u64,
    pub(crate) parts: Arc<Vec<Vec<u8>>>,
}

/// What the visitor answered to a consent question.
pub(crate) struct Decision {
    pub(crate) purpose: Purpose,
    pub(crate) answer: Answer,
    pub(crate) named: Version,
    /// The wording that was shown, and the control.
    pub(crate) wording: Version,
    pub(crate) how: How,
}

impl Plan {
    /// A plan in which nothing happens yet: the conversation's key stands ready.
    pub(crate) fn new(
        app: &App,
        s: &mut Snapshot,
        state: flow::State,
        withdraw: Option<Purpose>,
        idempotency: Option<[u8; 16]>,
    ) -> Result<Self, Problem> {
        let purpose = Purpose::conversation();
        let ends = withdraw.as_ref().is_some_and(Purpose::is_conversation);
        let live = if ends { None } else { Some(s.row.generation).filter(|g| *g > 0) };
        let (generation, key, begin) = if let Some(generation) = live {
            (generation, s.keys.get(&purpose, generation).ok_or_else(Problem::internal)?, None)
        } else {
            let (generation, key, sealed) = new_generation(app, s, &purpose)?;
            (generation, key, Some((generation, sealed)))
        };
        Ok(Self {
            at: app.now(),
            visitor: s.row.visitor.clone(),
            restricted: s.restricted.is_some(),
            hours: s.hours(),
            revision: s.row.revision,
            idempotency,
            remember: None,
            terms: None,
            begin,
            generation,
            key,
            withdraw,
            consent: None,
            collects: vec![],
            lines: vec![],
            attached: None,
            state_changed: state != s.state,
            state,
            moves_to: None,
            here: HashSet::new(),
            erase: false,
            restrict: false,
            aside: false,
            let_in: None,
            built_in: None,
            tally: None,
            wished: None,
            objections: vec![],
            letter: None,
        })
    }

    /// Adds what the visitor decided about a consent.
    pub(crate) fn decide(&mut self, app: &App, s: &mut Snapshot, decision: &Decision, notice: Version) -> Result<(), Problem> {
        let shown = shown(s, &decision.purpose, decision.wording, notice, decision.how)?;
        if decision.answer == Answer::Given && s.rule(&decision.purpose).is_some_and(|rule| rule.archived) {
            return Err(Refusal::Conflict.into());
        }
        let grant = GrantId(app.id());
        let keys = match decision.answer {
            Answer::Given => Some(self.hand_over_keys(app, s, &decision.purpose, grant, &shown)?),
            Answer::Refused => None,
        };
        let awaited = keys.is_some() && s.awaits(&decision.purpose);
        self.consent = Some(Consent { grant, named: decision.named, shown, keys, awaited });
        Ok(())
    }

    /// Adds a file and the message that carries it. The bot cannot look into it, and says so where no person has the conversation.
    pub(crate) async fn attach(&mut self, app: &App, s: &Snapshot, attachment: &Arc<Attachment>) -> Result<(), Problem> {
        let (v, bytes) = (&self.visitor, attachment.bytes());
        let parts = sealing::parts(usize::try_from(bytes).unwrap_or(usize::MAX));
        let place = FilePlace { organisation: v.organisation, subject: v.subject, generation: self.generation, file: attachment.id, parts };
        let parts = attachment.seal(app, place, self.key.clone()).await?;
        let message = MessageId(app.id());
        self.lines.push(Line { id: message, author: Author::Visitor, body: attachment.body() });
        self.attached = Some(Attached { id: attachment.id, message, bytes, parts });
        if !matches!(s.row.state, State::Waiting | State::Open) {
            self.line(app, Author::Bot, Speech::BuiltIn { key: "bot-file-kept" }.into());
        }
        Ok(())
    }

    /// The purpose to which the visitor says no in this turn.
    pub(crate) fn says_no_to(&self) -> Option<&Purpose> {
        let refused = self.consent.as_ref().filter(|c| c.keys.is_none()).map(|c| &c.shown.purpose);
        self.withdraw.as_ref().or(refused)
    }

    /// Adds an effect of the engine.
    pub(crate) fn add(&mut self, app: &App, s: &mut Snapshot, effect: Effect, notice: Version) -> Result<(), Problem> {
        match effect {
            Effect::Visitor(utterance) => self.line(app, Author::Visitor, utterance.into()),
            Effect::Say(speech) => self.line(app, Author::Bot, speech.into()),
            Effect::Collect { field, purpose, value } => self.collect(app, s, field, purpose, value.expose())?,
            Effect::Grant { purpose, block } => {
                let shown = shown(s, &purpose, wording(s, &block, &purpose)?, notice, How::Choice)?;
                let grant = GrantId(app.id());
                let keys = Some(self.hand_over_keys(app, s, &purpose, grant, &shown)?);
                let awaited = s.awaits(&purpose);
                self.consent = Some(Consent { grant, named: notice, shown, keys, awaited });
            }
            Effect::HandOver => {
                self.moves_to = Some(State::Waiting);
                self.here = app.presence().here(s.row.visitor.organisation);
                let told = self.handed_over(app);
                self.line(app, Author::Bot, told);
            }
            Effect::ReturnToBot => self.moves_to = Some(State::Bot),
            Effect::EraseEverything => self.erase = true,
            Effect::Restrict => self.restrict = true,
        }
        Ok(())
    }

    /// Says who is there, or when somebody will be.
    fn handed_over(&self, app: &App) -> Body {
        if availability::here(app, self.visitor.organisation, &self.hours) {
            return Speech::BuiltIn { key: "bot-handed-over-here" }.into();
        }
        let next = if self.hours.open(self.at) { None } else { self.hours.next_opening(self.at) };
        next.map_or_else(|| Speech::BuiltIn { key: "bot-handed-over-away" }.into(), |next| Body::AwayUntil(next.to_string()))
    }

    pub(crate) fn line(&mut self, app: &App, author: Author, body: Body) {
        self.lines.push(Line { id: MessageId(app.id()), author, body });
    }

    /// Seals a field under the live generation of its purpose.
    pub(crate) fn collect(&mut self, app: &App, s: &mut Snapshot, field: String, purpose: Purpose, value: &str) -> Result<(), Problem> {
        let (generation, key) = if purpose.is_conversation() {
            (self.generation, self.key.clone())
        } else {
            let generation = self.begun(&purpose).or_else(|| s.keys.live(&purpose));
            let generation = generation.ok_or(Refusal::ConsentMissing { purpose: purpose.clone() })?;
            (generation, s.keys.get(&purpose, generation).ok_or_else(Problem::internal)?)
        };
        let v = &s.row.visitor;
        let cell = bindings::field(v.organisation, v.subject, &purpose, generation, &field);
        let sealed = key.seal(&cell, value.as_bytes(), app.entropy().as_ref());
        if confirmation::is_address(&purpose, &field) && s.pending(&purpose).is_some() {
            self.letter = Some(visit_confirmation::prepare(app, s, value)?);
        }
        self.collects.push(Collect { field, purpose, generation, sealed });
        Ok(())
    }

    /// The generation that this very plan grants.
    fn begun(&self, purpose: &Purpose) -> Option<u32> {
        let consent = self.consent.as_ref().filter(|c| c.shown.purpose == *purpose)?;
        consent.keys.as_ref().map(|keys| keys.generation)
    }

    /// The keys that a grant hands over: the live generation of its purpose or, where none lives, a new one.
    fn hand_over_keys(&self, app: &App, s: &mut Snapshot, purpose: &Purpose, grant: GrantId, shown: &Shown) -> Result<HandOver, Problem> {
        let mut seals = vec![];
        let (generation, key, begins) = if purpose.is_conversation() {
            (self.generation, self.key.clone(), false)
        } else if let Some(generation) = s.keys.live(purpose) {
            (generation, s.keys.get(purpose, generation).ok_or_else(Problem::internal)?, false)
        } else {
            let (generation, key, sealed) = new_generation(app, s, purpose)?;
            seals.push(KeySeal { to: SealedTo::Visitor, sealed });
            (generation, key, true)
        };
        if s.awaits(purpose) {
            return Ok(HandOver { generation, begins, seals, older: vec![] });
        }
        let pair = s.grant_pair(purpose).ok_or(Refusal::NotFound)?.clone();
        let by = ByGrant { pair_generation: pair.generation, grant, notice: shown.notice, wording: shown.wording };
        seals.push(self.to_pair(&pair, (purpose, generation), &by, &key)?);
        let mut older = vec![];
        // Whoever agrees anew goes on to let what they told before be read.
        for before in if s.lapsed(purpose).is_some() { s.keys.older(purpose) } else { vec![] } {
            let key = s.keys.get(purpose, before).ok_or_else(Problem::internal)?;
            older.push((before, self.to_pair(&pair, (purpose, before), &by, &key)?));
        }
        Ok(HandOver { generation, begins, seals, older })
    }

    /// A key, sealed to the pair of its purpose or, while the visitor is restricted, to the privacy pair.
    fn to_pair(
        &self,
        pair: &PurposeKey,
        (purpose, generation): (&Purpose, u32),
        by: &ByGrant,
        key: &SubjectKey,
    ) -> Result<KeySeal, Problem> {
        let (v, public) = (&self.visitor, PublicKey::from_bytes(&pair.public_key).map_err(|_| Problem::internal())?);
        let (binding, to) = if self.restricted {
            (bindings::to_privacy(v.organisation, v.subject, purpose, generation, by), SealedTo::Privacy(pair.generation))
        } else {
            (bindings::to_purpose(v.organisation, v.subject, purpose, generation, by), SealedTo::Purpose(pair.generation))
        };
        Ok(KeySeal { to, sealed: key.hand_over(&public, &binding)? })
    }
}

/// Makes the next generation of a purpose's key, sealed to the visitor.
fn new_generation(app: &App, s: &mut Snapshot, purpose: &Purpose) -> Result<(u32, SubjectKey, Vec<u8>), Problem> {
    let generation = s.keys.last(purpose) + 1;
    let key = SubjectKey::make(app.entropy().as_ref());
    let v = &s.row.visitor;
    let sealed = key.hand_over(&s.keys.public(), &bindings::to_visitor(v.organisation, v.subject, purpose, generation))?;
    s.keys.add(purpose, generation, key.clone());
    Ok((generation, key, sealed))
}

/// The wording of a flow's block for a purpose.
pub(crate) fn wording(s: &Snapshot, block: &str, purpose: &Purpose) -> Result<Version, Problem> {
    let locale = s.row.visitor.locale;
    let wording = flow::wording(&s.script.flow, block, purpose, locale).ok_or_else(Problem::internal)?;
    Ok(Text { locale, title: String::new(), body: wording.to_owned() }.version())
}

/// What the visitor was shown when they decided.
fn shown(s: &Snapshot, purpose: &Purpose, wording: Version, notice: Version, how: How) -> Result<Shown, Problem> {
    let locale = s.row.visitor.locale;
    let rule = s.rule(purpose).ok_or(Refusal::NotFound)?;
    Ok(Shown { purpose: purpose.clone(), basis: rule.basis, notice, wording, locale, how, valid_months: rule.valid_months, terms: None })
}
