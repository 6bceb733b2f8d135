package dev.keepsake.config.mem0;

import dev.keepsake.config.Nearest;
import dev.keepsake.error.KeepsakeException;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Puts Mem0's configuration into Keepsake's words: the dictionary that {@code Memory.from_config} takes, as JSON, or the variables of
 * its self-hosted server, a line each. Says of every key what became of it; nothing is dropped in silence.
 */
public final class Mem0Import {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final List<String> KEYS = List.of(
            "vector_store",
            "llm",
            "embedder",
            "reranker",
            "rerank",
            "history_db_path",
            "version",
            "custom_instructions",
            "custom_fact_extraction_prompt",
            "custom_update_memory_prompt",
            "graph_store",
            "enable_graph");

    private static final String INSTRUCTIONS =
            "run 'keepsake settings set --instructions TEXT' with it: instructions belong to a project and lie in the store";

    private final Draft draft;

    private Mem0Import(Draft draft) {
        this.draft = draft;
    }

    /**
     * Takes over.
     *
     * @param text a JSON object, or lines of {@code NAME=VALUE}
     * @param withSecrets whether secrets are written as they are, and not as references to variables
     * @throws KeepsakeException with {@code INVALID_REQUEST} when it is neither
     */
    public static Imported read(String text, boolean withSecrets) {
        Draft draft = new Draft(withSecrets);
        if (Mem0Variables.isThis(text)) {
            Mem0Variables.read(text, draft);
        } else {
            new Mem0Import(draft).dictionary(parse(text));
        }
        return draft.finished();
    }

    private static JsonNode parse(String text) {
        try {
            JsonNode read = JSON.readTree(text);
            if (read.isObject()) {
                return read;
            }
        } catch (JacksonException broken) {
            throw KeepsakeException.invalid("This is no JSON (line "
                    + (broken.getLocation() == null ? 1 : broken.getLocation().getLineNr())
                    + "). Mem0's dictionary is expected as JSON; Python writes it with"
                    + " 'import json; print(json.dumps(config))'");
        }
        throw KeepsakeException.invalid("Mem0's configuration is a JSON object with keys such as llm and embedder");
    }

    private void dictionary(JsonNode config) {
        config.properties().forEach(entry -> top(entry.getKey(), entry.getValue()));
        if (!config.has("llm")) {
            draft.note(
                    Note.Outcome.IGNORED,
                    "llm",
                    "chat",
                    "Mem0 would ask OpenAI's gpt-5-mini here; Keepsake reads with rules until a section chat names a model");
        }
        if (!config.has("embedder")) {
            draft.note(
                    Note.Outcome.IGNORED,
                    "embedder",
                    "embedder",
                    "Mem0 would ask OpenAI here, whatever llm says; Keepsake embeds in its own process");
        }
    }

    private void top(String key, JsonNode value) {
        if (value.isNull()) {
            draft.ignore(key, "it says nothing");
            return;
        }
        switch (key) {
            case "llm" -> new Mem0Model(draft, "chat", key).take(value);
            case "embedder" -> {
                new Mem0Model(draft, "embedder", key).take(value);
                Mem0Dimensions.check(value, draft);
            }
            case "reranker" -> Mem0Reranker.take(value, draft);
            case "vector_store" -> vectorStore(value);
            case "history_db_path" ->
                draft.ignore(key, "history lies with the memories, in the directory that data names");
            case "rerank" -> draft.ignore(key, "whether the best hits are put in order is said with each search");
            case "version" -> draft.ignore(key, "there is one version of the answers, Mem0's v1.1");
            case "custom_instructions", "custom_fact_extraction_prompt" ->
                draft.note(Note.Outcome.RENAMED, key, "keepsake settings", INSTRUCTIONS);
            case "custom_update_memory_prompt" ->
                draft.refuse(key, "what a fact changes is decided from facts and times, not by a prompt of your own");
            case "graph_store", "enable_graph" ->
                draft.ignore(key, "relations are kept in the same store, always, and need no database");
            default ->
                draft.refuse(
                        key,
                        "Mem0 has no such key"
                                + Nearest.to(key, KEYS)
                                        .map(near -> "; did you mean " + near.replace('-', '_') + "?")
                                        .orElse(""));
        }
    }

    private void vectorStore(JsonNode value) {
        String provider = value.path("provider").asString("qdrant");
        draft.ignore(
                "vector_store",
                "Keepsake keeps memories in its own store, in the directory data. What lies in "
                        + provider.replaceAll("[^A-Za-z0-9_-]", "")
                        + " comes over with 'keepsake import': write Mem0's get_all() to a file first");
        JsonNode dimensions = value.path("config").path("embedding_model_dims");
        if (dimensions.isNumber()) {
            draft.ignore(
                    "vector_store.config.embedding_model_dims",
                    "the store takes the dimension of the embedder, and refuses another one later");
        }
    }
}
