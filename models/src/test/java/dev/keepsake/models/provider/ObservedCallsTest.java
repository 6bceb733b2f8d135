package dev.keepsake.models.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.keepsake.egress.Egress;
import dev.keepsake.model.ModelCall;
import dev.keepsake.models.ToldCalls;
import dev.keepsake.models.provider.ProviderCallContext.Answered;
import dev.keepsake.models.provider.ProviderFailure.Kind;
import dev.keepsake.time.Deadline;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What whoever watches is told of a call. */
class ObservedCallsTest {

    private static final ModelTarget TARGET =
            new ModelTarget("openai", "some-model", ModelRole.CHAT, URI.create("https://models.test/v1"));
    private static final Patience QUICK =
            new Patience(2, Duration.ofMillis(1), Duration.ofMillis(2), 3, Duration.ofHours(1));

    private final ToldCalls told = new ToldCalls();
    private final ResilientCalls calls = new ResilientCalls(
            TARGET, Limits.STANDARD.withPatience(QUICK), new Outgoing(Egress.ANYWHERE, told.registry()));

    @Test
    void aCallIsToldOnceWithItsRetriesAndWithWhatTheProviderSays() {
        int[] attempts = {0};

        calls.call(Deadline.NONE, observed -> {
            if (attempts[0]++ == 0) {
                throw ProviderFailure.of(Kind.OUT_OF_ORDER, "It fails");
            }
            observed.enter(new Answered("some-model-2026", 17, 11, 5));
            return "Paris";
        });

        assertThat(told.ended()).singleElement().satisfies(context -> {
            assertThat(context.getName()).isEqualTo("gen_ai.client.operation");
            assertThat(context.getError()).isNull();
            assertThat(ToldCalls.values(context))
                    .containsEntry(ModelCall.OPERATION, "chat")
                    .containsEntry(ModelCall.PROVIDER, "openai")
                    .containsEntry(ModelCall.REQUEST_MODEL, "some-model")
                    .containsEntry(ModelCall.RESPONSE_MODEL, "some-model-2026")
                    .containsEntry(ModelCall.ADDRESS, "models.test")
                    .containsEntry(ModelCall.PORT, "443")
                    .containsEntry(ModelCall.INPUT_TOKENS, "17")
                    .containsEntry(ModelCall.CACHED_TOKENS, "11")
                    .containsEntry(ModelCall.OUTPUT_TOKENS, "5")
                    .containsEntry(ModelCall.RETRIES, "1")
                    .containsEntry(ModelCall.BREAKER, "closed")
                    .containsEntry(ModelCall.ERROR, "none");
            assertThat(context).isInstanceOfSatisfying(ProviderCallContext.class, known -> {
                assertThat(known.attempts()).isEqualTo(2);
                assertThat(known.target()).isEqualTo(TARGET);
            });
        });
    }

    @Test
    void aFailureIsToldInOneWordAndAPausedProviderAsNotAsked() {
        ResilientCalls.Attempt<String> failing = observed -> {
            throw ProviderFailure.of(Kind.OUT_OF_ORDER, "It fails");
        };

        assertThat(catchThrowable(() -> calls.call(Deadline.NONE, failing))).isInstanceOf(ProviderFailure.class);
        assertThat(catchThrowable(() -> calls.call(Deadline.NONE, failing))).isInstanceOf(ProviderFailure.class);

        assertThat(told.ended())
                .extracting(context -> ToldCalls.values(context).get(ModelCall.ERROR))
                .containsExactly("out_of_order", "paused");
        assertThat(told.ended())
                .extracting(context -> ToldCalls.values(context).get(ModelCall.BREAKER))
                .containsExactly("open", "open");
        assertThat(ToldCalls.values(told.ended().getLast()))
                .containsEntry(ModelCall.RETRIES, "0")
                .doesNotContainKey(ModelCall.INPUT_TOKENS);
        assertThat(told.ended())
                .allSatisfy(context -> assertThat(context.getError()).isNotNull());
    }

    @Test
    void howTheBreakerStandsLaterIsToldAsWell() {
        Patience brief = new Patience(0, Duration.ofMillis(1), Duration.ofMillis(1), 1, Duration.ofMillis(20));
        ResilientCalls once = new ResilientCalls(
                TARGET, Limits.STANDARD.withPatience(brief), new Outgoing(Egress.ANYWHERE, told.registry()));
        ResilientCalls.Attempt<String> failing = observed -> {
            throw ProviderFailure.of(Kind.OUT_OF_ORDER, "It fails");
        };
        assertThat(catchThrowable(() -> once.call(Deadline.NONE, failing))).isInstanceOf(ProviderFailure.class);
        ModelCall.Breaker breaker = told.ended().getLast().getRequired(ModelCall.Breaker.class);
        while (breaker.state().equals("open")) {
            Thread.onSpinWait();
        }

        assertThat(ToldCalls.values(told.ended().getLast())).containsEntry(ModelCall.BREAKER, "open");
        assertThat(breaker.state()).isEqualTo("half_open");
        assertThat(once.status().breaker().key()).isEqualTo("half_open");
    }
}
