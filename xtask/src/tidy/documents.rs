//! That documents keep their promises: links lead somewhere, the index of decisions names each decision, and the code that is said
//! to keep the law is there.

use super::Finding;
use super::source::has_word;
use crate::tree::{File, Tree, ending};

const DECISIONS: &str = "docs/adr/";
/// The pages that name code which keeps a promise, and tests that say so: of the law, of what is defended, of a standard, and of what
/// happened to others.
const NAMING: [&str; 4] = ["docs/law.md", "SECURITY.md", "docs/asvs.md", "docs/failures.md"];
/// What a name in Rust is defined with.
const DEFINES: [&str; 6] = ["fn", "const", "static", "struct", "enum", "type"];

pub(super) fn findings(tree: &Tree) -> Vec<Finding> {
    let pages = tree.files.iter().filter(|file| ending(&file.path) == "md");
    let mut found: Vec<Finding> = pages.flat_map(|file| dead_links(tree, file)).collect();
    found.extend(unlisted_decisions(tree));
    found.extend(NAMING.iter().filter_map(|path| tree.file(path)).flat_map(|page| undefined_names(tree, page)));
    found
}

/// The names on a page, as `` `file.rs::name` ``, that no file defines.
fn undefined_names(tree: &Tree, page: &File) -> Vec<Finding> {
    let mut found = Vec::new();
    for (line, prose) in prose(&page.text) {
        for (path, name) in prose.split('`').skip(1).step_by(2).filter_map(|code| code.split_once(".rs::")) {
            let path = format!("{path}.rs");
            let problem = match tree.file(&path) {
                None => format!("names `{path}`, which is not there"),
                Some(file) if !defines(file, name) => format!("names `{name}`, which {path} does not define"),
                Some(_) => continue,
            };
            found.push(Finding::new(&page.path, line, problem));
        }
    }
    found
}

pub(super) fn defines(file: &File, name: &str) -> bool {
    let is_definition = |line: &str| DEFINES.iter().any(|keyword| has_word(line, &format!("{keyword} {name}")));
    file.rust.as_ref().is_some_and(|rust| rust.code_lines().any(|(_, line)| is_definition(line)))
}

fn dead_links(tree: &Tree, file: &File) -> Vec<Finding> {
    let mut found = Vec::new();
    for (line, target) in links(&file.text) {
        if target.contains("://") || target.starts_with("mailto:") {
            continue;
        }
        let (path, anchor) = target.split_once('#').unwrap_or((target, ""));
        let goal = if path.is_empty() { Some(file.path.clone()) } else { resolve(&file.path, path) };
        let problem = match goal {
            None => Some("leads out of the repository".to_owned()),
            Some(goal) if !goal.is_empty() && !tree.paths.contains(&goal) => Some("leads nowhere".to_owned()),
            Some(goal) => match tree.file(&goal) {
                Some(page) if !anchor.is_empty() && ending(&goal) == "md" && !has_heading(&page.text, anchor) => {
                    Some(format!("names a heading that {goal} does not have"))
                }
                _ => None,
            },
        };
        found.extend(problem.map(|problem| Finding::new(&file.path, line, format!("the link `{target}` {problem}"))));
    }
    found
}

/// The targets of `[text](target)` and `[name]: target`, with their lines; code is passed over.
fn links(text: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    for (line, prose) in prose(text) {
        // Every second part stands between backquotes.
        for part in prose.split('`').step_by(2) {
            let ends = part.split("](").skip(1).filter_map(|rest| rest.split([')', ' ']).next());
            found.extend(ends.filter(|target| !target.is_empty()).map(|target| (line, target.trim_matches(['<', '>']))));
        }
        let defined = prose.strip_prefix('[').and_then(|rest| rest.split_once("]: "));
        found.extend(defined.map(|(_, target)| (line, target.split(' ').next().unwrap_or(target))));
    }
    found
}

/// The lines outside of fenced code, numbered from 1.
fn prose(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut fenced = false;
    text.lines().enumerate().filter_map(move |(at, line)| {
        let fence = line.trim_start().starts_with("```") || line.trim_start().starts_with("~~~");
        fenced ^= fence;
        (!fenced && !fence).then_some((at + 1, line))
    })
}

/// The path that `target` means on the page at `from`; `None` where it climbs out of the repository.
fn resolve(from: &str, target: &str) -> Option<String> {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in target.trim_end_matches('/').split('/') {
        match part {
            "." => {}
            ".." => {
                parts.pop()?;
            }
            name => parts.push(name),
        }
    }
    Some(parts.join("/"))
}

fn has_heading(text: &str, anchor: &str) -> bool {
    let headings = prose(text).filter(|(_, line)| line.starts_with('#'));
    let own = headings.map(|(_, line)| anchor_of(line.trim_start_matches('#').trim())).any(|heading| heading == anchor);
    own || text.contains(&format!("id=\"{anchor}\""))
}

/// The anchor that forges make of a heading.
fn anchor_of(heading: &str) -> String {
    let kept = heading.to_lowercase().chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_')).collect::<String>();
    kept.replace(' ', "-")
}

fn unlisted_decisions(tree: &Tree) -> Vec<Finding> {
    let index = format!("{DECISIONS}README.md");
    let listed: Vec<&str> =
        tree.file(&index).map(|file| links(&file.text)).unwrap_or_default().into_iter().map(|(_, target)| target).collect();
    let decisions =
        tree.files.iter().filter_map(|file| file.path.strip_prefix(DECISIONS)).filter(|name| ending(name) == "md" && *name != "README.md");
    let unlisted = decisions.filter(|name| !listed.iter().any(|target| target.trim_start_matches("./") == *name));
    unlisted.map(|name| Finding::new(&index, 0, format!("does not list {name}"))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(files: &[(&str, &str)]) -> Vec<String> {
        findings(&Tree::of(files)).iter().map(Finding::to_string).collect()
    }

    #[test]
    fn a_dead_link_is_found() {
        for (text, problem) in [
            ("See [a](gone.md).", "the link `gone.md` leads nowhere"),
            ("See [`a`](gone.md).", "the link `gone.md` leads nowhere"),
            ("[a]: gone.md", "the link `gone.md` leads nowhere"),
            ("See [a](../../../etc/passwd).", "the link `../../../etc/passwd` leads out of the repository"),
            ("See [a](other.md#gone).", "the link `other.md#gone` names a heading that docs/other.md does not have"),
            ("# Here\n[a](#there)", "the link `#there` names a heading that docs/page.md does not have"),
        ] {
            let found = check(&[("docs/page.md", text), ("docs/other.md", "# One more\n")]);
            assert_eq!(found.len(), 1, "{text}: {found:?}");
            assert!(found[0].ends_with(problem), "{text}: {found:?}");
        }
    }

    #[test]
    fn links_that_lead_somewhere_and_code_are_no_findings() {
        let page = "# Here\n[a](other.md) [b](other.md#one-more-42) [c](../README.md) [d](https://example.org/) [e](#here)\n\
            [f](../docs/) ![g](../docs/other.md \"title\") `[h](gone.md)`\n```\n[i](gone.md)\n```\n[j](..)\n";
        assert_eq!(check(&[("docs/page.md", page), ("docs/other.md", "## One more: 42!\n"), ("README.md", "")]), [""; 0]);
    }

    #[test]
    fn code_that_is_said_to_keep_the_law_is_there() {
        let code =
            ("src/clock.rs", "/// Not `fn nowhere`.\npub const HOURS: i64 = 72;\npub fn due() {}\n#[test]\nfn it_runs() { due(); }\n");
        let law = |text: &str| check(&[("docs/law.md", text), code]);
        assert_eq!(law("| 33 | `src/clock.rs::due`, `src/clock.rs::HOURS` | `src/clock.rs::it_runs` |"), [""; 0]);
        assert_eq!(law("`src/clock.rs::nowhere`"), ["docs/law.md:1: names `nowhere`, which src/clock.rs does not define"]);
        assert_eq!(law("`src/gone.rs::due`"), ["docs/law.md:1: names `src/gone.rs`, which is not there"]);
        assert_eq!(check(&[("SECURITY.md", "`src/clock.rs::nowhere`"), code]).len(), 1);
        assert_eq!(check(&[("docs/other.md", "`src/gone.rs::due`")]), [""; 0], "other pages may show how such a name looks");
    }

    #[test]
    fn a_decision_that_the_index_forgets_is_found() {
        let first = ("docs/adr/0001-floors.md", "# Floors\n");
        assert_eq!(check(&[first]), ["docs/adr/README.md: does not list 0001-floors.md"]);
        assert_eq!(check(&[first, ("docs/adr/README.md", "0001-floors.md\n")]).len(), 1);
        assert_eq!(check(&[first, ("docs/adr/README.md", "[Floors](0001-floors.md)\n")]), [""; 0]);
    }
}
