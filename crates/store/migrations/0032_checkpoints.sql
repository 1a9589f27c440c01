-- Checkpoints that leave the house, once a day: by mail, and to be stamped (RFC 3161).

-- The address is sealed to the server key; where it is absent no letter goes. One that did not arrive was tried later than it was done.
CREATE TABLE checkpoint_errand (
    organisation ID NOT NULL, kind TEXT NOT NULL, address BYTES, tried_at TIME, done_at TIME,
    PRIMARY KEY (organisation, kind)
) {STRICT};

-- The authority's answer over the signed checkpoint of this size, byte for byte.
CREATE TABLE checkpoint_stamp (
    organisation ID NOT NULL, size INT NOT NULL, answer BYTES NOT NULL, stamped_at TIME NOT NULL,
    PRIMARY KEY (organisation, size)
) {STRICT};
