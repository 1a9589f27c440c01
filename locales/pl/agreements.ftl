## Umowy powierzenia, podpisywane online; dalsze podmioty przetwarzające, zapowiedzi i sprzeciwy

console-agreement-title = Umowy
console-agreement-lead = Umowa powierzenia przetwarzania z operatorem tej instalacji (art. 28 RODO). Obie strony podpisują ją tutaj.
console-agreement-none-title = Nie ma jeszcze umowy
console-agreement-none-text = Prawo wymaga umowy, zanim ktoś zacznie przetwarzać dla organizacji dane osobowe. Powstaje ona z ustawień. Najpierw trzeba ją przeczytać, potem podpisać.
console-agreement-make = Utwórz umowę
console-agreement-make-hint = Powstaje z dzisiejszych ustawień. Zastępuje umowę, której nie podpisały jeszcze obie strony.
console-agreement-language = Język umowy
console-agreement-number = Nr
console-agreement-state = Stan
console-agreement-drafted = Utworzono
console-agreement-signatures = Podpisy
console-agreement-state-draft = Do podpisania przez organizację
console-agreement-state-signed-by-organisation = Czeka na operatora
console-agreement-state-signed-by-both = Obowiązuje
console-agreement-state-superseded = Zastąpiona
console-agreement-file = PDF
console-agreement-signed-file = PDF z obydwoma podpisami
console-agreement-document = SHA-256 podpisywanego pliku
console-agreement-method-two-step = hasło i kod z drugiego kroku
console-agreement-method-operator-code = kod operatora
console-agreement-sign-title = Podpis
console-agreement-sign-lead = Podpis dotyczy poniższego tekstu i składany jest w imieniu organizacji. Hasło i kod potwierdzają, kto podpisuje.
console-agreement-sign-submit = Podpisz umowę
console-agreement-sign-no-step = To konto loguje się bez drugiego kroku, a do podpisu jest on potrzebny. Proszę zaprosić drugiego właściciela: ustawi go, dołączając, i będzie mógł podpisać.
console-agreement-sign-invite = Zaproś drugiego właściciela
console-agreement-sign-not-permitted = W imieniu organizacji podpisuje tylko właściciel.
console-agreement-subs-title = Dalsze podmioty przetwarzające
console-agreement-subs-lead = Kto pracuje dla operatora. O nowych podmiotach organizacja dowiaduje się na tyle wcześnie, by móc się sprzeciwić. Do tego czasu nic do nich nie trafia.
console-agreement-subs-none = Nikt nie pracuje dla operatora.
console-agreement-service = Usługa
console-agreement-in-list = Na liście
console-agreement-in-use = Można korzystać
console-agreement-notice = Zapowiedź do
console-agreement-objected = Zgłoszono sprzeciw
console-agreement-objected-text = Nic do niego nie trafia, dopóki sprzeciw nie zostanie cofnięty albo operator go nie usunie.
console-agreement-left = Usunięty
console-agreement-object = Zgłoś sprzeciw
console-agreement-reason = Dlaczego
console-agreement-reason-hint = To przeczyta operator. Proszę nie wymieniać odwiedzających.
console-agreement-reason-problem = Proszę podać powód, najwyżej 1000 znaków.
console-agreement-withdraw = Cofnij sprzeciw
console-agreement-back = Wszystkie umowy
console-operator-agreements = Umowy i dalsze podmioty przetwarzające
console-operator-agreements-lead = Umowy, które czekają na podpis operatora, oraz podmioty, które dla niego pracują.
console-operator-agreements-waiting = Do podpisania
console-operator-agreements-none = Żadna umowa nie czeka.
console-operator-agreements-name = Imię i nazwisko
console-operator-agreements-name-problem = Proszę podać imię i nazwisko, najwyżej 120 znaków.
console-operator-agreements-sign = Podpisz jako operator
console-operator-agreements-code-hint = Jeszcze raz, ponieważ to podpis.
console-operator-sub-lead = Każda organizacja, której umowę podpisały obie strony, dowiaduje się o nowym podmiocie i otrzymuje nowy załącznik IV. Przed końcem zapowiedzi nic do niego nie trafia.
console-operator-sub-none = Nikt jeszcze nie pracuje dla operatora.
console-operator-sub-add = Zapowiedz dalszy podmiot przetwarzający
console-operator-sub-purposes-hint = Jeśli nic nie zaznaczono: do wszystkich celów.
console-operator-sub-since = Na liście od
console-operator-sub-objection = Sprzeciw
console-operator-sub-remove = Usuń
console-operator-sub-problem-name = Proszę podać nazwę, której nie ma jeszcze na liście, najwyżej 120 znaków.
console-operator-sub-problem-service = Proszę napisać, co robi ten podmiot, najwyżej 200 znaków.
console-operator-back = Do przeglądu
console-recipient-objected = Sprzeciw od
console-documents-sign = Tak wyglądałaby umowa dzisiaj. Podpisuje się ją w części „Umowy”.
console-privacy-tab-agreements = Umowy
console-desk-agreement-none = Nie obowiązuje żadna umowa powierzenia przetwarzania
console-desk-agreement-draft = Umowa powierzenia przetwarzania czeka na podpis
console-desk-agreement-hint = Kto przetwarza dla organizacji dane, potrzebuje umowy (art. 28 ust. 3 RODO).
console-desk-objection-hint = Nic do niego nie trafia, dopóki sprzeciw nie zostanie cofnięty albo operator go nie usunie.
problem-agreement-changed-title = To nie jest tekst, który został pokazany
problem-agreement-changed-detail = Umowa zmieniła się od tego czasu. Proszę przeczytać ją jeszcze raz i dopiero potem podpisać.
problem-second-step-needed-title = Potrzebny jest drugi krok
problem-second-step-needed-detail = Podpis potwierdza się kodem z drugiego kroku. Ustawia się go w ustawieniach, w części „Logowanie”.
console-agreement-unsaid = Zanim powstanie umowa, musi być jasne, kto ją zawiera (art. 28 ust. 3 RODO).
console-agreement-unsaid-link = Podaj teraz
console-agreement-unsaid-hint = Operator wpisuje to w sekcji [operator] pliku konfiguracyjnego.
console-operator-unsaid-hint = Proszę wpisać to w sekcji [operator] pliku konfiguracyjnego i ponownie uruchomić serwer. Do tego czasu żadna organizacja nie może podpisać umowy.
problem-party-unsaid-title = Umowa nie mówi, kto ją zawiera
problem-party-unsaid-detail = Proszę podać pełną nazwę prawną, adres, kraj i adres e-mail organizacji w „Ochrona danych”, „Administrator danych”. Operator wpisuje swoje dane w sekcji [operator] pliku konfiguracyjnego. Następnie umowę trzeba sporządzić ponownie.
document-record-title = Zapis podpisów
document-record-text = Obie strony podpisały plik o tym SHA-256: ten dokument bez danych w części „Podpisy” i bez tej strony. Każdy podpis zapisano w rejestrze organizacji. Wpis logu to SHA-256 soli i następującego po niej wpisu.
document-record-document = SHA-256 pliku
document-record-entry = Wpis w rejestrze
document-record-salt = Sól (Base64)
document-record-operator = posiada kod operatora
console-agreement-unsaid-organisation = Państwa organizacja nie podała jeszcze: { $fields }.
console-agreement-unsaid-operator = Operator tej instalacji nie podał jeszcze: { $fields }.
console-agreement-name = Umowa nr { $number }
console-agreement-position = wpis { $position } w rejestrze
console-desk-objection = Zgłoszono sprzeciw: { $name }
console-agreement-days-left-count =
    { $count ->
        [one] został { $count } dzień
        [few] zostały { $count } dni
        [many] zostało { $count } dni
       *[other] zostało { $count } dnia
    }
console-operator-sub-told-count =
    { $count ->
        [one] powiadomiono { $count } organizację
        [few] powiadomiono { $count } organizacje
        [many] powiadomiono { $count } organizacji
       *[other] powiadomiono { $count } organizacji
    }
