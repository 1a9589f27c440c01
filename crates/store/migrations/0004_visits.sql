-- What the visitor's window adds: satisfaction, asking to be let in, business hours.

-- Business hours as text (domain/src/availability.rs) and the name of their time zone; empty: none are set.
ALTER TABLE site ADD COLUMN hours TEXT NOT NULL DEFAULT '';
ALTER TABLE site ADD COLUMN time_zone TEXT NOT NULL DEFAULT '';

-- The member who asks to be let into a private conversation, until it is answered; and when one asked last.
ALTER TABLE conversation ADD COLUMN asked_by ID;
ALTER TABLE conversation ADD COLUMN asked_at TIME;

-- How often each score was given on a day. It names nobody.
CREATE TABLE satisfaction_tally (
    organisation ID NOT NULL, site ID NOT NULL,
    day INT NOT NULL, -- since 1970, UTC
    score INT NOT NULL, count INT NOT NULL,
    PRIMARY KEY (organisation, site, day, score)
) {STRICT};
