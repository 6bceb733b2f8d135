package dev.keepsake.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.conversation.EpisodeId;
import dev.keepsake.conversation.Role;
import dev.keepsake.conversation.TurnId;
import dev.keepsake.filter.Facets;
import dev.keepsake.filter.Selection;
import dev.keepsake.filter.Visibility;
import dev.keepsake.index.Candidate;
import dev.keepsake.index.CandidateQuery;
import dev.keepsake.index.EntryKey;
import dev.keepsake.index.EntryKind;
import dev.keepsake.index.IndexEntry;
import dev.keepsake.index.IndexUpdate;
import dev.keepsake.index.Projection;
import dev.keepsake.index.StructureIndex;
import dev.keepsake.memory.Memory;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import dev.keepsake.testkit.reference.InMemoryIndex;
import dev.keepsake.testkit.sample.RandomFeatures;
import dev.keepsake.testkit.sample.RandomFilters;
import dev.keepsake.testkit.sample.Seed;
import dev.keepsake.time.AsOf;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An index of random entries answers every question about their structure as the reference does, to the last bit. */
public abstract class StructureModelContract<I extends Projection & StructureIndex> extends IndexFixture<I> {

    private static final int ROUNDS = 12;
    private static final int ENTRIES_A_ROUND = 40;
    private static final int QUESTIONS_A_ROUND = 25;
    private static final List<Role> ROLES = List.of(Role.values());

    private static final Comparator<Candidate> BY_KEY =
            Comparator.comparing(candidate -> candidate.key().text());

    private final InMemoryIndex reference = new InMemoryIndex();
    private final Map<String, Integer> answered = new HashMap<>();
    private final List<IndexEntry> known = new ArrayList<>();

    @Test
    void everyAnswerIsThatOfTheReference() {
        Seed seed = Seed.announcedFor(this);
        Random dice = seed.random();
        RandomFeatures features = new RandomFeatures(dice, data.embedder());
        RandomFilters filters = new RandomFilters(dice, data);
        for (int round = 0; round < Seed.rounds(ROUNDS); round++) {
            List<IndexUpdate> updates = Stream.generate(() -> update(dice, features, filters))
                    .limit(ENTRIES_A_ROUND)
                    .toList();
            apply(updates);
            reference.apply(updates, reference.position() + updates.size());
            for (int i = 0; i < QUESTIONS_A_ROUND; i++) {
                assertSameAnswers(dice, features, filters, seed + " in round " + round);
            }
        }
        assertThat(answered)
                .as("questions with an answer, " + seed)
                .hasSize(6)
                .allSatisfy((question, times) -> assertThat(times).isGreaterThan(ROUNDS));
    }

    private void assertSameAnswers(Random dice, RandomFeatures features, RandomFilters filters, String where) {
        CandidateQuery query = question(dice, filters);
        List<String> names =
                Stream.generate(features::canonicalName).limit(dice.nextInt(4)).toList();
        List<String> speakers = List.of("melanie", "caroline", "nobody").subList(0, dice.nextInt(4));
        Instant from = features.moment();
        Instant to = from.plusSeconds(1 + dice.nextInt(500_000));
        List<TurnId> turns =
                Stream.generate(() -> turn(dice)).limit(dice.nextInt(60)).toList();

        assertSame("mentioning", reference.mentioning(query, names), index.mentioning(query, names), where);
        assertSame("during", reference.during(query, from, to), index.during(query, from, to), where);
        assertSame("latest", reference.latest(query), index.latest(query), where);
        assertSame("at", inOrder(reference.at(query, turns)), inOrder(index.at(query, turns)), where);
        assertSame("entities", reference.knownEntities(query, names), index.knownEntities(query, names), where);
        assertSame("speakers", reference.knownSpeakers(query, speakers), index.knownSpeakers(query, speakers), where);
    }

    private void assertSame(String question, Collection<?> expected, Collection<?> actual, String where) {
        assertThat(actual).as(question + ", " + where).isEqualTo(expected);
        if (!expected.isEmpty()) {
            answered.merge(question, 1, Integer::sum);
        }
    }

    private IndexUpdate update(Random dice, RandomFeatures features, RandomFilters filters) {
        int thrown = dice.nextInt(20);
        if (thrown == 0 && !known.isEmpty()) {
            IndexEntry gone = known.get(dice.nextInt(known.size()));
            return new IndexUpdate.Remove(gone.project(), gone.key());
        }
        if (thrown == 1 && dice.nextInt(20) == 0) {
            return new IndexUpdate.RemoveProject(OTHER_PROJECT);
        }
        IndexEntry entry = entry(dice, features, filters.memory());
        known.add(entry);
        return new IndexUpdate.Upsert(entry);
    }

    private IndexEntry entry(Random dice, RandomFeatures features, Memory memory) {
        ProjectId project = dice.nextInt(4) == 0 ? OTHER_PROJECT : PROJECT;
        Role role = ROLES.get(dice.nextInt(ROLES.size()));
        Facets facets = at(features.moment(), Facets.of(memory));
        List<TurnId> origins = Stream.generate(() -> turn(dice))
                .limit(dice.nextInt(3))
                .distinct()
                .toList();
        EntryKey key = key(dice, memory);
        if (key instanceof EntryKey.OfTurn(TurnId turn) && dice.nextInt(8) > 0) {
            origins = List.of(turn);
        }
        return new IndexEntry(
                key, project, facets, data.embedder().embed(facets.text()), role, origins, features.next());
    }

    private EntryKey key(Random dice, Memory memory) {
        if (dice.nextInt(5) == 0 && !known.isEmpty()) {
            return known.get(dice.nextInt(known.size())).key();
        }
        return dice.nextBoolean() ? new EntryKey.OfMemory(memory.id()) : new EntryKey.OfTurn(turn(dice));
    }

    private CandidateQuery question(Random dice, RandomFilters filters) {
        ProjectId project = dice.nextInt(4) == 0 ? OTHER_PROJECT : PROJECT;
        Scope scope = dice.nextBoolean() ? Scope.ANY : ALICE;
        Visibility visibility = new Visibility(
                dice.nextBoolean(),
                dice.nextBoolean(),
                dice.nextBoolean() ? data.now() : Instant.EPOCH,
                dice.nextInt(4) == 0 ? AsOf.validAt(data.now().minusSeconds(dice.nextInt(300))) : null);
        Set<EntryKind> kinds = switch (dice.nextInt(4)) {
            case 0 -> EnumSet.of(EntryKind.MEMORY);
            case 1 -> EnumSet.of(EntryKind.TURN);
            default -> BOTH;
        };
        int limit = 1 + dice.nextInt(dice.nextBoolean() ? 10 : 400);
        return query(new Selection(project, scope, filters.filter(dice.nextInt(3)), visibility), kinds, limit);
    }

    private static TurnId turn(Random dice) {
        return new TurnId(new EpisodeId(new UUID(3, dice.nextInt(5))), dice.nextInt(40));
    }

    private static Facets at(Instant moment, Facets facets) {
        return new Facets(
                facets.id(),
                facets.scope(),
                facets.text(),
                facets.actor(),
                facets.attributes(),
                facets.state(),
                moment,
                facets.updatedAt(),
                facets.expiresOn());
    }

    private static List<Candidate> inOrder(List<Candidate> candidates) {
        return candidates.stream().sorted(BY_KEY).toList();
    }
}
