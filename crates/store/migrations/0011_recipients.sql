-- Who outside is handed data; and consents that wait for a click in a letter.

CREATE TABLE recipient (
    id ID PRIMARY KEY, organisation ID NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, country TEXT NOT NULL, contact TEXT NOT NULL,
    sub_processor FLAG NOT NULL, transfer TEXT NOT NULL, added_at TIME NOT NULL, blocked_until TIME, ended_at TIME
) {STRICT};
CREATE INDEX recipient_organisation ON recipient (organisation);

-- Since when: a consent that is older was given without knowing of this recipient.
CREATE TABLE recipient_purpose (
    recipient ID NOT NULL, purpose TEXT NOT NULL, since TIME NOT NULL,
    PRIMARY KEY (recipient, purpose)
) {STRICT};

-- On, unless the organisation turned it off; the demo has no mail.
ALTER TABLE organisation ADD COLUMN confirm_email FLAG NOT NULL DEFAULT 1;
UPDATE organisation SET confirm_email = 0 WHERE demo = 1;

-- A letter that waits for its click. Its secret stands in the letter and nowhere here: what is sealed opens by it alone,
-- and is gone with the click. The row stays as long as the grant, so that a second click says what the first did.
CREATE TABLE confirmation (
    grant_id ID PRIMARY KEY, subject ID NOT NULL, purpose TEXT NOT NULL, generation INT NOT NULL, lookup BYTES NOT NULL UNIQUE,
    sealed BYTES, asked_at TIME NOT NULL, sent_at TIME, expires_at TIME NOT NULL
) {STRICT};
CREATE INDEX confirmation_subject ON confirmation (subject);
