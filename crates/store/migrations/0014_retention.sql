-- How long what is kept, what was destroyed by which rule, and when it was last looked through.

-- What an organisation chose; what it did not choose is as domain/src/jurisdiction says.
CREATE TABLE retention_rule (
    organisation ID NOT NULL, rule TEXT NOT NULL,
    purpose TEXT NOT NULL, -- empty: every purpose without a choice of its own
    months INT NOT NULL, changed_at TIME NOT NULL,
    PRIMARY KEY (organisation, rule, purpose)
) {STRICT};

-- The last sweep of each kind. ended_at is that of the last one that came to its end.
CREATE TABLE sweep (
    kind TEXT PRIMARY KEY, job ID NOT NULL, started_at TIME NOT NULL, ended_at TIME, failed INT NOT NULL
) {STRICT};

-- A record is of one act, which may have left several entries: from position to last_position.
ALTER TABLE destruction ADD COLUMN last_position INT NOT NULL DEFAULT 0;
ALTER TABLE destruction ADD COLUMN rule TEXT NOT NULL DEFAULT ''; -- empty: it was asked for, or the record is older than rules
ALTER TABLE destruction ADD COLUMN things INT NOT NULL DEFAULT 1;
ALTER TABLE destruction ADD COLUMN job ID; -- of a sweep
ALTER TABLE destruction ADD COLUMN started_at TIME; -- of the job
ALTER TABLE destruction ADD COLUMN evidence BYTES; -- the root of the tree with these entries
UPDATE destruction SET last_position = position;
CREATE INDEX destruction_age ON destruction (organisation, at);
