//! Letters: what is written to people by mail, in their language, as words and as plain HTML. They hold no image, no tracking and
//! nothing that is loaded from anywhere; each carries the link that ends them.

use crate::app::App;
use crate::mail::Letter;
use crate::problem::Problem;
use crate::visit::data_page::escape;
use crate::withdrawal::{self, Link};
use axum::http::StatusCode;
use domain::principal::Visitor;
use domain::retention;
use jiff::tz::TimeZone;
use locale::{Key, Locale, date, messages, text};
use seal::{Personal, Token};

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
        html: page(locale, [&lead, &click, &end, &withdraw]),
        sender: card.name,
        to,
        withdraw,
    })
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
