## The chat window

window-title = Chat
window-title-of = Chat with { $organisation }
window-machine = A machine answers here until a person joins.
window-person = A person is answering now.
window-skip = Skip to the message box
window-messages-label = Messages
window-input-label = Your message
window-input-placeholder = Write a message …
window-input-blocked = Please answer the question above first.
window-answer-for = What for: { $purpose }
window-optional = Optional. Type “-” to skip it.
window-skip-answer = Skip
window-send = Send
window-choices-label = Choices
window-typing = is typing …
window-language = Choose a language
window-close = Close chat
window-back = Back to the chat

## The menu; its four entries are always there

window-menu = Menu
window-menu-close = Close menu
window-menu-notice = Privacy notice
window-menu-imprint = Imprint
window-menu-data = My data
window-menu-erase = Delete my data
window-opens-new-tab = opens in a new tab

## Who speaks, and when

window-author-you = You
window-author-bot = Bot
window-author-member = Person
window-author-system = Note
window-today = Today
window-yesterday = Yesterday
window-just-now = just now
window-sent-at = Sent at { $time }
window-sealed = Sealed for { $purpose }
window-deleted = This message was deleted.
window-new-messages = New messages

## Connection

window-connecting = Connecting …
window-connected = Connected
window-offline = No connection. What you write will be sent as soon as it is back.
window-reconnecting = Reconnecting …
window-sending = Sending …
window-sent = Sent
window-not-sent = Not sent.
window-retry = Try again
window-closed = This conversation is closed. Write if you need anything else.
window-closed-short = This conversation is closed.
window-start-again = Start a new conversation

## The privacy notice

window-notice-title = Privacy notice
window-notice-read = Read the whole notice
window-notice-fold = Fold the notice
window-notice-changed = The privacy notice has changed. Please read it and decide again.

## The consent card; both buttons look the same

window-consent-title = Your decision
window-consent-agree = Yes, I agree
window-consent-refuse = No, I do not agree
window-consent-free = A no has no disadvantage, and you can withdraw a yes at any time.
window-consents-title = Your decisions
window-consents-lead = Each stands on its own, and you can withdraw each on its own.
window-consents-all = Answer all at once
window-consents-agree = Yes, I agree to all of it
window-consents-refuse = No, I do not agree to any of it
window-consent-refused = You refused. Nothing was stored for this.
window-consent-given = You agreed. You can withdraw this at any time under “My data”.
window-consent-given-for = You agreed: { $purpose }
window-consent-refused-for = You refused: { $purpose }
window-consent-withdrawn-for = You withdrew: { $purpose }
window-consent-none-for = Not decided yet: { $purpose }
window-health-warning = Specially protected data

## My data

window-data-title = My data
window-data-lead = This is everything that is stored about you here.
window-data-subject = Your identifier (a random number):
window-data-none = No details about you are stored.
window-data-what = What
window-data-why = What for
window-data-since = Since
window-data-until = How long
window-data-until-date = Kept until { $date }.
window-data-until-event = until you withdraw or delete it
window-data-fields = Your details
window-data-messages = Your messages
window-data-messages-none = No messages of yours are stored.
window-data-consents = Your consents
window-data-consents-none = You have not been asked for consent yet.
window-data-requests = Your requests
window-data-recipients = Who receives the data
window-data-recipients-none = Nobody but us
window-data-private = Private: only you can read this. Without your agreement it is destroyed 24 hours after your last message.
window-data-readable = Readable by { $organisation }
window-data-correct = Correct
window-data-save = Save
window-data-cancel = Cancel
window-data-saved = Corrected.
window-data-delete-message = Delete message
window-data-withdraw = Withdraw
window-data-withdraw-for = Withdraw consent: { $purpose }
window-data-withdrawn = Withdrawn. The key is destroyed, and nobody but you can read this any more. It is deleted in 24 hours.
window-data-download = Download
window-data-file = Download ({ $kind })
window-data-receipt = Receipt (JSON-LD)
window-data-erase = Delete everything
window-data-loading = Loading your data …
window-state-given = Given
window-state-refused = Refused
window-state-withdrawn = Withdrawn
window-state-none = Not asked
window-field-name = Name
window-field-phone = Phone
window-field-email = E-mail
window-field-concern = Concern
window-field-call-at = Wished time
window-field-rating = Rating
window-field-comment = Comment

## Erasing

window-erase-title = Delete all your data?
window-erase-text = Your keys, messages and details are destroyed at once and for good. Nobody can bring them back.
window-erase-confirm = Yes, delete everything
window-erase-keep = No, keep it
window-erasing = Deleting …
window-erased-title = Your data is deleted
window-erased-text = We looked again afterwards: nothing is left.
window-erased-closed = You can close this window.

## Receipts

window-receipt-title = Your receipt
window-receipt-text = This receipt proves what was done and when. It holds nothing about you.
window-receipt-keep = Download it and keep it. Only with it can anyone check later that this was done.
window-receipt-number = Number
window-receipt-what = What was done
window-receipt-at = Time
window-receipt-download = Download receipt
window-receipt-copy = Copy receipt
window-copied = Copied

## What went wrong

window-error-general = That did not work. Please try again.
window-error-ended = Your visit has ended, and its data is destroyed. You can start again.
window-error-too-long = This message is too long. Please shorten it.
window-error-too-fast = That was very fast. Please wait a moment.
window-error-site = This chat may not be opened on this page.
window-error-script = The chat needs JavaScript. You can also reach us through the imprint.
window-storage-blocked = Your browser stores nothing here. The chat ends when you leave this page.

## Lines, files, sound

window-waits = Waits for the connection
window-edited = edited
window-attach = Attach a picture or a PDF
window-attach-drop = Drop pictures or PDF files here
window-attach-type = “{ $name }” cannot be sent. Pictures (JPEG, PNG, WebP, GIF) and PDF files can.
window-attach-large = “{ $name }” is too large. { $size } is the limit.
window-attach-failed = “{ $name }” was not sent.
window-attach-cancel = Cancel: { $name }
window-attach-remove = Dismiss: { $name }
window-file-open = Open picture: { $name }
window-file-download = Download: { $name }
window-file-delete = Delete: { $name }
window-emoji = Emoji
window-menu-transcript = Save conversation
window-menu-print = Print conversation
window-menu-sound = Sound for new messages

## What happens to it: unfolds in the consent card

window-happens = What happens to it?
window-happens-what = What
window-happens-why = What for
window-happens-who = Who reads it
window-happens-long = How long
window-happens-back = Taking it back
window-happens-what-callback = Your phone number, and your name if you tell us.
window-happens-what-conversation = What you have written here so far, and what you write from now on.
window-happens-what-health = What you tell us about your health in the next step.
window-happens-what-lead = What you tell us for the offer in the next steps.
window-happens-what-marketing = Your e-mail address.
window-happens-what-other = What you are asked for next, and nothing else.
window-happens-back-text = One click in the menu under “My data”. The key is destroyed at once, the data 24 hours later.

## Cards: let in, call back, rating, closed

window-let-in-title = May a person read along?
window-call-back-lead = Nobody is here right now. We can call you back.
window-call-back-offer = Leave a number
window-call-back-dismiss = No, thank you
window-call-back-title = We call you back
window-call-back-name = Name (optional)
window-call-back-when = When would suit you?
window-call-back-any = Any time
window-call-back-send = Ask for a call
window-call-back-done = Thank you! We will call you. You find your number under “My data”, where you can also delete it.
window-call-back-refused = All right, nothing was stored. Feel free to write here; we answer as soon as we are back.
window-rating-title = How did we do?
window-rating-5 = Very well
window-rating-4 = Well
window-rating-3 = All right
window-rating-2 = Not so well
window-rating-1 = Badly
window-rating-comment = Would you like to add something? (optional)
window-rating-send = Send rating
window-rating-skip = Skip
window-write-again = Write again
window-transcript = Save conversation
window-print = Print

## My data: since when, until when, who; and the private link

window-data-purposes = What for, and how long
window-data-until-day = until { $date }
window-data-readers = Who has read it
window-data-readers-none = Nobody has read your data.
window-data-read-conversation = read the conversation
window-data-read-contact = saw your details
window-data-notes = Our team’s notes about you
window-role-owner = Management
window-role-agent = Customer service
window-role-marketing = Marketing
window-role-auditor = Auditing
window-role-privacy-officer = Data protection
window-role-api-token = A program of ours
window-role-former = No longer with us
window-link-title = Private link
window-link-text = It brings you back to your data later, on another device, too, for as long as they are kept.
window-link-make = Show my private link
window-link-label = Your private link
window-link-warning = Anyone who has this link can read and delete your data. Keep it like a key.
window-link-copy = Copy link

## The window's panel of one's own data

window-data-held = Held by law until { $date }, even after you withdraw or delete: { $what }. Only those who answer for privacy can read it then.
window-data-held-all = everything
window-data-restricted = Your data is restricted: stored, and read by nobody here.

## What the visitor has asked for under the law

window-rights-title = Your rights
window-rights-lead = What the machine can do itself, it does at once. The rest goes to people, with a day by which they answer.
window-rights-rectification = Ask us to put something right
window-rights-what = What is wrong, and what would be right?
window-rights-restriction = Ask us to keep it and not read it
window-rights-by = Answer by { $date } at the latest
window-rights-take-back = Take back
window-rights-none = You have not asked for anything yet.
window-rights-kind-access = Access
window-rights-kind-rectification = Rectification
window-rights-kind-erasure = Erasure
window-rights-kind-portability = Portability
window-rights-kind-restriction = Restriction
window-rights-kind-objection = Objection
window-rights-kind-withdrawal = Withdrawal of consent
window-rights-state-open = To answer
window-rights-state-extended = Answer put off
window-rights-state-fulfilled = Fulfilled
window-rights-state-refused = Refused
window-rights-state-withdrawn = Taken back
window-confirm-title = One more click
window-confirm-sent = We have sent a letter to { $address }. Please confirm there. Until then nobody but you can read the address; without a click it is deleted after 24 hours.
window-confirm-not-sent = The letter to { $address } could not be sent just now. Nothing is lost: please have it sent again.
window-confirm-again = Send again
window-confirm-withdraw = No, take it back
window-confirm-resent = It was sent again.
window-state-pending = Waits for your click in the letter
