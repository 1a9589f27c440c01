-- What members are called, invitations, what the organisation says of itself, and what its first run has put aside.

-- Sealed to the server key, like the address.
ALTER TABLE member ADD COLUMN name BYTES;

-- Separated by spaces; empty means every language of the installation.
ALTER TABLE organisation ADD COLUMN languages TEXT NOT NULL DEFAULT '';
ALTER TABLE organisation ADD COLUMN default_language TEXT NOT NULL DEFAULT '';

-- An invitation is a holder of the same id; its secret stands in a link and nowhere here.
CREATE TABLE invitation (
    id ID PRIMARY KEY, organisation ID NOT NULL, role TEXT NOT NULL, lookup BYTES NOT NULL UNIQUE, invited_by ID NOT NULL,
    created_at TIME NOT NULL, expires_at TIME NOT NULL
) {STRICT};
CREATE INDEX invitation_organisation ON invitation (organisation);

-- Steps of the first run that were put aside or ticked by hand. What else is done is seen from what there is.
CREATE TABLE first_run (
    organisation ID NOT NULL, step TEXT NOT NULL, at TIME NOT NULL,
    PRIMARY KEY (organisation, step)
) {STRICT};
