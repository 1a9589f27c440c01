## What can be asked, how it comes, and where it stands

requests-kind-access = Dostęp do danych
requests-kind-rectification = Sprostowanie
requests-kind-erasure = Usunięcie
requests-kind-portability = Przeniesienie
requests-kind-restriction = Ograniczenie
requests-kind-objection = Sprzeciw
requests-kind-withdrawal = Wycofanie zgody
requests-channel-letter = List
requests-channel-email = E-mail
requests-channel-phone = Telefon
requests-channel-chat = Czat
requests-channel-api = Interfejs (API)
requests-state-open = Do odpowiedzi
requests-state-extended = Termin przedłużony
requests-state-fulfilled = Zrealizowany
requests-state-refused = Odmówiono
requests-state-withdrawn = Wycofany przez osobę
requests-text-note = Notatka
requests-text-words = Co pisze ta osoba
requests-text-extension = Dlaczego odpowiedź potrwa dłużej
requests-text-refusal = Powód odmowy

## What reading again found

requests-finding-subject-unknown = Nie wskazano osoby, więc nie można sprawdzić, czy wniosek wykonano. Należy wskazać osobę albo odmówić z uzasadnieniem.
requests-finding-identity-open = Osoba, która złożyła wniosek, ma jeszcze wykazać, kim jest. Najpierw to sprawdź albo odmów, podając powody.
requests-finding-still-stored = Nadal są zapisane dane tej osoby. Najpierw należy je usunąć.
requests-finding-still-granted = Cel nadal obowiązuje. Kończy się, gdy osoba wycofa zgodę albo jej dane zostaną usunięte.
requests-finding-not-handed-out = Od wpływu wniosku niczego nie wydano. Najpierw należy wyeksportować dane i je przekazać.
requests-finding-not-corrected = Od wpływu wniosku niczego nie sprostowano.
requests-finding-not-restricted = Dane nadal można czytać. Najpierw należy je ograniczyć.

## What the subject is told in the chat

requests-told-received = Otrzymaliśmy wniosek dotyczący danych. W menu pod „Moje dane” widać, na jakim jest etapie i do kiedy odpowiemy.
requests-told-extended = Na odpowiedź na wniosek dotyczący danych potrzebujemy więcej czasu. Powody i nowy termin są w menu pod „Moje dane”.
requests-told-fulfilled = Wniosek dotyczący danych został zrealizowany.
requests-told-identity = Zanim odpowiemy na wniosek dotyczący danych, musimy mieć pewność, kto pyta. Prosimy napisać tutaj, jak możemy to sprawdzić.
requests-told-refused-gdpr = Nie możemy spełnić wniosku dotyczącego danych. Powody są w menu pod „Moje dane”. Można złożyć skargę do organu ochrony danych i wystąpić do sądu (art. 77 i 79 RODO).
requests-told-refused-kvkk = Nie możemy spełnić wniosku dotyczącego danych. Powody są w menu pod „Moje dane”. Można złożyć skargę do tureckiego organu ochrony danych w ciągu { $answer } dni od tej odpowiedzi, najpóźniej { $application } dni od wniosku (art. 14 KVKK).
requests-told-refused-both = Nie możemy spełnić wniosku dotyczącego danych. Powody są w menu pod „Moje dane”. Można złożyć skargę do organu ochrony danych lub wystąpić do sądu (art. 77 i 79 RODO), a w Turcji do tamtejszego organu w ciągu { $answer } dni od tej odpowiedzi, najpóźniej { $application } dni od wniosku (art. 14 KVKK).

## The export for a subject

requests-export-sealed = Zapisane, ale nieczytelne dla odpowiadających
requests-export-message = Wiadomości
requests-export-field = Podane dane
requests-export-note = Notatki

## The console

console-requests-title = Wnioski
console-requests-lead = O co ludzie proszą na mocy prawa i do kiedy muszą dostać odpowiedź.
console-requests-which = Które wnioski
console-requests-closed = Z odpowiedzią
console-requests-all = Wszystkie
console-requests-empty = Nic nie czeka na odpowiedź.
console-requests-empty-text = Wnioski z czatu pojawiają się tu same. Te z listów, e-maili i telefonów należy wpisać.
console-requests-kind = Wniosek
console-requests-kind-hint = O co chodzi
console-requests-received = Wpłynął
console-requests-due = Termin
console-requests-state = Stan
console-requests-channel = Droga
console-requests-overdue = po terminie
console-requests-today = termin dziś
console-requests-new = Wpisz wniosek
console-requests-new-lead = Dla listów, e-maili i telefonów. Termin biegnie od dnia wpływu.
console-requests-received-on = Dzień wpływu
console-requests-received-wrong = Dzień wpływu leży w przyszłości albo przed rozpoczęciem stosowania prawa (RODO od { $gdpr }, KVKK od { $kvkk }).
console-requests-laws = Według którego prawa
console-requests-laws-hint = Zaznaczono prawo kraju organizacji. Liczy się wcześniejszy termin.
console-requests-laws-none = Proszę zaznaczyć co najmniej jedną ustawę.
console-requests-subject = Osoba (identyfikator; puste, jeśli nieznana)
console-requests-note = Notatka
console-requests-note-hint = Zapieczętowane: przeczyta tylko ten, kto odpowiada na wnioski, i sama osoba.
console-requests-save = Przyjmij
console-requests-back = Wszystkie wnioski
console-requests-clock = Termin na odpowiedź
console-requests-maximum-gdpr = RODO dopuszcza do
console-requests-maximum-kvkk = KVKK dopuszcza do
console-requests-warnings = Ostrzeżenia w dniach
console-requests-rests = Termin RODO jest zawieszony od
console-requests-closed-at = Odpowiedziano
console-requests-person = Osoba
console-requests-person-unknown = Nie wiadomo, czyj to wniosek. Identyfikator jest w kontaktach i w „Moje dane”.
console-requests-person-gone = Od tego czasu zniszczono wszystko o tej osobie. Ponowne sprawdzenie niczego nie znajduje.
console-requests-person-open = Otwórz rozmowę
console-requests-person-erase = Usuń dane tej osoby
console-requests-export = Eksport dla osoby
console-requests-relate = Wskaż osobę
console-requests-identity = Tożsamość
console-requests-identity-undoubted = Dotąd nie było wątpliwości.
console-requests-identity-asked = Zapytano, kto składa wniosek; brak odpowiedzi.
console-requests-identity-verified = Sprawdzono:
console-requests-identity-ask = Zapytaj o tożsamość
console-requests-identity-hint = Tylko przy uzasadnionych wątpliwościach (art. 12 ust. 6 RODO). Termin RODO jest wtedy zawieszony, termin KVKK nie.
console-requests-method = Jak sprawdzono
console-requests-method-hint = Jedno–dwa słowa bez cyfr: okazany dowód, oddzwoniono.
console-requests-verify = Sprawdzono tożsamość
console-requests-fulfil = Zamknij jako zrealizowany
console-requests-fulfil-hint = Najpierw zapisane dane są ponownie sprawdzane. Jeśli coś stoi na przeszkodzie, wniosek pozostaje otwarty.
console-requests-extend =
    { $count ->
        [one] Przedłuż o jeden miesiąc
        [few] Przedłuż o { $count } miesiące
        [many] Przedłuż o { $count } miesięcy
       *[other] Przedłuż o { $count } miesiąca
    }
console-requests-extend-hint = Tylko na mocy RODO i w pierwszym miesiącu, gdy wniosek jest złożony lub wniosków jest wiele (art. 12 ust. 3). Osoba przeczyta powody.
console-requests-refuse = Odmów
console-requests-refuse-hint = Osoba przeczyta powody i dowie się, gdzie złożyć skargę.
console-requests-reason = Powody
console-requests-texts = Co zapisano
console-requests-sealed = Żaden z Państwa kluczy tego nie otwiera.
console-requests-end = Odnotuj zakończenie
console-requests-rectify = Sprostowanie
console-requests-rectify-hint = Nowa wartość trafi wszędzie tam, gdzie pole jest zapisane. To, czego Państwo nie zmienią, pozostanie.
console-requests-rectify-save = Wprowadź sprostowanie
console-requests-purpose = Cel (przy wycofaniu zgody lub sprzeciwie)
console-requests-purpose-all = wszystkie
console-requests-steps = Kroki
console-requests-left-count =
    { $count ->
        [one] został { $count } dzień
        [few] zostały { $count } dni
       *[many] zostało { $count } dni
    }
console-requests-over-count =
    { $count ->
        [one] { $count } dzień po terminie
        [few] { $count } dni po terminie
       *[many] { $count } dni po terminie
    }
console-requests-banner-count =
    { $count ->
        [one] { $count } wniosek jest po terminie
        [few] { $count } wnioski są po terminie
       *[many] { $count } wniosków jest po terminie
    }

## Problems

problem-not-fulfilled-title = To nie jest jeszcze zrobione
problem-not-fulfilled-detail = Zapisane dane sprawdzono ponownie i coś nie pozwala zamknąć wniosku. Co, mówi pole „finding”.
problem-no-extension-title = Terminu nie można przedłużyć
problem-no-extension-detail = Tylko RODO zna przedłużenie i trzeba je ogłosić w pierwszym miesiącu. KVKK go nie zna.
