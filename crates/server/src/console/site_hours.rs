//! Business hours in a form: one field a weekday, one for closed dates, and the text that the rules read.

use domain::availability::Hours;
use jiff::civil::Weekday;

/// The weekdays as fields and texts name them.
const DAYS: [(&str, Weekday); 7] = [
    ("mo", Weekday::Monday),
    ("tu", Weekday::Tuesday),
    ("we", Weekday::Wednesday),
    ("th", Weekday::Thursday),
    ("fr", Weekday::Friday),
    ("sa", Weekday::Saturday),
    ("su", Weekday::Sunday),
];

/// What the fields say, as [`Hours::parse`] reads it. What is no time stays what it is, so that the rules refuse it.
pub(crate) fn text(field: &impl Fn(&str) -> String) -> String {
    let mut parts = Vec::new();
    for (name, _) in DAYS {
        let times = times(&field(&format!("hours-{name}")));
        if !times.is_empty() {
            parts.push(format!("{name} {times}"));
        }
    }
    let dates = field("closed").replace([',', ';', '\n'], " ");
    let dates: Vec<_> = dates.split_whitespace().collect();
    if !dates.is_empty() {
        parts.push(format!("closed {}", dates.join(" ")));
    }
    parts.join("; ")
}

/// Intervals as people write them, `9:00 – 12:30, 14:00-18:00`, with a space between and none within. A semicolon would begin another
/// day: it becomes a sign that no time has.
fn times(typed: &str) -> String {
    let joined = typed.replace(['–', '—'], "-").replace(" -", "-").replace("- ", "-").replace(';', "!").replace(',', " ");
    let padded = |time: &str| if time.len() == 4 && time.contains(':') { format!("0{time}") } else { time.to_owned() };
    let interval = |interval: &str| interval.split('-').map(padded).collect::<Vec<_>>().join("-");
    joined.split_whitespace().map(interval).collect::<Vec<_>>().join(" ")
}

/// The fields of the weekdays. Where the text does not parse, because it was typed so, it is given back day by day as it is.
pub(crate) fn days(text: &str, zone: &str) -> Vec<(&'static str, String)> {
    let clock = |minute: u16| format!("{:02}:{:02}", minute / 60, minute % 60);
    let parsed = Hours::parse(text, zone).ok();
    let day = |(name, weekday): (&'static str, Weekday)| {
        let shown = match &parsed {
            Some(hours) => hours.on(weekday).iter().map(|i| format!("{}-{}", clock(i.from), clock(i.until))).collect::<Vec<_>>().join(", "),
            None => part(text, name).replace(' ', ", "),
        };
        (name, shown)
    };
    DAYS.into_iter().map(day).collect()
}

/// The field of the closed dates.
pub(crate) fn closed(text: &str, zone: &str) -> String {
    let parsed = Hours::parse(text, zone).ok();
    let dates = parsed.map(|hours| hours.closed().iter().map(ToString::to_string).collect::<Vec<_>>().join(", "));
    dates.unwrap_or_else(|| part(text, "closed").replace(' ', ", "))
}

fn part<'t>(text: &'t str, name: &str) -> &'t str {
    text.split("; ").find_map(|part| part.strip_prefix(name)).map(str::trim).unwrap_or_default()
}

/// The zone that people of a country most likely mean.
pub(crate) fn usual_zone(region: &str) -> &'static str {
    match region {
        "AT" => "Europe/Vienna",
        "CH" | "LI" => "Europe/Zurich",
        "GB" => "Europe/London",
        "PL" => "Europe/Warsaw",
        "TR" => "Europe/Istanbul",
        _ => "Europe/Berlin",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(day: &'static str, closed: &'static str) -> String {
        text(&|name: &str| match name {
            "hours-mo" => day.to_owned(),
            "closed" => closed.to_owned(),
            _ => String::new(),
        })
    }

    #[test]
    fn what_people_write_becomes_what_the_rules_read() {
        for (day, closed, expected) in [
            ("", "", ""),
            ("09:00-17:00", "", "mo 09:00-17:00"),
            (" 9:00 – 12:30,14:00 - 18:00 ", "", "mo 09:00-12:30 14:00-18:00"),
            ("09:00-17:00", "2026-12-24, 2026-12-25", "mo 09:00-17:00; closed 2026-12-24 2026-12-25"),
        ] {
            assert_eq!(typed(day, closed), expected, "{day}");
            assert!(Hours::parse(expected, "Europe/Berlin").is_ok());
        }
        for wrong in ["9-17", "09:00-12:00; tu 09:00-12:00", "morning"] {
            assert!(Hours::parse(&typed(wrong, ""), "Europe/Berlin").is_err(), "{wrong}");
        }
    }

    #[test]
    fn what_is_stored_and_what_was_typed_wrongly_stand_in_the_form() {
        let day = |text, at: usize| days(text, "Europe/Berlin")[at].1.clone();
        assert_eq!(day("mo 09:00-12:30 14:00-18:00; closed 2026-12-24", 0), "09:00-12:30, 14:00-18:00");
        assert_eq!(closed("mo 09:00-12:30; closed 2026-12-24", "Europe/Berlin"), "2026-12-24");
        assert_eq!((day("mo morning; tu 09:00-12:00", 0), day("mo morning; tu 09:00-12:00", 1)), ("morning".into(), "09:00-12:00".into()));
    }
}
