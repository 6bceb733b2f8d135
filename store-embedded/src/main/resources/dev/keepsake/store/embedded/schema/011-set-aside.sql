-- What an embedder refuses, by the place of its vectors, FIRST or SECOND: found by words alone. with_context says whether there was a
-- second vector, because the vector that would tell may be gone.
CREATE TABLE memory_set_aside (
    memory INTEGER NOT NULL REFERENCES memory_embedding (memory) ON DELETE CASCADE,
    place TEXT NOT NULL,
    with_context INTEGER NOT NULL,
    reason TEXT NOT NULL,
    refused_at BLOB NOT NULL,
    PRIMARY KEY (memory, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE turn_set_aside (
    turn INTEGER NOT NULL REFERENCES turn_embedding (turn) ON DELETE CASCADE,
    place TEXT NOT NULL,
    with_context INTEGER NOT NULL,
    reason TEXT NOT NULL,
    refused_at BLOB NOT NULL,
    PRIMARY KEY (turn, place)
) STRICT, WITHOUT ROWID;
