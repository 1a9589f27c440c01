//! The pages of a site that has none: its privacy notice in full, and who is behind it.

use super::data_page::escape;
use super::pages::{Wanted, set_policy};
use super::snippet::Face;
use crate::app::App;
use crate::origin::Languages;
use crate::problem::Problem;
use crate::show::Links;
use axum::extract::{Path, Query, State};
use axum::response::{Html, IntoResponse, Response};
use domain::notice::generated;
use locale::{Key, Locale};
use std::fmt::Write as _;
use store::reads::Site;

/// Where a site's privacy notice and imprint are: its own pages, else ours.
pub(crate) fn links(site: &Site, locale: Locale) -> Links {
    let or_ours = |own: &str, page: &str| match own {
        "" => format!("/w/{}/{page}?locale={}", site.id, locale.code()),
        own => own.to_owned(),
    };
    Links { privacy: or_ours(&site.privacy_url, "privacy"), imprint: or_ours(&site.imprint_url, "imprint") }
}

/// The privacy notice: the one that is shown in the chat and named in every consent.
pub(crate) async fn privacy(
    State(app): State<App>,
    Path(id): Path<String>,
    Query(wanted): Query<Wanted>,
    accept: Languages,
) -> Result<Response, Problem> {
    let face = Face::of(&app, &id).await?;
    let (organisation, locale) = (face.card.id, face.card.serves(wanted.locale(&accept)));
    let text = app.read(move |r| r.notice(organisation, locale)).await?.ok_or_else(Problem::not_found)?;
    Ok(page(locale, &face.card.name, &text.title, &text.body))
}

/// Who is behind the site, and how they are reached.
pub(crate) async fn imprint(
    State(app): State<App>,
    Path(id): Path<String>,
    Query(wanted): Query<Wanted>,
    accept: Languages,
) -> Result<Response, Problem> {
    let face = Face::of(&app, &id).await?;
    let locale = face.card.serves(wanted.locale(&accept));
    let identity = app.identity(face.card.id).await?;
    let title = locale::text(locale, Key::NoticeImprintTitle);
    Ok(page(locale, &face.card.name, title, &generated::controller(&identity, locale)))
}

/// A page that stands alone.
fn page(locale: Locale, organisation: &str, title: &str, body: &str) -> Response {
    let mut out = String::with_capacity(body.len() * 2);
    let (title, organisation) = (escape(title), escape(organisation));
    let _ = write!(
        out,
        "<!doctype html><html lang=\"{}\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">\
         <title>{title} · {organisation}</title><main><h1>{title}</h1><p>{organisation}</p>",
        locale.code(),
    );
    for paragraph in body.split("\n\n").filter(|paragraph| !paragraph.trim().is_empty()) {
        let _ = write!(out, "<p>{}</p>", escape(paragraph.trim()).replace('\n', "<br>"));
    }
    out.push_str("</main></html>");
    let mut response = Html(out).into_response();
    set_policy(&mut response, "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'", "no-referrer");
    response
}
