package dev.keepsake.engine.search;

import dev.keepsake.attribute.Attributes;
import dev.keepsake.conversation.EpisodeId;
import dev.keepsake.conversation.Role;
import dev.keepsake.conversation.Span;
import dev.keepsake.conversation.TurnId;
import dev.keepsake.entity.CanonicalName;
import dev.keepsake.entity.EntityKind;
import dev.keepsake.entity.EntityMention;
import dev.keepsake.filter.Filter;
import dev.keepsake.filter.Selection;
import dev.keepsake.filter.Visibility;
import dev.keepsake.index.Candidate;
import dev.keepsake.index.CandidateQuery;
import dev.keepsake.index.Circumstances;
import dev.keepsake.index.EntryKey;
import dev.keepsake.index.EntryKind;
import dev.keepsake.index.Features;
import dev.keepsake.index.IndexEntry;
import dev.keepsake.index.IndexUpdate;
import dev.keepsake.memory.Attribution;
import dev.keepsake.memory.Lifecycle;
import dev.keepsake.memory.Memory;
import dev.keepsake.memory.MemoryId;
import dev.keepsake.memory.MemoryKind;
import dev.keepsake.memory.MemoryState;
import dev.keepsake.memory.Source;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import dev.keepsake.testkit.fake.HashingEmbedder;
import dev.keepsake.testkit.reference.InMemoryIndex;
import dev.keepsake.time.Deadline;
import dev.keepsake.time.TimeMention;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Things that were said, in an index and as candidates. */
final class Sayings {

    private static final Scope SCOPE = Scope.ofUser("alice");

    static final Instant MAY = Instant.parse("2023-05-08T12:00:00Z");
    static final CandidateQuery QUERY = query(Deadline.NONE);

    final HashingEmbedder embedder = new HashingEmbedder();
    final InMemoryIndex index = new InMemoryIndex();

    static CandidateQuery query(Deadline deadline) {
        Selection selection = new Selection(ProjectId.DEFAULT, SCOPE, Filter.all(), new Visibility(true, true, MAY));
        return new CandidateQuery(selection, EnumSet.allOf(EntryKind.class), 100, deadline);
    }

    static EntryKey key(long number) {
        return new EntryKey.OfMemory(new MemoryId(new UUID(0, number)));
    }

    static TurnId turn(long episode, int ordinal) {
        return new TurnId(new EpisodeId(new UUID(1, episode)), ordinal);
    }

    static Memory memory(long number, String text, TurnId... turns) {
        List<Source> sources = Stream.of(turns)
                .map(turn -> new Source(turn, new Span(0, text.length())))
                .toList();
        return new Memory(
                new MemoryId(new UUID(0, number)),
                SCOPE,
                MemoryKind.FACT,
                text,
                new Attribution(Role.USER, null),
                Attributes.NONE,
                sources,
                Lifecycle.current(MAY, MAY, null));
    }

    /** A candidate that came from these turns. */
    static Candidate from(long number, double score, TurnId... turns) {
        return new Candidate(
                key(number),
                score,
                new Circumstances(List.of(turns), MAY, Role.USER, null, MemoryState.CURRENT, List.of(), 0));
    }

    /** A candidate that was said by somebody. */
    static Candidate by(long number, Role role, @Nullable String actor) {
        return new Candidate(
                key(number), 1, new Circumstances(List.of(), MAY, role, actor, MemoryState.CURRENT, List.of(), 0));
    }

    /** A candidate in some state, said at some time. */
    static Candidate at(long number, Instant said, MemoryState state) {
        return new Candidate(key(number), 1, new Circumstances(List.of(), said, Role.USER, null, state, List.of(), 0));
    }

    /** Puts into the index what somebody said in these turns, naming these entities. */
    void put(Memory memory, @Nullable String actor, String... entities) {
        Memory said = new Memory(
                memory.id(),
                memory.scope(),
                memory.kind(),
                memory.text(),
                new Attribution(Role.USER, actor),
                memory.attributes(),
                memory.sources(),
                memory.lifecycle());
        List<EntityMention> mentions = Stream.of(entities).map(Sayings::mention).toList();
        enter(said, new Features(null, List.of(), mentions, 0));
    }

    /** Puts into the index what names a time. */
    void putOfTime(Memory memory, TimeMention time) {
        enter(memory, new Features(null, List.of(time), List.of(), 0));
    }

    private void enter(Memory memory, Features features) {
        IndexEntry entry = IndexEntry.of(ProjectId.DEFAULT, memory, embedder.embed(memory.text()), features);
        index.apply(List.of(new IndexUpdate.Upsert(entry)), index.position() + 1);
    }

    private static EntityMention mention(String name) {
        return new EntityMention(name, CanonicalName.of(name), new Span(0, name.length()), EntityKind.OTHER);
    }
}
