## Whether somebody is here

visit-here = Jesteśmy na miejscu
visit-away = W tej chwili nikogo nie ma
visit-today = Odpowiemy dziś od { $time }
visit-tomorrow = Odpowiemy jutro od { $time }
visit-on-day = Odpowiemy { $day } od { $time }
visit-on-date = Odpowiemy { $date } od { $time }
visit-day-1 = w poniedziałek
visit-day-2 = we wtorek
visit-day-3 = w środę
visit-day-4 = w czwartek
visit-day-5 = w piątek
visit-day-6 = w sobotę
visit-day-7 = w niedzielę
visit-handed-over-until = W tej chwili nikogo nie ma. Odpowiemy { $date } od { $time }. Wiadomość dotarła.

## Asking for a call

visit-call-back-text = W tej chwili nikogo nie ma. Czy możemy zapisać numer telefonu oraz, jeśli zostaną podane, imię i dogodną porę, aby raz oddzwonić w tej sprawie? Nie użyjemy ich do niczego innego. Można odmówić i dalej tu pisać, a zgodę można w każdej chwili wycofać w sekcji „Moje dane”.
visit-call-back-thanks = Dziękujemy. Zadzwonimy.
visit-wish-today = Dziś, { $from }–{ $until }
visit-wish-tomorrow = Jutro, { $from }–{ $until }
visit-wish-day = { $day }, { $from }–{ $until }
visit-weekday-1 = Poniedziałek
visit-weekday-2 = Wtorek
visit-weekday-3 = Środa
visit-weekday-4 = Czwartek
visit-weekday-5 = Piątek
visit-weekday-6 = Sobota
visit-weekday-7 = Niedziela

## When a conversation has ended

purpose-satisfaction = Zadowolenie
visit-rating-text = Jak oceniasz tę rozmowę? Odpowiedź jest dobrowolna. Pomaga nam lepiej odpowiadać; to nasz prawnie uzasadniony interes (art. 6 ust. 1 lit. f RODO). Może ją przeczytać nasz zespół. Sprzeciw można zgłosić w każdej chwili w sekcji „Moje dane”; odpowiedź zostanie wtedy usunięta, a pozostanie tylko liczba poszczególnych ocen, bez związku z Tobą.

## Asking to be let in

visit-let-in-text = Ktoś z naszego zespołu chce przeczytać tę rozmowę, także to, co już napisano, aby tutaj odpowiedzieć. Czy się zgadzasz? Można odmówić i dalej pisać z botem, a zgodę można w każdej chwili wycofać w sekcji „Moje dane”.

## Who read it

visit-readers-title = Kto to czytał
visit-readers-none = Nikt poza Tobą niczego nie czytał.
visit-readers-conversation = Rozmowa
visit-readers-contact = Twoje dane
visit-role-owner = Kierownictwo
visit-role-administrator = Administracja
visit-role-agent = Obsługa klienta
visit-role-marketing = Marketing
visit-role-auditor = Audyt
visit-role-privacy-officer = Osoba odpowiedzialna za ochronę danych
visit-role-api-token = Program organizacji
visit-role-former = Osoba, która już tu nie pracuje

## What was told beside the bot

visit-field-rating = Ocena, od 1 do 5
visit-field-comment = Komentarz
visit-field-call-at = Dogodna pora telefonu
