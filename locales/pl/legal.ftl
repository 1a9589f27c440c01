## What data is collected for

purpose-conversation = Rozmowa z naszym zespołem
purpose-callback = Oddzwonienie
purpose-lead = Oferta
purpose-marketing = Newsletter wysyłany e-mailem
purpose-health = Dane o zdrowiu

## The notice of the demo organisation: informs, and asks for nothing (GDPR 13, KVKK 10)

notice-title = Informacja o prywatności na tym czacie
notice-text =
    Administratorem danych jest { $organisation }. Przetwarzamy to, co zostanie tu napisane, aby odpowiedzieć na pytania.

    Dopóki nic nie zostanie udostępnione, wiadomości są zapieczętowane: może je czytać tylko ich autor, a 24 godziny po ostatniej wiadomości są niszczone. Po wybraniu rozmowy z człowiekiem czytamy całą rozmowę (art. 6 ust. 1 lit. b RODO; art. 5 ust. 2 KVKK). Oddzwonienie, newsletter i dane o zdrowiu wymagają osobnej zgody na każdy z tych celów (art. 6 ust. 1 lit. a i art. 9 ust. 2 lit. a RODO). Można ją wycofać w każdej chwili; wcześniejsze działania pozostają zgodne z prawem.

    Rozmowy przechowujemy przez { $period }, pozostałe dane do wycofania zgody, jednak nie dłużej. Operator czatu przechowuje dane w naszym imieniu i nie może ich czytać. Nikt inny ich nie otrzymuje.

    Można zobaczyć, poprawić, przenieść, ograniczyć i usunąć swoje dane, wnieść sprzeciw oraz złożyć skargę do organu nadzorczego. Większość z tego działa od razu w menu, w pozycji „Moje dane”. Kontakt: { $contact }.
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
