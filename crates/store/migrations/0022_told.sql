-- By which way somebody was told of a breach, and how many people were: what the people's clock stops on. Unknown of what was noted before.
ALTER TABLE breach_notification ADD COLUMN channel TEXT;
ALTER TABLE breach_notification ADD COLUMN persons INT;

-- When the Board was told of the standard contract with a recipient abroad (KVKK art. 9(5)); days since 1970-01-01.
ALTER TABLE recipient ADD COLUMN board_told_on INT;
