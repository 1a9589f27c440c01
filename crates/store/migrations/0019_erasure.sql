-- Erasures that go in pieces: the keys are gone and so is whatever led here; these rows lead to what is left, and go last.
CREATE TABLE erasing (
    subject ID PRIMARY KEY, organisation ID NOT NULL,
    rule TEXT NOT NULL, -- empty: somebody asked
    request ID, -- closed once nothing is left
    began_at TIME NOT NULL,
    rows_removed INT NOT NULL, -- so far
    looked_to INT NOT NULL -- the position in the ledger before which every side entry was looked at
) {STRICT};

CREATE TABLE erasing_conversation (
    conversation ID PRIMARY KEY, subject ID NOT NULL, organisation ID NOT NULL
) {STRICT};
CREATE INDEX erasing_conversation_subject ON erasing_conversation (subject);

-- In the order of the ledger, so that a piece of somebody's entries is read without sorting all of them.
DROP INDEX ledger_entry_subject;
CREATE INDEX ledger_entry_subject ON ledger_entry (subject, position) WHERE subject IS NOT NULL;
