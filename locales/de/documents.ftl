## Was in jedem Dokument steht

document-missing = (noch anzugeben)
document-not-advice = Keine Rechtsberatung. Von Parlour aus den geltenden Einstellungen erstellt.
document-source = von Ihnen selbst, im Chat
document-few = wenige
document-controller = Verantwortlicher
document-processor = Auftragsverarbeiter
document-signed-by = Unterzeichnet von
document-signed-role = Funktion
document-signed-at = Datum, Uhrzeit
document-signed-method = Bestätigt durch
document-signed-proof = Nachweis im Protokoll

## Zeiträume, wie sie für sich stehen

document-hour-count =
    { $count ->
        [one] { $count } Stunde
       *[other] { $count } Stunden
    }
document-day-count =
    { $count ->
        [one] { $count } Tag
       *[other] { $count } Tage
    }
document-working-day-count =
    { $count ->
        [one] { $count } Arbeitstag
       *[other] { $count } Arbeitstage
    }
document-month-count =
    { $count ->
        [one] { $count } Monat
       *[other] { $count } Monate
    }
document-year-count =
    { $count ->
        [one] { $count } Jahr
       *[other] { $count } Jahre
    }
document-kept-consent = bis zum Widerruf, längstens { $period } nach der letzten Aktivität
document-kept-otherwise = { $period } nach der letzten Aktivität
document-kept-cap = { $kept }; höchstens { $cap } nach der Erhebung
document-changed = { $what }: { $new }, zuvor { $old }
document-interval = von selbst: einmal täglich, was nicht warten kann, jede Viertelstunde; der längste zulässige Abstand: { $period }

## Fristen und ihr Beginn

document-rule-ungranted = Nicht freigegebene Besuche
document-rule-inactive = Gespräche, Kontaktangaben und Dateien
document-rule-withdrawn = Inhalte nach einem Widerruf
document-rule-objections = Verschlüsselte Prüfwerte von Adressen, die widersprochen haben
document-rule-destruction-records = Vernichtungsnachweise
document-rule-destruction-interval = Längster Abstand der Vernichtung
document-rule-content = Inhalte, ab ihrer eigenen Zeit
document-rule-special = Besondere Kategorien, ab ihrer eigenen Zeit
document-rule-evidence = Nachweise der Einwilligung nach einer Löschung
document-start-activity = letzte Aktivität
document-start-creation = Entstehung
document-start-withdrawal = Widerruf
document-start-objection = Widerspruch
document-start-destruction = Vernichtung
document-start-erasure = Löschung

## Vorschriften

document-explicit-consent = Ausdrückliche Einwilligung

## Arten von Daten, und wessen

document-data-contact = Kontaktdaten
document-data-contact-examples = Name, Telefonnummer, E-Mail-Adresse und weitere Angaben, nach denen der Chat fragt
document-data-communication = Kommunikation
document-data-communication-examples = Nachrichten, Auswahl und Dateien im Chat; Notizen dazu
document-data-health = Gesundheitsdaten
document-data-health-examples = was jemand über die eigene Gesundheit mitteilt
document-data-rating = Bewertungen
document-data-rating-examples = wie zufrieden jemand mit einem Gespräch war
document-data-record = Nachweise
document-data-record-examples = Einwilligungen, Ablehnungen, Widerrufe und Anträge mit Zeit und Sprache, unter einer zufälligen Kennung
document-data-other = Weitere Angaben
document-data-other-examples = was für weitere Zwecke der Organisation erfragt wird
document-group-visitors = Besucherinnen und Besucher der Website
document-group-customers = Kundinnen, Kunden und Interessierte
document-group-members = Mitarbeitende, die den Chat bedienen

## Aufzeichnungsmedien

document-medium-database = Datenbank
document-medium-database-text = SQLite-Datei oder PostgreSQL-Datenbank der Installation. Inhalte stehen darin nur verschlüsselt; Zeiten, Zustände und zufällige Kennungen im Klartext.
document-medium-key = Serverschlüssel
document-medium-key-text = Datei neben der Datenbank, nur für den Dienst lesbar. Sie öffnet Konten von Mitgliedern, aber keine Inhalte von Besuchern.
document-medium-tab = Speicher des Browser-Tabs
document-medium-tab-text = Zugangscode des eigenen Gesprächs im Gerät der Besucherin oder des Besuchers, bis der Tab geschlossen wird.

## Rechte

document-right-access = Auskunft
document-right-access-text = Sie erfahren, ob und welche Daten über Sie verarbeitet werden, wofür und an wen sie gehen, und erhalten eine Kopie.
document-right-rectification = Berichtigung
document-right-rectification-text = Sie können falsche Daten berichtigen und unvollständige ergänzen lassen.
document-right-erasure = Löschung
document-right-erasure-text = Sie können Ihre Daten löschen lassen, soweit kein Gesetz sie zu behalten verlangt.
document-right-told = Mitteilung an Empfänger
document-right-told-text = Wer Ihre Daten erhalten hat, erfährt von Berichtigung und Löschung.
document-right-restriction = Einschränkung
document-right-restriction-text = Sie können verlangen, dass Daten nur noch aufbewahrt werden, etwa solange ihre Richtigkeit geprüft wird.
document-right-portability = Datenübertragbarkeit
document-right-portability-text = Sie erhalten Ihre Daten in einem gängigen, maschinenlesbaren Format.
document-right-objection = Widerspruch
document-right-objection-text = Sie können einer Verarbeitung widersprechen, die auf einem berechtigten Interesse beruht; der Direktwerbung jederzeit und ohne Grund.
document-right-automated = Automatisierte Entscheidungen
document-right-automated-text = Sie können sich gegen ein Ergebnis wenden, das allein durch automatisierte Auswertung zu Ihren Lasten entstand.
document-right-withdrawal = Widerruf
document-right-withdrawal-text = Sie können eine Einwilligung jederzeit widerrufen, so einfach wie Sie sie erteilt haben. Was vorher geschah, bleibt rechtmäßig.
document-right-complaint = Beschwerde
document-right-complaint-text = Sie können sich bei einer Aufsichtsbehörde beschweren.
document-right-compensation = Schadenersatz
document-right-compensation-text = Entsteht Ihnen durch eine rechtswidrige Verarbeitung ein Schaden, können Sie Ersatz verlangen.

## Maßnahmen: was die Maschine wirklich tut

document-measure-sealed = Verschlüsselung der Inhalte
document-measure-sealed-text = Nachrichten, Kontaktangaben, Dateien und Notizen sind mit AES-256-GCM verschlüsselt, unter einem zufälligen Schlüssel je Person und Zweck.
document-measure-grant = Freigabe als Schlüssel
document-measure-grant-text = Die Organisation erhält den Schlüssel eines Zwecks erst mit der Einwilligung oder einer anderen Rechtsgrundlage. Ein Widerruf vernichtet ihn.
document-measure-holders = Schlüssel nur mit Zugangsdaten
document-measure-holders-text = Schlüssel sind an die Zugangsdaten der Berechtigten gebunden. Der Datenbestand mitsamt Serverschlüssel öffnet keine Inhalte von Besuchern.
document-measure-two-step = Anmeldung in zwei Schritten
document-measure-two-step-text = Mitglieder melden sich mit Passwort (Argon2id) und einem Einmalcode an.
document-measure-guesses = Gebremste Anmeldeversuche
document-measure-guesses-text = Fehlgeschlagene Anmeldungen werden je Konto und Adresse gebremst.
document-measure-isolation = Trennung der Organisationen
document-measure-isolation-text = Jede Abfrage nennt ihre Organisation. Daten einer anderen Organisation sind nicht auffindbar.
document-measure-ledger = Fälschungssicheres Protokoll
document-measure-ledger-text = Jeder Vorgang hinterlässt in derselben Transaktion einen Eintrag in einem Merkle-Baum, ohne personenbezogene Daten. Änderungen fallen gegen jeden anderswo aufbewahrten Prüfpunkt auf.
document-measure-showing = Aufgezeichnetes Lesen
document-measure-showing-text = Das erste Öffnen eines Gesprächs in einer Sitzung wird aufgezeichnet, bevor der Text erscheint. Betroffene sehen, in welcher Rolle und wann gelesen wurde.
document-measure-files = Geprüfte Dateien
document-measure-files-text = Dateien werden nach ihrem Inhalt geprüft, von verborgenen Angaben befreit und verschlüsselt gespeichert.
document-measure-quiet = Zwei Klicks, keine Dritten
document-measure-quiet-text = Vor dem zweiten Klick wird nichts geladen und nichts gespeichert. Danach lädt das Chatfenster nur von diesem Server.
document-measure-logs = Keine Personendaten in Betriebsprotokollen
document-measure-logs-text = Betriebsprotokolle und Fehlermeldungen enthalten weder Inhalte noch Kontaktdaten noch Schlüssel.
document-measure-roles = Berechtigungsmatrix
document-measure-roles-text = Rollen bestimmen, wer was darf und welche Zwecke lesen kann. Wer den Schlüssel eines Zwecks nicht hat, kann ihn nicht lesen.
document-measure-proof = Nachweis der Einwilligung
document-measure-proof-text = Hinweis und Einwilligungstext werden wörtlich aufbewahrt, mit Fassung, Sprache und Zeit. Niemand aus der Organisation kann für Besucher eine Einwilligung im Chat erteilen.
document-measure-keys-first = Erst die Schlüssel, dann die Daten
document-measure-keys-first-text = Eine Löschung vernichtet alle Schlüssel der Person, löscht die Datensätze und liest erneut; erst wenn nichts mehr gefunden wird, gilt sie als erledigt.
document-measure-scrub = Bereinigter Speicherplatz
document-measure-scrub-text = Gelöschtes wird in der Datenbank überschrieben oder aus ihren Seiten entfernt, auch im Schreibprotokoll.
document-measure-sweep = Vernichtung von selbst
document-measure-sweep-text = Fälliges wird von selbst vernichtet. Jede Vernichtung hinterlässt einen Nachweis ohne personenbezogene Daten.

## Die Seite in der Konsole

console-documents-title = Dokumente
console-documents-lead = Jedes Dokument entsteht aus denselben Zwecken, Empfängern und Fristen, nach denen der Chat arbeitet. Ändern Sie diese, ändert sich auch das Dokument.
console-documents-advice = Dies ist keine Rechtsberatung. Lassen Sie die Texte prüfen; Ihre Rechtsberatung kann sie durch eigene ersetzen.
console-documents-missing = Einige Angaben zu Ihrer Organisation fehlen noch; an ihrer Stelle steht „(noch anzugeben)“.
console-documents-about = Wofür
console-documents-list = Alle Dokumente
console-documents-language = Sprache des Dokuments
console-documents-format = Format
console-documents-pdf = PDF
console-documents-html = Webseite (HTML)
console-documents-download = Herunterladen
console-documents-back = Alle Dokumente
console-documents-copy-hint = Kopieren Sie diesen HTML-Text in Ihre Datenschutzerklärung. Er bringt keine Gestaltung mit und nimmt die Ihrer Seite an.
console-documents-name-privacy-passage = Passage für die Datenschutzerklärung
console-documents-text-privacy-passage = Zum Einfügen in Ihre Website: wer was wofür verarbeitet, und welche Rechte bestehen.
console-documents-name-processing-record = Verzeichnis von Verarbeitungstätigkeiten
console-documents-text-processing-record = Für Sie als Verantwortlichen und für den Betreiber als Auftragsverarbeiter (Art. 30 DSGVO).
console-documents-name-verbis = VERBIS-Eintrag
console-documents-text-verbis = Die Felder für das türkische Register der Verantwortlichen (Art. 16 KVKK).
console-documents-name-destruction-policy = Aufbewahrung und Vernichtung
console-documents-text-destruction-policy = Die Richtlinie mit den zehn vorgeschriebenen Abschnitten (türkische Löschverordnung, Art. 6).
console-documents-name-processing-agreement = Vertrag zur Auftragsverarbeitung
console-documents-text-processing-agreement = Der Vertrag mit dem Betreiber samt Anlagen I bis IV (Art. 28 DSGVO).
console-documents-name-breach-report = Meldung einer Datenpanne
console-documents-text-breach-report = Das leere Formular für Behörde und Betroffene. Das ausgefüllte finden Sie bei der Datenpanne.
console-documents-name-consent-overview = Übersicht der Einwilligungen
console-documents-text-consent-overview = Wie viele zu welchem Zweck zugestimmt, abgelehnt oder widerrufen haben, und welche Texte gelten.
document-text-wording = Wortlaut der Einwilligung
