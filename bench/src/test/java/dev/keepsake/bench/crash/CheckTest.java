package dev.keepsake.bench.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.bench.EmbeddedEngine;
import dev.keepsake.bench.MadeVectors;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.server.KeepsakeServer;
import dev.keepsake.server.ServerOptions;
import dev.keepsake.server.keys.ApiKeys;
import dev.keepsake.store.ApiKey;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The check of the crash bench finds what it is there to find. */
class CheckTest {

    @TempDir
    private Path directory;

    private final Ledger ledger = new Ledger();
    private EmbeddedEngine embedded;
    private KeepsakeServer server;
    private WireClient client;

    @BeforeEach
    void start() {
        embedded = EmbeddedEngine.open(directory, new MadeVectors());
        embedded.store()
                .keys()
                .add(new ApiKey(
                        UUID.randomUUID(),
                        ProjectId.DEFAULT,
                        "test",
                        "test",
                        ApiKeys.digest(ServerChild.KEY),
                        Instant.EPOCH,
                        null));
        server = KeepsakeServer.start(
                ServerOptions.DEFAULT.withPort(0),
                embedded.engine(),
                embedded.store().keys(),
                Clock.systemUTC());
        client = new WireClient(server.uri());
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
        embedded.close();
    }

    private Note add(String key, String... texts) throws IOException, InterruptedException {
        Note note = new Note(key, "ada", List.of(texts));
        ledger.sending(note);
        ledger.acknowledged(note, client.add(note));
        return note;
    }

    @Test
    void whatIsThereExactlyOnceGivesNoFinding() throws IOException, InterruptedException {
        add("one", "violin in one part 0", "violin in one part 1");

        assertThat(new Check(client, ledger).user("ada", text -> true)).isEmpty();
        assertThat(ledger.unanswered()).isEmpty();
    }

    @Test
    void anAcknowledgedMemoryThatIsGoneIsLost() throws IOException, InterruptedException {
        add("one", "violin in one part 0");
        ledger.acknowledged(
                new Note("two", "ada", List.of("never stored")),
                List.of(UUID.randomUUID().toString()));

        assertThat(new Check(client, ledger).user("ada", text -> true))
                .isNotEmpty()
                .allMatch(finding -> finding.startsWith("lost"));
    }

    @Test
    void aMemoryThatNobodyWasToldOfIsExtra() throws IOException, InterruptedException {
        add("one", "violin in one part 0");
        client.add(new Note("two", "ada", List.of("violin in two part 0")));

        assertThat(new Check(client, ledger).user("ada", text -> true))
                .hasSize(1)
                .allMatch(finding -> finding.startsWith("extra"));
    }

    @Test
    void whatWasLearnedInTheBackgroundIsCheckedAsWell() throws IOException, InterruptedException {
        Note note = new Note("one", "ada", List.of("I saw a violin in one part 0 yesterday."), true);
        ledger.sending(note);
        String event = client.begin(note);
        ledger.promised(note, event);
        WireClient.Event end = client.ended(event);
        ledger.kept(event, end.facts());

        assertThat(end.status()).isEqualTo("SUCCEEDED");
        assertThat(end.facts()).hasSize(1);
        assertThat(new Check(client, ledger).user("ada", text -> true)).isEmpty();
        assertThat(ledger.begun()).isEmpty();
        assertThat(client.begin(note)).isEqualTo(event);
    }

    @Test
    void repeatingAnUnansweredWriteAddsNothing() throws IOException, InterruptedException {
        Note note = add("one", "violin in one part 0");

        assertThat(client.add(note)).isEqualTo(List.copyOf(ledger.of("ada").values()));
        assertThat(client.list("ada")).hasSize(1);
    }
}
