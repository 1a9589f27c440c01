//! Jurisdictions: which laws apply to an organisation, and what each calls its articles.

/// A law that an organisation keeps.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Law {
    /// Regulation (EU) 2016/679.
    Gdpr,
    /// Kişisel Verilerin Korunması Kanunu, Law No. 6698.
    Kvkk,
}

/// The laws that apply in a region (ISO 3166 country). Who talks to visitors in Turkey keeps both: the stricter rule counts.
pub fn laws(region: &str) -> &'static [Law] {
    if region == "TR" { &[Law::Gdpr, Law::Kvkk] } else { &[Law::Gdpr] }
}

/// Whether this is a country code that an organisation may name: two capital letters.
pub fn is_region(region: &str) -> bool {
    region.len() == 2 && region.bytes().all(|b| b.is_ascii_uppercase())
}
