-- By which way somebody was told of a breach, and how many people were: what the people's clock stops on. Unknown of what was noted before.
ALTER TABLE breach_notification ADD COLUMN channel TEXT;
ALTER TABLE breach_notification ADD COLUMN persons INT;
