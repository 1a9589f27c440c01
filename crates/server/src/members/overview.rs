//! The overview: figures of an organisation's conversations, as JSON and CSV. None of them comes from what anybody wrote.
#![expect(unused_qualifications, reason = "utoipa names a parameter's type with its path")]

use crate::app::App;
use crate::auth::{Recent, SignedIn};
use crate::json::Json;
use crate::problem::Problem;
use axum::extract::{Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use domain::decision;
use domain::overview::{Count, Day, Period, Ratings, by_attribute, by_day, each_of, median};
use domain::permission::Permission;
use jiff::SignedDuration;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use store::reads::{Present, Tally};
use utoipa::{IntoParams, ToSchema};

/// Milliseconds of a day in UTC, by which ratings are counted.
const DAY_MS: i64 = 86_400_000;

/// How far back.
#[derive(Deserialize, IntoParams)]
pub(crate) struct Wanted {
    /// 7, 30 (as without it) or 90.
    pub(crate) days: Option<u16>,
}

/// The figures of a period.
pub(crate) struct Figures {
    pub(crate) period: Period,
    pub(crate) days: Vec<Day>,
    pub(crate) conversations: u64,
    pub(crate) answered: u64,
    pub(crate) answer_time: Option<SignedDuration>,
    pub(crate) ratings: Ratings,
    pub(crate) present: Present,
    /// By purpose: given, refused, withdrawn.
    pub(crate) consents: Vec<(String, [Count; 3])>,
    pub(crate) by_language: Vec<(String, Count)>,
    pub(crate) by_site: Vec<(String, Count)>,
}

/// The overview.
#[derive(Serialize, ToSchema)]
pub(crate) struct Overview {
    days: Vec<ListedDay>,
    conversations: u64,
    answered: u64,
    /// The median time to a person's first answer, in seconds.
    answer_seconds: Option<i64>,
    ratings: Rated,
    waiting: u64,
    call_backs: CallBacks,
    contacts: Contacts,
    requests_due: u64,
    /// By purpose and state. `null`: fewer than five people, or so few others that these could be told.
    consents: BTreeMap<String, BTreeMap<&'static str, Option<u64>>>,
    by_language: BTreeMap<String, Option<u64>>,
    by_site: BTreeMap<String, Option<u64>>,
}

/// A day.
#[derive(Serialize, ToSchema)]
#[schema(as = OverviewDay)]
struct ListedDay {
    date: String,
    conversations: u64,
    answer_seconds: Option<i64>,
}

/// How conversations were rated; `null` of fewer than five people.
#[derive(Serialize, ToSchema)]
struct Rated {
    count: Option<u64>,
    /// The mean of 1 to 5, in tenths.
    mean_tenths: Option<u64>,
    /// How many gave 1, 2, 3, 4 and 5.
    scores: [Option<u64>; 5],
}

/// Call backs.
#[derive(Serialize, ToSchema)]
struct CallBacks {
    open: u64,
    overdue: u64,
    /// In the period.
    done: u64,
}

/// Contacts.
#[derive(Serialize, ToSchema)]
#[schema(as = OverviewContacts)]
struct Contacts {
    all: u64,
    with_marketing: u64,
    without_marketing: u64,
}

impl Wanted {
    fn period(&self) -> Result<Period, Problem> {
        self.days.map_or(Some(Period::Month), Period::of_days).ok_or_else(Problem::invalid_body)
    }
}

/// Counts what the overview shows.
pub(crate) async fn figures(app: &App, who: &SignedIn, wanted: &Wanted) -> Result<Figures, Problem> {
    who.member.may(Permission::OverviewRead)?;
    let (period, now, organisation) = (wanted.period()?, app.now(), who.member.organisation);
    let read = app.read(move |r| {
        let sites = r.sites(organisation)?;
        // An organisation's day is that of its first site.
        let zone = sites.first().map_or(TimeZone::UTC, |site| TimeZone::get(&site.time_zone).unwrap_or(TimeZone::UTC));
        let since = period.begins(now, &zone);
        let scores = r.satisfaction(organisation, since.as_millisecond().div_euclid(DAY_MS))?;
        let (counted, states) = (r.counted(organisation, since)?, r.grant_states(organisation)?);
        Ok((zone, sites, counted, states, scores, r.present(organisation, since, now)?))
    });
    let (zone, sites, counted, states, scores, present) = read.await?;
    let names: BTreeMap<_, _> = sites.into_iter().map(|site| (site.id, site.name)).collect();
    let timings: Vec<_> = counted.iter().map(|c| c.timing).collect();
    Ok(Figures {
        period,
        days: by_day(period, now, &zone, &timings),
        conversations: timings.len() as u64,
        answered: timings.iter().filter(|t| t.answered_at.is_some()).count() as u64,
        answer_time: median(timings.iter().filter_map(domain::overview::Timing::answer_time).collect()),
        ratings: Ratings::of(by_score(&scores)),
        present,
        consents: by_purpose(states),
        by_language: tally(counted.iter().map(|c| c.locale.clone())),
        by_site: tally(counted.iter().filter_map(|c| names.get(&c.site).cloned())),
    })
}

fn by_score(tallies: &[Tally]) -> [u64; 5] {
    let given = |score| tallies.iter().filter(|t| t.score == score).map(|t| t.count).sum();
    [given(1), given(2), given(3), given(4), given(5)]
}

/// How people stand towards each purpose; what was said to one is an attribute of whoever said it.
fn by_purpose(states: Vec<(String, String, u64)>) -> Vec<(String, [Count; 3])> {
    let mut purposes: BTreeMap<String, [u64; 3]> = BTreeMap::new();
    for (purpose, state, count) in states {
        let [given, refused, withdrawn] = purposes.entry(purpose).or_default();
        match state.as_str() {
            "given" => *given = count,
            "refused" => *refused = count,
            "withdrawn" => *withdrawn = count,
            _ => {}
        }
    }
    purposes.into_iter().map(|(purpose, counts)| (purpose, each_of(counts))).collect()
}

/// How often each name stands there, the most frequent first, fit to be told.
fn tally(names: impl Iterator<Item = String>) -> Vec<(String, Count)> {
    let mut counts: BTreeMap<String, u64> = BTreeMap::new();
    for name in names {
        *counts.entry(name).or_default() += 1;
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    by_attribute(counts)
}

fn told(count: Count) -> Option<u64> {
    match count {
        Count::Exactly(count) => Some(count),
        Count::Few => None,
    }
}

/// Shows it.
#[utoipa::path(operation_id = "overview_show", get, path = "/api/v1/overview", tag = "member", params(Wanted), responses((status = 200, body = Overview)))]
pub(crate) async fn show(State(app): State<App>, who: SignedIn, Query(wanted): Query<Wanted>) -> Result<Json<Overview>, Problem> {
    let f = figures(&app, &who, &wanted).await?;
    let day = |d: Day| ListedDay {
        date: d.date.to_string(),
        conversations: d.conversations,
        answer_seconds: d.answer_time.map(|time| time.as_secs()),
    };
    let named = |counts: Vec<(String, Count)>| counts.into_iter().map(|(name, count)| (name, told(count))).collect();
    let states = |counts: [Count; 3]| ["given", "refused", "withdrawn"].into_iter().zip(counts.map(told)).collect();
    Ok(Json(Overview {
        days: f.days.into_iter().map(day).collect(),
        conversations: f.conversations,
        answered: f.answered,
        answer_seconds: f.answer_time.map(|time| time.as_secs()),
        ratings: Rated { count: told(f.ratings.total), mean_tenths: f.ratings.mean_tenths, scores: f.ratings.scores.map(told) },
        waiting: f.present.waiting,
        call_backs: CallBacks { open: f.present.call_backs, overdue: f.present.overdue, done: f.present.called },
        contacts: Contacts {
            all: f.present.contacts,
            with_marketing: f.present.marketing,
            without_marketing: f.present.contacts - f.present.marketing,
        },
        requests_due: f.present.requests,
        consents: f.consents.into_iter().map(|(purpose, counts)| (purpose, states(counts))).collect(),
        by_language: named(f.by_language),
        by_site: named(f.by_site),
    }))
}

/// Exports it as CSV, a figure a line.
#[utoipa::path(operation_id = "overview_export", get, path = "/api/v1/exports/overview.csv", tag = "member", params(Wanted), responses((status = 200, content_type = "text/csv", body = String), (status = 403, description = "not-permitted, confirm-first")))]
pub(crate) async fn export(State(app): State<App>, Recent(who): Recent, Query(wanted): Query<Wanted>) -> Result<Response, Problem> {
    csv(&app, &who, &wanted).await
}

/// The export, with its act.
pub(crate) async fn csv(app: &App, who: &SignedIn, wanted: &Wanted) -> Result<Response, Problem> {
    let f = figures(app, who, wanted).await?;
    let mut lines = csv::Writer::from_writer(Vec::new());
    let failed = |_| Problem::internal();
    lines.write_record(["figure", "of", "value"]).map_err(failed)?;
    for (figure, of, value) in rows(&f) {
        lines.write_record([figure, &of, &value]).map_err(failed)?;
    }
    let text = lines.into_inner().map_err(|_| Problem::internal())?;
    let (member, at) = (who.member.clone(), app.now());
    app.store().act("overview.export", member.organisation, move |tx| tx.apply(&decision::export_overview(member.member, at))).await?;
    let headers =
        [(header::CONTENT_TYPE, "text/csv; charset=utf-8"), (header::CONTENT_DISPOSITION, "attachment; filename=\"overview.csv\"")];
    Ok((headers, text).into_response())
}

/// Each figure, what it is of, and its value: empty where it may not be told.
fn rows(f: &Figures) -> Vec<(&'static str, String, String)> {
    let number = |count: Option<u64>| count.map_or_else(String::new, |n| n.to_string());
    let seconds = |time: Option<SignedDuration>| number(time.map(|t| t.as_secs().unsigned_abs()));
    let mut rows = vec![
        ("conversations", String::new(), f.conversations.to_string()),
        ("answered", String::new(), f.answered.to_string()),
        ("answer_seconds", String::new(), seconds(f.answer_time)),
        ("ratings", String::new(), number(told(f.ratings.total))),
        ("rating_mean_tenths", String::new(), number(f.ratings.mean_tenths)),
        ("waiting", String::new(), f.present.waiting.to_string()),
        ("call_backs_open", String::new(), f.present.call_backs.to_string()),
        ("call_backs_overdue", String::new(), f.present.overdue.to_string()),
        ("call_backs_done", String::new(), f.present.called.to_string()),
        ("contacts", String::new(), f.present.contacts.to_string()),
        ("contacts_with_marketing", String::new(), f.present.marketing.to_string()),
        ("requests_due", String::new(), f.present.requests.to_string()),
    ];
    for day in &f.days {
        rows.push(("conversations_on", day.date.to_string(), day.conversations.to_string()));
        rows.push(("answer_seconds_on", day.date.to_string(), seconds(day.answer_time)));
    }
    for (purpose, [given, refused, withdrawn]) in &f.consents {
        rows.push(("consents_given", purpose.clone(), number(told(*given))));
        rows.push(("consents_refused", purpose.clone(), number(told(*refused))));
        rows.push(("consents_withdrawn", purpose.clone(), number(told(*withdrawn))));
    }
    rows.extend(f.by_language.iter().map(|(name, count)| ("conversations_by_language", name.clone(), number(told(*count)))));
    rows.extend(f.by_site.iter().map(|(name, count)| ("conversations_by_site", name.clone(), number(told(*count)))));
    rows
}
