// The JSON of the public contract (visitor's side), as types. Nothing here runs.

/**
 * @typedef {"de"|"en"|"pl"|"ru"|"tr"} Locale
 * @typedef {"visitor"|"bot"|"member"|"system"} Author
 * @typedef {"given"|"pending"|"stale"|"expired"|"refused"|"withdrawn"|"none"} ConsentState
 */

/**
 * What the server writes into the page.
 * @typedef {object} Config
 * @property {string} site
 * @property {string} organisation   the name that the visitor knows
 * @property {Locale} locale
 * @property {Locale[]} locales
 * @property {Links} links
 * @property {Record<string, string>} texts   by message id: all of `window-*` and `purpose-*`, placeables left as `{ $name }`
 * @property {string[]} parent_origins   pages that may embed this window; others are never written to
 * @property {string} [colour]   the organisation's accent, #rrggbb
 */

/**
 * @typedef {object} Links
 * @property {string} privacy
 * @property {string} imprint
 */

/**
 * @typedef {object} Notice
 * @property {string} version   SHA-256 in hexadecimal
 * @property {string} locale
 * @property {string} title
 * @property {string} text
 * @property {Links} links
 */

/**
 * @typedef {object} Message
 * @property {string} id
 * @property {number} seq   order within the conversation
 * @property {Author} from
 * @property {string|null} text   null where the reader has no key
 * @property {string} [sealed]   the purpose whose key is missing
 * @property {string} at   RFC 3339
 * @property {FileCard} [file]   what was attached; its bytes are fetched by its id
 * @property {boolean} [edited]
 * @property {string|null} [by]   the member's public name
 */

/**
 * @typedef {object} FileCard
 * @property {string} id
 * @property {string} name
 * @property {"image"|"pdf"} kind
 * @property {string} type   media type, found by content
 * @property {number} bytes
 * @property {number} [width]   of an image
 * @property {number} [height]
 */

/**
 * @typedef {{happens: {who: string, long: string}, again?: "changed"|"expired", changes?: string[]}} Told   what a card says beside its question; `again`: why it is asked again
 * @typedef {Told & {purpose: string, text: string}} AskedConsent
 * @typedef {AskedConsent & {kind: "consent", notice: string}} ConsentAsk
 * @typedef {{kind: "consents", notice: string, items: AskedConsent[]}} ConsentsAsk   several on one card, each decided alone
 * @typedef {{kind: "answer", field: string, format: string, purpose: string, optional: boolean}} AnswerAsk
 * @typedef {{id: string, label: string}} Option
 * @typedef {{kind: "choice", options: Option[]}} ChoiceAsk
 * @typedef {ConsentAsk|ConsentsAsk|AnswerAsk|ChoiceAsk} Ask
 */

/**
 * @typedef {object} Receipt
 * @property {string} id
 * @property {string} act
 * @property {string} at
 * @property {{index: number, entry: string, salt: string, proof: string}} ledger
 */

/**
 * @typedef {object} Visit
 * @property {string} visit
 * @property {string} [token]   only when it is new
 * @property {Notice} notice
 * @property {Message[]} messages
 * @property {Ask|null} ask
 * @property {State} [state]
 * @property {Availability} [availability]
 * @property {LetIn|null} [let_in]
 * @property {RatingAsk|null} [rating]
 * @property {CallBack|null} [call_back]
 * @property {ConsentAsk|null} [renewal]   a consent that carries no more; nothing waits for it
 * @property {Awaited|null} [confirmation]
 */

/**
 * @typedef {"bot"|"waiting"|"open"|"closed"} State
 * @typedef {{here: boolean, text: string}} Availability   `text` is ready to show
 * @typedef {{notice: string, text: string, happens: Told["happens"]}} LetIn   a member asks to read a private conversation
 * @typedef {{purpose: string, text: string}} RatingAsk   asked once, after a member ended the conversation
 * @typedef {{purpose: string, text: string, happens: Told["happens"], wished: Option[], notice?: string}} CallBack   offered while nobody is here
 * @typedef {{phone: string, name?: string, at?: string}} CallBackAnswer
 * @typedef {{purpose: string, state: "sent"|"not-sent", address: string, until: string|null}} Awaited   a consent waits for a click in a letter
 */

/**
 * @typedef {object} Answered
 * @property {Message[]} messages
 * @property {Ask|null} ask
 * @property {Receipt} [receipt]
 * @property {RatingAsk|null} [rating]
 * @property {CallBack|null} [call_back]
 * @property {Awaited|null} [confirmation]
 */

/**
 * @typedef {object} Consent
 * @property {string} purpose
 * @property {ConsentState} state
 * @property {string} notice
 * @property {string} at
 */

/**
 * @typedef {object} StoredConversation
 * @property {string} id
 * @property {Message[]} messages
 */

/**
 * A request of the subject: what was asked, where it stands and by when it is answered.
 * @typedef {object} OwnRequest
 * @property {string} id
 * @property {string} kind
 * @property {"open"|"extended"|"fulfilled"|"refused"|"withdrawn"} state
 * @property {string} received_at
 * @property {string} due   a day, `YYYY-MM-DD`
 * @property {string|null} closed_at
 * @property {{kind: string, at: string, text: string|null}[]} [texts]   what the team wrote about it
 */

/**
 * Everything stored about the subject.
 * @typedef {object} Stored
 * @property {string} subject
 * @property {Record<string, string>} contact
 * @property {StoredConversation[]} conversations
 * @property {Consent[]} consents
 * @property {OwnRequest[]} requests
 * @property {unknown[]} recipients
 * @property {string|null} [restricted]   since when their data is stored and not read
 * @property {{purpose: string|null, since: string, until: string}[]} [holds]   legal holds: kept until then, come what may
 * @property {Record<string, string|null>} kept_until   by purpose; null: until it is withdrawn or deleted
 * @property {{role: string, what: "conversation"|"contact", at: string}[]} [readers]   who was shown it, by role
 * @property {{at: string, role: string, text: string|null}[]} [notes]   what the team wrote down about the subject
 */

/**
 * RFC 9457.
 * @typedef {object} ProblemDocument
 * @property {string} type
 * @property {string} title
 * @property {string} [detail]
 * @property {number} [status]
 */

/**
 * A line of the visitor that the server has not confirmed yet.
 * @typedef {object} Pending
 * @property {string} key   makes repeating harmless
 * @property {string} [text]
 * @property {string} [choice]
 * @property {string} shown   what stands in the log: the text, or the label of the choice
 * @property {string} at
 * @property {number|null} seq   known once it is acknowledged
 */

/**
 * One line of the log.
 * @typedef {object} Line
 * @property {string} ref   stays the same when a pending line becomes a message
 * @property {Author} from
 * @property {string|null} text
 * @property {string|undefined} sealed
 * @property {string} at
 * @property {boolean} pending
 * @property {string} [id]   the message's own, once it is one
 * @property {FileCard} [file]
 * @property {boolean} [edited]
 * @property {string|null} [by]
 */

export {};
