## Stałe elementy dokumentów

document-missing = (do uzupełnienia)
document-not-advice = To nie jest porada prawna. Sporządzono w Parlour na podstawie obowiązujących ustawień.
document-source = od Państwa, w czacie
document-few = niewiele
document-controller = Administrator
document-processor = Podmiot przetwarzający
document-signed-by = Podpis złożył(a)
document-signed-role = Funkcja
document-signed-at = Data, godzina
document-signed-method = Sposób potwierdzenia
document-signed-proof = Dowód w rejestrze

## Okresy w mianowniku

document-hour-count =
    { $count ->
        [one] { $count } godzina
        [few] { $count } godziny
       *[many] { $count } godzin
    }
document-day-count =
    { $count ->
        [one] { $count } dzień
        [few] { $count } dni
       *[many] { $count } dni
    }
document-working-day-count =
    { $count ->
        [one] { $count } dzień roboczy
        [few] { $count } dni robocze
       *[many] { $count } dni roboczych
    }
document-month-count =
    { $count ->
        [one] { $count } miesiąc
        [few] { $count } miesiące
       *[many] { $count } miesięcy
    }
document-year-count =
    { $count ->
        [one] { $count } rok
        [few] { $count } lata
       *[many] { $count } lat
    }
document-kept-consent = do wycofania zgody, najdłużej { $period } od ostatniej aktywności
document-kept-otherwise = { $period } od ostatniej aktywności
document-kept-cap = { $kept }; nie dłużej niż { $cap } od zebrania
document-changed = { $what }: { $new }, wcześniej { $old }
document-interval = samoczynnie: raz dziennie, a to, co nie może czekać, co kwadrans; najdłuższy dopuszczalny odstęp: { $period }

## Okresy przechowywania i ich początek

document-rule-ungranted = Nieudostępnione wizyty
document-rule-inactive = Rozmowy, dane kontaktowe i pliki
document-rule-withdrawn = Treści po wycofaniu zgody
document-rule-objections = Kluczowane skróty adresów, z których wniesiono sprzeciw
document-rule-destruction-records = Protokoły zniszczenia
document-rule-destruction-interval = Najdłuższy odstęp między niszczeniami
document-rule-content = Treści, od chwili ich powstania
document-rule-special = Szczególne kategorie, od chwili ich powstania
document-rule-evidence = Dowody zgody po usunięciu danych
document-start-activity = ostatnia aktywność
document-start-creation = powstanie
document-start-withdrawal = wycofanie zgody
document-start-objection = sprzeciw
document-start-destruction = zniszczenie
document-start-erasure = usunięcie

## Przepisy

document-explicit-consent = Wyraźna zgoda

## Rodzaje danych i osoby

document-data-contact = Dane kontaktowe
document-data-contact-examples = imię i nazwisko, numer telefonu, adres e-mail oraz inne dane, o które pyta czat
document-data-communication = Komunikacja
document-data-communication-examples = wiadomości, wybory i pliki w czacie; notatki o nich
document-data-health = Dane dotyczące zdrowia
document-data-health-examples = informacje podane o własnym zdrowiu
document-data-rating = Oceny
document-data-rating-examples = ocena zadowolenia z rozmowy
document-data-record = Dowody
document-data-record-examples = zgody, odmowy, wycofania i wnioski z czasem i językiem, pod losowym identyfikatorem
document-data-other = Inne dane
document-data-other-examples = dane zbierane w innych celach organizacji
document-group-visitors = osoby odwiedzające stronę internetową
document-group-customers = klienci i osoby zainteresowane ofertą
document-group-members = osoby obsługujące czat

## Nośniki zapisu

document-medium-database = Baza danych
document-medium-database-text = Plik SQLite lub baza PostgreSQL instalacji. Treści są w niej wyłącznie zaszyfrowane; czasy, stany i losowe identyfikatory zapisane są jawnie.
document-medium-key = Klucz serwera
document-medium-key-text = Plik obok bazy, czytelny tylko dla usługi. Otwiera konta członków zespołu, lecz nie treści odwiedzających.
document-medium-tab = Pamięć karty przeglądarki
document-medium-tab-text = Kod dostępu do własnej rozmowy na urządzeniu osoby odwiedzającej, do zamknięcia karty.

## Prawa

document-right-access = Dostęp
document-right-access-text = Można dowiedzieć się, czy i jakie dane są przetwarzane, w jakim celu i komu są przekazywane, oraz otrzymać kopię.
document-right-rectification = Sprostowanie
document-right-rectification-text = Można żądać sprostowania danych nieprawidłowych i uzupełnienia niekompletnych.
document-right-erasure = Usunięcie
document-right-erasure-text = Można żądać usunięcia danych, o ile prawo nie nakazuje ich zachować.
document-right-told = Powiadomienie odbiorców
document-right-told-text = Odbiorcy danych dowiadują się o ich sprostowaniu i usunięciu.
document-right-restriction = Ograniczenie przetwarzania
document-right-restriction-text = Można żądać, aby dane były tylko przechowywane, na przykład na czas sprawdzania ich prawidłowości.
document-right-portability = Przenoszenie danych
document-right-portability-text = Można otrzymać dane w powszechnie używanym formacie nadającym się do odczytu maszynowego.
document-right-objection = Sprzeciw
document-right-objection-text = Można wnieść sprzeciw wobec przetwarzania opartego na prawnie uzasadnionym interesie; wobec marketingu bezpośredniego w każdej chwili i bez podania przyczyny.
document-right-automated = Zautomatyzowane decyzje
document-right-automated-text = Można sprzeciwić się niekorzystnemu wynikowi, który powstał wyłącznie w drodze zautomatyzowanej analizy.
document-right-withdrawal = Wycofanie zgody
document-right-withdrawal-text = Zgodę można wycofać w każdej chwili, równie łatwo jak jej udzielić. Wcześniejsze przetwarzanie pozostaje zgodne z prawem.
document-right-complaint = Skarga
document-right-complaint-text = Można wnieść skargę do organu nadzorczego.
document-right-compensation = Odszkodowanie
document-right-compensation-text = Za szkodę spowodowaną niezgodnym z prawem przetwarzaniem można żądać odszkodowania.

## Środki: co system faktycznie robi

document-measure-sealed = Szyfrowanie treści
document-measure-sealed-text = Wiadomości, dane kontaktowe, pliki i notatki są szyfrowane AES-256-GCM, losowym kluczem osobnym dla każdej osoby i każdego celu.
document-measure-grant = Zgoda jako klucz
document-measure-grant-text = Organizacja otrzymuje klucz danego celu dopiero wraz ze zgodą lub inną podstawą prawną. Wycofanie niszczy ten klucz.
document-measure-holders = Klucze tylko z danymi logowania
document-measure-holders-text = Klucze są związane z danymi logowania osób uprawnionych. Cały katalog danych wraz z kluczem serwera nie otwiera treści odwiedzających.
document-measure-two-step = Logowanie dwuetapowe
document-measure-two-step-text = Członkowie zespołu logują się hasłem (Argon2id) i kodem jednorazowym.
document-measure-guesses = Spowalnianie prób logowania
document-measure-guesses-text = Nieudane logowania są spowalniane dla konta i adresu.
document-measure-isolation = Rozdzielenie organizacji
document-measure-isolation-text = Każde zapytanie wskazuje swoją organizację. Danych innej organizacji nie da się odnaleźć.
document-measure-ledger = Rejestr odporny na manipulacje
document-measure-ledger-text = Każda czynność pozostawia w tej samej transakcji wpis w drzewie Merkle, bez danych osobowych. Zmiany wychodzą na jaw przy porównaniu z punktem kontrolnym przechowywanym gdzie indziej.
document-measure-showing = Rejestrowanie odczytu
document-measure-showing-text = Pierwsze otwarcie rozmowy w sesji jest zapisywane, zanim pojawi się tekst. Osoba, której to dotyczy, widzi, w jakiej roli i kiedy ją czytano.
document-measure-files = Sprawdzanie plików
document-measure-files-text = Pliki są sprawdzane według zawartości, oczyszczane z ukrytych danych i przechowywane w postaci zaszyfrowanej.
document-measure-quiet = Dwa kliknięcia, bez osób trzecich
document-measure-quiet-text = Przed drugim kliknięciem nic nie jest ładowane ani zapisywane. Potem okno czatu ładuje się wyłącznie z tego serwera.
document-measure-logs = Brak danych osobowych w dziennikach systemu
document-measure-logs-text = Dzienniki systemu i komunikaty o błędach nie zawierają treści, danych kontaktowych ani kluczy.
document-measure-roles = Macierz uprawnień
document-measure-roles-text = Role określają, kto co może i które cele może odczytać. Bez klucza danego celu odczyt nie jest możliwy.
document-measure-proof = Dowód zgody
document-measure-proof-text = Informacja i treść zgody są przechowywane dosłownie, z wersją, językiem i czasem. Nikt z organizacji nie może wyrazić zgody w czacie za osobę odwiedzającą.
document-measure-keys-first = Najpierw klucze, potem dane
document-measure-keys-first-text = Usunięcie niszczy wszystkie klucze osoby, kasuje wiersze i odczytuje ponownie; uznaje się je za wykonane dopiero wtedy, gdy nic nie zostanie znalezione.
document-measure-scrub = Czyszczenie miejsca po danych
document-measure-scrub-text = Usunięte dane są nadpisywane w bazie lub usuwane z jej stron, także z dziennika zapisu.
document-measure-sweep = Samoczynne niszczenie
document-measure-sweep-text = Dane, których termin upłynął, są niszczone samoczynnie. Każde zniszczenie pozostawia protokół bez danych osobowych.

## Strona w konsoli

console-documents-title = Dokumenty
console-documents-lead = Każdy dokument powstaje z tych samych celów, odbiorców i okresów, według których działa czat. Ich zmiana zmienia też dokument.
console-documents-advice = To nie jest porada prawna. Warto zlecić sprawdzenie tekstów; prawnik może zastąpić je własnymi.
console-documents-missing = Brakuje jeszcze niektórych danych organizacji; w ich miejscu stoi „(do uzupełnienia)”.
console-documents-about = Do czego
console-documents-list = Wszystkie dokumenty
console-documents-language = Język dokumentu
console-documents-format = Format
console-documents-pdf = PDF
console-documents-html = Strona (HTML)
console-documents-download = Pobierz
console-documents-back = Wszystkie dokumenty
console-documents-copy-hint = Proszę skopiować ten kod HTML do polityki prywatności. Nie ma własnego stylu i przyjmuje styl strony.
console-documents-name-privacy-passage = Fragment polityki prywatności
console-documents-text-privacy-passage = Do wklejenia na stronie: kto, co i w jakim celu przetwarza oraz jakie są prawa.
console-documents-name-processing-record = Rejestr czynności przetwarzania
console-documents-text-processing-record = Dla administratora i dla operatora jako podmiotu przetwarzającego (art. 30 RODO).
console-documents-name-verbis = Wpis do VERBIS
console-documents-text-verbis = Pola do tureckiego rejestru administratorów (art. 16 KVKK).
console-documents-name-destruction-policy = Polityka przechowywania i niszczenia
console-documents-text-destruction-policy = Polityka z dziesięcioma obowiązkowymi rozdziałami (tureckie rozporządzenie o usuwaniu, art. 6).
console-documents-name-processing-agreement = Umowa powierzenia przetwarzania
console-documents-text-processing-agreement = Umowa z operatorem wraz z załącznikami I–IV (art. 28 RODO).
console-documents-name-breach-report = Zgłoszenie naruszenia
console-documents-text-breach-report = Pusty formularz dla organu i osób. Wypełniony znajduje się przy naruszeniu.
console-documents-name-consent-overview = Przegląd zgód
console-documents-text-consent-overview = Ile osób wyraziło, odmówiło lub wycofało zgodę w danym celu i jakie teksty obowiązują.
document-text-wording = treść zgody
