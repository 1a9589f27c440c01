# Strona obsługi instalacji.

console-operator-title = Obsługa instalacji
console-operator-lead = Organizacje, rozmiary, stan i wersje. Treści nikt tu nie zobaczy: brakuje do nich klucza.
console-operator-door = Tę stronę otwiera kod, który na serwerze wypisuje polecenie:
console-operator-code = Kod
console-operator-open = Otwórz
console-operator-wrong = Ten kod nie działa albo wygasł. Proszę wygenerować nowy.
console-operator-leave = Zamknij stronę
console-operator-version = Wersja
console-operator-database = Baza danych
console-operator-swept = Ostatnie zniszczenie danych po terminie
console-operator-not-swept = jeszcze nie od startu
console-operator-empty = Nie ma jeszcze żadnej organizacji.
console-operator-members = Członkowie
console-operator-sites = Witryny
console-operator-subjects = Osoby
console-operator-messages = Wiadomości
console-operator-entries = Wpisy rejestru
console-operator-sockets = Połączeni
console-operator-signs = Rejestr jest podpisywany.
console-operator-signs-not = Klucza podpisu nie da się otworzyć: to inny klucz serwera.
console-operator-recovery = Klucz odzyskiwania jest potwierdzony.
console-operator-recovery-not = Klucz odzyskiwania nie jest potwierdzony.
console-operator-migration-count =
    { $count ->
        [one] jedna migracja
        [few] { $count } migracje
        [many] { $count } migracji
       *[other] { $count } migracji
    }
