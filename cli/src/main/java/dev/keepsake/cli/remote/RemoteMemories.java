package dev.keepsake.cli.remote;

import dev.keepsake.api.AddRequest;
import dev.keepsake.api.AddResult;
import dev.keepsake.api.DeleteAllRequest;
import dev.keepsake.api.DeleteRequest;
import dev.keepsake.api.EmbedderUpkeep;
import dev.keepsake.api.EpisodeRequest;
import dev.keepsake.api.GetRequest;
import dev.keepsake.api.HistoryRequest;
import dev.keepsake.api.JobUpkeep;
import dev.keepsake.api.ListRequest;
import dev.keepsake.api.Memories;
import dev.keepsake.api.OperationRequest;
import dev.keepsake.api.OperationsRequest;
import dev.keepsake.api.OwnersRequest;
import dev.keepsake.api.Reach;
import dev.keepsake.api.RelationsRequest;
import dev.keepsake.api.ResetRequest;
import dev.keepsake.api.RestoreRequest;
import dev.keepsake.api.SearchRecipe;
import dev.keepsake.api.SearchRequest;
import dev.keepsake.api.SearchResult;
import dev.keepsake.api.UpdateRequest;
import dev.keepsake.api.Why;
import dev.keepsake.api.WhyRequest;
import dev.keepsake.change.HistoryEntry;
import dev.keepsake.conversation.Episode;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.filter.Filter;
import dev.keepsake.graph.Relation;
import dev.keepsake.index.EntryKind;
import dev.keepsake.memory.Memory;
import dev.keepsake.scope.ScopeField;
import dev.keepsake.scope.ScopeOwner;
import dev.keepsake.server.wire.AttributeWire;
import dev.keepsake.server.wire.JsonFields;
import dev.keepsake.server.wire.WireTimes;
import dev.keepsake.store.Operation;
import dev.keepsake.store.Page;
import dev.keepsake.time.Deadline;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The memories of a server, over the API of Mem0's hosted platform. The key decides which project they are. What that API
 * cannot say is refused with {@code INVALID_REQUEST} and never quietly left out. Safe for use by many threads.
 */
public final class RemoteMemories implements Memories, AutoCloseable {

    /** Longer pages are cut by the server, which would leave holes between them. */
    static final int MAX_PAGE_SIZE = 200;

    private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(250);
    private static final String MEMORIES = "/v1/memories/";

    private final HttpCalls calls;
    private final InstantSource clock;

    /**
     * The memories at {@code server}; nothing is sent yet.
     *
     * @param apiKey sent with every request, or null
     */
    public RemoteMemories(URI server, @Nullable String apiKey, InstantSource clock) {
        this.calls = new HttpCalls(server, apiKey);
        this.clock = clock;
    }

    /** The project that the key opens. */
    public String ping() {
        return calls.get("/v1/ping/").path("project_id").asString("");
    }

    /** How the server's store goes from one embedder to another; for a key of the default project. */
    public EmbedderUpkeep embedding() {
        return new RemoteEmbedding(calls);
    }

    /** What the project that the key opens was promised and has not got yet. */
    public JobUpkeep jobs() {
        return new RemoteJobs(calls, clock);
    }

    @Override
    public AddResult add(AddRequest request) {
        String key = request.idempotencyKey();
        Map<String, String> headers = key == null ? Map.of() : Map.of("Idempotency-Key", key);
        JsonNode answer = calls.send("POST", "/v3/memories/add/", AddBody.of(request), headers);
        Operation operation = WireOperation.answer(answer, clock.instant());
        return new AddResult(request.mode() == AddRequest.Mode.WAIT ? concluded(operation) : operation, false);
    }

    /** Asks until the operation is done; a server that extracts in the background answers an add at once. */
    private Operation concluded(Operation operation) {
        Operation latest = operation;
        while (latest.state() == Operation.State.PENDING) {
            try {
                Thread.sleep(BETWEEN_QUESTIONS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new KeepsakeException(
                        ErrorCategory.DEADLINE_EXCEEDED,
                        "Interrupted while the server works on " + operation.id() + "; it is accepted and goes on",
                        e);
            }
            latest = operation(new OperationRequest(operation.id())).orElse(latest);
        }
        return latest;
    }

    @Override
    public SearchResult search(SearchRequest request) {
        return WireFound.result(calls.post("/v3/memories/search/", asking(request)));
    }

    private Map<String, Object> asking(SearchRequest request) {
        boolean rerank = request.recipe().equals(SearchRecipe.HYBRID_RERANKED);
        if (!rerank && !request.recipe().equals(SearchRecipe.HYBRID)) {
            throw notSayable("search by the recipe " + request.recipe().name());
        }
        if (!request.returning().equals(Set.of(EntryKind.MEMORY))) {
            throw notSayable("return turns");
        }
        if (request.deadline() != Deadline.NONE) {
            throw notSayable("take a deadline");
        }
        Map<String, Object> body = RemoteReach.reading(request.reach());
        body.put("query", request.query());
        body.put("top_k", request.limit());
        body.put("threshold", request.threshold());
        body.put("token_budget", request.tokenBudget());
        body.put("rerank", rerank);
        body.put("explain", true);
        body.put("enable_graph", request.relationDepth() > 0);
        body.put("relation_depth", request.relationDepth());
        Instant asked = request.referenceTime();
        if (asked != null) {
            body.put("reference_date", asked.toString());
        }
        return body;
    }

    @Override
    public Optional<Memory> get(GetRequest request) {
        return known(
                () -> WireMemory.memory(calls.get(MEMORIES + request.id() + "/" + RemoteReach.query(request.asOf()))));
    }

    @Override
    public Page<Memory> list(ListRequest request) {
        int size = request.page().size();
        if (size > MAX_PAGE_SIZE) {
            throw notSayable("list more than " + MAX_PAGE_SIZE + " memories on a page (asked for " + size + ")");
        }
        String path = "/v3/memories/?page=" + request.page().number() + "&page_size=" + size;
        JsonNode answer = calls.post(path, RemoteReach.reading(request.reach()));
        List<Memory> memories = new ArrayList<>();
        answer.path("results").forEach(node -> memories.add(WireMemory.memory(node)));
        return new Page<>(memories, answer.path("count").asLong(memories.size()));
    }

    @Override
    public List<Relation> relations(RelationsRequest request) {
        String path = "/v1/relations/?page=" + request.page().number() + "&page_size="
                + Math.min(MAX_PAGE_SIZE, request.page().size());
        List<Relation> relations = new ArrayList<>();
        calls.post(path, RemoteReach.reading(request.reach()))
                .path("results")
                .forEach(node -> relations.add(WireRelated.relation(node)));
        return relations;
    }

    @Override
    public Memory update(UpdateRequest request) {
        Map<String, @Nullable Object> body = new HashMap<>();
        if (request.text() != null) {
            body.put("text", request.text());
        }
        if (!request.attributes().isEmpty()) {
            body.put("metadata", AttributeWire.writeOrNull(request.attributes()));
        }
        switch (request.expiry()) {
            case UpdateRequest.Expiry.Keep keep -> {}
            case UpdateRequest.Expiry.Clear clear -> body.put("expiration_date", null);
            case UpdateRequest.Expiry.On(var day) -> body.put("expiration_date", day.toString());
        }
        return WireMemory.memory(calls.put(MEMORIES + request.id() + "/", body));
    }

    @Override
    public Why why(WhyRequest request) {
        Optional<Memory> memory = get(new GetRequest(request.id()));
        return memory.isEmpty()
                ? new Why.Unknown()
                : WireReason.why(
                        calls.post(MEMORIES + request.id() + "/why/", asking(request.request())), memory.get());
    }

    @Override
    public Memory restore(RestoreRequest request) {
        return WireMemory.memory(calls.post(MEMORIES + request.id() + "/restore/", Map.of()));
    }

    @Override
    public Memory delete(DeleteRequest request) {
        Memory memory = WireMemory.memory(calls.get(MEMORIES + request.id() + "/"));
        calls.delete(MEMORIES + request.id() + "/");
        return memory.withLifecycle(memory.lifecycle().deleted(clock.instant()));
    }

    @Override
    public Operation deleteAll(DeleteAllRequest request) {
        Reach reach = request.reach();
        if (!reach.filter().equals(Filter.all())) {
            throw notSayable("delete by a filter; delete by owner, or memory by memory");
        }
        Map<String, String> owners = new LinkedHashMap<>();
        for (ScopeField owner : ScopeField.values()) {
            String id = reach.scope().isAny() ? "*" : reach.scope().id(owner);
            if (id != null) {
                owners.put(owner.key() + "_id", URLEncoder.encode(id, StandardCharsets.UTF_8));
            }
        }
        String query = owners.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining("&"));
        JsonNode answer = calls.delete(MEMORIES + "?" + query);
        String event = WireMemory.required(new JsonFields(answer, "").text("event_id"), "event_id");
        return operation(new OperationRequest(UUID.fromString(event)))
                .map(this::concluded)
                .orElseThrow(() -> KeepsakeException.notFound("The server does not know its own event " + event));
    }

    @Override
    public List<HistoryEntry> history(HistoryRequest request) {
        List<HistoryEntry> entries = new ArrayList<>();
        for (JsonNode node : calls.get(MEMORIES + request.id() + "/history/")) {
            entries.add(WireMemory.entry(node, entries.size()));
        }
        return entries;
    }

    @Override
    public void reset(ResetRequest request) {
        throw notSayable("reset a project; stop the server and run 'keepsake reset' on its data directory");
    }

    @Override
    public Page<ScopeOwner> owners(OwnersRequest request) {
        JsonNode answer = calls.get("/v1/entities/?page=" + request.page().number() + "&page_size="
                + Math.min(MAX_PAGE_SIZE, request.page().size()));
        List<ScopeOwner> owners = new ArrayList<>();
        for (JsonNode node : answer.path("results")) {
            JsonFields fields = new JsonFields(node, "");
            owners.add(new ScopeOwner(
                    ScopeField.ofKey(WireMemory.required(fields.text("type"), "type"))
                            .orElseThrow(),
                    WireMemory.required(fields.text("name"), "name"),
                    node.path("total_memories").asLong(0),
                    WireMemory.required(WireTimes.moment(fields, "created_at"), "created_at"),
                    WireMemory.required(WireTimes.moment(fields, "updated_at"), "updated_at")));
        }
        return new Page<>(owners, answer.path("count").asLong(owners.size()));
    }

    @Override
    public Optional<Episode> episode(EpisodeRequest request) {
        return known(() -> WireEpisode.episode(calls.get("/v1/episodes/" + request.id() + "/")));
    }

    @Override
    public Page<Operation> operations(OperationsRequest request) {
        StringBuilder path =
                new StringBuilder("/v1/events/?page=" + request.page().number() + "&page_size="
                        + Math.min(MAX_PAGE_SIZE, request.page().size()));
        if (request.kind() != null) {
            path.append("&event_type=").append(request.kind());
        }
        if (request.state() != null) {
            path.append("&status=").append(request.state());
        }
        JsonNode answer = calls.get(path.toString());
        List<Operation> operations = new ArrayList<>();
        answer.path("results").forEach(node -> operations.add(WireOperation.event(node, clock.instant())));
        return new Page<>(operations, answer.path("count").asLong(operations.size()));
    }

    @Override
    public Optional<Operation> operation(OperationRequest request) {
        return known(() -> WireOperation.event(calls.get("/v1/event/" + request.id() + "/"), clock.instant()));
    }

    private static <T> Optional<T> known(Supplier<T> call) {
        try {
            return Optional.of(call.get());
        } catch (KeepsakeException e) {
            if (e.category() == ErrorCategory.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private KeepsakeException notSayable(String what) {
        return KeepsakeException.invalid("The API of the server " + calls.server() + " cannot " + what
                + "; work on the data directory for that");
    }

    @Override
    public void close() {
        calls.close();
    }
}
