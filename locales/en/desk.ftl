console-desk-title = Today
console-desk-lead = What the law asks of you now, and by when. Everything that has a date appears here by itself.
console-desk-nothing = Nothing is due.
console-desk-nothing-text = Requests, breaches, holds and texts that need you will stand here.
console-desk-later = Nothing is due today. What comes next stands below.
console-desk-what = What
console-desk-until = Until
console-desk-left = Time left
console-desk-no-date = no date
console-desk-breach = Tell of a breach: { $to } ({ $law })
console-desk-request = Answer a request: { $kind }
console-desk-draft = Decide whether this was a breach
console-desk-draft-hint = No hours run until you confirm it.
console-desk-sweep = What is due was not destroyed in time
console-desk-sweep-hint = Please tell whoever runs this installation.
console-desk-hold = A legal hold ends
console-desk-hold-hint = What it keeps is destroyed then. Place a new one before if you still need it.
console-desk-recipient = May be used from then on: { $name }
console-desk-recipient-hint = Until then you may object.
console-desk-audit = Check whether promises are kept: { $name }
console-desk-audit-hint = Enter the day of the next audit afterwards.
console-desk-contract = Notify the standard contract to the Turkish authority (KVKK): { $name }
console-desk-contract-hint = Note at the recipient afterwards when it was notified (KVKK art. 9(5)).
console-desk-stale = Consents stand on an older text: { $purpose }, { $people }
console-desk-stale-hint = These people are asked again when they come back. Nothing new is taken in until then.
console-desk-notice = The notice is missing ({ $language })
console-desk-notice-outdated = Your notice is older than what it must tell ({ $language })
console-desk-notice-outdated-hint = Recipients, purposes or periods have changed since. Compare it with the generated one and publish it anew.
console-desk-wording = The wording of a consent is missing ({ $language }): { $purpose }
console-desk-identity = Notices must say this of you: { $field }
console-desk-keys = Keys wait to be handed over: { $pair }
console-desk-keys-hint = Whoever holds them hands them over on the member’s page.
console-desk-letters = Newsletters cannot be confirmed: no letter leaves
console-desk-checkpoint-mail = The day’s checkpoint of the ledger does not leave by mail
console-desk-checkpoint-stamp = The day’s checkpoint of the ledger gets no time-stamp
console-desk-checkpoint-hint = It is tried again every hour. The ledger’s page says what is missing.
console-desk-pair-privacy = requests and restrictions
console-desk-pair-hold = legal holds
console-desk-restricted = Keys of restricted people wait to be sealed anew
console-desk-restricted-hint = Nobody reads them meanwhile. Done as soon as somebody signs in who can.
console-desk-sweeps = Destruction
console-desk-destroys = Destroyed by it
console-desk-consents = Consents by state
console-desk-state = State
console-desk-people = People
console-desk-pending = waiting
console-desk-outdated = outdated
console-desk-expired = expired
console-desk-ages = Requests by age
console-desk-age = Days since they came
console-desk-requests = Requests
console-desk-calendar = Calendar
console-desk-calendar-lead = What has a date, as a month.
console-desk-views = List or calendar
console-desk-list = List
console-desk-before = Month before
console-desk-after = Month after
console-desk-current = This month
console-desk-here = today
console-desk-month-nothing = Nothing is due in this month.
console-desk-overdue-count =
    { $count ->
        [one] { $count } deadline is over.
       *[other] { $count } deadlines are over.
    }
console-desk-today-count =
    { $count ->
        [one] { $count } thing is due today.
       *[other] { $count } things are due today.
    }
