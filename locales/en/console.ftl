## The console's frame: navigation, words that stand everywhere

console-title = Parlour console
console-skip = Skip to the content
console-nav-label = Main menu
console-nav-inbox = Inbox
console-nav-contacts = Contacts
console-nav-tasks = Call-backs
console-nav-overview = Overview
console-nav-settings = Settings
console-nav-privacy = Privacy
console-nav-ledger = Ledger
console-sign-out = Sign out
console-language = Language
console-back = Back
console-save = Save
console-cancel = Cancel
console-continue = Continue
console-copy = Copy
console-copied = Copied
console-next-page = Next page
console-offline = Connection lost. Reconnecting …
console-demo-hint = Demo: two-step sign-in is off.
console-demo-newsletter-hint = Newsletter addresses are not confirmed by e-mail.

## Signing in

console-sign-in-title = Sign in
console-sign-in-lead = Your password opens your keys. We do not know it.
console-sign-in-email = E-mail address
console-sign-in-password = Password
console-sign-in-submit = Sign in
console-sign-in-failed = The e-mail address, password or code is not right.
console-sign-in-slow-down = Too many attempts. Please wait a moment.
console-sign-in-signed-out = You are signed out.
console-sign-in-expired = Your session has ended. Please sign in again.
console-code-lead = Enter the six-digit code from your authenticator app.
console-code-label = Code

## Setting up the first organisation

console-setup-title = Set up your organisation
console-setup-lead = Here you create the first organisation and the first account.
console-setup-name = Name of the organisation
console-setup-region = Country whose law applies
console-setup-email = Your e-mail address
console-setup-password = Password
console-setup-password-again = Repeat the password
console-setup-password-hint = At least 12 characters. Several words are easier to remember and harder to guess.
console-setup-password-differs = The two passwords are not the same.
console-setup-password-short = The password is too short.
console-setup-name-missing = Please enter a name.
console-setup-email-invalid = This e-mail address is not valid.
console-setup-submit = Create the organisation
console-setup-totp-title = Two-step sign-in
console-setup-step-one = Set-up, step 1 of 2
console-setup-step-two = Set-up, step 2 of 2
console-setup-organisation = Organisation
console-setup-region-hint = The country decides which law applies: the GDPR in Europe, the KVKK in Turkey.
console-setup-language = Language
console-setup-owner = Your access
console-totp-lead = Scan the picture with an authenticator app. The next sign-in will ask for its code.
console-totp-qr = QR code with the secret for the authenticator app
console-totp-text = If you cannot scan a picture, enter this address:

## The recovery key

console-recovery-title = Your recovery key
console-recovery-lead = This key is shown once and never again. Print it or write it down, and keep it in a safe place.
console-recovery-why = If your password is lost and nobody else has access, only this key opens your data. We cannot do it either.
console-recovery-key = Key
console-recovery-print = Print
console-recovery-confirm-label = Enter the last group of characters of the key
console-recovery-confirm = I have kept the key safe
console-recovery-wrong = That does not match the key. Please look again.
console-recovery-confirmed = The recovery key is confirmed.

## Inbox

console-inbox-title = Inbox
console-inbox-filter = Filter conversations
console-inbox-all = All
console-inbox-private = Private until the visitor agrees
console-inbox-waiting-count =
    { $count ->
        [0] Nobody is waiting
        [one] One conversation is waiting
       *[other] { $count } conversations are waiting
    }
console-state-bot = With the bot
console-state-waiting = Waiting
console-state-taken = Taken
console-state-closed = Closed
console-filter-mine = Mine
console-filter-private = Private
console-empty-all-title = No conversation yet
console-empty-all-text = As soon as somebody opens the chat on one of your sites, the conversation stands here. You can read it once the visitor agrees.
console-empty-waiting-title = Nobody is waiting
console-empty-waiting-text = Conversations stand here in which a visitor wants to talk to a person.
console-empty-mine-title = You have no conversation
console-empty-mine-text = Who answers, or chooses “Take”, has the conversation.
console-empty-closed-title = Nothing is closed
console-empty-closed-text = Closed conversations stay here until their retention time ends.
console-empty-private-title = No private conversation
console-empty-private-text = Private conversations are held by the bot. Only the visitor can read them, and they are destroyed 24 hours after the last message.

## Conversation

console-conversation-title = Conversation
console-conversation-messages = Messages
console-conversation-empty = No messages yet.
console-conversation-take = Take
console-conversation-close = Close conversation
console-conversation-answer-label = Your answer
console-conversation-send = Send
console-conversation-not-sent = Not sent. Please try again.
console-conversation-typing = The visitor is typing …
console-conversation-taken-by-you = You are handling this conversation.
console-conversation-taken-by = { $name } is handling this conversation.
console-conversation-closed = This conversation is closed.
console-conversation-private-title = This conversation is private
console-conversation-private-text = The visitor has not agreed that anyone reads this. They alone hold the key. What is still private 24 hours after the last message is destroyed.
console-conversation-showing-hint = That you opened this conversation is written in the ledger.
console-message-delete = Delete message
console-message-deleted = Message deleted
console-message-sealed = Sealed for: { $purpose }
console-author-visitor = Visitor
console-author-bot = Bot
console-author-member = Team
console-author-system = Note
console-answer-hint = Who answers takes the conversation.
console-panel-rights = Rights of the person
console-panel-rights-text = Who asks for erasure in writing need not come back to the chat for it.
console-private-why = This is not a setting that somebody here could change: there is no key on the server that opens it.
console-private-then = If the visitor chooses to talk to a person, this page opens by itself.

## Contact panel and contacts

console-contact-title = Contact
console-contact-none = This visitor has not told anything about themselves yet.
console-contacts-title = Contacts
console-contacts-empty = No contacts yet. Here you see who has given you data, and for what.
console-contacts-empty-filter = No contact matches this filter.
console-contacts-filter-purpose = Purpose
console-contacts-filter-consent = Consent
console-contacts-filter-any = Any
console-contacts-filter-apply = Filter
console-field-name = Name
console-field-phone = Phone
console-field-email = E-mail
console-field-concern = Concern
console-column-contact = Contact
console-contacts-lead = What visitors have told about themselves, as far as the permission for it lives. What was withdrawn no longer stands here.
console-contacts-fields = Details
console-contacts-no-fields = Nothing readable
console-contacts-actions = Actions

## Consents

console-consents-title = Consents
console-consents-none = No consent has been asked for yet.
console-consent-given = Given
console-consent-refused = Refused
console-consent-withdrawn = Withdrawn
console-consent-none = Not asked
console-consent-wording = Wording that was shown
console-consent-notice = Privacy notice that was shown
console-consent-basis = Legal basis
console-basis-consent = Consent
console-basis-contract = Contract or the person’s own request
console-basis-legal-obligation = Legal obligation
console-basis-legitimate-interest = Legitimate interest
console-consent-when = When
console-consent-language = Language
console-consent-record = Record (JSON-LD)
console-consent-version = Version
console-purpose-conversation = Conversation
console-purpose-callback = Callback
console-purpose-lead = Lead
console-purpose-marketing = Marketing
console-purpose-health = Health

## Export and erasure

console-export-marketing = Export the newsletter list (CSV)
console-export-hint = Holds only people whose consent is in force today. The export is written in the ledger.
console-erase-title = Erase this person
console-erase-lead = Every key of this person is destroyed, then their conversations and data. What stays is a proof without personal data.
console-erase-confirm = Yes, erase for good
console-erase-done = Erased. Reading again found nothing left.
console-erase-receipt = Receipt
console-erase-short = Erase
console-erase-for-good = This cannot be undone, not from a backup either.
console-erased-proof = With this receipt the erasure can be proved.
console-erased-held = A part is kept because of a legal hold, until it ends.
console-receipt-id = Id
console-receipt-proof = Show the proof
console-receipt-proof-hint = The entry in the ledger is SHA-256 of salt and text. The proof shows that it stands there.
console-receipt-entry = Text
console-receipt-salt = Salt
console-receipt-path = Proof

## Ledger

console-ledger-title = Ledger
console-ledger-lead = Every act leaves an entry here that cannot be changed unnoticed. It holds no personal data.
console-ledger-empty = No entries yet.
console-ledger-index = No.
console-ledger-act = Act
console-ledger-at = Time
console-ledger-checkpoint = Checkpoint
console-ledger-checkpoint-hint = Keep the checkpoint somewhere else. With it, any later change can be shown.
console-ledger-root = Root
console-ledger-state = Present state
console-ledger-origin = Origin
console-ledger-size = Entries
console-ledger-verify = How to verify it
console-ledger-checkpoint-link = Fetch the checkpoint
console-ledger-verify-run = Have the ledger recomputed on the server:
console-ledger-verify-compare = Compare size and root with your checkpoint. If they agree, nothing was changed up to there.
console-checkpoint-title = Daily checkpoint
console-checkpoint-lead = Once a day the signed checkpoint leaves the house. A ledger that was rewritten on the server shows only against one that is kept elsewhere.
console-checkpoint-address = E-mail address
console-checkpoint-address-hint = Ideally a mailbox outside this server that somebody reads who audits. Left empty, no letter is sent.
console-checkpoint-address-wrong = This is no e-mail address.
console-checkpoint-mailed = Last letter
console-checkpoint-never = None yet
console-checkpoint-stamped = Last time-stamp
console-checkpoint-stamp-file = Time-stamp (RFC 3161)
console-checkpoint-failing = The last attempt did not succeed. It is repeated every hour.
console-checkpoint-no-server = No letters go: the operator has configured no mail server.
console-checkpoint-no-recipient = No letters go: no mail server that may be used now is registered as a recipient.
console-checkpoint-no-authority = The operator has configured no time-stamping authority.
console-checkpoint-authority-unregistered = The operator has configured a time-stamping authority. It is used once you register it as a recipient.
console-ledger-by = By
console-by-visitor = Visitor
console-by-member = Member
console-by-token = API token
console-by-machine = Machine

## Errors and waiting keys

console-error-title = That did not work
console-error-not-found = This page does not exist, or it is not yours.
console-error-not-permitted = Your role does not permit this.
console-error-stale = The page was out of date. Please check and send again.
console-error-back = Go to the inbox
console-script-off = Without JavaScript this page does not update itself. Reload it to see what is new.
console-not-found-title = Nothing is here
