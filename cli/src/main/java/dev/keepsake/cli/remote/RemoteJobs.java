package dev.keepsake.cli.remote;

import dev.keepsake.api.JobUpkeep;
import dev.keepsake.api.JobsRequest;
import dev.keepsake.conversation.EpisodeId;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.server.wire.JsonFields;
import dev.keepsake.server.wire.WireTimes;
import dev.keepsake.store.Job;
import dev.keepsake.store.Operation;
import dev.keepsake.store.Outcome;
import dev.keepsake.store.Page;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The jobs of the project that a server's key opens. */
final class RemoteJobs implements JobUpkeep {

    private static final String JOBS = "/v1/jobs/";

    private final HttpCalls calls;
    private final InstantSource clock;

    RemoteJobs(HttpCalls calls, InstantSource clock) {
        this.calls = calls;
        this.clock = clock;
    }

    @Override
    public Page<Job> jobs(JobsRequest request) {
        String state = request.state() == null
                ? ""
                : "&state=" + request.state().name().toLowerCase(Locale.ROOT);
        JsonNode page = calls.get(JOBS + "?page=" + request.page().number() + "&page_size="
                + Math.min(RemoteMemories.MAX_PAGE_SIZE, request.page().size()) + state);
        List<Job> jobs = new ArrayList<>();
        page.path("results").forEach(node -> jobs.add(read(node)));
        return new Page<>(jobs, page.path("count").asLong());
    }

    @Override
    public Optional<Job> job(UUID id) {
        try {
            return Optional.of(read(calls.get(JOBS + id + "/")));
        } catch (KeepsakeException failed) {
            if (failed.category() == ErrorCategory.NOT_FOUND) {
                return Optional.empty();
            }
            throw failed;
        }
    }

    @Override
    public Job retryJob(UUID id) {
        return read(calls.post(JOBS + id + "/retry/", Map.of()));
    }

    @Override
    public int retryDead() {
        return calls.post(JOBS + "retry/", Map.of()).path("retried").asInt();
    }

    @Override
    public Operation discardJob(UUID id) {
        Job job = job(id).orElseThrow(() -> KeepsakeException.notFound("Job not found!"));
        JsonFields fields = new JsonFields(calls.delete(JOBS + id + "/"), "");
        return new Operation(
                UUID.fromString(required(fields, "operation")),
                switch (job.task().kind()) {
                    case ADD -> Operation.Kind.ADD;
                    case READ_LATER -> Operation.Kind.READ_LATER;
                },
                Operation.State.valueOf(required(fields, "status")),
                Outcome.EMPTY,
                job.createdAt(),
                clock.instant(),
                fields.text("message"));
    }

    private static Job read(JsonNode node) {
        JsonFields fields = new JsonFields(node, "");
        List<Integer> turns = new ArrayList<>();
        node.path("turns").forEach(turn -> turns.add(turn.asInt()));
        Job.Task task = new Job.Task(
                Job.Kind.valueOf(required(fields, "kind").toUpperCase(Locale.ROOT)),
                new EpisodeId(UUID.fromString(required(fields, "episode_id"))),
                turns);
        Job.Tries tries = new Job.Tries(
                fields.integer("attempts", 0),
                moment(fields, "since"),
                moment(fields, "due"),
                failure(fields.text("error_category"), fields.text("error")));
        return new Job(
                ProjectId.DEFAULT,
                UUID.fromString(required(fields, "id")),
                task,
                moment(fields, "created_at"),
                tries,
                Job.State.valueOf(required(fields, "state").toUpperCase(Locale.ROOT)));
    }

    private static Job.@Nullable Failure failure(@Nullable String category, @Nullable String message) {
        return category == null || message == null
                ? null
                : new Job.Failure(ErrorCategory.valueOf(category.toUpperCase(Locale.ROOT)), message);
    }

    private static Instant moment(JsonFields fields, String key) {
        return Objects.requireNonNull(WireTimes.moment(fields, key), key);
    }

    private static String required(JsonFields fields, String key) {
        return WireMemory.required(fields.text(key), key);
    }
}
