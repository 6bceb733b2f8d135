package dev.keepsake.cli.command;

import dev.keepsake.api.EmbedderComparison;
import dev.keepsake.api.EmbedderStatus;
import dev.keepsake.api.EmbedderStatus.Activity;
import dev.keepsake.api.EmbedderUpkeep;
import dev.keepsake.cli.output.JsonOutput;
import dev.keepsake.cli.output.ProgressLine;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.server.wire.WireEmbedder;
import dev.keepsake.store.EmbeddingMigration;
import dev.keepsake.store.SetAside;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** How the change of an embedder is told on a terminal. */
final class EmbedderLines {

    private static final Duration LOOK_EVERY = Duration.ofMillis(200);
    private static final int TOLD_ONE_BY_ONE = 10;
    private static final int WORST = 5;

    private final Surroundings surroundings;
    private final boolean json;

    EmbedderLines(Surroundings surroundings, boolean json) {
        this.surroundings = surroundings;
        this.json = json;
    }

    /** Shows the progress as long as {@code goesOn}, and gives back how it stands then. */
    EmbedderStatus follow(EmbedderUpkeep embedding, Predicate<EmbedderStatus> goesOn) {
        ProgressLine progress = surroundings.progress();
        String told = null;
        EmbedderStatus status = embedding.status();
        while (goesOn.test(status)) {
            EmbeddingMigration migration = status.migration();
            if (migration != null) {
                progress.step(
                        migration.phase().name().toLowerCase(Locale.ROOT),
                        migration.filled(),
                        migration.filled() + migration.due());
                String error = migration.lastError();
                if (error != null && !error.equals(told)) {
                    progress.end();
                    surroundings.remark("It is tried again: " + error);
                }
                told = error;
            }
            pause();
            status = embedding.status();
        }
        progress.end();
        return status;
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_EVERY);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new KeepsakeException(ErrorCategory.DEADLINE_EXCEEDED, "Interrupted while waiting", interrupted);
        }
    }

    void print(EmbedderStatus status) {
        if (json) {
            surroundings.print(JsonOutput.line(WireEmbedder.write(status)));
            return;
        }
        surroundings.print("In use: " + status.current());
        EmbeddingMigration migration = status.migration();
        if (migration == null) {
            surroundings.print("No change is under way");
            print(status.filling());
            print(status.aside());
            return;
        }
        surroundings.print("Going from " + migration.from() + " to " + migration.to() + ", " + migration.phase());
        surroundings.print(String.format(
                Locale.ROOT,
                "Vectors made: %,d; missing: %,d; %.1f a second%s",
                migration.filled(),
                migration.due(),
                status.perSecond(),
                status.remaining() == null
                        ? ""
                        : ", about " + status.remaining().toSeconds() + " s left"));
        print(status.filling());
        print(status.aside());
        surroundings.remark(next(status.filling(), migration));
    }

    private void print(EmbedderStatus.Filling filling) {
        if (filling.reason() != null) {
            surroundings.print((filling.activity() == Activity.STOPPED ? "Stopped: " : "Waiting, it is tried again: ")
                    + filling.reason());
        }
    }

    private void print(EmbedderStatus.Aside aside) {
        if (aside.count() == 0) {
            return;
        }
        surroundings.print(String.format(
                Locale.ROOT,
                "Set aside: %,d, whose texts an embedder refuses; they are found by words alone where it is in use",
                aside.count()));
        for (SetAside each : aside.some().stream().limit(TOLD_ONE_BY_ONE).toList()) {
            surroundings.print("  " + each.key().text() + " of project " + each.project() + ", by "
                    + each.embedder().name() + ": " + each.reason());
        }
        if (aside.count() > TOLD_ONE_BY_ONE) {
            surroundings.print("  and more; --json tells up to " + EmbedderStatus.Aside.MOST);
        }
        surroundings.remark("'keepsake embedder retry' tries them again");
    }

    private static String next(EmbedderStatus.Filling filling, EmbeddingMigration migration) {
        if (filling.activity() == Activity.STOPPED) {
            return "Put that right, then 'keepsake embedder migrate --to "
                    + migration.to().name() + "' goes on with it; or 'cancel'";
        }
        return switch (migration.phase()) {
            case FILLING -> "Searches use the old embedder; 'keepsake embedder cancel' takes everything back";
            case READY -> "Next: 'keepsake embedder compare', then 'keepsake embedder switch', or 'cancel'";
            case SWITCHED ->
                "Configure \"" + migration.to().name()
                        + "\" as the embedder now; then 'keepsake embedder finish', or 'rollback'";
            case DROPPING -> "What is not in use any more is being removed";
        };
    }

    void print(EmbedderComparison compared, boolean texts) {
        if (json) {
            surroundings.print(JsonOutput.line(WireEmbedder.write(compared, texts)));
            return;
        }
        surroundings.print(String.format(
                Locale.ROOT,
                "%s: %.0f %% of the first %d hits are the same, those stand %.1f places apart; rank-biased overlap %.2f;"
                        + " the first hit is another one for %d",
                asked(compared),
                100 * compared.mean().overlap(),
                EmbedderComparison.HITS,
                compared.mean().displacement(),
                compared.mean().rankBiasedOverlap(),
                compared.topChanged()));
        print("In use:  " + compared.first(), compared.firstTimes());
        print("The other: " + compared.second(), compared.secondTimes());
        if (!texts) {
            surroundings.print("The answers that differ most:");
        }
        List<EmbedderComparison.Question> told = texts ? compared.questions() : compared.worst(WORST);
        for (EmbedderComparison.Question question : told) {
            surroundings.print(String.format(
                    Locale.ROOT,
                    "%3.0f %% (%.2f) %s %s",
                    100 * question.likeness().overlap(),
                    question.likeness().rankBiasedOverlap(),
                    question.topChanged() ? "other first hit:" : "same first hit: ",
                    texts && question.query() != null ? question.query() : name(question)));
        }
    }

    private static String asked(EmbedderComparison compared) {
        int questions = compared.questions().size();
        return compared.own()
                ? questions + " questions of your own"
                : "The latest " + questions + " searches, as the server remembers them";
    }

    private static String name(EmbedderComparison.Question question) {
        return question.askedAt() == null
                ? "question " + question.number()
                : "search " + question.number() + " before now, at " + question.askedAt();
    }

    private void print(String name, EmbedderComparison.Times times) {
        surroundings.print(String.format(
                Locale.ROOT,
                "%s: embedding a question %.1f ms (p95 %.1f), a search %.1f ms (p95 %.1f)",
                name,
                milliseconds(times.embedding()),
                milliseconds(times.slowEmbedding()),
                milliseconds(times.search()),
                milliseconds(times.slowSearch())));
    }

    private static double milliseconds(Duration duration) {
        return duration.toNanos() / 1e6;
    }
}
