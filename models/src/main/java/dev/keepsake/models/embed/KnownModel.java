package dev.keepsake.models.embed;

import dev.keepsake.model.Embedder.Purpose;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the card of a model says, as far as it matters here.
 *
 * @param dimension how many numbers its vectors have unless fewer are asked for
 * @param shortens whether it can be asked for fewer
 * @param tokens how much it reads of a text, counted as OpenAI's models of 2022 count (byte pairs of {@code cl100k_base}); less than
 *     its own limit where its own tokens are shorter
 * @param query what it was trained to see before a question
 * @param passage what it was trained to see before a passage
 */
record KnownModel(int dimension, boolean shortens, int tokens, String query, String passage) {

    /** A model that nobody here knows; some read less, and say so when they are sent more. */
    static final int TOKENS_OF_OTHERS = 8191;

    private static final int OPENAI = 8191;
    /** Of 512 pieces of words, which are shorter than byte pairs. */
    private static final int BERT = 380;

    private static final int GEMINI = 2000;
    private static final int COHERE = 500;
    private static final int LONG = 8000;

    private static final String INSTRUCTED =
            "Instruct: Given a question, retrieve relevant passages that answer the question\nQuery: ";
    private static final String REPRESENT = "Represent this sentence for searching relevant passages: ";

    private static final Pattern BEHIND = Pattern.compile(":latest$|(\\.[a-z0-9_]+)?\\.gguf$");

    private static final Map<String, KnownModel> BY_NAME = new HashMap<>();

    static {
        know(new KnownModel(1536, true, OPENAI, "", ""), "text-embedding-3-small");
        know(new KnownModel(3072, true, OPENAI, "", ""), "text-embedding-3-large");
        know(new KnownModel(1536, false, OPENAI, "", ""), "text-embedding-ada-002");
        know(
                new KnownModel(768, true, 1500, "search_query: ", "search_document: "),
                "nomic-embed-text",
                "nomic-embed-text-v1.5",
                "text-embedding-nomic-embed-text-v1.5");
        know(new KnownModel(1024, true, BERT, REPRESENT, ""), "mxbai-embed-large", "mxbai-embed-large-v1");
        know(new KnownModel(384, false, 190, "", ""), "all-minilm", "all-minilm-l6-v2");
        know(new KnownModel(384, false, BERT, "", ""), "multi-qa-minilm-l6-cos-v1");
        know(new KnownModel(768, false, 290, "", ""), "all-mpnet-base-v2");
        know(new KnownModel(384, false, BERT, REPRESENT, ""), "bge-small-en-v1.5");
        know(new KnownModel(768, false, BERT, REPRESENT, ""), "bge-base-en-v1.5");
        know(new KnownModel(1024, false, BERT, REPRESENT, ""), "bge-large-en-v1.5", "bge-large");
        know(new KnownModel(1024, false, LONG, "", ""), "bge-m3");
        know(new KnownModel(1024, false, BERT, "", ""), "gte-large");
        know(new KnownModel(768, false, BERT, "", ""), "gte-base");
        know(new KnownModel(384, false, BERT, "query: ", "passage: "), "e5-small-v2", "multilingual-e5-small");
        know(new KnownModel(768, false, BERT, "query: ", "passage: "), "e5-base-v2", "multilingual-e5-base");
        know(new KnownModel(1024, false, BERT, "query: ", "passage: "), "e5-large-v2", "multilingual-e5-large");
        know(new KnownModel(1024, false, BERT, INSTRUCTED, ""), "multilingual-e5-large-instruct");
        know(new KnownModel(1024, true, LONG, INSTRUCTED, ""), "qwen3-embedding-0.6b");
        know(new KnownModel(2560, true, LONG, INSTRUCTED, ""), "qwen3-embedding-4b");
        know(new KnownModel(4096, true, LONG, INSTRUCTED, ""), "qwen3-embedding-8b");
        know(new KnownModel(3072, true, GEMINI, "", ""), "gemini-embedding-001");
        know(
                new KnownModel(3072, true, LONG, "task: search result | query: ", "title: none | text: "),
                "gemini-embedding-2",
                "gemini-embedding-2-preview");
        know(
                new KnownModel(768, true, GEMINI, "", ""),
                "text-embedding-004",
                "text-embedding-005",
                "text-multilingual-embedding-002");
        know(new KnownModel(1536, false, LONG, "", ""), "amazon.titan-embed-text-v1", "amazon.titan-embed-g1-text-02");
        know(new KnownModel(1024, true, LONG, "", ""), "amazon.titan-embed-text-v2:0");
        know(
                new KnownModel(1024, false, COHERE, "", ""),
                "embed-english-v3.0",
                "embed-multilingual-v3.0",
                "cohere.embed-english-v3",
                "cohere.embed-multilingual-v3");
        know(new KnownModel(384, false, COHERE, "", ""), "embed-english-light-v3.0", "embed-multilingual-light-v3.0");
        know(new KnownModel(1536, true, LONG, "", ""), "embed-v4.0");
        know(new KnownModel(1024, false, LONG, "", ""), "mistral-embed");
        know(new KnownModel(1024, true, LONG, "", ""), "voyage-3.5", "voyage-3.5-lite", "voyage-3-large");
    }

    private static void know(KnownModel model, String... names) {
        for (String name : names) {
            BY_NAME.put(name, model);
        }
    }

    /**
     * What is known of the model of this name, whoever serves it: an owner before it, {@code :latest} or the name of a GGUF file's
     * precision behind it, and case make no difference.
     */
    static Optional<KnownModel> of(String name) {
        String plain = name.strip().toLowerCase(Locale.ROOT);
        String last = plain.substring(plain.lastIndexOf('/') + 1);
        return Optional.ofNullable(BY_NAME.get(BEHIND.matcher(last).replaceFirst("")));
    }

    /** Every name that is known, for who looks for the nearest. */
    static Set<String> names() {
        return Set.copyOf(BY_NAME.keySet());
    }

    /** What to put before a text. */
    String prefix(Purpose purpose) {
        return switch (purpose) {
            case QUERY -> query;
            case PASSAGE -> passage;
        };
    }
}
