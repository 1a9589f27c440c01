## Files that visitors and members attach

bot-file-kept = Danke, Ihre Datei ist angekommen. Ansehen kann ich sie nicht; ein Mensch sieht sie, sobald Sie nach einem fragen.
problem-file-refused-title = Diese Datei kann nicht angenommen werden
problem-file-refused-detail = Angenommen werden Bilder (PNG, JPEG, WebP, GIF) und PDF-Dokumente ohne Passwort, Skripte und eingebettete Dateien. Gespeichert wurde nichts.
problem-too-many-files-title = Hier ist kein Platz für weitere Dateien
problem-too-many-files-detail = In ein Gespräch passen 60 MB an Dateien, am Tag sind 20 Dateien möglich. Bitte löschen Sie eine, oder senden Sie diese später.
