-- The first schema. Types are tokens: ID (a UUID's 16 bytes), TIME (milliseconds since 1970, UTC), INT, FLAG (0 or 1), BYTES,
-- TEXT. What each column holds and what erasure does with it stands in domain/src/inventory.rs; a test compares the two.

CREATE TABLE organisation (
    id ID PRIMARY KEY, name TEXT NOT NULL, region TEXT NOT NULL, demo FLAG NOT NULL, created_at TIME NOT NULL
) {STRICT};

CREATE TABLE site (
    id ID PRIMARY KEY, organisation ID NOT NULL, name TEXT NOT NULL,
    origins TEXT NOT NULL, -- separated by spaces
    flow ID NOT NULL, privacy_url TEXT NOT NULL, imprint_url TEXT NOT NULL, created_at TIME NOT NULL
) {STRICT};
CREATE INDEX site_organisation ON site (organisation);

CREATE TABLE purpose (
    organisation ID NOT NULL, name TEXT NOT NULL, basis TEXT NOT NULL, special FLAG NOT NULL, position INT NOT NULL,
    PRIMARY KEY (organisation, name)
) {STRICT};

CREATE TABLE purpose_key (
    organisation ID NOT NULL, purpose TEXT NOT NULL, generation INT NOT NULL, public_key BYTES NOT NULL, created_at TIME NOT NULL,
    position INT NOT NULL, -- of the ledger's entry that names the key
    PRIMARY KEY (organisation, purpose, generation)
) {STRICT};

-- The private half of a purpose's pair, sealed to one holder.
CREATE TABLE purpose_seal (
    organisation ID NOT NULL, purpose TEXT NOT NULL, generation INT NOT NULL, holder ID NOT NULL, sealed BYTES NOT NULL,
    PRIMARY KEY (holder, purpose, generation)
) {STRICT};

CREATE TABLE holder (
    id ID PRIMARY KEY, organisation ID NOT NULL, kind TEXT NOT NULL, public_key BYTES NOT NULL, lookup BYTES,
    created_at TIME NOT NULL, confirmed_at TIME
) {STRICT};
CREATE INDEX holder_organisation ON holder (organisation);

CREATE TABLE member (
    id ID PRIMARY KEY, organisation ID NOT NULL, role TEXT NOT NULL,
    email BYTES NOT NULL, -- sealed to the server key
    email_lookup BYTES NOT NULL UNIQUE, -- keyed hash
    totp BYTES, totp_step INT, -- the last step that was used: a code works once
    created_at TIME NOT NULL
) {STRICT};

CREATE TABLE credential (
    member ID NOT NULL, kind TEXT NOT NULL, salt BYTES NOT NULL, cost TEXT NOT NULL, verifier BYTES NOT NULL, wrapped BYTES NOT NULL,
    created_at TIME NOT NULL,
    PRIMARY KEY (member, kind)
) {STRICT};

CREATE TABLE session (
    lookup BYTES PRIMARY KEY, id ID NOT NULL UNIQUE, organisation ID NOT NULL, member ID NOT NULL, wrapped BYTES NOT NULL,
    created_at TIME NOT NULL, expires_at TIME NOT NULL
) {STRICT};

-- Notices (purpose is empty) and wordings, immutable, named by their SHA-256.
CREATE TABLE document (
    organisation ID NOT NULL, version BYTES NOT NULL, purpose TEXT NOT NULL, locale TEXT NOT NULL, title TEXT NOT NULL, body TEXT NOT NULL,
    published_at TIME NOT NULL,
    PRIMARY KEY (organisation, version)
) {STRICT};

CREATE TABLE flow (
    id ID PRIMARY KEY, organisation ID NOT NULL, name TEXT NOT NULL, version INT NOT NULL
) {STRICT};

CREATE TABLE flow_version (
    flow ID NOT NULL, version INT NOT NULL, source TEXT NOT NULL, articles TEXT NOT NULL, sha256 BYTES NOT NULL, published_at TIME NOT NULL,
    PRIMARY KEY (flow, version)
) {STRICT};

CREATE TABLE subject (
    id ID PRIMARY KEY, organisation ID NOT NULL, public_key BYTES NOT NULL, created_at TIME NOT NULL
) {STRICT};
CREATE INDEX subject_organisation ON subject (organisation, id);

CREATE TABLE visit (
    lookup BYTES PRIMARY KEY, id ID NOT NULL, organisation ID NOT NULL, site ID NOT NULL, subject ID NOT NULL, conversation ID NOT NULL,
    locale TEXT NOT NULL, notice BYTES NOT NULL, created_at TIME NOT NULL
) {STRICT};
CREATE INDEX visit_subject ON visit (subject);

-- Generations of a subject's key for a purpose; the key itself stands only in its seals.
CREATE TABLE subject_key (
    subject ID NOT NULL, purpose TEXT NOT NULL, generation INT NOT NULL, created_at TIME NOT NULL, ended_at TIME, destroy_at TIME,
    PRIMARY KEY (subject, purpose, generation)
) {STRICT};
CREATE INDEX subject_key_due ON subject_key (destroy_at) WHERE destroy_at IS NOT NULL;

CREATE TABLE subject_seal (
    subject ID NOT NULL, purpose TEXT NOT NULL, generation INT NOT NULL,
    recipient TEXT NOT NULL, recipient_generation INT NOT NULL, -- visitor 0, or purpose and its pair's generation
    grant_id ID, sealed BYTES NOT NULL,
    PRIMARY KEY (subject, purpose, generation, recipient, recipient_generation)
) {STRICT};

-- The consent records: given, refused, withdrawn.
CREATE TABLE subject_grant (
    id ID PRIMARY KEY, subject ID NOT NULL, purpose TEXT NOT NULL, state TEXT NOT NULL, basis TEXT NOT NULL, notice BYTES NOT NULL,
    wording BYTES NOT NULL, locale TEXT NOT NULL, how TEXT NOT NULL, generation INT NOT NULL, at TIME NOT NULL, ended_at TIME
) {STRICT};
CREATE INDEX subject_grant_subject ON subject_grant (subject, purpose, at);

CREATE TABLE conversation (
    id ID PRIMARY KEY, organisation ID NOT NULL, site ID NOT NULL, subject ID NOT NULL, state TEXT NOT NULL, member ID, locale TEXT NOT NULL,
    created_at TIME NOT NULL, last_at TIME NOT NULL, last_seq INT NOT NULL, flow ID NOT NULL, flow_version INT NOT NULL,
    revision INT NOT NULL, -- counts the bot's steps
    generation INT NOT NULL, granted FLAG NOT NULL, -- of the conversation's live key; 0 while there is none
    bot_generation INT NOT NULL, bot_state BYTES -- sealed like what was said to the bot
) {STRICT};
CREATE INDEX conversation_inbox ON conversation (organisation, last_at);
CREATE INDEX conversation_subject ON conversation (subject);

CREATE TABLE message (
    id ID NOT NULL, conversation ID NOT NULL, seq INT NOT NULL, author TEXT NOT NULL, member ID, generation INT NOT NULL, at TIME NOT NULL,
    key BYTES, -- the sender's idempotency key, hashed with the sender's token
    template TEXT, body BYTES
) {STRICT};
CREATE UNIQUE INDEX message_place ON message (conversation, seq);
CREATE UNIQUE INDEX message_key ON message (conversation, key) WHERE key IS NOT NULL;

CREATE TABLE contact_field (
    subject ID NOT NULL, purpose TEXT NOT NULL, field TEXT NOT NULL, generation INT NOT NULL, at TIME NOT NULL, sealed BYTES NOT NULL,
    PRIMARY KEY (subject, purpose, field, generation)
) {STRICT};

-- What was shown to a member in a session: a conversation, or a subject's contact fields.
CREATE TABLE showing (
    session ID NOT NULL, object ID NOT NULL, subject ID NOT NULL,
    PRIMARY KEY (session, object)
) {STRICT};
CREATE INDEX showing_subject ON showing (subject);

CREATE TABLE request (
    id ID PRIMARY KEY, subject ID NOT NULL, kind TEXT NOT NULL, received_at TIME NOT NULL, closed_at TIME
) {STRICT};
CREATE INDEX request_subject ON request (subject);

CREATE TABLE ledger_key (
    organisation ID PRIMARY KEY, vkey TEXT NOT NULL, sealed_seed BYTES NOT NULL
) {STRICT};

CREATE TABLE ledger_head (
    organisation ID PRIMARY KEY, size INT NOT NULL, peaks BYTES NOT NULL
) {STRICT};

-- entry, salt and subject are the side entry: erasure removes them, the leaf stays.
CREATE TABLE ledger_entry (
    organisation ID NOT NULL, position INT NOT NULL, subject ID, entry TEXT, salt BYTES, leaf BYTES NOT NULL,
    PRIMARY KEY (organisation, position)
) {STRICT};
CREATE INDEX ledger_entry_subject ON ledger_entry (subject) WHERE subject IS NOT NULL;

CREATE TABLE ledger_node (
    organisation ID NOT NULL, level INT NOT NULL, node INT NOT NULL, hash BYTES NOT NULL,
    PRIMARY KEY (organisation, level, node)
) {STRICT};

CREATE TABLE ledger_checkpoint (
    organisation ID NOT NULL, size INT NOT NULL, note TEXT NOT NULL,
    PRIMARY KEY (organisation, size)
) {STRICT};

-- Destruction records: that something was destroyed, without whose.
CREATE TABLE destruction (
    organisation ID NOT NULL, position INT NOT NULL, act TEXT NOT NULL, rows_removed INT NOT NULL, at TIME NOT NULL,
    PRIMARY KEY (organisation, position)
) {STRICT};

CREATE TABLE installation (
    name TEXT PRIMARY KEY, sealed BYTES NOT NULL
) {STRICT};

CREATE TABLE idempotency (
    key BYTES PRIMARY KEY, result TEXT NOT NULL, at TIME NOT NULL
) {STRICT};
