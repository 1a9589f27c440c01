//! Every page in every language keeps the rules of the house: no inline code, every field named, every act protected.

use console::{
    Author, Body, CannedListPage, CannedPage, ContactsPage, ConversationPage, ErasePage, Field, FieldGroup, Frame, ImportPage, ImportRow,
    ImportStage, InboxPage, List, Message, Named, Nav, Note, Panel, Person, Priority, ProblemPage, SavedView, SearchPage, SearchState,
    SetupPage, SignInPage, View, samples,
};
use locale::{Key, Locale};

/// The start tags of an element, as written.
fn tags<'h>(html: &'h str, name: &str) -> Vec<&'h str> {
    let open = format!("<{name}");
    html.match_indices(&open)
        .map(|(at, _)| &html[at..])
        .filter(|rest| rest[open.len()..].starts_with([' ', '>', '\n']))
        .filter_map(|rest| rest.split_inclusive('>').next())
        .collect()
}

fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    let start = format!(" {name}=\"");
    let rest = &tag[tag.find(&start)? + start.len()..];
    rest.split('"').next()
}

/// The tags of a page without what stands in its fields: addresses in texts and in values are asked for by nobody.
fn loaded(html: &str) -> String {
    let tags = html.split('<').skip(1).filter_map(|rest| rest.split('>').next());
    let bare = |tag: &str| attribute(tag, "value").map_or(tag.to_owned(), |value| tag.replace(&format!(" value=\"{value}\""), ""));
    tags.map(bare).collect::<Vec<_>>().join("\n")
}

fn each_page(mut check: impl FnMut(Locale, &str, &str)) {
    for locale in Locale::ALL {
        for sample in samples(locale) {
            check(locale, &format!("{}/{}", locale.code(), sample.name), &sample.html);
        }
    }
}

#[test]
fn a_page_is_whole_and_in_its_language() {
    each_page(|locale, name, html| {
        assert!(html.starts_with("<!doctype html>"), "{name}");
        assert!(html.trim_end().ends_with("</html>"), "{name}");
        assert!(html.contains(&format!("<html lang=\"{}\">", locale.code())), "{name}");
        assert_eq!(tags(html, "main").len(), 1, "{name}");
        assert_eq!(tags(html, "h1").len(), 1, "{name}");
        assert!(!html.contains("console-"), "{name}: a key instead of its text");
        assert!(!html.contains("{{") && !html.contains("{ $"), "{name}: a placeholder is left");
        assert!(html.contains(locale::text(locale, Key::ConsoleSkip)), "{name}");
    });
}

#[test]
fn nothing_needs_more_than_the_content_security_policy_allows() {
    each_page(|_, name, html| {
        assert!(!html.contains(" style="), "{name}: inline style");
        assert!(!html.contains("<style"), "{name}: inline style");
        assert!(!html.contains("javascript:"), "{name}");
        for tag in tags(html, "script") {
            assert!(attribute(tag, "src").is_some(), "{name}: inline script");
        }
        for handler in [" onclick=", " onload=", " onsubmit=", " onchange=", " oninput="] {
            assert!(!html.contains(handler), "{name}:{handler}");
        }
        for other in ["http://", "https://", "src=\"//", "href=\"//"] {
            let html = loaded(&html.replace("http://www.w3.org/2000/svg", ""));
            assert!(!html.contains(other), "{name}: another origin, {other}");
        }
    });
}

#[test]
fn every_field_has_its_label_and_every_id_is_one() {
    each_page(|_, name, html| {
        for element in ["input", "select", "textarea"] {
            for tag in tags(html, element).into_iter().filter(|tag| attribute(tag, "type") != Some("hidden")) {
                let id = attribute(tag, "id").unwrap_or_else(|| panic!("{name}: {tag} has no id"));
                assert!(html.contains(&format!("<label for=\"{id}\">")), "{name}: {tag} has no label");
            }
        }
        let mut ids: Vec<_> = html.match_indices(" id=\"").filter_map(|(at, _)| attribute(&html[at..], "id")).collect();
        let all = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), all, "{name}: an id stands twice");
        for reference in ["aria-labelledby", "aria-describedby"] {
            let start = format!(" {reference}=\"");
            for (at, _) in html.match_indices(&start) {
                let id = attribute(&html[at..], reference).unwrap();
                assert!(ids.contains(&id), "{name}: {reference} names {id}, which is not there");
            }
        }
    });
}

#[test]
fn every_act_is_a_post_with_the_token_and_no_get_carries_it() {
    each_page(|_, name, html| {
        for form in html.split("<form").skip(1) {
            let form = form.split("</form>").next().unwrap();
            let has_token = form.contains("<input type=\"hidden\" name=\"csrf\" value=\"sample-csrf\">");
            assert_eq!(has_token, form.contains("method=\"post\""), "{name}: {form}");
        }
    });
}

#[test]
fn what_people_wrote_is_never_markup() {
    let evil = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>";
    let frame = Frame { organisation: evil.into(), member: Some(evil.into()), here: evil.into(), ..Frame::sample() };
    let person = Person { name: Some(evil.into()), tag: evil.into() };
    let mut talk = ConversationPage {
        person: person.clone(),
        site: evil.into(),
        taken_by: Some(evil.into()),
        draft: format!("</textarea>{evil}"),
        problem: Some(evil.into()),
        panel: Panel {
            contact: vec![FieldGroup { purpose: evil.into(), fields: vec![Field { name: evil.into(), value: evil.into() }] }],
            ..Panel::sample()
        },
        tags: vec![evil.into()],
        notes: vec![Note { text: Some(evil.into()), by: Some(evil.into()), ..ConversationPage::sample().notes.remove(0) }],
        ..ConversationPage::sample()
    };
    for message in &mut talk.messages {
        *message = Message { from: Author::Member(Some(evil.into())), body: Body::Text(evil.into()), ..message.clone() };
    }
    talk.messages[0].body = Body::Sealed(evil.into());
    if let Some(file) = talk.messages.iter_mut().find_map(|message| message.file.as_mut()) {
        (file.name, file.href) = (evil.into(), evil.into());
    }
    for consent in &mut talk.panel.consents {
        consent.purpose = evil.into();
        consent.language = evil.into();
        for shown in [&mut consent.wording, &mut consent.notice].into_iter().flatten() {
            (shown.text, shown.version) = (evil.into(), evil.into());
        }
    }
    let named = || Named { id: evil.into(), name: evil.into() };
    let saved = SavedView { id: evil.into(), name: evil.into(), query: evil.into() };
    let (teams, members, view) = (vec![named()], vec![named()], View::Team(evil.into()));
    let mut list = List { view, teams, members, saved: vec![saved], next: Some(evil.into()), ..List::sample() };
    list.rows[0].preview = Some(evil.into());
    list.rows[0].person = person.clone();
    (list.rows[0].tags, list.rows[0].team, list.rows[0].taken_by) = (vec![evil.into()], Some(evil.into()), Some(evil.into()));
    talk.list = list.clone();
    let inbox = InboxPage { list, note: Some(evil.into()) };
    let mut contacts =
        ContactsPage { purpose: Some(evil.into()), purposes: vec![evil.into()], next: Some(evil.into()), ..ContactsPage::sample() };
    contacts.rows[0].fields = vec![Field { name: evil.into(), value: evil.into() }];
    let erase = ErasePage { person, back: evil.into(), ..ErasePage::sample() };
    let problem = ProblemPage { title: evil.into(), sentence: evil.into(), back: evil.into() };
    let setup = SetupPage { name: evil.into(), email: evil.into(), region: evil.into(), ..SetupPage::sample() };
    let sign_in = SignInPage { email: evil.into(), note: Some(evil.into()), ..SignInPage::sample() };
    for html in [
        talk.render(&frame, Locale::De),
        inbox.render(&frame, Locale::De),
        contacts.render(&frame, Locale::De),
        erase.render(&frame, Locale::De),
        problem.render(&frame, Locale::De),
        setup.render(&frame, Locale::De),
        sign_in.render(&frame, Locale::De),
    ] {
        assert!(html.contains("&#60;script&#62;alert(1)"), "the text is there, escaped");
        assert!(!html.contains("<script>"), "{html}");
        assert!(!html.contains("<img src=x"), "{html}");
        assert!(!html.contains("</textarea><"), "{html}");
    }
}

#[test]
fn what_was_found_written_or_imported_is_never_markup() {
    let evil = "<script>alert(1)</script>\"'></textarea><img src=x onerror=alert(1)>";
    let frame = Frame::sample();
    let mut search = SearchPage { query: evil.into(), ..SearchPage::sample() };
    if let SearchState::Done { hits, .. } = &mut search.state {
        (hits[0].before, hits[0].hit, hits[0].after) = (evil.into(), evil.into(), evil.into());
        hits[2].field = Some(evil.into());
    }
    let mut list = CannedListPage { query: evil.into(), ..CannedListPage::sample() };
    (list.rows[0].shortcut, list.rows[0].text, list.rows[0].languages) = (evil.into(), evil.into(), vec![evil.into()]);
    let mut canned = CannedPage { shortcut: evil.into(), problem: Some(evil.into()), ..CannedPage::sample() };
    canned.texts[0].text = evil.into();
    let stage = ImportStage::Checked { ready: 1, refused: vec![], text: evil.into() };
    let import = ImportPage { stage, problem: Some(evil.into()) };
    for html in [
        search.render(&frame, Locale::De),
        list.render(&frame, Locale::De),
        canned.render(&frame, Locale::De),
        import.render(&frame, Locale::De),
    ] {
        assert!(html.contains("&#60;script&#62;alert(1)"), "the text is there, escaped");
        assert!(!html.contains("<script>") && !html.contains("<img") && !html.contains("</textarea><img"), "{html}");
    }
}

#[test]
fn an_import_says_what_stays_out_and_offers_only_what_can_be_taken_in() {
    let frame = Frame::sample();
    let checked = ImportPage::sample_check().render(&frame, Locale::Pl);
    assert!(
        checked.contains("Importuj 42 kontakty")
            && checked.contains("href=\"data:text/csv;charset=utf-8,row,column,reason%0D%0A2,address,cells%0D%0A")
    );
    let stage = ImportStage::Checked { ready: 0, refused: vec![], text: String::new() };
    let nothing = ImportPage { stage, problem: None }.render(&frame, Locale::En);
    assert!(!nothing.contains("name=\"confirm\"") && nothing.contains("No row can be imported."));
    let row = ImportRow { row: 2, column: "phone".into(), reason: "invalid".into() };
    let stage = ImportStage::Done { imported: 1, refused: vec![row; 201] };
    let many = ImportPage { stage, problem: None }.render(&frame, Locale::En);
    assert_eq!(many.matches("<code>phone</code>").count(), 200);
    assert!(many.contains("Only the first 200 rows"));
}

#[test]
fn what_cannot_be_read_leaves_nothing_in_the_page() {
    let frame = Frame::sample();
    let mut page = ConversationPage::sample();
    page.messages.truncate(1);
    page.messages[0].body = Body::Sealed("health".into());
    let html = page.render(&frame, Locale::En);
    assert!(html.contains("Sealed for: Health"));
    page.messages[0].body = Body::Deleted;
    let html = page.render(&frame, Locale::En);
    assert!(html.contains(locale::text(Locale::En, Key::ConsoleMessageDeleted)));
    let mut inbox = InboxPage::sample();
    inbox.list.rows.truncate(1);
    (inbox.list.rows[0].preview, inbox.list.rows[0].unread) = (None, false);
    let html = inbox.render(&frame, Locale::En);
    assert!(html.contains("Private until the visitor agrees"));
    assert!(html.contains("class=\"row sealed\""));
}

#[test]
fn a_closed_conversation_takes_no_answer_and_ones_own_is_not_taken_again() {
    let frame = Frame::sample();
    let open = ConversationPage::sample();
    let mine = ConversationPage { mine: true, ..open.clone() };
    let closed = ConversationPage { state: console::ConversationState::Closed, ..open.clone() };
    for (page, answer, take, close) in [(&open, true, true, true), (&mine, true, false, true), (&closed, false, false, false)] {
        let html = page.render(&frame, Locale::En);
        let has = |act: &str| html.contains(&format!("action=\"/console/conversations/{}/{act}?", page.id));
        assert_eq!((has("messages"), has("take"), has("close")), (answer, take, close));
    }
}

#[test]
fn the_navigation_shows_where_one_is_and_nobody_outside_sees_it() {
    for (active, href) in [(Nav::Inbox, "/console/inbox"), (Nav::Contacts, "/console/contacts"), (Nav::Ledger, "/console/ledger")] {
        let html = InboxPage::sample_empty(View::Mine).render(&Frame { active, ..Frame::sample() }, Locale::En);
        assert!(html.contains(&format!("<a href=\"{href}\" aria-current=\"page\">")));
        assert!(html.contains("<a href=\"/console/inbox?view=mine\" aria-current=\"true\">"));
    }
    let outside = Frame { member: None, active: Nav::None, ..Frame::sample() };
    let html = SignInPage::default().render(&outside, Locale::En);
    assert!(!html.contains("/console/inbox\"") && !html.contains("sign-out"));
}

#[test]
fn the_code_is_asked_for_only_when_needed_and_the_password_never_comes_back() {
    let frame = Frame { member: None, ..Frame::sample() };
    let first = SignInPage::default().render(&frame, Locale::En);
    let second = SignInPage::sample().render(&frame, Locale::En);
    assert!(!first.contains("name=\"code\"") && second.contains("name=\"code\""));
    for html in [first, second, SetupPage::sample().render(&frame, Locale::En)] {
        for tag in tags(&html, "input").into_iter().filter(|tag| attribute(tag, "type") == Some("password")) {
            assert_eq!(attribute(tag, "value"), None);
        }
    }
}

#[test]
fn a_filter_goes_on_to_the_next_page() {
    let page = ContactsPage { purpose: Some("tea & more".into()), ..ContactsPage::sample() };
    let html = page.render(&Frame::sample(), Locale::En);
    assert!(html.contains("/console/contacts?purpose=tea%20%26%20more&amp;consent=&amp;after=0198f2c4"), "{html}");
    let inbox = InboxPage { list: List { view: View::Waiting, priority: Some(Priority::High), ..List::sample() }, ..InboxPage::sample() };
    let html = inbox.render(&Frame::sample(), Locale::En);
    assert!(html.contains("/console/inbox?priority=high&#38;view=waiting&amp;after=0198f2c4"));
}

#[test]
fn the_chosen_country_and_the_readers_language_are_selected() {
    let html = SetupPage { region: "TR".into(), ..SetupPage::sample() }.render(&Frame::sample(), Locale::Pl);
    assert!(html.contains("<option value=\"TR\" selected>Türkiye</option>"));
    assert!(html.contains("<option value=\"pl\" lang=\"pl\" selected>Polski</option>"));
    assert_eq!(html.matches(" selected>").count(), 2);
}

#[test]
fn words_of_the_query_are_read_back() {
    for view in View::ALL {
        assert_eq!(View::parse(view.name()), Some(view));
    }
    for priority in Priority::ALL {
        assert_eq!(Priority::parse(priority.name()), Some(priority));
    }
    for state in console::ConsentState::ALL {
        assert_eq!(console::ConsentState::parse(state.name()), Some(state));
    }
    assert_eq!(View::parse(""), None);
    assert_eq!(console::ConsentState::parse("maybe"), None);
}

/// Each page as it is written, in English: what a change of a template does to the pages is read in the difference.
#[test]
fn the_pages_are_the_golden_ones() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("golden");
    let write = std::env::var_os("PARLOUR_GEN").is_some_and(|value| value == "1");
    let mut names = std::collections::BTreeSet::new();
    for sample in samples(Locale::En) {
        let file = folder.join(sample.name).with_extension("html");
        names.insert(file.clone());
        if write {
            std::fs::create_dir_all(&folder).unwrap();
            std::fs::write(&file, &sample.html).unwrap();
        }
        let golden = std::fs::read_to_string(&file).unwrap_or_default();
        assert!(sample.html == golden, "golden/{}.html differs; PARLOUR_GEN=1 writes it anew", sample.name);
    }
    let kept: std::collections::BTreeSet<_> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert_eq!(kept, names, "a golden page of no sample");
}
