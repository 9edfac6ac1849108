SET LOCAL lock_timeout = '5s';
CREATE TABLE notes ( -- expect: M22 M22
    id uuid PRIMARY KEY,
    job_id uuid REFERENCES jobs (id),
    world_id uuid,
    FOREIGN KEY (world_id) REFERENCES worlds (id)
);
CREATE INDEX notes_job_id_idx ON notes (job_id) WHERE id IS NOT NULL;
CREATE INDEX notes_id_world_id_idx ON notes (id, world_id);
