package dev.keepsake.server.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.model.ModelCall;
import dev.keepsake.model.ModelPrices;
import io.micrometer.observation.Observation;
import java.math.BigDecimal;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ModelMetersTest {

    private static final String MODEL =
            "gen_ai_operation_name=\"chat\",gen_ai_provider_name=\"openai\",gen_ai_request_model=\"gpt-5-mini\"";

    private final Telemetry telemetry = Telemetry.of(TelemetryOptions.NONE.withPrices(new ModelPrices(Map.of(
            "gpt-5-mini", new ModelPrices.Price(BigDecimal.valueOf(2), BigDecimal.ONE, BigDecimal.valueOf(10))))));

    @AfterEach
    void close() {
        telemetry.close();
    }

    private Observation begin() {
        return Observation.createNotStarted(ModelCall.OBSERVATION, telemetry.observations())
                .lowCardinalityKeyValue(ModelCall.OPERATION, "chat")
                .lowCardinalityKeyValue(ModelCall.PROVIDER, "openai")
                .lowCardinalityKeyValue(ModelCall.REQUEST_MODEL, "gpt-5-mini")
                .start();
    }

    @Test
    void aCallIsCountedWithItsTokensItsMoneyAndItsRetries() {
        begin().highCardinalityKeyValue(ModelCall.INPUT_TOKENS, "1000000")
                .highCardinalityKeyValue(ModelCall.CACHED_TOKENS, "500000")
                .highCardinalityKeyValue(ModelCall.OUTPUT_TOKENS, "100000")
                .highCardinalityKeyValue(ModelCall.RETRIES, "2")
                .lowCardinalityKeyValue(ModelCall.BREAKER, "closed")
                .stop();

        assertThat(telemetry.scrape())
                .contains("gen_ai_client_operation_duration_seconds_count{error_type=\"none\"," + MODEL + "} 1")
                .contains("gen_ai_client_token_usage_sum{" + MODEL + ",gen_ai_token_type=\"input\"} 1000000.0")
                .contains("gen_ai_client_token_usage_sum{" + MODEL + ",gen_ai_token_type=\"output\"} 100000.0")
                .contains("keepsake_model_cached_tokens_total{" + MODEL + "} 500000.0")
                .contains("keepsake_model_cost_total{" + MODEL + "} 2.5")
                .contains("keepsake_model_retries_total{" + MODEL + "} 2.0")
                .contains("keepsake_model_breaker{" + MODEL + "} 0.0");
    }

    @Test
    void callsUnderWayAreSeen() {
        Observation one = begin();
        Observation other = begin();
        assertThat(telemetry.scrape()).contains("keepsake_model_running{" + MODEL + "} 2.0");

        one.stop();
        other.stop();
        assertThat(telemetry.scrape()).contains("keepsake_model_running{" + MODEL + "} 0.0");
    }

    @Test
    void aFailureIsCountedByItsKindAndABreakerByItsState() {
        begin().lowCardinalityKeyValue(ModelCall.ERROR, "too_many_requests")
                .lowCardinalityKeyValue(ModelCall.BREAKER, "half_open")
                .stop();
        begin().lowCardinalityKeyValue(ModelCall.ERROR, "paused")
                .lowCardinalityKeyValue(ModelCall.BREAKER, "open")
                .stop();

        assertThat(telemetry.scrape())
                .contains("error_type=\"too_many_requests\"," + MODEL + "} 1")
                .contains("error_type=\"paused\"," + MODEL + "} 1")
                .contains("keepsake_model_breaker{" + MODEL + "} 2.0")
                .doesNotContain("gen_ai_token_type");
        assertThat(telemetry.breakers()).hasSize(1).allMatch(BreakerState::open);
    }

    @Test
    void aBreakerIsSeenAsItStandsAndNotAsTheLastCallLeftIt() {
        AtomicReference<String> state = new AtomicReference<>("open");
        Observation call = begin();
        ModelCall.Breaker breaker = state::get;
        call.getContext().put(ModelCall.Breaker.class, breaker);
        call.lowCardinalityKeyValue(ModelCall.BREAKER, "open").stop();
        assertThat(telemetry.scrape()).contains("keepsake_model_breaker{" + MODEL + "} 2.0");

        state.set("half_open");

        assertThat(telemetry.scrape()).contains("keepsake_model_breaker{" + MODEL + "} 1.0");
        assertThat(telemetry.breakers()).extracting(BreakerState::state).containsExactly("half_open");
    }

    @Test
    void numbersThatAreNoneAreLeftOut() {
        begin().highCardinalityKeyValue(ModelCall.INPUT_TOKENS, "many").stop();

        assertThat(telemetry.scrape()).contains("operation_duration").doesNotContain("gen_ai_token_type");
    }
}
