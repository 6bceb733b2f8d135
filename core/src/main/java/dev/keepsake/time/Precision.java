package dev.keepsake.time;

import java.util.Locale;

/** How exactly a time was named, finest first. */
public enum Precision {
    /** To the hour or the minute: "tomorrow at 5 pm", "three hours ago". */
    MOMENT,
    /** A morning, an afternoon, an evening or a night. */
    PART_OF_DAY,
    DAY,
    /** Seven days, from Monday or around a day: "last week", "two weeks ago". */
    WEEK,
    MONTH,
    /** Three calendar months, those of the northern half of the world. */
    SEASON,
    YEAR,
    DECADE,
    /** From one named time to another; as exact as the two ends say. */
    RANGE;

    /** The lower-case name used in text forms. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
