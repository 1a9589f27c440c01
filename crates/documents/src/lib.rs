//! The documents of the law: (facts, locale) to HTML or PDF, pure.
//!
//! A text in `legal/` is filled with facts ([`template`]), read as Markdown into a small model ([`model`]), and written as a web page
//! ([`html`]) or as a tagged PDF ([`pdf`]). Both come from the one model, so they say the same. The same facts give the same bytes.

pub mod facts;
mod html;
mod kept;
mod markdown;
mod model;
mod name;
mod pdf;
mod sample;
mod signatures;
mod standing;
mod template;
#[cfg(test)]
mod tests;
mod texts;

pub use facts::Facts;
pub use html::STYLE;
pub use kept::{Kept, Record, Signed};
pub use name::{Format, Name};
pub use sample::facts as sample;
pub use standing::{data_categories, measures, media, rights, subject_groups};
pub use template::Fault;
pub use texts::Texts;

use jiff::civil::Date;
use locale::Locale;

/// What is wanted.
#[derive(Clone, Copy, Debug)]
pub struct Order {
    /// Which document.
    pub name: Name,
    /// In which language.
    pub locale: Locale,
    /// The day on which it is made. Nothing else in a document depends on when it is made.
    pub made_on: Date,
}

/// Makes a document.
///
/// # Errors
/// [`Fault`] where its text cannot be read or names a fact that does not exist, or where no PDF can be made of it.
pub fn render(texts: &Texts, order: Order, facts: &Facts, format: Format) -> Result<Vec<u8>, Fault> {
    let document = template::fill(texts, order, facts)?;
    match format {
        Format::Html => Ok(html::page(&document).into_bytes()),
        Format::Pdf => pdf::write(&document),
    }
}

/// Makes what a document says to stand in a page of somebody else, below its title: headings, paragraphs, lists and tables, without
/// any style.
///
/// # Errors
/// [`Fault`] where its text cannot be read or names a fact that does not exist.
pub fn passage(texts: &Texts, order: Order, facts: &Facts) -> Result<String, Fault> {
    Ok(html::passage(&template::fill(texts, order, facts)?))
}
