//! Arriving: a visit begins, or goes on after a reload.

use super::beside::{self, Beside};
use super::messages;
use super::plan::Plan;
use super::snapshot::{self, Snapshot, VisitorKeys};
use super::told;
use super::turn;
use super::write;
use crate::app::App;
use crate::auth::VisitToken;
use crate::bindings;
use crate::challenge;
use crate::json::Json;
use crate::origin::{self, Origin};
use crate::problem::Problem;
use crate::show::{Asked, Message, Notice};
use axum::extract::State;
use axum::http::StatusCode;
use domain::Purpose;
use domain::decision::{self, Arrival};
use domain::id::{ConversationId, SiteId, SubjectId, VisitId};
use domain::principal::Visitor;
use flow::{Facts, Input};
use locale::Locale;
use seal::{SubjectKey, Token, TokenKind};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use store::reads::{FlowRow, Organisation, Site, VisitRow};
use utoipa::ToSchema;

/// Which site's chat is opened.
#[derive(Deserialize, ToSchema)]
pub(crate) struct NewVisit {
    pub(crate) site: String,
    /// One of the five languages; else the first that `Accept-Language` names, else English.
    pub(crate) locale: Option<String>,
    /// What the challenge of a problem `work-needed` came to, as ALTCHA's widgets send it: JSON in Base64.
    pub(crate) solution: Option<String>,
}

/// A visit.
#[expect(clippy::struct_field_names, reason = "the public contract names the field")]
#[derive(Serialize, ToSchema)]
pub(crate) struct Visit {
    pub(crate) visit: String,
    /// The visit token; only in the answer that begins the visit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) token: Option<String>,
    pub(crate) notice: Notice,
    pub(crate) messages: Vec<Message>,
    pub(crate) ask: Option<Asked>,
    #[serde(flatten)]
    pub(crate) beside: Beside,
}

/// What arriving needs to know of a site.
struct Place {
    site: Site,
    card: Organisation,
    flow: FlowRow,
    notice: domain::notice::Text,
}

/// Begins a visit.
#[utoipa::path(operation_id = "arrive_begin", post, path = "/api/v1/visits", tag = "visitor", request_body = NewVisit, responses((status = 201, body = Visit), (status = 403, description = "forbidden-origin, work-needed: with a `challenge` in ALTCHA's format"), (status = 404), (status = 429), (status = 503)))]
pub(crate) async fn begin(
    State(app): State<App>,
    origin: Origin,
    accept: origin::Languages,
    address: origin::Address,
    Json(new): Json<NewVisit>,
) -> Result<(StatusCode, Json<Visit>), Problem> {
    let site = SiteId::parse(&new.site).ok_or_else(Problem::not_found)?;
    let locale = new.locale.as_deref().and_then(Locale::parse).unwrap_or(accept.0);
    let place = app.read(move |r| read_place(r, site, locale)).await?.ok_or_else(Problem::not_found)?;
    let locale = place.card.serves(locale);
    origin.check(&app, &place.site.origins)?;
    let whose = place.site.organisation;
    app.arrivals().admit(&app, whose, address.0)?;
    let pressed = app.arrivals().crowds(place.site.id) || app.load().is_pressed(&app);
    challenge::admit(&app, whose, pressed, new.solution.as_deref())?;
    let token = Arc::new(Token::make(TokenKind::Visit, app.entropy().as_ref()));
    let mut s = arrival(&app, &place, &token, locale).await?;
    let plan = greeting(&app, &mut s)?;
    let rows = store_arrival(&app, &s, &place, plan).await?;
    s.state = rows.1;
    let messages = messages::show(&app, &mut s, &rows.0).await?;
    let ask = messages::ask_now(&app, &s).await?;
    let notice = Notice::new(&place.notice, told::links(&place.site, locale));
    let beside = Beside::beginning(&app, &s);
    let visit = Visit { visit: s.row.visitor.visit.to_string(), token: Some(token.expose().to_owned()), notice, messages, ask, beside };
    Ok((StatusCode::CREATED, Json(visit)))
}

fn read_place(r: &mut store::Reader<'_>, site: SiteId, locale: Locale) -> Result<Option<Place>, store::Fault> {
    let Some(site) = r.site(site)? else { return Ok(None) };
    let card = r.organisation(site.organisation)?;
    let flow = r.flow(site.organisation, site.flow)?;
    let locale = card.as_ref().map_or(locale, |card| card.serves(locale));
    let notice = r.notice(site.organisation, locale)?;
    Ok(card.zip(flow).zip(notice).map(|((card, flow), notice)| Place { site, card, flow, notice }))
}

/// The snapshot of a visit that is not stored yet.
async fn arrival(app: &App, place: &Place, token: &Arc<Token>, locale: Locale) -> Result<Snapshot, Problem> {
    let visitor = Visitor {
        organisation: place.site.organisation,
        site: place.site.id,
        visit: VisitId(app.id()),
        subject: SubjectId(app.id()),
        conversation: ConversationId(app.id()),
        locale,
    };
    let row = VisitRow {
        visitor: visitor.clone(),
        notice: place.notice.version(),
        state: domain::conversation::State::Bot,
        revision: 0,
        generation: 1,
        granted: false,
        flow: place.flow.id,
        flow_version: place.flow.version,
        bot_generation: 0,
        bot_state: None,
        last_at: app.now(),
        last_seq: 0,
        member: None,
        asked_by: None,
    };
    let key = SubjectKey::make(app.entropy().as_ref());
    Ok(Snapshot {
        token: Arc::clone(token),
        script: app.script(place.flow.id, place.flow.version).await?,
        region: place.card.region.clone(),
        organisation_name: place.card.name.clone(),
        rules: vec![],
        restricted: None,
        purpose_keys: vec![],
        grants: vec![],
        wordings: vec![],
        state: flow::State::start(),
        keys: VisitorKeys::beginning(token.key_pair(), visitor, key),
        child_age: snapshot::child_age(app, &place.site, &place.card.region),
        hours: (place.site.hours.clone(), place.site.time_zone.clone()),
        now: app.now(),
        confirm_email: place.card.confirm_email,
        row,
    })
}

/// The bot's first words.
fn greeting(app: &App, s: &mut Snapshot) -> Result<Plan, Problem> {
    let facts =
        Facts { locale: s.row.visitor.locale, region: &s.region, child_age: s.child_age, granted: &|_| false, may_ask: &|_, _| true };
    let stepped = flow::step(&s.script.flow, &s.script.articles, &s.state, Input::Start, &facts)?;
    let notice = s.row.notice;
    let mut plan = Plan::new(app, s, stepped.state, None, None)?;
    for effect in stepped.effects {
        plan.add(app, s, effect, notice)?;
    }
    Ok(plan)
}

async fn store_arrival(
    app: &App,
    s: &Snapshot,
    place: &Place,
    plan: Plan,
) -> Result<(Vec<store::reads::MessageRow>, flow::State), Problem> {
    let v = s.row.visitor.clone();
    let purpose = Purpose::conversation();
    let binding = bindings::to_visitor(v.organisation, v.subject, &purpose, 1);
    let public = s.keys.public();
    let arrival = Arrival {
        visitor: v.clone(),
        public_key: *public.as_bytes(),
        lookup: s.token.lookup(),
        flow: place.flow.id,
        flow_version: place.flow.version,
        visitor_seal: plan.key.hand_over(&public, &binding)?,
        notice: s.row.notice,
    };
    let (at, entropy, state) = (plan.at, Arc::clone(app.entropy()), plan.state.clone());
    let written = app
        .store()
        .act("visit.begin", v.organisation, move |tx| {
            tx.apply(&decision::arrive(arrival, at))?;
            write::write(tx, &plan, &entropy)
        })
        .await?;
    match written {
        write::Written::Done { rows, .. } => {
            let event = crate::hub::Event::Conversation { conversation: v.conversation, state: domain::conversation::State::Bot };
            app.hub().tell(crate::hub::Audience::Members(v.organisation), event);
            Ok((rows, state))
        }
        write::Written::Erased { .. } => Err(Problem::internal()),
    }
}

/// Goes on with a visit: everything that was said.
#[utoipa::path(operation_id = "arrive_resume", get, path = "/api/v1/visit", tag = "visitor", responses((status = 200, body = Visit), (status = 401)))]
pub(crate) async fn resume(State(app): State<App>, token: VisitToken) -> Result<Json<Visit>, Problem> {
    let mut s = turn::load(&app, token).await?;
    let v = s.row.visitor.clone();
    let read = app.read(move |r| {
        let rows = r.all_messages(v.conversation, 0)?;
        Ok((rows, r.notice(v.organisation, v.locale)?, r.site(v.site)?))
    });
    let (rows, notice, site) = read.await?;
    let (notice, site) = notice.zip(site).ok_or_else(Problem::internal)?;
    let messages = messages::show(&app, &mut s, &rows).await?;
    let ask = messages::ask_now(&app, &s).await?;
    let notice = Notice::new(&notice, told::links(&site, notice.locale));
    let beside = beside::read(&app, &mut s).await?;
    Ok(Json(Visit { visit: s.row.visitor.visit.to_string(), token: None, notice, messages, ask, beside }))
}
