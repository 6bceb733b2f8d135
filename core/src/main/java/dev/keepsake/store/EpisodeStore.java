package dev.keepsake.store;

import dev.keepsake.conversation.Episode;
import dev.keepsake.conversation.EpisodeId;
import dev.keepsake.conversation.Turn;
import dev.keepsake.conversation.TurnId;
import dev.keepsake.filter.Selection;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Episodes, kept verbatim before anything is made of them. */
public interface EpisodeStore {

    /** Keeps a submission; when this returns {@code Accepted} it survives a crash, and so does its job, which is due at once. */
    default Acceptance accept(Submission submission) {
        return accept(submission, null);
    }

    /**
     * Keeps a submission as {@link #accept(Submission)} does.
     *
     * @param lease held on its job from the first moment on, by a caller who is about to carry it out; or null
     */
    Acceptance accept(Submission submission, JobStore.@Nullable Lease lease);

    /** The submission of a project whose episode has this id, whatever has become of it. */
    Optional<Submission> submission(ProjectId project, EpisodeId id);

    /** The operation of a project with this id. */
    Optional<Operation> operation(ProjectId project, UUID id);

    /**
     * The operations of a project, newest first by (when they were accepted, id).
     *
     * @param kind only these, or null for all
     * @param state only these, or null for all
     */
    Page<Operation> operations(
            ProjectId project, Operation.@Nullable Kind kind, Operation.@Nullable State state, PageRequest page);

    /** The episode of a project with this id, whatever has become of it. */
    Optional<Episode> episode(ProjectId project, EpisodeId id);

    /** The turns with these ids, in the order asked; unknown ones and those of other projects are left out. */
    List<Turn> turns(ProjectId project, Collection<TurnId> ids);

    /**
     * Which of these message identities are already in episodes of exactly this scope whose add succeeded, with the turn that
     * carries each.
     */
    Map<String, TurnId> known(ProjectId project, Scope scope, Collection<String> identities);

    /** The turns of failed adds of exactly this scope that carry one of these message identities. */
    List<TurnId> ofFailed(ProjectId project, Scope scope, Collection<String> identities);

    /**
     * The turns that are in the indexes (embedded and not withdrawn) and selected by their facets. Where the selection asks for
     * the knowledge of a moment, they are those whose add had been carried out by then.
     */
    List<TurnId> indexed(Selection selection);

    /**
     * The last turns that exactly this scope was given before an episode, in the order in which they were accepted, oldest first;
     * those of failed adds are left out. None before an episode that the project does not have.
     *
     * @param limit at most how many
     */
    List<Turn> before(ProjectId project, Scope scope, EpisodeId episode, int limit);

    /** Every accepted submission that no plan has concluded yet, oldest first, over all projects: for checks only. */
    List<Submission> unfinishedInEveryProject();
}
