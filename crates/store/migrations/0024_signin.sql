-- Signing in: recovery codes, sessions that end when nothing is done in them, and invitations that know whom they are for.

-- Whether everybody signs in in two steps. The demo's owner does without until they want to.
ALTER TABLE organisation ADD COLUMN second_step FLAG NOT NULL DEFAULT 1;
UPDATE organisation SET second_step = 0 WHERE demo = 1;

-- To the minute. Absent means: not since it began.
ALTER TABLE session ADD COLUMN used_at TIME;
ALTER TABLE session ADD COLUMN confirmed_at TIME;

-- Who will join, and their address, sealed to the server key. Invitations of before have neither: they are accepted no more, and expire.
ALTER TABLE invitation ADD COLUMN member ID;
ALTER TABLE invitation ADD COLUMN email BYTES;
-- What it leads to: joining, or the way back of a member who lost their password.
ALTER TABLE invitation ADD COLUMN leads TEXT NOT NULL DEFAULT 'joining';

-- A recovery code is one row, and goes when it is used. Keyed hashes: the codes are random.
CREATE TABLE recovery_code (
    member ID NOT NULL, hash BYTES NOT NULL,
    PRIMARY KEY (member, hash)
) {STRICT};
