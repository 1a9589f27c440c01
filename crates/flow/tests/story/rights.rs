//! How well words that ask for access or deletion are understood, on lists of our own: `+` asks, `-` does not.

const LISTS: [(&str, &str); 5] = [
    ("de", include_str!("phrases/de.txt")),
    ("en", include_str!("phrases/en.txt")),
    ("pl", include_str!("phrases/pl.txt")),
    ("ru", include_str!("phrases/ru.txt")),
    ("tr", include_str!("phrases/tr.txt")),
];

fn phrases<'l>(list: &'l str, sign: &'static str) -> Vec<&'l str> {
    list.lines().filter_map(|line| line.strip_prefix(sign)).map(str::trim).collect()
}

#[test]
fn asking_for_ones_data_is_understood() {
    let mut missed = Vec::new();
    for (language, list) in LISTS {
        let asking = phrases(list, "+");
        assert!(asking.len() >= 25, "{language}: {} phrases", asking.len());
        missed.extend(asking.into_iter().filter(|phrase| !flow::rights::asked(phrase)).map(|phrase| format!("{language}: {phrase}")));
    }
    assert!(missed.is_empty(), "{missed:#?}");
}

#[test]
fn talking_of_something_else_is_not() {
    let mut alarms = Vec::new();
    for (language, list) in LISTS {
        let other = phrases(list, "-");
        assert!(other.len() >= 25, "{language}: {} phrases", other.len());
        alarms.extend(other.into_iter().filter(|phrase| flow::rights::asked(phrase)).map(|phrase| format!("{language}: {phrase}")));
    }
    assert!(alarms.is_empty(), "{alarms:#?}");
}

#[test]
fn politeness_case_and_accents_change_nothing() {
    for (language, list) in LISTS {
        for phrase in phrases(list, "+") {
            let plain: String =
                phrase.chars().map(|c| if "öüäąęółśżźńćşçğ".contains(c) { c } else { c.to_lowercase().next().unwrap_or(c) }).collect();
            for said in [phrase.to_uppercase(), plain, format!("hm, {phrase}"), format!("{phrase} ...")] {
                assert!(flow::rights::asked(&said), "{language}: {said}");
            }
        }
    }
}
