//! What happened in the demo before anybody opened it: three weeks of a tea shop, so that no page is empty. All of it is invented.

use jiff::SignedDuration;

/// A visit, or an hour in the office.
pub(super) struct Scene {
    /// How long before now it begins.
    days: i64,
    minutes: i64,
    /// The language of the visitor; nobody visits without one.
    pub(super) locale: Option<&'static str>,
    pub(super) acts: &'static [Act],
}

/// What somebody does.
#[derive(Debug)]
pub(super) enum Act {
    /// Time passes, in minutes.
    Wait(i64),
    /// The visitor makes a choice of the bot's.
    Choose(&'static str),
    /// The visitor writes.
    Say(&'static str),
    /// The visitor agrees to what is asked.
    Agree,
    /// The visitor refuses it.
    Decline,
    /// The visitor withdraws a consent.
    Withdraw(&'static str),
    /// The visitor says how it was.
    Rate(i64),
    /// The visitor makes a request of this kind.
    Ask(&'static str),
    /// The visitor erases everything.
    Erase,
    /// The owner answers.
    Answer(&'static str),
    /// The owner writes a note for colleagues.
    Note(&'static str),
    /// The owner names what it is about.
    Tag(&'static [&'static str]),
    /// The owner closes the conversation.
    Close,
    /// The owner keeps it from destruction for so many days.
    Hold { reason: &'static str, days: i64 },
    /// The owner enters a request that came on paper so many days before.
    Letter { kind: &'static str, channel: &'static str, days_ago: i64, note: &'static str, verified: Option<&'static str> },
    /// The owner writes a breach into the register.
    Breach(Incident),
    /// The owner sends this to this address of the API.
    Post(&'static str, &'static str),
    /// The same, in the place of what is there.
    Put(&'static str, &'static str),
}

/// A breach, known since the moment of its scene.
#[derive(Debug)]
pub(super) struct Incident {
    /// What is said of it, as the API reads it.
    pub(super) form: &'static str,
    pub(super) closed: bool,
}

impl Scene {
    /// How long before now it begins.
    pub(super) fn ago(&self) -> SignedDuration {
        SignedDuration::from_hours(24 * self.days).saturating_add(SignedDuration::from_mins(self.minutes))
    }
}

/// How long ago the organisation was made: before everything else.
pub(super) const MADE_BEFORE: SignedDuration = SignedDuration::from_hours(24 * 28);

/// How many scenes come before the agreement on processing is signed: its document says who the organisation is.
pub(super) const BEFORE_THE_AGREEMENT: usize = 1;

/// A visitor of this language, so many days and minutes ago.
const fn visit(days: i64, minutes: i64, locale: &'static str, acts: &'static [Act]) -> Scene {
    Scene { days, minutes, locale: Some(locale), acts }
}

/// The owner at work, so many days and minutes ago.
const fn office(days: i64, minutes: i64, acts: &'static [Act]) -> Scene {
    Scene { days, minutes, locale: None, acts }
}

/// All scenes, the oldest first.
pub(super) const STORY: &[Scene] = &[
    office(27, 30, &[Act::Put("/api/v1/organisation/identity", IDENTITY), Act::Post("/api/v1/recipients", CARRIER)]),
    visit(24, 200, "de", &[Act::Choose("newsletter"), Act::Agree, Act::Say("lotte.brandt@example.org")]),
    visit(
        21,
        300,
        "de",
        &[
            Act::Choose("human"),
            Act::Say("Guten Morgen! Haben Sie den Darjeeling First Flush wieder da? Auf der Seite steht „bald“."),
            Act::Wait(6),
            Act::Answer("Guten Morgen! Ja, seit gestern: 40 Dosen zu 100 g. Soll ich Ihnen eine zurücklegen?"),
            Act::Wait(2),
            Act::Say("Zwei, bitte. Ich komme am Samstag vorbei."),
            Act::Wait(1),
            Act::Answer("Gern, sie stehen an der Kasse bereit. Bis Samstag!"),
            Act::Tag(&["Lager", "Abholung"]),
            Act::Close,
            Act::Wait(1),
            Act::Rate(5),
        ],
    ),
    office(20, 60, &[Act::Breach(Incident { form: WRONG_ENVELOPE, closed: true })]),
    visit(17, 90, "en", &[Act::Choose("callback"), Act::Agree, Act::Say("Hannah Whitfield"), Act::Say("+44 20 7946 0018")]),
    visit(14, 40, "tr", &[Act::Choose("newsletter"), Act::Agree, Act::Say("elif.kaya@example.com")]),
    visit(
        12,
        180,
        "pl",
        &[
            Act::Choose("human"),
            Act::Say("Dzień dobry, paczka z zamówienia 2041 przyszła otwarta i brakuje jednej herbaty."),
            Act::Wait(9),
            Act::Answer("Dzień dobry, bardzo przepraszam. Wyślę brakującą herbatę jeszcze dziś. Czy puszka jest uszkodzona?"),
            Act::Wait(4),
            Act::Say("Puszka jest wgnieciona, ale herbata w porządku. Chciałabym jednak zwrot za dostawę."),
            Act::Note("Paketdienst: Schaden gemeldet, Nummer liegt im Ordner. Bis zur Antwort nichts löschen."),
            Act::Tag(&["Reklamation", "Paketdienst"]),
            Act::Hold { reason: "Schadenfall mit dem Paketdienst, Lieferung 2041", days: 60 },
        ],
    ),
    visit(11, 30, "ru", &[Act::Choose("health"), Act::Decline]),
    visit(
        10,
        500,
        "de",
        &[
            Act::Choose("callback"),
            Act::Agree,
            Act::Say("Jonas Petersen"),
            Act::Say("+49 30 901820"),
            Act::Wait(600),
            Act::Withdraw("callback"),
        ],
    ),
    visit(
        8,
        220,
        "de",
        &[
            Act::Choose("health"),
            Act::Agree,
            Act::Say("Ich nehme einen Blutverdünner. Darf ich jeden Tag Grüntee trinken, oder ist das zu viel Vitamin K?"),
        ],
    ),
    office(
        7,
        20,
        &[
            Act::Letter {
                kind: "access",
                channel: "letter",
                days_ago: 19,
                note: "Brief einer Kundin, Eingangsstempel auf dem Umschlag; liegt in der Mappe „Auskünfte“.",
                verified: None,
            },
            Act::Letter {
                kind: "rectification",
                channel: "email",
                days_ago: 3,
                note: "Neue Telefonnummer nach Umzug; die alte soll nicht mehr verwendet werden.",
                verified: Some("called back"),
            },
        ],
    ),
    visit(6, 100, "en", &[Act::Choose("newsletter"), Act::Agree, Act::Say("tom.reed@example.net"), Act::Wait(4), Act::Ask("portability")]),
    visit(5, 40, "de", &[Act::Choose("newsletter"), Act::Decline]),
    visit(4, 300, "tr", &[Act::Choose("callback"), Act::Agree, Act::Say("-"), Act::Say("+90 212 555 01 23"), Act::Wait(20), Act::Erase]),
    visit(
        3,
        260,
        "en",
        &[Act::Choose("callback"), Act::Agree, Act::Say("Priya Nair"), Act::Say("+44 161 496 0023"), Act::Wait(3), Act::Ask("restriction")],
    ),
    visit(
        2,
        45,
        "ru",
        &[
            Act::Choose("human"),
            Act::Say("Здравствуйте! Можно ли отправить набор «Вечер» в подарок, с открыткой и без чека?"),
            Act::Wait(11),
            Act::Answer("Здравствуйте! Конечно. Напишите текст открытки, чек мы вышлем только вам."),
            Act::Wait(3),
            Act::Say("«С днём рождения, мама!» Спасибо большое, вы очень помогли."),
            Act::Wait(1),
            Act::Answer("С удовольствием. Отправим завтра утром."),
            Act::Tag(&["Geschenk"]),
            Act::Close,
            Act::Rate(4),
        ],
    ),
    office(0, 1_200, &[Act::Breach(Incident { form: LOST_LAPTOP, closed: false })]),
    visit(
        0,
        55,
        "en",
        &[
            Act::Choose("human"),
            Act::Say("Hello, I ordered the white peony twice by mistake. Can I send one back unopened?"),
            Act::Wait(5),
            Act::Answer("Hello! Yes, within 30 days. I can also change the second one to another tea before it leaves today."),
            Act::Wait(2),
            Act::Say("Oh, that would be lovely. What goes well with the peony?"),
        ],
    ),
    visit(0, 12, "tr", &[Act::Choose("human"), Act::Say("Merhaba, Türkiye'ye gönderim yapıyor musunuz? Kargo kaç gün sürüyor?")]),
    visit(
        0,
        4,
        "de",
        &[Act::Choose("human"), Act::Say("Hallo, wie lange und wie heiß ziehe ich den Gyokuro am besten? Meiner wird immer bitter.")],
    ),
];

/// Who the tea shop is.
const IDENTITY: &str = r#"{"legal_name": "Teehaus Zeitlos Inh. Mina Teller", "address": "Lindenallee 12\n20259 Hamburg", "country": "DE",
    "email": "hallo@teehaus.example", "phone": "+49409018200",
    "authority": "Der Hamburgische Beauftragte für Datenschutz und Informationsfreiheit, Ludwig-Erhard-Straße 22, 20459 Hamburg",
    "verbis": "Muster 0000", "kep": "teehaus@kep.example",
    "privacy_name": "Jost Teller", "privacy_email": "datenschutz@teehaus.example"}"#;

/// Who brings the parcels.
const CARRIER: &str = r#"{"kind": "other", "name": "Paketdienst Nord", "country": "DE", "contact": "datenschutz@paketdienst.example",
    "purposes": ["callback"], "sub_processor": false}"#;

const WRONG_ENVELOPE: &str = r#"{
    "title": "Lieferschein im falschen Paket",
    "nature": "Zwei Lieferscheine wurden beim Packen vertauscht. Eine Kundin las Namen und Anschrift einer anderen.",
    "found": "Die Kundin rief an.",
    "effects": ["confidentiality"],
    "data": ["identity", "contact"],
    "groups": ["customers"],
    "persons": {"count": 1, "exact": true},
    "records": {"count": 1, "exact": true},
    "risk": "unlikely",
    "risk_reason": "Eine Person, Name und Anschrift; die Empfängerin hat den Schein zurückgeschickt.",
    "consequences": "Keine zu erwarten.",
    "impact": "Keiner.",
    "measures_before": "Packliste mit Nummer.",
    "measures_after": "Lieferscheine werden jetzt erst gedruckt, wenn das Paket gewogen wird.",
    "contact": "Mina Teller, hallo@teehaus.example"
}"#;

const LOST_LAPTOP: &str = r#"{
    "title": "Laptop im Zug vergessen",
    "nature": "Ein Laptop mit angemeldeter Konsole blieb im Regionalzug liegen. Festplatte verschlüsselt, Gerät war zugeklappt.",
    "found": "Beim Aussteigen bemerkt, der Bahn gemeldet.",
    "effects": ["confidentiality", "availability"],
    "data": ["identity", "contact", "conversation"],
    "groups": ["customers"],
    "source": "theft-or-loss",
    "measures_before": "Verschlüsselte Festplatte, Sperre nach fünf Minuten.",
    "measures_after": "Alle Sitzungen des Kontos beendet, Passwort gewechselt."
}"#;
