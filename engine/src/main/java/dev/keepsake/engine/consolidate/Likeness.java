package dev.keepsake.engine.consolidate;

import dev.keepsake.attribute.Attributes;
import dev.keepsake.index.Features;
import dev.keepsake.memory.Attribution;
import dev.keepsake.memory.FactKind;
import dev.keepsake.memory.Memory;
import dev.keepsake.memory.Slot;
import dev.keepsake.memory.Trust;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A memory as it is compared with others.
 *
 * @param memory the memory
 * @param wording its words
 * @param frame what must be equal in two memories that may become one
 * @param times the times that its text names
 */
record Likeness(Memory memory, Wording wording, Frame frame, List<Stretch> times) {

    static Likeness of(Memory memory, Features features) {
        return new Likeness(
                memory,
                Wording.of(memory.text()),
                Frame.of(memory),
                features.times().stream()
                        .map(time -> new Stretch(time.from(), time.to()))
                        .toList());
    }

    /** Whether the two say the same in the same words. */
    boolean equalTo(Likeness other) {
        return wording.exact().equals(other.wording.exact()) && comparable(other);
    }

    /** Whether one of two memories that are near says no more than the other. */
    boolean sameAs(Likeness other) {
        if (!comparable(other)) {
            return false;
        }
        return wording.telling().equals(other.wording.telling())
                || (agreeInSlot(other) && (wording.contains(other.wording) || other.wording.contains(wording)));
    }

    private boolean comparable(Likeness other) {
        Slot slot = memory.slot();
        Slot others = other.memory.slot();
        return frame.equals(other.frame)
                && times.equals(other.times)
                && (slot == null || others == null || slot.agreesWith(others))
                && ((!isOnce() && !other.isOnce()) || day().equals(other.day()));
    }

    private boolean agreeInSlot(Likeness other) {
        Slot slot = memory.slot();
        Slot others = other.memory.slot();
        return slot != null && others != null && !slot.denies() && slot.agreesWith(others);
    }

    /** Whether it is about something that may happen again on another day. */
    private boolean isOnce() {
        FactKind kind = memory.nature().kind();
        return kind == FactKind.EVENT || kind == FactKind.PLAN;
    }

    private LocalDate day() {
        return LocalDate.ofInstant(memory.lifecycle().validity().from(), ZoneOffset.UTC);
    }

    /** Whose word it is, what the caller says of it, and how long it is kept and true. */
    record Frame(
            Attribution attribution,
            Trust trust,
            Attributes attributes,
            @Nullable LocalDate expiresOn,
            Instant validTo) {

        static Frame of(Memory memory) {
            return new Frame(
                    memory.attribution(),
                    memory.nature().trust(),
                    memory.attributes(),
                    memory.lifecycle().expiresOn(),
                    memory.lifecycle().validity().to());
        }
    }

    /** A time that is named, wherever in the text. */
    record Stretch(Instant from, Instant to) {}
}
