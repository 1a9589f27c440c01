//! Children: where they may use a site, how old somebody is is asked first, is not kept, and decides what is asked at all.

use crate::{decide, open, reload};
use domain::permission::Role;
use serde_json::{Value, json};
use testkit::{Organisation, TestServer, Visitor, on_each_engine};

/// A visitor of a site that children may use.
fn visitor_of_childrens_site<'s>(server: &'s TestServer, house: &Organisation) -> Visitor<'s> {
    let owner = house.owner.sign_in(server);
    let changed = owner.call("PATCH", &format!("/api/v1/sites/{}", house.site), Some(&json!({"children": true}))).ok(200).json();
    assert_eq!(changed["children"], true);
    server.visit(house)
}

fn options(ask: &Value) -> Vec<&str> {
    ask["options"].as_array().map(|options| options.iter().filter_map(|o| o["id"].as_str()).collect()).unwrap_or_default()
}

#[test]
fn the_age_is_asked_first_and_not_kept() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let mut visitor = visitor_of_childrens_site(server, &house);
        assert_eq!(options(&visitor.ask), ["age-under", "age-over"]);
        assert!(visitor.ask.to_string().contains("16"), "the age of the country: {}", visitor.ask);
        assert_eq!(visitor.say("what do you sell?").status, 409);
        assert_eq!(visitor.choose("callback").status, 422, "nothing else is offered");
        assert_eq!(reload(&visitor)["ask"]["kind"], "choice");
        visitor.choose("age-over").expect(200);
        assert_eq!(options(&visitor.ask)[0], "question", "the bot begins");
        let kept = visitor.data().to_string();
        assert!(!kept.contains("16") && !kept.contains("what do you sell"), "{kept}");
        visitor.branch("callback", &["Ada", "+4930901820"]);
        assert!(visitor.data().to_string().contains("+4930901820"));
    });
}

#[test]
fn who_is_too_young_is_asked_nothing_and_leaves_nothing() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        open(server, &house, crate::OFFICE);
        let mut visitor = visitor_of_childrens_site(server, &house);
        let told = visitor.choose("age-under").ok(200).json();
        assert!(told["messages"].to_string().contains("guardian"), "{told}");
        assert_eq!(options(&visitor.ask), ["age-again"]);
        assert_eq!(visitor.say("my secret").json()["type"].as_str().map(|t| t.ends_with("guardian-needed")), Some(true));
        assert_eq!(decide(&mut visitor, "marketing", "given").status, 409);
        assert_eq!(visitor.attach("photo.png", b"no picture").status, 415, "what is no file is told so before anything");
        assert_eq!(visitor.choose("human").status, 422);
        // A member who asks to be let in gets no yes from a child.
        let agent = house.add(server, Role::Agent).sign_in(server);
        let conversation = visitor.conversation();
        agent.call("POST", &format!("/api/v1/conversations/{conversation}/let-in"), None).expect(204);
        assert_eq!(decide(&mut visitor, "conversation", "given").status, 409);
        assert!(!visitor.data().to_string().contains("my secret"));
        // Their rights stand all the same.
        visitor.say("delete my data").expect(200);
        assert_eq!(options(&visitor.ask), ["show", "erase", "back"]);
        visitor.choose("back").expect(200);
        assert_eq!(options(&visitor.ask), ["age-again"]);
        // Who chose wrongly says so.
        visitor.choose("age-again").expect(200);
        visitor.choose("age-over").expect(200);
        assert_eq!(options(&visitor.ask)[0], "question");
    });
}

#[test]
fn the_age_is_that_of_the_organisations_country_and_nobody_else_is_asked() {
    on_each_engine(|server| {
        let (house, other) = (server.organisation("Teehaus"), server.organisation("Nachbarhaus"));
        let visitor = visitor_of_childrens_site(server, &house);
        assert_eq!(visitor.ask["options"][1]["label"], "I am 16 or older");
        assert_eq!(options(&server.visit(&other).ask)[0], "question");
    });
}
