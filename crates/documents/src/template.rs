//! Decides how a text is filled with facts: strictly, and so that no fact can become markup.
//!
//! Where the text prints a fact, only a mark is written ([`MARK`], its number, [`MARK`]). The facts take the place of their marks
//! after the Markdown was read, when there is nothing left that they could open or close.

use crate::facts::Facts;
use crate::markdown;
use crate::model::Document;
use crate::name::Name;
use crate::texts::Texts;
use crate::{Order, sample};
use locale::{Key, Locale};
use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Serde, Value};
use minijinja::{AutoEscape, Environment, ErrorKind, UndefinedBehavior};
use serde::Serialize;
use std::sync::{Arc, Mutex, PoisonError};

/// Stands before and after the number of a fact. A character for private use, which no text of ours holds.
pub(crate) const MARK: char = '\u{E000}';

/// The longest text of a document, in bytes.
const TEXT_BYTES_MAX: usize = 256 * 1024;
/// The steps that a text may take; a text that needs more goes round in circles.
const STEPS_MAX: u64 = 5_000_000;

/// Why no document was made.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Fault {
    /// The text of a document is no text that we can read.
    #[error("{name}.{language}, line {line}: {reason}")]
    Text {
        /// Which document.
        name: &'static str,
        /// In which language.
        language: &'static str,
        /// Where in the text.
        line: usize,
        /// What is wrong, with the fact that it names.
        reason: String,
    },
    /// No PDF can be made of it.
    #[error("no PDF: {0}")]
    Pdf(String),
}

/// What a text sees: the facts, and what every document says of itself.
#[derive(Serialize)]
struct Context<'a> {
    #[serde(flatten)]
    facts: &'a Facts,
    made_at: String,
    version: &'a str,
    locale: &'static str,
    missing: &'static str,
}

/// Fills the text of a document with facts.
pub(crate) fn fill(texts: &Texts, order: Order, facts: &Facts) -> Result<Document, Fault> {
    fill_as(texts.get(order.name, order.locale), order, facts, facts)
}

/// Fills a text with facts; its version is that of `versioned`, to which signatures may have come since.
pub(crate) fn fill_as(text: &str, order: Order, versioned: &Facts, facts: &Facts) -> Result<Document, Fault> {
    let fault =
        |line, reason: &str| Fault::Text { name: order.name.as_str(), language: order.locale.code(), line, reason: reason.to_owned() };
    if text.len() > TEXT_BYTES_MAX {
        return Err(fault(0, "the text is too long"));
    }
    let version = version(text, order.locale, versioned).map_err(|e| fault(0, &e.to_string()))?;
    let context = Context {
        facts,
        made_at: locale::date::long(order.locale, order.made_on),
        version: &version,
        locale: order.locale.code(),
        missing: locale::text(order.locale, Key::DocumentMissing),
    };
    let printed = Arc::new(Mutex::new(Vec::new()));
    let markdown = environment(&printed)
        .render_str(text, Value::from(Serde(&context)))
        .map_err(|error| fault(error.line().unwrap_or_default(), &reason(&error, text)))?;
    let printed = printed.lock().unwrap_or_else(PoisonError::into_inner);
    let filled = markdown::read(&markdown, &printed, facts, order.locale).map_err(|(line, reason)| fault(line, &reason))?;
    Ok(Document {
        locale: order.locale,
        title: filled.title,
        organisation: markdown::clean(&facts.organisation.legal_name).replace('\n', " "),
        version,
        made_on: order.made_on,
        blocks: filled.blocks,
    })
}

/// Tries a text with facts where everything is filled in, for one law and for both, and with empty ones.
pub(crate) fn try_out(texts: &Texts, name: Name, locale: Locale) -> Result<(), Fault> {
    let order = Order { name, locale, made_on: jiff::civil::date(2026, 11, 22) };
    let full = sample::facts();
    let one_law = Facts { laws: vec!["gdpr".to_owned()], ..full.clone() };
    [full, one_law, sample::empty()].iter().try_for_each(|facts| fill(texts, order, facts).map(drop))
}

/// The first 16 digits of the SHA-256 of text, language and facts.
fn version(text: &str, locale: Locale, facts: &Facts) -> Result<String, serde_json::Error> {
    let mut bytes = format!("{}\n{text}\n", locale.code()).into_bytes();
    serde_json::to_writer(&mut bytes, facts)?;
    let number = seal::sha256(&bytes).iter().take(8).fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
    Ok(format!("{number:016x}"))
}

fn environment(printed: &Arc<Mutex<Vec<String>>>) -> Environment<'static> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    if let Ok(syntax) = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build() {
        environment.set_syntax(syntax);
    }
    environment.set_fuel(Some(STEPS_MAX));
    environment.set_debug(true);
    environment.set_auto_escape_callback(|_| AutoEscape::Custom("fact".into()));
    let printed = Arc::clone(printed);
    environment.set_formatter(move |out, _, value| {
        if value.is_undefined() {
            return Err(ErrorKind::UndefinedError.into());
        }
        if value.is_safe() {
            // What a block captured: its facts are marks already.
            return out.write_str(&value.to_string()).map_err(Into::into);
        }
        let mut printed = printed.lock().unwrap_or_else(PoisonError::into_inner);
        write!(out, "{MARK}{}{MARK}", printed.len())?;
        printed.push(value.to_string());
        Ok(())
    });
    environment
}

/// What is wrong with a text, with the words of it that are meant.
fn reason(error: &minijinja::Error, text: &str) -> String {
    let words = error.range().and_then(|range| text.get(range)).unwrap_or_default();
    let what = match error.kind() {
        ErrorKind::UndefinedError => "there is no such fact".to_owned(),
        kind => error.detail().map_or_else(|| kind.to_string(), str::to_owned),
    };
    if words.is_empty() { what } else { format!("`{words}`: {what}") }
}
