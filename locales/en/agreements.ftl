## Agreements on processing, signed online; sub-processors, announced and objected to

console-agreement-title = Agreements
console-agreement-lead = The agreement on processing with whoever runs this installation (GDPR art. 28). Both sign it here.
console-agreement-none-title = No agreement yet
console-agreement-none-text = The law wants an agreement before somebody processes personal data for you. It is made from your settings. Read it, then sign it.
console-agreement-make = Make the agreement
console-agreement-make-hint = It is made from today’s settings. One that not both have signed yet gives way.
console-agreement-language = Language of the agreement
console-agreement-number = No.
console-agreement-state = State
console-agreement-drafted = Made on
console-agreement-signatures = Signatures
console-agreement-state-draft = To be signed by you
console-agreement-state-signed-by-organisation = Waiting for the operator
console-agreement-state-signed-by-both = In force
console-agreement-state-superseded = Superseded
console-agreement-file = PDF
console-agreement-signed-file = PDF with both signatures
console-agreement-document = SHA-256 of the file that is signed
console-agreement-method-two-step = password and code of the second step
console-agreement-method-operator-code = the operator’s code
console-agreement-sign-title = Sign
console-agreement-sign-lead = You sign the text below for your organisation. Your password and a code confirm that it is you.
console-agreement-sign-submit = Sign the agreement
console-agreement-sign-no-step = You sign in without a second step, and whoever signs needs one. Invite a second owner: they set it up when they join, and can sign then.
console-agreement-sign-invite = Invite a second owner
console-agreement-sign-not-permitted = Only an owner signs for the organisation.
console-agreement-subs-title = Sub-processors
console-agreement-subs-lead = Who works for the operator. You are told of new ones in time to object. Until then they receive nothing of yours.
console-agreement-subs-none = Nobody works for the operator.
console-agreement-service = Service
console-agreement-in-list = In the list
console-agreement-in-use = May be used
console-agreement-notice = Notice until
console-agreement-objected = You object
console-agreement-objected-text = It receives nothing of yours until you take that back or the operator removes it.
console-agreement-left = Removed
console-agreement-object = Object
console-agreement-reason = Why
console-agreement-reason-hint = The operator reads this. Please name no visitors.
console-agreement-reason-problem = Please say why, in at most 1,000 characters.
console-agreement-withdraw = Take the objection back
console-agreement-back = All agreements
console-operator-agreements = Agreements and sub-processors
console-operator-agreements-lead = Agreements that wait for your signature, and who works for you.
console-operator-agreements-waiting = To be signed
console-operator-agreements-none = No agreement waits.
console-operator-agreements-name = Your name
console-operator-agreements-name-problem = Please type your name, in at most 120 characters.
console-operator-agreements-sign = Countersign
console-operator-agreements-code-hint = Typed once more, because you sign.
console-operator-sub-lead = Every organisation whose agreement both have signed is told of a new one, with a new Annex IV. Nothing goes to it before the notice is over.
console-operator-sub-none = Nobody works for you yet.
console-operator-sub-add = Announce a sub-processor
console-operator-sub-purposes-hint = Where nothing is ticked: for all purposes.
console-operator-sub-since = In the list since
console-operator-sub-objection = Objection
console-operator-sub-remove = Remove
console-operator-sub-problem-name = Please give a name of at most 120 characters that is not in the list yet.
console-operator-sub-problem-service = Please say what it does, in at most 200 characters.
console-operator-back = To the overview
console-recipient-objected = Objected to since
console-documents-sign = This is how the agreement would be made today. It is signed under “Agreements”.
console-privacy-tab-agreements = Agreements
console-desk-agreement-none = No agreement on processing is in force
console-desk-agreement-draft = An agreement on processing waits for your signature
console-desk-agreement-hint = Whoever processes data for you needs an agreement (GDPR art. 28(3)).
console-desk-objection-hint = It receives nothing until you take that back or the operator removes it.
problem-agreement-changed-title = This is not the text that was shown
problem-agreement-changed-detail = The agreement has changed since. Please read it again, then sign.
problem-second-step-needed-title = A second step is needed
problem-second-step-needed-detail = Whoever signs confirms it with a code of the second step. It is set up under “Signing in” in the settings.
console-agreement-unsaid = Before an agreement can be made, it must say who its parties are (GDPR art. 28(3)).
console-agreement-unsaid-link = State it now
console-agreement-unsaid-hint = The operator writes it into the section [operator] of the configuration file.
console-operator-unsaid-hint = Write it into the section [operator] of the configuration file, and start the server again. Until then no organisation can sign.
problem-party-unsaid-title = The agreement does not say who its parties are
problem-party-unsaid-detail = Please state your organisation’s legal name, address, country and e-mail under “Privacy”, “Who is responsible”. The operator states theirs in the section [operator] of the configuration file. Then make the agreement again.
document-record-title = Record of the signatures
document-record-text = Both parties signed the file with this SHA-256: this document without the entries under “Signatures” and without this page. Each signature stands in the organisation’s ledger. The log’s entry is the SHA-256 of the salt followed by the entry.
document-record-document = SHA-256 of the file
document-record-entry = Entry of the ledger
document-record-salt = Salt (Base64)
document-record-operator = holds the operator’s code
console-agreement-unsaid-organisation = Your organisation has not stated yet: { $fields }.
console-agreement-unsaid-operator = The operator of this installation has not stated yet: { $fields }.
console-agreement-name = Agreement No. { $number }
console-agreement-position = entry { $position } of the ledger
console-desk-objection = You object to { $name }
console-agreement-days-left-count =
    { $count ->
        [one] { $count } day left
       *[other] { $count } days left
    }
console-operator-sub-told-count =
    { $count ->
        [one] { $count } organisation was told
       *[other] { $count } organisations were told
    }
