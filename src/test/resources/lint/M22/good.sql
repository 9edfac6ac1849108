SET LOCAL lock_timeout = '5s';
CREATE TABLE notes (
    job_id uuid REFERENCES jobs (id),
    world_id uuid REFERENCES worlds (id),
    PRIMARY KEY (job_id, world_id)
);
CREATE INDEX ON notes (world_id, job_id);
