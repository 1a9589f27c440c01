problem-period-refused-title = This period is not allowed
problem-period-refused-detail = Choose a period between the shortest and the longest that are named. Nothing was changed.
console-retention-title = Retention
console-retention-lead = How long what is kept, what is destroyed next, and what was. Last activity counts, so nobody loses a conversation that goes on.
console-retention-rules = Rules
console-retention-what = What
console-retention-how-long = How long
console-retention-source = Where that stands
console-retention-in-months = in months
console-retention-save = Save
console-retention-own = A period of its own for one purpose
console-retention-active = While somebody talks
console-retention-active-why = Kept while the service lasts. Only the caps below end it earlier.
console-retention-inactive = Inactive conversations
console-retention-inactive-why = Counted from the last activity. Then everything about the person is destroyed.
console-retention-content = What was said and told, at most
console-retention-content-why = Counted from its own time, also where the conversation goes on.
console-retention-special = Special categories such as health, at most
console-retention-special-why = Counted from when it was told. Take records that you must keep longer to their own place before.
console-retention-ungranted = What nobody was granted
console-retention-ungranted-why = Counted from the last activity. Only the visitor could ever read it.
console-retention-withdrawn = What was withdrawn
console-retention-withdrawn-why = Counted from the withdrawal. Until then only the visitor reads it.
console-retention-evidence = Proofs of consent of the erased
console-retention-evidence-why = Counted from the erasure. Then the entries lose their text; the ledger still verifies.
console-retention-objections = Hashes of addresses that objected
console-retention-objections-why = Counted from the objection. They keep an old list from being written to again.
console-retention-destruction-records = Records of destruction
console-retention-destruction-records-why = Counted from the destruction. They name nobody.
console-retention-destruction-interval = Longest time between two sweeps
console-retention-destruction-interval-why = Parlour sweeps daily. Where it has not for so long, it raises the alarm.
console-retention-asked = On request
console-retention-own-end = Ended on its own day
console-retention-preview = What the next sweep destroys
console-retention-last = Last sweep
console-retention-next = Next sweep
console-retention-never = none yet
console-retention-nothing = Nothing is due.
console-retention-rule = Rule
console-retention-of = Kind
console-retention-count = Number
console-retention-earliest = Due from
console-retention-of-conversations = conversations
console-retention-of-subjects = imported contacts
console-retention-of-messages = messages
console-retention-of-fields = contact details
console-retention-of-generations = withdrawn or private content
console-retention-of-erased = proofs of erased people
console-retention-of-records = records
console-retention-of-holds = legal holds
console-retention-of-consents = consents
console-retention-of-invitations = invitations
console-retention-of-requests = answered requests
console-retention-records = Destroyed so far
console-retention-records-lead = Each record is proven by entries of the ledger and names nobody.
console-retention-export = Export as CSV
console-retention-no-records = Nothing has been destroyed yet.
console-retention-when = When
console-retention-rows = Rows
console-retention-entry = Ledger entry
console-retention-late = What is due has not been destroyed for more than two days. Please tell whoever runs this installation.
console-retention-over = The longest interval between two sweeps is over: the law is not kept. Please act now.
console-retention-while = as long as it goes on
console-retention-bounds = { $least } to { $most }
console-retention-months-count =
    { $count ->
        [one] one month
       *[other] { $count } months
    }
console-retention-hours-count =
    { $count ->
        [one] one hour
       *[other] { $count } hours
    }
