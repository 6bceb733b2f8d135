package dev.keepsake.config;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Words of Mem0's, of its providers' and of our own past, and what they are called here. */
final class WrongWords {

    private static final String SAY = "say ";

    private static final Map<String, String> OF_MODELS = Map.ofEntries(
            Map.entry("api-key", "key"),
            Map.entry("token", "key"),
            Map.entry("base-url", "url"),
            Map.entry("api-base", "url"),
            Map.entry("endpoint", "url"),
            Map.entry("azure-endpoint", "url"),
            Map.entry("azure-deployment", "deployment"),
            Map.entry("deployment-name", "deployment"),
            Map.entry("engine", "deployment"),
            Map.entry("max-tokens", "maximum-reply"),
            Map.entry("max-completion-tokens", "maximum-reply"),
            Map.entry("reasoning-effort", "effort"),
            Map.entry("is-reasoning-model", "reasons"),
            Map.entry("embedding-dims", "dimensions"),
            Map.entry("embedding-model-dims", "dimensions"),
            Map.entry("dims", "dimensions"),
            Map.entry("output-dimensionality", "dimensions"),
            Map.entry("enable-vision", "pictures"),
            Map.entry("default-headers", "headers"),
            Map.entry("aws-region", "region"),
            Map.entry("aws-access-key-id", "access-key-id"),
            Map.entry("aws-secret-access-key", "secret-access-key"),
            Map.entry("aws-session-token", "session-token"),
            Map.entry("max-retries", "retries"),
            Map.entry("tenant-id", "tenant"),
            Map.entry("google-cloud-project", "cloud-project"),
            Map.entry("vertex-credentials-json", "credentials"),
            Map.entry("models", "fallback"),
            Map.entry("kind", "provider"),
            Map.entry("name", "model"));

    private static final Map<String, String> ADVICE_OF_MODELS = Map.of(
            "azure-kwargs", "its keys stand directly in the section: key, url, deployment, api-version, headers",
            "config", "leave this level out: its keys stand directly in the section",
            "model-kwargs", "its keys stand directly in the section: temperature, top-p, maximum-reply",
            "vision-details", "leave it out: pictures are sent as the provider wants them",
            "http-client-proxies",
                    "leave it out: the proxy of the JVM is used (-Dhttps.proxyHost in KEEPSAKE_JAVA_OPTS)",
            "project", "say cloud-project");

    private static final Map<String, String> OF_TOP = Map.ofEntries(
            Map.entry(
                    "llm",
                    "say chat, or let 'keepsake config import-mem0' take the whole of Mem0's configuration over"),
            Map.entry("model", "say it in a section: chat: {provider: ..., model: ...}"),
            Map.entry("vector-store", "leave it out: Keepsake keeps memories in its own store, in the directory data"),
            Map.entry("graph-store", "leave it out: relations are kept in the same store and need no database"),
            Map.entry("enable-graph", "leave it out: relations are kept whenever they are found"),
            Map.entry("history-db-path", "say data; history lies in the same directory"),
            Map.entry("custom-instructions", "leave it out, and run 'keepsake settings set --instructions ...'"),
            Map.entry(
                    "custom-fact-extraction-prompt",
                    "leave it out, and run 'keepsake settings set --instructions ...'"),
            Map.entry("version", "leave it out: there is one version of the answers"),
            Map.entry("openai-api-key", "say it in the section chat: key, or set OPENAI_API_KEY"),
            Map.entry("base-url", "say url, or for a model url in its section"),
            Map.entry("directory", "say data"),
            Map.entry("cors", "say cors-origins"));

    /** Levels of Mem0's whose keys stand directly in the section here. */
    private static final Set<String> LEVELS = Set.of("config", "azure-kwargs", "model-kwargs");

    private WrongWords() {}

    /** Whether what stands below this key of a model belongs into the section itself. */
    static boolean isLevel(String key) {
        return LEVELS.contains(kebab(key));
    }

    /** The setting or section, by its whole name, that a key with a cure means; empty when it means none or not one alone. */
    static Optional<String> meant(String section, String key) {
        String word = kebab(key);
        String prefix = section.isEmpty() ? "" : section + ".";
        if (Settings.ofPath(prefix + word).isPresent()) {
            return Optional.of(prefix + word);
        }
        if (section.isEmpty()) {
            return word.equals("llm") ? Optional.of("chat") : ofLines(word).map(Setting::path);
        }
        return Settings.ONE_WORD.contains(section)
                ? ofModels(word)
                        .map(right -> prefix + right)
                        .filter(path -> Settings.ofPath(path).isPresent())
                : Optional.empty();
    }

    private static Optional<String> ofModels(String word) {
        return Optional.ofNullable(OF_MODELS.get(word.replaceFirst(".*-(api-key|base-url|api-base)$", "$1")));
    }

    /** What to do about a key that is none in this section, when it is known where it comes from. */
    static Optional<String> cure(String section, String key) {
        String word = kebab(key);
        if (Settings.in(section).stream().anyMatch(setting -> setting.name().equals(word))) {
            return Optional.of(SAY + word + ": keys are written with dashes and in small letters");
        }
        if (section.isEmpty()) {
            return top(word);
        }
        if (!Settings.ONE_WORD.contains(section)) {
            return Optional.empty();
        }
        if (ADVICE_OF_MODELS.containsKey(word)) {
            return Optional.of(ADVICE_OF_MODELS.get(word));
        }
        String right = ofModels(word).orElse(null);
        if (right == null) {
            return Optional.empty();
        }
        if (Settings.ofPath(section + "." + right).isPresent()) {
            return Optional.of(SAY + right);
        }
        String other = section.equals("chat") ? "embedder" : "chat";
        return Settings.ofPath(other + "." + right)
                .map(setting -> "that is said in the section " + other + ": " + right);
    }

    private static Optional<String> top(String word) {
        if (OF_TOP.containsKey(word)) {
            return Optional.of(OF_TOP.get(word));
        }
        return ofLines(word)
                .map(setting -> "say " + setting.name() + " in the section " + setting.section() + ": write \""
                        + setting.section() + ":\" in one line and \"  " + setting.name() + ": ...\" below it");
    }

    /** What was "chat-model" in a file of lines is "model" in the section "chat". */
    private static Optional<Setting<?>> ofLines(String word) {
        return Settings.all().stream()
                .filter(setting -> !setting.section().isEmpty())
                .filter(setting -> setting.path().replace('.', '-').equals(word.replace('.', '-')))
                .findFirst();
    }

    /** {@code openaiBaseUrl} and {@code openai_base_url} as {@code openai-base-url}. */
    static String kebab(String key) {
        return key.replaceAll("([a-z0-9])([A-Z])", "$1-$2").replace('_', '-').toLowerCase(Locale.ROOT);
    }
}
