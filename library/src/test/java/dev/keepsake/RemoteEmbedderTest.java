package dev.keepsake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keepsake.api.AddRequest;
import dev.keepsake.api.EmbedderStatus;
import dev.keepsake.api.EmbedderStatus.Activity;
import dev.keepsake.api.Hit;
import dev.keepsake.api.ResetRequest;
import dev.keepsake.api.SearchRequest;
import dev.keepsake.api.SearchResult;
import dev.keepsake.api.SearchResult.SignalReport;
import dev.keepsake.api.SearchResult.SignalReport.State;
import dev.keepsake.api.Signal;
import dev.keepsake.models.provider.Limits;
import dev.keepsake.models.provider.ModelSettings;
import dev.keepsake.models.provider.Patience;
import dev.keepsake.models.provider.Provider;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import dev.keepsake.store.EmbeddingMigration.Phase;
import dev.keepsake.testkit.fake.HashingEmbedder;
import dev.keepsake.testkit.provider.Answer;
import dev.keepsake.testkit.provider.ProviderServer;
import dev.keepsake.testkit.provider.RequestCheck;
import dev.keepsake.testkit.provider.WireFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Going to an embedder over the network that is in all kinds of trouble, and from one that is gone; SQLite, Lucene and HTTP. */
@Timeout(120)
class RemoteEmbedderTest {

    private static final Scope ANA = Scope.ofUser("ana");
    private static final String VIOLIN = "My violin is in the attic.";
    private static final String SECRET = "Zanzibar";

    /** Asks again soon. */
    private static final Limits PLAIN = Limits.STANDARD.withPatience(
            new Patience(0, Duration.ofMillis(1), Duration.ofMillis(1), 2, Duration.ofMillis(50)));

    /** Gives up soon as well, for a provider that never answers. */
    private static final Limits HASTY = PLAIN.withTimeout(Duration.ofMillis(500));

    @TempDir
    private Path directory;

    private ProviderServer server = ProviderServer.start(WireFormat.OPENAI, RequestCheck.NONE);

    @AfterEach
    void close() {
        server.close();
    }

    private ModelSettings remote(String model) {
        return ModelSettings.of(Provider.OPENAI, model)
                .withUrl(server.url())
                .withKey("key")
                .withLimits(PLAIN);
    }

    private Keepsake openHashing() {
        return openHashing(PLAIN);
    }

    private Keepsake openHashing(Limits limits) {
        return Keepsake.open(KeepsakeOptions.in(directory)
                .withEmbedder(new HashingEmbedder())
                .withOtherEmbedders(List.of(remote("remote").withDimensions(8).withLimits(limits))));
    }

    private static void await(Keepsake keepsake, Predicate<EmbedderStatus> reached) {
        long end = System.nanoTime() + Duration.ofMinutes(3).toNanos();
        while (!reached.test(keepsake.embedding().status())) {
            assertThat(System.nanoTime()).as("it takes too long").isLessThan(end);
            // Not so long that a state could come and go unseen, and not so busy that nobody else gets on.
            LockSupport.parkNanos(200_000);
        }
    }

    private static boolean isIn(EmbedderStatus status, Phase phase) {
        return status.migration() != null && status.migration().phase() == phase;
    }

    private static SearchResult search(Keepsake keepsake) {
        return keepsake.memories().search(SearchRequest.of(ANA, "Where is my violin?"));
    }

    private static List<Signal> failed(SearchResult result) {
        return result.signals().stream()
                .filter(report -> report.state() == State.FAILED)
                .map(SignalReport::signal)
                .toList();
    }

    @Test
    void aFlappingProviderIsWaitedForAndNoSearchNoticesIt() throws ExecutionException, InterruptedException {
        try (Keepsake keepsake = openHashing(HASTY)) {
            for (int number = 0; number < 40; number++) {
                keepsake.memories().add(AddRequest.of(ANA, "My box number " + number + " is in the hall."));
            }
            keepsake.memories().add(AddRequest.of(ANA, VIOLIN));
            server.status(500).status(503).then(new Answer.HangUp()).then(new Answer.Hang());
            server.says("").status(429, "1").says("").then(new Answer.Raw(200, "<html>Bad gateway</html>"));
            AtomicBoolean over = new AtomicBoolean();
            FutureTask<Integer> searching = new FutureTask<>(() -> {
                int asked = 0;
                while (!over.get()) {
                    SearchResult result = search(keepsake);
                    assertThat(failed(result)).isEmpty();
                    assertThat(result.hits()).extracting(Hit::text).anyMatch(text -> text.contains("violin"));
                    asked++;
                }
                return asked;
            });
            Thread.ofPlatform().start(searching);
            Set<String> reasons = new TreeSet<>();

            keepsake.embedding().migrateTo("remote");
            await(keepsake, status -> {
                if (status.filling().activity() == Activity.WAITING
                        && status.filling().reason() != null) {
                    reasons.add(status.filling().reason());
                }
                return isIn(status, Phase.READY);
            });
            over.set(true);

            assertThat(searching.get()).isPositive();
            assertThat(reasons).anyMatch(reason -> reason.contains("429")).hasSizeGreaterThan(2);
            EmbedderStatus ready = keepsake.embedding().status();
            assertThat(ready.aside().count()).isZero();
            assertThat(ready.migration().filled()).isEqualTo(82);
            assertThat(keepsake.verify()).isEmpty();
            keepsake.embedding().switchOver();
            assertThat(search(keepsake).hits()).extracting(Hit::text).anyMatch(text -> text.contains("violin"));
        }
    }

    @Test
    void anotherModelBehindTheNameStopsTheFill() {
        try (Keepsake keepsake = openHashing()) {
            keepsake.memories().add(AddRequest.of(ANA, VIOLIN));
            String vector = "{\"object\":\"embedding\",\"index\":%d,\"embedding\":[0.1,0.2,0.3]}";
            server.then(new Answer.Raw(
                    200,
                    "{\"object\":\"list\",\"model\":\"other\",\"data\":[" + vector.formatted(0) + ","
                            + vector.formatted(1) + "],\"usage\":{\"prompt_tokens\":2,\"total_tokens\":2}}"));

            keepsake.embedding().migrateTo("remote");
            await(keepsake, status -> status.filling().activity() == Activity.STOPPED);

            assertThat(keepsake.embedding().status().filling().reason()).contains("3 numbers", "8");
            assertThat(failed(search(keepsake))).isEmpty();
            int asked = server.requests().size();
            keepsake.memories().add(AddRequest.of(ANA, "My harp is in the cellar."));
            assertThat(server.requests()).hasSize(asked);
            keepsake.embedding().migrateTo("remote");
            await(keepsake, status -> isIn(status, Phase.READY));
        }
    }

    @Test
    void whatTheProviderRefusesIsSetAsideFoundByItsWordsAndTriedAgainLater() {
        server.close();
        AtomicBoolean refuses = new AtomicBoolean(true);
        server = ProviderServer.start(
                WireFormat.OPENAI,
                (schema, body) -> refuses.get() && body.contains(SECRET) ? List.of("not that") : List.of());
        try (Keepsake keepsake = openHashing()) {
            for (int number = 0; number < 40; number++) {
                keepsake.memories().add(AddRequest.of(ANA, "My box number " + number + " is in the hall."));
            }
            keepsake.memories().add(AddRequest.of(ANA, "My boat " + SECRET + " is in the harbour."));
            keepsake.embedding().migrateTo("remote");
            await(keepsake, status -> isIn(status, Phase.READY));
            EmbedderStatus ready = keepsake.embedding().status();
            assertThat(ready.aside().count()).isEqualTo(2);
            assertThat(ready.aside().some())
                    .allSatisfy(
                            aside -> assertThat(aside.reason()).contains("400").doesNotContain(SECRET));
            assertThatThrownBy(() -> keepsake.embedding().switchOver()).hasMessageContaining("--accept-set-aside");
            keepsake.embedding().switchOver(true);
            assertThat(keepsake.verify()).isEmpty();
            assertThat(keepsake.memories()
                            .search(SearchRequest.of(ANA, "Where is " + SECRET + "?"))
                            .hits())
                    .extracting(Hit::text)
                    .anyMatch(text -> text.contains(SECRET));
        }
        try (Keepsake keepsake = openHashing()) {
            // Nobody can be writing who began before the switch, so nothing is waited for.
            keepsake.embedding().finish();
            await(keepsake, status -> status.migration() == null);
        }
        assertThat(directory.resolve("index")).doesNotExist();
        try (Keepsake keepsake = Keepsake.open(
                KeepsakeOptions.in(directory).withEmbedder(remote("remote").withDimensions(8)))) {
            assertThat(keepsake.verify()).isEmpty();
            refuses.set(false);
            keepsake.embedding().retrySetAside();
            await(keepsake, status -> status.aside().count() == 0);
            assertThat(keepsake.verify()).isEmpty();
        }
    }

    @Test
    void whatIsErasedBetweenTheTwoIsGoneFromBothIndexesAndTheListOfWhatIsSetAside() throws IOException {
        server.close();
        server = ProviderServer.start(
                WireFormat.OPENAI, (schema, body) -> body.contains(SECRET) ? List.of("not that") : List.of());
        try (Keepsake keepsake = openHashing()) {
            keepsake.memories().add(AddRequest.of(ANA, "My boat " + SECRET + " is in the harbour."));
            keepsake.memories().add(AddRequest.of(ANA, VIOLIN));
            keepsake.embedding().migrateTo("remote");
            await(keepsake, status -> isIn(status, Phase.READY));
            assertThat(keepsake.embedding().status().aside().count()).isEqualTo(2);
            search(keepsake);

            keepsake.memories().reset(new ResetRequest(ProjectId.DEFAULT));

            assertThat(keepsake.embedding().status().aside().count()).isZero();
            assertThat(keepsake.embedding().status().migration().due()).isZero();
            assertThatThrownBy(() -> keepsake.embedding().compare(List.of()))
                    .hasMessageContaining("Nothing has been searched");
            assertThat(keepsake.verify()).isEmpty();
            assertThat(search(keepsake).hits()).isEmpty();
            keepsake.embedding().switchOver();
            assertThat(search(keepsake).hits()).isEmpty();
            assertThat(keepsake.verify()).isEmpty();
        }
        assertThat(filesWith(SECRET)).isEmpty();
        assertThat(filesWith("violin")).isEmpty();
    }

    /** Where a word stands as it is; Lucene writes small words whole. */
    private List<Path> filesWith(String word) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> contains(file, word))
                    .toList();
        }
    }

    private static boolean contains(Path file, String word) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(word);
        } catch (IOException unreadable) {
            throw new AssertionError(file + " cannot be read", unreadable);
        }
    }

    @Test
    void aStoreOfAProviderThatIsGoneOpensFindsByWordsAndGoesToAnother() {
        try (Keepsake keepsake = Keepsake.open(KeepsakeOptions.in(directory).withEmbedder(remote("gone")))) {
            keepsake.memories().add(AddRequest.of(ANA, VIOLIN));
            assertThat(keepsake.embedding().status().current().dimension()).isEqualTo(8);
        }
        ModelSettings gone = remote("gone");
        server.close();
        server = ProviderServer.start(WireFormat.OPENAI, RequestCheck.NONE);
        KeepsakeOptions options = KeepsakeOptions.in(directory)
                .withEmbedder(gone)
                .withOtherEmbedders(List.of(remote("next").withDimensions(16)));

        try (Keepsake keepsake = Keepsake.open(options)) {
            SearchResult result = search(keepsake);
            assertThat(failed(result)).contains(Signal.VECTOR);
            assertThat(result.hits()).extracting(Hit::text).anyMatch(text -> text.contains("violin"));
            keepsake.embedding().migrateTo("next");
            await(keepsake, status -> isIn(status, Phase.READY));
        }
        try (Keepsake keepsake = Keepsake.open(options)) {
            keepsake.embedding().switchOver();
            assertThat(failed(search(keepsake))).isEmpty();
            keepsake.memories().add(AddRequest.of(ANA, "My harp is in the cellar."));
        }
        try (Keepsake keepsake = Keepsake.open(options)) {
            keepsake.embedding().finish();
            await(keepsake, status -> status.migration() == null);
            assertThat(keepsake.verify()).isEmpty();
        }
        try (Keepsake keepsake = Keepsake.open(
                KeepsakeOptions.in(directory).withEmbedder(remote("next").withDimensions(16)))) {
            assertThat(search(keepsake).hits()).extracting(Hit::text).anyMatch(text -> text.contains("violin"));
        }
    }
}
