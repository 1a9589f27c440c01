//! Whatever is done in whatever order: no panic, an end to each step, and nothing collected that was not granted.

use domain::Purpose;
use flow::{Effect, Facts, Flow, Input, State, Utterance};
use locale::Locale;
use proptest::prelude::*;
use std::collections::BTreeSet;

const WORDS: [&str; 14] = [
    "-",
    "030 901820",
    "a@b.example",
    "delete my data",
    "verilerimi silin",
    "Was kostet der Versand?",
    "",
    "💣",
    "question",
    "nonsense yxcv",
    "\0",
    "mein Konto löschen",
    "+49 30 901820",
    "удалите мои данные",
];
const CHOICES: [&str; 10] = ["question", "callback", "newsletter", "human", "health", "show", "erase", "back", "erase-confirm", "x"];
const PURPOSES: [&str; 4] = ["callback", "marketing", "health", "conversation"];

/// A flow that the gate would never let through: blocks that lead anywhere.
fn wild(seed: &[u8]) -> Flow {
    let block = |(i, byte): (usize, &u8)| {
        let to = |n: usize| format!("\"b{}\"", (usize::from(*byte) / 8 + n) % (seed.len() + 1));
        let purpose = PURPOSES[usize::from(*byte) / 16 % 4];
        let rest = match byte % 9 {
            0 => format!("kind = \"say\"\ntext.de = \"x\"\nnext = {}\n", to(1)),
            1 => format!(
                "kind = \"ask\"\nfield = \"phone\"\nformat = \"text\"\noptional = true\npurpose = \"{purpose}\"\ntext.de = \"x\"\nnext = {}\n",
                to(2)
            ),
            2 => format!("kind = \"consent\"\npurpose = \"{purpose}\"\ntext.de = \"x\"\ngiven = {}\nrefused = {}\n", to(1), to(3)),
            3 => format!("kind = \"condition\"\ngranted = \"{purpose}\"\nthen = {}\nelse = {}\n", to(0), to(2)),
            4 => format!("kind = \"jump\"\ngoto = {}\n", to(1)),
            5 => "kind = \"hand_over\"\ntext.de = \"x\"\n".to_owned(),
            6 => "kind = \"answer\"\ntext.de = \"x\"\n".to_owned(),
            7 => "kind = \"end\"\n".to_owned(),
            _ => format!(
                "kind = \"choice\"\n[[blocks.b{i}.options]]\nid = \"{}\"\ngoto = {}\nlabel.de = \"x\"\n",
                CHOICES[usize::from(*byte) % 10],
                to(1)
            ),
        };
        format!("[blocks.b{i}]\n{rest}")
    };
    let blocks: Vec<_> = seed.iter().enumerate().map(block).collect();
    flow::parse(&format!("name = \"wild\"\nstart = \"b0\"\nmenu = \"b1\"\n{}", blocks.concat())).unwrap()
}

fn play(flow: &Flow, inputs: &[(u8, u8)]) -> Result<(), TestCaseError> {
    let articles = flow::parse_articles("articles = {}").unwrap();
    let mut state = State::start();
    let mut granted: BTreeSet<Purpose> = BTreeSet::new();
    for (kind, which) in inputs {
        let purpose = Purpose::parse(PURPOSES[usize::from(*which) % 4]).unwrap();
        let input = match kind % 6 {
            0 => Input::Start,
            1 => Input::Text(WORDS[usize::from(*which) % WORDS.len()]),
            2 => Input::Choice(CHOICES[usize::from(*which) % CHOICES.len()]),
            3 => Input::Given(&purpose),
            4 => Input::Refused(&purpose),
            _ => {
                granted.remove(&purpose);
                Input::Withdrawn(&purpose)
            }
        };
        let before = granted.clone();
        let holds = |purpose: &Purpose| before.contains(purpose);
        let Ok(stepped) = flow::step(
            flow,
            &articles,
            &state,
            input,
            &Facts { locale: Locale::De, region: "DE", child_age: None, granted: &holds, may_ask: &|_, _| true },
        ) else {
            continue;
        };
        if matches!(input, Input::Given(_)) {
            granted.insert(purpose.clone());
        }
        prop_assert!(stepped.effects.len() <= flow::BLOCKS_PER_STEP_MAX + 4);
        if matches!(input, Input::Text(_) | Input::Choice(_)) {
            prop_assert!(matches!(stepped.effects.first(), Some(Effect::Visitor(_))));
        }
        for effect in &stepped.effects {
            match effect {
                Effect::Grant { purpose, .. } => {
                    granted.insert(purpose.clone());
                }
                Effect::Collect { purpose, .. } => prop_assert!(purpose.is_conversation() || granted.contains(purpose)),
                Effect::Visitor(Utterance::Field { purpose, .. }) => prop_assert!(purpose.is_conversation() || granted.contains(purpose)),
                Effect::HandOver => prop_assert!(granted.contains(&Purpose::conversation())),
                _ => {}
            }
        }
        prop_assert_eq!(State::decode(&stepped.state.encode()), Some(stepped.state.clone()));
        let _ = flow::ask(flow, &stepped.state, Locale::Tr);
        state = stepped.state;
    }
    Ok(())
}

proptest! {
    #[test]
    fn the_demo_bot_keeps_its_promises(inputs in prop::collection::vec(any::<(u8, u8)>(), 0..60)) {
        play(&crate::demo::FLOW, &inputs)?;
    }

    #[test]
    fn so_does_the_engine_with_any_flow(seed in prop::collection::vec(any::<u8>(), 1..30), inputs in prop::collection::vec(any::<(u8, u8)>(), 0..40)) {
        let flow = wild(&seed);
        let _ = flow::check(&flow, &domain::purpose::standard());
        play(&flow, &inputs)?;
    }

    #[test]
    fn rights_are_understood_wherever_the_bot_stands(inputs in prop::collection::vec(any::<(u8, u8)>(), 0..30)) {
        let flow = &*crate::demo::FLOW;
        let articles = &*crate::demo::ARTICLES;
        let holds = |_: &Purpose| true;
        let facts = Facts { locale: Locale::De, region: "DE", child_age: None, granted: &holds, may_ask: &|_, _| true };
        let mut state = State::start();
        for (kind, which) in inputs {
            let input = if kind % 2 == 0 { Input::Choice(CHOICES[usize::from(which) % 5]) } else { Input::Start };
            if let Ok(stepped) = flow::step(flow, articles, &state, input, &facts) {
                state = stepped.state;
            }
            let asked = flow::step(flow, articles, &state, Input::Text("bitte meine Daten löschen"), &facts).unwrap();
            let Some(flow::Ask::Choice { options }) = flow::ask(flow, &asked.state, Locale::De) else { panic!("no choice") };
            prop_assert_eq!(options.iter().map(|(id, _)| id.as_str()).collect::<Vec<_>>(), ["show", "erase", "back"]);
            let back = flow::step(flow, articles, &asked.state, Input::Choice("back"), &facts).unwrap();
            prop_assert_eq!(&back.state, &state);
        }
    }

    #[test]
    fn no_text_breaks_the_reading_of_flows_and_words(text in "\\PC{0,200}") {
        let _ = flow::parse(&text);
        let _ = flow::parse_articles(&text);
        let _ = flow::rights::asked(&text);
        let _ = State::decode(text.as_bytes());
    }
}
