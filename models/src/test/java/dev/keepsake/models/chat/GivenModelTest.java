package dev.keepsake.models.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.keepsake.egress.Egress;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.model.ChatModel.ChatPrompt;
import dev.keepsake.model.ModelCall;
import dev.keepsake.models.ToldCalls;
import dev.keepsake.models.provider.Limits;
import dev.keepsake.models.provider.Outgoing;
import dev.keepsake.models.provider.Patience;
import dev.keepsake.models.provider.ProviderFailure;
import dev.keepsake.models.provider.ProviderFailure.Kind;
import dev.keepsake.models.provider.ProviderStatus.Breaker;
import dev.keepsake.time.Deadline;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.exception.HttpException;
import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.exception.UnresolvedModelServerException;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.TokenUsage;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Models of LangChain4j's that somebody made by himself: watched, limited and understood like all others. */
@Timeout(60)
class GivenModelTest {

    private static final ChatPrompt PROMPT = new ChatPrompt("Be brief.", "the secret question", "");
    private static final Patience QUICK =
            new Patience(2, Duration.ofMillis(1), Duration.ofMillis(1), 3, Duration.ofHours(1));

    private final ToldCalls told = new ToldCalls();
    private final AtomicInteger asked = new AtomicInteger();

    private record Given(Function<ChatRequest, ChatResponse> answer) implements ChatModel {

        @Override
        public ChatResponse doChat(ChatRequest request) {
            return answer.apply(request);
        }
    }

    private LangChainChatModel given(Limits limits, Function<ChatRequest, ChatResponse> answer) {
        return LangChainChatModel.around(
                new Given(request -> {
                    asked.incrementAndGet();
                    return answer.apply(request);
                }),
                "my-model",
                limits,
                false);
    }

    private static ChatResponse paris(ChatRequest request) {
        return ChatResponse.builder()
                .aiMessage(AiMessage.from("Paris"))
                .tokenUsage(new TokenUsage(17, 5))
                .build();
    }

    @Test
    void whoeverOpensAMemoryWithItIsToldOfItsCalls() {
        LangChainChatModel model = given(Limits.STANDARD, GivenModelTest::paris);
        model.observedBy(told.registry());

        assertThat(model.chat(PROMPT, Deadline.NONE).inputTokens()).isEqualTo(17);

        assertThat(told.ended())
                .singleElement()
                .satisfies(context -> assertThat(ToldCalls.values(context))
                        .containsEntry(ModelCall.PROVIDER, "langchain")
                        .containsEntry(ModelCall.REQUEST_MODEL, "my-model")
                        .containsEntry(ModelCall.INPUT_TOKENS, "17")
                        .containsEntry(ModelCall.OUTPUT_TOKENS, "5")
                        .containsEntry(ModelCall.ERROR, "none"));
        assertThat(ToldCalls.values(told.ended().getFirst()).values()).noneMatch(value -> value.contains("secret"));
    }

    @Test
    void whoeverWasNamedFirstGoesOnBeingTold() {
        LangChainChatModel model = LangChainChatModel.around(
                new Given(GivenModelTest::paris),
                "my-model",
                Limits.STANDARD,
                false,
                new Outgoing(Egress.ANYWHERE, told.registry()));
        model.observedBy(ObservationRegistry.create());

        model.chat(PROMPT, Deadline.NONE);

        assertThat(told.ended()).hasSize(1);
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new RateLimitException("the secret question"), Kind.TOO_MANY_REQUESTS),
                Arguments.of(new AuthenticationException("the secret key"), Kind.KEY_REFUSED),
                Arguments.of(new ModelNotFoundException("the secret question"), Kind.UNKNOWN_MODEL),
                Arguments.of(new InvalidRequestException("the secret question"), Kind.REQUEST_REFUSED),
                Arguments.of(new ContentFilteredException("the secret question"), Kind.FILTERED),
                Arguments.of(new InternalServerException("the secret question"), Kind.OUT_OF_ORDER),
                Arguments.of(new TimeoutException("the secret question"), Kind.TIMEOUT),
                Arguments.of(new UnresolvedModelServerException("the secret question"), Kind.UNREACHABLE),
                Arguments.of(
                        new RateLimitException(new HttpException(429, "the secret question")), Kind.TOO_MANY_REQUESTS),
                Arguments.of(new IllegalStateException("the secret question"), Kind.UNREADABLE));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void whatLangChainsExceptionsMeanIsToldInOurWords(RuntimeException thrown, Kind kind) {
        LangChainChatModel model = given(Limits.STANDARD.withPatience(QUICK), request -> {
            throw thrown;
        });

        ProviderFailure failure = catchThrowableOfType(ProviderFailure.class, () -> model.chat(PROMPT, Deadline.NONE));

        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure).hasMessageContaining("my-model").hasNoCause();
        assertThat(failure.getMessage()).doesNotContain("secret");
        assertThat(asked).hasValue(failure.mayPass() ? 3 : 1);
    }

    @Test
    void oneThatFailsAgainAndAgainIsLetBe() {
        LangChainChatModel model = given(Limits.STANDARD.withPatience(QUICK), request -> {
            throw new InternalServerException("broken");
        });

        for (Kind kind : List.of(Kind.OUT_OF_ORDER, Kind.PAUSED)) {
            ProviderFailure failure =
                    catchThrowableOfType(ProviderFailure.class, () -> model.chat(PROMPT, Deadline.NONE));

            assertThat(failure.kind()).isEqualTo(kind);
        }
        assertThat(model.statuses().getFirst().breaker()).isEqualTo(Breaker.OPEN);
    }

    @Test
    void whoHeedsNoInterruptKeepsNobodyBeyondTheDeadline() {
        CountDownLatch end = new CountDownLatch(1);
        LangChainChatModel model = given(Limits.STANDARD.withPatience(QUICK), request -> {
            while (end.getCount() > 0) {
                try {
                    end.await();
                } catch (InterruptedException ignored) {
                    asked.incrementAndGet();
                }
            }
            return paris(request);
        });
        try {
            KeepsakeException late = catchThrowableOfType(
                    KeepsakeException.class, () -> model.chat(PROMPT, Deadline.after(Duration.ofMillis(50))));

            assertThat(late.category()).isEqualTo(ErrorCategory.DEADLINE_EXCEEDED);
        } finally {
            end.countDown();
        }
    }
}
