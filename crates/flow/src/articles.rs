//! Articles: which of an organisation's short texts answers a question, or that none does.

use crate::block::Texts;
use crate::finding::Finding;
use crate::fold;
use crate::source::{SOURCE_BYTES_MAX, TEXT_CHARS_MAX, unreadable};
use locale::Locale;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// A set of short texts and, for each language, the words that lead to them.
pub struct Articles {
    by_id: BTreeMap<String, Article>,
    indexes: Vec<(Locale, Index)>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Source {
    articles: BTreeMap<String, Article>,
}

/// One article as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Article {
    /// What it is about.
    title: Texts,
    /// What is answered.
    text: Texts,
    /// Other words by which people ask for it.
    words: Texts,
}

/// The most articles of a set.
const ARTICLES_MAX: usize = 500;

/// Reads articles. Several files may be read as one, by joining their texts.
///
/// # Errors
/// What could not be read: not TOML, an unknown or missing key, a missing language, or a limit passed (200 kB an article
/// set of 500, texts of 2,000 characters).
pub fn parse_articles(source: &str) -> Result<Articles, Vec<Finding>> {
    if source.len() > SOURCE_BYTES_MAX {
        return Err(vec![Finding::whole(format!("The articles are longer than {SOURCE_BYTES_MAX} bytes."))]);
    }
    let Source { articles: by_id } = toml::from_str(source).map_err(|error| vec![unreadable(source, &error)])?;
    let mut findings = Vec::new();
    if by_id.len() > ARTICLES_MAX {
        findings.push(Finding::whole(format!("There are more than {ARTICLES_MAX} articles.")));
    }
    for (id, article) in &by_id {
        for (part, texts) in [("title", &article.title), ("text", &article.text), ("words", &article.words)] {
            for locale in Locale::ALL {
                match texts.get(locale) {
                    None => findings.push(Finding::of(id, format!("The {part} is missing in {}.", locale.code()))),
                    Some(text) if text.chars().count() > TEXT_CHARS_MAX => {
                        findings
                            .push(Finding::of(id, format!("The {part} in {} is longer than {TEXT_CHARS_MAX} characters.", locale.code())));
                    }
                    Some(_) => {}
                }
            }
        }
    }
    if !findings.is_empty() {
        return Err(findings);
    }
    let indexes = Locale::ALL.into_iter().map(|locale| (locale, Index::of(&by_id, locale))).collect();
    Ok(Articles { by_id, indexes })
}

impl Articles {
    /// The article that answers a question; `None` where none does well enough.
    pub fn find(&self, locale: Locale, question: &str) -> Option<&str> {
        let (_, index) = self.indexes.iter().find(|(of, _)| *of == locale)?;
        index.find(question)
    }

    /// What an article answers.
    pub fn text(&self, id: &str, locale: Locale) -> Option<&str> {
        self.by_id.get(id)?.text.get(locale)
    }
}

/// The words of one language and how much each says.
struct Index {
    stop: BTreeSet<&'static str>,
    pages: Vec<Page>,
}

struct Page {
    id: String,
    /// Words of the title and those that people ask by.
    asked_by: BTreeSet<String>,
    /// Words of the answer.
    said: BTreeSet<String>,
}

/// How much a word of the answer counts, of one that people ask by.
const SAID_WEIGHT: f64 = 0.3;
/// The least part of a question, by weight, that an article has to know.
const COVERAGE_MIN: f64 = 0.34;
/// The least weight of what is known, as a part of that of a word that leads to one article alone.
const SCORE_MIN: f64 = 0.6;

impl Index {
    fn of(articles: &BTreeMap<String, Article>, locale: Locale) -> Self {
        let stop: BTreeSet<_> = stop_words(locale).split_whitespace().collect();
        let words = |texts: &Texts| -> BTreeSet<String> {
            fold::words(texts.get(locale).unwrap_or_default()).into_iter().filter(|word| counts(word, &stop)).collect()
        };
        let pages = articles.iter().map(|(id, article)| Page {
            id: id.clone(),
            asked_by: &words(&article.title) | &words(&article.words),
            said: words(&article.text),
        });
        Self { pages: pages.collect(), stop }
    }

    fn find(&self, question: &str) -> Option<&str> {
        let asked: BTreeSet<String> = fold::words(question).into_iter().filter(|word| counts(word, &self.stop)).take(WORDS_MAX).collect();
        let mut scores = vec![0.0; self.pages.len()];
        let mut whole = 0.0;
        for word in &asked {
            let known: Vec<f64> = self.pages.iter().map(|page| page.knows(word)).collect();
            let weight = rarity(self.pages.len(), known.iter().filter(|known| **known > 0.0).count());
            whole += weight;
            for (score, known) in scores.iter_mut().zip(known) {
                *score += weight * known;
            }
        }
        let (page, score) = self.pages.iter().zip(scores).max_by(|(_, a), (_, b)| a.total_cmp(b))?;
        let least = SCORE_MIN * rarity(self.pages.len(), 1);
        (score >= least && score >= whole * COVERAGE_MIN).then_some(page.id.as_str())
    }
}

/// The most different words of a question that are looked at.
const WORDS_MAX: usize = 64;

fn counts(word: &str, stop: &BTreeSet<&str>) -> bool {
    word.chars().count() >= 3 && !stop.contains(word)
}

/// The inverse document frequency: high for a word that few articles know, and for one that none does.
#[expect(clippy::cast_precision_loss, reason = "at most 500 articles")]
fn rarity(pages: usize, known: usize) -> f64 {
    (1.0 + pages as f64 / (1.0 + known as f64)).ln()
}

impl Page {
    /// How well the article knows a word: 1 by its title, less by its answer or by a mere similarity.
    fn knows(&self, word: &str) -> f64 {
        let best = |words: &BTreeSet<String>| words.iter().map(|own| alike(own, word)).fold(0.0, f64::max);
        best(&self.asked_by).max(SAID_WEIGHT * best(&self.said))
    }
}

/// How much two words are the same: 1 where equal, less where they only begin alike or differ by one letter.
fn alike(a: &str, b: &str) -> f64 {
    if a == b {
        return 1.0;
    }
    let (length_a, length_b) = (a.chars().count(), b.chars().count());
    let (shorter, longer) = (length_a.min(length_b), length_a.max(length_b));
    let shared = fold::shared_beginning(a, b);
    // Four letters are little: only an ending of one letter, or two short words that part after them.
    let long_enough = shared >= 5 || (shared == 4 && (longer == 5 || (shorter >= 5 && longer <= 7)));
    if long_enough && shared + 3 >= shorter && (shared + 5 >= longer || shared == shorter) {
        return 0.9;
    }
    if shorter >= 6 && fold::nearly_equal(a, b) { 0.8 } else { 0.0 }
}

/// Words that say nothing about what is asked.
fn stop_words(locale: Locale) -> &'static str {
    match locale {
        Locale::De => STOP_DE,
        Locale::En => STOP_EN,
        Locale::Pl => STOP_PL,
        Locale::Ru => STOP_RU,
        Locale::Tr => STOP_TR,
    }
}

const STOP_DE: &str = "der die das den dem des ein eine einen einem einer und oder aber ich sie wir ihr mir mich uns ihnen ihre ihren ihrer mein meine meinen \
    meiner meinem ist sind war bin hat habe haben hatte kann konnen kannst konnte konnten mochte mochten will wollen muss mussen soll wird werden wurde wie was wann wer \
    wen wem warum wieso welche welcher welches gibt geht machen mache macht man bei mit von vom zum zur aus auf fur uber unter nach ohne als auch nicht noch nur schon sehr \
    hier dort dann wenn weil dass bitte danke hallo mal etwas alles viel viele mehr heute morgen gerne eigentlich denn doch ihnen euch eure euer euren";
const STOP_EN: &str = "the and but are was were has have had can could may might will would shall should must does did don what when where who whom why how which \
    there here this that these those you your yours mine our ours they them their his her its with from for into onto about than then also not only very much many more \
    most some any all please thanks thank hello want need like get got make made take tell know just out off over under too let been being";
const STOP_PL: &str = "jest czy jak kiedy gdzie kto kogo komu dlaczego czemu ile jaki jaka jakie jaką jakiego ktory ktora ktore moge mozna mozecie moze mam macie masz \
    mnie moj moja moje moim mojego mojej wasz wasza wasze pan pani panstwo panstwa dla bez pod nad przed przez ale oraz lub albo nie tak tylko bardzo juz jeszcze tego tej ten ta \
    tych tym sie sa byc byl byla bylo bedzie prosze dziekuje dzien dobry chce chcialbym chcialabym chcial musze trzeba ode";
const STOP_RU: &str = "как что это где когда кто кого кому почему зачем сколько какои какая какие каких какое какую или для без под над при про через после есть был была было \
    были будет быть мне меня мои моя мое моего моеи моих мою вас вам ваш ваша ваши вашего вами нас нам они она его она так также только очень уже еще могу можно можете \
    нужно хочу хотел хотела пожалуиста спасибо здравствуите привет если чтобы этот эта эти того тот все ваша";
const STOP_TR: &str = "bir bu su ve veya ile icin ama mi mu midir misiniz musunuz var yok ne nasil nerede nereden nereye neden nicin zaman kim hangi kac kadar ben sen biz siz bana size bizim \
    sizin benim olarak olan olur oldu olacak midir cok daha gibi her sey istiyorum isterim lutfen merhaba tesekkurler tesekkur miyim miyiz musun eder edin ediyor ediyorum ediyorsunuz \
    yapabilir yapmak yapiyor edebilir edebilirim alabilir miyim gerekiyor lazim nedir sonra once";
