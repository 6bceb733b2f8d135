-- What attempts in vain have cost: how many of them a model answered without sense, and what models took for all of them, a list as in
-- an outcome, or null for nothing. What they took is in model_use as well, with the moment of each attempt.
ALTER TABLE job ADD COLUMN senseless INTEGER NOT NULL DEFAULT 0;
ALTER TABLE job ADD COLUMN used TEXT;

-- Of which scopes something waits, and what is not done of a scope.
CREATE INDEX job_waiting ON job (scope, due) WHERE dead = 0;
CREATE INDEX job_scope ON job (scope);
-- What is dead, in the order in which it is listed.
CREATE INDEX job_dead ON job (project, created_at, id) WHERE dead = 1;
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
    ('job', 'job_waiting', '10000 2 1'),
    ('job', 'job_scope', '10000 2'),
    ('job', 'job_dead', '10000 1000 2 1');
