-- What was read from a memory or turn beside its own vector, and goes with it. Times are a list of
-- [from, its nanoseconds, to, its nanoseconds, precision, start, end], or null for none.
ALTER TABLE memory_embedding ADD COLUMN in_context BLOB;
ALTER TABLE memory_embedding ADD COLUMN times TEXT;
ALTER TABLE memory_embedding ADD COLUMN substance REAL NOT NULL DEFAULT 0;

ALTER TABLE turn_embedding ADD COLUMN in_context BLOB;
ALTER TABLE turn_embedding ADD COLUMN times TEXT;
ALTER TABLE turn_embedding ADD COLUMN substance REAL NOT NULL DEFAULT 0;

-- What memories and turns of a scope name. What it is called is read from its mentions, so that nothing of a text outlives it.
CREATE TABLE entity (
    number INTEGER PRIMARY KEY,
    scope INTEGER NOT NULL REFERENCES scope (number) ON DELETE CASCADE,
    canonical TEXT NOT NULL,
    UNIQUE (scope, canonical)
) STRICT;

CREATE TABLE memory_mention (
    memory INTEGER NOT NULL REFERENCES memory_embedding (memory) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    entity INTEGER NOT NULL REFERENCES entity (number),
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    PRIMARY KEY (memory, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX memory_mention_entity ON memory_mention (entity);

CREATE TABLE turn_mention (
    turn INTEGER NOT NULL REFERENCES turn_embedding (turn) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    entity INTEGER NOT NULL REFERENCES entity (number),
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    PRIMARY KEY (turn, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX turn_mention_entity ON turn_mention (entity);

-- No entity without a source: it goes with its last mention, whatever took that away.
CREATE TRIGGER memory_mention_gone AFTER DELETE ON memory_mention BEGIN
    DELETE FROM entity WHERE number = old.entity
        AND NOT EXISTS (SELECT 1 FROM memory_mention WHERE entity = old.entity)
        AND NOT EXISTS (SELECT 1 FROM turn_mention WHERE entity = old.entity);
END;

CREATE TRIGGER turn_mention_gone AFTER DELETE ON turn_mention BEGIN
    DELETE FROM entity WHERE number = old.entity
        AND NOT EXISTS (SELECT 1 FROM memory_mention WHERE entity = old.entity)
        AND NOT EXISTS (SELECT 1 FROM turn_mention WHERE entity = old.entity);
END;

INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
    ('entity', 'sqlite_autoindex_entity_1', '300000 300 1'),
    ('memory_mention', 'sqlite_autoindex_memory_mention_1', '1000000 2 1'),
    ('memory_mention', 'memory_mention_entity', '1000000 3'),
    ('turn_mention', 'sqlite_autoindex_turn_mention_1', '1000000 2 1'),
    ('turn_mention', 'turn_mention_entity', '1000000 3');
