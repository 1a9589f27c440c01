//! Which faults in the texts stop the build: the build script's own check, given faulty files.

#[path = "../build/catalogue.rs"]
mod catalogue;
#[path = "../build/generate.rs"]
mod generate;

use catalogue::{Catalogue, LANGUAGES, Source};

/// The same text in every language, except where another one is given.
fn catalogue(text: &str, others: &[(&str, &str)]) -> Result<Catalogue, Vec<String>> {
    let sources: Vec<Source> = LANGUAGES
        .iter()
        .map(|language| Source {
            language: (*language).to_owned(),
            file: format!("{language}.ftl"),
            text: others.iter().find(|(other, _)| other == language).map_or(text, |(_, text)| text).to_owned(),
        })
        .collect();
    Catalogue::from_sources(&sources)
}

fn faults(text: &str, others: &[(&str, &str)]) -> String {
    catalogue(text, others).err().unwrap_or_default().join("\n")
}

#[test]
fn agreeing_texts_become_rust() -> Result<(), Box<dyn std::error::Error>> {
    let catalogue = catalogue("greeting = Hello { $name }\nsend = { \"{\" } Send \"now\"\n", &[]).map_err(|faults| faults.join("\n"))?;
    let rust = generate::rust(&catalogue)?;
    assert!(rust.contains("pub fn greeting(locale: Locale, name: &str) -> String"), "{rust}");
    assert!(rust.contains(r#"Row { name: "send", de: "{ Send \"now\"""#), "{rust}");
    assert!(rust.contains("pub const ALL: [Key; 1]"), "{rust}");
    Ok(())
}

#[test]
fn a_missing_message_stops_the_build() {
    assert_eq!(faults("a = 1\nb = 2\n", &[("pl", "a = 1\n")]), "message `b` is missing in pl");
    assert!(faults("a = 1\n", &[("tr", "a = 1\nb = 2\n")]).contains("message `b` is missing in en, the reference"));
}

#[test]
fn other_placeholders_stop_the_build() {
    let said = faults("a = { $name }\n", &[("ru", "a = { $nam }\n")]);
    assert!(said.contains("message `a`: ru uses {\"nam\"}, en uses {\"name\"}"), "{said}");
    assert!(faults("a = { $name }\n", &[("de", "a = x\n")]).contains("message `a`: de uses {}"));
}

#[test]
fn a_missing_plural_form_stops_the_build() {
    let english = "a = { $count ->\n    [one] one\n   *[other] many\n    }\n";
    let said = faults(english, &[]);
    assert!(said.contains("pl.ftl: message `a`: the plural form Few is missing"), "{said}");
    let polish = "a = { $count ->\n    [one] 1\n    [few] 2\n   *[many] 5\n    }\n";
    assert_eq!(faults(english, &[("pl", polish), ("ru", polish)]), "");
    assert!(faults(english, &[("pl", polish), ("ru", polish), ("tr", polish)]).contains("no plural form Few"));
}

#[test]
fn what_cannot_be_read_stops_the_build() {
    assert!(faults("a = 1\nb = {\n", &[]).contains("de.ftl:"));
    assert!(faults("a = 1\n    .title = 2\n", &[]).contains("attributes are not used here"));
    assert!(faults("a = { NUMBER($count) }\n", &[]).contains("may stand in braces"));
    assert!(faults("a = { b }\nb = 1\n", &[]).contains("may stand in braces"));
    assert!(faults("-brand = x\n", &[]).contains("terms (`-brand`) are not used here"));
    assert!(faults("aB = 1\n", &[]).contains("names are lower-case words joined by `-`"));
    assert!(faults("a = 1\na = 2\n", &[]).contains("stands twice"));
    assert!(faults("a = { $name ->\n   *[other] x\n    }\n", &[]).contains("whose name ends in `count`"));
}
