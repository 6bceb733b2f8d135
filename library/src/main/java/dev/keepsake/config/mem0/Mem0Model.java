package dev.keepsake.config.mem0;

import dev.keepsake.config.Nearest;
import dev.keepsake.config.ProviderVariables;
import dev.keepsake.config.Settings;
import dev.keepsake.models.provider.Provider;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Takes {@code llm} and {@code embedder} over. */
final class Mem0Model {

    /** What a key is called here. */
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("model", "model"),
            Map.entry("temperature", "temperature"),
            Map.entry("top_p", "top-p"),
            Map.entry("top_k", "top-k"),
            Map.entry("max_tokens", "maximum-reply"),
            Map.entry("reasoning_effort", "effort"),
            Map.entry("is_reasoning_model", "reasons"),
            Map.entry("enable_vision", "pictures"),
            Map.entry("embedding_dims", "dimensions"),
            Map.entry("aws_region", "region"),
            Map.entry("aws_profile", "profile"),
            Map.entry("project", "cloud-project"),
            Map.entry("location", "location"),
            Map.entry("vertex_credentials_json", "credentials"),
            Map.entry("azure_deployment", "deployment"),
            Map.entry("azure_endpoint", "url"),
            Map.entry("api_version", "api-version"));

    private static final Map<String, String> SECRETS = Map.of(
            "api_key", "key",
            "aws_access_key_id", "access-key-id",
            "aws_secret_access_key", "secret-access-key",
            "aws_session_token", "session-token");

    private static final Map<String, String> IGNORED = Map.ofEntries(
            Map.entry("vision_details", "pictures are sent as the provider wants them"),
            Map.entry("http_client_proxies", "the proxy of the JVM is used: -Dhttps.proxyHost in KEEPSAKE_JAVA_OPTS"),
            Map.entry("http_client", "connections are made here"),
            Map.entry("response_callback", "there is no callback; metrics and traces tell of calls"),
            Map.entry("lmstudio_response_format", "a schema is asked for wherever the provider has that"),
            Map.entry("response_format", "a schema is asked for wherever the provider has that"),
            Map.entry("frequency_penalty", "it is not sent: facts are to be said in the words they were said in"),
            Map.entry("presence_penalty", "it is not sent: facts are to be said in the words they were said in"),
            Map.entry("seed", "it is not sent"),
            Map.entry("store", "nothing is kept at the provider"),
            Map.entry("route", "say chat.fallback: who is asked next is decided here"),
            Map.entry("models", "say chat.fallback: who is asked next is decided here"),
            Map.entry("site_url", "say it in headers as HTTP-Referer where it is wanted"),
            Map.entry("app_name", "say it in headers as X-Title where it is wanted"),
            Map.entry("provider_override", "whose model it is shows from its name"),
            Map.entry("enable_sampling_parameters", "models that reason are sent none by themselves"),
            Map.entry("memory_add_embedding_type", "what a text is embedded for is known to who embeds it"),
            Map.entry("memory_update_embedding_type", "what a text is embedded for is known to who embeds it"),
            Map.entry("memory_search_embedding_type", "what a text is embedded for is known to who embeds it"));

    private static final Set<String> GROUPS = Set.of("azure_kwargs", "model_kwargs");

    private final Draft draft;
    private final String section;
    private final String from;
    private Provider provider = Provider.OPENAI;

    Mem0Model(Draft draft, String section, String from) {
        this.draft = draft;
        this.section = section;
        this.from = from;
    }

    void take(JsonNode value) {
        JsonNode config = value.path("config");
        if (!draft.isPart(from, value)) {
            return;
        }
        for (String key : value.propertyNames()) {
            if (!key.equals("provider") && !key.equals("config")) {
                unknown(from + "." + key, key);
            }
        }
        String name = value.path("provider").asString("openai");
        Optional<Provider> named = named(name, config);
        if (named.isEmpty()) {
            return;
        }
        provider = named.get();
        draft.say(section, "provider", provider.key());
        draft.note(
                name.equals(provider.key()) ? Note.Outcome.TAKEN : Note.Outcome.RENAMED,
                from + ".provider",
                section + ".provider",
                name.equals(provider.key()) ? "" : "called " + provider.key() + " here");
        config.properties().forEach(entry -> key(from + ".config.", entry.getKey(), entry.getValue()));
    }

    private Optional<Provider> named(String name, JsonNode config) {
        String key = from + ".provider";
        switch (name) {
            case "langchain" -> {
                draft.refuse(
                        key,
                        "a model that is an object is given in Java: LangChain4j's, to the builder of the library");
                return Optional.empty();
            }
            case "mock" -> {
                draft.refuse(key, "there is no model that only pretends; the embedder in this process is used");
                return Optional.empty();
            }
            case "fastembed" -> {
                local(key, config);
                return Optional.empty();
            }
            case "huggingface" -> {
                if (section.equals("embedder") && !config.has("huggingface_base_url")) {
                    local(key, config);
                    return Optional.empty();
                }
            }
            case "gemini" -> {
                if (config.path("vertexai").asBoolean(false)) {
                    return Optional.of(Provider.VERTEXAI);
                }
            }
            default -> {}
        }
        Optional<Provider> named = Provider.named(name);
        if (named.isEmpty()) {
            draft.refuse(
                    key,
                    "there is no such provider"
                            + Nearest.to(name, Provider.names())
                                    .map(near -> "; did you mean " + near + "?")
                                    .orElse(
                                            "; any server that speaks OpenAI's protocol is openai_compatible, with its url"));
        }
        return named;
    }

    /** Mem0 runs these models in Python's process; in this one there are others. */
    private void local(String key, JsonNode config) {
        draft.say(section, "provider", Provider.LOCAL.key());
        draft.note(
                Note.Outcome.RENAMED,
                key,
                section + ".provider",
                "Mem0 runs this model in its own process, and so does Keepsake with one of its own");
        config.properties()
                .forEach(entry -> draft.ignore(
                        from + ".config." + entry.getKey(),
                        entry.getKey().equals("model")
                                ? "that model does not come with Keepsake; a TEI server can run it: provider huggingface, with"
                                        + " its url"
                                : "the models in this process need nothing but a name"));
    }

    private void key(String prefix, String key, JsonNode value) {
        String path = prefix + key;
        if (value.isNull() || (value.isString() && value.asString().isBlank())) {
            draft.ignore(path, "it says nothing; a variable of the provider's own counts where there is one");
        } else if (key.equals("model") && value.path("name").isString()) {
            // Mem0 takes Sarvam's model together with what it is to be asked with.
            value.properties()
                    .forEach(entry -> key(
                            path + ".", entry.getKey().equals("name") ? "model" : entry.getKey(), entry.getValue()));
        } else if (GROUPS.contains(key) && value.isObject()) {
            value.properties().forEach(entry -> key(path + ".", entry.getKey(), entry.getValue()));
        } else if (SECRETS.containsKey(key)) {
            secret(path, SECRETS.get(key), value);
        } else if (key.equals("default_headers")) {
            draft.takePairs(path, section, "headers", value);
        } else if (key.equals("vertexai")) {
            draft.note(Note.Outcome.RENAMED, path, section + ".provider", "");
        } else if (key.endsWith("_base_url")) {
            url(path, key, value);
        } else if (IGNORED.containsKey(key)) {
            draft.ignore(path, IGNORED.get(key));
        } else if (WORDS.containsKey(key) && fits(WORDS.get(key))) {
            draft.take(path, section, WORDS.get(key), value);
        } else if (WORDS.containsKey(key)) {
            draft.ignore(
                    path,
                    provider.key() + " has no use for it as "
                            + (section.equals("chat") ? "a chat model" : "an embedder"));
        } else {
            unknown(path, key);
        }
    }

    private boolean fits(String word) {
        return Settings.ofPath(section + "." + word)
                .filter(setting -> setting.isFor(provider))
                .isPresent();
    }

    private void secret(String path, String word, JsonNode secret) {
        if (!fits(word)) {
            draft.ignore(path, provider.key() + " has no use for it");
            return;
        }
        List<String> own = ProviderVariables.of(provider, section.equals("chat"), word);
        String variable = own.isEmpty()
                ? Settings.ofPath(section + "." + word).orElseThrow().variable().replaceFirst("^KEEPSAKE_", "")
                : own.getFirst();
        draft.takeSecret(path, section, word, secret, variable);
    }

    /** Mem0 reads the address of another provider in silence and asks its standard one. */
    private void url(String path, String key, JsonNode value) {
        String owner = key.substring(0, key.length() - "_base_url".length());
        boolean own = provider.key().equals(owner) || provider.key().equals(owner + "_structured");
        if (own) {
            draft.take(path, section, "url", value);
        } else {
            draft.refuse(
                    path,
                    "it is for " + owner + ", and the provider is " + provider.key() + "; say " + section
                            + ".url where it is meant");
        }
    }

    private void unknown(String path, String key) {
        List<String> known = new ArrayList<>(WORDS.keySet());
        known.addAll(SECRETS.keySet());
        known.addAll(List.of("openai_base_url", "ollama_base_url", "azure_kwargs", "provider", "config"));
        draft.refuse(
                path,
                "Mem0 has no such key"
                        + Nearest.to(key, known)
                                .map(near -> "; did you mean " + near + "?")
                                .orElse(""));
    }
}
