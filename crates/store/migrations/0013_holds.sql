-- Legal holds, what they keep, and restriction.

-- Since when the subject's data is stored and not read (GDPR art. 18).
ALTER TABLE subject ADD COLUMN restricted_at TIME;
CREATE INDEX subject_restricted ON subject (organisation) WHERE restricted_at IS NOT NULL;

CREATE TABLE hold (
    id ID PRIMARY KEY, organisation ID NOT NULL,
    subject ID NOT NULL, -- who may be erased
    purpose TEXT NOT NULL, -- empty: all that its author read
    member ID NOT NULL, created_at TIME NOT NULL, ends_at TIME NOT NULL,
    reason_purpose TEXT NOT NULL, reason_generation INT NOT NULL, reason BYTES NOT NULL -- sealed under that subject key
) {STRICT};
CREATE INDEX hold_organisation ON hold (organisation, ends_at);
CREATE INDEX hold_subject ON hold (subject);

-- Subject keys, sealed to the hold pair.
CREATE TABLE hold_seal (
    hold ID NOT NULL, subject ID NOT NULL, purpose TEXT NOT NULL, generation INT NOT NULL, pair_generation INT NOT NULL,
    sealed BYTES NOT NULL,
    PRIMARY KEY (hold, purpose, generation)
) {STRICT};
CREATE INDEX hold_seal_subject ON hold_seal (subject, purpose, generation);

-- Rows that were destroyed everywhere else while a hold stood on their key: as they were sealed, with the words of their cell.
CREATE TABLE held (
    organisation ID NOT NULL, subject ID NOT NULL, purpose TEXT NOT NULL, generation INT NOT NULL,
    source TEXT NOT NULL, row_id ID NOT NULL, part TEXT NOT NULL, -- table, row and column
    seq INT NOT NULL, author TEXT NOT NULL, member ID, -- of a message
    at TIME NOT NULL, sealed BYTES NOT NULL,
    PRIMARY KEY (subject, purpose, generation, source, row_id, part)
) {STRICT};
