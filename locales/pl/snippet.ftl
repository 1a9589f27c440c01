## The two-click snippet: before the second click nothing is loaded and nothing is stored

snippet-button = Otwórz czat
snippet-title = Rozpocząć czat?
snippet-text = Dopiero po potwierdzeniu przeglądarka połączy się z serwerem czatu organizacji { $organisation }. Wtedy do zamknięcia karty przechowa w sessionStorage dwie rzeczy: token wizyty i znacznik, że czat jest otwarty. Do tego momentu nic nie jest wczytywane ani zapisywane.
snippet-confirm = Otwórz czat
snippet-cancel = Anuluj
snippet-close = Zamknij czat
snippet-notice = Informacja o prywatności
snippet-imprint = Dane firmy
snippet-frame = Okno czatu: { $organisation }
