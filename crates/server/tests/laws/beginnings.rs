//! What a new organisation begins with: texts that hold for any house, and none of the demo's.

use testkit::{SITE_ORIGIN, TestServer, Value, on_each_engine};

const DEMO: &str = include_str!("../../../../flows/demo.toml");

/// Words of the demo's tea shop, as they begin in a language; `=` stands for the whole word.
const WORLD: [(&str, &[&str]); 5] = [
    ("de", &["=tee", "teelad", "teehaus", "=laden", "=ladens"]),
    ("en", &["=tea", "=teas", "=shop", "shops"]),
    ("pl", &["herba", "sklep"]),
    ("ru", &["чай", "чае", "чая", "магазин"]),
    ("tr", &["çay", "dükk"]),
];

/// Which of the words stand in a text.
fn found(text: &str, words: &[&str]) -> Vec<String> {
    let is = |said: &str, word: &str| word.strip_prefix('=').map_or_else(|| said.starts_with(word), |whole| said == whole);
    let said = text.split(|c: char| !c.is_alphabetic()).map(str::to_lowercase);
    said.filter(|said| words.iter().any(|word| is(said, word))).collect()
}

/// Everything that the organisation says to visitors, as it is stored: its bot, and its notices and wordings.
fn published(server: &TestServer) -> String {
    let mut texts = Vec::new();
    for table in server.ground().tables().into_iter().filter(|table| ["flow", "flow_version", "document"].contains(&table.table.as_str())) {
        assert!(!table.rows.is_empty(), "{}", table.table);
        texts.extend(table.rows.into_iter().flatten().filter_map(|value| match value {
            Value::Text(text) => Some(text),
            Value::Bytes(bytes) => String::from_utf8(bytes).ok(),
            _ => None,
        }));
    }
    texts.join("\n")
}

#[test]
fn no_word_of_the_demos_world_stands_in_what_a_new_organisation_publishes() {
    on_each_engine(|server| {
        server.organisation("Praxis-Ay");
        // Where the test's site is, which its owner typed, is no text of ours.
        let published = published(server).replace(SITE_ORIGIN, "");
        assert!(published.contains("Praxis-Ay"), "the notices are there");
        for (language, words) in WORLD {
            assert!(!found(DEMO, words).is_empty(), "{language}: the demo's words are known");
            assert_eq!(found(&published, words), [""; 0], "{language}");
        }
    });
}
