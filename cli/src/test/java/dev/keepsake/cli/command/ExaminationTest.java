package dev.keepsake.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.Keepsake;
import dev.keepsake.cli.doctor.Finding;
import dev.keepsake.config.ConfigReader;
import dev.keepsake.config.ConfigSources;
import dev.keepsake.config.KeepsakeConfig;
import dev.keepsake.testkit.provider.ProviderServer;
import dev.keepsake.testkit.provider.RequestCheck;
import dev.keepsake.testkit.provider.WireFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The doctor on real parts: models over their protocols on loopback ports, a real store. */
class ExaminationTest {

    private final ProviderServer provider = ProviderServer.start(WireFormat.OPENAI, RequestCheck.NONE);

    @TempDir
    private Path directory;

    @AfterEach
    void close() {
        provider.close();
    }

    private List<Finding> findings(Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "KEEPSAKE_DATA", "data",
                "KEEPSAKE_EMBEDDER", "all-minilm-l6-v2-q",
                "KEEPSAKE_PORT", "0"));
        environment.putAll(more);
        KeepsakeConfig config = ConfigReader.read(ConfigSources.of(directory, environment, List.of()))
                .require();
        return new Examination(config, null, new ConfiguredPlaces(Clock.systemUTC())).findings();
    }

    private Map<String, String> withChat() {
        return Map.of(
                "KEEPSAKE_CHAT_PROVIDER", "openai",
                "KEEPSAKE_CHAT_MODEL", "gpt-5-mini",
                "KEEPSAKE_CHAT_URL", provider.url().toString(),
                "KEEPSAKE_CHAT_KEY", "key-of-the-model");
    }

    private static Finding about(List<Finding> findings, String subject) {
        return findings.stream()
                .filter(finding -> finding.subject().equals(subject))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void asksTheChatModelAndSaysHowLongItTook() {
        provider.says("ready");

        Finding found = about(findings(withChat()), "chat model");

        assertThat(found.state()).isEqualTo(Finding.State.FINE);
        assertThat(found.found()).contains("openai gpt-5-mini answered after").contains("tokens read");
        assertThat(provider.requests()).isNotEmpty();
    }

    @Test
    void aRefusedKeyIsAProblemWithItsConsequenceAndWithoutTheKey() {
        provider.status(401);

        Finding found = about(findings(withChat()), "chat model");

        assertThat(found.state()).isEqualTo(Finding.State.PROBLEM);
        assertThat(found.found()).contains("401").contains("does not accept the key");
        assertThat(found.advice()).contains("chat.last-resort");
        assertThat(found.toString()).doesNotContain("key-of-the-model");
    }

    @Test
    void anotherEmbedderThanTheStoresIsAProblemWithBothDimensions() {
        Keepsake.open(directory.resolve("data")).close();

        Finding found = about(
                findings(Map.of(
                        "KEEPSAKE_EMBEDDER_PROVIDER", "openai_compatible",
                        "KEEPSAKE_EMBEDDER_MODEL", "nomic-embed-text",
                        "KEEPSAKE_EMBEDDER_URL", provider.url().toString(),
                        "KEEPSAKE_EMBEDDER_DIMENSIONS", "8",
                        "KEEPSAKE_EMBEDDER", "")),
                "embedder");

        assertThat(found.state()).isEqualTo(Finding.State.PROBLEM);
        assertThat(found.found()).contains("8 dimensions").contains("384 dimensions");
        assertThat(found.advice()).contains("keepsake embedder migrate");
    }

    @Test
    void aDirectoryWithoutAStoreIsLeftAsItIs() throws IOException {
        Path data = Files.createDirectory(directory.resolve("data"));

        List<Finding> findings = findings(Map.of());

        assertThat(about(findings, "store").found()).isEqualTo("There is none yet");
        assertThat(data).isEmptyDirectory();
    }

    @Test
    void aDirectoryThatEverybodyCanReadIsRemarkedOn() throws IOException {
        Path data = Files.createDirectory(directory.resolve("data"));
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));

        assertThat(findings(Map.of())).anySatisfy(finding -> {
            assertThat(finding.state()).isEqualTo(Finding.State.REMARK);
            assertThat(finding.advice()).startsWith("Close it: chmod 700");
        });
    }

    @Test
    void theEgressListIsShown() {
        assertThat(about(findings(Map.of("KEEPSAKE_EGRESS_ALLOW", "models.intern")), "egress")
                        .found())
                .isEqualTo("Only these may be connected to: models.intern");
    }
}
