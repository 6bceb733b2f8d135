package dev.keepsake.config;

import dev.keepsake.engine.extract.Extractors.LastResort;
import dev.keepsake.model.ModelPrices;
import dev.keepsake.models.provider.Limits;
import dev.keepsake.models.provider.Provider;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The settings of a section that names a model: {@code chat}, each part of {@code chat.fallback}, and {@code embedder}. */
public final class ModelWords {

    private static final Limits STANDARD = Limits.STANDARD;

    /** What stays when a place further up chooses another provider. */
    static final Set<String> OF_NO_PROVIDER = Set.of("last-resort", "fallback");

    private final String section;
    private final boolean chat;
    private final List<Setting<?>> all = new ArrayList<>();

    final Setting<Provider> provider;
    final Setting<String> model;
    final Setting<URI> url;
    final Setting<Secret> key;
    final Setting<String> deployment;
    final Setting<String> apiVersion;
    final Setting<String> tenant;
    final Setting<String> clientId;
    final Setting<Secret> clientSecret;
    final Setting<URI> authority;
    final Setting<String> region;
    final Setting<Secret> accessKeyId;
    final Setting<Secret> secretAccessKey;
    final Setting<Secret> sessionToken;
    final Setting<String> profile;
    final Setting<String> location;
    final Setting<String> cloudProject;
    final Setting<Path> credentials;
    final Setting<Map<String, String>> headers;
    final Setting<Duration> timeout;
    final Setting<Integer> concurrency;
    final Setting<Integer> requestsPerMinute;
    final Setting<Integer> retries;
    final Setting<Integer> breakerFailures;
    final Setting<Duration> breakerPause;
    final Setting<Double> temperature;
    final Setting<Double> topP;
    final Setting<Integer> topK;
    final Setting<Integer> maximumReply;
    final Setting<Boolean> reasons;
    final Setting<String> effort;
    final Setting<Integer> dimensions;
    final Setting<ModelPrices.Price> price;
    final Setting<LastResort> lastResort;
    final Setting<Boolean> pictures;
    final Setting<List<Node>> fallback;

    ModelWords(String section, boolean chat) {
        this.section = section;
        this.chat = chat;
        provider = keep(of("provider", Kinds.choice("a provider", Provider.names(), Provider::of), providerMeaning())
                .withExample("openai"));
        model = keep(of("model", Kinds.TEXT, modelMeaning()).withExample(chat ? "gpt-5-mini" : "e5-small-v2-q"));
        url = keep(of(
                        "url",
                        Kinds.ADDRESS,
                        "Its address up to and with the version; without it, the provider's own. Alone, without a provider, it"
                                + " means any server that speaks OpenAI's protocol.")
                .withExample("http://localhost:11434/v1"));
        key = keep(of("key", Kinds.SECRET, "Its key, where it wants one.").withExample("{env: MY_KEY}"));
        deployment = keep(azure("deployment", Kinds.TEXT, "The deployment's name; without it, the model's.").withExample("my-deployment"));
        apiVersion = keep(azure(
                        "api-version",
                        Kinds.single(
                                "version",
                                Map.of("type", "string"),
                                "a version",
                                text -> {
                                    Kinds.require(text.matches("\\d{4}-\\d{2}-\\d{2}(-preview)?|v1|preview|latest"));
                                    return text;
                                }),
                        "The version of Azure's interface; without it, the address without versions, /openai/v1.")
                .withExample("2024-10-21"));
        tenant = keep(azure("tenant", Kinds.TEXT, "The Entra directory to sign in to, where there is no key."));
        clientId = keep(azure(
                "client-id", Kinds.TEXT, "The application, or the user-assigned identity of the machine, to sign in as."));
        clientSecret = keep(azure("client-secret", Kinds.SECRET, "The application's secret."));
        authority = keep(azure("authority", Kinds.ADDRESS, "Where to sign in; without it, Microsoft's public cloud.")
                .withExample("https://login.microsoftonline.us"));
        region = keep(aws("region", Kinds.TEXT, "The region; without it, what AWS's own configuration says.").withExample("us-west-2"));
        accessKeyId = keep(aws(
                "access-key-id", Kinds.SECRET, "The access key's id; without keys AWS's own chain is asked."));
        secretAccessKey = keep(aws("secret-access-key", Kinds.SECRET, "The access key's secret half."));
        sessionToken = keep(aws("session-token", Kinds.SECRET, "The token of a temporary access key."));
        profile = keep(aws("profile", Kinds.TEXT, "A profile of AWS's configuration files."));
        location = keep(google("location", Kinds.TEXT, "The location; us-central1 without it.").withExample("europe-west4"));
        cloudProject = keep(google("cloud-project", Kinds.TEXT, "The cloud project; without it, the one the credentials name."));
        credentials = keep(google("credentials", Kinds.PATH, "The path of a file with credentials; without it Google's own chain is asked."));
        headers = keep(of("headers", ManyKinds.PAIRS, "Sent with every request. Their values are kept like secrets.")
                .withExample("{x-team: memory}"));
        temperature = keep(words("temperature", Kinds.number(0, 2), "How freely it chooses its words; not sent without it.").withExample("0.2"));
        topP = keep(words("top-p", Kinds.number(0.001, 1), "From how much of the likely words it chooses; not sent without it.").withExample("0.9"));
        topK = keep(words("top-k", Kinds.whole(1, 1_000_000), "From how many of the likeliest words it chooses; not sent without it.").withExample("40"));
        maximumReply = keep(words(
                "maximum-reply", Kinds.whole(1, 1_000_000), "At most so many tokens in a reply, where a request does not say so itself.").withExample("2000"));
        reasons = keep(words(
                "reasons",
                Kinds.SWITCH,
                "Whether it reasons before it answers and therefore takes no temperature, top-p and top-k; told by its name"
                        + " without it."));
        effort = keep(words("effort", Kinds.TEXT, "How long a model that reasons may do so.").withExample("low"));
        dimensions = keep(of(
                        "dimensions",
                        Kinds.whole(1, 65_536),
                        "How many numbers its vectors are to have; as many as it makes without it.")
                .withExample("768"));
        timeout = keep(of(
                        "timeout",
                        Lengths.of(ChronoUnit.SECONDS, Duration.ofMillis(100), Duration.ofHours(1)),
                        "How long one call may take.")
                .withDefault(Lengths.text(STANDARD.timeout())));
        concurrency = keep(of("concurrency", Kinds.whole(1, 10_000), "At most so many calls at once.")
                .withDefault(String.valueOf(STANDARD.concurrency())));
        requestsPerMinute = keep(of(
                        "requests-per-minute", Kinds.whole(0, 1_000_000), "At most so many calls a minute; 0 for no limit of ours.")
                .withDefault(String.valueOf(STANDARD.requestsPerMinute())));
        retries = keep(of("retries", Kinds.whole(0, 20), "How often a call that failed and may pass is repeated.")
                .withDefault(String.valueOf(STANDARD.patience().retries())));
        breakerFailures = keep(of(
                        "breaker-failures", Kinds.whole(1, 10_000), "After so many failures in a row it is left alone for a while.")
                .withDefault(String.valueOf(STANDARD.patience().failures())));
        breakerPause = keep(of(
                        "breaker-pause",
                        Lengths.of(ChronoUnit.SECONDS, Duration.ofMillis(10), Duration.ofDays(1)),
                        "For how long.")
                .withDefault(Lengths.text(STANDARD.patience().pause())));
        price = keep(words(
                        "price",
                        Kinds.PRICE,
                        "What it costs for a million tokens: read/read from its cache/written, in the currency you think in.")
                .withExample("0.15/0.075/0.60"));
        lastResort = keep(words(
                        "last-resort",
                        Kinds.choice("a last resort", List.of("local", "defer", "fail"), ModelWords::lastResort),
                        "When no model can be asked: local reads with rules, defer tries again later, fail ends the add.")
                .withDefault("local"));
        pictures = keep(words(
                        "pictures",
                        Kinds.SWITCH,
                        "Whether it sees pictures and puts those that come without words into words.")
                .withDefault("off"));
        fallback = keep(words(
                        "fallback",
                        ManyKinds.MODELS,
                        "Who is asked when it cannot be asked, in order: a list of the same words, or of provider/model.")
                .withExample("[groq/llama-3.3-70b-versatile, ollama/qwen3:8b]"));
    }

    /** The section's name. */
    public String section() {
        return section;
    }

    /** All settings of the section, in order. */
    public List<Setting<?>> all() {
        return List.copyOf(all);
    }

    /** Those that a part of {@code chat.fallback} has too. */
    public List<Setting<?>> ofOneModel() {
        return all.stream().filter(setting -> !OF_NO_PROVIDER.contains(setting.name())).toList();
    }

    boolean isChat() {
        return chat;
    }

    /** Kept among the section's settings unless it is one of the other role's. */
    private <T> Setting<T> keep(Setting<T> setting) {
        boolean otherRole = chat
                ? setting.name().equals("dimensions")
                : Set.of("temperature", "top-p", "top-k", "maximum-reply", "reasons", "effort", "price", "last-resort", "pictures", "fallback")
                        .contains(setting.name());
        if (!otherRole) {
            all.add(setting);
        }
        return setting;
    }

    private <T> Setting<T> of(String name, Kind<T> kind, String meaning) {
        return Setting.of(section, name, kind, meaning);
    }

    private <T> Setting<T> words(String name, Kind<T> kind, String meaning) {
        return of(name, kind, meaning);
    }

    private <T> Setting<T> azure(String name, Kind<T> kind, String meaning) {
        return of(name, kind, meaning).onlyFor(Provider.AZURE_OPENAI, Provider.AZURE_OPENAI_STRUCTURED);
    }

    private <T> Setting<T> aws(String name, Kind<T> kind, String meaning) {
        return of(name, kind, meaning).onlyFor(Provider.AWS_BEDROCK);
    }

    private <T> Setting<T> google(String name, Kind<T> kind, String meaning) {
        return of(name, kind, meaning).onlyFor(Provider.VERTEXAI);
    }

    private String providerMeaning() {
        return chat
                ? "Whose chat model reads what is added; without one, rules read and nothing is sent anywhere."
                : "Whose model turns text into vectors; local is in this process and asks nobody.";
    }

    private String modelMeaning() {
        return chat
                ? "The chat model's name at its provider; without it, the one the provider stands for by default."
                : "The embedder's name at its provider, or in this process.";
    }

    static LastResort lastResort(String text) {
        return Arrays.stream(LastResort.values())
                .filter(resort -> resort.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(text));
    }
}
