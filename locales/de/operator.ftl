# Die Seite für den Betrieb.

console-operator-title = Betrieb
console-operator-lead = Organisationen, Größen, Zustand und Versionen. Inhalte sieht hier niemand: Dafür fehlt der Schlüssel.
console-operator-door = Diese Seite öffnet ein Code, den auf dem Server dieser Befehl ausgibt:
console-operator-code = Code
console-operator-open = Öffnen
console-operator-wrong = Dieser Code öffnet nicht oder ist abgelaufen. Lassen Sie sich einen neuen ausgeben.
console-operator-leave = Seite schließen
console-operator-version = Version
console-operator-database = Datenbank
console-operator-swept = Zuletzt gelöscht, was fällig war
console-operator-not-swept = seit dem Start noch nicht
console-operator-empty = Es gibt noch keine Organisation.
console-operator-members = Mitglieder
console-operator-sites = Websites
console-operator-subjects = Betroffene
console-operator-messages = Nachrichten
console-operator-entries = Einträge im Protokoll
console-operator-sockets = Verbunden
console-operator-signs = Das Protokoll wird signiert.
console-operator-signs-not = Der Schlüssel für die Signatur öffnet sich nicht: Dies ist ein anderer Serverschlüssel.
console-operator-recovery = Der Wiederherstellungsschlüssel ist bestätigt.
console-operator-recovery-not = Der Wiederherstellungsschlüssel ist nicht bestätigt.
console-operator-migration-count =
    { $count ->
        [one] eine Migration
       *[other] { $count } Migrationen
    }
