package dev.keepsake.engine.add;

import dev.keepsake.change.Change;
import dev.keepsake.engine.slot.Claim;
import dev.keepsake.engine.slot.ClaimKind;
import dev.keepsake.engine.slot.Rivals;
import dev.keepsake.engine.slot.TrustMark;
import dev.keepsake.memory.Memory;
import dev.keepsake.memory.MemoryId;
import dev.keepsake.memory.MemoryState;
import dev.keepsake.memory.Slot;
import dev.keepsake.memory.Trust;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The slots of a scope while a plan is made: which memory holds which, and since when. A new memory takes its place in the
 * order of time, whenever it is learned: it closes what it replaces, and is closed by what replaces it. What is less
 * trusted replaces nothing that is trusted more. For one plan.
 */
final class Supersession {

    static final String REPLACED = "a newer statement says otherwise";
    static final String CORRECTED = "corrected";
    static final String TAKEN_BACK = "taken back";
    static final String ENDED = "no longer so";
    static final String LATE = "a newer statement was known before this one was learned";

    private final Instant now;
    private final Map<MemoryId, Memory> memories = new LinkedHashMap<>();
    private @Nullable Claim latest;

    /** Begins with the memories that are in the slots of all claims of the plan. */
    Supersession(List<Memory> inSlots, Instant now) {
        this.now = now;
        inSlots.forEach(memory -> memories.put(memory.id(), memory));
    }

    /** These claims with their attributes found where they name only a former value; those that stay unclear are left out. */
    List<Claim> resolved(List<Claim> claims) {
        List<Claim> resolved = new ArrayList<>();
        for (Claim claim : claims) {
            Claim named = claim.attribute().equals(Claim.UNNAMED) ? named(claim) : claim;
            if (named != null) {
                Claim settled = inKnownWords(named);
                resolved.add(settled);
                latest = settled;
            }
        }
        return resolved;
    }

    private @Nullable Claim named(Claim claim) {
        Claim before = latest;
        if (before != null
                && before.subject().equals(claim.subject())
                && (claim.formerly() == null ? claim.kind() == ClaimKind.CORRECTS : claim.wasIn(before))) {
            return claim.about(before);
        }
        List<String> keys = claim.candidateKeys();
        return memories.values().stream()
                .filter(memory ->
                        isCurrent(memory) && keys.contains(slot(memory).key()) && claim.wasIn(slot(memory)))
                .findFirst()
                .map(memory -> claim.about(attribute(slot(memory).key(), claim.subject())))
                .orElse(null);
    }

    private static String attribute(String key, String subject) {
        int end = key.indexOf('|');
        return key.substring(subject.length() + 1, end < 0 ? key.length() : end);
    }

    private Claim inKnownWords(Claim claim) {
        Claim worded = claim;
        for (Memory memory : with(claim.keys())) {
            if (isCurrent(memory)) {
                worded = worded.inWordsOf(slot(memory));
            }
        }
        return worded;
    }

    /** The memory that already says what {@code claim} does at its time, or empty. */
    Optional<Memory> repeated(Memory fresh, Claim claim) {
        Slot slot = slot(fresh, claim);
        return with(List.of(claim.key())).stream()
                .filter(memory -> !at(memory).isAfter(slot.at()))
                .max(Comparator.comparing(Supersession::at))
                .filter(memory -> isCurrent(memory) && slot(memory).agreesWith(slot))
                .filter(memory -> claim.plain() || memory.text().equals(fresh.text()));
    }

    /** Whether a memory that was read as current still is. */
    boolean stillCurrent(Memory memory) {
        return isCurrent(memories.getOrDefault(memory.id(), memory));
    }

    /** What it means to add {@code fresh}, which makes {@code claims}: at least one, with attributes. */
    List<Change> add(Memory fresh, List<Claim> claims) {
        Claim held = held(claims);
        if (held.kind() == ClaimKind.MENTIONS && isContested(held, fresh)) {
            return List.of(new Change.Added(fresh));
        }
        List<Change> changes = new ArrayList<>();
        Memory holding = fresh.withSlot(slot(fresh, held));
        changes.add(new Change.Added(holding));
        for (Claim claim : claims) {
            if (claim.kind() != ClaimKind.MENTIONS) {
                changes.addAll(closings(holding, claim));
            }
        }
        memories.put(holding.id(), holding);
        successor(holding, held).ifPresent(by -> changes.add(close(holding, by, LATE)));
        return changes;
    }

    /** The memory in the slot of its claims, or in none when the slot has another answer that nothing has closed. */
    Memory holding(Memory fresh, List<Claim> claims) {
        Claim held = held(claims);
        if (isContested(held, fresh)) {
            return fresh;
        }
        Memory holding = fresh.withSlot(slot(fresh, held));
        memories.put(holding.id(), holding);
        return holding;
    }

    /** Takes note of what something else has made of a memory. */
    void changed(Memory memory) {
        if (memory.slot() == null) {
            memories.remove(memory.id());
        } else {
            memories.put(memory.id(), memory);
        }
    }

    /** The slot of the first claim, as the last claim about it says. */
    private static Claim held(List<Claim> claims) {
        Claim held = claims.getFirst();
        for (Claim claim : claims) {
            if (claim.key().equals(held.key())) {
                held = claim;
            }
        }
        return held;
    }

    private boolean isContested(Claim claim, Memory fresh) {
        return with(claim.keys()).stream()
                .anyMatch(memory -> isCurrent(memory)
                        && !memory.id().equals(fresh.id())
                        && Rivals.replaces(slot(fresh, claim), slot(memory)));
    }

    private List<Change> closings(Memory fresh, Claim claim) {
        List<Change> changes = new ArrayList<>();
        Slot slot = slot(fresh, claim);
        for (Memory memory : with(claim.keys())) {
            boolean older = !at(memory).isAfter(slot.at());
            if (older
                    && trust(memory).compareTo(claim.trust()) <= 0
                    && Rivals.replaces(slot, slot(memory))
                    && (isCurrent(memory) || isClosedLaterThan(memory, slot.at()))) {
                changes.add(close(memory, fresh, reason(claim)));
            }
        }
        return changes;
    }

    /** Whether what closed {@code memory} answers for a later moment, so that another answer came between the two. */
    private boolean isClosedLaterThan(Memory memory, Instant moment) {
        MemoryId closing = memory.lifecycle().supersededBy();
        Memory by = closing == null ? null : memories.get(closing);
        return by != null && at(by).isAfter(moment);
    }

    private Optional<Memory> successor(Memory fresh, Claim claim) {
        Slot slot = slot(fresh, claim);
        return with(claim.keys()).stream()
                .filter(memory -> at(memory).isAfter(slot.at()))
                .filter(memory -> trust(memory).compareTo(claim.trust()) >= 0)
                .filter(memory -> Rivals.replaces(slot(memory), slot))
                .min(Comparator.comparing(Supersession::at));
    }

    private Change close(Memory memory, Memory by, String reason) {
        Memory closed = memory.withLifecycle(
                memory.lifecycle().superseded(now, by.lifecycle().validity().from(), by.id()));
        memories.put(closed.id(), closed);
        return new Change.Superseded(memory, closed, reason);
    }

    private List<Memory> with(List<String> keys) {
        return memories.values().stream()
                .filter(memory -> keys.contains(slot(memory).key()))
                .toList();
    }

    private static Slot slot(Memory fresh, Claim claim) {
        return claim.slot(claim.at(
                fresh.lifecycle().createdAt(), fresh.lifecycle().validity().from()));
    }

    private static Instant at(Memory memory) {
        return slot(memory).at();
    }

    private static String reason(Claim claim) {
        return switch (claim.kind()) {
            case CORRECTS -> CORRECTED;
            case RETRACTS -> TAKEN_BACK;
            case ENDED -> ENDED;
            case STATES, MENTIONS, BECAME -> REPLACED;
        };
    }

    private static Trust trust(Memory memory) {
        return TrustMark.of(slot(memory).key());
    }

    private static boolean isCurrent(Memory memory) {
        return memory.lifecycle().state() == MemoryState.CURRENT;
    }

    private static Slot slot(Memory memory) {
        return Objects.requireNonNull(memory.slot(), "only memories in slots are looked at");
    }
}
