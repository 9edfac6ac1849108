-- fixture: undo
SET LOCAL lock_timeout = '5s';
DROP INDEX characters_world_id_idx; -- expect: M05 M22
