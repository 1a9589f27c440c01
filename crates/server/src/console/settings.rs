//! The settings: which there are, who may reach them, how they are searched; the organisation's and the member's own.

use super::desk::Desk;
use super::page;
use crate::members::confirmation::{self, Setting};
use crate::members::names;
use crate::problem::Problem;
use axum::extract::{Form, Query};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use console::{ConfirmationForm, LanguageForm, Nav, OrganisationPage, ProfilePage, SettingsCard, SettingsGroup, SettingsPage};
use domain::organisation::{self, Profile};
use domain::permission::Permission;
use locale::{Key, Locale};
use serde::Deserialize;
use std::collections::HashMap;

/// One setting: the group in which it stands, its way in, what it is called, what it does, by which other words people look for
/// it, and what a role needs to reach it.
struct Entry(Key, &'static str, Key, Key, Key, Option<Permission>);

/// Every setting, in the order in which they are shown; the lines of a group stand together. A new page of settings is a line here.
#[rustfmt::skip]
const ENTRIES: &[Entry] = &[
    Entry(Key::ConsoleSettingsGroupOrganisation, "/console/settings/organisation", Key::ConsoleSettingsOrganisation, Key::ConsoleSettingsOrganisationText, Key::ConsoleSettingsOrganisationWords, Some(Permission::OrganisationManage)),
    Entry(Key::ConsoleSettingsGroupOrganisation, "/console/setup/recovery", Key::ConsoleStepRecovery, Key::ConsoleStepRecoveryText, Key::ConsoleSettingsRecoveryWords, Some(Permission::OrganisationManage)),
    Entry(Key::ConsoleSettingsGroupOrganisation, "/console/setup", Key::ConsoleFirstRunTitle, Key::ConsoleSettingsFirstRunText, Key::ConsoleSettingsFirstRunWords, Some(Permission::OrganisationManage)),
    Entry(Key::ConsoleSettingsGroupOrganisation, "/console/settings/security", Key::ConsoleSecurityTitle, Key::ConsoleSecurityText, Key::ConsoleSecurityWords, Some(Permission::PrivacyRead)),
    Entry(Key::ConsoleSettingsGroupSites, "/console/settings/sites", Key::ConsoleSettingsSites, Key::ConsoleSettingsSitesText, Key::ConsoleSettingsSitesWords, Some(Permission::SitesRead)),
    Entry(Key::ConsoleSettingsGroupTeam, "/console/settings/members", Key::ConsoleMembersTitle, Key::ConsoleSettingsMembersText, Key::ConsoleSettingsMembersWords, Some(Permission::MembersManage)),
    Entry(Key::ConsoleSettingsGroupTeam, "/console/settings/roles", Key::ConsoleRolesTitle, Key::ConsoleSettingsRolesText, Key::ConsoleSettingsRolesWords, None),
    Entry(Key::ConsoleSettingsGroupTeam, "/console/settings/teams", Key::ConsoleSettingsTeams, Key::ConsoleSettingsTeamsText, Key::ConsoleSettingsTeamsWords, Some(Permission::TeamsManage)),
    Entry(Key::ConsoleSettingsGroupTeam, "/console/settings/tokens", Key::ConsoleTokensTitle, Key::ConsoleSettingsTokensText, Key::ConsoleSettingsTokensWords, Some(Permission::TokensManage)),
    Entry(Key::ConsoleSettingsGroupTeam, "/console/settings/profile", Key::ConsoleSettingsProfile, Key::ConsoleSettingsProfileText, Key::ConsoleSettingsProfileWords, None),
    Entry(Key::ConsoleSettingsGroupTeam, "/console/acts", Key::ConsoleLogTitle, Key::ConsoleLogLead, Key::ConsoleLogWords, None),
    Entry(Key::ConsoleSettingsGroupTeam, "/console/settings/signing-in", Key::ConsoleSigningInTitle, Key::ConsoleSettingsSigningInText, Key::ConsoleSettingsSigningInWords, None),
    Entry(Key::ConsoleSettingsGroupTeam, "/console/settings/identity-provider", Key::ConsoleProviderTitle, Key::ConsoleSettingsProviderText, Key::ConsoleSettingsProviderWords, Some(Permission::OrganisationManage)),
    Entry(Key::ConsoleSettingsGroupWork, "/console/settings/canned", Key::ConsoleSettingsCanned, Key::ConsoleSettingsCannedText, Key::ConsoleSettingsCannedWords, Some(Permission::ConversationsAnswer)),
    Entry(Key::ConsoleSettingsGroupWork, "/console/contacts/import", Key::ConsoleSettingsImports, Key::ConsoleSettingsImportsText, Key::ConsoleSettingsImportsWords, Some(Permission::ContactsImport)),
];

/// What is searched for.
#[derive(Deserialize)]
pub(crate) struct Wanted {
    #[serde(default)]
    q: String,
}

/// The settings that the member may reach; those that hold every word, where words are searched for.
pub(crate) async fn list(desk: Desk, Query(wanted): Query<Wanted>) -> Response {
    let query: String = wanted.q.trim().chars().take(80).collect();
    let words: Vec<String> = query.split_whitespace().map(str::to_lowercase).collect();
    let role = desk.who.member.role.clone();
    let reachable = ENTRIES.iter().filter(|Entry(.., needs)| needs.is_none_or(|permission| role.may(permission)));
    let found = reachable.filter(|entry| holds(entry, &words, desk.locale));
    let mut groups: Vec<SettingsGroup> = Vec::new();
    for Entry(group, href, title, text, ..) in found {
        let card = SettingsCard { href: (*href).to_owned(), title: *title, text: *text };
        match groups.last_mut().filter(|last| last.title == *group) {
            Some(last) => last.cards.push(card),
            None => groups.push(SettingsGroup { title: *group, cards: vec![card] }),
        }
    }
    page(StatusCode::OK, SettingsPage { query, groups }.render(&desk.frame(Nav::Settings), desk.locale))
}

fn holds(Entry(group, _, title, text, more, _): &Entry, words: &[String], locale: Locale) -> bool {
    let all = [group, title, text, more].map(|key| locale::text(locale, *key).to_lowercase()).join(" ");
    words.iter().all(|word| all.contains(word))
}

/// The organisation's page.
#[derive(Deserialize)]
pub(crate) struct Saved {
    saved: Option<String>,
}

/// The organisation's name and languages.
pub(crate) async fn organisation(desk: Desk, Query(after): Query<Saved>) -> Result<Response, Problem> {
    desk.may(Permission::OrganisationManage)?;
    let card = card(&desk).await?;
    let languages = LanguageForm { offered: card.languages.clone(), default: card.default_language() };
    let confirmation = confirmation_form(&desk).await?;
    let (name, region, saved) = (card.name, card.region, after.saved.is_some());
    let shown = OrganisationPage { name, region, languages, confirmation, saved, problem: None };
    Ok(page(StatusCode::OK, shown.render(&desk.frame(Nav::Settings), desk.locale)))
}

/// Changes them. A new name is a new notice, because the notice names the organisation.
pub(crate) async fn change_organisation(desk: Desk, Form(typed): Form<HashMap<String, String>>) -> Result<Response, Problem> {
    desk.check(typed.get("csrf").map_or("", String::as_str))?;
    let name = typed.get("name").cloned().unwrap_or_default();
    let languages = languages(&typed, desk.locale);
    match change(&desk, Some(name.clone()), &languages).await {
        Ok(()) => Ok(Redirect::to("/console/settings/organisation?saved=1").into_response()),
        Err(problem) if problem.code() == "conflict" => {
            let card = card(&desk).await?;
            let wrong = if organisation::proper_name(&name).is_none() { Key::ConsoleOrganisationWrong } else { Key::ConsoleLanguagesWrong };
            let problem = Some(locale::text(desk.locale, wrong).to_owned());
            let confirmation = confirmation_form(&desk).await?;
            let shown = OrganisationPage { name, region: card.region, languages, confirmation, saved: false, problem };
            let frame = desk.frame_of(Nav::Settings, "/console/settings/organisation".to_owned());
            Ok(page(StatusCode::UNPROCESSABLE_ENTITY, shown.render(&frame, desk.locale)))
        }
        Err(problem) => Err(problem),
    }
}

/// How consents to letters are confirmed.
async fn confirmation_form(desk: &Desk) -> Result<ConfirmationForm, Problem> {
    let Setting { email, server, recipient } = confirmation::read(&desk.app, &desk.who).await?;
    Ok(ConfirmationForm { email, server, recipient })
}

/// The form that says so.
#[derive(Deserialize)]
pub(crate) struct Confirmed {
    email: Option<String>,
    csrf: String,
}

/// Has consents to letters wait for a click in a letter, or not.
pub(crate) async fn set_confirmation(desk: Desk, Form(typed): Form<Confirmed>) -> Result<Response, Problem> {
    desk.check(&typed.csrf)?;
    desk.may(Permission::OrganisationManage)?;
    confirmation::change(&desk.app, &desk.who, typed.email.is_some()).await?;
    Ok(Redirect::to("/console/settings/organisation?saved=1#confirmation").into_response())
}

/// The languages that a form names.
pub(crate) fn languages(typed: &HashMap<String, String>, reader: Locale) -> LanguageForm {
    let offered = Locale::ALL.into_iter().filter(|l| typed.contains_key(&format!("offer-{}", l.code()))).collect();
    let default = typed.get("default").and_then(|code| Locale::parse(code)).unwrap_or(reader);
    LanguageForm { offered, default }
}

/// Changes what the organisation says of itself; the name stays where none is given.
pub(crate) async fn change(desk: &Desk, name: Option<String>, languages: &LanguageForm) -> Result<(), Problem> {
    let (by, at, languages) = (desk.who.member.clone(), desk.app.now(), languages.clone());
    let changed = desk.app.store().act("organisation.change", by.organisation, move |tx| {
        let before = tx.profile()?;
        let after = Profile {
            name: name.unwrap_or_else(|| before.name.clone()),
            languages: languages.offered,
            default_language: Some(languages.default),
        };
        let Some(decision) = organisation::change(&by, &before, after, at)? else { return Ok(()) };
        tx.apply(&decision).map(drop)
    });
    Ok(changed.await?)
}

async fn card(desk: &Desk) -> Result<store::reads::Organisation, Problem> {
    let organisation = desk.who.member.organisation;
    desk.app.read(move |r| r.organisation(organisation)).await?.ok_or_else(Problem::not_found)
}

/// A member's own name.
pub(crate) async fn profile(desk: Desk, Query(after): Query<Saved>) -> Result<Response, Problem> {
    let (organisation, member) = (desk.who.member.organisation, desk.who.member.member);
    let row = desk.app.read(move |r| r.member(organisation, member)).await?.ok_or_else(Problem::not_found)?;
    let name = names::public(&desk.app, &row).unwrap_or_default();
    let shown = ProfilePage { name, saved: after.saved.is_some(), problem: None };
    Ok(page(StatusCode::OK, shown.render(&desk.frame(Nav::Settings), desk.locale)))
}

/// The form of a member's own name.
#[derive(Deserialize)]
pub(crate) struct Named {
    name: String,
    csrf: String,
}

/// Changes it.
pub(crate) async fn rename(desk: Desk, Form(typed): Form<Named>) -> Result<Response, Problem> {
    desk.check(&typed.csrf)?;
    if names::rename(&desk.app, &desk.who, &typed.name).await? {
        return Ok(Redirect::to("/console/settings/profile?saved=1").into_response());
    }
    let problem = Some(locale::text(desk.locale, Key::ConsoleJoinNameWrong).to_owned());
    let shown = ProfilePage { name: typed.name, saved: false, problem };
    let frame = desk.frame_of(Nav::Settings, "/console/settings/profile".to_owned());
    Ok(page(StatusCode::UNPROCESSABLE_ENTITY, shown.render(&frame, desk.locale)))
}
