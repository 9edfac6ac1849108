SET LOCAL lock_timeout = '5s';

ALTER TABLE jobs DROP CONSTRAINT inspiration_is_there;
ALTER TABLE jobs ALTER COLUMN inspiration DROP NOT NULL;
ALTER TABLE jobs DROP CONSTRAINT jobs_world_id_fkey;
ALTER TABLE characters DROP CONSTRAINT characters_world_id_fkey;
