//! Flows: reading them, and publishing a new version that passed the check.

use super::conversations::Page;
use crate::app::App;
use crate::auth::SignedIn;
use crate::json::{Json, Sent};
use crate::problem::Problem;
use crate::repetition::Repetition;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use domain::decision::set_up;
use domain::id::FlowId;
use domain::notice::Text;
use domain::permission::Permission;
use domain::principal::Actor;
use domain::refusal::Refusal;
use serde::{Deserialize, Serialize};
use store::reads::FlowSource;
use utoipa::ToSchema;

/// A flow.
#[derive(Serialize, ToSchema)]
#[schema(as = ListedFlow)]
pub(crate) struct Listed {
    pub(crate) id: String,
    pub(crate) name: String,
    /// The version that is published.
    pub(crate) version: u32,
}

/// A flow's texts.
#[derive(Deserialize, ToSchema)]
pub(crate) struct NewVersion {
    /// The flow, in TOML.
    pub(crate) source: String,
    /// Its articles, in TOML; as before where absent, and none for a new flow.
    pub(crate) articles: Option<String>,
}

/// The articles of a flow that was published without any.
const NO_ARTICLES: &str = "[articles]\n";

/// Lists flows.
#[utoipa::path(operation_id = "flows_list", get, path = "/api/v1/flows", tag = "member", responses((status = 200, body = Page<Listed>)))]
pub(crate) async fn list(State(app): State<App>, who: SignedIn) -> Result<Json<Page<Listed>>, Problem> {
    who.member.may(Permission::FlowsRead)?;
    let organisation = who.member.organisation;
    let flows = app.read(move |r| r.flows(organisation)).await?;
    let items = flows.into_iter().map(|f| Listed { id: f.id.to_string(), name: f.name, version: f.version }).collect();
    Ok(Json(Page { items, next: None }))
}

/// Checks a flow and publishes it as a new one.
#[utoipa::path(operation_id = "flows_create", post, path = "/api/v1/flows", tag = "member", request_body = NewVersion, responses((status = 201, body = Listed), (status = 422, description = "flow-refused")))]
pub(crate) async fn create(
    State(app): State<App>,
    who: SignedIn,
    repetition: Repetition,
    new: Sent<NewVersion>,
) -> Result<(StatusCode, Json<Listed>), Problem> {
    who.member.may(Permission::FlowsPublish)?;
    let Json(new) = new?;
    let key = repetition.hash(&who.token, "");
    let before = match key {
        Some(key) => app.read(move |r| r.repeated(&key)).await?.and_then(|id| FlowId::parse(&id)),
        None => None,
    };
    if let Some(id) = before {
        let organisation = who.member.organisation;
        let flow = app.read(move |r| r.flow(organisation, id)).await?.ok_or_else(Problem::not_found)?;
        return Ok((StatusCode::CREATED, Json(Listed { id: id.to_string(), name: flow.name, version: flow.version })));
    }
    let id = FlowId(app.id());
    let listed = publish_it(&app, &who, id, None, new, key).await?;
    Ok((StatusCode::CREATED, Json(listed)))
}

/// Checks a flow's new version and publishes it. Conversations that have begun go on with the version they began with.
#[utoipa::path(operation_id = "flows_publish", post, path = "/api/v1/flows/{id}/publish", tag = "member", request_body = NewVersion, params(("id" = String, Path)), responses(
    (status = 200, body = Listed), (status = 422, description = "flow-refused")))]
pub(crate) async fn publish(
    State(app): State<App>,
    who: SignedIn,
    Path(id): Path<String>,
    new: Sent<NewVersion>,
) -> Result<Json<Listed>, Problem> {
    who.member.may(Permission::FlowsPublish)?;
    let Json(new) = new?;
    let id = FlowId::parse(&id).ok_or_else(Problem::not_found)?;
    let organisation = who.member.organisation;
    let before = app
        .read(move |r| {
            let Some(flow) = r.flow(organisation, id)? else { return Ok(None) };
            r.flow_source(id, flow.version)
        })
        .await?;
    publish_it(&app, &who, id, Some(before.ok_or_else(Problem::not_found)?), new, None).await.map(Json)
}

/// Checks a version and publishes it: the first one where the flow has none.
pub(crate) async fn publish_it(
    app: &App,
    who: &SignedIn,
    id: FlowId,
    before: Option<FlowSource>,
    new: NewVersion,
    key: Option<[u8; 16]>,
) -> Result<Listed, Problem> {
    who.member.may(Permission::FlowsPublish)?;
    let articles = new.articles.or(before.map(|b| b.articles)).unwrap_or_else(|| NO_ARTICLES.to_owned());
    let organisation = who.member.organisation;
    let purposes = app.read(move |r| r.purposes(organisation)).await?;
    let flow = check(&new.source, &articles, &purposes)?;
    let texts = wordings(&flow);
    let (name, source, by, at) = (flow.name.clone(), new.source, Actor::Member(who.member.member), app.now());
    let (id, named, version) = app
        .store()
        .act("flow.publish", organisation, move |tx| {
            if let Some(key) = &key
                && let Some(before) = tx.repeated(key)?.and_then(|id| FlowId::parse(&id))
            {
                let flow = tx.flow(before)?;
                return Ok((before, flow.name, flow.version));
            }
            let version = tx.flow(id).map_or(0, |f| f.version) + 1;
            for (purpose, text) in texts {
                if !tx.has_text(&text.version())? {
                    tx.apply(&set_up::text(Some(purpose), text, at))?;
                }
            }
            tx.apply(&set_up::flow(id, name.clone(), version, source, articles, by, at))?;
            if let Some(key) = &key {
                tx.remember(key, &id.to_string(), at)?;
            }
            Ok((id, name, version))
        })
        .await?;
    Ok(Listed { id: id.to_string(), name: named, version })
}

/// Parses and checks a flow with its articles.
///
/// # Refuses
/// [`Refusal::FlowRefused`] with every finding.
pub(crate) fn check(source: &str, articles: &str, purposes: &[domain::purpose::PurposeRule]) -> Result<flow::Flow, Refusal> {
    let refused = |findings: Vec<flow::Finding>| Refusal::FlowRefused { findings: findings.iter().map(sentence).collect() };
    let parsed = flow::parse(source).map_err(refused)?;
    flow::parse_articles(articles).map_err(refused)?;
    let findings = flow::check(&parsed, purposes);
    if findings.is_empty() { Ok(parsed) } else { Err(refused(findings)) }
}

fn sentence(finding: &flow::Finding) -> String {
    finding.block.as_ref().map_or_else(|| finding.what.clone(), |block| format!("{block}: {}", finding.what))
}

/// The wordings that a flow shows, as documents to publish with it.
pub(crate) fn wordings(flow: &flow::Flow) -> Vec<(domain::Purpose, Text)> {
    let text = |(purpose, _, locale, body): (domain::Purpose, String, locale::Locale, String)| {
        (purpose, Text { locale, title: String::new(), body })
    };
    flow::wordings(flow).into_iter().map(text).collect()
}
