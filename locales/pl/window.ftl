## The chat window

window-title = Czat
window-title-of = Czat: { $organisation }
window-machine = Odpowiada tu automat, dopóki nie dołączy człowiek.
window-person = Teraz odpowiada człowiek.
window-skip = Przejdź do pola wiadomości
window-messages-label = Wiadomości
window-input-label = Wiadomość
window-input-placeholder = Napisz wiadomość…
window-input-blocked = Proszę najpierw odpowiedzieć na pytanie powyżej.
window-answer-for = W jakim celu: { $purpose }
window-optional = Nieobowiązkowe. Znak „-” pomija pytanie.
window-skip-answer = Pomiń
window-send = Wyślij
window-choices-label = Do wyboru
window-typing = pisze…
window-language = Wybierz język
window-close = Zamknij czat
window-back = Wróć do czatu

## The menu; its four entries are always there

window-menu = Menu
window-menu-close = Zamknij menu
window-menu-notice = Informacja o prywatności
window-menu-imprint = Dane firmy
window-menu-data = Moje dane
window-menu-erase = Usuń moje dane
window-opens-new-tab = otwiera się w nowej karcie

## Who speaks, and when

window-author-you = Ty
window-author-bot = Bot
window-author-member = Człowiek
window-author-system = Informacja
window-today = Dzisiaj
window-yesterday = Wczoraj
window-just-now = przed chwilą
window-sent-at = Wysłano o { $time }
window-sealed = Zapieczętowane dla celu: { $purpose }
window-deleted = Tę wiadomość usunięto.
window-new-messages = Nowe wiadomości

## Connection

window-connecting = Łączenie…
window-connected = Połączono
window-offline = Brak połączenia. Wiadomości zostaną wysłane, gdy tylko wróci.
window-reconnecting = Ponowne łączenie…
window-sending = Wysyłanie…
window-sent = Wysłano
window-not-sent = Nie wysłano.
window-retry = Spróbuj ponownie
window-closed = Ta rozmowa jest zakończona. Można napisać, jeśli trzeba czegoś jeszcze.
window-closed-short = Ta rozmowa jest zakończona.
window-start-again = Rozpocznij nową rozmowę

## The privacy notice

window-notice-title = Informacja o prywatności
window-notice-read = Przeczytaj całość
window-notice-fold = Zwiń informację
window-notice-changed = Informacja o prywatności się zmieniła. Proszę ją przeczytać i zdecydować ponownie.

## The consent card; both buttons look the same

window-consent-title = Decyzja
window-consent-agree = Tak, zgadzam się
window-consent-refuse = Nie, nie zgadzam się
window-consent-free = Odmowa nie ma negatywnych skutków, a zgodę można w każdej chwili wycofać.
window-consents-title = Decyzje
window-consents-lead = Każda jest niezależna i każdą można osobno wycofać.
window-consents-all = Odpowiedz na wszystkie naraz
window-consents-agree = Tak, zgadzam się na wszystko
window-consents-refuse = Nie, nie zgadzam się na nic
window-consent-refused = Odmówiono zgody. Nic w tej sprawie nie zapisano.
window-consent-given = Wyrażono zgodę. Można ją wycofać w każdej chwili w sekcji „Moje dane”.
window-consent-given-for = Wyrażono zgodę: { $purpose }
window-consent-refused-for = Odmówiono zgody: { $purpose }
window-consent-withdrawn-for = Wycofano zgodę: { $purpose }
window-consent-none-for = Jeszcze bez decyzji: { $purpose }
window-health-warning = Dane szczególnie chronione

## My data

window-data-title = Moje dane
window-data-lead = To wszystko, co jest tu o Tobie zapisane.
window-data-subject = Twój identyfikator (liczba losowa):
window-data-none = Nie zapisano żadnych danych o Tobie.
window-data-what = Co
window-data-why = W jakim celu
window-data-since = Od kiedy
window-data-until = Jak długo
window-data-until-date = Przechowywane do: { $date }.
window-data-until-event = do wycofania zgody lub usunięcia
window-data-fields = Podane dane
window-data-messages = Twoje wiadomości
window-data-messages-none = Nie zapisano żadnych Twoich wiadomości.
window-data-consents = Twoje zgody
window-data-consents-none = Nie proszono jeszcze o zgodę.
window-data-requests = Twoje wnioski
window-data-recipients = Kto otrzymuje dane
window-data-recipients-none = Nikt poza nami
window-data-private = Prywatne: tylko Ty możesz to przeczytać. Bez Twojej zgody zostanie zniszczone 24 godziny po ostatniej wiadomości.
window-data-readable = Może to czytać: { $organisation }
window-data-correct = Popraw
window-data-save = Zapisz
window-data-cancel = Anuluj
window-data-saved = Poprawiono.
window-data-delete-message = Usuń wiadomość
window-data-withdraw = Wycofaj zgodę
window-data-withdraw-for = Wycofaj zgodę: { $purpose }
window-data-withdrawn = Zgodę wycofano. Klucz zniszczono i nikt poza Tobą nie może już tego czytać. Za 24 godziny wszystko zostanie usunięte.
window-data-download = Pobierz
window-data-file = Pobierz ({ $kind })
window-data-receipt = Potwierdzenie (JSON-LD)
window-data-erase = Usuń wszystko
window-data-loading = Wczytywanie danych…
window-state-given = Udzielona
window-state-refused = Odmowa
window-state-withdrawn = Wycofana
window-state-none = Nie pytano
window-field-name = Imię i nazwisko
window-field-phone = Telefon
window-field-email = E-mail
window-field-concern = Sprawa
window-field-call-at = Preferowana pora
window-field-rating = Ocena
window-field-comment = Komentarz

## Erasing

window-erase-title = Usunąć wszystkie dane?
window-erase-text = Klucze, wiadomości i dane zostaną natychmiast i nieodwracalnie zniszczone. Nikt nie zdoła ich odzyskać.
window-erase-confirm = Tak, usuń wszystko
window-erase-keep = Nie, zachowaj
window-erasing = Usuwanie…
window-erased-title = Dane zostały usunięte
window-erased-text = Potem sprawdzono to jeszcze raz: nic nie zostało.
window-erased-closed = Można zamknąć to okno.

## Receipts

window-receipt-title = Twoje potwierdzenie
window-receipt-text = To potwierdzenie dowodzi, co i kiedy zrobiono. Nie zawiera żadnych danych o Tobie.
window-receipt-keep = Warto je pobrać i zachować. Tylko dzięki niemu można to później sprawdzić.
window-receipt-number = Numer
window-receipt-what = Co zrobiono
window-receipt-at = Data i godzina
window-receipt-download = Pobierz potwierdzenie
window-receipt-copy = Kopiuj potwierdzenie
window-copied = Skopiowano

## What went wrong

window-error-general = To się nie udało. Proszę spróbować ponownie.
window-error-ended = Wizyta się zakończyła, a jej dane zniszczono. Można zacząć od nowa.
window-error-too-long = Ta wiadomość jest za długa. Proszę ją skrócić.
window-error-too-fast = To było bardzo szybko. Proszę chwilę poczekać.
window-error-site = Tego czatu nie można otworzyć na tej stronie.
window-error-script = Czat wymaga JavaScriptu. Kontakt jest możliwy także przez dane firmy.
window-storage-blocked = Przeglądarka niczego tu nie zapisuje. Czat zakończy się po opuszczeniu strony.

## Lines, files, sound

window-waits = Czeka na połączenie
window-edited = edytowano
window-attach = Dołącz zdjęcie lub PDF
window-attach-drop = Upuść tutaj zdjęcia lub pliki PDF
window-attach-type = Pliku „{ $name }” nie można wysłać. Można wysyłać zdjęcia (JPEG, PNG, WebP, GIF) i pliki PDF.
window-attach-large = Plik „{ $name }” jest za duży. Limit to { $size }.
window-attach-failed = Nie udało się wysłać pliku „{ $name }”.
window-attach-cancel = Przerwij: { $name }
window-attach-remove = Ukryj: { $name }
window-file-open = Otwórz zdjęcie: { $name }
window-file-download = Pobierz: { $name }
window-file-delete = Usuń: { $name }
window-emoji = Emoji
window-menu-transcript = Zapisz rozmowę
window-menu-print = Drukuj rozmowę
window-menu-sound = Dźwięk nowych wiadomości

## What happens to it: unfolds in the consent card

window-happens = Co się z tym dzieje?
window-happens-what = Co
window-happens-why = W jakim celu
window-happens-who = Kto to czyta
window-happens-long = Jak długo
window-happens-back = Wycofanie
window-happens-what-callback = Numer telefonu oraz imię, jeśli zostanie podane.
window-happens-what-conversation = To, co zostało tu dotąd napisane, i to, co zostanie napisane dalej.
window-happens-what-health = Informacje o zdrowiu podane w następnym kroku.
window-happens-what-lead = Informacje do oferty podane w następnych krokach.
window-happens-what-marketing = Adres e-mail.
window-happens-what-other = To, o co zapytamy w następnym kroku, i nic więcej.
window-happens-back-text = Jednym kliknięciem w menu, w sekcji „Moje dane”. Klucz jest niszczony od razu, a dane po 24 godzinach.

## Cards: let in, call back, rating, closed

window-let-in-title = Czy ktoś z zespołu może to czytać?
window-call-back-lead = Teraz nikogo nie ma. Możemy oddzwonić.
window-call-back-offer = Zostaw numer
window-call-back-dismiss = Nie, dziękuję
window-call-back-title = Oddzwonimy
window-call-back-name = Imię (opcjonalnie)
window-call-back-when = Kiedy najlepiej zadzwonić?
window-call-back-any = O dowolnej porze
window-call-back-send = Poproś o telefon
window-call-back-done = Dziękujemy! Zadzwonimy. Numer można zobaczyć i usunąć w menu, w sekcji „Moje dane”.
window-call-back-refused = W porządku, nic nie zostało zapisane. Można pisać tutaj; odpowiemy, gdy tylko wrócimy.
window-rating-title = Jak oceniasz tę rozmowę?
window-rating-5 = Bardzo dobrze
window-rating-4 = Dobrze
window-rating-3 = Średnio
window-rating-2 = Słabo
window-rating-1 = Bardzo słabo
window-rating-comment = Dodatkowy komentarz (opcjonalnie)
window-rating-send = Wyślij ocenę
window-rating-skip = Pomiń
window-write-again = Napisz ponownie
window-transcript = Zapisz rozmowę
window-print = Drukuj

## My data: since when, until when, who; and the private link

window-data-purposes = W jakim celu i jak długo
window-data-until-day = do { $date }
window-data-readers = Kto to czytał
window-data-readers-none = Nikt nie czytał tych danych.
window-data-read-conversation = czytanie rozmowy
window-data-read-contact = wgląd w podane dane
window-data-notes = Notatki naszego zespołu
window-role-owner = Kierownictwo
window-role-agent = Obsługa klienta
window-role-marketing = Marketing
window-role-auditor = Audyt
window-role-privacy-officer = Ochrona danych
window-role-api-token = Nasz program
window-role-former = Osoba, która już tu nie pracuje
window-link-title = Prywatny link
window-link-text = Pozwala wrócić później do swoich danych, także na innym urządzeniu, dopóki są przechowywane.
window-link-make = Pokaż prywatny link
window-link-label = Prywatny link
window-link-warning = Kto ma ten link, może czytać i usuwać te dane. Należy strzec go jak klucza.
window-link-copy = Kopiuj link

## The window's panel of one's own data

window-data-held = Blokada prawna do { $date }, także po wycofaniu zgody lub usunięciu: { $what }. Czytać mogą wtedy tylko osoby odpowiedzialne za ochronę danych.
window-data-held-all = wszystko
window-data-restricted = Przetwarzanie danych jest ograniczone: są przechowywane i nikt tutaj ich nie czyta.

## What the visitor has asked for under the law

window-rights-title = Przysługujące prawa
window-rights-lead = Co może zrobić maszyna, robi od razu. Reszta trafia do ludzi, z dniem, do którego odpowiedzą.
window-rights-rectification = Poproś o sprostowanie
window-rights-what = Co jest błędne i jak powinno być?
window-rights-restriction = Poproś o ograniczenie: zachować, nie czytać
window-rights-by = Odpowiedź najpóźniej { $date }
window-rights-take-back = Wycofaj
window-rights-none = Nie złożono jeszcze żadnego wniosku.
window-rights-kind-access = Dostęp do danych
window-rights-kind-rectification = Sprostowanie
window-rights-kind-erasure = Usunięcie
window-rights-kind-portability = Przeniesienie
window-rights-kind-restriction = Ograniczenie
window-rights-kind-objection = Sprzeciw
window-rights-kind-withdrawal = Wycofanie zgody
window-rights-state-open = Do odpowiedzi
window-rights-state-extended = Termin przedłużony
window-rights-state-fulfilled = Zrealizowany
window-rights-state-refused = Odmówiono
window-rights-state-withdrawn = Wycofany przez osobę
window-confirm-title = Jeszcze jedno kliknięcie
window-confirm-sent = Wysłaliśmy wiadomość na adres { $address }. Prosimy potwierdzić w niej zgodę. Do tego czasu nikt inny nie może odczytać adresu; bez kliknięcia zostanie usunięty po 24 godzinach.
window-confirm-not-sent = Wiadomości na adres { $address } nie udało się teraz wysłać. Nic nie przepadło: prosimy wysłać ją ponownie.
window-confirm-again = Wyślij ponownie
window-confirm-withdraw = Nie, wycofaj
window-confirm-resent = Wysłano ponownie.
window-state-pending = Czeka na kliknięcie w wiadomości
