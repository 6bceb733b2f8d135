package dev.keepsake.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.keepsake.conversation.EpisodeId;
import dev.keepsake.conversation.Role;
import dev.keepsake.conversation.Span;
import dev.keepsake.conversation.TurnId;
import dev.keepsake.entity.CanonicalName;
import dev.keepsake.entity.EntityKind;
import dev.keepsake.entity.EntityMention;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.filter.Facets;
import dev.keepsake.filter.Filter;
import dev.keepsake.filter.Selection;
import dev.keepsake.filter.Visibility;
import dev.keepsake.index.Candidate;
import dev.keepsake.index.CandidateQuery;
import dev.keepsake.index.EntryKey;
import dev.keepsake.index.EntryKind;
import dev.keepsake.index.Features;
import dev.keepsake.index.IndexEntry;
import dev.keepsake.index.IndexUpdate;
import dev.keepsake.index.Projection;
import dev.keepsake.index.StructureIndex;
import dev.keepsake.memory.Memory;
import dev.keepsake.scope.Scope;
import dev.keepsake.testkit.sample.Exotic;
import dev.keepsake.testkit.sample.ExoticFeatures;
import dev.keepsake.time.Precision;
import dev.keepsake.time.TimeMention;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every {@link StructureIndex} does; {@link StructureModelContract} compares it with the reference beyond that. */
public abstract class StructureIndexContract<I extends Projection & StructureIndex> extends IndexFixture<I> {

    private static final Instant MAY = Instant.parse("2025-05-01T00:00:00Z");
    private static final Instant JUNE = Instant.parse("2025-06-01T00:00:00Z");

    @Test
    void anEmptyIndexKnowsNothing() {
        assertThat(index.mentioning(query(ALICE), List.of("rome"))).isEmpty();
        assertThat(index.during(query(ALICE), Instant.MIN, Instant.MAX)).isEmpty();
        assertThat(index.latest(query(ALICE))).isEmpty();
        assertThat(index.at(query(ALICE), List.of(turn(1)))).isEmpty();
        assertThat(index.knownEntities(query(ALICE), List.of("rome"))).isEmpty();
        assertThat(index.knownSpeakers(query(ALICE), List.of("ada"))).isEmpty();
    }

    @Test
    void nothingAskedForIsNothingFound() {
        put(naming(ALICE, "Rome"));

        assertThat(index.mentioning(query(ALICE), List.of())).isEmpty();
        assertThat(index.at(query(ALICE), List.of())).isEmpty();
        assertThat(index.knownEntities(query(ALICE), List.of())).isEmpty();
        assertThat(index.knownSpeakers(query(ALICE), List.of())).isEmpty();
    }

    @Test
    void theRarerOfTwoEntitiesCountsMoreAndBothTogetherMost() {
        IndexEntry rome = naming(ALICE, "Rome", "Rome");
        IndexEntry oslo = naming(ALICE, "Oslo");
        IndexEntry both = naming(ALICE, "Oslo", "Rome");
        IndexEntry alsoRome = naming(ALICE, "Rome");
        put(rome, oslo, both, alsoRome, entry(ALICE, "tea"));

        List<Candidate> found = index.mentioning(query(ALICE), List.of("rome", "oslo", "rome"));

        assertThat(keys(found)).containsExactly(both.key(), oslo.key(), rome.key(), alsoRome.key());
        double ofRome = Math.log(1 + (5 - 3 + 0.5) / (3 + 0.5));
        double ofOslo = Math.log(1 + (5 - 2 + 0.5) / (2 + 0.5));
        assertThat(found.get(0).score()).isCloseTo(ofRome + ofOslo, within(1e-12));
        assertThat(found.get(1).score()).isCloseTo(ofOslo, within(1e-12));
        assertThat(found.get(2).score()).isCloseTo(ofRome, within(1e-12));
        assertThat(keys(index.mentioning(query(PROJECT, ALICE, 2), List.of("rome", "oslo"))))
                .containsExactly(both.key(), oslo.key());
    }

    @Test
    void whatOthersNameAndWhatIsNotSelectedTodayChangesNoScore() {
        put(naming(ALICE, "Rome"), entry(ALICE, "tea"));
        List<Candidate> alone = index.mentioning(query(ALICE), List.of("rome"));

        put(naming(BOB, "Rome"), naming(BOB, "Rome"));

        assertThat(index.mentioning(query(ALICE), List.of("rome"))).isEqualTo(alone);
    }

    @Test
    void anEntryIsOfATimeWhenItWasSaidThenOrNamesIt() {
        IndexEntry saidFirst = at(MAY, List.of());
        IndexEntry saidLast = at(JUNE.minusNanos(1), List.of());
        IndexEntry saidAfter = at(JUNE, List.of());
        IndexEntry saidBefore = at(MAY.minusNanos(1), List.of());
        IndexEntry names = at(Instant.EPOCH, List.of(time(MAY.minusSeconds(9), MAY), time(MAY, MAY.plusNanos(1))));
        IndexEntry namesEarlier = at(Instant.EPOCH, List.of(time(MAY.minusSeconds(9), MAY)));
        IndexEntry namesLater = at(Instant.EPOCH, List.of(time(JUNE, JUNE.plusSeconds(9))));
        put(namesEarlier, saidLast, saidAfter, saidFirst, names, saidBefore, namesLater);

        List<Candidate> found = index.during(query(ALICE), MAY, JUNE);

        assertThat(keys(found)).containsExactly(saidLast.key(), saidFirst.key(), names.key());
        assertThat(found).allSatisfy(candidate -> assertThat(candidate.score()).isEqualTo(1));
        assertThat(keys(index.during(query(PROJECT, ALICE, 1), MAY, JUNE))).containsExactly(saidLast.key());
    }

    @Test
    void theLatestComeNewestFirstWithTheirTime() {
        IndexEntry first = at(MAY, List.of());
        IndexEntry last = at(JUNE.plusMillis(500), List.of());
        IndexEntry between = at(JUNE, List.of());
        put(first, last, between);

        List<Candidate> found = index.latest(query(PROJECT, ALICE, 2));

        assertThat(keys(found)).containsExactly(last.key(), between.key());
        assertThat(found).extracting(Candidate::score).containsExactly(JUNE.getEpochSecond() + 0.5, (double)
                JUNE.getEpochSecond());
    }

    @Test
    void entriesSaidAtOnceComeInTheOrderOfTheirKeysAtEveryLimit() {
        List<IndexEntry> entries =
                Stream.generate(() -> at(MAY, List.of())).limit(7).toList();
        put(entries.toArray(IndexEntry[]::new));
        List<EntryKey> expected = entries.stream()
                .map(IndexEntry::key)
                .sorted((one, other) -> one.text().compareTo(other.text()))
                .toList();

        for (int limit = 1; limit <= 8; limit++) {
            List<EntryKey> best = expected.subList(0, Math.min(limit, 7));
            assertThat(keys(index.latest(query(PROJECT, ALICE, limit)))).isEqualTo(best);
            assertThat(keys(index.during(query(PROJECT, ALICE, limit), MAY, JUNE)))
                    .isEqualTo(best);
        }
    }

    @Test
    void entriesAreFoundByTheTurnsTheyCameFromWhateverTheLimit() {
        IndexEntry one = from(turn(1), turn(2));
        IndexEntry other = from(turn(2));
        IndexEntry another = from(turn(3));
        put(one, other, another);

        assertThat(keys(index.at(query(PROJECT, ALICE, 1), List.of(turn(2), turn(9), turn(2)))))
                .containsExactlyInAnyOrder(one.key(), other.key());
        assertThat(index.at(query(ALICE), Set.of(turn(3)))).containsExactly(candidate(another, 0));
        assertThat(index.at(query(BOB), List.of(turn(1), turn(2), turn(3)))).isEmpty();
    }

    @Test
    void onlyNamesOfSelectedEntriesAreKnown() {
        IndexEntry rome = naming(ALICE, "Rome");
        put(rome, naming(BOB, "Oslo"));

        assertThat(index.knownEntities(query(ALICE), List.of("rome", "oslo", "paris", "")))
                .containsExactly("rome");
        apply(new IndexUpdate.Remove(PROJECT, rome.key()));
        assertThat(index.knownEntities(query(ALICE), List.of("rome"))).isEmpty();
    }

    @Test
    void aSpeakerIsKnownByTheWholeNameAndByItsLongerWords() {
        put(saidBy("Dr. \u00c1da B Byron"), saidBy(" "));

        assertThat(index.knownSpeakers(query(ALICE), List.of("ada b byron", "ada", "byron", "b", "dr", "carl")))
                .containsExactlyInAnyOrder("ada b byron", "ada", "byron");
        assertThat(index.knownSpeakers(query(BOB), List.of("ada"))).isEmpty();
    }

    @Test
    void candidatesCarryTheirCircumstancesExactly() {
        Memory memory = Exotic.memory(data);
        IndexEntry entry =
                IndexEntry.of(PROJECT, memory, data.embedder().embed(memory.text()), ExoticFeatures.of(data));
        put(entry);
        Visibility everything = new Visibility(true, true, data.now());
        Selection selection = new Selection(PROJECT, memory.scope(), Filter.all(), everything);

        assertThat(index.latest(query(selection, BOTH, 9)))
                .singleElement()
                .extracting(Candidate::circumstances)
                .isEqualTo(entry.circumstances());
        assertThat(index.knownEntities(query(selection, BOTH, 9), List.of(Exotic.TEXT, "%", "'")))
                .containsExactlyInAnyOrder(Exotic.TEXT, "%");
    }

    @Test
    void everyRoleAndPrecisionComesBack() {
        for (Role role : Role.values()) {
            for (Precision precision : Precision.values()) {
                IndexEntry plain = entry(ALICE, "tea");
                TimeMention time = new TimeMention(MAY, JUNE, precision, new Span(0, 3));
                IndexEntry entry = new IndexEntry(
                        plain.key(),
                        PROJECT,
                        plain.facets(),
                        plain.embedding(),
                        role,
                        List.of(),
                        new Features(null, List.of(time), List.of(), 0.25));
                put(entry);
                assertThat(index.latest(query(PROJECT, ALICE, 1))).containsExactly(candidate(entry, (double)
                        plain.facets().createdAt().getEpochSecond()));
            }
        }
    }

    @Test
    void onlyTheWantedKindsAreProposed() {
        IndexEntry memory = naming(ALICE, "Rome");
        IndexEntry turn = withFeatures(turnEntry(ALICE, "Rome"), memory.features());
        put(memory, turn);
        CandidateQuery turns = query(query(ALICE).selection(), Set.of(EntryKind.TURN), 9);

        assertThat(keys(index.mentioning(turns, List.of("rome")))).containsExactly(turn.key());
        assertThat(keys(index.latest(turns))).containsExactly(turn.key());
        assertThat(keys(index.during(turns, Instant.MIN, Instant.MAX))).containsExactly(turn.key());
    }

    @Test
    void aReplacedEntryIsFoundByWhatItNamesNowOnly() {
        IndexEntry rome = naming(ALICE, "Rome");
        put(rome);
        put(withFeatures(rome, naming(ALICE, "Oslo").features()));

        assertThat(index.mentioning(query(ALICE), List.of("rome"))).isEmpty();
        assertThat(keys(index.mentioning(query(ALICE), List.of("oslo")))).containsExactly(rome.key());
    }

    @Test
    void aSearchAfterItsDeadlineIsRefused() {
        put(naming(ALICE, "Rome"));
        CandidateQuery late = tooLate(query(ALICE));

        for (Supplier<Object> search : List.<Supplier<Object>>of(
                () -> index.mentioning(late, List.of("rome")),
                () -> index.during(late, MAY, JUNE),
                () -> index.latest(late),
                () -> index.at(late, List.of(turn(1))),
                () -> index.knownEntities(late, List.of("rome")),
                () -> index.knownSpeakers(late, List.of("ada")))) {
            assertThatThrownBy(search::get)
                    .isInstanceOfSatisfying(
                            KeepsakeException.class,
                            refusal -> assertThat(refusal.category()).isEqualTo(ErrorCategory.DEADLINE_EXCEEDED));
        }
    }

    private IndexEntry naming(Scope scope, String... names) {
        List<EntityMention> mentions = Arrays.stream(names)
                .map(name ->
                        new EntityMention(name, CanonicalName.of(name), new Span(0, name.length()), EntityKind.PLACE))
                .toList();
        return withFeatures(entry(scope, "tea"), new Features(null, List.of(), mentions, 0));
    }

    private IndexEntry at(Instant moment, List<TimeMention> times) {
        IndexEntry plain = entry(ALICE, "tea");
        Facets facets = plain.facets();
        Facets then = new Facets(
                facets.id(),
                facets.scope(),
                facets.text(),
                facets.actor(),
                facets.attributes(),
                facets.state(),
                moment,
                moment.plus(Duration.ofDays(1)),
                null);
        IndexEntry entry = new IndexEntry(plain.key(), PROJECT, then, plain.embedding());
        return withFeatures(entry, new Features(null, times, List.of(), 0));
    }

    private IndexEntry saidBy(String actor) {
        IndexEntry plain = entry(ALICE, "tea");
        Facets facets = plain.facets();
        Facets said = new Facets(
                facets.id(),
                facets.scope(),
                facets.text(),
                actor,
                facets.attributes(),
                facets.state(),
                facets.createdAt(),
                facets.updatedAt(),
                null);
        return new IndexEntry(plain.key(), PROJECT, said, plain.embedding());
    }

    private IndexEntry from(TurnId... origins) {
        IndexEntry plain = entry(ALICE, "tea");
        return new IndexEntry(
                plain.key(), PROJECT, plain.facets(), plain.embedding(), Role.USER, List.of(origins), Features.NONE);
    }

    private static IndexEntry withFeatures(IndexEntry plain, Features features) {
        return new IndexEntry(
                plain.key(),
                plain.project(),
                plain.facets(),
                plain.embedding(),
                plain.role(),
                plain.origins(),
                features);
    }

    private static Candidate candidate(IndexEntry entry, double score) {
        return new Candidate(entry.key(), score, entry.circumstances());
    }

    private static TimeMention time(Instant from, Instant to) {
        return new TimeMention(from, to, Precision.DAY, new Span(0, 1));
    }

    private static TurnId turn(int ordinal) {
        return new TurnId(new EpisodeId(new UUID(7, 7)), ordinal);
    }
}
