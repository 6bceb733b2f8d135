package dev.keepsake.server.hosted;

import dev.keepsake.server.http.Failure;
import dev.keepsake.server.http.Failures;
import java.util.Map;

/** The three shapes the platform shows failures in, by the kind of route. A missing key looks the same on all. */
final class HostedErrors {

    static final String NO_MEMORY = "Memory not found!";
    static final String NO_EVENT = "Event not found or you don't have permission to access it.";

    static final String NO_EPISODE = "Episode not found!";

    static final String NO_OPERATION = "Operation not found!";

    static final String NO_HELD_FACT = "No such fact is held!";

    static final String NO_JOB = "Job not found!";

    private HostedErrors() {}

    /** Memories and batches: {@code {"error": ...}}. */
    static Object memory(Failure failure) {
        return error(failure, NO_MEMORY);
    }

    /** Events: {@code {"error": ...}}. */
    static Object event(Failure failure) {
        return error(failure, NO_EVENT);
    }

    /** Episodes, which are ours: {@code {"error": ...}}. */
    static Object episode(Failure failure) {
        return error(failure, NO_EPISODE);
    }

    /** Operations to be undone, which are ours: {@code {"error": ...}}. */
    static Object operation(Failure failure) {
        return error(failure, NO_OPERATION);
    }

    /** Facts that are held back, which are ours: {@code {"error": ...}}. */
    static Object held(Failure failure) {
        return error(failure, NO_HELD_FACT);
    }

    /** Jobs, which are ours: {@code {"error": ...}}. */
    static Object job(Failure failure) {
        return error(failure, NO_JOB);
    }

    /** Entities: {@code {"message": ...}}. */
    static Object entity(Failure failure) {
        return isCommon(failure) ? Failures.detail(failure) : Map.of("message", failure.message());
    }

    private static Object error(Failure failure, String whenNotFound) {
        if (isCommon(failure)) {
            return Failures.detail(failure);
        }
        return Map.of("error", failure.status() == 404 ? whenNotFound : failure.message());
    }

    private static boolean isCommon(Failure failure) {
        return failure.status() == 401 || failure.status() >= 500;
    }
}
