package dev.keepsake.server.wire;

import dev.keepsake.change.ChangeKind;
import dev.keepsake.extract.Policy;
import org.jspecify.annotations.Nullable;

/** What the wire calls a change. Superseding and restoring are ours; Mem0 has no word for them. */
public final class ChangeNames {

    private static final String CLASSIC = Policy.CLASSIC.key() + "/";

    private ChangeNames() {}

    public static String of(ChangeKind kind) {
        return switch (kind) {
            case ADDED -> "ADD";
            case UPDATED -> "UPDATE";
            case SUPERSEDED -> "SUPERSEDE";
            case RESTORED -> "RESTORE";
            case DELETED -> "DELETE";
            case UNCHANGED -> "NONE";
        };
    }

    /** The same in the answer to an add, where what Mem0's former algorithm removes is called as Mem0 called it. */
    public static String of(ChangeKind kind, @Nullable String extractor) {
        boolean classic = extractor != null && extractor.startsWith(CLASSIC);
        return classic && kind == ChangeKind.SUPERSEDED ? of(ChangeKind.DELETED) : of(kind);
    }

    /** Whether the answer to an add lists it: clients take every item for something that was stored. */
    public static boolean isShown(ChangeKind kind) {
        return kind != ChangeKind.UNCHANGED;
    }
}
