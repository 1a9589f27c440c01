## What can be asked, how it comes, and where it stands

requests-kind-access = Access
requests-kind-rectification = Rectification
requests-kind-erasure = Erasure
requests-kind-portability = Portability
requests-kind-restriction = Restriction
requests-kind-objection = Objection
requests-kind-withdrawal = Withdrawal of consent
requests-channel-letter = Letter
requests-channel-email = E-mail
requests-channel-phone = Telephone
requests-channel-chat = Chat
requests-channel-api = Interface (API)
requests-state-open = To answer
requests-state-extended = Answer put off
requests-state-fulfilled = Fulfilled
requests-state-refused = Refused
requests-state-withdrawn = Taken back
requests-text-note = Note
requests-text-words = What the person says
requests-text-extension = Why the answer takes longer
requests-text-refusal = Why it was refused

## What reading again found

requests-finding-subject-unknown = Nobody is named, so it cannot be checked that it is done. Say who asked, or refuse with reasons.
requests-finding-identity-open = Whoever asks is still to show who they are. Check that first, or refuse with reasons.
requests-finding-still-stored = Something about this person is still stored. Erase it first.
requests-finding-still-granted = The purpose still goes on. It ends when the person withdraws, or when they are erased.
requests-finding-not-handed-out = Nothing was handed out since the request came. Export the data first, and send it.
requests-finding-not-corrected = Nothing was corrected since the request came.
requests-finding-not-restricted = The data may still be read. Restrict it first.

## What the subject is told in the chat

requests-told-received = We have received your request about your data. Under “My data” in the menu you see where it stands and by when we answer.
requests-told-extended = We need more time to answer your request about your data. The reasons and the new day stand under “My data” in the menu.
requests-told-fulfilled = Your request about your data is done.
requests-told-identity = Before we answer your request about your data, we have to be sure that it is you who asks. Please write to us here how we can check that.
requests-told-refused-gdpr = We cannot do what you asked about your data. The reasons stand under “My data” in the menu. You may complain to a data protection authority, and you may go to court (GDPR art. 77, 79).
requests-told-refused-kvkk = We cannot do what you asked about your data. The reasons stand under “My data” in the menu. You may complain to the Board within { $answer } days of this answer, and within { $application } days of your request at the latest (KVKK art. 14).
requests-told-refused-both = We cannot do what you asked about your data. The reasons stand under “My data” in the menu. You may complain to a data protection authority or go to court (GDPR art. 77, 79); in Turkey, to the Board within { $answer } days of this answer and within { $application } days of your request at the latest (KVKK art. 14).

## The export for a subject

requests-export-sealed = Stored, and readable by nobody who answers
requests-export-message = Messages
requests-export-field = Details
requests-export-note = Notes

## The console

console-requests-title = Requests
console-requests-lead = What people ask of you under the law, and by when they must have an answer.
console-requests-which = Which requests
console-requests-closed = Answered
console-requests-all = All
console-requests-empty = Nothing is waiting for an answer.
console-requests-empty-text = Requests from the chat appear here by themselves. Enter those that come by letter, e-mail or telephone.
console-requests-kind = Request
console-requests-kind-hint = What is asked for
console-requests-received = Received
console-requests-due = Due
console-requests-state = State
console-requests-channel = Came by
console-requests-overdue = overdue
console-requests-today = due today
console-requests-new = Enter a request
console-requests-new-lead = For letters, e-mails and telephone calls. The clock starts on the day on which it came.
console-requests-received-on = Day on which it came
console-requests-received-wrong = The day of receipt lies in the future, or before the law applied (GDPR since { $gdpr }, KVKK since { $kvkk }).
console-requests-laws = By which law
console-requests-laws-hint = Those of your country are ticked. The earlier term counts.
console-requests-laws-none = Please tick at least one law.
console-requests-subject = Person (identifier; leave empty where unknown)
console-requests-note = Note
console-requests-note-hint = Sealed: only those who answer requests can read it, and the person themselves.
console-requests-save = Take it in
console-requests-back = All requests
console-requests-clock = The clock
console-requests-maximum-gdpr = The GDPR allows until
console-requests-maximum-kvkk = The KVKK allows until
console-requests-warnings = Warnings on
console-requests-rests = The clock of the GDPR rests since
console-requests-closed-at = Answered on
console-requests-person = The person
console-requests-person-unknown = It is not known whose request this is. Their identifier stands in the contacts and in “My data”.
console-requests-person-gone = Everything about this person was destroyed since. Reading again finds nothing.
console-requests-person-open = Open the conversation
console-requests-person-erase = Erase this person
console-requests-export = Export for the person
console-requests-relate = Say who asked
console-requests-identity = Identity
console-requests-identity-undoubted = There was no doubt so far.
console-requests-identity-asked = They were asked who they are, and have not answered yet.
console-requests-identity-verified = Checked:
console-requests-identity-ask = Ask who they are
console-requests-identity-hint = Only with reasonable doubts (GDPR art. 12(6)). The clock of the GDPR rests meanwhile, that of the KVKK does not.
console-requests-method = How it was checked
console-requests-method-hint = A word or two, without numbers: passport shown, called back.
console-requests-verify = It was checked
console-requests-fulfil = Close as fulfilled
console-requests-fulfil-hint = What is stored is read again first. Where something stands against it, it stays open.
console-requests-extend =
    { $count ->
        [one] Put the answer off by one month
       *[other] Put the answer off by { $count } months
    }
console-requests-extend-hint = Only under the GDPR and within the first month, where the request is complex or there are many (art. 12(3)). The person reads the reasons.
console-requests-refuse = Refuse
console-requests-refuse-hint = The person reads the reasons and learns where to complain.
console-requests-reason = Reasons
console-requests-texts = What was written
console-requests-sealed = No key of yours opens this.
console-requests-end = Record that it ends
console-requests-rectify = Correct
console-requests-rectify-hint = The new value then stands wherever the field is stored. What you do not change stays.
console-requests-rectify-save = Enter the correction
console-requests-purpose = Purpose (for a withdrawal or an objection)
console-requests-purpose-all = every one
console-requests-steps = Steps
console-requests-left-count =
    { $count ->
        [one] { $count } day left
       *[other] { $count } days left
    }
console-requests-over-count =
    { $count ->
        [one] { $count } day overdue
       *[other] { $count } days overdue
    }
console-requests-banner-count =
    { $count ->
        [one] One request is overdue
       *[other] { $count } requests are overdue
    }

## Problems

problem-not-fulfilled-title = This is not done yet
problem-not-fulfilled-detail = What is stored was read again, and something stands against closing the request. The field “finding” says what.
problem-no-extension-title = The answer cannot be put off
problem-no-extension-detail = Only the GDPR knows an extension, and it must be announced within the first month. The KVKK knows none.
