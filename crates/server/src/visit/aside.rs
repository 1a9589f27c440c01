//! Asides: the visitor's answers to what stands beside the bot. They go through the same rules as what the flow asks.

use super::beside;
use super::plan::{Decision, Plan};
use super::renewal;
use super::snapshot::Snapshot;
use crate::app::App;
use crate::body::Body;
use crate::problem::Problem;
use crate::record;
use domain::Purpose;
use domain::consent::{Answer, How};
use domain::contact::{self, CALL_AT_FIELD, Format};
use domain::conversation::Author;
use domain::notice::Version;
use domain::refusal::Refusal;
use domain::satisfaction::{COMMENT_FIELD, SCORE_FIELD, Score};
use flow::{Facts, Input, Stepped};
use jiff::Timestamp;
use locale::Key;

/// An answer to what stands beside the bot.
#[derive(Clone)]
pub(crate) enum Aside {
    /// Yes or no to a purpose that is offered.
    Decided { purpose: Purpose, answer: Answer, named: Version, remember: Option<[u8; 16]> },
    /// How content the visitor was.
    Rated { score: Score, comment: Option<String>, remember: Option<[u8; 16]> },
    /// A number to call, and when.
    CalledBack { phone: String, name: Option<String>, at: Option<String> },
}

impl Aside {
    /// The purpose that it says yes or no to.
    fn decides(&self) -> Option<Purpose> {
        match self {
            Self::Decided { purpose, .. } => Some(purpose.clone()),
            Self::Rated { .. } => Some(Purpose::satisfaction()),
            Self::CalledBack { .. } => None,
        }
    }

    /// Prepares what it writes.
    pub(crate) async fn plan(&self, app: &App, s: &mut Snapshot) -> Result<Plan, Problem> {
        if let Some(refusal) = s.state.before_age() {
            return Err(refusal.into());
        }
        let mut plan = match self {
            Self::Decided { purpose, answer, named, remember } => decided(app, s, purpose, *answer, *named, *remember).await?,
            Self::Rated { score, comment, remember } => rated(app, s, *score, comment.as_deref(), *remember).await?,
            Self::CalledBack { phone, name, at } => called_back(app, s, phone, name.as_deref(), at.as_deref())?,
        };
        plan.aside = true;
        if let Some(purpose) = self.decides() {
            plan.terms = record::terms_of(app, s.row.visitor.organisation, &purpose, s.row.visitor.locale).await?;
        }
        Ok(plan)
    }
}

/// Makes sure that the purpose's public key is the one that the ledger names, before anything is sealed to it.
async fn checked(app: &App, s: &Snapshot, purpose: &Purpose) -> Result<(), Problem> {
    let key = s.grant_pair(purpose).ok_or(Refusal::NotFound)?;
    app.check_key(s.row.visitor.organisation, key).await
}

async fn decided(
    app: &App,
    s: &mut Snapshot,
    purpose: &Purpose,
    answer: Answer,
    named: Version,
    remember: Option<[u8; 16]>,
) -> Result<Plan, Problem> {
    let given = answer == Answer::Given;
    // Satisfaction is given by answering; only its refusal is a consent of its own.
    let renews = s.lapsed(purpose).is_some();
    if (!renews && !beside::read(app, s).await?.offers(purpose)) || (!renews && given && *purpose == Purpose::satisfaction()) {
        return Err(Refusal::Conflict.into());
    }
    checked(app, s, purpose).await?;
    let renewed = renewal::wording(app, s, purpose).await?;
    let lets_in = purpose.is_conversation() && renewed.is_none();
    let stepped = if lets_in && given { let_in(s)? } else { Stepped { state: s.state.clone(), effects: vec![] } };
    let mut plan = Plan::new(app, s, stepped.state, None, None)?;
    plan.remember = remember;
    plan.let_in = lets_in.then_some(given);
    let notice = super::messages::notice_version(app, s).await?;
    match renewed {
        Some(text) => {
            let decision = Decision { purpose: purpose.clone(), answer, named, wording: text.version(), how: How::Card };
            plan.decide(app, s, &decision, notice)?;
        }
        None => offer(&mut plan, app, s, purpose, (answer, named), notice, How::Card)?,
    }
    for effect in stepped.effects {
        plan.add(app, s, effect, notice)?;
    }
    Ok(plan)
}

/// The bot steps aside for the person who was let in.
fn let_in(s: &Snapshot) -> Result<Stepped, Problem> {
    let granted = |purpose: &Purpose| s.agreed(purpose);
    let may_ask = |purpose: &Purpose, chosen| s.may_ask(purpose, chosen);
    let facts = Facts { locale: s.row.visitor.locale, region: &s.region, child_age: s.child_age, granted: &granted, may_ask: &may_ask };
    Ok(flow::step(&s.script.flow, &s.script.articles, &s.state, Input::LetIn, &facts)?)
}

/// Adds a decision under our own wording, which is published with it where it never was.
fn offer(
    plan: &mut Plan,
    app: &App,
    s: &mut Snapshot,
    purpose: &Purpose,
    (answer, named): (Answer, Version),
    notice: Version,
    how: How,
) -> Result<(), Problem> {
    let text = beside::wording(purpose, s.row.visitor.locale).ok_or(Refusal::Conflict)?;
    let decision = Decision { purpose: purpose.clone(), answer, named, wording: text.version(), how };
    plan.built_in = Some((purpose.clone(), text));
    plan.decide(app, s, &decision, notice)
}

async fn rated(app: &App, s: &mut Snapshot, score: Score, comment: Option<&str>, remember: Option<[u8; 16]>) -> Result<Plan, Problem> {
    let purpose = Purpose::satisfaction();
    if !beside::read(app, s).await?.offers(&purpose) {
        return Err(Refusal::Conflict.into());
    }
    checked(app, s, &purpose).await?;
    let comment = comment.map(|c| contact::accept(COMMENT_FIELD, Format::Text, c, &s.region)).transpose()?;
    let mut plan = Plan::new(app, s, s.state.clone(), None, None)?;
    plan.remember = remember;
    let notice = super::messages::notice_version(app, s).await?;
    offer(&mut plan, app, s, &purpose, (Answer::Given, notice), notice, How::Choice)?;
    plan.collect(app, s, SCORE_FIELD.to_owned(), purpose.clone(), &score.number().to_string())?;
    if let Some(comment) = comment {
        plan.collect(app, s, COMMENT_FIELD.to_owned(), purpose, comment.expose())?;
    }
    plan.tally = Some(score);
    Ok(plan)
}

fn called_back(app: &App, s: &mut Snapshot, phone: &str, name: Option<&str>, at: Option<&str>) -> Result<Plan, Problem> {
    let purpose = Purpose::callback();
    if !s.granted(&purpose) {
        return Err(Refusal::ConsentMissing { purpose }.into());
    }
    let mut fields = vec![("phone", contact::accept("phone", Format::Phone, phone, &s.region)?)];
    if let Some(name) = name {
        fields.push(("name", contact::accept("name", Format::Name, name, &s.region)?));
    }
    if let Some(at) = at {
        wished(app, s, at)?;
        fields.push((CALL_AT_FIELD, contact::accept(CALL_AT_FIELD, Format::Time, at, &s.region)?));
    }
    let mut plan = Plan::new(app, s, s.state.clone(), None, None)?;
    plan.wished = at.and_then(|at| at.parse().ok());
    for (field, value) in fields {
        plan.collect(app, s, field.to_owned(), purpose.clone(), value.expose())?;
    }
    plan.line(app, Author::Visitor, Body::Field { field: "phone".to_owned(), purpose: purpose.to_string() });
    plan.line(app, Author::Bot, Body::BuiltIn(Key::VisitCallBackThanks.name().to_owned()));
    Ok(plan)
}

/// Whether a time may be wished for.
fn wished(app: &App, s: &Snapshot, at: &str) -> Result<(), Refusal> {
    let from: Option<Timestamp> = at.parse().ok();
    let stands = from.and_then(|from| s.hours().wished(from, app.now()));
    stands.map(drop).ok_or_else(|| Refusal::InvalidValue { field: "at".to_owned(), format: Format::Time })
}
