//! The gate before publication: the demo bot passes, and each reason not to publish is found.

use flow::{check, parse};
use locale::Locale;

/// A flow of blocks in short, a line each: `id kind key=value text`; `+ id` adds an option to a choice, `* id` a consent to a card. A word without a
/// value is a text in five languages.
fn findings(blocks: &str) -> Vec<String> {
    let line = |line: &str| -> String {
        let words: Vec<_> = line.split_whitespace().collect();
        let head = match words[0] {
            "+" => format!("[[blocks.{}.options]]\n", words[1]),
            "*" => format!("[[blocks.{}.items]]\n", words[1]),
            id => format!("[blocks.{id}]\nkind = \"{}\"\n", words[1]),
        };
        let keys = words[2..].iter().map(|word| match word.split_once('=') {
            Some((key, value)) => format!("{key} = \"{value}\"\n"),
            None => ["de", "en", "pl", "ru", "tr"].map(|code| format!("{word}.{code} = \"x\"\n")).concat(),
        });
        head + &keys.collect::<Vec<_>>().concat()
    };
    let blocks: Vec<_> = blocks.lines().map(str::trim).filter(|line| !line.is_empty()).map(line).collect();
    let source = format!("name = \"x\"\nstart = \"menu\"\nmenu = \"menu\"\n{}", blocks.concat());
    let flow = parse(&source).unwrap_or_else(|findings| panic!("{findings:?}\n{source}"));
    check(&flow, &domain::purpose::standard()).into_iter().map(|f| format!("{}: {}", f.block.unwrap_or_default(), f.what)).collect()
}

/// The findings of a flow, besides what every one of these has in order.
#[track_caller]
fn finds(blocks: &str, wanted: &[&str]) {
    let found = findings(blocks);
    let all = wanted.len() == found.len() && wanted.iter().all(|wanted| found.iter().any(|found| found.contains(wanted)));
    assert!(all, "{blocks}\nfound {found:#?}\nwanted {wanted:#?}");
}

const OPEN: &str = "menu choice
    + menu id=a label goto=consent
    ";

#[test]
fn the_demo_bot_may_be_published() {
    let flow = &*crate::demo::FLOW;
    assert_eq!(check(flow, &domain::purpose::standard()), []);
    let wordings = flow::wordings(flow);
    assert_eq!(wordings.len(), 20, "four grants in five languages");
    for (purpose, block, locale, text) in wordings {
        assert_eq!(flow::wording(flow, &block, &purpose, locale), Some(text.as_str()), "{purpose}");
    }
    let (health, conversation) = (domain::Purpose::parse("health").unwrap(), domain::Purpose::conversation());
    let health = flow::wording(flow, "health", &health, Locale::En).unwrap();
    assert!(health.contains("health data") && health.contains("explicitly consent"));
    assert!(
        flow::wording(flow, "menu", &conversation, Locale::En)
            .unwrap()
            .contains("a person will read this, including what you wrote so far")
    );
}

#[test]
fn a_consent_on_every_way_is_enough() {
    finds(
        &format!(
            "{OPEN}
            consent consent purpose=callback text given=ask refused=end
            ask ask field=phone format=phone purpose=callback text next=again
            again ask field=name format=name purpose=callback text next=end
            end end"
        ),
        &[],
    );
    finds(
        "menu choice
        + menu id=a label goto=if
        if condition granted=lead then=ask else=end
        ask ask field=email format=email purpose=lead text next=talk
        talk ask field=order format=text purpose=conversation text next=end
        end end",
        &[],
    );
}

#[test]
fn a_way_around_the_consent_is_found() {
    finds(
        &format!(
            "{OPEN}
            + menu id=b label goto=sneak
            sneak jump goto=ask
            consent consent purpose=callback text given=ask refused=end
            ask ask field=phone format=phone purpose=callback text next=end
            end end"
        ),
        &["ask: A way leads here on which `callback` was not granted."],
    );
    finds(
        &format!(
            "{OPEN}
            consent consent purpose=callback text given=ask refused=end
            ask ask field=email format=email purpose=marketing text next=end
            end end"
        ),
        &["ask: A way leads here on which `marketing` was not granted."],
    );
    // By the branch of a condition on which it does not stand; and by a circle that was clean on the first round.
    finds(
        "menu choice
        + menu id=a label goto=if
        if condition granted=lead then=end else=ask
        ask ask field=email format=email purpose=lead text next=end
        end end",
        &["ask: A way leads here on which `lead` was not granted."],
    );
    finds(
        &format!(
            "{OPEN}
            consent consent purpose=callback text given=sub refused=sub
            sub choice
            + sub id=x label goto=ask
            ask ask field=phone format=phone purpose=callback text next=sub"
        ),
        &["ask: A way leads here on which `callback` was not granted."],
    );
}

#[test]
fn a_person_is_only_called_under_a_grant() {
    finds("menu choice\n+ menu id=a label goto=human grant=conversation line\nhuman hand_over text", &[]);
    finds(
        "menu choice\n+ menu id=a label goto=human\nhuman hand_over text",
        &["human: A way leads here on which `conversation` was not granted."],
    );
}

#[test]
fn refusing_is_not_answered_by_asking_again() {
    finds(
        &format!(
            "{OPEN}
            consent consent purpose=callback text given=end refused=really
            really say text next=again
            again consent purpose=callback text given=end refused=end
            end end"
        ),
        &["consent: Who refuses `callback` here is asked for it again at `again`."],
    );
    finds(
        &format!(
            "{OPEN}
            consent consent purpose=callback text given=ask refused=ask
            ask ask field=phone format=phone purpose=callback text next=end
            end end"
        ),
        &[
            "consent: Who refuses `callback` here is asked for it again at `ask`.",
            "ask: A way leads here on which `callback` was not granted.",
        ],
    );
}

#[test]
fn a_choice_is_not_a_consent() {
    finds(
        "menu choice\n+ menu id=a label goto=end grant=marketing line\nend end",
        &["menu: The option `a` cannot grant `marketing`, which rests on consent"],
    );
}

#[test]
fn special_categories_need_an_explicit_wording() {
    let blocks = |explicit: &str| format!("{OPEN}consent consent purpose=health text {explicit} given=end refused=end\nend end");
    finds(&blocks(""), &["consent: `health` is a special category"]);
    finds(&blocks("explicit"), &[]);
}

#[test]
fn purposes_are_the_organisations() {
    finds(
        &format!(
            "{OPEN}
            consent consent purpose=astrology text given=if refused=end
            if condition granted=alchemy then=end else=end
            end end"
        ),
        &["consent: The organisation has no purpose `astrology`.", "if: The organisation has no purpose `alchemy`."],
    );
}

#[test]
fn ways_lead_somewhere_and_come_from_somewhere() {
    finds("menu choice\n+ menu id=a label goto=moon", &["menu: This leads to `moon`, and there is no such block."]);
    finds("menu choice\n+ menu id=a label goto=menu\nisland say text next=menu", &["island: No way leads to this block."]);
    finds("start end", &["The flow starts with `menu`", "The menu is `menu`", "start: No way leads"]);
    finds("menu say text next=end\nend end", &["The menu is `menu`, and there is no such choice."]);
}

#[test]
fn a_circle_that_never_waits_is_found() {
    finds(
        "menu choice\n+ menu id=a label goto=one\none say text next=two\ntwo jump goto=one",
        &["From here the flow comes back here without waiting"],
    );
    // A consent that stands already is passed at once.
    finds(
        &format!("{OPEN}consent consent purpose=callback text given=consent refused=end\nend end"),
        &["From here the flow comes back here without waiting"],
    );
    finds("menu choice\n+ menu id=a label goto=ask\nask ask field=x format=text purpose=conversation text next=ask", &[]);
}

#[test]
fn options_are_there_and_their_ids_are_the_authors() {
    finds("menu choice", &["menu: A choice needs at least one option."]);
    finds("menu choice\n+ menu id=a label goto=menu\n+ menu id=a label goto=menu", &["menu: Two options have the id `a`."]);
    for reserved in ["show", "erase", "back", "erase-confirm"] {
        finds(&format!("menu choice\n+ menu id={reserved} label goto=menu"), &["is kept for the visitor's rights"]);
    }
}

#[test]
fn a_missing_language_is_named() {
    finds("menu choice text.de=x\n+ menu id=a label goto=menu", &["menu: The text is missing in: en, pl, ru, tr."]);
    finds("menu choice\n+ menu id=a label.tr=x goto=menu", &["menu: The label of `a` is missing in: de, en, pl, ru."]);
}

/// A card for these purposes, behind which a number is asked for where a call back was agreed to.
fn card(purposes: &[&str]) -> String {
    let items: Vec<_> = purposes.iter().map(|purpose| format!("* both purpose={purpose} text")).collect();
    format!(
        "menu choice
         + menu id=a label goto=both
         both consents text next=called
         {}
         called condition granted=callback then=ask else=end
         ask ask field=phone format=phone purpose=callback text next=end
         end end",
        items.join("\n")
    )
}

#[test]
fn one_word_for_all_never_stands_for_advertising_or_special_categories() {
    finds(&card(&["callback", "lead"]), &[]);
    finds(&card(&["callback", "marketing"]), &["both: `marketing` is asked for alone"]);
    finds(&card(&["callback", "health"]), &["both: `health` is asked for alone"]);
    finds(&card(&["callback", "satisfaction"]), &["both: `satisfaction` does not rest on consent"]);
    finds(&card(&["callback", "callback"]), &["both: `callback` is asked for twice"]);
    finds(&card(&["callback"]), &["both: Consents are asked for together from two"]);
    finds(&card(&["callback", "fishing"]), &["both: The organisation has no purpose `fishing`."]);
}

#[test]
fn behind_several_consents_each_answer_needs_its_condition() {
    let unasked =
        card(&["callback", "lead"]).replace("next=called", "next=ask").replace("called condition granted=callback then=ask else=end", "");
    finds(&unasked, &["ask: A way leads here on which `callback` was not granted."]);
    let again =
        card(&["callback", "lead"]).replace("else=end", "else=again") + "\nagain consent purpose=callback text given=ask refused=end";
    finds(&again, &["both: Who refuses `callback` here is asked for it again at `again`."]);
}
