package dev.keepsake.testkit.sample;

import dev.keepsake.conversation.Turn;
import dev.keepsake.memory.Memory;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import dev.keepsake.store.Store;
import dev.keepsake.store.Submission;
import java.util.UUID;

/**
 * Somebody with data of every sort: a current and a superseded memory that cite an indexed turn, a deleted memory, a concluded
 * add and a concluded deletion. Every text has the {@link RandomFilters#COMMON_WORD} and a word that nobody else has.
 *
 * @param project the project
 * @param scope the scope
 * @param secret the word that nobody else has
 * @param submission what was said
 * @param current the current memory
 * @param superseded the superseded memory, as it was before
 * @param deleted the deleted memory, as it was before
 * @param deletion the id of the operation that deleted it
 */
public record Inhabitant(
        ProjectId project,
        Scope scope,
        String secret,
        Submission submission,
        Memory current,
        Memory superseded,
        Memory deleted,
        UUID deletion) {

    /** Somebody new; {@code number} makes the secret. */
    public static Inhabitant of(SampleData data, ProjectId project, Scope scope, int number) {
        String secret = "secret" + number;
        String text = RandomFilters.COMMON_WORD + " " + secret;
        Submission submission = data.submission(project, scope, text);
        Turn turn = submission.episode().turns().get(0);
        return new Inhabitant(
                project,
                scope,
                secret,
                submission,
                data.memory(scope, text, turn),
                data.memory(scope, text + " before", turn),
                data.memory(scope, text + " deleted", turn),
                data.ids().next());
    }

    /** What was said. */
    public Turn turn() {
        return submission.episode().turns().get(0);
    }

    /** Writes all of it into a store that is bound to the embedder of {@code data}. */
    public void moveInto(Store store, SampleData data) {
        store.episodes().accept(submission);
        data.plan(store, project)
                .add(superseded, deleted, current)
                .index(turn())
                .supersede(superseded, current, "newer")
                .conclude(submission)
                .apply();
        data.plan(store, project).delete(deleted).concludeDeletion(deletion).apply();
    }
}
