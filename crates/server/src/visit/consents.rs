//! Consents of the visitor: giving, refusing, withdrawing. One names one purpose; nobody else can answer for them.

use super::aside::Aside;
use super::beside;
use super::messages;
use super::snapshot::Snapshot;
use super::told;
use super::turn::{self, Did};
use crate::app::App;
use crate::auth::VisitToken;
use crate::json::Json;
use crate::problem::Problem;
use crate::receipt::Receipt;
use crate::repetition::Repetition;
use crate::show::{Asked, Message};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use domain::Purpose;
use domain::consent::Answer;
use domain::notice;
use domain::refusal::Refusal;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// An answer to a consent question.
#[derive(Deserialize, ToSchema)]
pub(crate) struct NewConsent {
    /// One purpose.
    pub(crate) purpose: String,
    pub(crate) decision: DecisionWord,
    /// The version of the notice that was shown.
    pub(crate) notice: String,
    /// Whether it was answered by the word for all, on a card that asks for several consents. Each of them is a request of its own.
    #[serde(default)]
    pub(crate) together: bool,
}

/// Yes or no; there is no default.
#[derive(Deserialize, ToSchema, Clone, Copy)]
#[serde(rename_all = "lowercase")]
pub(crate) enum DecisionWord {
    Given,
    Refused,
}

impl DecisionWord {
    fn as_str(self) -> &'static str {
        match self {
            Self::Given => "given",
            Self::Refused => "refused",
        }
    }
}

/// What came of it.
#[derive(Serialize, ToSchema)]
pub(crate) struct Decided {
    /// `given` or `refused`, or `pending` where a click in a letter is awaited: until then nothing is handed to the organisation.
    pub(crate) state: String,
    pub(crate) receipt: Receipt,
    pub(crate) messages: Vec<Message>,
    pub(crate) ask: Option<Asked>,
}

/// A receipt.
#[derive(Serialize, ToSchema)]
pub(crate) struct Receipted {
    pub(crate) receipt: Receipt,
}

/// How a purpose stands.
#[derive(Serialize, ToSchema)]
pub(crate) struct Standing {
    pub(crate) purpose: String,
    /// `given`, `stale`, `expired`, `refused`, `withdrawn`, or `pending` where a click in a letter is awaited.
    pub(crate) state: String,
    /// The notice's version.
    pub(crate) notice: String,
    /// When it was given, refused or withdrawn.
    pub(crate) at: String,
}

/// A list.
#[derive(Serialize, ToSchema)]
pub(crate) struct Standings {
    pub(crate) items: Vec<Standing>,
}

/// Answers the consent question that is asked, by the flow or beside it.
#[utoipa::path(operation_id = "consents_decide", post, path = "/api/v1/visit/consents", tag = "visitor", request_body = NewConsent, responses(
    (status = 201, body = Decided), (status = 409, description = "consent-stale, conflict")))]
pub(crate) async fn decide(
    State(app): State<App>,
    token: VisitToken,
    repetition: Repetition,
    Json(new): Json<NewConsent>,
) -> Result<(StatusCode, Json<Decided>), Problem> {
    let mut s = turn::load(&app, token).await?;
    // The key names this decision: another one under the same key is another request.
    let remember = repetition.hash(&s.token, &format!("{} {}", new.purpose, new.decision.as_str()));
    if let Some(before) = decided_before(&app, &s, &new, remember).await? {
        return Ok((StatusCode::CREATED, Json(before)));
    }
    let purpose = Purpose::parse(&new.purpose).ok_or_else(Problem::invalid_body)?;
    let named = notice::parse(&new.notice).ok_or_else(Problem::invalid_body)?;
    let answer = match new.decision {
        DecisionWord::Given => Answer::Given,
        DecisionWord::Refused => Answer::Refused,
    };
    let asked = purpose.clone();
    let did = if s.lapsed(&purpose).is_some() && answer == Answer::Refused {
        // Who is asked again and says no withdraws what they had said yes to.
        Did::Withdrew(purpose, remember)
    } else if asked_beside(&app, &mut s, &purpose).await? {
        Did::Aside(Aside::Decided { purpose, answer, named, remember })
    } else {
        Did::Decided { purpose, answer, named, together: new.together, remember }
    };
    let outcome = match turn::take(&app, &mut s, did, None).await {
        Err(problem) if problem.code() == Refusal::Conflict.code() => {
            let before = decided_before(&app, &s, &new, remember).await?;
            return before.map(|before| (StatusCode::CREATED, Json(before))).ok_or(problem);
        }
        Err(problem) if problem.code() == Refusal::ConsentStale.code() => return Err(stale(&app, &s, problem).await?),
        other => other?,
    };
    let messages = messages::show(&app, &mut s, &outcome.rows).await?;
    let ask = messages::ask_now(&app, &s).await?;
    let receipt = outcome.receipt.ok_or_else(Problem::internal)?;
    Ok((StatusCode::CREATED, Json(Decided { state: state_of(&s, &asked), receipt, messages, ask })))
}

/// Whether the flow does not ask for the purpose, and it stands beside the bot.
async fn asked_beside(app: &App, s: &mut Snapshot, purpose: &Purpose) -> Result<bool, Problem> {
    let ask = flow::ask(&s.script.flow, &s.state, s.row.visitor.locale);
    let by_flow = ask.as_ref().and_then(flow::Ask::consents).is_some_and(|(asked, _)| asked.contains(purpose));
    Ok(!by_flow && (s.lapsed(purpose).is_some() || beside::read(app, s).await?.offers(purpose)))
}

/// The receipt of what was done before with the same key.
pub(crate) async fn receipt_before(app: &App, s: &Snapshot, key: Option<[u8; 16]>) -> Result<Option<Receipt>, Problem> {
    let Some(key) = key else { return Ok(None) };
    let Some(index) = app.read(move |r| r.repeated(&key)).await? else { return Ok(None) };
    let index = index.parse().map_err(|_| Problem::internal())?;
    app.receipt_at(s.row.visitor.organisation, index).await.map(Some)
}

/// The answer to a decision that was sent before with the same key.
async fn decided_before(app: &App, s: &Snapshot, new: &NewConsent, key: Option<[u8; 16]>) -> Result<Option<Decided>, Problem> {
    let Some(receipt) = receipt_before(app, s, key).await? else { return Ok(None) };
    let state = Purpose::parse(&new.purpose).map(|purpose| state_of(s, &purpose)).unwrap_or_default();
    Ok(Some(Decided { state, receipt, messages: vec![], ask: messages::ask_now(app, s).await? }))
}

/// How the latest decision about a purpose stands.
fn state_of(s: &Snapshot, purpose: &Purpose) -> String {
    s.grants.iter().rfind(|grant| &grant.purpose == purpose).map(|grant| grant.state.clone()).unwrap_or_default()
}

/// A stale consent is answered with the notice that is current.
async fn stale(app: &App, s: &Snapshot, problem: Problem) -> Result<Problem, Problem> {
    let v = s.row.visitor.clone();
    let (notice, site) = app.read(move |r| Ok((r.notice(v.organisation, v.locale)?, r.site(v.site)?))).await?;
    let (notice, site) = notice.zip(site).ok_or_else(Problem::internal)?;
    let notice = crate::show::Notice::new(&notice, told::links(&site, notice.locale));
    Ok(problem.with("notice", serde_json::to_value(notice).unwrap_or_default()))
}

/// How every purpose stands that was ever asked for.
#[utoipa::path(operation_id = "consents_list", get, path = "/api/v1/visit/consents", tag = "visitor", responses((status = 200, body = Standings)))]
pub(crate) async fn list(State(app): State<App>, token: VisitToken) -> Result<Json<Standings>, Problem> {
    let s = turn::load(&app, token).await?;
    Ok(Json(Standings { items: standings(&s.grants) }))
}

/// The latest record of each purpose.
pub(crate) fn standings(grants: &[store::reads::GrantRow]) -> Vec<Standing> {
    let mut latest: Vec<&store::reads::GrantRow> = Vec::new();
    for grant in grants {
        latest.retain(|g| g.purpose != grant.purpose);
        latest.push(grant);
    }
    let standing = |g: &store::reads::GrantRow| Standing {
        purpose: g.purpose.to_string(),
        state: g.state.clone(),
        notice: notice::hex(&g.notice),
        at: domain::act::rfc3339(g.ended_at.unwrap_or(g.at)),
    };
    latest.into_iter().map(standing).collect()
}

/// Withdraws a consent, or objects where the basis is another.
#[utoipa::path(operation_id = "consents_withdraw", delete, path = "/api/v1/visit/consents/{purpose}", tag = "visitor", params(("purpose" = String, Path)), responses(
    (status = 200, body = Receipted), (status = 409, description = "consent-missing")))]
pub(crate) async fn withdraw(State(app): State<App>, token: VisitToken, Path(purpose): Path<String>) -> Result<Json<Receipted>, Problem> {
    let mut s = turn::load(&app, token).await?;
    let purpose = Purpose::parse(&purpose).ok_or_else(Problem::not_found)?;
    if !s.stands(&purpose) {
        return Err(Refusal::ConsentMissing { purpose }.into());
    }
    let outcome = turn::take(&app, &mut s, Did::Withdrew(purpose, None), None).await?;
    Ok(Json(Receipted { receipt: outcome.receipt.ok_or_else(Problem::internal)? }))
}
