//! The registers of measures for members: undertakings of confidentiality, trainings, risks and audits, one mechanism for all.

use super::conversations::{PAGE, Page};
use super::names::MemberNames;
use crate::app::App;
use crate::auth::SignedIn;
use crate::house_time::HouseTime;
use crate::problem::Problem;
use domain::act::rfc3339;
use domain::contact::Format;
use domain::id::{MemberId, RecipientId, RegisterId};
use domain::notice;
use domain::permission::Permission;
use domain::refusal::Refusal;
use domain::register::{self, Entry, Facts, Register};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use store::reads::RegisterRow;
use utoipa::{IntoParams, ToSchema};

/// Where the texts of an entry are sealed, for the server key.
pub(crate) const TEXTS_PLACE: &str = "register_entry.texts";

/// An entry of a register.
#[derive(Clone, Serialize, ToSchema)]
#[schema(as = RegisterEntry)]
pub(crate) struct Listed {
    pub(crate) id: String,
    /// `undertaking`, `training`, `risk`, `audit` or `access-review`.
    pub(crate) register: &'static str,
    /// What it is about; of an undertaking, who gave it where that is no member.
    pub(crate) title: String,
    /// The day: signed, held, noted, performed.
    pub(crate) on: Option<String>,
    /// By which day it is looked at again: an undertaking's end, the next training, review or audit.
    pub(crate) next_on: Option<String>,
    /// Whether that day is over, and the entry open.
    pub(crate) overdue: bool,
    /// Who undertook it, or owns the risk.
    pub(crate) member: Option<String>,
    pub(crate) member_name: Option<String>,
    /// Which recipient was audited.
    pub(crate) recipient: Option<String>,
    /// SHA-256 of the document that proves it, in hexadecimal.
    pub(crate) document: Option<String>,
    /// 1 to 5.
    pub(crate) likelihood: Option<u8>,
    /// 1 to 5.
    pub(crate) severity: Option<u8>,
    /// Likelihood times severity.
    pub(crate) weight: Option<u8>,
    /// The measure against a risk, the findings of an audit, what a training or undertaking was about.
    pub(crate) text: String,
    /// Who took part, or by whom.
    pub(crate) people: String,
    /// `open` or `closed`.
    pub(crate) state: &'static str,
    pub(crate) opened_at: String,
    pub(crate) changed_at: String,
    pub(crate) closed_at: Option<String>,
}

/// A new entry, or what changes of one; what is absent stays as it is. Which fields a register takes: all take `title`, `on`, `next_on`
/// and `text`; undertakings `member` and `document`; trainings `people` and `document`; risks `member`, `likelihood` and
/// `severity`; audits `people`, `recipient` and `document`.
#[derive(Clone, Deserialize, Default, ToSchema)]
#[schema(as = RegisterChange)]
#[serde(deny_unknown_fields)]
pub(crate) struct Change {
    pub(crate) title: Option<String>,
    /// `YYYY-MM-DD`; a new entry is of today where it does not say so.
    pub(crate) on: Option<String>,
    /// `YYYY-MM-DD`; empty for none.
    pub(crate) next_on: Option<String>,
    /// A member's id; empty for none.
    pub(crate) member: Option<String>,
    /// A recipient's id; empty for none.
    pub(crate) recipient: Option<String>,
    /// SHA-256 in hexadecimal; empty for none.
    pub(crate) document: Option<String>,
    pub(crate) likelihood: Option<u8>,
    pub(crate) severity: Option<u8>,
    pub(crate) text: Option<String>,
    pub(crate) people: Option<String>,
    /// `closed`, to close it: from then on it is only kept.
    pub(crate) state: Option<String>,
}

/// Which page.
#[derive(Deserialize, Default, IntoParams)]
pub(crate) struct Paging {
    pub(crate) after: Option<String>,
    pub(crate) limit: Option<i64>,
}

/// The texts of an entry, as they are sealed.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Written {
    pub(super) title: String,
    pub(super) text: String,
    pub(super) people: String,
}

impl Written {
    pub(super) fn texts(&self) -> register::Texts<'_> {
        register::Texts { title: &self.title, text: &self.text, people: &self.people }
    }

    pub(super) fn seal(&self, app: &App, id: RegisterId) -> Result<Vec<u8>, Problem> {
        let bytes = serde_json::to_vec(self).map_err(|_| Problem::internal())?;
        Ok(app.server_key().seal(TEXTS_PLACE, id.0, &bytes, app.entropy().as_ref()))
    }

    /// Opens them; what does not open is empty.
    pub(super) fn open(app: &App, row: &RegisterRow) -> Self {
        let opened = app.server_key().open(TEXTS_PLACE, row.entry.id.0, &row.texts).ok();
        opened.and_then(|bytes| serde_json::from_slice(bytes.expose()).ok()).unwrap_or_default()
    }
}

fn invalid(field: &str) -> Problem {
    Refusal::InvalidValue { field: field.to_owned(), format: Format::Text }.into()
}

/// A field that may be taken away by an empty text.
fn emptied<T>(said: Option<&String>, before: Option<T>, field: &str, parse: impl FnOnce(&str) -> Option<T>) -> Result<Option<T>, Problem> {
    match said.map(|text| text.trim()) {
        None => Ok(before),
        Some("") => Ok(None),
        Some(text) => parse(text).map(Some).ok_or_else(|| invalid(field)),
    }
}

impl Change {
    /// What an entry says with these changes.
    fn on(&self, facts: &Facts, written: &Written) -> Result<(Facts, Written), Problem> {
        let line = |said: &Option<String>, before: &String| said.as_ref().map_or_else(|| before.clone(), |text| text.trim().to_owned());
        let block = |said: &Option<String>, before: &String| line(&said.as_ref().map(|text| text.replace("\r\n", "\n")), before);
        let facts = Facts {
            on: emptied(self.on.as_ref(), facts.on, "on", |day| day.parse().ok())?,
            next_on: emptied(self.next_on.as_ref(), facts.next_on, "next_on", |day| day.parse().ok())?,
            member: emptied(self.member.as_ref(), facts.member, "member", MemberId::parse)?,
            recipient: emptied(self.recipient.as_ref(), facts.recipient, "recipient", RecipientId::parse)?,
            document: emptied(self.document.as_ref(), facts.document, "document", |hash| notice::parse(&hash.to_ascii_lowercase()))?,
            likelihood: self.likelihood.or(facts.likelihood),
            severity: self.severity.or(facts.severity),
        };
        let written = Written {
            title: line(&self.title, &written.title),
            text: block(&self.text, &written.text),
            people: block(&self.people, &written.people),
        };
        Ok((facts, written))
    }

    fn closes(&self) -> Result<bool, Problem> {
        match self.state.as_deref() {
            None | Some("" | "open") => Ok(false),
            Some("closed") => Ok(true),
            Some(_) => Err(invalid("state")),
        }
    }
}

/// An entry as it is listed.
pub(super) fn listed(app: &App, row: &RegisterRow, names: &MemberNames, today: Date) -> Listed {
    let Written { title, text, people } = Written::open(app, row);
    let Entry { id, register, facts, opened_at, changed_at, closed_at } = &row.entry;
    Listed {
        id: id.to_string(),
        register: register.as_str(),
        title,
        on: facts.on.map(|day| day.to_string()),
        next_on: facts.next_on.map(|day| day.to_string()),
        overdue: row.entry.due().is_some_and(|due| due < today),
        member: facts.member.map(|id| id.to_string()),
        member_name: facts.member.and_then(|id| names.shown(id)).map(str::to_owned),
        recipient: facts.recipient.map(|id| id.to_string()),
        document: facts.document.as_ref().map(notice::hex),
        likelihood: facts.likelihood,
        severity: facts.severity,
        weight: row.entry.weight(),
        text,
        people,
        state: if closed_at.is_some() { "closed" } else { "open" },
        opened_at: rfc3339(*opened_at),
        changed_at: rfc3339(*changed_at),
        closed_at: closed_at.map(rfc3339),
    }
}

/// What an entry is about, in a line.
pub(super) fn named(app: &App, row: &RegisterRow, names: &MemberNames) -> String {
    let title = Written::open(app, row).title;
    let member = row.entry.facts.member.and_then(|id| names.shown(id)).filter(|_| title.is_empty());
    member.map_or(title, str::to_owned)
}

/// A page of a register, the newest first.
pub(crate) async fn page(app: &App, who: &SignedIn, register: Register, paging: &Paging) -> Result<Page<Listed>, Problem> {
    who.member.may(Permission::RegistersRead)?;
    let organisation = who.member.organisation;
    let after = paging.after.as_deref().filter(|after| !after.is_empty());
    let before = after.map(|after| RegisterId::parse(after).ok_or_else(Problem::invalid_body)).transpose()?;
    let limit = paging.limit.unwrap_or(PAGE).clamp(1, PAGE);
    let rows = app.read(move |r| r.register(organisation, register, before, limit)).await?;
    let (names, today) = (app.member_names(organisation).await?, HouseTime::load(app, organisation).await?.today);
    let full = i64::try_from(rows.len()).unwrap_or(i64::MAX) == limit;
    let next = rows.last().filter(|_| full).map(|row| row.entry.id.to_string());
    Ok(Page { items: rows.iter().map(|row| listed(app, row, &names, today)).collect(), next })
}

/// Whether the member and the recipient that an entry names are of the organisation.
async fn known(app: &App, who: &SignedIn, facts: &Facts) -> Result<(), Problem> {
    let (organisation, member, recipient) = (who.member.organisation, facts.member, facts.recipient);
    let read = app.read(move |r| {
        let member = member.map_or(Ok(true), |id| r.member(organisation, id).map(|row| row.is_some()))?;
        let recipient = recipient.map_or(Ok(true), |id| r.recipients(organisation).map(|all| all.iter().any(|known| known.id == id)))?;
        Ok((member, recipient))
    });
    match read.await? {
        (true, true) => Ok(()),
        (false, _) => Err(invalid("member")),
        (true, false) => Err(invalid("recipient")),
    }
}

/// Makes an entry, once for each key.
pub(crate) async fn add(app: &App, who: &SignedIn, register: Register, new: &Change, key: Option<[u8; 16]>) -> Result<Listed, Problem> {
    who.member.may(Permission::RegistersWrite)?;
    let organisation = who.member.organisation;
    let today = HouseTime::load(app, organisation).await?.today;
    let (facts, written) = new.on(&Facts { on: Some(today), ..Facts::default() }, &Written::default())?;
    if new.closes()? {
        return Err(invalid("state"));
    }
    known(app, who, &facts).await?;
    let (by, at, id) = (who.member.clone(), app.now(), RegisterId(app.id()));
    let sealed = written.seal(app, id)?;
    let added = app.store().act("register.add", organisation, move |tx| {
        if let Some(before) = key.as_ref().map(|key| tx.repeated(key)).transpose()?.flatten().and_then(|id| RegisterId::parse(&id)) {
            return tx.register_entry(register, before);
        }
        let open = tx.register_open(register)?;
        tx.apply(&register::add(&by, (id, register), facts, (written.texts(), sealed), open, at)?)?;
        if let Some(key) = &key {
            tx.remember(key, &id.to_string(), at)?;
        }
        tx.register_entry(register, id)
    });
    Ok(listed(app, &added.await?, &app.member_names(organisation).await?, today))
}

/// Changes an entry, or closes it.
pub(crate) async fn alter(app: &App, who: &SignedIn, register: Register, id: &str, change: &Change) -> Result<Listed, Problem> {
    who.member.may(Permission::RegistersWrite)?;
    let (organisation, closes) = (who.member.organisation, change.closes()?);
    let id = RegisterId::parse(id).ok_or_else(Problem::not_found)?;
    let before = app.read(move |r| r.register_entry(organisation, register, id)).await?.ok_or_else(Problem::not_found)?;
    let old = Written::open(app, &before);
    let (facts, written) = change.on(&before.entry.facts, &old)?;
    known(app, who, &facts).await?;
    let sealed = written.seal(app, id)?;
    let (by, at, today) = (who.member.clone(), app.now(), HouseTime::load(app, organisation).await?.today);
    let changed = app.store().act("register.change", organisation, move |tx| {
        let now = tx.register_entry(register, id)?;
        if now.entry.changed_at != before.entry.changed_at {
            // Somebody else wrote meanwhile: nothing of theirs is lost unseen.
            return Err(Refusal::Conflict.into());
        }
        let reworded =
            [("title", old.title != written.title), ("text", old.text != written.text), ("people", old.people != written.people)];
        let reworded: Vec<_> = reworded.into_iter().filter_map(|(name, differs)| differs.then_some(name)).collect();
        let decided = register::change(&by, &now.entry, facts, (written.texts(), sealed, &reworded), at);
        // Of a review of access nothing is changed, but it may be closed.
        match decided {
            Ok(Some(decision)) => drop(tx.apply(&decision)?),
            Ok(None) => {}
            Err(refusal) => return Err(refusal.into()),
        }
        if closes {
            tx.apply(&register::close(&by, &now.entry, at)?)?;
        }
        tx.register_entry(register, id)
    });
    Ok(listed(app, &changed.await?, &app.member_names(organisation).await?, today))
}

/// The three routes of a register.
macro_rules! register_routes {
    ($(#[$doc:meta])* $name:ident, $register:expr, $path:tt, $one:tt, $list:tt, $create:tt, $change:tt) => {
        $(#[$doc])*
        pub(crate) mod $name {
            use super::{Change, Listed, Paging};
            use crate::app::App;
            use crate::auth::SignedIn;
            use crate::json::{Json, Sent};
            use crate::members::conversations::Page;
            use crate::problem::Problem;
            use crate::repetition::Repetition;
            use axum::extract::{Path, Query, State};
            use axum::http::StatusCode;
            use domain::permission::Permission;
            use domain::register::Register;

            /// Lists the register, the newest entry first.
            #[utoipa::path(operation_id = $list, get, path = $path, tag = "member", params(super::Paging), responses((status = 200, body = Page<Listed>)))]
            pub(crate) async fn list(State(app): State<App>, who: SignedIn, Query(paging): Query<Paging>) -> Result<Json<Page<Listed>>, Problem> {
                super::page(&app, &who, $register, &paging).await.map(Json)
            }

            /// Makes an entry.
            #[utoipa::path(operation_id = $create, post, path = $path, tag = "member", request_body = Change, responses(
                (status = 201, body = Listed), (status = 422, description = "invalid-value, with its field")))]
            pub(crate) async fn create(
                State(app): State<App>,
                who: SignedIn,
                repetition: Repetition,
                new: Sent<Change>,
            ) -> Result<(StatusCode, Json<Listed>), Problem> {
                who.member.may(Permission::RegistersWrite)?;
                let Json(new) = new?;
                let key = repetition.hash(&who.token, Register::as_str($register));
                super::add(&app, &who, $register, &new, key).await.map(|made| (StatusCode::CREATED, Json(made)))
            }

            /// Changes an entry, or closes it.
            #[utoipa::path(operation_id = $change, patch, path = $one, tag = "member", request_body = Change, params(("id" = String, Path)), responses(
                (status = 200, body = Listed), (status = 404), (status = 409, description = "conflict: it was closed, or changed meanwhile"),
                (status = 422, description = "invalid-value, with its field")))]
            pub(crate) async fn change(
                State(app): State<App>,
                who: SignedIn,
                Path(id): Path<String>,
                change: Sent<Change>,
            ) -> Result<Json<Listed>, Problem> {
                who.member.may(Permission::RegistersWrite)?;
                let Json(change) = change?;
                super::alter(&app, &who, $register, &id, &change).await.map(Json)
            }
        }
    };
}

register_routes!(
    /// Undertakings of confidentiality.
    undertakings, Register::Undertaking, "/api/v1/undertakings", "/api/v1/undertakings/{id}",
    "undertakings_list", "undertakings_create", "undertakings_change"
);
register_routes!(
    /// Trainings.
    trainings, Register::Training, "/api/v1/trainings", "/api/v1/trainings/{id}", "trainings_list", "trainings_create", "trainings_change"
);
register_routes!(
    /// Risks.
    risks, Register::Risk, "/api/v1/risks", "/api/v1/risks/{id}", "risks_list", "risks_create", "risks_change"
);
register_routes!(
    /// Tests and audits.
    audits, Register::Audit, "/api/v1/audits", "/api/v1/audits/{id}", "audits_list", "audits_create", "audits_change"
);
