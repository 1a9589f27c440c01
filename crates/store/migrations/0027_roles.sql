-- An organisation's own roles, and members who are suspended or have left.

CREATE TABLE own_role (
    organisation ID NOT NULL, name TEXT NOT NULL,
    permissions TEXT NOT NULL, -- separated by spaces, like `reads`
    reads TEXT NOT NULL, created_at TIME NOT NULL,
    PRIMARY KEY (organisation, name)
) {STRICT};

ALTER TABLE member ADD COLUMN suspended_at TIME;
-- Who left has no address, second step, credential or key any more; what they were called stays beside what they wrote.
ALTER TABLE member ADD COLUMN left_at TIME;

-- Whether the key was sealed to a generation of a pair that somebody held who is gone. Resealing it to a newer one does not take that away.
ALTER TABLE subject_key ADD COLUMN exposed FLAG NOT NULL DEFAULT 0;

CREATE INDEX session_member ON session (member);
