//! Bots to begin with: the templates that the first run offers, each a flow that passes the check as it stands.

use crate::set_up;

/// A bot to begin with.
pub(crate) struct Template {
    /// Its id, as forms name it.
    pub(crate) id: &'static str,
    /// What the flow calls itself.
    pub(crate) name: &'static str,
    /// The flow, in TOML.
    pub(crate) source: &'static str,
    /// Whether it answers from the sample knowledge base.
    knows: bool,
}

/// Every template. The first one is what an organisation is set up with, until it chooses.
pub(crate) const TEMPLATES: [Template; 3] = [
    Template { id: "shop", name: "Demo", source: include_str!("../../../flows/demo.toml"), knows: true },
    Template {
        id: "practice",
        name: "Call-back and questions",
        source: include_str!("../../../flows/templates/practice.toml"),
        knows: false,
    },
    Template { id: "agency", name: "Leads and newsletter", source: include_str!("../../../flows/templates/agency.toml"), knows: false },
];

impl Template {
    /// The template of this id.
    pub(crate) fn find(id: &str) -> Option<&'static Self> {
        TEMPLATES.iter().find(|template| template.id == id)
    }

    /// Its articles, in TOML.
    pub(crate) fn articles(&self) -> String {
        if self.knows { set_up::articles() } else { "[articles]\n".to_owned() }
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
        for template in &TEMPLATES {
            let flow = flows::check(template.source, &template.articles(), &purposes).unwrap_or_else(|r| panic!("{}: {r:?}", template.id));
            assert_eq!(flow.name, template.name);
            names.push(flow.name.clone());
            assert!(Template::find(template.id).is_some());
        }
        names.dedup();
        assert_eq!(names.len(), TEMPLATES.len(), "two templates have one name: {names:?}");
    }
}
