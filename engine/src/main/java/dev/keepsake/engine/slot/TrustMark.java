package dev.keepsake.engine.slot;

import dev.keepsake.memory.Trust;

/** How the key of a slot tells from whom its claim is known: answers of different trust stand side by side in slots of their own. */
public final class TrustMark {

    private static final String QUOTED = "|quoted";
    private static final String REPORTED = "|reported";
    private static final String STATED = "|stated";

    private TrustMark() {}

    static String of(Trust trust) {
        return switch (trust) {
            case QUOTED -> QUOTED;
            case REPORTED -> REPORTED;
            case STATED -> STATED;
            case OWN -> "";
        };
    }

    /** A key without its mark: the same for all who answer the same question. */
    public static String unmarked(String key) {
        return key.substring(0, key.length() - of(of(key)).length());
    }

    /** The trust of a slot with this key. */
    public static Trust of(String key) {
        if (key.endsWith(QUOTED)) {
            return Trust.QUOTED;
        }
        return key.endsWith(REPORTED) ? Trust.REPORTED : key.endsWith(STATED) ? Trust.STATED : Trust.OWN;
    }
}
