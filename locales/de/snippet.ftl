## The two-click snippet: before the second click nothing is loaded and nothing is stored

snippet-button = Chat öffnen
snippet-title = Chat starten?
snippet-text = Erst wenn Sie zustimmen, verbindet sich Ihr Browser mit dem Chat-Server von { $organisation }. Dann speichert er bis zum Schließen des Tabs zwei Dinge im sessionStorage: ein Zugangskennzeichen für Ihren Besuch und einen Merker, dass der Chat offen ist. Bis dahin wird nichts geladen und nichts gespeichert.
snippet-confirm = Chat öffnen
snippet-cancel = Abbrechen
snippet-close = Chat schließen
snippet-notice = Datenschutzhinweis
snippet-imprint = Impressum
snippet-frame = Chatfenster von { $organisation }
