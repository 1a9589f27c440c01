problem-period-refused-title = Ten okres jest niedozwolony
problem-period-refused-detail = Należy wybrać okres między najkrótszym a najdłuższym z podanych. Nic nie zostało zmienione.
console-retention-title = Przechowywanie
console-retention-lead = Jak długo co jest przechowywane, co zostanie zniszczone jako następne i co już zniszczono. Liczy się ostatnia aktywność, więc trwająca rozmowa nie przepada.
console-retention-rules = Reguły
console-retention-what = Co
console-retention-how-long = Jak długo
console-retention-source = Podstawa
console-retention-in-months = w miesiącach
console-retention-save = Zapisz
console-retention-own = Osobny okres dla jednego celu
console-retention-active = Dopóki trwa rozmowa
console-retention-active-why = Pozostaje, dopóki trwa usługa. Wcześniej działają tylko limity poniżej.
console-retention-inactive = Nieaktywne rozmowy
console-retention-inactive-why = Liczone od ostatniej aktywności. Potem niszczone jest wszystko, co dotyczy tej osoby.
console-retention-content = To, co powiedziano i podano, najwyżej
console-retention-content-why = Liczone od chwili powstania, także gdy rozmowa trwa dalej.
console-retention-special = Kategorie szczególne, np. zdrowie, najwyżej
console-retention-special-why = Liczone od chwili podania. To, co trzeba przechowywać dłużej, należy wcześniej przenieść do własnej dokumentacji.
console-retention-ungranted = To, czego nikomu nie udostępniono
console-retention-ungranted-why = Liczone od ostatniej aktywności. Czytać to mogła zawsze tylko osoba odwiedzająca.
console-retention-withdrawn = To, co wycofano
console-retention-withdrawn-why = Liczone od wycofania. Do tego czasu czyta to tylko osoba odwiedzająca.
console-retention-evidence = Dowody zgody osób usuniętych
console-retention-evidence-why = Liczone od usunięcia. Potem wpisy tracą treść; rejestr nadal można sprawdzić.
console-retention-objections = Skróty adresów, które zgłosiły sprzeciw
console-retention-objections-why = Liczone od sprzeciwu. Chronią przed ponownym pisaniem do osób ze starych list.
console-retention-destruction-records = Protokoły zniszczenia
console-retention-destruction-records-why = Liczone od zniszczenia. Nikogo nie wymieniają.
console-retention-destruction-interval = Najdłuższy czas między przeglądami
console-retention-destruction-interval-why = Parlour niszczy codziennie. Jeśli przez ten czas tego nie zrobi, podnosi alarm.
console-retention-asked = Na żądanie
console-retention-own-end = Kończy się we własnym terminie
console-retention-preview = Co zniszczy następny przegląd
console-retention-last = Ostatni przegląd
console-retention-next = Następny przegląd
console-retention-never = jeszcze żaden
console-retention-nothing = Nic nie jest do zniszczenia.
console-retention-rule = Reguła
console-retention-of = Rodzaj
console-retention-count = Liczba
console-retention-earliest = Termin od
console-retention-of-conversations = rozmowy
console-retention-of-subjects = zaimportowane kontakty
console-retention-of-messages = wiadomości
console-retention-of-fields = dane kontaktowe
console-retention-of-generations = treści wycofane lub prywatne
console-retention-of-erased = dowody dotyczące usuniętych
console-retention-of-records = zapisy
console-retention-of-holds = blokady prawne
console-retention-of-consents = zgody
console-retention-of-invitations = zaproszenia
console-retention-of-requests = załatwione wnioski
console-retention-records = Dotychczas zniszczone
console-retention-records-lead = Każdy zapis potwierdzają wpisy rejestru; nikogo nie wymienia.
console-retention-export = Eksportuj jako CSV
console-retention-no-records = Nic jeszcze nie zniszczono.
console-retention-when = Kiedy
console-retention-rows = Wiersze
console-retention-entry = Wpis w rejestrze
console-retention-late = Od ponad dwóch dni nie zniszczono tego, co należało. Proszę powiadomić operatora tej instalacji.
console-retention-over = Najdłuższy odstęp między przeglądami minął: prawo nie jest zachowane. Proszę działać teraz.
console-retention-while = dopóki trwa
console-retention-bounds = od { $least } do { $most }
console-retention-months-count =
    { $count ->
        [one] { $count } miesiąc
        [few] { $count } miesiące
        [many] { $count } miesięcy
       *[other] { $count } miesiąca
    }
console-retention-hours-count =
    { $count ->
        [one] { $count } godzina
        [few] { $count } godziny
        [many] { $count } godzin
       *[other] { $count } godziny
    }
