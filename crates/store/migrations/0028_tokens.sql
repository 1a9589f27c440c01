-- Tokens: programs that use the API. Each is a holder of the same id; its secret stands with whoever keeps it, and nowhere here.

CREATE TABLE api_token (
    id ID PRIMARY KEY, organisation ID NOT NULL,
    name BYTES NOT NULL, -- sealed to the server key
    permissions TEXT NOT NULL, -- separated by spaces, like `reads`
    reads TEXT NOT NULL,
    lookup BYTES NOT NULL UNIQUE, made_by ID NOT NULL, created_at TIME NOT NULL, expires_at TIME NOT NULL,
    used_at TIME, -- to the minute
    ended_at TIME
) {STRICT};
CREATE INDEX api_token_organisation ON api_token (organisation);

-- What a token did, as `ledger_entry_member` finds what a member did.
CREATE INDEX ledger_entry_token ON ledger_entry (organisation, (substr(ltrim(substr(entry, 17), 'abcdefghijklmnopqrstuvwxyz.-'), 41, 42)), position)
    WHERE substr(ltrim(substr(entry, 17), 'abcdefghijklmnopqrstuvwxyz.-'), 41, 6) = 'token:';
