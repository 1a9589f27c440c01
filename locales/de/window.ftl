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
window-closed-short = Dieses Gespräch ist beendet.
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
window-consents-title = Ihre Entscheidungen
window-consents-lead = Jede steht für sich, und jede können Sie einzeln widerrufen.
window-consents-all = Alle auf einmal beantworten
window-consents-agree = Ja, ich stimme allem zu
window-consents-refuse = Nein, ich stimme nichts davon zu
window-consent-refused = Sie haben abgelehnt. Dazu wurde nichts gespeichert.
window-consent-given = Sie haben eingewilligt. Unter „Meine Daten“ können Sie das jederzeit widerrufen.
window-consent-given-for = Sie haben eingewilligt: { $purpose }
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
window-data-receipt = Beleg (JSON-LD)
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
window-field-call-at = Gewünschte Zeit
window-field-rating = Bewertung
window-field-comment = Kommentar

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
window-receipt-keep = Laden Sie ihn herunter und heben Sie ihn auf. Nur mit ihm lässt sich später prüfen, dass es geschehen ist.
window-receipt-number = Nummer
window-receipt-what = Was geschehen ist
window-receipt-at = Zeitpunkt
window-receipt-download = Beleg herunterladen
window-receipt-copy = Beleg kopieren
window-copied = Kopiert

## What went wrong

window-error-general = Das hat nicht geklappt. Bitte versuchen Sie es noch einmal.
window-error-ended = Ihr Besuch ist beendet, und die Daten dazu sind vernichtet. Sie können neu beginnen.
window-error-too-long = Diese Nachricht ist zu lang. Bitte kürzen Sie sie.
window-error-too-fast = Das ging sehr schnell. Bitte warten Sie einen Moment.
window-error-site = Dieser Chat darf auf dieser Seite nicht geöffnet werden.
window-error-script = Für den Chat wird JavaScript gebraucht. Sie erreichen uns auch über das Impressum.
window-storage-blocked = Ihr Browser speichert hier nichts. Der Chat endet, wenn Sie diese Seite verlassen.

## Lines, files, sound

window-waits = Wartet auf Verbindung
window-edited = bearbeitet
window-attach = Bild oder PDF anhängen
window-attach-drop = Bilder oder PDF-Dateien hier ablegen
window-attach-type = „{ $name }“ lässt sich nicht senden. Möglich sind Bilder (JPEG, PNG, WebP, GIF) und PDF-Dateien.
window-attach-large = „{ $name }“ ist zu groß. Möglich sind höchstens { $size }.
window-attach-failed = „{ $name }“ wurde nicht gesendet.
window-attach-cancel = Abbrechen: { $name }
window-attach-remove = Ausblenden: { $name }
window-file-open = Bild öffnen: { $name }
window-file-download = Herunterladen: { $name }
window-file-delete = Löschen: { $name }
window-emoji = Emoji
window-menu-transcript = Gespräch speichern
window-menu-print = Gespräch drucken
window-menu-sound = Ton bei neuen Nachrichten

## What happens to it: unfolds in the consent card

window-happens = Was passiert damit?
window-happens-what = Was
window-happens-why = Wofür
window-happens-who = Wer es liest
window-happens-long = Wie lange
window-happens-back = Zurücknehmen
window-happens-what-callback = Ihre Telefonnummer und, wenn Sie ihn nennen, Ihr Name.
window-happens-what-conversation = Was Sie hier bisher geschrieben haben und was Sie ab jetzt schreiben.
window-happens-what-health = Was Sie uns im nächsten Schritt über Ihre Gesundheit sagen.
window-happens-what-lead = Was Sie uns in den nächsten Schritten für das Angebot sagen.
window-happens-what-marketing = Ihre E-Mail-Adresse.
window-happens-what-other = Wonach Sie als Nächstes gefragt werden, sonst nichts.
window-happens-back-text = Mit einem Klick im Menü unter „Meine Daten“. Der Schlüssel wird sofort vernichtet, die Daten 24 Stunden später.

## Cards: let in, call back, rating, closed

window-let-in-title = Darf ein Mensch mitlesen?
window-call-back-lead = Gerade ist niemand da. Wir rufen Sie gern zurück.
window-call-back-offer = Nummer hinterlassen
window-call-back-dismiss = Nein, danke
window-call-back-title = Wir rufen Sie zurück
window-call-back-name = Name (freiwillig)
window-call-back-when = Wann passt es Ihnen?
window-call-back-any = Jederzeit
window-call-back-send = Um Rückruf bitten
window-call-back-done = Danke! Wir rufen Sie an. Ihre Nummer finden Sie unter „Meine Daten“ und können sie dort auch löschen.
window-call-back-refused = In Ordnung, es wurde nichts gespeichert. Schreiben Sie gern hier; wir antworten, sobald wir wieder da sind.
window-rating-title = Wie zufrieden sind Sie?
window-rating-5 = Sehr zufrieden
window-rating-4 = Zufrieden
window-rating-3 = Geht so
window-rating-2 = Unzufrieden
window-rating-1 = Sehr unzufrieden
window-rating-comment = Möchten Sie etwas dazu sagen? (freiwillig)
window-rating-send = Bewertung senden
window-rating-skip = Überspringen
window-write-again = Wieder schreiben
window-transcript = Gespräch speichern
window-print = Drucken

## My data: since when, until when, who; and the private link

window-data-purposes = Wofür und wie lange
window-data-until-day = bis { $date }
window-data-readers = Wer es gelesen hat
window-data-readers-none = Niemand hat Ihre Daten gelesen.
window-data-read-conversation = hat das Gespräch gelesen
window-data-read-contact = hat Ihre Angaben gesehen
window-data-notes = Notizen unseres Teams über Sie
window-role-owner = Leitung
window-role-agent = Kundenservice
window-role-marketing = Marketing
window-role-auditor = Prüfung
window-role-privacy-officer = Datenschutz
window-role-api-token = Ein Programm von uns
window-role-former = Nicht mehr bei uns
window-link-title = Privater Link
window-link-text = Damit kommen Sie später zu Ihren Daten zurück, auch auf einem anderen Gerät, solange sie aufbewahrt werden.
window-link-make = Privaten Link anzeigen
window-link-label = Ihr privater Link
window-link-warning = Wer diesen Link hat, kann Ihre Daten lesen und löschen. Bewahren Sie ihn auf wie einen Schlüssel.
window-link-copy = Link kopieren

## The window's panel of one's own data

window-data-held = Rechtlich aufbewahrt bis { $date }, auch nach Widerruf oder Löschung: { $what }. Lesen können es dann nur die Verantwortlichen für den Datenschutz.
window-data-held-all = alles
window-data-restricted = Ihre Daten sind eingeschränkt: gespeichert, aber von niemandem hier gelesen.

## What the visitor has asked for under the law

window-rights-title = Ihre Rechte
window-rights-lead = Was die Maschine selbst kann, tut sie sofort. Das Übrige geht an Menschen, mit einem Tag, bis zu dem sie antworten.
window-rights-rectification = Um Berichtigung bitten
window-rights-what = Was ist falsch, und was wäre richtig?
window-rights-restriction = Um Einschränkung bitten: aufbewahren, nicht lesen
window-rights-by = Antwort spätestens am { $date }
window-rights-take-back = Zurücknehmen
window-rights-none = Sie haben noch nichts angefragt.
window-rights-kind-access = Auskunft
window-rights-kind-rectification = Berichtigung
window-rights-kind-erasure = Löschung
window-rights-kind-portability = Übertragbarkeit
window-rights-kind-restriction = Einschränkung
window-rights-kind-objection = Widerspruch
window-rights-kind-withdrawal = Widerruf einer Einwilligung
window-rights-state-open = Zu beantworten
window-rights-state-extended = Antwort verlängert
window-rights-state-fulfilled = Erfüllt
window-rights-state-refused = Abgelehnt
window-rights-state-withdrawn = Zurückgenommen
window-confirm-title = Noch ein Klick
window-confirm-sent = Wir haben eine E-Mail an { $address } gesendet. Bitte bestätigen Sie dort. Bis dahin kann niemand außer Ihnen die Adresse lesen; ohne Klick wird sie nach 24 Stunden gelöscht.
window-confirm-not-sent = Die E-Mail an { $address } konnte gerade nicht gesendet werden. Es ging nichts verloren: Bitte lassen Sie sie noch einmal senden.
window-confirm-again = Noch einmal senden
window-confirm-withdraw = Nein, zurücknehmen
window-confirm-resent = Sie wurde noch einmal gesendet.
window-state-pending = Wartet auf Ihren Klick in der E-Mail
