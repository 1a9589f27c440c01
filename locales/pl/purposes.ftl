# Purposes, notices and wordings of consents, and who is responsible.

## Categories of data, as the notice and the console name them

category-name = Imię i nazwisko
category-email-address = Adres e-mail
category-telephone-number = Numer telefonu
category-physical-address = Adres
category-postal-code = Kod pocztowy
category-communication = To, co do nas piszesz
category-opinion = Opinia
category-birth-date = Data urodzenia
category-age = Wiek
category-gender = Płeć
category-official-id = Urzędowy numer identyfikacyjny
category-passport = Paszport
category-tax = Dane podatkowe
category-bank-account = Rachunek bankowy
category-credit-card-number = Numer karty płatniczej
category-payment-card-expiry = Data ważności karty płatniczej
category-ip-address = Adres IP
category-health = Zdrowie
category-health-history = Historia choroby
category-medical-health = Wyniki badań i leczenie
category-mental-health = Zdrowie psychiczne
category-prescription = Recepty
category-disability = Niepełnosprawność
category-blood-type = Grupa krwi
category-religious-belief = Przekonania religijne
category-ethnic-origin = Pochodzenie etniczne
category-trade-union-membership = Przynależność do związku zawodowego
category-sexual-preference = Orientacja seksualna
category-criminal-conviction = Wyroki skazujące

## Problems

problem-not-editorial-title = To więcej niż poprawka
problem-not-editorial-detail = Od ostatniego tekstu zmieniło się to, na co ludzie się zgadzają: podstawa, rodzaje danych lub odbiorcy. Ten tekst trzeba opublikować jako nowy; osoby, które wyraziły zgodę, zostaną zapytane ponownie.
problem-purpose-refused-title = Tak nie można zapisać tego celu
problem-purpose-refused-detail = Pole „field” wskazuje, która dana jest nieprawidłowa. Nic nie zostało zmienione.

## The consent card, where somebody is asked again; and consents that carry no more

ask-who = Tylko osoby w organizacji { $organisation }, którym jest to do tego potrzebne. Nikt inny nie ma klucza.
ask-who-recipients = Tylko osoby w organizacji { $organisation }, którym jest to do tego potrzebne. Odbiorcy danych: { $recipients }.
ask-long = Do wycofania zgody lub usunięcia, najwyżej { $inactive } od ostatniej wiadomości. W każdym razie najwyżej { $cap } od przekazania.
ask-long-cap = Do wycofania zgody lub usunięcia, najwyżej { $period } od przekazania.
ask-change-recipient = Nowy odbiorca tych danych: { $name } ({ $country }).
ask-change-moved = { $name } ({ $country }) otrzymuje te dane teraz w innym kraju lub przy innych zabezpieczeniach.
ask-change-categories = Chodzi teraz o inne dane: { $categories }.
ask-change-basis = Podstawa jest teraz inna: { $basis } ({ $gdpr } RODO; { $kvkk } KVKK).
ask-change-text = Treść tekstu na ten temat zmieniła { $organisation }.
window-consent-again-changed = Od wyrażenia zgody coś się zmieniło. Prosimy o ponowną decyzję.
window-consent-again-expired = Czas, na jaki wyrażono zgodę, minął. Prosimy o ponowną decyzję.
window-consent-stale-for = Zgoda sprzed zmiany, pytamy ponownie: { $purpose }
window-consent-expired-for = Zgoda wygasła: { $purpose }
console-consent-stale = Zmienione od tego czasu
console-consent-expired = Wygasła
console-consent-renewed = Wyrażona ponownie później

## The generated notice, in full (GDPR 13, KVKK 10)

cite-by-law-erasure = tureckie rozporządzenie o usuwaniu danych (Dz. Urz. 28.10.2017/30224)
cite-board-decision = decyzja organu KVKK
cite-code-of-obligations = turecki kodeks zobowiązań nr 6098
document-transfer-unrecorded = nie wskazano
interest-satisfaction = poznanie, na ile nasze odpowiedzi są zadowalające, i ich poprawa
notice-full-lead = Za ten czat odpowiada { $organisation }. To, co się tu pisze, przetwarzamy, aby odpowiedzieć na pytania. Dopóki nic nie zostanie udostępnione, wiadomości są zapieczętowane: może je odczytać tylko osoba, która je napisała.
notice-full-title = Informacja o ochronie danych
notice-full-controller = Kto jest administratorem
notice-full-representative = Przedstawiciel: { $name }
notice-full-privacy-contact = Pytania o ochronę danych: { $address }
notice-full-purposes = Po co zbieramy dane i na jakiej podstawie
notice-full-purpose = { $purpose }: { $categories }. Podstawa: { $basis } ({ $gdpr } RODO; { $kvkk } KVKK).
notice-full-valid = Okres ważności zgody: { $period }; potem pytamy ponownie.
basis-consent = zgoda
basis-contract = umowa lub działania przed jej zawarciem na żądanie osoby
basis-legal-obligation = obowiązek prawny
basis-legitimate-interest = prawnie uzasadniony interes; można się sprzeciwić
notice-full-withdraw = Zgodę można wycofać w każdej chwili w menu czatu, w części „Moje dane”. To, co zrobiono wcześniej, pozostaje zgodne z prawem.
notice-full-method = Dane zbieramy elektronicznie, w tym czacie, od osoby, której dotyczą.
notice-full-voluntary = Podanie danych jest dobrowolne. W razie odmowy zgody nie zbieramy tego, czego dotyczyło pytanie; można pisać dalej.
notice-full-automated = Na czacie nie zapadają decyzje oparte wyłącznie na zautomatyzowanym przetwarzaniu (art. 22 RODO).
notice-full-recipients = Kto otrzymuje dane
notice-full-processor = Operator tego czatu przechowuje dane w naszym imieniu jako podmiot przetwarzający. Są zapieczętowane: operator nie może ich odczytać.
notice-full-processor-named = { $name } ({ $country }) prowadzi ten czat i przechowuje dane w naszym imieniu jako podmiot przetwarzający. Są zapieczętowane: operator nie może ich odczytać.
notice-full-transfer = Przekazanie do państwa trzeciego. Podstawa: { $basis }.
notice-full-interest = Nasz prawnie uzasadniony interes: { $interest }.
notice-full-recipient = { $name } ({ $country }): { $purposes }
notice-full-nobody = Nikt inny nie otrzymuje tych danych.
notice-full-retention = Jak długo je przechowujemy
notice-full-retention-text = To, czego nikomu nie udostępniono, może odczytać tylko osoba, która to napisała; zostaje zniszczone 24 godziny po ostatniej wiadomości. To, co udostępniono, zostaje zniszczone gdy nic się już nie dzieje (okres: { $period }), a to, czego dotyczyła wycofana zgoda, 24 godziny po wycofaniu.
notice-full-cap = To, co nam przekazano, zostaje zniszczone także wtedy, gdy korespondencja trwa; najdłuższy okres od przekazania: { $period }.
notice-full-cap-special = Dane szczególnych kategorii, na przykład o zdrowiu, zostają zniszczone tak samo; najdłuższy okres od przekazania: { $period }.
notice-full-rights = Prawa
notice-full-rights-text = Przysługuje prawo do wglądu w dane, ich sprostowania, przeniesienia, ograniczenia i usunięcia oraz do sprzeciwu. Większość działa od razu w menu czatu, w części „Moje dane”; w innych sprawach prosimy o kontakt. (Art. 15–21 RODO; art. 11 KVKK.)
notice-full-object = Prawo do sprzeciwu
notice-full-object-text = Gdy opieramy się na prawnie uzasadnionym interesie, można w każdej chwili wnieść sprzeciw z przyczyn związanych ze szczególną sytuacją; wobec reklamy bez podania przyczyn (art. 21 RODO).
notice-full-complaint = Można wnieść skargę do organu nadzorczego.
notice-full-authority = Można wnieść skargę do organu nadzorczego: { $authority }
notice-imprint-title = Dane kontaktowe administratora

## Purposes

console-purposes-title = Cele
console-purposes-lead = Po co zbierane są dane. Każdy cel ma własny klucz: kto nie może czytać, ten nie odczyta.
console-purposes-new = Określ cel
console-purposes-edit = Zmień: { $purpose }
console-purposes-caption = Cele, ich podstawa i dane, których dotyczą
console-purposes-column-basis = Podstawa
console-purposes-column-data = Dane
console-purposes-column-readers = Mogą czytać
console-purposes-special = Szczególne kategorie
console-purposes-archived = Nie jest już pytane
console-purposes-id = Krótka nazwa
console-purposes-id-hint = Małe litery, cyfry i łączniki, np. repair-order. Używają jej boty; nigdy się nie zmienia.
console-purposes-names = Co widzą odwiedzający
console-purposes-names-hint = Co najmniej jeden język. Gdzie język jest pusty, pokazywany jest inny.
console-purposes-names-standard = Puste pole zachowuje nazwę z Parlour.
console-purposes-gdpr = Artykuł RODO
console-purposes-kvkk = Artykuł KVKK
console-purposes-article-hint = Puste pole oznacza zwykły artykuł dla tej podstawy.
console-purposes-special-label = Dotyczy szczególnych kategorii, np. zdrowia
console-purposes-special-hint = Wymagają wyraźnej zgody (art. 9 ust. 2 lit. a RODO; art. 6 ust. 3 lit. a KVKK); inna podstawa nie jest przyjmowana.
console-purposes-categories = Jakie dane
console-purposes-valid = Liczba miesięcy ważności zgody
console-purposes-valid-hint = Puste: do wycofania. Dotyczy zgód wyrażonych od teraz.
console-purposes-reask = Po odmowie nie pytać ponownie przez tyle miesięcy
console-purposes-reask-hint = Puste: { $months }. Kto sam wybiera sprawę, jest zawsze pytany.
console-purposes-archive = Nie pytać więcej
console-purposes-archive-hint = Udzielone zgody pozostają do wycofania lub wygaśnięcia.
console-purposes-material-hint = Inna podstawa, artykuł lub rodzaj danych: osoby, które wyraziły zgodę, są pytane ponownie, a do tego czasu nic nowego nie jest przyjmowane.
console-purposes-wrong-name = Krótka nazwa może zawierać małe litery, cyfry i łączniki, zaczyna się od litery i ma najwyżej 32 znaki.
console-purposes-wrong-taken = Ta krótka nazwa jest zajęta.
console-purposes-wrong-basis = Szczególne kategorie wymagają wyraźnej zgody jako podstawy.
console-purposes-wrong-special = Wybrano dane szczególnej kategorii: prosimy zaznaczyć, że cel dotyczy szczególnych kategorii.
console-purposes-wrong-article = Ten artykuł nie należy do tej podstawy.
console-purposes-wrong-categories = Prosimy wybrać, jakich danych dotyczy.
console-purposes-wrong-names = Prosimy podać nazwę w co najmniej jednym języku, najwyżej 80 znaków.
console-purposes-wrong-months = Liczba miesięcy wynosi od 1 do 120; wygasnąć może tylko zgoda.
console-purposes-wrong-archived = Bez rozmów nie ma czatu: ten cel zostaje.

## Who is responsible

console-identity-title = Administrator danych
console-identity-lead = Z tego powstają informacje, zapisy zgód i wszystkie dokumenty. Dane są publikowane; nazwiska osób są przechowywane zapieczętowane.
console-identity-legal-name = Pełna nazwa prawna
console-identity-legal-name-hint = Puste: nazwa organizacji.
console-identity-address = Adres
console-identity-country = Kraj (dwie litery)
console-identity-email = E-mail
console-identity-phone = Telefon
console-identity-privacy = Kto odpowiada za ochronę danych
console-identity-privacy-name = Imię i nazwisko
console-identity-privacy-email = E-mail do spraw ochrony danych
console-identity-privacy-hint = Inspektor ochrony danych, jeśli jest. Informacje pokazują adres, nie nazwisko; najlepiej adres funkcyjny.
console-identity-representative = Przedstawiciel
console-identity-representative-hint = Tylko dla administratorów z zagranicy (art. 27 RODO; w Turcji przedstawiciel administratora), z adresem.
console-identity-authority = Organ nadzorczy
console-identity-numbers = Rejestry w Turcji
console-identity-verbis = Numer VERBİS
console-identity-kep = Adres KEP
console-identity-wrong = Prosimy sprawdzić: { $field }.
console-identity-missing = Informacja wymaga jeszcze: { $fields }.

## Notices and wordings

console-texts-title = Informacje i treści zgód
console-texts-lead = Co wiedzą odwiedzający i jakimi słowami są pytani. Opublikowany tekst się nie zmienia; jego miejsce zajmuje nowy.
console-texts-caption = Obowiązujące teksty według celu i języka
console-texts-notice = Informacja o danych
console-texts-own = Własny
console-texts-ours = Z Parlour
console-texts-none = Jeszcze brak
console-texts-edit = { $what }, { $language }
console-texts-field-title = Tytuł
console-texts-field-text = Tekst
console-texts-field-hint = Puste wiersze oddzielają akapity.
console-texts-generate = Wypełnij na podstawie celów
console-texts-preview = Podgląd
console-texts-preview-title = Tak widzą to odwiedzający
console-texts-diff = Co się zmienia
console-texts-diff-none = Nic: to obowiązujący tekst.
console-texts-diff-out = usunięto
console-texts-diff-in = dodano
console-texts-kind = Czym jest ten nowy tekst?
console-texts-kind-editorial = To samo, lepiej powiedziane
console-texts-kind-editorial-hint = Literówka, jaśniejsze zdanie. Zgody pozostają ważne; nikt nie jest pytany ponownie.
console-texts-kind-material = Coś innego
console-texts-kind-material-hint = Z danymi dzieje się coś innego. Osoby, które wyraziły zgodę, są pytane ponownie, a do tego czasu nic nowego nie jest przyjmowane.
console-texts-kind-kept = Odpowiedź zostaje zapisana w dzienniku.
console-texts-about = Których celów to dotyczy?
console-texts-about-hint = Tylko gdy to coś innego. Brak wyboru: wszystkie.
console-texts-publish = Opublikuj
console-texts-history = Opublikowane wcześniej
console-texts-first = Pierwszy tekst
console-texts-published = Opublikowano. Odwiedzający widzą go od teraz.
console-texts-wrong-kind = Prosimy określić, czym jest ten tekst: to samo, lepiej powiedziane, czy coś innego.
console-texts-wrong-title = Prosimy podać tytuł, najwyżej 120 znaków.
console-texts-wrong-text = Prosimy podać tekst: informacja do 20 000 znaków, treść zgody do 2000.
console-texts-wrong-same = Ten tekst jest już opublikowany.

## How a consent stands, in my data

window-state-stale = wyrażona, od tego czasu zmiana
window-state-expired = wygasła
