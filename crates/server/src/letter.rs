//! Letters: what is written to people by mail, in their language, as words and as plain HTML. They hold no image, no tracking and
//! nothing that is loaded from anywhere; each carries the link that ends them.

use crate::app::App;
use crate::house_time::HouseTime;
use crate::mail::{Beside, File, Letter};
use crate::problem::Problem;
use crate::visit::data_page::escape;
use crate::withdrawal::{self, Link};
use axum::http::StatusCode;
use domain::membership;
use domain::principal::Visitor;
use domain::retention;
use jiff::tz::TimeZone;
use locale::{Key, Locale, date, messages, number, text};
use seal::{Personal, Token};
use store::reads::Organisation;

/// The letter that asks for the click.
pub(crate) async fn confirmation(app: &App, v: &Visitor, to: Personal<String>, secret: &Token, link: &Link) -> Result<Letter, Problem> {
    // What a request calls this host is no address to write into a letter: whoever asks chooses it.
    let unfit = || Problem::new(StatusCode::BAD_GATEWAY, "not-sent");
    let own = app.settings().public_url.clone().ok_or_else(unfit)?;
    let organisation = v.organisation;
    let card = app.read(move |r| r.organisation(organisation)).await?.ok_or_else(Problem::not_found)?;
    let (locale, at) = (v.locale, app.now());
    let until = date::date_time(locale, &retention::ungranted_until(at).to_zoned(TimeZone::UTC));
    let mut click = format!("{own}/confirm?lang={}#", locale.code());
    // The letter is the one place where the secret stands.
    click.push_str(secret.expose());
    let withdraw = format!("{own}/withdraw/{}", withdrawal::text(app, link));
    let lead = messages::letter_confirm_lead(locale, &card.name);
    let end = messages::letter_confirm_until(locale, &card.name, &until);
    Ok(Letter {
        id: app.id(),
        at,
        subject: messages::letter_confirm_subject(locale, &card.name),
        text: words(locale, [&lead, &click, &end, &withdraw]),
        beside: Beside::Page { html: page(locale, [&lead, &click, &end, &withdraw]), withdraw },
        sender: card.name,
        to,
    })
}

/// The letter with the day's checkpoint, as `parlour ledger verify --checkpoint` takes it, and its time-stamp where it has one.
pub(crate) fn checkpoint(app: &App, card: &Organisation, here: &HouseTime, to: Personal<String>, kept: &Kept<'_>) -> Letter {
    let locale = card.default_language();
    let day = date::long(locale, here.today);
    let say = |key| text(locale, key);
    let name = |ending: &str| format!("checkpoint-{}.{ending}", here.today);
    let mut words = vec![
        messages::letter_checkpoint_lead(locale, &day, &card.name),
        messages::letter_checkpoint_size(locale, &number(locale, kept.size)),
        say(Key::LetterCheckpointKeep).to_owned(),
    ];
    let note = File { name: name("txt"), kind: "text/plain; charset=utf-8", bytes: kept.note.as_bytes().to_vec() };
    let mut files = vec![note];
    if let Some(stamp) = kept.stamp {
        words.push(say(Key::LetterCheckpointStamp).to_owned());
        files.push(File { name: name("tsr"), kind: "application/timestamp-reply", bytes: stamp.to_vec() });
    }
    words.push(say(Key::LetterCheckpointEnd).to_owned());
    Letter {
        id: app.id(),
        at: here.at,
        subject: messages::letter_checkpoint_subject(locale, &day, &card.name),
        text: format!("{}\r\n", words.join("\r\n\r\n")),
        beside: Beside::Files(files),
        sender: card.name.clone(),
        to,
    }
}

/// The letter that leads somebody in whom the organisation's identity provider named; `None` where Parlour was not told its own address: what a
/// request calls this host is no address to write into a letter.
pub(crate) fn invitation(app: &App, card: &Organisation, here: &HouseTime, to: Personal<String>, secret: &Token) -> Option<Letter> {
    let locale = card.default_language();
    let until = here.at.saturating_add(membership::INVITED).unwrap_or(here.at);
    let mut link = format!("{}/console/join#", app.settings().public_url.as_ref()?);
    // The letter is the one place where the secret stands.
    link.push_str(secret.expose());
    let words = [
        messages::letter_invitation_lead(locale, &card.name),
        link,
        messages::letter_invitation_until(locale, &date::date_time(locale, &until.to_zoned(here.zone.clone()))),
        text(locale, Key::LetterInvitationNotYou).to_owned(),
    ];
    Some(Letter {
        id: app.id(),
        at: here.at,
        subject: messages::letter_invitation_subject(locale, &card.name),
        text: format!("{}\r\n", words.join("\r\n\r\n")),
        beside: Beside::Files(vec![]),
        sender: card.name.clone(),
        to,
    })
}

/// What a letter with a checkpoint keeps for its reader.
pub(crate) struct Kept<'k> {
    pub(crate) size: u64,
    /// The signed note.
    pub(crate) note: &'k str,
    /// What an authority answered over it.
    pub(crate) stamp: Option<&'k [u8]>,
}

/// The letter in words.
fn words(locale: Locale, [lead, click, end, withdraw]: [&str; 4]) -> String {
    let say = |key| text(locale, key);
    let (not_you, footer) = (say(Key::LetterConfirmNotYou), say(Key::LetterFooter));
    format!("{lead}\r\n\r\n{click}\r\n\r\n{end}\r\n\r\n{not_you}\r\n{withdraw}\r\n\r\n-- \r\n{footer}\r\n")
}

/// The letter as HTML: the same words, and links instead of addresses.
fn page(locale: Locale, [lead, click, end, withdraw]: [&str; 4]) -> String {
    let say = |key| escape(text(locale, key));
    format!(
        "<!doctype html><html lang=\"{code}\"><head><meta charset=\"utf-8\"><title>{title}</title></head><body>\
         <p>{lead}</p><p><a href=\"{click}\">{button}</a></p><p>{end}</p>\
         <p>{not_you} <a href=\"{withdraw}\">{stop}</a></p><hr><p><small>{footer}</small></p></body></html>",
        code = locale.code(),
        title = say(Key::LetterPageTitle),
        lead = escape(lead),
        click = escape(click),
        button = say(Key::LetterConfirmButton),
        end = escape(end),
        not_you = say(Key::LetterConfirmNotYou),
        withdraw = escape(withdraw),
        stop = say(Key::LetterWithdraw),
        footer = say(Key::LetterFooter),
    )
}
