//! Decides how a site's snippet is handed over: kind and language, preview, text to copy, and what to do with it where.

use askama::Template;
use locale::{Key, Locale};

use super::sites::KINDS;
use crate::frame::{Frame, html};
use crate::words::Words;

/// A site's snippet, and how it gets onto a page.
#[derive(Clone)]
pub struct InstallPage {
    /// The site's id.
    pub id: String,
    /// Its name.
    pub site: String,
    /// The kind that is chosen.
    pub kind: String,
    /// The language that is chosen.
    pub language: String,
    /// The snippet.
    pub snippet: String,
    /// Its size on the wire: bytes, compressed.
    pub compressed_bytes: u64,
    /// Where this installation is reached.
    pub own: String,
    /// The hash of its script, as a content security policy names it.
    pub script_hash: String,
    /// The hash of its style.
    pub style_hash: String,
    /// Fingerprinted address of `sites.js`.
    pub script_url: String,
    /// Whether any address is listed.
    pub listed: bool,
    /// Whether both links are there.
    pub linked: bool,
}

/// How to do it in one system.
pub(crate) struct System {
    pub(crate) id: &'static str,
    pub(crate) name: &'static str,
    pub(crate) steps: [Key; 3],
}

#[derive(Template)]
#[template(path = "install.html")]
struct View<'a> {
    page: &'a InstallPage,
    frame: &'a Frame,
    words: Words<'a>,
    kinds: [(&'static str, Key); 5],
}

const SYSTEMS: [System; 12] = [
    System { id: "html", name: "HTML", steps: [Key::ConsoleInstallHtml1, Key::ConsoleInstallHtml2, Key::ConsoleInstallHtml3] },
    System {
        id: "wordpress",
        name: "WordPress, WooCommerce",
        steps: [Key::ConsoleInstallWordpress1, Key::ConsoleInstallWordpress2, Key::ConsoleInstallWordpress3],
    },
    System {
        id: "shopify",
        name: "Shopify",
        steps: [Key::ConsoleInstallShopify1, Key::ConsoleInstallShopify2, Key::ConsoleInstallShopify3],
    },
    System {
        id: "shopware",
        name: "Shopware 6",
        steps: [Key::ConsoleInstallShopware1, Key::ConsoleInstallShopware2, Key::ConsoleInstallShopware3],
    },
    System { id: "wix", name: "Wix", steps: [Key::ConsoleInstallWix1, Key::ConsoleInstallWix2, Key::ConsoleInstallWix3] },
    System {
        id: "squarespace",
        name: "Squarespace",
        steps: [Key::ConsoleInstallSquarespace1, Key::ConsoleInstallSquarespace2, Key::ConsoleInstallSquarespace3],
    },
    System { id: "jimdo", name: "Jimdo", steps: [Key::ConsoleInstallJimdo1, Key::ConsoleInstallJimdo2, Key::ConsoleInstallJimdo3] },
    System { id: "typo3", name: "TYPO3", steps: [Key::ConsoleInstallTypo31, Key::ConsoleInstallTypo32, Key::ConsoleInstallTypo33] },
    System { id: "joomla", name: "Joomla", steps: [Key::ConsoleInstallJoomla1, Key::ConsoleInstallJoomla2, Key::ConsoleInstallJoomla3] },
    System {
        id: "webflow",
        name: "Webflow",
        steps: [Key::ConsoleInstallWebflow1, Key::ConsoleInstallWebflow2, Key::ConsoleInstallWebflow3],
    },
    System { id: "gtm", name: "Google Tag Manager", steps: [Key::ConsoleInstallGtm1, Key::ConsoleInstallGtm2, Key::ConsoleInstallGtm3] },
    System { id: "npm", name: "React, Vue, npm", steps: [Key::ConsoleInstallNpm1, Key::ConsoleInstallNpm2, Key::ConsoleInstallNpm3] },
];

impl InstallPage {
    /// The page as HTML.
    pub fn render(&self, frame: &Frame, locale: Locale) -> String {
        html(&View { page: self, frame, words: Words::new(locale, frame), kinds: KINDS })
    }

    #[expect(clippy::unused_self, reason = "templates ask the page")]
    pub(crate) fn systems(&self) -> &'static [System; 12] {
        &SYSTEMS
    }

    /// The address of the preview.
    pub(crate) fn preview(&self) -> String {
        format!("/w/{}/preview?kind={}&locale={}", self.id, self.kind, self.language)
    }

    /// The kind's name.
    pub(crate) fn kind_label(&self) -> Key {
        KINDS.iter().find(|(name, _)| *name == self.kind).map_or(Key::ConsoleSiteKindBubble, |(_, label)| *label)
    }

    /// A snippet that is not finished: nobody may embed it yet.
    pub fn sample() -> Self {
        Self {
            id: "0198f2c4-0000-7000-8000-000000000101".into(),
            site: "Teehaus".into(),
            kind: "bubble".into(),
            language: "de".into(),
            snippet: "<div class=\"prlr\" lang=\"de\">\n<style>.prlr{color:#000}</style>\n<script>(function () {})();</script>\n</div>\n"
                .into(),
            compressed_bytes: 1_950,
            own: "https://chat.teehaus.example".into(),
            script_hash: "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='".into(),
            style_hash: "'sha256-CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I='".into(),
            script_url: "sites.js".into(),
            listed: false,
            linked: false,
        }
    }
}
