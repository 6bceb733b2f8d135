package dev.keepsake.models;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The kinds of rerankers, and what each has to be told. */
public enum RerankerKind {
    NONE,
    /** A cross-encoder in this process. */
    ONNX(Need.PATH),
    /** Cohere, or a server that speaks its second protocol. */
    COHERE(Need.MODEL, Need.KEY_OR_URL),
    /** Jina, or a server that speaks its protocol. */
    JINA(Need.MODEL, Need.KEY_OR_URL),
    /** Voyage. */
    VOYAGE(Need.MODEL, Need.KEY),
    /** A chat model that speaks OpenAI's protocol. */
    CHAT(Need.MODEL, Need.URL);

    private final List<Need> needs;

    RerankerKind(Need... needs) {
        this.needs = List.of(needs);
    }

    /** The lower-case name that configuration uses. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The kind of this name.
     *
     * @throws KeepsakeException with {@code CONFIGURATION} when there is none
     */
    public static RerankerKind of(String key) {
        return Arrays.stream(values())
                .filter(kind -> kind.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new KeepsakeException(
                        ErrorCategory.CONFIGURATION,
                        "a kind of reranker is expected, one of "
                                + Arrays.stream(values()).map(RerankerKind::key).collect(Collectors.joining(", "))));
    }

    /** What the settings do not say and this kind has to know, in words; empty when all is there. */
    List<String> missing(RerankerSettings settings) {
        return needs.stream()
                .filter(need -> need.missingIn(settings))
                .map(need -> need.words)
                .toList();
    }

    private enum Need {
        PATH("reranker-path, the folder of model.onnx and tokenizer.json"),
        MODEL("reranker-model, the model's name at its provider"),
        URL("reranker-url, such as http://localhost:11434/v1"),
        KEY("reranker-key"),
        KEY_OR_URL("reranker-key, or reranker-url for a server that needs no key");

        private final String words;

        Need(String words) {
            this.words = words;
        }

        private boolean missingIn(RerankerSettings settings) {
            return switch (this) {
                case PATH -> settings.path() == null;
                case MODEL -> settings.model().isEmpty();
                case URL -> settings.url() == null;
                case KEY -> settings.key() == null;
                case KEY_OR_URL -> settings.key() == null && settings.url() == null;
            };
        }
    }
}
