-- Operations are listed newest first.
CREATE INDEX operation_newest ON operation (project, created_at, id);
