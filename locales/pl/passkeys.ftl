## Passkeys: one's own, and signing in with them

console-passkeys-title = Klucze dostępu
console-passkeys-about = Klucz dostępu przechowuje jedno z urządzeń jego właściciela. Otwiera się go palcem, twarzą lub kodem PIN; nie da się go odgadnąć i działa tylko pod tym adresem.
console-passkeys-unavailable = Pod tym adresem klucze dostępu nie działają: przeglądarki oferują je tylko pod nazwą i przez HTTPS. Na komputerze, na którym działa sam Parlour, wystarczy też localhost.
console-passkeys-used = Ostatnio użyty
console-passkeys-never = jeszcze nigdy
console-passkeys-added = Dodano
console-passkeys-alone = Wystarcza do zalogowania, bez hasła
console-passkeys-second = Drugi krok po haśle: to urządzenie nie umie otworzyć kluczy konta
console-passkeys-change = Zmień
console-passkeys-rename = Zmień nazwę
console-passkeys-remove = Usuń
console-passkeys-remove-hint = Wszędzie indziej nastąpi wylogowanie. Proszę usunąć klucz także z samego urządzenia.
console-passkey-add = Dodaj klucz dostępu
console-passkey-name = Nazwa
console-passkey-name-hint = Po czym poznasz urządzenie, na przykład „laptop” albo „breloczek”.
console-passkey-new-lead = Proszę nadać mu nazwę, a potem wykonać polecenia przeglądarki.
console-passkey-create = Utwórz klucz dostępu
console-passkey-two-kinds = Niektóre urządzenia umieją otworzyć klucze konta: wtedy klucz dostępu wystarcza do zalogowania. Przy pozostałych zastępuje kod, a hasło nadal trzeba wpisywać. Który to przypadek, widać po dodaniu.
console-passkey-no-script = Potrzebna jest przeglądarka, która zna klucze dostępu, z włączonym JavaScriptem.
console-passkey-cancelled = Nie udało się: czynność przerwano, trwała zbyt długo albo nie było pasującego klucza.
console-passkey-known = Na tym urządzeniu jest już klucz dostępu do tego konta.
console-sign-in-passkey = Zaloguj się kluczem dostępu
console-sign-in-passkey-failed = Ten klucz dostępu nie został przyjęty. Proszę spróbować jeszcze raz albo zalogować się hasłem.
console-step-passkey = Użyj zamiast tego klucza dostępu
console-signing-in-totp-none = Nie ma aplikacji uwierzytelniającej; drugim krokiem jest klucz dostępu.
console-members-passkeys-count =
    { $count ->
        [one] { $count } klucz dostępu
        [few] { $count } klucze dostępu
        [many] { $count } kluczy dostępu
       *[other] { $count } klucza dostępu
    }
problem-passkeys-unavailable-title = Pod tym adresem nie ma kluczy dostępu
problem-passkeys-unavailable-detail = Przeglądarki oferują klucze dostępu tylko pod nazwą i przez HTTPS. Proszę skorzystać z adresu, pod którym skonfigurowano Parlour.
problem-passkey-refused-title = Klucz dostępu nie został przyjęty
problem-passkey-refused-detail = Być może trwało to dłużej niż pięć minut albo klucz powstał na innej stronie. Proszę spróbować jeszcze raz.
problem-password-needed-title = Ten klucz dostępu jest drugim krokiem
problem-password-needed-detail = Nie otwiera kluczy konta. Proszę najpierw podać adres e-mail i hasło; potem klucz zastąpi kod.
problem-too-many-passkeys-title = Jest już dziesięć kluczy dostępu
problem-too-many-passkeys-detail = Więcej ich być nie może. Proszę usunąć ten, który nie jest już używany.
problem-last-second-step-title = To jedyny drugi krok tego konta
problem-last-second-step-detail = Organizacja go wymaga. Proszę najpierw skonfigurować aplikację uwierzytelniającą albo inny klucz dostępu.
