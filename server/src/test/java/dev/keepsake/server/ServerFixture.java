package dev.keepsake.server;

import dev.keepsake.conversation.Episode;
import dev.keepsake.conversation.Span;
import dev.keepsake.engine.EngineParts;
import dev.keepsake.engine.MemoryEngine;
import dev.keepsake.engine.search.TemporaryIndex;
import dev.keepsake.extract.Extraction;
import dev.keepsake.extract.ExtractionRequest;
import dev.keepsake.extract.Extractor;
import dev.keepsake.extract.Fact;
import dev.keepsake.memory.Attribution;
import dev.keepsake.memory.Source;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.server.keys.ApiKeys;
import dev.keepsake.testkit.fake.FakeClock;
import dev.keepsake.testkit.fake.HashingEmbedder;
import dev.keepsake.testkit.fake.SequentialIds;
import dev.keepsake.testkit.reference.InMemoryIndex;
import dev.keepsake.testkit.reference.InMemoryStore;
import dev.keepsake.time.Deadline;
import java.security.SecureRandom;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A real server on a free port over a real engine on the reference store, with two projects. */
final class ServerFixture implements AutoCloseable {

    static final ProjectId ACME = new ProjectId("acme");
    static final ProjectId OTHER = new ProjectId("other");

    /** Held, because loggers that nobody holds forget their level. */
    private static final Logger WEB_SERVER = Logger.getLogger("io.helidon");

    static {
        WEB_SERVER.setLevel(Level.WARNING);
    }

    final FakeClock clock = new FakeClock();
    final InMemoryStore store = new InMemoryStore();
    private final ApiKeys keyMaker = new ApiKeys(new SecureRandom(), new SequentialIds(7), clock);
    final MemoryEngine engine;
    final KeepsakeServer server;

    /** Speaks for the project most tests use. */
    final WireClient acme;

    /** Speaks for another project, which must never see anything of the first. */
    final WireClient other;

    /** Speaks without a key. */
    final WireClient nobody;

    ServerFixture() {
        this(ServerOptions.DEFAULT, new EachTurnIsAFact());
    }

    ServerFixture(ServerOptions options, Extractor extractor) {
        InMemoryIndex index = new InMemoryIndex();
        engine = MemoryEngine.start(
                EngineParts.over(store, index, new HashingEmbedder(), extractor, clock, new SequentialIds())
                        .withSecond(new HashedSeconds(), HashedSeconds.SWIFT)
                        .withTemporaryIndexes(() -> TemporaryIndex.of(new InMemoryIndex())));
        server = KeepsakeServer.start(options.withPort(0), engine, store.keys(), clock);
        acme = new WireClient(server.uri(), key(ACME));
        other = new WireClient(server.uri(), key(OTHER));
        nobody = new WireClient(server.uri(), null);
    }

    /** A new key of {@code project}. */
    String key(ProjectId project) {
        ApiKeys.Minted minted = keyMaker.mint(project, "test");
        store.keys().add(minted.stored());
        return minted.key();
    }

    /** What does not hold in the engine now. */
    List<String> violations() {
        engine.drain();
        return engine.verify();
    }

    @Override
    public void close() {
        server.close();
        engine.close();
    }

    /** Takes every turn for a fact, so that these tests do not depend on rules of language. */
    static final class EachTurnIsAFact implements Extractor {

        @Override
        public String name() {
            return "each-turn/1";
        }

        @Override
        public Extraction extract(ExtractionRequest request, Deadline deadline) {
            Episode episode = request.episode();
            return new Extraction.Facts(episode.turns().stream()
                    .map(turn -> new Fact(
                            turn.text(),
                            new Attribution(turn.role(), turn.name()),
                            turn.time(),
                            List.of(new Source(
                                    turn.id(), new Span(0, turn.text().length())))))
                    .toList());
        }
    }
}
