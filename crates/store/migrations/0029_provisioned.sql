-- Whom an identity provider named (SCIM): by which id of its own, and, until they have joined, who they are to be.

CREATE TABLE provisioned (
    member ID PRIMARY KEY, organisation ID NOT NULL,
    email BYTES, -- sealed to the server key; empty once they have joined, like the next two
    lookup BYTES, -- keyed hash of organisation and address
    role TEXT,
    external_id BYTES, -- sealed to the server key
    active FLAG NOT NULL, -- whether they may join
    created_at TIME NOT NULL
) {STRICT};
CREATE INDEX provisioned_organisation ON provisioned (organisation);
