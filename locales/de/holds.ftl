## Legal holds and restriction

problem-restricted-title = Die Daten dieser Person sind eingeschränkt
problem-restricted-detail = Sie werden gespeichert und von niemandem gelesen, bis die Einschränkung aufgehoben ist.

holds-own-all = Alles
holds-own-restricted = Ihre Daten sind eingeschränkt: Sie werden gespeichert, aber von der Organisation nicht gelesen.
holds-own-text = Die Organisation braucht dies für einen Anspruch oder eine gesetzliche Pflicht. Bis zum genannten Datum wird es nicht vernichtet, auch wenn Sie widerrufen oder löschen; lesen können es dann nur die Verantwortlichen für den Datenschutz.
holds-own-title = Rechtliche Aufbewahrung
