# Die Seite für den Betrieb.

console-operator-title = Betrieb
console-operator-lead = Organisationen, Größen, Zustand und Versionen. Inhalte sieht hier niemand: Dafür fehlt der Schlüssel.
console-operator-door = Diese Seite öffnet sich mit einem Code. Auf dem Server gibt ihn dieser Befehl aus:
console-operator-code = Code
console-operator-open = Öffnen
console-operator-wrong = Dieser Code ist falsch oder abgelaufen. Lassen Sie sich einen neuen ausgeben.
console-operator-leave = Seite schließen
console-operator-version = Version
console-operator-database = Datenbank
console-operator-swept = Fälliges zuletzt vernichtet
console-operator-not-swept = seit dem Start noch nicht
console-operator-empty = Es gibt noch keine Organisation.
console-operator-members = Mitglieder
console-operator-sites = Websites
console-operator-subjects = Betroffene
console-operator-messages = Nachrichten
console-operator-entries = Einträge im Protokoll
console-operator-sockets = Verbunden
console-operator-signs = Das Protokoll wird signiert.
console-operator-signs-not = Der Signaturschlüssel lässt sich nicht öffnen: Dies ist ein anderer Serverschlüssel.
console-operator-recovery = Der Wiederherstellungsschlüssel ist bestätigt.
console-operator-recovery-not = Der Wiederherstellungsschlüssel ist nicht bestätigt.
console-operator-migration-count =
    { $count ->
        [one] eine Migration
       *[other] { $count } Migrationen
    }
