package dev.keepsake.testkit.reference;

import dev.keepsake.conversation.Episode;
import dev.keepsake.conversation.EpisodeId;
import dev.keepsake.conversation.Turn;
import dev.keepsake.conversation.TurnId;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.filter.Selection;
import dev.keepsake.index.EntryKey;
import dev.keepsake.index.IndexEntry;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import dev.keepsake.store.Acceptance;
import dev.keepsake.store.EpisodeStore;
import dev.keepsake.store.Job;
import dev.keepsake.store.JobStore;
import dev.keepsake.store.Operation;
import dev.keepsake.store.Outcome;
import dev.keepsake.store.Page;
import dev.keepsake.store.PageRequest;
import dev.keepsake.store.Submission;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

final class InMemoryEpisodes implements EpisodeStore {

    private final Contents contents;

    InMemoryEpisodes(Contents contents) {
        this.contents = contents;
    }

    @Override
    public Acceptance accept(Submission submission, JobStore.@Nullable Lease lease) {
        synchronized (contents) {
            ProjectContents project = contents.write(submission.episode().project());
            Submission.Idempotency idempotency = submission.idempotency();
            if (idempotency != null) {
                ProjectContents.Used used = project.idempotency.get(idempotency.key());
                if (used != null) {
                    Operation earlier = Objects.requireNonNull(project.operations.get(used.operation()));
                    return used.digest().equals(idempotency.digest())
                            ? new Acceptance.Replayed(earlier)
                            : new Acceptance.KeyTaken(earlier);
                }
            }
            Operation kept = keep(project, submission);
            if (lease != null) {
                contents.leases.put(new Contents.JobKey(submission.episode().project(), kept.id()), lease);
            }
            return new Acceptance.Accepted(kept);
        }
    }

    private Operation keep(ProjectContents project, Submission submission) {
        Episode episode = submission.episode();
        UUID id = episode.id().value();
        if (project.operations.containsKey(id)) {
            throw new KeepsakeException(
                    ErrorCategory.INTERNAL, "The episode " + id + " was accepted before; ids come from one source");
        }
        Operation operation = new Operation(
                id, Operation.Kind.ADD, Operation.State.PENDING, Outcome.EMPTY, episode.receivedAt(), null, null);
        project.submissions.put(episode.id(), submission);
        project.operations.put(id, operation);
        contents.unfinished.add(submission);
        contents.jobs.add(Job.of(submission));
        if (submission.idempotency() != null) {
            project.idempotency.put(
                    submission.idempotency().key(),
                    new ProjectContents.Used(submission.idempotency().digest(), id));
        }
        return operation;
    }

    @Override
    public Optional<Operation> operation(ProjectId project, UUID id) {
        synchronized (contents) {
            return Optional.ofNullable(contents.read(project).operations.get(id));
        }
    }

    @Override
    public Page<Operation> operations(
            ProjectId project, Operation.@Nullable Kind kind, Operation.@Nullable State state, PageRequest page) {
        synchronized (contents) {
            List<Operation> all = contents.read(project).operations.values().stream()
                    .filter(operation -> kind == null || operation.kind() == kind)
                    .filter(operation -> state == null || operation.state() == state)
                    .sorted(Comparator.comparing(Operation::createdAt)
                            .thenComparing(operation -> operation.id().toString())
                            .reversed())
                    .toList();
            return new Page<>(
                    all.stream().skip(page.offset()).limit(page.size()).toList(), all.size());
        }
    }

    @Override
    public Optional<Episode> episode(ProjectId project, EpisodeId id) {
        return submission(project, id).map(Submission::episode);
    }

    @Override
    public Optional<Submission> submission(ProjectId project, EpisodeId id) {
        synchronized (contents) {
            return Optional.ofNullable(contents.read(project).submissions.get(id));
        }
    }

    @Override
    public List<Turn> turns(ProjectId project, Collection<TurnId> ids) {
        synchronized (contents) {
            ProjectContents known = contents.read(project);
            return ids.stream().map(known::turn).filter(Objects::nonNull).toList();
        }
    }

    @Override
    public Map<String, TurnId> known(ProjectId project, Scope scope, Collection<String> identities) {
        synchronized (contents) {
            ProjectContents known = contents.read(project);
            Map<String, TurnId> found = new HashMap<>();
            for (Submission submission : known.submissions.values()) {
                Episode episode = submission.episode();
                Operation operation = known.operations.get(episode.id().value());
                boolean succeeded = operation != null && operation.state() == Operation.State.SUCCEEDED;
                if (!succeeded || !episode.scope().equals(scope)) {
                    continue;
                }
                for (Turn turn : episode.turns()) {
                    if (identities.contains(turn.identity())) {
                        found.putIfAbsent(turn.identity(), turn.id());
                    }
                }
            }
            return found;
        }
    }

    @Override
    public List<TurnId> ofFailed(ProjectId project, Scope scope, Collection<String> identities) {
        synchronized (contents) {
            ProjectContents known = contents.read(project);
            return known.submissions.values().stream()
                    .map(Submission::episode)
                    .filter(episode -> episode.scope().equals(scope))
                    .filter(episode -> {
                        Operation operation = known.operations.get(episode.id().value());
                        return operation != null && operation.state() == Operation.State.FAILED;
                    })
                    .flatMap(episode -> episode.turns().stream())
                    .filter(turn -> identities.contains(turn.identity()))
                    .map(Turn::id)
                    .toList();
        }
    }

    @Override
    public List<TurnId> indexed(Selection selection) {
        synchronized (contents) {
            ProjectContents known = contents.read(selection.project());
            List<TurnId> found = new ArrayList<>();
            for (EntryKey key : known.embeddings.keySet()) {
                IndexEntry entry = known.indexEntry(selection.project(), key);
                if (key instanceof EntryKey.OfTurn(TurnId turn)
                        && entry != null
                        && carriedOut(known, turn, selection.visibility().knownAt())
                        && selection.includes(selection.project(), entry.facets())) {
                    found.add(turn);
                }
            }
            return found.stream().sorted().toList();
        }
    }

    private static boolean carriedOut(ProjectContents known, TurnId turn, @Nullable Instant moment) {
        if (moment == null) {
            return true;
        }
        Operation operation = known.operations.get(turn.episode().value());
        Instant completed = operation == null ? null : operation.completedAt();
        return completed != null && !completed.isAfter(moment);
    }

    @Override
    public List<Turn> before(ProjectId project, Scope scope, EpisodeId episode, int limit) {
        synchronized (contents) {
            ProjectContents known = contents.read(project);
            List<Turn> earlier = new ArrayList<>();
            for (Submission submission : known.submissions.values()) {
                Episode accepted = submission.episode();
                if (accepted.id().equals(episode)) {
                    return List.copyOf(
                            earlier.subList(Math.max(0, earlier.size() - Math.max(0, limit)), earlier.size()));
                }
                Operation operation = known.operations.get(accepted.id().value());
                boolean failed = operation != null && operation.state() == Operation.State.FAILED;
                if (!failed && accepted.scope().equals(scope)) {
                    earlier.addAll(accepted.turns());
                }
            }
            return List.of();
        }
    }

    @Override
    public List<Submission> unfinishedInEveryProject() {
        synchronized (contents) {
            return List.copyOf(contents.unfinished);
        }
    }
}
