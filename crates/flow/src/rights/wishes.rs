//! Wishes: how each of the five languages asks for a right besides access and deletion. Folded like [`super::words`].
//!
//! A wish is only heard in a sentence that asks for neither access nor deletion, which come first; so a pattern here says all that
//! is wished for, its "not" included.

/// What a language says when somebody asks for one of these rights.
pub(super) struct Wishes {
    /// Words with which a sentence is about something else: an order, a review. Exact, or a process would be a misspelt price.
    pub(super) elsewhere: &'static str,
    /// Withdrawing a consent (GDPR art. 7(3); KVKK art. 11).
    pub(super) withdraw: &'static [&'static str],
    /// Objecting (art. 21).
    pub(super) object: &'static [&'static str],
    /// Restriction (art. 18).
    pub(super) restrict: &'static [&'static str],
    /// Portability (art. 20).
    pub(super) export: &'static [&'static str],
    /// Rectification (art. 16; KVKK art. 11(1)(d)).
    pub(super) correct: &'static [&'static str],
}

pub(super) const LANGUAGES: [Wishes; 5] = [DE, EN, PL, RU, TR];

const DE: Wishes = Wishes {
    elsewhere: "=bestell* =liefer* =versand* =paket* =warenkorb =bewertung* =preis* =passwort =kennwort =gutschein* =menge =seite =rechnung* =katalog* =bedienungsanleitung* =kauf* =ware =artikel =impressum",
    withdraw: &[
        "widerruf*|zuruckzieh*|zurueckzieh*|zurucknehm*|zuruecknehm* .. einwilligung|zustimmung|einverstandnis|einverstaendnis",
        "einwilligung|zustimmung|einverstandnis|einverstaendnis .. widerruf*|zuruck*|zurueck*",
        "newsletter|newsletters .. abbestell*|abmeld*|kundig*|kuendig*|stopp*|ab",
        "abbestell*|stopp*|kundig*|kuendig* .. newsletter",
        "keine|keinen newsletter|newslettern|rundmails|mails|emails|mailings .. mehr",
        "keine =e mails .. mehr",
        "hort|hoeren|horen|hoert .. auf .. mails|emails|newsletter .. schick*|send*",
        "nicht .. newsletter|mails|emails .. mehr|erhalten|bekommen",
        "aus .. verteiler|mailverteiler|mailingliste|mailingverteiler",
        "nicht =mehr einverstanden",
    ],
    object: &[
        "widersprech*|widersprich*|widerspruch .. verarbeitung|datenverarbeitung|nutzung|verwendung|werbung|profiling|profilbildung|marketing|21|=daten",
        "keine|keinerlei .. werbung|werbeanrufe|werbemails|werbepost|reklame .. =mehr",
        "nicht .. =daten|nummer .. werbung|marketing|werbezwecke*|reklame",
        "=daten|nummer .. nicht .. werbung|marketing|werbezwecke*|reklame",
        "werbewiderspruch",
    ],
    restrict: &[
        "einschrankung|einschraenkung|einschranken|einschraenken .. verarbeitung|=daten",
        "schrank*|schraenk* .. verarbeitung|nutzung .. ein",
        "verarbeitung .. einschrank*|einschraenk*|aussetz*|stopp*",
        "sperr*|blockier*|friert|friere .. meine =daten",
        "meine =daten .. sperr*|blockier*|einfrier*",
        "meine =daten .. nicht .. verwend*|benutz*|nutzen|verarbeit*",
        "verarbeit*|verwend*|benutz*|nutzen .. meine =daten nicht",
        "nicht losch*|loesch* .. nicht .. nutzen|verwend*|benutz*",
    ],
    export: &[
        "meine|meiner =daten|angaben|informationen .. mitnehm*|exportier*|herunterlad*|datei|csv|json",
        "=daten exportier*|export",
        "export|mitnahme .. meiner =daten",
        "datenubertragbarkeit|datenuebertragbarkeit|datenportabilitat|datenportabilitaet|datenmitnahme",
        "maschinenlesbar*",
        "ubertrag*|uebertrag* .. meine =daten",
    ],
    correct: &[
        "berichtig*|korrigier*|aktualisier*|andern|aendern|andere|aendere|ander .. mein|meine|meinen|meiner .. =daten|angaben|nummer|telefonnummer|adresse|anschrift|mail|mailadresse|name|namen|nachnamen",
        "mein|meine|meinen|meiner .. =daten|angaben|nummer|telefonnummer|adresse|anschrift|mailadresse|name|namen|nachnamen .. berichtig*|korrigier*|aktualisier*|andern|aendern|=falsch|veraltet",
        "meine|mein .. nummer|telefonnummer|adresse|anschrift|mailadresse|name|angaben|=daten .. stimmt|stimmen nicht",
        "name|namen|nachnamen|adresse .. =falsch geschrieben",
        "=falsch|=falsche|=falscher|=falschen .. nummer|adresse|name|mailadresse .. mir|mich",
    ],
};

const EN: Wishes = Wishes {
    elsewhere: "=order* =deliver* =shipping =parcel* =cart =basket =review* =typo =page =website =voucher* =coupon* =price* =password* =quantity =invoice* =receipt* =catalog* =brochure* =manual",
    withdraw: &[
        "withdraw*|revoke*|revoking|retract*|cancel .. consent|permission|agreement",
        "take|taking back .. consent|permission",
        "unsubscribe*|unsubscribing",
        "stop|cancel|end|quit .. newsletter|newsletters|mailings|emails|mails",
        "no more|further =e emails|mails|mail",
        "no more|further emails|mails|newsletters",
        "dont|not|never|no .. want|send|receive|get|more|your .. newsletter|newsletters|emails|mailings",
        "off|from|out .. mailing list|lists",
        "off|from|out .. newsletter|newsletters",
        "no longer agree|consent",
        "dont|not agree|consent anymore|any",
    ],
    object: &[
        "object|objecting|objection to|against .. processing|marketing|advertising|profiling|use",
        "dont|not|stop|never .. data|number|details|information|email .. advertising|marketing|ads|adverts|advertisements|profiling",
        "no more advertising|marketing|ads|adverts|promotions",
        "stop .. advertising|marketing|profiling .. me",
    ],
    restrict: &[
        "restrict*|limit|limiting .. processing|=data",
        "restriction of processing",
        "block|freeze|lock|suspend .. my|our =data|information|details",
        "stop|pause|suspend .. processing .. my|our =data|information|details",
        "dont|not .. use|touch|process .. my|our =data|information|details .. now|moment|until|keep",
        "keep .. my|our =data|information|details .. dont|not .. use|touch|process|it",
    ],
    export: &[
        "export|download|transfer|port|take|move .. my|our =data|information|details",
        "my|our =data|information|details .. file|csv|json|format|portable|export",
        "=data portability",
        "machine readable",
    ],
    correct: &[
        "correct|rectify|fix|update|amend|change|edit .. my|our .. =data|details|information|number|email|mail|address|name",
        "my|our .. number|email|mail|name|surname|address|=data|details .. wrong|incorrect|outdated|misspelled|misspelt",
        "my|our .. number|email|mail|name|address|=data|details .. not|isnt|arent .. right|correct",
        "misspelled|misspelt|mistyped|misspelling .. my name|surname",
        "name|number|address|email .. have .. me .. not|wrong|isnt",
        "rectification|correction .. my|personal =data|details|information",
    ],
};

const PL: Wishes = Wishes {
    elsewhere: "=zamowi* =dostaw* =koszyk* =opini* =cena =ceny =haslo =hasla =kupon* =ilosc =stron* =faktur* =katalog* =instrukcj* =paczk* =przesylk*",
    withdraw: &[
        "wycof*|cofam|cofnac|cofnij*|odwoluj*|odwolac .. zgod*",
        "zgode .. wycof*|cofam|cofnac|odwoluj*",
        "wypis* .. mnie|sie|newsletter*",
        "nie chce .. newsletter*|maili|mailingu",
        "nie wysyl*|przysyl* .. maili|emaili|newsletter*",
        "rezygn*|zrezygn* .. newsletter*|subskrypcj*",
        "z listy mailingowej|mailowej|subskrybentow",
    ],
    object: &[
        "sprzeciw* .. przetwarzani*|marketing*|profilowani*|reklam*",
        "nie chce|zycze|zyczymy .. reklam*|marketing*",
        "nie .. danych|dane|numer*|numeru .. reklam*|marketing*",
        "nie zgadzam .. danych|dane .. reklam*|marketing*",
    ],
    restrict: &[
        "ogranicz* .. przetwarzani*",
        "przetwarzani* .. ogranicz*|wstrzym*",
        "wstrzym* .. przetwarzani*",
        "zablokuj*|zablokowa*|zamroz* .. moje|moich|swoje =dane|danych",
        "razie|chwilowo nie .. uzywa*|wykorzyst*|korzyst*|przetwarza* .. danych",
        "nie .. usuwa* .. nie .. korzyst*|uzywa*|wykorzyst*",
    ],
    export: &[
        "przenies*|przenosz*|eksport*|wyeksport*|pobra*|pobierz .. moje|moich|swoje|swoich =dane|danych",
        "przenoszenia|przenoszalnosci|przeniesienie|przeniesienia danych",
        "danych|dane .. maszynow*|plik|pliku|csv|json",
        "przekaz* .. moje =dane .. innej|innemu|firmie",
    ],
    correct: &[
        "popraw*|zmien*|zaktualiz*|sprostuj*|sprostowa*|skoryg* .. moj|moje|moich|mojego|swoj|swoje|swoich .. =dane|danych|numer|telefon|telefonu|adres|mail|nazwisko|imie",
        "moj|moje|moich|mojego|swoj .. =dane|danych|numer|adres|mail|nazwisko|imie .. bledn*|nieaktualn*|=zle|zly|nieprawidlow*|popraw*|zmien*",
        "=zle|blednie .. zapis*|napis* .. nazwisko|imie|adres|numer",
        "zly|bledny|niewlasciwy|nieaktualny numer|adres|mail .. mnie|moj",
    ],
};

const RU: Wishes = Wishes {
    elsewhere: "=заказ* =достав* =корзин* =отзыве =отзывах =цена =цены =парол* =купон* =количество =страниц* =счет* =каталог* =инструкц* =посылк*",
    withdraw: &[
        "отзыва*|отозват*|отзов*|отзыв .. согласи*",
        "отпис*|отпиш*",
        "не хочу|надо .. рассылк*|писем|письма",
        "уберите|убрать|исключите|удалите .. из рассылк*",
        "не присыла*|шлите|шли .. писем|письма|рассылк*",
        "отказ* .. от рассылк*",
        "больше не соглас*",
    ],
    object: &[
        "возража* .. обработк*|реклам*|маркетинг*|профилирован*",
        "возражение против|на .. обработк*|реклам*|маркетинг*",
        "не хочу|надо|присыла* .. реклам*",
        "не использ* .. данные|номер|почту .. реклам*|маркетинг*",
        "против использован*|обработк* .. моих|персональн* данных",
        "никак*|хватит .. рекламн*|рекламы",
    ],
    restrict: &[
        "огранич* .. обработк*",
        "заблокир*|замороз* .. мои|моих данные|данных",
        "приостанов* .. обработк*",
        "пока .. не .. использ*|обрабатыв* .. мои данные",
        "не удаля* .. не .. использ*",
    ],
    export: &[
        "экспорт*|скача*|выгруз*|забра*|перенес* .. мои|моих|свои|своих .. данные|данных",
        "переносимост* данных",
        "машиночитаем*",
        "мои данные .. фаил*|csv|json",
        "передаи*|передать|перевед* .. мои данные .. друг*",
    ],
    correct: &[
        "исправ*|измени*|обнов*|поправ*|уточн*|смени* .. мои|мое|мою|моего|моих|свои|свою|своих .. данные|данных|номер|телефон*|адрес|почту|фамилию|имя",
        "мои|мое|моя .. данные|номер|адрес|почта|почты|имя|фамилия .. неверн*|неправильн*|устарел*|ошибочн*|изменил*",
        "неправильно|неверно .. написал*|записал* .. фамилию|имя|адрес|номер",
        "неправильныи|неверныи .. мои номер|адрес|телефон",
    ],
};

const TR: Wishes = Wishes {
    elsewhere: "=teslimat* =siparis* =sepet* =kargo* =fiyat* =sifre* =kupon* =adedi =adet =sayfa* =fatura* =katalog* =kilavuz* =yorum*",
    withdraw: &[
        "rizami|rizam|onayimi|onayim|iznimi|muvafakatimi .. geri|iptal|cek*",
        "bulten* .. cikar*|cikmak|istemiyor*|iptal*|sonlandir*",
        "aboneligimi|uyeligimi .. iptal*|sonlandir*",
        "mail|posta|eposta .. liste* .. cik*",
        "artik .. posta|mail|eposta .. gondermeyin|gonderme|istemiyor*",
        "posta|mail|eposta almak istemiyor*",
        "posta|mail|eposta =gondermeyin|=gondermeyiniz|=gonderme",
        "posta|mail|eposta gondermeyi birak*",
    ],
    object: &[
        "islenmesine|islemeye|islemesine|isleme|pazarlamaya|pazarlama|reklama .. itiraz*",
        "reklam|reklamlar|pazarlama .. istemiyor*",
        "reklam|pazarlama icin .. kullanma*|kullanmay*",
        "profilleme* .. karsi*|itiraz*|istemiyor*",
    ],
    restrict: &[
        "islenmesini|islenmesinin|islemenin|islemeyi .. kisitla*|durdur*|sinirla*",
        "=verilerimi|=bilgilerimi dondur*|bloke|kisitla*|askiya",
        "simdilik .. =verilerimi|=bilgilerimi .. kullanma*|kullanmay*",
        "silmeyin|silmeden .. kullanmay*|kullanma*",
    ],
    export: &[
        "=verilerimi|=verilerimin|=bilgilerimi .. tasi*|indir*|disa|aktar*|dosya*|csv|json",
        "veri|verilerin|verilerimin tasinabilirli*",
        "makine .. okunabil*|okunur",
    ],
    correct: &[
        "=bilgilerim*|=verilerim*|=adim*|=soyadim*|=ismim*|=adresim*|=numaram*|=postam* .. yanlis|duzelt*|guncel*|degistir*",
        "=adresim*|=numaram*|=postam* .. gecerli|dogru degil",
        "duzelt*|guncelle* .. =bilgilerim*|=verilerim*|=adimi|=adresimi|=numarami",
    ],
};
