console-desk-title = Dzisiaj
console-desk-lead = Czego prawo wymaga teraz i do kiedy. Wszystko, co ma datę, pojawia się tu samo.
console-desk-nothing = Nic nie czeka.
console-desk-nothing-text = Tu pojawią się wnioski, naruszenia, blokady prawne i teksty, które wymagają uwagi.
console-desk-later = Na dziś nic nie przypada. Co będzie następne, widać poniżej.
console-desk-what = Co
console-desk-until = Do kiedy
console-desk-left = Pozostały czas
console-desk-no-date = bez daty
console-desk-breach = Zgłoszenie naruszenia: { $to } ({ $law })
console-desk-request = Odpowiedź na wniosek: { $kind }
console-desk-draft = Do rozstrzygnięcia, czy było to naruszenie
console-desk-draft-hint = Do potwierdzenia żaden termin nie biegnie.
console-desk-sweep = Dane nie zostały zniszczone na czas
console-desk-sweep-hint = Należy powiadomić osobę prowadzącą tę instalację.
console-desk-hold = Kończy się blokada prawna
console-desk-hold-hint = To, co zachowuje, zostanie wtedy zniszczone. W razie potrzeby należy wcześniej założyć nową.
console-desk-recipient = Od tego dnia można korzystać z: { $name }
console-desk-recipient-hint = Do tego czasu można się sprzeciwić.
console-desk-audit = Sprawdź, czy zobowiązania są dotrzymywane: { $name }
console-desk-audit-hint = Następnie proszę wpisać dzień kolejnego audytu.
console-desk-contract = Zgłoś umowę standardową tureckiemu organowi KVKK: { $name }
console-desk-contract-hint = Następnie proszę zapisać przy odbiorcy dzień zgłoszenia (art. 9 ust. 5 KVKK).
console-desk-stale = Zgody opierają się na starszym tekście: { $purpose }, { $people }
console-desk-stale-hint = Te osoby zostaną zapytane ponownie, gdy wrócą. Do tego czasu nic nowego nie jest przyjmowane.
console-desk-notice = Brakuje klauzuli informacyjnej, język: { $language }
console-desk-notice-outdated = Klauzula informacyjna jest starsza niż to, o czym musi mówić, język: { $language }
console-desk-notice-outdated-hint = Od tego czasu zmienili się odbiorcy, cele lub okresy. Prosimy porównać ją z wygenerowaną i opublikować na nowo.
console-desk-wording = Brakuje treści zgody, język: { $language }, cel: { $purpose }
console-desk-identity = Klauzula musi to zawierać: { $field }
console-desk-keys = Klucze czekają na przekazanie: { $pair }
console-desk-keys-hint = Przekazuje je na stronie członka ten, kto je ma.
console-desk-letters = Nie da się potwierdzić newslettera: żaden list nie wychodzi
console-desk-checkpoint-mail = Codzienny punkt kontrolny rejestru nie wychodzi pocztą
console-desk-checkpoint-stamp = Codzienny punkt kontrolny rejestru nie otrzymuje znacznika czasu
console-desk-checkpoint-hint = Próba jest ponawiana co godzinę. Czego brakuje, widać na stronie „Rejestr zdarzeń”.
console-desk-pair-privacy = wnioski i ograniczenia
console-desk-pair-hold = blokady prawne
console-desk-restricted = Klucze osób z ograniczonym przetwarzaniem czekają na ponowne zapieczętowanie
console-desk-restricted-hint = Nikt ich teraz nie odczyta. Stanie się to, gdy zaloguje się ktoś, kto może to zrobić.
console-desk-sweeps = Niszczenie danych
console-desk-destroys = Zostanie zniszczone
console-desk-consents = Zgody według stanu
console-desk-state = Stan
console-desk-people = Osoby
console-desk-pending = czeka
console-desk-outdated = nieaktualna
console-desk-expired = wygasła
console-desk-ages = Wnioski według wieku
console-desk-age = Dni od wpłynięcia
console-desk-requests = Wnioski
console-desk-calendar = Kalendarz
console-desk-calendar-lead = Wszystko, co ma datę, w układzie miesiąca.
console-desk-views = Lista lub kalendarz
console-desk-list = Lista
console-desk-before = Poprzedni miesiąc
console-desk-after = Następny miesiąc
console-desk-current = Ten miesiąc
console-desk-here = dzisiaj
console-desk-month-nothing = W tym miesiącu nic nie przypada.
console-desk-overdue-count =
    { $count ->
        [one] Minął { $count } termin.
        [few] Minęły { $count } terminy.
        [many] Minęło { $count } terminów.
       *[other] Minęło { $count } terminu.
    }
console-desk-today-count =
    { $count ->
        [one] Na dziś przypada { $count } sprawa.
        [few] Na dziś przypadają { $count } sprawy.
        [many] Na dziś przypada { $count } spraw.
       *[other] Na dziś przypada { $count } sprawy.
    }
