//! That the table of OWASP ASVS 5.0 says something of every requirement, once, and names code that is there.

use super::Finding;
use crate::tree::{File, Tree};
use std::collections::BTreeSet;

/// The page with a line for each requirement.
const PAGE: &str = "docs/asvs.md";
/// The page that repeats the sum.
const SECURITY: &str = "SECURITY.md";
/// What a line may say.
const VERDICTS: [&str; 4] = ["yes", "partly", "no", "not applicable"];

/// How many requirements of the levels 1 and 2 each section of version 5.0.0 has. They are numbered from 1; those of level 3 come last.
const SECTIONS: [(&str, u8); 75] = [
    ("1.1", 2),
    ("1.2", 9),
    ("1.3", 11),
    ("1.4", 3),
    ("1.5", 2),
    ("2.1", 3),
    ("2.2", 3),
    ("2.3", 4),
    ("2.4", 1),
    ("3.2", 2),
    ("3.3", 4),
    ("3.4", 6),
    ("3.5", 5),
    ("3.7", 2),
    ("4.1", 3),
    ("4.2", 1),
    ("4.3", 2),
    ("4.4", 4),
    ("5.1", 1),
    ("5.2", 3),
    ("5.3", 2),
    ("5.4", 3),
    ("6.1", 3),
    ("6.2", 12),
    ("6.3", 4),
    ("6.4", 4),
    ("6.5", 5),
    ("6.6", 3),
    ("6.8", 4),
    ("7.1", 3),
    ("7.2", 4),
    ("7.3", 2),
    ("7.4", 5),
    ("7.5", 2),
    ("7.6", 2),
    ("8.1", 2),
    ("8.2", 3),
    ("8.3", 1),
    ("8.4", 1),
    ("9.1", 3),
    ("9.2", 4),
    ("10.1", 2),
    ("10.2", 2),
    ("10.3", 4),
    ("10.4", 11),
    ("10.5", 5),
    ("10.6", 2),
    ("10.7", 3),
    ("11.1", 2),
    ("11.2", 3),
    ("11.3", 3),
    ("11.4", 4),
    ("11.5", 1),
    ("11.6", 1),
    ("12.1", 3),
    ("12.2", 2),
    ("12.3", 4),
    ("13.1", 1),
    ("13.2", 5),
    ("13.3", 2),
    ("13.4", 5),
    ("14.1", 2),
    ("14.2", 4),
    ("14.3", 3),
    ("15.1", 3),
    ("15.2", 3),
    ("15.3", 7),
    ("16.1", 1),
    ("16.2", 5),
    ("16.3", 4),
    ("16.4", 3),
    ("16.5", 3),
    ("17.1", 1),
    ("17.2", 4),
    ("17.3", 2),
];

/// A line of the table.
struct Line<'p> {
    at: usize,
    number: &'p str,
    verdict: &'p str,
    answer: &'p str,
}

pub(super) fn findings(tree: &Tree) -> Vec<Finding> {
    let Some(page) = tree.file(PAGE) else { return Vec::new() };
    let lines = lines(page);
    let mut found = numbers(&lines);
    for line in &lines {
        if !VERDICTS.contains(&line.verdict) {
            found.push(Finding::new(PAGE, line.at, format!("{}: `{}` is no verdict", line.number, line.verdict)));
        } else if matches!(line.verdict, "yes" | "partly") {
            found.extend(unanswered(tree, line));
        }
    }
    let sum = sum(&lines);
    let silent = [Some(page), tree.file(SECURITY)].into_iter().flatten().filter(|file| !file.text.contains(&sum));
    found.extend(silent.map(|file| Finding::new(&file.path, 0, format!("does not say what the table of ASVS comes to: {sum}"))));
    found
}

/// The lines of the table: those whose first cell is the number of a requirement.
fn lines(page: &File) -> Vec<Line<'_>> {
    page.text.lines().enumerate().filter_map(|(at, text)| line(at + 1, text)).collect()
}

fn line(at: usize, text: &str) -> Option<Line<'_>> {
    let cells: Vec<&str> = text.strip_prefix('|')?.strip_suffix('|')?.split('|').map(str::trim).collect();
    let &[number, _, _, verdict, answer] = cells.as_slice() else { return None };
    let numbers = number.split('.').filter(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit())).count();
    (numbers == 3).then_some(Line { at, number, verdict, answer })
}

/// What is missing, what stands there twice, and what the standard does not know.
fn numbers(lines: &[Line<'_>]) -> Vec<Finding> {
    let wanted: BTreeSet<String> =
        SECTIONS.into_iter().flat_map(|(section, count)| (1..=count).map(move |number| format!("{section}.{number}"))).collect();
    let (mut seen, mut found) = (BTreeSet::new(), Vec::new());
    for line in lines {
        if !wanted.contains(line.number) {
            found.push(Finding::new(PAGE, line.at, format!("{} is no requirement of level 1 or 2", line.number)));
        } else if !seen.insert(line.number) {
            found.push(Finding::new(PAGE, line.at, format!("{} stands here twice", line.number)));
        }
    }
    found.extend(
        wanted.iter().filter(|number| !seen.contains(number.as_str())).map(|number| Finding::new(PAGE, 0, format!("lacks {number}"))),
    );
    found
}

/// What an answer names must be there, and it must name something. A name behind `::` is looked up with those of the other pages.
fn unanswered(tree: &Tree, line: &Line<'_>) -> Vec<Finding> {
    let (mut named, mut found) = (false, Vec::new());
    for code in line.answer.split('`').skip(1).step_by(2) {
        let path = code.split_once("::").map_or(code, |(path, _)| path);
        let is_place = path.split_once('/').is_some_and(|(top, _)| tree.paths.contains(top));
        if tree.paths.contains(path) {
            named = true;
        } else if is_place {
            found.push(Finding::new(PAGE, line.at, format!("{}: `{path}` is not there", line.number)));
        }
    }
    if !named && found.is_empty() {
        found.push(Finding::new(PAGE, line.at, format!("{}: `{}` names no code", line.number, line.verdict)));
    }
    found
}

/// What the table comes to, as a sentence.
fn sum(lines: &[Line<'_>]) -> String {
    let [yes, partly, no, idle] = VERDICTS.map(|verdict| lines.iter().filter(|line| line.verdict == verdict).count());
    format!("{} requirements: {yes} yes, {partly} partly, {no} no, {idle} not applicable.", lines.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A whole table, in which the line of 1.1.1 is `first`.
    fn table(first: &str) -> String {
        let numbers = SECTIONS.into_iter().flat_map(|(section, count)| (1..=count).map(move |number| format!("{section}.{number}")));
        let line = |number: String| if number == "1.1.1" { first.to_owned() } else { format!("| {number} | 2 | x | no | |") };
        numbers.map(line).collect::<Vec<_>>().join("\n")
    }

    fn check(page: &str, security: &str) -> Vec<String> {
        let files = [(PAGE, page), (SECURITY, security), ("src/here.rs", "//! Here.\n")];
        findings(&Tree::of(&files)).iter().map(Finding::to_string).collect()
    }

    #[test]
    fn there_are_as_many_as_the_standard_has() {
        assert_eq!(SECTIONS.into_iter().map(|(_, count)| u32::from(count)).sum::<u32>(), 70 + 183);
    }

    #[test]
    fn a_whole_table_is_no_finding() {
        let sum = "253 requirements: 1 yes, 0 partly, 252 no, 0 not applicable.";
        let page = format!(
            "{sum}\n| # | level | asks for | verdict | what answers it |\n{}",
            table("| 1.1.1 | 2 | x | yes | `src/here.rs::it` |")
        );
        assert_eq!(check(&page, sum), [""; 0]);
        let told = format!("does not say what the table of ASVS comes to: {sum}");
        assert_eq!(check(&page, "254 requirements"), [format!("SECURITY.md: {told}")]);
    }

    #[test]
    fn a_line_that_says_too_little_is_found() {
        for (first, problem) in [
            ("", "lacks 1.1.1"),
            ("| 1.1.1 | 2 | x | perhaps | `src/here.rs` |", "1.1.1: `perhaps` is no verdict"),
            ("| 1.1.1 | 2 | x | yes | it does |", "1.1.1: `yes` names no code"),
            ("| 1.1.1 | 2 | x | partly | `src/gone.rs` |", "1.1.1: `src/gone.rs` is not there"),
            ("| 1.1.1 | 2 | x | partly | `src/here.rs`, `src/gone.rs::it` |", "1.1.1: `src/gone.rs` is not there"),
            ("| 1.1.1 | 2 | x | no | |\n| 1.1.1 | 2 | x | no | |", "1.1.1 stands here twice"),
            ("| 1.1.1 | 2 | x | no | |\n| 1.2.10 | 3 | x | no | |", "1.2.10 is no requirement of level 1 or 2"),
        ] {
            let found = check(&table(first), "");
            let found: Vec<_> = found.iter().filter(|finding| !finding.contains("comes to")).collect();
            assert_eq!(found.len(), 1, "{first}: {found:?}");
            assert!(found[0].ends_with(problem), "{first}: {found:?}");
        }
    }
}
