//! Decides what the first run after the sign-in shows: its steps, how far it is, and one page for each step.

use askama::Template;
use locale::{Key, Locale};

use super::organisation::LanguageForm;
use crate::frame::{Frame, html};
use crate::words::Words;

/// A step of the first run, in the order in which they are taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FirstRunStep {
    /// In which languages visitors are served.
    Languages,
    /// The website and its links.
    Site,
    /// The recovery key.
    Recovery,
    /// A second person with the keys.
    Holder,
    /// The owner's recovery codes.
    Codes,
    /// The first bot.
    Bot,
    /// The code on the page.
    Snippet,
    /// A visit to try it.
    Visit,
}

impl FirstRunStep {
    /// Every step.
    pub const ALL: [Self; 8] =
        [Self::Languages, Self::Site, Self::Recovery, Self::Holder, Self::Codes, Self::Bot, Self::Snippet, Self::Visit];

    /// The name that addresses use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Languages => "languages",
            Self::Site => "site",
            Self::Recovery => "recovery",
            Self::Holder => "holder",
            Self::Codes => "codes",
            Self::Bot => "bot",
            Self::Snippet => "snippet",
            Self::Visit => "visit",
        }
    }

    /// The step of this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.name() == name)
    }

    pub(crate) fn title(self) -> Key {
        match self {
            Self::Languages => Key::ConsoleStepLanguages,
            Self::Site => Key::ConsoleStepSite,
            Self::Recovery => Key::ConsoleStepRecovery,
            Self::Holder => Key::ConsoleStepHolder,
            Self::Codes => Key::ConsoleCodesTitle,
            Self::Bot => Key::ConsoleStepBot,
            Self::Snippet => Key::ConsoleStepSnippet,
            Self::Visit => Key::ConsoleStepVisit,
        }
    }

    pub(crate) fn text(self) -> Key {
        match self {
            Self::Languages => Key::ConsoleStepLanguagesText,
            Self::Site => Key::ConsoleStepSiteText,
            Self::Recovery => Key::ConsoleStepRecoveryText,
            Self::Holder => Key::ConsoleStepHolderText,
            Self::Codes => Key::ConsoleStepCodesText,
            Self::Bot => Key::ConsoleStepBotText,
            Self::Snippet => Key::ConsoleStepSnippetText,
            Self::Visit => Key::ConsoleStepVisitText,
        }
    }
}

/// How a step stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum StepState {
    /// To be done.
    Open,
    /// Done.
    Done,
    /// Put aside on purpose.
    Later,
}

impl StepState {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Done => "done",
            Self::Later => "later",
        }
    }

    pub(crate) fn label(self) -> Key {
        match self {
            Self::Open => Key::ConsoleFirstRunOpen,
            Self::Done => Key::ConsoleFirstRunDone,
            Self::Later => Key::ConsoleFirstRunLater,
        }
    }
}

/// All steps, and how they stand.
#[derive(Clone)]
pub struct FirstRunPage {
    /// The steps in their order.
    pub steps: Vec<(FirstRunStep, StepState)>,
}

#[derive(Template)]
#[template(path = "first_run.html")]
struct View<'a> {
    page: &'a FirstRunPage,
    frame: &'a Frame,
    words: Words<'a>,
}

impl FirstRunPage {
    /// The page as HTML.
    pub fn render(&self, frame: &Frame, locale: Locale) -> String {
        html(&View { page: self, frame, words: Words::new(locale, frame) })
    }

    pub(crate) fn done(&self) -> usize {
        self.steps.iter().filter(|(_, state)| *state == StepState::Done).count()
    }

    pub(crate) fn is_complete(&self) -> bool {
        self.done() == self.steps.len()
    }

    /// The step that is taken next.
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "templates hand over what they loop over by reference")]
    pub(crate) fn is_next(&self, step: &FirstRunStep) -> bool {
        self.steps.iter().find(|(_, state)| *state == StepState::Open).is_some_and(|(next, _)| next == step)
    }

    /// Half way.
    pub fn sample() -> Self {
        use StepState::{Done, Later, Open};
        Self { steps: FirstRunStep::ALL.into_iter().zip([Done, Done, Open, Later, Open, Done, Open, Open]).collect() }
    }

    /// Everything done.
    pub fn sample_complete() -> Self {
        Self { steps: FirstRunStep::ALL.into_iter().map(|step| (step, StepState::Done)).collect() }
    }
}

/// One step.
#[derive(Clone)]
pub struct FirstRunStepPage {
    /// Which.
    pub step: FirstRunStep,
    /// How it stands.
    pub state: StepState,
    /// What it asks.
    pub body: StepBody,
    /// Why the last try failed, as a sentence.
    pub problem: Option<String>,
}

/// What a step asks.
#[derive(Clone)]
pub enum StepBody {
    /// In which languages visitors are served.
    Languages(LanguageForm),
    /// The website.
    Site {
        /// Its name.
        name: String,
        /// Its origins, separated by spaces.
        address: String,
        /// Where the privacy notice is.
        privacy: String,
        /// Where the imprint is.
        imprint: String,
    },
    /// Whether a recovery key is kept, and a way to a new one.
    Recovery {
        /// Whether one is confirmed.
        kept: bool,
    },
    /// A new recovery key, shown once.
    RecoveryKey {
        /// The key, its groups parted by `-`.
        key: String,
    },
    /// A second owner.
    Holder {
        /// Whether there is one.
        there: bool,
        /// Whether one is invited.
        pending: bool,
        /// The link of an invitation that was just made.
        link: Option<String>,
    },
    /// The owner's recovery codes.
    Codes {
        /// How many were not used.
        left: u64,
    },
    /// The templates to choose from.
    Bot(Vec<BotChoice>),
    /// The code for the page.
    Snippet {
        /// The code.
        code: String,
        /// Where the site's own page of instructions is.
        install: String,
    },
    /// A visit to try it.
    Visit {
        /// Where the chat is.
        chat: String,
        /// Whether somebody has come.
        came: bool,
    },
}

/// A template of a bot.
#[derive(Clone)]
pub struct BotChoice {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub title: Key,
    /// What it does.
    pub text: Key,
    /// Whether it is the published one.
    pub chosen: bool,
}

#[derive(Template)]
#[template(path = "first_run_step.html")]
struct StepView<'a> {
    page: &'a FirstRunStepPage,
    frame: &'a Frame,
    words: Words<'a>,
}

impl FirstRunStepPage {
    /// The page as HTML.
    pub fn render(&self, frame: &Frame, locale: Locale) -> String {
        html(&StepView { page: self, frame, words: Words::new(locale, frame) })
    }

    pub(crate) fn number(&self) -> usize {
        FirstRunStep::ALL.iter().position(|step| *step == self.step).map_or(1, |at| at + 1)
    }

    /// Whether it can be put aside: not what is done, and not while a key is shown.
    pub(crate) fn can_wait(&self) -> bool {
        self.state == StepState::Open && !matches!(self.body, StepBody::RecoveryKey { .. })
    }

    /// Every step as it can look.
    pub fn samples() -> Vec<(&'static str, Self)> {
        let page = |step, state, body, problem: Option<&str>| Self { step, state, body, problem: problem.map(str::to_owned) };
        let choice = |id: &str, title, text, chosen| BotChoice { id: id.into(), title, text, chosen };
        let languages = LanguageForm { offered: Locale::ALL.to_vec(), default: Locale::De };
        let site = StepBody::Site {
            name: "Teehaus".into(),
            address: "teehaus.example".into(),
            privacy: "teehaus.example/datenschutz".into(),
            imprint: String::new(),
        };
        let bots = vec![
            choice("standard", Key::ConsoleTemplateStandard, Key::ConsoleTemplateStandardAbout, true),
            choice("practice", Key::ConsoleTemplatePractice, Key::ConsoleTemplatePracticeAbout, false),
            choice("agency", Key::ConsoleTemplateAgency, Key::ConsoleTemplateAgencyAbout, false),
        ];
        let key = "pr1_K7QF-2MXN-R4TD-9HWB-PL3C-V8ZE-6YJA-N5SG".to_owned();
        let link = Some("parlour.example/console/join#pi1_SAMPLE".to_owned());
        let (open, done) = (StepState::Open, StepState::Done);
        vec![
            ("step-languages", page(FirstRunStep::Languages, open, StepBody::Languages(languages), None)),
            ("step-site", page(FirstRunStep::Site, open, site, Some("Bitte prüfen Sie die Adressen."))),
            ("step-recovery", page(FirstRunStep::Recovery, open, StepBody::Recovery { kept: false }, None)),
            ("step-recovery-key", page(FirstRunStep::Recovery, open, StepBody::RecoveryKey { key }, None)),
            ("step-holder", page(FirstRunStep::Holder, open, StepBody::Holder { there: false, pending: false, link: None }, None)),
            ("step-holder-link", page(FirstRunStep::Holder, done, StepBody::Holder { there: false, pending: true, link }, None)),
            ("step-codes", page(FirstRunStep::Codes, open, StepBody::Codes { left: 0 }, None)),
            ("step-bot", page(FirstRunStep::Bot, done, StepBody::Bot(bots), None)),
            (
                "step-snippet",
                page(
                    FirstRunStep::Snippet,
                    open,
                    StepBody::Snippet { code: "<p>parlour</p>".into(), install: "/console/settings/sites/1/install".into() },
                    None,
                ),
            ),
            ("step-visit", page(FirstRunStep::Visit, open, StepBody::Visit { chat: "/w/1".into(), came: false }, None)),
            ("step-visit-done", page(FirstRunStep::Visit, done, StepBody::Visit { chat: "/w/1".into(), came: true }, None)),
        ]
    }
}
