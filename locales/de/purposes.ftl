# Purposes, notices and wordings of consents, and who is responsible.

## Categories of data, as the notice and the console name them

category-name = Name
category-email-address = E-Mail-Adresse
category-telephone-number = Telefonnummer
category-physical-address = Anschrift
category-postal-code = Postleitzahl
category-communication = Was Sie uns schreiben
category-opinion = Meinung
category-birth-date = Geburtsdatum
category-age = Alter
category-gender = Geschlecht
category-official-id = Amtliche Kennnummer
category-passport = Reisepass
category-tax = Steuerdaten
category-bank-account = Bankverbindung
category-credit-card-number = Nummer der Zahlungskarte
category-payment-card-expiry = Ablauf der Zahlungskarte
category-ip-address = IP-Adresse
category-health = Gesundheit
category-health-history = Krankengeschichte
category-medical-health = Befunde und Behandlung
category-mental-health = Psychische Gesundheit
category-prescription = Verordnungen
category-disability = Behinderung
category-blood-type = Blutgruppe
category-religious-belief = Religiöse Überzeugung
category-ethnic-origin = Ethnische Herkunft
category-trade-union-membership = Gewerkschaftszugehörigkeit
category-sexual-preference = Sexuelle Orientierung
category-criminal-conviction = Strafrechtliche Verurteilungen

## Problems

problem-not-editorial-title = Das ist mehr als eine Korrektur
problem-not-editorial-detail = Seit dem letzten Text hat sich geändert, wozu Menschen einwilligen: die Grundlage, die Arten von Daten oder die Empfänger. Veröffentlichen Sie diesen Text als neuen; wer eingewilligt hat, wird erneut gefragt.
problem-purpose-refused-title = So lässt sich dieser Zweck nicht speichern
problem-purpose-refused-detail = Das Feld „field“ nennt die Angabe, die nicht stimmt. Nichts wurde geändert.

## The consent card, where somebody is asked again; and consents that carry no more

ask-who = Nur Menschen bei { $organisation }, die es dafür brauchen. Niemand sonst hat den Schlüssel.
ask-who-recipients = Nur Menschen bei { $organisation }, die es dafür brauchen. Weitergegeben wird es an: { $recipients }.
ask-long = Bis Sie widerrufen oder löschen, längstens { $inactive } nach Ihrer letzten Nachricht. In jedem Fall höchstens { $cap } ab der Mitteilung.
ask-long-cap = Bis Sie widerrufen oder löschen, längstens { $period } ab der Mitteilung.
ask-change-recipient = Neu: { $name } ({ $country }) erhält diese Daten.
ask-change-moved = { $name } ({ $country }) erhält diese Daten nun in einem anderen Land oder mit anderen Garantien.
ask-change-categories = Es geht nun um andere Daten: { $categories }.
ask-change-basis = Es gibt nun eine andere Grundlage: { $basis } ({ $gdpr } DSGVO; { $kvkk } KVKK).
ask-change-text = { $organisation } hat den Text dazu inhaltlich geändert.
window-consent-again-changed = Seit Ihrer Einwilligung hat sich etwas geändert. Bitte entscheiden Sie erneut.
window-consent-again-expired = Die Zeit, für die Sie eingewilligt hatten, ist vorbei. Bitte entscheiden Sie erneut.
window-consent-stale-for = Sie hatten vor einer Änderung zugestimmt, wir fragen erneut: { $purpose }
window-consent-expired-for = Ihre Einwilligung ist abgelaufen: { $purpose }
console-consent-stale = Seither geändert
console-consent-expired = Abgelaufen
console-consent-renewed = Später erneut gegeben

## The generated notice, in full (GDPR 13, KVKK 10)

cite-by-law-erasure = Verordnung über Löschung, Vernichtung oder Anonymisierung (Amtsblatt 28.10.2017/30224)
cite-board-decision = Entscheidung der Behörde KVKK
cite-code-of-obligations = türkisches Obligationengesetz Nr. 6098
document-transfer-unrecorded = keine festgehalten
interest-satisfaction = zu erfahren, wie zufrieden Menschen mit unseren Antworten sind, und besser zu antworten
notice-full-lead = Verantwortlich für diesen Chat ist { $organisation }. Wir verarbeiten, was Sie hier schreiben, um Ihre Fragen zu beantworten. Solange Sie nichts freigeben, sind Ihre Nachrichten versiegelt: Nur Sie können sie lesen.
notice-full-title = Datenschutzhinweise
notice-full-controller = Wer verantwortlich ist
notice-full-representative = Vertreter: { $name }
notice-full-privacy-contact = Fragen zum Datenschutz: { $address }
notice-full-purposes = Wofür wir Daten erheben, und auf welcher Grundlage
notice-full-purpose = { $purpose }: { $categories }. Grundlage: { $basis } ({ $gdpr } DSGVO; { $kvkk } KVKK).
notice-full-valid = Ihre Einwilligung gilt { $period }; danach fragen wir erneut.
basis-consent = Ihre Einwilligung
basis-contract = ein Vertrag oder seine Vorbereitung auf Ihren Wunsch
basis-legal-obligation = eine gesetzliche Pflicht
basis-legitimate-interest = unser berechtigtes Interesse; Sie können widersprechen
notice-full-withdraw = Eine Einwilligung können Sie jederzeit widerrufen, im Menü des Chats unter „Meine Daten“. Das Bisherige bleibt rechtmäßig.
notice-full-method = Wir erheben die Daten elektronisch, in diesem Chat, bei Ihnen selbst.
notice-full-voluntary = Sie sind nicht verpflichtet, uns Daten zu geben. Verweigern Sie eine Einwilligung, erheben wir nicht, worum gebeten wurde; Sie können weiterschreiben.
notice-full-automated = Im Chat beruht keine Entscheidung über Sie ausschließlich auf automatisierter Verarbeitung (Art. 22 DSGVO).
notice-full-recipients = Wer Daten erhält
notice-full-processor = Der Betreiber dieses Chats speichert die Daten für uns als Auftragsverarbeiter. Sie sind versiegelt: Er kann sie nicht lesen.
notice-full-processor-named = { $name } ({ $country }) betreibt diesen Chat und speichert die Daten für uns als Auftragsverarbeiter. Sie sind versiegelt: Der Betreiber kann sie nicht lesen.
notice-full-transfer = Übermittlung in ein Drittland. Grundlage: { $basis }.
notice-full-interest = Unser berechtigtes Interesse: { $interest }.
notice-full-recipient = { $name } ({ $country }): { $purposes }
notice-full-nobody = Sonst erhält niemand Ihre Daten.
notice-full-retention = Wie lange wir sie aufbewahren
notice-full-retention-text = Was Sie niemandem freigegeben haben, können nur Sie lesen; es wird 24 Stunden nach Ihrer letzten Nachricht vernichtet. Was Sie freigegeben haben, wird vernichtet, wenn nichts mehr geschieht (Frist: { $period }), und was eine widerrufene Einwilligung betraf, 24 Stunden nach dem Widerruf.
notice-full-cap = Was Sie uns mitgeteilt haben, wird vernichtet, auch wenn Sie uns weiter schreiben; längste Frist ab der Mitteilung: { $period }.
notice-full-cap-special = Besondere Kategorien von Daten, etwa zur Gesundheit, werden ebenso vernichtet; längste Frist ab der Mitteilung: { $period }.
notice-full-rights = Ihre Rechte
notice-full-rights-text = Sie dürfen Ihre Daten ansehen, berichtigen, mitnehmen, einschränken und löschen lassen und der Verarbeitung widersprechen. Das meiste geht sofort im Menü des Chats unter „Meine Daten“; sonst schreiben Sie uns. (Art. 15 bis 21 DSGVO; Art. 11 KVKK.)
notice-full-object = Ihr Widerspruchsrecht
notice-full-object-text = Wo wir uns auf ein berechtigtes Interesse stützen, können Sie jederzeit aus Gründen widersprechen, die sich aus Ihrer besonderen Situation ergeben; gegen Werbung ohne Angabe von Gründen (Art. 21 DSGVO).
notice-full-complaint = Sie können sich bei einer Aufsichtsbehörde beschweren.
notice-full-authority = Sie können sich bei einer Aufsichtsbehörde beschweren: { $authority }
notice-imprint-title = Impressum

## Purposes

console-purposes-title = Zwecke
console-purposes-lead = Wofür Sie Daten erheben. Jeder Zweck hat einen eigenen Schlüssel: Wer ihn nicht lesen darf, kann es nicht.
console-purposes-new = Zweck festlegen
console-purposes-edit = Ändern: { $purpose }
console-purposes-caption = Die Zwecke mit ihrer Grundlage und den Daten, die sie betreffen
console-purposes-column-basis = Grundlage
console-purposes-column-data = Daten
console-purposes-column-readers = Lesen dürfen
console-purposes-special = Besondere Kategorien
console-purposes-archived = Wird nicht mehr gefragt
console-purposes-id = Kurzname
console-purposes-id-hint = Kleinbuchstaben, Ziffern und Bindestriche, etwa repair-order. Bots verwenden ihn; er ändert sich nie.
console-purposes-names = Was Besucher sehen
console-purposes-names-hint = Mindestens eine Sprache. Wo eine Sprache leer ist, wird eine andere gezeigt.
console-purposes-names-standard = Leer behält den Namen, den Parlour vorgibt.
console-purposes-gdpr = Artikel der DSGVO
console-purposes-kvkk = Artikel des KVKK
console-purposes-article-hint = Leer übernimmt den üblichen Artikel der Grundlage.
console-purposes-special-label = Er betrifft besondere Kategorien, etwa Gesundheit
console-purposes-special-hint = Sie brauchen eine ausdrückliche Einwilligung (Art. 9 Abs. 2 Buchst. a DSGVO; Art. 6 Abs. 3 Buchst. a KVKK); eine andere Grundlage wird nicht angenommen.
console-purposes-categories = Welche Daten
console-purposes-valid = So viele Monate gilt eine Einwilligung
console-purposes-valid-hint = Leer: bis zum Widerruf. Gilt für Einwilligungen ab jetzt.
console-purposes-reask = Nach einem Nein so viele Monate nicht erneut fragen
console-purposes-reask-hint = Leer: { $months }. Wer das Anliegen selbst wählt, wird immer gefragt.
console-purposes-archive = Nicht mehr danach fragen
console-purposes-archive-hint = Was erteilt wurde, bleibt bis zum Widerruf oder bis zum Ablauf.
console-purposes-material-hint = Andere Grundlage, anderer Artikel, andere Arten von Daten: Wer eingewilligt hat, wird erneut gefragt; bis dahin wird nichts Neues aufgenommen.
console-purposes-wrong-name = Der Kurzname darf Kleinbuchstaben, Ziffern und Bindestriche enthalten, beginnt mit einem Buchstaben und hat höchstens 32 Zeichen.
console-purposes-wrong-taken = Diesen Kurznamen gibt es schon.
console-purposes-wrong-basis = Besondere Kategorien brauchen die ausdrückliche Einwilligung als Grundlage.
console-purposes-wrong-special = Sie haben Daten einer besonderen Kategorie gewählt: Kreuzen Sie an, dass er besondere Kategorien betrifft.
console-purposes-wrong-article = Dieser Artikel gehört nicht zur Grundlage.
console-purposes-wrong-categories = Bitte wählen Sie, welche Daten er betrifft.
console-purposes-wrong-names = Bitte geben Sie ihm in mindestens einer Sprache einen Namen mit höchstens 80 Zeichen.
console-purposes-wrong-months = Eine Zahl von Monaten liegt zwischen 1 und 120; nur eine Einwilligung kann ablaufen.
console-purposes-wrong-archived = Ohne Gespräche gibt es keinen Chat: Dieser Zweck bleibt.

## Who is responsible

console-identity-title = Wer verantwortlich ist
console-identity-lead = Daraus entstehen Hinweise, Einwilligungsnachweise und alle Dokumente. Es wird veröffentlicht; die Namen von Personen liegen versiegelt.
console-identity-legal-name = Vollständiger Name
console-identity-legal-name-hint = Leer: der Name der Organisation.
console-identity-address = Anschrift
console-identity-country = Land (zwei Buchstaben)
console-identity-email = E-Mail
console-identity-phone = Telefon
console-identity-privacy = Wer für Datenschutz zuständig ist
console-identity-privacy-name = Name
console-identity-privacy-email = E-Mail für Datenschutz
console-identity-privacy-hint = Der oder die Datenschutzbeauftragte, wo es sie gibt. Hinweise zeigen die Adresse, nicht den Namen; am besten eine Funktionsadresse.
console-identity-representative = Vertreter
console-identity-representative-hint = Nur für Verantwortliche aus dem Ausland (Art. 27 DSGVO; in der Türkei der Vertreter des Verantwortlichen), mit Anschrift.
console-identity-authority = Aufsichtsbehörde
console-identity-numbers = Register in der Türkei
console-identity-verbis = VERBİS-Nummer
console-identity-kep = KEP-Adresse
console-identity-wrong = Bitte prüfen Sie diese Angabe: { $field }.
console-identity-missing = Für einen Hinweis fehlt noch: { $fields }.

## Notices and wordings

console-texts-title = Hinweise und Einwilligungstexte
console-texts-lead = Was Besucher erfahren, und mit welchen Worten sie gefragt werden. Ein veröffentlichter Text ändert sich nie; ein neuer tritt an seine Stelle.
console-texts-caption = Die geltenden Texte nach Zweck und Sprache
console-texts-notice = Datenschutzhinweis
console-texts-own = Ihr Text
console-texts-ours = Von Parlour
console-texts-none = Noch keiner
console-texts-edit = { $what }, { $language }
console-texts-field-title = Titel
console-texts-field-text = Text
console-texts-field-hint = Leerzeilen trennen Absätze.
console-texts-generate = Aus Ihren Zwecken ausfüllen
console-texts-preview = Ansehen
console-texts-preview-title = Wie Besucher es sehen
console-texts-diff = Was sich ändert
console-texts-diff-none = Nichts: Das ist der geltende Text.
console-texts-diff-out = entfällt
console-texts-diff-in = neu
console-texts-kind = Was ist dieser neue Text?
console-texts-kind-editorial = Dasselbe, besser gesagt
console-texts-kind-editorial-hint = Ein Tippfehler, ein klarerer Satz. Einwilligungen gelten weiter; niemand wird erneut gefragt.
console-texts-kind-material = Etwas anderes
console-texts-kind-material-hint = Wir tun etwas anderes mit den Daten. Wer eingewilligt hat, wird erneut gefragt; bis dahin wird nichts Neues aufgenommen.
console-texts-kind-kept = Ihre Antwort steht danach im Protokoll.
console-texts-about = Um welche Zwecke geht es?
console-texts-about-hint = Nur bei etwas anderem. Keiner gewählt: alle.
console-texts-publish = Veröffentlichen
console-texts-history = Früher veröffentlicht
console-texts-first = Erster Text
console-texts-published = Veröffentlicht. Besucher sehen es ab jetzt.
console-texts-wrong-kind = Bitte sagen Sie, was dieser Text ist: dasselbe, besser gesagt, oder etwas anderes.
console-texts-wrong-title = Bitte geben Sie einen Titel mit höchstens 120 Zeichen an.
console-texts-wrong-text = Bitte geben Sie einen Text an: einen Hinweis mit höchstens 20.000, einen Einwilligungstext mit höchstens 2.000 Zeichen.
console-texts-wrong-same = Dieser Text ist schon veröffentlicht.

## How a consent stands, in my data

window-state-stale = gegeben, seither geändert
window-state-expired = abgelaufen
