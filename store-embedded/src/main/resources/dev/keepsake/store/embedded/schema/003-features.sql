-- What was read from a memory or turn beside its own vector, and goes with it. Times are a list of
-- [from, its nanoseconds, to, its nanoseconds, precision, start, end], or null for none.
ALTER TABLE memory_embedding ADD COLUMN in_context BLOB;
ALTER TABLE memory_embedding ADD COLUMN times TEXT;
ALTER TABLE memory_embedding ADD COLUMN substance REAL NOT NULL DEFAULT 0;

ALTER TABLE turn_embedding ADD COLUMN in_context BLOB;
ALTER TABLE turn_embedding ADD COLUMN times TEXT;
ALTER TABLE turn_embedding ADD COLUMN substance REAL NOT NULL DEFAULT 0;

-- What memories and turns name. An entity is what its mentions in a scope have in common and has no row of its own: it comes with the
-- first and goes with the last, and nothing of a text outlives it. The scope is repeated from the memory or turn, so that the
-- entities of a scope are one walk along an index.
CREATE TABLE memory_mention (
    memory INTEGER NOT NULL REFERENCES memory_embedding (memory) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    scope INTEGER NOT NULL REFERENCES scope (number),
    canonical TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    PRIMARY KEY (memory, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX memory_mention_entity ON memory_mention (scope, canonical);

CREATE TABLE turn_mention (
    turn INTEGER NOT NULL REFERENCES turn_embedding (turn) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    scope INTEGER NOT NULL REFERENCES scope (number),
    canonical TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    PRIMARY KEY (turn, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX turn_mention_entity ON turn_mention (scope, canonical);

INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
    ('memory_mention', 'sqlite_autoindex_memory_mention_1', '1000000 2 1'),
    ('memory_mention', 'memory_mention_entity', '1000000 1000 3'),
    ('turn_mention', 'sqlite_autoindex_turn_mention_1', '1000000 2 1'),
    ('turn_mention', 'turn_mention_entity', '1000000 1000 3');
