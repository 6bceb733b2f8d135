package dev.keepsake.server.wire;

import dev.keepsake.change.ChangeKind;

/** What the wire calls a change. Superseding and restoring are ours; Mem0 has no word for them. */
public final class ChangeNames {

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

    /** Whether the answer to an add lists it: clients take every item for something that was stored. */
    public static boolean isShown(ChangeKind kind) {
        return kind != ChangeKind.UNCHANGED;
    }
}
