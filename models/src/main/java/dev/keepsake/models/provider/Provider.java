package dev.keepsake.models.provider;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whose models can be used, by the names that Mem0 has for them. {@code docs/providers.md} has a row for each. */
public enum Provider {
    /** Models in this process. */
    LOCAL(null, SignIn.NONE),
    OPENAI("https://api.openai.com/v1", SignIn.KEY),
    /** The same as {@link #OPENAI}: whatever takes a schema is given one. */
    OPENAI_STRUCTURED("https://api.openai.com/v1", SignIn.KEY),
    AZURE_OPENAI(null, SignIn.ENTRA),
    /** The same as {@link #AZURE_OPENAI}. */
    AZURE_OPENAI_STRUCTURED(null, SignIn.ENTRA),
    ANTHROPIC("https://api.anthropic.com/v1", SignIn.KEY),
    GEMINI("https://generativelanguage.googleapis.com/v1beta", SignIn.KEY),
    VERTEXAI(null, SignIn.GOOGLE),
    AWS_BEDROCK(null, SignIn.AWS),
    OLLAMA("http://localhost:11434", SignIn.OPTIONAL_KEY),
    LMSTUDIO("http://localhost:1234/v1", SignIn.OPTIONAL_KEY),
    VLLM("http://localhost:8000/v1", SignIn.OPTIONAL_KEY),
    GROQ("https://api.groq.com/openai/v1", SignIn.KEY),
    TOGETHER("https://api.together.xyz/v1", SignIn.KEY),
    DEEPSEEK("https://api.deepseek.com", SignIn.KEY),
    XAI("https://api.x.ai/v1", SignIn.KEY),
    MISTRAL("https://api.mistral.ai/v1", SignIn.KEY),
    /** A LiteLLM proxy; the library of that name is Python's. */
    LITELLM("http://localhost:4000/v1", SignIn.OPTIONAL_KEY),
    OPENROUTER("https://openrouter.ai/api/v1", SignIn.KEY),
    MINIMAX("https://api.minimax.io/v1", SignIn.KEY),
    SARVAM("https://api.sarvam.ai/v1", SignIn.KEY),
    HUGGINGFACE("https://router.huggingface.co/v1", SignIn.KEY),
    COHERE("https://api.cohere.ai/compatibility/v1", SignIn.KEY),
    /** Any other server that speaks OpenAI's protocol. */
    OPENAI_COMPATIBLE(null, SignIn.OPTIONAL_KEY);

    /** Other names for the same. */
    private static final Map<String, Provider> ALIASES = Map.of("google", GEMINI, "fastembed", LOCAL);

    private final @Nullable URI url;
    private final SignIn signIn;

    Provider(@Nullable String url, SignIn signIn) {
        this.url = url == null ? null : URI.create(url);
        this.signIn = signIn;
    }

    /** The name that configuration uses: {@code azure_openai}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Its address up to and with the version, or null where every customer has another. */
    public @Nullable URI url() {
        return url;
    }

    /** How one shows who one is. */
    public SignIn signIn() {
        return signIn;
    }

    /** The provider of this name, in any case and with {@code -} for {@code _}; empty when there is none. */
    public static Optional<Provider> named(String name) {
        String key = name.strip().toLowerCase(Locale.ROOT).replace('-', '_');
        Provider alias = ALIASES.get(key);
        return alias != null
                ? Optional.of(alias)
                : Arrays.stream(values())
                        .filter(provider -> provider.key().equals(key))
                        .findFirst();
    }

    /**
     * The provider of this name.
     *
     * @throws KeepsakeException with {@code CONFIGURATION} when there is none
     */
    public static Provider of(String name) {
        return named(name)
                .orElseThrow(() -> new KeepsakeException(
                        ErrorCategory.CONFIGURATION,
                        "a provider is expected, one of "
                                + Arrays.stream(values()).map(Provider::key).collect(Collectors.joining(", "))));
    }

    /** Every name and other name, for who looks for the nearest. */
    public static List<String> names() {
        return Arrays.stream(values()).map(Provider::key).toList();
    }

    /** How one shows who one is. */
    public enum SignIn {
        NONE,
        KEY,
        /** A key where the server wants one. */
        OPTIONAL_KEY,
        /** A key, or a token of Microsoft Entra ID. */
        ENTRA,
        /** A token for a Google account. */
        GOOGLE,
        /** Requests signed with AWS credentials, or a Bedrock API key. */
        AWS
    }
}
