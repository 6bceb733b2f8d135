package dev.keepsake.config;

import dev.keepsake.models.RerankerKind;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The small sections in a builder, with the words of the file; {@link Settings} says what each means. */
public final class SectionBuilders {

    private SectionBuilders() {}

    /** The section {@code reranker}. */
    public static final class Reranker {

        private final Map<String, Object> said = new LinkedHashMap<>();

        Reranker() {}

        Map<String, Object> said() {
            return said;
        }

        private Reranker say(String key, Object value) {
            said.put(key, value);
            return this;
        }

        public Reranker provider(RerankerKind provider) {
            return say("provider", provider.key());
        }

        public Reranker model(String model) {
            return say("model", model);
        }

        public Reranker path(Path path) {
            return say("path", path);
        }

        public Reranker url(URI url) {
            return say("url", url);
        }

        public Reranker key(String key) {
            return say("key", key);
        }
    }

    /** The section {@code media}. */
    public static final class Media {

        private final Map<String, Object> said = new LinkedHashMap<>();

        Media() {}

        Map<String, Object> said() {
            return said;
        }

        private Media say(String key, Object value) {
            said.put(key, value);
            return this;
        }

        public Media pdf(boolean pdf) {
            return say("pdf", pdf);
        }

        public Media fetch(List<String> fetch) {
            return say("fetch", fetch);
        }
    }

    /** The section {@code jobs}. */
    public static final class Jobs {

        private final Map<String, Object> said = new LinkedHashMap<>();

        Jobs() {}

        Map<String, Object> said() {
            return said;
        }

        private Jobs say(String key, Object value) {
            said.put(key, value);
            return this;
        }

        public Jobs attempts(int attempts) {
            return say("attempts", attempts);
        }

        public Jobs concurrency(int concurrency) {
            return say("concurrency", concurrency);
        }

        public Jobs firstWait(Duration firstWait) {
            return say("first-wait", firstWait.toString());
        }

        public Jobs longestWait(Duration longestWait) {
            return say("longest-wait", longestWait.toString());
        }
    }

    /** The section {@code telemetry}. */
    public static final class Telemetry {

        private final Map<String, Object> said = new LinkedHashMap<>();

        Telemetry() {}

        Map<String, Object> said() {
            return said;
        }

        private Telemetry say(String key, Object value) {
            said.put(key, value);
            return this;
        }

        public Telemetry traces(URI traces) {
            return say("traces", traces);
        }

        public Telemetry headers(Map<String, String> headers) {
            return say("headers", headers);
        }

        public Telemetry serviceName(String serviceName) {
            return say("service-name", serviceName);
        }

        public Telemetry logs(KeepsakeConfig.LogForm logs) {
            return say("logs", logs.key());
        }
    }

    /** The section {@code service-levels}. */
    public static final class ServiceLevels {

        private final Map<String, Object> said = new LinkedHashMap<>();

        ServiceLevels() {}

        Map<String, Object> said() {
            return said;
        }

        private ServiceLevels say(String key, Object value) {
            said.put(key, value);
            return this;
        }

        public ServiceLevels writeP95(Duration writeP95) {
            return say("write-p95", writeP95.toString());
        }

        public ServiceLevels readP95(Duration readP95) {
            return say("read-p95", readP95.toString());
        }

        public ServiceLevels success(double success) {
            return say("success", success);
        }

        public ServiceLevels window(Duration window) {
            return say("window", window.toString());
        }
    }

    /** The section {@code canary}. */
    public static final class Canary {

        private final Map<String, Object> said = new LinkedHashMap<>();

        Canary() {}

        Map<String, Object> said() {
            return said;
        }

        private Canary say(String key, Object value) {
            said.put(key, value);
            return this;
        }

        public Canary every(Duration every) {
            return say("every", every.toString());
        }
    }

    /** The section {@code key-vault}. */
    public static final class KeyVault {

        private final Map<String, Object> said = new LinkedHashMap<>();

        KeyVault() {}

        Map<String, Object> said() {
            return said;
        }

        private KeyVault say(String key, Object value) {
            said.put(key, value);
            return this;
        }

        public KeyVault tenant(String tenant) {
            return say("tenant", tenant);
        }

        public KeyVault clientId(String clientId) {
            return say("client-id", clientId);
        }

        public KeyVault clientSecret(String clientSecret) {
            return say("client-secret", clientSecret);
        }

        public KeyVault authority(URI authority) {
            return say("authority", authority);
        }
    }
}
