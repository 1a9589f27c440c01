//! How well rights are understood, measured: recall and false alarms on phrases that were written before the words were chosen.
//!
//! A line of `tests/phrases/LANGUAGE.txt` is the kind that is asked for, or `none`, and what somebody says. Of each kind every other
//! phrase was used to choose words by; the others were not looked at, and are what the figures of a language are believed by.

use flow::rights::{Right, Wish, understood};
use std::fmt::Write as _;
use std::path::Path;

const LISTS: [(&str, &str); 5] = [
    ("de", include_str!("../phrases/de.txt")),
    ("en", include_str!("../phrases/en.txt")),
    ("pl", include_str!("../phrases/pl.txt")),
    ("ru", include_str!("../phrases/ru.txt")),
    ("tr", include_str!("../phrases/tr.txt")),
];

/// How `docs/understood.md` begins; the figures stand below.
const PAGE: &str = "\
# How well rights are understood

Whoever writes \"delete my data\" in the chat is offered their rights, without a model and in any of the five languages. How often that
succeeds is measured on phrases of `crates/flow/tests/phrases`: every other one was never looked at while words were chosen, and the
figures are believed by that half. The phrases were written by the makers of Parlour, not by customers: they show what is understood, and
are no promise for what people write. A miss leaves the menu, which has every right; a false alarm costs one question.

A golden file: `PARLOUR_GEN=1 cargo test -p flow --test story` writes it anew.

| language | half | understood | false alarms |
|---|---|---|---|
";

/// The fewest phrases of each side that a language is measured by.
const PHRASES_MIN: usize = 60;

/// What is asked for is offered: by name or, for a copy to take along, by showing everything, where it can be downloaded.
fn is_offered(kind: &str, understood: Option<Right>) -> bool {
    match kind {
        "access" | "erasure" => understood == Some(Right::Data),
        "portability" => matches!(understood, Some(Right::Data | Right::Other(Wish::Export))),
        "rectification" => understood == Some(Right::Other(Wish::Correct)),
        "restriction" => understood == Some(Right::Other(Wish::Restrict)),
        "objection" => understood == Some(Right::Other(Wish::Object)),
        "withdrawal" => understood == Some(Right::Other(Wish::Withdraw)),
        "none" => understood.is_none(),
        other => panic!("no such kind: {other}"),
    }
}

/// Figures of one half of a language.
#[derive(Default)]
struct Half {
    asking: usize,
    met: usize,
    innocent: usize,
    alarms: usize,
    wrong: Vec<String>,
}

fn halves<'a>(list: impl Iterator<Item = &'a str>) -> [Half; 2] {
    let mut halves = [Half::default(), Half::default()];
    for (number, line) in list.enumerate() {
        let (kind, phrase) = line.split_once(": ").unwrap_or_else(|| panic!("no kind: {line}"));
        let half = &mut halves[number % 2];
        let understood = understood(phrase);
        let right = is_offered(kind, understood);
        if kind == "none" {
            half.innocent += 1;
            half.alarms += usize::from(!right);
        } else {
            half.asking += 1;
            half.met += usize::from(right);
        }
        if !right {
            half.wrong.push(format!("{line}  ->  {understood:?}"));
        }
    }
    halves
}

/// Phrases of each language that were there first; those below them are harder, and were written where some like them had been missed.
const FIRST: usize = 131;
/// The fewest that are met of the first, the fewest of all, and the most alarms, in per cent, on the half that no word was chosen by.
const KEPT: [(&str, usize, usize, usize); 5] =
    [("de", 95, 90, 3), ("en", 88, 88, 3), ("pl", 90, 82, 3), ("ru", 88, 85, 3), ("tr", 90, 82, 3)];

#[test]
fn rights_are_understood_as_well_as_is_said() {
    let mut page = PAGE.to_owned();
    for ((language, list), (kept, first, recall, alarms)) in LISTS.into_iter().zip(KEPT) {
        assert_eq!(language, kept);
        let [tuned, held_out] = halves(list.lines());
        let [_, of_the_first] = halves(list.lines().take(FIRST));
        assert!(of_the_first.met * 100 >= first * of_the_first.asking, "{language}: {:#?}", of_the_first.wrong);
        let (asking, innocent) = (tuned.asking + held_out.asking, tuned.innocent + held_out.innocent);
        assert!(asking >= PHRASES_MIN && innocent >= PHRASES_MIN, "{language}: {asking} and {innocent} phrases");
        for (name, half) in [("words were chosen by", &tuned), ("held out", &held_out)] {
            let (met, alarmed) = (half.met * 100 / half.asking, half.alarms * 100 / half.innocent);
            let _ = writeln!(
                page,
                "| {language} | {name} | {} of {} ({met} %) | {} of {} ({alarmed} %) |",
                half.met, half.asking, half.alarms, half.innocent
            );
        }
        if std::env::var_os("PARLOUR_PHRASES").is_some() {
            println!("{}", tuned.wrong.join("\n"));
        }
        assert!(held_out.met * 100 >= recall * held_out.asking, "{page}{:#?}", held_out.wrong);
        assert!(held_out.alarms * 100 <= alarms * held_out.innocent, "{page}{:#?}", held_out.wrong);
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/understood.md");
    if std::env::var_os("PARLOUR_GEN").is_some() {
        std::fs::write(&path, &page).unwrap();
    }
    let told = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(told, page, "docs/understood.md differs; PARLOUR_GEN=1 writes it anew");
}

/// Customers' own words about hotels, flights and appointments (`PARLOUR_DATA` names the folder): nobody in them asks for a right.
#[test]
fn ordinary_customers_set_off_no_alarm() {
    let Some(folder) = std::env::var_os("PARLOUR_DATA") else {
        eprintln!("PARLOUR_DATA is not set: the dialogues are left out");
        return;
    };
    let file = std::fs::File::open(Path::new(&folder).join("dialogues.jsonl.gz")).unwrap();
    let text = std::io::read_to_string(flate2::read::GzDecoder::new(file)).unwrap();
    let (mut said, mut alarms) = (0_usize, Vec::new());
    for line in text.lines() {
        let dialogue: serde_json::Value = serde_json::from_str(line).unwrap();
        for turn in dialogue["turns"].as_array().unwrap().iter().filter(|turn| turn["from"] == "visitor") {
            let words = turn["text"].as_str().unwrap();
            said += 1;
            if let Some(right) = understood(words) {
                alarms.push(format!("{right:?}: {words}"));
            }
        }
    }
    println!("{} false alarms in {said} messages: {alarms:#?}", alarms.len());
    assert!(said > 1_000 && alarms.len() * 1_000 <= said, "more than one in a thousand: {alarms:#?}");
}
