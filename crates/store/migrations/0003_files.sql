-- Attachments. What a file is called and of which type it is stands in the sealed message that carries it.
CREATE TABLE file (
    id ID PRIMARY KEY, conversation ID NOT NULL, message ID NOT NULL, generation INT NOT NULL,
    bytes INT NOT NULL, -- before it was sealed
    parts INT NOT NULL, at TIME NOT NULL
) {STRICT};
CREATE INDEX file_conversation ON file (conversation, message);

-- The bytes, sealed in parts: a large file is neither sealed nor opened as a whole.
CREATE TABLE file_part (
    file ID NOT NULL, part INT NOT NULL, sealed BYTES NOT NULL,
    PRIMARY KEY (file, part)
) {STRICT};
