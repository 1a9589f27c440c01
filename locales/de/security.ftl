## The console's page of security events

console-security-title = Sicherheit
console-security-text = Fehlversuche beim Anmelden, erreichte Grenzen und Meldungen des letzten Tages.
console-security-words = Sicherheit Angriff Passwort Fehlversuch Anmeldung Grenze Limit Meldung Panne Überlastung
console-security-lead = Was der Server an einem Tag bemerkt hat. Es sind Zahlen: Adressen, Geräte und Konten werden dafür nicht festgehalten.
console-security-drafts = Was jemand beurteilen sollte
console-security-no-drafts = Zurzeit hat der Server nichts bemerkt, was jemand beurteilen müsste.
console-security-signal = Bemerkt wurde
console-security-at = Wann
console-security-hours = Die letzten 24 Stunden
console-security-hours-lead = Gezählt wird nur im Arbeitsspeicher; nach einem Neustart des Servers beginnt die Zählung von vorn.
console-security-quiet = In den letzten 24 Stunden ist nichts aufgefallen.
console-security-from = Stunde ab
console-security-sign-ins = Falsche Passwörter oder Codes
console-security-too-fast = Zu schnelle Aufrufe
console-security-arrivals = Abgewiesene Besuche
console-security-work = Besuche mit Rechenaufgabe
