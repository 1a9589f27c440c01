## Legal holds and restriction

problem-restricted-title = Die Daten dieser Person sind eingeschränkt
problem-restricted-detail = Sie werden gespeichert und von niemandem gelesen, bis die Einschränkung aufgehoben ist.

holds-own-all = Alles
holds-own-restricted = Ihre Daten sind eingeschränkt: Sie werden gespeichert, aber von der Organisation nicht gelesen.
holds-own-text = Die Organisation braucht dies für einen Anspruch oder eine gesetzliche Pflicht. Bis zum genannten Datum wird es nicht vernichtet, auch wenn Sie widerrufen oder löschen; lesen können es dann nur die Verantwortlichen für den Datenschutz.
holds-own-title = Rechtliche Aufbewahrung

## Rights besides access and deletion, as the bot understands them

holds-bot-consents = Unter „Meine Daten“ im Menü steht jede Einwilligung und jeder Zweck; dort widerrufen oder widersprechen Sie mit einem Klick.
holds-bot-correct = Eine Angabe berichtigen
holds-bot-export = Meine Daten mitnehmen
holds-bot-object = Einer Nutzung widersprechen
holds-bot-restrict = Die Nutzung meiner Daten einschränken
holds-bot-restricted = Ihre Daten sind jetzt eingeschränkt: Sie werden gespeichert, aber von niemandem hier gelesen. Die Verantwortlichen für den Datenschutz sehen, dass Sie darum gebeten haben.
holds-bot-withdraw = Eine Einwilligung widerrufen

## What the person is told in the chat

holds-told-lifted = Die Einschränkung Ihrer Daten endet jetzt: Wir lesen und nutzen sie wieder so, wie Sie es erlaubt haben. Unter „Meine Daten“ im Menü sehen Sie, was das ist; dort können Sie es auch widerrufen oder löschen.
holds-told-restricted = Ihre Daten sind jetzt eingeschränkt: Sie werden gespeichert und von niemandem hier gelesen, bis die Einschränkung aufgehoben wird. Bevor das geschieht, sagen wir es Ihnen hier.

## The console's page of legal holds

holds-author-bot = Bot
holds-author-member = Mitarbeitende
holds-back = Zu allen Sperren
holds-by = Von
holds-empty-text = Eine Sperre wird gesetzt, bevor jemand widerruft. Danach ist nichts mehr da, das gehalten werden könnte.
holds-empty-title = Keine Aufbewahrungssperre
holds-end = Aufheben
holds-ends = Endet
holds-erased = gelöscht
holds-held-fields = Angaben
holds-held-lead = Dies ist alles, was die Sperre hält. Dass Sie es gelesen haben, steht im Protokoll.
holds-held-messages = Nachrichten
holds-held-notes = Notizen
holds-held-title = Was die Sperre hält
holds-last-day = Letzter Tag
holds-lead = Eine Sperre hält fest, was für einen Anspruch oder eine gesetzliche Pflicht gebraucht wird, auch wenn jemand widerruft oder löscht. Im Alltag liest es dann niemand mehr.
holds-list-restricted = Eingeschränkt: niemand liest hier
holds-not-yours = Sie halten ihn nicht.
holds-open = Ansehen
holds-person = Person
holds-place = Aufbewahrungssperre setzen
holds-place-text = Gehalten wird, was Sie jetzt lesen können. Was die Person später noch erlaubt, braucht eine weitere Sperre.
holds-purpose = Zweck
holds-reason = Grund
holds-reason-hint = Der Grund wird versiegelt wie das, wovon er spricht. Bis 500 Zeichen.
holds-reason-sealed = versiegelt
holds-subject = Kennung der Person
holds-subject-hint = Sie steht schon hier, wenn Sie aus dem Gespräch kommen.
holds-title = Aufbewahrungssperren
holds-who = Lesen kann es nur, wer den Schlüssel der Sperren hat: die Datenschutzbeauftragten und der Wiederherstellungsschlüssel. Ohne Datenschutzbeauftragte öffnet ihn der Wiederherstellungsschlüssel allein.
