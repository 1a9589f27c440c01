//! Until when a conversation is put aside: the words of the form, by the reader's own clock.

use jiff::civil::{DateTime, Weekday};
use jiff::{Span, Timestamp, ToSpan, Zoned};

/// The hour at which a working day begins, for what is put aside until "tomorrow".
const MORNING: i8 = 9;

/// The time that a word names; `Some(None)` is "now", `None` a word that names none.
#[expect(clippy::option_option, reason = "no time and no such word are two things")]
pub(crate) fn until(word: &str, now: &Zoned) -> Option<Option<Timestamp>> {
    let later = |span: Span| now.checked_add(span).ok();
    let at = match word {
        "now" => return Some(None),
        "1h" => later(1.hour())?,
        "4h" => later(4.hours())?,
        "tomorrow" => morning(&later(1.day())?)?,
        "monday" => morning(&now.nth_weekday(1, Weekday::Monday).ok()?)?,
        own => own.parse::<DateTime>().ok()?.to_zoned(now.time_zone().clone()).ok()?,
    };
    Some(Some(at.timestamp()))
}

fn morning(day: &Zoned) -> Option<Zoned> {
    day.date().at(MORNING, 0, 0, 0).to_zoned(day.time_zone().clone()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(now: &str, word: &str, expected: &str) {
        let now: Zoned = now.parse().unwrap();
        let at = until(word, &now).flatten().map(|at| at.to_zoned(now.time_zone().clone()).to_string());
        assert_eq!(at.as_deref(), Some(expected), "{word}");
    }

    #[test]
    fn words_name_times_of_the_readers_clock() {
        let friday = "2026-11-20T16:30:00+01:00[Europe/Berlin]";
        check(friday, "1h", "2026-11-20T17:30:00+01:00[Europe/Berlin]");
        check(friday, "4h", "2026-11-20T20:30:00+01:00[Europe/Berlin]");
        check(friday, "tomorrow", "2026-11-21T09:00:00+01:00[Europe/Berlin]");
        check(friday, "monday", "2026-11-23T09:00:00+01:00[Europe/Berlin]");
        check(friday, "2026-12-24T08:15", "2026-12-24T08:15:00+01:00[Europe/Berlin]");
        check("2026-11-23T08:00:00+01:00[Europe/Berlin]", "monday", "2026-11-30T09:00:00+01:00[Europe/Berlin]");
    }

    #[test]
    fn nine_is_nine_when_the_clocks_change() {
        check("2026-10-24T22:00:00+02:00[Europe/Berlin]", "tomorrow", "2026-10-25T09:00:00+01:00[Europe/Berlin]");
    }

    #[test]
    fn now_is_no_time_and_junk_is_no_word() {
        let now: Zoned = "2026-11-20T16:30:00+03:00[Europe/Istanbul]".parse().unwrap();
        assert_eq!(until("now", &now), Some(None));
        for junk in ["", "soon", "2026-13-01T00:00", "25h"] {
            assert_eq!(until(junk, &now), None, "{junk}");
        }
    }
}
