//! The register of breaches as a file: what an authority asks to see (GDPR art. 33(5); Board decision 2019/10).

use super::affected::attachment;
use super::wire::{TextName, Whole};
use super::{Wanted, page};
use crate::app::App;
use crate::auth::{Recent, SignedIn};
use crate::members::contacts::harmless;
use crate::problem::Problem;
use axum::extract::State;
use axum::response::Response;
use domain::breach;
use domain::breach::form::Field;
use domain::permission::Permission;

/// The register as JSON.
#[utoipa::path(operation_id = "breaches_export_json", get, path = "/api/v1/exports/breaches.json", tag = "member", responses((status = 200, body = Vec<Whole>), (status = 403, description = "not-permitted, confirm-first")))]
pub(crate) async fn json(State(app): State<App>, Recent(who): Recent) -> Result<Response, Problem> {
    let register = register(&app, &who).await?;
    let text = serde_json::to_string_pretty(&register).map_err(|_| Problem::internal())?;
    Ok(attachment("application/json", "breaches.json", text))
}

/// The register as a table: one line a breach, each clock in a column of its own.
#[utoipa::path(operation_id = "breaches_export_csv", get, path = "/api/v1/exports/breaches.csv", tag = "member", responses((status = 200, content_type = "text/csv", body = String), (status = 403, description = "not-permitted, confirm-first")))]
pub(crate) async fn csv(State(app): State<App>, Recent(who): Recent) -> Result<Response, Problem> {
    let register = register(&app, &who).await?;
    let text = table(&register).ok_or_else(Problem::internal)?;
    Ok(attachment("text/csv; charset=utf-8", "breaches.csv", text))
}

/// The whole register, with the act of its export.
async fn register(app: &App, who: &SignedIn) -> Result<Vec<Whole>, Problem> {
    who.member.may(Permission::PrivacyRead)?;
    let mut register = Vec::new();
    let mut after = None;
    loop {
        let wanted = Wanted { state: None, after, limit: None };
        let (known, next) = page(app, who, &wanted).await?;
        let now = app.now();
        register.extend(known.iter().map(|known| Whole::new(known, now)));
        after = next;
        if after.is_none() {
            break;
        }
    }
    let (by, at, count) = (who.member.member, app.now(), register.len() as u64);
    app.store().act("breach.export", who.member.organisation, move |tx| tx.apply(&breach::export(None, count, by, at)).map(drop)).await?;
    crate::signals::exported(app, who).await;
    Ok(register)
}

/// The columns before the texts.
const HEAD: [&str; 18] = [
    "id",
    "state",
    "signal",
    "opened_at",
    "aware_at",
    "ended_at",
    "regimes",
    "started_at",
    "stopped_at",
    "detected_at",
    "effects",
    "risk",
    "data",
    "special",
    "groups",
    "persons",
    "records",
    "affected",
];

fn table(register: &[Whole]) -> Option<String> {
    let mut out = csv::Writer::from_writer(Vec::new());
    let clocks = ["gdpr-authority", "gdpr-people", "kvkk-authority", "kvkk-people"];
    let texts: Vec<String> = Field::ALL.iter().map(|field| field.api_name()).collect();
    let head = HEAD.into_iter().map(str::to_owned);
    let columns = clocks.iter().flat_map(|clock| [format!("{clock} state"), format!("{clock} due"), format!("{clock} told")]);
    out.write_record(head.chain(columns).chain(texts.iter().cloned())).ok()?;
    for breach in register {
        let form = &breach.form;
        let told = |text: &Option<String>| text.clone().unwrap_or_default();
        let number = |amount: Option<super::wire::Amount>| {
            amount.map_or(String::new(), |a| format!("{}{}", if a.exact { "" } else { "ca. " }, a.count))
        };
        let head = [
            breach.id.clone(),
            breach.state.clone(),
            told(&breach.signal),
            breach.opened_at.clone(),
            told(&breach.aware_at),
            told(&breach.ended_at),
            form.regimes.join(" "),
            told(&form.started_at),
            told(&form.ended_at),
            told(&form.detected_at),
            form.effects.join(" "),
            form.risk.clone(),
            form.data.join(" "),
            form.special.join(" "),
            form.groups.join(" "),
            number(form.persons),
            number(form.records),
            breach.affected.count.to_string(),
        ];
        let columns = clocks.iter().flat_map(|name| {
            let clock = breach.clocks.iter().find(|clock| format!("{}-{}", clock.regime, clock.to) == *name);
            clock.map_or_else(Default::default, |clock| [clock.state.clone(), clock.due.clone(), told(&clock.told_at)])
        });
        let words = texts.iter().map(|name| breach.texts.get(name).map_or(String::new(), |text| harmless(text)));
        out.write_record(head.into_iter().chain(columns).chain(words)).ok()?;
    }
    String::from_utf8(out.into_inner().ok()?).ok()
}
