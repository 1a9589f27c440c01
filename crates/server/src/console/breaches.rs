//! Breaches, in the browser: the register, and the page that leads through one.

use super::desk::{Desk, RecentDesk};
use super::{Bare, page};
use crate::auth::Recent;
use crate::members::breaches::acts::{self, Telling};
use crate::members::breaches::affected::{self, Search};
use crate::members::breaches::messages::{self, Message};
use crate::members::breaches::sealing::Snapshot;
use crate::members::breaches::wire::Description;
use crate::members::breaches::{self, Known, Wanted};
use crate::members::{breaches::export, colleagues};
use crate::problem::Problem;
use crate::repetition::Repetition;
use axum::extract::{Form, Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use console::{BreachPage, BreachRow, BreachesPage, Nav, Told};
use domain::breach::form::{Field, Texts};
use domain::id::{BreachId, MemberId};
use domain::permission::Permission;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use locale::Key;
use serde::Deserialize;
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, HashMap};

/// Where the register is.
const HERE: &str = "/console/privacy/breaches";

/// What a form holds.
type Fields = HashMap<String, String>;

/// What the address of the register may say.
#[derive(Deserialize)]
pub(crate) struct Listing {
    /// Everything, and not what is open alone.
    all: Option<String>,
    after: Option<String>,
}

/// What the address of a breach may say.
#[derive(Deserialize)]
pub(crate) struct After {
    saved: Option<String>,
}

/// The register: what is open, drafts first; or all of it.
pub(crate) async fn list(desk: Desk, Query(listing): Query<Listing>) -> Result<Response, Problem> {
    listed(&desk, StatusCode::OK, &listing, Default::default(), None).await
}

async fn listed(
    desk: &Desk,
    status: StatusCode,
    listing: &Listing,
    typed: [String; 3],
    problem: Option<String>,
) -> Result<Response, Problem> {
    let register = listing.all.is_some();
    let (known, next) = if register {
        let wanted = Wanted { state: None, after: listing.after.clone(), limit: None };
        breaches::page(&desk.app, &desk.who, &wanted).await?
    } else {
        let mut open = Vec::new();
        for state in ["draft", "confirmed"] {
            let wanted = Wanted { state: Some(state.to_owned()), after: None, limit: None };
            open.extend(breaches::page(&desk.app, &desk.who, &wanted).await?.0);
        }
        (open, None)
    };
    let row = |known: Known| BreachRow {
        title: known.texts.get(&Field::Title).cloned(),
        sealed: known.sealed,
        breach: known.breach,
        told: known.told,
    };
    let may_handle = desk.who.member.role.may(Permission::BreachesHandle);
    let shown = BreachesPage { register, rows: known.into_iter().map(row).collect(), may_handle, typed, problem, next };
    Ok(page(status, shown.render(&desk.frame_of(Nav::Privacy, HERE.to_owned()), desk.locale)))
}

/// Reports an incident.
pub(crate) async fn create(desk: Desk, Form(typed): Form<Fields>) -> Result<Response, Problem> {
    desk.check(text(&typed, "csrf"))?;
    let said = ["title", "nature", "aware_at"].map(|name| text(&typed, name).to_owned());
    let [title, nature, aware_at] = said.clone();
    let aware_at = Some(instant(&aware_at, &zone(&desk)));
    let description = Description { title: Some(title), nature: Some(nature), aware_at, ..Description::default() };
    match acts::open(&desk.app, &desk.who, &Repetition::none(), &description).await {
        Ok(id) => Ok(Redirect::to(&format!("{HERE}/{id}")).into_response()),
        Err(problem) if is_typed_wrong(&problem) => {
            let why = if problem.field() == Some("title") { Key::BreachTitleMissing.into() } else { told_why(&desk, &problem) };
            listed(&desk, problem.status(), &Listing { all: None, after: None }, said, Some(why.in_words(&desk))).await
        }
        Err(problem) => Err(problem),
    }
}

/// One breach.
pub(crate) async fn read(desk: Desk, Path(id): Path<String>, Query(after): Query<After>) -> Result<Response, Problem> {
    desk.may(Permission::PrivacyRead)?;
    shown(&desk, StatusCode::OK, breaches::id(&id)?, after.saved.is_some(), None, None).await
}

/// Writes down what is known now.
pub(crate) async fn describe(desk: Desk, Path(id): Path<String>, Form(typed): Form<Fields>) -> Result<Response, Problem> {
    desk.check(text(&typed, "csrf"))?;
    desk.may(Permission::BreachesHandle)?;
    let known = breaches::known(&desk.app, &desk.who, breaches::id(&id)?).await?;
    let texts = typed_texts(&typed);
    let zone = zone(&desk);
    let described = if text(&typed, "revision") == known.breach.revision.to_string() {
        match serde_json::from_value::<Description>(description(&typed, &known, &zone)) {
            Ok(said) => acts::describe(&desk.app, &desk.who, &id, &said).await,
            Err(_) => Err(Problem::invalid_body()),
        }
    } else {
        Err(domain::Refusal::Conflict.into())
    };
    match described {
        Err(problem) if problem.code() == "conflict" => {
            let why = locale::text(desk.locale, Key::BreachChanged).to_owned();
            shown(&desk, problem.status(), known.breach.id, false, Some(why), Some(texts)).await
        }
        described => answer(&desk, known.breach.id, described.map(drop), Some(texts)).await,
    }
}

/// Confirms it.
pub(crate) async fn confirm(desk: Desk, Path(id): Path<String>, Form(typed): Form<Fields>) -> Result<Response, Problem> {
    desk.check(text(&typed, "csrf"))?;
    let aware_at = instant(text(&typed, "aware_at"), &zone(&desk));
    let done = acts::confirm_it(&desk.app, &desk.who, &id, &aware_at).await;
    answer(&desk, breaches::id(&id)?, done.map(drop), None).await
}

/// Says that it is none.
pub(crate) async fn dismiss(desk: Desk, Path(id): Path<String>, Form(typed): Form<Fields>) -> Result<Response, Problem> {
    desk.check(text(&typed, "csrf"))?;
    let done = acts::dismiss_it(&desk.app, &desk.who, &id, text(&typed, "reason")).await;
    answer(&desk, breaches::id(&id)?, done.map(drop), None).await
}

/// Closes it.
pub(crate) async fn close(desk: Desk, Path(id): Path<String>, Form(typed): Form<Bare>) -> Result<Response, Problem> {
    desk.check(&typed.csrf)?;
    let done = acts::close_it(&desk.app, &desk.who, &id).await;
    answer(&desk, breaches::id(&id)?, done.map(drop), None).await
}

/// Notes that somebody was told.
pub(crate) async fn notify(desk: Desk, Path(id): Path<String>, Form(typed): Form<Fields>) -> Result<Response, Problem> {
    desk.check(text(&typed, "csrf"))?;
    let said = Telling {
        regime: text(&typed, "regime").to_owned(),
        to: text(&typed, "to").to_owned(),
        at: Some(instant(text(&typed, "at"), &zone(&desk))),
        channel: typed.get("channel").cloned(),
        // What is no number is handed on as one that does not hold, and refused there by its name.
        persons: Some(text(&typed, "persons")).filter(|text| !text.is_empty()).map(|text| text.parse().unwrap_or_default()),
        reference: text(&typed, "reference").to_owned(),
        phase: text(&typed, "phase").to_owned(),
        reason: typed.get("reason").cloned(),
    };
    let done = acts::tell(&desk.app, &desk.who, &id, &Repetition::none(), said).await;
    answer(&desk, breaches::id(&id)?, done.map(drop), None).await
}

/// Looks for whom it affects.
pub(crate) async fn find(desk: Desk, Path(id): Path<String>, Form(typed): Form<Fields>) -> Result<Response, Problem> {
    desk.check(text(&typed, "csrf"))?;
    let zone = zone(&desk);
    let search = Search {
        purposes: ticked(&typed, "purpose"),
        members: ticked(&typed, "member"),
        from: Some(instant(text(&typed, "from"), &zone)),
        until: Some(instant(text(&typed, "until"), &zone)),
        tokens: vec![],
    };
    let done = affected::find_them(&desk.app, &desk.who, &id, &search).await;
    answer(&desk, breaches::id(&id)?, done.map(drop), None).await
}

/// Tells them in their chat.
pub(crate) async fn message(desk: Desk, Path(id): Path<String>, Form(typed): Form<Fields>) -> Result<Response, Problem> {
    desk.check(text(&typed, "csrf"))?;
    let said = typed.iter().filter_map(|(name, text)| Some((name.strip_prefix("text:")?.to_owned(), text.clone())));
    let mut message = Message { texts: said.collect::<BTreeMap<_, _>>(), after: None };
    let done = loop {
        match messages::tell(&desk.app, &desk.who, &id, &message).await {
            Ok(reached) if reached.next.is_some() => message.after = reached.next,
            Ok(_) => break Ok(()),
            Err(problem) => break Err(problem),
        }
    };
    answer(&desk, breaches::id(&id)?, done, None).await
}

/// The list of those affected.
pub(crate) async fn affected_csv(RecentDesk(desk): RecentDesk, Path(id): Path<String>) -> Result<Response, Problem> {
    affected::csv(&desk.app, &desk.who, &id).await
}

/// What the register held when somebody was told.
pub(crate) async fn held(desk: Desk, path: Path<(String, String)>) -> Result<Response, Problem> {
    breaches::told(State(desk.app), desk.who, path).await
}

/// The register as a table.
pub(crate) async fn register_csv(RecentDesk(desk): RecentDesk) -> Result<Response, Problem> {
    export::csv(State(desk.app), Recent(desk.who)).await
}

/// The register as JSON.
pub(crate) async fn register_json(RecentDesk(desk): RecentDesk) -> Result<Response, Problem> {
    export::json(State(desk.app), Recent(desk.who)).await
}

/// The page again: with what was saved, or with the reason why it was not.
async fn answer(desk: &Desk, id: BreachId, done: Result<(), Problem>, typed: Option<Texts>) -> Result<Response, Problem> {
    match done {
        Ok(()) => Ok(Redirect::to(&format!("{HERE}/{id}?saved=1")).into_response()),
        Err(problem) if is_typed_wrong(&problem) => {
            let why = told_why(desk, &problem).in_words(desk);
            shown(desk, problem.status(), id, false, Some(why), typed).await
        }
        Err(problem) => Err(problem),
    }
}

async fn shown(
    desk: &Desk,
    status: StatusCode,
    id: BreachId,
    saved: bool,
    problem: Option<String>,
    typed: Option<Texts>,
) -> Result<Response, Problem> {
    let organisation = desk.who.member.organisation;
    let Known { breach, texts, sealed, told, affected } = breaches::known(&desk.app, &desk.who, id).await?;
    let held = breaches::held(&desk.app, &desk.who, id).await?;
    let reason = |id| {
        let (_, bytes) = held.iter().find(|(held, _)| *held == id)?;
        serde_json::from_slice::<Snapshot>(bytes.as_ref()?).ok()?.reason
    };
    let told = told.into_iter().map(|notification| Told { reason: reason(notification.id), notification }).collect();
    let (card, purposes) = desk.app.read(move |r| Ok((r.organisation(organisation)?, r.purposes(organisation)?))).await?;
    let colleagues = colleagues::colleagues(&desk.app, organisation).await?;
    let shown = BreachPage {
        breach,
        texts: typed.unwrap_or(texts),
        sealed,
        told,
        affected,
        members: colleagues.into_iter().filter_map(|c| Some((MemberId::parse(&c.id)?, c.name))).collect(),
        purposes: purposes.into_iter().map(|rule| rule.purpose.to_string()).collect(),
        languages: card.ok_or_else(Problem::not_found)?.languages,
        may_handle: desk.who.member.role.may(Permission::BreachesHandle),
        saved,
        problem,
    };
    let frame = desk.frame_of(Nav::Privacy, format!("{HERE}/{id}"));
    Ok(page(status, shown.render(&frame, desk.locale)))
}

/// Whether the reader can mend it on the page that they have before them.
fn is_typed_wrong(problem: &Problem) -> bool {
    matches!(problem.code(), "invalid-value" | "too-large" | "conflict" | "breach-open" | "invalid-body")
}

/// Why something was not taken.
enum Why {
    Text(Key),
    Field(String),
}

impl From<Key> for Why {
    fn from(key: Key) -> Self {
        Self::Text(key)
    }
}

impl Why {
    fn in_words(self, desk: &Desk) -> String {
        match self {
            Self::Text(key) => locale::text(desk.locale, key).to_owned(),
            Self::Field(name) => locale::messages::breach_wrong(desk.locale, &name),
        }
    }
}

fn told_why(desk: &Desk, problem: &Problem) -> Why {
    match (problem.code(), problem.field()) {
        ("breach-open", _) => Why::Text(Key::ProblemBreachOpenDetail),
        ("invalid-value", Some(field)) => {
            let known = match field {
                "reason" => Some(Key::BreachToldReason),
                "at" => Some(Key::BreachToldAt),
                "reference" => Some(Key::BreachToldReference),
                "from" => Some(Key::BreachAffectedFrom),
                "until" => Some(Key::BreachAffectedUntil),
                "channel" => Some(Key::BreachToldChannel),
                "texts" => Some(Key::BreachMessage),
                field => Key::by_name(&format!("breach-field-{}", field.replace('_', "-"))),
            };
            Why::Field(known.map_or_else(|| field.to_owned(), |key| locale::text(desk.locale, key).to_owned()))
        }
        ("conflict", _) => Why::Text(Key::BreachNotNow),
        _ => Why::Field(problem.title(desk.locale).to_owned()),
    }
}

fn text<'f>(typed: &'f Fields, name: &str) -> &'f str {
    typed.get(name).map_or("", String::as_str)
}

/// The names that were ticked of a list.
fn ticked(typed: &Fields, list: &str) -> Vec<String> {
    typed.keys().filter_map(|name| name.strip_prefix(list)?.strip_prefix(':')).map(str::to_owned).collect()
}

/// The zone in which the reader types times.
fn zone(desk: &Desk) -> TimeZone {
    desk.now().time_zone().clone()
}

/// A typed time as the API takes it. What is none is handed on, and refused there by its name.
fn instant(typed: &str, zone: &TimeZone) -> String {
    let at = typed.parse::<DateTime>().ok().and_then(|time| time.to_zoned(zone.clone()).ok());
    at.map_or_else(|| typed.to_owned(), |at| at.timestamp().to_string())
}

/// The texts as they were typed, to be shown again where they were not taken.
fn typed_texts(typed: &Fields) -> Texts {
    let text = |field: &Field| {
        let text = text(typed, &field.as_str().replace('-', "_")).trim();
        (!text.is_empty()).then(|| (*field, text.to_owned()))
    };
    Field::ALL.iter().filter_map(text).collect()
}

/// The form as the API takes it: every field of it is said.
fn description(typed: &Fields, known: &Known, zone: &TimeZone) -> Value {
    let mut said = Map::new();
    for field in Field::ALL.iter().filter(|field| **field != Field::Dismissal) {
        let name = field.as_str().replace('-', "_");
        said.insert(name.clone(), text(typed, &name).into());
    }
    for list in ["regimes", "effects", "data", "special", "groups"] {
        said.insert(list.to_owned(), json!(ticked(typed, list)));
    }
    for time in ["started_at", "ended_at", "detected_at"] {
        said.insert(time.to_owned(), instant(text(typed, time), zone).into());
    }
    // A field for times knows no parts of seconds, and leaves seconds out where they are none: what was not touched is not said anew.
    let before = known.breach.aware_at.and_then(|at| at.to_zoned(zone.clone()).datetime().with().subsec_nanosecond(0).build().ok());
    if let Some(aware_at) = typed.get("aware_at").filter(|typed| typed.parse::<DateTime>().ok() != before) {
        said.insert("aware_at".to_owned(), instant(aware_at, zone).into());
    }
    for choice in ["exception", "source"] {
        said.insert(choice.to_owned(), text(typed, choice).into());
    }
    let risk = text(typed, "risk");
    said.insert("risk".to_owned(), if risk.is_empty() { "unassessed" } else { risk }.into());
    for number in ["persons", "records"] {
        let exact = typed.contains_key(&format!("{number}_exact"));
        let count = text(typed, number);
        let count = count.parse::<u64>().map_or_else(|_| if count.is_empty() { Value::Null } else { count.into() }, Value::from);
        said.insert(number.to_owned(), if count.is_null() { Value::Null } else { json!({"count": count, "exact": exact}) });
    }
    let trained = match text(typed, "trained") {
        "yes" => Value::Bool(true),
        "no" => Value::Bool(false),
        _ => Value::Null,
    };
    said.insert("trained".to_owned(), trained);
    Value::Object(said)
}
