-- What sort of statement a memory is, and how it stands to others: categories as a list of texts, links as a list of [kind, memory].
ALTER TABLE memory ADD COLUMN fact_kind TEXT NOT NULL DEFAULT 'OTHER';
ALTER TABLE memory ADD COLUMN trust TEXT NOT NULL DEFAULT 'OWN';
ALTER TABLE memory ADD COLUMN categories TEXT NOT NULL DEFAULT '[]';
ALTER TABLE memory ADD COLUMN links TEXT NOT NULL DEFAULT '[]';

-- How an episode is to be read; what an empty object leaves out is as the project has it.
ALTER TABLE episode ADD COLUMN handling TEXT NOT NULL DEFAULT '{}';
UPDATE episode SET handling = '{"policy":"VERBATIM"}' WHERE infer = 0;
ALTER TABLE episode DROP COLUMN infer;

-- What memories say of how entities stand to each other: canonical names to walk along, and the names as they are written. It
-- goes with the features of its memory, and takes state and validity from it. The scope is repeated as in memory_mention.
CREATE TABLE memory_relation (
    memory INTEGER NOT NULL REFERENCES memory_embedding (memory) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    scope INTEGER NOT NULL REFERENCES scope (number),
    subject TEXT NOT NULL,
    object TEXT NOT NULL,
    subject_name TEXT NOT NULL,
    predicate TEXT NOT NULL,
    object_name TEXT NOT NULL,
    PRIMARY KEY (memory, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX memory_relation_subject ON memory_relation (scope, subject);
CREATE INDEX memory_relation_object ON memory_relation (scope, object);

-- Where a walk of one owner begins.
CREATE INDEX scope_of_user ON scope (project, user_id) WHERE user_id IS NOT NULL;
CREATE INDEX scope_of_run ON scope (project, run_id) WHERE run_id IS NOT NULL;

-- Facts that are held back.
CREATE TABLE quarantined (
    number INTEGER PRIMARY KEY,
    project TEXT NOT NULL,
    id TEXT NOT NULL,
    scope INTEGER NOT NULL REFERENCES scope (number),
    fact TEXT NOT NULL,
    reason TEXT NOT NULL,
    held_since BLOB NOT NULL,
    held_until BLOB NOT NULL,
    UNIQUE (project, id)
) STRICT;
CREATE INDEX quarantined_newest ON quarantined (project, held_since, id);
CREATE INDEX quarantined_scope ON quarantined (scope);

-- How a project wants to be treated; stays when what it had is destroyed, as its keys do.
CREATE TABLE project_settings (
    project TEXT PRIMARY KEY,
    settings TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What models took for an operation, a row for each use. The first row of an add says how many memories the add made; in every
-- other row that is null. A cost is a decimal number, null where the model has no price.
CREATE TABLE model_use (
    number INTEGER PRIMARY KEY,
    project TEXT NOT NULL,
    concluded_at BLOB NOT NULL,
    model TEXT NOT NULL,
    purpose TEXT NOT NULL,
    calls INTEGER NOT NULL,
    input_tokens INTEGER NOT NULL,
    cached_tokens INTEGER NOT NULL,
    output_tokens INTEGER NOT NULL,
    counted INTEGER NOT NULL,
    cost TEXT,
    memories INTEGER
) STRICT;
CREATE INDEX model_use_time ON model_use (project, concluded_at);

INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
    ('memory_relation', 'sqlite_autoindex_memory_relation_1', '300000 2 1'),
    ('memory_relation', 'memory_relation_subject', '300000 300 5'),
    ('memory_relation', 'memory_relation_object', '300000 300 3');
