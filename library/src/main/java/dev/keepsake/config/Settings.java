package dev.keepsake.config;

import dev.keepsake.egress.Egress;
import dev.keepsake.engine.media.FetchRules;
import dev.keepsake.models.RerankerKind;
import dev.keepsake.scope.ProjectId;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Everything that can be configured, declared once. Reader, checks, schema, documents and explanations come from here. */
public final class Settings {

    private static final Duration LONG = Duration.ofDays(365);

    static final Setting<Path> DATA = top(
                    "data", Kinds.PATH, "The directory that holds everything a local Keepsake knows.")
            .withDefault("./keepsake-data");
    static final Setting<URI> URL = top(
                    "url", Kinds.ADDRESS, "The address of a Keepsake server to work on instead of a data directory.")
            .withExample("https://memory.example.org");
    static final Setting<Secret> API_KEY = top(
                    "api-key",
                    Kinds.SECRET,
                    "The key sent to the server; at the first start of a server, the key it will accept.")
            .withExample("{file: /run/secrets/keepsake}");
    static final Setting<ProjectId> PROJECT = top(
                    "project",
                    Kinds.single(
                            "text",
                            Map.of("type", "string"),
                            "a project's name of 1 to 200 characters",
                            ProjectId::new),
                    "The project to work in. On a server the key decides, so this is for data directories only.")
            .withDefault("default");
    static final Setting<String> HOST = top(
                    "host", Kinds.HOST, "The address a server listens on; 0.0.0.0 opens it to other machines.")
            .withDefault("127.0.0.1");
    static final Setting<Integer> PORT = top(
                    "port", Kinds.whole(0, 65_535), "The port a server listens on; 0 takes any free one.")
            .withDefault("8888");
    static final Setting<List<String>> CORS_ORIGINS = top(
                    "cors-origins", ManyKinds.ORIGINS, "The web pages that may call a server; * for all.")
            .withExample("[https://app.example.org]");
    static final Setting<Duration> SHUTDOWN_GRACE = top(
                    "shutdown-grace",
                    Lengths.of(ChronoUnit.SECONDS, Duration.ZERO, Duration.ofSeconds(9_999)),
                    "How long running requests have to finish when a server stops.")
            .withDefault("20s");
    static final Setting<Duration> CONSOLIDATE_EVERY = top(
                    "consolidate-every",
                    Lengths.of(ChronoUnit.HOURS, Duration.ZERO, Duration.ofHours(9_999)),
                    "How long after one consolidation of all projects a server begins the next; 0 for never.")
            .withDefault("0");

    static final ModelWords CHAT = new ModelWords("chat", true);
    static final ModelWords EMBEDDER = new ModelWords("embedder", false);

    static final Setting<RerankerKind> RERANKER_PROVIDER = of(
                    "reranker",
                    "provider",
                    Kinds.choice(
                            "a kind of reranker",
                            Arrays.stream(RerankerKind.values())
                                    .map(RerankerKind::key)
                                    .toList(),
                            RerankerKind::of),
                    "What puts the best hits in order when a search asks for it.")
            .withDefault("none");
    static final Setting<String> RERANKER_MODEL = of(
            "reranker", "model", Kinds.TEXT, "The reranking model's name at its provider; for onnx, what to call it.");
    static final Setting<Path> RERANKER_PATH = of(
            "reranker", "path", Kinds.PATH, "For onnx, the folder of a cross-encoder: model.onnx and tokenizer.json.");
    static final Setting<URI> RERANKER_URL = of(
            "reranker",
            "url",
            Kinds.ADDRESS,
            "The provider's address up to and with the version; without it, the provider's own.");
    static final Setting<Secret> RERANKER_KEY = of("reranker", "key", Kinds.SECRET, "The provider's key.");

    static final Setting<Boolean> MEDIA_PDF = of(
                    "media", "pdf", Kinds.SWITCH, "Whether the text of PDFs that messages share is read.")
            .withDefault("off");
    static final Setting<FetchRules> MEDIA_FETCH = of(
                    "media",
                    "fetch",
                    ManyKinds.SOURCES,
                    "From where pictures and documents are fetched: public for any public address, hosts by name; nowhere"
                            + " without it.")
            .withExample("[public, files.intern]");

    static final Setting<Egress> EGRESS_ALLOW = of(
                    "egress",
                    "allow",
                    ManyKinds.HOSTS,
                    "The only hosts this deployment may connect to, with all its parts; nowhere or an empty list closes every"
                            + " way out, and without it there is no limit.")
            .withExample("[api.openai.com, \"*.example.org\", \"localhost:11434\"]");

    static final Setting<Integer> JOBS_ATTEMPTS = of(
                    "jobs",
                    "attempts",
                    Kinds.whole(1, 1_000_000),
                    "How often deferred work is tried before it is set aside for a person.")
            .withDefault(String.valueOf(KeepsakeConfig.Jobs.STANDARD.attempts()));
    static final Setting<Integer> JOBS_CONCURRENCY = of(
            "jobs",
            "concurrency",
            Kinds.whole(1, 1_000),
            "How many pieces of deferred work are done at once; without it, as many as there are processors, at least two.");
    static final Setting<Duration> JOBS_FIRST_WAIT = of(
                    "jobs",
                    "first-wait",
                    Lengths.of(ChronoUnit.SECONDS, Duration.ofMillis(1), LONG),
                    "How long before the second try.")
            .withDefault(Lengths.text(KeepsakeConfig.Jobs.STANDARD.firstWait()));
    static final Setting<Duration> JOBS_LONGEST_WAIT = of(
                    "jobs",
                    "longest-wait",
                    Lengths.of(ChronoUnit.SECONDS, Duration.ofMillis(1), LONG),
                    "The longest wait between two tries.")
            .withDefault(Lengths.text(KeepsakeConfig.Jobs.STANDARD.longestWait()));

    static final Setting<URI> TELEMETRY_TRACES = of(
                    "telemetry",
                    "traces",
                    Kinds.ADDRESS,
                    "Where traces are sent, by OTLP over HTTP; nowhere without it.")
            .withExample("http://localhost:4318/v1/traces");
    static final Setting<Map<String, String>> TELEMETRY_HEADERS =
            of("telemetry", "headers", ManyKinds.PAIRS, "Sent with traces. Their values are kept like secrets.");
    static final Setting<String> TELEMETRY_SERVICE_NAME = of(
                    "telemetry", "service-name", Kinds.TEXT, "How this deployment is called in traces.")
            .withDefault("keepsake");
    static final Setting<KeepsakeConfig.LogForm> TELEMETRY_LOGS = of(
                    "telemetry",
                    "logs",
                    Kinds.choice(
                            "a form of logs",
                            Arrays.stream(KeepsakeConfig.LogForm.values())
                                    .map(KeepsakeConfig.LogForm::key)
                                    .toList(),
                            KeepsakeConfig.LogForm::of),
                    "How a server logs: text for a person, failures only; json for a program, one line for each request and"
                            + " operation.")
            .withDefault("text");

    static final Setting<Duration> WRITE_P95 = of(
                    "service-levels",
                    "write-p95",
                    Lengths.of(ChronoUnit.MILLIS, Duration.ofMillis(1), LONG),
                    "How long 95 of 100 writes may take.")
            .withDefault(Lengths.text(KeepsakeConfig.ServiceLevels.STANDARD.writeP95()));
    static final Setting<Duration> READ_P95 = of(
                    "service-levels",
                    "read-p95",
                    Lengths.of(ChronoUnit.MILLIS, Duration.ofMillis(1), LONG),
                    "How long 95 of 100 reads may take.")
            .withDefault(Lengths.text(KeepsakeConfig.ServiceLevels.STANDARD.readP95()));
    static final Setting<Double> SUCCESS = of(
                    "service-levels", "success", Kinds.number(0.001, 1), "Which part of all requests has to succeed.")
            .withDefault(String.valueOf(KeepsakeConfig.ServiceLevels.STANDARD.success()));
    static final Setting<Duration> WINDOW = of(
                    "service-levels",
                    "window",
                    Lengths.of(ChronoUnit.MINUTES, Duration.ofSeconds(1), LONG),
                    "Over how long that is counted.")
            .withDefault(Lengths.text(KeepsakeConfig.ServiceLevels.STANDARD.window()));

    static final Setting<Duration> CANARY_EVERY = of(
                    "canary",
                    "every",
                    Lengths.of(ChronoUnit.SECONDS, Duration.ZERO, LONG),
                    "How often a server writes, reads and deletes a memory of its own to see that it works; 0 for never.")
            .withDefault("0");

    static final Setting<String> VAULT_TENANT =
            of("key-vault", "tenant", Kinds.TEXT, "The Entra directory to sign in to for secrets of a Key Vault.");
    static final Setting<String> VAULT_CLIENT_ID = of(
            "key-vault",
            "client-id",
            Kinds.TEXT,
            "The application, or the user-assigned identity of the machine, to sign in as.");
    static final Setting<Secret> VAULT_CLIENT_SECRET =
            of("key-vault", "client-secret", Kinds.SECRET, "The application's secret.");
    static final Setting<URI> VAULT_AUTHORITY =
            of("key-vault", "authority", Kinds.ADDRESS, "Where to sign in; without it, Microsoft's public cloud.");

    /** The sections that may be given as one word. */
    static final Set<String> ONE_WORD = Set.of("chat", "embedder", "reranker");

    private static final List<Setting<?>> ALL = inOrder();

    private Settings() {}

    /** All of them, section by section. */
    public static List<Setting<?>> all() {
        return ALL;
    }

    /** The sections' names in order, the first one empty for the top. */
    public static Set<String> sections() {
        Set<String> sections = new LinkedHashSet<>();
        ALL.forEach(setting -> sections.add(setting.section()));
        return sections;
    }

    /** Those of one section. */
    public static List<Setting<?>> in(String section) {
        return ALL.stream().filter(setting -> setting.section().equals(section)).toList();
    }

    /** The setting of this whole name, such as {@code chat.model}. */
    public static Optional<Setting<?>> ofPath(String path) {
        return first(ALL.stream().filter(setting -> setting.path().equals(path)).toList());
    }

    static Optional<Setting<?>> ofVariable(String variable) {
        return first(ALL.stream()
                .filter(setting -> setting.variable().equals(variable))
                .toList());
    }

    private static Optional<Setting<?>> first(List<Setting<?>> found) {
        return found.isEmpty() ? Optional.empty() : Optional.of(found.getFirst());
    }

    private static <T> Setting<T> top(String name, Kind<T> kind, String meaning) {
        return of("", name, kind, meaning);
    }

    private static <T> Setting<T> of(String section, String name, Kind<T> kind, String meaning) {
        return Setting.of(section, name, kind, meaning);
    }

    private static List<Setting<?>> inOrder() {
        List<Setting<?>> all = new ArrayList<>();
        all.addAll(List.of(DATA, URL, API_KEY, PROJECT, HOST, PORT, CORS_ORIGINS, SHUTDOWN_GRACE, CONSOLIDATE_EVERY));
        all.addAll(CHAT.all());
        all.addAll(EMBEDDER.all());
        all.addAll(List.of(RERANKER_PROVIDER, RERANKER_MODEL, RERANKER_PATH, RERANKER_URL, RERANKER_KEY));
        all.addAll(List.of(MEDIA_PDF, MEDIA_FETCH, EGRESS_ALLOW));
        all.addAll(List.of(JOBS_ATTEMPTS, JOBS_CONCURRENCY, JOBS_FIRST_WAIT, JOBS_LONGEST_WAIT));
        all.addAll(List.of(TELEMETRY_TRACES, TELEMETRY_HEADERS, TELEMETRY_SERVICE_NAME, TELEMETRY_LOGS));
        all.addAll(List.of(WRITE_P95, READ_P95, SUCCESS, WINDOW, CANARY_EVERY));
        all.addAll(List.of(VAULT_TENANT, VAULT_CLIENT_ID, VAULT_CLIENT_SECRET, VAULT_AUTHORITY));
        return List.copyOf(all);
    }
}
