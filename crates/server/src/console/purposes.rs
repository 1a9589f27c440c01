//! Purposes: the list, and the form that defines or changes one.

use super::desk::Desk;
use super::identity::Saved;
use super::page;
use crate::members::purposes::{self, Wish};
use crate::members::roles;
use crate::problem::Problem;
use axum::extract::{Form, Path, Query};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use console::{Nav, PurposePage, PurposesPage};
use domain::Purpose;
use domain::category::DataCategory;
use domain::jurisdiction::gdpr;
use domain::permission::Permission;
use domain::purpose::{Basis, PurposeRule};
use domain::refusal::Refusal;
use jiff::tz::TimeZone;
use locale::{Key, Locale};
use std::collections::{BTreeMap, HashMap};

type Typed = HashMap<String, String>;

/// Lists them.
pub(super) async fn list(desk: Desk, Query(after): Query<Saved>) -> Result<Response, Problem> {
    desk.may(Permission::PrivacyRead)?;
    let organisation = desk.who.member.organisation;
    let rules = desk.app.read(move |r| r.purposes(organisation)).await?;
    let roles = roles::Facts::load(&desk.app, organisation).await?.roles.into_iter().map(|(role, _)| role).collect();
    let may_write = desk.who.member.role.may(Permission::PurposesWrite);
    let shown = PurposesPage { rules, roles, may_write, saved: after.saved.is_some() };
    Ok(page(StatusCode::OK, shown.render(&desk.frame(Nav::Privacy), desk.locale)))
}

/// The form of a new one.
pub(super) async fn begin(desk: Desk) -> Result<Response, Problem> {
    desk.may(Permission::PurposesWrite)?;
    let empty = PurposeRule::new(Purpose::conversation(), Basis::Consent, false, &[]);
    let shown = PurposePage { new: Some(String::new()), ..form(&desk, empty) };
    Ok(page(StatusCode::OK, shown.render(&desk.frame(Nav::Privacy), desk.locale)))
}

/// Defines it.
pub(super) async fn create(desk: Desk, Form(typed): Form<Typed>) -> Result<Response, Problem> {
    desk.check(typed.get("csrf").map_or("", String::as_str))?;
    desk.may(Permission::PurposesWrite)?;
    let name = field(&typed, "name");
    let added = match wish(&typed) {
        Ok(wish) => purposes::add(&desk.app, &desk.who, Wish { name: Some(name.clone()), ..wish }, None).await,
        Err(problem) => Err(problem),
    };
    match added {
        Ok(_) => Ok(saved()),
        Err(problem) => {
            let empty = PurposeRule::new(Purpose::conversation(), Basis::Consent, false, &[]);
            again(&desk, empty, Some(name), &typed, problem)
        }
    }
}

/// The form of one that exists.
pub(super) async fn edit(desk: Desk, Path(name): Path<String>) -> Result<Response, Problem> {
    desk.may(Permission::PurposesWrite)?;
    let shown = form(&desk, rule(&desk, &name).await?);
    Ok(page(StatusCode::OK, shown.render(&desk.frame(Nav::Privacy), desk.locale)))
}

/// Changes it.
pub(super) async fn change(desk: Desk, Path(name): Path<String>, Form(typed): Form<Typed>) -> Result<Response, Problem> {
    desk.check(typed.get("csrf").map_or("", String::as_str))?;
    desk.may(Permission::PurposesWrite)?;
    let changed = match wish(&typed) {
        Ok(wish) => purposes::set(&desk.app, &desk.who, &name, wish).await,
        Err(problem) => Err(problem),
    };
    match changed {
        Ok(_) => Ok(saved()),
        Err(problem) => again(&desk, rule(&desk, &name).await?, None, &typed, problem),
    }
}

fn saved() -> Response {
    Redirect::to("/console/privacy/purposes?saved=1").into_response()
}

async fn rule(desk: &Desk, name: &str) -> Result<PurposeRule, Problem> {
    let organisation = desk.who.member.organisation;
    let rules = desk.app.read(move |r| r.purposes(organisation)).await?;
    rules.into_iter().find(|rule| rule.purpose.as_str() == name).ok_or_else(Problem::not_found)
}

fn form(desk: &Desk, rule: PurposeRule) -> PurposePage {
    let text = |months: Option<u16>| months.map(|months| months.to_string()).unwrap_or_default();
    let usual_rest = gdpr::REASK_MONTHS.on(desk.app.now().to_zoned(TimeZone::UTC).date()).value;
    PurposePage { new: None, months: (text(rule.valid_months), text(rule.reask_months)), usual_rest, problem: None, rule }
}

/// The form again, with what was typed and why it was not saved. What is no problem of the form is one of the page.
fn again(desk: &Desk, before: PurposeRule, new: Option<String>, typed: &Typed, problem: Problem) -> Result<Response, Problem> {
    let key = match (problem.code(), problem.field()) {
        ("conflict", _) => Key::ConsolePurposesWrongTaken,
        ("purpose-refused", Some("name")) => Key::ConsolePurposesWrongName,
        ("purpose-refused", Some("basis")) => Key::ConsolePurposesWrongBasis,
        ("purpose-refused", Some("special")) => Key::ConsolePurposesWrongSpecial,
        ("purpose-refused", Some("gdpr_article" | "kvkk_article")) => Key::ConsolePurposesWrongArticle,
        ("purpose-refused", Some("categories")) => Key::ConsolePurposesWrongCategories,
        ("purpose-refused", Some("names")) => Key::ConsolePurposesWrongNames,
        ("purpose-refused", Some("valid_months" | "reask_months")) => Key::ConsolePurposesWrongMonths,
        ("purpose-refused", Some("archived")) => Key::ConsolePurposesWrongArchived,
        _ => return Err(problem),
    };
    // What cannot be part of a rule is typed back as it was.
    let rule = wish(typed).ok().and_then(|wish| wish.on(before.clone()).ok()).unwrap_or(before);
    let back = new.as_deref().map_or_else(|| rule.purpose.to_string(), |_| "new".to_owned());
    let months = (field(typed, "valid"), field(typed, "rest"));
    let problem = Some(locale::text(desk.locale, key).to_owned());
    let shown = PurposePage { new, months, problem, ..form(desk, rule) };
    let frame = desk.frame_of(Nav::Privacy, format!("/console/privacy/purposes/{back}"));
    Ok(page(StatusCode::UNPROCESSABLE_ENTITY, shown.render(&frame, desk.locale)))
}

fn field(typed: &Typed, name: &str) -> String {
    typed.get(name).map(|value| value.trim().to_owned()).unwrap_or_default()
}

/// What a form wishes: everything that it shows.
fn wish(typed: &Typed) -> Result<Wish, Problem> {
    let months = |name: &str, refused: &'static str| match field(typed, name).as_str() {
        "" => Ok(Some(None)),
        text => text.parse().map(|months| Some(Some(months))).map_err(|_| Problem::from(Refusal::PurposeRefused { field: refused })),
    };
    let named = |locale: Locale| Some((locale.code().to_owned(), typed.get(&format!("shown-{}", locale.code()))?.clone()));
    let names: BTreeMap<_, _> = Locale::ALL.into_iter().filter_map(named).collect();
    let ticked = |category: &&DataCategory| typed.contains_key(&format!("category-{}", category.as_str()));
    Ok(Wish {
        name: None,
        names: Some(names),
        basis: Some(field(typed, "basis")),
        // One that is left empty is the usual one of the basis.
        gdpr_article: Some(field(typed, "gdpr")),
        kvkk_article: Some(field(typed, "kvkk")),
        special: Some(typed.contains_key("special")),
        categories: Some(DataCategory::ALL.iter().filter(ticked).map(|category| category.as_str().to_owned()).collect()),
        valid_months: months("valid", "valid_months")?,
        reask_months: months("rest", "reask_months")?,
        archived: Some(typed.contains_key("archived")),
    })
}
