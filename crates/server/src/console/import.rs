//! The import as pages: a file is checked first, and taken in when that is confirmed. Nothing of it waits on the server: the
//! confirmation sends it again.

use super::desk::Desk;
use super::page;
use super::upload;
use crate::import::{file, run};
use crate::members::imports::{BYTES_MAX, sheet};
use crate::problem::Problem;
use axum::body::Bytes;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use console::{ImportPage, ImportRow, ImportStage, Nav};
use domain::import::Turned;
use domain::permission::Permission;
use locale::Key;

/// The largest form: a file and what stands around it.
pub(crate) const FORM_BYTES_MAX: usize = BYTES_MAX + 64 * 1024;
/// The address of these pages.
const HERE: &str = "/console/contacts/import";

/// Asks for a file.
pub(crate) async fn ask(desk: Desk) -> Result<Response, Problem> {
    desk.may(Permission::ContactsImport)?;
    Ok(shown(&desk, StatusCode::OK, ImportStage::Ask, None))
}

/// The empty table.
pub(crate) async fn template(desk: Desk) -> Result<Response, Problem> {
    desk.may(Permission::ContactsImport)?;
    Ok(sheet("contacts-import.csv", file::template()))
}

/// Checks a file or, where that is confirmed, takes it in.
pub(crate) async fn take(desk: Desk, headers: HeaderMap, body: Bytes) -> Result<Response, Problem> {
    let parts = upload::parts(&headers, &body).ok_or_else(Problem::invalid_body)?;
    let part = |name: &str| parts.get(name).copied().unwrap_or_default();
    desk.check(std::str::from_utf8(part("csrf")).unwrap_or_default())?;
    desk.may(Permission::ContactsImport)?;
    let (confirmed, file) = (part("confirm") == b"yes", if part("text").is_empty() { part("file") } else { part("text") });
    if file.is_empty() {
        let sentence = locale::text(desk.locale, Key::ConsoleImportNoFile).to_owned();
        return Ok(shown(&desk, StatusCode::UNPROCESSABLE_ENTITY, ImportStage::Ask, Some(sentence)));
    }
    let report = match run::run(&desk.app, &desk.who, file, desk.locale, !confirmed).await {
        Ok(report) => report,
        Err(problem) if problem.status().is_client_error() => {
            let sentence = format!("{}. {}", problem.title(desk.locale), problem.detail(desk.locale));
            return Ok(shown(&desk, problem.status(), ImportStage::Ask, Some(sentence)));
        }
        Err(problem) => return Err(problem),
    };
    let refused = report.turned.into_iter().map(row).collect();
    let stage = if confirmed {
        ImportStage::Done { imported: report.taken, refused }
    } else {
        // It was read as UTF-8 just now.
        ImportStage::Checked { ready: report.taken, refused, text: String::from_utf8_lossy(file).into_owned() }
    };
    Ok(shown(&desk, StatusCode::OK, stage, None))
}

fn row((row, turned): (u64, Turned)) -> ImportRow {
    ImportRow { row, column: turned.column.to_owned(), reason: turned.reason.as_str().to_owned() }
}

fn shown(desk: &Desk, status: StatusCode, stage: ImportStage, problem: Option<String>) -> Response {
    let frame = desk.frame_of(Nav::Contacts, HERE.to_owned());
    page(status, ImportPage { stage, problem }.render(&frame, desk.locale))
}
