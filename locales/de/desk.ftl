console-desk-title = Heute
console-desk-lead = Was das Recht jetzt von Ihnen verlangt, und bis wann. Alles, was ein Datum hat, erscheint hier von selbst.
console-desk-nothing = Es ist nichts fällig.
console-desk-nothing-text = Anträge, Datenpannen, Aufbewahrungen und Texte, die Sie brauchen, stehen dann hier.
console-desk-later = Heute ist nichts fällig. Was als Nächstes kommt, steht unten.
console-desk-what = Was
console-desk-until = Bis
console-desk-left = Verbleibende Zeit
console-desk-no-date = ohne Datum
console-desk-breach = Datenpanne melden: { $to } ({ $law })
console-desk-request = Antrag beantworten: { $kind }
console-desk-draft = Entscheiden, ob dies eine Datenpanne war
console-desk-draft-hint = Bevor Sie sie bestätigen, läuft keine Frist.
console-desk-sweep = Fälliges wurde nicht rechtzeitig vernichtet
console-desk-sweep-hint = Bitte sagen Sie es denen, die diese Installation betreiben.
console-desk-hold = Eine rechtliche Aufbewahrung endet
console-desk-hold-hint = Was sie bewahrt, wird dann vernichtet. Ordnen Sie vorher eine neue an, wenn Sie es noch brauchen.
console-desk-recipient = Darf ab dann verwendet werden: { $name }
console-desk-recipient-hint = Bis dahin können Sie widersprechen.
console-desk-audit = Prüfen, ob Zusagen eingehalten werden: { $name }
console-desk-audit-hint = Tragen Sie danach den Tag der nächsten Prüfung ein.
console-desk-contract = Standardvertrag der Datenschutzbehörde KVKK melden: { $name }
console-desk-contract-hint = Vermerken Sie danach beim Empfänger, wann er gemeldet wurde (Art. 9 Abs. 5 KVKK).
console-desk-stale = Einwilligungen beruhen auf einem älteren Text: { $purpose }, { $people }
console-desk-stale-hint = Diese Menschen werden neu gefragt, wenn sie wiederkommen. Bis dahin wird nichts Neues angenommen.
console-desk-notice = Der Datenschutzhinweis fehlt ({ $language })
console-desk-notice-outdated = Ihr Datenschutzhinweis ist älter als das, was er sagen muss ({ $language })
console-desk-notice-outdated-hint = Empfänger, Zwecke oder Fristen haben sich seither geändert. Vergleichen Sie ihn mit dem erzeugten und veröffentlichen Sie ihn neu.
console-desk-wording = Ein Einwilligungstext fehlt ({ $language }): { $purpose }
console-desk-identity = Die Hinweise müssen das von Ihnen nennen: { $field }
console-desk-keys = Schlüssel warten auf die Übergabe: { $pair }
console-desk-keys-hint = Wer sie hat, übergibt sie auf der Seite des Mitglieds.
console-desk-letters = Newsletter lassen sich nicht bestätigen: Es geht kein Brief hinaus
console-desk-checkpoint-mail = Der tägliche Prüfpunkt des Protokolls geht nicht per E-Mail hinaus
console-desk-checkpoint-stamp = Der tägliche Prüfpunkt des Protokolls erhält keinen Zeitstempel
console-desk-checkpoint-hint = Es wird stündlich wieder versucht. Auf der Seite „Protokoll“ steht, was fehlt.
console-desk-pair-privacy = Anträge und Einschränkungen
console-desk-pair-hold = rechtliche Aufbewahrung
console-desk-restricted = Schlüssel eingeschränkter Personen sind neu zu versiegeln
console-desk-restricted-hint = Inzwischen liest sie niemand. Geschieht, sobald sich jemand anmeldet, der es kann.
console-desk-sweeps = Vernichtung
console-desk-destroys = Wird dabei vernichtet
console-desk-consents = Einwilligungen nach Stand
console-desk-state = Stand
console-desk-people = Personen
console-desk-pending = wartet
console-desk-outdated = veraltet
console-desk-expired = abgelaufen
console-desk-ages = Anträge nach Alter
console-desk-age = Tage seit dem Eingang
console-desk-requests = Anträge
console-desk-calendar = Kalender
console-desk-calendar-lead = Was ein Datum hat, als Monat.
console-desk-views = Liste oder Kalender
console-desk-list = Liste
console-desk-before = Monat davor
console-desk-after = Monat danach
console-desk-current = Dieser Monat
console-desk-here = heute
console-desk-month-nothing = In diesem Monat ist nichts fällig.
console-desk-overdue-count =
    { $count ->
        [one] { $count } Frist ist abgelaufen.
       *[other] { $count } Fristen sind abgelaufen.
    }
console-desk-today-count =
    { $count ->
        [one] { $count } Sache ist heute fällig.
       *[other] { $count } Sachen sind heute fällig.
    }
