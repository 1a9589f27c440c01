//! One turn: what the visitor did, what the engine says to it, and what is written and told.

use super::aside::Aside;
use super::confirmation;
use super::plan::{Decision, Plan};
use super::snapshot::Snapshot;
use super::write::{self, Written};
use crate::app::App;
use crate::auth::VisitToken;
use crate::files::gate::Attachment;
use crate::hub::{Audience, Event};
use crate::import::objection;
use crate::problem::Problem;
use crate::receipt::Receipt;
use crate::record;
use crate::restriction;
use domain::Purpose;
use domain::consent::{Answer, How};
use domain::conversation::{self, State};
use domain::notice::Version;
use domain::refusal::Refusal;
use flow::{Ask, Facts, Input, Stepped};
use std::sync::Arc;
use store::reads::MessageRow;
use store::{Recorded, Stop};

/// What the visitor did.
#[derive(Clone)]
pub(crate) enum Did {
    Typed(String),
    Chose(String),
    Decided {
        purpose: Purpose,
        answer: Answer,
        named: Version,
        /// Whether it was answered by the word for all of several.
        together: bool,
        remember: Option<[u8; 16]>,
    },
    /// The key is that of a request that is sent again.
    Withdrew(Purpose, Option<[u8; 16]>),
    /// An answer to what stands beside the bot.
    Aside(Aside),
    Attached(Arc<Attachment>),
}

/// What came of it.
pub(crate) struct Outcome {
    /// The messages of this turn, sealed; the visitor's own first.
    pub(crate) rows: Vec<MessageRow>,
    /// The sequence number of the visitor's own message.
    pub(crate) seq: Option<u64>,
    pub(crate) receipt: Option<Receipt>,
    pub(crate) erased: bool,
}

/// How often a turn is computed again because another one came between.
const TRIES: u32 = 6;

/// Takes a turn. The snapshot is brought up to date with what was written, so that a socket can go on with it.
pub(crate) async fn take(app: &App, s: &mut Snapshot, did: Did, key: Option<&str>) -> Result<Outcome, Problem> {
    app.paces().say(app, s.row.visitor.organisation, &s.token)?;
    let idempotency = key.map(|key| s.token.idempotency(key));
    let mut frozen = None;
    for _ in 0..TRIES {
        // A socket's snapshot may be older than a message that was sent twice: the engine is asked about it only once.
        match attempt(app, s, &did, idempotency, &mut frozen).await {
            Err(Stopped::Again) => *s = s.again(app).await?,
            Err(Stopped::Problem(problem)) => return Err(problem),
            Ok(outcome) => return Ok(outcome),
        }
    }
    Err(Problem::unavailable())
}

enum Stopped {
    /// The facts had changed: read them and try again.
    Again,
    Problem(Problem),
}

impl<E: Into<Problem>> From<E> for Stopped {
    fn from(error: E) -> Self {
        Self::Problem(error.into())
    }
}

/// `frozen` keeps the receipt of a restriction, which is an act of its own: the turn that asked for it goes on under new keys.
async fn attempt(
    app: &App,
    s: &mut Snapshot,
    did: &Did,
    idempotency: Option<[u8; 16]>,
    frozen: &mut Option<Receipt>,
) -> Result<Outcome, Stopped> {
    if let Did::Aside(aside) = did {
        let mut plan = aside.plan(app, s).await?;
        plan.idempotency = idempotency;
        if let Some(purpose) = plan.says_no_to().cloned() {
            plan.objections = objection::of_visitor(app, s, &purpose).await?;
        }
        return commit(app, s, plan).await;
    }
    let stepped = step(s, did);
    let stepped = match stepped {
        Ok(stepped) => stepped,
        // Refused by an old snapshot, or sent before: only the present state may refuse.
        Err(refusal) => return refused(app, s, idempotency, refusal).await,
    };
    let withdraw = match did {
        Did::Withdrew(purpose, _) => Some(purpose.clone()),
        _ => None,
    };
    let mut plan = Plan::new(app, s, stepped.state, withdraw, idempotency)?;
    if let Did::Withdrew(_, remember) = did {
        plan.remember = *remember;
    }
    let notice = current_notice(app, s, did, &stepped.effects).await?;
    if let Some(purpose) = granting(did, &stepped.effects)
        && let Some(key) = s.grant_pair(purpose)
    {
        app.check_key(s.row.visitor.organisation, key).await?;
    }
    if let Some(purpose) = deciding(did, &stepped.effects) {
        plan.terms = record::terms_of(app, s.row.visitor.organisation, purpose, s.row.visitor.locale).await?;
    }
    if let Did::Decided { purpose, answer, named, together, remember } = did {
        plan.remember = *remember;
        let ask = flow::ask(&s.script.flow, &s.state, s.row.visitor.locale);
        let (_, block) = ask.as_ref().and_then(Ask::consents).ok_or(Refusal::Conflict)?;
        // The word for all stands for nothing that is asked for alone, whatever a client says.
        let how = match together {
            false => How::Card,
            true if s.together(&flow::asked_together(&s.script.flow, block)) => How::Together,
            true => return Err(Refusal::Conflict.into()),
        };
        let wording = s.wording(purpose, block).ok_or_else(Problem::internal)?.version();
        let decision = Decision { purpose: purpose.clone(), answer: *answer, named: *named, wording, how };
        plan.decide(app, s, &decision, notice)?;
    }
    if let Did::Attached(attachment) = did {
        plan.attach(app, s, attachment).await?;
    }
    for effect in stepped.effects {
        if let flow::Effect::Collect { field, purpose, value } = &effect {
            confirmation::check(app, s, purpose, field, value.expose()).await?;
        }
        plan.add(app, s, effect, notice)?;
    }
    if let Some(purpose) = plan.says_no_to().cloned() {
        plan.objections = objection::of_visitor(app, s, &purpose).await?;
    }
    if plan.restrict && frozen.is_none() {
        *frozen = restricted(app, s).await?;
    }
    let outcome = commit(app, s, plan).await?;
    Ok(Outcome { receipt: outcome.receipt.or(frozen.take()), ..outcome })
}

/// Restricts the visitor before the bot says so. Who is restricted already stays it.
async fn restricted(app: &App, s: &mut Snapshot) -> Result<Option<Receipt>, Problem> {
    match restriction::by_visitor(app, s).await {
        Err(problem) if problem.code() == Refusal::Conflict.code() => Ok(None),
        receipt => receipt.map(Some),
    }
}

/// One step of the engine. A conversation that a member closed is the bot's again before anything else.
fn step(s: &Snapshot, did: &Did) -> Result<Stepped, Refusal> {
    // A yes that waits for its click goes on like one that was confirmed; what is told is readable by the visitor alone.
    let granted = |purpose: &Purpose| s.agreed(purpose);
    let may_ask = |purpose: &Purpose, chosen| s.may_ask(purpose, chosen);
    let facts = Facts { locale: s.row.visitor.locale, region: &s.region, child_age: s.child_age, granted: &granted, may_ask: &may_ask };
    let run = |state: &flow::State, input: Input<'_>| flow::step(&s.script.flow, &s.script.articles, state, input, &facts);
    let conversation = Purpose::conversation();
    if s.lapsed(&conversation).is_some() && says_something(s, did) {
        // The organisation would read it, under a consent that carries no more.
        return Err(Refusal::ConsentPending { purpose: conversation });
    }
    let mut before = Stepped { state: s.state.clone(), effects: vec![] };
    if s.state == flow::State::start() {
        before = run(&s.state, Input::Start)?;
    } else if s.row.state == State::Closed && !matches!(did, Did::Withdrew(..)) {
        before = run(&s.state, Input::Withdrawn(&conversation))?;
    }
    let input = match did {
        Did::Typed(text) => Input::Text(conversation::accept_text(text)?),
        Did::Chose(choice) => Input::Choice(choice),
        Did::Decided { purpose, answer: Answer::Given, .. } => Input::Given(purpose),
        Did::Decided { purpose, answer: Answer::Refused, .. } => Input::Refused(purpose),
        Did::Withdrew(purpose, _) => Input::Withdrawn(purpose),
        // An aside is planned without the flow.
        Did::Aside(_) => return Ok(before),
        Did::Attached(_) => return attached(s, before),
    };
    let mut stepped = run(&before.state, input)?;
    // What the bot would have said on its way back stays unsaid: the visitor speaks first.
    // A withdrawal says nothing: an ended conversation stays ended, unless the flow itself leaves the person.
    let speaks = !matches!(did, Did::Withdrew(..));
    let returns = (speaks && s.row.state == State::Closed) || before.effects.iter().any(|e| matches!(e, flow::Effect::ReturnToBot));
    if returns && !stepped.effects.iter().any(|e| matches!(e, flow::Effect::HandOver | flow::Effect::ReturnToBot)) {
        stepped.effects.push(flow::Effect::ReturnToBot);
    }
    Ok(stepped)
}

/// Whether something new would be said in the conversation. What is said about one's rights is understood in any state.
fn says_something(s: &Snapshot, did: &Did) -> bool {
    match did {
        Did::Typed(text) => !s.state.asks_about_rights() && !flow::rights::asked(text),
        Did::Chose(_) => !s.state.asks_about_rights(),
        Did::Attached(_) => true,
        Did::Decided { .. } | Did::Withdrew(..) | Did::Aside(_) => false,
    }
}

/// A file is no answer to anything: whatever is asked stays, but while a consent is asked nothing is taken.
fn attached(s: &Snapshot, before: Stepped) -> Result<Stepped, Refusal> {
    if let Some(refusal) = before.state.before_age() {
        return Err(refusal);
    }
    let ask = flow::ask(&s.script.flow, &before.state, s.row.visitor.locale);
    if let Some(purpose) = ask.as_ref().and_then(Ask::consents).and_then(|(purposes, _)| purposes.first()) {
        return Err(Refusal::ConsentPending { purpose: purpose.clone() });
    }
    let effects = if s.row.state == State::Closed { vec![flow::Effect::ReturnToBot] } else { vec![] };
    Ok(Stepped { state: before.state, effects })
}

/// A refusal counts only where it is not a repetition and the facts are fresh.
async fn refused(app: &App, s: &Snapshot, idempotency: Option<[u8; 16]>, refusal: Refusal) -> Result<Outcome, Stopped> {
    let conversation = s.row.visitor.conversation;
    let lookup = s.token.lookup();
    let (repeated, revision) = app
        .read(move |r| {
            let repeated = idempotency.map(|key| r.said_before(conversation, &key)).transpose()?.flatten();
            Ok((repeated, r.visit(&lookup)?.map(|v| v.revision)))
        })
        .await?;
    match (repeated, revision) {
        (Some((seq, _)), _) => Ok(repeat(app, s, seq).await?),
        (None, None) => Err(Problem::unauthorised().into()),
        (None, Some(revision)) if revision != s.row.revision => Err(Stopped::Again),
        _ => Err(refusal.into()),
    }
}

/// The purpose that is said yes or no to.
fn deciding<'a>(did: &'a Did, effects: &'a [flow::Effect]) -> Option<&'a Purpose> {
    match did {
        Did::Decided { purpose, .. } => Some(purpose),
        _ => granting(did, effects),
    }
}

/// The purpose to whose pair a key is about to be sealed.
fn granting<'a>(did: &'a Did, effects: &'a [flow::Effect]) -> Option<&'a Purpose> {
    let granted = effects.iter().find_map(|e| match e {
        flow::Effect::Grant { purpose, .. } => Some(purpose),
        _ => None,
    });
    match did {
        Did::Decided { purpose, answer: Answer::Given, .. } => Some(purpose),
        _ => granted,
    }
}

/// The current notice, read only where a consent is decided.
async fn current_notice(app: &App, s: &Snapshot, did: &Did, effects: &[flow::Effect]) -> Result<Version, Problem> {
    let decides = matches!(did, Did::Decided { .. }) || effects.iter().any(|e| matches!(e, flow::Effect::Grant { .. }));
    if !decides {
        return Ok(s.row.notice);
    }
    let (organisation, locale) = (s.row.visitor.organisation, s.row.visitor.locale);
    let notice = app.read(move |r| r.notice(organisation, locale)).await?.ok_or_else(Problem::internal)?;
    Ok(notice.version())
}

async fn commit(app: &App, s: &mut Snapshot, plan: Plan) -> Result<Outcome, Stopped> {
    let plan = Arc::new(plan);
    let (inside, entropy) = (Arc::clone(&plan), Arc::clone(app.entropy()));
    let written = app.store().act("visit.turn", plan.visitor.organisation, move |tx| write::write(tx, &inside, &entropy)).await;
    match written {
        Err(Stop::Refused(Refusal::GenerationEnded)) => Err(Stopped::Again),
        Err(Stop::Refused(Refusal::Repeated)) => refused(app, s, plan.idempotency, Refusal::Repeated).await,
        // A text or a purpose was changed since the facts were read: what was granted is asked for again.
        Err(Stop::Refused(Refusal::ConsentMissing { purpose })) if s.granted(&purpose) => Err(Stopped::Again),
        Err(Stop::Refused(Refusal::NotFound)) => Err(Problem::unauthorised().into()),
        Err(stop) => Err(stop.into()),
        Ok(Written::Erased { recorded }) => {
            let receipt = erased(app, &plan.visitor, recorded).await?;
            Ok(Outcome { rows: vec![], seq: None, receipt: Some(receipt), erased: true })
        }
        Ok(Written::Done { rows, recorded, moved_to }) => {
            tell(app, &plan, &rows, moved_to);
            if plan.withdraw.is_some() {
                // The seal to the organisation would still open from the WAL.
                crate::work::scrub_soon(app);
            }
            let receipt = match recorded {
                Some(recorded) => Some(app.receipt(recorded).await?),
                None => None,
            };
            let seq = rows.first().filter(|r| r.author == conversation::Author::Visitor).map(|r| r.seq);
            if let Some(letter) = &plan.letter {
                confirmation::deliver(app, &s.token, &plan.visitor, letter).await;
            }
            follow(app, s, &plan).await?;
            Ok(Outcome { rows, seq, receipt, erased: false })
        }
    }
}

/// Brings the snapshot up to date. Only a turn that changed no more than the conversation's messages keeps it.
async fn follow(app: &App, s: &mut Snapshot, plan: &Plan) -> Result<(), Problem> {
    let only_said = plan.begin.is_none()
        && plan.consent.is_none()
        && plan.withdraw.is_none()
        && plan.collects.is_empty()
        && !plan.state_changed
        && plan.moves_to.is_none();
    if !only_said {
        *s = s.again(app).await?;
    }
    Ok(())
}

/// Tells everyone who is connected, before the turn is acknowledged; keys that a withdrawal took are evicted first.
fn tell(app: &App, plan: &Plan, rows: &[MessageRow], moved_to: Option<State>) {
    let v = &plan.visitor;
    if plan.withdraw.is_some() {
        app.hub().evict(v.organisation, v.subject);
    }
    for row in rows {
        let event = Event::Message { conversation: v.conversation, subject: v.subject, row: row.clone() };
        app.hub().tell_both(v.organisation, v.conversation, event);
    }
    if let Some(state) = moved_to {
        app.hub().tell_both(v.organisation, v.conversation, Event::Conversation { conversation: v.conversation, state });
    }
    if plan.aside {
        app.hub().tell(Audience::Visitor(v.conversation), Event::Beside);
    }
    if let Some(given) = plan.let_in {
        app.hub().tell(Audience::Members(v.organisation), Event::LetInAnswered { conversation: v.conversation, given });
    }
    if plan.state_changed {
        app.hub().tell(Audience::Visitor(v.conversation), Event::Ask);
    }
}

/// After an erasure: keys go first, then whoever is connected is told, with the receipt.
pub(crate) async fn erased(app: &App, v: &domain::principal::Visitor, recorded: Recorded) -> Result<Receipt, Problem> {
    app.hub().evict(v.organisation, v.subject);
    crate::work::scrub_soon(app);
    let receipt = app.receipt(recorded).await?;
    let told = serde_json::to_string(&receipt).unwrap_or_default();
    app.hub().tell(Audience::Visitor(v.conversation), Event::Erased { receipt: told.into() });
    Ok(receipt)
}

/// The answer to a message that was sent before: what came after it.
async fn repeat(app: &App, s: &Snapshot, seq: u64) -> Result<Outcome, Problem> {
    let conversation = s.row.visitor.conversation;
    let rows = app.read(move |r| r.messages(conversation, seq.saturating_sub(1), 20)).await?;
    Ok(Outcome { rows, seq: Some(seq), receipt: None, erased: false })
}

/// Loads the visit of a token for one request.
pub(crate) async fn load(app: &App, visit: VisitToken) -> Result<Snapshot, Problem> {
    Snapshot::load(app, Arc::new(visit.token), visit.locale).await
}
