//! Bots to begin with: the templates that the first run offers, and the demo's; each a flow that passes the check as it stands.

/// A bot to begin with.
pub(crate) struct Template {
    /// Its id, as forms name it.
    pub(crate) id: &'static str,
    /// What the flow calls itself.
    pub(crate) name: &'static str,
    /// The flow, in TOML.
    pub(crate) source: &'static str,
    /// What it answers from.
    knows: Knowledge,
}

/// What a bot answers from.
enum Knowledge {
    /// Nothing.
    None,
    /// What holds for every house.
    Standard,
    /// The articles of the demo's shop.
    Demo,
}

/// Every template that an organisation can choose. The first one is what it is set up with; nothing in them is of one house.
pub(crate) const TEMPLATES: [Template; 3] = [
    Template {
        id: "standard",
        name: "Standard",
        source: include_str!("../../../flows/templates/standard.toml"),
        knows: Knowledge::Standard,
    },
    Template {
        id: "practice",
        name: "Call-back and questions",
        source: include_str!("../../../flows/templates/practice.toml"),
        knows: Knowledge::None,
    },
    Template {
        id: "agency",
        name: "Leads and newsletter",
        source: include_str!("../../../flows/templates/agency.toml"),
        knows: Knowledge::None,
    },
];

/// The bot of the demo's tea shop, which no real organisation is given.
const DEMO: Template = Template { id: "demo", name: "Demo", source: include_str!("../../../flows/demo.toml"), knows: Knowledge::Demo };

impl Template {
    /// The template of this id.
    pub(crate) fn find(id: &str) -> Option<&'static Self> {
        TEMPLATES.iter().find(|template| template.id == id)
    }

    /// What an organisation begins with.
    pub(crate) fn first(demo: bool) -> &'static Self {
        let [standard, ..] = &TEMPLATES;
        if demo { &DEMO } else { standard }
    }

    /// Its articles, in TOML.
    pub(crate) fn articles(&self) -> String {
        match self.knows {
            Knowledge::None => "[articles]\n".to_owned(),
            Knowledge::Standard => include_str!("../../../flows/templates/standard.articles.toml").to_owned(),
            Knowledge::Demo => include!(concat!(env!("OUT_DIR"), "/articles.rs")).join("\n"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::members::flows;

    #[test]
    fn every_template_passes_the_check_and_names_itself() {
        let purposes = domain::purpose::standard();
        let mut names = Vec::new();
        for template in TEMPLATES.iter().chain([&DEMO]) {
            let flow = flows::check(template.source, &template.articles(), &purposes).unwrap_or_else(|r| panic!("{}: {r:?}", template.id));
            assert_eq!(flow.name, template.name);
            names.push(flow.name.clone());
        }
        names.dedup();
        assert_eq!(names.len(), TEMPLATES.len() + 1, "two templates have one name: {names:?}");
    }

    #[test]
    fn the_demos_bot_is_the_demos_alone() {
        assert_eq!((Template::first(true).name, Template::first(false).name), ("Demo", "Standard"));
        assert!(TEMPLATES.iter().all(|template| Template::find(template.id).is_some()));
        assert!(Template::find(DEMO.id).is_none(), "no real organisation is offered the tea shop's texts");
    }
}
