-- Passkeys. With `wrapped` one opens its member's keys, and is enough to sign in; without, it is a second step beside the password.
CREATE TABLE passkey (
    id ID PRIMARY KEY, organisation ID NOT NULL, member ID NOT NULL,
    credential BYTES NOT NULL UNIQUE, -- by what authenticators know it
    public_key BYTES NOT NULL, counter INT NOT NULL,
    name BYTES NOT NULL, -- sealed to the server key
    wrapped BYTES, created_at TIME NOT NULL,
    used_at TIME -- to the minute
) {STRICT};
CREATE INDEX passkey_member ON passkey (member);
