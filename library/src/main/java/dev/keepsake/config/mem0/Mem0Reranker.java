package dev.keepsake.config.mem0;

import dev.keepsake.config.ProviderVariables;
import dev.keepsake.models.provider.Provider;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Takes {@code reranker} over. */
final class Mem0Reranker {

    private static final String SECTION = "reranker";
    private static final String PROVIDER = "reranker.provider";
    private static final String HOW_MANY = "how many hits are wanted is said with each search";

    private static final Set<Provider> SPEAK_AS_OPENAI = EnumSet.of(
            Provider.OPENAI,
            Provider.OPENAI_STRUCTURED,
            Provider.GROQ,
            Provider.TOGETHER,
            Provider.DEEPSEEK,
            Provider.XAI,
            Provider.MISTRAL,
            Provider.OPENROUTER,
            Provider.MINIMAX,
            Provider.SARVAM,
            Provider.LITELLM,
            Provider.OLLAMA,
            Provider.LMSTUDIO,
            Provider.VLLM);

    private Mem0Reranker() {}

    static void take(JsonNode value, Draft draft) {
        if (!draft.isPart("reranker", value)) {
            return;
        }
        String provider = value.path("provider").asString("cohere");
        JsonNode config = value.path("config");
        switch (provider) {
            case "cohere" -> cohere(config, draft);
            case "sentence_transformer", "huggingface" ->
                draft.refuse(
                        PROVIDER,
                        "Mem0 loads this model in Python; here a cross-encoder runs as ONNX: export it to a folder and say"
                                + " reranker: {provider: onnx, path: FOLDER}");
            case "llm_reranker" -> chat(config, draft);
            default ->
                draft.refuse(PROVIDER, "there is no such reranker here; there are onnx, cohere, jina, voyage and chat");
        }
    }

    private static void cohere(JsonNode config, Draft draft) {
        draft.say(SECTION, "provider", "cohere");
        draft.note(Note.Outcome.TAKEN, PROVIDER, PROVIDER, "");
        if (!config.has("model")) {
            draft.say(SECTION, "model", "rerank-v3.5");
        }
        config.properties().forEach(entry -> {
            String path = "reranker.config." + entry.getKey();
            switch (entry.getKey()) {
                case "model" -> draft.take(path, SECTION, "model", entry.getValue());
                case "api_key" ->
                    draft.takeSecret(
                            path,
                            SECTION,
                            "key",
                            entry.getValue(),
                            ProviderVariables.ofReranker("cohere").getFirst());
                case "top_k", "top_n" -> draft.ignore(path, HOW_MANY);
                default -> draft.ignore(path, "rerankers need no more than model, url and key here");
            }
        });
    }

    /** Mem0 asks its model once for each hit; here it is asked once for all of them, in OpenAI's protocol. */
    private static void chat(JsonNode config, Draft draft) {
        JsonNode nested = config.path("llm");
        JsonNode asked = nested.isObject() ? nested.path("config") : config;
        String name = (nested.isObject() ? nested : config).path("provider").asString("openai");
        Provider provider =
                Provider.named(name).filter(SPEAK_AS_OPENAI::contains).orElse(null);
        if (provider == null) {
            draft.refuse(
                    PROVIDER,
                    "a chat model that puts hits in order is asked in OpenAI's protocol here, at once for all hits: say"
                            + " reranker: {provider: chat, model: ..., url: ...} with one that speaks it");
            return;
        }
        draft.say(SECTION, "provider", "chat");
        draft.note(Note.Outcome.RENAMED, PROVIDER, PROVIDER, "called chat here, and asked once for all hits");
        draft.say(SECTION, "model", asked.path("model").asString("gpt-5-mini"));
        draft.say(SECTION, "url", address(provider, asked));
        List<String> variables = ProviderVariables.of(provider, true, "key");
        JsonNode key = asked.path("api_key");
        if (key.isString() && !key.asString().isBlank()) {
            draft.takeSecret("reranker.config.api_key", SECTION, "key", key, first(variables));
        } else if (provider.signIn() == Provider.SignIn.KEY) {
            draft.refer(SECTION, "key", first(variables));
        }
        config.properties().forEach(entry -> rest(entry.getKey(), draft));
    }

    private static void rest(String key, Draft draft) {
        String path = "reranker.config." + key;
        switch (key) {
            case "model" -> draft.note(Note.Outcome.TAKEN, path, "reranker.model", "");
            case "provider", "llm" -> draft.note(Note.Outcome.RENAMED, path, "reranker.url", "");
            case "api_key" -> {
                // Told with the key.
            }
            case "top_k", "top_n" -> draft.ignore(path, HOW_MANY);
            case "scoring_prompt" ->
                draft.refuse(path, "how hits are weighed against each other is not decided by a prompt of your own");
            default -> draft.ignore(path, "a reranker that is a chat model needs no more than model, url and key here");
        }
    }

    private static String address(Provider provider, JsonNode asked) {
        String said = asked.path(provider.key().replace("_structured", "") + "_base_url")
                .asString("");
        String address = said.isBlank() ? String.valueOf(provider.url()) : said.replaceFirst("/$", "");
        return provider == Provider.OLLAMA && !address.endsWith("/v1") ? address + "/v1" : address;
    }

    private static String first(List<String> variables) {
        return variables.isEmpty() ? "RERANKER_KEY" : variables.getFirst();
    }
}
