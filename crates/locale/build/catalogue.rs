//! Decides what a valid set of texts is: the same messages with the same placeholders in five languages, with every plural form.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, Variant, VariantKey};
use fluent_syntax::parser;
use fluent_syntax::unicode::unescape_unicode_to_string;

/// The languages, in the order of `Locale::ALL`. English is the reference that the others are compared with.
pub(crate) const LANGUAGES: [&str; 5] = ["de", "en", "pl", "ru", "tr"];
const REFERENCE: &str = "en";

/// One `.ftl` file as read.
pub(crate) struct Source {
    pub(crate) language: String,
    pub(crate) file: String,
    pub(crate) text: String,
}

/// A piece of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Piece {
    Text(String),
    Argument(String),
    Choice { of: String, forms: Vec<(Form, Vec<Piece>)> },
}

/// When a form of a choice applies. The first that matches is taken; the last is the default.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    Exactly(u64),
    One,
    Few,
    Many,
    Other,
}

/// A message in all languages, in the order of [`LANGUAGES`].
#[derive(Debug)]
pub(crate) struct Message {
    pub(crate) name: String,
    pub(crate) arguments: BTreeSet<String>,
    pub(crate) languages: Vec<Vec<Piece>>,
}

/// All messages, sorted by name.
#[derive(Debug)]
pub(crate) struct Catalogue {
    pub(crate) messages: Vec<Message>,
}

impl Catalogue {
    /// # Errors
    /// Every fault that was found, one line each, naming the file or language and the message.
    pub(crate) fn from_sources(sources: &[Source]) -> Result<Self, Vec<String>> {
        let mut faults = Vec::new();
        let mut found: BTreeMap<String, BTreeMap<&str, Vec<Piece>>> = BTreeMap::new();
        for source in sources {
            for (name, pieces) in parse(source, &mut faults) {
                let languages = found.entry(name.clone()).or_default();
                if languages.insert(&source.language, pieces).is_some() {
                    faults.push(format!("{}: message `{name}` stands twice", source.file));
                }
            }
        }
        let messages = found.into_iter().map(|(name, languages)| compare(name, languages, &mut faults)).collect();
        if faults.is_empty() { Ok(Self { messages }) } else { Err(faults) }
    }
}

/// `name` if it is a name argument of a number: it is given as `u64` and chooses plural forms.
pub(crate) fn is_number(argument: &str) -> bool {
    argument.ends_with("count")
}

fn parse(source: &Source, faults: &mut Vec<String>) -> Vec<(String, Vec<Piece>)> {
    let resource = match parser::parse(source.text.as_str()) {
        Ok(resource) => resource,
        Err((resource, errors)) => {
            for error in errors {
                let before = source.text.get(..error.pos.start).unwrap_or_default();
                let line = before.matches('\n').count() + 1;
                let what = error.to_string().replace('\n', "line end");
                faults.push(format!("{}:{line}: {what}", source.file));
            }
            resource
        }
    };
    let mut messages = Vec::new();
    for entry in resource.body {
        match entry {
            Entry::Message(message) => {
                let name = message.id.name.to_owned();
                let fault = |what: &str| format!("{}: message `{name}`: {what}", source.file);
                if !is_kebab(&name) {
                    faults.push(fault("names are lower-case words joined by `-`"));
                }
                if !message.attributes.is_empty() {
                    faults.push(fault("attributes are not used here"));
                }
                match message.value.as_ref().map(|pattern| pieces(pattern, &source.language)) {
                    Some(Ok(pieces)) => messages.push((name, pieces)),
                    Some(Err(what)) => faults.push(fault(&what)),
                    None => faults.push(fault("has no text")),
                }
            }
            Entry::Term(term) => faults.push(format!("{}: terms (`-{}`) are not used here", source.file, term.id.name)),
            // Junk has its parse error already.
            Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) | Entry::Junk { .. } => {}
        }
    }
    messages
}

fn is_kebab(name: &str) -> bool {
    name.split('-').all(|word| !word.is_empty() && word.chars().all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit()))
}

fn pieces(pattern: &Pattern<&str>, language: &str) -> Result<Vec<Piece>, String> {
    let mut pieces = Vec::new();
    for element in &pattern.elements {
        let piece = match element {
            PatternElement::TextElement { value } => Piece::Text((*value).to_owned()),
            PatternElement::Placeable { expression: Expression::Inline(inline) } => placeable(inline)?,
            PatternElement::Placeable { expression: Expression::Select { selector, variants } } => choice(selector, variants, language)?,
        };
        match (pieces.last_mut(), piece) {
            (Some(Piece::Text(before)), Piece::Text(more)) => before.push_str(&more),
            (_, piece) => pieces.push(piece),
        }
    }
    Ok(pieces)
}

fn placeable(inline: &InlineExpression<&str>) -> Result<Piece, String> {
    match inline {
        InlineExpression::StringLiteral { value } => Ok(Piece::Text(unescape_unicode_to_string(value).into_owned())),
        InlineExpression::VariableReference { id } if is_kebab(&id.name.replace('_', "-")) => Ok(Piece::Argument(id.name.to_owned())),
        _ => Err("only `{ $name }` and `{ \"literal\" }` may stand in braces".to_owned()),
    }
}

fn choice(selector: &InlineExpression<&str>, variants: &[Variant<&str>], language: &str) -> Result<Piece, String> {
    let of = match selector {
        InlineExpression::VariableReference { id } if is_number(id.name) => id.name.to_owned(),
        _ => return Err("a choice is made by an argument whose name ends in `count`".to_owned()),
    };
    let mut forms = Vec::new();
    let mut default = None;
    for variant in variants {
        let form = form(&variant.key)?;
        let reachable = matches!(form, Form::Exactly(_) | Form::Other) || reachable(language).contains(&form);
        if !reachable {
            return Err(format!("the language has no plural form {form:?}"));
        }
        let pieces = pieces(&variant.value, language)?;
        if variant.default {
            default = Some((form, pieces));
        } else {
            forms.push((form, pieces));
        }
    }
    forms.extend(default);
    for needed in reachable(language) {
        if !forms.iter().any(|(form, _)| form == needed) {
            return Err(format!("the plural form {needed:?} is missing"));
        }
    }
    Ok(Piece::Choice { of, forms })
}

fn form(key: &VariantKey<&str>) -> Result<Form, String> {
    match key {
        VariantKey::NumberLiteral { value } => value.parse().map(Form::Exactly).map_err(|_| format!("`{value}` is no whole number")),
        VariantKey::Identifier { name: "one" } => Ok(Form::One),
        VariantKey::Identifier { name: "few" } => Ok(Form::Few),
        VariantKey::Identifier { name: "many" } => Ok(Form::Many),
        VariantKey::Identifier { name: "other" } => Ok(Form::Other),
        VariantKey::Identifier { name } => Err(format!("`{name}` is no plural form")),
    }
}

/// The forms that whole numbers reach (CLDR plural rules).
fn reachable(language: &str) -> &'static [Form] {
    match language {
        "pl" | "ru" => &[Form::One, Form::Few, Form::Many],
        _ => &[Form::One, Form::Other],
    }
}

fn compare(name: String, mut languages: BTreeMap<&str, Vec<Piece>>, faults: &mut Vec<String>) -> Message {
    let arguments = languages.get(REFERENCE).map(|pieces| arguments_of(pieces));
    if arguments.is_none() {
        faults.push(format!("message `{name}` is missing in {REFERENCE}, the reference"));
    }
    let arguments = arguments.unwrap_or_default();
    let in_order = LANGUAGES.iter().map(|language| {
        let Some(pieces) = languages.remove(language) else {
            if *language != REFERENCE {
                faults.push(format!("message `{name}` is missing in {language}"));
            }
            return Vec::new();
        };
        let used = arguments_of(&pieces);
        if used != arguments {
            faults.push(format!("message `{name}`: {language} uses {used:?}, {REFERENCE} uses {arguments:?}"));
        }
        pieces
    });
    let languages = in_order.collect();
    Message { name, arguments, languages }
}

fn arguments_of(pieces: &[Piece]) -> BTreeSet<String> {
    let mut arguments = BTreeSet::new();
    for piece in pieces {
        match piece {
            Piece::Text(_) => {}
            Piece::Argument(name) => {
                arguments.insert(name.clone());
            }
            Piece::Choice { of, forms } => {
                arguments.insert(of.clone());
                arguments.extend(forms.iter().flat_map(|(_, pieces)| arguments_of(pieces)));
            }
        }
    }
    arguments
}
