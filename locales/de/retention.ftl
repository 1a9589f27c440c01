problem-period-refused-title = Diese Frist ist nicht zulässig
problem-period-refused-detail = Wählen Sie eine Frist zwischen der kürzesten und der längsten, die genannt sind. Es wurde nichts geändert.
console-retention-title = Aufbewahrung
console-retention-lead = Wie lange was aufbewahrt wird, was als Nächstes vernichtet wird und was vernichtet wurde. Es zählt die letzte Aktivität: Ein laufendes Gespräch geht niemandem verloren.
console-retention-rules = Regeln
console-retention-what = Was
console-retention-how-long = Wie lange
console-retention-source = Wo das steht
console-retention-in-months = in Monaten
console-retention-save = Speichern
console-retention-own = Eigene Frist für einen einzelnen Zweck
console-retention-active = Solange jemand spricht
console-retention-active-why = Bleibt, solange die Leistung dauert. Nur die Obergrenzen darunter enden früher.
console-retention-inactive = Inaktive Gespräche
console-retention-inactive-why = Gezählt ab der letzten Aktivität. Danach wird alles zu der Person vernichtet.
console-retention-content = Gesagtes und Mitgeteiltes, höchstens
console-retention-content-why = Gezählt ab dem eigenen Zeitpunkt, auch wenn das Gespräch weitergeht.
console-retention-special = Besondere Kategorien wie Gesundheit, höchstens
console-retention-special-why = Gezählt ab der Mitteilung. Was Sie länger aufbewahren müssen, übernehmen Sie vorher in Ihre Akten.
console-retention-ungranted = Was niemandem freigegeben wurde
console-retention-ungranted-why = Gezählt ab der letzten Aktivität. Lesen konnte es immer nur die Besucherin oder der Besucher.
console-retention-withdrawn = Was widerrufen wurde
console-retention-withdrawn-why = Gezählt ab dem Widerruf. Bis dahin liest es nur die Besucherin oder der Besucher.
console-retention-evidence = Nachweise der Einwilligung von Gelöschten
console-retention-evidence-why = Gezählt ab der Löschung. Danach verlieren die Einträge ihren Text; das Protokoll bleibt prüfbar.
console-retention-objections = Prüfsummen widersprechender Adressen
console-retention-objections-why = Gezählt ab dem Widerspruch. Sie verhindern, dass alte Listen wieder angeschrieben werden.
console-retention-destruction-records = Nachweise der Vernichtung
console-retention-destruction-records-why = Gezählt ab der Vernichtung. Sie nennen niemanden.
console-retention-destruction-interval = Längste Zeit zwischen zwei Durchgängen
console-retention-destruction-interval-why = Parlour vernichtet täglich. Geschieht das so lange nicht, schlägt es Alarm.
console-retention-asked = Auf Verlangen
console-retention-own-end = An eigenem Tag beendet
console-retention-preview = Was der nächste Durchgang vernichtet
console-retention-last = Letzter Durchgang
console-retention-next = Nächster Durchgang
console-retention-never = noch keiner
console-retention-nothing = Nichts ist fällig.
console-retention-rule = Regel
console-retention-of = Art
console-retention-count = Anzahl
console-retention-earliest = Fällig ab
console-retention-of-conversations = Gespräche
console-retention-of-subjects = importierte Kontakte
console-retention-of-messages = Nachrichten
console-retention-of-fields = Kontaktangaben
console-retention-of-generations = Widerrufenes oder Privates
console-retention-of-erased = Nachweise zu Gelöschten
console-retention-of-records = Aufzeichnungen
console-retention-of-holds = Aufbewahrungssperren
console-retention-of-consents = Einwilligungen
console-retention-of-invitations = Einladungen
console-retention-of-requests = beantwortete Anfragen
console-retention-records = Bisher vernichtet
console-retention-records-lead = Jede Zeile ist durch Einträge des Protokolls belegt und nennt niemanden.
console-retention-export = Als CSV exportieren
console-retention-no-records = Es wurde noch nichts vernichtet.
console-retention-when = Wann
console-retention-rows = Zeilen
console-retention-entry = Eintrag im Protokoll
console-retention-late = Fälliges wurde seit mehr als zwei Tagen nicht vernichtet. Bitte sagen Sie dem Betreiber dieser Installation Bescheid.
console-retention-over = Die längste Zeit zwischen zwei Durchgängen ist überschritten: Das Gesetz wird nicht eingehalten. Bitte handeln Sie jetzt.
console-retention-while = solange es dauert
console-retention-bounds = { $least } bis { $most }
console-retention-months-count =
    { $count ->
        [one] ein Monat
       *[other] { $count } Monate
    }
console-retention-hours-count =
    { $count ->
        [one] eine Stunde
       *[other] { $count } Stunden
    }
