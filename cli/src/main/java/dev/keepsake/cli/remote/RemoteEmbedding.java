package dev.keepsake.cli.remote;

import dev.keepsake.api.EmbedderComparison;
import dev.keepsake.api.EmbedderComparison.Asked;
import dev.keepsake.api.EmbedderComparison.Likeness;
import dev.keepsake.api.EmbedderComparison.Question;
import dev.keepsake.api.EmbedderComparison.Times;
import dev.keepsake.api.EmbedderStatus;
import dev.keepsake.api.EmbedderStatus.Activity;
import dev.keepsake.api.EmbedderUpkeep;
import dev.keepsake.index.EntryKey;
import dev.keepsake.model.EmbedderId;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import dev.keepsake.scope.ScopeField;
import dev.keepsake.store.EmbeddingMigration;
import dev.keepsake.store.EmbeddingMigration.Phase;
import dev.keepsake.store.SetAside;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The change of a server's embedder. */
final class RemoteEmbedding implements EmbedderUpkeep {

    private static final String PATH = "/v1/embedder/";

    private final HttpCalls calls;

    RemoteEmbedding(HttpCalls calls) {
        this.calls = calls;
    }

    @Override
    public EmbedderStatus status() {
        return status(calls.get(PATH));
    }

    @Override
    public EmbedderStatus migrateTo(String embedder) {
        return status(calls.post(PATH + "migrate/", Map.of("to", embedder)));
    }

    @Override
    public EmbedderComparison compare(List<Asked> own) {
        List<String> queries =
                own.stream().map(asked -> asked.request().query()).toList();
        Map<String, Object> body = new HashMap<>(Map.of("queries", queries));
        if (!own.isEmpty()) {
            Scope owners = own.getFirst().request().reach().scope();
            for (ScopeField owner : ScopeField.values()) {
                String id = owners.id(owner);
                if (id != null) {
                    body.put(owner.key() + "_id", id);
                }
            }
        }
        JsonNode answer = calls.post(PATH + "compare/", body);
        List<Question> questions = new ArrayList<>();
        answer.path("questions").forEach(node -> questions.add(question(node)));
        return new EmbedderComparison(
                id(answer.path("first")),
                id(answer.path("second")),
                answer.path("own").asBoolean(),
                likeness(answer),
                answer.path("top_changed").asInt(),
                times(answer.path("first_times")),
                times(answer.path("second_times")),
                questions);
    }

    @Override
    public EmbedderStatus retrySetAside() {
        return act("retry/");
    }

    @Override
    public EmbedderStatus switchOver(boolean acceptSetAside) {
        return status(calls.post(PATH + "switch/", Map.of("accept_set_aside", acceptSetAside)));
    }

    @Override
    public EmbedderStatus rollBack(boolean acceptSetAside) {
        return status(calls.post(PATH + "rollback/", Map.of("accept_set_aside", acceptSetAside)));
    }

    @Override
    public EmbedderStatus finish() {
        return act("finish/");
    }

    @Override
    public EmbedderStatus cancel() {
        return act("cancel/");
    }

    private EmbedderStatus act(String what) {
        return status(calls.post(PATH + what, Map.of()));
    }

    private static EmbedderStatus status(JsonNode node) {
        JsonNode migration = node.path("migration");
        JsonNode remaining = node.path("remaining_seconds");
        return new EmbedderStatus(
                id(node.path("current")),
                migration.isObject() ? migration(migration) : null,
                new EmbedderStatus.Filling(
                        Activity.valueOf(node.path("activity").asString()),
                        text(node.path("reason")),
                        node.path("per_second").asDouble(),
                        remaining.isNumber() ? Duration.ofSeconds(remaining.asLong()) : null),
                aside(node));
    }

    private static EmbedderStatus.Aside aside(JsonNode node) {
        List<SetAside> some = new ArrayList<>();
        for (JsonNode each : node.path("some_set_aside")) {
            some.add(new SetAside(
                    id(each.path("embedder")),
                    new ProjectId(each.path("project").asString()),
                    EntryKey.parse(each.path("entry").asString()),
                    each.path("reason").asString(),
                    Instant.parse(each.path("at").asString())));
        }
        return new EmbedderStatus.Aside(node.path("set_aside").asLong(), some);
    }

    private static EmbeddingMigration migration(JsonNode node) {
        return new EmbeddingMigration(
                id(node.path("from")),
                id(node.path("to")),
                Phase.valueOf(node.path("phase").asString()),
                node.path("generation").asInt(),
                Instant.parse(node.path("begun_at").asString()),
                node.path("filled").asLong(),
                node.path("due").asLong(),
                text(node.path("last_error")));
    }

    private static @Nullable String text(JsonNode node) {
        return node.isString() ? node.asString() : null;
    }

    private static EmbedderId id(JsonNode node) {
        return new EmbedderId(
                node.path("name").asString(), node.path("dimension").asInt());
    }

    private static Question question(JsonNode node) {
        String askedAt = text(node.path("asked_at"));
        return new Question(
                node.path("number").asInt(),
                askedAt == null ? null : Instant.parse(askedAt),
                text(node.path("query")),
                likeness(node),
                node.path("top_changed").asBoolean());
    }

    private static Likeness likeness(JsonNode node) {
        return new Likeness(
                node.path("overlap").asDouble(),
                node.path("rank_biased_overlap").asDouble(),
                node.path("displacement").asDouble());
    }

    private static Times times(JsonNode node) {
        return new Times(
                milliseconds(node.path("embedding_p50_ms")),
                milliseconds(node.path("embedding_p95_ms")),
                milliseconds(node.path("search_p50_ms")),
                milliseconds(node.path("search_p95_ms")));
    }

    private static Duration milliseconds(JsonNode node) {
        return Duration.ofNanos((long) (node.asDouble() * 1e6));
    }
}
