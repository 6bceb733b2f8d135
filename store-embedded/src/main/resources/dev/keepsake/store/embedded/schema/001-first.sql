-- Moments are 12 bytes: seconds since 1970 (8 bytes, sign bit flipped, big-endian), then nanoseconds (4 bytes). They keep every
-- Instant exactly and sort as Instants do. Days are counted from 1970-01-01. Vectors are little-endian 32-bit floats.

CREATE TABLE meta (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Every project that ever had anything; it stays when what it had is destroyed.
CREATE TABLE project (
    id TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

CREATE TABLE scope (
    number INTEGER PRIMARY KEY,
    project TEXT NOT NULL,
    canonical TEXT NOT NULL,
    user_id TEXT,
    agent_id TEXT,
    app_id TEXT,
    run_id TEXT,
    version INTEGER NOT NULL,
    UNIQUE (project, canonical)
) STRICT;

CREATE TABLE operation (
    number INTEGER PRIMARY KEY,
    project TEXT NOT NULL,
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    outcome TEXT NOT NULL,
    created_at BLOB NOT NULL,
    completed_at BLOB,
    error TEXT,
    idempotency_key TEXT,
    idempotency_digest TEXT,
    UNIQUE (project, id)
) STRICT;
CREATE UNIQUE INDEX operation_idempotency ON operation (project, idempotency_key) WHERE idempotency_key IS NOT NULL;
CREATE INDEX operation_pending ON operation (created_at) WHERE state = 'PENDING';

CREATE TABLE episode (
    number INTEGER PRIMARY KEY,
    project TEXT NOT NULL,
    id TEXT NOT NULL,
    scope INTEGER NOT NULL REFERENCES scope (number),
    received_at BLOB NOT NULL,
    infer INTEGER NOT NULL,
    attributes TEXT NOT NULL,
    expires_on INTEGER,
    UNIQUE (project, id)
) STRICT;

CREATE INDEX episode_scope ON episode (scope);

CREATE TABLE turn (
    number INTEGER PRIMARY KEY,
    episode INTEGER NOT NULL REFERENCES episode (number) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    role TEXT NOT NULL,
    name TEXT,
    text TEXT NOT NULL,
    said_at BLOB NOT NULL,
    identity TEXT NOT NULL,
    attributes TEXT NOT NULL,
    UNIQUE (episode, ordinal)
) STRICT;
CREATE INDEX turn_identity ON turn (identity);

-- A turn is in the indexes as long as it has a row here.
CREATE TABLE turn_embedding (
    turn INTEGER PRIMARY KEY REFERENCES turn (number) ON DELETE CASCADE,
    vector BLOB NOT NULL
) STRICT;

-- The owners are repeated from the scope so that a user's newest memories are one walk along an index.
CREATE TABLE memory (
    number INTEGER PRIMARY KEY,
    project TEXT NOT NULL,
    id TEXT NOT NULL,
    scope INTEGER NOT NULL REFERENCES scope (number),
    user_id TEXT,
    agent_id TEXT,
    app_id TEXT,
    run_id TEXT,
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    text_hash INTEGER NOT NULL,
    language TEXT,
    role TEXT NOT NULL,
    actor TEXT,
    attributes TEXT NOT NULL,
    state TEXT NOT NULL,
    valid_from BLOB NOT NULL,
    valid_to BLOB NOT NULL,
    created_at BLOB NOT NULL,
    updated_at BLOB NOT NULL,
    closed_at BLOB,
    superseded_by TEXT,
    expires_on INTEGER,
    UNIQUE (project, id)
) STRICT;
CREATE INDEX memory_text ON memory (scope, text_hash);
CREATE INDEX memory_newest ON memory (project, state, created_at, id, expires_on);
CREATE INDEX memory_of_user ON memory (project, state, user_id, created_at, id, expires_on, updated_at) WHERE user_id IS NOT NULL;
CREATE INDEX memory_of_agent ON memory (project, state, agent_id, created_at, id, expires_on, updated_at) WHERE agent_id IS NOT NULL;
CREATE INDEX memory_of_app ON memory (project, state, app_id, created_at, id, expires_on, updated_at) WHERE app_id IS NOT NULL;
CREATE INDEX memory_of_run ON memory (project, state, run_id, created_at, id, expires_on, updated_at) WHERE run_id IS NOT NULL;

CREATE TABLE memory_embedding (
    memory INTEGER PRIMARY KEY REFERENCES memory (number) ON DELETE CASCADE,
    vector BLOB NOT NULL
) STRICT;

CREATE TABLE source (
    memory INTEGER NOT NULL REFERENCES memory (number) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    episode TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    PRIMARY KEY (memory, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX source_turn ON source (episode, ordinal);

CREATE TABLE history (
    number INTEGER PRIMARY KEY,
    project TEXT NOT NULL,
    memory TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    old_text TEXT,
    new_text TEXT,
    happened_at BLOB NOT NULL,
    episode TEXT,
    reason TEXT,
    UNIQUE (project, memory, sequence)
) STRICT;

-- An entry of null means the whole project. AUTOINCREMENT, so that no position is ever given twice.
CREATE TABLE change_log (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    project TEXT NOT NULL,
    entry TEXT
) STRICT;

CREATE TABLE api_key (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    project TEXT NOT NULL,
    label TEXT NOT NULL,
    prefix TEXT NOT NULL,
    digest TEXT NOT NULL UNIQUE,
    created_at BLOB NOT NULL,
    revoked_at BLOB
) STRICT;
CREATE INDEX api_key_project ON api_key (project);

-- How selective the indexes are, as a rule: fixed, so that the same question takes the same way whatever the data. Without it
-- a list of two users' memories would walk along everybody's. A run names fewer memories than a user, an agent or app more.
ANALYZE sqlite_schema;
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
    ('memory', 'sqlite_autoindex_memory_1', '1000000 1000000 1'),
    ('memory', 'memory_text', '1000000 200 1'),
    ('memory', 'memory_newest', '1000000 1000000 800000 2 1 1'),
    ('memory', 'memory_of_user', '1000000 1000000 800000 200 2 1 1 1'),
    ('memory', 'memory_of_agent', '1000000 1000000 800000 5000 2 1 1 1'),
    ('memory', 'memory_of_app', '1000000 1000000 800000 50000 2 1 1 1'),
    ('memory', 'memory_of_run', '1000000 1000000 800000 50 2 1 1 1');
