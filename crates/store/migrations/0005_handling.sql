-- What members do with conversations: teams, assignment, tags, notes, links.

-- The rule for conversations of no team: none, round-robin, least-busy.
ALTER TABLE organisation ADD COLUMN assignment TEXT NOT NULL DEFAULT 'none';

ALTER TABLE member ADD COLUMN away FLAG NOT NULL DEFAULT 0;
ALTER TABLE member ADD COLUMN assigned_at TIME; -- when they were last given a conversation

ALTER TABLE conversation ADD COLUMN team ID;
ALTER TABLE conversation ADD COLUMN priority TEXT NOT NULL DEFAULT 'normal';
ALTER TABLE conversation ADD COLUMN snoozed_until TIME;
ALTER TABLE conversation ADD COLUMN waiting_since TIME; -- of the last hand-over
ALTER TABLE conversation ADD COLUMN first_answer_at TIME; -- after that
ALTER TABLE conversation ADD COLUMN closed_at TIME;
ALTER TABLE conversation ADD COLUMN tags_generation INT NOT NULL DEFAULT 0;
ALTER TABLE conversation ADD COLUMN tags BYTES; -- the list of them, sealed
UPDATE conversation SET waiting_since = last_at WHERE state = 'waiting';
-- Without the last activity, so that what is said changes neither.
CREATE INDEX conversation_waiting ON conversation (organisation) WHERE state = 'waiting';
CREATE INDEX conversation_open ON conversation (member) WHERE state = 'open';

ALTER TABLE message ADD COLUMN edited_at TIME;

CREATE TABLE team (
    id ID PRIMARY KEY, organisation ID NOT NULL, name TEXT NOT NULL,
    site ID, -- whose conversations it gets first
    rule TEXT NOT NULL, created_at TIME NOT NULL
) {STRICT};
CREATE INDEX team_organisation ON team (organisation);

CREATE TABLE team_member (
    team ID NOT NULL, member ID NOT NULL,
    PRIMARY KEY (team, member)
) {STRICT};

CREATE TABLE note (
    id ID PRIMARY KEY, conversation ID NOT NULL, member ID NOT NULL, generation INT NOT NULL, at TIME NOT NULL,
    key BYTES NOT NULL, -- the sender's idempotency key, hashed with the sender's token
    sealed BYTES NOT NULL
) {STRICT};
CREATE UNIQUE INDEX note_key ON note (conversation, key);

CREATE TABLE note_mention (
    note ID NOT NULL, conversation ID NOT NULL, member ID NOT NULL, at TIME NOT NULL, read_at TIME,
    PRIMARY KEY (note, member)
) {STRICT};
CREATE INDEX note_mention_unread ON note_mention (member, at) WHERE read_at IS NULL;
CREATE INDEX note_mention_conversation ON note_mention (conversation);

CREATE TABLE draft (
    conversation ID NOT NULL, member ID NOT NULL, generation INT NOT NULL, at TIME NOT NULL, sealed BYTES NOT NULL,
    PRIMARY KEY (conversation, member)
) {STRICT};

-- Up to where a member has read.
CREATE TABLE seen (
    conversation ID NOT NULL, member ID NOT NULL, seq INT NOT NULL,
    PRIMARY KEY (conversation, member)
) {STRICT};

-- Two subjects that are one person, as a member said: a row for each of them, under one id.
CREATE TABLE subject_link (
    id ID NOT NULL, organisation ID NOT NULL, subject ID NOT NULL, other ID NOT NULL, member ID NOT NULL, at TIME NOT NULL,
    PRIMARY KEY (subject, other)
) {STRICT};
CREATE INDEX subject_link_other ON subject_link (other);
