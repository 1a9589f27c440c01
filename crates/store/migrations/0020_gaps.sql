-- What members write of a breach is sealed to the privacy pair, under a key of its own. Generation 0 stands for what was sealed to the
-- server key before; whoever may write of a breach seals it anew with the next change.
ALTER TABLE breach ADD COLUMN texts_generation INT NOT NULL DEFAULT 0;
ALTER TABLE breach ADD COLUMN texts_key BYTES;
ALTER TABLE breach_notification ADD COLUMN pair_generation INT NOT NULL DEFAULT 0;
ALTER TABLE breach_notification ADD COLUMN for_privacy BYTES;

-- When a recipient is to be looked at again; days since 1970-01-01.
ALTER TABLE recipient ADD COLUMN audit_on INT;
