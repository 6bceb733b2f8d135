-- Vectors of a second embedder, while the store goes from one to another. Embedders are numbered by generation: vectors of every
-- odd one stand in memory_embedding and turn_embedding, where an empty one means that there is none, those of every even one here.
CREATE TABLE memory_second_vector (
    memory INTEGER PRIMARY KEY REFERENCES memory_embedding (memory) ON DELETE CASCADE,
    vector BLOB NOT NULL,
    in_context BLOB
) STRICT;

CREATE TABLE turn_second_vector (
    turn INTEGER PRIMARY KEY REFERENCES turn_embedding (turn) ON DELETE CASCADE,
    vector BLOB NOT NULL,
    in_context BLOB
) STRICT;

-- What lacks a vector in this place, FIRST or SECOND, and is to get one.
CREATE TABLE memory_vector_due (
    memory INTEGER PRIMARY KEY REFERENCES memory_embedding (memory) ON DELETE CASCADE,
    place TEXT NOT NULL
) STRICT;

CREATE TABLE turn_vector_due (
    turn INTEGER PRIMARY KEY REFERENCES turn_embedding (turn) ON DELETE CASCADE,
    place TEXT NOT NULL
) STRICT;

-- At most one row. The numbers of the last memory and turn whose vectors were removed are null until removing begins.
CREATE TABLE embedder_migration (
    number INTEGER PRIMARY KEY CHECK (number = 1),
    from_name TEXT NOT NULL,
    from_dimension INTEGER NOT NULL,
    to_name TEXT NOT NULL,
    to_dimension INTEGER NOT NULL,
    phase TEXT NOT NULL,
    generation INTEGER NOT NULL,
    begun_at BLOB NOT NULL,
    filled INTEGER NOT NULL,
    error TEXT,
    dropped_memory INTEGER,
    dropped_turn INTEGER
) STRICT;

-- A line that only the index with the vectors of this place has to follow; null for every index.
ALTER TABLE change_log ADD COLUMN place TEXT;
