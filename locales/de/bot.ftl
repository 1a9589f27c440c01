## Built-in texts of the bot that no flow can remove: access and deletion

bot-rights-question = Es geht um Ihre Daten. Was möchten Sie tun?
bot-rights-show = Meine Daten ansehen
bot-rights-erase = Meine Daten löschen
bot-rights-back = Zurück zum Gespräch
bot-erase-question = Alles über Sie wird sofort und endgültig gelöscht: Nachrichten, Angaben und Schlüssel. Sind Sie sicher?
bot-erase-confirm = Ja, alles löschen
bot-erase-back = Nein, zurück
bot-data-shown = Unter „Meine Daten“ im Menü sehen Sie alles, was über Sie gespeichert ist. Dort können Sie es auch berichtigen, herunterladen und löschen.

## Handing over to a person

bot-handed-over-here = Es ist jemand da. Einen Moment bitte, Sie bekommen gleich eine Antwort.
bot-handed-over-away = Gerade ist niemand da. Ihre Nachricht ist angekommen, und wir antworten hier, sobald jemand zurück ist.
bot-handed-over-until = Gerade ist niemand da. Wir sind wieder da: { $time }. Ihre Nachricht ist angekommen.
bot-person-reads = Ein Mensch liest das, auch was Sie bisher geschrieben haben.

## Back to the conversation

bot-back-to-choice = Gut, zurück zu unserem Gespräch. Was kann ich für Sie tun?
bot-anything-else = Kann ich sonst noch etwas für Sie tun?
bot-not-understood = Das habe ich leider nicht verstanden. Sagen Sie es bitte anders, oder wählen Sie eine der Möglichkeiten.
bot-no-answer-found = Dazu habe ich keine Antwort gefunden. Ein Mensch kann Ihnen weiterhelfen, wenn Sie möchten.

## Answers that do not fit

bot-invalid-phone = Diese Telefonnummer kann nicht stimmen. Bitte geben Sie sie mit Vorwahl an, zum Beispiel { $example }.
bot-invalid-email = Diese E-Mail-Adresse kann nicht stimmen. Bitte prüfen Sie sie: Fehlt vielleicht das @-Zeichen?
bot-invalid-name = Diesen Namen kann ich so nicht annehmen. Bitte schreiben Sie ihn ohne Ziffern und Sonderzeichen.
bot-invalid-text = Das kann ich so nicht verwenden. Bitte schreiben Sie es in Worten.
bot-too-long-count =
    { $count ->
        [one] Das ist zu lang. Erlaubt ist höchstens ein Zeichen.
       *[other] Das ist zu lang. Erlaubt sind höchstens { $count } Zeichen.
    }
bot-answer-needed = Diese Angabe brauche ich, um weiterzumachen. Sie können auch „zurück“ wählen.
bot-consent-first = Bitte beantworten Sie zuerst die Frage oben. Ihre Nachricht habe ich nicht gespeichert.

## After a refusal

bot-refused = In Ordnung. Dazu wurde nichts gespeichert.
bot-refused-other-way = In Ordnung. Dazu wurde nichts gespeichert. Sie erreichen uns auch so: { $way }.
bot-other-way-imprint = über die Angaben im Impressum, das Sie im Menü finden

## System messages: template ids in the conversation

bot-system-taken = Ein Mensch hat das Gespräch übernommen.
bot-system-waiting = Das Gespräch wartet auf einen Menschen.
bot-system-closed = Das Gespräch wurde beendet.
bot-system-given = Einwilligung erteilt: { $purpose }
bot-system-refused = Einwilligung abgelehnt: { $purpose }
bot-system-withdrawn = Einwilligung widerrufen: { $purpose }
bot-system-message-deleted = Eine Nachricht wurde gelöscht.
bot-system-asked-in = Das Team bittet darum, dieses Gespräch lesen zu dürfen. Sie entscheiden.

## The age band, asked before anything else where children may use a site

bot-age-question = Dürfen wir fragen, wie alt Sie sind? Davon hängt nur ab, ob Sie selbst einwilligen können. Wir speichern die Antwort nicht.
bot-age-under = Ich bin jünger als { $age }
bot-age-over = Ich bin { $age } oder älter
bot-age-answered = Beantwortet. Die Antwort wird nicht gespeichert.
bot-guardian = Danke, dass Sie es gesagt haben. Bitten Sie Ihre Eltern oder eine andere sorgeberechtigte Person, uns zu schreiben oder diesen Chat selbst zu öffnen. Unsere Anschrift steht im Impressum, oben im Menü. Ihre Antwort wurde nicht gespeichert.
bot-age-again = Ich habe mich vertan
