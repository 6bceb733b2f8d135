package dev.keepsake.cli.config;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Everything that can be configured. A flag, an environment variable and a line of the file say the same thing. */
public enum Setting {
    DATA("./keepsake-data", "The directory that holds everything a local Keepsake knows."),
    URL(null, "The address of a Keepsake server to work on instead of a data directory."),
    API_KEY(null, "The key sent to the server; at the first start of a server, the key it will accept."),
    PROJECT("default", "The project to work in. On a server the key decides, so this is for data directories only."),
    EMBEDDER("e5-small-v2-q", "The model that turns text into vectors."),
    RERANKER(
            "none",
            "What puts the best hits in order when a search asks for it: none, onnx, cohere, jina, voyage or chat."),
    RERANKER_MODEL(null, "The reranking model's name at its provider."),
    RERANKER_PATH(null, "For onnx, the folder of a cross-encoder: model.onnx and tokenizer.json."),
    RERANKER_URL(null, "The provider's address up to and with the version; without it, the provider's own."),
    RERANKER_KEY(null, "The provider's key."),
    CHAT_MODEL(null, "The chat model that reads what is added, by its name at its provider; without it, rules read."),
    CHAT_URL(null, "Its address up to and with the version; any server that speaks OpenAI's protocol."),
    CHAT_KEY(null, "Its key, where it wants one."),
    CHAT_PRICE(null, "What it costs for a million tokens: read/read from its cache/written, such as 0.15/0.075/0.60."),
    CHAT_LAST_RESORT(
            "local", "When it cannot be asked: local reads with rules, defer tries again later, fail ends the add."),
    CHAT_PICTURES("off", "Whether it sees pictures and puts those that come without words into words: off or on."),
    MEDIA_PDF("off", "Whether the text of PDFs that messages share is read: off or on."),
    MEDIA_FETCH(
            "",
            "From where pictures and documents are fetched: public for any public address, or hosts by name, separated by"
                    + " commas; nowhere by default."),
    HOST("127.0.0.1", "The address a server listens on; 0.0.0.0 opens it to other machines."),
    PORT("8888", "The port a server listens on; 0 takes any free one."),
    CORS_ORIGINS(
            "", "The web pages that may call a server, separated by commas: https://app.example.org, or * for all."),
    SHUTDOWN_GRACE("20", "How many seconds running requests have to finish when a server stops."),
    CONSOLIDATE_EVERY("0", "Every how many hours a server puts the memories of all projects in order; 0 for never.");

    private final @Nullable String byDefault;
    private final String meaning;

    Setting(@Nullable String byDefault, String meaning) {
        this.byDefault = byDefault;
        this.meaning = meaning;
    }

    /** Its name in the configuration file, and as a flag after two dashes: {@code api-key}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Its name in the environment: {@code KEEPSAKE_API_KEY}. */
    public String variable() {
        return "KEEPSAKE_" + name();
    }

    /** What holds when nobody says otherwise, or null when there is nothing. */
    public @Nullable String byDefault() {
        return byDefault;
    }

    /** Whether its value must not be printed. */
    public boolean secret() {
        return this == API_KEY || this == RERANKER_KEY || this == CHAT_KEY;
    }

    /** What it is for, in a sentence. */
    public String meaning() {
        return meaning;
    }

    static Optional<Setting> ofKey(String key) {
        return Arrays.stream(values())
                .filter(setting -> setting.key().equals(key))
                .findFirst();
    }

    static Optional<Setting> ofVariable(String variable) {
        return Arrays.stream(values())
                .filter(setting -> setting.variable().equals(variable))
                .findFirst();
    }
}
