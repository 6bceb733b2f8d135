package dev.keepsake.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysTest {

    @TempDir
    private Path directory;

    private Workbench bench;

    @BeforeEach
    void open() {
        bench = new Workbench(directory);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void aNewKeyOpensItsProjectOnAServerAndNoOther() {
        bench.ok("add", "--project", "acme", "--user", "alice", "--no-infer", "I like tea");
        String key = bench.ok("keys", "add", "--project", "acme", "--label", "agents")
                .out()
                .strip();
        bench.overServer();

        assertThat(key).startsWith("m0sk_");
        assertThat(bench.ok("list", "--user", "alice", "--api-key", key).out()).contains("I like tea");
        assertThat(bench.ok("list", "--user", "alice").out()).doesNotContain("I like tea");
    }

    @Test
    void aListShowsWhatAKeyIsForAndNeverTheKey() {
        String key = bench.ok("keys", "add", "--label", "agents").out().strip();

        Workbench.Answer list = bench.ok("keys", "list");
        assertThat(list.out()).contains("agents").contains("active").doesNotContain(key);
        assertThat(bench.ok("keys", "list", "--project", "acme").out()).isEmpty();
    }

    @Test
    void aRevokedKeyOpensNothing() {
        String key = bench.ok("keys", "add", "--label", "agents").out().strip();
        String id =
                bench.ok("keys", "list", "--json").json().at("/results/0/id").asString();

        bench.ok("keys", "revoke", id);
        assertThat(bench.run("keys", "revoke", id).exitCode()).isEqualTo(3);
        bench.overServer();
        assertThat(bench.run("list", "--user", "alice", "--api-key", key).exitCode())
                .isNotZero();
    }

    @Test
    void withoutAWordForWhatToDoItSaysWhichThereAre() {
        Workbench.Answer answer = bench.run("keys");

        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.err()).contains("add, list, revoke");
    }
}
