package dev.keepsake.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.keepsake.api.AddRequest;
import dev.keepsake.api.Explanation;
import dev.keepsake.api.Hit;
import dev.keepsake.api.SearchRecipe;
import dev.keepsake.api.SearchRequest;
import dev.keepsake.api.SearchResult;
import dev.keepsake.api.SearchResult.SignalReport;
import dev.keepsake.api.Signal;
import dev.keepsake.conversation.Message;
import dev.keepsake.engine.search.Indexes;
import dev.keepsake.index.CandidateQuery;
import dev.keepsake.index.EntryKind;
import dev.keepsake.index.Nearest;
import dev.keepsake.index.VectorIndex;
import dev.keepsake.model.Embedding;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import dev.keepsake.testkit.InvariantExtension;
import dev.keepsake.testkit.fake.HashingEmbedder;
import dev.keepsake.testkit.reference.InMemoryIndex;
import dev.keepsake.time.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What each signal does to a search as a whole. */
class SearchSignalsTest {

    private static final Scope ALICE = Scope.ofUser("alice");
    private static final Instant JANUARY = Instant.parse("2024-01-10T10:00:00Z");
    private static final Instant MARCH = Instant.parse("2024-03-10T10:00:00Z");

    @Order(1)
    @RegisterExtension
    final EngineFixture fixture = new EngineFixture();

    @Order(2)
    @RegisterExtension
    final InvariantExtension invariants = new InvariantExtension(fixture::violations);

    @Test
    void anAnswerWithoutAnyWordOfTheQuestionIsLiftedByWhatItAnswers() {
        fixture.memories()
                .add(AddRequest.of(
                        ALICE,
                        List.of(
                                Message.user("How was the pottery class?").at(MARCH),
                                Message.user("Wonderful, and exhausting").at(MARCH.plusSeconds(60)))));
        fixture.memories().add(AddRequest.of(ALICE, "Boring, and long").at(MARCH));
        SearchRequest request =
                SearchRequest.of(ALICE, "How was the pottery class?").returning(EntryKind.TURN);

        assertThat(texts(request)).containsSubsequence("Wonderful, and exhausting", "Boring, and long");
        assertThat(share(fixture.memories().search(request), "Wonderful, and exhausting", Signal.NEIGHBOURS))
                .isPositive();
        assertThat(share(fixture.memories().search(request), "Boring, and long", Signal.NEIGHBOURS))
                .isZero();
    }

    @Test
    void aFactAndItsTurnVoteForEachOther() {
        fixture.memories().add(AddRequest.of(ALICE, "I like green tea"));
        SearchRequest request = SearchRequest.of(ALICE, "green tea").returning(EntryKind.MEMORY, EntryKind.TURN);

        assertThat(share(fixture.memories().search(request), "I like green tea", Signal.SOURCES))
                .isPositive();
    }

    @Test
    void whoIsNamedInTheQuestionComesFirst() {
        said("Ana", "My favourite colour is blue");
        said("Ben", "My favourite colour is grey");

        assertThat(texts(SearchRequest.of(ALICE, "What is Ben's favourite colour?")))
                .startsWith("My favourite colour is grey");
        assertThat(texts(SearchRequest.of(ALICE, "What is Ana's favourite colour?")))
                .startsWith("My favourite colour is blue");
    }

    @Test
    void whoAsksWhatYouSaidLooksForTheAssistant() {
        fixture.memories()
                .add(AddRequest.of(
                        ALICE, List.of(Message.user("A film about trains"), Message.assistant("A film about planes"))));

        assertThat(texts(SearchRequest.of(ALICE, "Which film did you recommend?")))
                .startsWith("A film about planes");
        assertThat(texts(SearchRequest.of(ALICE, "Which film did I recommend?")))
                .startsWith("A film about trains");
    }

    @Test
    void theTimeThatIsNamedCountsButFiltersNothing() {
        fixture.memories()
                .add(AddRequest.of(ALICE, "I went to a concert with Eva").at(JANUARY));
        fixture.memories()
                .add(AddRequest.of(ALICE, "I went to a concert with Tom").at(MARCH));

        assertThat(texts(SearchRequest.of(ALICE, "Which concert in March 2024?")))
                .containsExactly("I went to a concert with Tom", "I went to a concert with Eva");
        assertThat(texts(SearchRequest.of(ALICE, "Which concert in January 2024?")))
                .containsExactly("I went to a concert with Eva", "I went to a concert with Tom");
    }

    @Test
    void lastMonthIsMeantFromWhenItIsAsked() {
        fixture.memories()
                .add(AddRequest.of(ALICE, "I went to a concert with Eva").at(JANUARY));
        fixture.memories()
                .add(AddRequest.of(ALICE, "I went to a concert with Tom").at(MARCH));
        SearchRequest request = SearchRequest.of(ALICE, "Which concert last month?");

        assertThat(texts(request.askedAt(Instant.parse("2024-04-10T00:00:00Z"))))
                .startsWith("I went to a concert with Tom");
        assertThat(texts(request.askedAt(Instant.parse("2024-02-10T00:00:00Z"))))
                .startsWith("I went to a concert with Eva");
    }

    @Test
    void theLatestAndTheFirstAreWhatTheyAre() {
        fixture.memories().add(AddRequest.of(ALICE, "I saw a concert with Eva").at(JANUARY));
        fixture.memories().add(AddRequest.of(ALICE, "I saw a concert with Tom").at(MARCH));

        assertThat(texts(SearchRequest.of(ALICE, "What was the latest concert?")))
                .startsWith("I saw a concert with Tom");
        assertThat(texts(SearchRequest.of(ALICE, "What was the first concert?")))
                .startsWith("I saw a concert with Eva");
    }

    @Test
    void whatHoldsNowComesBeforeWhatWasReplacedUnlessThatIsAskedForAndBothAreFound() {
        fixture.memories().add(AddRequest.of(ALICE, "I live in Lisbon.").at(JANUARY));
        fixture.memories().add(AddRequest.of(ALICE, "I live in Porto.").at(MARCH));
        SearchRequest now = SearchRequest.of(ALICE, "Where does she live?");

        assertThat(texts(now.withReach(now.reach().withSuperseded(true))))
                .containsExactly("I live in Porto.", "I live in Lisbon.");
        assertThat(texts(SearchRequest.of(ALICE, "Where did she live before?")))
                .containsExactly("I live in Lisbon.", "I live in Porto.");
        assertThat(texts(now)).containsExactly("I live in Porto.");
    }

    @Test
    void aQuestionOfHalfASignIsAnswered() {
        fixture.memories().add(AddRequest.of(ALICE, "I like green tea"));

        assertThat(texts(SearchRequest.of(ALICE, "tea \uD83D"))).containsExactly("I like green tea");
    }

    @Test
    void aLateSignalIsNamedAndTheHitsOfTheOthersCome() {
        fixture.memories()
                .add(AddRequest.of(ALICE, List.of(Message.user("I like green tea"), Message.user("Really, I do"))));
        CountDownLatch never = new CountDownLatch(1);
        InMemoryIndex index = new InMemoryIndex();
        EngineParts parts = EngineParts.over(
                        fixture.store, index, new HashingEmbedder(), new NothingExtracted(), fixture.clock, fixture.ids)
                .withIndexes(new Indexes(new Waiting(never), index, index));
        SearchResult result;
        try (MemoryEngine engine = MemoryEngine.start(parts)) {
            engine.catchUp();
            result = engine.project(ProjectId.DEFAULT)
                    .search(SearchRequest.of(ALICE, "green tea").by(Deadline.after(Duration.ofMillis(800))));
        }

        assertThat(result.signals())
                .extracting(SignalReport::signal, SignalReport::state)
                .contains(
                        tuple(Signal.VECTOR, SignalReport.State.LATE),
                        tuple(Signal.CONTEXT, SignalReport.State.LATE),
                        tuple(Signal.KEYWORD, SignalReport.State.ANSWERED));
        Hit best = result.hits().getFirst();
        assertThat(best.text()).isEqualTo("I like green tea");
        assertThat(best.explanation().total()).isCloseTo(best.score(), within(1e-12));
        assertThat(best.explanation().parts())
                .extracting(Explanation.Part::signal)
                .contains(Signal.KEYWORD)
                .doesNotContain(Signal.VECTOR, Signal.CONTEXT);
    }

    @Test
    void aRecipeWithoutASignalDoesNotNameIt() {
        fixture.memories().add(AddRequest.of(ALICE, "I like green tea"));

        SearchResult result = fixture.memories()
                .search(SearchRequest.of(ALICE, "green tea").withRecipe(SearchRecipe.HYBRID.without(Signal.CONTEXT)));

        assertThat(result.signals())
                .extracting(SignalReport::signal)
                .contains(Signal.VECTOR, Signal.KEYWORD)
                .doesNotContain(Signal.CONTEXT);
    }

    private void said(String who, String text) {
        fixture.memories().add(AddRequest.of(ALICE, List.of(Message.user(text).named(who))));
    }

    private List<String> texts(SearchRequest request) {
        return fixture.memories().search(request).hits().stream().map(Hit::text).toList();
    }

    private static double share(SearchResult result, String text, Signal signal) {
        return result.hits().stream()
                .filter(hit -> hit.text().equals(text))
                .flatMap(hit -> hit.explanation().parts().stream())
                .filter(part -> part.signal() == signal)
                .mapToDouble(Explanation.Part::normalised)
                .findFirst()
                .orElseThrow();
    }

    /** Answers only when it is interrupted. */
    private record Waiting(CountDownLatch never) implements VectorIndex {

        @Override
        public Nearest nearest(CandidateQuery query, Embedding question, Of which) {
            try {
                never.await();
            } catch (InterruptedException told) {
                Thread.currentThread().interrupt();
            }
            return Nearest.NONE;
        }
    }
}
