-- Promises to visitors, such as calling back, and what the overview counts.

CREATE TABLE task (
    id ID PRIMARY KEY, organisation ID NOT NULL, subject ID NOT NULL, conversation ID NOT NULL, created_at TIME NOT NULL,
    due_at TIME NOT NULL, reminded_at TIME, done_at TIME, member ID -- who did it
) {STRICT};
CREATE INDEX task_due ON task (organisation, due_at);
CREATE INDEX task_subject ON task (subject);
