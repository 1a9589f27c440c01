-- Whether whoever has the role says why before a conversation or contact is opened to them.
ALTER TABLE own_role ADD COLUMN asks_reason FLAG NOT NULL DEFAULT 0;
