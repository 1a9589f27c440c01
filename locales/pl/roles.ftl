console-permission-conversations-read = Czytać rozmowy
console-permission-conversations-answer = Odpowiadać w rozmowach
console-permission-conversations-delete = Usuwać rozmowy
console-permission-contacts-read = Czytać kontakty
console-permission-contacts-export = Eksportować kontakty
console-permission-contacts-import = Importować kontakty
console-permission-canned-write = Pisać gotowe odpowiedzi
console-permission-subjects-erase = Usuwać dane osób na żądanie
console-permission-flows-read = Oglądać scenariusze
console-permission-flows-publish = Publikować scenariusze
console-permission-ledger-read = Czytać rejestr
console-permission-overview-read = Widzieć przegląd
console-permission-sites-read = Widzieć ustawienia witryn
console-permission-teams-manage = Zarządzać zespołami
console-permission-members-manage = Zarządzać członkami
console-permission-roles-manage = Zarządzać własnymi rolami
console-permission-tokens-manage = Zarządzać tokenami API
console-permission-organisation-manage = Zarządzać organizacją i kluczem awaryjnym
console-permission-sites-write = Konfigurować witryny
console-permission-privacy-read = Widzieć biurko ochrony danych
console-permission-purposes-write = Zmieniać cele i teksty
console-permission-requests-handle = Obsługiwać wnioski
console-permission-retention-write = Zmieniać okresy przechowywania
console-permission-holds-write = Zakładać blokady usunięcia
console-permission-breaches-handle = Obsługiwać naruszenia
console-permission-recipients-write = Wpisywać odbiorców
console-permission-agreements-sign = Podpisywać umowy
console-roles-title = Role i uprawnienia
console-roles-lead = Kto co może i kto co czyta. Do tego, czego rola nie czyta, nie dostaje klucza: to nie jest zabronione, to jest niemożliwe.
console-roles-matrix = Porównanie ról
console-roles-right = Uprawnienie
console-roles-reads = Czyta: { $purpose }
console-roles-pair-hold = To, co zachowuje blokada usunięcia
console-roles-pair-privacy = Dane ograniczone i teksty wniosków
console-roles-yes = tak
console-roles-no = nie
console-roles-export = Pobierz jako tabelę (CSV)
console-roles-own = Własne role
console-roles-own-none = Jeszcze żadnej. Większości wystarcza sześć gotowych ról.
console-roles-new = Nowa rola
console-roles-name = Nazwa
console-roles-name-hint = Małe litery bez znaków diakrytycznych, cyfry i łączniki, na przykład recepcja.
console-roles-permissions = Co rola może
console-roles-purposes = Co rola czyta
console-roles-make = Utwórz rolę
console-roles-save = Zapisz zmiany
console-roles-delete = Usuń rolę
console-roles-members =
    { $count ->
         [one] Jeden członek
         [few] { $count } członków
         [many] { $count } członków
       *[other] { $count } członka
    }
console-settings-roles-text = Kto co może i czyta, na jednej stronie; oraz własne role.
console-settings-roles-words = rola uprawnienia macierz dostęp czytanie
console-member-title = Członek
console-member-back = Członkowie
console-member-suspended = Dostęp wstrzymany
console-member-holds = Ma klucze do
console-member-holds-none = Żadnych: nie czyta treści.
console-member-last-read = Ostatnio czytał treści
console-member-never = jeszcze nigdy
console-member-waits = Czeka na klucze do
console-member-hand-over = Przekaż klucze
console-member-hand-over-hint = Przekazane zostaną klucze, które ma ta sesja.
console-member-role-title = Inna rola
console-member-role-hint = Działa od razu. Trwające sesje się kończą, klucze są przekazywane lub odbierane.
console-member-role-save = Zmień rolę
console-member-suspend-title = Wstrzymaj dostęp
console-member-suspend-hint = Na jakiś czas: nikt nie zaloguje się na to konto, dopóki dostęp nie zostanie przywrócony.
console-member-suspend = Wstrzymaj
console-member-restore = Przywróć
console-member-remove-title = Usuń członka
console-member-remove-hint = Sesje kończą się od razu, wszystkie klucze są odbierane i odnawiane. Otwarte rozmowy czekają na kogoś innego. To, co ta osoba napisała, zostaje z jej imieniem. To, co mogła dotąd czytać, mogła skopiować; tego nikt nie cofnie.
console-member-remove = Usuń na stałe
console-member-left = Usunięto: { $name }.
console-member-left-held = Odebrano i odnowiono: { $purposes }.
console-member-left-exposed =
    { $count ->
         [one] Jeden klucz odwiedzających jest jeszcze odnawiany.
         [few] { $count } klucze odwiedzających są jeszcze odnawiane.
         [many] { $count } kluczy odwiedzających jest jeszcze odnawianych.
       *[other] { $count } klucza odwiedzających jest jeszcze odnawiane.
    }
console-permission-registers-read = Widzieć rejestry środków
console-permission-registers-write = Prowadzić rejestry środków
console-reason-title = Dlaczego to otwierasz?
console-reason-lead = W tej roli podajesz powód, zanim otworzą się dane jakiejś osoby. Powód trafia do rejestru, obok Twojego nazwiska i godziny, i nie można go zmienić.
console-reason-legend = Powód
console-reason-open = Otwórz
console-reason-link = Otwórz z podaniem powodu
console-roles-asks-reason = Podaje powód, zanim otworzy się rozmowa lub kontakt
console-roles-asks-reason-hint = Powód wybiera się z listy; zostaje w rejestrze. Taka rola nie może eksportować kontaktów.
problem-reason-first-title = Najpierw podaj powód
problem-reason-first-detail = Twoja rola wymaga podania powodu, zanim to się otworzy. Wybierz jeden; zostanie zapisany w rejestrze.
