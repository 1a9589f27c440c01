-- Canned responses, saved views and imports.

-- A canned response: every member's, or one member's own.
CREATE TABLE canned (
    id ID PRIMARY KEY, organisation ID NOT NULL, member ID, shortcut TEXT NOT NULL, changed_at TIME NOT NULL
) {STRICT};
CREATE UNIQUE INDEX canned_shortcut ON canned (organisation, shortcut);

CREATE TABLE canned_text (
    canned ID NOT NULL, locale TEXT NOT NULL, body TEXT NOT NULL,
    PRIMARY KEY (canned, locale)
) {STRICT};

CREATE TABLE saved_view (
    id ID PRIMARY KEY, organisation ID NOT NULL, member ID NOT NULL, shared FLAG NOT NULL, name TEXT NOT NULL, query TEXT NOT NULL,
    created_at TIME NOT NULL
) {STRICT};
CREATE INDEX saved_view_organisation ON saved_view (organisation, member);

-- Addresses of those who refused or withdrew, as keyed hashes bound to the purpose: no import brings them back.
CREATE TABLE objection (
    organisation ID NOT NULL, purpose TEXT NOT NULL, hash BYTES NOT NULL, subject ID NOT NULL, at TIME NOT NULL,
    PRIMARY KEY (organisation, purpose, hash, subject)
) {STRICT};
CREATE INDEX objection_subject ON objection (subject);

-- What proves a grant that was made elsewhere, sealed under the subject's key for the purpose.
ALTER TABLE subject_grant ADD COLUMN proof BYTES;

-- Subjects who came by an import have no conversation whose age decides; theirs is the subject's own.
CREATE INDEX subject_age ON subject (created_at);
