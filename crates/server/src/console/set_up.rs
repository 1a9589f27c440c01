//! Setting up the first organisation in the browser: its form, then the recovery key, which is typed back in part.

use super::desk::Doorway;
use super::{forms, keep, page};
use crate::app::App;
use crate::problem::Problem;
use crate::set_up::{self, Created, NewOrganisation, SetUpError};
use axum::Extension;
use axum::extract::Form;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use console::{RecoveryPage, SetupPage};
use domain::decision;
use domain::id::OrganisationId;
use locale::{Key, Locale};
use qrcode::QrCode;
use qrcode::render::svg;
use seal::Personal;
use serde::Deserialize;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Mutex;

/// How long the recovery key can be shown again after a wrong answer.
const KEPT: Duration = Duration::from_mins(30);

/// The set-up that waits for its confirmation. There is one at most: the first organisation's. Whoever holds the lock sets
/// up, so that two people cannot both be first.
#[derive(Clone, Default)]
pub(crate) struct Pending(Arc<Mutex<Option<Kept>>>);

/// What is shown again where the answer was wrong; in memory only.
struct Kept {
    /// The opaque id by which the form names it.
    setup: String,
    organisation: OrganisationId,
    /// SHA-256 of the key's last group.
    group: [u8; 32],
    recovery_key: Personal<String>,
    totp_uri: Option<Personal<String>>,
}

/// The form of the first organisation.
#[derive(Deserialize)]
pub(crate) struct Typed {
    #[serde(default)]
    code: String,
    name: String,
    #[serde(default)]
    owner_name: String,
    region: String,
    language: Option<String>,
    email: String,
    password: String,
    password2: String,
    csrf: String,
}

/// The form.
pub(crate) async fn ask(door: Doorway) -> Response {
    if door.organisations > 0 {
        return Redirect::to("/console/sign-in").into_response();
    }
    let shown = SetupPage {
        code: String::new(),
        owner_name: String::new(),
        name: String::new(),
        region: region(door.locale),
        email: String::new(),
        password_min: crate::members::session::PASSWORD_CHARS_MIN,
        problem: None,
    };
    form(&door, StatusCode::OK, &shown)
}

/// The country that people of this language most likely mean; the first of the list where the language does not say.
fn region(locale: Locale) -> String {
    match locale {
        Locale::De => "DE",
        Locale::Pl => "PL",
        Locale::Tr => "TR",
        Locale::En | Locale::Ru => "",
    }
    .to_owned()
}

fn form(door: &Doorway, status: StatusCode, shown: &SetupPage) -> Response {
    page(status, shown.render(&door.frame("/setup"), door.locale))
}

/// Sets the organisation up and shows its recovery key, once.
pub(crate) async fn create(
    mut door: Doorway,
    Extension(pending): Extension<Pending>,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    door.check(&typed.csrf)?;
    let mut kept = pending.0.lock().await;
    if door.app.read(|r| Ok(!r.organisations()?.is_empty())).await? {
        return Ok(Redirect::to("/console/sign-in").into_response());
    }
    let chosen = typed.language.as_deref().and_then(Locale::parse);
    door.locale = chosen.unwrap_or(door.locale);
    let again = SetupPage {
        code: typed.code.clone(),
        owner_name: typed.owner_name.clone(),
        name: typed.name.clone(),
        region: typed.region.clone(),
        email: typed.email.clone(),
        password_min: crate::members::session::PASSWORD_CHARS_MIN,
        problem: None,
    };
    // Whoever reaches a fresh server must not be able to claim it: the code stands where the server was started.
    let known = forms::check(typed.code.trim(), door.app.set_up_code()).is_ok();
    let tried = if known { try_to_create(&door.app, typed).await? } else { Err(Key::ConsoleSetupCodeWrong) };
    let created = match tried {
        Ok(created) => created,
        Err(key) => {
            let problem = Some(locale::text(door.locale, key).to_owned());
            return Ok(form(&door, StatusCode::UNPROCESSABLE_ENTITY, &SetupPage { problem, ..again }));
        }
    };
    let shown = kept.insert(Kept::of(&door.app, created));
    let mut response = recovery(&door, StatusCode::OK, shown, None);
    forget_later(&pending, shown.setup.clone());
    keep(&mut response, chosen.and_then(|locale| forms::language_cookie(&door.app, locale)));
    Ok(response)
}

/// Sets up, or says what is wrong with the form.
async fn try_to_create(app: &App, typed: Typed) -> Result<Result<Created, Key>, Problem> {
    let (password, again) = (Personal::new(typed.password), Personal::new(typed.password2));
    if password != again {
        return Ok(Err(Key::ConsoleSetupPasswordDiffers));
    }
    if password.expose().chars().count() < usize::from(crate::members::session::PASSWORD_CHARS_MIN) {
        return Ok(Err(Key::ConsoleSetupPasswordShort));
    }
    let new = NewOrganisation {
        name: typed.name,
        region: typed.region,
        owner_email: typed.email,
        owner_name: Some(typed.owner_name).filter(|name| !name.trim().is_empty()),
        owner_password: password,
        demo: false,
        origins: Vec::new(),
        links: (String::new(), String::new()),
    };
    let maker = app.clone();
    match app.blocking(move || set_up::organisation(&maker, &new)).await? {
        Ok(created) => Ok(Ok(created)),
        Err(SetUpError::Name) => Ok(Err(Key::ConsoleSetupNameMissing)),
        Err(SetUpError::OwnerName) => Ok(Err(Key::ConsoleJoinNameWrong)),
        Err(SetUpError::Email | SetUpError::EmailTaken) => Ok(Err(Key::ConsoleSetupEmailInvalid)),
        Err(SetUpError::Password) => Ok(Err(Key::ConsoleSetupPasswordShort)),
        Err(SetUpError::WeakPassword) => Ok(Err(Key::ConsolePasswordWeak)),
        Err(SetUpError::Region) => Err(Problem::invalid_body()),
        Err(SetUpError::Store(stop)) => Err(stop.into()),
        Err(error @ (SetUpError::Flow(_) | SetUpError::Keys)) => {
            tracing::error!(%error, "the first organisation could not be set up");
            Err(Problem::internal())
        }
    }
}

impl Kept {
    fn of(app: &App, created: Created) -> Self {
        let group = last_group(created.recovery_key.expose());
        Self {
            setup: forms::new_secret(app),
            organisation: created.organisation,
            group: seal::sha256(group.as_bytes()),
            recovery_key: created.recovery_key,
            totp_uri: created.totp_uri,
        }
    }
}

/// The last group of a recovery key as it is compared: capitals, and the digits for the letters that look like them.
pub(crate) fn last_group(text: &str) -> String {
    let group = text.trim().rsplit('-').next().unwrap_or_default();
    let plain = group.chars().filter(|c| !c.is_whitespace()).map(|c| match c.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    });
    plain.collect()
}

/// Forgets the recovery key when its time is over, confirmed or not.
fn forget_later(pending: &Pending, setup: String) {
    let pending = pending.clone();
    tokio::spawn(async move {
        tokio::time::sleep(KEPT).await;
        let mut kept = pending.0.lock().await;
        kept.take_if(|kept| kept.setup == setup);
    });
}

fn recovery(door: &Doorway, status: StatusCode, kept: &Kept, problem: Option<Key>) -> Response {
    let shown = RecoveryPage {
        setup: kept.setup.clone(),
        recovery_key: kept.recovery_key.expose().clone(),
        totp_uri: kept.totp_uri.as_ref().map(|uri| uri.expose().clone()).unwrap_or_default(),
        qr_svg: kept.totp_uri.as_ref().map(|uri| picture(uri.expose())).unwrap_or_default(),
        problem: problem.map(|key| locale::text(door.locale, key).to_owned()),
    };
    page(status, shown.render(&door.frame("/setup"), door.locale))
}

/// The picture that authenticator apps scan. The page's own colours may be dark, a scanner wants black on white.
pub(crate) fn picture(uri: &str) -> String {
    let Ok(code) = QrCode::new(uri) else { return String::new() };
    let svg = code.render::<svg::Color<'_>>().min_dimensions(200, 200).build();
    svg.split_once("?>").map_or(svg.clone(), |(_, svg)| svg.to_owned())
}

/// The answer to the recovery key.
#[derive(Deserialize)]
pub(crate) struct Confirmed {
    setup: String,
    group: String,
    csrf: String,
}

/// Records that the recovery key is kept, where its last group was typed back.
pub(crate) async fn confirm(
    door: Doorway,
    Extension(pending): Extension<Pending>,
    Form(typed): Form<Confirmed>,
) -> Result<Response, Problem> {
    door.check(&typed.csrf)?;
    let mut slot = pending.0.lock().await;
    let Some(kept) = slot.as_ref().filter(|kept| kept.setup == typed.setup) else {
        return Ok(Redirect::to("/console/sign-in").into_response());
    };
    if seal::sha256(last_group(&typed.group).as_bytes()) != kept.group {
        return Ok(recovery(&door, StatusCode::UNPROCESSABLE_ENTITY, kept, Some(Key::ConsoleRecoveryWrong)));
    }
    let at = door.app.now();
    let confirmed = door.app.store().act("recovery.confirm", kept.organisation, move |tx| {
        let holder = tx.recovery()?.id;
        tx.apply(&decision::set_up::confirm_recovery(holder, at)).map(drop)
    });
    confirmed.await?;
    *slot = None;
    Ok(Redirect::to("/console/sign-in?after=set-up").into_response())
}

#[cfg(test)]
mod tests {
    use super::last_group;

    #[test]
    fn a_group_is_read_as_it_is_written_by_hand() {
        assert_eq!(last_group("pr1_AAAA-BBBB-01ZG"), "01ZG");
        assert_eq!(last_group(" oLzg "), "01ZG");
        assert_eq!(last_group("01 zg"), "01ZG");
        assert_ne!(last_group("01ZH"), "01ZG");
    }
}
