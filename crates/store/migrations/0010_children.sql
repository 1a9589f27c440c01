-- Whether children may use a site: then the age is asked before anything else, and not stored.

ALTER TABLE site ADD COLUMN children FLAG NOT NULL DEFAULT 0;
