package dev.keepsake.server.telemetry;

import dev.keepsake.engine.observe.Phase;
import dev.keepsake.model.ModelCall;
import dev.keepsake.server.http.RequestContext;
import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import java.util.Set;

/**
 * What a span says of an observation. Only keys that are known here get into one, so that nothing leaves because somebody said more
 * than they should; of a failure only its kind does.
 *
 * @param name by OpenTelemetry's conventions: {@code POST /v3/memories/add/}, {@code chat gpt-5-mini}, else the observation's own
 * @param attributes what is said
 * @param failed whether it ended in a failure that is not its caller's
 */
record SpanWords(String name, Attributes attributes, boolean failed) {

    private static final String NONE = "none";

    /** For traces only: made by the program. */
    private static final String EPISODE = "keepsake.episode.id";

    private static final Set<String> TEXTS = Set.of(
            ModelCall.OPERATION,
            ModelCall.PROVIDER,
            ModelCall.REQUEST_MODEL,
            ModelCall.RESPONSE_MODEL,
            ModelCall.ADDRESS,
            ModelCall.ERROR,
            ModelCall.BREAKER,
            RequestContext.METHOD,
            RequestContext.ROUTE,
            EPISODE);

    private static final Set<String> NUMBERS = Set.of(
            ModelCall.PORT,
            ModelCall.INPUT_TOKENS,
            ModelCall.CACHED_TOKENS,
            ModelCall.OUTPUT_TOKENS,
            ModelCall.RETRIES,
            RequestContext.STATUS);

    /** Ends that are the caller's doing. */
    private static final Set<String> NO_FAILURES = Set.of("done", NONE, "invalid_request", "not_found", "conflict");

    static SpanWords of(Observation.ContextView context) {
        AttributesBuilder attributes = Attributes.builder();
        for (KeyValue said : context.getAllKeyValues()) {
            if (!said.getValue().equals(NONE)) {
                put(attributes, said.getKey(), said.getValue(), context);
            }
        }
        String failure = failure(context);
        if (!failure.equals(NONE)) {
            attributes.put(ModelCall.ERROR, failure);
        }
        return new SpanWords(name(context), attributes.build(), !failure.equals(NONE));
    }

    private static void put(AttributesBuilder attributes, String key, String value, Observation.ContextView context) {
        long number = NUMBERS.contains(key) ? Keys.number(context, key) : -1;
        if (number >= 0) {
            attributes.put(key, number);
        } else if (TEXTS.contains(key)) {
            attributes.put(key, value);
        } else if (isOfPhase(key)) {
            attributes.put("keepsake." + key, value);
        }
    }

    private static boolean isOfPhase(String key) {
        for (Phase.Key known : Phase.Key.values()) {
            if (known.key().equals(key)) {
                return true;
            }
        }
        return false;
    }

    private static String name(Observation.ContextView context) {
        String own = String.valueOf(context.getName());
        return switch (own) {
            case RequestContext.OBSERVATION ->
                Keys.text(context, RequestContext.METHOD, "HTTP") + " " + Keys.text(context, RequestContext.ROUTE, "");
            case ModelCall.OBSERVATION ->
                Keys.text(context, ModelCall.OPERATION, "chat") + " " + Keys.text(context, ModelCall.REQUEST_MODEL, "");
            default -> own;
        };
    }

    /** In a word, or {@code none}. */
    private static String failure(Observation.ContextView context) {
        String said = Keys.text(context, ModelCall.ERROR, NONE);
        if (!said.equals(NONE)) {
            return said;
        }
        long status = Keys.number(context, RequestContext.STATUS);
        if (status >= 500) {
            return Long.toString(status);
        }
        String outcome = Keys.text(context, Phase.Key.OUTCOME.key(), NONE);
        if (!NO_FAILURES.contains(outcome)) {
            return outcome;
        }
        Throwable error = context.getError();
        return error == null ? NONE : error.getClass().getName();
    }
}
