problem-breach-open-title = Nie wszystko zostało jeszcze zrobione
problem-breach-open-detail = Naruszenie można zamknąć, gdy wszyscy zostali powiadomieni, a rejestr jest kompletny. Proszę sprawdzić, czego brakuje.

## The register

breaches-title = Naruszenia
breaches-lead = Każdy incydent pozostaje w tym rejestrze, także ten, który okazał się fałszywym alarmem. Godziny biegną również nocą i w weekendy.
breaches-which = Które naruszenia
breaches-open = Otwarte
breaches-register = Rejestr
breaches-empty-title = Nic nie jest otwarte
breaches-empty-text = Jeśli coś zwraca uwagę, proszę to zapisać poniżej. Lepiej później odrzucić niż teraz stracić godziny.
breaches-csv = Rejestr jako tabela
breaches-json = Rejestr jako JSON
breaches-incident = Incydent
breaches-clocks = Terminy
breaches-state = Stan
breaches-opened = Zauważono
breaches-new = Zgłoś incydent
breaches-aware = Od kiedy o tym wiemy
breaches-aware-hint = Moment, od którego było to wystarczająco pewne. Jeśli jeszcze nie jest, proszę zostawić puste: powstanie szkic i żaden termin nie pobiegnie.
breaches-create = Zapisz
breaches-untitled = Wykryto automatycznie
breaches-sealed = Zapieczętowane
breach-sealed-lead = To, co o nim napisano, jest zapieczętowane dla osób odpowiadających na wnioski. Widać zaznaczenia, daty i liczby.
breach-title-missing = Proszę napisać w kilku słowach, co się stało.

## States

breach-state-draft = Szkic
breach-state-confirmed = Potwierdzone
breach-state-dismissed = Odrzucone
breach-state-closed = Zamknięte
breach-signal-ledger-broken = Rejestr zdarzeń nie przechodzi weryfikacji. Ktoś mógł zmienić bazę danych.
breach-signal-many-exports = Jedna osoba wielokrotnie eksportowała dane w ciągu godziny.
breach-signal-sign-in-attack = Ktoś zgaduje hasło do konta.
breach-signal-ended-key = Użyto sesji lub odnośnika po ich zakończeniu.
breach-signal-recovery-key = Ktoś wrócił na konto za pomocą klucza odzyskiwania. Czy było to uzgodnione?
breach-signal-passkey-copied = Klucz dostępu policzył wstecz: być może istnieje jego kopia.

## Clocks

breach-law-gdpr = RODO
breach-law-kvkk = KVKK
breach-to-authority = Organ nadzorczy
breach-to-people = Osoby
breach-clock-running = biegnie
breach-clock-met = powiadomiono w terminie
breach-clock-late = powiadomiono po terminie
breach-clock-overdue = po terminie
breach-clock-not-required = niewymagane
breach-clock-undecided = jeszcze nie wiadomo
breach-duty-tell = Trzeba powiadomić.
breach-duty-tell-in-public = Trzeba powiadomić publicznie.
breach-duty-undecided = To zależy od ryzyka.
breach-duty-risk-unlikely = Ryzyko jest mało prawdopodobne.
breach-duty-risk-not-high = Ryzyko nie jest wysokie.
breach-duty-protected = Inni nie mogą zrozumieć danych.
breach-duty-averted = Wysokie ryzyko zostało zażegnane.
breach-duty-not-obtained = Nikt nie uzyskał danych.
breach-due = Termin

## What to do next

breach-next = Co teraz zrobić
breach-step-confirm = Określić, czy to naruszenie
breach-step-say-effects = Określić, co stało się z danymi
breach-step-assess-risk = Ocenić ryzyko dla osób
breach-step-tell-authority = Powiadomić organ i odnotować
breach-step-tell-people = Powiadomić osoby i odnotować
breach-step-write = Uzupełnić
breach-step-close = Wszystko zrobione: można zamknąć
breach-ended = Nic więcej nie trzeba robić. Incydent pozostaje w rejestrze.
breach-confirm = To naruszenie
breach-dismiss = To nie naruszenie
breach-dismiss-lead = To nie było naruszenie? Proszę podać powód. Incydent pozostanie w rejestrze z tym uzasadnieniem.
breach-close = Zamknij
breach-zone = Godziny według strefy { $zone }.

## The form

breach-form = Co wiadomo
breach-form-lead = Proszę zapisać to, co wiadomo teraz. Reszta może zostać uzupełniona: prawo pozwala zgłaszać etapami.
breach-section-what = Co się stało
breach-section-whose = Jakie dane, jakie osoby
breach-section-risk = Ryzyko i skutki
breach-section-measures = Środki
breach-section-notification = Do zgłoszenia
breach-field-title = W kilku słowach
breach-field-nature = Co się stało
breach-field-found = Jak to wykryto
breach-field-consequences = Prawdopodobne skutki dla osób
breach-field-impact = Skutki dla organizacji
breach-field-measures-before = Zabezpieczenia stosowane wcześniej
breach-field-measures-after = Środki podjęte lub planowane
breach-field-advice = Co mogą zrobić same osoby
breach-field-contact = Osoba lub miejsce kontaktu: nazwisko, strona lub telefon
breach-field-controller = Administrator: nazwa i adres
breach-field-preparer = Kto wypełnia: imię i nazwisko, funkcja, e-mail, telefon; pełnomocnictwo, jeśli spoza organizacji
breach-field-delay-reason = Dlaczego organ dowiaduje się po upływie terminu
breach-field-bodies = Inne powiadomione instytucje krajowe
breach-field-foreign-authorities = Powiadomione organy zagraniczne
breach-field-attachments = Załączniki i miejsce ich przechowywania
breach-field-risk-reason = Dlaczego ryzyko jest mało prawdopodobne
breach-field-exception-reason = Dlaczego stosuje się ten wyjątek
breach-field-dismissal = Dlaczego to nie naruszenie
breach-field-aware-at = Wiadomo od
breach-field-started-at = Początek
breach-field-ended-at = Koniec
breach-field-detected-at = Zauważono
breach-field-effects = Co stało się z danymi
breach-field-source = Źródło
breach-field-data = Dane osobowe
breach-field-special = Szczególne kategorie
breach-field-groups = Grupy osób
breach-field-persons = Liczba osób
breach-field-records = Liczba rekordów
breach-field-exact = policzono, nie oszacowano
breach-field-risk = Ryzyko dla osób
breach-field-exception = Wyjątek od zawiadamiania osób (RODO art. 34 ust. 3)
breach-field-trained = Uczestnicy przeszli szkolenie w ostatnim roku
breach-field-regimes = Obowiązujące prawa
breach-unsaid = Nie podano
breach-yes = Tak
breach-no = Nie
breach-save = Zapisz
breach-changed = Ktoś inny zmienił to w międzyczasie. Wpisany tekst jest poniżej: proszę porównać i zapisać ponownie.
breach-wrong = To jeszcze nie pasuje: { $field }
breach-not-now = W obecnym stanie nie można tego zrobić.

## Check-lists

breach-effect-confidentiality = Inni je poznali
breach-effect-integrity = Zostały zmienione
breach-effect-availability = Zostały utracone lub były niedostępne
breach-risk-unassessed = Jeszcze nie oceniono
breach-risk-unlikely = Ryzyko mało prawdopodobne
breach-risk-risk = Ryzyko
breach-risk-high = Wysokie ryzyko
breach-exception-protected = Danych nie można zrozumieć (szyfrowanie)
breach-exception-averted = Podjęte środki usuwają wysokie ryzyko
breach-exception-disproportionate = Niewspółmierny wysiłek: komunikat publiczny
breach-source-theft-or-loss = Kradzież lub utrata urządzenia albo dokumentu
breach-source-insecure-storage = Niezabezpieczone przechowywanie
breach-source-malware = Złośliwe oprogramowanie
breach-source-ransomware = Oprogramowanie szantażujące
breach-source-denial-of-service = Atak na dostępność
breach-source-social-engineering = Ktoś został oszukany
breach-source-sabotage = Sabotaż
breach-source-accident = Wypadek lub zaniedbanie
breach-source-other = Coś innego
breach-data-identity = Tożsamość
breach-data-contact = Kontakt
breach-data-conversation = Rozmowy i pliki
breach-data-location = Lokalizacja
breach-data-transactions = Zamówienia i transakcje
breach-data-employment = Zatrudnienie
breach-data-legal = Sprawy prawne
breach-data-premises = Dostęp do pomieszczeń
breach-data-security = Hasła i logi
breach-data-risk-management = Zarządzanie ryzykiem
breach-data-finance = Finanse
breach-data-experience = Doświadczenie zawodowe
breach-data-marketing = Marketing
breach-data-audiovisual = Zdjęcia i nagrania
breach-special-origin = Pochodzenie etniczne
breach-special-politics = Poglądy polityczne
breach-special-belief = Religia lub światopogląd
breach-special-dress = Wygląd i ubiór
breach-special-association = Członkostwo w stowarzyszeniach
breach-special-union = Przynależność do związków zawodowych
breach-special-health = Zdrowie
breach-special-sexual-life = Życie seksualne
breach-special-criminal = Wyroki skazujące
breach-special-biometric = Dane biometryczne
breach-special-genetic = Dane genetyczne
breach-group-users = Odwiedzający i użytkownicy
breach-group-customers = Klienci
breach-group-members = Członkowie i abonenci
breach-group-employees = Pracownicy
breach-group-patients = Pacjenci
breach-group-children = Dzieci
breach-group-vulnerable = Inne osoby wymagające ochrony
breach-group-others = Inni

## Who was told

breach-told = Kogo powiadomiono
breach-told-none = Nikogo jeszcze nie powiadomiono.
breach-told-lead = Proszę zgłosić drogą wskazaną przez organ, a potem odnotować tutaj. Obecny stan zostanie zachowany bez możliwości zmiany.
breach-told-law = Prawo
breach-told-to = Komu
breach-told-at = Kiedy
breach-told-at-hint = Puste oznacza teraz.
breach-told-phase = Część
breach-told-channel = W jaki sposób
breach-told-persons = Ile osób
breach-told-persons-hint = Konieczne w przypadku osób, podobnie jak sposób.
breach-told-reference = Numer sprawy
breach-told-reason = Jeśli po terminie: dlaczego
breach-told-note = Odnotuj
breach-told-held = Ówczesny stan
breach-phase-initial = Pierwsze zgłoszenie
breach-phase-follow-up = Uzupełnienie
breach-phase-final = Zgłoszenie końcowe
breach-channel-chat = na czacie
breach-channel-letter = listem
breach-channel-email = e-mailem
breach-channel-phone = telefonicznie
breach-channel-portal = przez portal lub formularz organu
breach-channel-public = publicznie

## The affected

breach-affected = Kogo to dotyczy
breach-affected-lead = Parlour znajduje osoby według tego, co przechowywano i kto to widział. Puste pola oznaczają wszystkich.
breach-affected-purposes = Dane przechowywane w celu
breach-affected-members = Widziane przez
breach-affected-from = Od
breach-affected-until = Do
breach-affected-find = Dodaj do listy
breach-affected-csv = Lista jako tabela
breach-message = Powiadom na czacie
breach-message-lead = Proszę jasno napisać, co się stało, jakich danych to dotyczy, co może z tego wyniknąć, co zrobiono, co można zrobić samemu i kogo pytać. Każdy dostaje wiadomość w swoim języku. Do osób, których czat nie jest dostępny, należy napisać list na podstawie tabeli.
breach-message-text = Tekst: { $language }
breach-message-send = Wyślij do wszystkich niepowiadomionych

## Dates

breach-dates = Przebieg
breach-date-opened = Zapisano
breach-date-aware = Wiadomo od
breach-date-ended = Zakończono

## Numbers

breach-left-count =
    { $count ->
        [one] została { $count } godzina
        [few] zostały { $count } godziny
        [many] zostało { $count } godzin
       *[other] zostało { $count } godziny
    }
breach-over-count =
    { $count ->
        [one] { $count } godzina po terminie
        [few] { $count } godziny po terminie
        [many] { $count } godzin po terminie
       *[other] { $count } godziny po terminie
    }
breach-listed-count =
    { $count ->
        [one] Na liście jest { $count } osoba.
        [few] Na liście są { $count } osoby.
        [many] Na liście jest { $count } osób.
       *[other] Na liście jest { $count } osoby.
    }
breach-told-count =
    { $count ->
        [one] { $count } osoba
        [few] { $count } osoby
        [many] { $count } osób
       *[other] { $count } osoby
    }
breach-reached-count =
    { $count ->
        [one] { $count } osobę powiadomiono na czacie.
        [few] { $count } osoby powiadomiono na czacie.
        [many] { $count } osób powiadomiono na czacie.
       *[other] { $count } osoby powiadomiono na czacie.
    }
