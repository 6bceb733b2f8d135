package dev.keepsake.bench.micro;

import dev.keepsake.engine.observe.Phase;
import dev.keepsake.engine.observe.Phases;
import dev.keepsake.server.telemetry.Telemetry;
import dev.keepsake.server.telemetry.TelemetryOptions;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What it costs to tell of one search with six signals, in a single thread and with nothing else done. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ObservationBench {

    private static final String[] SIGNALS = {"vector", "context", "keyword", "entity", "time", "recency"};

    /** Who listens: nobody, metrics, or metrics and traces that go nowhere. */
    @Param({"nobody", "metrics", "traces"})
    public String listening = "nobody";

    private @Nullable Telemetry telemetry;
    private Phases phases = Phases.UNWATCHED;

    @Setup
    public void begin() {
        telemetry = switch (listening) {
            case "metrics" -> Telemetry.of(TelemetryOptions.NONE);
            case "traces" -> Telemetry.tracingTo(tracing(), TelemetryOptions.NONE);
            default -> null;
        };
        phases = telemetry == null ? Phases.UNWATCHED : new Phases(telemetry.observations());
    }

    private static SdkTracerProvider tracing() {
        return SdkTracerProvider.builder()
                .addSpanProcessor(BatchSpanProcessor.builder(new Nowhere()).build())
                .build();
    }

    @TearDown
    public void close() {
        if (telemetry != null) {
            telemetry.close();
        }
    }

    @Benchmark
    public int search() {
        return phases.in(Phase.SEARCH, () -> {
            Phases here = phases.here();
            int sum = here.in(Phase.EMBED_QUESTION, () -> 1);
            for (String signal : SIGNALS) {
                sum += here.in(Phase.SIGNAL, Phase.Key.SIGNAL, signal, () -> 1);
            }
            return sum + phases.in(Phase.FUSE, () -> 1) + phases.in(Phase.READ, () -> 1);
        });
    }

    /** Takes every span and keeps none. */
    private static final class Nowhere implements SpanExporter {

        @Override
        public CompletableResultCode export(Collection<SpanData> spans) {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }
}
