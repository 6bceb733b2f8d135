package dev.keepsake.engine;

import dev.keepsake.api.Memories;
import dev.keepsake.conversation.Episode;
import dev.keepsake.conversation.Span;
import dev.keepsake.engine.extract.Extractors;
import dev.keepsake.engine.search.TemporaryIndex;
import dev.keepsake.extract.Extraction;
import dev.keepsake.extract.ExtractionRequest;
import dev.keepsake.extract.Extractor;
import dev.keepsake.extract.Fact;
import dev.keepsake.memory.Attribution;
import dev.keepsake.memory.Source;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.testkit.fake.FakeClock;
import dev.keepsake.testkit.fake.SequentialIds;
import dev.keepsake.testkit.reference.InMemoryIndex;
import dev.keepsake.testkit.reference.InMemoryStore;
import dev.keepsake.time.Deadline;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** An engine over the reference store and index, closed after the test; register it before what checks it. */
final class EngineFixture implements AfterEachCallback {

    final FakeClock clock = new FakeClock();
    final InMemoryStore store = new InMemoryStore();
    final SequentialIds ids = new SequentialIds();
    final FallibleEmbedder embedder = new FallibleEmbedder();
    MemoryEngine engine;

    private final Extractors extractors;

    EngineFixture() {
        this(new EachTurnIsAFact());
    }

    EngineFixture(Extractor extractor) {
        this(Extractors.localOnly(extractor));
    }

    EngineFixture(Extractors extractors) {
        this.extractors = extractors;
        engine = start(new InMemoryIndex());
    }

    Memories memories() {
        return engine.project(ProjectId.DEFAULT);
    }

    Memories memories(String project) {
        return engine.project(new ProjectId(project));
    }

    /** A new engine on the same store; the index begins empty, as after the loss of its directory. */
    void restartWithEmptyIndex() {
        engine = start(new InMemoryIndex());
    }

    /** Another engine on the same store, with an index of its own. */
    MemoryEngine secondEngine() {
        return start(new InMemoryIndex());
    }

    private MemoryEngine start(InMemoryIndex index) {
        return MemoryEngine.start(EngineParts.over(store, index, embedder, extractors.local(), clock, ids)
                .withExtractors(extractors)
                .withTemporaryIndexes(() -> TemporaryIndex.of(new InMemoryIndex())));
    }

    /** What does not hold now, everything begun being finished. */
    List<String> violations() {
        engine.drain();
        return engine.verify();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        engine.close();
    }

    /** Takes every turn for a fact, so that tests of the engine do not depend on rules of language. */
    private static final class EachTurnIsAFact implements Extractor {

        @Override
        public String name() {
            return "each-turn/1";
        }

        @Override
        public Extraction extract(ExtractionRequest request, Deadline deadline) {
            Episode episode = request.episode();
            List<Fact> facts = episode.turns().stream()
                    .filter(turn -> !turn.text().isBlank() && !turn.text().endsWith("?"))
                    .map(turn -> new Fact(
                            turn.text(),
                            new Attribution(turn.role(), turn.name()),
                            turn.time(),
                            List.of(new Source(
                                    turn.id(), new Span(0, turn.text().length())))))
                    .toList();
            return facts.isEmpty() ? new Extraction.Nothing("only questions") : new Extraction.Facts(facts);
        }
    }
}
