## Legal holds and restriction

problem-restricted-title = Przetwarzanie danych tej osoby jest ograniczone
problem-restricted-detail = Dane są przechowywane i nikt ich nie czyta, dopóki ograniczenie nie zostanie zniesione.

holds-own-all = Wszystko
holds-own-restricted = Przetwarzanie tych danych jest ograniczone: są przechowywane, ale organizacja ich nie czyta.
holds-own-text = Organizacja potrzebuje tego do roszczenia lub z obowiązku prawnego. Do podanej daty nie zostanie to zniszczone, także po wycofaniu zgody lub usunięciu danych; czytać to mogą wtedy tylko osoby odpowiedzialne za ochronę danych.
holds-own-title = Blokada prawna

## Rights besides access and deletion, as the bot understands them

holds-bot-consents = W menu „Moje dane” widać każdą zgodę i każdy cel; tam jednym kliknięciem można wycofać zgodę lub wnieść sprzeciw.
holds-bot-correct = Sprostować dane
holds-bot-export = Zabrać swoje dane
holds-bot-object = Sprzeciwić się wykorzystaniu danych
holds-bot-restrict = Ograniczyć wykorzystanie danych
holds-bot-restricted = Przetwarzanie danych jest teraz ograniczone: są przechowywane i nikt tutaj ich nie czyta. Osoby odpowiedzialne za ochronę danych widzą tę prośbę.
holds-bot-withdraw = Wycofać zgodę

## What the person is told in the chat

holds-told-lifted = Ograniczenie przetwarzania danych kończy się teraz: znowu je czytamy i wykorzystujemy w zakresie, na który wyrażono zgodę. W menu pod „Moje dane” widać, co to jest; tam można też wycofać zgodę lub usunąć dane.
holds-told-restricted = Przetwarzanie danych jest teraz ograniczone: są przechowywane i nikt tutaj ich nie czyta, dopóki ograniczenie nie zostanie zniesione. Zanim to nastąpi, powiemy o tym tutaj.

## The console's page of legal holds

holds-author-bot = Bot
holds-author-member = Zespół
holds-back = Wszystkie blokady
holds-by = Kto
holds-empty-text = Blokadę ustanawia się, zanim ktoś wycofa zgodę. Potem nie ma już czego zachować.
holds-empty-title = Brak blokad prawnych
holds-end = Znieś
holds-ends = Koniec
holds-erased = usunięto
holds-held-fields = Dane
holds-held-lead = To wszystko, co zachowuje blokada. To, że zostało przeczytane, jest zapisane w dzienniku.
holds-held-messages = Wiadomości
holds-held-notes = Notatki
holds-held-title = Co zachowuje blokada
holds-last-day = Ostatni dzień
holds-lead = Blokada zachowuje to, co jest potrzebne do roszczenia lub z obowiązku prawnego, nawet po wycofaniu zgody lub usunięciu. W codziennej pracy nikt już tego nie czyta.
holds-list-restricted = Ograniczone: nikt tu nie czyta
holds-not-yours = Tego klucza tu brakuje.
holds-open = Pokaż
holds-person = Osoba
holds-place = Ustanów blokadę
holds-place-text = Zachowane zostanie to, co można teraz przeczytać. Na to, na co osoba zgodzi się później, potrzebna jest kolejna blokada.
holds-purpose = Cel
holds-reason = Powód
holds-reason-hint = Powód jest zapieczętowany tak jak to, czego dotyczy. Do 500 znaków.
holds-reason-sealed = zapieczętowane
holds-subject = Identyfikator osoby
holds-subject-hint = Jest już wpisany po przejściu z rozmowy.
holds-title = Blokady prawne
holds-who = Przeczytać to mogą tylko posiadacze klucza blokad: osoby odpowiedzialne za ochronę danych i klucz odzyskiwania. Bez takiej osoby otwiera go tylko klucz odzyskiwania.
