package dev.keepsake.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Says in Java what the file says, with the same words; {@link Settings} says what each means. What is built counts before a file
 * and an environment, which are only read when they are named.
 *
 * <pre>{@code
 * KeepsakeConfig config = KeepsakeConfig.builder()
 *         .data(Path.of("keepsake-data"))
 *         .chat(chat -> chat.provider(Provider.OPENAI).model("gpt-5-mini").key("env:OPENAI_API_KEY"))
 *         .environment(System.getenv())
 *         .build();
 * }</pre>
 */
public final class ConfigBuilder {

    private final Map<String, Object> said = new LinkedHashMap<>();
    private ConfigSources sources = ConfigSources.none(Path.of(""));

    ConfigBuilder() {}

    /** Reads this file too. */
    public ConfigBuilder file(Path file) {
        sources = sources.withFile(file);
        return this;
    }

    /** Reads these variables too. */
    public ConfigBuilder environment(Map<String, String> environment) {
        sources = sources.withEnvironment(environment);
        return this;
    }

    private ConfigBuilder say(String key, Object value) {
        said.put(key, value);
        return this;
    }

    private ConfigBuilder sayAll(String section, Map<String, Object> values) {
        values.forEach((key, value) -> said.put(section + "." + key, value));
        return this;
    }

    public ConfigBuilder data(Path data) {
        return say("data", data);
    }

    public ConfigBuilder url(URI url) {
        return say("url", url);
    }

    public ConfigBuilder apiKey(String apiKey) {
        return say("api-key", apiKey);
    }

    public ConfigBuilder project(String project) {
        return say("project", project);
    }

    public ConfigBuilder host(String host) {
        return say("host", host);
    }

    public ConfigBuilder port(int port) {
        return say("port", port);
    }

    public ConfigBuilder corsOrigins(List<String> corsOrigins) {
        return say("cors-origins", corsOrigins);
    }

    public ConfigBuilder shutdownGrace(Duration shutdownGrace) {
        return say("shutdown-grace", shutdownGrace.toString());
    }

    public ConfigBuilder consolidateEvery(Duration consolidateEvery) {
        return say("consolidate-every", consolidateEvery.toString());
    }

    public ConfigBuilder chat(Consumer<ModelBuilder> section) {
        ModelBuilder words = new ModelBuilder();
        section.accept(words);
        return sayAll("chat", words.said());
    }

    public ConfigBuilder embedder(Consumer<ModelBuilder> section) {
        ModelBuilder words = new ModelBuilder();
        section.accept(words);
        return sayAll("embedder", words.said());
    }

    public ConfigBuilder reranker(Consumer<SectionBuilders.Reranker> section) {
        SectionBuilders.Reranker words = new SectionBuilders.Reranker();
        section.accept(words);
        return sayAll("reranker", words.said());
    }

    public ConfigBuilder media(Consumer<SectionBuilders.Media> section) {
        SectionBuilders.Media words = new SectionBuilders.Media();
        section.accept(words);
        return sayAll("media", words.said());
    }

    public ConfigBuilder jobs(Consumer<SectionBuilders.Jobs> section) {
        SectionBuilders.Jobs words = new SectionBuilders.Jobs();
        section.accept(words);
        return sayAll("jobs", words.said());
    }

    public ConfigBuilder telemetry(Consumer<SectionBuilders.Telemetry> section) {
        SectionBuilders.Telemetry words = new SectionBuilders.Telemetry();
        section.accept(words);
        return sayAll("telemetry", words.said());
    }

    public ConfigBuilder serviceLevels(Consumer<SectionBuilders.ServiceLevels> section) {
        SectionBuilders.ServiceLevels words = new SectionBuilders.ServiceLevels();
        section.accept(words);
        return sayAll("service-levels", words.said());
    }

    public ConfigBuilder canary(Consumer<SectionBuilders.Canary> section) {
        SectionBuilders.Canary words = new SectionBuilders.Canary();
        section.accept(words);
        return sayAll("canary", words.said());
    }

    public ConfigBuilder keyVault(Consumer<SectionBuilders.KeyVault> section) {
        SectionBuilders.KeyVault words = new SectionBuilders.KeyVault();
        section.accept(words);
        return sayAll("key-vault", words.said());
    }

    /** The only hosts that may be connected to; an empty list closes every way out. */
    public ConfigBuilder egressAllow(List<String> hosts) {
        return say("egress.allow", hosts.isEmpty() ? "nowhere" : hosts);
    }

    /** All problems, or the configuration. */
    public Configuration read() {
        return ConfigReader.read(sources.withBuilt(said));
    }

    /**
     * The configuration.
     *
     * @throws dev.keepsake.error.KeepsakeException with {@code CONFIGURATION}, naming every problem
     */
    public KeepsakeConfig build() {
        return read().require();
    }
}
