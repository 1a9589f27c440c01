## The console's frame: navigation, words that stand everywhere

console-title = Parlour-Konsole
console-skip = Zum Inhalt springen
console-nav-label = Hauptmenü
console-nav-inbox = Posteingang
console-nav-contacts = Kontakte
console-nav-tasks = Rückrufe
console-nav-overview = Überblick
console-nav-settings = Einstellungen
console-nav-privacy = Datenschutz
console-nav-ledger = Protokoll
console-sign-out = Abmelden
console-language = Sprache
console-back = Zurück
console-save = Speichern
console-cancel = Abbrechen
console-continue = Weiter
console-copy = Kopieren
console-copied = Kopiert
console-next-page = Nächste Seite
console-offline = Verbindung unterbrochen. Wird neu aufgebaut …
console-demo-hint = Demo: Die Anmeldung in zwei Schritten ist ausgeschaltet.
console-demo-newsletter-hint = Adressen für den Newsletter werden nicht per E-Mail bestätigt.

## Signing in

console-sign-in-title = Anmelden
console-sign-in-lead = Ihr Passwort öffnet Ihre Schlüssel. Wir kennen es nicht.
console-sign-in-email = E-Mail-Adresse
console-sign-in-password = Passwort
console-sign-in-submit = Anmelden
console-sign-in-failed = E-Mail-Adresse, Passwort oder Code stimmt nicht.
console-sign-in-slow-down = Zu viele Versuche. Bitte warten Sie einen Moment.
console-sign-in-signed-out = Sie sind abgemeldet.
console-sign-in-expired = Ihre Sitzung ist abgelaufen. Bitte melden Sie sich erneut an.
console-code-lead = Geben Sie den sechsstelligen Code aus Ihrer Authenticator-App ein.
console-code-label = Code

## Setting up the first organisation

console-setup-title = Organisation einrichten
console-setup-lead = Hier legen Sie die erste Organisation und das erste Konto an.
console-setup-name = Name der Organisation
console-setup-region = Land, dessen Recht gilt
console-setup-email = Ihre E-Mail-Adresse
console-setup-password = Passwort
console-setup-password-again = Passwort wiederholen
console-setup-password-hint = Mindestens 12 Zeichen. Mehrere Wörter sind leichter zu merken und schwerer zu erraten.
console-setup-password-differs = Die beiden Passwörter sind nicht gleich.
console-setup-password-short = Das Passwort ist zu kurz.
console-setup-name-missing = Bitte geben Sie einen Namen an.
console-setup-email-invalid = Diese E-Mail-Adresse ist nicht gültig.
console-setup-submit = Organisation anlegen
console-setup-totp-title = Anmeldung in zwei Schritten
console-setup-step-one = Einrichtung, Schritt 1 von 2
console-setup-step-two = Einrichtung, Schritt 2 von 2
console-setup-organisation = Organisation
console-setup-region-hint = Das Land entscheidet, welches Recht gilt: die DSGVO in Europa, das KVKK in der Türkei.
console-setup-language = Sprache
console-setup-owner = Ihr Zugang
console-totp-lead = Scannen Sie das Bild mit einer Authenticator-App. Bei der nächsten Anmeldung werden Sie nach dem Code der App gefragt.
console-totp-qr = QR-Code mit dem geheimen Schlüssel für die Authenticator-App
console-totp-text = Wenn Sie kein Bild scannen können, geben Sie diese Adresse ein:

## The recovery key

console-recovery-title = Ihr Wiederherstellungsschlüssel
console-recovery-lead = Dieser Schlüssel wird nur ein einziges Mal angezeigt. Drucken Sie ihn aus oder schreiben Sie ihn ab, und bewahren Sie ihn an einem sicheren Ort auf.
console-recovery-why = Geht Ihr Passwort verloren und hat niemand sonst Zugang, öffnet nur dieser Schlüssel Ihre Daten. Auch wir können es nicht.
console-recovery-key = Schlüssel
console-recovery-print = Drucken
console-recovery-confirm-label = Geben Sie die letzte Zeichengruppe des Schlüssels ein
console-recovery-confirm = Ich habe den Schlüssel gesichert
console-recovery-wrong = Das stimmt nicht mit dem Schlüssel überein. Bitte sehen Sie noch einmal nach.
console-recovery-confirmed = Der Wiederherstellungsschlüssel ist bestätigt.

## Inbox

console-inbox-title = Posteingang
console-inbox-filter = Gespräche filtern
console-inbox-all = Alle
console-inbox-private = Privat, bis der Besucher zustimmt
console-inbox-waiting-count =
    { $count ->
        [0] Niemand wartet
        [one] Ein Gespräch wartet
       *[other] { $count } Gespräche warten
    }
console-state-bot = Beim Bot
console-state-waiting = Wartet
console-state-taken = In Bearbeitung
console-state-closed = Beendet
console-filter-mine = Meine
console-filter-private = Privat
console-empty-all-title = Noch kein Gespräch
console-empty-all-text = Sobald jemand auf einer Ihrer Websites den Chat öffnet, steht das Gespräch hier. Lesen können Sie es, wenn der Besucher zustimmt.
console-empty-waiting-title = Niemand wartet
console-empty-waiting-text = Hier stehen die Gespräche, in denen ein Besucher mit einem Menschen sprechen möchte.
console-empty-mine-title = Sie führen kein Gespräch
console-empty-mine-text = Wer antwortet oder „Übernehmen“ wählt, führt das Gespräch.
console-empty-closed-title = Kein beendetes Gespräch
console-empty-closed-text = Beendete Gespräche bleiben hier, bis ihre Aufbewahrungsfrist endet.
console-empty-private-title = Kein privates Gespräch
console-empty-private-text = Private Gespräche führt der Bot. Nur der Besucher kann sie lesen, und 24 Stunden nach der letzten Nachricht werden sie vernichtet.

## Conversation

console-conversation-title = Gespräch
console-conversation-messages = Nachrichten
console-conversation-empty = Noch keine Nachrichten.
console-conversation-take = Übernehmen
console-conversation-close = Gespräch beenden
console-conversation-answer-label = Ihre Antwort
console-conversation-send = Senden
console-conversation-not-sent = Nicht gesendet. Bitte versuchen Sie es noch einmal.
console-conversation-typing = Der Besucher schreibt …
console-conversation-taken-by-you = Sie führen dieses Gespräch.
console-conversation-taken-by = { $name } führt dieses Gespräch.
console-conversation-closed = Dieses Gespräch ist beendet.
console-conversation-private-title = Dieses Gespräch ist privat
console-conversation-private-text = Der Besucher hat nicht zugestimmt, dass jemand mitliest. Nur er hat den Schlüssel. Was 24 Stunden nach der letzten Nachricht noch privat ist, wird vernichtet.
console-conversation-showing-hint = Dass Sie dieses Gespräch geöffnet haben, steht im Protokoll.
console-message-delete = Nachricht löschen
console-message-deleted = Nachricht gelöscht
console-message-sealed = Versiegelt für: { $purpose }
console-author-visitor = Besucher
console-author-bot = Bot
console-author-member = Team
console-author-system = Hinweis
console-answer-hint = Wer antwortet, übernimmt das Gespräch.
console-panel-rights = Rechte der Person
console-panel-rights-text = Wer schriftlich um Löschung bittet, muss dafür nicht in den Chat zurück.
console-private-why = Das ist keine Einstellung, die hier jemand ändern könnte: Auf dem Server gibt es keinen Schlüssel dazu.
console-private-then = Möchte der Besucher mit einem Menschen sprechen, öffnet sich diese Seite von selbst.

## Contact panel and contacts

console-contact-title = Kontakt
console-contact-none = Der Besucher hat noch nichts über sich angegeben.
console-contacts-title = Kontakte
console-contacts-empty = Noch keine Kontakte. Hier sehen Sie, wer Ihnen Angaben gemacht hat und wofür.
console-contacts-empty-filter = Kein Kontakt in dieser Auswahl.
console-contacts-filter-purpose = Zweck
console-contacts-filter-consent = Einwilligung
console-contacts-filter-any = Alle
console-contacts-filter-apply = Filtern
console-field-name = Name
console-field-phone = Telefon
console-field-email = E-Mail
console-field-concern = Anliegen
console-column-contact = Kontakt
console-contacts-lead = Was Besucher über sich angegeben haben, solange die Erlaubnis dafür gilt. Was widerrufen wurde, steht nicht mehr hier.
console-contacts-fields = Angaben
console-contacts-no-fields = Nichts lesbar
console-contacts-actions = Aktionen

## Consents

console-consents-title = Einwilligungen
console-consents-none = Es wurde noch nicht um eine Einwilligung gebeten.
console-consent-given = Erteilt
console-consent-refused = Abgelehnt
console-consent-withdrawn = Widerrufen
console-consent-none = Nicht gefragt
console-consent-wording = Wortlaut, der gezeigt wurde
console-consent-notice = Datenschutzhinweis, der gezeigt wurde
console-consent-basis = Rechtsgrundlage
console-basis-consent = Einwilligung
console-basis-contract = Vertrag oder Anfrage der Person
console-basis-legal-obligation = Rechtliche Verpflichtung
console-basis-legitimate-interest = Berechtigtes Interesse
console-consent-when = Zeitpunkt
console-consent-language = Sprache
console-consent-record = Nachweis (JSON-LD)
console-consent-version = Fassung
console-purpose-conversation = Gespräch
console-purpose-callback = Rückruf
console-purpose-lead = Angebot
console-purpose-marketing = Werbung
console-purpose-health = Gesundheit

## Export and erasure

console-export-marketing = Newsletter-Liste exportieren (CSV)
console-export-hint = Enthält nur Personen, deren Einwilligung heute gilt. Der Export steht im Protokoll.
console-erase-title = Person löschen
console-erase-lead = Alle Schlüssel dieser Person werden vernichtet, danach ihre Gespräche und Angaben. Was bleibt, ist ein Nachweis ohne personenbezogene Daten.
console-erase-confirm = Ja, endgültig löschen
console-erase-done = Gelöscht. Beim Nachlesen wurde nichts mehr gefunden.
console-erase-receipt = Beleg
console-erase-short = Löschen
console-erase-for-good = Das lässt sich nicht rückgängig machen, auch nicht aus einer Sicherung.
console-erased-proof = Mit diesem Beleg lässt sich die Löschung nachweisen.
console-erased-held = Ein Teil wird wegen einer rechtlichen Sperre bis zu deren Ende aufbewahrt.
console-receipt-id = Kennung
console-receipt-proof = Nachweis anzeigen
console-receipt-proof-hint = Der Eintrag im Protokoll ist der SHA-256-Wert von Salt und Wortlaut. Der Nachweis zeigt, dass er darin steht.
console-receipt-entry = Wortlaut
console-receipt-salt = Salt
console-receipt-path = Nachweis

## Ledger

console-ledger-title = Protokoll
console-ledger-lead = Jeder Vorgang hinterlässt hier einen Eintrag, der sich nicht unbemerkt ändern lässt. Personenbezogene Daten stehen nicht darin.
console-ledger-empty = Noch keine Einträge.
console-ledger-index = Nr.
console-ledger-act = Vorgang
console-ledger-at = Zeit
console-ledger-checkpoint = Prüfpunkt
console-ledger-checkpoint-hint = Bewahren Sie den Prüfpunkt an einem anderen Ort auf. Damit lässt sich jede spätere Änderung nachweisen.
console-ledger-root = Wurzel
console-ledger-state = Stand
console-ledger-origin = Ursprung
console-ledger-size = Einträge
console-ledger-verify = So prüfen Sie es
console-ledger-checkpoint-link = Prüfpunkt laden
console-ledger-verify-run = Rechnen Sie das Protokoll auf dem Server nach:
console-ledger-verify-compare = Vergleichen Sie Größe und Wurzel mit Ihrem Prüfpunkt. Stimmen sie, wurde bis dahin nichts verändert.
console-checkpoint-title = Täglicher Prüfpunkt
console-checkpoint-lead = Einmal am Tag verlässt der signierte Prüfpunkt das Haus. Ein Protokoll, das auf dem Server neu geschrieben wurde, fällt nur gegen einen auf, der anderswo liegt.
console-checkpoint-address = E-Mail-Adresse
console-checkpoint-address-hint = Am besten ein Postfach, das nicht auf diesem Server liegt, bei jemandem, der prüft. Bleibt das Feld leer, wird keine E-Mail gesendet.
console-checkpoint-address-wrong = Das ist keine E-Mail-Adresse.
console-checkpoint-mailed = Letzte E-Mail
console-checkpoint-never = Noch nie
console-checkpoint-stamped = Letzter Zeitstempel
console-checkpoint-stamp-file = Zeitstempel (RFC 3161)
console-checkpoint-failing = Der letzte Versuch ist nicht gelungen. Er wird stündlich wiederholt.
console-checkpoint-no-server = Es wird keine E-Mail gesendet: Der Betreiber hat keinen Mailserver eingerichtet.
console-checkpoint-no-recipient = Es wird keine E-Mail gesendet: Als Empfänger ist kein Mailserver eingetragen, der zurzeit genutzt werden darf.
console-checkpoint-no-authority = Der Betreiber hat keinen Zeitstempeldienst eingerichtet.
console-checkpoint-authority-unregistered = Der Betreiber hat einen Zeitstempeldienst eingerichtet. Genutzt wird er, sobald Sie ihn als Empfänger eintragen.
console-ledger-by = Durch
console-by-visitor = Besucher
console-by-member = Mitglied
console-by-token = API-Token
console-by-machine = System

## Errors and waiting keys

console-error-title = Das hat nicht geklappt
console-error-not-found = Diese Seite gibt es nicht, oder sie gehört Ihnen nicht.
console-error-not-permitted = Ihre Rolle erlaubt das nicht.
console-error-stale = Die Seite war veraltet. Bitte prüfen Sie und senden Sie noch einmal.
console-error-back = Zum Posteingang
console-script-off = Ohne JavaScript aktualisiert sich diese Seite nicht von selbst. Laden Sie sie neu, um Neues zu sehen.
console-not-found-title = Hier ist nichts
