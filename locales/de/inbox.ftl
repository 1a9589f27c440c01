## Views

console-filter-unassigned = Nicht zugewiesen
console-filter-snoozed = Zurückgestellt
console-filter-team = Team
console-empty-unassigned-title = Alles ist zugewiesen
console-empty-unassigned-text = Hier stehen Gespräche, um die sich noch niemand kümmert.
console-empty-snoozed-title = Nichts ist zurückgestellt
console-empty-snoozed-text = Wählen Sie in einem Gespräch „Zurückstellen“, und es kommt wieder, wann Sie möchten. Eine neue Nachricht holt es sofort zurück.
console-empty-team-title = Nichts für dieses Team
console-empty-team-text = Hier stehen Gespräche, die dem Team zugewiesen wurden, von Hand oder nach einer Regel.
console-list-narrow = Filtern
console-view-name = Name der Ansicht
console-view-save = Ansicht speichern
console-view-delete = Ansicht löschen
console-list-search = Nachrichten durchsuchen
console-row-unread = ungelesen
console-row-mentioned = Sie sind erwähnt
console-choose-title = Wählen Sie ein Gespräch
console-choose-text = Es öffnet sich hier, neben der Liste.
console-choose-move = In der Liste auf und ab

## How long somebody waits

console-wait-minutes = wartet seit { $count } Min.
console-wait-hours = wartet seit { $count } Std.
console-wait-days = wartet seit { $count } Tg.
console-snoozed-until = bis { $date }

## Acts

console-act-assign = Zuweisen
console-act-priority = Priorität
console-act-snooze = Zurückstellen
console-act-tags = Schlagwörter
console-assign-member = Person
console-assign-nobody = Niemand
console-assign-team = Team
console-assign-no-team = Kein Team
console-priority-low = Niedrig
console-priority-normal = Normal
console-priority-high = Hoch
console-priority-urgent = Dringend
console-priority-any = Alle
console-snooze-hour = Für 1 Stunde
console-snooze-hours = Für 4 Stunden
console-snooze-tomorrow = Morgen, 9 Uhr
console-snooze-monday = Montag, 9 Uhr
console-snooze-until = Bis
console-snooze-now = Jetzt zurückholen
console-tags-label = Schlagwörter dieses Gesprächs
console-tags-hint = Mit Komma trennen. Nur Ihr Team liest sie.

## Several at once

console-bulk-select-one = { $name } auswählen
console-bulk-label = Ausgewählte Gespräche
console-bulk-close = Beenden
console-bulk-tag = Schlagwort hinzufügen
console-bulk-tag-name = Schlagwort
console-bulk-apply = Anwenden
console-bulk-left =
    { $count ->
        [one] Ein Gespräch ließ sich nicht ändern: Es ist privat, beendet oder wird von jemand anderem geführt.
       *[other] { $count } Gespräche ließen sich nicht ändern: Sie sind privat, beendet oder werden von jemand anderem geführt.
    }

## In a conversation

console-log-earlier = Frühere Nachrichten
console-log-latest = Zu den neuesten Nachrichten
console-message-edited = bearbeitet
console-message-edit = Bearbeiten
console-note-title = Interne Notiz
console-note-keep = Notiz speichern
console-note-delete = Notiz löschen
console-note-hint = Im Chat sieht der Besucher keine Notizen, in seiner Datenauskunft stehen sie. Mit „@“ erwähnen Sie jemanden.
console-composer-mode = Was schreiben Sie?
console-composer-answer = Antwort
console-answer-slash = „/“ fügt einen Textbaustein ein.
console-insert-label = Textbausteine
console-insert-mention = Jemanden erwähnen
console-insert-none = Nichts Passendes gefunden.
console-presence-here = Auch hier: { $names }
console-presence-writing = Schreibt: { $names }

## Beside it

console-panel-open = Details
console-panel-close = Zurück zum Gespräch
console-panel-history = Frühere Gespräche
console-panel-links = Dieselbe Person
console-panel-links-none = Niemand ist verknüpft.
console-panel-link = Besucher verknüpfen
console-panel-link-address = Adresse des anderen Gesprächs
console-panel-link-hint = Aus der Adresszeile des Browsers kopieren. Nichts wird verschoben: keine Nachricht, keine Einwilligung, kein Schlüssel.
console-panel-link-do = Verknüpfen
console-panel-unlink = Trennen
console-panel-task-open = Rückruf zugesagt
console-panel-task-done = Zurückgerufen
console-private-ask = Um Einblick bitten
console-private-ask-hint = Der Besucher sieht die Frage im Chat und entscheidet. Ein Nein hat für ihn keine Nachteile.
console-private-asked = Der Besucher wurde gefragt. Seine Antwort öffnet das Gespräch oder lässt es privat.

## Oneself

console-away-go = Abwesend melden
console-away-back = Sie sind abwesend. Zurückmelden
console-call-ask = Mich benachrichtigen
console-call-on = Benachrichtigungen sind an
console-call-refused = Der Browser blockiert Benachrichtigungen
console-call-text = Ein Besucher wartet

## Commands

console-commands = Befehle
console-command-filter = Befehl suchen
console-command-none = Kein passender Befehl.
console-command-single = Einzelne Tasten führen Befehle aus
console-command-reply = Antwort schreiben
console-command-note = Interne Notiz schreiben
console-command-next = Nächstes in der Liste
console-command-previous = Voriges in der Liste
console-command-open = Öffnen
console-command-select = Auswählen
console-command-search = Suchen
console-command-mine = Meine Gespräche
console-command-away = Abwesend oder wieder da
console-command-help = Alle Befehle und Tasten
