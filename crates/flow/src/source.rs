//! Source: how a flow is written in TOML, and which limits it keeps.

use crate::block::{Block, Choosable, Flow, Texts, Wanted};
use crate::finding::Finding;
use domain::Purpose;
use domain::contact::{self, Format};
use locale::Locale;
use serde::Deserialize;
use std::collections::BTreeMap;

/// The longest source of a flow, in bytes.
pub(crate) const SOURCE_BYTES_MAX: usize = 200_000;
/// The most blocks of a flow.
pub(crate) const BLOCKS_MAX: usize = 500;
/// The longest text, in characters.
pub(crate) const TEXT_CHARS_MAX: usize = 2_000;
/// The longest id of a block or an option, and the longest name of a flow, in bytes.
const ID_BYTES_MAX: usize = 64;
/// The most options of a choice.
const OPTIONS_MAX: usize = 20;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FlowSource {
    name: String,
    start: String,
    menu: String,
    blocks: BTreeMap<String, BlockSource>,
}

#[derive(Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
enum BlockSource {
    Say {
        text: Texts,
        next: String,
    },
    Ask(AskSource),
    Choice {
        text: Option<Texts>,
        #[serde(default)]
        options: Vec<OptionSource>,
    },
    Consent(ConsentSource),
    Consents {
        text: Texts,
        #[serde(default)]
        items: Vec<WantedSource>,
        next: String,
    },
    Condition {
        granted: String,
        then: String,
        r#else: String,
    },
    Jump {
        goto: String,
    },
    HandOver {
        text: Texts,
    },
    Answer {
        text: Texts,
    },
    End {},
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AskSource {
    field: String,
    format: String,
    purpose: String,
    #[serde(default)]
    optional: bool,
    text: Texts,
    next: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ConsentSource {
    purpose: String,
    text: Texts,
    explicit: Option<Texts>,
    given: String,
    refused: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WantedSource {
    purpose: String,
    text: Texts,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OptionSource {
    id: String,
    label: Texts,
    goto: String,
    grant: Option<String>,
    line: Option<Texts>,
}

/// Reads a flow. Whether it may be published is for [`crate::check`].
///
/// # Errors
/// What could not be read: not TOML, an unknown or missing key, an unknown kind or format, a name that is none, or a
/// limit passed (200 kB, 500 blocks, 20 options, texts of 2,000 characters, ids of 64 bytes).
pub fn parse(source: &str) -> Result<Flow, Vec<Finding>> {
    if source.len() > SOURCE_BYTES_MAX {
        return Err(vec![Finding::whole(format!("The flow is longer than {SOURCE_BYTES_MAX} bytes."))]);
    }
    let raw: FlowSource = toml::from_str(source).map_err(|error| vec![unreadable(source, &error)])?;
    let mut findings = Vec::new();
    if raw.blocks.len() > BLOCKS_MAX {
        findings.push(Finding::whole(format!("The flow has more than {BLOCKS_MAX} blocks.")));
    }
    if raw.name.trim().is_empty() || raw.name.len() > ID_BYTES_MAX {
        findings.push(Finding::whole(format!("The flow's name is empty or longer than {ID_BYTES_MAX} bytes.")));
    }
    let mut blocks = BTreeMap::new();
    for (id, block) in raw.blocks {
        let mut reader = Reader { id: &id, findings: &mut findings };
        reader.id(&id, "block");
        if let Some(block) = reader.block(block) {
            blocks.insert(id, block);
        }
    }
    if findings.is_empty() { Ok(Flow { name: raw.name, start: raw.start, menu: raw.menu, blocks }) } else { Err(findings) }
}

/// A syntax error by its line, without quoting the source.
pub(crate) fn unreadable(source: &str, error: &toml::de::Error) -> Finding {
    let before = error.span().and_then(|span| source.get(..span.start));
    let line = before.map_or(1, |before| before.matches('\n').count() + 1);
    Finding::whole(format!("Line {line} cannot be read: {}.", error.message().trim_end_matches('.')))
}

/// Reads one block and collects what is wrong with it.
struct Reader<'a> {
    id: &'a str,
    findings: &'a mut Vec<Finding>,
}

impl Reader<'_> {
    fn block(&mut self, source: BlockSource) -> Option<Block> {
        Some(match source {
            BlockSource::Say { text, next } => Block::Say { text: self.text(text), next },
            BlockSource::Ask(ask) => self.ask(ask)?,
            BlockSource::Choice { text, options } => self.choice(text, options)?,
            BlockSource::Consent(consent) => self.consent(consent)?,
            BlockSource::Consents { text, items, next } => {
                let items = items.into_iter().filter_map(|item| {
                    let wording = self.text(item.text);
                    Some(Wanted { purpose: self.purpose(&item.purpose)?, wording })
                });
                let items = items.collect();
                Block::Consents { text: self.text(text), items, next }
            }
            BlockSource::Condition { granted, then, r#else } => {
                Block::Condition { granted: self.purpose(&granted)?, then, otherwise: r#else }
            }
            BlockSource::Jump { goto } => Block::Jump { goto },
            BlockSource::HandOver { text } => Block::HandOver { text: self.text(text) },
            BlockSource::Answer { text } => Block::Answer { text: self.text(text) },
            BlockSource::End {} => Block::End,
        })
    }

    fn ask(&mut self, ask: AskSource) -> Option<Block> {
        if !contact::is_field_name(&ask.field) {
            self.say(format!("`{}` is not a field's name: lower-case letters, digits and underscores.", ask.field));
        }
        let format = Format::parse(&ask.format);
        if format.is_none() {
            self.say(format!("`{}` is not a format: name, phone, email or text.", ask.format));
        }
        let purpose = self.purpose(&ask.purpose);
        Some(Block::Ask {
            field: ask.field,
            format: format?,
            purpose: purpose?,
            optional: ask.optional,
            text: self.text(ask.text),
            next: ask.next,
        })
    }

    fn consent(&mut self, consent: ConsentSource) -> Option<Block> {
        let text = self.text(consent.text);
        let explicit = consent.explicit.map(|explicit| self.text(explicit));
        let wording = explicit.as_ref().map_or_else(|| text.clone(), |explicit| text.joined(" ", explicit));
        Some(Block::Consent { purpose: self.purpose(&consent.purpose)?, explicit, wording, given: consent.given, refused: consent.refused })
    }

    fn choice(&mut self, text: Option<Texts>, options: Vec<OptionSource>) -> Option<Block> {
        if options.len() > OPTIONS_MAX {
            self.say(format!("A choice has at most {OPTIONS_MAX} options."));
        }
        let text = text.map(|text| self.text(text));
        let options: Vec<_> = options.into_iter().filter_map(|option| self.option(option)).collect();
        if options.iter().filter(|option| option.grant.is_some()).count() > 1 {
            self.say("Only one option of a choice can be a grant: its wording is known by the block.".to_owned());
            return None;
        }
        Some(Block::Choice { text, options })
    }

    fn option(&mut self, option: OptionSource) -> Option<Choosable> {
        self.id(&option.id, "option");
        let label = self.text(option.label);
        let line = option.line.map(|line| self.text(line));
        let grant = match (option.grant, line) {
            (None, None) => None,
            (Some(purpose), Some(line)) => Some((self.purpose(&purpose)?, label.joined(" – ", &line))),
            (Some(_), None) => {
                self.say(format!("The option `{}` is a grant and has no `line` that says so.", option.id));
                return None;
            }
            (None, Some(_)) => {
                self.say(format!("The option `{}` has a `line` and grants nothing.", option.id));
                return None;
            }
        };
        Some(Choosable { id: option.id, label, goto: option.goto, grant })
    }

    fn purpose(&mut self, name: &str) -> Option<Purpose> {
        let purpose = Purpose::parse(name);
        if purpose.is_none() {
            self.say(format!("`{name}` is not a purpose's name: lower-case letters, digits and hyphens."));
        }
        purpose
    }

    fn id(&mut self, id: &str, of: &str) {
        let plain = id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-' || b == b'_');
        if !plain || id.is_empty() || id.len() > ID_BYTES_MAX {
            self.say(format!("`{id}` is not an id of {of}: lower-case letters, digits, hyphens, at most {ID_BYTES_MAX}."));
        }
    }

    fn text(&mut self, text: Texts) -> Texts {
        for locale in Locale::ALL {
            if text.get(locale).is_some_and(|text| text.chars().count() > TEXT_CHARS_MAX) {
                self.say(format!("A text in {} is longer than {TEXT_CHARS_MAX} characters.", locale.code()));
            }
        }
        text
    }

    fn say(&mut self, what: String) {
        self.findings.push(Finding::of(self.id, what));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(source: &str) -> String {
        let what = |findings: Vec<Finding>| findings.into_iter().map(|f| f.what).collect::<Vec<_>>().join(" ");
        parse(source).map_or_else(what, |_| String::new())
    }

    fn with(blocks: &str) -> String {
        format!("name = \"x\"\nstart = \"a\"\nmenu = \"a\"\n{blocks}")
    }

    #[test]
    fn what_is_not_a_flow_is_refused_with_its_reason() {
        for (blocks, wanted) in [
            ("[blocks.a]\nkind = \"say\"\nnext = \"a\"\n", "missing field `text`"),
            ("[blocks.a]\nkind = \"end\"\nspeed = 3\n", "unknown field `speed`"),
            ("[blocks.a]\nkind = \"say\"\nnext = \"a\"\nvoice = 1\ntext.de = \"x\"\n", "unknown field `voice`"),
            ("[blocks.a]\nkind = \"say\"\nnext = \"a\"\ntext.fr = \"x\"\n", "unknown field `fr`"),
            ("[blocks.a]\nkind = \"dance\"\n", "unknown variant `dance`"),
            ("speed = 1\n[blocks.a]\nkind = \"end\"\n", "unknown field `speed`"),
            ("[blocks.A]\nkind = \"end\"\n", "not an id of block"),
            ("[blocks.a]\nkind = \"condition\"\ngranted = \"No!\"\nthen = \"a\"\nelse = \"a\"\n", "not a purpose's name"),
            (
                "[blocks.a]\nkind = \"ask\"\nfield = \"Tel\"\nformat = \"fax\"\npurpose = \"callback\"\nnext = \"a\"\ntext.de = \"x\"\n",
                "not a format",
            ),
            (
                "[blocks.a]\nkind = \"choice\"\n[[blocks.a.options]]\nid = \"x\"\ngoto = \"a\"\ngrant = \"conversation\"\nlabel.de = \"x\"\n",
                "no `line`",
            ),
            ("[blocks.a\n", "Line 4 cannot be read"),
        ] {
            let found = found(&with(blocks));
            assert!(found.contains(wanted), "{blocks}\n-> {found}");
        }
    }

    #[test]
    fn limits_are_kept() {
        assert!(found(&"#".repeat(SOURCE_BYTES_MAX + 1)).contains("longer than"));
        let many: Vec<String> = (0..=BLOCKS_MAX).map(|i| format!("[blocks.b{i}]\nkind = \"end\"\n")).collect();
        assert!(found(&with(&many.concat())).contains("more than 500 blocks"));
        let long = format!("[blocks.a]\nkind = \"answer\"\ntext.tr = \"{}\"\n", "ı".repeat(TEXT_CHARS_MAX + 1));
        assert!(found(&with(&long)).contains("A text in tr is longer"));
        assert_eq!(found(&with(&long.replacen('ı', "", 1))), "");
    }
}
