//! Who read it: the visitor learns the role and the time of every reading, and nobody's name.

use crate::decide;
use domain::permission::Role;
use serde_json::json;
use testkit::on_each_engine;

#[test]
fn a_visitor_sees_in_which_roles_they_were_read() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let agent = house.add(server, Role::Agent);
        let mut visitor = server.visit(&house);
        visitor.branch("callback", &["Ada", "+4930901820"]);
        let data = visitor.data();
        assert_eq!((data["readers"].as_array().map(Vec::len), data["notes"].as_array().map(Vec::len)), (Some(0), Some(0)));
        agent.sign_in(server).contacts();
        visitor.branch("human", &[]);
        let conversation = visitor.conversation();
        house.owner.sign_in(server).conversation(&conversation).expect(200);
        let readers = visitor.data()["readers"].clone();
        let read: Vec<_> = readers.as_array().unwrap().iter().map(|r| (r["role"].as_str().unwrap(), r["what"].as_str().unwrap())).collect();
        assert_eq!(read, [("agent", "contact"), ("owner", "conversation")]);
        assert!(readers[0]["at"].as_str().unwrap().starts_with("2027-11-22T12:"));
        assert!(!readers.to_string().contains(&agent.member.to_string()), "roles, not people");
        let page = server.send(
            "GET",
            "/api/v1/visit/data",
            &[("authorization", &format!("Bearer {}", visitor.token)), ("accept", "text/html")],
            None,
        );
        let page = page.ok(200).text();
        assert!(page.contains("<dt>Phone</dt><dd>+4930901820</dd>"), "{page}");
        assert!(page.contains("Who read it") && page.contains("<dt>Agent</dt><dd>Your details ·"), "{page}");
    });
}

#[test]
fn a_reading_keeps_the_role_of_its_moment_whatever_becomes_of_who_read() {
    on_each_engine(|server| {
        let house = server.organisation("Teehaus");
        let agent = house.add(server, Role::Agent);
        let mut visitor = server.visit(&house);
        visitor.branch("human", &[]);
        decide(&mut visitor, "callback", "given").expect(201);
        agent.sign_in(server).conversation(&visitor.conversation()).expect(200);
        let owner = house.owner.sign_in(server);
        let path = format!("/api/v1/members/{}", agent.member);
        owner.call("PATCH", &path, Some(&json!({"role": "auditor"}))).expect(204);
        assert_eq!(visitor.data()["readers"][0]["role"], "agent");
        owner.call("DELETE", &path, None).expect(200);
        assert_eq!(visitor.data()["readers"][0]["role"], "agent");
    });
}
