-- Breaches: the register of incidents, what was told of each, whom they affect; and keys that were taken away, by their hash.

-- What is told in words stands in texts, sealed to the server key: it may name people. Lists are names, separated by spaces.
CREATE TABLE breach (
    id ID PRIMARY KEY, organisation ID NOT NULL, state TEXT NOT NULL,
    signal TEXT, signal_day TEXT, -- what opened it by itself, and on which day
    opened_by ID, opened_at TIME NOT NULL, aware_at TIME, regimes TEXT NOT NULL,
    started_at TIME, stopped_at TIME, detected_at TIME,
    effects TEXT NOT NULL, risk TEXT NOT NULL, exempt TEXT, source TEXT, data TEXT NOT NULL, special TEXT NOT NULL, people TEXT NOT NULL,
    persons INT, persons_exact FLAG NOT NULL, records INT, records_exact FLAG NOT NULL, trained INT,
    texts BYTES, revision INT NOT NULL, closed_at TIME, reminded INT -- hours that were left when members were reminded last
) {STRICT};
CREATE INDEX breach_organisation ON breach (organisation, opened_at);
CREATE UNIQUE INDEX breach_signal ON breach (organisation, signal, signal_day);

-- What was told to an authority or to people, with what the register held then.
CREATE TABLE breach_notification (
    id ID PRIMARY KEY, breach ID NOT NULL, regime TEXT NOT NULL, told TEXT NOT NULL, phase TEXT NOT NULL, at TIME NOT NULL,
    reference TEXT NOT NULL, sha256 BYTES NOT NULL, sealed BYTES NOT NULL, member ID NOT NULL, recorded_at TIME NOT NULL
) {STRICT};
CREATE INDEX breach_notification_breach ON breach_notification (breach, at);

CREATE TABLE breach_affected (
    breach ID NOT NULL, subject ID NOT NULL, told_at TIME,
    PRIMARY KEY (breach, subject)
) {STRICT};
CREATE INDEX breach_affected_subject ON breach_affected (subject);

-- Sessions that were ended and links that were revoked. Whoever uses one of them again has taken it from somebody.
CREATE TABLE ended_key (
    lookup BYTES PRIMARY KEY, organisation ID NOT NULL, ended_at TIME NOT NULL
) {STRICT};
CREATE INDEX ended_key_age ON ended_key (ended_at);
