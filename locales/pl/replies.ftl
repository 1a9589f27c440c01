## Search

console-search-label = Szukany tekst
console-search-title = Wyszukiwanie
console-search-lead = Przeszukuje wszystko, co otwierają Twoje klucze: to, co ludzie napisali i co o sobie podali.
console-search-hint = Kilka słów musi wystąpić razem. Wielkość liter i znaki diakrytyczne nie mają znaczenia.
console-search-submit = Szukaj
console-search-stop = Zatrzymaj
console-search-running = Trwa wyszukiwanie…
console-search-none = Nic nie znaleziono.
console-search-short = Proszę wpisać od 2 do 200 znaków.
console-search-failed = Wyszukiwanie nie zostało dokończone. Proszę spróbować ponownie.
console-search-more = Wyników może być więcej. Kolejne słowo zawęzi wyszukiwanie.
console-search-results = Wyniki
console-search-searched-count =
    { $count ->
        [0] Nie przeszukano żadnej wiadomości
        [one] Przeszukano { $count } wiadomość
        [few] Przeszukano { $count } wiadomości
       *[many] Przeszukano { $count } wiadomości
    }
console-search-contact = Dane kontaktowe

## Canned responses

console-canned-title = Gotowe odpowiedzi
console-canned-lead = Teksty częstych odpowiedzi, w językach odwiedzających.
console-canned-settings = Ustawienia
console-canned-new = Napisz gotową odpowiedź
console-canned-edit-title = Zmień gotową odpowiedź
console-canned-empty = Nie ma jeszcze gotowych odpowiedzi. Warto zacząć od tej, która jest potrzebna najczęściej.
console-canned-none = Żadna gotowa odpowiedź tego nie zawiera.
console-canned-find = Szukaj
console-canned-shortcut = Skrót
console-canned-shortcut-hint = Jedno słowo małymi literami, na przykład „godziny”. Pozwala znaleźć tekst podczas odpowiadania.
console-canned-body = Tekst
console-canned-languages = Języki
console-canned-for = Dla kogo
console-canned-everyone = Dla wszystkich
console-canned-own = Tylko dla mnie
console-canned-text = Tekst ({ $language })
console-canned-text-hint = Niepotrzebne języki można zostawić puste. Odwiedzający dostają tekst w swoim języku, a jeśli go nie ma, po angielsku.
console-canned-variables = Zastępowane przy wstawianiu: { "{visitor}" } imię odwiedzającego, { "{agent}" } Twoje imię, { "{site}" } witryna, { "{organisation}" } organizacja.
console-canned-save = Zapisz odpowiedź
console-canned-delete = Usuń odpowiedź
console-canned-change = Zmień
console-canned-taken = Odpowiedź z tym skrótem już istnieje. Proszę wybrać inny.
console-canned-invalid-shortcut = Skrót musi być jednym słowem małymi literami, najwyżej 32 znaki.
console-canned-invalid-texts = Proszę napisać co najmniej jeden tekst i używać tylko zmiennych wymienionych pod nim.
console-canned-too-large = To za dużo: tekst może mieć najwyżej 4000 znaków, a odpowiedzi może być najwyżej 500.

## Import of contacts

console-import-title = Importuj kontakty
console-import-lead = Dla osób, które wyraziły zgodę gdzie indziej, na papierze lub w innym sklepie. Każdy wiersz podaje cel, podstawę prawną, dzień i dowód.
console-import-objection = Kto tu odmówił lub wycofał zgodę, zostaje pominięty. Danych o zdrowiu nie można importować.
console-import-columns = Kolumny: name, phone, email, purpose, basis, given_at (na przykład 2026-01-31), proof, locale (de, en, pl, ru lub tr). W każdym wierszu musi być numer telefonu lub adres e-mail.
console-import-template = Pobierz szablon
console-import-file = Plik
console-import-file-hint = CSV w UTF-8, najwyżej 5 MB i 10 000 wierszy. W Excelu należy zapisać jako „CSV UTF-8”.
console-import-check = Sprawdź plik
console-import-check-title = Jeszcze nic nie zapisano
console-import-ready-count =
    { $count ->
        [0] Żadnego wiersza nie można zaimportować.
        [one] Można zaimportować { $count } kontakt.
        [few] Można zaimportować { $count } kontakty.
       *[many] Można zaimportować { $count } kontaktów.
    }
console-import-refused-count =
    { $count ->
        [0] Żaden wiersz nie zostanie pominięty.
        [one] Pominięty zostanie { $count } wiersz.
        [few] Pominięte zostaną { $count } wiersze.
       *[many] Pominiętych zostanie { $count } wierszy.
    }
console-import-confirm-count =
    { $count ->
        [one] Importuj { $count } kontakt
        [few] Importuj { $count } kontakty
       *[many] Importuj { $count } kontaktów
    }
console-import-done-title = Import zakończony
console-import-done-count =
    { $count ->
        [0] Nie zaimportowano żadnego kontaktu.
        [one] Zaimportowano { $count } kontakt.
        [few] Zaimportowano { $count } kontakty.
       *[many] Zaimportowano { $count } kontaktów.
    }
console-import-again = Wybierz inny plik
console-import-to-contacts = Do kontaktów
console-import-report = Pobierz listę tych wierszy
console-import-row = Wiersz
console-import-column = Kolumna
console-import-reason = Dlaczego pominięto
console-import-first-rows = Pokazano tylko pierwsze 200 wierszy. Pobrana lista zawiera wszystkie.
console-import-no-file = Proszę wybrać plik.
console-import-reason-cells = Wiersz ma inną liczbę komórek niż pierwszy.
console-import-reason-missing = Brakuje tej wartości.
console-import-reason-invalid = Wartość nie pasuje.
console-import-reason-unknown = To słowo nie jest znane.
console-import-reason-special = Dla tego celu nie można niczego importować.
console-import-reason-basis = Ten cel ma inną podstawę prawną.
console-import-reason-future = Ten dzień jeszcze nie nadszedł.
console-import-reason-duplicate = Ten adres jest już wyżej w pliku.
console-import-reason-known = Ten adres należy już do kontaktu.
console-import-reason-objected = Ta osoba odmówiła lub wycofała zgodę.

## Problems

problem-not-utf8-title = Plik nie jest zapisany w UTF-8
problem-not-utf8-detail = Proszę zapisać go ponownie jako „CSV UTF-8”. W innym kodowaniu litery takie jak ü, ł czy ş byłyby błędne.
problem-import-header-title = Pierwszy wiersz nie podaje nazw kolumn
problem-import-header-detail = Proszę użyć szablonu: potrzebne są purpose, basis, given_at i proof oraz phone lub email.
problem-bad-csv-title = Plik nie jest tabelą
problem-bad-csv-detail = Proszę zapisać go jako CSV, z przecinkami, średnikami lub tabulatorami między komórkami.
