## The console's frame: navigation, words that stand everywhere

console-title = Konsola Parlour
console-skip = Przejdź do treści
console-nav-label = Menu główne
console-nav-inbox = Skrzynka odbiorcza
console-nav-contacts = Kontakty
console-nav-tasks = Oddzwonienia
console-nav-overview = Przegląd
console-nav-settings = Ustawienia
console-nav-privacy = Ochrona danych
console-nav-ledger = Rejestr zdarzeń
console-sign-out = Wyloguj się
console-language = Język
console-back = Wstecz
console-save = Zapisz
console-cancel = Anuluj
console-continue = Dalej
console-copy = Kopiuj
console-copied = Skopiowano
console-next-page = Następna strona
console-offline = Połączenie przerwane. Trwa ponowne łączenie…
console-demo-hint = Wersja demonstracyjna: logowanie dwuetapowe jest wyłączone.
console-demo-newsletter-hint = Adresy do newslettera nie są potwierdzane e-mailem.

## Signing in

console-sign-in-title = Logowanie
console-sign-in-lead = Hasło otwiera Twoje klucze. My go nie znamy.
console-sign-in-email = Adres e-mail
console-sign-in-password = Hasło
console-sign-in-submit = Zaloguj się
console-sign-in-failed = Adres e-mail, hasło lub kod są nieprawidłowe.
console-sign-in-slow-down = Zbyt wiele prób. Proszę chwilę poczekać.
console-sign-in-signed-out = Wylogowano.
console-sign-in-expired = Sesja wygasła. Proszę zalogować się ponownie.
console-code-lead = Proszę wpisać sześciocyfrowy kod z aplikacji uwierzytelniającej.
console-code-label = Kod

## Setting up the first organisation

console-setup-title = Konfiguracja organizacji
console-setup-lead = Tu powstaje pierwsza organizacja i pierwsze konto.
console-setup-name = Nazwa organizacji
console-setup-region = Kraj, którego prawo obowiązuje
console-setup-email = Twój adres e-mail
console-setup-password = Hasło
console-setup-password-again = Powtórz hasło
console-setup-password-hint = Co najmniej 12 znaków. Kilka słów łatwiej zapamiętać i trudniej odgadnąć.
console-setup-password-differs = Hasła nie są takie same.
console-setup-password-short = Hasło jest za krótkie.
console-setup-name-missing = Proszę podać nazwę.
console-setup-email-invalid = Ten adres e-mail jest nieprawidłowy.
console-setup-submit = Utwórz organizację
console-setup-totp-title = Logowanie dwuetapowe
console-setup-step-one = Konfiguracja, krok 1 z 2
console-setup-step-two = Konfiguracja, krok 2 z 2
console-setup-organisation = Organizacja
console-setup-region-hint = Kraj decyduje o tym, które prawo obowiązuje: RODO w Europie, KVKK w Turcji.
console-setup-language = Język
console-setup-owner = Twój dostęp
console-totp-lead = Proszę zeskanować obraz aplikacją uwierzytelniającą. Przy następnym logowaniu trzeba będzie podać jej kod.
console-totp-qr = Kod QR z tajnym kluczem dla aplikacji uwierzytelniającej
console-totp-text = Jeśli nie da się zeskanować obrazu, proszę wpisać ten adres:

## The recovery key

console-recovery-title = Twój klucz odzyskiwania
console-recovery-lead = Ten klucz zostanie pokazany tylko raz. Proszę go wydrukować lub przepisać i przechowywać w bezpiecznym miejscu.
console-recovery-why = Jeśli hasło zaginie, a nikt inny nie ma dostępu, dane otworzy tylko ten klucz. My też tego nie potrafimy.
console-recovery-key = Klucz
console-recovery-print = Drukuj
console-recovery-confirm-label = Proszę wpisać ostatnią grupę znaków klucza
console-recovery-confirm = Klucz jest w bezpiecznym miejscu
console-recovery-wrong = To nie zgadza się z kluczem. Proszę sprawdzić jeszcze raz.
console-recovery-confirmed = Klucz odzyskiwania został potwierdzony.

## Inbox

console-inbox-title = Skrzynka odbiorcza
console-inbox-filter = Filtruj rozmowy
console-inbox-all = Wszystkie
console-inbox-private = Prywatne do czasu zgody
console-inbox-waiting-count =
    { $count ->
        [0] Nikt nie czeka
        [one] Czeka { $count } rozmowa
        [few] Czekają { $count } rozmowy
       *[many] Czeka { $count } rozmów
    }
console-state-bot = U bota
console-state-waiting = Oczekuje
console-state-taken = W toku
console-state-closed = Zakończona
console-filter-mine = Moje
console-filter-private = Prywatne
console-empty-all-title = Nie ma jeszcze rozmów
console-empty-all-text = Gdy ktoś otworzy czat na jednej z Twoich witryn, rozmowa pojawi się tutaj. Będzie ją można przeczytać, gdy odwiedzający wyrazi zgodę.
console-empty-waiting-title = Nikt nie czeka
console-empty-waiting-text = Tutaj są rozmowy, w których odwiedzający chce porozmawiać z człowiekiem.
console-empty-mine-title = Nie prowadzisz żadnej rozmowy
console-empty-mine-text = Kto odpowie lub wybierze „Przejmij”, prowadzi rozmowę.
console-empty-closed-title = Brak zakończonych rozmów
console-empty-closed-text = Zakończone rozmowy pozostają tutaj do końca okresu przechowywania.
console-empty-private-title = Brak prywatnych rozmów
console-empty-private-text = Prywatne rozmowy prowadzi bot. Może je czytać tylko odwiedzający, a 24 godziny po ostatniej wiadomości są niszczone.

## Conversation

console-conversation-title = Rozmowa
console-conversation-messages = Wiadomości
console-conversation-empty = Nie ma jeszcze wiadomości.
console-conversation-take = Przejmij
console-conversation-close = Zakończ rozmowę
console-conversation-answer-label = Odpowiedź
console-conversation-send = Wyślij
console-conversation-not-sent = Nie wysłano. Proszę spróbować ponownie.
console-conversation-typing = Odwiedzający pisze…
console-conversation-taken-by-you = Prowadzisz tę rozmowę.
console-conversation-taken-by = Tę rozmowę prowadzi { $name }.
console-conversation-closed = Ta rozmowa jest zakończona.
console-conversation-private-title = Ta rozmowa jest prywatna
console-conversation-private-text = Nie wyrażono zgody na czytanie tej rozmowy. Klucz ma tylko odwiedzający. To, co 24 godziny po ostatniej wiadomości nadal będzie prywatne, zostanie zniszczone.
console-conversation-showing-hint = Otwarcie tej rozmowy zapisano w rejestrze zdarzeń.
console-message-delete = Usuń wiadomość
console-message-deleted = Wiadomość usunięta
console-message-sealed = Zapieczętowane dla celu: { $purpose }
console-author-visitor = Odwiedzający
console-author-bot = Bot
console-author-member = Zespół
console-author-system = Informacja
console-answer-hint = Kto odpowiada, przejmuje rozmowę.
console-panel-rights = Prawa tej osoby
console-panel-rights-text = Kto prosi o usunięcie danych na piśmie, nie musi wracać do czatu.
console-private-why = To nie jest ustawienie, które ktoś mógłby tu zmienić: na serwerze nie ma klucza, który otworzyłby rozmowę.
console-private-then = Jeśli odwiedzający wybierze rozmowę z człowiekiem, ta strona otworzy się sama.

## Contact panel and contacts

console-contact-title = Kontakt
console-contact-none = Ta osoba nic jeszcze o sobie nie podała.
console-contacts-title = Kontakty
console-contacts-empty = Nie ma jeszcze kontaktów. Tu widać, kto i w jakim celu podał swoje dane.
console-contacts-empty-filter = Brak kontaktów dla tego filtra.
console-contacts-filter-purpose = Cel
console-contacts-filter-consent = Zgoda
console-contacts-filter-any = Wszystkie
console-contacts-filter-apply = Filtruj
console-field-name = Imię i nazwisko
console-field-phone = Telefon
console-field-email = E-mail
console-field-concern = Sprawa
console-column-contact = Kontakt
console-contacts-lead = To, co odwiedzający podali o sobie, dopóki obowiązuje na to zezwolenie. Tego, co wycofano, już tu nie ma.
console-contacts-fields = Dane
console-contacts-no-fields = Nic do odczytania
console-contacts-actions = Działania

## Consents

console-consents-title = Zgody
console-consents-none = Nie proszono jeszcze o żadną zgodę.
console-consent-given = Udzielona
console-consent-refused = Odmowa
console-consent-withdrawn = Wycofana
console-consent-none = Nie pytano
console-consent-wording = Treść, którą pokazano
console-consent-notice = Pokazana informacja o prywatności
console-consent-basis = Podstawa prawna
console-basis-consent = Zgoda
console-basis-contract = Umowa lub prośba tej osoby
console-basis-legal-obligation = Obowiązek prawny
console-basis-legitimate-interest = Prawnie uzasadniony interes
console-consent-when = Kiedy
console-consent-language = Język
console-consent-record = Dowód (JSON-LD)
console-consent-version = Wersja
console-purpose-conversation = Rozmowa
console-purpose-callback = Oddzwonienie
console-purpose-lead = Oferta
console-purpose-marketing = Marketing
console-purpose-health = Zdrowie

## Export and erasure

console-export-marketing = Eksportuj listę newslettera (CSV)
console-export-hint = Zawiera tylko osoby, których zgoda dziś obowiązuje. Eksport jest zapisywany w rejestrze zdarzeń.
console-erase-title = Usuń dane osoby
console-erase-lead = Zniszczone zostaną wszystkie klucze tej osoby, a potem jej rozmowy i dane. Zostanie dowód bez danych osobowych.
console-erase-confirm = Tak, usuń na zawsze
console-erase-done = Usunięto. Ponowne sprawdzenie niczego już nie wykazało.
console-erase-receipt = Potwierdzenie
console-erase-short = Usuń
console-erase-for-good = Tego nie można cofnąć, nawet z kopii zapasowej.
console-erased-proof = To potwierdzenie pozwala udowodnić usunięcie.
console-erased-held = Część danych jest przechowywana z powodu blokady prawnej, do czasu jej ustania.
console-receipt-id = Identyfikator
console-receipt-proof = Pokaż dowód
console-receipt-proof-hint = Wpis w rejestrze to SHA-256 z soli i treści. Dowód pokazuje, że się tam znajduje.
console-receipt-entry = Treść
console-receipt-salt = Sól
console-receipt-path = Dowód

## Ledger

console-ledger-title = Rejestr zdarzeń
console-ledger-lead = Każde działanie zostawia tu wpis, którego nie da się niepostrzeżenie zmienić. Nie ma w nim danych osobowych.
console-ledger-empty = Nie ma jeszcze wpisów.
console-ledger-index = Nr
console-ledger-act = Działanie
console-ledger-at = Czas
console-ledger-checkpoint = Punkt kontrolny
console-ledger-checkpoint-hint = Punkt kontrolny warto przechowywać w innym miejscu. Dzięki niemu można wykazać każdą późniejszą zmianę.
console-ledger-root = Korzeń
console-ledger-state = Stan
console-ledger-origin = Pochodzenie
console-ledger-size = Wpisy
console-ledger-verify = Jak to sprawdzić
console-ledger-checkpoint-link = Pobierz punkt kontrolny
console-ledger-verify-run = Przelicz rejestr na serwerze:
console-ledger-verify-compare = Porównaj rozmiar i korzeń ze swoim punktem kontrolnym. Jeśli się zgadzają, do tego miejsca nic nie zmieniono.
console-checkpoint-title = Codzienny punkt kontrolny
console-checkpoint-lead = Raz dziennie podpisany punkt kontrolny opuszcza serwer. Rejestr napisany na serwerze od nowa można rozpoznać tylko na podstawie punktu przechowywanego gdzie indziej.
console-checkpoint-address = Adres e-mail
console-checkpoint-address-hint = Najlepiej skrzynka poza tym serwerem, u osoby, która kontroluje. Jeśli pole jest puste, wiadomości nie są wysyłane.
console-checkpoint-address-wrong = To nie jest adres e-mail.
console-checkpoint-mailed = Ostatnia wiadomość
console-checkpoint-never = Jeszcze nie było
console-checkpoint-stamped = Ostatni znacznik czasu
console-checkpoint-stamp-file = Znacznik czasu (RFC 3161)
console-checkpoint-failing = Ostatnia próba się nie powiodła. Jest ponawiana co godzinę.
console-checkpoint-no-server = Wiadomości nie są wysyłane: operator nie skonfigurował serwera poczty.
console-checkpoint-no-recipient = Wiadomości nie są wysyłane: wśród odbiorców nie ma serwera poczty, którego wolno teraz używać.
console-checkpoint-no-authority = Operator nie skonfigurował urzędu znacznika czasu.
console-checkpoint-authority-unregistered = Operator skonfigurował urząd znacznika czasu. Będzie używany, gdy wpiszą go Państwo jako odbiorcę.
console-ledger-by = Kto
console-by-visitor = Odwiedzający
console-by-member = Członek zespołu
console-by-token = Token API
console-by-machine = System

## Errors and waiting keys

console-error-title = To się nie udało
console-error-not-found = Ta strona nie istnieje albo brak do niej dostępu.
console-error-not-permitted = Twoja rola na to nie pozwala.
console-error-stale = Strona była nieaktualna. Proszę sprawdzić i wysłać ponownie.
console-error-back = Przejdź do skrzynki odbiorczej
console-script-off = Bez JavaScriptu strona nie odświeża się sama. Proszę ją przeładować, aby zobaczyć nowości.
console-not-found-title = Tu niczego nie ma
