//! The privacy desk for members: what is to be done today and in the time ahead, gathered from everything that has a date.
#![expect(unused_qualifications, reason = "utoipa names a parameter's type with its path")]

use super::{access_reviews, confirmation, registers, retention};
use crate::app::App;
use crate::auth::SignedIn;
use crate::checkpoints::Daily;
use crate::house_time::HouseTime;
use crate::json::Json;
use crate::problem::Problem;
use axum::extract::{Query, State};
use domain::act::rfc3339;
use domain::agreement::State as Signed;
use domain::breach::{self, clock};
use domain::desk::{self, AGES, AHEAD_DAYS, Item, Kind, Present, Standing, Until};
use domain::id::OrganisationId;
use domain::jurisdiction::laws;
use domain::overview::{Count, each_of};
use domain::permission::Permission;
use domain::purpose::{Purpose, PurposeRule};
use domain::register::Register;
use domain::retention::{SweepAge, next_sweep, sweep_age};
use domain::satisfaction;
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use store::Fault;
use store::reads::{Reader, RegisterRow, Running};
use utoipa::{IntoParams, ToSchema};

/// How many things of a kind the desk reads; lists of their own have the rest.
const OF_KIND_MAX: i64 = 200;

/// How people may stand towards a purpose, in the order of the figures.
pub(crate) const STATES: [&str; 6] = ["given", "pending", "stale", "expired", "refused", "withdrawn"];
/// The place of what is stale among them.
const STALE: usize = 2;

/// How far ahead.
#[derive(Deserialize, IntoParams)]
pub(crate) struct Wanted {
    /// The last day that is looked at, such as `2026-12-31`; without it, 31 days from today.
    pub(crate) until: Option<String>,
}

/// The last daily sweep, and the next.
#[derive(Clone, Copy)]
pub(crate) struct Sweeping {
    pub(crate) last: Option<Timestamp>,
    pub(crate) next: Timestamp,
    pub(crate) age: Option<SweepAge>,
    /// How many things the next one destroys.
    pub(crate) destroys: u64,
}

/// Everything that the desk shows.
pub(crate) struct Seen {
    pub(crate) here: HouseTime,
    /// In the order in which they are to be done.
    pub(crate) items: Vec<Item>,
    pub(crate) sweep: Sweeping,
    /// By purpose: how people stand, in the order of [`STATES`].
    pub(crate) consents: Vec<(String, [Count; 6])>,
    /// Requests that wait, by age.
    pub(crate) ages: [u64; 6],
}

impl Seen {
    pub(crate) fn present(&self) -> Present<'_> {
        Present { now: self.here.at, today: self.here.today, zone: &self.here.zone }
    }
}

/// Gathers it. `until` is the last day that is looked at.
pub(crate) async fn seen(app: &App, who: &SignedIn, until: Option<Date>) -> Result<Seen, Problem> {
    who.member.may(Permission::PrivacyRead)?;
    let organisation = who.member.organisation;
    let here = HouseTime::load(app, organisation).await?;
    let identity = app.identity(organisation).await?;
    let until = until.unwrap_or_else(|| here.today.saturating_add(AHEAD_DAYS.days()));
    let (inside, region) = (here.clone(), here.region.clone());
    let has_server = app.settings().mail.is_some();
    let read = app.read(move |r| {
        let mut items = dated(r, organisation, &inside, until)?;
        let states = consents(r.consents_standing(organisation, inside.at)?);
        items.extend(agreements(r, organisation)?);
        items.extend(stale(&states));
        items.extend(texts(r, organisation)?);
        items.extend(letters(r, organisation, has_server, inside.at)?);
        items.extend(keys(r, organisation)?);
        let sweep = sweeping(r, organisation, inside.at)?;
        let ages = desk::by_age(r.requests_waiting(organisation)?, inside.today);
        Ok((items, measures(r, organisation, &inside, until)?, states, sweep, ages))
    });
    let (mut items, measures, consents, sweep, ages) = read.await?;
    let names = app.member_names(organisation).await?;
    items.extend(measures.into_iter().map(|(item, row)| {
        let detail = row.map(|row| registers::named(app, &row, &names)).unwrap_or_default();
        Item { detail, ..item }
    }));
    let unsent = Daily::load(app, organisation).await?.unsent();
    items.extend(unsent.into_iter().map(|errand| open(Kind::Checkpoint, errand.as_str(), "", None)));
    let mut missing: Vec<_> = laws(&region).iter().flat_map(|law| identity.missing(*law)).collect();
    missing.sort_unstable();
    missing.dedup();
    items.extend(missing.into_iter().map(|field| open(Kind::Identity, field, "", None)));
    if matches!(sweep.age, Some(SweepAge::Late | SweepAge::Over)) {
        items.push(open(Kind::Sweep, sweep.age.map_or("", retention::age), "", None));
    }
    desk::order(&mut items, &here.zone);
    Ok(Seen { here, items, sweep, consents, ages })
}

/// Which day it is where the organisation is.
pub(crate) async fn today(app: &App, who: &SignedIn) -> Result<Date, Problem> {
    Ok(HouseTime::load(app, who.member.organisation).await?.today)
}

fn open(kind: Kind, about: &str, detail: &str, count: Option<Count>) -> Item {
    Item { kind, about: about.to_owned(), detail: detail.to_owned(), id: None, until: None, count }
}

/// Requests, breaches, holds and recipients, as far as their time comes until this day.
fn dated(r: &mut Reader<'_>, organisation: OrganisationId, here: &HouseTime, until: Date) -> Result<Vec<Item>, Fault> {
    let ends = until.tomorrow().and_then(|day| day.to_zoned(here.zone.clone())).map_or(Timestamp::MAX, |day| day.timestamp());
    let mut items = Vec::new();
    for request in r.requests_due(organisation, until, OF_KIND_MAX)? {
        let due = request.clock.terms(&here.region, here.today).due;
        let until = (!request.rests()).then_some(Until::Day(due));
        items.push(Item { id: Some(request.id.0), until, ..open(Kind::Request, request.kind.as_str(), "", None) });
    }
    for running in r.breaches_running(organisation, OF_KIND_MAX)? {
        items.extend(clocks(&running, here.at).into_iter().filter(|item| item.until.is_some()));
    }
    for row in r.breaches(organisation, Some(breach::State::Draft), None, OF_KIND_MAX)? {
        items.push(Item {
            id: Some(row.breach.id.0),
            ..open(Kind::Draft, row.breach.signal.map_or("", breach::signal::Signal::as_str), "", None)
        });
    }
    for row in r.holds_ending(organisation, ends)? {
        let about = row.purpose.as_ref().map_or("", domain::Purpose::as_str);
        items.push(Item { id: Some(row.id.0), until: Some(Until::Moment(row.ends_at)), ..open(Kind::Hold, about, "", None) });
    }
    for recipient in r.recipients(organisation)?.into_iter().filter(|recipient| recipient.ended_at.is_none()) {
        let id = Some(recipient.id.0);
        if let Some(day) = recipient.profile.audit_on.filter(|day| *day <= until) {
            items.push(Item { id, until: Some(Until::Day(day)), ..open(Kind::Audit, &recipient.profile.name, "", None) });
        }
        if let Some(day) = recipient.board_due(&here.region, &here.zone).filter(|day| *day <= until) {
            items.push(Item { id, until: Some(Until::Day(day)), ..open(Kind::Contract, &recipient.profile.name, "", None) });
        }
        if recipient.objected_at.is_some() {
            continue;
        }
        let Some(at) = recipient.blocked_until.filter(|at| *at > here.at && *at < ends) else { continue };
        items.push(Item { id, until: Some(Until::Moment(at)), ..open(Kind::Recipient, &recipient.profile.name, "", None) });
    }
    Ok(items)
}

/// Entries of the registers of measures that are to be looked at again, and who may read what. What an entry is about is sealed.
fn measures(
    r: &mut Reader<'_>,
    organisation: OrganisationId,
    here: &HouseTime,
    until: Date,
) -> Result<Vec<(Item, Option<RegisterRow>)>, Fault> {
    let due = |register: Register, id, day| Item { id, until: Some(Until::Day(day)), ..open(Kind::Register, register.as_str(), "", None) };
    let review = access_reviews::due(r, organisation, &here.zone)?.filter(|(_, day)| *day <= until);
    let mut items: Vec<_> = review.map(|(id, day)| (due(Register::AccessReview, id.map(|id| id.0), day), None)).into_iter().collect();
    for row in r.registers_due(organisation, until, OF_KIND_MAX)? {
        let Some(day) = row.entry.due() else { continue };
        items.push((due(row.entry.register, Some(row.entry.id.0), day), Some(row)));
    }
    Ok(items)
}

/// What is to be signed, and which objections stand.
fn agreements(r: &mut Reader<'_>, organisation: OrganisationId) -> Result<Vec<Item>, Fault> {
    let (agreements, recipients) = (r.agreements(organisation)?, r.recipients(organisation)?);
    let find = |state: Signed| agreements.iter().find(|agreement| agreement.state == state);
    let draft = find(Signed::Draft).map(|draft| Item { id: Some(draft.id.0), ..open(Kind::Agreement, "draft", "", None) });
    // What waits for the operator alone is nothing that the organisation can do.
    let waits = find(Signed::SignedByOrganisation).is_some() || find(Signed::SignedByBoth).is_some();
    let mut items: Vec<Item> = draft.or_else(|| (!waits).then(|| open(Kind::Agreement, "none", "", None))).into_iter().collect();
    let objected = recipients.into_iter().filter(|recipient| recipient.ended_at.is_none() && recipient.objected_at.is_some());
    items.extend(objected.map(|to| Item { id: Some(to.id.0), ..open(Kind::Objection, &to.profile.name, "", None) }));
    Ok(items)
}

/// Who is still to be told of a breach. A clock is shown however far off its end is: it never runs longer than days.
fn clocks(running: &Running, now: Timestamp) -> Vec<Item> {
    let item = |clock: clock::Clock| Item {
        id: Some(running.row.breach.id.0),
        until: Some(Until::Moment(clock.due)),
        ..open(Kind::Breach, clock.law.as_str(), clock.to.as_str(), None)
    };
    clock::clocks(&running.row.breach, &running.told, now).into_iter().filter(|clock| clock.standing.is_open()).map(item).collect()
}

/// How people stand towards each purpose, fit to be told.
fn consents(counted: BTreeMap<(String, String), u64>) -> Vec<(String, [Count; 6])> {
    let mut purposes: BTreeMap<String, [u64; 6]> = BTreeMap::new();
    for ((purpose, state), count) in counted {
        let counts = purposes.entry(purpose).or_default();
        if let Some(sum) = STATES.iter().position(|known| *known == state).and_then(|place| counts.get_mut(place)) {
            *sum += count;
        }
    }
    purposes.into_iter().map(|(purpose, counts)| (purpose, each_of(counts))).collect()
}

fn stale(consents: &[(String, [Count; 6])]) -> Vec<Item> {
    let some = |(purpose, counts): &(String, [Count; 6])| {
        let count = counts.get(STALE).copied().filter(|count| *count != Count::Exactly(0))?;
        Some(open(Kind::Stale, purpose, "", Some(count)))
    };
    consents.iter().filter_map(some).collect()
}

/// Texts that visitors are shown in one of the organisation's languages and not in another: the notice, and the wordings of consents
/// that are asked for; a purpose that has no wording at all is not asked for. And notices of its own that are older than what they must tell.
fn texts(r: &mut Reader<'_>, organisation: OrganisationId) -> Result<Vec<Item>, Fault> {
    let Some(card) = r.organisation(organisation)? else { return Ok(Vec::new()) };
    // What asks for a rating brings its wording along, in the language of the visitor.
    let asked = |rule: &PurposeRule| !rule.archived && rule.purpose.as_str() != satisfaction::PURPOSE;
    let purposes = r.purposes(organisation)?.into_iter().filter(asked).map(|rule| Some(rule.purpose));
    let mut items = Vec::new();
    for language in &card.languages {
        if r.own_notice_is_outdated(organisation, *language)? {
            items.push(open(Kind::Outdated, "", language.code(), None));
        }
    }
    for purpose in [None].into_iter().chain(purposes) {
        let (mut there, mut missing) = (purpose.is_none(), Vec::new());
        for language in &card.languages {
            match r.current_text(organisation, purpose.as_ref(), *language)? {
                Some(_) => there = true,
                None => missing.push(*language),
            }
        }
        let about = purpose.as_ref().map_or("", domain::Purpose::as_str);
        items.extend(missing.into_iter().filter(|_| there).map(|language| open(Kind::Text, about, language.code(), None)));
    }
    Ok(items)
}

/// Letters that visitors are asked to wait for, and that nobody carries: by the first thing that is missing.
fn letters(r: &mut Reader<'_>, organisation: OrganisationId, has_server: bool, now: Timestamp) -> Result<Option<Item>, Fault> {
    let Some(card) = r.organisation(organisation)?.filter(|card| card.confirm_email) else { return Ok(None) };
    let marketing = Purpose::marketing();
    let mut asked = false;
    if r.purposes(organisation)?.iter().any(|rule| rule.purpose == marketing && !rule.archived) {
        for language in &card.languages {
            asked |= r.current_text(organisation, Some(&marketing), *language)?.is_some();
        }
    }
    let carried = confirmation::is_carried(&r.recipients(organisation)?, now);
    let missing = match (asked, has_server, carried) {
        (false, ..) | (true, true, true) => return Ok(None),
        (true, false, _) => "server",
        (true, true, false) => "recipient",
    };
    Ok(Some(open(Kind::Letters, missing, "", None)))
}

/// Keys that wait for somebody's session.
fn keys(r: &mut Reader<'_>, organisation: OrganisationId) -> Result<Vec<Item>, Fault> {
    let lacked = r.pairs_lacked(organisation)?;
    let mut items: Vec<_> =
        lacked.into_iter().map(|(pair, holders)| open(Kind::Keys, pair.as_str(), "", Some(Count::Exactly(holders)))).collect();
    let restricted = r.to_reseal(organisation, OF_KIND_MAX)?.len() as u64;
    if restricted > 0 {
        items.push(open(Kind::Restricted, "", "", Some(Count::Exactly(restricted))));
    }
    Ok(items)
}

fn sweeping(r: &mut Reader<'_>, organisation: OrganisationId, now: Timestamp) -> Result<Sweeping, Fault> {
    let (last, rules) = (r.last_sweep()?, r.retention_rules(organisation)?);
    let ended = last.and_then(|last| last.ended_at);
    let next = next_sweep(ended, now);
    Ok(Sweeping {
        last: ended,
        next,
        age: last.map(|last| sweep_age(&rules, last.ended_at, last.started_at, now)),
        destroys: r.due(organisation, next)?.iter().map(|due| due.count).sum(),
    })
}

/// Where in the console a thing is done.
pub(crate) fn address(item: &Item) -> String {
    let id = item.id.map(|id| id.to_string()).unwrap_or_default();
    match item.kind {
        Kind::Breach | Kind::Draft => format!("/console/privacy/breaches/{id}"),
        Kind::Request => format!("/console/privacy/requests/{id}"),
        Kind::Sweep => "/console/privacy/retention#preview".to_owned(),
        Kind::Hold => "/console/privacy/holds".to_owned(),
        Kind::Recipient | Kind::Objection => "/console/privacy/agreements#sub-processors".to_owned(),
        Kind::Agreement if item.about == "draft" => format!("/console/privacy/agreements/{id}"),
        Kind::Agreement => "/console/privacy/agreements".to_owned(),
        Kind::Register => format!("/console/privacy/registers#{}", item.about),
        Kind::Audit | Kind::Contract => "/console/privacy/recipients".to_owned(),
        Kind::Stale => "/console/privacy/texts".to_owned(),
        Kind::Text | Kind::Outdated => format!("/console/privacy/texts/edit?purpose={}&locale={}", item.about, item.detail),
        Kind::Identity => "/console/privacy/identity".to_owned(),
        Kind::Letters if item.about == "recipient" => "/console/privacy/recipients".to_owned(),
        Kind::Letters => "/console/settings/organisation".to_owned(),
        Kind::Checkpoint => "/console/ledger#daily".to_owned(),
        Kind::Keys | Kind::Restricted => "/console/settings/members".to_owned(),
    }
}

/// The privacy desk.
#[derive(Serialize, ToSchema)]
#[schema(as = PrivacyDesk)]
pub(crate) struct Shown {
    /// Now.
    at: String,
    /// The day of it where the organisation is.
    today: String,
    /// What is to be done, in that order: what ends first comes first, what has no date last.
    items: Vec<Listed>,
    sweep: Sweep,
    /// By purpose and state: `given`, `pending`, `stale`, `expired`, `refused` and `withdrawn`. `null`: fewer than five people, or so
    /// few others that these could be told.
    consents: BTreeMap<String, BTreeMap<&'static str, Option<u64>>>,
    requests_by_age: Vec<Age>,
}

/// One thing to do.
#[derive(Serialize, ToSchema)]
#[schema(as = PrivacyDeskItem)]
struct Listed {
    /// `breach`, `request`, `breach-draft`, `sweep`, `hold`, `recipient`, `audit`, `standard-contract`, `agreement`, `objection`, `consents-stale`, `text-missing`, `text-outdated`, `identity-missing`, `letters-unsent`, `checkpoint-unsent`, `keys` or
    /// `restricted-keys`.
    kind: &'static str,
    /// What it is about: the kind of the request, the law of the clock, a purpose, a recipient, a field,
    /// `server` or `recipient` where no letter can leave, `mail` or `time-stamp` for the checkpoint; may be empty.
    about: String,
    /// What more there is to say: who is to be told of a breach, the language of a text; may be empty.
    detail: String,
    /// The request, breach, hold or recipient.
    id: Option<String>,
    /// A day, by whose end it is to be done, or a moment; `null` where no date is set.
    until: Option<String>,
    /// `overdue`, `today`, `ahead` or `open`, which has no date.
    state: &'static str,
    /// Seconds until then, negative once it is over.
    seconds_left: Option<i64>,
    /// Of how many; `null` where it is one thing, or of fewer than five people.
    count: Option<u64>,
    /// The page on which it is done.
    href: String,
}

/// The sweep that destroys what is due.
#[derive(Serialize, ToSchema)]
#[schema(as = PrivacyDeskSweep)]
struct Sweep {
    last_ended_at: Option<String>,
    next_at: String,
    /// `fresh`, `late` or `over`; `null` where none has run yet.
    age: Option<&'static str>,
    /// How many things the next one destroys.
    destroys: u64,
}

/// Requests that wait and are as old.
#[derive(Serialize, ToSchema)]
#[schema(as = RequestsOfAge)]
struct Age {
    /// From how many days on; `null` for those that are overdue, whatever their age.
    from_days: Option<i32>,
    /// Up to how many; `null` where there is no end.
    to_days: Option<i32>,
    overdue: bool,
    count: u64,
}

/// The ages as ranges of days: from, to; the last is of those that are overdue.
pub(crate) fn ranges() -> [(Option<i32>, Option<i32>); 6] {
    let [week, fortnight, three, month] = AGES;
    [
        (Some(0), Some(week)),
        (Some(week + 1), Some(fortnight)),
        (Some(fortnight + 1), Some(three)),
        (Some(three + 1), Some(month)),
        (Some(month + 1), None),
        (None, None),
    ]
}

/// The name of a standing, as the API says it.
fn named(standing: Standing) -> &'static str {
    match standing {
        Standing::Overdue => "overdue",
        Standing::Today => "today",
        Standing::Ahead => "ahead",
        Standing::Open => "open",
    }
}

fn told(count: Count) -> Option<u64> {
    match count {
        Count::Exactly(count) => Some(count),
        Count::Few => None,
    }
}

fn listed(item: &Item, present: Present<'_>) -> Listed {
    Listed {
        kind: item.kind.as_str(),
        about: item.about.clone(),
        detail: item.detail.clone(),
        id: item.id.map(|id| id.to_string()),
        until: item.until.map(|until| match until {
            Until::Day(day) => day.to_string(),
            Until::Moment(at) => rfc3339(at),
        }),
        state: named(item.standing(present)),
        seconds_left: item.left(present).map(|left| left.as_secs()),
        count: item.count.and_then(told),
        href: address(item),
    }
}

/// Shows what is to be done.
#[utoipa::path(operation_id = "privacy_desk", get, path = "/api/v1/privacy-desk", tag = "member", params(Wanted), responses(
    (status = 200, body = Shown), (status = 422, description = "invalid-body: `until` is no day")))]
pub(crate) async fn show(State(app): State<App>, who: SignedIn, Query(wanted): Query<Wanted>) -> Result<Json<Shown>, Problem> {
    who.member.may(Permission::PrivacyRead)?;
    let until = wanted.until.filter(|until| !until.is_empty());
    let until = until.map(|until| until.parse().map_err(|_| Problem::invalid_body())).transpose()?;
    let seen = seen(&app, &who, until).await?;
    let states = |counts: [Count; 6]| STATES.into_iter().zip(counts.map(told)).collect();
    let age = |((from_days, to_days), count)| Age { from_days, to_days, overdue: from_days.is_none(), count };
    Ok(Json(Shown {
        at: rfc3339(seen.here.at),
        today: seen.here.today.to_string(),
        items: seen.items.iter().map(|item| listed(item, seen.present())).collect(),
        sweep: Sweep {
            last_ended_at: seen.sweep.last.map(rfc3339),
            next_at: rfc3339(seen.sweep.next),
            age: seen.sweep.age.map(retention::age),
            destroys: seen.sweep.destroys,
        },
        consents: seen.consents.into_iter().map(|(purpose, counts)| (purpose, states(counts))).collect(),
        requests_by_age: ranges().into_iter().zip(seen.ages).map(age).collect(),
    }))
}
