## Search

console-search-label = Search for
console-search-title = Search
console-search-lead = Looks through everything that your keys open: what people wrote, and what they told about themselves.
console-search-hint = Several words must all occur. Capitals and accents do not matter.
console-search-submit = Search
console-search-stop = Stop
console-search-running = Searching …
console-search-none = Nothing found.
console-search-short = Please enter 2 to 200 characters.
console-search-failed = The search did not come to an end. Please try again.
console-search-more = There may be more. Add a word to narrow the search.
console-search-results = Results
console-search-searched-count =
    { $count ->
        [0] No messages searched
        [one] { $count } message searched
       *[other] { $count } messages searched
    }
console-search-contact = Contact details

## Canned responses

console-canned-title = Canned responses
console-canned-lead = Ready texts for answers that you give often, in the languages of your visitors.
console-canned-settings = Settings
console-canned-new = Write a canned response
console-canned-edit-title = Change the canned response
console-canned-empty = There are none yet. Begin with the answer that you give most often.
console-canned-none = No canned response holds this.
console-canned-find = Search
console-canned-shortcut = Shortcut
console-canned-shortcut-hint = One word in lower case, such as hours. It finds the text when you answer.
console-canned-body = Text
console-canned-languages = Languages
console-canned-for = For
console-canned-everyone = Everyone
console-canned-own = Only for me
console-canned-text = Text ({ $language })
console-canned-text-hint = Leave languages empty that you do not need. Visitors get the text in their language, else in English.
console-canned-variables = Filled in when you use it: { "{visitor}" } the visitor’s name, { "{agent}" } your name, { "{site}" } the site, { "{organisation}" } the organisation.
console-canned-save = Save the response
console-canned-delete = Delete the response
console-canned-change = Change
console-canned-taken = There is a response with this shortcut already. Please choose another one.
console-canned-invalid-shortcut = The shortcut must be one word of at most 32 characters in lower case.
console-canned-invalid-texts = Please write at least one text, and use only the variables that are named below it.
console-canned-too-large = This is too much: a text has at most 4,000 characters, and there are at most 500 responses.

## Import of contacts

console-import-title = Import contacts
console-import-lead = For people who agreed elsewhere, on paper or in another shop. Each row names the purpose, the basis, the day, and what proves it.
console-import-objection = Whoever refused or withdrew here stays out. Health data cannot be imported.
console-import-columns = Columns: name, phone, email, purpose, basis, given_at (as 2026-01-31), proof, locale (de, en, pl, ru or tr). Each row needs a phone number or an e-mail address.
console-import-template = Download the template
console-import-file = File
console-import-file-hint = CSV in UTF-8, at most 5 MB and 10,000 rows. From Excel, save as “CSV UTF-8”.
console-import-check = Check the file
console-import-check-title = Nothing is stored yet
console-import-ready-count =
    { $count ->
        [0] No row can be imported.
        [one] { $count } contact can be imported.
       *[other] { $count } contacts can be imported.
    }
console-import-refused-count =
    { $count ->
        [0] No row stays out.
        [one] { $count } row stays out.
       *[other] { $count } rows stay out.
    }
console-import-confirm-count =
    { $count ->
        [one] Import { $count } contact
       *[other] Import { $count } contacts
    }
console-import-done-title = The import is done
console-import-done-count =
    { $count ->
        [0] No contact was imported.
        [one] { $count } contact was imported.
       *[other] { $count } contacts were imported.
    }
console-import-again = Choose another file
console-import-to-contacts = To the contacts
console-import-report = Download the list of these rows
console-import-row = Row
console-import-column = Column
console-import-reason = Why it stays out
console-import-first-rows = Only the first 200 rows are shown. The download has all of them.
console-import-no-file = Please choose a file.
console-import-reason-cells = The row has not as many cells as the first one.
console-import-reason-missing = It is missing.
console-import-reason-invalid = The value does not fit.
console-import-reason-unknown = The word is not known.
console-import-reason-special = This purpose cannot be imported.
console-import-reason-basis = Your purpose rests on another basis.
console-import-reason-future = The day has not come yet.
console-import-reason-duplicate = The address stands in the file before.
console-import-reason-known = The address is a contact’s already.
console-import-reason-objected = The person refused or withdrew.

## Problems

problem-not-utf8-title = The file is not written in UTF-8
problem-not-utf8-detail = Please save it again as “CSV UTF-8”. In another encoding, letters such as ü, ł or ş would be wrong.
problem-import-header-title = The first row does not name the columns
problem-import-header-detail = Please use the template: purpose, basis, given_at and proof are needed, and phone or email.
problem-bad-csv-title = The file is not a table
problem-bad-csv-detail = Please save it as CSV, with commas, semicolons or tabs between the cells.
