## The two-click snippet: before the second click nothing is loaded and nothing is stored

snippet-button = Otwórz czat
snippet-title = Rozpocząć czat?
snippet-text = Dopiero wtedy przeglądarka połączy się z serwerem czatu: { $organisation }. Do zamknięcia karty przechowa w sessionStorage token wizyty i informację, że czat jest otwarty. Wcześniej nic nie jest wczytywane ani zapisywane.
snippet-confirm = Otwórz czat
snippet-cancel = Anuluj
snippet-notice = Informacja o prywatności
snippet-imprint = Dane firmy
snippet-frame = Czat: { $organisation }
snippet-preview-title = Tak to wygląda na stronie
snippet-preview-lead = To przykładowa strona z prawdziwym fragmentem. Dwa kliknięcia naprawdę otwierają tu czat.
