//! Decides what Rust the texts become: a key and a row per plain message, a function and its parts per message with arguments.

use std::collections::BTreeSet;
use std::fmt::{Error, Write};

use crate::catalogue::{Catalogue, LANGUAGES, Message, Piece, is_number};

/// The source that `src/lib.rs` includes.
///
/// # Errors
/// Never in practice: writing to a `String` does not fail.
pub(crate) fn rust(catalogue: &Catalogue) -> Result<String, Error> {
    let (plain, with_arguments): (Vec<&Message>, Vec<&Message>) =
        catalogue.messages.iter().partition(|message| message.arguments.is_empty());
    let mut out = String::new();
    keys(&mut out, &plain)?;
    rows(&mut out, "ROWS", &plain)?;
    // What has words as arguments only can be filled in by the chat window itself, so its text is kept as a template.
    let templates: Vec<&Message> =
        with_arguments.iter().filter(|message| !message.arguments.iter().any(|argument| is_number(argument))).copied().collect();
    rows(&mut out, "TEMPLATES", &templates)?;
    functions(&mut out, &with_arguments)?;
    Ok(out)
}

fn keys(out: &mut String, plain: &[&Message]) -> Result<(), Error> {
    writeln!(out, "/// A message without arguments, in alphabetical order of names.")?;
    writeln!(out, "#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, PartialOrd, Ord)]\npub enum Key {{")?;
    for message in plain {
        writeln!(out, "    #[doc = {:?}]\n    {},", shown(message), camel(&message.name))?;
    }
    writeln!(out, "}}\n\nimpl Key {{\n    /// Every key, sorted by name.")?;
    writeln!(out, "    pub const ALL: [Key; {}] = [", plain.len())?;
    for message in plain {
        writeln!(out, "        Key::{},", camel(&message.name))?;
    }
    writeln!(out, "    ];\n}}\n")
}

fn rows(out: &mut String, name: &str, messages: &[&Message]) -> Result<(), Error> {
    writeln!(out, "static {name}: [Row; {}] = [", messages.len())?;
    for message in messages {
        write!(out, "    Row {{ name: {:?}", message.name)?;
        for (language, pieces) in LANGUAGES.iter().zip(&message.languages) {
            write!(out, ", {language}: {:?}", template(pieces))?;
        }
        writeln!(out, " }},")?;
    }
    writeln!(out, "];\n")
}

/// The text with its arguments as `{name}`. Choices do not get here.
fn template(pieces: &[Piece]) -> String {
    pieces
        .iter()
        .map(|piece| match piece {
            Piece::Text(text) => text.clone(),
            Piece::Argument(name) => format!("{{{name}}}"),
            Piece::Choice { .. } => String::new(),
        })
        .collect()
}

fn functions(out: &mut String, messages: &[&Message]) -> Result<(), Error> {
    writeln!(out, "/// One function per message with arguments, which stand in alphabetical order of their names.")?;
    writeln!(out, "pub mod messages {{")?;
    writeln!(out, "    use crate::Locale;")?;
    writeln!(out, "    use crate::render::{{Form, Part, Value, render}};\n")?;
    for message in messages {
        let arguments = &message.arguments;
        let name = message.name.replace('-', "_");
        let parameters: Vec<String> =
            arguments.iter().map(|argument| format!(", {argument}: {}", if is_number(argument) { "u64" } else { "&str" })).collect();
        let values: Vec<String> = arguments
            .iter()
            .map(|argument| format!("Value::{}({argument})", if is_number(argument) { "Number" } else { "Word" }))
            .collect();
        writeln!(out, "    #[doc = {:?}]", shown(message))?;
        writeln!(out, "    pub fn {name}(locale: Locale{}) -> String {{", parameters.concat())?;
        writeln!(out, "        static PARTS: [&[Part]; {}] = [", LANGUAGES.len())?;
        for pieces in &message.languages {
            writeln!(out, "            &[{}],", parts(pieces, arguments))?;
        }
        writeln!(out, "        ];\n        render(locale, &PARTS, &[{}])\n    }}\n", values.join(", "))?;
    }
    writeln!(out, "}}")
}

fn parts(pieces: &[Piece], arguments: &BTreeSet<String>) -> String {
    let place = |name: &String| arguments.iter().take_while(|argument| *argument != name).count();
    let parts: Vec<String> = pieces
        .iter()
        .map(|piece| match piece {
            Piece::Text(text) => format!("Part::Text({text:?})"),
            Piece::Argument(name) => format!("Part::Argument({})", place(name)),
            Piece::Choice { of, forms } => {
                let forms: Vec<String> =
                    forms.iter().map(|(form, pieces)| format!("(Form::{form:?}, &[{}])", parts(pieces, arguments))).collect();
                format!("Part::Choice {{ of: {}, forms: &[{}] }}", place(of), forms.join(", "))
            }
        })
        .collect();
    parts.join(", ")
}

/// The English text on one line, as documentation of the key.
fn shown(message: &Message) -> String {
    let english = LANGUAGES.iter().zip(&message.languages).find(|(language, _)| **language == "en");
    let text = english.map(|(_, pieces)| one_form(pieces)).unwrap_or_default();
    format!("`{}`", text.replace('`', "'").split_whitespace().collect::<Vec<_>>().join(" "))
}

fn one_form(pieces: &[Piece]) -> String {
    pieces
        .iter()
        .map(|piece| match piece {
            Piece::Text(text) => text.clone(),
            Piece::Argument(name) => format!("{{{name}}}"),
            Piece::Choice { forms, .. } => forms.last().map(|(_, pieces)| one_form(pieces)).unwrap_or_default(),
        })
        .collect()
}

fn camel(name: &str) -> String {
    name.split('-')
        .map(|word| {
            let mut letters = word.chars();
            letters.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(letters).collect::<String>()
        })
        .collect()
}
