//! The rules of retention, each by a jump of the clock, on both engines.

use super::holds::place;
use super::house::{Ground, Guest, House, hour, on_both, purpose};
use super::joining::invite;
use super::requests::{receive, refuse};
use super::story::nothing_is_left;
use crate::Swept;
use domain::id::{OrganisationId, SubjectId};
use domain::request::Kind;
use domain::retention::{self, Choice, Rule};
use jiff::{Timestamp, ToSpan as _, tz::TimeZone};
use seal::KeyPair;

/// Calendar months after the house was opened, and some hours.
fn month(months: i64, hours: i64) -> Timestamp {
    let later = hour(0).to_zoned(TimeZone::UTC).saturating_add(months.months());
    later.saturating_add(hours.hours()).timestamp()
}

fn swept(house: &House, now: Timestamp) -> Swept {
    let swept = house.store.sweep(now).unwrap();
    assert_eq!(swept.failed, 0);
    swept
}

/// The last daily sweep.
#[expect(clippy::redundant_closure_for_method_calls, reason = "the method itself is not general enough over the snapshot's lifetime")]
fn last(house: &House) -> Option<crate::reads::SweepRow> {
    house.store.read(|r| r.last_sweep()).unwrap()
}

/// A guest whose conversation the house reads.
fn granted(house: &House, said: &str, at: Timestamp) -> Guest {
    let guest = house.arrive(at);
    house.say(&guest, said, at).unwrap();
    house.give(&guest, "conversation", at).unwrap();
    guest
}

fn choose(house: &House, rule: Rule, of: Option<&str>, months: u32, at: Timestamp) {
    let (owner, choice) = (house.owner, Choice { rule, purpose: of.map(purpose), months });
    house
        .act(move |tx| {
            let (rules, purposes) = (tx.retention_rules()?, tx.purposes()?);
            retention::change(&rules, &purposes, choice, owner, at)?.map_or(Ok(()), |decision| tx.apply(&decision).map(drop))
        })
        .unwrap();
}

#[test]
fn a_shorter_silence_is_chosen_and_the_last_word_counts() {
    on_both(|ground| {
        let (house, other) = (House::build(&ground, 1), House::build(&ground, 2));
        let (silent, talking) = (granted(&house, "hello", hour(0)), granted(&house, "hello", hour(0)));
        let theirs = granted(&other, "hello", hour(0));
        choose(&house, Rule::Inactive, None, 3, hour(1));
        house.say(&talking, "still here", month(2, 0)).unwrap();
        assert_eq!(swept(&house, month(3, -1)).erased, []);
        let gone = swept(&house, month(3, 1)).erased;
        assert_eq!(gone, [(house.organisation, silent.visitor.subject)], "the other organisation chose nothing");
        nothing_is_left(&ground, silent.visitor.subject);
        assert_eq!(house.read_by_guest(&talking), ["hello", "still here"]);
        assert_eq!(swept(&house, month(12, 1)).erased.len(), 2);
        nothing_is_left(&ground, theirs.visitor.subject);
    });
}

#[test]
fn what_was_said_too_long_ago_goes_and_whoever_said_it_stays() {
    on_both(|ground| {
        let house = House::build(&ground, 1);
        let ada = granted(&house, "long ago", hour(0));
        for months in [8, 16, 23] {
            house.say(&ada, &format!("after {months} months"), month(months, 0)).unwrap();
        }
        assert_eq!(swept(&house, month(24, -1)).content, 0);
        let sweep = swept(&house, month(24, 1));
        assert_eq!((sweep.content, sweep.erased.len()), (1, 0));
        assert_eq!(house.read_by_guest(&ada), ["after 8 months", "after 16 months", "after 23 months"]);
        assert_eq!(house.read_by_members(&ada).len(), 3, "the house still reads the rest");
        choose(&house, Rule::Content, None, 9, month(25, 0));
        assert_eq!(swept(&house, month(25, 1)).content, 2, "a shorter cap holds for what is there");
        assert_eq!(house.read_by_guest(&ada), ["after 23 months"]);
        assert_eq!(ground.count("destruction WHERE act = 'content.destroyed' AND rule = 'content'"), 2);
        house.verify().unwrap();
    });
}

#[test]
fn what_was_told_has_the_cap_of_its_kind() {
    on_both(|ground| {
        let house = House::build(&ground, 1);
        let ada = granted(&house, "hello", hour(0));
        for (name, field) in [("callback", "phone"), ("marketing", "email"), ("health", "concern")] {
            house.give(&ada, name, hour(0)).unwrap();
            house.collect(&ada, name, field, "a value", hour(0)).unwrap();
        }
        choose(&house, Rule::Content, Some("marketing"), 6, hour(1));
        choose(&house, Rule::Special, Some("health"), 60, hour(1));
        let fields = || {
            let rows = house.store.read(|r| r.fields(ada.visitor.subject)).unwrap();
            rows.into_iter().map(|row| row.purpose.to_string()).collect::<Vec<_>>()
        };
        // She writes twice a year, so that silence does not take everything.
        let mut left = vec![];
        for months in (5..=65).step_by(5) {
            house.say(&ada, "still here", month(months, 0)).unwrap();
            swept(&house, month(months, 1));
            left.push((months, fields().len()));
        }
        let at = |wanted| left.iter().find(|(months, _)| *months == wanted).unwrap().1;
        assert_eq!((at(5), at(10), at(20), at(25), at(55), at(65)), (3, 2, 2, 1, 1, 0));
        house.verify().unwrap();
    });
}

#[test]
fn special_data_is_kept_ten_years_at_most() {
    on_both(|ground| {
        let house = House::build(&ground, 1);
        let ada = granted(&house, "hello", hour(0));
        house.give(&ada, "health", hour(0)).unwrap();
        house.collect(&ada, "health", "concern", "a value", hour(0)).unwrap();
        house.say(&ada, "still here", month(115, 0)).unwrap();
        assert_eq!(swept(&house, month(120, -1)).erased.len(), 0);
        assert_eq!(house.store.read(|r| r.fields(ada.visitor.subject)).unwrap().len(), 1);
        swept(&house, month(120, 1));
        assert!(house.store.read(|r| r.fields(ada.visitor.subject)).unwrap().is_empty());
        house.verify().unwrap();
    });
}

#[test]
fn the_proofs_of_the_erased_are_trimmed_and_the_ledger_verifies() {
    on_both(|ground| {
        let house = House::build(&ground, 1);
        let (early, late) = (granted(&house, "hello", hour(0)), granted(&house, "hello", hour(0)));
        house.erase(&early, hour(1)).unwrap();
        house.erase(&late, month(6, 0)).unwrap();
        let named = |guest: &Guest| {
            let subject = ground.literal(guest.visitor.subject.0.as_bytes());
            ground.count(&format!("ledger_entry WHERE subject = {subject}"))
        };
        assert_eq!((named(&early), named(&late)), (2, 2), "consent and erasure");
        let before = ground.count("ledger_entry");
        assert_eq!(swept(&house, month(36, 0)).records, 0);
        assert_eq!(swept(&house, month(36, 2)).records, 3, "with the record of the erasure, which led to them");
        assert_eq!((named(&early), named(&late)), (0, 2));
        assert_eq!(ground.count("ledger_entry"), before + 2, "the leaves stay, and entries say what was trimmed");
        assert_eq!(swept(&house, month(36, 3)).records, 0, "nothing is trimmed twice");
        house.verify().unwrap();
    });
}

#[test]
fn records_live_three_years_and_as_long_as_they_lead_to_evidence() {
    on_both(|ground| {
        let house = House::build(&ground, 1);
        let ada = granted(&house, "hello", hour(0));
        house.erase(&ada, hour(1)).unwrap();
        choose(&house, Rule::Evidence, None, 48, hour(2));
        swept(&house, month(36, 2));
        assert_eq!(ground.count("destruction"), 1, "the evidence is not gone yet");
        swept(&house, month(48, 2));
        assert_eq!(ground.count("destruction WHERE act = 'subject.erased'"), 0);
        let kept = house.store.read(|r| r.destruction_records(house.organisation, None, 10)).unwrap();
        assert_eq!(kept.iter().map(|r| r.act.as_str()).collect::<Vec<_>>(), ["records.destroyed", "ledger.trimmed"]);
        swept(&house, month(48 + 36, 3));
        let kept = house.store.read(|r| r.destruction_records(house.organisation, None, 10)).unwrap();
        assert_eq!(kept.iter().map(|r| (r.act.as_str(), r.things)).collect::<Vec<_>>(), [("records.destroyed", 2)]);
        house.verify().unwrap();
    });
}

#[test]
fn a_record_says_what_was_destroyed_and_not_whose() {
    on_both(|ground| {
        let house = House::build(&ground, 1);
        let guests: Vec<Guest> = (0..3).map(|_| granted(&house, "hello", hour(0))).collect();
        swept(&house, month(12, 1));
        let records = house.store.read(|r| r.destruction_records(house.organisation, None, 10)).unwrap();
        let [record] = &records[..] else { panic!("{records:?}") };
        assert_eq!((record.act.as_str(), record.rule.as_str(), record.things), ("subject.erased", "inactive", 3));
        assert_eq!((record.last_position - record.position + 1, record.started_at), (3, Some(month(12, 1))));
        assert!(record.rows >= 3 * 6 && record.job.is_some() && record.at >= month(12, 1), "{record:?}");
        let tree = house.store.read(|r| r.ledger_head(house.organisation)).unwrap();
        assert_eq!(record.evidence.as_deref(), Some(tree.root().as_slice()), "the tree with these entries");
        let written = format!("{record:?}");
        for guest in &guests {
            assert!(!written.contains(&guest.visitor.subject.to_string()) && !written.contains(&guest.visitor.conversation.to_string()));
        }
    });
}

#[test]
fn a_preview_says_what_the_sweep_then_does_and_changes_nothing() {
    on_both(|ground| {
        let house = House::build(&ground, 1);
        let quiet = house.arrive(hour(0));
        let inactive = granted(&house, "hello", hour(0));
        let withdrawn = granted(&house, "hello", month(12, -30));
        house.withdraw(&withdrawn, "conversation", month(12, -25)).unwrap();
        let entries = ground.count("ledger_entry");
        let at = month(12, 1);
        let due = house.store.read(|r| r.due(house.organisation, at)).unwrap();
        let counts: Vec<_> = due.iter().map(|d| (d.rule.as_str(), d.category, d.count)).collect();
        // Of the quiet one nothing was ever granted: both rules find them, and the shorter one destroys them. Of whoever withdrew, nothing
        // is once that is destroyed, which comes first.
        assert_eq!(counts, [("withdrawn", "generations", 1), ("ungranted", "conversations", 2), ("inactive", "conversations", 2)]);
        assert_eq!(due[2].earliest, Some(month(12, 0)));
        let page = house.store.read(|r| r.due_conversations(house.organisation, at, None, 1)).unwrap();
        let after = Some((page[0].last_at.as_millisecond(), page[0].conversation.0));
        let rest = house.store.read(|r| r.due_conversations(house.organisation, at, after, 10)).unwrap();
        let mut listed: Vec<_> = page.iter().chain(&rest).map(|d| d.subject).collect();
        listed.sort_unstable();
        let mut wanted = [quiet.visitor.subject, inactive.visitor.subject, withdrawn.visitor.subject];
        wanted.sort_unstable();
        assert_eq!(listed, wanted);
        assert_eq!(ground.count("ledger_entry"), entries, "looking changes nothing");
        let done = swept(&house, at);
        assert_eq!((done.erased.len(), done.generations), (3, 1));
        assert!(house.store.read(|r| r.due(house.organisation, at)).unwrap().is_empty());
        assert!(house.store.read(|r| r.due(OrganisationId(house.id()), at)).unwrap().is_empty(), "of whom nothing is known nothing is due");
    });
}

/// Who is due by the last word of their conversation.
fn listed(house: &House, at: Timestamp) -> Vec<SubjectId> {
    let rows = house.store.read(|r| r.due_conversations(house.organisation, at, None, 100)).unwrap();
    rows.into_iter().map(|row| row.subject).collect()
}

#[test]
fn a_preview_lists_nobody_whom_no_sweep_takes() {
    on_both(|ground| {
        let house = House::build(&ground, 1);
        // One granted a call back and nothing else, one withdrew it: what they said is nobody's but their own.
        let (beside, waits) = (house.arrive(hour(0)), house.arrive(hour(0)));
        for guest in [&beside, &waits] {
            house.say(guest, "hello", hour(0)).unwrap();
            house.give(guest, "callback", hour(0)).unwrap();
        }
        house.withdraw(&waits, "callback", hour(20)).unwrap();
        assert_eq!(listed(&house, hour(23)), []);
        let mut both = [beside.visitor.subject, waits.visitor.subject];
        both.sort_unstable();
        let mut now = listed(&house, hour(25));
        now.sort_unstable();
        assert_eq!(now, both, "their conversations' keys are due");
        assert_eq!(swept(&house, hour(25)).generations, 2);
        assert_eq!(listed(&house, hour(26)), [], "the call back stays, and is due by no rule yet");
        assert_eq!(listed(&house, hour(24 * 30)), [waits.visitor.subject], "of them nothing stays");
        house.verify().unwrap();
    });
}

#[test]
fn a_preview_has_a_kind_for_every_step_of_the_sweep() {
    on_both(|ground| {
        let house = House::build(&ground, 1);
        let (pair, at, mut due) = (KeyPair::make(house.entropy.as_ref()), month(40, 0), vec![]);
        // A hold, a consent and an invitation that end; a request that was answered long ago.
        let held = granted(&house, "hello", hour(0));
        place(&house, &held, &pair, &["conversation"], 1, 24 * 100).unwrap();
        house.give_for(&held, "marketing", Some(6), hour(1)).unwrap();
        invite(&house, 9);
        let request = receive(&house, Kind::Access, None, hour(1));
        refuse(&house, request, hour(2));
        for row in house.store.read(|r| r.due(house.organisation, at)).unwrap() {
            assert!(row.earliest.is_some_and(|earliest| earliest <= at), "{row:?}");
            due.push((row.rule.as_str(), row.category, row.count));
        }
        for kind in [("active", "holds", 1), ("active", "consents", 1), ("active", "invitations", 1), ("evidence", "requests", 1)] {
            assert!(due.contains(&kind), "{kind:?} in {due:?}");
        }
        // Whatever one sweep begins, the next ones end: after them nothing is due, of no kind.
        let first = swept(&house, at);
        assert_eq!((first.holds, first.invitations, first.expired.len()), (1, 1, 1));
        swept(&house, month(40, 25));
        assert_eq!(house.store.read(|r| r.due(house.organisation, month(40, 25))).unwrap(), []);
    });
}

#[test]
fn a_sweep_that_ended_half_way_is_ended_by_the_next() {
    on_both(|ground| {
        let house = House::build(&ground, 1);
        for _ in 0..40 {
            granted(&house, "hello", hour(0));
        }
        // One of them cannot be destroyed: a trigger stands for whatever ends a sweep, in the middle of its work.
        let stubborn = granted(&house, "hello", hour(1));
        let id = ground.literal(stubborn.visitor.subject.0.as_bytes());
        forbid(&ground, &id);
        let first = house.store.sweep(month(12, 2)).unwrap();
        assert_eq!((first.erased.len(), first.failed), (40, 1), "what cannot be destroyed keeps nothing else");
        assert_eq!(last(&house).map(|s| s.failed), Some(1));
        house.verify().unwrap();
        allow(&ground);
        assert_eq!(swept(&house, month(12, 3)).erased, [(house.organisation, stubborn.visitor.subject)]);
        assert_eq!(last(&house).map(|s| s.failed), Some(0));
        assert_eq!(ground.count("subject"), 0);
        house.verify().unwrap();
    });
}

/// Has the database refuse to delete a subject.
fn forbid(ground: &Ground, id: &str) {
    if ground.is_sqlite() {
        ground.tamper(&format!("CREATE TRIGGER stays BEFORE DELETE ON subject WHEN OLD.id = {id} BEGIN SELECT RAISE(ABORT, 'no'); END"));
    } else {
        ground.tamper("CREATE FUNCTION stays() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''no''; END'");
        ground.tamper(&format!("CREATE TRIGGER stays BEFORE DELETE ON subject FOR EACH ROW WHEN (OLD.id = {id}) EXECUTE FUNCTION stays()"));
    }
}

fn allow(ground: &Ground) {
    ground.tamper(if ground.is_sqlite() { "DROP TRIGGER stays" } else { "DROP TRIGGER stays ON subject" });
}

#[test]
fn a_sweep_notes_when_it_ended_and_the_short_one_is_no_daily_one() {
    on_both(|ground| {
        let house = House::build(&ground, 1);
        assert_eq!(last(&house), None);
        house.store.sweep_short(hour(1)).unwrap();
        assert_eq!(last(&house), None);
        house.store.sweep(hour(2)).unwrap();
        let last = last(&house).unwrap();
        assert!(last.started_at >= hour(2) && last.ended_at >= Some(hour(2)));
    });
}

#[test]
fn a_changed_rule_is_an_act_that_says_from_what_to_what() {
    on_both(|ground| {
        let house = House::build(&ground, 1);
        let before = house.verify().unwrap();
        choose(&house, Rule::Content, Some("marketing"), 6, hour(1));
        choose(&house, Rule::Content, Some("marketing"), 6, hour(2));
        assert_eq!(house.verify().unwrap(), before + 1);
        let entry = house.store.read(|r| r.last_entries(house.organisation, before + 1, 1)).unwrap().pop().unwrap().entry.unwrap();
        assert!(entry.contains(r#""act":"retention-rule.changed""#) && entry.contains(r#""purpose":"marketing","old":"24","new":"6""#));
    });
}

/// Where the child process of the next test finds the database.
const CHILD: &str = "PARLOUR_TEST_SWEEP";

/// Makes each deletion of a subject take its time, so that there is a half way; and mends that.
fn slow(ground: &Ground, on: bool) {
    let orders: &[&str] = match (ground.is_sqlite(), on) {
        (true, true) => &["CREATE TRIGGER slow BEFORE DELETE ON subject BEGIN SELECT COUNT(*) FROM \
            (WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300000) SELECT i FROM n); END"],
        (true, false) => &["DROP TRIGGER slow"],
        (false, true) => &[
            "CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_sleep(0.03); RETURN OLD; END'",
            "CREATE TRIGGER slow BEFORE DELETE ON subject FOR EACH ROW EXECUTE FUNCTION slow()",
        ],
        (false, false) => &["DROP TRIGGER slow ON subject"],
    };
    for order in orders {
        ground.tamper(order);
    }
}

#[test]
fn a_sweep_whose_process_is_killed_is_ended_by_the_next() {
    on_both(|ground| {
        let (engine, at) = match &ground.place {
            crate::Place::Sqlite(path) => ("sqlite", path.display().to_string()),
            crate::Place::Postgres(url) => ("postgres", url.clone()),
        };
        let house = House::build(&ground, 1);
        for _ in 0..40 {
            granted(&house, "hello", hour(0));
        }
        slow(&ground, true);
        let mut command = std::process::Command::new(std::env::current_exe().unwrap());
        command.args(["--ignored", "--exact", "tests::retaining::sweeps_until_it_is_killed"]).env(CHILD, format!("{engine} {at}"));
        let mut child = command.stdout(std::process::Stdio::null()).stderr(std::process::Stdio::null()).spawn().unwrap();
        while ground.count("subject") == 40 && child.try_wait().unwrap().is_none() {
            std::thread::sleep(std::time::Duration::from_millis(2));
        }
        child.kill().unwrap();
        child.wait().unwrap();
        // What a database server was still asked to do ends before that: the trigger waits for the table.
        slow(&ground, false);
        let left = ground.count("subject");
        assert!((1..40).contains(&left), "{left} are left: it was killed too early or too late");
        assert!(ground.count("destruction WHERE act = 'subject.erased' AND things > 0") > 0, "what is gone is on record");
        assert_eq!(last(&house).and_then(|sweep| sweep.ended_at), None, "it never came to its end");
        house.verify().unwrap();
        assert_eq!(swept(&house, month(12, 2)).erased.len() as u64, left);
        assert_eq!(house.store.read(|r| r.destructions(house.organisation)).unwrap(), 40, "each once");
        house.verify().unwrap();
    });
}

#[test]
#[ignore = "the other process of the test above"]
fn sweeps_until_it_is_killed() {
    let Ok(child) = std::env::var(CHILD) else { return };
    let place = match child.split_once(' ').unwrap() {
        ("sqlite", path) => crate::Place::Sqlite(path.into()),
        (_, url) => crate::Place::Postgres(url.to_owned()),
    };
    let store = crate::Store::open(place, std::sync::Arc::new(seal::SystemEntropy)).unwrap();
    store.sweep(month(12, 1)).unwrap();
}
