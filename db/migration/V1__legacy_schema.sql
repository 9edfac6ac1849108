-- The legacy schema as Alembic revision af4b3ea397a4 left it, without alembic_version: a legacy database is marked as
-- being at V1 instead of running this file. Keys stay unnamed, as Alembic leaves them.
-- irreversible: the undo of the baseline would be the loss of the whole database

-- lint-ignore: M21 the legacy types json and timestamp; V2 converts them
CREATE TABLE jobs (
    id           UUID                        NOT NULL,
    type         VARCHAR(50)                 NOT NULL,
    genre        VARCHAR(100)                NOT NULL,
    inspiration  TEXT,
    constraints  JSON                        NOT NULL,
    status       VARCHAR(50)                 NOT NULL,
    created_at   TIMESTAMP WITHOUT TIME ZONE NOT NULL,
    updated_at   TIMESTAMP WITHOUT TIME ZONE NOT NULL,
    completed_at TIMESTAMP WITHOUT TIME ZONE,
    PRIMARY KEY (id)
);

-- lint-ignore: M21 the legacy types json and timestamp; V2 converts them
CREATE TABLE artifacts (
    id         UUID                        NOT NULL,
    job_id     UUID                        NOT NULL,
    type       VARCHAR(50)                 NOT NULL,
    version    INTEGER                     NOT NULL,
    data       JSON                        NOT NULL,
    checksum   VARCHAR(64)                 NOT NULL,
    created_at TIMESTAMP WITHOUT TIME ZONE NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY (job_id) REFERENCES jobs (id) ON DELETE CASCADE
);

-- lint-ignore: M21 the legacy types json and timestamp; V2 converts them
CREATE TABLE worlds (
    id         UUID                        NOT NULL,
    name       VARCHAR(200)                NOT NULL,
    rules      JSON                        NOT NULL,
    geography  JSON                        NOT NULL,
    history    JSON                        NOT NULL,
    themes     JSON                        NOT NULL,
    version    INTEGER                     NOT NULL,
    checksum   VARCHAR(64)                 NOT NULL,
    created_at TIMESTAMP WITHOUT TIME ZONE NOT NULL,
    updated_at TIMESTAMP WITHOUT TIME ZONE NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (name)
);

-- lint-ignore: M21 the legacy types json and timestamp; V2 converts them
CREATE TABLE characters (
    id            UUID                        NOT NULL,
    world_id      UUID                        NOT NULL,
    name          VARCHAR(200)                NOT NULL,
    trajectory    JSON                        NOT NULL,
    relationships JSON                        NOT NULL,
    constraints   JSON                        NOT NULL,
    created_at    TIMESTAMP WITHOUT TIME ZONE NOT NULL,
    updated_at    TIMESTAMP WITHOUT TIME ZONE NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY (world_id) REFERENCES worlds (id) ON DELETE CASCADE
);

-- lint-ignore: M21 the legacy types json and timestamp; V2 converts them
CREATE TABLE timelines (
    id         UUID                        NOT NULL,
    world_id   UUID                        NOT NULL,
    nodes      JSON                        NOT NULL,
    created_at TIMESTAMP WITHOUT TIME ZONE NOT NULL,
    updated_at TIMESTAMP WITHOUT TIME ZONE NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY (world_id) REFERENCES worlds (id) ON DELETE CASCADE
);

-- lint-ignore: M21 the legacy types json and timestamp; V2 converts them
CREATE TABLE qa_reports (
    id               UUID                        NOT NULL,
    job_id           UUID                        NOT NULL,
    logic_score      FLOAT                       NOT NULL,
    psychology_score FLOAT                       NOT NULL,
    timeline_score   FLOAT                       NOT NULL,
    critical_errors  JSON                        NOT NULL,
    warnings         JSON                        NOT NULL,
    passed           BOOLEAN                     NOT NULL,
    created_at       TIMESTAMP WITHOUT TIME ZONE NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY (job_id) REFERENCES jobs (id) ON DELETE CASCADE
);

-- lint-ignore: M21 the legacy types timestamp and float for money; V2 converts them
CREATE TABLE cost_snapshots (
    id          UUID                        NOT NULL,
    job_id      UUID                        NOT NULL,
    stage       VARCHAR(100)                NOT NULL,
    tokens_used INTEGER                     NOT NULL,
    cost_usd    FLOAT                       NOT NULL,
    model       VARCHAR(50)                 NOT NULL,
    created_at  TIMESTAMP WITHOUT TIME ZONE NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY (job_id) REFERENCES jobs (id) ON DELETE CASCADE
);

CREATE INDEX idx_jobs_status            ON jobs (status);
CREATE INDEX idx_jobs_created_at        ON jobs (created_at);
CREATE INDEX idx_artifacts_job_id       ON artifacts (job_id);
CREATE INDEX idx_characters_world_id    ON characters (world_id);
CREATE INDEX idx_timelines_world_id     ON timelines (world_id);
CREATE INDEX idx_qa_reports_job_id      ON qa_reports (job_id);
CREATE INDEX idx_cost_snapshots_job_id  ON cost_snapshots (job_id);
