-- What attempts in vain have cost: how many of them a model answered without sense, and what models took for all of them, a list as in
-- an outcome, or null for nothing. What they took is in model_use as well, with the moment of each attempt.
ALTER TABLE job ADD COLUMN senseless INTEGER NOT NULL DEFAULT 0;
ALTER TABLE job ADD COLUMN used TEXT;

-- What is not read yet of a scope, for deletions.
CREATE INDEX job_scope ON job (scope);
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES ('job', 'job_scope', '10000 2');
