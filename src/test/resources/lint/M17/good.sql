DELETE FROM jobs WHERE genre = 'none';
UPDATE jobs AS job SET genre = worlds.name FROM worlds WHERE worlds.id = job.world_id;
CREATE TABLE notes (id uuid PRIMARY KEY, body text);
UPDATE notes SET body = '';
