//! The demo bot's journeys, as the public contract tells them: what is done, what follows, what is asked then.

use domain::Purpose;
use flow::{Ask, Effect, Facts, Input, Label, Speech, State, Utterance};
use locale::Locale;
use std::collections::BTreeSet;

/// Plays lines of `input => effects => ask`; an input of `!` before it is refused with the code that stands as effects.
fn play(script: &str) {
    let mut visitor = Visitor::new();
    for line in script.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let parts: Vec<_> = line.split("=>").map(str::trim).collect();
        let (did, ask) = visitor.act(parts[0]);
        assert_eq!((did.as_str(), ask.as_str()), (parts[1], parts[2]), "{line}\n{script}");
    }
}

const START: &str = "start => say hello, say menu => question|callback|newsletter|human|health";

#[test]
fn callback_asks_first() {
    play(&format!(
        "{START}
        choose callback => chose menu/callback => consent callback
        say +49 30 901820 => REFUSED consent-pending => consent callback
        choose newsletter => REFUSED consent-pending => consent callback
        give marketing => REFUSED conflict => consent callback
        give callback => say callback-name => answer name? callback
        say - => skipped name, say callback-phone => answer phone callback
        say call me maybe => REFUSED invalid-value => answer phone callback
        choose human => REFUSED choice-unknown => answer phone callback
        say 030 901820 => field phone, collect phone +4930901820, say callback-thanks, built-in bot-anything-else => question|callback|newsletter|human|health
        choose callback => chose menu/callback, say callback-name => answer name? callback
        say Zoë Ödipus => field name, collect name Zoë Ödipus, say callback-phone => answer phone callback"
    ));
}

#[test]
fn whoever_is_let_in_has_the_conversation() {
    play(&format!(
        "{START}
        let-in => hand over => -
        say hello => text => -
        let-in => nothing => -
        choose callback => chose menu/callback, return => consent callback
        let-in => hand over => -
        withdraw conversation => return, built-in bot-anything-else => question|callback|newsletter|human|health
        say please delete my data => text, built-in bot-rights-question => show|erase|back
        let-in => hand over => -"
    ));
}

#[test]
fn refusing_stops_the_questions() {
    for (choice, purpose) in [("callback", "callback"), ("newsletter", "marketing"), ("health", "health")] {
        play(&format!(
            "{START}
            choose {choice} => chose menu/{choice} => consent {purpose}
            refuse {purpose} => say {choice}-refused, built-in bot-anything-else => question|callback|newsletter|human|health
            refuse {purpose} => REFUSED conflict => question|callback|newsletter|human|health"
        ));
    }
}

#[test]
fn newsletter_and_health_have_their_own_purposes() {
    play(&format!(
        "{START}
        choose newsletter => chose menu/newsletter => consent marketing
        give marketing => say newsletter-email => answer email marketing
        say not an address => REFUSED invalid-value => answer email marketing
        say - => REFUSED invalid-value => answer email marketing
        say a@b.example => field email, collect email a@b.example, say newsletter-thanks, built-in bot-anything-else => question|callback|newsletter|human|health
        choose health => chose menu/health => consent health
        give health => say health-concern => answer concern health
        say Quaddeln => field concern, collect concern Quaddeln, say health-thanks, built-in bot-anything-else => question|callback|newsletter|human|health"
    ));
}

#[test]
fn what_is_typed_is_a_question_until_a_choice_is_made() {
    play(&format!(
        "{START}
        say Was kostet der Versand? => text, article shipping => question|callback|newsletter|human|health
        choose question => chose menu/question, say question => question|callback|newsletter|human|health
        say Wann habt ihr geöffnet? => text, article hours => question|callback|newsletter|human|health
        say yxcv asdf => text, built-in bot-no-answer-found => question|callback|newsletter|human|health
        choose nothing => REFUSED choice-unknown => question|callback|newsletter|human|health
        choose show => REFUSED choice-unknown => question|callback|newsletter|human|health
        choose newsletter => chose menu/newsletter => consent marketing"
    ));
}

#[test]
fn a_person_takes_over_and_gives_back() {
    play(&format!(
        "{START}
        choose human => chose menu/human, grant conversation menu, say human, hand over => -
        say seid ihr da => text => -
        choose human => chose menu/human, say human => -
        choose callback => chose menu/callback, return => consent callback
        give callback => say callback-name => answer name? callback
        withdraw callback => built-in bot-anything-else => question|callback|newsletter|human|health
        choose human => chose menu/human, say human, hand over => -
        withdraw marketing => nothing => -
        withdraw conversation => return, built-in bot-anything-else => question|callback|newsletter|human|health
        choose human => chose menu/human, grant conversation menu, say human, hand over => -"
    ));
}

#[test]
fn rights_come_first_in_every_state() {
    let rights = "text, built-in bot-rights-question => show|erase|back";
    play(&format!(
        "say Bitte löschen Sie meine Daten => {rights}
        choose back => chose bot-rights-back => -
        {START}
        say please delete my data => {rights}
        say hm => text, built-in bot-rights-question => show|erase|back
        choose back => chose bot-rights-back, built-in bot-back-to-choice => question|callback|newsletter|human|health
        choose callback => chose menu/callback => consent callback
        say proszę usunąć moje dane => {rights}
        give callback => REFUSED conflict => show|erase|back
        choose newsletter => REFUSED choice-unknown => show|erase|back
        choose erase-confirm => REFUSED choice-unknown => show|erase|back
        choose back => chose bot-rights-back => consent callback
        give callback => say callback-name => answer name? callback
        say удалите мои данные => {rights}
        choose show => chose bot-rights-show, built-in bot-data-shown, say callback-name => answer name? callback
        say - => skipped name, say callback-phone => answer phone callback
        say verilerimi silin lütfen => {rights}
        choose erase => chose bot-rights-erase, built-in bot-erase-question => erase-confirm|back
        say ja => text, built-in bot-erase-question => erase-confirm|back
        choose erase => REFUSED choice-unknown => erase-confirm|back
        choose back => chose bot-erase-back, say callback-phone => answer phone callback
        say 030 901820 => field phone, collect phone +4930901820, say callback-thanks, built-in bot-anything-else => question|callback|newsletter|human|health
        choose human => chose menu/human, grant conversation menu, say human, hand over => -
        say Welche Daten haben Sie über mich? => {rights}
        say ich warte => text => show|erase|back
        choose question => chose menu/question, return, say question => question|callback|newsletter|human|health
        choose human => chose menu/human, say human, hand over => -
        say what data do you have about me => {rights}
        withdraw conversation => return => show|erase|back
        choose back => chose bot-rights-back, built-in bot-back-to-choice => question|callback|newsletter|human|health
        say erase my data => {rights}
        choose erase => chose bot-rights-erase, built-in bot-erase-question => erase-confirm|back
        choose erase-confirm => chose bot-erase-confirm, erase everything => -"
    ));
}

#[test]
fn a_start_happens_once() {
    play(&format!(
        "choose callback => REFUSED conflict => -
        say hello => REFUSED conflict => -
        {START}
        start => REFUSED conflict => question|callback|newsletter|human|health"
    ));
}

/// A visitor of the demo bot, without a server: does what a line says and tells what followed, in words.
struct Visitor {
    state: State,
    /// The grants as whoever runs the engine keeps them.
    granted: BTreeSet<String>,
}

impl Visitor {
    fn new() -> Self {
        Self { state: State::start(), granted: BTreeSet::new() }
    }

    /// Does what a line says: effects and ask, in words.
    fn act(&mut self, line: &str) -> (String, String) {
        let (verb, rest) = line.split_once(' ').unwrap_or((line, ""));
        let named = Purpose::parse(rest).unwrap_or_else(Purpose::conversation);
        if verb == "withdraw" {
            self.granted.remove(rest);
        }
        let input = match verb {
            "start" => Input::Start,
            "say" => Input::Text(rest),
            "choose" => Input::Choice(rest),
            "give" => Input::Given(&named),
            "refuse" => Input::Refused(&named),
            "withdraw" => Input::Withdrawn(&named),
            "let-in" => Input::LetIn,
            other => panic!("{other}"),
        };
        let granted = self.granted.clone();
        let holds = |purpose: &Purpose| granted.contains(purpose.as_str());
        let facts = Facts { locale: Locale::De, region: "DE", child_age: None, granted: &holds, may_ask: &|_, _| true };
        let stepped = flow::step(&crate::demo::FLOW, &crate::demo::ARTICLES, &self.state, input, &facts);
        let done = match stepped {
            Err(refusal) => format!("REFUSED {}", refusal.code()),
            Ok(stepped) => {
                if verb == "give" {
                    self.granted.insert(rest.to_owned());
                }
                if verb == "let-in" {
                    self.granted.insert("conversation".to_owned());
                }
                self.state = State::decode(&stepped.state.encode()).unwrap();
                let told: Vec<_> = stepped.effects.iter().map(|effect| self.keep(effect)).collect();
                if told.is_empty() { "nothing".to_owned() } else { told.join(", ") }
            }
        };
        (done, asked(flow::ask(&crate::demo::FLOW, &self.state, Locale::De)))
    }

    fn keep(&mut self, effect: &Effect) -> String {
        match effect {
            Effect::Visitor(Utterance::Text(_)) => "text".to_owned(),
            Effect::Visitor(Utterance::Choice { option }) => {
                assert!(flow::label(&crate::demo::FLOW, option, Locale::De).is_some(), "{option:?}");
                match option {
                    Label::Block { block, option } => format!("chose {block}/{option}"),
                    Label::BuiltIn { key } => format!("chose {key}"),
                }
            }
            Effect::Visitor(Utterance::Field { field, .. }) => format!("field {field}"),
            Effect::Visitor(Utterance::Skipped { field }) => format!("skipped {field}"),
            Effect::Say(Speech::Block { block }) => {
                assert!(flow::text(&crate::demo::FLOW, block, Locale::De).is_some(), "{block}");
                format!("say {block}")
            }
            Effect::Say(Speech::Article { id }) => format!("article {id}"),
            Effect::Say(Speech::BuiltIn { key }) => format!("built-in {key}"),
            Effect::Collect { field, purpose, value } => {
                assert!(self.granted.contains(purpose.as_str()), "collected {field} without {purpose}");
                format!("collect {field} {}", value.expose())
            }
            Effect::Grant { purpose, block } => {
                assert!(flow::wording(&crate::demo::FLOW, block, purpose, Locale::De).is_some());
                self.granted.insert(purpose.to_string());
                format!("grant {purpose} {block}")
            }
            Effect::HandOver => "hand over".to_owned(),
            Effect::ReturnToBot => "return".to_owned(),
            Effect::EraseEverything => "erase everything".to_owned(),
            Effect::Restrict => "restrict".to_owned(),
        }
    }
}

fn asked(ask: Option<Ask>) -> String {
    match ask {
        None => "-".to_owned(),
        Some(Ask::Consent { purpose, .. }) => format!("consent {purpose}"),
        Some(Ask::Consents { purposes, .. }) => {
            format!("consents {}", purposes.iter().map(Purpose::as_str).collect::<Vec<_>>().join(" "))
        }
        Some(Ask::Answer { field, purpose, optional, .. }) => format!("answer {field}{} {purpose}", if optional { "?" } else { "" }),
        Some(Ask::Choice { options }) => options.into_iter().map(|(id, _)| id).collect::<Vec<_>>().join("|"),
    }
}

/// Where a flow stands that leads to a consent by itself, or by a choice, when the visitor refused it a short while ago.
fn asked_again(chosen: bool) -> Option<Ask> {
    let text = |name: &str| ["de", "en", "pl", "ru", "tr"].map(|code| format!("{name}.{code} = \"x\"\n")).concat();
    let first = if chosen { "menu" } else { "consent" };
    let source = format!(
        "name = \"x\"\nstart = \"{first}\"\nmenu = \"menu\"\n[blocks.menu]\nkind = \"choice\"\n{}[[blocks.menu.options]]\nid = \"a\"\ngoto = \"consent\"\n{}\
         [blocks.consent]\nkind = \"consent\"\npurpose = \"callback\"\ngiven = \"menu\"\nrefused = \"menu\"\n{}",
        text("text"),
        text("label"),
        text("text"),
    );
    let flow = flow::parse(&source).unwrap();
    let (none, may_ask) = (|_: &Purpose| false, |_: &Purpose, chosen: bool| chosen);
    let facts = Facts { locale: Locale::De, region: "DE", child_age: None, granted: &none, may_ask: &may_ask };
    let run = |state: &State, input| flow::step(&flow, &crate::demo::ARTICLES, state, input, &facts).unwrap().state;
    let mut state = run(&State::start(), Input::Start);
    if chosen {
        state = run(&state, Input::Choice("a"));
    }
    flow::ask(&flow, &state, Locale::De)
}

/// A flow that asks for a call back and an offer on one card.
fn together() -> flow::Flow {
    let text = |name: &str| ["de", "en", "pl", "ru", "tr"].map(|code| format!("{name}.{code} = \"x\"\n")).concat();
    let item = |purpose: &str| format!("[[blocks.both.items]]\npurpose = \"{purpose}\"\n{}", text("text"));
    let source = format!(
        "name = \"x\"\nstart = \"both\"\nmenu = \"menu\"\n[blocks.menu]\nkind = \"choice\"\n{}[[blocks.menu.options]]\nid = \"a\"\ngoto = \"both\"\n{}\
         [blocks.both]\nkind = \"consents\"\nnext = \"called\"\n{}{}{}\
         [blocks.called]\nkind = \"condition\"\ngranted = \"callback\"\nthen = \"phone\"\nelse = \"menu\"\n\
         [blocks.phone]\nkind = \"ask\"\nfield = \"phone\"\nformat = \"phone\"\npurpose = \"callback\"\nnext = \"menu\"\n{}",
        text("text"),
        text("label"),
        text("text"),
        item("callback"),
        item("lead"),
        text("text"),
    );
    let flow = flow::parse(&source).unwrap();
    assert_eq!(flow::check(&flow, &domain::purpose::standard()), []);
    flow
}

/// What is asked after each answer, `+` a yes and `-` a no; `stands` is granted before, `rests` may not be asked for.
fn answers(given: &[&str], stands: &[&str], rests: &[&str]) -> Vec<String> {
    let flow = together();
    let mut granted: Vec<String> = stands.iter().map(|name| (*name).to_owned()).collect();
    let (mut state, mut seen) = (State::start(), Vec::new());
    for answer in [&[""], given].concat() {
        let before = granted.clone();
        let holds = |purpose: &Purpose| before.iter().any(|name| name == purpose.as_str());
        let may_ask = |purpose: &Purpose, chosen: bool| chosen || !rests.contains(&purpose.as_str());
        let facts = Facts { locale: Locale::De, region: "DE", child_age: None, granted: &holds, may_ask: &may_ask };
        let purpose = answer.get(1..).and_then(Purpose::parse);
        let input = match (&purpose, answer.starts_with('+')) {
            (None, _) => Input::Start,
            (Some(purpose), true) => Input::Given(purpose),
            (Some(purpose), false) => Input::Refused(purpose),
        };
        match flow::step(&flow, &crate::demo::ARTICLES, &state, input, &facts) {
            Ok(stepped) => {
                granted.extend(purpose.filter(|_| answer.starts_with('+')).map(|purpose| purpose.to_string()));
                state = State::decode(&stepped.state.encode()).unwrap();
                seen.push(asked(flow::ask(&flow, &state, Locale::De)));
            }
            Err(refusal) => seen.push(refusal.code().to_owned()),
        }
    }
    seen
}

#[test]
fn several_consents_are_answered_one_by_one_in_any_order() {
    let phone = "answer phone callback";
    assert_eq!(answers(&["+callback", "+lead"], &[], &[]), ["consents callback lead", "consents lead", phone]);
    assert_eq!(answers(&["-lead", "+callback"], &[], &[]), ["consents callback lead", "consents callback", phone]);
    assert_eq!(
        answers(&["-callback", "+lead"], &[], &[]),
        ["consents callback lead", "consents lead", "a"],
        "the other one alone asks for no number"
    );
    assert_eq!(answers(&["+callback", "-callback"], &[], &[])[2], "conflict", "what was answered is not answered again");
    assert_eq!(answers(&["+health"], &[], &[])[1], "conflict", "and what is not asked is not answered");
    assert_eq!(answers(&["-lead"], &["callback"], &[]), ["consents lead", phone], "what stands is not asked for");
    assert_eq!(answers(&["+lead"], &[], &["callback"]), ["consents lead", "a"], "and what was refused a short while ago neither");
    assert_eq!(answers(&[], &["callback"], &["lead"]), [phone], "where nothing is left, it goes on");
}

#[test]
fn nothing_else_is_taken_while_several_consents_are_asked() {
    let flow = together();
    let (none, always) = (|_: &Purpose| false, |_: &Purpose, _: bool| true);
    let facts = Facts { locale: Locale::De, region: "DE", child_age: None, granted: &none, may_ask: &always };
    let run = |state: &State, input| flow::step(&flow, &crate::demo::ARTICLES, state, input, &facts);
    let state = run(&State::start(), Input::Start).unwrap().state;
    assert_eq!(run(&state, Input::Text("030 901820")).unwrap_err().code(), "consent-pending");
    assert_eq!(run(&state, Input::Choice("a")).unwrap_err().code(), "consent-pending");
    let rights = run(&state, Input::Text("delete my data")).unwrap().state;
    let callback = Purpose::callback();
    assert_eq!(run(&rights, Input::Given(&callback)).unwrap_err().code(), "conflict");
    let back = run(&rights, Input::Choice("back")).unwrap().state;
    assert_eq!(asked(flow::ask(&flow, &back, Locale::De)), "consents callback lead", "the card waits");
}

#[test]
fn who_refused_is_not_asked_again_unless_they_choose_it() {
    assert!(matches!(asked_again(true), Some(Ask::Consent { .. })));
    assert!(matches!(asked_again(false), Some(Ask::Choice { .. })), "the flow goes on as after a refusal");
}
