## Passkeys: one's own, and signing in with them

console-passkeys-title = Passkeys
console-passkeys-about = Ein Passkey ist ein Schlüssel, den eines Ihrer Geräte für Sie aufbewahrt. Er öffnet sich mit Finger, Gesicht oder PIN, lässt sich nicht erraten und gilt nur unter dieser Adresse.
console-passkeys-unavailable = Unter dieser Adresse gibt es keine Passkeys: Browser bieten sie nur unter einem Namen und über HTTPS an. Auf dem Rechner, auf dem Parlour selbst läuft, geht es auch mit localhost.
console-passkeys-used = Zuletzt benutzt
console-passkeys-never = noch nie
console-passkeys-added = Hinzugefügt
console-passkeys-alone = Reicht zur Anmeldung, ohne Passwort
console-passkeys-second = Zweiter Schritt nach dem Passwort: Das Gerät kann Ihre Schlüssel nicht öffnen
console-passkeys-change = Ändern
console-passkeys-rename = Umbenennen
console-passkeys-remove = Entfernen
console-passkeys-remove-hint = Wo Sie sonst noch angemeldet sind, werden Sie abgemeldet. Löschen Sie den Passkey auch auf dem Gerät.
console-passkey-add = Passkey hinzufügen
console-passkey-name = Name
console-passkey-name-hint = Woran Sie das Gerät erkennen, etwa „Laptop“ oder „Schlüsselbund“.
console-passkey-new-lead = Geben Sie ihm einen Namen und folgen Sie dann Ihrem Browser.
console-passkey-create = Passkey erstellen
console-passkey-two-kinds = Manche Geräte können Ihre Schlüssel öffnen: Dann reicht der Passkey zur Anmeldung. Bei den anderen tritt er an die Stelle des Codes, und Sie geben weiter Ihr Passwort ein. Welcher Fall es ist, sehen Sie danach.
console-passkey-no-script = Dafür braucht es einen Browser, der Passkeys kennt, mit eingeschaltetem JavaScript.
console-passkey-cancelled = Das hat nicht geklappt: Es wurde abgebrochen, hat zu lange gedauert, oder es war kein passender Passkey da.
console-passkey-known = Auf diesem Gerät liegt schon ein Passkey von Ihnen.
console-sign-in-passkey = Mit Passkey anmelden
console-sign-in-passkey-failed = Dieser Passkey wurde nicht angenommen. Bitte versuchen Sie es noch einmal oder melden Sie sich mit dem Passwort an.
console-step-passkey = Stattdessen einen Passkey benutzen
console-signing-in-totp-none = Es ist keine Authenticator-App eingerichtet; Ihr zweiter Schritt ist ein Passkey.
console-members-passkeys-count =
    { $count ->
        [one] { $count } Passkey
       *[other] { $count } Passkeys
    }
problem-passkeys-unavailable-title = Unter dieser Adresse gibt es keine Passkeys
problem-passkeys-unavailable-detail = Browser bieten Passkeys nur unter einem Namen und über HTTPS an. Bitte benutzen Sie die Adresse, unter der Parlour eingerichtet ist.
problem-passkey-refused-title = Der Passkey wurde nicht angenommen
problem-passkey-refused-detail = Vielleicht hat es länger als fünf Minuten gedauert, oder er ist auf einer anderen Seite entstanden. Bitte versuchen Sie es noch einmal.
problem-password-needed-title = Dieser Passkey ist ein zweiter Schritt
problem-password-needed-detail = Er kann Ihre Schlüssel nicht öffnen. Bitte geben Sie zuerst E-Mail-Adresse und Passwort ein; danach tritt er an die Stelle des Codes.
problem-too-many-passkeys-title = Sie haben schon zehn Passkeys
problem-too-many-passkeys-detail = Mehr sind nicht vorgesehen. Bitte entfernen Sie einen, den Sie nicht mehr benutzen.
problem-last-second-step-title = Das ist Ihr einziger zweiter Schritt
problem-last-second-step-detail = Ihre Organisation verlangt einen. Bitte richten Sie zuerst eine Authenticator-App oder einen anderen Passkey ein.
