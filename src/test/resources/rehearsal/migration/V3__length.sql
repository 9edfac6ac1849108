ALTER TABLE stories ADD COLUMN length integer;
UPDATE stories SET length = length(title) WHERE length IS NULL;
