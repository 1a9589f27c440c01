-- The access log is read from the entries themselves: what is searched by is cut out of their text, so that it cannot say something else
-- than the entry does, and goes with it. An entry begins {"v":"1","act":"ACT","at":"24 characters","by":"WHO","organisation":"36 characters".
-- By the member who acted:
CREATE INDEX ledger_entry_member ON ledger_entry (organisation, (substr(ltrim(substr(entry, 17), 'abcdefghijklmnopqrstuvwxyz.-'), 41, 43)), position)
    WHERE substr(ltrim(substr(entry, 17), 'abcdefghijklmnopqrstuvwxyz.-'), 41, 7) = 'member:';
-- By what it is about, where that is no subject: the first thing that it names. What is about a subject is found by the subject.
CREATE INDEX ledger_entry_object ON ledger_entry (organisation, (substr(ltrim(substr(ltrim(substr(ltrim(substr(entry, 17), 'abcdefghijklmnopqrstuvwxyz.-'), 41), 'abcdefghijklmnopqrstuvwxyz0123456789:-'), 58), 'abcdefghijklmnopqrstuvwxyz_'), 4, 36)), position)
    WHERE subject IS NULL AND entry IS NOT NULL;

-- Registers of measures: undertakings of confidentiality, trainings, risks, audits, reviews of access. Days are counted since 1970-01-01.
-- The texts may name people who work here: sealed to the server key.
CREATE TABLE register_entry (
    id ID PRIMARY KEY, organisation ID NOT NULL, register TEXT NOT NULL, entered_on INT NOT NULL, next_on INT, member ID, recipient ID,
    document BYTES, likelihood INT, severity INT, texts BYTES NOT NULL, opened_at TIME NOT NULL, changed_at TIME NOT NULL, closed_at TIME
) {STRICT};
CREATE INDEX register_entry_organisation ON register_entry (organisation, register, id);
CREATE INDEX register_entry_due ON register_entry (organisation, next_on) WHERE closed_at IS NULL;
