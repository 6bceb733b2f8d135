-- How many memories there are of all projects, kept with each write, so that whoever looks every few seconds counts nothing.
CREATE TABLE memory_count (
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (kind, state)
) STRICT, WITHOUT ROWID;

INSERT INTO memory_count (kind, state, count) SELECT kind, state, count(*) FROM memory GROUP BY kind, state;

CREATE TRIGGER memory_counted AFTER INSERT ON memory BEGIN
    INSERT INTO memory_count (kind, state, count) VALUES (new.kind, new.state, 1)
        ON CONFLICT (kind, state) DO UPDATE SET count = count + 1;
END;

CREATE TRIGGER memory_counted_out AFTER DELETE ON memory BEGIN
    UPDATE memory_count SET count = count - 1 WHERE kind = old.kind AND state = old.state;
END;

CREATE TRIGGER memory_counted_anew AFTER UPDATE OF kind, state ON memory
WHEN old.kind <> new.kind OR old.state <> new.state BEGIN
    UPDATE memory_count SET count = count - 1 WHERE kind = old.kind AND state = old.state;
    INSERT INTO memory_count (kind, state, count) VALUES (new.kind, new.state, 1)
        ON CONFLICT (kind, state) DO UPDATE SET count = count + 1;
END;
