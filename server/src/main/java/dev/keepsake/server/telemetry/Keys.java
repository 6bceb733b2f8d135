package dev.keepsake.server.telemetry;

import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;

/** Reads what was said of an observation, whether it was said for metrics or for traces. */
final class Keys {

    private Keys() {}

    static String text(Observation.ContextView context, String key, String otherwise) {
        KeyValue low = context.getLowCardinalityKeyValue(key);
        KeyValue said = low == null ? context.getHighCardinalityKeyValue(key) : low;
        return said == null ? otherwise : said.getValue();
    }

    /** A number that was said as text, or -1. */
    static long number(Observation.ContextView context, String key) {
        String text = text(context, key, "");
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : -1;
    }
}
