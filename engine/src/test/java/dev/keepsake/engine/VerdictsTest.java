package dev.keepsake.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.api.AddRequest;
import dev.keepsake.api.AddResult;
import dev.keepsake.api.DeleteRequest;
import dev.keepsake.api.GetRequest;
import dev.keepsake.api.HistoryRequest;
import dev.keepsake.api.ListRequest;
import dev.keepsake.api.Reach;
import dev.keepsake.api.RestoreRequest;
import dev.keepsake.change.ChangeKind;
import dev.keepsake.change.HistoryEntry;
import dev.keepsake.conversation.Message;
import dev.keepsake.conversation.Role;
import dev.keepsake.engine.extract.Extractors;
import dev.keepsake.extract.Policy;
import dev.keepsake.extract.Verdict;
import dev.keepsake.memory.Link;
import dev.keepsake.memory.Memory;
import dev.keepsake.memory.MemoryId;
import dev.keepsake.memory.MemoryKind;
import dev.keepsake.memory.MemoryState;
import dev.keepsake.scope.Scope;
import dev.keepsake.store.Outcome;
import dev.keepsake.store.PageRequest;
import dev.keepsake.testkit.InvariantExtension;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Verdicts of any kind about memories of any standing: what may be done is done exactly, and nothing else is. */
class VerdictsTest {

    private static final Scope ANA = Scope.ofUser("ana");
    private static final Scope BEN = Scope.ofUser("ben");
    private static final Instant SAID = Instant.parse("2026-03-02T10:00:00Z");

    /** What the next turns mean, in their order; every turn is a fact in its own words. */
    private final Judge judge = new Judge();

    @Order(1)
    @RegisterExtension
    final EngineFixture engine = new EngineFixture(
            new Extractors(judge, Map.of(Policy.RECONCILE, judge), null, Extractors.LastResort.DEFER));

    @Order(2)
    @RegisterExtension
    final InvariantExtension invariants = new InvariantExtension(engine::violations);

    @Test
    void aMemoryThatNeverWasIsNoReasonToLoseAFactAndIsNotLinkedTo() {
        MemoryId nobody = new MemoryId(UUID.fromString("00000000-0000-7000-8000-00000000beef"));
        for (Verdict verdict : everyVerdict(nobody)) {
            assertThat(kept(
                                    ANA,
                                    "I bought the bicycle called "
                                            + verdict.getClass().getSimpleName() + ".",
                                    verdict)
                            .links())
                    .as(verdict.toString())
                    .isEmpty();
        }
    }

    @Test
    void aMemoryOfAnotherScopeIsNeitherChangedNorLinkedTo() {
        Memory other = kept(BEN, "I live in Paris with my sister.", new Verdict.New());

        for (Verdict verdict : everyVerdict(other.id())) {
            Memory kept = kept(
                    ANA, "I bought the bicycle called " + verdict.getClass().getSimpleName() + ".", verdict);
            assertThat(kept.links()).as(verdict.toString()).isEmpty();
            assertThat(kept.sources()).hasSize(1);
        }

        assertThat(get(other.id())).isEqualTo(other);
    }

    @Test
    void whatIsClosedOrDeletedIsNotClosedAgain() {
        Memory closed = kept(ANA, "I live in Paris with my sister.", new Verdict.New());
        Memory first = kept(ANA, "I live in Lisbon with my sister.", supersedes(closed));
        Memory deleted = kept(ANA, "I own a red bicycle.", new Verdict.New());
        engine.memories().delete(new DeleteRequest(deleted.id()));

        kept(ANA, "I live in Porto with my brother.", supersedes(closed));
        kept(ANA, "I sold the red bicycle.", supersedes(deleted));

        assertThat(get(closed.id()).lifecycle().supersededBy()).isEqualTo(first.id());
        assertThat(texts(ANA))
                .containsExactlyInAnyOrder(
                        "I live in Lisbon with my sister.",
                        "I live in Porto with my brother.",
                        "I sold the red bicycle.");
    }

    @Test
    void whatIsTrustedLessReplacesNothing() {
        Memory own = kept(ANA, "My door code is on the blue card.", new Verdict.New());

        judge.next(supersedes(own));
        add(ANA, Message.of(Role.TOOL, "The door code is on the red card."));

        assertThat(get(own.id())).isEqualTo(own);
    }

    @Test
    void ofTwoVerdictsOnOneMemoryTheFirstIsCarriedOut() {
        Memory paris = kept(ANA, "I live in Paris with my sister.", new Verdict.New());

        judge.next(supersedes(paris));
        judge.next(new Verdict.Refines(paris.id()));
        add(ANA, Message.user("I live in Lisbon with my sister."), Message.user("I live in Paris, in the Marais."));

        assertThat(get(get(paris.id()).lifecycle().supersededBy()).text())
                .isEqualTo("I live in Lisbon with my sister.");
        assertThat(texts(ANA))
                .containsExactlyInAnyOrder("I live in Lisbon with my sister.", "I live in Paris, in the Marais.");
    }

    @Test
    void oneFactMayReplaceSeveralMemoriesAndEachComesBackExactly() {
        Memory paris = kept(ANA, "I live in Paris with my sister.", new Verdict.New());
        Memory flat = kept(ANA, "I rent a flat near the Seine.", new Verdict.New());

        kept(
                ANA,
                "I moved into a house in Lisbon.",
                new Verdict.Supersedes(List.of(paris.id(), flat.id(), paris.id()), "moved"));

        assertThat(texts(ANA)).containsExactly("I moved into a house in Lisbon.");
        restoredExactly(paris);
        restoredExactly(flat);
    }

    @Test
    void whatMemZeroDeletesIsClosedByTheFactThatSaysWhy() {
        Memory meat = kept(ANA, "I love eating steak.", new Verdict.New());

        Memory vegan = kept(ANA, "I eat no meat any more.", new Verdict.Removes(meat.id()));

        assertThat(get(meat.id()).lifecycle().supersededBy()).isEqualTo(vegan.id());
        assertThat(texts(ANA)).containsExactly("I eat no meat any more.");
        restoredExactly(meat);
    }

    @Test
    void aMemoryWordedAnewKeepsItsPlaceItsHistoryAndItsSources() {
        judge.next(new Verdict.New());
        AddResult first = add(ANA, Message.user("I like tea.").named("Ana"));
        Memory tea = get(first.stored().getFirst().memory());

        judge.next(new Verdict.Rewords(tea.id()));
        AddResult result = add(ANA, Message.user("I like green tea and black tea."));

        Memory worded = get(tea.id());
        assertThat(worded.text()).isEqualTo("I like green tea and black tea.");
        assertThat(worded.sources()).hasSize(2).containsAll(tea.sources());
        assertThat(worded.lifecycle().state()).isEqualTo(MemoryState.CURRENT);
        assertThat(result.stored()).extracting(Outcome.Item::kind).containsExactly(ChangeKind.UPDATED);
        assertThat(engine.memories().history(new HistoryRequest(tea.id())))
                .extracting(HistoryEntry::oldText)
                .containsExactly(null, "I like tea.");
    }

    @Test
    void aTurnKeptAsSaidIsNoLongerSaidSoWhenItIsWordedAnew() {
        AddResult verbatim = engine.memories()
                .add(AddRequest.of(ANA, List.of(Message.user("I like tea.")))
                        .at(SAID)
                        .verbatim());
        MemoryId said = verbatim.stored().getFirst().memory();

        judge.next(new Verdict.Rewords(said));
        add(ANA, Message.user("I like green tea and black tea."));

        assertThat(get(said).kind()).isEqualTo(MemoryKind.FACT);
        assertThat(texts(ANA)).containsExactly("I like green tea and black tea.");
    }

    @Test
    void wordsThatAreKnownAlreadyAreKeptOnceAndStillCloseWhatTheyReplace() {
        Memory lisbon = kept(ANA, "I live in Lisbon with my sister.", new Verdict.New());
        Memory paris = kept(ANA, "I live in Paris with my sister.", new Verdict.RelatesTo(List.of(lisbon.id())));

        judge.next(new Verdict.Supersedes(List.of(paris.id(), lisbon.id()), "moved"));
        AddResult result = add(ANA, SAID.plusSeconds(60), Message.user("I live in Lisbon with my sister."));

        assertThat(texts(ANA)).containsExactly("I live in Lisbon with my sister.");
        assertThat(get(paris.id()).lifecycle().supersededBy()).isEqualTo(lisbon.id());
        assertThat(result.stored())
                .extracting(Outcome.Item::kind)
                .containsExactly(ChangeKind.UNCHANGED, ChangeKind.SUPERSEDED);
        restoredExactly(paris);
    }

    @Test
    void whatIsAboutTheSameIsLinkedAndNothingIsClosed() {
        Memory tea = kept(ANA, "I like tea.", new Verdict.New());

        Memory pot = kept(ANA, "I bought a tea pot.", new Verdict.RelatesTo(List.of(tea.id(), tea.id())));

        assertThat(pot.links()).containsExactly(new Link(Link.Kind.RELATES_TO, tea.id()));
        assertThat(get(tea.id())).isEqualTo(tea);
    }

    private static List<Verdict> everyVerdict(MemoryId id) {
        return List.of(
                new Verdict.Same(id),
                new Verdict.Refines(id),
                new Verdict.Supersedes(List.of(id), "why"),
                new Verdict.Contradicts(id),
                new Verdict.RelatesTo(List.of(id)),
                new Verdict.Rewords(id),
                new Verdict.Removes(id));
    }

    private static Verdict supersedes(Memory memory) {
        return new Verdict.Supersedes(List.of(memory.id()), "moved");
    }

    private Memory kept(Scope scope, String text, Verdict verdict) {
        judge.next(verdict);
        AddResult result = add(scope, Message.user(text));
        return get(result.stored().stream()
                .filter(item -> item.kind() == ChangeKind.ADDED)
                .findFirst()
                .orElseThrow(() -> new AssertionError("Not kept: " + result))
                .memory());
    }

    private AddResult add(Scope scope, Message... messages) {
        return add(scope, SAID, messages);
    }

    private AddResult add(Scope scope, Instant at, Message... messages) {
        return engine.memories().add(AddRequest.of(scope, List.of(messages)).at(at));
    }

    private Memory get(MemoryId id) {
        return engine.memories().get(new GetRequest(id)).orElseThrow();
    }

    private List<String> texts(Scope scope) {
        return engine.memories().list(new ListRequest(Reach.of(scope), PageRequest.first(100))).items().stream()
                .map(Memory::text)
                .toList();
    }

    private void restoredExactly(Memory before) {
        engine.memories().restore(new RestoreRequest(before.id()));
        Memory restored = get(before.id());
        Instant changed = restored.lifecycle().updatedAt();
        assertThat(restored)
                .isEqualTo(before.withLifecycle(
                        before.lifecycle().updated(changed, before.lifecycle().expiresOn())));
    }
}
