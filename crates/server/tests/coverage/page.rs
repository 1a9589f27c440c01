//! The page: a line for each route, a column for each caller.

use crate::golden;
use std::fmt::{self, Display, Write as _};
use testkit::Reply;

/// What the statuses mean that stand alone.
const USUAL: [(u16, &str); 4] = [(401, "unauthorised"), (403, "not-permitted"), (404, "not-found"), (422, "invalid-body")];

/// Every other problem, by the letter that stands behind its status; and where the console leads who may not stay.
const LETTERS: [(char, &str); 13] = [
    ('b', "bad-json"),
    ('c', "confirm-first"),
    ('f', "sign-in-failed"),
    ('g', "no-grant"),
    ('i', "identity-incomplete"),
    ('k', "conflict"),
    ('m', "consent-missing"),
    ('n', "not-fulfilled"),
    ('o', "breach-open"),
    ('p', "party-unsaid"),
    ('s', "sign-in"),
    ('t', "person-needed"),
    ('v', "invalid-value"),
];

/// What a caller was answered.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Answer {
    status: u16,
    told: String,
}

impl Answer {
    pub(crate) fn of(reply: &Reply) -> Self {
        let told = match reply.header("location") {
            Some(to) if to.starts_with("/console/sign-in") => "sign-in".to_owned(),
            Some(to) if to.starts_with("/console/confirm") => "confirm-first".to_owned(),
            _ => reply.problem(),
        };
        let usual = USUAL.contains(&(reply.status, &told));
        Self { status: reply.status, told: if usual { String::new() } else { told } }
    }

    /// Whether somebody was sent away because of who they are.
    pub(crate) fn is_for_want_of_rights(&self) -> bool {
        let sent_away = ["confirm-first", "sign-in", "person-needed"].contains(&&*self.told);
        ([401, 403].contains(&self.status) && self.told.is_empty()) || sent_away
    }
}

impl Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.status)?;
        if self.told.is_empty() {
            return Ok(());
        }
        match LETTERS.iter().find(|(_, told)| *told == self.told) {
            Some((letter, _)) => write!(f, "{letter}"),
            None => write!(f, "[{}]", self.told),
        }
    }
}

pub(crate) struct Page {
    text: String,
    lines: Vec<(String, Vec<Answer>)>,
}

impl Page {
    pub(crate) fn new(callers: &[&str]) -> Self {
        let mut text =
            String::from("What each route answers to whom. Who may do something does it, so that 2xx and 3xx are what was done.\n\n");
        for (status, told) in USUAL {
            let _ = writeln!(text, "{status}   {told}");
        }
        for (letter, told) in LETTERS {
            let _ = writeln!(text, "...{letter}  {told}");
        }
        let _ = write!(text, "\n{:<76}", "");
        for caller in callers {
            let _ = write!(text, " {caller:<8}");
        }
        Self { text: text.trim_end().to_owned() + "\n", lines: vec![] }
    }

    pub(crate) fn line(&mut self, route: &str, answers: Vec<Answer>) {
        self.lines.push((route.to_owned(), answers));
    }

    pub(crate) fn compare(mut self, name: &str) {
        self.lines.sort_by_key(|(route, _)| route.split_once(' ').map(|(method, path)| (path.to_owned(), method.to_owned())));
        for (route, answers) in &self.lines {
            let _ = write!(self.text, "{route:<76}");
            for answer in answers {
                let _ = write!(self.text, " {:<8}", answer.to_string());
            }
            self.text.truncate(self.text.trim_end().len());
            self.text.push('\n');
        }
        golden(name, &self.text);
    }
}
