package dev.keepsake.engine.consolidate;

import dev.keepsake.api.Consolidation.Finding;
import dev.keepsake.memory.Memory;
import dev.keepsake.memory.MemoryKind;
import dev.keepsake.memory.MemoryState;
import dev.keepsake.store.Quarantined;
import dev.keepsake.store.Retention;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Deletes what has expired or been kept long enough, and drops facts that were held back long enough. */
final class ApplyingRetention implements Step {

    @Override
    public void take(Draft draft) {
        Instant now = draft.reading().now();
        Retention retention = draft.reading().settings().retention();
        for (Memory memory : draft.reading().memories()) {
            if (memory.kind() != MemoryKind.SUMMARY && memory.lifecycle().state() != MemoryState.DELETED) {
                if (expired(memory, retention, now)) {
                    delete(draft, memory, Finding.Outlived.Reason.LAST_DAY);
                } else if (outlived(memory, retention, now)) {
                    delete(draft, memory, Finding.Outlived.Reason.RETENTION);
                }
            }
        }
        for (Quarantined held : draft.reading().held()) {
            if (!held.until().isAfter(now)) {
                draft.dismiss(held);
                draft.report(new Finding.Dropped(held.id()));
            }
        }
    }

    private static void delete(Draft draft, Memory memory, Finding.Outlived.Reason reason) {
        draft.delete(memory);
        draft.report(new Finding.Outlived(memory.id(), reason));
    }

    private static boolean expired(Memory memory, Retention retention, Instant now) {
        LocalDate last = memory.lifecycle().expiresOn();
        return last != null
                && !last.plusDays(1)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant()
                        .plus(retention.grace())
                        .isAfter(now);
    }

    private static boolean outlived(Memory memory, Retention retention, Instant now) {
        Duration kept = retention.kept();
        return kept != null && !memory.lifecycle().createdAt().plus(kept).isAfter(now);
    }
}
