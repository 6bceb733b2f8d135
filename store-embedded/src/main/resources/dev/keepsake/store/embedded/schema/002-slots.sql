-- Which question a memory answers, and how; null for one that no other could contradict.
ALTER TABLE memory ADD COLUMN slot TEXT;
ALTER TABLE memory ADD COLUMN slot_value TEXT;
CREATE INDEX memory_slot ON memory (scope, slot) WHERE slot IS NOT NULL;

INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES ('memory', 'memory_slot', '300000 60 2');
