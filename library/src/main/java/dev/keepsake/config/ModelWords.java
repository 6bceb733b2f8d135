package dev.keepsake.config;

import dev.keepsake.engine.extract.Extractors.LastResort;
import dev.keepsake.model.ModelPrices;
import dev.keepsake.models.provider.Provider;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The settings of a section that names a model: {@code chat}, each part of {@code chat.fallback}, {@code embedder}, and each part of {@code embedder.others}. */
public final class ModelWords {

    /** What stays when a place further up chooses another provider. */
    static final Set<String> OF_NO_PROVIDER = Set.of("last-resort", "fallback", "others");

    private final String section;
    private final boolean chat;

    final Setting<Provider> provider;
    final Setting<String> model;
    final Setting<URI> url;
    final Setting<Secret> key;
    final Setting<Map<String, String>> headers;
    final Setting<Integer> dimensions;
    final Setting<ModelPrices.Price> price;
    final Setting<LastResort> lastResort;
    final Setting<Boolean> pictures;
    final Setting<List<Node>> more;
    final AzureWords azure;
    final AwsWords aws;
    final GoogleWords google;
    final SamplingWords sampling;
    final LimitWords limits;

    ModelWords(String section, boolean chat) {
        this.section = section;
        this.chat = chat;
        provider = of("provider", Kinds.choice("a provider", Provider.names(), Provider::of), providerMeaning())
                .withExample("openai");
        model = of("model", Kinds.TEXT, modelMeaning()).withExample(chat ? "gpt-5-mini" : "e5-small-v2-q");
        url = of(
                        "url",
                        Kinds.ADDRESS,
                        "Its address up to and with the version; without it, the provider's own. Alone, without a provider, it"
                                + " means any server that speaks OpenAI's protocol.")
                .withExample("http://localhost:11434/v1");
        key = of("key", Kinds.SECRET, "Its key, where it wants one.").withExample("{env: MY_KEY}");
        headers = of("headers", ManyKinds.PAIRS, "Sent with every request. Their values are kept like secrets.")
                .withExample("{x-team: memory}");
        dimensions = of(
                        "dimensions",
                        Kinds.whole(1, 65_536),
                        "How many numbers its vectors are to have; as many as it makes without it.")
                .withExample("768");
        price = of(
                        "price",
                        Kinds.PRICE,
                        "What it costs for a million tokens: read/read from its cache/written, in the currency you think in.")
                .withExample("0.15/0.075/0.60");
        lastResort = of(
                        "last-resort",
                        Kinds.choice("a last resort", List.of("local", "defer", "fail"), ModelWords::lastResort),
                        "When no model can be asked: local reads with rules, defer tries again later, fail ends the add.")
                .withDefault("local");
        pictures = of(
                        "pictures",
                        Kinds.SWITCH,
                        "Whether it sees pictures and puts those that come without words into words.")
                .withDefault("off");
        more = chat
                ? of(
                                "fallback",
                                ManyKinds.CHAT_MODELS,
                                "Who is asked when it cannot be asked, in order: a list of the same words, or of provider/model.")
                        .withExample("[groq/llama-3.3-70b-versatile, ollama/qwen3:8b]")
                : of(
                                "others",
                                ManyKinds.EMBEDDERS,
                                "Which embedders of other providers 'keepsake embedder migrate' may change to: a list of the same"
                                        + " words, or of provider/model.")
                        .withExample("[openai/text-embedding-3-small]");
        azure = new AzureWords(section);
        aws = new AwsWords(section);
        google = new GoogleWords(section);
        sampling = new SamplingWords(section);
        limits = new LimitWords(section);
    }

    /** The section's name. */
    public String section() {
        return section;
    }

    /** All settings of the section, in order. */
    public List<Setting<?>> all() {
        List<Setting<?>> all = new ArrayList<>(List.of(provider, model, url, key));
        all.addAll(azure.all());
        all.addAll(aws.all());
        all.addAll(google.all());
        all.add(headers);
        all.addAll(chat ? sampling.all() : List.of(dimensions));
        all.addAll(limits.all());
        all.addAll(chat ? List.of(price, lastResort, pictures, more) : List.of(more));
        return all;
    }

    /** Those that a part of {@code chat.fallback} or {@code embedder.others} has too. */
    public List<Setting<?>> ofOneModel() {
        return all().stream()
                .filter(setting -> !OF_NO_PROVIDER.contains(setting.name()))
                .toList();
    }

    /** The setting of this name, which has to be one of the section's. */
    Setting<?> named(String name) {
        return Settings.ofPath(section + "." + name).orElseThrow();
    }

    boolean isChat() {
        return chat;
    }

    private <T> Setting<T> of(String name, Kind<T> kind, String meaning) {
        return Setting.of(section, name, kind, meaning);
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
