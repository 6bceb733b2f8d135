package dev.keepsake.engine.search;

import dev.keepsake.api.SearchRequest;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.time.Deadline;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * What was searched for lately, to compare embedders on what people really ask. A question is somebody's text: it is kept in
 * memory alone, a few of them at a time, never longer than the process lives, and until somebody's memories in its project are deleted as a whole. Safe for use by many
 * threads.
 */
public final class RecentSearches {

    /** How many are kept. */
    public static final int KEPT = 200;

    private final Deque<Asked> latest = new ArrayDeque<>();

    /** A search of a project, without its deadline. */
    public record Asked(ProjectId project, SearchRequest request, Instant at) {}

    synchronized void note(ProjectId project, SearchRequest request, Instant at) {
        if (latest.size() == KEPT) {
            latest.removeFirst();
        }
        latest.addLast(new Asked(project, request.by(Deadline.NONE), at));
    }

    /** The latest, newest first. */
    public synchronized List<Asked> latest() {
        return List.copyOf(latest).reversed();
    }

    /** Forgets what was searched for in a project. */
    public synchronized void forget(ProjectId project) {
        latest.removeIf(asked -> asked.project().equals(project));
    }
}
