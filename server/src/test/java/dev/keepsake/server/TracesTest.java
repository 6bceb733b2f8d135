package dev.keepsake.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.model.ChatModel.ChatReply;
import dev.keepsake.model.ModelCall;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One add with a chat model and one search, as traces show them. */
class TracesTest {

    private static final String CALLERS_TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String CALLERS_SPAN = "00f067aa0ba902b7";

    private final WatchedServer watched = new WatchedServer();

    @AfterEach
    void close() {
        watched.close();
    }

    private List<SpanData> add() {
        watched.model.enqueueReply(
                new ChatReply("{\"facts\":[{\"text\":\"User has a dog.\",\"turns\":[1]}]}", 120, 20, 12, false));
        watched.client.send(
                "POST",
                "/memories",
                "{\"messages\":\"I have a dog.\",\"user_id\":\"ada\"}",
                "traceparent",
                "00-" + CALLERS_TRACE + "-" + CALLERS_SPAN + "-01");
        return watched.endedSpans();
    }

    @Test
    void anAddLiesInTheRequestAndTheRequestInTheCallersTrace() {
        List<SpanData> spans = add();

        assertThat(tree(spans))
                .containsEntry("POST /memories", "the caller")
                .containsEntry("keepsake.add", "POST /memories")
                .containsEntry("keepsake.add.accept", "keepsake.add")
                .containsEntry("keepsake.add.extract", "keepsake.add")
                .containsEntry("chat test-scripted", "keepsake.add.extract")
                .containsEntry("keepsake.add.screen", "keepsake.add")
                .containsEntry("keepsake.add.embed", "keepsake.add")
                .containsEntry("keepsake.add.reconcile", "keepsake.add")
                .containsEntry("keepsake.apply", "keepsake.add");
        assertThat(spans)
                .filteredOn(span -> !span.getName().startsWith("keepsake.index"))
                .allMatch(span -> span.getTraceId().equals(CALLERS_TRACE));
    }

    @Test
    void aCallOfAModelFollowsTheConventionsForGenerativeAi() {
        SpanData call = named(add(), "chat test-scripted");

        assertThat(call.getKind()).isEqualTo(SpanKind.CLIENT);
        assertThat(call.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
        assertThat(call.getAttributes().asMap())
                .containsEntry(AttributeKey.stringKey("gen_ai.operation.name"), "chat")
                .containsEntry(AttributeKey.stringKey("gen_ai.provider.name"), "openai")
                .containsEntry(AttributeKey.stringKey("gen_ai.request.model"), "test-scripted")
                .containsEntry(AttributeKey.stringKey("gen_ai.response.model"), "test-scripted-0613")
                .containsEntry(AttributeKey.longKey("gen_ai.usage.input_tokens"), 120L)
                .containsEntry(AttributeKey.longKey("gen_ai.usage.output_tokens"), 12L)
                .containsEntry(AttributeKey.longKey("gen_ai.usage.cache_read.input_tokens"), 20L)
                .containsEntry(AttributeKey.stringKey("server.address"), "localhost")
                .containsEntry(AttributeKey.longKey("server.port"), 4000L)
                .doesNotContainKey(AttributeKey.stringKey("error.type"))
                .doesNotContainKey(AttributeKey.stringKey("gen_ai.input.messages"));
    }

    @Test
    void aFailedCallSaysItsKindAndNoMore() {
        watched.model.enqueueFailure(ErrorCategory.MODEL_UNAVAILABLE);
        watched.client.send("POST", "/memories", "{\"messages\":\"I have a dog.\",\"user_id\":\"ada\"}");

        SpanData call = named(watched.endedSpans(), "chat test-scripted");

        assertThat(call.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(call.getAttributes().get(AttributeKey.stringKey(ModelCall.ERROR)))
                .isEqualTo("model_unavailable");
        assertThat(call.getEvents()).isEmpty();
    }

    @Test
    void aSearchShowsEverySignalBesideTheOthers() {
        add();
        watched.engine.catchUp();
        watched.spans.reset();
        watched.client.send("POST", "/search", "{\"query\":\"Which dog?\",\"user_id\":\"ada\"}");
        List<SpanData> spans = watched.endedSpans();

        assertThat(tree(spans))
                .containsEntry("POST /search", "nobody")
                .containsEntry("keepsake.search", "POST /search")
                .containsEntry("keepsake.search.embed", "keepsake.search")
                .containsEntry("keepsake.search.signal", "keepsake.search")
                .containsEntry("keepsake.search.fuse", "keepsake.search")
                .containsEntry("keepsake.search.read", "keepsake.search");
        assertThat(spans)
                .filteredOn(span -> span.getName().equals("keepsake.search.signal"))
                .extracting(span -> span.getAttributes().get(AttributeKey.stringKey("keepsake.signal")))
                .contains("vector", "context", "keyword")
                .doesNotHaveDuplicates();
        SpanData request = named(spans, "POST /search");
        assertThat(request.getKind()).isEqualTo(SpanKind.SERVER);
        assertThat(request.getAttributes().get(AttributeKey.longKey("http.response.status_code")))
                .isEqualTo(200L);
    }

    @Test
    void whoOnlyAsksForHealthOrMetricsIsNotTraced() {
        watched.nobody.get("/health");
        watched.nobody.get("/metrics");

        assertThat(watched.endedSpans()).noneMatch(span -> span.getKind() == SpanKind.SERVER);
    }

    private static SpanData named(List<SpanData> spans, String name) {
        return spans.stream()
                .filter(span -> span.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** What each lies in, by name. */
    private static Map<String, String> tree(List<SpanData> spans) {
        Map<String, String> names = spans.stream().collect(Collectors.toMap(SpanData::getSpanId, SpanData::getName));
        Function<SpanData, String> parent = span -> switch (span.getParentSpanId()) {
            case CALLERS_SPAN -> "the caller";
            case "0000000000000000" -> "nobody";
            default -> names.getOrDefault(span.getParentSpanId(), "an unknown span");
        };
        return spans.stream().collect(Collectors.toMap(SpanData::getName, parent, (one, other) -> {
            assertThat(other).as("spans of one name lie in the same").isEqualTo(one);
            return one;
        }));
    }
}
