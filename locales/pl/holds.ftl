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
