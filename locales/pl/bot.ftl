## Built-in texts of the bot that no flow can remove: access and deletion

bot-rights-question = Chodzi o Twoje dane. Co mamy zrobić?
bot-rights-show = Pokaż moje dane
bot-rights-erase = Usuń moje dane
bot-rights-back = Wróć do rozmowy
bot-erase-question = Wszystko o Tobie zostanie natychmiast i na zawsze usunięte: wiadomości, dane i klucze. Na pewno?
bot-erase-confirm = Tak, usuń wszystko
bot-erase-back = Nie, wróć
bot-data-shown = W menu, w pozycji „Moje dane”, widać wszystko, co jest o Tobie zapisane. Tam można to też poprawić, pobrać i usunąć.

## Handing over to a person

bot-handed-over-here = Ktoś jest na miejscu. Proszę chwilę poczekać, odpowiedź wkrótce nadejdzie.
bot-handed-over-away = W tej chwili nikogo nie ma. Wiadomość dotarła i odpowiemy tutaj, gdy tylko ktoś wróci.
bot-handed-over-until = W tej chwili nikogo nie ma. Wracamy: { $time }. Wiadomość dotarła.
bot-person-reads = Przeczyta to człowiek, także to, co już napisano.

## Back to the conversation

bot-back-to-choice = Dobrze, wracamy do rozmowy. W czym mogę pomóc?
bot-anything-else = Czy mogę jeszcze w czymś pomóc?
bot-not-understood = Niestety tego nie rozumiem. Proszę napisać to inaczej albo wybrać jedną z możliwości.
bot-no-answer-found = Nie mam na to odpowiedzi. W razie potrzeby pomoże człowiek.

## Answers that do not fit

bot-invalid-phone = Ten numer telefonu jest nieprawidłowy. Proszę podać go z numerem kierunkowym, na przykład { $example }.
bot-invalid-email = Ten adres e-mail jest nieprawidłowy. Proszę go sprawdzić, na przykład znak @.
bot-invalid-name = Nie mogę przyjąć tego imienia w takiej postaci. Proszę napisać je bez cyfr i znaków specjalnych.
bot-invalid-text = Nie mogę tego użyć. Proszę napisać to słowami.
bot-too-long-count =
    { $count ->
        [one] To za długie. Dozwolony jest najwyżej { $count } znak.
        [few] To za długie. Dozwolone są najwyżej { $count } znaki.
       *[many] To za długie. Dozwolonych jest najwyżej { $count } znaków.
    }
bot-answer-needed = Potrzebuję tego, aby kontynuować. Można też wrócić.
bot-consent-first = Proszę najpierw odpowiedzieć na pytanie powyżej. Wiadomość nie została zapisana.

## After a refusal

bot-refused = W porządku. Nic w tej sprawie nie zapisano.
bot-refused-other-way = W porządku. Nic w tej sprawie nie zapisano. Kontakt jest możliwy także tak: { $way }.
bot-other-way-imprint = przez dane firmy, dostępne w menu

## System messages: template ids in the conversation

bot-system-taken = Rozmowę przejął człowiek.
bot-system-waiting = Rozmowa czeka na człowieka.
bot-system-closed = Rozmowa została zakończona.
bot-system-given = Udzielono zgody: { $purpose }
bot-system-refused = Odmówiono zgody: { $purpose }
bot-system-withdrawn = Wycofano zgodę: { $purpose }
bot-system-message-deleted = Usunięto wiadomość.
bot-system-asked-in = Zespół prosi o zgodę na czytanie tej rozmowy. Decyzja należy do Ciebie.

## The age band, asked before anything else where children may use a site

bot-age-question = Czy możemy zapytać o wiek? Zależy od niego tylko to, czy można samodzielnie wyrazić zgodę. Odpowiedzi nie zapisujemy.
bot-age-under = Mam mniej niż { $age } lat
bot-age-over = Mam { $age } lat lub więcej
bot-age-answered = Odpowiedź udzielona. Nie zapisujemy jej.
bot-guardian = Dziękujemy za odpowiedź. Prosimy poprosić rodzica lub opiekuna, aby napisał do nas albo sam otworzył ten czat. Nasz adres jest w danych firmy, w menu powyżej. Odpowiedzi nie zapisaliśmy.
bot-age-again = To była pomyłka
