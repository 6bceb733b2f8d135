package dev.keepsake.cli.output;

import dev.keepsake.conversation.Turn;
import dev.keepsake.memory.Memory;
import dev.keepsake.memory.MemoryState;
import dev.keepsake.memory.Validity;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** In a few words, which memory or turn it is and since when it holds. */
public final class MemoryStanding {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private MemoryStanding() {}

    /** Its id, its validity, and when it was learned if that was another day. */
    public static String of(Memory memory) {
        Validity validity = memory.lifecycle().validity();
        String from = day(validity.from());
        String learned = day(memory.lifecycle().createdAt());
        return memory.id()
                + (validity.to().equals(Validity.OPEN_ENDED)
                        ? ", true since " + from
                        : ", true from " + from + " to " + day(validity.to()))
                + (learned.equals(from) ? "" : ", learned " + learned)
                + (memory.lifecycle().state() == MemoryState.SUPERSEDED ? ", superseded" : "");
    }

    /** Its address, who said it and when. */
    static String of(Turn turn) {
        return "turn " + turn.id() + ", " + speaker(turn) + ", " + minute(turn.time());
    }

    /** Who said it: a name, or else the role. */
    public static String speaker(Turn turn) {
        String name = turn.name();
        return name == null ? turn.role().key() : Table.oneLine(name);
    }

    static String day(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC).toString();
    }

    static String minute(Instant moment) {
        return MINUTE.format(moment);
    }
}
