# Rollen und Rechte, und Mitglieder, die schon da sind.
console-permission-conversations-read = Gespräche lesen
console-permission-conversations-answer = Gespräche beantworten
console-permission-conversations-delete = Gespräche löschen
console-permission-contacts-read = Kontakte lesen
console-permission-contacts-export = Kontakte exportieren
console-permission-contacts-import = Kontakte importieren
console-permission-canned-write = Textbausteine schreiben
console-permission-subjects-erase = Personen auf Wunsch löschen
console-permission-flows-read = Abläufe ansehen
console-permission-flows-publish = Abläufe veröffentlichen
console-permission-ledger-read = Protokoll lesen
console-permission-overview-read = Überblick sehen
console-permission-sites-read = Einstellungen der Seiten sehen
console-permission-teams-manage = Teams verwalten
console-permission-members-manage = Mitglieder verwalten
console-permission-roles-manage = Eigene Rollen verwalten
console-permission-tokens-manage = API-Tokens verwalten
console-permission-organisation-manage = Organisation und Notfallschlüssel verwalten
console-permission-sites-write = Seiten einrichten
console-permission-privacy-read = Datenschutz-Schreibtisch sehen
console-permission-purposes-write = Zwecke und Texte ändern
console-permission-requests-handle = Anträge bearbeiten
console-permission-retention-write = Aufbewahrung ändern
console-permission-holds-write = Löschsperren setzen
console-permission-breaches-handle = Datenpannen bearbeiten
console-permission-recipients-write = Empfänger eintragen
console-permission-agreements-sign = Verträge unterschreiben
console-roles-title = Rollen und Rechte
console-roles-lead = Wer was darf und wer was liest. Was eine Rolle nicht liest, dafür bekommt sie keinen Schlüssel: Es ist nicht verboten, sondern unmöglich.
console-roles-matrix = Die Rollen im Vergleich
console-roles-right = Recht
console-roles-reads = Liest: { $purpose }
console-roles-pair-hold = Was eine Löschsperre bewahrt
console-roles-pair-privacy = Eingeschränkte Daten und Texte zu Anträgen
console-roles-yes = ja
console-roles-no = nein
console-roles-export = Als Tabelle laden (CSV)
console-roles-own = Eigene Rollen
console-roles-own-none = Noch keine. Die sechs vorgegebenen Rollen genügen den meisten.
console-roles-new = Neue Rolle
console-roles-name = Name
console-roles-name-hint = Kleine Buchstaben ohne Umlaute, Ziffern und Bindestriche, zum Beispiel empfang.
console-roles-permissions = Was die Rolle darf
console-roles-purposes = Was die Rolle liest
console-roles-make = Rolle anlegen
console-roles-save = Änderungen speichern
console-roles-delete = Rolle löschen
console-roles-members =
    { $count ->
         [one] Ein Mitglied
       *[other] { $count } Mitglieder
    }
console-settings-roles-text = Wer was darf und liest, als eine Seite; und Rollen, die Sie selbst machen.
console-settings-roles-words = rolle rechte berechtigung matrix zugriff lesen
console-member-title = Mitglied
console-member-back = Mitglieder
console-member-suspended = Zugang ruht
console-member-holds = Hat Schlüssel für
console-member-holds-none = Keine: liest keine Inhalte.
console-member-last-read = Zuletzt Inhalte gelesen
console-member-never = noch nie
console-member-waits = Wartet auf Schlüssel für
console-member-hand-over = Schlüssel übergeben
console-member-hand-over-hint = Sie übergeben, was Sie selbst haben.
console-member-role-title = Andere Rolle
console-member-role-hint = Gilt sofort. Laufende Sitzungen enden, Schlüssel werden übergeben oder entzogen.
console-member-role-save = Rolle ändern
console-member-suspend-title = Zugang anhalten
console-member-suspend-hint = Für eine Weile: Niemand meldet sich mit diesem Konto an, bis Sie es wieder öffnen.
console-member-suspend = Anhalten
console-member-restore = Wieder öffnen
console-member-remove-title = Mitglied entfernen
console-member-remove-hint = Sitzungen enden sofort, alle Schlüssel werden entzogen und erneuert. Offene Gespräche warten dann auf jemand anderen. Was dieses Mitglied geschrieben hat, bleibt mit Namen stehen. Was es früher lesen durfte, hätte es kopieren können; das macht niemand ungeschehen.
console-member-remove = Endgültig entfernen
console-member-left = { $name } ist entfernt.
console-member-left-held = Entzogen und erneuert: { $purposes }.
console-member-left-exposed =
    { $count ->
         [one] Ein Schlüssel von Besuchern wird noch erneuert.
       *[other] { $count } Schlüssel von Besuchern werden noch erneuert.
    }
console-permission-registers-read = Register der Maßnahmen sehen
console-permission-registers-write = Register der Maßnahmen führen
console-reason-title = Warum öffnen Sie das?
console-reason-lead = In Ihrer Rolle sagen Sie, warum, bevor Ihnen etwas von einer Person geöffnet wird. Der Grund steht danach im Protokoll, neben Ihrem Namen und der Zeit, und lässt sich nicht ändern.
console-reason-legend = Grund
console-reason-open = Öffnen
console-reason-link = Mit Grund öffnen
console-roles-asks-reason = Sagt, warum, bevor ein Gespräch oder Kontakt geöffnet wird
console-roles-asks-reason-hint = Der Grund wird aus einer Liste gewählt und steht im Protokoll. Eine solche Rolle kann keine Kontakte exportieren.
problem-reason-first-title = Sagen Sie zuerst, warum
problem-reason-first-detail = Ihre Rolle verlangt einen Grund, bevor das geöffnet wird. Wählen Sie einen; er wird im Protokoll festgehalten.
