//! Findings: what is wrong with a flow or with articles, said to their author.

/// One thing that keeps a flow from being published, or articles from being used.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Finding {
    /// In which block or article; `None` where it concerns the whole.
    pub block: Option<String>,
    /// What was found: an English sentence about the author's text. Never holds personal data.
    pub what: String,
}

impl Finding {
    pub(crate) fn of(block: &str, what: impl Into<String>) -> Self {
        Self { block: Some(block.to_owned()), what: what.into() }
    }

    pub(crate) fn whole(what: impl Into<String>) -> Self {
        Self { block: None, what: what.into() }
    }
}
