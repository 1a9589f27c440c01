//! How well questions find their article, on a list of our own: `language article question`, `-` where none answers.

use flow::parse_articles;
use locale::Locale;

#[test]
fn questions_find_their_article_and_nonsense_none() {
    let articles = &*crate::demo::ARTICLES;
    for locale in Locale::ALL {
        let (mut asked, mut found, mut nonsense, mut alarms) = (0, 0, 0, 0);
        let mut wrong = Vec::new();
        let lines = include_str!("phrases/questions.txt").lines().filter_map(|line| line.strip_prefix(locale.code()));
        for line in lines {
            let (wanted, question) = line.trim().split_once(' ').unwrap();
            let got = articles.find(locale, question);
            match (wanted, got) {
                ("-", got) => {
                    nonsense += 1;
                    alarms += usize::from(got.is_some());
                }
                (wanted, got) => {
                    asked += 1;
                    found += usize::from(got == Some(wanted));
                }
            }
            if got.unwrap_or("-") != wanted {
                wrong.push(format!("{question} -> {got:?}, wanted {wanted}"));
            }
        }
        println!("{}: {found} of {asked} found, {alarms} of {nonsense} false; {wrong:#?}", locale.code());
        assert!(asked >= 10 && nonsense >= 10);
        assert!(found * 100 >= asked * 80, "{}: {found} of {asked}: {wrong:#?}", locale.code());
        assert!(alarms * 100 <= nonsense * 5, "{}: {alarms} of {nonsense}: {wrong:#?}", locale.code());
    }
}

#[test]
fn every_article_speaks_every_language_and_answers_to_its_title() {
    let articles = &*crate::demo::ARTICLES;
    for (locale, question, wanted) in
        [(Locale::De, "versand", "shipping"), (Locale::Tr, "İADE", "returns"), (Locale::Ru, "ОПЛАТА", "payment")]
    {
        let id = articles.find(locale, question).unwrap();
        assert_eq!(id, wanted);
        assert!(Locale::ALL.into_iter().all(|locale| articles.text(id, locale).is_some()));
    }
    assert_eq!(articles.text("nothing", Locale::En), None);
}

#[test]
fn an_article_that_lacks_a_language_is_refused() {
    let findings = parse_articles("[articles.a]\ntitle.de = \"x\"\ntext.de = \"x\"\nwords.de = \"x\"\n").err().unwrap();
    assert_eq!(findings.len(), 12, "{findings:?}");
    let unknown = parse_articles("[articles.a]\ncolour = \"x\"\n").err().unwrap();
    assert!(unknown[0].what.contains("unknown field `colour`"), "{unknown:?}");
    assert!(parse_articles(&"#".repeat(300_000)).is_err());
}
