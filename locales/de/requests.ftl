## What can be asked, how it comes, and where it stands

requests-kind-access = Auskunft
requests-kind-rectification = Berichtigung
requests-kind-erasure = Löschung
requests-kind-portability = Übertragbarkeit
requests-kind-restriction = Einschränkung
requests-kind-objection = Widerspruch
requests-kind-withdrawal = Widerruf einer Einwilligung
requests-channel-letter = Brief
requests-channel-email = E-Mail
requests-channel-phone = Telefon
requests-channel-chat = Chat
requests-channel-api = Schnittstelle (API)
requests-state-open = Zu beantworten
requests-state-extended = Antwort verlängert
requests-state-fulfilled = Erfüllt
requests-state-refused = Abgelehnt
requests-state-withdrawn = Zurückgenommen
requests-text-note = Notiz
requests-text-words = Was die Person schreibt
requests-text-extension = Warum die Antwort länger dauert
requests-text-refusal = Warum abgelehnt wurde

## What reading again found

requests-finding-subject-unknown = Es ist niemand benannt, darum lässt sich nicht prüfen, ob es erledigt ist. Sagen Sie, wer gefragt hat, oder lehnen Sie mit Gründen ab.
requests-finding-identity-open = Wer fragt, soll noch zeigen, wer er oder sie ist. Prüfen Sie das zuerst, oder lehnen Sie mit Gründen ab.
requests-finding-still-stored = Über diese Person ist noch etwas gespeichert. Löschen Sie es zuerst.
requests-finding-still-granted = Der Zweck läuft noch. Er endet, wenn die Person widerruft oder gelöscht wird.
requests-finding-not-handed-out = Seit dem Eingang wurde nichts herausgegeben. Exportieren Sie die Daten zuerst und schicken Sie sie zu.
requests-finding-not-corrected = Seit dem Eingang wurde nichts berichtigt.
requests-finding-not-restricted = Die Daten dürfen noch gelesen werden. Schränken Sie sie zuerst ein.

## What the subject is told in the chat

requests-told-received = Ihr Anliegen zu Ihren Daten ist bei uns eingegangen. Unter „Meine Daten“ im Menü sehen Sie, wie es steht und bis wann wir antworten.
requests-told-extended = Für die Antwort auf Ihr Anliegen zu Ihren Daten brauchen wir länger. Die Gründe und der neue Termin stehen unter „Meine Daten“ im Menü.
requests-told-fulfilled = Ihr Anliegen zu Ihren Daten ist erledigt.
requests-told-identity = Bevor wir auf Ihr Anliegen zu Ihren Daten antworten, müssen wir sicher sein, dass Sie es sind. Bitte schreiben Sie uns hier, wie wir das prüfen können.
requests-told-refused-gdpr = Ihrem Anliegen zu Ihren Daten können wir nicht folgen. Die Gründe stehen unter „Meine Daten“ im Menü. Sie können sich bei einer Datenschutzbehörde beschweren und vor Gericht gehen (Art. 77, 79 DSGVO).
requests-told-refused-kvkk = Ihrem Anliegen zu Ihren Daten können wir nicht folgen. Die Gründe stehen unter „Meine Daten“ im Menü. Sie können sich binnen { $answer } Tagen nach dieser Antwort, spätestens { $application } Tage nach Ihrem Antrag, bei der Datenschutzbehörde KVKK beschweren (Art. 14 KVKK).
requests-told-refused-both = Ihrem Anliegen zu Ihren Daten können wir nicht folgen. Die Gründe stehen unter „Meine Daten“ im Menü. Sie können sich bei einer Datenschutzbehörde beschweren oder vor Gericht gehen (Art. 77, 79 DSGVO); in der Türkei bei der Datenschutzbehörde KVKK binnen { $answer } Tagen nach dieser Antwort, spätestens { $application } Tage nach Ihrem Antrag (Art. 14 KVKK).

## The export for a subject

requests-export-sealed = Gespeichert, aber für die Antwortenden nicht lesbar
requests-export-message = Nachrichten
requests-export-field = Angaben
requests-export-note = Notizen

## The console

console-requests-title = Anträge
console-requests-lead = Was Menschen nach dem Gesetz von Ihnen verlangen, und bis wann sie Antwort haben müssen.
console-requests-which = Welche Anträge
console-requests-closed = Beantwortet
console-requests-all = Alle
console-requests-empty = Nichts wartet auf Antwort.
console-requests-empty-text = Anträge aus dem Chat erscheinen hier von selbst. Tragen Sie ein, was per Brief, E-Mail oder Telefon kommt.
console-requests-kind = Antrag
console-requests-kind-hint = Was verlangt wird
console-requests-received = Eingegangen
console-requests-due = Fällig
console-requests-state = Stand
console-requests-channel = Eingang
console-requests-overdue = überfällig
console-requests-today = heute fällig
console-requests-new = Antrag eintragen
console-requests-new-lead = Für Briefe, E-Mails und Anrufe. Die Frist beginnt mit dem Tag des Eingangs.
console-requests-received-on = Tag des Eingangs
console-requests-received-wrong = Der Tag des Eingangs liegt in der Zukunft oder vor der Geltung des Gesetzes (DSGVO seit { $gdpr }, KVKK seit { $kvkk }).
console-requests-laws = Nach welchem Recht
console-requests-laws-hint = Vorausgewählt ist das Ihres Landes. Die frühere Frist zählt.
console-requests-laws-none = Bitte wählen Sie mindestens ein Gesetz.
console-requests-subject = Person (Kennung; leer lassen, wenn unbekannt)
console-requests-note = Notiz
console-requests-note-hint = Versiegelt: Lesen können es nur, wer Anträge beantwortet, und die Person selbst.
console-requests-save = Aufnehmen
console-requests-back = Alle Anträge
console-requests-clock = Die Frist
console-requests-maximum-gdpr = Die DSGVO erlaubt bis
console-requests-maximum-kvkk = Das KVKK erlaubt bis
console-requests-warnings = Warnungen am
console-requests-rests = Die Frist der DSGVO ruht seit
console-requests-closed-at = Beantwortet am
console-requests-person = Die Person
console-requests-person-unknown = Es ist nicht bekannt, von wem der Antrag ist. Die Kennung steht bei den Kontakten und unter „Meine Daten“.
console-requests-person-gone = Seither wurde alles über diese Person vernichtet. Nochmaliges Lesen findet nichts.
console-requests-person-open = Gespräch öffnen
console-requests-person-erase = Diese Person löschen
console-requests-export = Export für die Person
console-requests-relate = Sagen, wer gefragt hat
console-requests-identity = Identität
console-requests-identity-undoubted = Bisher gab es keinen Zweifel.
console-requests-identity-asked = Die Person wurde gefragt, wer sie ist, und hat noch nicht geantwortet.
console-requests-identity-verified = Geprüft:
console-requests-identity-ask = Identität erfragen
console-requests-identity-hint = Nur bei begründeten Zweifeln (Art. 12 Abs. 6 DSGVO). Die Frist der DSGVO ruht so lange, die des KVKK nicht.
console-requests-method = Wie geprüft wurde
console-requests-method-hint = Ein, zwei Worte ohne Ziffern: Ausweis gezeigt, zurückgerufen.
console-requests-verify = Es wurde geprüft
console-requests-fulfil = Als erfüllt abschließen
console-requests-fulfil-hint = Vorher wird noch einmal gelesen, was gespeichert ist. Steht etwas entgegen, bleibt der Antrag offen.
console-requests-extend =
    { $count ->
        [one] Antwort um einen Monat verlängern
       *[other] Antwort um { $count } Monate verlängern
    }
console-requests-extend-hint = Nur nach der DSGVO und im ersten Monat, wenn der Antrag komplex ist oder es viele sind (Art. 12 Abs. 3). Die Person liest die Gründe.
console-requests-refuse = Ablehnen
console-requests-refuse-hint = Die Person liest die Gründe und erfährt, wo sie sich beschweren kann.
console-requests-reason = Gründe
console-requests-texts = Was geschrieben wurde
console-requests-sealed = Kein Schlüssel von Ihnen öffnet das.
console-requests-end = Ende vermerken
console-requests-rectify = Berichtigen
console-requests-rectify-hint = Der neue Wert steht danach überall, wo das Feld gespeichert ist. Was Sie nicht ändern, bleibt.
console-requests-rectify-save = Berichtigung eintragen
console-requests-purpose = Zweck (bei Widerruf oder Widerspruch)
console-requests-purpose-all = alle
console-requests-steps = Schritte
console-requests-left-count =
    { $count ->
        [one] noch { $count } Tag
       *[other] noch { $count } Tage
    }
console-requests-over-count =
    { $count ->
        [one] seit { $count } Tag überfällig
       *[other] seit { $count } Tagen überfällig
    }
console-requests-banner-count =
    { $count ->
        [one] Ein Antrag ist überfällig
       *[other] { $count } Anträge sind überfällig
    }

## Problems

problem-not-fulfilled-title = Das ist noch nicht erledigt
problem-not-fulfilled-detail = Das Gespeicherte wurde noch einmal gelesen, und etwas steht dem Abschluss entgegen. Was, sagt das Feld „finding“.
problem-no-extension-title = Die Antwort lässt sich nicht verlängern
problem-no-extension-detail = Nur die DSGVO kennt eine Verlängerung, und sie muss im ersten Monat mitgeteilt werden. Das KVKK kennt keine.
