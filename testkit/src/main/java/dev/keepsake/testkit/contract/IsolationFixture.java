package dev.keepsake.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.conversation.TurnId;
import dev.keepsake.filter.Filter;
import dev.keepsake.filter.Selection;
import dev.keepsake.filter.Visibility;
import dev.keepsake.index.Candidate;
import dev.keepsake.index.CandidateQuery;
import dev.keepsake.index.EntryKey;
import dev.keepsake.index.EntryKind;
import dev.keepsake.index.Nearest;
import dev.keepsake.index.StructureIndex;
import dev.keepsake.index.VectorIndex;
import dev.keepsake.memory.Memory;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import dev.keepsake.store.PageRequest;
import dev.keepsake.store.Store;
import dev.keepsake.testkit.sample.HostileIds;
import dev.keepsake.testkit.sample.Inhabitant;
import dev.keepsake.testkit.sample.LogFollower;
import dev.keepsake.testkit.sample.SampleData;
import dev.keepsake.time.Deadline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** A store and an index full of people with hostile ids, and the questions that isolation is tested with. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class IsolationFixture {

    static final ProjectId PROJECT = new ProjectId("acme");
    static final ProjectId TWIN = new ProjectId("acme ");
    static final Scope VICTIM = Scope.ofUser(HostileIds.VICTIM);
    static final PageRequest EVERYTHING = PageRequest.first(100_000);
    static final int MORE_THAN_ALL = 10_000;

    final SampleData data = new SampleData();
    final List<Inhabitant> inhabitants = new ArrayList<>();

    StoreAndIndex opened;
    Store store;

    private boolean populated;
    private boolean spoilt;

    /**
     * A new, empty store and an empty index for vectors of {@link dev.keepsake.testkit.fake.HashingEmbedder}; other ones at
     * every call.
     */
    protected abstract StoreAndIndex open();

    @BeforeAll
    void openBoth() {
        opened = open();
        store = opened.store();
        store.embeddings().bind(data.embedder().id());
        inhabitants.clear();
        populated = false;
        spoilt = false;
    }

    @BeforeEach
    void replaceWhatIsSpoilt() {
        if (spoilt) {
            closeBoth();
            openBoth();
        }
    }

    @AfterAll
    void closeBoth() {
        opened.close();
    }

    /** Moves everybody in, unless an earlier test did: most tests only look. */
    void populate() {
        if (!populated) {
            HostileIds.scopes().forEach(scope -> moveIn(PROJECT, scope));
            HostileIds.scopes().forEach(scope -> moveIn(TWIN, scope));
            HostileIds.projects().forEach(project -> moveIn(project, VICTIM));
            catchUp();
            populated = true;
        }
    }

    /** For a test that writes: what it leaves behind is for nobody else. */
    void spoil() {
        spoilt = true;
    }

    /** For a test that begins with nobody. */
    void startEmpty() {
        spoilt = true;
        replaceWhatIsSpoilt();
        spoilt = true;
    }

    void moveIn(ProjectId project, Scope scope) {
        Inhabitant inhabitant = Inhabitant.of(data, project, scope, inhabitants.size());
        inhabitant.moveInto(store, data);
        inhabitants.add(inhabitant);
    }

    void catchUp() {
        LogFollower.catchUp(store.log(), opened.projection());
    }

    interface Check {
        void of(SoftAssertions softly, Inhabitant asking);
    }

    void forEachInhabitant(Check check) {
        SoftAssertions softly = new SoftAssertions();
        inhabitants.forEach(asking -> check.of(softly, asking));
        assertThat(inhabitants).hasSizeGreaterThan(300);
        softly.assertAll();
    }

    Stream<Inhabitant> reachableFrom(Inhabitant asking) {
        return inhabitants.stream()
                .filter(other -> asking.project().equals(other.project())
                        && asking.scope().covers(other.scope()));
    }

    Selection current(Inhabitant asking) {
        return new Selection(asking.project(), asking.scope(), Filter.all(), Visibility.currentAt(data.now()));
    }

    static CandidateQuery query(Selection selection) {
        return new CandidateQuery(selection, EnumSet.allOf(EntryKind.class), MORE_THAN_ALL, Deadline.NONE);
    }

    List<Candidate> nearest(CandidateQuery query, String question) {
        return opened.vectors().nearest(query, data.embedder().embed(question));
    }

    /** What every question finds that is neither of words nor of an entry's own vector, by the name of the question. */
    Map<String, List<Candidate>> byStructure(CandidateQuery query, String entity, Collection<TurnId> turns) {
        StructureIndex structure = opened.structure();
        return Map.of(
                "mentioning", structure.mentioning(query, List.of(entity)),
                "during", structure.during(query, Instant.MIN, Instant.MAX),
                "latest", structure.latest(query),
                "at", structure.at(query, turns),
                "in context", nearestInContext(query, entity).candidates());
    }

    /** What is found of somebody by the secret, and by the turn. */
    Set<EntryKey> keysByStructure(CandidateQuery query, Inhabitant sought) {
        StructureIndex structure = opened.structure();
        List<String> secret = List.of(sought.secret());
        List<Candidate> found = new ArrayList<>(structure.mentioning(query, secret));
        found.addAll(structure.at(query, List.of(sought.turn().id())));
        assertThat(structure.knownEntities(query, secret)).hasSize(found.isEmpty() ? 0 : 1);
        return keys(found);
    }

    Nearest nearestInContext(CandidateQuery query, String question) {
        return opened.vectors().nearest(query, data.embedder().embed(question), VectorIndex.Of.CONTEXT);
    }

    Set<TurnId> everybodysTurns() {
        return inhabitants.stream().map(asked -> asked.turn().id()).collect(Collectors.toSet());
    }

    static Set<EntryKey> keys(Collection<Candidate> candidates) {
        return candidates.stream().map(Candidate::key).collect(Collectors.toSet());
    }

    static Set<EntryKey> memoryKeys(Collection<Candidate> candidates) {
        return keys(candidates).stream()
                .filter(EntryKey.OfMemory.class::isInstance)
                .collect(Collectors.toSet());
    }

    static EntryKey memoryKey(Memory memory) {
        return new EntryKey.OfMemory(memory.id());
    }

    static EntryKey turnKey(Inhabitant inhabitant) {
        return new EntryKey.OfTurn(inhabitant.turn().id());
    }

    static String name(Inhabitant inhabitant) {
        String scope = inhabitant.scope().canonical();
        return inhabitant.project() + " " + scope.substring(0, Math.min(80, scope.length()));
    }
}
