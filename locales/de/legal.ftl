## What data is collected for

purpose-conversation = Gespräch mit unserem Team
purpose-callback = Rückruf
purpose-lead = Angebot
purpose-marketing = Newsletter per E-Mail
purpose-health = Angaben zur Gesundheit

## The notice of the demo organisation: informs, and asks for nothing (GDPR 13, KVKK 10)

notice-title = Datenschutzhinweis für diesen Chat
notice-text =
    Verantwortlich ist { $organisation }. Wir verarbeiten, was Sie hier schreiben, um Ihre Fragen zu beantworten.

    Solange Sie nichts freigeben, sind Ihre Nachrichten versiegelt: Nur Sie können sie lesen, und sie werden 24 Stunden nach Ihrer letzten Nachricht vernichtet. Wünschen Sie einen Menschen, lesen wir das Gespräch mit (Art. 6 Abs. 1 Buchst. b DSGVO; Art. 5 Abs. 2 KVKK). Rückruf, Newsletter und Angaben zur Gesundheit gibt es nur mit Ihrer jeweils eigenen Einwilligung (Art. 6 Abs. 1 Buchst. a und Art. 9 Abs. 2 Buchst. a DSGVO). Sie können sie jederzeit widerrufen; das Bisherige bleibt dann rechtmäßig.

    Wir bewahren Gespräche { $period } auf, alles andere bis zum Widerruf, höchstens aber ebenso lange. Der Betreiber dieses Chats speichert in unserem Auftrag, ohne mitlesen zu können. Sonst erhält niemand Ihre Daten.

    Sie dürfen Ihre Daten ansehen, berichtigen, mitnehmen, einschränken und löschen, der Verarbeitung widersprechen und sich bei einer Aufsichtsbehörde beschweren. Das meiste geht sofort im Menü unter „Meine Daten“. Sonst erreichen Sie uns unter { $contact }.
notice-period-month-count =
    { $count ->
        [one] einen Monat
       *[other] { $count } Monate
    }

## Consent wordings: one purpose each, freely refused, withdrawn as easily as given

consent-callback = Dürfen wir Ihre Telefonnummer und, wenn Sie ihn nennen, Ihren Namen speichern, um Sie in dieser Sache einmal zurückzurufen? Für anderes verwenden wir sie nicht. Sie können Nein sagen und hier weiterschreiben, und ein Ja können Sie jederzeit unter „Meine Daten“ widerrufen.
consent-lead = Dürfen wir Ihre Angaben speichern, um Ihnen ein Angebot für diese Anfrage zu machen? Für anderes verwenden wir sie nicht. Sie können Nein sagen und hier weiterschreiben, und ein Ja können Sie jederzeit unter „Meine Daten“ widerrufen.
consent-marketing = Dürfen wir Ihre E-Mail-Adresse speichern und Ihnen unseren Newsletter mit Neuigkeiten und Angeboten schicken? Für anderes verwenden wir sie nicht. Ein Nein hat keine Nachteile. Ein Ja können Sie jederzeit widerrufen, unter „Meine Daten“ oder in jeder E-Mail.
consent-health = Willigen Sie ausdrücklich ein, dass wir die Gesundheitsdaten, die Sie uns im nächsten Schritt schreiben, speichern und lesen, um Ihr Anliegen zu beantworten? Gesundheitsdaten sind besonders geschützt (Art. 9 DSGVO). Für anderes verwenden wir sie nicht. Sie können Nein sagen, und ein Ja können Sie jederzeit unter „Meine Daten“ widerrufen.
consent-conversation = Ein Mensch liest das, auch was Sie bisher geschrieben haben.
consent-conversation-ask = Darf ein Mensch aus unserem Team dieses Gespräch lesen, auch was Sie bisher geschrieben haben, um Ihnen zu antworten? Sie können Nein sagen und mit dem Bot weiterschreiben, und ein Ja können Sie jederzeit unter „Meine Daten“ widerrufen.
