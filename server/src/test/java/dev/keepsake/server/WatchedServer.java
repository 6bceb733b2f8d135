package dev.keepsake.server;

import dev.keepsake.engine.EngineParts;
import dev.keepsake.engine.MemoryEngine;
import dev.keepsake.engine.extract.model.ModelExtractors;
import dev.keepsake.engine.extract.rules.RuleExtractor;
import dev.keepsake.engine.search.RoughTokens;
import dev.keepsake.model.ChatModel;
import dev.keepsake.model.ModelCall;
import dev.keepsake.model.ModelPrices;
import dev.keepsake.server.keys.ApiKeys;
import dev.keepsake.server.operations.Vitals;
import dev.keepsake.server.telemetry.Telemetry;
import dev.keepsake.server.telemetry.TelemetryOptions;
import dev.keepsake.testkit.fake.FakeClock;
import dev.keepsake.testkit.fake.HashingEmbedder;
import dev.keepsake.testkit.fake.ScriptedModel;
import dev.keepsake.testkit.fake.SequentialIds;
import dev.keepsake.testkit.fault.Faults;
import dev.keepsake.testkit.fault.FaultyStore;
import dev.keepsake.testkit.reference.InMemoryIndex;
import dev.keepsake.testkit.reference.InMemoryStore;
import dev.keepsake.time.Deadline;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.math.BigDecimal;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** A server whose engine and chat model tell it what they do, with spans that stay in this process. */
final class WatchedServer implements AutoCloseable {

    final FakeClock clock = new FakeClock();
    final InMemoryStore inMemory = new InMemoryStore();
    final Faults faults = new Faults(call -> true);
    final FaultyStore store = new FaultyStore(faults, inMemory);
    final ScriptedModel model = new ScriptedModel();
    final InMemorySpanExporter spans = InMemorySpanExporter.create();
    /** What is told beside what the engine tells. */
    final List<String> troubles = new CopyOnWriteArrayList<>();

    final Telemetry telemetry;
    final MemoryEngine engine;
    final KeepsakeServer server;
    final WireClient client;
    final WireClient nobody;

    WatchedServer() {
        this(WatchOptions.DEFAULT);
    }

    WatchedServer(WatchOptions options) {
        ModelPrices.Price price = new ModelPrices.Price(BigDecimal.ONE, BigDecimal.ZERO, BigDecimal.TEN);
        telemetry = Telemetry.tracingTo(
                SdkTracerProvider.builder()
                        .addSpanProcessor(SimpleSpanProcessor.create(spans))
                        .build(),
                TelemetryOptions.NONE.withPrices(new ModelPrices(Map.of("test-scripted", price))));
        engine = MemoryEngine.start(EngineParts.over(
                        store,
                        new InMemoryIndex(),
                        new HashingEmbedder(),
                        new RuleExtractor(),
                        clock,
                        new SequentialIds())
                .withExtractors(ModelExtractors.around(
                        new Told(model, telemetry.observations()),
                        new RoughTokens(),
                        ModelPrices.UNKNOWN,
                        new RuleExtractor()))
                .withObservations(telemetry.observations()));
        Vitals vitals = Vitals.UNKNOWN
                .withIndexLag(engine::indexLag)
                .withTroubles(() -> Stream.concat(troubles.stream(), engine.troubles().stream())
                        .toList())
                .withMemories(engine::memoryCounts)
                .withJobs(() -> store.jobs().everyStatus(clock.instant()));
        server = KeepsakeServer.start(
                ServerOptions.DEFAULT.withPort(0).withWatch(options),
                engine,
                store.keys(),
                clock,
                Watching.of(telemetry, vitals));
        ApiKeys.Minted minted =
                new ApiKeys(new SecureRandom(), new SequentialIds(7), clock).mint(ServerFixture.ACME, "test");
        store.keys().add(minted.stored());
        client = new WireClient(server.uri(), minted.key());
        nobody = new WireClient(server.uri(), null);
    }

    /**
     * The spans of what was answered so far. A request ends after its answer has gone out, and before the next one on its
     * connection is read.
     */
    List<SpanData> endedSpans() {
        client.get("/health/live");
        nobody.get("/health/live");
        return spans.getFinishedSpanItems();
    }

    @Override
    public void close() {
        server.close();
        engine.close();
        telemetry.close();
    }

    /** A model that tells of its calls, as those of providers do. */
    private record Told(ChatModel model, ObservationRegistry registry) implements ChatModel {

        @Override
        public String name() {
            return model.name();
        }

        @Override
        public ChatReply chat(ChatPrompt prompt, Deadline deadline) {
            String breaker = "open";
            Observation call = Observation.createNotStarted(ModelCall.OBSERVATION, registry)
                    .lowCardinalityKeyValue(ModelCall.OPERATION, "chat")
                    .lowCardinalityKeyValue(ModelCall.PROVIDER, "openai")
                    .lowCardinalityKeyValue(ModelCall.REQUEST_MODEL, name())
                    .lowCardinalityKeyValue(ModelCall.ADDRESS, "localhost")
                    .highCardinalityKeyValue(ModelCall.PORT, "4000")
                    .lowCardinalityKeyValue(ModelCall.ERROR, "model_unavailable")
                    .start();
            try {
                ChatReply reply = model.chat(prompt, deadline);
                call.lowCardinalityKeyValue(ModelCall.ERROR, "none")
                        .highCardinalityKeyValue(ModelCall.INPUT_TOKENS, Long.toString(reply.inputTokens()))
                        .highCardinalityKeyValue(ModelCall.CACHED_TOKENS, Long.toString(reply.cachedTokens()))
                        .highCardinalityKeyValue(ModelCall.OUTPUT_TOKENS, Long.toString(reply.outputTokens()))
                        .highCardinalityKeyValue(ModelCall.RESPONSE_MODEL, name() + "-0613")
                        .highCardinalityKeyValue("gen_ai.input.messages", prompt.user());
                breaker = "closed";
                return reply;
            } finally {
                call.lowCardinalityKeyValue(ModelCall.BREAKER, breaker)
                        .highCardinalityKeyValue(ModelCall.RETRIES, "1")
                        .stop();
            }
        }
    }
}
