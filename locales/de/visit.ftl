## Whether somebody is here

visit-here = Wir sind da
visit-away = Gerade ist niemand da
visit-today = Wir antworten heute ab { $time } Uhr wieder
visit-tomorrow = Wir antworten morgen ab { $time } Uhr wieder
visit-on-day = Wir antworten { $day } ab { $time } Uhr wieder
visit-on-date = Wir antworten am { $date } ab { $time } Uhr wieder
visit-day-1 = am Montag
visit-day-2 = am Dienstag
visit-day-3 = am Mittwoch
visit-day-4 = am Donnerstag
visit-day-5 = am Freitag
visit-day-6 = am Samstag
visit-day-7 = am Sonntag
visit-handed-over-until = Gerade ist niemand da. Wir antworten am { $date } ab { $time } Uhr wieder. Ihre Nachricht ist angekommen.

## Asking for a call

visit-call-back-text = Gerade ist niemand da. Dürfen wir Ihre Telefonnummer und, wenn Sie möchten, Ihren Namen und Ihre Wunschzeit speichern, um Sie einmal zu diesem Anliegen zurückzurufen? Wir nutzen sie nur dafür. Sie können auch Nein sagen und hier weiterschreiben, und Sie können ein Ja jederzeit unter „Meine Daten“ widerrufen.
visit-call-back-thanks = Vielen Dank. Wir rufen Sie an.
visit-wish-today = Heute, { $from }–{ $until } Uhr
visit-wish-tomorrow = Morgen, { $from }–{ $until } Uhr
visit-wish-day = { $day }, { $from }–{ $until } Uhr
visit-weekday-1 = Montag
visit-weekday-2 = Dienstag
visit-weekday-3 = Mittwoch
visit-weekday-4 = Donnerstag
visit-weekday-5 = Freitag
visit-weekday-6 = Samstag
visit-weekday-7 = Sonntag

## When a conversation has ended

purpose-satisfaction = Zufriedenheit
visit-rating-text = Wie zufrieden sind Sie mit diesem Gespräch? Die Antwort ist freiwillig. Sie hilft uns, besser zu antworten; das ist unser berechtigtes Interesse (Art. 6 Abs. 1 lit. f DSGVO). Unser Team kann sie lesen. Sie können jederzeit unter „Meine Daten“ widersprechen; dann wird sie gelöscht, und es bleibt nur gezählt, wie oft welche Bewertung vergeben wurde, ohne Bezug zu Ihnen.

## Asking to be let in

visit-let-in-text = Jemand aus unserem Team möchte dieses Gespräch lesen, auch was Sie bisher geschrieben haben, um Ihnen hier zu antworten. Sind Sie einverstanden? Sie können auch Nein sagen und mit dem Bot weiterschreiben, und Sie können ein Ja jederzeit unter „Meine Daten“ widerrufen.

## Who read it

visit-readers-title = Wer es gelesen hat
visit-readers-none = Niemand außer Ihnen hat etwas davon gelesen.
visit-readers-conversation = Gespräch
visit-readers-contact = Ihre Angaben
visit-role-owner = Leitung
visit-role-administrator = Verwaltung
visit-role-agent = Kundenservice
visit-role-marketing = Marketing
visit-role-auditor = Prüfung
visit-role-privacy-officer = Datenschutzbeauftragte Person
visit-role-api-token = Ein Programm der Organisation
visit-role-former = Jemand, der nicht mehr hier arbeitet

## What was told beside the bot

visit-field-rating = Bewertung, 1 bis 5
visit-field-comment = Kommentar
visit-field-call-at = Wunschzeit für den Rückruf
