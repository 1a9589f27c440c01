## Views

console-filter-unassigned = Unassigned
console-filter-snoozed = Snoozed
console-filter-team = Team
console-empty-unassigned-title = Everything is assigned
console-empty-unassigned-text = Conversations stand here that nobody looks after yet.
console-empty-snoozed-title = Nothing is snoozed
console-empty-snoozed-text = Choose “Snooze” in a conversation, and it comes back when you want it. A new message brings it back at once.
console-empty-team-title = Nothing for this team
console-empty-team-text = Conversations stand here that were assigned to the team, by hand or by a rule.
console-list-narrow = Filter
console-view-name = Name of the view
console-view-save = Save this view
console-view-delete = Delete this view
console-list-search = Search messages
console-row-unread = unread
console-row-mentioned = You are mentioned
console-choose-title = Choose a conversation
console-choose-text = It opens here, beside the list.
console-choose-move = Up and down the list

## How long somebody waits

console-wait-minutes = waiting for { $count } min
console-wait-hours = waiting for { $count } h
console-wait-days = waiting for { $count } d
console-snoozed-until = until { $date }

## Acts

console-act-assign = Assign
console-act-priority = Priority
console-act-snooze = Snooze
console-act-tags = Tags
console-assign-member = Person
console-assign-nobody = Nobody
console-assign-team = Team
console-assign-no-team = No team
console-priority-low = Low
console-priority-normal = Normal
console-priority-high = High
console-priority-urgent = Urgent
console-priority-any = Any
console-snooze-hour = For 1 hour
console-snooze-hours = For 4 hours
console-snooze-tomorrow = Tomorrow, 9:00
console-snooze-monday = Monday, 9:00
console-snooze-until = Until
console-snooze-now = Bring back now
console-tags-label = Tags of this conversation
console-tags-hint = Separate them with commas. Only your team reads them.

## Several at once

console-bulk-select-one = Select { $name }
console-bulk-label = With the selected ones
console-bulk-close = Close
console-bulk-tag = Add a tag
console-bulk-tag-name = Tag
console-bulk-apply = Apply
console-bulk-left =
    { $count ->
        [one] One conversation could not be changed: it is private, closed or somebody else’s.
       *[other] { $count } conversations could not be changed: they are private, closed or somebody else’s.
    }

## In a conversation

console-log-earlier = Earlier messages
console-log-latest = Back to the latest messages
console-message-edited = edited
console-message-edit = Edit
console-note-title = Internal note
console-note-keep = Save note
console-note-delete = Delete note
console-note-hint = The visitor does not see notes while chatting, but their access report contains them. “@” mentions somebody.
console-composer-mode = What are you writing?
console-composer-answer = Answer
console-answer-slash = “/” inserts a ready text.
console-insert-label = Ready texts
console-insert-mention = Mention somebody
console-insert-none = Nothing matches.
console-presence-here = Also here: { $names }
console-presence-writing = Writing: { $names }

## Beside it

console-panel-open = Details
console-panel-close = Back to the conversation
console-panel-history = Earlier conversations
console-panel-links = Same person
console-panel-links-none = Nobody is linked.
console-panel-link = Link a visitor
console-panel-link-address = Address of the other conversation
console-panel-link-hint = Copy it from the browser’s address bar. Nothing is moved: no message, no consent, no key.
console-panel-link-do = Link
console-panel-unlink = Unlink
console-panel-task-open = Call-back promised
console-panel-task-done = Called back
console-private-ask = Ask to be let in
console-private-ask-hint = The visitor sees the question in the chat and decides. A no costs them nothing.
console-private-asked = The visitor has been asked. Their answer opens the conversation, or leaves it private.

## Oneself

console-away-go = Set me away
console-away-back = You are away. I am back
console-call-ask = Notify me
console-call-on = Notifications are on
console-call-refused = The browser blocks notifications
console-call-text = A visitor is waiting

## Commands

console-commands = Commands
console-command-filter = Find a command
console-command-none = No command is called that.
console-command-single = Single keys run commands
console-command-reply = Write an answer
console-command-note = Write an internal note
console-command-next = Next in the list
console-command-previous = Previous in the list
console-command-open = Open
console-command-select = Select
console-command-search = Search
console-command-mine = My conversations
console-command-away = Away or back
console-command-help = All commands and keys
