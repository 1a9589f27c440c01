//! Decides how promised call backs are listed: whom, when, and how one says that it was done.

use askama::Template;
use jiff::Timestamp;
use locale::{Key, Locale};

use crate::frame::{Frame, html, moment};
use crate::person::Person;
use crate::words::Words;

/// The promised call backs, one page of them.
#[derive(Clone)]
pub struct TasksPage {
    /// Whether those are listed that were done.
    pub done: bool,
    /// The call backs: the next due first, or the last done first.
    pub rows: Vec<TaskRow>,
    /// Whether the reader may say that one was done.
    pub may_finish: bool,
    /// The cursor of the next page.
    pub next: Option<String>,
}

/// One promised call back.
#[derive(Clone)]
pub struct TaskRow {
    /// The task's id.
    pub id: String,
    /// Who is to be called.
    pub person: Person,
    /// The number; `None` where no key of the reader opens it.
    pub phone: Option<String>,
    /// The conversation in which it was left.
    pub conversation: String,
    /// When it is due.
    pub due_at: Timestamp,
    /// When it was done, and by whom where that is known.
    pub done: Option<(Timestamp, Option<String>)>,
}

#[derive(Template)]
#[template(path = "tasks.html")]
struct View<'a> {
    page: &'a TasksPage,
    frame: &'a Frame,
    words: Words<'a>,
}

impl TasksPage {
    /// The page as HTML.
    pub fn render(&self, frame: &Frame, locale: Locale) -> String {
        html(&View { page: self, frame, words: Words::new(locale, frame) })
    }

    /// One call back that is late, one that is wished for tomorrow, and one whose number the reader cannot open.
    pub fn sample() -> Self {
        let row = |tag: &str, name: Option<&str>, phone: Option<&str>, due| TaskRow {
            id: format!("0198f2c4-0000-7000-8000-00000004{tag}"),
            person: Person { name: name.map(Into::into), tag: tag.into() },
            phone: phone.map(Into::into),
            conversation: format!("0198f2c4-0000-7000-8000-00000000{tag}"),
            due_at: moment(due),
            done: None,
        };
        Self {
            done: false,
            rows: vec![
                row("4f2a", Some("Jakub Wiśniewski"), Some("+49301234567"), "2026-11-22T12:30:00Z"),
                row("e5a0", Some("Elif Demir"), Some("+902125550123"), "2026-11-23T08:00:00Z"),
                row("07d3", None, None, "2026-11-23T13:00:00Z"),
            ],
            may_finish: true,
            next: None,
        }
    }

    /// What was done.
    pub fn sample_done() -> Self {
        let open = Self::sample();
        let mut row = open.rows.into_iter().next();
        if let Some(row) = &mut row {
            row.done = Some((moment("2026-11-22T12:41:00Z"), Some("Ada Brandt".into())));
        }
        Self { done: true, rows: row.into_iter().collect(), may_finish: true, next: None }
    }
}

impl TaskRow {
    pub(crate) fn is_overdue(&self, frame: &Frame) -> bool {
        self.done.is_none() && self.due_at <= frame.now
    }
}
