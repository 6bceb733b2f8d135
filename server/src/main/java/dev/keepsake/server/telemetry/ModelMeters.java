package dev.keepsake.server.telemetry;

import dev.keepsake.model.ModelCall;
import dev.keepsake.model.ModelPrices;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * What calls of models took: time, tokens, money, and how they ended. Names and buckets are those of
 * <a href="https://opentelemetry.io/docs/specs/semconv/gen-ai/gen-ai-metrics/">OpenTelemetry's conventions</a> where it has some.
 */
final class ModelMeters implements ObservationHandler<Observation.Context> {

    /** From 10 ms to 82 s, each twice the one before. */
    private static final Duration[] DURATIONS = IntStream.range(0, 14)
            .mapToObj(step -> Duration.ofMillis(10L << step))
            .toArray(Duration[]::new);

    /** From 1 to 4^13 tokens, each four times the one before. */
    private static final double[] TOKENS =
            IntStream.range(0, 14).mapToDouble(step -> 1L << (2 * step)).toArray();

    private final MeterRegistry meters;
    private final ModelPrices prices;
    private final Began began = new Began(ModelMeters.class);
    private final Map<CalledModel, AtomicInteger> running = new ConcurrentHashMap<>();
    private final Map<CalledModel, ModelCall.Breaker> breakers = new ConcurrentHashMap<>();

    ModelMeters(MeterRegistry meters, ModelPrices prices) {
        this.meters = meters;
        this.prices = prices;
    }

    @Override
    public boolean supportsContext(Observation.Context context) {
        return ModelCall.OBSERVATION.equals(context.getName());
    }

    @Override
    public void onStart(Observation.Context context) {
        began.note(context);
        CalledModel model = CalledModel.of(context);
        context.put(CalledModel.class, model);
        running.computeIfAbsent(model, this::watched).incrementAndGet();
    }

    @Override
    public void onStop(Observation.Context context) {
        CalledModel begun = context.get(CalledModel.class);
        if (begun != null) {
            running.computeIfAbsent(begun, this::watched).decrementAndGet();
        }
        CalledModel model = CalledModel.of(context);
        Tags tags = model.tags();
        Timer.builder("gen_ai.client.operation.duration")
                .description("How long calls of models took, retries included, by how they ended")
                .tags(tags.and(ModelCall.ERROR, Keys.text(context, ModelCall.ERROR, "none")))
                .serviceLevelObjectives(DURATIONS)
                .register(meters)
                .record(began.ago(context));
        long input = Keys.number(context, ModelCall.INPUT_TOKENS);
        long cached = Math.max(0, Keys.number(context, ModelCall.CACHED_TOKENS));
        long output = Keys.number(context, ModelCall.OUTPUT_TOKENS);
        tokens(tags, "input", input);
        tokens(tags, "output", output);
        count("keepsake.model.cached.tokens", "Tokens read that came from a provider's prompt cache", tags, (double)
                cached);
        count("keepsake.model.retries", "How often models were asked again", tags, (double)
                Math.max(0, Keys.number(context, ModelCall.RETRIES)));
        prices.of(model.name())
                .ifPresent(price -> count(
                        "keepsake.model.cost",
                        "What calls of models cost, in the currency of the configured prices",
                        tags,
                        price.of(Math.max(input, cached), cached, Math.max(0, output))
                                .doubleValue()));
        String breaker = Keys.text(context, ModelCall.BREAKER, "");
        if (!breaker.isEmpty()) {
            ModelCall.Breaker live = context.get(ModelCall.Breaker.class);
            stands(model, live == null ? () -> breaker : live);
        }
    }

    private void tokens(Tags tags, String type, long count) {
        if (count >= 0) {
            DistributionSummary.builder("gen_ai.client.token.usage")
                    .description("Tokens of calls of models, as the provider counted them")
                    .tags(tags.and("gen_ai.token.type", type))
                    .serviceLevelObjectives(TOKENS)
                    .register(meters)
                    .record((double) count);
        }
    }

    private void count(String name, String description, Tags tags, double amount) {
        Counter.builder(name)
                .description(description)
                .tags(tags)
                .register(meters)
                .increment(amount);
    }

    private AtomicInteger watched(CalledModel model) {
        AtomicInteger calls = new AtomicInteger();
        Gauge.builder("keepsake.model.running", calls, AtomicInteger::get)
                .description("Calls of models that are under way")
                .tags(model.tags())
                .register(meters);
        return calls;
    }

    private void stands(CalledModel model, ModelCall.Breaker breaker) {
        if (breakers.put(model, breaker) == null) {
            Gauge.builder(
                            "keepsake.model.breaker",
                            () -> number(breakers.getOrDefault(model, breaker).state()))
                    .description("How a model's circuit breaker stands: 0 closed, 1 half open, 2 open")
                    .tags(model.tags())
                    .register(meters);
        }
    }

    private static int number(String state) {
        return switch (state) {
            case "open" -> 2;
            case "half_open" -> 1;
            default -> 0;
        };
    }

    List<BreakerState> breakers() {
        return breakers.entrySet().stream()
                .map(entry -> new BreakerState(
                        entry.getKey().operation(),
                        entry.getKey().provider(),
                        entry.getKey().name(),
                        entry.getValue().state()))
                .sorted(Comparator.comparing(BreakerState::toString))
                .toList();
    }
}
