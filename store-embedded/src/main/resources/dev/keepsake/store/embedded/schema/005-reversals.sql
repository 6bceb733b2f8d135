-- What it takes to undo an operation: one object of JSON, written with the operation and never changed.
CREATE TABLE reversal (
    project TEXT NOT NULL,
    operation TEXT NOT NULL,
    reversal TEXT NOT NULL,
    PRIMARY KEY (project, operation)
) STRICT, WITHOUT ROWID;
