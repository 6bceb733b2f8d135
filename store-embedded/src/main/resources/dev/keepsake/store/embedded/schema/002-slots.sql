-- Which question a memory answers, how, and for which moment; null for one that no other could contradict.
ALTER TABLE memory ADD COLUMN slot TEXT;
ALTER TABLE memory ADD COLUMN slot_value TEXT;
ALTER TABLE memory ADD COLUMN slot_at BLOB;
CREATE INDEX memory_slot ON memory (scope, slot) WHERE slot IS NOT NULL;

INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES ('memory', 'memory_slot', '300000 60 2');
