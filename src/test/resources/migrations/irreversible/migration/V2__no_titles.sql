-- irreversible: nobody knows the titles any more
ALTER TABLE stories DROP COLUMN title;
