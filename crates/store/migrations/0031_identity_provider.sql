-- Sign-in through a company's identity provider (OpenID Connect): one for each organisation.
CREATE TABLE identity_provider (
    organisation ID PRIMARY KEY,
    id ID NOT NULL UNIQUE, -- in the link with which members begin
    issuer TEXT NOT NULL, client_id TEXT NOT NULL,
    client_secret BYTES, -- sealed to the server key; absent for a public client
    changed_at TIME NOT NULL
) {STRICT};

-- Who at the provider is which member: a keyed hash of what it calls them, never their address there.
CREATE TABLE bound_member (
    organisation ID NOT NULL, person BYTES NOT NULL, member ID NOT NULL, bound_at TIME NOT NULL,
    used_at TIME, -- to the minute
    PRIMARY KEY (organisation, person)
) {STRICT};
CREATE UNIQUE INDEX bound_member_member ON bound_member (member);

-- By what it was begun. Absent in sessions of before.
ALTER TABLE session ADD COLUMN way TEXT;
