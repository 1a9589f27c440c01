# Purposes, notices and wordings of consents, and who is responsible.

## Categories of data, as the notice and the console name them

category-name = Name
category-email-address = E-mail address
category-telephone-number = Telephone number
category-physical-address = Address
category-postal-code = Postal code
category-communication = What you write to us
category-opinion = Opinion
category-birth-date = Date of birth
category-age = Age
category-gender = Gender
category-official-id = Official identity number
category-passport = Passport
category-tax = Tax data
category-bank-account = Bank account
category-credit-card-number = Payment card number
category-payment-card-expiry = Expiry of the payment card
category-ip-address = IP address
category-health = Health
category-health-history = Medical history
category-medical-health = Findings and treatment
category-mental-health = Mental health
category-prescription = Prescriptions
category-disability = Disability
category-blood-type = Blood type
category-religious-belief = Religious belief
category-ethnic-origin = Ethnic origin
category-trade-union-membership = Trade union membership
category-sexual-preference = Sexual orientation
category-criminal-conviction = Criminal convictions

## Problems

problem-not-editorial-title = This is more than a correction
problem-not-editorial-detail = What people agree to has changed since the last text: the basis, the kinds of data or the recipients. Publish this text as a new one; whoever agreed is asked again.
problem-purpose-refused-title = This purpose cannot be saved like this
problem-purpose-refused-detail = The member “field” says which entry is not right. Nothing was changed.

## The consent card, where somebody is asked again; and consents that carry no more

ask-who = Only people at { $organisation } who need it for this. Nobody else has the key.
ask-who-recipients = Only people at { $organisation } who need it for this. It is handed to: { $recipients }.
ask-long = Until you withdraw or delete it, and at most { $inactive } after your last message. In any case at most { $cap } after you told it.
ask-long-cap = Until you withdraw or delete it, and at most { $period } after you told it.
ask-change-recipient = { $name } ({ $country }) receives this now.
ask-change-moved = { $name } ({ $country }) receives this from another country, or on other safeguards, than before.
ask-change-categories = It is about other data now: { $categories }.
ask-change-basis = It rests on another basis now: { $basis } (GDPR { $gdpr }; KVKK { $kvkk }).
ask-change-text = { $organisation } has changed what the text about it says.
window-consent-again-changed = Something has changed since you agreed. Please decide again.
window-consent-again-expired = The time for which you agreed is over. Please decide again.
window-consent-stale-for = You agreed before a change, we ask again: { $purpose }
window-consent-expired-for = Your consent is over: { $purpose }
console-consent-stale = Changed since
console-consent-expired = Expired
console-consent-renewed = Given again later

## The generated notice, in full (GDPR 13, KVKK 10)

cite-by-law-erasure = By-law on erasure (OG 28.10.2017/30224)
cite-board-decision = Board decision
cite-code-of-obligations = Turkish Code of Obligations No. 6098
document-transfer-unrecorded = none recorded
interest-satisfaction = to learn how content people are with our answers, and to answer better
notice-full-lead = { $organisation } is responsible for this chat. We process what you write here to answer your questions. Until you release something, your messages are sealed: only you can read them.
notice-full-title = Privacy notice
notice-full-controller = Who is responsible
notice-full-representative = Representative: { $name }
notice-full-privacy-contact = Questions about privacy: { $address }
notice-full-purposes = What we collect data for, and on which basis
notice-full-purpose = { $purpose }: { $categories }. Basis: { $basis } (GDPR { $gdpr }; KVKK { $kvkk }).
notice-full-valid = Your consent holds for { $period }; then we ask again.
basis-consent = your consent
basis-contract = a contract, or its preparation at your request
basis-legal-obligation = a legal obligation
basis-legitimate-interest = our legitimate interest; you may object
notice-full-withdraw = You can withdraw a consent at any time, in the menu of the chat under “My data”. What was done before stays lawful.
notice-full-method = We collect the data electronically, in this chat, from yourself.
notice-full-voluntary = You are not obliged to give us any data. If you refuse a consent, we do not collect what it was asked for; you can go on writing.
notice-full-automated = In the chat no decision about you is based solely on automated processing (GDPR Art. 22).
notice-full-recipients = Who receives data
notice-full-processor = The operator of this chat stores the data for us as a processor. It is sealed: the operator cannot read it.
notice-full-processor-named = { $name } ({ $country }) runs this chat and stores the data for us as a processor. It is sealed: they cannot read it.
notice-full-transfer = Transfer to a third country. Basis: { $basis }.
notice-full-interest = Our legitimate interest: { $interest }.
notice-full-recipient = { $name } ({ $country }): { $purposes }
notice-full-nobody = Nobody else receives your data.
notice-full-retention = How long we keep it
notice-full-retention-text = What you have released to nobody only you can read, and it is destroyed 24 hours after your last message. What you released is destroyed after { $period } without activity, and what a withdrawn consent covered 24 hours after the withdrawal.
notice-full-cap = What you told us is destroyed { $period } after you told it at the latest, even if you go on writing to us.
notice-full-cap-special = Special categories of data, such as health, are destroyed { $period } after you told them at the latest.
notice-full-rights = Your rights
notice-full-rights-text = You may see your data, correct it, take it with you, have it restricted or deleted, and object to its use. Most of this works at once in the menu of the chat, under “My data”; otherwise write to us. (GDPR Art. 15 to 21; KVKK Art. 11.)
notice-full-object = Your right to object
notice-full-object-text = Where we rely on a legitimate interest, you can object at any time for reasons that arise from your situation; to advertising, without any reason (GDPR Art. 21).
notice-full-complaint = You may complain to a supervisory authority.
notice-full-authority = You may complain to a supervisory authority: { $authority }
notice-imprint-title = Imprint

## Purposes

console-purposes-title = Purposes
console-purposes-lead = Why you collect data. Each purpose has a key of its own: who may not read it cannot.
console-purposes-new = Define a purpose
console-purposes-edit = Change: { $purpose }
console-purposes-caption = The purposes, with their basis and the data they concern
console-purposes-column-basis = Basis
console-purposes-column-data = Data
console-purposes-column-readers = Read by
console-purposes-special = Special categories
console-purposes-archived = Not asked for any more
console-purposes-id = Short name
console-purposes-id-hint = Lower-case letters, digits and hyphens, such as repair-order. Bots use it; it never changes.
console-purposes-names = What visitors see
console-purposes-names-hint = At least one language. Where a language is empty, another one is shown.
console-purposes-names-standard = Empty keeps Parlour’s own name.
console-purposes-gdpr = Article of the GDPR
console-purposes-kvkk = Article of the KVKK
console-purposes-article-hint = Empty takes the usual article of the basis.
console-purposes-special-label = It concerns special categories, such as health
console-purposes-special-hint = These need explicit consent (GDPR Art. 9(2)(a); KVKK Art. 6(3)(a)); no other basis is accepted.
console-purposes-categories = Which data
console-purposes-valid = A consent holds for so many months
console-purposes-valid-hint = Empty: until it is withdrawn. Applies to consents from now on.
console-purposes-reask = After a no, do not ask again for so many months
console-purposes-reask-hint = Empty: { $months }. Who chooses the matter themselves is always asked.
console-purposes-archive = Ask for it no more
console-purposes-archive-hint = What was granted stays until it is withdrawn or its time is over.
console-purposes-material-hint = Another basis, article or kind of data: whoever agreed is asked again, and nothing new is taken in until then.
console-purposes-wrong-name = The short name may hold lower-case letters, digits and hyphens, begins with a letter, and has at most 32 characters.
console-purposes-wrong-taken = This short name is taken.
console-purposes-wrong-basis = Special categories need explicit consent as their basis.
console-purposes-wrong-special = You have chosen data of a special category: tick that it concerns special categories.
console-purposes-wrong-article = This article does not belong to the basis.
console-purposes-wrong-categories = Please choose which data it concerns.
console-purposes-wrong-names = Please give it a name in at least one language, with at most 80 characters.
console-purposes-wrong-months = A number of months is between 1 and 120; only a consent can expire.
console-purposes-wrong-archived = Without conversations there is no chat: this purpose stays.

## Who is responsible

console-identity-title = Who is responsible
console-identity-lead = Notices, consent records and every document are made from this. It is published; the names of people are kept sealed.
console-identity-legal-name = Legal name
console-identity-legal-name-hint = Empty: the organisation’s name.
console-identity-address = Address
console-identity-country = Country (two letters)
console-identity-email = E-mail
console-identity-phone = Telephone
console-identity-privacy = Who answers for privacy
console-identity-privacy-name = Name
console-identity-privacy-email = E-mail for privacy
console-identity-privacy-hint = The data protection officer, where you have one. Notices show the address, not the name; a function’s address is best.
console-identity-representative = Representative
console-identity-representative-hint = Only for controllers from abroad (GDPR Art. 27; in Turkey the data controller’s representative), with address.
console-identity-authority = Supervisory authority
console-identity-numbers = Registers in Turkey
console-identity-verbis = VERBİS number
console-identity-kep = KEP address
console-identity-wrong = Please look at this again: { $field }.
console-identity-missing = A notice still needs: { $fields }.

## Notices and wordings

console-texts-title = Notices and wordings
console-texts-lead = What visitors are told, and in which words they are asked. A published text never changes; a new one takes its place.
console-texts-caption = The current texts by purpose and language
console-texts-notice = Privacy notice
console-texts-own = Yours
console-texts-ours = Parlour’s
console-texts-none = None yet
console-texts-edit = { $what }, { $language }
console-texts-field-title = Title
console-texts-field-text = Text
console-texts-field-hint = Empty lines part paragraphs.
console-texts-generate = Fill in from your purposes
console-texts-preview = Look at it
console-texts-preview-title = As visitors see it
console-texts-diff = What changes
console-texts-diff-none = Nothing: this is the current text.
console-texts-diff-out = taken out
console-texts-diff-in = added
console-texts-kind = What is this new text?
console-texts-kind-editorial = The same, said better
console-texts-kind-editorial-hint = A typo, a clearer sentence. Consents stand; nobody is asked again.
console-texts-kind-material = Something else
console-texts-kind-material-hint = We do something else with the data. Whoever agreed is asked again, and nothing new is taken in until then.
console-texts-kind-kept = Your answer is kept in the ledger.
console-texts-about = Which purposes is it about?
console-texts-about-hint = Only for something else. None chosen: all of them.
console-texts-publish = Publish
console-texts-history = Published before
console-texts-first = First text
console-texts-published = Published. Visitors see it from now on.
console-texts-wrong-kind = Please say what this text is: the same, said better, or something else.
console-texts-wrong-title = Please give a title of at most 120 characters.
console-texts-wrong-text = Please give a text: a notice of at most 20,000 characters, a wording of at most 2,000.
console-texts-wrong-same = This text is published already.

## How a consent stands, in my data

window-state-stale = given, changed since
window-state-expired = expired
