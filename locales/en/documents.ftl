## What stands in every document

document-missing = (to be completed)
document-not-advice = Not legal advice. Made by Parlour from the settings in force.
document-source = from you, in the chat
document-few = few
document-controller = Controller
document-processor = Processor
document-signed-by = Signed by
document-signed-role = Position
document-signed-at = Date, time
document-signed-method = Confirmed by
document-signed-proof = Proof in the ledger

## Periods, as they stand by themselves

document-hour-count =
    { $count ->
        [one] { $count } hour
       *[other] { $count } hours
    }
document-day-count =
    { $count ->
        [one] { $count } day
       *[other] { $count } days
    }
document-working-day-count =
    { $count ->
        [one] { $count } working day
       *[other] { $count } working days
    }
document-month-count =
    { $count ->
        [one] { $count } month
       *[other] { $count } months
    }
document-year-count =
    { $count ->
        [one] { $count } year
       *[other] { $count } years
    }
document-kept-consent = until withdrawal, at most { $period } after the last activity
document-kept-otherwise = { $period } after the last activity
document-kept-cap = { $kept }; no longer than { $cap } after collection
document-changed = { $what }: { $new }, before that { $old }
document-interval = by itself: once a day, and what cannot wait every quarter of an hour; the longest interval allowed: { $period }

## Rules of retention and when they begin

document-rule-ungranted = Visits that were not released
document-rule-inactive = Conversations, contact details and files
document-rule-withdrawn = Content after a withdrawal
document-rule-objections = Keyed hashes of addresses that objected
document-rule-destruction-records = Records of destruction
document-rule-destruction-interval = Longest interval of destruction
document-rule-content = Content, from its own time on
document-rule-special = Special categories, from their own time on
document-rule-evidence = Proofs of consent after an erasure
document-start-activity = last activity
document-start-creation = creation
document-start-withdrawal = withdrawal
document-start-objection = objection
document-start-destruction = destruction
document-start-erasure = erasure

## Articles

document-explicit-consent = Explicit consent

## Kinds of data, and whose

document-data-contact = Contact details
document-data-contact-examples = name, telephone number, e-mail address, and other details that the chat asks for
document-data-communication = Communication
document-data-communication-examples = messages, choices and files in the chat; notes about them
document-data-health = Health data
document-data-health-examples = what somebody tells about their health
document-data-rating = Ratings
document-data-rating-examples = how content somebody was with a conversation
document-data-record = Records
document-data-record-examples = consents, refusals, withdrawals and requests with time and language, under a random id
document-data-other = Other details
document-data-other-examples = what is asked for the organisation’s further purposes
document-group-visitors = visitors of the website
document-group-customers = customers and people interested in an offer
document-group-members = staff who work with the chat

## Recording media

document-medium-database = Database
document-medium-database-text = SQLite file or PostgreSQL database of the installation. Content stands there encrypted only; times, states and random ids in clear.
document-medium-key = Server key
document-medium-key-text = File beside the database, readable by the service alone. It opens accounts of members, but no content of visitors.
document-medium-tab = Storage of the browser tab
document-medium-tab-text = Access code of one’s own conversation on the visitor’s device, until the tab is closed.

## Rights

document-right-access = Access
document-right-access-text = You learn whether and which data about you are processed, what for and to whom they go, and get a copy.
document-right-rectification = Rectification
document-right-rectification-text = You may have wrong data corrected and incomplete data completed.
document-right-erasure = Erasure
document-right-erasure-text = You may have your data erased, as far as no law demands to keep them.
document-right-told = Notice to recipients
document-right-told-text = Whoever was handed your data is told of correction and erasure.
document-right-restriction = Restriction
document-right-restriction-text = You may ask that data are only kept, for example while their accuracy is checked.
document-right-portability = Portability
document-right-portability-text = You get your data in a common, machine-readable format.
document-right-objection = Objection
document-right-objection-text = You may object to processing that rests on a legitimate interest; to direct marketing at any time and without a reason.
document-right-automated = Automated decisions
document-right-automated-text = You may object to a result to your disadvantage that comes from automated analysis alone.
document-right-withdrawal = Withdrawal
document-right-withdrawal-text = You may withdraw a consent at any time, as easily as you gave it. What was done before stays lawful.
document-right-complaint = Complaint
document-right-complaint-text = You may complain to a supervisory authority.
document-right-compensation = Compensation
document-right-compensation-text = If unlawful processing causes you damage, you may claim compensation.

## Measures: what the engine really does

document-measure-sealed = Encryption of content
document-measure-sealed-text = Messages, contact details, files and notes are encrypted with AES-256-GCM, under a random key for each person and purpose.
document-measure-grant = Release as a key
document-measure-grant-text = The organisation gets the key of a purpose only with the consent or another legal basis. A withdrawal destroys it.
document-measure-holders = Keys only with credentials
document-measure-holders-text = Keys are bound to the credentials of those who may read. The whole data directory with the server key opens no visitor’s content.
document-measure-two-step = Two-step sign-in
document-measure-two-step-text = Members sign in with a password (Argon2id) and a one-time code.
document-measure-guesses = Slowed attempts
document-measure-guesses-text = Failed sign-ins are slowed by account and address.
document-measure-isolation = Separation of organisations
document-measure-isolation-text = Every query names its organisation. Another organisation’s data cannot be found.
document-measure-ledger = Tamper-evident ledger
document-measure-ledger-text = Every act leaves an entry in a Merkle tree in its own transaction, without personal data. Changes show against any checkpoint kept elsewhere.
document-measure-showing = Recorded reading
document-measure-showing-text = The first opening of a conversation in a session is recorded before the text is shown. People see in which role and when it was read.
document-measure-files = Checked files
document-measure-files-text = Files are checked by their content, freed of hidden details and stored encrypted.
document-measure-quiet = Two clicks, no third parties
document-measure-quiet-text = Before the second click nothing is loaded and nothing stored. After it the chat window loads from this server alone.
document-measure-logs = No personal data in system logs
document-measure-logs-text = System logs and error messages hold no content, no contact details and no keys.
document-measure-roles = Authorisation matrix
document-measure-roles-text = Roles decide who may do what and who can read which purposes. Whoever lacks the key of a purpose cannot read it.
document-measure-proof = Proof of consent
document-measure-proof-text = Notice and consent wording are kept word for word, with version, language and time. Nobody of the organisation can give a consent in the chat for a visitor.
document-measure-keys-first = Keys first, then the data
document-measure-keys-first-text = An erasure destroys every key of the person, deletes the rows and reads again; only when nothing is found it counts as done.
document-measure-scrub = Cleared storage
document-measure-scrub-text = What was deleted is overwritten in the database or removed from its pages, and from the write-ahead log.
document-measure-sweep = Destruction by itself
document-measure-sweep-text = What is due is destroyed by itself. Every destruction leaves a record without personal data.

## The page in the console

console-documents-title = Documents
console-documents-lead = Every document is made from the same purposes, recipients and periods by which the chat works. When you change those, the document changes.
console-documents-advice = This is not legal advice. Have the texts reviewed; your counsel can replace them with their own.
console-documents-missing = Some details of your organisation are still missing; “(to be completed)” stands in their place.
console-documents-about = What for
console-documents-list = All documents
console-documents-language = Language of the document
console-documents-format = Format
console-documents-pdf = PDF
console-documents-html = Web page (HTML)
console-documents-download = Download
console-documents-back = All documents
console-documents-copy-hint = Copy this HTML into your privacy policy. It brings no style and takes on that of your page.
console-documents-name-privacy-passage = Passage for the privacy policy
console-documents-text-privacy-passage = To paste into your website: who processes what for which purpose, and which rights there are.
console-documents-name-processing-record = Record of processing activities
console-documents-text-processing-record = For you as the controller and for the operator as the processor (GDPR Art. 30).
console-documents-name-verbis = VERBIS entry
console-documents-text-verbis = The fields for the Turkish register of controllers (KVKK Art. 16).
console-documents-name-destruction-policy = Retention and destruction policy
console-documents-text-destruction-policy = The policy with its ten mandatory sections (Turkish By-Law on Erasure, Art. 6).
console-documents-name-processing-agreement = Data processing agreement
console-documents-text-processing-agreement = The agreement with the operator with annexes I to IV (GDPR Art. 28).
console-documents-name-breach-report = Notification of a breach
console-documents-text-breach-report = The empty form for the authority and for people. The one that is filled in stands with the breach.
console-documents-name-consent-overview = Overview of consents
console-documents-text-consent-overview = How many agreed, refused or withdrew for which purpose, and which texts are in force.
document-text-wording = wording of the consent
