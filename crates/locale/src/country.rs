//! Decides what a country is called in a language: those of the European Economic Area, those that a law trusts, and where services
//! are often found. A country that is not listed is called by its code.

use crate::Locale;

/// Code (ISO 3166-1), then the names in German, English, Polish, Russian and Turkish; in the order of the codes.
const COUNTRIES: [(&str, [&str; 5]); 54] = [
    ("AD", ["Andorra", "Andorra", "Andora", "Андорра", "Andorra"]),
    ("AR", ["Argentinien", "Argentina", "Argentyna", "Аргентина", "Arjantin"]),
    ("AT", ["Österreich", "Austria", "Austria", "Австрия", "Avusturya"]),
    ("AU", ["Australien", "Australia", "Australia", "Австралия", "Avustralya"]),
    ("BE", ["Belgien", "Belgium", "Belgia", "Бельгия", "Belçika"]),
    ("BG", ["Bulgarien", "Bulgaria", "Bułgaria", "Болгария", "Bulgaristan"]),
    ("BR", ["Brasilien", "Brazil", "Brazylia", "Бразилия", "Brezilya"]),
    ("CA", ["Kanada", "Canada", "Kanada", "Канада", "Kanada"]),
    ("CH", ["Schweiz", "Switzerland", "Szwajcaria", "Швейцария", "İsviçre"]),
    ("CN", ["China", "China", "Chiny", "Китай", "Çin"]),
    ("CY", ["Zypern", "Cyprus", "Cypr", "Кипр", "Kıbrıs"]),
    ("CZ", ["Tschechien", "Czechia", "Czechy", "Чехия", "Çekya"]),
    ("DE", ["Deutschland", "Germany", "Niemcy", "Германия", "Almanya"]),
    ("DK", ["Dänemark", "Denmark", "Dania", "Дания", "Danimarka"]),
    ("EE", ["Estland", "Estonia", "Estonia", "Эстония", "Estonya"]),
    ("ES", ["Spanien", "Spain", "Hiszpania", "Испания", "İspanya"]),
    ("FI", ["Finnland", "Finland", "Finlandia", "Финляндия", "Finlandiya"]),
    ("FO", ["Färöer", "Faroe Islands", "Wyspy Owcze", "Фарерские острова", "Faroe Adaları"]),
    ("FR", ["Frankreich", "France", "Francja", "Франция", "Fransa"]),
    ("GB", ["Vereinigtes Königreich", "United Kingdom", "Wielka Brytania", "Великобритания", "Birleşik Krallık"]),
    ("GG", ["Guernsey", "Guernsey", "Guernsey", "Гернси", "Guernsey"]),
    ("GR", ["Griechenland", "Greece", "Grecja", "Греция", "Yunanistan"]),
    ("HR", ["Kroatien", "Croatia", "Chorwacja", "Хорватия", "Hırvatistan"]),
    ("HU", ["Ungarn", "Hungary", "Węgry", "Венгрия", "Macaristan"]),
    ("IE", ["Irland", "Ireland", "Irlandia", "Ирландия", "İrlanda"]),
    ("IL", ["Israel", "Israel", "Izrael", "Израиль", "İsrail"]),
    ("IM", ["Insel Man", "Isle of Man", "Wyspa Man", "Остров Мэн", "Man Adası"]),
    ("IN", ["Indien", "India", "Indie", "Индия", "Hindistan"]),
    ("IS", ["Island", "Iceland", "Islandia", "Исландия", "İzlanda"]),
    ("IT", ["Italien", "Italy", "Włochy", "Италия", "İtalya"]),
    ("JE", ["Jersey", "Jersey", "Jersey", "Джерси", "Jersey"]),
    ("JP", ["Japan", "Japan", "Japonia", "Япония", "Japonya"]),
    ("KR", ["Südkorea", "South Korea", "Korea Południowa", "Южная Корея", "Güney Kore"]),
    ("LI", ["Liechtenstein", "Liechtenstein", "Liechtenstein", "Лихтенштейн", "Lihtenştayn"]),
    ("LT", ["Litauen", "Lithuania", "Litwa", "Литва", "Litvanya"]),
    ("LU", ["Luxemburg", "Luxembourg", "Luksemburg", "Люксембург", "Lüksemburg"]),
    ("LV", ["Lettland", "Latvia", "Łotwa", "Латвия", "Letonya"]),
    ("MT", ["Malta", "Malta", "Malta", "Мальта", "Malta"]),
    ("NL", ["Niederlande", "Netherlands", "Holandia", "Нидерланды", "Hollanda"]),
    ("NO", ["Norwegen", "Norway", "Norwegia", "Норвегия", "Norveç"]),
    ("NZ", ["Neuseeland", "New Zealand", "Nowa Zelandia", "Новая Зеландия", "Yeni Zelanda"]),
    ("PL", ["Polen", "Poland", "Polska", "Польша", "Polonya"]),
    ("PT", ["Portugal", "Portugal", "Portugalia", "Португалия", "Portekiz"]),
    ("RO", ["Rumänien", "Romania", "Rumunia", "Румыния", "Romanya"]),
    ("RS", ["Serbien", "Serbia", "Serbia", "Сербия", "Sırbistan"]),
    ("RU", ["Russland", "Russia", "Rosja", "Россия", "Rusya"]),
    ("SE", ["Schweden", "Sweden", "Szwecja", "Швеция", "İsveç"]),
    ("SG", ["Singapur", "Singapore", "Singapur", "Сингапур", "Singapur"]),
    ("SI", ["Slowenien", "Slovenia", "Słowenia", "Словения", "Slovenya"]),
    ("SK", ["Slowakei", "Slovakia", "Słowacja", "Словакия", "Slovakya"]),
    ("TR", ["Türkei", "Türkiye", "Turcja", "Турция", "Türkiye"]),
    ("UA", ["Ukraine", "Ukraine", "Ukraina", "Украина", "Ukrayna"]),
    ("US", ["Vereinigte Staaten", "United States", "Stany Zjednoczone", "США", "Amerika Birleşik Devletleri"]),
    ("UY", ["Uruguay", "Uruguay", "Urugwaj", "Уругвай", "Uruguay"]),
];

/// What a country is called; its code where it is not listed.
pub fn country(locale: Locale, code: &str) -> &str {
    let Ok(place) = COUNTRIES.binary_search_by(|(known, _)| (*known).cmp(code)) else { return code };
    let Some((_, [de, en, pl, ru, tr])) = COUNTRIES.get(place) else { return code };
    match locale {
        Locale::De => de,
        Locale::En => en,
        Locale::Pl => pl,
        Locale::Ru => ru,
        Locale::Tr => tr,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_in_order_and_what_is_not_in_it_keeps_its_code() {
        assert!(COUNTRIES.is_sorted_by(|(a, _), (b, _)| a < b));
        assert_eq!((country(Locale::Tr, "DE"), country(Locale::Ru, "TR"), country(Locale::De, "XZ")), ("Almanya", "Турция", "XZ"));
    }
}
