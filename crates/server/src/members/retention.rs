//! Retention for members: the rules and their change, what the next sweep destroys, and the records of what was destroyed.
#![expect(unused_qualifications, reason = "utoipa names a parameter's type with its path")]

use super::conversations::{PAGE, Page, cursor, place};
use crate::app::App;
use crate::auth::{Recent, SignedIn};
use crate::json::{Json, Sent};
use crate::problem::Problem;
use axum::extract::{Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use domain::Purpose;
use domain::act::rfc3339;
use domain::notice::hex;
use domain::permission::Permission;
use domain::purpose::PurposeRule;
use domain::retention::{self, Choice, Listed, Period, Rule, SweepAge};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use store::Tx;
use store::reads::{DestructionRow, Due, DueConversation, SweepRow};
use utoipa::{IntoParams, ToSchema};

/// A rule of retention.
#[derive(Serialize, ToSchema)]
#[schema(as = RetentionRule)]
pub(crate) struct ListedRule {
    /// `active`, `inactive`, `content`, `special`, `ungranted`, `withdrawn`, `evidence`, `objections`, `destruction-records` or
    /// `destruction-interval`.
    pub(crate) rule: &'static str,
    /// For which purpose; `null` for all that have no period of their own.
    pub(crate) purpose: Option<String>,
    /// Calendar months.
    pub(crate) months: Option<u32>,
    /// Hours.
    pub(crate) hours: Option<i64>,
    /// From when it counts: `last-activity`, `creation` or `end`.
    pub(crate) since: &'static str,
    /// The shortest that may be chosen, in months; `null` where none may.
    pub(crate) least: Option<u32>,
    /// The longest.
    pub(crate) most: Option<u32>,
    /// Where that stands.
    pub(crate) source: &'static str,
}

/// Changes of rules. What is not named stays as it is; so does what has no months. All of them are made, or none.
#[derive(Deserialize, ToSchema)]
#[schema(as = RetentionChange)]
pub(crate) struct Wishes {
    pub(crate) items: Vec<Wish>,
}

/// One change.
#[derive(Deserialize, ToSchema)]
#[schema(as = RetentionWish)]
pub(crate) struct Wish {
    pub(crate) rule: String,
    /// For a single purpose: of the rules `content` and `special` alone.
    #[serde(default)]
    pub(crate) purpose: Option<String>,
    #[serde(default)]
    pub(crate) months: Option<u32>,
}

/// Changes that one request may hold.
const WISHES_MAX: usize = 100;
/// Records that one export holds.
const EXPORT_MAX: i64 = 10_000;

impl From<Listed> for ListedRule {
    fn from(listed: Listed) -> Self {
        let (months, hours) = match listed.period {
            Period::WhileActive => (None, None),
            Period::Hours(hours) => (None, Some(hours)),
            Period::Months(months) => (Some(months), None),
        };
        Self {
            rule: listed.rule.as_str(),
            purpose: listed.purpose.map(|purpose| purpose.to_string()),
            months,
            hours,
            since: listed.rule.since().as_str(),
            least: listed.bounds.map(|bounds| bounds.least),
            most: listed.bounds.map(|bounds| bounds.most),
            source: listed.source,
        }
    }
}

/// The rules as they hold now.
pub(crate) async fn listed(app: &App, who: &SignedIn) -> Result<Vec<Listed>, Problem> {
    who.member.may(Permission::PrivacyRead)?;
    let (organisation, now) = (who.member.organisation, app.now());
    Ok(app.read(move |r| r.retention_rules(organisation)).await?.list(now))
}

/// Lists the rules of retention.
#[utoipa::path(operation_id = "retention_rules", get, path = "/api/v1/retention-rules", tag = "member", responses((status = 200, body = Page<ListedRule>)))]
pub(crate) async fn rules(State(app): State<App>, who: SignedIn) -> Result<Json<Page<ListedRule>>, Problem> {
    let items = listed(&app, &who).await?.into_iter().map(ListedRule::from).collect();
    Ok(Json(Page { items, next: None }))
}

/// Changes rules of retention; answers all of them.
#[utoipa::path(operation_id = "retention_change", put, path = "/api/v1/retention-rules", tag = "member", request_body = Wishes, responses(
    (status = 200, body = Page<ListedRule>), (status = 404), (status = 422, description = "period-refused, with its citation")))]
pub(crate) async fn change(State(app): State<App>, who: SignedIn, body: Sent<Wishes>) -> Result<Json<Page<ListedRule>>, Problem> {
    who.member.may(Permission::RetentionWrite)?;
    let Json(body) = body?;
    if body.items.len() > WISHES_MAX {
        return Err(Problem::invalid_body());
    }
    let choices = body.items.into_iter().filter_map(|wish| choice(wish).transpose()).collect::<Result<Vec<_>, _>>()?;
    choose(&app, &who, choices).await?;
    rules(State(app), who).await
}

/// What a wish chooses; `None` where it names no months.
pub(crate) fn choice(wish: Wish) -> Result<Option<Choice>, Problem> {
    let rule = Rule::parse(&wish.rule).ok_or_else(Problem::invalid_body)?;
    let named = wish.purpose.filter(|name| !name.is_empty());
    let purpose = named.map(|name| Purpose::parse(&name).ok_or_else(Problem::not_found)).transpose()?;
    Ok(wish.months.map(|months| Choice { rule, purpose, months }))
}

/// Makes choices, each an act of its own; all of them or none.
pub(crate) async fn choose(app: &App, who: &SignedIn, choices: Vec<Choice>) -> Result<(), Problem> {
    who.member.may(Permission::RetentionWrite)?;
    let (member, at, organisation) = (who.member.member, app.now(), who.member.organisation);
    let purposes = app.read(move |r| r.purposes(organisation)).await?;
    choices.iter().try_for_each(|choice| fits(&purposes, choice))?;
    let change = move |tx: &mut Tx<'_>| {
        let purposes = tx.purposes()?;
        for choice in choices {
            let rules = tx.retention_rules()?;
            if let Some(decision) = retention::change(&rules, &purposes, choice, member, at)? {
                tx.apply(&decision)?;
            }
        }
        Ok(())
    };
    Ok(app.store().act("retention.change", who.member.organisation, change).await?)
}

/// Whether a purpose may have a period of its own by this rule; where not, the problem says by which it may.
fn fits(purposes: &[PurposeRule], choice: &Choice) -> Result<(), Problem> {
    let Some(purpose) = &choice.purpose else { return Ok(()) };
    let known = purposes.iter().find(|known| known.purpose == *purpose).ok_or_else(Problem::not_found)?;
    let possible = Rule::cap(known.special);
    if choice.rule == possible {
        return Ok(());
    }
    Err(Problem::invalid_body().with("field", "purpose".into()).with("possible", vec![possible.as_str()].into()))
}

/// For when, and which page.
#[derive(Deserialize, Default, IntoParams)]
pub(crate) struct Ahead {
    /// RFC 3339; without it, the time of the next sweep.
    pub(crate) at: Option<String>,
    pub(crate) after: Option<String>,
    pub(crate) limit: Option<i64>,
}

/// What a sweep destroys.
#[derive(Serialize, ToSchema)]
#[schema(as = RetentionPreview)]
pub(crate) struct Preview {
    /// The time for which it is said.
    pub(crate) at: String,
    /// The last daily sweep; `null` where none has run yet.
    pub(crate) last_sweep: Option<LastSweep>,
    /// What is due then, by rule.
    pub(crate) due: Vec<DueOfRule>,
    /// Conversations of which nothing was heard for too long, the longest silent first.
    pub(crate) items: Vec<DueItem>,
    /// What `after` must be for the next page of them.
    pub(crate) next: Option<String>,
}

/// The last daily sweep.
#[derive(Serialize, ToSchema)]
pub(crate) struct LastSweep {
    pub(crate) started_at: String,
    /// When one came to its end last.
    pub(crate) ended_at: Option<String>,
    /// What was due and could not be destroyed.
    pub(crate) failed: u64,
    /// `fresh`, `late` (for more than two days) or `over` (for longer than the interval of periodic destruction).
    pub(crate) age: &'static str,
}

/// What is due by one rule.
#[derive(Serialize, ToSchema)]
pub(crate) struct DueOfRule {
    pub(crate) rule: &'static str,
    pub(crate) purpose: Option<String>,
    /// `conversations`, `subjects`, `messages`, `fields`, `generations`, `subjects-erased`, `records`,
    /// `holds`, `consents`, `invitations` or `requests`.
    pub(crate) category: &'static str,
    pub(crate) count: u64,
    /// When the first of them is due, or was.
    pub(crate) earliest: Option<String>,
}

/// A conversation that is due.
#[derive(Serialize, ToSchema)]
#[schema(as = DueConversation)]
pub(crate) struct DueItem {
    pub(crate) conversation: String,
    pub(crate) subject: String,
    pub(crate) last_at: String,
}

/// What a sweep destroys, as the store knows it.
pub(crate) struct Seen {
    pub(crate) at: Timestamp,
    pub(crate) last: Option<(SweepRow, SweepAge)>,
    pub(crate) due: Vec<Due>,
    pub(crate) conversations: Vec<DueConversation>,
    pub(crate) next: Option<String>,
}

/// What a sweep destroys at a time, or the next one.
pub(crate) async fn seen(app: &App, who: &SignedIn, ahead: &Ahead) -> Result<Seen, Problem> {
    who.member.may(Permission::PrivacyRead)?;
    let (organisation, now, limit) = (who.member.organisation, app.now(), ahead.limit.unwrap_or(PAGE).clamp(1, PAGE));
    let wanted = ahead.at.as_deref().filter(|at| !at.is_empty());
    let wanted: Option<Timestamp> = wanted.map(|at| at.parse().map_err(|_| Problem::invalid_body())).transpose()?;
    let after = ahead.after.as_deref().filter(|after| !after.is_empty());
    let after = after.map(|after| place(after).ok_or_else(Problem::invalid_body)).transpose()?;
    let read = app.read(move |r| {
        let (last, rules) = (r.last_sweep()?, r.retention_rules(organisation)?);
        let at = wanted.unwrap_or_else(|| retention::next_sweep(last.and_then(|last| last.ended_at), now));
        let last = last.map(|last| (last, retention::sweep_age(&rules, last.ended_at, last.started_at, now)));
        Ok((at, last, r.due(organisation, at)?, r.due_conversations(organisation, at, after, limit)?))
    });
    let (at, last, due, conversations) = read.await?;
    let full = i64::try_from(conversations.len()).unwrap_or_default() == limit;
    let next = conversations.last().filter(|_| full).map(|row| cursor(row.last_at.as_millisecond(), row.conversation.0));
    Ok(Seen { at, last, due, conversations, next })
}

/// The name of an age, as the API says it.
pub(crate) fn age(age: SweepAge) -> &'static str {
    match age {
        SweepAge::Fresh => "fresh",
        SweepAge::Late => "late",
        SweepAge::Over => "over",
    }
}

/// Shows what the next sweep destroys.
#[utoipa::path(operation_id = "retention_preview", get, path = "/api/v1/retention/preview", tag = "member", params(Ahead), responses((status = 200, body = Preview), (status = 422)))]
pub(crate) async fn preview(State(app): State<App>, who: SignedIn, Query(ahead): Query<Ahead>) -> Result<Json<Preview>, Problem> {
    let seen = seen(&app, &who, &ahead).await?;
    let due = |due: Due| DueOfRule {
        rule: due.rule.as_str(),
        purpose: due.purpose.map(|purpose| purpose.to_string()),
        category: due.category,
        count: due.count,
        earliest: due.earliest.map(rfc3339),
    };
    let item = |row: DueConversation| DueItem {
        conversation: row.conversation.to_string(),
        subject: row.subject.to_string(),
        last_at: rfc3339(row.last_at),
    };
    let last_sweep = seen.last.map(|(last, how)| LastSweep {
        started_at: rfc3339(last.started_at),
        ended_at: last.ended_at.map(rfc3339),
        failed: last.failed,
        age: age(how),
    });
    let (due, items) = (seen.due.into_iter().map(due).collect(), seen.conversations.into_iter().map(item).collect());
    Ok(Json(Preview { at: rfc3339(seen.at), last_sweep, due, items, next: seen.next }))
}

/// Which page of records.
#[derive(Deserialize, Default, IntoParams)]
pub(crate) struct Records {
    pub(crate) after: Option<u64>,
    pub(crate) limit: Option<i64>,
}

/// A record that something was destroyed. It names nobody.
#[derive(Serialize, ToSchema)]
pub(crate) struct Destruction {
    /// The act, as the ledger names it.
    pub(crate) act: String,
    /// By which rule; `null` where it was asked for.
    pub(crate) rule: Option<String>,
    /// Subjects, generations of keys, or records.
    pub(crate) things: u64,
    pub(crate) rows: u64,
    /// `destroyed`: keys first, then rows.
    pub(crate) method: &'static str,
    /// The sweep that did it.
    pub(crate) job: Option<String>,
    /// When that began.
    pub(crate) started_at: Option<String>,
    /// When it was done.
    pub(crate) ended_at: String,
    /// The first and the last of the ledger's entries that say so.
    pub(crate) entries: (u64, u64),
    /// The root of the ledger's tree with these entries, in hexadecimal: whoever has them computes it again.
    pub(crate) evidence: Option<String>,
}

/// How something is destroyed: never masked, never kept under another name.
const METHOD: &str = "destroyed";

impl From<DestructionRow> for Destruction {
    fn from(row: DestructionRow) -> Self {
        let evidence = row.evidence.and_then(|root| <[u8; 32]>::try_from(root).ok());
        Self {
            act: row.act,
            rule: (!row.rule.is_empty()).then_some(row.rule),
            things: row.things,
            rows: row.rows,
            method: METHOD,
            job: row.job.map(|job| job.to_string()),
            started_at: row.started_at.map(rfc3339),
            ended_at: rfc3339(row.at),
            entries: (row.position, row.last_position),
            evidence: evidence.map(|root| hex(&root)),
        }
    }
}

/// A page of records, the newest first.
pub(crate) async fn records(app: &App, who: &SignedIn, wanted: &Records) -> Result<(Vec<DestructionRow>, Option<String>), Problem> {
    who.member.may(Permission::PrivacyRead)?;
    let (organisation, after, limit) = (who.member.organisation, wanted.after, wanted.limit.unwrap_or(PAGE).clamp(1, PAGE));
    let rows = app.read(move |r| r.destruction_records(organisation, after, limit)).await?;
    let full = i64::try_from(rows.len()).unwrap_or_default() == limit;
    let next = rows.last().filter(|_| full).map(|row| row.position.to_string());
    Ok((rows, next))
}

/// Lists the records of destruction, the newest first.
#[utoipa::path(operation_id = "retention_destructions", get, path = "/api/v1/retention/destructions", tag = "member", params(Records), responses((status = 200, body = Page<Destruction>)))]
pub(crate) async fn destructions(
    State(app): State<App>,
    who: SignedIn,
    Query(wanted): Query<Records>,
) -> Result<Json<Page<Destruction>>, Problem> {
    let (rows, next) = records(&app, &who, &wanted).await?;
    Ok(Json(Page { items: rows.into_iter().map(Destruction::from).collect(), next }))
}

/// Exports the records of destruction, the newest 10,000. They name nobody, so that this is no act.
#[utoipa::path(operation_id = "retention_export", get, path = "/api/v1/exports/destructions.csv", tag = "member", responses((status = 200, content_type = "text/csv", body = String), (status = 403, description = "not-permitted, confirm-first")))]
pub(crate) async fn export(State(app): State<App>, Recent(who): Recent) -> Result<Response, Problem> {
    csv(&app, &who).await
}

/// The records as a table.
pub(crate) async fn csv(app: &App, who: &SignedIn) -> Result<Response, Problem> {
    who.member.may(Permission::PrivacyRead)?;
    let organisation = who.member.organisation;
    let rows = app.read(move |r| r.destruction_records(organisation, None, EXPORT_MAX)).await?;
    let (member, at, count) = (who.member.member, app.now(), rows.len());
    let exported = domain::access_log::export_records("destructions", count, member, at);
    app.store().act("destructions.export", organisation, move |tx| tx.apply(&exported).map(drop)).await?;
    let mut lines = csv::Writer::from_writer(Vec::new());
    let failed = |_| Problem::internal();
    let head = ["ended_at", "started_at", "job", "act", "rule", "things", "rows", "method", "first_entry", "last_entry", "evidence"];
    lines.write_record(head).map_err(failed)?;
    for row in rows.into_iter().map(Destruction::from) {
        let (first, last) = row.entries;
        let line = [
            row.ended_at,
            row.started_at.unwrap_or_default(),
            row.job.unwrap_or_default(),
            row.act,
            row.rule.unwrap_or_default(),
            row.things.to_string(),
            row.rows.to_string(),
            row.method.to_owned(),
            first.to_string(),
            last.to_string(),
            row.evidence.unwrap_or_default(),
        ];
        lines.write_record(&line).map_err(failed)?;
    }
    let text = lines.into_inner().map_err(|_| Problem::internal())?;
    let headers =
        [(header::CONTENT_TYPE, "text/csv; charset=utf-8"), (header::CONTENT_DISPOSITION, "attachment; filename=\"destructions.csv\"")];
    Ok((headers, text).into_response())
}
