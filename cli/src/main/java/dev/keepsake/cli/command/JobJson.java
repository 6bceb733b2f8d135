package dev.keepsake.cli.command;

import dev.keepsake.store.Job;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A job as {@code --json} prints it; {@code due} is its next attempt, of a dead one since when it is dead. */
record JobJson(
        String id,
        String kind,
        String state,
        String episode,
        List<Integer> turns,
        int attempts,
        String created,
        String since,
        String due,
        @Nullable String errorCategory,
        @Nullable String error) {

    static JobJson of(Job job) {
        Job.Failure failure = job.tries().failure();
        return new JobJson(
                job.id().toString(),
                key(job.task().kind()),
                key(job.state()),
                job.task().episode().toString(),
                job.task().turns(),
                job.tries().attempts(),
                job.createdAt().toString(),
                job.tries().since().toString(),
                job.tries().due().toString(),
                failure == null ? null : key(failure.category()),
                failure == null ? null : failure.message());
    }

    static String key(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
