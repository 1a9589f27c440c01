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
