## What data is collected for

purpose-conversation = Gespräch mit unserem Team
purpose-callback = Rückruf
purpose-lead = Angebot
purpose-marketing = Newsletter per E-Mail
purpose-health = Angaben zur Gesundheit

## Periods in notices and on consent cards, where they end a phrase or stand behind a colon

notice-period-month-count =
    { $count ->
        [one] 1 Monat
       *[other] { $count } Monate
    }

## Consent wordings: one purpose each, freely refused, withdrawn as easily as given

consent-callback = Dürfen wir Ihre Telefonnummer und, wenn Sie ihn nennen, Ihren Namen speichern, um Sie in dieser Sache einmal zurückzurufen? Für anderes verwenden wir sie nicht. Sie können Nein sagen und hier weiterschreiben, und ein Ja können Sie jederzeit unter „Meine Daten“ widerrufen.
consent-lead = Dürfen wir Ihre Angaben speichern, um Ihnen ein Angebot für diese Anfrage zu machen? Für anderes verwenden wir sie nicht. Sie können Nein sagen und hier weiterschreiben, und ein Ja können Sie jederzeit unter „Meine Daten“ widerrufen.
consent-marketing = Dürfen wir Ihre E-Mail-Adresse speichern und Ihnen unseren Newsletter mit Neuigkeiten und Angeboten schicken? Für anderes verwenden wir sie nicht. Ein Nein hat keine Nachteile. Ein Ja können Sie jederzeit widerrufen, unter „Meine Daten“ oder in jeder E-Mail.
consent-health = Willigen Sie ausdrücklich ein, dass wir die Gesundheitsdaten, die Sie uns im nächsten Schritt schreiben, speichern und lesen, um Ihr Anliegen zu beantworten? Gesundheitsdaten sind besonders geschützt (Art. 9 DSGVO). Für anderes verwenden wir sie nicht. Sie können Nein sagen, und ein Ja können Sie jederzeit unter „Meine Daten“ widerrufen.
consent-conversation = Ein Mensch liest das, auch was Sie bisher geschrieben haben.
consent-conversation-ask = Darf ein Mensch aus unserem Team dieses Gespräch lesen, auch was Sie bisher geschrieben haben, um Ihnen zu antworten? Sie können Nein sagen und mit dem Bot weiterschreiben, und ein Ja können Sie jederzeit unter „Meine Daten“ widerrufen.
