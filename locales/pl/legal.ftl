## What data is collected for

purpose-conversation = Rozmowa z naszym zespołem
purpose-callback = Oddzwonienie
purpose-lead = Oferta
purpose-marketing = Newsletter wysyłany e-mailem
purpose-health = Dane o zdrowiu

## Periods in notices and on consent cards, where they end a phrase or stand behind a colon

notice-period-month-count =
    { $count ->
        [one] { $count } miesiąc
        [few] { $count } miesiące
       *[many] { $count } miesięcy
    }

## Consent wordings: one purpose each, freely refused, withdrawn as easily as given

consent-callback = Czy możemy zapisać numer telefonu i, jeśli zostanie podane, imię, aby raz oddzwonić w tej sprawie? Nie użyjemy ich do niczego innego. Można odmówić i dalej tu pisać, a zgodę można w każdej chwili wycofać w sekcji „Moje dane”.
consent-lead = Czy możemy zapisać podane dane, aby przygotować ofertę w odpowiedzi na to zapytanie? Nie użyjemy ich do niczego innego. Można odmówić i dalej tu pisać, a zgodę można w każdej chwili wycofać w sekcji „Moje dane”.
consent-marketing = Czy możemy zapisać adres e-mail i wysyłać nasz newsletter z nowościami i ofertami? Nie użyjemy go do niczego innego. Odmowa nie ma żadnych negatywnych skutków. Zgodę można w każdej chwili wycofać w sekcji „Moje dane” lub w każdym e-mailu.
consent-health = Czy wyraźnie zgadzasz się, abyśmy zapisali i czytali dane o zdrowiu podane w następnym kroku, aby odpowiedzieć w tej sprawie? Dane o zdrowiu są szczególnie chronione (art. 9 RODO). Nie użyjemy ich do niczego innego. Można odmówić, a zgodę można w każdej chwili wycofać w sekcji „Moje dane”.
consent-conversation = Przeczyta to człowiek, także to, co już napisano.
consent-conversation-ask = Czy ktoś z naszego zespołu może przeczytać tę rozmowę, także to, co już napisano, aby odpowiedzieć? Można odmówić i dalej pisać z botem, a zgodę można w każdej chwili wycofać w sekcji „Moje dane”.
