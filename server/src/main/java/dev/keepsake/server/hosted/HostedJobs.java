package dev.keepsake.server.hosted;

import dev.keepsake.api.JobsRequest;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.server.http.Caller;
import dev.keepsake.server.http.Request;
import dev.keepsake.server.http.Response;
import dev.keepsake.server.wire.WireTimes;
import dev.keepsake.store.Job;
import dev.keepsake.store.Operation;
import dev.keepsake.store.PageRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code /v1/jobs/}, ours: what the caller's project was promised and has not got yet, and what was given up of it. */
final class HostedJobs {

    private final Paging paging;

    HostedJobs(Paging paging) {
        this.paging = paging;
    }

    Response list(Request request, Caller caller) {
        PageRequest page = paging.of(request.query(), null);
        JobsRequest wanted = new JobsRequest(state(request.query().text("state")), page);
        return Response.ok(Paging.show(caller.upkeep().jobs(wanted), page, request, JobView::of));
    }

    static Response get(Request request, Caller caller) {
        return caller.upkeep()
                .job(id(request))
                .map(job -> Response.ok(JobView.of(job)))
                .orElseThrow(() -> KeepsakeException.notFound(HostedErrors.NO_JOB));
    }

    static Response retry(Request request, Caller caller) {
        return Response.ok(JobView.of(caller.upkeep().retryJob(id(request))));
    }

    static Response retryDead(Request request, Caller caller) {
        return Response.ok(Map.of("retried", caller.upkeep().retryDead()));
    }

    static Response discard(Request request, Caller caller) {
        Operation given = caller.upkeep().discardJob(id(request));
        return Response.ok(Map.of(
                "operation",
                given.id().toString(),
                "status",
                given.state().name(),
                "message",
                String.valueOf(given.error())));
    }

    private static Job.@Nullable State state(@Nullable String given) {
        if (given == null || given.isBlank()) {
            return null;
        }
        return Arrays.stream(Job.State.values())
                .filter(state -> state.name().equalsIgnoreCase(given.strip()))
                .findFirst()
                .orElseThrow(() -> KeepsakeException.invalid("state is one of "
                        + List.of(Job.State.values()).toString().toLowerCase(Locale.ROOT) + ", or is left out"));
    }

    private static UUID id(Request request) {
        try {
            return UUID.fromString(request.parameter("job_id"));
        } catch (IllegalArgumentException notAnId) {
            throw KeepsakeException.invalid("job_id should be a valid UUID");
        }
    }

    /** A job on the wire; times in ISO 8601. */
    record JobView(
            String id,
            String kind,
            String state,
            String episodeId,
            List<Integer> turns,
            int attempts,
            String createdAt,
            String since,
            String due,
            @Nullable String errorCategory,
            @Nullable String error) {

        static JobView of(Job job) {
            Job.Failure failure = job.tries().failure();
            return new JobView(
                    job.id().toString(),
                    job.task().kind().name().toLowerCase(Locale.ROOT),
                    job.state().name().toLowerCase(Locale.ROOT),
                    job.task().episode().toString(),
                    job.task().turns(),
                    job.tries().attempts(),
                    WireTimes.write(job.createdAt()),
                    WireTimes.write(job.tries().since()),
                    WireTimes.write(job.tries().due()),
                    failure == null ? null : failure.category().name().toLowerCase(Locale.ROOT),
                    failure == null ? null : failure.message());
        }
    }
}
