-- Which of the operator's sub-processors a recipient stands for that the operator registered: it ends with that one. What an organisation
-- registers by itself has none, and is the organisation's to end.
ALTER TABLE recipient ADD COLUMN engaged ID;
UPDATE recipient SET engaged = (SELECT n.sub_processor FROM sub_processor_notice n
    WHERE n.organisation = recipient.organisation AND n.recipient = recipient.id AND n.announced_at = recipient.added_at);
