package dev.keepsake.testkit.sample;

import dev.keepsake.conversation.Span;
import dev.keepsake.conversation.Turn;
import dev.keepsake.entity.EntityKind;
import dev.keepsake.entity.EntityMention;
import dev.keepsake.index.EntryKey;
import dev.keepsake.index.Features;
import dev.keepsake.memory.Memory;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import dev.keepsake.store.Store;
import dev.keepsake.store.Submission;
import java.util.List;
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

    /** What is read from all that is said: the common word and the secret as entities, and in a context. */
    private Features features(SampleData data) {
        List<EntityMention> entities = List.of(
                new EntityMention(secret, secret, new Span(1, 2), EntityKind.OTHER),
                new EntityMention(
                        RandomFilters.COMMON_WORD, RandomFilters.COMMON_WORD, new Span(3, 4), EntityKind.OTHER));
        return new Features(data.embedder().embed("before " + secret), List.of(), entities, 1);
    }

    /** Writes all of it into a store that is bound to the embedder of {@code data}. */
    public void moveInto(Store store, SampleData data) {
        store.episodes().accept(submission);
        data.plan(store, project)
                .add(superseded, deleted, current)
                .index(turn())
                .read(new EntryKey.OfMemory(current.id()), features(data))
                .read(new EntryKey.OfMemory(deleted.id()), features(data))
                .read(new EntryKey.OfTurn(turn().id()), features(data))
                .supersede(superseded, current, "newer")
                .conclude(submission)
                .apply();
        data.plan(store, project).delete(deleted).concludeDeletion(deletion).apply();
    }
}
