//! The authority that supervises a controller, by the country of its seat, where the controller names none itself.
//!
//! Names in the authority's own language, as the European Data Protection Board lists its members (GDPR art. 51, 55; EDPB, "Our Members"; for
//! the EEA, Decision of the EEA Joint Committee 154/2018) and, for Türkiye, Law No. 6698 art. 19. Where the Länder have authorities of their
//! own, that is said instead of a guess (BDSG § 40).

/// What the authority of a country is called; `None` where none is listed.
pub fn of(country: &str) -> Option<&'static str> {
    let found = AUTHORITIES.iter().find(|(code, _)| *code == country);
    found.map(|(_, name)| *name)
}

const AUTHORITIES: &[(&str, &str)] = &[
    ("AT", "Österreichische Datenschutzbehörde"),
    ("BE", "Autorité de protection des données / Gegevensbeschermingsautoriteit"),
    ("BG", "Комисия за защита на личните данни"),
    ("CY", "Γραφείο Επιτρόπου Προστασίας Δεδομένων Προσωπικού Χαρακτήρα"),
    ("CZ", "Úřad pro ochranu osobních údajů"),
    ("DE", "Aufsichtsbehörde des Bundeslandes, in dem der Verantwortliche seinen Sitz hat (§ 40 BDSG)"),
    ("DK", "Datatilsynet"),
    ("EE", "Andmekaitse Inspektsioon"),
    ("ES", "Agencia Española de Protección de Datos"),
    ("FI", "Tietosuojavaltuutetun toimisto"),
    ("FR", "Commission nationale de l’informatique et des libertés"),
    ("GR", "Αρχή Προστασίας Δεδομένων Προσωπικού Χαρακτήρα"),
    ("HR", "Agencija za zaštitu osobnih podataka"),
    ("HU", "Nemzeti Adatvédelmi és Információszabadság Hatóság"),
    ("IE", "Data Protection Commission"),
    ("IS", "Persónuvernd"),
    ("IT", "Garante per la protezione dei dati personali"),
    ("LI", "Datenschutzstelle"),
    ("LT", "Valstybinė duomenų apsaugos inspekcija"),
    ("LU", "Commission nationale pour la protection des données"),
    ("LV", "Datu valsts inspekcija"),
    ("MT", "Office of the Information and Data Protection Commissioner"),
    ("NL", "Autoriteit Persoonsgegevens"),
    ("NO", "Datatilsynet"),
    ("PL", "Prezes Urzędu Ochrony Danych Osobowych"),
    ("PT", "Comissão Nacional de Proteção de Dados"),
    ("RO", "Autoritatea Naţională de Supraveghere a Prelucrării Datelor cu Caracter Personal"),
    ("SE", "Integritetsskyddsmyndigheten"),
    ("SI", "Informacijski pooblaščenec"),
    ("SK", "Úrad na ochranu osobných údajov"),
    ("TR", "Kişisel Verileri Koruma Kurulu"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_country_of_the_area_has_one_and_no_other_is_guessed() {
        assert_eq!(of("TR"), Some("Kişisel Verileri Koruma Kurulu"));
        assert_eq!((of("US"), of("")), (None, None));
        assert!(AUTHORITIES.is_sorted_by(|(before, _), (after, _)| before < after), "each once, in order");
        assert_eq!(AUTHORITIES.len(), 27 + 3 + 1);
    }
}
