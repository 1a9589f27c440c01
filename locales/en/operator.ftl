# The operator's page.

console-operator-title = Operation
console-operator-lead = Organisations, sizes, health and versions. Nobody sees content here: there is no key for it.
console-operator-door = This page is opened by a code, which this command prints on the server:
console-operator-code = Code
console-operator-open = Open
console-operator-wrong = This code does not open or has expired. Have a new one printed.
console-operator-leave = Close the page
console-operator-version = Version
console-operator-database = Database
console-operator-swept = What was due was last destroyed
console-operator-not-swept = not since the start
console-operator-empty = There is no organisation yet.
console-operator-members = Members
console-operator-sites = Sites
console-operator-subjects = Subjects
console-operator-messages = Messages
console-operator-entries = Entries of the ledger
console-operator-sockets = Connected
console-operator-signs = The ledger is signed.
console-operator-signs-not = The signing key does not open: this is another server key.
console-operator-recovery = The recovery key is confirmed.
console-operator-recovery-not = The recovery key is not confirmed.
console-operator-migration-count =
    { $count ->
        [one] one migration
       *[other] { $count } migrations
    }
