package dev.keepsake.engine.slot;

/** From whom a claim is known, from the least to the most trusted. */
public enum Trust {
    /** Somebody tells what another said about themself. */
    REPORTED("|reported"),
    /** Somebody says it of somebody else. */
    STATED("|stated"),
    /** Somebody says it of themself and what is theirs. */
    OWN("");

    private final String mark;

    Trust(String mark) {
        this.mark = mark;
    }

    /** What makes the keys of one trust different from those of another. */
    String mark() {
        return mark;
    }

    /** The trust of a slot with this key. */
    public static Trust ofKey(String key) {
        return key.endsWith(REPORTED.mark) ? REPORTED : key.endsWith(STATED.mark) ? STATED : OWN;
    }
}
