## Was in jedem Dokument steht

document-missing = (noch anzugeben)
document-not-advice = Keine Rechtsberatung. Von Parlour aus den geltenden Einstellungen erstellt.
document-controller = Verantwortlicher
document-processor = Auftragsverarbeiter
document-signed-by = Unterzeichnet von
document-signed-role = Funktion
document-signed-at = Datum, Uhrzeit
document-signed-method = Bestätigt durch
document-signed-proof = Nachweis im Protokoll
