//! Texts, dates and plurals in German, English, Polish, Russian and Turkish.
//!
//! The texts stand in `locales/LANGUAGE/AREA.ftl` (Fluent). A build script reads them, stops the build where a message
//! is missing in a language, has other placeholders there or lacks a plural form, and writes them into the program as
//! static strings: a key that does not exist does not compile, and nothing is parsed or loaded at run time.

mod cite;
mod country;
pub mod date;
mod language;
mod number;
mod plural;
mod render;
mod text;

pub use cite::{article, citation};
pub use country::country;
pub use language::Locale;
pub use number::number;
pub use text::{Key, group, messages, templates, text};
