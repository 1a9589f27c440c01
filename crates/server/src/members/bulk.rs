//! Bulk: the same done to many conversations, each in an act of its own, so that one that is refused stops no other.

use super::handling::{self, Assign};
use super::{conversations, tags};
use crate::app::App;
use crate::auth::SignedIn;
use crate::json::{Json, Sent};
use crate::problem::Problem;
use axum::extract::State;
use domain::handling::{Priority, Wish};
use domain::id::ConversationId;
use domain::permission::Permission;
use futures_util::future::join_all;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Conversations of one request.
const IDS_MAX: usize = 100;
/// Acts that wait for the writer together: they share its commit.
const AT_ONCE: usize = 20;

/// What is done to which conversations.
#[derive(Deserialize, ToSchema)]
#[schema(as = Bulk)]
pub(crate) struct Many {
    /// At most a hundred.
    pub(crate) ids: Vec<String>,
    /// `close`, `assign`, `tag`, `snooze` or `priority`; the other fields are those of the single routes. `tag` adds to the tags that
    /// a conversation has.
    #[serde(rename = "do")]
    pub(crate) what: String,
    #[serde(flatten)]
    pub(crate) assign: Assign,
    pub(crate) tags: Option<Vec<String>>,
    pub(crate) until: Option<String>,
    pub(crate) priority: Option<String>,
}

/// What came of each, in their order.
#[derive(Serialize, ToSchema)]
#[schema(as = BulkOutcomes)]
pub(crate) struct Results {
    pub(crate) items: Vec<Outcome>,
}

/// What came of one.
#[derive(Serialize, ToSchema)]
#[schema(as = BulkOutcome)]
pub(crate) struct Outcome {
    pub(crate) id: String,
    pub(crate) done: bool,
    /// The code of the problem, where it was not done.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) problem: Option<&'static str>,
}

/// What is done.
pub(crate) enum Doing {
    Close,
    Assign(Wish),
    Tag(Vec<String>),
    Snooze(Option<Timestamp>),
    Prioritise(Priority),
}

impl Many {
    fn doing(&self) -> Result<Doing, Problem> {
        Ok(match self.what.as_str() {
            "close" => Doing::Close,
            "assign" => Doing::Assign(self.assign.wish()?),
            "tag" => Doing::Tag(self.tags.clone().ok_or_else(Problem::invalid_body)?),
            "snooze" => Doing::Snooze(handling::time(self.until.as_deref())?),
            "priority" => Doing::Prioritise(self.priority.as_deref().and_then(Priority::parse).ok_or_else(Problem::invalid_body)?),
            _ => return Err(Problem::invalid_body()),
        })
    }
}

/// Does the same to many conversations.
#[utoipa::path(operation_id = "conversations_bulk", post, path = "/api/v1/conversations/bulk", tag = "member", request_body = Many, responses((status = 200, body = Results), (status = 422)))]
pub(crate) async fn bulk(State(app): State<App>, who: SignedIn, many: Sent<Many>) -> Result<Json<Results>, Problem> {
    who.member.may(Permission::ConversationsAnswer)?;
    let Json(many) = many?;
    Ok(Json(Results { items: each(&app, &who, &many.ids, &many.doing()?).await? }))
}

/// Does it to each.
pub(crate) async fn each(app: &App, who: &SignedIn, ids: &[String], doing: &Doing) -> Result<Vec<Outcome>, Problem> {
    who.member.may(Permission::ConversationsAnswer)?;
    if ids.len() > IDS_MAX {
        return Err(Problem::invalid_body().with("field", "ids".into()));
    }
    let mut items = Vec::with_capacity(ids.len());
    for piece in ids.chunks(AT_ONCE) {
        let mut running = Vec::with_capacity(piece.len());
        for id in piece {
            running.push(one(app, who, id, doing));
        }
        items.extend(join_all(running).await);
    }
    Ok(items)
}

async fn one(app: &App, who: &SignedIn, text: &str, doing: &Doing) -> Outcome {
    let outcome = match ConversationId::parse(text) {
        Some(id) => act(app, who, id, doing).await,
        None => Err(Problem::not_found()),
    };
    Outcome { id: text.to_owned(), done: outcome.is_ok(), problem: outcome.err().map(|problem| problem.code()) }
}

async fn act(app: &App, who: &SignedIn, id: ConversationId, doing: &Doing) -> Result<(), Problem> {
    match doing {
        Doing::Close => conversations::close_it(app, who, id).await,
        Doing::Assign(wish) => handling::assign_it(app, who, id, *wish).await,
        Doing::Tag(tags) => tags::add(app, who, id, tags).await,
        Doing::Snooze(until) => handling::snooze_it(app, who, id, *until).await,
        Doing::Prioritise(priority) => handling::prioritise_it(app, who, id, *priority).await,
    }
}
