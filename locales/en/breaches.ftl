problem-breach-open-title = Not everything is done yet
problem-breach-open-detail = A breach can be closed when everybody was told and the register is complete. See what is still to be done.

## The register

breaches-title = Breaches
breaches-lead = Every incident stands here for good, also those that turned out to be none. The hours run through nights and weekends.
breaches-which = Which breaches
breaches-open = Open
breaches-register = Register
breaches-empty-title = Nothing is open
breaches-empty-text = If you notice something, write it down below. It is better to dismiss it later than to lose hours now.
breaches-csv = Register as a table
breaches-json = Register as JSON
breaches-incident = Incident
breaches-clocks = Clocks
breaches-state = State
breaches-opened = Noticed
breaches-new = Report an incident
breaches-aware = Since when we are aware of it
breaches-aware-hint = The moment from which you were reasonably sure. Leave it empty if you are not yet: it is then a draft, and no hours run.
breaches-create = Write it down
breaches-untitled = Noticed by itself
breaches-sealed = Sealed for you
breach-sealed-lead = What was written about it is sealed for those who answer requests. You see what is ticked, dated and counted.
breach-title-missing = Please say in a few words what happened.

## States

breach-state-draft = Draft
breach-state-confirmed = Confirmed
breach-state-dismissed = Dismissed
breach-state-closed = Closed
breach-signal-ledger-broken = The ledger does not verify. Somebody may have changed the database.
breach-signal-many-exports = One member exported often within an hour.
breach-signal-sign-in-attack = Somebody guesses the password of an account.
breach-signal-ended-key = A session or a link was used after it had been ended.
breach-signal-recovery-key = Somebody came back into an account by the recovery key. Was that agreed?
breach-signal-passkey-copied = A passkey counted backwards: there may be a copy of it.

## Clocks

breach-law-gdpr = GDPR
breach-law-kvkk = KVKK
breach-to-authority = Authority
breach-to-people = People
breach-clock-running = running
breach-clock-met = told in time
breach-clock-late = told late
breach-clock-overdue = overdue
breach-clock-not-required = not required
breach-clock-undecided = not decided yet
breach-duty-tell = They must be told.
breach-duty-tell-in-public = They must be told in public.
breach-duty-undecided = That depends on the risk.
breach-duty-risk-unlikely = No risk is likely.
breach-duty-risk-not-high = The risk is not high.
breach-duty-protected = The data cannot be understood by others.
breach-duty-averted = The high risk was averted.
breach-duty-not-obtained = Nobody obtained the data.
breach-due = Due

## What to do next

breach-next = What to do next
breach-step-confirm = Say whether it is a breach
breach-step-say-effects = Say what happened to the data
breach-step-assess-risk = Assess the risk for people
breach-step-tell-authority = Tell the authority, then note it
breach-step-tell-people = Tell the people, then note it
breach-step-write = Complete
breach-step-close = Everything is done: close it
breach-ended = Nothing is left to do. It stays in the register.
breach-confirm = It is a breach
breach-dismiss = It is none
breach-dismiss-lead = It was no breach? Say why. The incident stays in the register with this reason.
breach-close = Close it
breach-zone = Times are those of { $zone }.

## The form

breach-form = What is known
breach-form-lead = Write down what you know now. What is missing may follow: laws allow notifying in phases.
breach-section-what = What happened
breach-section-whose = Which data, which people
breach-section-risk = Risk and consequences
breach-section-measures = Measures
breach-section-notification = For the notification
breach-field-title = In a few words
breach-field-nature = What happened
breach-field-found = How it was found
breach-field-consequences = Likely consequences for people
breach-field-impact = Consequences for the organisation
breach-field-measures-before = Protection that was in place before
breach-field-measures-after = Measures taken or planned since
breach-field-advice = What people can do themselves
breach-field-contact = Whom to ask: name, page or telephone
breach-field-controller = Controller: name and address
breach-field-preparer = Who fills this in: name, role, e-mail, telephone; power of attorney if external
breach-field-delay-reason = Why the authority is told after the hours that the law gives
breach-field-bodies = Other bodies in the country that were told
breach-field-foreign-authorities = Authorities abroad that were told
breach-field-attachments = What is attached, and where it is kept
breach-field-risk-reason = Why no risk is likely
breach-field-exception-reason = Why this exception applies
breach-field-dismissal = Why it is no breach
breach-field-aware-at = Aware since
breach-field-started-at = It began
breach-field-ended-at = It ended
breach-field-detected-at = It was noticed
breach-field-effects = What happened to the data
breach-field-source = Where it came from
breach-field-data = Personal data
breach-field-special = Special categories
breach-field-groups = Groups of people
breach-field-persons = Number of people
breach-field-records = Number of records
breach-field-exact = counted, not estimated
breach-field-risk = Risk for people
breach-field-exception = Exception from telling people (GDPR art. 34(3))
breach-field-trained = Those involved were trained within the last year
breach-field-regimes = Laws that apply
breach-unsaid = Not said
breach-yes = Yes
breach-no = No
breach-save = Save what is known
breach-changed = Somebody else changed it in the meantime. Your words are below: compare, then save again.
breach-wrong = This does not fit yet: { $field }
breach-not-now = That cannot be done in the present state.

## Check-lists

breach-effect-confidentiality = Others came to know it
breach-effect-integrity = It was changed
breach-effect-availability = It was lost or out of reach
breach-risk-unassessed = Not assessed yet
breach-risk-unlikely = No risk is likely
breach-risk-risk = A risk
breach-risk-high = A high risk
breach-exception-protected = What was taken cannot be understood (encrypted)
breach-exception-averted = Measures since then avert the high risk
breach-exception-disproportionate = Disproportionate effort: they are told in public
breach-source-theft-or-loss = Theft or loss of a device or document
breach-source-insecure-storage = Insecure storage
breach-source-malware = Malicious software
breach-source-ransomware = Ransomware
breach-source-denial-of-service = Attack on availability
breach-source-social-engineering = Somebody was deceived
breach-source-sabotage = Sabotage
breach-source-accident = Accident or negligence
breach-source-other = Something else
breach-data-identity = Identity
breach-data-contact = Contact
breach-data-conversation = Conversations and files
breach-data-location = Location
breach-data-transactions = Orders and transactions
breach-data-employment = Employment
breach-data-legal = Legal proceedings
breach-data-premises = Access to premises
breach-data-security = Passwords and logs
breach-data-risk-management = Risk management
breach-data-finance = Finance
breach-data-experience = Professional experience
breach-data-marketing = Marketing
breach-data-audiovisual = Pictures and recordings
breach-special-origin = Ethnic origin
breach-special-politics = Political opinion
breach-special-belief = Religion or belief
breach-special-dress = Appearance and dress
breach-special-association = Membership of associations
breach-special-union = Trade union membership
breach-special-health = Health
breach-special-sexual-life = Sexual life
breach-special-criminal = Criminal convictions
breach-special-biometric = Biometric data
breach-special-genetic = Genetic data
breach-group-users = Visitors and users
breach-group-customers = Customers
breach-group-members = Members and subscribers
breach-group-employees = Employees
breach-group-patients = Patients
breach-group-children = Children
breach-group-vulnerable = Others who need protection
breach-group-others = Others

## Who was told

breach-told = Who was told
breach-told-none = Nobody was told yet.
breach-told-lead = Notify on the authority’s own way, then note it here. What is known now is kept with it, unchangeable.
breach-told-law = Law
breach-told-to = To whom
breach-told-at = When
breach-told-at-hint = Leave it empty for now.
breach-told-phase = Part
breach-told-channel = By which way
breach-told-persons = How many people
breach-told-persons-hint = Needed for people, and so is the way.
breach-told-reference = Reference number
breach-told-reason = If it is late: why
breach-told-note = Note it
breach-told-held = What was known then
breach-phase-initial = First notification
breach-phase-follow-up = Follow-up
breach-phase-final = Final report
breach-channel-chat = in the chat
breach-channel-letter = by letter
breach-channel-email = by e-mail
breach-channel-phone = by telephone
breach-channel-portal = on the authority’s portal or form
breach-channel-public = in public

## The affected

breach-affected = Who is affected
breach-affected-lead = Parlour finds them by what was held and by who saw it. Leave everything empty for everybody.
breach-affected-purposes = Data held for
breach-affected-members = Seen by
breach-affected-from = From
breach-affected-until = Until
breach-affected-find = Put them on the list
breach-affected-csv = List as a table
breach-message = Tell them in their chat
breach-message-lead = Say plainly what happened, which data, what may follow, what you did, what they can do and whom to ask. Each gets it in their language. Whose chat is not open to you is told by letter: take the table.
breach-message-text = Text in { $language }
breach-message-send = Send to everybody who was not told

## Dates

breach-dates = Course
breach-date-opened = Written down
breach-date-aware = Aware since
breach-date-ended = Ended

## Numbers

breach-left-count =
    { $count ->
        [one] { $count } hour left
       *[other] { $count } hours left
    }
breach-over-count =
    { $count ->
        [one] { $count } hour overdue
       *[other] { $count } hours overdue
    }
breach-listed-count =
    { $count ->
        [one] { $count } person is on the list.
       *[other] { $count } people are on the list.
    }
breach-told-count =
    { $count ->
        [one] { $count } person
       *[other] { $count } people
    }
breach-reached-count =
    { $count ->
        [one] { $count } person was told in their chat.
       *[other] { $count } people were told in their chat.
    }
