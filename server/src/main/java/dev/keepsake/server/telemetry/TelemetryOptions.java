package dev.keepsake.server.telemetry;

import dev.keepsake.egress.Egress;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.model.ModelPrices;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of what a server observes.
 *
 * @param traces where an OpenTelemetry collector takes traces by OTLP over HTTP, such as {@code http://localhost:4318}; without a
 *     path they go to {@code /v1/traces} below it. Null, and nothing is traced
 * @param egress which hosts may be connected to
 * @param prices what models cost
 */
public record TelemetryOptions(@Nullable URI traces, Egress egress, ModelPrices prices) {

    /** Metrics only; nothing leaves. */
    public static final TelemetryOptions NONE = new TelemetryOptions(null, Egress.ANYWHERE, ModelPrices.UNKNOWN);

    private static final String TRACES_PATH = "/v1/traces";
    private static final Set<String> SCHEMES = Set.of("http", "https");

    public TelemetryOptions {
        if (traces != null && (traces.getHost() == null || !SCHEMES.contains(String.valueOf(traces.getScheme())))) {
            throw new KeepsakeException(
                    ErrorCategory.CONFIGURATION,
                    "telemetry.traces: the address of an OpenTelemetry collector is expected, such as"
                            + " http://localhost:4318; got \"" + traces + "\"");
        }
    }

    public TelemetryOptions withTraces(@Nullable URI collector) {
        return new TelemetryOptions(collector, egress, prices);
    }

    public TelemetryOptions withEgress(Egress allowed) {
        return new TelemetryOptions(traces, allowed, prices);
    }

    public TelemetryOptions withPrices(ModelPrices known) {
        return new TelemetryOptions(traces, egress, known);
    }

    /** The address that spans are sent to, or null when they are not. */
    @Nullable
    URI spanEndpoint() {
        if (traces == null) {
            return null;
        }
        String path = traces.getPath();
        boolean bare = path == null || path.isEmpty() || path.equals("/");
        return bare ? URI.create(traces.toString().replaceFirst("/$", "") + TRACES_PATH) : traces;
    }
}
