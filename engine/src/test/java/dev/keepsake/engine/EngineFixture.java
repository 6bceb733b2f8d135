package dev.keepsake.engine;

import dev.keepsake.api.Memories;
import dev.keepsake.conversation.Episode;
import dev.keepsake.conversation.Span;
import dev.keepsake.extract.Extraction;
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

/** An engine over the reference store and index. Restarting keeps both, as a process on the same directory would. */
final class EngineFixture {

    final FakeClock clock = new FakeClock();
    final InMemoryStore store = new InMemoryStore();
    final SequentialIds ids = new SequentialIds();
    final FallibleEmbedder embedder = new FallibleEmbedder();
    MemoryEngine engine;

    EngineFixture() {
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
        return MemoryEngine.start(
                new EngineParts(store, index, index, index, embedder, new EachTurnIsAFact(), clock, ids));
    }

    /** What does not hold after the test; closes the engine. */
    List<String> violationsAtTheEnd() {
        engine.drain();
        try (MemoryEngine closing = engine) {
            return closing.verify();
        }
    }

    /** Takes every turn for a fact, so that tests of the engine do not depend on rules of language. */
    private static final class EachTurnIsAFact implements Extractor {

        @Override
        public String name() {
            return "each-turn/1";
        }

        @Override
        public Extraction extract(Episode episode, Deadline deadline) {
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
