## Verträge zur Auftragsverarbeitung, online unterzeichnet; Unterauftragnehmer, angekündigt und widersprochen

console-agreement-title = Verträge
console-agreement-lead = Der Vertrag zur Auftragsverarbeitung mit dem Betreiber dieser Installation (Art. 28 DSGVO). Beide unterzeichnen ihn hier.
console-agreement-none-title = Noch kein Vertrag
console-agreement-none-text = Das Gesetz verlangt einen Vertrag, bevor jemand für Sie personenbezogene Daten verarbeitet. Er entsteht aus Ihren Einstellungen. Bitte lesen Sie ihn und unterzeichnen Sie dann.
console-agreement-make = Vertrag erstellen
console-agreement-make-hint = Er entsteht aus den heutigen Einstellungen. Einer, den noch nicht beide unterzeichnet haben, weicht ihm.
console-agreement-language = Sprache des Vertrags
console-agreement-number = Nr.
console-agreement-state = Stand
console-agreement-drafted = Erstellt am
console-agreement-signatures = Unterschriften
console-agreement-state-draft = Von Ihnen zu unterzeichnen
console-agreement-state-signed-by-organisation = Wartet auf den Betreiber
console-agreement-state-signed-by-both = In Kraft
console-agreement-state-superseded = Abgelöst
console-agreement-file = PDF
console-agreement-signed-file = PDF mit beiden Unterschriften
console-agreement-document = SHA-256 der Datei, die unterzeichnet wird
console-agreement-method-two-step = Passwort und Code des zweiten Schritts
console-agreement-method-operator-code = Code des Betreibers
console-agreement-sign-title = Unterzeichnen
console-agreement-sign-lead = Sie unterzeichnen den Text darunter für Ihre Organisation. Passwort und Code bestätigen, dass Sie es sind.
console-agreement-sign-submit = Vertrag unterzeichnen
console-agreement-sign-no-step = Sie melden sich ohne zweiten Schritt an, und wer unterzeichnet, braucht einen. Laden Sie eine zweite Leitung ein: Sie richtet ihn beim Beitreten ein und kann dann unterzeichnen.
console-agreement-sign-invite = Zweite Leitung einladen
console-agreement-sign-not-permitted = Für die Organisation unterzeichnet nur die Leitung.
console-agreement-subs-title = Unterauftragnehmer
console-agreement-subs-lead = Wer für den Betreiber arbeitet. Von neuen erfahren Sie so früh, dass Sie widersprechen können. Bis dahin erhalten sie nichts von Ihnen.
console-agreement-subs-none = Niemand arbeitet für den Betreiber.
console-agreement-service = Leistung
console-agreement-in-list = In der Liste
console-agreement-in-use = Darf verwendet werden
console-agreement-notice = Ankündigung bis
console-agreement-objected = Sie widersprechen
console-agreement-objected-text = Er erhält nichts von Ihnen, bis Sie das zurücknehmen oder der Betreiber ihn entfernt.
console-agreement-left = Entfernt
console-agreement-object = Widersprechen
console-agreement-reason = Warum
console-agreement-reason-hint = Das liest der Betreiber. Bitte nennen Sie keine Besucher.
console-agreement-reason-problem = Bitte sagen Sie, warum, mit höchstens 1.000 Zeichen.
console-agreement-withdraw = Widerspruch zurücknehmen
console-agreement-back = Alle Verträge
console-operator-agreements = Verträge und Unterauftragnehmer
console-operator-agreements-lead = Verträge, die auf Ihre Unterschrift warten, und wer für Sie arbeitet.
console-operator-agreements-waiting = Zu unterzeichnen
console-operator-agreements-none = Kein Vertrag wartet.
console-operator-agreements-name = Ihr Name
console-operator-agreements-name-problem = Bitte geben Sie Ihren Namen an, mit höchstens 120 Zeichen.
console-operator-agreements-sign = Gegenzeichnen
console-operator-agreements-code-hint = Noch einmal eingegeben, weil Sie unterzeichnen.
console-operator-sub-lead = Jede Organisation, deren Vertrag beide unterzeichnet haben, erfährt von einem neuen, mit einer neuen Anlage IV. Vor dem Ende der Ankündigung erhält er nichts.
console-operator-sub-none = Noch arbeitet niemand für Sie.
console-operator-sub-add = Unterauftragnehmer ankündigen
console-operator-sub-purposes-hint = Wo nichts angekreuzt ist: für alle Zwecke.
console-operator-sub-since = In der Liste seit
console-operator-sub-objection = Widerspruch
console-operator-sub-remove = Entfernen
console-operator-sub-problem-name = Bitte geben Sie einen Namen mit höchstens 120 Zeichen an, der noch nicht in der Liste steht.
console-operator-sub-problem-service = Bitte sagen Sie mit höchstens 200 Zeichen, was er tut.
console-operator-back = Zur Übersicht
console-recipient-objected = Widersprochen seit
console-documents-sign = So entstünde der Vertrag heute. Unterzeichnet wird er unter „Verträge“.
console-privacy-tab-agreements = Verträge
console-desk-agreement-none = Kein Vertrag zur Auftragsverarbeitung ist in Kraft
console-desk-agreement-draft = Ein Vertrag zur Auftragsverarbeitung wartet auf Ihre Unterschrift
console-desk-agreement-hint = Wer für Sie Daten verarbeitet, braucht einen Vertrag (Art. 28 Abs. 3 DSGVO).
console-desk-objection-hint = Er erhält nichts, bis Sie das zurücknehmen oder der Betreiber ihn entfernt.
problem-agreement-changed-title = Das ist nicht der Text, der gezeigt wurde
problem-agreement-changed-detail = Der Vertrag hat sich seitdem geändert. Bitte lesen Sie ihn noch einmal und unterzeichnen Sie dann.
problem-second-step-needed-title = Ein zweiter Schritt ist nötig
problem-second-step-needed-detail = Wer unterzeichnet, bestätigt es mit einem Code des zweiten Schritts. Eingerichtet wird er in den Einstellungen unter „Anmeldung“.
console-agreement-unsaid = Bevor ein Vertrag entstehen kann, muss feststehen, wer ihn schließt (Art. 28 Abs. 3 DSGVO).
console-agreement-unsaid-link = Jetzt angeben
console-agreement-unsaid-hint = Der Betreiber trägt es im Abschnitt [operator] der Konfigurationsdatei ein.
console-operator-unsaid-hint = Tragen Sie es im Abschnitt [operator] der Konfigurationsdatei ein und starten Sie den Server neu. Bis dahin kann keine Organisation unterzeichnen.
problem-party-unsaid-title = Der Vertrag sagt nicht, wer ihn schließt
problem-party-unsaid-detail = Bitte geben Sie vollständigen Namen, Anschrift, Land und E-Mail-Adresse Ihrer Organisation unter „Datenschutz“, „Wer verantwortlich ist“ an. Der Betreiber trägt seine Angaben im Abschnitt [operator] der Konfigurationsdatei ein. Erstellen Sie den Vertrag danach neu.
document-record-title = Nachweis der Unterschriften
document-record-text = Beide Parteien haben die Datei mit diesem SHA-256 unterzeichnet: dieses Dokument ohne die Angaben unter „Unterschriften“ und ohne diese Seite. Jede Unterschrift steht im Protokoll der Organisation. Der Eintrag des Logs ist der SHA-256 aus dem Salt und dem Eintrag danach.
document-record-document = SHA-256 der Datei
document-record-entry = Eintrag im Protokoll
document-record-salt = Salz (Base64)
document-record-operator = hat den Code des Betreibers
console-agreement-unsaid-organisation = Von Ihrer Organisation fehlt noch: { $fields }.
console-agreement-unsaid-operator = Vom Betreiber dieser Installation fehlt noch: { $fields }.
console-agreement-name = Vertrag Nr. { $number }
console-agreement-position = Eintrag { $position } im Protokoll
console-desk-objection = Sie widersprechen: { $name }
console-agreement-days-left-count =
    { $count ->
        [one] noch { $count } Tag
       *[other] noch { $count } Tage
    }
console-operator-sub-told-count =
    { $count ->
        [one] { $count } Organisation weiß davon
       *[other] { $count } Organisationen wissen davon
    }
