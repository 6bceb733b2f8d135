-- The slot that a memory filled after each change, so that a moment of the past knows who filled which. What was not kept is taken
-- to have been as it is now.
ALTER TABLE history ADD COLUMN slot TEXT;
ALTER TABLE history ADD COLUMN slot_value TEXT;
ALTER TABLE history ADD COLUMN slot_at BLOB;

UPDATE history SET (slot, slot_value, slot_at) =
    (SELECT m.slot, m.slot_value, m.slot_at FROM memory m WHERE m.project = history.project AND m.id = history.memory);
