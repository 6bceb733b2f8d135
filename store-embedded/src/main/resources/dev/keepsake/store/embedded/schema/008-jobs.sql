-- What was promised and is not done. Turns are a list of ordinals, null for all of the episode. The number is the order within a
-- moment and is never given twice: whoever carries a job out is known by it, in the memory of the process.
CREATE TABLE job (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    project TEXT NOT NULL,
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    episode TEXT NOT NULL,
    turns TEXT,
    scope INTEGER NOT NULL REFERENCES scope (number),
    created_at BLOB NOT NULL,
    attempts INTEGER NOT NULL,
    since BLOB NOT NULL,
    due BLOB NOT NULL,
    category TEXT,
    error TEXT,
    dead INTEGER NOT NULL,
    UNIQUE (project, id)
) STRICT;
CREATE INDEX job_due ON job (project, due, attempts, number) WHERE dead = 0;
CREATE INDEX job_next ON job (due) WHERE dead = 0;
CREATE INDEX job_oldest ON job (project, created_at, id);

INSERT INTO job (project, id, kind, episode, scope, created_at, attempts, since, due, dead)
SELECT o.project, o.id, 'ADD', o.id, e.scope, o.created_at, 0, o.created_at, o.created_at, 0
FROM operation o JOIN episode e ON e.project = o.project AND e.id = o.id
WHERE o.state = 'PENDING' AND o.kind = 'ADD' ORDER BY o.created_at, o.number;

INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
    ('job', 'sqlite_autoindex_job_1', '10000 1000 1'),
    ('job', 'job_due', '10000 1000 2 2 1'),
    ('job', 'job_next', '10000 2'),
    ('job', 'job_oldest', '10000 1000 2 1');
