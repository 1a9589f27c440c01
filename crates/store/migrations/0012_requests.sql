-- Requests of subjects with their clocks. Those that were fulfilled in the chat window stay, with the laws of their organisation's
-- country; `received_on`, `rests_since`, `due_on` and `warned_on` are civil days, counted from 1 January 1970.

CREATE TABLE request_now (
    id ID PRIMARY KEY, organisation ID NOT NULL, subject ID, subject_gone FLAG NOT NULL, kind TEXT NOT NULL, purpose TEXT,
    channel TEXT NOT NULL, state TEXT NOT NULL, gdpr FLAG NOT NULL, kvkk FLAG NOT NULL, received_at TIME NOT NULL,
    received_on INT NOT NULL, extended FLAG NOT NULL, rests_since INT, rested_days INT NOT NULL, identity_method TEXT,
    identity_at TIME, due_on INT, warned_on INT, closed_at TIME
) {STRICT};

INSERT INTO request_now (id, organisation, subject, subject_gone, kind, channel, state, gdpr, kvkk, received_at, received_on, extended,
    rested_days, due_on, closed_at)
SELECT r.id, s.organisation, r.subject, 0, r.kind, 'chat', 'fulfilled', 1, CASE WHEN o.region = 'TR' THEN 1 ELSE 0 END, r.received_at,
    r.received_at / 86400000, 0, 0, r.received_at / 86400000, r.closed_at
FROM request r JOIN subject s ON s.id = r.subject JOIN organisation o ON o.id = s.organisation;

DROP TABLE request;
ALTER TABLE request_now RENAME TO request;
CREATE INDEX request_subject ON request (subject);
CREATE INDEX request_open ON request (organisation, closed_at, due_on);
CREATE INDEX request_received ON request (organisation, received_at);

-- A text about a request: its key is sealed to the privacy pair and, where the subject is known, to them.
CREATE TABLE request_text (
    id ID PRIMARY KEY, request ID NOT NULL, kind TEXT NOT NULL, member ID, at TIME NOT NULL, pair_generation INT NOT NULL,
    for_privacy BYTES NOT NULL, for_subject BYTES, sealed BYTES NOT NULL
) {STRICT};
CREATE INDEX request_text_request ON request_text (request);
