package dev.keepsake.testkit.sample;

import dev.keepsake.attribute.Attributes;
import dev.keepsake.conversation.Episode;
import dev.keepsake.conversation.EpisodeId;
import dev.keepsake.conversation.Role;
import dev.keepsake.conversation.Span;
import dev.keepsake.conversation.Turn;
import dev.keepsake.conversation.TurnId;
import dev.keepsake.extract.Handling;
import dev.keepsake.memory.Attribution;
import dev.keepsake.memory.IdSource;
import dev.keepsake.memory.Lifecycle;
import dev.keepsake.memory.Memory;
import dev.keepsake.memory.MemoryId;
import dev.keepsake.memory.MemoryKind;
import dev.keepsake.memory.Source;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import dev.keepsake.store.Store;
import dev.keepsake.store.Submission;
import dev.keepsake.testkit.fake.FakeClock;
import dev.keepsake.testkit.fake.HashingEmbedder;
import dev.keepsake.testkit.fake.SequentialIds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Makes memories, submissions and plans, each a second younger than the one before. Everything is the same in every run.
 * Not for use by many threads.
 */
public final class SampleData {

    private static final Duration STEP = Duration.ofSeconds(1);

    private final IdSource ids;
    private final FakeClock clock = new FakeClock();
    private final HashingEmbedder embedder = new HashingEmbedder();

    public SampleData() {
        this(new SequentialIds(1));
    }

    public SampleData(IdSource ids) {
        this.ids = ids;
    }

    /** The embedder of all its plans. */
    public HashingEmbedder embedder() {
        return embedder;
    }

    /** Where new ids come from. */
    public IdSource ids() {
        return ids;
    }

    /** The next second. */
    public Instant tick() {
        return clock.advance(STEP);
    }

    /** The time of what was made last. */
    public Instant now() {
        return clock.instant();
    }

    /** A new current fact of {@code scope}, said by its user, without attributes and sources. */
    public Memory memory(Scope scope, String text) {
        Instant now = tick();
        return new Memory(
                new MemoryId(ids.next()),
                scope,
                MemoryKind.FACT,
                text,
                new Attribution(Role.USER, null),
                Attributes.NONE,
                List.of(),
                Lifecycle.current(now, now, null));
    }

    /** As {@link #memory(Scope, String)}, citing the whole of each of these turns. */
    public Memory memory(Scope scope, String text, Turn turn, Turn... more) {
        List<Source> sources = new ArrayList<>();
        Stream.concat(Stream.of(turn), Stream.of(more))
                .forEach(cited -> sources.add(
                        new Source(cited.id(), new Span(0, cited.text().length()))));
        return memory(scope, text).withSources(sources);
    }

    /** A submission whose turns say {@code texts}; equal texts have equal identities, whoever says them. */
    public Submission submission(ProjectId project, Scope scope, String... texts) {
        return submission(project, scope, Attributes.NONE, texts);
    }

    /** As {@link #submission(ProjectId, Scope, String...)}, with attributes. */
    public Submission submission(ProjectId project, Scope scope, Attributes attributes, String... texts) {
        EpisodeId episode = new EpisodeId(ids.next());
        List<Turn> turns = new ArrayList<>();
        for (String text : texts) {
            turns.add(new Turn(
                    new TurnId(episode, turns.size()), Role.USER, null, text, tick(), identity(text), Attributes.NONE));
        }
        return new Submission(
                new Episode(episode, project, scope, turns, tick()), Handling.DEFAULT, attributes, null, null);
    }

    /** The identity that its submissions give to a turn saying {@code text}. */
    public String identity(String text) {
        return "identity of " + text;
    }

    /** {@code submission} under an idempotency key. */
    public Submission keyed(Submission submission, String key, String digest) {
        return new Submission(
                submission.episode(),
                submission.handling(),
                submission.attributes(),
                submission.expiresOn(),
                new Submission.Idempotency(key, digest));
    }

    /** {@code submission}, to be read in another way. */
    public Submission handled(Submission submission, Handling handling) {
        return new Submission(
                submission.episode(),
                handling,
                submission.attributes(),
                submission.expiresOn(),
                submission.idempotency());
    }

    /** An empty plan for what {@code store} has of {@code project} now. */
    public PlanDraft plan(Store store, ProjectId project) {
        return new PlanDraft(store, project, tick(), embedder);
    }

    /** As {@link #plan}, with vectors of another embedder. */
    public PlanDraft plan(Store store, ProjectId project, HashingEmbedder other) {
        return new PlanDraft(store, project, tick(), other);
    }

    /** As {@link #plan}, at a given system time: to draft the same plan for several stores. */
    public PlanDraft plan(Store store, ProjectId project, Instant at) {
        return new PlanDraft(store, project, at, embedder);
    }
}
