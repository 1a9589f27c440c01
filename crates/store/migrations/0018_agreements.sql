-- Agreements on processing, who signed them and how; the operator's sub-processors, who was told of them, and what was said against them.

-- The bytes are sealed to the server key, because a contract names people: the page and the file as they were made, what both were made
-- from, and the file with both signatures.
CREATE TABLE agreement (
    id ID PRIMARY KEY, organisation ID NOT NULL, number INT NOT NULL, state TEXT NOT NULL, document BYTES NOT NULL,
    annex_version TEXT NOT NULL, notice_days INT NOT NULL, locale TEXT NOT NULL, drafted_at TIME NOT NULL, ended_at TIME,
    page BYTES NOT NULL, file BYTES NOT NULL, source BYTES NOT NULL, signed BYTES
) {STRICT};
CREATE UNIQUE INDEX agreement_number ON agreement (organisation, number);
CREATE INDEX agreement_state ON agreement (state);

CREATE TABLE agreement_signature (
    agreement ID NOT NULL, party TEXT NOT NULL, signer ID, -- a member; nobody where the operator signs
    name BYTES NOT NULL, method TEXT NOT NULL, at TIME NOT NULL, position INT NOT NULL,
    PRIMARY KEY (agreement, party)
) {STRICT};

-- Of the installation: no organisation stands in it. No purposes: all that an organisation has.
CREATE TABLE sub_processor (
    id ID PRIMARY KEY, name TEXT NOT NULL, country TEXT NOT NULL, kind TEXT NOT NULL, service TEXT NOT NULL, contact TEXT NOT NULL,
    purposes TEXT NOT NULL, transfer TEXT NOT NULL, since TIME NOT NULL, removed_at TIME
) {STRICT};

CREATE TABLE sub_processor_notice (
    organisation ID NOT NULL, sub_processor ID NOT NULL, recipient ID NOT NULL, announced_at TIME NOT NULL, ends_at TIME NOT NULL,
    ended_at TIME,
    PRIMARY KEY (organisation, sub_processor)
) {STRICT};

CREATE TABLE agreement_objection (
    id ID PRIMARY KEY, organisation ID NOT NULL, sub_processor ID NOT NULL, agreement ID NOT NULL, member ID NOT NULL,
    reason BYTES NOT NULL, -- sealed to the server key
    at TIME NOT NULL, ended_at TIME
) {STRICT};
CREATE INDEX agreement_objection_organisation ON agreement_objection (organisation, sub_processor);

-- Since when nothing goes to it because the organisation objects.
ALTER TABLE recipient ADD COLUMN objected_at TIME;
