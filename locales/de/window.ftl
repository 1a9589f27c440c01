## The chat window

window-title = Chat
window-title-of = Chat mit { $organisation }
window-machine = Hier antwortet eine Maschine, bis ein Mensch dazukommt.
window-person = Jetzt antwortet ein Mensch.
window-skip = Zum Eingabefeld springen
window-messages-label = Nachrichten
window-input-label = Ihre Nachricht
window-input-placeholder = Nachricht schreiben …
window-input-blocked = Bitte beantworten Sie zuerst die Frage oben.
window-answer-for = Wofür: { $purpose }
window-optional = Freiwillig. Mit „-“ überspringen.
window-skip-answer = Überspringen
window-send = Senden
window-choices-label = Auswahl
window-typing = schreibt …
window-language = Sprache wählen
window-close = Chat schließen
window-back = Zurück zum Chat

## The menu; its four entries are always there

window-menu = Menü
window-menu-close = Menü schließen
window-menu-notice = Datenschutzhinweis
window-menu-imprint = Impressum
window-menu-data = Meine Daten
window-menu-erase = Meine Daten löschen
window-opens-new-tab = öffnet in neuem Tab

## Who speaks, and when

window-author-you = Sie
window-author-bot = Bot
window-author-member = Mensch
window-author-system = Hinweis
window-today = Heute
window-yesterday = Gestern
window-just-now = gerade eben
window-sent-at = Gesendet um { $time }
window-sealed = Versiegelt für: { $purpose }
window-deleted = Diese Nachricht wurde gelöscht.
window-new-messages = Neue Nachrichten

## Connection

window-connecting = Verbindung wird hergestellt …
window-connected = Verbunden
window-offline = Keine Verbindung. Was Sie schreiben, wird gesendet, sobald es wieder geht.
window-reconnecting = Verbindung wird wiederhergestellt …
window-sending = Wird gesendet …
window-sent = Gesendet
window-not-sent = Nicht gesendet.
window-retry = Erneut versuchen
window-closed = Dieses Gespräch ist beendet. Schreiben Sie, wenn Sie noch etwas brauchen.
window-start-again = Neues Gespräch beginnen

## The privacy notice

window-notice-title = Datenschutzhinweis
window-notice-read = Ganzen Hinweis lesen
window-notice-fold = Hinweis einklappen
window-notice-changed = Der Datenschutzhinweis wurde geändert. Bitte lesen Sie ihn und entscheiden Sie neu.

## The consent card; both buttons look the same

window-consent-title = Ihre Entscheidung
window-consent-agree = Ja, ich stimme zu
window-consent-refuse = Nein, ich stimme nicht zu
window-consent-free = Ein Nein hat keine Nachteile, und ein Ja können Sie jederzeit widerrufen.
window-consent-refused = Sie haben abgelehnt. Dazu wurde nichts gespeichert.
window-consent-given = Sie haben eingewilligt. Unter „Meine Daten“ können Sie das jederzeit widerrufen.
window-consent-given-for = Sie haben zugestimmt: { $purpose }
window-consent-refused-for = Sie haben abgelehnt: { $purpose }
window-consent-withdrawn-for = Sie haben widerrufen: { $purpose }
window-consent-none-for = Noch nicht entschieden: { $purpose }
window-health-warning = Besonders geschützte Angaben

## My data

window-data-title = Meine Daten
window-data-lead = Das ist alles, was hier über Sie gespeichert ist.
window-data-subject = Ihre Kennung (eine Zufallszahl):
window-data-none = Über Sie sind keine Angaben gespeichert.
window-data-what = Was
window-data-why = Wofür
window-data-since = Seit
window-data-until = Wie lange
window-data-until-date = Wird aufbewahrt bis { $date }.
window-data-until-event = bis Sie widerrufen oder löschen
window-data-fields = Ihre Angaben
window-data-messages = Ihre Nachrichten
window-data-messages-none = Von Ihnen sind keine Nachrichten gespeichert.
window-data-consents = Ihre Einwilligungen
window-data-consents-none = Sie wurden noch nicht um eine Einwilligung gebeten.
window-data-requests = Ihre Anträge
window-data-recipients = Wer die Daten erhält
window-data-recipients-none = Niemand außer uns
window-data-private = Privat: Nur Sie können das lesen. Ohne Ihre Zustimmung wird es 24 Stunden nach Ihrer letzten Nachricht vernichtet.
window-data-readable = Lesbar für { $organisation }
window-data-correct = Berichtigen
window-data-save = Speichern
window-data-cancel = Abbrechen
window-data-saved = Berichtigt.
window-data-delete-message = Nachricht löschen
window-data-withdraw = Widerrufen
window-data-withdraw-for = Einwilligung widerrufen: { $purpose }
window-data-withdrawn = Widerrufen. Der Schlüssel ist vernichtet, niemand außer Ihnen kann das noch lesen. In 24 Stunden wird es gelöscht.
window-data-download = Herunterladen
window-data-file = Herunterladen ({ $kind })
window-data-erase = Alles löschen
window-data-loading = Ihre Daten werden geladen …
window-state-given = Erteilt
window-state-refused = Abgelehnt
window-state-withdrawn = Widerrufen
window-state-none = Nicht gefragt
window-field-name = Name
window-field-phone = Telefon
window-field-email = E-Mail
window-field-concern = Anliegen

## Erasing

window-erase-title = Alle Daten löschen?
window-erase-text = Ihre Schlüssel, Nachrichten und Angaben werden sofort und endgültig vernichtet. Niemand kann sie zurückholen.
window-erase-confirm = Ja, alles löschen
window-erase-keep = Nein, behalten
window-erasing = Wird gelöscht …
window-erased-title = Ihre Daten sind gelöscht
window-erased-text = Wir haben danach noch einmal nachgesehen: Es ist nichts mehr da.
window-erased-closed = Sie können dieses Fenster schließen.

## Receipts

window-receipt-title = Ihr Beleg
window-receipt-text = Dieser Beleg beweist, was geschehen ist und wann. Er enthält keine Angaben über Sie.
window-receipt-keep = Laden Sie ihn herunter und heben Sie ihn auf. Nur mit ihm lässt sich später prüfen, dass gelöscht wurde.
window-receipt-number = Nummer
window-receipt-what = Was geschehen ist
window-receipt-at = Zeitpunkt
window-receipt-download = Beleg herunterladen
window-receipt-copy = Beleg kopieren
window-copied = Kopiert

## What went wrong

window-error-general = Das hat nicht geklappt. Bitte versuchen Sie es noch einmal.
window-error-ended = Ihr Besuch ist abgelaufen und die Daten dazu sind vernichtet. Sie können neu beginnen.
window-error-too-long = Diese Nachricht ist zu lang. Bitte kürzen Sie sie.
window-error-too-fast = Das ging sehr schnell. Bitte warten Sie einen Moment.
window-error-site = Dieser Chat darf auf dieser Seite nicht geöffnet werden.
window-error-script = Für den Chat wird JavaScript gebraucht. Sie erreichen uns auch über das Impressum.
window-storage-blocked = Ihr Browser speichert hier nichts. Der Chat endet, wenn Sie diese Seite verlassen.
