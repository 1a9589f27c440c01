-- An organisation's own roles, tokens for other programs, and members who are suspended or have left.

CREATE TABLE own_role (
    organisation ID NOT NULL, name TEXT NOT NULL,
    permissions TEXT NOT NULL, -- separated by spaces, like `reads`
    reads TEXT NOT NULL, created_at TIME NOT NULL,
    PRIMARY KEY (organisation, name)
) {STRICT};

ALTER TABLE member ADD COLUMN suspended_at TIME;
-- Who left has no address, second step, credential or key any more; what they were called stays beside what they wrote.
ALTER TABLE member ADD COLUMN left_at TIME;

CREATE INDEX session_member ON session (member);
