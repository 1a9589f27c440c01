//! The first run after the sign-in: what is still to be done is seen from what there is, so that nothing is lost by stopping.

use super::desk::Desk;
use super::{Bare, page, settings};
use crate::bots::{TEMPLATES, Template};
use crate::members::flows::{self, NewVersion};
use crate::members::{invitations, recovery_codes};
use crate::origin::own_url;
use crate::problem::Problem;
use crate::visit::snippet::Face;
use axum::extract::{Form, Path};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use console::{BotChoice, CodesPage, FirstRunPage, FirstRunStep, FirstRunStepPage, LanguageForm, Nav, StepBody, StepState};
use domain::membership;
use domain::organisation::{self, SiteProfile};
use domain::permission::{Permission, Role};
use locale::Key;
use seal::{Token, TokenKind};
use serde::Deserialize;
use std::collections::HashMap;
use store::reads::{Organisation, Recovery, Site};

/// Where the overview is.
const HERE: &str = "/console/setup";
/// The step that stands for the whole first run, once it was left.
const FINISHED: &str = "finish";

/// What there is, as far as the first run asks.
struct Seen {
    card: Organisation,
    site: Option<Site>,
    /// The name of the site's published flow, and whether it is still the one of the set-up.
    flow: Option<(String, bool)>,
    recovery: Option<Recovery>,
    owners: usize,
    invited: bool,
    codes_left: u64,
    closed: Vec<String>,
    came: bool,
}

impl Seen {
    async fn read(desk: &Desk) -> Result<Self, Problem> {
        let (organisation, member, now) = (desk.who.member.organisation, desk.who.member.member, desk.app.now());
        let read = desk.app.read(move |r| {
            let Some(card) = r.organisation(organisation)? else { return Ok(None) };
            let site = r.sites(organisation)?.into_iter().next();
            let flow = match &site {
                Some(site) => r.flow(organisation, site.flow)?.map(|flow| (flow.name, flow.version == 1)),
                None => None,
            };
            let invitations = r.invitations(organisation)?;
            let invited = invitations.iter().any(|row| row.invitation.role == Role::Owner && now < row.invitation.expires_at);
            Ok(Some(Self {
                card,
                site,
                flow,
                recovery: r.recovery(organisation)?,
                owners: r.members(organisation)?.iter().filter(|row| row.role == Role::Owner).count(),
                invited,
                codes_left: r.codes_left(member)?,
                closed: r.closed_steps(organisation)?,
                came: r.somebody_came(organisation)?,
            }))
        });
        read.await?.ok_or_else(Problem::not_found)
    }

    fn state(&self, step: FirstRunStep) -> StepState {
        let closed = self.closed.iter().any(|closed| closed == step.name());
        let done = match step {
            FirstRunStep::Languages => self.card.default_language.is_some(),
            FirstRunStep::Site => self
                .site
                .as_ref()
                .is_some_and(|site| !site.origins.is_empty() && !site.privacy_url.is_empty() && !site.imprint_url.is_empty()),
            FirstRunStep::Recovery => self.recovery.as_ref().is_some_and(|recovery| recovery.confirmed_at.is_some()),
            FirstRunStep::Holder => self.owners > 1 || self.invited,
            FirstRunStep::Codes => self.codes_left > 0,
            FirstRunStep::Bot => self.flow.as_ref().is_some_and(|(_, first)| !first),
            // Nobody but the owner knows what stands on their page.
            FirstRunStep::Snippet => closed,
            FirstRunStep::Visit => self.came,
        };
        match (done, closed) {
            (true, _) => StepState::Done,
            (false, true) => StepState::Later,
            (false, false) => StepState::Open,
        }
    }

    fn steps(&self) -> Vec<(FirstRunStep, StepState)> {
        FirstRunStep::ALL.into_iter().map(|step| (step, self.state(step))).collect()
    }

    /// Where one goes on: the next open step behind this one, else the overview.
    fn next(&self, step: FirstRunStep) -> String {
        let behind = FirstRunStep::ALL.into_iter().skip_while(|s| *s != step).skip(1);
        behind
            .into_iter()
            .find(|step| self.state(*step) == StepState::Open)
            .map_or_else(|| HERE.to_owned(), |next| format!("{HERE}/{}", next.name()))
    }
}

/// Whether an owner's work begins with the first run: something is open, and it was not left.
pub(crate) async fn is_open(desk: &Desk) -> Result<bool, Problem> {
    if !desk.who.member.role.may(Permission::OrganisationManage) {
        return Ok(false);
    }
    let seen = Seen::read(desk).await?;
    let left = seen.card.demo || seen.closed.iter().any(|step| step == FINISHED);
    Ok(!left && seen.steps().iter().any(|(_, state)| *state == StepState::Open))
}

/// All steps, and how they stand.
pub(crate) async fn overview(desk: Desk) -> Result<Response, Problem> {
    desk.may(Permission::OrganisationManage)?;
    let shown = FirstRunPage { steps: Seen::read(&desk).await?.steps() };
    Ok(page(StatusCode::OK, shown.render(&desk.frame(Nav::Settings), desk.locale)))
}

/// One step.
pub(crate) async fn ask(desk: Desk, headers: HeaderMap, Path(step): Path<String>) -> Result<Response, Problem> {
    desk.may(Permission::OrganisationManage)?;
    let step = FirstRunStep::parse(&step).ok_or_else(Problem::not_found)?;
    let seen = Seen::read(&desk).await?;
    let body = body(&desk, &headers, &seen, step).await?;
    Ok(shown(&desk, &seen, StatusCode::OK, step, body, None))
}

async fn body(desk: &Desk, headers: &HeaderMap, seen: &Seen, step: FirstRunStep) -> Result<StepBody, Problem> {
    let site = seen.site.as_ref().ok_or_else(Problem::not_found)?;
    Ok(match step {
        FirstRunStep::Languages => {
            let default = seen.card.default_language.unwrap_or(desk.locale);
            StepBody::Languages(LanguageForm { offered: seen.card.languages.clone(), default })
        }
        FirstRunStep::Site => StepBody::Site {
            name: site.name.clone(),
            address: site.origins.join(" "),
            privacy: site.privacy_url.clone(),
            imprint: site.imprint_url.clone(),
        },
        FirstRunStep::Recovery => StepBody::Recovery { kept: seen.state(step) == StepState::Done },
        FirstRunStep::Holder => StepBody::Holder { there: seen.owners > 1, pending: seen.invited, link: None },
        FirstRunStep::Codes => StepBody::Codes { left: seen.codes_left },
        FirstRunStep::Bot => StepBody::Bot(choices(seen)),
        FirstRunStep::Snippet => {
            let language = seen.card.serves(desk.locale);
            let face = Face::of(&desk.app, &site.id.to_string()).await?;
            let code = face.snippet(face.look.kind, language, &own_url(&desk.app, headers));
            StepBody::Snippet { code, install: format!("/console/settings/sites/{}/install", site.id) }
        }
        FirstRunStep::Visit => StepBody::Visit { chat: format!("/w/{}", site.id), came: seen.came },
    })
}

fn choices(seen: &Seen) -> Vec<BotChoice> {
    let published = seen.flow.as_ref().filter(|(_, first)| !first).map(|(name, _)| name.as_str());
    let choice = |template: &Template| {
        let (title, text) = match template.id {
            "practice" => (Key::ConsoleTemplatePractice, Key::ConsoleTemplatePracticeAbout),
            "agency" => (Key::ConsoleTemplateAgency, Key::ConsoleTemplateAgencyAbout),
            _ => (Key::ConsoleTemplateStandard, Key::ConsoleTemplateStandardAbout),
        };
        BotChoice { id: template.id.to_owned(), title, text, chosen: published == Some(template.name) }
    };
    TEMPLATES.iter().map(choice).collect()
}

fn shown(desk: &Desk, seen: &Seen, status: StatusCode, step: FirstRunStep, body: StepBody, problem: Option<Key>) -> Response {
    let problem = problem.map(|key| locale::text(desk.locale, key).to_owned());
    let shown = FirstRunStepPage { step, state: seen.state(step), body, problem };
    let frame = desk.frame_of(Nav::Settings, format!("{HERE}/{}", step.name()));
    page(status, shown.render(&frame, desk.locale))
}

/// Goes on behind a step that was answered.
async fn on(desk: &Desk, step: FirstRunStep) -> Result<Response, Problem> {
    Ok(Redirect::to(&Seen::read(desk).await?.next(step)).into_response())
}

/// What a step's form holds.
type Fields = HashMap<String, String>;

/// Takes the answer to a step.
pub(crate) async fn answer(
    desk: Desk,
    headers: HeaderMap,
    Path(step): Path<String>,
    Form(typed): Form<Fields>,
) -> Result<Response, Problem> {
    desk.check(typed.get("csrf").map_or("", String::as_str))?;
    desk.may(Permission::OrganisationManage)?;
    match FirstRunStep::parse(&step).ok_or_else(Problem::not_found)? {
        FirstRunStep::Languages => languages(&desk, &typed).await,
        FirstRunStep::Site => site(&desk, &typed).await,
        FirstRunStep::Recovery => make_recovery(&desk).await,
        FirstRunStep::Holder => holder(&desk, &headers, &typed).await,
        FirstRunStep::Codes => codes(&desk).await,
        FirstRunStep::Bot => bot(&desk, &typed).await,
        // Only the owner can know that the chat stands on their page, and there is nothing to answer to a visit.
        step @ (FirstRunStep::Snippet | FirstRunStep::Visit) => {
            close(&desk, step.name()).await?;
            on(&desk, step).await
        }
    }
}

/// Takes the languages.
async fn languages(desk: &Desk, typed: &Fields) -> Result<Response, Problem> {
    let form = settings::languages(typed, desk.locale);
    match settings::change(desk, None, &form).await {
        Ok(()) => on(desk, FirstRunStep::Languages).await,
        Err(problem) if problem.code() == "conflict" => {
            let (seen, wrong) = (Seen::read(desk).await?, Some(Key::ConsoleLanguagesWrong));
            let body = StepBody::Languages(form);
            Ok(shown(desk, &seen, StatusCode::UNPROCESSABLE_ENTITY, FirstRunStep::Languages, body, wrong))
        }
        Err(problem) => Err(problem),
    }
}

/// Takes where the chat will stand.
async fn site(desk: &Desk, typed: &Fields) -> Result<Response, Problem> {
    let seen = Seen::read(desk).await?;
    let site = seen.site.as_ref().ok_or_else(Problem::not_found)?.id;
    let (by, at) = (desk.who.member.clone(), desk.app.now());
    let field = |name: &str| typed.get(name).cloned().unwrap_or_default();
    let (name, address, privacy, imprint) = (field("name"), field("address"), field("privacy"), field("imprint"));
    let told = SiteProfile {
        name: name.clone(),
        origins: address.clone(),
        privacy_url: with_scheme(&privacy),
        imprint_url: with_scheme(&imprint),
    };
    let told =
        desk.app.store().act("site.tell", by.organisation, move |tx| tx.apply(&organisation::tell_site(&by, site, &told, at)?).map(drop));
    match told.await.map_err(Problem::from) {
        Ok(()) => on(desk, FirstRunStep::Site).await,
        Err(problem) if problem.code() == "conflict" => {
            let body = StepBody::Site { name, address, privacy, imprint };
            Ok(shown(desk, &seen, StatusCode::UNPROCESSABLE_ENTITY, FirstRunStep::Site, body, Some(Key::ConsoleSiteWrong)))
        }
        Err(problem) => Err(problem),
    }
}

/// An address that was typed without its beginning, as people do.
fn with_scheme(link: &str) -> String {
    let link = link.trim();
    if link.contains("://") { link.to_owned() } else { format!("https://{link}") }
}

/// Makes a new recovery key and shows it, once.
async fn make_recovery(desk: &Desk) -> Result<Response, Problem> {
    desk.who.recent(desk.app.now())?;
    let token = Token::make(TokenKind::Recovery, desk.app.entropy().as_ref());
    let holder = invitations::new_holder(&desk.app, &token);
    let (by, at) = (desk.who.member.clone(), desk.app.now());
    let public = token.key_pair().public();
    let seals = invitations::resealed(&desk.app, &desk.who, &Role::Owner, holder.id, public).await?;
    let made = desk.app.store().act("recovery.make", by.organisation, move |tx| {
        let purposes = tx.pair_names()?;
        tx.apply(&membership::make_recovery(&by, holder, &purposes, seals, at)?)
    });
    made.await?;
    crate::work::scrub_soon(&desk.app);
    let seen = Seen::read(desk).await?;
    let body = StepBody::RecoveryKey { key: token.expose().to_owned() };
    Ok(shown(desk, &seen, StatusCode::OK, FirstRunStep::Recovery, body, None))
}

/// The key, as the page was given it, and its last group as it was typed back.
#[derive(Deserialize)]
pub(crate) struct Kept {
    key: String,
    group: String,
    csrf: String,
}

/// Records that the new key is kept. The page brings the key back, so that nothing of it waits here: a restart loses nothing.
pub(crate) async fn keep_recovery(desk: Desk, Form(typed): Form<Kept>) -> Result<Response, Problem> {
    desk.check(&typed.csrf)?;
    let token = Token::parse(TokenKind::Recovery, &typed.key).map_err(|_| Problem::invalid_body())?;
    if super::set_up::last_group(&typed.group) != super::set_up::last_group(token.expose()) {
        let (seen, wrong) = (Seen::read(&desk).await?, Some(Key::ConsoleRecoveryWrong));
        let body = StepBody::RecoveryKey { key: token.expose().to_owned() };
        return Ok(shown(&desk, &seen, StatusCode::UNPROCESSABLE_ENTITY, FirstRunStep::Recovery, body, wrong));
    }
    let (by, at, lookup) = (desk.who.member.clone(), desk.app.now(), token.lookup());
    let kept = desk.app.store().act("recovery.keep", by.organisation, move |tx| {
        let newest = tx.recovery()?;
        // What was typed must be the newest key itself, not an older page's.
        if newest.lookup.as_deref() != Some(lookup.as_slice()) {
            return Err(domain::Refusal::NotFound.into());
        }
        domain::hold::may_end_other_keys(tx.stranded_holds(newest.id)?)?;
        tx.apply(&membership::keep_recovery(&by, newest.id, newest.id, at)?).map(drop)
    });
    kept.await?;
    // What the old key opened stands in the WAL until then.
    crate::work::scrub_soon(&desk.app);
    on(&desk, FirstRunStep::Recovery).await
}

/// Invites a second owner and shows the link, once.
async fn holder(desk: &Desk, headers: &HeaderMap, typed: &Fields) -> Result<Response, Problem> {
    desk.who.recent(desk.app.now())?;
    let invited = invitations::invite(&desk.app, &desk.who, Role::Owner, typed.get("email").map_or("", String::as_str)).await?;
    let (link, status, problem) = match invited {
        Ok(made) => (Some(invitations::link(&desk.app, headers, &made.token)), StatusCode::OK, None),
        Err(_) => (None, StatusCode::UNPROCESSABLE_ENTITY, Some(Key::ConsoleSetupEmailInvalid)),
    };
    let seen = Seen::read(desk).await?;
    let body = StepBody::Holder { there: seen.owners > 1, pending: seen.invited, link };
    Ok(shown(desk, &seen, status, FirstRunStep::Holder, body, problem))
}

/// Makes the owner's recovery codes and shows them, once: who loses their app and has nobody else who helps, is locked out for good.
async fn codes(desk: &Desk) -> Result<Response, Problem> {
    desk.who.recent(desk.app.now())?;
    let codes = match recovery_codes::renew(&desk.app, &desk.who).await {
        Ok(codes) => codes,
        // There is nothing yet that they could stand in for.
        Err(problem) if problem.code() == "conflict" => return Ok(Redirect::to("/console/settings/signing-in").into_response()),
        Err(problem) => return Err(problem),
    };
    let shown = CodesPage { codes: codes.shown(), next: Seen::read(desk).await?.next(FirstRunStep::Codes) };
    Ok(page(StatusCode::OK, shown.render(&desk.frame(Nav::Settings), desk.locale)))
}

/// Publishes a template as the site's bot. Conversations that have begun go on with the bot that they began with.
async fn bot(desk: &Desk, typed: &Fields) -> Result<Response, Problem> {
    let template = typed.get("template").and_then(|id| Template::find(id)).ok_or_else(Problem::invalid_body)?;
    let flow = Seen::read(desk).await?.site.ok_or_else(Problem::not_found)?.flow;
    let new = NewVersion { source: template.source.to_owned(), articles: Some(template.articles()) };
    flows::publish_it(&desk.app, &desk.who, flow, None, new, None).await?;
    on(desk, FirstRunStep::Bot).await
}

/// Which step waits.
#[derive(Deserialize)]
pub(crate) struct Later {
    step: String,
    csrf: String,
}

/// Puts a step aside.
pub(crate) async fn later(desk: Desk, Form(typed): Form<Later>) -> Result<Response, Problem> {
    desk.check(&typed.csrf)?;
    let step = FirstRunStep::parse(&typed.step).ok_or_else(Problem::invalid_body)?;
    close(&desk, step.name()).await?;
    on(&desk, step).await
}

/// Leaves the first run: from now on the console begins with the inbox.
pub(crate) async fn finish(desk: Desk, Form(form): Form<Bare>) -> Result<Response, Problem> {
    desk.check(&form.csrf)?;
    close(&desk, FINISHED).await?;
    Ok(Redirect::to(desk.home()).into_response())
}

async fn close(desk: &Desk, step: &'static str) -> Result<(), Problem> {
    let (by, at) = (desk.who.member.clone(), desk.app.now());
    let closed =
        desk.app.store().act("first-run.close", by.organisation, move |tx| tx.apply(&organisation::close_step(&by, step, at)?).map(drop));
    Ok(closed.await?)
}
