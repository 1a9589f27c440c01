## The two-click snippet: before the second click nothing is loaded and nothing is stored

snippet-button = Chat öffnen
snippet-title = Chat starten?
snippet-text = Erst dann verbindet sich Ihr Browser mit dem Chat-Server von { $organisation }. Im sessionStorage merkt er sich, bis Sie den Tab schließen, Ihren Zugang und dass der Chat offen ist. Vorher wird nichts geladen oder gespeichert.
snippet-confirm = Chat öffnen
snippet-cancel = Abbrechen
snippet-notice = Datenschutzhinweis
snippet-imprint = Impressum
snippet-frame = Chat: { $organisation }
snippet-preview-title = So sieht es auf einer Seite aus
snippet-preview-lead = Das ist eine Beispielseite mit dem echten Baustein. Wer zweimal klickt, öffnet hier wirklich den Chat.
