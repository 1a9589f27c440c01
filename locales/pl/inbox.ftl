## Views

console-filter-unassigned = Nieprzydzielone
console-filter-snoozed = Odłożone
console-filter-team = Zespół
console-empty-unassigned-title = Wszystko jest przydzielone
console-empty-unassigned-text = Tu widać rozmowy, którymi nikt się jeszcze nie zajmuje.
console-empty-snoozed-title = Nic nie jest odłożone
console-empty-snoozed-text = Opcja „Odłóż” sprawia, że rozmowa wraca o wybranej porze. Nowa wiadomość przywraca ją od razu.
console-empty-team-title = Nic dla tego zespołu
console-empty-team-text = Tu widać rozmowy przydzielone zespołowi ręcznie lub według reguły.
console-list-narrow = Filtruj
console-view-name = Nazwa widoku
console-view-save = Zapisz widok
console-view-delete = Usuń widok
console-list-search = Szukaj w wiadomościach
console-row-unread = nieprzeczytana
console-row-mentioned = Wzmianka o Tobie
console-choose-title = Wybierz rozmowę
console-choose-text = Otworzy się tutaj, obok listy.
console-choose-move = W górę i w dół listy

## How long somebody waits

console-wait-minutes = czeka od { $count } min
console-wait-hours = czeka od { $count } godz.
console-wait-days = czeka od { $count } dn.
console-snoozed-until = do { $date }

## Acts

console-act-assign = Przydziel
console-act-priority = Priorytet
console-act-snooze = Odłóż
console-act-tags = Etykiety
console-assign-member = Osoba
console-assign-nobody = Nikt
console-assign-team = Zespół
console-assign-no-team = Bez zespołu
console-priority-low = Niski
console-priority-normal = Zwykły
console-priority-high = Wysoki
console-priority-urgent = Pilny
console-priority-any = Każdy
console-snooze-hour = Na godzinę
console-snooze-hours = Na 4 godziny
console-snooze-tomorrow = Jutro, 9:00
console-snooze-monday = Poniedziałek, 9:00
console-snooze-until = Do
console-snooze-now = Przywróć teraz
console-tags-label = Etykiety tej rozmowy
console-tags-hint = Etykiety oddziela się przecinkami. Widzi je tylko zespół.

## Several at once

console-bulk-select-one = Zaznacz: { $name }
console-bulk-label = Zaznaczone rozmowy
console-bulk-close = Zakończ
console-bulk-tag = Dodaj etykietę
console-bulk-tag-name = Etykieta
console-bulk-apply = Zastosuj
console-bulk-left =
    { $count ->
        [one] Jednej rozmowy nie udało się zmienić: jest prywatna, zakończona albo prowadzi ją ktoś inny.
        [few] { $count } rozmów nie udało się zmienić: są prywatne, zakończone albo prowadzi je ktoś inny.
        [many] { $count } rozmów nie udało się zmienić: są prywatne, zakończone albo prowadzi je ktoś inny.
       *[other] { $count } rozmowy nie udało się zmienić: są prywatne, zakończone albo prowadzi je ktoś inny.
    }

## In a conversation

console-log-earlier = Wcześniejsze wiadomości
console-log-latest = Do najnowszych wiadomości
console-message-edited = edytowano
console-message-edit = Edytuj
console-note-title = Notatka wewnętrzna
console-note-keep = Zapisz notatkę
console-note-delete = Usuń notatkę
console-note-hint = Odwiedzający nie widzi notatek na czacie, ale znajdą się one w zestawieniu jego danych. „@” pozwala kogoś oznaczyć.
console-composer-mode = Co piszesz?
console-composer-answer = Odpowiedź
console-answer-slash = „/” wstawia gotową odpowiedź.
console-insert-label = Gotowe odpowiedzi
console-insert-mention = Oznacz osobę
console-insert-none = Nic nie pasuje.
console-presence-here = Są tu też: { $names }
console-presence-writing = Pisze: { $names }

## Beside it

console-panel-open = Szczegóły
console-panel-close = Wróć do rozmowy
console-panel-history = Wcześniejsze rozmowy
console-panel-links = Ta sama osoba
console-panel-links-none = Brak powiązań.
console-panel-link = Powiąż odwiedzającego
console-panel-link-address = Adres drugiej rozmowy
console-panel-link-hint = Można go skopiować z paska adresu przeglądarki. Nic nie jest przenoszone: ani wiadomości, ani zgody, ani klucze.
console-panel-link-do = Powiąż
console-panel-unlink = Usuń powiązanie
console-panel-task-open = Obiecano oddzwonić
console-panel-task-done = Oddzwoniono
console-private-ask = Poproś o dostęp
console-private-ask-hint = Odwiedzający widzi pytanie na czacie i decyduje. Odmowa nie ma dla niego negatywnych skutków.
console-private-asked = Pytanie zostało zadane. Odpowiedź otworzy rozmowę albo pozostawi ją prywatną.

## Oneself

console-away-go = Ustaw nieobecność
console-away-back = Status: nieobecność. Wracam
console-call-ask = Powiadamiaj mnie
console-call-on = Powiadomienia są włączone
console-call-refused = Przeglądarka blokuje powiadomienia
console-call-text = Odwiedzający czeka

## Commands

console-commands = Polecenia
console-command-filter = Znajdź polecenie
console-command-none = Nie ma takiego polecenia.
console-command-single = Pojedyncze klawisze wykonują polecenia
console-command-reply = Napisz odpowiedź
console-command-note = Napisz notatkę
console-command-next = Następna na liście
console-command-previous = Poprzednia na liście
console-command-open = Otwórz
console-command-select = Zaznacz
console-command-search = Szukaj
console-command-mine = Moje rozmowy
console-command-away = Nieobecność lub powrót
console-command-help = Wszystkie polecenia i klawisze
