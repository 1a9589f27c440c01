## Signing in: the second step, recovery codes, the password, sessions

console-signing-in-title = Logowanie
console-signing-in-lead = Jak Pani lub Pan potwierdza, że to właśnie ta osoba, i gdzie trwa zalogowanie.
console-signing-in-needed = Organizacja wymaga drugiego kroku. Proszę ustawić go teraz; cała reszta otworzy się potem.
console-signing-in-totp-on = Aplikacja uwierzytelniająca jest ustawiona. Każde logowanie wymaga jej kodu.
console-signing-in-totp-off = Aplikacja uwierzytelniająca nie jest ustawiona: kto pozna hasło, może się zalogować.
console-signing-in-totp-set = Ustaw aplikację uwierzytelniającą
console-signing-in-totp-replace = Ustaw inną aplikację
console-signing-in-totp-confirm = Potwierdź tym kodem
console-settings-signing-in-text = Drugi krok, kody zapasowe, hasło i miejsca zalogowania.
console-settings-signing-in-words = hasło drugi krok dwuskładnikowe totp aplikacja uwierzytelniająca kody zapasowe sesje urządzenia wyloguj
console-codes-title = Kody zapasowe
console-codes-about = Gdy ani aplikacja uwierzytelniająca, ani klucz dostępu nie są dostępne, zastąpi je kod zapasowy. Każdy działa raz.
console-codes-left-count =
    { $count ->
        [one] został { $count } kod
        [few] zostały { $count } kody
        [many] zostało { $count } kodów
       *[other] zostało { $count } kodu
    }
console-codes-make = Utwórz nowe kody
console-codes-make-hint = Dotychczasowe kody przestaną wtedy działać.
console-codes-once = Proszę zapisać te kody albo je wydrukować. Są pokazywane tylko teraz.
console-codes-list = Kody
console-codes-kept = Kody są w bezpiecznym miejscu
console-code-or-recovery = Sześć cyfr z aplikacji uwierzytelniającej albo kod zapasowy.
console-password-title = Hasło
console-password-about = Otwiera klucze. Po jego zmianie wszędzie indziej następuje wylogowanie.
console-password-old = Dotychczasowe hasło
console-password-new = Nowe hasło
console-password-change = Zmień hasło
console-password-weak = To hasło można by odgadnąć zbyt szybko.
console-password-common = Słów i imion, których używa wiele osób, próbuje się najpierw. Proszę połączyć kilka słów, które nie mają nic wspólnego ze sobą ani z właścicielem hasła.
console-password-keys = Klawiszy leżących obok siebie próbuje się wcześnie.
console-password-repeated = Powtórzenia niewiele dają.
console-password-sequence = Litery lub cyfry po kolei niewiele dają.
console-password-date = Dat i lat próbuje się wcześnie.
console-password-more = Proszę dodać jeszcze jedno lub dwa słowa.
console-sessions-title = Gdzie trwa zalogowanie
console-sessions-about = O urządzeniu ani miejscu nic się nie zapisuje. Sesja kończy się po dwóch godzinach bezczynności, a po dwunastu godzinach w każdym przypadku.
console-sessions-began = Początek
console-sessions-used = Ostatnie użycie
console-sessions-this = ta sesja
console-sessions-end = Wyloguj tam
console-required-title = Dla wszystkich
console-required-label = Wszyscy logują się w dwóch krokach (zalecane)
console-required-hint = Kto nie ma drugiego kroku, ustawi go przy następnym użyciu, zanim otworzy się cokolwiek innego.
console-members-totp = Aplikacja
console-invite-email = Adres e-mail
console-who-title = Proszę potwierdzić tożsamość
console-who-lead = Ta czynność wymaga ponownego podania hasła. Potwierdzenie jest ważne przez kwadrans.
console-who-submit = Dalej
console-who-wrong = Hasło lub kod jest nieprawidłowy.
problem-confirm-first-title = Proszę potwierdzić tożsamość
problem-confirm-first-detail = Potrzebne jest potwierdzenie z ostatnich 15 minut: proszę wysłać hasło i kod na /api/v1/session/confirm i powtórzyć żądanie z nowym tokenem.
problem-person-needed-title = Do tego potrzeba człowieka
problem-person-needed-detail = Może to zrobić tylko członek zespołu, który się zalogował. Token API nie wystarczy, bez względu na jego uprawnienia.
problem-second-step-first-title = Najpierw proszę ustawić drugi krok
problem-second-step-first-detail = Organizacja wymaga od wszystkich logowania w dwóch krokach. Reszta otworzy się dopiero po ustawieniu drugiego kroku.
problem-weak-password-title = Hasło zbyt łatwo odgadnąć
problem-weak-password-detail = Proszę wybrać kilka słów, które nie mają ze sobą nic wspólnego. Lista mówi, co osłabia to hasło.
console-recover-title = Nowe hasło
console-recover-lead = Nowe hasło można ustawić przez link utworzony przez właściciela albo kluczem odzyskiwania organizacji.
console-recover-secret = Kod z linku albo klucz odzyskiwania
console-recover-secret-hint = Kod to koniec linku, za znakiem #. Klucz odzyskiwania jest na kartce wydrukowanej przy zakładaniu organizacji.
console-recover-wrong = Link albo klucz jest nieważny lub nie należy do tego adresu.
console-recover-done = Nowe hasło jest ustawione. Proszę się zalogować.
console-recover-forgot = Zapomniane hasło?
console-help-title = Utracone hasło
console-help-text = Utraconego hasła nikt nie może odczytać. Z tym linkiem członek zespołu wybierze nowe; wszędzie indziej zostanie wylogowany. Proszę przekazać go zaufaną drogą: zawiera klucze tej roli.
console-help-without-step = Utracony jest także drugi krok
console-help-make = Utwórz link
