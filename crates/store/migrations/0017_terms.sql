-- What consents were given to: the terms of a purpose as they stood, immutable, named by their SHA-256. Nothing here is about a subject.

CREATE TABLE terms (
    organisation ID NOT NULL, version BYTES NOT NULL, body TEXT NOT NULL, kept_at TIME NOT NULL,
    PRIMARY KEY (organisation, version)
) {STRICT};

-- Consents that are older than terms name none.
ALTER TABLE subject_grant ADD COLUMN terms BYTES;
