problem-breach-open-title = Es ist noch nicht alles getan
problem-breach-open-detail = Die Panne lässt sich schließen, wenn alle informiert sind und das Verzeichnis vollständig ist. Sehen Sie nach, was noch fehlt.

## The register

breaches-title = Datenpannen
breaches-lead = Jeder Vorfall bleibt hier verzeichnet, auch wenn sich herausstellt, dass es keine Panne war. Die Stunden laufen auch nachts und am Wochenende.
breaches-which = Welche Datenpannen
breaches-open = Offen
breaches-register = Verzeichnis
breaches-empty-title = Nichts ist offen
breaches-empty-text = Wenn Ihnen etwas auffällt, halten Sie es unten fest. Besser später verwerfen, als jetzt Stunden verlieren.
breaches-csv = Verzeichnis als Tabelle
breaches-json = Verzeichnis als JSON
breaches-incident = Vorfall
breaches-clocks = Fristen
breaches-state = Stand
breaches-opened = Bemerkt
breaches-new = Vorfall melden
breaches-aware = Seit wann es uns bekannt ist
breaches-aware-hint = Der Zeitpunkt, ab dem Sie hinreichend sicher waren. Lassen Sie es leer, wenn Sie es noch nicht sind: Dann ist es ein Entwurf, und keine Frist läuft.
breaches-create = Festhalten
breaches-untitled = Von selbst bemerkt
breaches-sealed = Für Sie versiegelt
breach-sealed-lead = Was dazu geschrieben wurde, ist für die Personen versiegelt, die Anfragen beantworten. Angekreuzte Angaben, Zeiten und Zahlen sehen Sie.
breach-title-missing = Bitte sagen Sie mit wenigen Worten, was geschehen ist.

## States

breach-state-draft = Entwurf
breach-state-confirmed = Bestätigt
breach-state-dismissed = Verworfen
breach-state-closed = Abgeschlossen
breach-signal-ledger-broken = Das Protokoll lässt sich nicht bestätigen. Vielleicht hat jemand die Datenbank verändert.
breach-signal-many-exports = Ein Mitglied hat innerhalb einer Stunde oft exportiert.
breach-signal-sign-in-attack = Jemand errät das Passwort eines Kontos.
breach-signal-ended-key = Eine Sitzung oder ein Link wurde benutzt, nachdem er beendet war.
breach-signal-recovery-key = Jemand ist mit dem Wiederherstellungsschlüssel in ein Konto zurückgekehrt. War das abgesprochen?
breach-signal-passkey-copied = Ein Passkey hat rückwärts gezählt: Vielleicht gibt es eine Kopie davon.

## Clocks

breach-law-gdpr = DSGVO
breach-law-kvkk = KVKK
breach-to-authority = Aufsichtsbehörde
breach-to-people = Betroffene
breach-clock-running = läuft
breach-clock-met = rechtzeitig informiert
breach-clock-late = verspätet informiert
breach-clock-overdue = überfällig
breach-clock-not-required = nicht erforderlich
breach-clock-undecided = noch nicht entschieden
breach-duty-tell = Sie müssen informiert werden.
breach-duty-tell-in-public = Sie müssen öffentlich informiert werden.
breach-duty-undecided = Das hängt vom Risiko ab.
breach-duty-risk-unlikely = Ein Risiko ist unwahrscheinlich.
breach-duty-risk-not-high = Das Risiko ist nicht hoch.
breach-duty-protected = Andere können die Daten nicht verstehen.
breach-duty-averted = Das hohe Risiko wurde abgewendet.
breach-duty-not-obtained = Niemand hat die Daten erlangt.
breach-due = Bis

## What to do next

breach-next = Was jetzt zu tun ist
breach-step-confirm = Sagen, ob es eine Panne ist
breach-step-say-effects = Sagen, was mit den Daten geschehen ist
breach-step-assess-risk = Das Risiko für Menschen einschätzen
breach-step-tell-authority = Aufsichtsbehörde informieren und vermerken
breach-step-tell-people = Betroffene informieren und vermerken
breach-step-write = Ergänzen
breach-step-close = Alles ist getan: abschließen
breach-ended = Es ist nichts mehr zu tun. Der Vorfall bleibt im Verzeichnis.
breach-confirm = Es ist eine Panne
breach-dismiss = Es ist keine
breach-dismiss-lead = Es war keine Panne? Sagen Sie, warum. Der Vorfall bleibt mit dieser Begründung im Verzeichnis.
breach-close = Abschließen
breach-zone = Zeiten gelten in { $zone }.

## The form

breach-form = Was bekannt ist
breach-form-lead = Halten Sie fest, was Sie jetzt wissen. Was fehlt, darf folgen: Die Gesetze erlauben es, in Etappen zu melden.
breach-section-what = Was geschehen ist
breach-section-whose = Welche Daten, welche Menschen
breach-section-risk = Risiko und Folgen
breach-section-measures = Maßnahmen
breach-section-notification = Für die Meldung
breach-field-title = In wenigen Worten
breach-field-nature = Was geschehen ist
breach-field-found = Wie es bemerkt wurde
breach-field-consequences = Wahrscheinliche Folgen für Menschen
breach-field-impact = Folgen für die Organisation
breach-field-measures-before = Schutz, der vorher bestand
breach-field-measures-after = Seitdem ergriffene oder geplante Maßnahmen
breach-field-advice = Was Betroffene selbst tun können
breach-field-contact = Ansprechstelle: Name, Seite oder Telefon
breach-field-controller = Verantwortlicher: Name und Anschrift
breach-field-preparer = Wer dies ausfüllt: Name, Funktion, E-Mail, Telefon; Vollmacht, falls extern
breach-field-delay-reason = Warum die Behörde erst nach Ablauf der Frist erfährt
breach-field-bodies = Andere informierte Stellen im Land
breach-field-foreign-authorities = Informierte Behörden im Ausland
breach-field-attachments = Was beiliegt und wo es aufbewahrt wird
breach-field-risk-reason = Warum ein Risiko unwahrscheinlich ist
breach-field-exception-reason = Warum diese Ausnahme gilt
breach-field-dismissal = Warum es keine Panne ist
breach-field-aware-at = Bekannt seit
breach-field-started-at = Beginn
breach-field-ended-at = Ende
breach-field-detected-at = Bemerkt am
breach-field-effects = Was mit den Daten geschah
breach-field-source = Woher es kam
breach-field-data = Personenbezogene Daten
breach-field-special = Besondere Kategorien
breach-field-groups = Personengruppen
breach-field-persons = Zahl der Personen
breach-field-records = Zahl der Datensätze
breach-field-exact = gezählt, nicht geschätzt
breach-field-risk = Risiko für Menschen
breach-field-exception = Ausnahme von der Benachrichtigung (DSGVO Art. 34 Abs. 3)
breach-field-trained = Beteiligte wurden im letzten Jahr geschult
breach-field-regimes = Geltende Gesetze
breach-unsaid = Keine Angabe
breach-yes = Ja
breach-no = Nein
breach-save = Stand speichern
breach-changed = Jemand anderes hat es inzwischen geändert. Ihr Text steht unten: Bitte vergleichen und noch einmal speichern.
breach-wrong = Das passt noch nicht: { $field }
breach-not-now = Das geht im jetzigen Stand nicht.

## Check-lists

breach-effect-confidentiality = Andere haben sie erfahren
breach-effect-integrity = Sie wurden verändert
breach-effect-availability = Sie waren verloren oder nicht erreichbar
breach-risk-unassessed = Noch nicht eingeschätzt
breach-risk-unlikely = Risiko unwahrscheinlich
breach-risk-risk = Ein Risiko
breach-risk-high = Ein hohes Risiko
breach-exception-protected = Das Erlangte ist unverständlich (verschlüsselt)
breach-exception-averted = Maßnahmen wenden das hohe Risiko ab
breach-exception-disproportionate = Unverhältnismäßiger Aufwand: öffentliche Bekanntmachung
breach-source-theft-or-loss = Diebstahl oder Verlust von Gerät oder Dokument
breach-source-insecure-storage = Unsichere Speicherung
breach-source-malware = Schadsoftware
breach-source-ransomware = Erpressungssoftware
breach-source-denial-of-service = Angriff auf die Verfügbarkeit
breach-source-social-engineering = Jemand wurde getäuscht
breach-source-sabotage = Sabotage
breach-source-accident = Versehen oder Nachlässigkeit
breach-source-other = Etwas anderes
breach-data-identity = Identität
breach-data-contact = Kontakt
breach-data-conversation = Gespräche und Dateien
breach-data-location = Standort
breach-data-transactions = Bestellungen und Vorgänge
breach-data-employment = Beschäftigung
breach-data-legal = Rechtsverfahren
breach-data-premises = Zutritt zu Räumen
breach-data-security = Passwörter und Protokolle
breach-data-risk-management = Risikosteuerung
breach-data-finance = Finanzen
breach-data-experience = Beruflicher Werdegang
breach-data-marketing = Werbung
breach-data-audiovisual = Bilder und Aufnahmen
breach-special-origin = Ethnische Herkunft
breach-special-politics = Politische Meinung
breach-special-belief = Religion oder Weltanschauung
breach-special-dress = Aussehen und Kleidung
breach-special-association = Mitgliedschaft in Vereinen
breach-special-union = Gewerkschaftszugehörigkeit
breach-special-health = Gesundheit
breach-special-sexual-life = Sexualleben
breach-special-criminal = Strafrechtliche Verurteilungen
breach-special-biometric = Biometrische Daten
breach-special-genetic = Genetische Daten
breach-group-users = Besucher und Nutzer
breach-group-customers = Kundschaft
breach-group-members = Mitglieder und Abonnenten
breach-group-employees = Beschäftigte
breach-group-patients = Patientinnen und Patienten
breach-group-children = Kinder
breach-group-vulnerable = Andere Schutzbedürftige
breach-group-others = Andere

## Who was told

breach-told = Wer informiert wurde
breach-told-none = Noch wurde niemand informiert.
breach-told-lead = Melden Sie auf dem Weg der Behörde und vermerken Sie es hier. Der jetzige Stand wird unveränderlich mit aufbewahrt.
breach-told-law = Gesetz
breach-told-to = Wen
breach-told-at = Wann
breach-told-at-hint = Leer lassen für jetzt.
breach-told-phase = Teil
breach-told-channel = Auf welchem Weg
breach-told-persons = Wie viele Personen
breach-told-persons-hint = Bei Betroffenen nötig, ebenso der Weg.
breach-told-reference = Aktenzeichen
breach-told-reason = Falls verspätet: warum
breach-told-note = Vermerken
breach-told-held = Damaliger Stand
breach-phase-initial = Erste Meldung
breach-phase-follow-up = Nachmeldung
breach-phase-final = Abschlussmeldung
breach-channel-chat = im Chat
breach-channel-letter = per Brief
breach-channel-email = per E-Mail
breach-channel-phone = telefonisch
breach-channel-portal = über das Portal oder Formular der Behörde
breach-channel-public = öffentlich

## The affected

breach-affected = Wer betroffen ist
breach-affected-lead = Parlour findet sie danach, was gespeichert war und wer es gesehen hat. Lassen Sie alles leer für alle.
breach-affected-purposes = Gespeichert für
breach-affected-members = Gesehen von
breach-affected-from = Von
breach-affected-until = Bis
breach-affected-find = Auf die Liste setzen
breach-affected-csv = Liste als Tabelle
breach-message = Im Chat informieren
breach-message-lead = Sagen Sie klar, was geschah, welche Daten betroffen sind, was folgen kann, was Sie getan haben, was man selbst tun kann und wer Fragen beantwortet. Jede Person erhält es in ihrer Sprache. Wessen Chat Sie nicht öffnen können, erhält einen Brief: Nehmen Sie die Tabelle.
breach-message-text = Text auf { $language }
breach-message-send = An alle noch nicht Informierten senden

## Dates

breach-dates = Verlauf
breach-date-opened = Festgehalten
breach-date-aware = Bekannt seit
breach-date-ended = Beendet

## Numbers

breach-left-count =
    { $count ->
        [one] noch { $count } Stunde
       *[other] noch { $count } Stunden
    }
breach-over-count =
    { $count ->
        [one] seit { $count } Stunde überfällig
       *[other] seit { $count } Stunden überfällig
    }
breach-listed-count =
    { $count ->
        [one] { $count } Person steht auf der Liste.
       *[other] { $count } Personen stehen auf der Liste.
    }
breach-told-count =
    { $count ->
        [one] { $count } Person
       *[other] { $count } Personen
    }
breach-reached-count =
    { $count ->
        [one] { $count } Person wurde im Chat informiert.
       *[other] { $count } Personen wurden im Chat informiert.
    }
