package dev.keepsake.server.telemetry;

import dev.keepsake.egress.Egress;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.model.ModelPrices;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of what a server observes.
 *
 * @param traces where an OpenTelemetry collector takes traces by OTLP over HTTP, such as {@code http://localhost:4318}; without a
 *     path they go to {@code /v1/traces} below it. Null, and nothing is traced
 * @param headers sent to the collector with them; never printed
 * @param serviceName how this deployment is called in them
 * @param egress which hosts may be connected to
 * @param prices what models cost
 */
public record TelemetryOptions(
        @Nullable URI traces, Map<String, String> headers, String serviceName, Egress egress, ModelPrices prices) {

    /** Metrics only; nothing leaves. */
    public static final TelemetryOptions NONE =
            new TelemetryOptions(null, Map.of(), "keepsake", Egress.ANYWHERE, ModelPrices.UNKNOWN);

    private static final String TRACES_PATH = "/v1/traces";
    private static final Set<String> SCHEMES = Set.of("http", "https");

    public TelemetryOptions {
        headers = Map.copyOf(headers);
        if (traces != null && (traces.getHost() == null || !SCHEMES.contains(String.valueOf(traces.getScheme())))) {
            throw new KeepsakeException(
                    ErrorCategory.CONFIGURATION,
                    "telemetry.traces: the address of an OpenTelemetry collector is expected, such as"
                            + " http://localhost:4318; got \"" + traces + "\"");
        }
    }

    /** Sends traces there, with these headers, under this name. */
    public TelemetryOptions withTraces(@Nullable URI collector, Map<String, String> newHeaders, String name) {
        return new TelemetryOptions(collector, newHeaders, name, egress, prices);
    }

    public TelemetryOptions withTraces(@Nullable URI collector) {
        return withTraces(collector, headers, serviceName);
    }

    public TelemetryOptions withEgress(Egress allowed) {
        return new TelemetryOptions(traces, headers, serviceName, allowed, prices);
    }

    public TelemetryOptions withPrices(ModelPrices known) {
        return new TelemetryOptions(traces, headers, serviceName, egress, known);
    }

    @Override
    public String toString() {
        return "TelemetryOptions[traces=" + traces + ", headers=" + headers.keySet() + ", serviceName=" + serviceName
                + "]";
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
