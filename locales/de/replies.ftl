## Search

console-search-label = Suchen nach
console-search-title = Suche
console-search-lead = Durchsucht alles, was Ihre Schlüssel öffnen: was Menschen geschrieben und was sie über sich angegeben haben.
console-search-hint = Mehrere Wörter müssen alle vorkommen. Groß- und Kleinschreibung und Akzente spielen keine Rolle.
console-search-submit = Suchen
console-search-stop = Anhalten
console-search-running = Suche läuft …
console-search-none = Nichts gefunden.
console-search-short = Bitte geben Sie 2 bis 200 Zeichen ein.
console-search-failed = Die Suche wurde nicht abgeschlossen. Bitte versuchen Sie es noch einmal.
console-search-more = Vielleicht gibt es mehr Treffer. Ein weiteres Wort grenzt die Suche ein.
console-search-results = Treffer
console-search-searched-count =
    { $count ->
        [0] Keine Nachrichten durchsucht
        [one] { $count } Nachricht durchsucht
       *[other] { $count } Nachrichten durchsucht
    }
console-search-contact = Kontaktdaten

## Canned responses

console-canned-title = Textbausteine
console-canned-lead = Fertige Texte für häufige Antworten, in den Sprachen Ihrer Besucher.
console-canned-settings = Einstellungen
console-canned-new = Textbaustein schreiben
console-canned-edit-title = Textbaustein ändern
console-canned-empty = Es gibt noch keine Textbausteine. Beginnen Sie mit der Antwort, die Sie am häufigsten geben.
console-canned-none = Kein Textbaustein enthält das.
console-canned-find = Suchen
console-canned-shortcut = Kürzel
console-canned-shortcut-hint = Ein Wort in Kleinbuchstaben, etwa „zeiten“. Damit finden Sie den Text beim Antworten.
console-canned-body = Text
console-canned-languages = Sprachen
console-canned-for = Für wen
console-canned-everyone = Für alle
console-canned-own = Nur für mich
console-canned-text = Text ({ $language })
console-canned-text-hint = Sprachen, die Sie nicht brauchen, lassen Sie leer. Besucher bekommen den Text in ihrer Sprache, sonst auf Englisch.
console-canned-variables = Wird beim Einfügen ersetzt: { "{visitor}" } Name des Besuchers, { "{agent}" } Ihr Name, { "{site}" } die Website, { "{organisation}" } die Organisation.
console-canned-save = Textbaustein speichern
console-canned-delete = Textbaustein löschen
console-canned-change = Ändern
console-canned-taken = Einen Textbaustein mit diesem Kürzel gibt es schon. Bitte wählen Sie ein anderes.
console-canned-invalid-shortcut = Das Kürzel muss ein Wort in Kleinbuchstaben mit höchstens 32 Zeichen sein.
console-canned-invalid-texts = Bitte schreiben Sie mindestens einen Text, und verwenden Sie nur die darunter genannten Platzhalter.
console-canned-too-large = Das ist zu viel: Ein Text hat höchstens 4.000 Zeichen, und es gibt höchstens 500 Textbausteine.

## Import of contacts

console-import-title = Kontakte importieren
console-import-lead = Für Menschen, die anderswo zugestimmt haben, auf Papier oder in einem anderen Laden. Jede Zeile nennt Zweck, Rechtsgrundlage, Tag und Nachweis.
console-import-objection = Wer hier abgelehnt oder widerrufen hat, wird ausgelassen. Gesundheitsdaten lassen sich nicht importieren.
console-import-columns = Spalten: name, phone, email, purpose, basis, given_at (wie 2026-01-31), proof, locale (de, en, pl, ru oder tr). Jede Zeile braucht eine Telefonnummer oder eine E-Mail-Adresse.
console-import-template = Vorlage herunterladen
console-import-file = Datei
console-import-file-hint = CSV in UTF-8, höchstens 5 MB und 10.000 Zeilen. In Excel als „CSV UTF-8“ speichern.
console-import-check = Datei prüfen
console-import-check-title = Noch ist nichts gespeichert
console-import-ready-count =
    { $count ->
        [0] Keine Zeile lässt sich importieren.
        [one] { $count } Kontakt lässt sich importieren.
       *[other] { $count } Kontakte lassen sich importieren.
    }
console-import-refused-count =
    { $count ->
        [0] Keine Zeile wird ausgelassen.
        [one] { $count } Zeile wird ausgelassen.
       *[other] { $count } Zeilen werden ausgelassen.
    }
console-import-confirm-count =
    { $count ->
        [one] { $count } Kontakt importieren
       *[other] { $count } Kontakte importieren
    }
console-import-done-title = Der Import ist fertig
console-import-done-count =
    { $count ->
        [0] Es wurde kein Kontakt importiert.
        [one] { $count } Kontakt wurde importiert.
       *[other] { $count } Kontakte wurden importiert.
    }
console-import-again = Andere Datei wählen
console-import-to-contacts = Zu den Kontakten
console-import-report = Liste dieser Zeilen herunterladen
console-import-row = Zeile
console-import-column = Spalte
console-import-reason = Warum ausgelassen
console-import-first-rows = Gezeigt werden nur die ersten 200 Zeilen. Die heruntergeladene Liste enthält alle.
console-import-no-file = Bitte wählen Sie eine Datei.
console-import-reason-cells = Die Zeile hat eine andere Zahl von Zellen als die erste.
console-import-reason-missing = Die Angabe fehlt.
console-import-reason-invalid = Der Wert passt nicht.
console-import-reason-unknown = Das Wort ist nicht bekannt.
console-import-reason-special = Für diesen Zweck lässt sich nichts importieren.
console-import-reason-basis = Ihr Zweck beruht auf einer anderen Rechtsgrundlage.
console-import-reason-future = Der Tag liegt in der Zukunft.
console-import-reason-duplicate = Die Adresse steht weiter oben in der Datei.
console-import-reason-known = Die Adresse gehört schon zu einem Kontakt.
console-import-reason-objected = Die Person hat abgelehnt oder widerrufen.

## Problems

problem-not-utf8-title = Die Datei ist nicht in UTF-8 geschrieben
problem-not-utf8-detail = Bitte speichern Sie sie noch einmal als „CSV UTF-8“. In einer anderen Kodierung wären Buchstaben wie ü, ł oder ş falsch.
problem-import-header-title = Die erste Zeile nennt die Spalten nicht
problem-import-header-detail = Bitte verwenden Sie die Vorlage: purpose, basis, given_at und proof sind nötig, dazu phone oder email.
problem-bad-csv-title = Die Datei ist keine Tabelle
problem-bad-csv-detail = Bitte speichern Sie sie als CSV, mit Kommas, Semikolons oder Tabulatoren zwischen den Zellen.
