package dev.keepsake.server.telemetry;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanLimits;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Sends spans to a collector, in batches and from a thread of its own. Ended spans wait in a queue of bounded length; what finds it
 * full is dropped, so a collector that is away costs no request anything. The exporter says so in the log, a few times a minute at
 * most.
 */
final class TraceExport {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration BATCH_EVERY = Duration.ofSeconds(2);
    private static final int LONGEST_VALUE = 200;

    private TraceExport() {}

    /** A way out for traces, or null when none is configured. */
    static @Nullable SdkTracerProvider to(TelemetryOptions options) {
        URI endpoint = options.spanEndpoint();
        if (endpoint == null) {
            return null;
        }
        options.egress().require(endpoint, "send traces");
        OtlpHttpSpanExporter exporter = OtlpHttpSpanExporter.builder()
                .setEndpoint(endpoint.toString())
                .setTimeout(TIMEOUT)
                .setConnectTimeout(CONNECT_TIMEOUT)
                .setCompression("gzip")
                .setHeaders(options::headers)
                .build();
        return SdkTracerProvider.builder()
                .setResource(resource(options.serviceName()))
                .setSpanLimits(SpanLimits.builder()
                        .setMaxAttributeValueLength(LONGEST_VALUE)
                        .build())
                .addSpanProcessor(BatchSpanProcessor.builder(exporter)
                        .setScheduleDelay(BATCH_EVERY)
                        .setExporterTimeout(TIMEOUT)
                        .build())
                .build();
    }

    /** Who sends. Not the default one, which says what runs on this machine and how. */
    static Resource resource(String serviceName) {
        return Resource.create(Attributes.of(AttributeKey.stringKey("service.name"), serviceName));
    }
}
