## Legal holds and restriction

problem-restricted-title = Przetwarzanie danych tej osoby jest ograniczone
problem-restricted-detail = Dane są przechowywane i nikt ich nie czyta, dopóki ograniczenie nie zostanie zniesione.

holds-own-all = Wszystko
holds-own-restricted = Przetwarzanie tych danych jest ograniczone: są przechowywane, ale organizacja ich nie czyta.
holds-own-text = Organizacja potrzebuje tego do roszczenia lub z obowiązku prawnego. Do podanej daty nie zostanie to zniszczone, także po wycofaniu zgody lub usunięciu danych; czytać to mogą wtedy tylko osoby odpowiedzialne za ochronę danych.
holds-own-title = Blokada prawna
